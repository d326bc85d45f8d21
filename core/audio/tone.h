// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

namespace Attendant {

/// What a caller hears on hold: two soft notes (E4, B4) about every two seconds, near -30 dBFS, silence between. Endless, deterministic,
/// computed once for the program. One stream per object; one thread at a time; pull() never allocates.
class HoldTone
{
public:
    static constexpr std::chrono::milliseconds period{2'000};

    /// The next out.size() samples of the stream.
    void pull(std::span<int16_t> out);
    void restart() { m_at = 0; }

private:
    size_t m_at = 0; ///< position within the period
};

/// A sine of \a peak dBFS that begins at phase 0. For tests and device checks.
[[nodiscard]] Samples sine(double hertz, std::chrono::milliseconds duration, double peak = -12, int rate = audioRate);

/// The level in dBFS (peak of the sine) of the part of \a samples at exactly \a hertz, by the Goertzel algorithm; -120 for none. Pieces
/// of 100 ms and more separate tones that are 20 Hz apart.
[[nodiscard]] double toneLevel(SampleView samples, double hertz, int rate = audioRate);

} // namespace Attendant
