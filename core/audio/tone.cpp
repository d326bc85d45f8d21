// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/tone.h"

#include <cmath>
#include <numbers>

namespace Attendant {

namespace {

// A note rises within 30 ms and dies away like a soft mallet, so that no click and no hum is left.
void addNote(Samples &to, double hertz, std::chrono::milliseconds start, std::chrono::milliseconds length)
{
    constexpr double peak = 1'036; // -30 dBFS
    const size_t first = samplesIn(start);
    const size_t count = samplesIn(length);
    for (size_t i = 0; i < count && first + i < to.size(); ++i) {
        const double second = static_cast<double>(i) / audioRate;
        const double left = static_cast<double>(count - i) / audioRate;
        const double rise = std::min(1.0, second / 0.03);
        const double fall = std::exp(-3.2 * second) * std::min(1.0, left / 0.05);
        const double wave = std::sin(2 * std::numbers::pi * hertz * second) + 0.2 * std::sin(4 * std::numbers::pi * hertz * second);
        to[first + i] = static_cast<int16_t>(to[first + i] + std::lround(peak * rise * fall * wave));
    }
}

const Samples &motif()
{
    static const Samples samples = [] {
        Samples period(samplesIn(HoldTone::period), 0);
        addNote(period, 329.63, std::chrono::milliseconds(0), std::chrono::milliseconds(900));
        addNote(period, 493.88, std::chrono::milliseconds(350), std::chrono::milliseconds(1'100));
        return period;
    }();
    return samples;
}

} // namespace

void HoldTone::pull(std::span<int16_t> out)
{
    const Samples &period = motif();
    for (int16_t &sample : out) {
        sample = period[m_at];
        m_at = m_at + 1 == period.size() ? 0 : m_at + 1;
    }
}

Samples sine(double hertz, std::chrono::milliseconds duration, double peak, int rate)
{
    Samples samples(samplesIn(duration, rate));
    const double amplitude = 32'767 * std::pow(10, peak / 20);
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<int16_t>(std::lround(amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate)));
    return samples;
}

double toneLevel(SampleView samples, double hertz, int rate)
{
    if (samples.empty())
        return -120;
    const double coefficient = 2 * std::cos(2 * std::numbers::pi * hertz / rate);
    double last = 0;
    double beforeLast = 0;
    for (const int16_t sample : samples) {
        const double next = sample + coefficient * last - beforeLast;
        beforeLast = last;
        last = next;
    }
    const double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
    const double amplitude = 2 * std::sqrt(std::max(0.0, power)) / static_cast<double>(samples.size()) / 32'768;
    return amplitude <= 0 ? -120 : std::max(-120.0, 20 * std::log10(amplitude));
}

} // namespace Attendant
