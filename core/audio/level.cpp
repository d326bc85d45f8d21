// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/level.h"

#include <cmath>

namespace Attendant {

static double decibels(double amplitude)
{
    return amplitude <= 0 ? AudioLevel::silence : std::max(AudioLevel::silence, 20 * std::log10(amplitude / 32'768));
}

AudioLevel AudioLevel::of(SampleView samples)
{
    int64_t squares = 0;
    int peak = 0;
    for (const int sample : samples) {
        squares += static_cast<int64_t>(sample) * sample;
        peak = std::max(peak, std::abs(sample));
    }
    if (samples.empty())
        return {};
    return {decibels(std::sqrt(static_cast<double>(squares) / static_cast<double>(samples.size()))), decibels(peak)};
}

double AudioLevel::meter() const
{
    return std::clamp(rms, -60.0, 0.0);
}

} // namespace Attendant
