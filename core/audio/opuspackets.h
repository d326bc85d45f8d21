// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/packet.h"

#include <array>
#include <memory>

struct OpusDecoder;
struct OpusEncoder;

namespace Attendant {

/// The console's audio packets with Opus (RFC 6716) instead of PCM behind the header, for lines where 400 kbit/s are too many: about
/// 32 kbit/s per source. Both ends of a socket have one; an encoder and a decoder per source are made when they are first needed, because
/// the codec remembers what went before. One thread.
class OpusPackets
{
public:
    static constexpr qsizetype longestPayload = 1'275 * 6; ///< six frames of the largest kind

    OpusPackets();
    ~OpusPackets();

    /// A packet for the wire. What is no multiple of 20 ms is filled up with silence. Errors: InvalidInput (no samples), TooLarge (over
    /// 120 ms, the longest that Opus has), Internal.
    [[nodiscard]] Result<QByteArray> encode(const AudioPacket &packet);

    /// Errors: InvalidInput (header as AudioPacket::decode, or no Opus), TooLarge.
    [[nodiscard]] Result<AudioPacket> decode(QByteArrayView bytes);

private:
    static constexpr size_t sources = 3;
    struct Free
    {
        void operator()(OpusEncoder *encoder) const;
        void operator()(OpusDecoder *decoder) const;
    };
    std::array<std::unique_ptr<OpusEncoder, Free>, sources> m_encoders;
    std::array<std::unique_ptr<OpusDecoder, Free>, sources> m_decoders;
};

} // namespace Attendant
