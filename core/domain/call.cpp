// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/call.h"

#include "domain/callernumber.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// Puts an entry where it was spoken: right behind its predecessor when that is known, else at the end. Transcripts of the caller
// arrive late, often after the answer to them, so arrival is not the order.
void insertInSpokenOrder(std::vector<TranscriptEntry> &transcript, TranscriptEntry entry)
{
    // A person's words are no item of the AI's conversation; they are known by the moment at which they were finished.
    if (entry.speaker == Speaker::Human) {
        auto place = transcript.end();
        while (place != transcript.begin() && (place - 1)->at > entry.at)
            --place;
        transcript.insert(place, std::move(entry));
        return;
    }
    if (!entry.itemId.isEmpty()) {
        // Its successor may be here already.
        const auto successor = std::ranges::find_if(transcript, [&](const auto &other) { return other.previousItemId == entry.itemId; });
        if (successor != transcript.end()) {
            transcript.insert(successor, std::move(entry));
            return;
        }
    }
    if (!entry.previousItemId.isEmpty()) {
        const auto predecessor = std::ranges::find_if(transcript, [&](const auto &other) { return other.itemId == entry.previousItemId; });
        if (predecessor != transcript.end()) {
            // What the office itself put in between (a prepared sentence) is no item of the provider's, so no predecessor names it; it
            // is recorded when it is spoken and keeps that place.
            auto place = predecessor + 1;
            while (place != transcript.end() && (place->speaker == Speaker::System || place->speaker == Speaker::Human) && place->at <= entry.at)
                ++place;
            transcript.insert(place, std::move(entry));
            return;
        }
    }
    transcript.push_back(std::move(entry));
}

} // namespace

QJsonObject TranscriptEntry::toJson() const
{
    // The frontend knows user, agent and system; to it, a person of the office is the agent.
    return {{u"id"_s, id.text()},
            {u"speaker"_s, toString(speaker == Speaker::Human ? Speaker::Ai : speaker)},
            {u"role"_s, toString(speaker)},
            {u"text"_s, text},
            {u"timestamp"_s, toIso(at)},
            {u"item_id"_s, itemId}};
}

QJsonObject Intake::toJson() const
{
    return {{u"structured_json"_s, structuredData}, {u"urgency_level"_s, urgencyLevel}, {u"completed"_s, completed}};
}

QJsonObject HandbackProposal::toJson() const
{
    return {{u"text"_s, text}, {u"until"_s, toIso(until)}, {u"by"_s, by}};
}

QJsonObject CallRecording::toJson() const
{
    return {{u"state"_s, state}, {u"by"_s, by}, {u"reason"_s, reason}, {u"started_at"_s, toIso(startedAt)}};
}

// An event's fact, or what toJson() wrote; \a at where no beginning is known.
static std::optional<CallRecording> recordingFrom(const QJsonObject &json, const std::optional<CallRecording> &before, Time at)
{
    if (json.isEmpty())
        return before;
    CallRecording recording{json.value("state"_L1).toString(), json.value("by"_L1).toString(), json.value("reason"_L1).toString(), before ? before->startedAt : at};
    if (const auto started = timeFromIso(json.value("started_at"_L1).toString()))
        recording.startedAt = *started;
    return recording;
}

static std::optional<HandbackProposal> proposalFrom(const QJsonObject &json)
{
    if (json.isEmpty())
        return std::nullopt;
    return HandbackProposal{json.value("text"_L1).toString(), json.value("by"_L1).toString(), timeFromIso(json.value("until"_L1).toString()).value_or(Time{})};
}

bool Call::apply(const CallEvent &event)
{
    const QJsonObject &data = event.data;
    if (event.type == EventType::SpeechPartial) {
        lastLine = data.value("text"_L1).toString();
        lastSpeaker = speakerFrom(data.value("speaker"_L1).toString()).value_or(Speaker::Caller);
        return true;
    }
    if (event.seq != lastSeq + 1)
        return false;
    lastSeq = event.seq;

    switch (event.type) {
    case EventType::CallStarted:
        id = event.callId;
        orgId = event.orgId;
        startedAt = modeSince = event.at;
        caller = data.value("caller"_L1).toString();
        channel = data.value("channel"_L1).toString();
        metadata = data.value("metadata"_L1).toObject();
        promptVersion = data.value("prompt_version"_L1).toString();
        break;
    case EventType::CallUpdated:
        if (data.contains("session"_L1))
            hasSession = true;
        if (data.contains("prompt_version"_L1))
            promptVersion = data.value("prompt_version"_L1).toString();
        if (data.contains("caller"_L1))
            caller = data.value("caller"_L1).toString();
        if (data.contains("channel"_L1))
            channel = data.value("channel"_L1).toString();
        recording = recordingFrom(data.value("recording"_L1).toObject(), recording, event.at);
        isErased = isErased || data.contains("erased"_L1);
        if (data.contains("call_sid"_L1)) // the telephone network's name for a call that we dialled, known once it is placed
            metadata.insert(u"call_sid"_s, data.value("call_sid"_L1));
        break;
    case EventType::SpeechPartial:
        break;
    case EventType::TranscriptCompleted: {
        TranscriptEntry entry;
        entry.id = TranscriptId(data.value("id"_L1).toString());
        entry.speaker = speakerFrom(data.value("speaker"_L1).toString()).value_or(Speaker::System);
        entry.text = data.value("text"_L1).toString();
        entry.itemId = data.value("item_id"_L1).toString();
        entry.previousItemId = data.value("previous_item_id"_L1).toString();
        entry.at = timeFromIso(data.value("spoken_at"_L1).toString()).value_or(event.at);
        lastLine = entry.text;
        lastSpeaker = entry.speaker;
        insertInSpokenOrder(transcript, std::move(entry));
        break;
    }
    case EventType::PhaseChanged:
        phase = phaseFrom(data.value("phase"_L1).toString()).value_or(phase);
        break;
    case EventType::IntakeUpdated: {
        Intake next = intake.value_or(Intake{});
        const QJsonObject fields = data.value("structured_data"_L1).toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field)
            next.structuredData.insert(field.key(), field.value());
        if (data.contains("urgency_level"_L1))
            next.urgencyLevel = data.value("urgency_level"_L1).toString();
        if (data.contains("completed"_L1))
            next.completed = data.value("completed"_L1).toBool();
        intake = next;
        break;
    }
    case EventType::ToolCalled:
        break;
    case EventType::EscalationRaised: {
        Escalation raised = Escalation::fromJson(data);
        raised.callId = id;
        raised.orgId = orgId;
        // A graver reason keeps the escalation and its waiting time.
        raised.raisedAt = escalation && escalation->id == raised.id ? escalation->raisedAt : event.at;
        if (escalation && escalation->id == raised.id) {
            raised.status = escalation->status;
            raised.plan = escalation->plan;
            raised.step = escalation->step;
            raised.offeredTo = escalation->offeredTo;
            raised.tried = escalation->tried;
            raised.voicemail = escalation->voicemail;
            raised.callbackId = escalation->callbackId;
        }
        escalation = raised;
        escalated = true;
        break;
    }
    case EventType::EscalationUpdated:
        if (escalation && escalation->id.text() == data.value("escalation_id"_L1).toString())
            escalation->update(data);
        break;
    case EventType::ModeChanged:
        mode = callModeFrom(data.value("mode"_L1).toString()).value_or(mode);
        modeSince = event.at;
        if (mode == CallMode::Human)
            humanName = data.value("by"_L1).toString();
        else if (mode == CallMode::Ai)
            humanName.clear();
        break;
    case EventType::ParticipantJoined:
        if (data.value("role"_L1).toString() == u"listener")
            listeners << data.value("name"_L1).toString();
        else
            humanId = UserId(data.value("user_id"_L1).toString());
        break;
    case EventType::ParticipantLeft:
        if (data.value("role"_L1).toString() == u"listener") {
            listeners.removeOne(data.value("name"_L1).toString());
        } else {
            humanName.clear();
            humanId = {};
        }
        break;
    case EventType::HandbackProposed:
        handback = proposalFrom(data);
        break;
    case EventType::HandbackClosed:
        handback.reset();
        break;
    case EventType::CallEnded:
        handback.reset();
        status = callStatusFrom(data.value("status"_L1).toString()).value_or(CallStatus::Completed);
        endReason = data.value("reason"_L1).toString();
        endedAt = event.at;
        mode = CallMode::Ended;
        phase = Phase::Completed;
        humanName.clear();
        humanId = {};
        listeners.clear();
        if (escalation && escalation->status == EscalationStatus::Waiting)
            escalation->status = EscalationStatus::Ended;
        if (escalation)
            escalation->offeredTo.clear();
        break;
    }
    return true;
}

Call Call::fold(const std::vector<CallEvent> &events)
{
    Call call;
    for (const CallEvent &event : events)
        call.apply(event);
    return call;
}

bool Call::isWaitingForHuman() const
{
    return status == CallStatus::InProgress && escalation && escalation->status == EscalationStatus::Waiting;
}

QJsonObject Call::toJson() const
{
    const bool atRisk = isWaitingForHuman() || (escalation && escalation->status == EscalationStatus::Accepted && !endedAt);
    return {{u"id"_s, id.text()},
            {u"org_id"_s, orgId.text()},
            {u"started_at"_s, toIso(startedAt)},
            {u"ended_at"_s, endedAt ? QJsonValue(toIso(*endedAt)) : QJsonValue()},
            {u"status"_s, toString(status)},
            {u"escalated"_s, escalated},
            {u"phase"_s, toString(phase)},
            {u"mode"_s, toString(mode)},
            {u"mode_since"_s, toIso(modeSince)},
            {u"channel"_s, channel},
            {u"caller"_s, caller},
            {u"caller_number"_s, callerNumber(metadata)},
            {u"human"_s, humanName},
            {u"risk"_s, atRisk ? toString(escalation->urgency) : u"none"_s},
            {u"escalation"_s, escalation ? QJsonValue(escalation->toJson()) : QJsonValue()},
            {u"last_line"_s, lastLine},
            {u"last_speaker"_s, toString(lastSpeaker)},
            {u"last_seq"_s, lastSeq},
            {u"listeners"_s, QJsonArray::fromStringList(listeners)},
            {u"prompt_version"_s, promptVersion},
            {u"handback"_s, handback ? QJsonValue(handback->toJson()) : QJsonValue()},
            {u"recording"_s, recording ? QJsonValue(recording->toJson()) : QJsonValue()},
            {u"erased"_s, isErased},
            {u"end_reason"_s, endReason}};
}

QJsonObject Call::toDetailJson() const
{
    QJsonObject json = toJson();
    QJsonArray transcripts;
    for (const TranscriptEntry &entry : transcript)
        transcripts.append(entry.toJson());
    json.insert(u"transcripts"_s, transcripts);
    json.insert(u"intake"_s, intake ? QJsonValue(intake->toJson()) : QJsonValue());
    json.insert(u"metadata"_s, metadata);
    return json;
}

Result<Call> Call::fromJson(const QJsonObject &json)
{
    Call call;
    call.id = CallId(json.value("id"_L1).toString());
    if (call.id.isEmpty())
        return failField(u"id"_s, u"A call without an id."_s);
    call.orgId = OrgId(json.value("org_id"_L1).toString());
    const auto started = timeFromIso(json.value("started_at"_L1).toString());
    if (!started)
        return std::unexpected(started.error());
    call.startedAt = *started;
    if (const auto ended = timeFromIso(json.value("ended_at"_L1).toString()))
        call.endedAt = *ended;
    call.status = callStatusFrom(json.value("status"_L1).toString()).value_or(CallStatus::InProgress);
    call.phase = phaseFrom(json.value("phase"_L1).toString()).value_or(Phase::Greeting);
    call.mode = callModeFrom(json.value("mode"_L1).toString()).value_or(CallMode::Ai);
    call.modeSince = timeFromIso(json.value("mode_since"_L1).toString()).value_or(call.startedAt);
    call.channel = json.value("channel"_L1).toString();
    call.caller = json.value("caller"_L1).toString();
    call.humanName = json.value("human"_L1).toString();
    call.promptVersion = json.value("prompt_version"_L1).toString();
    call.handback = proposalFrom(json.value("handback"_L1).toObject());
    call.recording = recordingFrom(json.value("recording"_L1).toObject(), {}, call.startedAt);
    call.isErased = json.value("erased"_L1).toBool();
    call.endReason = json.value("end_reason"_L1).toString();
    call.escalated = json.value("escalated"_L1).toBool();
    if (json.value("escalation"_L1).isObject())
        call.escalation = Escalation::fromJson(json.value("escalation"_L1).toObject());
    call.lastLine = json.value("last_line"_L1).toString();
    call.lastSpeaker = speakerFrom(json.value("last_speaker"_L1).toString()).value_or(Speaker::System);
    call.lastSeq = json.value("last_seq"_L1).toInteger();
    for (const QJsonValue &name : json.value("listeners"_L1).toArray())
        call.listeners << name.toString();
    call.metadata = json.value("metadata"_L1).toObject();
    // A list has no more of the metadata than the number.
    if (const QString number = json.value("caller_number"_L1).toString(); call.metadata.isEmpty() && !number.isEmpty())
        call.metadata.insert(u"number"_s, number);
    if (const QJsonValue intake = json.value("intake"_L1); intake.isObject()) {
        call.intake = Intake{intake.toObject().value("structured_json"_L1).toObject(), intake.toObject().value("urgency_level"_L1).toString(),
                             intake.toObject().value("completed"_L1).toBool()};
    }
    for (const QJsonValue &value : json.value("transcripts"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        call.transcript.push_back({TranscriptId(entry.value("id"_L1).toString()),
                                   speakerFrom(entry.value("role"_L1).toString()).value_or(Speaker::System), entry.value("text"_L1).toString(),
                                   timeFromIso(entry.value("timestamp"_L1).toString()).value_or(Time{}), entry.value("item_id"_L1).toString(), {}});
    }
    return call;
}

} // namespace Attendant
