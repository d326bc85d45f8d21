// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/eventjournal.h"

#include "storage/database.h"
#include "storage/journalreader_p.h"
#include "storage/journalwriter_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

struct EventJournal::Private
{
    Database &database;
    std::unique_ptr<JournalWriter> writer;
};

EventJournal::EventJournal() = default;

Result<std::unique_ptr<EventJournal>> EventJournal::open(Database &database, const QString &spillPath)
{
    qRegisterMetaType<CallEvent>();
    qRegisterMetaType<std::vector<CallEvent>>();
    std::unique_ptr<EventJournal> journal(new EventJournal);
    auto writer = JournalWriter::start(database, spillPath, [journal = journal.get()](const std::vector<CallEvent> &events) { Q_EMIT journal->committed(events); });
    if (!writer)
        return std::unexpected(writer.error());
    journal->d.reset(new Private{database, std::move(*writer)});
    return journal;
}

EventJournal::~EventJournal() = default;

Pending<std::vector<qint64>> EventJournal::append(std::vector<CallEvent> events)
{
    return d->writer->append(std::move(events));
}

Pending<std::vector<CallEvent>> EventJournal::readCall(const CallId &id, qint64 afterSeq, int limit) const
{
    return JournalReader(d->database, d->writer->spill()).readCall(id, afterSeq, limit);
}

Pending<std::vector<CallEvent>> EventJournal::readAfter(qint64 cursor, int limit) const
{
    return JournalReader(d->database, d->writer->spill()).readAfter(cursor, limit);
}

Result<std::vector<std::vector<CallEvent>>> EventJournal::readOpenCalls() const
{
    return JournalReader(d->database, d->writer->spill()).readOpenCalls();
}

qint64 EventJournal::newestCursor() const
{
    return d->writer->newestCursor();
}

qint64 EventJournal::oldestCursor() const
{
    return d->writer->oldestCursor();
}

bool EventJournal::isSpilling() const
{
    return d->writer->isSpilling();
}

} // namespace Attendant
