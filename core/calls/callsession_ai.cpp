// SPDX-License-Identifier: GPL-3.0-or-later
// The AI's side of a call: what the relay tells, and what follows from it.
#include "calls/callsession.h"

#include "base/logging.h"
#include "callcontext_p.h"
#include "calls/callscript.h"
#include "calls/sentences.h"
#include "calls/ticker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::seconds callerGrace{30};
constexpr std::chrono::milliseconds betweenKeys{1'500};
constexpr qsizetype mostKeys = 40;
constexpr std::chrono::seconds holdRound{60};
constexpr int mostHoldRounds = 10;
constexpr std::chrono::milliseconds partialEvery{40};
constexpr size_t mostHistory = 60;
constexpr int mostUpstreamTries = 10;
// The relay's own limit comes first; this only makes sure that somebody looks.
constexpr std::chrono::milliseconds upstreamCheck{9'050};
constexpr std::chrono::milliseconds peerCheck{30'050};

} // namespace

// --- the provider ----------------------------------------------------------------------------------------------------------------

std::vector<Relay::HistoryItem> CallSession::history() const
{
    std::vector<Relay::HistoryItem> items;
    const auto &transcript = state().transcript;
    const size_t from = transcript.size() > mostHistory ? transcript.size() - mostHistory : 0;
    for (size_t i = from; i < transcript.size(); ++i) {
        const TranscriptEntry &entry = transcript[i];
        if (entry.speaker == Speaker::Caller)
            items.push_back({u"user"_s, entry.text});
        else if (entry.speaker == Speaker::Ai)
            items.push_back({u"assistant"_s, entry.text});
        else if (entry.speaker == Speaker::Human)
            items.push_back({u"system"_s, u"A colleague of yours, in person, said to the caller: %1"_s.arg(entry.text)});
        else if (entry.speaker == Speaker::System)
            items.push_back({u"system"_s, u"The caller was told by the system: %1"_s.arg(entry.text)});
    }
    return items;
}

bool CallSession::isOwedAnAnswer() const
{
    return state().mode == CallMode::Ai && !state().transcript.empty() && state().transcript.back().speaker == Speaker::Caller;
}

void CallSession::connectAi(std::optional<QJsonObject> opening, const QString &hint)
{
    const Organization office = organization();
    const auto script = CallScript::make(m_context->prompts, office, {}, m_context->parts.clock.now());
    if (!script) {
        // Without its instructions and its safety section the AI does not speak to anybody.
        qCCritical(lcCalls) << "no prompt for" << office.id.text() << script.error().message;
        m_relay.abandonUpstream(u"The assistant's instructions could not be prepared."_s);
        return;
    }
    auto items = m_relay.hasJoined() ? std::vector<Relay::HistoryItem>() : history(); // one that was joined before has lived through it
    if (!hint.isEmpty())
        items.push_back({u"system"_s, hint});
    m_relay.connectUpstream(script->config, std::move(items), std::move(opening));
    waitFor(Wait::Upstream, m_relay.isPeer() ? peerCheck : upstreamCheck);
}

void CallSession::tellProvider(const QString &what, const QString &reason)
{
    note({{EventType::CallUpdated, {{u"provider"_s, what}, {u"reason"_s, reason}}}});
}

void CallSession::onUpstreamReady()
{
    m_greeted = true;
    m_upstreamTries = 0;
    stopWaiting(Wait::Upstream);
    announceRecording();
    if (std::exchange(m_isReconnecting, false))
        tellProvider(u"back"_s);
    if (state().mode == CallMode::Ai && state().isWaitingForHuman())
        m_relay.insertNote(u"A colleague has been asked to take this call and may join at any moment. Until then keep your replies short and calm."_s);
    if (std::exchange(m_resumeWhenReady, false) && state().mode == CallMode::Hold && !m_human)
        resumeAi();
}

void CallSession::onUpstreamLost(const QString &sentence, Watchdog::Recovery recovery)
{
    stopWaiting(Wait::Upstream);
    m_partials.clear();
    ++m_context->counters.providerLosses;
    if (hasEnded() || m_isShutDown || !m_relay.hasClient())
        return;
    switch (recovery) {
    case Watchdog::Recovery::AtStart:
        m_startFailure = sentence;
        leaveUnjoined();
        return;
    case Watchdog::Recovery::Reconnect:
        m_isReconnecting = true;
        tellProvider(u"reconnecting"_s, sentence);
        connectAi(m_relay.isAiToBeAsked() ? std::optional(state().transcript.empty() ? CallScript::greeting(organization()) : QJsonObject())
                                          : std::nullopt);
        return;
    case Watchdog::Recovery::GiveUp:
        m_isReconnecting = true;
        tellProvider(u"lost"_s, sentence);
        enterSystemHold(Sentences::lostProvider(organization().language()));
        raise(Urgency::High, u"provider_lost"_s, u"The AI provider is away: %1"_s.arg(sentence));
        break;
    case Watchdog::Recovery::None:
        break;
    }
    // A person talks with the caller, or the caller waits: neither needs the provider now. Try again, with growing pauses.
    if (m_upstreamTries < mostUpstreamTries)
        waitFor(Wait::Upstream, std::chrono::seconds(std::min(60, 5 << m_upstreamTries++)));
}

void CallSession::onRenewalDue()
{
    const auto script = CallScript::make(m_context->prompts, organization(), {}, m_context->parts.clock.now());
    if (script)
        m_relay.renewUpstream(script->config);
}

void CallSession::onFillerWanted()
{
    // Only what is there already: it comes too late otherwise, and the tone fills the pause as well.
    const QString language = organization().language();
    const QString text = Sentences::oneMoment(language);
    if (const auto clip = m_context->clips.find(text, language))
        m_relay.speak(*clip, text);
}

void CallSession::onClientLost(const QString &why)
{
    qCInfo(lcCalls) << "call" << m_slot->id.text() << "lost its client:" << why;
    if (why.startsWith("The client reads"_L1))
        ++m_context->counters.clientsDropped;
    callerGone();
}

void CallSession::onHangUp()
{
    // Behind the event that said so: ending the call drops the client that is still being read.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!hasEnded() && !m_isShutDown)
                (void)end(CallStatus::Completed, u"caller hung up"_s, {});
        },
        Qt::QueuedConnection);
}

void CallSession::callerMissed()
{
    if (!m_isShutDown && !m_relay.hasClient())
        callerGone();
}

void CallSession::callerGone()
{
    Ticker::ofThisThread().remove(this);
    m_relay.dropUpstream();
    stopWaiting(Wait::Upstream);
    m_partials.clear();
    if (hasEnded())
        return;
    m_context->access.lost(m_slot->id);
    m_consoles.control({{u"type"_s, u"caller"_s}, {u"connected"_s, false}});
    if (isWaitingFor(Wait::Goodbye)) {
        (void)end(CallStatus::Completed, m_endReason, u"agent"_s);
        return;
    }
    if (!m_canCallerReturn) {
        (void)end(m_startFailure.isEmpty() ? CallStatus::Completed : CallStatus::Failed, m_startFailure.isEmpty() ? u"caller hung up"_s : m_startFailure, {});
        return;
    }
    waitFor(Wait::CallerLost, std::max<std::chrono::microseconds>(callerGrace, m_awaitedUntil - steady()));
}

void CallSession::awaitCaller(std::chrono::seconds limit)
{
    if (hasEnded())
        return;
    m_awaitedUntil = steady() + limit;
    if (isWaitingFor(Wait::CallerLost))
        waitFor(Wait::CallerLost, limit);
}

Pending<void> CallSession::noteFacts(const QJsonObject &facts)
{
    if (hasEnded())
        return answeredError<void>(endedError());
    note({{EventType::CallUpdated, facts}});
    if (facts.contains("voicemail"_L1))
        promiseCallback(u"The AI could not be reached; the caller was asked to leave a message."_s, u"voicemail"_s);
    // The telephone has sent the caller elsewhere.
    if (facts["transfer"_L1]["status"_L1].toString() == "referred"_L1)
        m_referredTo = facts["transfer"_L1]["to"_L1].toString();
    return whenDurable(state().lastSeq);
}

// --- the telephone's keys ------------------------------------------------------------------------------------------------------------

void CallSession::pressKey(QChar key)
{
    if (hasEnded() || !u"0123456789*#ABCD"_s.contains(key))
        return;
    touch();
    hushKey();
    m_keys += key;
    // What is typed in one go belongs together; # ends it, as on every telephone.
    if (key == u'#' || m_keys.size() >= mostKeys)
        onKeys();
    else
        waitFor(Wait::Keys, betweenKeys);
}

void CallSession::onKeys()
{
    stopWaiting(Wait::Keys);
    const QString keys = std::exchange(m_keys, {});
    if (hasEnded() || keys.isEmpty())
        return;
    note({{EventType::CallUpdated, {{u"dtmf"_s, keys}}}});
    const QString wish = keys.endsWith(u'#') ? keys.chopped(1) : keys;
    if (wish == "0"_L1)
        raise(Urgency::Medium, u"caller_wish"_s, u"The caller pressed 0 for a person."_s);
    if (state().mode != CallMode::Ai || !m_relay.isUpstreamReady())
        return;
    m_relay.insertNote(wish == "0"_L1 ? u"The caller has pressed 0 on the telephone to ask for a person. Tell them in one short sentence that a colleague has been asked."_s
                                      : u"The caller has typed this on the telephone's keys: %1"_s.arg(keys));
    m_relay.requestResponse();
}

// --- waiting for a person ----------------------------------------------------------------------------------------------------------

void CallSession::enterSystemHold(const QString &sentence)
{
    if (!m_relay.hearsUs()) {
        if (state().mode != CallMode::Ai)
            note({{EventType::ModeChanged, {{u"mode"_s, toString(CallMode::Ai)}, {u"by"_s, QString()}}}});
        m_relay.setVoice(Relay::Voice::Ai);
        return;
    }
    m_holdRounds = 0;
    note({{EventType::ModeChanged, {{u"mode"_s, toString(CallMode::Hold)}, {u"by"_s, QString()}}},
          {EventType::TranscriptCompleted,
           {{u"id"_s, TranscriptId::generate().text()}, {u"speaker"_s, toString(Speaker::System)}, {u"text"_s, sentence}, {u"item_id"_s, QString()}, {u"source"_s, u"system"_s}}}});
    m_relay.setVoice(Relay::Voice::Hold);
    setHoldSentence(sentence);
    m_consoles.control({{u"type"_s, u"mode"_s}, {u"mode"_s, toString(CallMode::Hold)}});
    waitFor(Wait::SystemHold, holdRound);
}

void CallSession::resumeAi()
{
    if (hasEnded() || m_human || state().mode != CallMode::Hold)
        return;
    if (!m_relay.isUpstreamReady()) {
        if (++m_holdRounds > mostHoldRounds) {
            (void)end(CallStatus::Failed, u"the AI provider stayed away and nobody took the call"_s, {});
            return;
        }
        m_resumeWhenReady = true;
        if (!m_relay.hasUpstream())
            connectAi(std::nullopt);
        waitFor(Wait::SystemHold, holdRound);
        return;
    }
    stopWaiting(Wait::SystemHold);
    note({{EventType::ModeChanged, {{u"mode"_s, toString(CallMode::Ai)}, {u"by"_s, QString()}}}});
    m_relay.setVoice(Relay::Voice::Ai);
    m_consoles.control({{u"type"_s, u"mode"_s}, {u"mode"_s, toString(CallMode::Ai)}});
    m_relay.insertNote(u"Nobody from the team could take the call yet. You go on with the caller; keep your replies short and calm."_s);
    m_relay.requestResponse(CallScript::sayExactly(Sentences::backWithAssistant(organization().language())));
}

void CallSession::setHoldSentence(const QString &text)
{
    const QString language = organization().language();
    if (const auto clip = m_context->clips.find(text, language)) {
        m_relay.setHoldSentence(clip, text);
        return;
    }
    m_relay.setHoldSentence(nullptr, {}); // the tone begins; the sentence follows when it is rendered
    m_context->clips.get(text, language).then(this, [this, text](const SpokenClips::Clip &clip) {
        if (clip && m_relay.voice() == Relay::Voice::Hold)
            m_relay.setHoldSentence(clip, text);
    });
}

void CallSession::speakClip(const QString &text, const QString &language)
{
    note({{EventType::TranscriptCompleted,
           {{u"id"_s, TranscriptId::generate().text()}, {u"speaker"_s, toString(Speaker::System)}, {u"text"_s, text}, {u"item_id"_s, QString()}, {u"source"_s, u"system"_s}}}});
    if (!m_relay.hearsUs()) { // the AI's voice is the only one that reaches this caller
        m_relay.requestResponse(CallScript::sayExactly(text));
        return;
    }
    if (const auto clip = m_context->clips.find(text, language)) {
        m_relay.speak(*clip, text);
        return;
    }
    m_context->clips.get(text, language).then(this, [this, text](const SpokenClips::Clip &clip) {
        if (hasEnded() || state().mode != CallMode::Ai)
            return;
        if (clip)
            m_relay.speak(*clip, text);
        else
            m_relay.requestResponse(CallScript::sayExactly(text)); // no speech synthesis on this machine: the AI must say it
    });
}

// --- words -----------------------------------------------------------------------------------------------------------------------

void CallSession::onSpeechStarted()
{
    touch();
    callerIsThere();
    // Whatever it is that they still have to say. The AI ends the call anew when it was a good-bye too.
    stayOnTheLine();
}

void CallSession::partial(Speaker speaker, const QString &itemId, const QString &delta)
{
    if (m_partials.size() > 16 && !m_partials.contains(itemId))
        m_partials.clear(); // items that never were completed
    PartialText &text = m_partials[itemId];
    text.speaker = speaker;
    text.text += delta;
    text.isDirty = true;
    if (steady() - text.emittedAt >= partialEvery || text.emittedAt.count() == 0)
        emitPartial(itemId);
}

void CallSession::emitPartial(const QString &itemId)
{
    PartialText &text = m_partials[itemId];
    text.emittedAt = std::max(steady(), std::chrono::microseconds(1));
    text.isDirty = false;
    const CallEvent event{0, m_slot->id, m_slot->org, 0, EventType::SpeechPartial, m_context->parts.clock.now(),
                          {{u"speaker"_s, toString(text.speaker)}, {u"text"_s, text.text}, {u"item_id"_s, itemId}}};
    m_slot->apply(event);
    m_context->partial(event);
}

void CallSession::flushPartials()
{
    const auto now = steady();
    for (auto text = m_partials.begin(); text != m_partials.end(); ++text) {
        if (text->isDirty && now - text->emittedAt >= partialEvery)
            emitPartial(text.key());
    }
}

void CallSession::onCallerPartial(const QString &itemId, const QString &delta)
{
    if (hasEnded())
        return;
    // Safety before anything else: it is what must not wait.
    PhraseDetector &detector = callerDetector(itemId);
    onCallerVerdict(detector.feed(delta));
    onBetterReason(detector.current());
    partial(Speaker::Caller, itemId, delta);
}

void CallSession::onCallerFinal(const QString &itemId, const QString &previousItemId, const QString &text)
{
    m_partials.remove(itemId);
    if (hasEnded())
        return;
    touch();
    callerIsThere();
    std::optional<Verdict> verdict;
    std::optional<PhraseDetector::Disagreement> odds;
    Verdict heard;
    if (!text.isEmpty()) {
        PhraseDetector &detector = callerDetector(itemId);
        verdict = detector.finish(text);
        heard = detector.current();
        odds = detector.disagreement();
    }
    releaseDetector(itemId);
    if (text.trimmed().isEmpty())
        return;
    if (!m_utterances.match(Utterances::Source::Stream, Speaker::Caller, text)) {
        const TranscriptId id = TranscriptId::generate();
        m_utterances.add(Utterances::Source::Stream, Speaker::Caller, text, id);
        note({{EventType::TranscriptCompleted,
               {{u"id"_s, id.text()}, {u"speaker"_s, toString(Speaker::Caller)}, {u"text"_s, text}, {u"item_id"_s, itemId},
                {u"previous_item_id"_s, previousItemId}, {u"source"_s, u"stream"_s}}}});
    }
    if (state().phase == Phase::Greeting)
        setPhase(Phase::Intake);
    onCallerVerdict(verdict);
    onBetterReason(heard);
    onDisagreement(odds, text, itemId);
}

void CallSession::onAiPartial(const QString &itemId, const QString &delta)
{
    if (!hasEnded())
        partial(Speaker::Ai, itemId, delta);
}

void CallSession::onAiComposed(const QString &, const QString &text)
{
    if (!hasEnded())
        onAiUtterance(text);
}

void CallSession::onAiSpoken(const QString &itemId, const QString &previousItemId, const QString &heard, const QString &composed)
{
    m_partials.remove(itemId);
    if (hasEnded())
        return;
    if (m_utterances.match(Utterances::Source::Stream, Speaker::Ai, composed))
        return;
    const TranscriptId id = TranscriptId::generate();
    m_utterances.add(Utterances::Source::Stream, Speaker::Ai, composed, id);
    QJsonObject data{{u"id"_s, id.text()},    {u"speaker"_s, toString(Speaker::Ai)},       {u"text"_s, heard},
                     {u"item_id"_s, itemId}, {u"previous_item_id"_s, previousItemId}, {u"source"_s, u"stream"_s}};
    if (heard != composed)
        data.insert(u"interrupted"_s, true);
    note({{EventType::TranscriptCompleted, data}});
}

// --- audio for the consoles --------------------------------------------------------------------------------------------------------

void CallSession::onCallerAudio(const Samples &samples)
{
    m_consoles.caller(samples, steady(), state().mode == CallMode::Human);
}

void CallSession::onAiAudio(const Samples &samples, std::chrono::microseconds startsAt)
{
    m_consoles.ai(samples, startsAt);
}

void CallSession::onAudioCut()
{
    m_consoles.cutAi();
}

} // namespace Attendant
