// SPDX-License-Identifier: GPL-3.0-or-later
// Telephone calls whose sound the provider keeps (SIP): no person of the office can be put on such a line, so who must speak with its caller
// is reached by telephone: the provider sends the caller there. Source: issue 4, path 4.
#include "calls/callsession.h"

#include "base/logging.h"
#include "callcontext_p.h"
#include "calls/sentences.h"
#include "domain/escalationpolicy.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// For what is being said to be heard before the caller is sent away.
constexpr std::chrono::seconds announcementLimit{20};
// The provider is told to hang up only when the caller's telephone has had the time to go its own way.
constexpr std::chrono::seconds referGrace{2};

/// "tel:+16085550123" of "+1 (608) 555-0123"; empty: nothing that can be dialled from everywhere.
QString telephoneAddress(const QString &number)
{
    static const QRegularExpression filler(u"[-. ()/]"_s);
    static const QRegularExpression whole(u"\\A\\+[1-9][0-9]{6,14}\\z"_s);
    const QString plain = QString(number).remove(filler);
    return whole.match(plain).hasMatch() ? u"tel:"_s + plain : QString();
}

} // namespace

/// Also before the leg is there and after a restart: who took the call then would be alone on the line.
QString CallSession::takeoverRefusal() const
{
    return m_phoneCall.isEmpty() ? m_relay.takeoverRefusal() : PeerLeg::soundIsKept();
}

/// Where the caller is sent in an emergency, and when nobody watches what the AI says; empty: nowhere.
QString CallSession::escalationAddress() const
{
    return m_phoneCall.isEmpty() ? QString() : telephoneAddress(organization().escalationPhone);
}

/// What is grave, and who asks for a person, goes to the office's telephone before anything else is tried.
void CallSession::putTelephoneFirst(EscalationPlan &plan) const
{
    const auto &escalation = *state().escalation;
    const bool isUrgent = escalation.urgency == Urgency::Emergency || escalation.urgency == Urgency::High || escalation.trigger == "caller_wish"_L1;
    if (isUrgent && !escalationAddress().isEmpty())
        plan.steps.insert(plan.steps.begin(), EscalationStep{.target = EscalationStep::Target::Phone, .number = organization().escalationPhone});
}

/// Begins a telephone step: the caller hears of it first. False: it cannot be done, and \a progress says why.
bool CallSession::beginReferral(const EscalationStep &step, EscalationProgress &progress, const QJsonObject &more)
{
    if (telephoneAddress(step.number).isEmpty()) {
        progress.text = u"Cannot transfer to %1: it is no telephone number with its country code."_s.arg(step.number);
        return false;
    }
    progress.text = u"The caller is being transferred to %1"_s.arg(step.number);
    progress.until = m_context->parts.clock.now() + announcementLimit;
    noteStep(progress, {}, more);
    waitFor(Wait::Policy, announcementLimit);
    // In an emergency they are told what to do already, and nothing else.
    if (state().escalation->urgency != Urgency::Emergency && state().mode == CallMode::Ai && m_relay.isUpstreamReady()) {
        const QString language = organization().language();
        speakClip(Sentences::connecting(language), language);
    }
    return true;
}

/// The number of the telephone step under way; empty: there is none.
QString CallSession::dueReferral() const
{
    if (m_phoneCall.isEmpty() || m_isReferring || !m_referredTo.isEmpty() || !isWaitingFor(Wait::Policy))
        return {};
    const EscalationStep *step = currentStep();
    return step && step->target == EscalationStep::Target::Phone && !state().escalation->step->ended ? step->number : QString();
}

void CallSession::refer(const QString &number)
{
    m_isReferring = true;
    stopWaiting(Wait::Policy);
    m_context->parts.voice.referCall(m_phoneCall, telephoneAddress(number)).then(this, [this, number](const Result<void> &result) { onReferred(number, result); });
}

void CallSession::onReferred(const QString &number, const Result<void> &result)
{
    m_isReferring = false;
    if (hasEnded() || m_isShutDown)
        return;
    if (result) {
        note({{EventType::CallUpdated, {{u"transfer"_s, QJsonObject{{u"to"_s, number}, {u"status"_s, u"referred"_s}}}}}});
        m_referredTo = number;
        stopWaiting(Wait::Policy);
        waitFor(Wait::Referred, referGrace);
        return;
    }
    qCWarning(lcCalls) << "call" << m_slot->id.text() << "could not be transferred:" << result.error().message;
    if (!m_startFailure.isEmpty()) {
        endUnjoined();
        return;
    }
    const EscalationStep *step = currentStep();
    if (!step || step->target != EscalationStep::Target::Phone || state().escalation->step->ended)
        return;
    EscalationProgress at = *state().escalation->step;
    at.text = u"Transfer to %1 failed: %2"_s.arg(number, result.error().message);
    at.until.reset();
    noteStep(at, {}, {});
    enterStep(at.round, at.index + 1, true, {});
}

/// The AI has the caller and nobody can hear what it says: better a telephone that rings, and if there is none, a call back.
void CallSession::leaveUnjoined()
{
    if (!escalationAddress().isEmpty()) {
        if (!m_isReferring)
            refer(organization().escalationPhone);
        return;
    }
    endUnjoined();
}

void CallSession::endUnjoined()
{
    if (!m_phoneCall.isEmpty())
        promiseCallback(u"The AI could not be supervised, and the telephone call was ended: %1"_s.arg(m_startFailure), u"hung_up"_s);
    m_relay.tell(Wire::error(u"provider_unavailable"_s, m_startFailure, {}, u"server_error"_s));
    m_relay.dropClient(1011, m_startFailure);
    callerGone();
}

/// What becomes of the call at the provider while this server is away, when it ends as planned: nobody is left alone with an AI that is not
/// watched. Answered when the provider knows.
Pending<void> CallSession::partFromPeer()
{
    if (!m_peer || !m_relay.isPeer() || !m_relay.hasClient())
        return answered<void>({});
    VoiceProvider &voice = m_context->parts.voice;
    const QString call = m_peer->providerCall();
    m_peer->release();
    const QString address = m_referredTo.isEmpty() ? escalationAddress() : QString();
    if (address.isEmpty())
        return voice.hangUpCall(call);
    return voice.referCall(call, address)
        .then(this,
              [this, &voice, call, number = organization().escalationPhone](const Result<void> &result) -> Pending<void> {
                  if (!result)
                      return voice.hangUpCall(call);
                  note({{EventType::CallUpdated, {{u"transfer"_s, QJsonObject{{u"to"_s, number}, {u"status"_s, u"referred"_s}}}}}});
                  return answered<void>({});
              })
        .unwrap();
}

} // namespace Attendant
