// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

#include <memory>

struct SpeexResamplerState_;

namespace Attendant {

/// Changes the sample rate of a stream, piece by piece (speexdsp). The start-up silence of the filter is skipped, so the output begins
/// with the input; its end comes with flush(). One stream per object; one thread at a time.
class Resampler
{
public:
    /// Any two of 8000, 16000, 22050, 24000, 48000 (others work as well). Equal rates pass through. \a quality is 0 to 10.
    Resampler(int fromRate, int toRate, int quality = 5);
    ~Resampler();
    Resampler(Resampler &&) noexcept;
    Resampler &operator=(Resampler &&) noexcept;

    /// Appends to \a to what \a input yields; the pieces may have any size.
    void process(SampleView input, Samples &to);
    [[nodiscard]] Samples process(SampleView input);

    /// The samples that the filter still holds, once the input has ended. After that the object begins anew.
    [[nodiscard]] Samples flush();

    /// A whole piece: exactly size * toRate / fromRate samples, rounded down.
    [[nodiscard]] static Samples convert(SampleView input, int fromRate, int toRate, int quality = 5);

private:
    struct Closer { void operator()(SpeexResamplerState_ *state) const; };
    std::unique_ptr<SpeexResamplerState_, Closer> m_state; ///< none when the rates are equal
    int m_from;
    int m_to;
};

} // namespace Attendant
