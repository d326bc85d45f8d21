// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/recordingblock.h"

namespace Attendant {

/// The head of a 16-bit WAV file with \a frames frames behind it; a note says which channel is whose. Always of the same length for the same
/// number of channels, so that any part of the file can be written alone. Pure; any thread.
[[nodiscard]] QByteArray recordingWavHead(int channels, int rate, qint64 frames);

/// One channel of an interleaved recording's three: the voices together, without clipping over.
[[nodiscard]] Samples mixedRecording(SampleView interleaved);

} // namespace Attendant
