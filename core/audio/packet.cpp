// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/packet.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Attendant {

static constexpr quint8 packetVersion = 1;

QByteArray AudioPacket::encode() const
{
    QByteArray bytes(headerBytes + static_cast<qsizetype>(samples.size() * 2), Qt::Uninitialized);
    char *at = bytes.data();
    at[0] = static_cast<char>(packetVersion);
    at[1] = static_cast<char>(source);
    qToLittleEndian<quint16>(sequence, at + 2);
    qToLittleEndian<quint64>(static_cast<quint64>(capturedAt.count()), at + 4);
    if (!samples.empty())
        qToLittleEndian<int16_t>(samples.data(), static_cast<qsizetype>(samples.size()), at + headerBytes);
    return bytes;
}

Result<AudioPacket> AudioPacket::decode(QByteArrayView bytes)
{
    if (bytes.size() < headerBytes)
        return fail(Error::Code::InvalidInput, u"An audio packet has %1 bytes; its header alone has 12."_s.arg(bytes.size()));
    const auto version = static_cast<quint8>(bytes[0]);
    if (version != packetVersion)
        return fail(Error::Code::InvalidInput, u"The audio packet has version %1; only version 1 is known."_s.arg(version));
    const auto source = static_cast<quint8>(bytes[1]);
    if (source > static_cast<quint8>(AudioSource::Human))
        return fail(Error::Code::InvalidInput, u"The audio packet names an unknown source, %1."_s.arg(source));
    const QByteArrayView payload = bytes.sliced(headerBytes);
    if (payload.size() % 2 != 0)
        return fail(Error::Code::InvalidInput, u"The audio packet ends in the middle of a sample."_s);
    if (durationOf(static_cast<size_t>(payload.size() / 2)) > longest)
        return fail(Error::Code::TooLarge, u"An audio packet may hold 200 ms at most."_s);

    AudioPacket packet;
    packet.source = static_cast<AudioSource>(source);
    packet.sequence = qFromLittleEndian<quint16>(bytes.data() + 2);
    packet.capturedAt = std::chrono::microseconds(static_cast<int64_t>(qFromLittleEndian<quint64>(bytes.data() + 4)));
    packet.samples = toSamples(payload);
    return packet;
}

} // namespace Attendant
