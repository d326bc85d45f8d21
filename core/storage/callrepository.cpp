// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/repositories.h"

#include "storage/database.h"
#include "storage/journalreader_p.h"
#include "storage/keyset_p.h"
#include "storage/sql_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int longestPage = 500;
constexpr qsizetype mostWords = 8;

QString likeOperator(Sql::Dialect dialect)
{
    return dialect == Sql::Dialect::PostgreSql ? u"ILIKE"_s : u"LIKE"_s; // SQLite's LIKE ignores the case of ASCII letters, as we need it
}

QStringList wordsOf(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    return words.first(std::min(mostWords, words.size()));
}

void addWords(Sql::Condition &condition, Sql::Dialect dialect, const QString &words)
{
    const QString part = u"(c.caller %1 ? ESCAPE '\\' OR c.caller_folded LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM call_transcripts t WHERE t.call_id = c.id AND "
                         "(t.text %1 ? ESCAPE '\\' OR t.folded LIKE ? ESCAPE '\\')))"_s.arg(likeOperator(dialect));
    for (const QString &word : wordsOf(words)) {
        const QString pattern = Sql::likePattern(word);
        condition.add(part, {pattern, pattern, pattern, pattern});
    }
}

Sql::Condition conditionOf(const CallFilter &filter, Sql::Dialect dialect)
{
    Sql::Condition condition;
    condition.addOneOf(u"c.org_id"_s, filter.orgs);
    if (filter.state != CallFilter::State::All)
        condition.add(filter.state == CallFilter::State::Active ? u"c.status = 'in_progress'"_s : u"c.status <> 'in_progress'"_s);
    if (filter.from)
        condition.add(u"c.started_at >= ?"_s, {Sql::value(*filter.from)});
    if (filter.to)
        condition.add(u"c.started_at < ?"_s, {Sql::value(*filter.to)});
    if (filter.escalated)
        condition.add(*filter.escalated ? u"c.escalated"_s : u"NOT c.escalated"_s);
    if (!filter.words.trimmed().isEmpty())
        addWords(condition, dialect, filter.words);
    return condition;
}

// The newest escalation and the newest words are looked up by index per row of the page: so a spoken line costs no second write.
QString rows(Sql::Dialect dialect)
{
    const auto time = [&](QLatin1StringView column) { return Sql::timeColumn(dialect, column); };
    const QString newestEscalation = u"e.id = (SELECT x.id FROM escalations x WHERE x.call_id = c.id ORDER BY x.raised_at DESC, x.id DESC LIMIT 1)"_s;
    const QString newestLine = u"t.seq = (SELECT max(y.seq) FROM call_transcripts y WHERE y.call_id = c.id)"_s;
    return u"SELECT c.id, c.org_id, %1, %2, c.status, c.phase, c.mode, %3, c.channel, c.caller, c.human_name, c.prompt_version, c.end_reason, c.metadata, c.has_session, "
           "c.escalated, (SELECT max(s.seq) FROM call_events s WHERE s.call_id = c.id), t.speaker, t.text, i.structured_data, i.urgency_level, i.completed, "
           "e.id, e.urgency, e.trigger, e.reason, e.phrase, e.rule, e.summary, e.status, %4, e.handled_by, e.outcome, e.notes "
           "FROM calls c LEFT JOIN call_intakes i ON i.call_id = c.id LEFT JOIN call_transcripts t ON t.call_id = c.id AND %5 "
           "LEFT JOIN escalations e ON e.call_id = c.id AND %6"_s
        .arg(time("c.started_at"_L1), time("c.ended_at"_L1), time("c.mode_since"_L1), time("e.raised_at"_L1), newestLine, newestEscalation);
}

Call readCall(const QSqlQuery &query)
{
    const auto text = [&](int column) { return query.value(column).toString(); };
    Call call;
    call.id = CallId(text(0));
    call.orgId = OrgId(text(1));
    call.startedAt = Sql::time(query.value(2));
    call.endedAt = Sql::optionalTime(query.value(3));
    call.status = callStatusFrom(text(4)).value_or(CallStatus::InProgress);
    call.phase = phaseFrom(text(5)).value_or(Phase::Greeting);
    call.mode = callModeFrom(text(6)).value_or(CallMode::Ai);
    call.modeSince = Sql::time(query.value(7));
    call.channel = text(8);
    call.caller = text(9);
    call.humanName = text(10);
    call.promptVersion = text(11);
    call.endReason = text(12);
    call.metadata = Sql::object(query.value(13));
    call.hasSession = query.value(14).toBool();
    call.escalated = query.value(15).toBool();
    call.lastSeq = query.value(16).toLongLong();
    if (!query.value(17).isNull()) {
        call.lastSpeaker = speakerFrom(text(17)).value_or(Speaker::System);
        call.lastLine = text(18);
    }
    if (!query.value(19).isNull())
        call.intake = Intake{Sql::object(query.value(19)), text(20), query.value(21).toBool()};
    if (!query.value(22).isNull()) {
        Escalation &escalation = call.escalation.emplace();
        escalation.id = EscalationId(text(22));
        escalation.callId = call.id;
        escalation.orgId = call.orgId;
        escalation.urgency = urgencyFrom(text(23)).value_or(Urgency::Medium);
        escalation.trigger = text(24);
        escalation.reason = text(25);
        escalation.phrase = text(26);
        escalation.rule = text(27);
        escalation.summary = text(28);
        escalation.status = escalationStatusFrom(text(29)).value_or(EscalationStatus::Waiting);
        escalation.raisedAt = Sql::time(query.value(30));
        escalation.handledBy = text(31);
        escalation.outcome = text(32);
        escalation.notes = text(33);
    }
    return call;
}

Result<QString> readExcerpt(QSqlDatabase &db, const CallId &id, const QStringList &words)
{
    QStringList hits;
    QVariantList values;
    const QString hit = u"CASE WHEN t.text %1 ? ESCAPE '\\' OR t.folded LIKE ? ESCAPE '\\' THEN 1 ELSE 0 END"_s.arg(likeOperator(Sql::dialectOf(db)));
    for (const QString &word : words) {
        const QString pattern = Sql::likePattern(word);
        hits << hit;
        values << pattern << pattern;
    }
    values << id.text();
    auto query = Sql::execute(db, u"SELECT t.text, %1 AS hits FROM call_transcripts t WHERE t.call_id = ? ORDER BY hits DESC, t.seq LIMIT 1"_s.arg(hits.join(u" + "_s)), values);
    if (!query)
        return std::unexpected(query.error());
    return query->next() && query->value(1).toInt() > 0 ? query->value(0).toString() : QString();
}

Result<CallPage> readPage(QSqlDatabase &db, const CallFilter &filter, const std::optional<Sql::Position> &position, bool withTotal)
{
    const auto dialect = Sql::dialectOf(db);
    Sql::Condition condition = conditionOf(filter, dialect);
    CallPage page;
    if (withTotal) {
        auto counted = Sql::execute(db, u"SELECT count(*) FROM calls c"_s + condition.where(), condition.values);
        if (!counted)
            return std::unexpected(counted.error());
        page.total = counted->next() ? counted->value(0).toLongLong() : 0;
    }
    if (position)
        condition.add(u"(c.started_at, c.id) < (?, ?)"_s, {Sql::value(position->at), position->id});
    const int limit = std::clamp(filter.limit, 1, longestPage);
    condition.values << limit + 1 << std::max(filter.offset, 0); // one more, to know whether there is a next page
    auto query = Sql::execute(db, rows(dialect) + condition.where() + u" ORDER BY c.started_at DESC, c.id DESC LIMIT ? OFFSET ?"_s, condition.values);
    if (!query)
        return std::unexpected(query.error());
    while (query->next()) {
        if (page.calls.size() == size_t(limit)) {
            page.next = Sql::Position{page.calls.back().startedAt, page.calls.back().id.text()}.encode();
            break;
        }
        page.calls.push_back(readCall(*query));
    }
    query->finish();
    const QStringList words = wordsOf(filter.words);
    for (size_t i = 0; !words.isEmpty() && i < page.calls.size(); ++i) {
        const auto excerpt = readExcerpt(db, page.calls[i].id, words);
        if (!excerpt)
            return std::unexpected(excerpt.error());
        page.excerpts << *excerpt;
    }
    return page;
}

} // namespace

Pending<CallPage> CallRepository::list(CallFilter filter, bool withTotal) const
{
    const auto position = Sql::Position::decode(filter.after);
    if (!position)
        return answered<CallPage>(std::unexpected(position.error()));
    return m_database.run([filter, position = *position, withTotal](QSqlDatabase &db) { return readPage(db, filter, position, withTotal); });
}

Pending<Call> CallRepository::get(CallId id) const
{
    return m_database.run([id](QSqlDatabase &db) -> Result<Call> {
        const auto events = JournalReader::readAll(db, id);
        if (!events)
            return std::unexpected(events.error());
        if (events->empty())
            return fail(Error::Code::NotFound, u"No call has the id '%1'."_s.arg(id.text()));
        return Call::fold(*events);
    });
}

} // namespace Attendant
