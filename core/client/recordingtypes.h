// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"

#include <QByteArray>

#include <array>
#include <chrono>
#include <vector>

namespace Attendant {

/// How loud each channel of a recording is over time, 0 to 255. A value.
struct RecordingPeaks
{
    Time startedAt{};
    std::chrono::milliseconds length{};
    bool isComplete = false;
    std::array<std::vector<quint8>, 3> channels; ///< caller, AI, person; as many points each
};

/// PCM16, mono.
struct CallSound
{
    int rate = 24'000;
    QByteArray pcm;
};

/// A part of a recording's WAV file.
struct RecordingPart
{
    QByteArray bytes;
    qint64 from = 0, total = 0; ///< of the file
};

} // namespace Attendant
