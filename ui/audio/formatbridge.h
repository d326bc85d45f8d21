// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/resampler.h"

#include <QAudioDevice>
#include <QAudioFormat>

namespace Attendant::Ui {

/// What to ask \a device for: our own form where it takes it, else 48 kHz, mono or stereo, else its own rate and channels; always 16 bit.
/// \a apart: the two sides are needed, where the device has two.
[[nodiscard]] QAudioFormat formatFor(const QAudioDevice &device, bool apart = false);

/// Turns what a device gives (any rate and number of channels, PCM16) into frames of ours, and back. One direction per object.
class FormatBridge
{
public:
    explicit FormatBridge(const QAudioFormat &device, bool capturing);

    /// Capturing: appends the samples in \a bytes to what is kept.
    void take(QByteArrayView bytes, double gain);
    /// Capturing: the next whole frame, if there is one.
    [[nodiscard]] bool nextFrame(std::span<int16_t, frameSamples> frame);

    /// Playing: \a frame in the device's form.
    [[nodiscard]] QByteArray give(std::span<const int16_t, frameSamples> frame, double gain);
    /// Playing: \a frame on the right side and \a beside on the left; on a device without sides \a beside is mixed in, quieter.
    [[nodiscard]] QByteArray give(std::span<const int16_t, frameSamples> frame, std::span<const int16_t, frameSamples> beside, double gain);

private:
    int m_channels;
    Resampler m_resampler, m_besideResampler;
    QByteArray m_odd;  ///< bytes of a sample frame that is not complete
    Samples m_mono, m_left, m_kept;
};

} // namespace Attendant::Ui
