// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journalwriter_p.h"

#include "base/logging.h"
#include "storage/database.h"

#include <future>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr size_t queueBound = 50'000; // events
constexpr size_t groupBound = 1'000;  // events in one transaction

} // namespace

JournalWriter::JournalWriter(Database &database, Announce announce)
    : m_database(database)
    , m_announce(std::move(announce))
{}

Result<std::unique_ptr<JournalWriter>> JournalWriter::start(Database &database, const QString &spillPath, Announce announce)
{
    std::unique_ptr<JournalWriter> writer(new JournalWriter(database, std::move(announce)));
    std::promise<Result<void>> prepared;
    auto ready = prepared.get_future();
    writer->m_thread.reset(QThread::create([writer = writer.get(), prepared = std::move(prepared), spillPath]() mutable {
        const auto result = writer->prepare(spillPath);
        if (!result)
            writer->m_writer.reset();
        prepared.set_value(result);
        if (result)
            writer->serve();
        writer->m_writer.reset(); // the connection belongs to this thread
    }));
    writer->m_thread->setObjectName(u"journal"_s);
    writer->m_thread->start();
    if (const auto result = ready.get(); !result)
        return std::unexpected(result.error());
    return writer;
}

JournalWriter::~JournalWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    if (m_thread)
        m_thread->wait();
}

Result<QVariant> JournalWriter::single(const QString &sql)
{
    auto query = Sql::execute(m_writer->database(), sql);
    if (!query)
        return std::unexpected(query.error());
    return query->next() ? query->value(0) : QVariant();
}

Result<void> JournalWriter::prepare(const QString &spillPath)
{
    const DatabaseUrl &url = m_database.url();
    if (url.kind == DatabaseUrl::Kind::Sqlite) {
        auto lock = FileLock::take(url.path + u".lock"_s, url.display());
        if (!lock)
            return std::unexpected(lock.error());
        m_lock = std::make_unique<FileLock>(std::move(*lock));
    }
    m_writer = EventWriter::make(url);
    if (auto opened = m_writer->open(); !opened)
        return opened;
    const auto id = single(u"SELECT id FROM installation"_s);
    const auto oldest = single(u"SELECT coalesce(min(cursor), 1) FROM call_events"_s);
    const auto newest = single(u"SELECT coalesce(max(cursor), 0) FROM call_events"_s);
    for (const auto *result : {&id, &oldest, &newest}) {
        if (!*result)
            return std::unexpected(result->error());
    }
    auto spill = SpillFile::open(spillPath, id->toString());
    if (!spill)
        return std::unexpected(spill.error());
    m_spill = std::move(*spill);
    m_spillPath = spillPath;
    m_oldest = std::min(oldest->toLongLong(), m_spill->firstCursor().value_or(oldest->toLongLong()));
    m_newest = std::max(newest->toLongLong(), m_spill->lastCursor());
    m_next = m_newest + 1;
    if (m_spill->count() == 0)
        return {};
    qCInfo(lcJournal) << "storing" << m_spill->count() << "events that an earlier run kept in the spill file";
    while (true) {
        const auto done = replayChunk();
        if (!done)
            return std::unexpected(done.error());
        if (*done)
            return m_spill->clear();
    }
}

Pending<std::vector<qint64>> JournalWriter::append(std::vector<CallEvent> events)
{
    if (events.empty())
        return answered<std::vector<qint64>>({});
    Unit unit;
    unit.events.reserve(events.size());
    for (CallEvent &event : events) {
        if (event.seq <= 0 || event.type == EventType::SpeechPartial || event.callId.isEmpty())
            return answeredError<std::vector<qint64>>(fail(Error::Code::Internal, u"An internal error occurred."_s, u"an event without call or seq cannot be stored"_s));
        unit.events.push_back(encode(std::move(event)));
    }
    unit.answer = std::make_shared<Internal::Answer<std::vector<qint64>>>();
    auto future = unit.answer->future();
    {
        const std::lock_guard lock(m_mutex);
        if (m_ending || m_queued + unit.events.size() > queueBound) {
            unit.answer->give(fail(Error::Code::Unavailable, u"More is happening than can be stored now. Try again in a moment."_s));
            return future;
        }
        m_queued += unit.events.size();
        m_queue.push_back(std::move(unit));
    }
    m_wake.notify_one();
    return future;
}

// False: everything is done and the journal ends.
bool JournalWriter::take(Units &units)
{
    std::unique_lock lock(m_mutex);
    const auto isReady = [this] { return m_ending || !m_queue.empty(); };
    if (!m_spilling)
        m_wake.wait(lock, isReady);
    else if (!m_connected) // otherwise there is something to replay
        m_wake.wait_for(lock, std::chrono::milliseconds(25), isReady);
    if (m_ending && m_queue.empty())
        return false;
    size_t events = 0;
    while (!m_queue.empty() && (events == 0 || events + m_queue.front().events.size() <= groupBound)) {
        events += m_queue.front().events.size();
        units.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    m_queued -= events;
    return true;
}

void JournalWriter::serve()
{
    Units units;
    while (take(units)) {
        if (!units.empty()) {
            if (m_spilling)
                spillUnits(units);
            else
                store(units);
            units.clear();
        }
        if (m_spilling && Steady::now() >= m_retryAt)
            recover();
    }
}

void JournalWriter::number(Units &units)
{
    qint64 cursor = m_next;
    for (Unit &unit : units) {
        for (EncodedEvent &encoded : unit.events)
            encoded.event.cursor = cursor++;
    }
}

std::expected<void, EventWriter::Failure> JournalWriter::write(const Units &units, bool again)
{
    std::vector<const EncodedEvent *> group;
    for (const Unit &unit : units) {
        for (const EncodedEvent &encoded : unit.events)
            group.push_back(&encoded);
    }
    return m_writer->write(EventRows::of(group), again);
}

void JournalWriter::store(Units &units)
{
    number(units);
    const auto written = write(units, false);
    if (written) {
        acknowledge(units);
    } else if (written.error().fault == Sql::Fault::Away) {
        beginSpilling(written.error().error);
        spillUnits(units);
    } else if (units.size() == 1) {
        refuse(units, written.error().error);
    } else {
        storeOneByOne(units); // one unit is wrong; the others must not suffer
    }
}

void JournalWriter::storeOneByOne(Units &units)
{
    for (Unit &unit : units) {
        Units single;
        single.push_back(std::move(unit));
        if (m_spilling)
            spillUnits(single);
        else
            store(single);
    }
}

void JournalWriter::acknowledge(Units &units)
{
    std::vector<CallEvent> events;
    for (Unit &unit : units) {
        for (EncodedEvent &encoded : unit.events)
            events.push_back(encoded.event);
    }
    m_next = events.back().cursor + 1;
    m_newest = events.back().cursor;
    m_announce(events);
    for (Unit &unit : units) {
        std::vector<qint64> cursors;
        for (const EncodedEvent &encoded : unit.events)
            cursors.push_back(encoded.event.cursor);
        unit.answer->give(std::move(cursors));
    }
}

void JournalWriter::refuse(Units &units, const Error &error)
{
    qCWarning(lcJournal).noquote() << "events refused:" << error.message << error.context;
    for (Unit &unit : units)
        unit.answer->give(std::unexpected(error));
}

} // namespace Attendant
