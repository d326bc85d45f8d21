// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/consoleaudio.h"

#include "calls/wire.h"

#include <algorithm>

namespace Attendant {

namespace {
constexpr size_t mostDue = 50; // a second: more than the pacer ever gives ahead
}

std::optional<ConsoleAudio::Listener> ConsoleAudio::removeListener(const ConsoleLine *line)
{
    const auto found = std::ranges::find_if(m_listeners, [line](const Listener &listener) { return listener.line.get() == line; });
    if (found == m_listeners.end())
        return std::nullopt;
    Listener removed = *found;
    m_listeners.erase(found);
    return removed;
}

QByteArray ConsoleAudio::packet(AudioSource source, Samples frame, Microseconds capturedAt)
{
    return AudioPacket{source, m_sequence[static_cast<size_t>(source)]++, capturedAt, std::move(frame)}.encode();
}

void ConsoleAudio::toListeners(const QByteArray &packet)
{
    for (const Listener &listener : m_listeners)
        listener.line->sendAudio(packet);
}

void ConsoleAudio::caller(const Samples &samples, Microseconds now, bool humanHears)
{
    m_callerRest.insert(m_callerRest.end(), samples.begin(), samples.end());
    const size_t frames = m_callerRest.size() / frameSamples;
    for (size_t i = 0; i < frames; ++i) {
        const auto from = m_callerRest.begin() + static_cast<ptrdiff_t>(i * frameSamples);
        const Microseconds age = durationOf(m_callerRest.size() - i * frameSamples);
        const QByteArray bytes = packet(AudioSource::Caller, Samples(from, from + frameSamples), now - age);
        toListeners(bytes);
        if (m_human && humanHears)
            m_human->sendAudio(bytes);
    }
    m_callerRest.erase(m_callerRest.begin(), m_callerRest.begin() + static_cast<ptrdiff_t>(frames * frameSamples));
}

void ConsoleAudio::ai(const Samples &samples, Microseconds startsAt)
{
    if (m_listeners.empty())
        return;
    // What is left of the piece before comes first, so this frame begins that much earlier.
    Microseconds at = startsAt - durationOf(m_aiRest.size());
    m_aiRest.insert(m_aiRest.end(), samples.begin(), samples.end());
    const size_t frames = m_aiRest.size() / frameSamples;
    for (size_t i = 0; i < frames; ++i, at += frameTime) {
        const auto from = m_aiRest.begin() + static_cast<ptrdiff_t>(i * frameSamples);
        m_due.push_back({at, Samples(from, from + frameSamples)});
    }
    m_aiRest.erase(m_aiRest.begin(), m_aiRest.begin() + static_cast<ptrdiff_t>(frames * frameSamples));
    while (m_due.size() > mostDue)
        m_due.pop_front();
}

void ConsoleAudio::cutAi()
{
    m_due.clear();
    m_aiRest.clear();
}

void ConsoleAudio::humanVoice(const Samples &samples, Microseconds capturedAt)
{
    if (!m_listeners.empty())
        toListeners(packet(AudioSource::Human, samples, capturedAt));
}

void ConsoleAudio::tick(Microseconds now)
{
    while (!m_due.empty() && m_due.front().at <= now) {
        toListeners(packet(AudioSource::Ai, std::move(m_due.front().frame), m_due.front().at));
        m_due.pop_front();
    }
}

void ConsoleAudio::control(const QJsonObject &message)
{
    const QByteArray json = Wire::bytes(message);
    if (m_human)
        m_human->sendControl(json);
    for (const Listener &listener : m_listeners)
        listener.line->sendControl(json);
}

void ConsoleAudio::closeAll(quint16 code, const QString &reason)
{
    if (m_human)
        m_human->close(code, reason);
    for (const Listener &listener : m_listeners)
        listener.line->close(code, reason);
    m_human.reset();
    m_listeners.clear();
    cutAi();
}

} // namespace Attendant
