// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/frame.h"

#include <QtEndian>

#include <cstring>

namespace Attendant {

QByteArray toBytes(SampleView samples)
{
    QByteArray bytes(static_cast<qsizetype>(samples.size() * 2), Qt::Uninitialized);
    if (!samples.empty()) // Qt copies by memcpy, which may not be given the null of an empty view
        qToLittleEndian<int16_t>(samples.data(), static_cast<qsizetype>(samples.size()), bytes.data());
    return bytes;
}

Samples toSamples(QByteArrayView bytes)
{
    Samples samples;
    appendSamples(samples, bytes);
    return samples;
}

void appendSamples(Samples &to, QByteArrayView bytes)
{
    const auto count = static_cast<size_t>(bytes.size() / 2);
    const size_t before = to.size();
    to.resize(before + count);
    if (count > 0)
        qFromLittleEndian<int16_t>(bytes.data(), static_cast<qsizetype>(count), to.data() + before);
}

} // namespace Attendant
