// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"
#include "base/result.h"

#include <array>

namespace Attendant {

/// A recording's channels, in the order of AudioSource: the caller, the AI (and everything else that the program said), the person.
inline constexpr size_t recordingChannels = 3;

/// A piece of a recording: all channels side by side, sample by sample. A value.
struct RecordingBlock
{
    qint64 at = 0;   ///< frames since the recording's beginning
    Samples samples; ///< interleaved

    bool operator==(const RecordingBlock &) const = default;
    [[nodiscard]] qint64 frames() const { return static_cast<qint64>(samples.size() / recordingChannels); }
    [[nodiscard]] qint64 end() const { return at + frames(); }

    /// How loud each channel is in each eighth of the block: the highest |sample| / 128, so 0 to 255.
    static constexpr size_t peaksPerBlock = 8;
    using Peaks = std::array<std::array<quint8, peaksPerBlock>, recordingChannels>;
    [[nodiscard]] Peaks peaks() const;
};

/// FLAC in memory (libsndfile). Pure; any thread.
namespace Flac {

/// Level 0 is the fastest, 1 the smallest. Errors: Internal.
[[nodiscard]] Result<QByteArray> encode(SampleView interleaved, int channels, int rate, double level = 0.2);

struct Audio { int rate = 0, channels = 0; Samples samples; };
/// Errors: InvalidInput (no FLAC).
[[nodiscard]] Result<Audio> decode(const QByteArray &bytes);

} // namespace Flac

} // namespace Attendant
