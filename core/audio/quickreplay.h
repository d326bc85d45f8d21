// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

namespace Attendant {

/// A voice once more and in less time, its pitch kept: every so often a period of the wave is left out (TimeStretch). For pieces that are
/// there as a whole, such as the last moments of a call; a stream has the PlayoutBuffer. The work is done frame by frame, so that it can
/// happen beside a voice that is live. One thread at a time; pull() does not allocate once its room has grown to a frame's.
class QuickReplay
{
public:
    QuickReplay() = default; ///< nothing to play
    /// \a speed: 1 to 1.75, how many times as fast; more would leave no plain voice between the joints.
    QuickReplay(Samples voice, double speed);

    /// The next 20 ms; the last frame is filled up with silence. False, and silence: it is over.
    bool pull(std::span<int16_t, frameSamples> out);
    [[nodiscard]] bool isOver() const { return m_at == m_voice.size() && m_ready.empty(); }

private:
    void advance();

    Samples m_voice;
    Samples m_ready;     ///< played next
    double m_share = 0;  ///< of what goes in, to be left out
    size_t m_at = 0;     ///< of m_voice; what is before has gone into m_ready
    size_t m_leftOut = 0;
};

} // namespace Attendant
