// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one form in which voice travels inside Attendant: PCM16, mono, 24 kHz, in frames of 20 ms. Other rates and codings exist only at
// the edges (telephone, speech synthesis, sound devices) and are converted there. Pure functions; any thread.

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace Attendant {

using Samples = std::vector<int16_t>;
using SampleView = std::span<const int16_t>;

inline constexpr int audioRate = 24'000; ///< samples per second
inline constexpr std::chrono::milliseconds frameTime{20};
inline constexpr size_t frameSamples = 480; ///< in one frame
inline constexpr qsizetype frameBytes = 960;

/// How many samples \a duration is; a part of a sample is dropped.
[[nodiscard]] constexpr size_t samplesIn(std::chrono::microseconds duration, int rate = audioRate)
{
    return static_cast<size_t>(std::max<int64_t>(0, duration.count()) * rate / 1'000'000);
}

[[nodiscard]] constexpr std::chrono::microseconds durationOf(size_t samples, int rate = audioRate)
{
    return std::chrono::microseconds(static_cast<int64_t>(samples) * 1'000'000 / rate);
}

/// Little endian, as every wire and file here has it.
[[nodiscard]] QByteArray toBytes(SampleView samples);

/// The samples in \a bytes; an odd last byte is dropped.
[[nodiscard]] Samples toSamples(QByteArrayView bytes);

/// Appends what toSamples() returns without a vector in between.
void appendSamples(Samples &to, QByteArrayView bytes);

} // namespace Attendant
