// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

namespace Attendant {

/// What was found of a tone in a recording.
struct HeardTone
{
    int frames = 0;       ///< of 20 ms in which there was nothing but the tone
    int longestRun = 0;   ///< of them, without a break
    double level = -120;  ///< dBFS peak over the longest run
    size_t firstAt = 0, endAt = 0; ///< samples: where the first of them begins, where the last ends
};

/// Looks at \a sound frame by frame: a frame counts when nearly all of it is \a hertz. Speech never is.
[[nodiscard]] HeardTone findTone(SampleView sound, double hertz);

/// Frames of 20 ms in \a sound that a person would hear.
[[nodiscard]] int audibleFrames(SampleView sound);

/// Where the hold sound's notes begin in \a sound, sample by sample as HoldTone makes them.
[[nodiscard]] std::vector<size_t> findHoldSounds(SampleView sound);

} // namespace Attendant
