// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqliteeventwriter_p.h"

#include "domain/escalation.h"

#include <QSqlError>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// \a value stays as it is until the statement has been executed.
int bind(sqlite3_stmt *statement, int at, const QVariant &value, QByteArray &text)
{
    if (value.isNull())
        return sqlite3_bind_null(statement, at);
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong:
        return sqlite3_bind_int64(statement, at, value.toLongLong());
    case QMetaType::QByteArray:
        text = value.toByteArray();
        break;
    default:
        text = value.toString().toUtf8();
    }
    return sqlite3_bind_text64(statement, at, text.constData(), sqlite3_uint64(text.size()), SQLITE_STATIC, SQLITE_UTF8);
}

// A null QString is bound as NULL; here it means the empty text.
QVariant text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

QVariant optional(const std::optional<QString> &value)
{
    return value ? text(*value) : QVariant(QMetaType::fromType<QString>());
}

} // namespace

SqliteEventWriter::SqliteEventWriter(const DatabaseUrl &url)
    : m_connection(url)
{}

SqliteEventWriter::~SqliteEventWriter()
{
    m_statements.clear();
}

void SqliteEventWriter::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void SqliteEventWriter::close()
{
    m_statements.clear();
    m_handle = nullptr;
    m_connection.close();
}

EventWriter::Failure SqliteEventWriter::lastFailure() const
{
    const QString code = QString::number(sqlite3_extended_errcode(m_handle));
    return {Sql::faultOf(Sql::Dialect::Sqlite, code), Sql::errorFor(Sql::Dialect::Sqlite, code, QString::fromUtf8(sqlite3_errmsg(m_handle)))};
}

Result<void> SqliteEventWriter::prepare(Kind kind, QByteArrayView sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return std::unexpected(lastFailure().error);
    m_statements.insert_or_assign(kind, Statement(statement));
    return {};
}

Result<void> SqliteEventWriter::open()
{
    m_statements.clear();
    if (auto opened = m_connection.open(std::chrono::seconds(4)); !opened)
        return opened;
    m_handle = Sql::sqliteHandleOf(m_connection.database());
    if (!m_handle)
        return fail(Error::Code::Internal, u"Qt's SQLite driver was built with another SQLite than this program."_s);
    const QString event = u"INSERT INTO call_events (cursor, call_id, org_id, seq, type, at, data) VALUES (?, ?, ?, ?, ?, ?, ?)"_s;
    const QString call = u"INSERT INTO calls (id, org_id, started_at, mode_since, channel, caller, caller_folded, prompt_version, metadata) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
    const QString transcript = u"INSERT INTO call_transcripts (call_id, seq, id, speaker, text, folded, at, item_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s;
    const std::pair<Kind, QString> statements[] = {
        {Kind::Event, event},
        {Kind::EventAgain, event + u" ON CONFLICT (call_id, seq) DO NOTHING"_s},
        {Kind::Call, call},
        {Kind::CallAgain, call + u" ON CONFLICT (id) DO NOTHING"_s},
        {Kind::Transcript, transcript},
        {Kind::TranscriptAgain, transcript + u" ON CONFLICT (call_id, seq) DO NOTHING"_s},
        {Kind::Change, u"UPDATE calls SET phase = coalesce(?, phase), mode = coalesce(?, mode), human_name = coalesce(?, human_name), "
                       "prompt_version = coalesce(?, prompt_version), caller_folded = CASE WHEN ? THEN ? ELSE caller_folded END, caller = coalesce(?, caller), "
                       "channel = coalesce(?, channel), status = coalesce(?, status), end_reason = coalesce(?, end_reason), mode_since = coalesce(?, mode_since), "
                       "ended_at = coalesce(?, ended_at), has_session = has_session OR ?, escalated = escalated OR ?, "
                       "metadata = CASE WHEN ? THEN json_set(metadata, '$.call_sid', ?) ELSE metadata END WHERE id = ?"_s},
        {Kind::Intake, u"INSERT OR REPLACE INTO call_intakes (call_id, structured_data, urgency_level, completed, updated_at) VALUES (?, ?, ?, ?, ?)"_s},
        {Kind::Raise, u"INSERT INTO escalations (id, call_id, org_id, urgency, trigger, reason, phrase, rule, summary, status, raised_at) "
                      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET urgency = excluded.urgency, trigger = excluded.trigger, "
                      "reason = excluded.reason, phrase = excluded.phrase, rule = excluded.rule, summary = excluded.summary"_s},
        {Kind::EscalationChange, u"UPDATE escalations SET status = coalesce(?, status), handled_by = coalesce(?, handled_by), outcome = coalesce(?, outcome), "
                                 "notes = coalesce(?, notes) WHERE id = ?"_s},
        {Kind::EscalationEnd, u"UPDATE escalations SET status = 'ended' WHERE call_id = ? AND status = 'waiting'"_s},
    };
    for (const auto &[kind, sql] : statements) {
        if (auto prepared = prepare(kind, sql.toUtf8()); !prepared)
            return prepared;
    }
    return {};
}

SqliteEventWriter::Written SqliteEventWriter::execute(Kind kind, const QVariantList &values)
{
    sqlite3_stmt *const statement = m_statements.at(kind).get();
    std::array<QByteArray, 20> texts;
    Q_ASSERT(size_t(values.size()) <= texts.size() && values.size() == sqlite3_bind_parameter_count(statement));
    bool isBound = true;
    for (qsizetype i = 0; i < values.size(); ++i)
        isBound = bind(statement, int(i) + 1, values.at(i), texts[size_t(i)]) == SQLITE_OK && isBound;
    Written written;
    if (!isBound || sqlite3_step(statement) != SQLITE_DONE)
        written = std::unexpected(lastFailure());
    // An unfinished statement would break the commit; what is bound is about to go.
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return written;
}

SqliteEventWriter::Written SqliteEventWriter::write(const EventRows &rows, bool again)
{
    const auto failed = [](const Error &error) { return std::unexpected(Failure{Sql::Fault::Away, error}); };
    if (m_statements.empty())
        return failed({Error::Code::Unavailable, u"The database is not available."_s, {}, {}});
    auto transaction = Sql::Transaction::begin(m_connection.database());
    if (!transaction)
        return failed(transaction.error());
    if (auto written = writeRows(rows, again); !written)
        return written;
    if (const auto committed = transaction->commit(); !committed)
        return failed(committed.error());
    return {};
}

SqliteEventWriter::Written SqliteEventWriter::writeRows(const EventRows &rows, bool again)
{
    for (const EncodedEvent *encoded : rows.events) {
        const CallEvent &event = encoded->event;
        auto done = execute(again ? Kind::EventAgain : Kind::Event, {event.cursor, event.callId.text(), text(event.orgId.text()), event.seq, toString(event.type),
                                                                     toIso(event.at), encoded->json});
        if (!done)
            return done;
    }
    for (const auto &call : rows.newCalls) {
        const QString at = toIso(call.event->at);
        auto done = execute(again ? Kind::CallAgain : Kind::Call,
                            {call.event->callId.text(), text(call.event->orgId.text()), at, at, text(call.channel), text(call.caller), Sql::folded(call.caller),
                             text(call.promptVersion), call.metadata});
        if (!done)
            return done;
    }
    for (const auto &entry : rows.transcripts) {
        auto done = execute(again ? Kind::TranscriptAgain : Kind::Transcript,
                            {entry.event->callId.text(), entry.event->seq, text(entry.id), entry.speaker, text(entry.text), Sql::folded(entry.text),
                             toIso(entry.event->at), text(entry.itemId)});
        if (!done)
            return done;
    }
    for (const auto &[callId, change] : rows.callChanges) {
        if (auto done = writeChange(callId, change); !done)
            return done;
    }
    for (const auto &intake : rows.intakes) {
        if (auto done = writeIntake(intake); !done)
            return done;
    }
    for (const auto &step : rows.escalations) {
        if (auto done = writeStep(step); !done)
            return done;
    }
    return {};
}

SqliteEventWriter::Written SqliteEventWriter::writeChange(const QString &callId, const EventRows::CallChange &change)
{
    return execute(Kind::Change, {optional(change.phase), optional(change.mode), optional(change.humanName), optional(change.promptVersion), change.caller.has_value(),
                                  Sql::folded(change.caller.value_or(QString())), optional(change.caller), optional(change.channel), optional(change.status),
                                  optional(change.endReason), Sql::value(change.modeSince), Sql::value(change.endedAt), change.session, change.escalated,
                                  change.callSid.has_value(), optional(change.callSid), callId});
}

SqliteEventWriter::Written SqliteEventWriter::writeIntake(const EventRows::IntakeChange &intake)
{
    const QString callId = intake.event->callId.text();
    auto stored = Sql::execute(m_connection.database(), u"SELECT structured_data, urgency_level, completed FROM call_intakes WHERE call_id = ?"_s, {callId});
    if (!stored)
        return std::unexpected(Failure{Sql::Fault::Away, stored.error()});
    QJsonObject fields;
    QString urgency;
    bool completed = false;
    if (stored->next()) {
        fields = Sql::object(stored->value(0));
        urgency = stored->value(1).toString();
        completed = stored->value(2).toBool();
    }
    stored->finish();
    for (auto field = intake.fields.begin(); field != intake.fields.end(); ++field)
        fields.insert(field.key(), field.value());
    return execute(Kind::Intake, {callId, Sql::value(fields), text(intake.urgency.value_or(urgency)), intake.completed.value_or(completed), toIso(intake.event->at)});
}

SqliteEventWriter::Written SqliteEventWriter::writeStep(const EventRows::EscalationStep &step)
{
    if (const auto *raised = std::get_if<EventRows::Raised>(&step)) {
        const Escalation escalation = Escalation::fromJson(raised->event->data);
        return execute(Kind::Raise, {escalation.id.text(), raised->event->callId.text(), text(raised->event->orgId.text()), toString(escalation.urgency),
                                     text(escalation.trigger), text(escalation.reason), text(escalation.phrase), text(escalation.rule), text(escalation.summary),
                                     toString(escalation.status), toIso(raised->event->at)});
    }
    if (const auto *change = std::get_if<EventRows::EscalationChange>(&step))
        return execute(Kind::EscalationChange, {optional(change->status), optional(change->by), optional(change->outcome), optional(change->notes), change->id});
    for (const QString &callId : std::get<EventRows::CallsEnded>(step).callIds) {
        if (auto done = execute(Kind::EscalationEnd, {callId}); !done)
            return done;
    }
    return {};
}

} // namespace Attendant
