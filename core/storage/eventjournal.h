// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/clock.h"
#include "domain/callevent.h"

#include <QObject>

#include <memory>
#include <vector>

namespace Attendant {

class Database;

/// The ordered list of everything that happened. One writer thread takes what has gathered, gives each event its cursor and writes
/// events and projections (calls, call_transcripts, call_intakes, escalations) in one transaction: group commit. An append is
/// answered when it is durable. While the database is away events go to a local spill file (synced, in order), count as durable,
/// and are written to the database when it is back; beyond the bound appends answer Unavailable.
/// Exactly one process writes to a database; a second one fails to open with a sentence.
class EventJournal : public QObject
{
    Q_OBJECT

public:
    /// \a spillPath: file for events during an outage; replayed at open. Errors: Unavailable.
    [[nodiscard]] static Result<std::unique_ptr<EventJournal>> open(Database &database, const QString &spillPath);
    ~EventJournal() override; ///< writes what has gathered, then ends

    /// Appends \a events as one unit, in this order; answers with their cursors. Any thread.
    /// Errors: Unavailable (queue and spill are full), Internal.
    [[nodiscard]] Pending<std::vector<qint64>> append(std::vector<CallEvent> events);

    /// Events of one call behind \a afterSeq, in order, at most \a limit. Any thread.
    [[nodiscard]] Pending<std::vector<CallEvent>> readCall(const CallId &id, qint64 afterSeq, int limit = 1000) const;
    /// Events of all calls behind \a cursor, in order, at most \a limit. Any thread.
    [[nodiscard]] Pending<std::vector<CallEvent>> readAfter(qint64 cursor, int limit = 1000) const;
    /// All events of the calls that are in progress, grouped by call, for resuming after a restart. Blocks; start-up only.
    [[nodiscard]] Result<std::vector<std::vector<CallEvent>>> readOpenCalls() const;

    [[nodiscard]] qint64 newestCursor() const; ///< of what is durable; any thread
    [[nodiscard]] qint64 oldestCursor() const; ///< the first one that readAfter() can still serve; any thread
    [[nodiscard]] bool isSpilling() const;     ///< the database is away; any thread

Q_SIGNALS:
    /// Durable now; in cursor order. Emitted on the writer's thread: connect queued (a context on another thread does that).
    void committed(const std::vector<Attendant::CallEvent> &events);

private:
    EventJournal();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Attendant

Q_DECLARE_METATYPE(std::vector<Attendant::CallEvent>)
