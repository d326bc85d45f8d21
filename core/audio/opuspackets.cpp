// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/opuspackets.h"

#include <opus.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr int bitRate = 32'000;      // of one source; speech at 24 kHz is transparent to most ears
constexpr int complexity = 5;        // of 10: half the work for a loss that nobody hears at this rate
constexpr size_t mostFrames = 6;     // 120 ms, Opus' limit
constexpr qsizetype longestFrame = 1'275;

std::unexpected<Error> codecFailed(int code)
{
    return fail(Error::Code::Internal, u"The sound could not be coded."_s, QString::fromUtf8(opus_strerror(code)));
}

} // namespace

void OpusPackets::Free::operator()(OpusEncoder *encoder) const
{
    opus_encoder_destroy(encoder);
}

void OpusPackets::Free::operator()(OpusDecoder *decoder) const
{
    opus_decoder_destroy(decoder);
}

OpusPackets::OpusPackets() = default;
OpusPackets::~OpusPackets() = default;

Result<QByteArray> OpusPackets::encode(const AudioPacket &packet)
{
    if (packet.samples.empty())
        return fail(Error::Code::InvalidInput, u"The audio packet has no samples."_s);
    const size_t frames = (packet.samples.size() + frameSamples - 1) / frameSamples;
    if (frames > mostFrames)
        return fail(Error::Code::TooLarge, u"An Opus packet holds 120 ms at most."_s);
    auto &encoder = m_encoders[static_cast<size_t>(packet.source)];
    if (!encoder) {
        int error = OPUS_OK;
        encoder.reset(opus_encoder_create(audioRate, 1, OPUS_APPLICATION_VOIP, &error));
        if (error != OPUS_OK)
            return codecFailed(error);
        opus_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(bitRate));
        opus_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(complexity));
    }
    Samples padded = packet.samples;
    padded.resize(frames * frameSamples);
    QByteArray payload(longestPayload, Qt::Uninitialized);
    if (frames == 1) {
        const int size = opus_encode(encoder.get(), padded.data(), int(frameSamples), reinterpret_cast<unsigned char *>(payload.data()), int(longestFrame));
        if (size < 0)
            return codecFailed(size);
        payload.truncate(size);
    } else {
        // The repacketizer refers to what it is given until it has put it together.
        std::array<std::array<unsigned char, longestFrame>, mostFrames> coded;
        const std::unique_ptr<OpusRepacketizer, decltype(&opus_repacketizer_destroy)> joined(opus_repacketizer_create(), opus_repacketizer_destroy);
        for (size_t i = 0; i < frames; ++i) {
            const int size = opus_encode(encoder.get(), padded.data() + i * frameSamples, int(frameSamples), coded[i].data(), int(longestFrame));
            if (size < 0)
                return codecFailed(size);
            // Frames of different kinds (speech, music) do not fit into one packet; at one rate and for one voice they are of one kind.
            if (const int added = opus_repacketizer_cat(joined.get(), coded[i].data(), size); added != OPUS_OK)
                return codecFailed(added);
        }
        const int size = opus_repacketizer_out(joined.get(), reinterpret_cast<unsigned char *>(payload.data()), int(payload.size()));
        if (size < 0)
            return codecFailed(size);
        payload.truncate(size);
    }
    return AudioPacket{packet.source, packet.sequence, packet.capturedAt, {}}.encode() + payload;
}

Result<AudioPacket> OpusPackets::decode(QByteArrayView bytes)
{
    auto packet = AudioPacket::decode(bytes.first(std::min(bytes.size(), AudioPacket::headerBytes)));
    if (!packet)
        return packet;
    const QByteArrayView payload = bytes.sliced(AudioPacket::headerBytes);
    if (payload.size() > longestPayload)
        return fail(Error::Code::TooLarge, u"An Opus packet of %1 bytes is too large."_s.arg(payload.size()));
    auto &decoder = m_decoders[static_cast<size_t>(packet->source)];
    if (!decoder) {
        int error = OPUS_OK;
        decoder.reset(opus_decoder_create(audioRate, 1, &error));
        if (error != OPUS_OK)
            return codecFailed(error);
    }
    packet->samples.resize(mostFrames * frameSamples);
    // Without a payload Opus would make up for a lost packet.
    const int count = payload.isEmpty() ? OPUS_INVALID_PACKET
                                        : opus_decode(decoder.get(), reinterpret_cast<const unsigned char *>(payload.data()), int(payload.size()),
                                                      packet->samples.data(), int(packet->samples.size()), 0);
    if (count < 0)
        return fail(Error::Code::InvalidInput, u"The audio packet is no Opus: %1."_s.arg(QString::fromUtf8(opus_strerror(count))));
    packet->samples.resize(static_cast<size_t>(count));
    return packet;
}

} // namespace Attendant
