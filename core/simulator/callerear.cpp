// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/callerear_p.h"

#include "audio/level.h"
#include "audio/tone.h"

#include <cmath>

namespace Attendant {

static constexpr double audibleLevel = -45;
static constexpr int foreignFrames = 8; ///< 160 ms: longer than any gap between two captions

void CallerEar::receive(SampleView samples, bool hasWords)
{
    m_queue.insert(m_queue.end(), samples.begin(), samples.end());
    if (!m_runs.empty() && m_runs.back().hasWords == hasWords)
        m_runs.back().samples += samples.size();
    else
        m_runs.push_back({samples.size(), hasWords});
    const size_t bound = samplesIn(std::chrono::minutes(2));
    if (m_queue.size() > bound)
        forget(m_queue.size() - bound);
}

void CallerEar::forget(size_t count)
{
    m_queue.erase(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(count));
    while (count > 0 && !m_runs.empty()) {
        const size_t taken = std::min(count, m_runs.front().samples);
        m_runs.front().samples -= taken;
        count -= taken;
        if (m_runs.front().samples == 0)
            m_runs.pop_front();
    }
}

CallerEar::Heard CallerEar::play(std::span<int16_t, frameSamples> out)
{
    const size_t count = std::min(m_queue.size(), out.size());
    std::copy_n(m_queue.begin(), count, out.begin());
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(count), out.end(), int16_t{0});
    const bool hasWords = !m_runs.empty() && m_runs.front().hasWords;
    forget(count);
    m_captions.read(out.first(count));
    m_recent.insert(m_recent.end(), out.begin(), out.end());
    if (m_recent.size() > frameSamples * 10)
        m_recent.erase(m_recent.begin(), m_recent.begin() + static_cast<std::ptrdiff_t>(frameSamples));

    Heard heard;
    heard.words = m_captions.takeWords();
    heard.isSound = AudioLevel::of(out).rms > audibleLevel;
    const bool hasNoCaption = !m_captions.hasSeenFrames() || m_captions.sinceFrame() > static_cast<qint64>(samplesIn(std::chrono::milliseconds(100)));
    if (hasWords)
        m_foreignFrames = 0;
    else if (heard.isSound && hasNoCaption)
        m_foreignFrames = std::min(m_foreignFrames + 1, 2 * foreignFrames);
    else if (!hasNoCaption)
        m_foreignFrames = 0;
    else
        m_foreignFrames = std::max(0, m_foreignFrames - 1);
    heard.isForeign = heard.isSound && m_foreignFrames >= foreignFrames && !isHoldTone();
    return heard;
}

/// Whether nearly all of what was heard lately is the two notes of HoldTone.
bool CallerEar::isHoldTone() const
{
    const Samples recent(m_recent.begin(), m_recent.end());
    const double total = std::pow(10, (AudioLevel::of(recent).rms + 3) / 10);
    double tones = 0;
    for (const double hertz : {329.63, 493.88, 659.26, 987.76})
        tones += std::pow(10, toneLevel(recent, hertz) / 10);
    return AudioLevel::of(recent).peak < -20 && tones > 0.5 * total;
}

} // namespace Attendant
