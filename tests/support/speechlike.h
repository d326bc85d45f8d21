// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

namespace Attendant {

/// Something that signal processing takes for a voice: vowels and hisses of a wandering pitch, in phrases with pauses. The same for the same
/// \a seed on every machine, which real synthesis is not. \a level is the RMS of its phrases in dBFS. Add this file's .cpp to the test.
[[nodiscard]] Samples speechLike(std::chrono::milliseconds length, unsigned seed, double pitch = 120, double level = -24);

/// What a microphone hears of \a far in a room: after \a delay, \a loss dB weaker, with reflections that die away by 60 dB in \a reverberation.
[[nodiscard]] Samples throughRoom(SampleView far, std::chrono::milliseconds delay, double loss, std::chrono::milliseconds reverberation, unsigned seed = 1);

/// White noise of \a level dBFS (RMS).
[[nodiscard]] Samples noise(std::chrono::milliseconds length, unsigned seed, double level);

} // namespace Attendant
