// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/mixer.h"

#include <cmath>

namespace Attendant {

static int16_t saturated(int value)
{
    return static_cast<int16_t>(std::clamp(value, -32'768, 32'767));
}

void mixInto(std::span<int16_t> into, SampleView voice, float gain)
{
    const size_t count = std::min(into.size(), voice.size());
    for (size_t i = 0; i < count; ++i)
        into[i] = saturated(into[i] + static_cast<int>(std::lround(static_cast<float>(voice[i]) * gain)));
}

Samples mix(std::span<const SampleView> voices)
{
    size_t longest = 0;
    for (const SampleView voice : voices)
        longest = std::max(longest, voice.size());
    // Summed wide and limited once: three voices may pass full scale on the way to a sum that fits.
    std::vector<int> sums(longest, 0);
    for (const SampleView voice : voices) {
        for (size_t i = 0; i < voice.size(); ++i)
            sums[i] += voice[i];
    }
    Samples mixed(longest);
    std::ranges::transform(sums, mixed.begin(), saturated);
    return mixed;
}

void crossFade(SampleView from, SampleView to, std::span<int16_t> out)
{
    const size_t count = std::min({from.size(), to.size(), out.size()});
    for (size_t i = 0; i < count; ++i) {
        const float share = (static_cast<float>(i) + 0.5F) / static_cast<float>(count);
        out[i] = saturated(static_cast<int>(std::lround(static_cast<float>(from[i]) * (1 - share) + static_cast<float>(to[i]) * share)));
    }
}

} // namespace Attendant
