// SPDX-License-Identifier: GPL-3.0-or-later
// The part of JournalWriter that works while the database is away and when it comes back.
#include "storage/journalwriter_p.h"

#include "base/logging.h"
#include "storage/database.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int replayBound = 500;
constexpr auto firstPause = std::chrono::milliseconds(150);
constexpr int mostDoublings = 4;

} // namespace

void JournalWriter::beginSpilling(const Error &error)
{
    qCWarning(lcJournal).noquote() << "the database is away, events go to" << m_spillPath << "-" << error.message << error.context;
    m_writer->close();
    m_connected = false;
    m_replayed = m_newest;
    m_failures = 0;
    m_spilling = true;
    postpone();
}

void JournalWriter::spillUnits(Units &units)
{
    // The database would refuse these later, when nobody can be told any more.
    Units good;
    for (Unit &unit : units) {
        const bool known = std::ranges::any_of(unit.events, [this](const EncodedEvent &e) { return m_spill->holds(e.event.callId, e.event.seq); });
        if (known)
            unit.answer->give(fail(Error::Code::Conflict, u"This event is stored already."_s));
        else
            good.push_back(std::move(unit));
    }
    if (good.empty())
        return;
    number(good);
    std::vector<std::vector<CallEvent>> records;
    for (const Unit &unit : good) {
        auto &record = records.emplace_back();
        for (const EncodedEvent &encoded : unit.events)
            record.push_back(encoded.event);
    }
    if (const auto spilled = m_spill->append(records); !spilled) {
        // The database may hold these under their cursors (a commit whose answer was lost), so the numbers are not used again.
        m_next = records.back().back().cursor + 1;
        refuse(good, spilled.error());
        return;
    }
    acknowledge(good);
}

void JournalWriter::postpone()
{
    const double jitter = 0.7 + 0.6 * QRandomGenerator::global()->generateDouble();
    const auto pause = firstPause * (1 << std::min(m_failures, mostDoublings)) * jitter;
    ++m_failures;
    m_retryAt = Steady::now() + std::chrono::duration_cast<Steady::duration>(pause);
}

// One step: asks a database thread whether the database answers (connecting may take seconds, and appends must not wait for it), then
// connects, then stores what waits, piece by piece, between appends.
void JournalWriter::recover()
{
    if (!m_connected) {
        if (!m_probe) {
            m_probe = m_database.run([](QSqlDatabase &db) -> Result<bool> {
                const auto done = Sql::run(db, u"SELECT 1"_s);
                return done ? Result<bool>(true) : std::unexpected(done.error());
            });
        }
        if (!m_probe->isFinished())
            return;
        const Result<bool> answers = std::exchange(m_probe, std::nullopt)->result();
        const auto connected = answers ? reconnect() : Result<void>(std::unexpected(answers.error()));
        if (!connected) {
            qCDebug(lcJournal).noquote() << "still away:" << connected.error().message << connected.error().context;
            m_writer->close();
            postpone();
            return;
        }
        m_connected = true;
    }
    auto done = replayChunk();
    if (done && !*done)
        return;
    if (done) {
        if (const auto cleared = m_spill->clear(); !cleared)
            done = std::unexpected(cleared.error());
    }
    if (!done) {
        qCWarning(lcJournal).noquote() << "the spilled events cannot be stored yet:" << done.error().message << done.error().context;
        m_writer->close();
        m_connected = false;
        postpone();
        return;
    }
    m_spilling = false;
    m_failures = 0;
    qCInfo(lcJournal) << "the database is back and holds everything up to cursor" << m_replayed;
}

Result<void> JournalWriter::reconnect()
{
    if (auto opened = m_writer->open(); !opened)
        return opened;
    const auto newest = single(u"SELECT coalesce(max(cursor), 0) FROM call_events"_s);
    if (!newest)
        return std::unexpected(newest.error());
    if (newest->toLongLong() >= m_next) {
        return fail(Error::Code::Unavailable, u"Another Attendant has written to this database meanwhile. Restart this one."_s,
                    u"newest cursor there %1, here %2"_s.arg(newest->toLongLong()).arg(m_next - 1));
    }
    if (newest->toLongLong() < m_replayed)
        qCCritical(lcJournal) << "the database came back without the events from cursor" << newest->toLongLong() + 1 << "to" << m_replayed;
    return {};
}

// True: nothing is left.
Result<bool> JournalWriter::replayChunk()
{
    const auto events = m_spill->readAfter(m_replayed, replayBound);
    if (!events)
        return std::unexpected(events.error());
    if (events->empty())
        return true;
    Units units(1);
    for (const CallEvent &event : *events)
        units.front().events.push_back(encode(event));
    const auto written = write(units, true);
    if (!written && written.error().fault == Sql::Fault::Away)
        return std::unexpected(written.error().error);
    if (!written) {
        if (const auto done = replayOneByOne(*events); !done)
            return std::unexpected(done.error());
    }
    m_replayed = events->back().cursor;
    return false;
}

Result<void> JournalWriter::replayOneByOne(const std::vector<CallEvent> &events)
{
    for (const CallEvent &event : events) {
        Units units(1);
        units.front().events.push_back(encode(event));
        const auto written = write(units, true);
        if (!written && written.error().fault == Sql::Fault::Away)
            return std::unexpected(written.error().error);
        if (!written)
            reject(event, written.error().error);
    }
    return {};
}

// An event that the database will never take must not hold up those behind it; it is kept for a person to look at.
void JournalWriter::reject(const CallEvent &event, const Error &error)
{
    const QString path = m_spillPath + u".rejected"_s;
    qCCritical(lcJournal).noquote() << "event" << event.seq << "of" << event.callId.text() << "is refused by the database and kept in" << path << "-" << error.context;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append, QFile::ReadOwner | QFile::WriteOwner)
        || file.write(QJsonDocument(event.toJson()).toJson(QJsonDocument::Compact) + '\n') < 0)
        qCCritical(lcJournal).noquote() << path << "cannot be written:" << file.errorString();
}

} // namespace Attendant
