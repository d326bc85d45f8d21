// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"
#include "simulator/caption.h"

#include <deque>

namespace Attendant {

/// What a simulated caller hears: received pieces played one after the other in real time, told apart into the AI's voice (it has a
/// caption), a person's (sound without one) and the tone on hold. One stream per object; no clock of its own.
class CallerEar
{
public:
    struct Heard
    {
        std::vector<CaptionWord> words;
        bool isSound = false;  ///< something is played
        bool isForeign = false; ///< a voice without a caption, for some time now
    };

    /// Queues a piece; beyond two minutes the oldest is forgotten. \a hasWords: its words came as transcript events, so that no person
    /// says them, caption or not (the office's prepared sentences).
    void receive(SampleView samples, bool hasWords);

    /// Plays the next frame into \a out.
    Heard play(std::span<int16_t, frameSamples> out);

    [[nodiscard]] bool isEmpty() const { return m_queue.empty(); }
    [[nodiscard]] bool hasHeardCaptions() const { return m_captions.hasSeenFrames(); }

private:
    [[nodiscard]] bool isHoldTone() const;

    void forget(size_t count);

    struct Run { size_t samples; bool hasWords; };
    std::deque<int16_t> m_queue;
    std::deque<Run> m_runs; ///< what m_queue consists of
    CaptionReader m_captions;
    std::deque<int16_t> m_recent; ///< the last 200 ms
    int m_foreignFrames = 0;
};

} // namespace Attendant
