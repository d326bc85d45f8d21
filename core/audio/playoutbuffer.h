// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/timestretch.h"

#include <array>

namespace Attendant {

/// Turns packets that arrive unevenly, out of order or not at all into an even stream of 20 ms frames.
///
/// Playing begins once 40 ms are there; each underrun raises that by 20 ms (120 at most), ten seconds without one lower it again. While it
/// plays, the least that was left in a second is what counts: more than is needed is taken back, and less than a frame is made more, by leaving
/// out or repeating single periods of the voice (TimeStretch), so that neither a stall nor a sender whose clock is off is heard. Only what
/// is over 200 ms is cut. A hole is filled with the last period fading out.
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
        quint64 dropped = 0;   ///< samples that were cut because they were over the bound
        quint64 shortened = 0; ///< samples that were left out, a period at a time, to catch up
        quint64 lengthened = 0; ///< samples that were played twice, a period at a time, to wait
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

    [[nodiscard]] std::chrono::microseconds buffered() const { return durationOf(held()); }
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
    static constexpr size_t historyLength = TimeStretch::enough;

    [[nodiscard]] Slot &slot(qint64 sequence) { return m_slots[static_cast<size_t>(sequence) % slotCount]; }
    [[nodiscard]] size_t held() const { return m_slotted + m_readyCount; }
    [[nodiscard]] std::span<int16_t> ready(size_t from = 0) { return std::span(m_ready).subspan(from, m_readyCount - from); }
    [[nodiscard]] qint64 unwrapped(quint16 sequence) const;
    void restartAt(qint64 sequence);
    void freeSlot(Slot &slot);
    bool skipHole();
    size_t take(std::span<int16_t> out);
    void discard(size_t count);
    void takeUpTo(size_t count);
    void fill();
    void conceal();
    void runEmpty();
    void cutToBound();
    void stretch();
    bool shortenOnce(bool anyway);
    bool lengthenOnce(bool anyway);
    void deliver(std::span<int16_t, frameSamples> out);
    void adapt();

    std::array<Slot, slotCount> m_slots;
    std::array<int16_t, 2'048> m_ready{}; ///< taken out of the slots, played next; what is stretched and joined
    std::array<int16_t, historyLength> m_history{}; ///< what was heard last, for holes
    std::array<int16_t, frameSamples> m_scratch{};
    size_t m_readyCount = 0;
    qint64 m_next = -1;     ///< the sequence that is taken next; -1 before the first packet
    size_t m_offset = 0;    ///< samples of m_next's packet that were taken
    size_t m_slotted = 0;   ///< samples in all slots, less m_offset
    size_t m_target = 0;    ///< what to have before playing (again)
    size_t m_targetBefore = 0; ///< the latest underrun
    size_t m_lowest = 0;    ///< least that was held after a pull in the current second
    size_t m_fadeLeft = 0;  ///< samples that are still to be faded in
    std::ptrdiff_t m_surplus = 0; ///< to be taken out (or, below 0, put in) by stretching
    int m_pulls = 0;        ///< in the current second
    int m_pause = 0;        ///< pulls until the next stretch
    int m_refused = 0;      ///< pulls in a row in which no good joint was found
    int m_calmSeconds = 0;  ///< without an underrun
    int m_emptyPulls = 0;   ///< since the latest underrun
    bool m_playing = false;
    Counters m_counters;
};

} // namespace Attendant
