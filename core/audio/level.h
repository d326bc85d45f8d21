// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

namespace Attendant {

/// How loud a piece of audio is, in dBFS: 0 is full scale, a full-scale sine has an RMS of -3. Silence is -120. A value.
struct AudioLevel
{
    static constexpr double silence = -120;

    double rms = silence;
    double peak = silence;

    [[nodiscard]] static AudioLevel of(SampleView samples);

    /// The RMS limited to what meters show, -60 to 0.
    [[nodiscard]] double meter() const;
};

} // namespace Attendant
