// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

namespace Attendant {

/// Adds \a voice (times \a gain) to \a into from its beginning, saturating; what is longer than \a into is left out. Any thread.
void mixInto(std::span<int16_t> into, SampleView voice, float gain = 1.0F);

/// The sum of \a voices, saturating, as long as the longest.
[[nodiscard]] Samples mix(std::span<const SampleView> voices);

/// \a from fading linearly into \a to over their common length, written to \a out (which may be either of the two).
void crossFade(SampleView from, SampleView to, std::span<int16_t> out);

} // namespace Attendant
