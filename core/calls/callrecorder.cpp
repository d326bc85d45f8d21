// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callrecorder.h"

namespace Attendant {

void CallRecorder::start(Recorder &recorder, const CallId &call, int rate, Microseconds now, Time wallTime, std::function<void(const QString &)> failed)
{
    m_recorder = &recorder;
    m_begin = m_handedAt = now;
    m_isPaused = false;
    m_moments.clear();
    m_tape = recorder.begin({call, wallTime, rate}, std::move(failed));
}

void CallRecorder::stop(Microseconds now)
{
    m_isPaused = false;
    if (!m_tape)
        return;
    if (m_recorder->write(m_tape, std::exchange(m_moments, {}), since(now)))
        m_recorder->finish(m_tape, since(now));
    m_tape.reset();
}

void CallRecorder::add(RecordedMoment moment)
{
    if (m_tape)
        m_moments.push_back(std::move(moment));
}

void CallRecorder::voice(AudioSource source, LineFormat format, const QByteArray &sound, Microseconds at)
{
    if (!m_isPaused)
        add({.source = source, .at = since(at), .format = format, .sound = sound});
}

void CallRecorder::cut(AudioSource source, Microseconds at)
{
    add({.kind = RecordedMoment::Kind::Cut, .source = source, .at = since(at)});
}

void CallRecorder::silence(AudioSource source, Microseconds from, Microseconds to)
{
    add({.kind = RecordedMoment::Kind::Silence, .source = source, .at = since(from), .to = since(to)});
}

void CallRecorder::pause(Microseconds now)
{
    add({.kind = RecordedMoment::Kind::Pause, .at = since(now)});
    m_isPaused = true;
}

void CallRecorder::resume(Microseconds now)
{
    add({.kind = RecordedMoment::Kind::Resume, .at = since(now)});
    m_isPaused = false;
}

void CallRecorder::tick(Microseconds now)
{
    if (!m_tape || now - m_handedAt < handOver)
        return;
    m_handedAt = now;
    if (!m_recorder->write(m_tape, std::exchange(m_moments, {}), since(now)))
        m_tape.reset();
}

} // namespace Attendant
