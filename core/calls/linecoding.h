// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"
#include "audio/resampler.h"

#include <QByteArray>
#include <QJsonObject>

namespace Attendant {

/// How audio is written in a call's events: base64 of PCM16 at 24 kHz or of G.711 µ-law at 8 kHz.
enum class LineFormat { Pcm, MuLaw };

[[nodiscard]] int bytesPerSecond(LineFormat format);
/// From a session's {"type":"audio/pcm", …}; anything unknown is PCM, the default.
[[nodiscard]] LineFormat lineFormatFrom(const QJsonObject &format);

/// The audio in \a base64 as it went over the line; what is not base64 yields what could be read.
[[nodiscard]] QByteArray lineBytes(QByteArrayView base64);

/// Reads one direction of a call's audio. Keeps the resampler's state; one stream per object; one thread.
class LineDecoder
{
public:
    /// 24 kHz samples of the audio in \a bytes (lineBytes()).
    [[nodiscard]] Samples decode(const QByteArray &bytes, LineFormat format);

private:
    std::unique_ptr<Resampler> m_up;
};

/// Writes one direction. One stream per object; one thread.
class LineEncoder
{
public:
    [[nodiscard]] QByteArray encode(SampleView samples, LineFormat format);

private:
    std::unique_ptr<Resampler> m_down;
};

} // namespace Attendant
