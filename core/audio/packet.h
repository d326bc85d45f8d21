// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"
#include "base/result.h"

namespace Attendant {

enum class AudioSource : quint8 { Caller = 0, Ai = 1, Human = 2 };

/// One binary frame of the console's audio socket: a 12-byte little-endian header (u8 version = 1, u8 source, u16 sequence, u64 capture
/// time in µs), then PCM16 mono 24 kHz. Sequence and capture time run per source. A value; any thread. Source: contract.md, section 2.
struct AudioPacket
{
    static constexpr qsizetype headerBytes = 12;
    static constexpr std::chrono::milliseconds longest{200};

    AudioSource source = AudioSource::Caller;
    quint16 sequence = 0; ///< wraps
    std::chrono::microseconds capturedAt{}; ///< the sender's monotonic clock
    Samples samples;

    bool operator==(const AudioPacket &) const = default;

    /// The bytes for the wire. \a samples beyond 200 ms are the caller's mistake and are sent as they are; decode() refuses them.
    [[nodiscard]] QByteArray encode() const;

    /// Errors: InvalidInput (too short, another version, an unknown source, an odd number of bytes), TooLarge (over 200 ms).
    [[nodiscard]] static Result<AudioPacket> decode(QByteArrayView bytes);
};

} // namespace Attendant
