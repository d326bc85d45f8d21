// SPDX-License-Identifier: GPL-3.0-or-later
// The office's side of a call: people who listen, take over, hold and hand back. Source: design.md, idea 1; contract.md, section 2.
#include "calls/callsession.h"

#include "base/logging.h"
#include "callcontext_p.h"
#include "calls/callscript.h"
#include "calls/sentences.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype longestText = 2'000;
// Of a person's silence, while the caller is on the line.
constexpr std::chrono::milliseconds awayAfter{1'500};
constexpr std::chrono::seconds lostAfter{5};
constexpr std::chrono::seconds connectLimit{8};
constexpr std::chrono::seconds firstPacketLimit{30};
constexpr std::chrono::milliseconds longestTick{100};

Result<void> checkText(const QString &text)
{
    if (text.trimmed().isEmpty())
        return failField(u"text"_s, u"The field 'text' must not be empty."_s);
    if (text.size() > longestText)
        return failField(u"text"_s, u"The field 'text' is longer than %1 characters."_s.arg(longestText));
    return {};
}

} // namespace

Pending<EscalationId> CallSession::escalate(Urgency urgency, const QString &reason, const QString &summary, const Person &by)
{
    if (hasEnded())
        return answeredError<EscalationId>(endedError());
    const QString sentence = reason.trimmed().isEmpty() ? u"%1 asked for a person on this call."_s.arg(by.name) : reason;
    const EscalationId id = raise(urgency, u"supervisor"_s, sentence, {}, summary);
    return whenDurable(state().lastSeq).then(QtFuture::Launch::Sync, [id](const Result<void> &result) -> Result<EscalationId> {
        if (!result)
            return std::unexpected(result.error());
        return id;
    });
}

Pending<CallService::AudioGrant> CallSession::listen(const Person &who)
{
    if (hasEnded())
        return answeredError<CallService::AudioGrant>(endedError());
    if (const auto reachable = checkReachable(); !reachable)
        return answeredError<CallService::AudioGrant>(std::unexpected(reachable.error()));
    return answered<CallService::AudioGrant>(CallService::AudioGrant{u"listen"_s, m_context->access.mintTicket({m_slot->id, who, false})});
}

Pending<CallService::AudioGrant> CallSession::takeOver(const Person &who)
{
    if (hasEnded())
        return answeredError<CallService::AudioGrant>(endedError());
    if (m_human)
        return answeredError<CallService::AudioGrant>(fail(Error::Code::Conflict, u"%1 has this call already."_s.arg(m_human->who.name)));
    if (const auto reachable = checkReachable(); !reachable)
        return answeredError<CallService::AudioGrant>(std::unexpected(reachable.error()));
    return answered<CallService::AudioGrant>(putHumanOn(who));
}

Pending<CallService::AudioGrant> CallSession::accept(const EscalationId &id, const Person &who)
{
    if (hasEnded())
        return answeredError<CallService::AudioGrant>(endedError());
    const auto &escalation = state().escalation;
    if (!escalation || escalation->id != id)
        return answeredError<CallService::AudioGrant>(fail(Error::Code::NotFound, u"No waiting escalation has the id '%1'."_s.arg(id.text())));
    if (escalation->status != EscalationStatus::Waiting || m_human) {
        const QString winner = m_human ? m_human->who.name : escalation->handledBy;
        return answeredError<CallService::AudioGrant>(
            fail(Error::Code::Conflict, winner.isEmpty() ? u"This escalation is no longer waiting."_s : u"%1 has taken this escalation."_s.arg(winner)));
    }
    if (const auto reachable = checkReachable(); !reachable)
        return answeredError<CallService::AudioGrant>(std::unexpected(reachable.error()));
    return answered<CallService::AudioGrant>(putHumanOn(who));
}

CallService::AudioGrant CallSession::putHumanOn(const Person &who)
{
    // The caller first: the AI is silent before anything else happens.
    stayOnTheLine();
    m_human = Human{.who = who, .since = m_context->parts.clock.now(), .watchedAt = steady()};
    m_relay.setVoice(Relay::Voice::Human);
    m_lastPerson = who.name;
    beginWriting();
    stopWaiting(Wait::SystemHold);
    stopWaiting(Wait::Policy);
    m_lastHumanAudio = steady();
    m_context->presence.tookCall(who.id, who.name, m_slot->id);
    waitFor(Wait::HumanAudio, AccessBook::ticketLifetime);
    if (m_relay.isPeer() && !m_relay.hearsUs())
        waitFor(Wait::CallerAudio, callerAudioLimit);
    touch();
    ++m_context->counters.takeovers;

    std::vector<Fact> facts;
    if (state().escalation && state().escalation->status == EscalationStatus::Waiting)
        facts.push_back({EventType::EscalationUpdated, {{u"escalation_id"_s, state().escalation->id.text()},
                                                        {u"status"_s, toString(EscalationStatus::Accepted)},
                                                        {u"by"_s, who.name}}});
    facts.push_back({EventType::ModeChanged, {{u"mode"_s, toString(CallMode::Human)}, {u"by"_s, who.name}}});
    facts.push_back({EventType::ParticipantJoined, {{u"name"_s, who.name}, {u"role"_s, u"human"_s}, {u"user_id"_s, who.id.text()}}});
    // Not awaited: a caller in danger does not wait for a disk, and after a crash nobody is on the line anyway.
    note(std::move(facts));
    m_consoles.control({{u"type"_s, u"mode"_s}, {u"mode"_s, toString(CallMode::Human)}, {u"by"_s, who.name}});
    return {u"human"_s, m_context->access.mintTicket({m_slot->id, who, true})};
}

Pending<void> CallSession::decline(const EscalationId &id, const Person &who)
{
    const auto &escalation = state().escalation;
    if (hasEnded() || !escalation || escalation->id != id)
        return answeredError<void>(fail(Error::Code::NotFound, u"No waiting escalation has the id '%1'."_s.arg(id.text())));
    if (escalation->status != EscalationStatus::Waiting)
        return answeredError<void>(fail(Error::Code::Conflict, u"This escalation is no longer waiting."_s));
    // It stays in the queue for everybody else.
    if (escalation->isOfferedTo(who.id)) {
        withdrawOffer(who.id, {{u"declined_by"_s, who.name}});
        return whenDurable(state().lastSeq);
    }
    return record({{EventType::EscalationUpdated,
                    {{u"escalation_id"_s, id.text()}, {u"status"_s, toString(EscalationStatus::Waiting)}, {u"declined_by"_s, who.name}}}});
}

Pending<void> CallSession::amend(const CallService::Amendment &amendment, const Person &who)
{
    if (m_isRetired)
        return answeredError<void>(fail(Error::Code::Unavailable, u"The call has just left memory. Try again."_s, retiredContext()));
    const auto &escalation = state().escalation;
    const bool isCurrent = escalation && escalation->id == amendment.escalation;
    std::vector<Fact> facts;
    if (!amendment.escalation.isEmpty()) {
        // Behind the end any of the call's escalations may be written up; before it, the one that is open.
        if (!isCurrent && !hasEnded())
            return answeredError<void>(fail(Error::Code::NotFound, u"No open escalation has the id '%1'."_s.arg(amendment.escalation.text())));
        if (isCurrent)
            stopWaiting(Wait::Policy);
        facts.push_back({EventType::EscalationUpdated,
                         {{u"escalation_id"_s, amendment.escalation.text()}, {u"status"_s, toString(EscalationStatus::Resolved)}, {u"by"_s, who.name},
                          {u"notes"_s, amendment.notes}}});
        if (!amendment.outcome.isEmpty())
            facts.back().data.insert(u"outcome"_s, amendment.outcome);
    }
    if (!amendment.intake.isEmpty())
        facts.push_back({EventType::IntakeUpdated, {{u"structured_data"_s, amendment.intake}, {u"by"_s, who.name}}});
    if (!amendment.facts.isEmpty())
        facts.push_back({EventType::CallUpdated, amendment.facts});
    if (isCurrent && state().phase == Phase::Escalation && state().mode == CallMode::Ai)
        facts.push_back({EventType::PhaseChanged, {{u"phase"_s, toString(Phase::Intake)}}});
    if (facts.empty())
        return answered<void>({});
    return record(std::move(facts));
}

Result<void> CallSession::checkReachable() const
{
    if (const QString refusal = takeoverRefusal(); !refusal.isEmpty())
        return fail(Error::Code::Conflict, refusal);
    return {};
}

Result<void> CallSession::checkHolder(const Person &who) const
{
    if (hasEnded())
        return endedError();
    if (!m_human)
        return fail(Error::Code::Conflict, u"Nobody has taken this call over."_s);
    if (m_human->who.id != who.id)
        return fail(Error::Code::Conflict, u"%1 has this call."_s.arg(m_human->who.name));
    return {};
}

void CallSession::takeHumanOff()
{
    stopWaiting(Wait::HumanAudio);
    stopWaiting(Wait::CallerAudio);
    closeHandback(u"cancelled"_s, {});
    if (const auto line = m_consoles.human())
        line->close(1000, u"You are no longer on this call."_s);
    m_consoles.setHuman(nullptr);
    m_scribe.finish();
    m_human.reset();
}

QJsonObject CallSession::parting(const Person &who, const QString &reason)
{
    QJsonObject data{{u"name"_s, who.name}, {u"role"_s, u"human"_s}, {u"reason"_s, reason}, {u"user_id"_s, who.id.text()}};
    if (who.id.isEmpty())
        return data;
    // At once Wrap-up and not Available for a moment; the record of the wrap-up follows from this event.
    const WrapupId wrapup = WrapupId::generate();
    const Time until = m_context->parts.clock.now() + wrapupTime(organization());
    data.insert(u"wrapup"_s, QJsonObject{{u"id"_s, wrapup.text()}, {u"until"_s, toIso(until)}, {u"caller"_s, state().caller},
                                         {u"escalation_id"_s, state().escalation ? state().escalation->id.text() : QString()}});
    m_context->presence.leftCall(who.id, m_slot->id, wrapup);
    return data;
}

Pending<void> CallSession::hold(const Person &who)
{
    if (const auto holder = checkHolder(who); !holder)
        return answeredError<void>(std::unexpected(holder.error()));
    if (state().mode == CallMode::Hold)
        return answeredError<void>(fail(Error::Code::Conflict, u"The call is on hold already."_s));
    if (m_relay.isPeer() && !m_relay.hearsUs())
        return answeredError<void>(fail(Error::Code::Conflict, u"The caller's browser has not brought its sound here yet, so nothing would tell the caller of the hold."_s));
    closeHandback(u"cancelled"_s, who.name);
    m_relay.setVoice(Relay::Voice::Hold);
    setHoldSentence(Sentences::onHold(organization().language()));
    m_consoles.control({{u"type"_s, u"mode"_s}, {u"mode"_s, toString(CallMode::Hold)}});
    return record({{EventType::ModeChanged, {{u"mode"_s, toString(CallMode::Hold)}, {u"by"_s, who.name}}}});
}

Pending<void> CallSession::resumeFromHold(const Person &who)
{
    if (const auto holder = checkHolder(who); !holder)
        return answeredError<void>(std::unexpected(holder.error()));
    if (state().mode != CallMode::Hold)
        return answeredError<void>(fail(Error::Code::Conflict, u"The call is not on hold."_s));
    m_relay.setVoice(Relay::Voice::Human);
    m_consoles.control({{u"type"_s, u"mode"_s}, {u"mode"_s, toString(CallMode::Human)}, {u"by"_s, who.name}});
    return record({{EventType::ModeChanged, {{u"mode"_s, toString(CallMode::Human)}, {u"by"_s, who.name}}}});
}

Pending<void> CallSession::whisper(const QString &text, const Person &who)
{
    if (hasEnded())
        return answeredError<void>(endedError());
    if (const auto checked = checkText(text); !checked)
        return answeredError<void>(std::unexpected(checked.error()));
    if (!m_relay.isUpstreamReady())
        return answeredError<void>(fail(Error::Code::Conflict, u"The AI is not on this call at the moment."_s));
    m_relay.insertNote(u"From your supervisor %1, for you alone; follow it, do not read it out and do not mention it: %2"_s.arg(who.name, text.trimmed()));
    return answered<void>({});
}

Pending<void> CallSession::say(const QString &text, const Person &who)
{
    if (hasEnded())
        return answeredError<void>(endedError());
    if (const auto checked = checkText(text); !checked)
        return answeredError<void>(std::unexpected(checked.error()));
    if (state().mode != CallMode::Ai)
        return answeredError<void>(fail(Error::Code::Conflict, m_human && m_human->who.id != who.id ? u"%1 has this call."_s.arg(m_human->who.name)
                                                                                                   : u"The AI does not have this call."_s));
    if (!m_relay.isUpstreamReady())
        return answeredError<void>(fail(Error::Code::Conflict, u"The AI is not on this call at the moment."_s));
    m_relay.cutAi();
    m_relay.requestResponse(CallScript::sayExactly(text.trimmed()));
    return answered<void>({});
}

// --- consoles --------------------------------------------------------------------------------------------------------------------

void CallSession::attachConsole(const CallService::Ticket &ticket, std::shared_ptr<ConsoleLine> line)
{
    if (hasEnded()) {
        line->sendControl(Wire::bytes({{u"type"_s, u"ended"_s}}));
        line->close(1000, u"The call has ended."_s);
        return;
    }
    if (m_isShutDown) {
        line->close(1012, u"The server is restarting."_s);
        return;
    }
    if (ticket.speaks) {
        if (!m_human || m_human->who.id != ticket.who.id || m_human->attached) {
            line->close(1008, u"This call is no longer yours."_s);
            return;
        }
        m_human->attached = true;
        m_human->silentFor = {};
        stopWaiting(Wait::HumanAudio);
        m_consoles.setHuman(line);
    } else {
        m_consoles.addListener(ticket.who.name, line);
        note({{EventType::ParticipantJoined, {{u"name"_s, ticket.who.name}, {u"role"_s, u"listener"_s}, {u"user_id"_s, ticket.who.id.text()}}}});
    }
    line->sendControl(Wire::bytes({{u"type"_s, u"mode"_s}, {u"mode"_s, toString(state().mode)}, {u"by"_s, state().humanName}}));
}

void CallSession::onConsoleAudio(const ConsoleLine *line, const QByteArray &bytes)
{
    if (!m_consoles.human() || m_consoles.human().get() != line) {
        // Listening is silent by construction: what a listener sends goes nowhere, and ends the listening.
        if (const auto listener = m_consoles.removeListener(line)) {
            listener->line->close(1008, u"A listener cannot speak."_s);
            note({{EventType::ParticipantLeft, {{u"name"_s, listener->name}, {u"role"_s, u"listener"_s}, {u"reason"_s, u"refused"_s}}}});
        }
        return;
    }
    const auto packet = AudioPacket::decode(bytes);
    if (!packet) {
        qCDebug(lcCalls) << "a console's packet was dropped:" << packet.error().message;
        return;
    }
    m_lastHumanAudio = steady();
    if (m_human) {
        m_human->wasHeard = true;
        m_human->silentFor = {};
    }
    if (state().mode != CallMode::Human)
        return;
    m_relay.humanAudio(packet->samples);
    m_consoles.humanVoice(packet->samples, packet->capturedAt);
}

void CallSession::onConsoleClosed(const ConsoleLine *line)
{
    if (hasEnded())
        return;
    if (m_consoles.human() && m_consoles.human().get() == line) {
        m_consoles.setHuman(nullptr);
        loseHuman(u"lost"_s);
    } else if (const auto listener = m_consoles.removeListener(line)) {
        note({{EventType::ParticipantLeft, {{u"name"_s, listener->name}, {u"role"_s, u"listener"_s}, {u"reason"_s, u"left"_s}}}});
    }
}

void CallSession::loseHuman(const QString &reason)
{
    if (!m_human || hasEnded())
        return;
    const QString name = m_human->who.name;
    Loss loss = lossOf(m_human->who, reason);
    takeHumanOff();
    note(std::move(loss.facts));
    enterSystemHold(Sentences::lostColleague(organization().language()));
    raise(loss.urgency, u"agent_lost"_s, u"%1 had the call and is no longer there."_s.arg(name));
}

// What they had accepted ends with them: only then is somebody else asked anew.
CallSession::Loss CallSession::lossOf(const Person &who, const QString &reason)
{
    Loss loss{{{EventType::ParticipantLeft, parting(who, reason)}}};
    if (state().escalation && state().escalation->status == EscalationStatus::Accepted) {
        loss.urgency = std::max(loss.urgency, state().escalation->urgency);
        loss.facts.push_back({EventType::EscalationUpdated, {{u"escalation_id"_s, state().escalation->id.text()},
                                                             {u"status"_s, toString(EscalationStatus::Ended)},
                                                             {u"by"_s, who.name},
                                                             {u"outcome"_s, u"connection lost"_s}}});
    }
    return loss;
}

// After a restart: nobody is on the line any more, whatever the record says, and the caller may come back any moment.
void CallSession::clearLine()
{
    const bool wasAccepted = state().escalation && state().escalation->status == EscalationStatus::Accepted;
    const QString name = state().humanName.isEmpty() && wasAccepted ? state().escalation->handledBy : state().humanName;
    const bool hadPerson = wasAccepted || !name.isEmpty();
    std::vector<Fact> facts;
    if (state().handback)
        facts.push_back({EventType::HandbackClosed, {{u"outcome"_s, u"cancelled"_s}, {u"by"_s, QString()}, {u"text"_s, state().handback->text}}});
    for (const QString &listener : state().listeners)
        facts.push_back({EventType::ParticipantLeft, {{u"name"_s, listener}, {u"role"_s, u"listener"_s}, {u"reason"_s, u"lost"_s}}});
    Urgency urgency = Urgency::High;
    if (hadPerson) {
        Loss loss = lossOf({state().humanId, name}, u"lost"_s);
        urgency = loss.urgency;
        std::ranges::move(loss.facts, std::back_inserter(facts));
    }
    if (state().mode != CallMode::Ai)
        facts.push_back({EventType::ModeChanged, {{u"mode"_s, toString(CallMode::Ai)}, {u"by"_s, QString()}}});
    if (!facts.empty())
        note(std::move(facts));
    if (hadPerson)
        raise(urgency, u"agent_lost"_s, u"%1 had the call when the server was interrupted."_s.arg(name));
}

// Consoles send a packet every 20 ms, muted ones too, so a stop of them is a person who is not there. The caller is told by the tone at
// once, and by another person soon. One who has sent nothing yet may have a console that begins with the first word.
void CallSession::watchHuman()
{
    if (!m_human)
        return;
    const auto now = steady();
    // What this server itself has slept through is nobody's silence.
    const auto passed = std::min<std::chrono::microseconds>(now - std::exchange(m_human->watchedAt, now), longestTick);
    if (state().mode != CallMode::Human) {
        m_human->silentFor = {};
        return;
    }
    m_human->silentFor += passed;
    m_relay.setPersonAway(m_human->silentFor >= awayAfter);
    const auto limit = !m_human->attached ? connectLimit : m_human->wasHeard ? lostAfter : firstPacketLimit;
    if (m_human->silentFor >= limit)
        loseHuman(m_human->attached ? u"lost"_s : u"never connected"_s);
}

} // namespace Attendant
