// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgresqleventwriter_p.h"

#include "domain/escalation.h"
#include "storage/statementwatch_p.h"
#include "storage/writerlock_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// The server gives up first; the pipeline's own limit is for a server that says nothing any more.
constexpr auto statementLimit = std::chrono::seconds(4);
constexpr auto groupLimit = std::chrono::seconds(6);

struct Prepared { const char *name, *sql; };

constexpr Prepared statements[] = {
    {"at_begin", "BEGIN"},
    {"at_commit", "COMMIT"},
    {"at_events", "INSERT INTO call_events (cursor, call_id, org_id, seq, type, at, data) "
                  "SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::timestamptz[], $7::jsonb[])"},
    {"at_events_again", "INSERT INTO call_events (cursor, call_id, org_id, seq, type, at, data) "
                        "SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::timestamptz[], $7::jsonb[]) "
                        "ON CONFLICT (call_id, seq) DO NOTHING"},
    {"at_calls", "INSERT INTO calls (id, org_id, started_at, mode_since, channel, caller, caller_folded, prompt_version, metadata) "
                 "SELECT id, org, at, at, channel, caller, folded, prompt, metadata FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], "
                 "$6::text[], $7::text[], $8::jsonb[]) AS v (id, org, at, channel, caller, folded, prompt, metadata)"},
    {"at_calls_again", "INSERT INTO calls (id, org_id, started_at, mode_since, channel, caller, caller_folded, prompt_version, metadata) "
                       "SELECT id, org, at, at, channel, caller, folded, prompt, metadata FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], "
                       "$6::text[], $7::text[], $8::jsonb[]) AS v (id, org, at, channel, caller, folded, prompt, metadata) ON CONFLICT (id) DO NOTHING"},
    {"at_transcripts", "INSERT INTO call_transcripts (call_id, seq, id, speaker, text, folded, at, item_id) "
                       "SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[])"},
    {"at_transcripts_again", "INSERT INTO call_transcripts (call_id, seq, id, speaker, text, folded, at, item_id) "
                             "SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[]) "
                             "ON CONFLICT (call_id, seq) DO NOTHING"},
    {"at_changes", "UPDATE calls SET phase = coalesce(v.phase, calls.phase), mode = coalesce(v.mode, calls.mode), human_name = coalesce(v.human, calls.human_name), "
                   "prompt_version = coalesce(v.prompt, calls.prompt_version), "
                   "caller_folded = CASE WHEN v.caller IS NULL THEN calls.caller_folded ELSE v.folded END, caller = coalesce(v.caller, calls.caller), "
                   "channel = coalesce(v.channel, calls.channel), status = coalesce(v.status, calls.status), end_reason = coalesce(v.reason, calls.end_reason), "
                   "mode_since = coalesce(v.since, calls.mode_since), ended_at = coalesce(v.ended, calls.ended_at), "
                   "has_session = calls.has_session OR v.session, escalated = calls.escalated OR v.escalated, "
                   "metadata = CASE WHEN v.sid IS NULL THEN calls.metadata ELSE calls.metadata || jsonb_build_object('call_sid', v.sid) END "
                   "FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], "
                   "$11::timestamptz[], $12::timestamptz[], $13::boolean[], $14::boolean[], $15::text[]) "
                   "AS v (id, phase, mode, human, prompt, caller, folded, channel, status, reason, since, ended, session, escalated, sid) WHERE calls.id = v.id"},
    {"at_intake", "INSERT INTO call_intakes (call_id, structured_data, urgency_level, completed, updated_at) "
                  "VALUES ($1::text, $2::jsonb, coalesce($3::text, ''), coalesce($4::boolean, false), $5::timestamptz) ON CONFLICT (call_id) DO UPDATE SET "
                  "structured_data = call_intakes.structured_data || excluded.structured_data, urgency_level = coalesce($3::text, call_intakes.urgency_level), "
                  "completed = coalesce($4::boolean, call_intakes.completed), updated_at = excluded.updated_at"},
    {"at_raise", "INSERT INTO escalations (id, call_id, org_id, urgency, trigger, reason, phrase, rule, summary, status, raised_at) "
                 "VALUES ($1::text, $2::text, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text, $9::text, $10::text, $11::timestamptz) ON CONFLICT (id) DO UPDATE SET "
                 "urgency = excluded.urgency, trigger = excluded.trigger, reason = excluded.reason, phrase = excluded.phrase, rule = excluded.rule, summary = excluded.summary"},
    {"at_escalation", "UPDATE escalations SET status = coalesce($1::text, status), handled_by = coalesce($2::text, handled_by), outcome = coalesce($3::text, outcome), "
                      "notes = coalesce($4::text, notes) WHERE id = $5::text"},
    {"at_ended", "UPDATE escalations SET status = 'ended' WHERE status = 'waiting' AND call_id = ANY ($1::text[])"},
};

using Type = PgArray::Type;

std::optional<QString> folded(const QString &text)
{
    const QVariant value = Sql::folded(text);
    return value.isNull() ? std::nullopt : std::optional(value.toString());
}

void addEvents(PgPipeline &pipeline, const EventRows &rows, bool again)
{
    const size_t n = rows.events.size();
    PgArray cursors(Type::Bigint, n), calls(Type::Text, n), orgs(Type::Text, n), seqs(Type::Bigint, n), types(Type::Text, n), times(Type::Timestamp, n), data(Type::Json, n);
    for (const EncodedEvent *encoded : rows.events) {
        const CallEvent &event = encoded->event;
        cursors.number(event.cursor);
        calls.text(event.callId.text());
        orgs.text(event.orgId.text());
        seqs.number(event.seq);
        types.text(toString(event.type));
        times.time(event.at);
        data.json(encoded->json);
    }
    PgParameters parameters;
    for (PgArray *column : {&cursors, &calls, &orgs, &seqs, &types, &times, &data})
        parameters.array(std::move(*column));
    pipeline.execute(again ? "at_events_again" : "at_events", parameters);
}

void addCalls(PgPipeline &pipeline, const EventRows &rows, bool again)
{
    const size_t n = rows.newCalls.size();
    if (n == 0)
        return;
    PgArray ids(Type::Text, n), orgs(Type::Text, n), times(Type::Timestamp, n), channels(Type::Text, n), callers(Type::Text, n), foldedCallers(Type::Text, n),
        prompts(Type::Text, n), metadata(Type::Json, n);
    for (const auto &call : rows.newCalls) {
        ids.text(call.event->callId.text());
        orgs.text(call.event->orgId.text());
        times.time(call.event->at);
        channels.text(call.channel);
        callers.text(call.caller);
        foldedCallers.optionalText(folded(call.caller));
        prompts.text(call.promptVersion);
        metadata.json(call.metadata);
    }
    PgParameters parameters;
    for (PgArray *column : {&ids, &orgs, &times, &channels, &callers, &foldedCallers, &prompts, &metadata})
        parameters.array(std::move(*column));
    pipeline.execute(again ? "at_calls_again" : "at_calls", parameters);
}

void addTranscripts(PgPipeline &pipeline, const EventRows &rows, bool again)
{
    const size_t n = rows.transcripts.size();
    if (n == 0)
        return;
    PgArray calls(Type::Text, n), seqs(Type::Bigint, n), ids(Type::Text, n), speakers(Type::Text, n), texts(Type::Text, n), foldedTexts(Type::Text, n),
        times(Type::Timestamp, n), items(Type::Text, n);
    for (const auto &entry : rows.transcripts) {
        calls.text(entry.event->callId.text());
        seqs.number(entry.event->seq);
        ids.text(entry.id);
        speakers.text(entry.speaker);
        texts.text(entry.text);
        foldedTexts.optionalText(folded(entry.text));
        times.time(entry.event->at);
        items.text(entry.itemId);
    }
    PgParameters parameters;
    for (PgArray *column : {&calls, &seqs, &ids, &speakers, &texts, &foldedTexts, &times, &items})
        parameters.array(std::move(*column));
    pipeline.execute(again ? "at_transcripts_again" : "at_transcripts", parameters);
}

void addChanges(PgPipeline &pipeline, const EventRows &rows)
{
    const size_t n = rows.callChanges.size();
    if (n == 0)
        return;
    using Member = std::optional<QString> EventRows::CallChange::*;
    const auto texts = [&](Member member) {
        PgArray column(Type::Text, n);
        for (const auto &[id, change] : rows.callChanges)
            column.optionalText(change.*member);
        return column;
    };
    using Change = EventRows::CallChange;
    PgArray ids(Type::Text, n), foldedCallers(Type::Text, n), since(Type::Timestamp, n), ended(Type::Timestamp, n), sessions(Type::Boolean, n), escalated(Type::Boolean, n);
    for (const auto &[id, change] : rows.callChanges) {
        ids.text(id);
        foldedCallers.optionalText(folded(change.caller.value_or(QString())));
        since.time(change.modeSince);
        ended.time(change.endedAt);
        sessions.boolean(change.session);
        escalated.boolean(change.escalated);
    }
    PgParameters parameters;
    parameters.array(std::move(ids));
    for (const Member member : {&Change::phase, &Change::mode, &Change::humanName, &Change::promptVersion, &Change::caller})
        parameters.array(texts(member));
    parameters.array(std::move(foldedCallers));
    for (const Member member : {&Change::channel, &Change::status, &Change::endReason})
        parameters.array(texts(member));
    for (PgArray *column : {&since, &ended, &sessions, &escalated})
        parameters.array(std::move(*column));
    parameters.array(texts(&Change::callSid));
    pipeline.execute("at_changes", parameters);
}

void addIntakes(PgPipeline &pipeline, const EventRows &rows)
{
    for (const auto &intake : rows.intakes) {
        pipeline.execute("at_intake", PgParameters()
                                          .text(intake.event->callId.text())
                                          .json(Sql::jsonText(intake.fields))
                                          .optionalText(intake.urgency)
                                          .optionalBoolean(intake.completed)
                                          .time(intake.event->at));
    }
}

void addEscalations(PgPipeline &pipeline, const EventRows &rows)
{
    for (const auto &step : rows.escalations) {
        if (const auto *raised = std::get_if<EventRows::Raised>(&step)) {
            const Escalation escalation = Escalation::fromJson(raised->event->data);
            pipeline.execute("at_raise", PgParameters()
                                             .text(escalation.id.text())
                                             .text(raised->event->callId.text())
                                             .text(raised->event->orgId.text())
                                             .text(toString(escalation.urgency))
                                             .text(escalation.trigger)
                                             .text(escalation.reason)
                                             .text(escalation.phrase)
                                             .text(escalation.rule)
                                             .text(escalation.summary)
                                             .text(toString(escalation.status))
                                             .time(raised->event->at));
        } else if (const auto *change = std::get_if<EventRows::EscalationChange>(&step)) {
            pipeline.execute("at_escalation", PgParameters()
                                                  .optionalText(change->status)
                                                  .optionalText(change->by)
                                                  .optionalText(change->outcome)
                                                  .optionalText(change->notes)
                                                  .text(change->id));
        } else {
            const QStringList &ids = std::get<EventRows::CallsEnded>(step).callIds;
            PgArray array(Type::Text, size_t(ids.size()));
            for (const QString &id : ids)
                array.text(id);
            pipeline.execute("at_ended", PgParameters().array(std::move(array)));
        }
    }
}

} // namespace

PostgreSqlEventWriter::PostgreSqlEventWriter(const DatabaseUrl &url)
    : m_url(url)
    , m_connection(url)
{}

void PostgreSqlEventWriter::close()
{
    m_connection.close();
}

Result<void> PostgreSqlEventWriter::open()
{
    if (auto opened = m_connection.open(statementLimit); !opened)
        return opened;
    StatementWatch watch;
    const StatementWatch::Guard guard(watch, m_connection.database(), groupLimit);
    auto ready = takeWriterLock(m_connection.database(), m_url.display());
    if (ready)
        ready = prepare();
    return ready;
}

Result<void> PostgreSqlEventWriter::prepare()
{
    // Every statement here finds its rows by key. A plan made while a table is small must not scan it when it has grown.
    auto set = Sql::run(m_connection.database(), u"SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off; "
                                                 "SET plan_cache_mode = force_generic_plan"_s);
    if (!set)
        return set;
    PGconn *connection = Sql::handleOf(m_connection.database());
    if (!connection)
        return fail(Error::Code::Internal, u"The PostgreSQL driver gives no access to its connection."_s);
    for (const Prepared &statement : statements) {
        PGresult *result = PQprepare(connection, statement.name, statement.sql, 0, nullptr);
        const bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
        const QString code = QString::fromLatin1(PQresultErrorField(result, PG_DIAG_SQLSTATE));
        const QString text = QString::fromUtf8(PQresultErrorMessage(result));
        PQclear(result);
        if (!done)
            return std::unexpected(Sql::errorFor(Sql::Dialect::PostgreSql, code, text));
    }
    return {};
}

std::expected<void, EventWriter::Failure> PostgreSqlEventWriter::write(const EventRows &rows, bool again)
{
    const auto failed = [](const QString &code, const QString &text) {
        return std::unexpected(Failure{Sql::faultOf(Sql::Dialect::PostgreSql, code), Sql::errorFor(Sql::Dialect::PostgreSql, code, text)});
    };
    PGconn *connection = Sql::handleOf(m_connection.database());
    if (!connection)
        return failed({}, u"not connected"_s);
    std::optional<PgPipeline::Failure> failure;
    QByteArray tag;
    {
        PgPipeline pipeline(connection);
        pipeline.execute("at_begin");
        addEvents(pipeline, rows, again);
        addCalls(pipeline, rows, again);
        addTranscripts(pipeline, rows, again);
        addChanges(pipeline, rows);
        addIntakes(pipeline, rows);
        addEscalations(pipeline, rows);
        pipeline.execute("at_commit");
        failure = pipeline.finish(groupLimit, &tag);
    }
    if (!failure && tag == "COMMIT")
        return {};
    const QString code = failure ? failure->code : QString();
    const QString text = failure ? failure->text : u"the server answered the commit with %1"_s.arg(QLatin1StringView(tag));
    // The failed transaction is still open; if it cannot be ended, the connection is gone as well.
    if (PQstatus(connection) != CONNECTION_OK || !Sql::run(m_connection.database(), u"ROLLBACK"_s))
        close();
    return failed(code, text);
}

} // namespace Attendant
