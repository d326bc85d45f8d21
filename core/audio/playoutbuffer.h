// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"

#include <array>

namespace Attendant {

/// Turns packets that arrive unevenly, out of order or not at all into an even stream of 20 ms frames.
///
/// Playing begins once 40 ms are there. Each underrun raises the amount that is kept by 20 ms (120 at most), ten seconds without one
/// lower it again. More than is needed is taken back in small cross-faded steps; over 200 ms it is cut at once, cross-faded too, so the
/// delay is bounded. A hole is filled with the last frame fading out.
///
/// One stream per object; one thread at a time. pull() never allocates; push() only while its slots grow to the packets' size.
class PlayoutBuffer
{
public:
    static constexpr std::chrono::milliseconds startThreshold{40};
    static constexpr std::chrono::milliseconds largestTarget{120};
    static constexpr std::chrono::milliseconds bound{200};

    /// Counted since the start; packets, except where frames are said.
    struct Counters
    {
        quint64 received = 0;
        quint64 late = 0;      ///< arrived after their place had been played (or twice)
        quint64 lost = 0;      ///< never arrived in time
        quint64 concealed = 0; ///< frames that were made up, at least in part
        quint64 dropped = 0;   ///< samples that were cut to catch up
        quint64 underruns = 0; ///< times the buffer ran empty while playing

        bool operator==(const Counters &) const = default;
    };

    PlayoutBuffer();

    /// A packet from the wire; any length up to 200 ms. \a sequence wraps. A jump by more than the buffer can hold begins a new stream.
    void push(quint16 sequence, SampleView samples);

    /// The next 20 ms. False when they are silence: nothing has come yet, or nothing comes any more.
    bool pull(std::span<int16_t, frameSamples> out);

    /// Forgets what is buffered and starts over; the counters stay.
    void reset();

    [[nodiscard]] std::chrono::microseconds buffered() const { return durationOf(m_buffered); }
    [[nodiscard]] std::chrono::microseconds target() const { return durationOf(m_target); }
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    [[nodiscard]] const Counters &counters() const { return m_counters; }

private:
    struct Slot
    {
        bool full = false;
        qint64 sequence = 0;
        Samples samples; ///< keeps its capacity
    };
    static constexpr size_t slotCount = 64;

    [[nodiscard]] Slot &slot(qint64 sequence) { return m_slots[static_cast<size_t>(sequence) % slotCount]; }
    [[nodiscard]] qint64 unwrapped(quint16 sequence) const;
    void restartAt(qint64 sequence);
    void freeSlot(Slot &slot);
    bool skipHole();
    size_t take(std::span<int16_t> out);
    size_t discard(size_t count);
    void cut(std::span<int16_t> frame, size_t count);
    void conceal(std::span<int16_t> out);
    void catchUp(std::span<int16_t, frameSamples> out);
    void adapt();

    std::array<Slot, slotCount> m_slots;
    std::array<int16_t, frameSamples> m_last{};    ///< the last frame that was heard, for holes
    std::array<int16_t, frameSamples> m_scratch{};
    qint64 m_next = -1;     ///< the sequence that is played next; -1 before the first packet
    size_t m_offset = 0;    ///< samples of m_next's packet that were played
    size_t m_buffered = 0;  ///< samples in all slots, less m_offset
    size_t m_target = 0;    ///< what to have before playing (again)
    size_t m_lowest = 0;    ///< least m_buffered after a pull in the current second
    int m_pulls = 0;        ///< in the current second
    int m_calmSeconds = 0;  ///< without an underrun
    bool m_playing = false;
    bool m_fadeIn = false;
    Counters m_counters;
};

} // namespace Attendant
