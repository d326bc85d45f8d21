// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

#include <optional>

namespace Attendant {

/// Finds where speech begins and ends by its energy, in frames of 20 ms. Pure; one stream per object.
class VoiceActivity
{
public:
    struct Edge
    {
        bool isStart = false;
        qint64 at = 0; ///< samples since the stream began: the first loud sample, or the end of the silence that ended the speech
    };

    VoiceActivity() { configure(0.5, std::chrono::milliseconds(500)); }

    /// \a threshold 0…1 as in the Realtime API; here 0.5 means -42 dBFS and 0.1 is 3.6 dB. \a silence ends a speech.
    void configure(double threshold, std::chrono::milliseconds silence);

    /// The edges inside \a samples, in order.
    [[nodiscard]] std::vector<Edge> feed(SampleView samples);

    [[nodiscard]] bool isSpeaking() const { return m_speaking; }
    [[nodiscard]] qint64 position() const { return m_position; }

    /// Ends a running speech without an edge.
    void endSpeech();

private:
    std::optional<Edge> endFrame();

    double m_loud = 0; ///< mean square above which a frame is loud
    qint64 m_silenceSamples = samplesIn(std::chrono::milliseconds(500));
    qint64 m_position = 0;
    int64_t m_squares = 0;
    size_t m_inFrame = 0;
    int m_loudFrames = 0;   ///< in a row, while not speaking
    qint64 m_quiet = 0;     ///< samples in a row, while speaking
    bool m_speaking = false;
};

} // namespace Attendant
