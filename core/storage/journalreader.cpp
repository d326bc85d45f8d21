// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journalreader_p.h"

#include "storage/database.h"
#include "storage/spillfile_p.h"
#include "storage/sql_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int longestRead = 10'000;

QString columns(const QSqlDatabase &db)
{
    return u"SELECT e.cursor, e.call_id, e.org_id, e.seq, e.type, %1, e.data FROM call_events e "_s.arg(Sql::timeColumn(Sql::dialectOf(db), "e.at"_L1));
}

Result<std::vector<CallEvent>> select(QSqlDatabase &db, const QString &rest, const QVariantList &values)
{
    auto query = Sql::execute(db, columns(db) + rest, values);
    if (!query)
        return std::unexpected(query.error());
    std::vector<CallEvent> events;
    while (query->next()) {
        CallEvent event;
        event.cursor = query->value(0).toLongLong();
        event.callId = CallId(query->value(1).toString());
        event.orgId = OrgId(query->value(2).toString());
        event.seq = query->value(3).toLongLong();
        const auto type = eventTypeFrom(query->value(4).toString());
        if (!type)
            return fail(Error::Code::Internal, u"The database holds an event of an unknown type."_s, query->value(4).toString());
        event.type = *type;
        event.at = Sql::time(query->value(5));
        event.data = Sql::object(query->value(6));
        events.push_back(std::move(event));
    }
    return events;
}

// What the database has, then what waited when the reading began. The order matters: an event that is written in between is seen
// twice, and dropped here, but never missed.
Result<std::vector<CallEvent>> join(Result<std::vector<CallEvent>> stored, const std::vector<CallEvent> &waiting, int limit)
{
    if (!stored)
        return stored;
    for (const CallEvent &event : waiting) {
        if (stored->size() >= size_t(limit))
            break;
        if (stored->empty() || event.cursor > stored->back().cursor)
            stored->push_back(event);
    }
    return stored;
}

} // namespace

Pending<std::vector<CallEvent>> JournalReader::readAfter(qint64 cursor, int limit) const
{
    limit = std::clamp(limit, 1, longestRead);
    if (const auto first = m_spill->firstCursor(); first && *first <= cursor + 1)
        return answered(m_spill->readAfter(cursor, limit));
    return m_database.run([spill = m_spill, cursor, limit](QSqlDatabase &db) -> Result<std::vector<CallEvent>> {
        const auto waiting = spill->readAfter(cursor, limit);
        if (!waiting)
            return waiting;
        return join(select(db, u"WHERE e.cursor > ? ORDER BY e.cursor LIMIT ?"_s, {cursor, limit}), *waiting, limit);
    });
}

Pending<std::vector<CallEvent>> JournalReader::readCall(const CallId &id, qint64 afterSeq, int limit) const
{
    limit = std::clamp(limit, 1, longestRead);
    if (const auto first = m_spill->firstSeq(id); first && *first <= afterSeq + 1)
        return answered(m_spill->readCall(id, afterSeq, limit));
    return m_database.run([spill = m_spill, id, afterSeq, limit](QSqlDatabase &db) -> Result<std::vector<CallEvent>> {
        const auto waiting = spill->readCall(id, afterSeq, limit);
        if (!waiting)
            return waiting;
        return join(select(db, u"WHERE e.call_id = ? AND e.seq > ? ORDER BY e.seq LIMIT ?"_s, {id.text(), afterSeq, limit}), *waiting, limit);
    });
}

Result<std::vector<CallEvent>> JournalReader::readAll(QSqlDatabase &db, const CallId &id)
{
    return select(db, u"WHERE e.call_id = ? ORDER BY e.seq"_s, {id.text()});
}

Result<std::vector<std::vector<CallEvent>>> JournalReader::readOpenCalls() const
{
    auto reading = m_database.run([](QSqlDatabase &db) {
        return select(db, u"JOIN calls c ON c.id = e.call_id WHERE c.status = 'in_progress' ORDER BY c.started_at, e.call_id, e.seq"_s, {});
    });
    const auto events = reading.result();
    if (!events)
        return std::unexpected(events.error());
    std::vector<std::vector<CallEvent>> calls;
    for (const CallEvent &event : *events) {
        if (calls.empty() || calls.back().front().callId != event.callId)
            calls.emplace_back();
        calls.back().push_back(event);
    }
    return calls;
}

} // namespace Attendant
