// SPDX-License-Identifier: GPL-3.0-or-later
// How a person is found for a waiting caller: the steps of the escalation's plan. Where it stands is recorded with every step, so a
// restarted server goes on at the same one; the timers are the session's own.
#include "calls/callsession.h"

#include "base/logging.h"
#include "callcontext_p.h"
#include "calls/sentences.h"
#include "domain/callback.h"
#include "domain/escalationpolicy.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::seconds webhookLimit{10};

QStringList namesOf(const std::vector<OfferedPerson> &people)
{
    QStringList names;
    for (const OfferedPerson &person : people)
        names << person.name;
    return names;
}

bool isOffer(const EscalationStep &step)
{
    return step.target == EscalationStep::Target::Agents || step.target == EscalationStep::Target::Person;
}

} // namespace

// --- whose turn it is --------------------------------------------------------------------------------------------------------------

bool CallSession::isMeant(const EscalationStep &step, const UserId &user) const
{
    // Nobody is offered a call that nobody can take: they would miss it, and be Away for the next one.
    if (!takeoverRefusal().isEmpty())
        return false;
    if (step.target == EscalationStep::Target::Person)
        return user.text() == step.user;
    if (step.target != EscalationStep::Target::Agents)
        return false;
    if (step.group.isEmpty())
        return true;
    const auto groups = EscalationPolicy::of(organization()).groups;
    const auto group = groups.find(step.group);
    return group != groups.end() && group->second.contains(user.text());
}

std::vector<OfferedPerson> CallSession::candidates(const EscalationStep &step, const QStringList &without) const
{
    std::vector<OfferedPerson> people;
    for (const PersonPresence &person : m_context->presence.available(m_slot->org)) {
        if (isMeant(step, person.id) && !without.contains(person.id.text()))
            people.push_back({person.id, person.name});
    }
    if (step.order == EscalationStep::Order::OneByOne && people.size() > 1)
        people.resize(1);
    return people;
}

const EscalationStep *CallSession::currentStep() const
{
    if (!state().isWaitingForHuman() || !state().escalation->plan || !state().escalation->step)
        return nullptr;
    const auto index = static_cast<size_t>(state().escalation->step->index);
    const auto &steps = state().escalation->plan->steps;
    return index >= 1 && index <= steps.size() ? &steps[index - 1] : nullptr;
}

// --- steps -------------------------------------------------------------------------------------------------------------------------

void CallSession::startPolicy()
{
    if (!state().isWaitingForHuman() || m_human)
        return;
    const Organization office = organization();
    EscalationPlan plan = EscalationPolicy::of(office).planFor(office, state().escalation->urgency, m_context->parts.clock.now());
    putTelephoneFirst(plan);
    note({{EventType::EscalationUpdated,
           {{u"escalation_id"_s, state().escalation->id.text()}, {u"status"_s, toString(EscalationStatus::Waiting)}, {u"plan"_s, plan.toJson()}}}});
    m_context->clips.prepare(Sentences::leaveMessage(office.language()), office.language());
    enterStep(1, 1, true, {});
}

void CallSession::noteStep(const EscalationProgress &progress, const std::vector<OfferedPerson> &offeredTo, QJsonObject more)
{
    more.insert(u"escalation_id"_s, state().escalation->id.text());
    more.insert(u"status"_s, toString(EscalationStatus::Waiting));
    more.insert(u"step"_s, progress.toJson());
    more.insert(u"offered_to"_s, offeredToJson(offeredTo));
    note({{EventType::EscalationUpdated, more}});
}

// Begins the step, or the first one behind it at which there is something to wait for. isRoundUseful: something in this round was tried.
void CallSession::enterStep(int round, int index, bool isRoundUseful, QJsonObject more)
{
    stopWaiting(Wait::Policy);
    const EscalationPlan plan = *state().escalation->plan;
    const int count = static_cast<int>(plan.steps.size());
    for (;; ++index, more = {}) {
        if (index > count) {
            // A round in which nobody could even be asked would be the same again.
            if (round >= plan.repeat || !std::exchange(isRoundUseful, false)) {
                endPolicy(plan, more);
                return;
            }
            ++round;
            index = 1;
        }
        const EscalationStep &step = plan.steps[static_cast<size_t>(index - 1)];
        EscalationProgress progress{round, index, count, toString(step.target), step.describe(), std::nullopt, false, false, step.whom(), {}};
        if (step.target == EscalationStep::Target::Voicemail) {
            progress.ended = true;
            leaveToVoicemail(progress, more);
            return;
        }
        if (step.target == EscalationStep::Target::Phone && !m_phoneCall.isEmpty()) {
            if (beginReferral(step, progress, more))
                return;
            noteStep(progress, {}, more);
            continue;
        }
        if (step.target == EscalationStep::Target::Phone) {
            progress.text = u"Cannot dial %1: no telephone line is configured."_s.arg(step.number);
            progress.outcome = u"no_telephone_line"_s;
            noteStep(progress, {}, more);
            continue;
        }
        std::chrono::microseconds lasts = step.timer;
        const auto people = candidates(step, {});
        if (isOffer(step) && !takeoverRefusal().isEmpty()) {
            progress.text += u": nobody can be put on this call, its sound stays at the AI provider"_s;
            noteStep(progress, {}, more);
            continue;
        }
        if (isOffer(step) && people.empty()) {
            if (step.skipsIfNobody && !m_context->presence.isGathering()) {
                progress.text += u": nobody is available"_s;
                progress.outcome = u"nobody_available"_s;
                noteStep(progress, {}, more);
                continue;
            }
            if (step.skipsIfNobody) // consoles are about to say that they are there
                lasts = std::min<std::chrono::microseconds>(lasts, PresenceBook::gatheringTime);
        }
        progress.until = m_context->parts.clock.now() + lasts;
        noteStep(progress, people, more);
        waitFor(Wait::Policy, lasts);
        if (step.target == EscalationStep::Target::Webhook)
            postWebhook(step, progress);
        return;
    }
}

void CallSession::endPolicy(const EscalationPlan &plan, QJsonObject more)
{
    EscalationProgress progress{plan.repeat, static_cast<int>(plan.steps.size()), static_cast<int>(plan.steps.size()), {}, {}, std::nullopt, true, false, {}, {}};
    if (plan.end == EscalationPlan::End::Voicemail) {
        progress.target = toString(EscalationStep::Target::Voicemail);
        progress.text = EscalationStep{.target = EscalationStep::Target::Voicemail}.describe();
        leaveToVoicemail(progress, more);
        return;
    }
    progress.target = u"agents"_s;
    progress.text = u"Everybody was asked; it waits for whoever becomes available"_s;
    progress.outcome = u"everybody_asked"_s;
    noteStep(progress, candidates(EscalationStep(), {}), more);
    goOnWithoutPerson();
}

// The caller was told that a person is asked for, and must hear what became of it. Grave things are not talked on about by the AI.
void CallSession::goOnWithoutPerson()
{
    const Urgency urgency = state().escalation->urgency;
    if (urgency != Urgency::Medium && urgency != Urgency::Low)
        return;
    if (state().mode != CallMode::Ai || !m_relay.hasClient() || !m_relay.isUpstreamReady())
        return;
    m_relay.insertNote(u"No colleague is free at the moment. Apologise to the caller in one short sentence, offer that a colleague calls them back, and go on helping "
                       "within your instructions. If they want to be called, make sure that you have their name, number and what it is about, and call complete_intake "
                       "with them. A colleague may still join at any moment. Promise no time, and do not call escalate_call again for the same reason."_s);
    m_relay.requestResponse();
}

void CallSession::onPolicyDue()
{
    const EscalationStep *step = currentStep();
    if (!step || state().escalation->step->ended)
        return;
    if (const EscalationStep now = *step; now.target == EscalationStep::Target::Phone && !m_phoneCall.isEmpty()) {
        if (!m_isReferring && m_referredTo.isEmpty())
            refer(now.number);
        return;
    }
    const auto missed = state().escalation->offeredTo;
    QJsonObject more;
    if (!missed.empty())
        more.insert(u"missed_by"_s, QJsonArray::fromStringList(namesOf(missed)));
    const bool wasOnlyGathering = isOffer(*step) && step->skipsIfNobody && missed.empty();
    nextOffer(more, !wasOnlyGathering);
    // Behind the step: who becomes Away by this must not be offered it a second time.
    for (const OfferedPerson &person : takeoverRefusal().isEmpty() ? missed : std::vector<OfferedPerson>())
        m_context->presence.missedOffer(person.id);
}

// The next person of a step that goes from one to the other, else the next step.
void CallSession::nextOffer(const QJsonObject &more, bool isRoundUseful)
{
    const EscalationStep step = *currentStep();
    const EscalationProgress at = *state().escalation->step;
    if (isOffer(step) && step.order == EscalationStep::Order::OneByOne) {
        const auto people = candidates(step, state().escalation->tried);
        if (!people.empty()) {
            EscalationProgress progress = at;
            progress.until = m_context->parts.clock.now() + step.timer;
            noteStep(progress, people, more);
            waitFor(Wait::Policy, step.timer);
            return;
        }
    }
    enterStep(at.round, at.index + 1, isRoundUseful, more);
}

// After a restart: the timer goes on where it was.
void CallSession::resumePolicy()
{
    if (!state().isWaitingForHuman())
        return;
    const auto &escalation = *state().escalation;
    if (!escalation.plan && escalation.voicemail) // promiseCallback()
        return;
    if (!escalation.plan) {
        startPolicy();
        return;
    }
    if (!escalation.step) {
        enterStep(1, 1, true, {});
        return;
    }
    if (escalation.step->ended)
        return;
    const EscalationStep *step = currentStep();
    if (!step || !escalation.step->until) { // it was being passed over
        enterStep(escalation.step->round, escalation.step->index + 1, true, {});
        return;
    }
    waitFor(Wait::Policy, std::max<std::chrono::microseconds>(std::chrono::microseconds(0), *escalation.step->until - m_context->parts.clock.now()));
    if (step->target == EscalationStep::Target::Webhook && !escalation.step->delivered)
        postWebhook(*step, *escalation.step); // with the same id: whoever has it already knows it
}

// --- people come and go ------------------------------------------------------------------------------------------------------------

void CallSession::onPresence(const PersonPresence &person)
{
    if (hasEnded() || m_isShutDown)
        return;
    if (m_human && m_human->who.id == person.id) {
        // The console's own line tells when it closes; this is for one that died without a word.
        const auto heard = m_lastHumanAudio.value_or(std::chrono::microseconds(0));
        if (!m_context->presence.isHeard(person.id) && m_human->attached && steady() - heard > std::chrono::seconds(5))
            loseHuman(u"lost"_s);
        return;
    }
    const EscalationStep *step = currentStep();
    if (!step || state().escalation->voicemail)
        return;
    const EscalationStep current = state().escalation->step->ended ? EscalationStep() : *step;
    const bool isOffered = state().escalation->isOfferedTo(person.id);
    if (person.state == PresenceState::Available && person.mayTake(m_slot->org)) {
        const bool wasAsked = state().escalation->tried.contains(person.id.text()) && !state().escalation->step->ended;
        const bool hasRoom = current.order == EscalationStep::Order::All || state().escalation->offeredTo.empty();
        if (isOffered || wasAsked || !hasRoom || !isMeant(current, person.id))
            return;
        auto people = state().escalation->offeredTo;
        people.push_back({person.id, person.name});
        EscalationProgress progress = *state().escalation->step;
        if (current.skipsIfNobody && !progress.ended && people.size() == 1) { // it was waiting for somebody; the offer's own time begins
            progress.until = m_context->parts.clock.now() + current.timer;
            waitFor(Wait::Policy, current.timer);
        }
        noteStep(progress, people, {});
    } else if (isOffered) {
        withdrawOffer(person.id, {});
    }
}

void CallSession::withdrawOffer(const UserId &user, QJsonObject more)
{
    auto people = state().escalation->offeredTo;
    std::erase_if(people, [&](const OfferedPerson &person) { return person.id == user; });
    const bool isOver = people.empty() && !state().escalation->step->ended;
    if (isOver)
        nextOffer(more, true);
    else
        noteStep(*state().escalation->step, people, more);
}

// --- other targets -----------------------------------------------------------------------------------------------------------------

void CallSession::postWebhook(const EscalationStep &step, const EscalationProgress &progress)
{
    const EscalationId id = state().escalation->id;
    const auto done = [this, id, round = progress.round, index = progress.index](const Result<void> &result) {
        const EscalationStep *now = m_isShutDown ? nullptr : currentStep();
        if (!now || state().escalation->id != id || state().escalation->step->round != round || state().escalation->step->index != index)
            return;
        EscalationProgress at = *state().escalation->step;
        at.delivered = true;
        at.text = result ? u"%1 was told"_s.arg(now->describe()) : u"%1 failed: %2"_s.arg(now->describe(), result.error().message);
        at.outcome = result ? u"told"_s : u"failed"_s;
        if (!result)
            at.until.reset();
        noteStep(at, {}, {});
        if (!result)
            enterStep(round, index + 1, true, {});
    };
    if (!m_context->parts.webhook) {
        done(fail(Error::Code::Unavailable, u"this server sends no webhooks"_s));
        return;
    }
    QJsonObject data = state().escalation->toJson();
    data.insert(u"caller"_s, state().caller);
    WebhookMessage message;
    message.url = step.url;
    message.org = m_slot->org;
    message.id = u"msg_%1_%2_%3"_s.arg(id.text()).arg(progress.round).arg(progress.index);
    message.body = Wire::bytes({{u"type"_s, u"escalation.waiting"_s}, {u"timestamp"_s, toIso(m_context->parts.clock.now())}, {u"data"_s, data}});
    message.limit = std::min<std::chrono::milliseconds>(step.timer, webhookLimit);
    m_context->parts.webhook(message).then(this, done);
}

// The telephone asks for a message by itself, because there is no AI to talk to, and promises a call: somebody must know. Nobody is
// offered the call, since the caller speaks to a recorder; who takes it from the queue has the caller when the message is over.
void CallSession::promiseCallback(const QString &why, const QString &reason)
{
    const auto &current = state().escalation;
    const bool isOpen = current && (current->status == EscalationStatus::Waiting || current->status == EscalationStatus::Accepted);
    if (m_human || (isOpen && !current->callbackId.isEmpty()))
        return;
    std::vector<Fact> facts;
    const EscalationId id = isOpen ? current->id : EscalationId::generate();
    if (!isOpen) {
        ++m_context->counters.escalations;
        facts.push_back({EventType::EscalationRaised,
                         {{u"escalation_id"_s, id.text()}, {u"urgency"_s, toString(Urgency::Medium)}, {u"trigger"_s, u"provider_lost"_s},
                          {u"reason"_s, why}}});
        if (state().phase != Phase::Escalation)
            facts.push_back({EventType::PhaseChanged, {{u"phase"_s, toString(Phase::Escalation)}}});
    }
    QJsonObject update{{u"escalation_id"_s, id.text()}, {u"status"_s, toString(EscalationStatus::Waiting)},
                       {u"callback"_s, QJsonObject{{u"id"_s, CallbackId::generate().text()}, {u"reason"_s, reason}}}};
    if (!isOpen) // one that waits already goes on being offered
        update.insert(u"voicemail"_s, true);
    facts.push_back({EventType::EscalationUpdated, update});
    note(std::move(facts));
}

void CallSession::leaveToVoicemail(const EscalationProgress &progress, QJsonObject more)
{
    more.insert(u"voicemail"_s, true);
    if (state().escalation->callbackId.isEmpty())
        more.insert(u"callback"_s, QJsonObject{{u"id"_s, CallbackId::generate().text()}, {u"reason"_s, u"voicemail"_s}});
    noteStep(progress, {}, more);
    if (!m_relay.hasClient())
        return;
    const QString language = organization().language();
    const QString sentence = Sentences::leaveMessage(language);
    if (state().mode == CallMode::Hold) {
        // The AI is away, or it would have the call: the sentence goes where the caller listens.
        note({{EventType::TranscriptCompleted,
               {{u"id"_s, TranscriptId::generate().text()}, {u"speaker"_s, toString(Speaker::System)}, {u"text"_s, sentence}, {u"item_id"_s, QString()}, {u"source"_s, u"system"_s}}}});
        setHoldSentence(sentence);
        return;
    }
    if (state().mode != CallMode::Ai)
        return;
    m_relay.cutAi();
    speakClip(sentence, language);
    m_relay.insertNote(u"Nobody from the team is free. The system has just asked the caller to leave their name, a telephone number and what it is about; a colleague will "
                       "call back. Let the caller speak, ask only for what is missing of these three, call complete_intake with them, and then say goodbye. Promise no time."_s);
}

} // namespace Attendant
