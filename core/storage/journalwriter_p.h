// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "storage/eventwriter_p.h"
#include "storage/spillfile_p.h"

#include <QRandomGenerator>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace Attendant {

class Database;

/// The journal's one writing thread. Takes what has gathered and makes it durable as a group: in the database, or, while that is away,
/// in the spill file; then answers and announces it. append() from any thread; the rest as said.
class JournalWriter
{
public:
    /// Called on the writing thread, in cursor order, before the appends are answered.
    using Announce = std::function<void(const std::vector<CallEvent> &)>;

    /// Starts the thread, becomes the database's only writer and stores what an earlier run left in the spill file. Blocks.
    [[nodiscard]] static Result<std::unique_ptr<JournalWriter>> start(Database &database, const QString &spillPath, Announce announce);
    ~JournalWriter(); ///< makes durable what has gathered, then ends

    [[nodiscard]] Pending<std::vector<qint64>> append(std::vector<CallEvent> events);

    [[nodiscard]] qint64 newestCursor() const { return m_newest; }
    [[nodiscard]] qint64 oldestCursor() const { return m_oldest; }
    [[nodiscard]] bool isSpilling() const { return m_spilling; }
    [[nodiscard]] std::shared_ptr<SpillFile> spill() const { return m_spill; }

private:
    using Steady = std::chrono::steady_clock;
    struct Unit
    {
        std::vector<EncodedEvent> events;
        std::shared_ptr<Internal::Answer<std::vector<qint64>>> answer;
    };
    using Units = std::vector<Unit>;

    JournalWriter(Database &database, Announce announce);
    [[nodiscard]] Result<void> prepare(const QString &spillPath); // on the writing thread, as everything below
    [[nodiscard]] Result<QVariant> single(const QString &sql);
    void serve();
    [[nodiscard]] bool take(Units &units);
    void store(Units &units);
    void storeOneByOne(Units &units);
    [[nodiscard]] std::expected<void, EventWriter::Failure> write(const Units &units, bool again);
    void number(Units &units);
    void acknowledge(Units &units);
    void refuse(Units &units, const Error &error);

    void beginSpilling(const Error &error);
    void spillUnits(Units &units);
    void recover();
    [[nodiscard]] Result<void> reconnect();
    [[nodiscard]] Result<bool> replayChunk();
    [[nodiscard]] Result<void> replayOneByOne(const std::vector<CallEvent> &events);
    void reject(const CallEvent &event, const Error &error);
    void postpone();

    Database &m_database;
    Announce m_announce;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<FileLock> m_lock; // SQLite
    std::shared_ptr<SpillFile> m_spill;
    QString m_spillPath;

    std::mutex m_mutex; // guards the next four
    std::condition_variable m_wake;
    std::deque<Unit> m_queue;
    size_t m_queued = 0; // events in m_queue
    bool m_ending = false;

    std::atomic<qint64> m_newest = 0, m_oldest = 1;
    std::atomic<bool> m_spilling = false;

    // Of the writing thread alone.
    std::unique_ptr<EventWriter> m_writer;
    qint64 m_next = 1;            // the next cursor
    qint64 m_replayed = 0;        // the last cursor that is known to be in the database
    bool m_connected = true;
    int m_failures = 0;           // recovery attempts in a row
    Steady::time_point m_retryAt{};
    std::optional<Pending<bool>> m_probe;
};

} // namespace Attendant
