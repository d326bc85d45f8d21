// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// G.711, the telephone's coding: one byte per sample at 8 kHz. Table driven. Pure; any thread. Source: ITU-T G.711 (11/88).

#include "audio/frame.h"

namespace Attendant::G711 {

[[nodiscard]] uint8_t encodeMuLaw(int16_t sample);
[[nodiscard]] int16_t decodeMuLaw(uint8_t code);
[[nodiscard]] uint8_t encodeALaw(int16_t sample);
[[nodiscard]] int16_t decodeALaw(uint8_t code);

/// Whole pieces; the samples are at 8 kHz.
[[nodiscard]] QByteArray encodeMuLaw(SampleView samples);
[[nodiscard]] Samples decodeMuLaw(QByteArrayView codes);
[[nodiscard]] QByteArray encodeALaw(SampleView samples);
[[nodiscard]] Samples decodeALaw(QByteArrayView codes);

} // namespace Attendant::G711
