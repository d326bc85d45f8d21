// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/voiceactivity.h"

#include <cmath>

namespace Attendant {

static constexpr int framesToStart = 3; // 60 ms: a click is no speech

void VoiceActivity::configure(double threshold, std::chrono::milliseconds silence)
{
    const double decibels = -60 + 36 * std::clamp(threshold, 0.0, 1.0);
    const double amplitude = 32'768 * std::pow(10, decibels / 20);
    m_loud = amplitude * amplitude;
    m_silenceSamples = static_cast<qint64>(samplesIn(silence));
}

std::vector<VoiceActivity::Edge> VoiceActivity::feed(SampleView samples)
{
    std::vector<Edge> edges;
    for (const int sample : samples) {
        m_squares += static_cast<int64_t>(sample) * sample;
        ++m_position;
        if (++m_inFrame == frameSamples) {
            if (const auto edge = endFrame())
                edges.push_back(*edge);
        }
    }
    return edges;
}

std::optional<VoiceActivity::Edge> VoiceActivity::endFrame()
{
    const bool isLoud = static_cast<double>(m_squares) / frameSamples > m_loud;
    m_squares = 0;
    m_inFrame = 0;
    if (m_speaking) {
        m_quiet = isLoud ? 0 : m_quiet + static_cast<qint64>(frameSamples);
        if (m_quiet < m_silenceSamples)
            return std::nullopt;
        endSpeech();
        return Edge{false, m_position};
    }
    m_loudFrames = isLoud ? m_loudFrames + 1 : 0;
    if (m_loudFrames < framesToStart)
        return std::nullopt;
    m_speaking = true;
    m_quiet = 0;
    return Edge{true, m_position - static_cast<qint64>(frameSamples) * framesToStart};
}

void VoiceActivity::endSpeech()
{
    m_speaking = false;
    m_loudFrames = 0;
    m_quiet = 0;
}

} // namespace Attendant
