// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/callline.h"

#include "audio/resampler.h"
#include "ui/common/format.h"

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

CallLine::CallLine(ApiClient &api, ConsoleStore &store, CallAudio &audio, AudioDevices &devices, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
    , m_audio(audio)
    , m_devices(devices)
{
    connect(&m_audio, &CallAudio::closed, this, &CallLine::onClosed);
    connect(&m_audio, &CallAudio::ended, this, [this] { onCallEnded(m_call); });
    connect(&m_audio, &CallAudio::mutedChanged, this, &CallLine::changed);
    connect(&m_audio, &CallAudio::silencedChanged, this, &CallLine::changed);
    connect(&m_audio, &CallAudio::speakingUnheardChanged, this, &CallLine::changed);
    connect(&m_audio, &CallAudio::replayingChanged, this, &CallLine::changed);
    connect(&m_audio, &CallAudio::deviceStateChanged, this, &CallLine::changed);
    connect(&m_store, &ConsoleStore::callRemoved, this, &CallLine::onCallEnded);
    connect(&m_devices, &AudioDevices::choiceChanged, this, [this] {
        m_audio.choose(m_devices.choice());
        showHealth();
    });
    m_audio.choose(m_devices.choice());
    showHealth();
}

void CallLine::showHealth()
{
    using State = ConsoleStore::Health::State;
    ConsoleStore::Health health{State::Ok, {}, tr("Microphone and speaker are ready.")};
    if (!m_devices.inUse(AudioDevices::Use::Input))
        health = {State::Degraded, tr("no microphone"), tr("No microphone was found. You can take calls over and read along, but callers cannot hear you.")};
    else if (!m_devices.inUse(AudioDevices::Use::Output))
        health = {State::Degraded, tr("no speaker"), tr("No speaker was found. You can read calls, but not hear them.")};
    else if (const auto missing = m_devices.missing(); !missing.empty())
        health = {State::Degraded, tr("device gone"), tr("%1 is not connected. The computer's standard devices are used until it is back.").arg(missing.front().name)};
    m_store.setHealth(ConsoleStore::Part::Audio, health);
}

void CallLine::setBusy(const CallId &id, bool busy)
{
    if (busy)
        m_busy.insert(id);
    else
        m_busy.remove(id);
    Q_EMIT changed();
}

void CallLine::attach(const AudioGrant &grant, Role role)
{
    stopRewind();
    m_call = grant.call;
    m_role = role;
    m_audio.open(m_api.server(), grant, role == Role::Talking ? CallAudio::Role::Talking : CallAudio::Role::Listening);
    m_store.setCallInHand(role == Role::Talking ? m_call : CallId());
    Q_EMIT changed();
    if (role == Role::Talking)
        Q_EMIT tookOver(m_call);
}

void CallLine::release()
{
    stopRewind();
    m_audio.close();
    m_role = Role::None;
    m_store.setCallInHand({});
    Q_EMIT changed();
}

void CallLine::onClosed(const QString &reason)
{
    if (m_role == Role::None)
        return;
    const CallId id = m_call;
    release();
    if (isHandingBack(id))
        m_lostReason = reason; // the server lets go of the line when the AI has the call; its events say whether that was it
    else if (!reason.isEmpty())
        Q_EMIT failed(id, tr("The sound of this call was lost."), Error{Error::Code::Unavailable, reason, {}, {}});
}

void CallLine::onCallEnded(const CallId &id)
{
    if (isHandingBack(id)) {
        m_lostReason.clear();
        forgetHandback();
    }
    if (m_role != Role::None && id == m_call)
        release();
}

QString CallLine::hindrance(const CallId &id) const
{
    const CallId other = m_role == Role::Talking ? m_call : m_taking;
    if (other.isEmpty() || other == id)
        return {};
    const Call *call = m_store.call(other);
    const QString who = call ? callerName(call->caller, call->channel) : other.text();
    return m_role == Role::Talking ? tr("You are on the line with %1. Hand that call back first (F8).").arg(who)
                                   : tr("You are just taking the call of %1.").arg(who);
}

// Said, not silent: who asks for a second call thinks that they have it.
bool CallLine::mayBegin(const CallId &id, const QString &what)
{
    if (isBusy(id) || roleIn(id) == Role::Talking)
        return false;
    const QString why = hindrance(id);
    if (!why.isEmpty())
        Q_EMIT failed(id, what, Error{Error::Code::Conflict, why, {}, {}});
    return why.isEmpty();
}

void CallLine::listen(const CallId &id)
{
    if (!mayBegin(id, tr("You cannot listen to this call.")))
        return;
    setBusy(id, true);
    m_api.listen(id).then(this, [this, id](const Result<AudioGrant> &grant) {
        setBusy(id, false);
        if (!grant)
            Q_EMIT failed(id, tr("You cannot listen to this call."), grant.error());
        else if (m_role != Role::Talking && m_taking.isEmpty()) // a call may have been taken over meanwhile
            attach(*grant, Role::Listening);
    });
}

void CallLine::stopListening()
{
    if (m_role == Role::Listening)
        release();
}

void CallLine::takeOver(const CallId &id)
{
    const QString what = tr("You could not take this call over.");
    if (mayBegin(id, what))
        take(id, m_api.takeOver(id), what);
}

void CallLine::accept(const EscalationId &escalation, const CallId &id)
{
    const QString what = tr("You could not take this call.");
    if (mayBegin(id, what))
        take(id, m_api.accept(escalation), what);
}

void CallLine::take(const CallId &id, Pending<AudioGrant> pending, const QString &what)
{
    m_taking = id;
    setBusy(id, true);
    pending.then(this, [this, id, what](const Result<AudioGrant> &grant) {
        m_taking = {};
        setBusy(id, false);
        if (!grant) {
            Q_EMIT failed(id, what, grant.error());
            return;
        }
        AudioGrant own = *grant;
        own.call = id;
        attach(own, Role::Talking);
    });
}

// Commands that are answered by nothing but success: what then happens arrives as an event.
template<typename Then>
void CallLine::request(const CallId &id, Pending<void> pending, const QString &what, Then then, std::optional<Command> command)
{
    pending.then(this, [this, id, what, then, command](const Result<void> &result) {
        if (!result)
            Q_EMIT failed(id, what, result.error());
        else
            then();
        if (command)
            Q_EMIT answered(id, *command, result.has_value());
    });
}

void CallLine::handBack(const CallId &id, const QString &note)
{
    if (isBusy(id) || isHandingBack(id))
        return;
    m_note = note;
    m_handingBack = id; // its events may come before the answer
    m_composing = true;
    m_proposal.reset();
    setBusy(id, true);
    m_api.handBackReviewed(id, note).then(this, [this, id](const Result<bool> &pending) {
        setBusy(id, false);
        if (!pending) {
            forgetHandback();
            Q_EMIT failed(id, tr("The call could not be handed back. You are still on the line."), pending.error());
        } else if (!*pending && isHandingBack(id)) {
            finishHandback();
        }
        Q_EMIT answered(id, Command::HandBack, pending.has_value());
    });
}

void CallLine::handBackSaying(const CallId &id, const QString &sentence)
{
    if (isBusy(id))
        return;
    m_handingBack = id;
    m_composing = false;
    m_proposal.reset();
    setBusy(id, true);
    m_api.handBackSaying(id, sentence, m_note).then(this, [this, id](const Result<void> &result) {
        setBusy(id, false);
        if (!result) {
            forgetHandback();
            Q_EMIT failed(id, tr("The call could not be handed back. You are still on the line."), result.error());
        } else if (isHandingBack(id) || roleIn(id) == Role::Talking) {
            m_handingBack = id;
            finishHandback();
        }
    });
}

void CallLine::approveHandback(const CallId &id, const QString &sentence)
{
    request(id, m_api.approveHandback(id, sentence), tr("The AI was not told to go on. It goes on by itself when the time is over."), [] {});
}

void CallLine::cancelHandback(const CallId &id)
{
    request(id, m_api.cancelHandback(id), tr("The hand-back could not be stopped."), [] {});
}

void CallLine::follow(const CallEvent &event)
{
    if (!isHandingBack(event.callId))
        return;
    if (event.type == EventType::HandbackProposed) {
        // Both times are the server's, so that this computer's clock does not matter.
        const auto until = timeFromIso(event.data.value("until"_L1).toString()).value_or(event.at);
        m_proposal = Proposal{event.data.value("text"_L1).toString(), QDeadlineTimer(std::chrono::duration_cast<std::chrono::milliseconds>(until - event.at))};
        m_composing = false;
        Q_EMIT changed();
    } else if (event.type == EventType::HandbackClosed) {
        m_proposal.reset();
        m_composing = false;
        if (event.data.value("outcome"_L1) != u"cancelled"_s)
            Q_EMIT changed(); // the AI gets the call in a moment
        else
            forgetHandback();
    } else if (event.type == EventType::ModeChanged && event.data.value("mode"_L1) == toString(CallMode::Ai)) {
        finishHandback();
    }
}

void CallLine::finishHandback()
{
    const CallId id = std::exchange(m_handingBack, {});
    m_lostReason.clear();
    m_proposal.reset();
    m_composing = false;
    if (roleIn(id) == Role::Talking)
        release();
    else
        Q_EMIT changed();
    Q_EMIT done(id, tr("The AI goes on with the caller."));
}

void CallLine::forgetHandback()
{
    const CallId id = std::exchange(m_handingBack, {});
    const QString lost = std::exchange(m_lostReason, {});
    m_proposal.reset();
    m_composing = false;
    if (id.isEmpty())
        return;
    Q_EMIT changed();
    if (!lost.isEmpty())
        Q_EMIT failed(id, tr("The sound of this call was lost."), Error{Error::Code::Unavailable, lost, {}, {}});
}

void CallLine::hold(const CallId &id)
{
    request(id, m_api.hold(id), tr("The caller could not be put on hold."), [] {});
}

void CallLine::resume(const CallId &id)
{
    request(id, m_api.resume(id), tr("The caller is still on hold."), [] {});
}

void CallLine::setMuted(bool muted)
{
    m_audio.setMuted(muted);
}

void CallLine::pauseRecording(const CallId &id)
{
    request(id, m_api.pauseRecording(id), tr("The recording was not paused."), [] {});
}

void CallLine::resumeRecording(const CallId &id)
{
    request(id, m_api.resumeRecording(id), tr("The recording does not go on."), [] {});
}

void CallLine::rewind()
{
    if (m_role == Role::None)
        return;
    if (isRewinding()) {
        stopRewind();
        Q_EMIT changed();
        return;
    }
    m_rewinding = true;
    Q_EMIT changed();
    m_api.rewind(m_call, rewindTime).then(this, [this, id = m_call, rewind = ++m_rewind](const Result<CallSound> &sound) {
        if (rewind != m_rewind || !m_rewinding)
            return; // not wanted any more
        m_rewinding = false;
        const Samples voice = sound ? Resampler::convert(toSamples(sound->pcm), sound->rate, audioRate, 3) : Samples(); // of a telephone's rate
        m_audio.replay(voice);
        Q_EMIT changed();
        if (!sound)
            Q_EMIT failed(id, tr("What was said last cannot be played."), sound.error());
        else if (voice.empty())
            Q_EMIT done(id, tr("Nothing was said yet that could be played again."));
    });
}

void CallLine::stopRewind()
{
    m_rewinding = false;
    m_audio.stopReplay();
}

void CallLine::end(const CallId &id)
{
    if (isBusy(id))
        return;
    setBusy(id, true);
    m_api.end(id, u"ended by a person"_s).then(this, [this, id](const Result<void> &result) {
        setBusy(id, false);
        if (!result)
            Q_EMIT failed(id, tr("The call could not be ended."), result.error());
        else
            onCallEnded(id);
    });
}

void CallLine::whisper(const CallId &id, const QString &text)
{
    request(id, m_api.whisper(id, text), tr("The AI did not receive your whisper."),
            [this, id] { Q_EMIT done(id, tr("The AI received your whisper. The caller did not hear it.")); }, Command::Whisper);
}

void CallLine::say(const CallId &id, const QString &text)
{
    request(id, m_api.say(id, text), tr("The AI did not say it."), [this, id] { Q_EMIT done(id, tr("The AI says it now.")); }, Command::Say);
}

void CallLine::transfer(const CallId &id, const QString &number)
{
    request(id, m_api.transfer(id, number), tr("The call could not be transferred."), [this, id, number] {
        if (roleIn(id) == Role::Talking)
            release();
        Q_EMIT done(id, tr("The call goes to %1.").arg(number));
    }, Command::Transfer);
}

void CallLine::escalate(const CallId &id, const QString &reason)
{
    request(id, m_api.escalate(id, {Urgency::High, reason, {}}), tr("The call was not put into the queue."),
            [this, id] { Q_EMIT done(id, tr("The call waits in the queue for a person.")); }, Command::Escalate);
}

} // namespace Attendant::Ui
