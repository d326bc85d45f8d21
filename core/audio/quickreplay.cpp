// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/quickreplay.h"

#include "audio/mixer.h"
#include "audio/timestretch.h"

#include <algorithm>

namespace Attendant {

QuickReplay::QuickReplay(Samples voice, double speed)
    : m_voice(std::move(voice))
    , m_share(1 - 1 / std::clamp(speed, 1.0, 1.75))
{
    m_ready.reserve(2 * frameSamples);
}

bool QuickReplay::pull(std::span<int16_t, frameSamples> out)
{
    while (m_ready.size() < frameSamples && m_at < m_voice.size())
        advance();
    const auto there = static_cast<std::ptrdiff_t>(std::min(frameSamples, m_ready.size()));
    std::fill(std::copy_n(m_ready.begin(), there, out.begin()), out.end(), int16_t(0));
    m_ready.erase(m_ready.begin(), m_ready.begin() + there);
    return there > 0;
}

// One step: a little of the voice as it is, or a joint that leaves a period out.
void QuickReplay::advance()
{
    using namespace TimeStretch;
    const SampleView rest = SampleView(m_voice).subspan(m_at);
    const bool isDue = static_cast<double>(m_at) * m_share >= static_cast<double>(m_leftOut + shortestLag);
    if (rest.size() < enough || !isDue) {
        const SampleView plain = rest.first(std::min(rest.size(), shortestLag));
        m_ready.insert(m_ready.end(), plain.begin(), plain.end());
        m_at += plain.size();
        return;
    }
    const size_t lag = lagOf(rest.first(enough)).samples;
    const size_t joint = m_ready.size();
    m_ready.resize(joint + overlap);
    crossFade(rest.first(overlap), rest.subspan(lag, overlap), std::span(m_ready).subspan(joint, overlap));
    m_at += lag + overlap;
    m_leftOut += lag;
}

} // namespace Attendant
