// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a call's sound. Source: issue texts on recording; contract.md, section 2.
#include "calls/callsession.h"

#include "audio/g711.h"
#include "base/logging.h"
#include "callcontext_p.h"
#include "calls/callscript.h"
#include "calls/sentences.h"
#include "domain/recordingpolicy.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// The telephone network tells of a key when its tone has begun; some of the tone comes over the line besides.
constexpr std::chrono::milliseconds beforeKey{400}, behindKey{300};
// A transcript comes this much later than the words.
constexpr std::chrono::seconds transcriptDelay{8};

} // namespace

void CallSession::beginRecording()
{
    Recorder *recorder = m_context->parts.recorder;
    if (!recorder || m_recorder.isRunning() || hasEnded())
        return;
    const RecordingPolicy policy = RecordingPolicy::of(organization().config);
    const auto &before = state().recording;
    // What once could not go on is not begun anew: the gap would look like silence.
    if (!policy.isEnabled || (before && !before->isRunning()))
        return;
    if (!m_relay.takeoverRefusal().isEmpty())
        return; // the provider keeps this caller's sound: there is nothing to record
    const bool isPhone = state().channel == "phone"_L1;
    m_recorder.start(*recorder, m_slot->id, isPhone ? 8'000 : audioRate, steady(), m_context->parts.clock.now(), [slot = m_slot](const QString &reason) {
        slot->post([reason](CallSession &session) { session.onRecordingFailed(reason); });
    });
    if (before && before->state == "paused"_L1) {
        m_recorder.pause(steady());
        return;
    }
    m_isNoticeDue = policy.isAnnounced && !before;
    noteRecording(u"recording"_s);
}

void CallSession::announceRecording()
{
    if (!std::exchange(m_isNoticeDue, false) || state().mode != CallMode::Ai)
        return;
    const Organization office = organization();
    const QString own = RecordingPolicy::of(office.config).notice;
    const QString notice = own.isEmpty() ? Sentences::recorded(office.language()) : own;
    // The AI greets behind it: nothing that is recorded is asked of the caller before they know.
    m_context->clips.get(notice, office.language()).then(this, [this, notice, office](const SpokenClips::Clip &clip) {
        if (hasEnded() || state().mode != CallMode::Ai)
            return;
        if (!clip || !m_relay.hearsUs()) { // no speech synthesis on this machine, or the caller hears the AI alone: it must say it
            m_relay.requestResponse(CallScript::sayExactly(notice + u' ' + office.greeting()));
            return;
        }
        note({{EventType::TranscriptCompleted,
               {{u"id"_s, TranscriptId::generate().text()}, {u"speaker"_s, toString(Speaker::System)}, {u"text"_s, notice}, {u"item_id"_s, QString()},
                {u"source"_s, u"system"_s}}}});
        m_relay.speak(*clip, notice);
        m_relay.requestResponse(CallScript::greeting(office));
    });
}

void CallSession::noteRecording(const QString &recordingState, const QString &by, const QString &reason)
{
    QJsonObject fact{{u"state"_s, recordingState}};
    if (!by.isEmpty())
        fact.insert(u"by"_s, by);
    if (!reason.isEmpty())
        fact.insert(u"reason"_s, reason);
    note({{EventType::CallUpdated, {{u"recording"_s, fact}}}});
    m_consoles.control({{u"type"_s, u"recording"_s}, {u"state"_s, recordingState}});
}

void CallSession::onRecordingFailed(const QString &reason)
{
    // The tape may be gone by now: what is on record counts.
    if (hasEnded() || !state().recording || !state().recording->isRunning())
        return;
    m_recorder.stop(steady());
    noteRecording(u"stopped"_s, {}, reason);
}

Result<void> CallSession::checkRecording(const Person &who, bool mayAlways) const
{
    if (hasEnded())
        return endedError();
    if (!mayAlways && (!m_human || m_human->who.id != who.id))
        return fail(Error::Code::Forbidden, u"Only a supervisor, or whoever has the call, may pause its recording."_s);
    if (!state().recording || !state().recording->isRunning())
        return fail(Error::Code::Conflict, u"This call is not being recorded."_s);
    return {};
}

Pending<void> CallSession::pauseRecording(const Person &who, bool mayAlways)
{
    if (const auto checked = checkRecording(who, mayAlways); !checked)
        return answeredError<void>(std::unexpected(checked.error()));
    if (state().recording->state == "paused"_L1)
        return answeredError<void>(fail(Error::Code::Conflict, u"The recording is paused already."_s));
    m_recorder.pause(steady());
    noteRecording(u"paused"_s, who.name);
    return whenDurable(state().lastSeq);
}

Pending<void> CallSession::resumeRecording(const Person &who, bool mayAlways)
{
    if (const auto checked = checkRecording(who, mayAlways); !checked)
        return answeredError<void>(std::unexpected(checked.error()));
    if (state().recording->state != "paused"_L1)
        return answeredError<void>(fail(Error::Code::Conflict, u"The recording is not paused."_s));
    m_recorder.resume(steady());
    m_secretUntil = steady() + transcriptDelay;
    noteRecording(u"recording"_s, who.name);
    return whenDurable(state().lastSeq);
}

bool CallSession::hidesSecrets() const
{
    return m_recorder.isPaused() || steady() < m_secretUntil;
}

void CallSession::hushKey()
{
    m_recorder.silence(AudioSource::Caller, steady() - beforeKey, steady() + behindKey);
}

void CallSession::onLine(AudioSource source, LineFormat format, const QByteArray &bytes, std::chrono::microseconds at)
{
    // What the caller says has just been said when it arrives.
    const auto length = std::chrono::microseconds(qint64(bytes.size()) * 1'000'000 / bytesPerSecond(format));
    if (source == AudioSource::Caller)
        at -= length;
    m_recorder.voice(source, format, bytes, at);
    if (m_recorder.isPaused())
        return;
    static thread_local Samples samples; // of no call: empty between two
    samples.clear();
    if (format == LineFormat::Pcm)
        appendSamples(samples, bytes);
    else
        samples = G711::decodeMuLaw(bytes);
    m_rewind.add(source, samples, format == LineFormat::Pcm ? audioRate : RewindRing::rate, at);
}

void CallSession::onLineCut()
{
    m_recorder.cut(AudioSource::Ai, steady());
    m_recorder.cut(AudioSource::Human, steady());
    m_rewind.cut(steady());
}

Pending<std::vector<int16_t>> CallSession::rewind(std::chrono::milliseconds time)
{
    if (hasEnded())
        return answeredError<std::vector<int16_t>>(endedError());
    return answered<std::vector<int16_t>>(m_rewind.last(time, steady()));
}

} // namespace Attendant
