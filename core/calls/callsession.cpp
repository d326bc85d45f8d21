// SPDX-License-Identifier: GPL-3.0-or-later
// A call's life and its record.
#include "calls/callsession.h"

#include "base/logging.h"
#include "callcontext_p.h"
#include "calls/callscript.h"
#include "calls/organizationdirectory.h"
#include "calls/sentences.h"
#include "calls/ticker.h"
#include "domain/callback.h"
#include "domain/callwords.h"
#include "storage/eventjournal.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::hours inactivityLimit{4};
// Nobody tells us that a browser has left the provider; a caller who says nothing for so long is not there.
constexpr std::chrono::minutes peerInactivityLimit{10};
constexpr std::chrono::seconds restartGrace{60};
constexpr std::chrono::seconds latecomers{2};
constexpr std::chrono::milliseconds retryEvery{500};
constexpr size_t mostUnsaved = 5'000;

std::unexpected<Error> cannotBeStored()
{
    return fail(Error::Code::Unavailable, u"The call's record cannot be stored at the moment. Try again shortly."_s);
}

} // namespace

CallSession::CallSession(std::shared_ptr<CallContext> context, CallId id, OrgId org)
    : m_context(std::move(context))
    , m_slot(std::make_shared<CallSlot>(std::move(id), std::move(org), this, this))
    , m_relay(m_context->parts.clock, m_context->parts.voice, *this, this)
    , m_scribe(m_context->parts.clock, m_context->parts.voice, this, [this](const Scribe::Line &line) { onHumanWritten(line); },
               [this](const QString &reason) { onWritingFailed(reason); })
{}

CallSession::~CallSession()
{
    m_slot->detach();
}

std::chrono::microseconds CallSession::steady() const
{
    return m_context->parts.clock.steady();
}

std::unexpected<Error> CallSession::endedError() const
{
    return fail(Error::Code::Conflict, u"The call has ended."_s);
}

// --- the record ------------------------------------------------------------------------------------------------------------------

qint64 CallSession::note(std::vector<Fact> facts)
{
    std::vector<CallEvent> events;
    events.reserve(facts.size());
    for (Fact &fact : facts) {
        if (hidesSecrets())
            fact.data = withoutDigits(fact.type, std::move(fact.data));
        CallEvent event{0, m_slot->id, m_slot->org, state().lastSeq + 1, fact.type, m_context->parts.clock.now(), std::move(fact.data)};
        m_slot->apply(event);
        events.push_back(std::move(event));
    }
    if (m_unsaved.empty()) {
        store(events);
    } else if (m_unsaved.size() < mostUnsaved) {
        m_unsaved.insert(m_unsaved.end(), events.begin(), events.end());
    } else {
        qCCritical(lcCalls) << "call" << m_slot->id.text() << "has more events than memory holds for it; the newest are lost";
    }
    return state().lastSeq;
}

void CallSession::store(const std::vector<CallEvent> &events)
{
    // Answered on the journal's thread; the slot knows whether the session is still there.
    m_context->parts.journal.append(events).then(QtFuture::Launch::Sync, [slot = m_slot, events](const Result<std::vector<qint64>> &result) {
        slot->post([result = result ? Result<void>() : std::unexpected(result.error()), events](CallSession &session) { session.onAppended(result, events); });
    });
}

void CallSession::onAppended(const Result<void> &result, const std::vector<CallEvent> &events)
{
    const qint64 last = events.back().seq;
    if (result)
        m_durableSeq = std::max(m_durableSeq, last);
    std::erase_if(m_durableWaiters, [&](const DurableWaiter &waiter) {
        if (waiter.seq > last)
            return false;
        waiter.answer->give(result);
        return true;
    });
    if (result)
        return;
    qCWarning(lcCalls) << "events of call" << m_slot->id.text() << "could not be stored yet:" << result.error().context;
    // In order: what failed was before whatever has gathered since.
    m_unsaved.insert(m_unsaved.begin(), events.begin(), events.end());
    std::ranges::stable_sort(m_unsaved, {}, &CallEvent::seq);
    waitFor(Wait::Retry, retryEvery);
}

Pending<void> CallSession::whenDurable(qint64 seq)
{
    if (seq <= m_durableSeq)
        return answered<void>({});
    if (!m_unsaved.empty())
        return answeredError<void>(cannotBeStored());
    auto answer = std::make_shared<Internal::Answer<void>>();
    m_durableWaiters.push_back({seq, answer});
    return answer->future();
}

Pending<void> CallSession::record(std::vector<Fact> facts)
{
    return whenDurable(note(std::move(facts)));
}

// --- waiting ---------------------------------------------------------------------------------------------------------------------

void CallSession::waitFor(Wait what, std::chrono::microseconds delay)
{
    m_waits[static_cast<size_t>(what)] = steady() + delay;
    publishDeadline();
}

void CallSession::stopWaiting(Wait what)
{
    m_waits[static_cast<size_t>(what)].reset();
    publishDeadline();
}

void CallSession::publishDeadline()
{
    auto next = std::numeric_limits<std::chrono::microseconds::rep>::max();
    for (const auto &wait : m_waits) {
        if (wait)
            next = std::min(next, wait->count());
    }
    m_slot->nextDeadline.store(next, std::memory_order_relaxed);
}

void CallSession::checkDeadlines()
{
    const auto now = steady();
    for (size_t i = 0; i < waits; ++i) {
        if (m_waits[i] && *m_waits[i] <= now) {
            m_waits[i].reset();
            onWaited(static_cast<Wait>(i));
        }
    }
    publishDeadline();
}

void CallSession::onWaited(Wait what)
{
    switch (what) {
    case Wait::Upstream:
        if (m_relay.deadline())
            m_relay.checkDeadline();
        else if (m_relay.hasClient() && !m_relay.hasUpstream() && !hasEnded())
            connectAi(std::nullopt);
        break;
    case Wait::HumanAudio:
        loseHuman(u"never connected"_s);
        break;
    case Wait::CallerLost:
        if (m_startFailure.isEmpty())
            (void)end(CallStatus::Completed, u"caller hung up"_s, {});
        else
            (void)end(CallStatus::Failed, m_startFailure, {});
        break;
    case Wait::SystemHold:
        resumeAi();
        break;
    case Wait::Goodbye:
        (void)end(CallStatus::Completed, m_endReason, u"agent"_s);
        break;
    case Wait::Inactivity:
        if (m_relay.framesIn() != m_framesSeen || m_human)
            touch();
        else
            (void)end(CallStatus::Failed, m_relay.isPeer() ? u"nothing was heard of the caller for ten minutes"_s : u"nothing happened for four hours"_s, {});
        break;
    case Wait::Retry:
        if (!m_unsaved.empty())
            store(std::exchange(m_unsaved, {}));
        break;
    case Wait::Policy:
        onPolicyDue();
        break;
    case Wait::Handback:
        onHandbackWaited();
        break;
    case Wait::Keys:
        onKeys();
        break;
    case Wait::CallerAudio:
        onCallerAudioMissing();
        break;
    case Wait::Referred:
        (void)end(CallStatus::Completed, {}, {});
        break;
    case Wait::Retire:
        // Whoever takes the call up again must find everything in the record.
        if (m_unsaved.empty() && m_durableSeq >= state().lastSeq)
            retire();
        else
            waitFor(Wait::Retire, latecomers);
        break;
    }
}

void CallSession::touch()
{
    m_framesSeen = m_relay.framesIn();
    waitFor(Wait::Inactivity, m_relay.isPeer() && m_relay.hasClient() ? std::chrono::microseconds(peerInactivityLimit) : inactivityLimit);
}

// --- life ------------------------------------------------------------------------------------------------------------------------

Organization CallSession::organization() const
{
    if (auto found = m_context->parts.organizations.find(m_slot->org))
        return *std::move(found);
    // Removed while the call goes on: enough to end it decently.
    Organization unknown;
    unknown.id = m_slot->org;
    unknown.name = u"our office"_s;
    return unknown;
}

Pending<CallId> CallSession::begin(const CallService::StartRequest &request)
{
    ++m_context->counters.started;
    touch();
    m_context->rules.prepare(organization());
    QJsonObject data{{u"caller"_s, request.caller}, {u"channel"_s, request.channel}, {u"metadata"_s, request.metadata}};
    if (request.bringsItsSound)
        data.insert(u"brings_its_sound"_s, true);
    if (!request.providerCall.isEmpty()) {
        m_phoneCall = request.providerCall;
        data.insert(u"provider_call"_s, request.providerCall);
    }
    return record({{EventType::CallStarted, data}})
        .then(this, [this](const Result<void> &result) -> Result<CallId> {
            if (result)
                return m_slot->id;
            // The caller was told that there is no call, so there must be none.
            m_unsaved.clear();
            retire();
            return std::unexpected(result.error());
        });
}

void CallSession::resume(const std::vector<CallEvent> &events)
{
    m_slot->replace(Call::fold(events));
    m_durableSeq = state().lastSeq;
    const Time now = m_context->parts.clock.now();
    Time secretUntil = now;
    QString providerCall, path;
    if (!events.empty())
        m_phoneCall = events.front().data.value("provider_call"_L1).toString();
    for (const CallEvent &event : events) {
        const QJsonObject session = event.data.value("session"_L1).toObject();
        if (event.type == EventType::CallUpdated && session.contains("hash"_L1)) {
            const Time expires = timeFromIso(session.value("expires_at"_L1).toString()).value_or(now);
            secretUntil = std::max(secretUntil, expires);
            m_context->access.restoreSecret(session.value("hash"_L1).toString(), m_slot->id, expires, now + restartGrace);
        }
        if (event.type == EventType::CallUpdated && event.data.contains("socket"_L1))
            m_hadSocket = true;
        if (event.type == EventType::CallUpdated && event.data.contains("provider_call"_L1)) {
            providerCall = event.data.value("provider_call"_L1).toString();
            path = event.data.value("path"_L1).toString();
        }
        if (event.type == EventType::CallUpdated && event.data["transfer"_L1]["status"_L1].toString() == "referred"_L1)
            m_referredTo = event.data["transfer"_L1]["to"_L1].toString();
        if (event.type == EventType::TranscriptCompleted && event.data.value("source"_L1).toString() != "system"_L1) {
            const auto source = event.data.value("source"_L1).toString() == "posted"_L1 ? Utterances::Source::Posted : Utterances::Source::Stream;
            const Speaker speaker = speakerFrom(event.data.value("speaker"_L1).toString()).value_or(Speaker::System);
            const QString text = event.data.value("text"_L1).toString();
            if (!m_utterances.match(source, speaker, text))
                m_utterances.add(source, speaker, text, TranscriptId(event.data.value("id"_L1).toString()));
        }
    }
    m_greeted = providerCall.isEmpty() ? m_hadSocket : !state().transcript.empty();
    touch();
    if (m_hadSocket)
        waitFor(Wait::CallerLost, restartGrace);
    else if (state().hasSession)
        waitFor(Wait::CallerLost, std::max<std::chrono::microseconds>(restartGrace, secretUntil - now));
    clearLine();
    if (!isWaitingFor(Wait::Policy))
        resumePolicy();
    // It goes on at the provider, where nobody watches what the AI says: back there at once. If it has ended meanwhile, the provider says so.
    if (!providerCall.isEmpty())
        attachPeer(providerCall, path == "sip"_L1 ? PeerLeg::Kind::Telephone : PeerLeg::Kind::Browser, true);
}

void CallSession::recall()
{
    m_durableSeq = state().lastSeq;
    waitFor(Wait::Retire, latecomers);
}

void CallSession::dismiss()
{
    m_isRetired = true;
    m_slot->detach();
    deleteLater();
}

Pending<void> CallSession::noteSession(const QString &secretHash, Time expiresAt, const SessionId &id, const QString &promptVersion)
{
    if (hasEnded())
        return answeredError<void>(endedError());
    ++m_context->counters.sessions;
    touch();
    return record({{EventType::CallUpdated,
                    {{u"session"_s, QJsonObject{{u"id"_s, id.text()}, {u"hash"_s, secretHash}, {u"expires_at"_s, toIso(expiresAt)}}},
                     {u"prompt_version"_s, promptVersion}}}});
}

void CallSession::attachCaller(std::unique_ptr<CallerLeg> leg)
{
    if (hasEnded() || m_isShutDown) {
        closeAndRetire(std::move(leg), m_isShutDown ? 1012 : 1000, m_isShutDown ? u"The server is restarting."_s : u"The call has ended."_s);
        return;
    }
    stopWaiting(Wait::CallerLost);
    touch();
    m_context->access.attached(m_slot->id);
    if (!std::exchange(m_hadSocket, true))
        note({{EventType::CallUpdated, {{u"socket"_s, u"open"_s}, {u"channel"_s, state().channel.isEmpty() || state().channel == "api"_L1 ? u"browser"_s : state().channel}}}});
    const QString news = leg->news();
    m_awaitedUntil = {};
    m_canCallerReturn = leg->canReturn();
    m_relay.attach(std::move(leg));
    m_isReconnecting = false;
    m_startFailure.clear();
    m_upstreamTries = 0;
    Ticker::ofThisThread().add(this, [this] { tick(); });
    beginRecording();
    if (m_human) // a move to another thread has ended it
        beginWriting();
    m_consoles.control({{u"type"_s, u"caller"_s}, {u"connected"_s, true}});

    const Organization office = organization();
    // Rendered now, so that they are there at once when they are needed.
    const QString language = office.language();
    for (const QString &sentence : Sentences::all(office))
        m_context->clips.prepare(sentence, language);
    if (!m_greeted)
        connectAi(m_isNoticeDue ? std::nullopt : std::optional(CallScript::greeting(office))); // else behind the notice
    else if (!news.isEmpty() && state().mode == CallMode::Ai)
        connectAi(QJsonObject(), news);
    else if (isOwedAnAnswer() && !m_relay.hasJoined()) // a session that went on without us has answered by itself
        connectAi(QJsonObject());
    else
        connectAi(std::nullopt);
    // Taken over before it was known that this caller does not hear us.
    if (m_human && !m_relay.hearsUs())
        waitFor(Wait::CallerAudio, takeoverRefusal().isEmpty() ? callerAudioLimit : std::chrono::seconds(0));
}

void CallSession::prepareMove()
{
    Ticker::ofThisThread().remove(this);
    m_relay.dropClient(4001, u"Another connection has taken over this call."_s);
    m_relay.dropUpstream();
    m_scribe.close(); // bound to this thread as well
}

void CallSession::tick()
{
    m_relay.tick();
    m_scribe.tick();
    m_recorder.tick(steady());
    m_rewind.tick(steady());
    watchHuman();
    m_consoles.tick(steady());
    flushPartials();
    watchCallerLine();
    if (!m_phoneCall.isEmpty() && m_relay.isAtRest()) {
        if (const QString number = dueReferral(); !number.isEmpty())
            refer(number);
    }
    if (isWaitingFor(Wait::Goodbye) && m_relay.isQuiet() && !m_relay.wasAnswering()) {
        stopWaiting(Wait::Goodbye);
        (void)end(CallStatus::Completed, m_endReason, u"agent"_s);
    }
}

Pending<CallService::Ended> CallSession::end(CallStatus status, const QString &reason, const QString &by)
{
    const bool already = hasEnded();
    if (!already) {
        std::vector<Fact> facts;
        if (m_human)
            facts.push_back({EventType::ParticipantLeft, parting(m_human->who, u"call ended"_s)});
        if (state().isWaitingForHuman() && !m_referredTo.isEmpty()) {
            facts.push_back({EventType::EscalationUpdated,
                             {{u"escalation_id"_s, state().escalation->id.text()}, {u"status"_s, toString(EscalationStatus::Ended)},
                              {u"outcome"_s, u"transferred to %1"_s.arg(m_referredTo)}}});
        } else if (state().isWaitingForHuman() && state().escalation->callbackId.isEmpty()) {
            facts.push_back({EventType::EscalationUpdated,
                             {{u"escalation_id"_s, state().escalation->id.text()}, {u"status"_s, toString(EscalationStatus::Ended)},
                              {u"callback"_s, QJsonObject{{u"id"_s, CallbackId::generate().text()}, {u"reason"_s, u"hung_up"_s}}}}});
        }
        // What the AI is saying is cut to what was heard before the call's last event.
        m_relay.cutAi();
        m_relay.settle();
        m_recorder.stop(steady());
        m_rewind.clear();
        if (state().recording && state().recording->isRunning())
            facts.push_back({EventType::CallUpdated, {{u"recording"_s, QJsonObject{{u"state"_s, u"finished"_s}}}}});
        // That a caller who was sent elsewhere is gone is how it should be.
        const bool isTransferred = by.isEmpty() && !m_referredTo.isEmpty();
        QJsonObject data{{u"status"_s, toString(isTransferred ? CallStatus::Completed : status)},
                         {u"reason"_s, isTransferred ? u"transferred to %1"_s.arg(m_referredTo) : reason}};
        if (!by.isEmpty())
            data.insert(u"by"_s, by);
        facts.push_back({EventType::CallEnded, data});
        note(std::move(facts));
        ++m_context->counters.ended;
        // The last words of a person are written down behind the end; the session stays for latecomers, and so does this.
        m_scribe.hear({}, true);
        m_scribe.finish();
        m_human.reset();
        m_handback.reset();
        m_consoles.control({{u"type"_s, u"ended"_s}});
        m_consoles.closeAll(1000, u"The call has ended."_s);
        Ticker::ofThisThread().remove(this);
        m_relay.dropClient(1000, u"The call has ended."_s);
        m_relay.dropUpstream();
        m_context->access.forget(m_slot->id);
        m_waits.fill(std::nullopt);
        if (!m_unsaved.empty())
            waitFor(Wait::Retry, retryEvery);
        waitFor(Wait::Retire, latecomers);
    }
    return whenDurable(state().lastSeq).then(QtFuture::Launch::Sync, [already](const Result<void> &result) -> Result<CallService::Ended> {
        if (!result)
            return std::unexpected(result.error());
        return CallService::Ended{already};
    });
}

Pending<void> CallSession::shutDown()
{
    m_isShutDown = true;
    m_scribe.close();
    m_recorder.stop(steady());
    const QString sentence = u"The server is restarting; the call goes on when you connect again."_s;
    m_relay.cutAi();
    m_consoles.closeAll(1012, sentence);
    Ticker::ofThisThread().remove(this);
    Pending<void> parted = partFromPeer();
    m_relay.dropClient(1012, sentence);
    m_relay.dropUpstream();
    m_waits.fill(std::nullopt);
    publishDeadline();
    return parted.then(this, [this](const Result<void> &) { return whenDurable(state().lastSeq); }).unwrap().then(this, [this](const Result<void> &result) {
        retire();
        return result;
    });
}

void CallSession::retire()
{
    Ticker::ofThisThread().remove(this);
    m_isRetired = true;
    m_slot->detach();
    m_context->access.forget(m_slot->id);
    m_context->retired(m_slot.get());
    // Behind the answers that are posted already; a deferred deletion could overtake them.
    QTimer::singleShot(0, this, &QObject::deleteLater);
}

// --- posted words ----------------------------------------------------------------------------------------------------------------

Pending<CallService::Posted> CallSession::addTranscript(Speaker speaker, const QString &text)
{
    if (hasEnded())
        return answeredError<CallService::Posted>(endedError());
    touch();
    TranscriptId id;
    if (const auto seen = m_utterances.match(Utterances::Source::Posted, speaker, text)) {
        id = *seen;
    } else {
        id = TranscriptId::generate();
        m_utterances.add(Utterances::Source::Posted, speaker, text, id);
        note({{EventType::TranscriptCompleted, {{u"id"_s, id.text()}, {u"speaker"_s, toString(speaker)}, {u"text"_s, text}, {u"item_id"_s, QString()}, {u"source"_s, u"posted"_s}}}});
        if (speaker == Speaker::Caller) {
            if (state().phase == Phase::Greeting)
                setPhase(Phase::Intake);
            PhraseDetector detector(m_context->rules.get(organization()), SpeakerSide::Caller);
            onCallerVerdict(detector.finish(text));
            onBetterReason(detector.current());
            onDisagreement(detector.disagreement(), text, {});
        } else if (speaker == Speaker::Ai) {
            onAiUtterance(text);
        }
    }
    return whenDurable(state().lastSeq).then(QtFuture::Launch::Sync, [id](const Result<void> &result) -> Result<CallService::Posted> {
        if (!result)
            return std::unexpected(result.error());
        return CallService::Posted{id};
    });
}

} // namespace Attendant
