// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/eventrows_p.h"

#include "domain/escalation.h"
#include "domain/participants.h"
#include "storage/sql_p.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QString storable(QString text)
{
    text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else if (c.isSurrogate())
            text[i] = QChar(QChar::ReplacementCharacter);
    }
    return text;
}

QJsonValue storable(const QJsonValue &value)
{
    if (value.isString())
        return storable(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &entry : value.toArray())
            array.append(storable(entry));
        return array;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject copy;
        for (auto field = object.begin(); field != object.end(); ++field)
            copy.insert(storable(field.key()), storable(field.value()));
        return copy;
    }
    return value;
}

// QJsonDocument escapes exactly what PostgreSQL refuses (and some control characters, which do no harm).
bool isSuspicious(const QByteArray &json)
{
    return json.contains("\\u0000") || json.contains("\\ud");
}

std::optional<QString> textIn(const QJsonObject &data, QLatin1StringView key)
{
    const QJsonValue value = data.value(key);
    return value.isUndefined() ? std::nullopt : std::optional(value.toString());
}

} // namespace

EncodedEvent encode(CallEvent event)
{
    QByteArray json = Sql::jsonText(event.data);
    if (isSuspicious(json)) {
        event.data = storable(QJsonValue(event.data)).toObject();
        json = Sql::jsonText(event.data);
    }
    return {std::move(event), std::move(json)};
}

EventRows EventRows::of(const std::vector<const EncodedEvent *> &group)
{
    EventRows rows;
    rows.events = group;
    for (const EncodedEvent *encoded : group)
        rows.add(*encoded);
    return rows;
}

EventRows::CallChange &EventRows::change(const CallId &id)
{
    const auto known = m_changeOf.constFind(id.text());
    if (known != m_changeOf.constEnd())
        return callChanges[*known].second;
    m_changeOf.insert(id.text(), callChanges.size());
    return callChanges.emplace_back(id.text(), CallChange()).second;
}

void EventRows::add(const EncodedEvent &encoded)
{
    const CallEvent &event = encoded.event;
    const QJsonObject &data = event.data;
    switch (event.type) {
    case EventType::CallStarted:
        newCalls.push_back({&event, data.value("channel"_L1).toString(), data.value("caller"_L1).toString(), data.value("prompt_version"_L1).toString(),
                            Sql::jsonText(data.value("metadata"_L1).toObject())});
        break;
    case EventType::CallUpdated:
        addUpdate(event);
        break;
    case EventType::TranscriptCompleted: {
        const auto speaker = speakerFrom(data.value("speaker"_L1).toString()).value_or(Speaker::System);
        transcripts.push_back({&event, data.value("id"_L1).toString(), toString(speaker), data.value("text"_L1).toString(), data.value("item_id"_L1).toString()});
        break;
    }
    case EventType::PhaseChanged:
        if (const auto phase = phaseFrom(data.value("phase"_L1).toString()))
            change(event.callId).phase = toString(*phase);
        break;
    case EventType::IntakeUpdated:
        addIntake(event);
        break;
    case EventType::EscalationRaised:
        change(event.callId).escalated = true;
        escalations.emplace_back(Raised{&event});
        break;
    case EventType::EscalationUpdated:
        addEscalationChange(event);
        break;
    case EventType::ModeChanged:
        addMode(event);
        break;
    case EventType::ParticipantLeft:
        if (data.value("role"_L1).toString() != u"listener")
            change(event.callId).humanName = QString();
        break;
    case EventType::CallEnded:
        addEnd(event);
        break;
    case EventType::SpeechPartial:
    case EventType::ToolCalled:
    case EventType::ParticipantJoined:
    case EventType::HandbackProposed:
    case EventType::HandbackClosed:
        break;
    }
}

void EventRows::addUpdate(const CallEvent &event)
{
    const QJsonObject &data = event.data;
    CallChange changed;
    changed.session = data.contains("session"_L1);
    changed.promptVersion = textIn(data, "prompt_version"_L1);
    changed.caller = textIn(data, "caller"_L1);
    changed.channel = textIn(data, "channel"_L1);
    changed.callSid = textIn(data, "call_sid"_L1); // becomes part of the metadata
    if (!changed.session && !changed.promptVersion && !changed.caller && !changed.channel && !changed.callSid)
        return;
    CallChange &call = change(event.callId);
    call.session = call.session || changed.session;
    if (changed.promptVersion)
        call.promptVersion = changed.promptVersion;
    if (changed.caller)
        call.caller = changed.caller;
    if (changed.channel)
        call.channel = changed.channel;
    if (changed.callSid)
        call.callSid = changed.callSid;
}

void EventRows::addIntake(const CallEvent &event)
{
    const QJsonObject &data = event.data;
    IntakeChange intake{&event, data.value("structured_data"_L1).toObject(), textIn(data, "urgency_level"_L1), {}};
    if (data.contains("completed"_L1))
        intake.completed = data.value("completed"_L1).toBool();
    intakes.push_back(std::move(intake));
}

void EventRows::addMode(const CallEvent &event)
{
    CallChange &call = change(event.callId);
    call.modeSince = event.at;
    const auto mode = callModeFrom(event.data.value("mode"_L1).toString());
    if (!mode)
        return;
    call.mode = toString(*mode);
    if (*mode == CallMode::Human)
        call.humanName = event.data.value("by"_L1).toString();
    else if (*mode == CallMode::Ai)
        call.humanName = QString();
}

void EventRows::addEscalationChange(const CallEvent &event)
{
    const QJsonObject &data = event.data;
    EscalationChange changed{data.value("escalation_id"_L1).toString(), {}, textIn(data, "by"_L1), textIn(data, "outcome"_L1), textIn(data, "notes"_L1)};
    if (const auto status = escalationStatusFrom(data.value("status"_L1).toString()))
        changed.status = toString(*status);
    escalations.emplace_back(std::move(changed));
}

void EventRows::addEnd(const CallEvent &event)
{
    CallChange &call = change(event.callId);
    call.status = toString(callStatusFrom(event.data.value("status"_L1).toString()).value_or(CallStatus::Completed));
    call.endReason = event.data.value("reason"_L1).toString();
    call.endedAt = event.at;
    call.mode = toString(CallMode::Ended);
    call.phase = toString(Phase::Completed);
    call.humanName = QString();
    if (escalations.empty() || !std::holds_alternative<CallsEnded>(escalations.back()))
        escalations.emplace_back(CallsEnded());
    std::get<CallsEnded>(escalations.back()).callIds << event.callId.text();
}

} // namespace Attendant
