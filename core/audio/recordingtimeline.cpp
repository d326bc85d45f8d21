// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/recordingtimeline.h"

#include <algorithm>
#include <limits>

namespace Attendant {

void RecordingTimeline::add(AudioSource source, SampleView samples, Microseconds at)
{
    const auto index = static_cast<size_t>(source);
    if (index >= recordingChannels || samples.empty())
        return;
    Voice &voice = m_voices[index];
    const Microseconds tolerance = source == AudioSource::Caller ? jitter : Microseconds(2'000);
    const qint64 end = std::max(voice.end(), m_at);
    const bool follows = voice.end() > 0 && frameAt(at) <= end + frameAt(tolerance);
    const qint64 from = follows ? end : std::max(frameAt(at), end);
    if (from - frameAt(at) > frameAt(mostAhead))
        return; // a flood: it is not sound in real time
    // A pause begins in the middle of a piece, or has begun.
    if (m_pausedAt) {
        if (from >= *m_pausedAt)
            return;
        samples = samples.first(std::min<size_t>(samples.size(), static_cast<size_t>(*m_pausedAt - from)));
    }
    if (voice.samples.empty())
        voice.begin = from;
    voice.samples.resize(static_cast<size_t>(from - voice.begin), 0);
    voice.samples.insert(voice.samples.end(), samples.begin(), samples.end());
    for (const Secret &secret : m_secrets) {
        if (secret.voice == index)
            hush(voice, secret.from, secret.to);
    }
}

void RecordingTimeline::hush(Voice &voice, qint64 from, qint64 to)
{
    from = std::max(from, voice.begin);
    to = std::min(to, voice.end());
    if (from < to)
        std::fill(voice.samples.begin() + (from - voice.begin), voice.samples.begin() + (to - voice.begin), int16_t(0));
}

void RecordingTimeline::cut(AudioSource source, Microseconds at)
{
    Voice &voice = m_voices[static_cast<size_t>(source)];
    if (const qint64 frame = std::max(frameAt(at), voice.begin); frame < voice.end())
        voice.samples.resize(static_cast<size_t>(frame - voice.begin));
}

void RecordingTimeline::silence(AudioSource source, Microseconds from, Microseconds to)
{
    const Secret secret{static_cast<size_t>(source), frameAt(from), frameAt(to)};
    hush(m_voices[secret.voice], secret.from, secret.to);
    m_secrets.push_back(secret);
}

void RecordingTimeline::pause(Microseconds at)
{
    if (m_pausedAt)
        return;
    m_pausedAt = frameAt(at);
    for (Voice &voice : m_voices) {
        if (const qint64 frame = std::max(*m_pausedAt, voice.begin); frame < voice.end())
            voice.samples.resize(static_cast<size_t>(frame - voice.begin));
    }
}

void RecordingTimeline::resume(Microseconds at)
{
    if (!m_pausedAt)
        return;
    // What is put in from now on must not slide back into the pause.
    const qint64 frame = frameAt(at);
    for (Voice &voice : m_voices) {
        if (!voice.samples.empty() && voice.end() < frame)
            voice.samples.resize(static_cast<size_t>(frame - voice.begin), 0);
    }
    m_pausedAt.reset();
}

std::optional<RecordingBlock> RecordingTimeline::take(qint64 frames)
{
    const qint64 to = m_at + frames;
    RecordingBlock block{m_at, {}};
    for (size_t channel = 0; channel < recordingChannels; ++channel) {
        Voice &voice = m_voices[channel];
        const qint64 from = std::max(voice.begin, m_at), until = std::min(voice.end(), to);
        if (from < until) {
            if (block.samples.empty())
                block.samples.resize(static_cast<size_t>(frames) * recordingChannels);
            for (qint64 frame = from; frame < until; ++frame)
                block.samples[static_cast<size_t>(frame - m_at) * recordingChannels + channel] = voice.samples[static_cast<size_t>(frame - voice.begin)];
        }
        if (const qint64 gone = std::min(to - voice.begin, static_cast<qint64>(voice.samples.size())); gone > 0) {
            voice.samples.erase(voice.samples.begin(), voice.samples.begin() + gone);
            voice.begin += gone;
        }
    }
    m_at = to;
    std::erase_if(m_secrets, [this](const Secret &secret) { return secret.to <= m_at; });
    if (block.samples.empty())
        return std::nullopt;
    return block;
}

std::optional<RecordingBlock> RecordingTimeline::next(Microseconds now)
{
    const qint64 frames = frameAt(blockTime);
    while (m_at + frames <= frameAt(now - heldBack)) {
        if (auto block = take(frames))
            return block;
    }
    return std::nullopt;
}

std::optional<RecordingBlock> RecordingTimeline::drain(Microseconds now)
{
    const qint64 frames = frameAt(blockTime), end = frameAt(now);
    while (m_at < end) {
        if (auto block = take(std::min(frames, end - m_at)))
            return block;
    }
    return std::nullopt;
}

} // namespace Attendant
