// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/callevent.h"
#include "storage/writerlock_p.h"

#include <QFile>
#include <QHash>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace Attendant {

/// Where events wait, synced to disk and in order, while the database is away. Any thread may read; one thread writes.
///
/// Format: records of a 4-byte length and a 4-byte CRC-32 of the payload (both little-endian), then the payload as compact JSON. The first record is
/// {"database": id}; each further one is an array of events that were appended as one unit, with their cursors. A torn or damaged record
/// ends the file: what follows it was never acknowledged. Only an index is kept in memory; events are read back from the file.
class SpillFile
{
public:
    static constexpr qint64 standardBound = 256 * 1024 * 1024;

    /// Opens or makes \a path (0600) and locks it; what it holds for \a databaseId can be replayed. Errors: Unavailable (not writable,
    /// used by another process, or it holds events of another database).
    [[nodiscard]] static Result<std::unique_ptr<SpillFile>> open(const QString &path, const QString &databaseId, qint64 bound = standardBound);

    /// Appends each of \a units as one record and syncs once. All or nothing. Errors: Unavailable (bound reached, disk full).
    [[nodiscard]] Result<void> append(const std::vector<std::vector<CallEvent>> &units);

    /// Empties it: everything is in the database. Errors: Unavailable.
    [[nodiscard]] Result<void> clear();

    [[nodiscard]] qsizetype count() const;
    [[nodiscard]] std::optional<qint64> firstCursor() const;
    [[nodiscard]] qint64 lastCursor() const; ///< 0 when empty
    [[nodiscard]] bool holds(const CallId &id, qint64 seq) const;
    /// The first seq of \a id that is in here.
    [[nodiscard]] std::optional<qint64> firstSeq(const CallId &id) const;

    /// In order, at most \a limit. Errors: Unavailable (cannot be read).
    [[nodiscard]] Result<std::vector<CallEvent>> readAfter(qint64 cursor, int limit) const;
    [[nodiscard]] Result<std::vector<CallEvent>> readCall(const CallId &id, qint64 afterSeq, int limit) const;

private:
    struct Entry { qint64 cursor, seq, offset; quint32 length, position; };

    SpillFile(FileLock lock, qint64 bound) : m_lock(std::move(lock)), m_bound(bound) {}
    [[nodiscard]] Result<void> load(const QString &databaseId);
    [[nodiscard]] Result<void> writeHeader();
    [[nodiscard]] Result<void> writeAndSync(const QByteArray &bytes);
    [[nodiscard]] Result<std::optional<QByteArray>> readRecord(qint64 offset) const;
    void index(const std::vector<CallEvent> &unit, qint64 offset, quint32 length);
    [[nodiscard]] Result<std::vector<CallEvent>> read(const std::vector<Entry> &entries) const;

    FileLock m_lock;
    qint64 m_bound;
    QString m_databaseId;
    mutable std::mutex m_mutex; // guards everything below
    mutable QFile m_file;
    qint64 m_size = 0;
    std::vector<Entry> m_entries;
    QHash<QString, std::vector<size_t>> m_calls;
};

} // namespace Attendant
