// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/linecoding.h"

#include "audio/g711.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr int telephoneRate = 8'000;
}

int bytesPerSecond(LineFormat format)
{
    return format == LineFormat::MuLaw ? telephoneRate : audioRate * 2;
}

LineFormat lineFormatFrom(const QJsonObject &format)
{
    return format.value("type"_L1).toString() == "audio/pcmu"_L1 ? LineFormat::MuLaw : LineFormat::Pcm;
}

QByteArray lineBytes(QByteArrayView base64)
{
    return QByteArray::fromBase64(QByteArray::fromRawData(base64.data(), base64.size()));
}

Samples LineDecoder::decode(const QByteArray &bytes, LineFormat format)
{
    if (format == LineFormat::Pcm)
        return toSamples(bytes);
    if (!m_up)
        m_up = std::make_unique<Resampler>(telephoneRate, audioRate);
    return m_up->process(G711::decodeMuLaw(bytes));
}

QByteArray LineEncoder::encode(SampleView samples, LineFormat format)
{
    if (format == LineFormat::Pcm)
        return toBytes(samples).toBase64();
    if (!m_down)
        m_down = std::make_unique<Resampler>(audioRate, telephoneRate);
    return G711::encodeMuLaw(m_down->process(samples)).toBase64();
}

} // namespace Attendant
