// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/packet.h"
#include "audio/recordingblock.h"

#include <deque>
#include <optional>
#include <vector>

namespace Attendant {

/// Puts what a call's three voices say on one clock and cuts it into blocks for the disk. What nobody said is silence; a stretch in which
/// nothing at all was heard makes no block. A block leaves 400 ms late, so that what turns out to be secret (a typed digit) is silenced
/// before anything is written. Times are since the recording's beginning. One thread.
class RecordingTimeline
{
public:
    using Microseconds = std::chrono::microseconds;
    static constexpr Microseconds blockTime{400'000};
    static constexpr Microseconds heldBack{400'000};
    /// A line whose packets come this much too early or late still counts as even.
    static constexpr Microseconds jitter{100'000};
    static constexpr Microseconds mostAhead{2'000'000};

    explicit RecordingTimeline(int rate) : m_rate(rate) {}
    [[nodiscard]] int rate() const { return m_rate; }

    /// \a samples begin at \a at. A voice never overlaps itself: what comes too early follows what is there. Only the caller's line has jitter;
    /// what we play begins when it begins.
    void add(AudioSource source, SampleView samples, Microseconds at);
    /// What was to be heard of \a source from \a at on is not.
    void cut(AudioSource source, Microseconds at);
    /// \a source is silent from \a from to \a to, also what comes of it later.
    void silence(AudioSource source, Microseconds from, Microseconds to);
    /// No sound of anybody behind \a at, and none until resume(): what lies in between is never even kept.
    void pause(Microseconds at);
    void resume(Microseconds at);

    /// The next block that ended long enough before \a now.
    [[nodiscard]] std::optional<RecordingBlock> next(Microseconds now);
    /// At the end: the next block, also an unfinished one, up to \a now.
    [[nodiscard]] std::optional<RecordingBlock> drain(Microseconds now);

private:
    struct Voice
    {
        std::deque<int16_t> samples; ///< from m_at + lead on
        qint64 begin = 0;            ///< of the first sample
        [[nodiscard]] qint64 end() const { return begin + static_cast<qint64>(samples.size()); }
    };
    struct Secret { size_t voice; qint64 from, to; };

    [[nodiscard]] qint64 frameAt(Microseconds at) const { return at.count() * m_rate / 1'000'000; }
    [[nodiscard]] std::optional<RecordingBlock> take(qint64 frames);
    void hush(Voice &voice, qint64 from, qint64 to);

    int m_rate;
    qint64 m_at = 0; ///< what is before has left
    std::array<Voice, recordingChannels> m_voices;
    std::vector<Secret> m_secrets;
    std::optional<qint64> m_pausedAt;
};

} // namespace Attendant
