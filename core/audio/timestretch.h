// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

namespace Attendant {

/// Makes a voice shorter or longer by one of its own periods, so that its pitch stays and no joint is heard (overlap and add at the lag where
/// the wave is most like itself). Pure functions that never allocate; any thread.
namespace TimeStretch {

inline constexpr size_t shortestLag = samplesIn(std::chrono::microseconds(2'500)); ///< a voice of 400 Hz
inline constexpr size_t longestLag = samplesIn(std::chrono::milliseconds(15));     ///< a voice of 67 Hz
inline constexpr size_t overlap = samplesIn(std::chrono::milliseconds(10));
/// What lagOf() should be given to find every lag.
inline constexpr size_t enough = longestLag + overlap;

struct Lag
{
    size_t samples = 0;    ///< 0: the piece is too short to tell
    double likeness = 0;   ///< correlation of the wave with itself there, at most 1; 1 for silence
};

/// The lag, \a shortest or more, at which the first \c overlap samples of \a piece come again.
[[nodiscard]] Lag lagOf(SampleView piece, size_t shortest = shortestLag);

/// The lag at which the last \c overlap samples of \a piece were there before.
[[nodiscard]] Lag lagAtEndOf(SampleView piece);

/// Leaves out \a lag samples near the beginning of \a piece. Returns the new length, which is piece.size() - lag. \a lag: as lagOf() says.
size_t shorten(std::span<int16_t> piece, size_t lag);

/// Plays the first \a lag samples of the first \a length ones in \a room twice. Returns the new length, which is length + lag and must fit.
size_t lengthen(std::span<int16_t> room, size_t length, size_t lag);

} // namespace TimeStretch

} // namespace Attendant
