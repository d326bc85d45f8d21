// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

#include <chrono>
#include <optional>

namespace Attendant {

/// Cuts a person's endless microphone into utterances of even pieces: an utterance begins with the first sound and ends after 700 ms
/// without one. The first piece goes out at once; it is filled up with silence in front so that the next one, a full piece later, is
/// there before the client has played it: a client that plays piece by piece then hears no gap. Quiet between utterances is not sent.
/// One thread.
class HumanVoice
{
public:
    using Microseconds = std::chrono::microseconds;

    explicit HumanVoice(std::chrono::milliseconds pieceLength);

    struct Step
    {
        bool begins = false; ///< a new utterance; its first piece is here
        Samples piece;       ///< empty: nothing to send yet
        bool ends = false;   ///< after the piece
    };
    /// The next packet. \a ahead is what the client still has to play.
    [[nodiscard]] Step feed(SampleView packet, Microseconds now, Microseconds ahead);
    /// Time goes on without packets.
    [[nodiscard]] Step advance(Microseconds now);
    /// Ends the utterance at once.
    [[nodiscard]] Step finish();

private:
    size_t m_pieceSamples;
    Samples m_buffer;
    Samples m_preRoll;   ///< the last quiet 40 ms, so that no soft beginning is lost
    size_t m_quiet = 0;  ///< samples since the last sound
    Microseconds m_lastPacket{};
    bool m_speaking = false;
};

} // namespace Attendant
