// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace Attendant::Ui {

/// Decides when a stream to a sound device is dead and which device comes next. Qt reports neither, so whoever owns the stream tells what it
/// sees and asks again and again; the time comes from outside. One per direction; a value without thread.
///
/// Devices are taken in turn from a list in order of preference: a stream that never worked is given its own device once more (it may only
/// have been slow), one that worked and went silent is replaced by the next at once.
class StreamWatch
{
public:
    using Time = std::chrono::steady_clock::time_point;
    using Milliseconds = std::chrono::milliseconds;

    /// \a silence: without any progress for so long a working stream is dead; \a start: what a device may take to its first sample.
    StreamWatch(Milliseconds silence, Milliseconds start)
        : m_silence(silence)
        , m_start(start)
    {}

    /// The person chose, or everything begins: the preferred device first.
    void restart();
    /// A stream to the device of turn() was opened.
    void opened(Time now);
    /// It could not be opened.
    void refused(Time now);
    /// Sound went through.
    void progressed(Time now);
    /// The stream is dead. \a listed: its device still stands in the list; otherwise the one behind it has taken its place there. \a abruptly:
    /// this very moment, so that other devices may be going too; the list is given a moment to settle.
    void lost(Time now, bool listed, bool abruptly);

    /// The device whose turn it is must not be touched yet; counts for nothing.
    void postpone(Time now) { m_nextTry = now + retryEvery; }

    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] bool works() const { return m_open && m_works; }
    /// The stream, open, has given no sign of life for too long: call lost().
    [[nodiscard]] bool isSilent(Time now) const;
    /// Nothing is open and the next try is due.
    [[nodiscard]] bool shouldOpen(Time now) const { return !m_open && now >= m_nextTry; }
    /// Which of \a count devices to open.
    [[nodiscard]] size_t turn(size_t count) const { return count == 0 ? 0 : m_turn % count; }

private:
    void fail(bool nextInTurn);

    static constexpr Milliseconds retryEvery{1'000}, settle{150};

    Milliseconds m_silence, m_start;
    Time m_since{}, m_nextTry{};
    size_t m_turn = 0;
    int m_failures = 0; ///< in a row, without a working stream in between
    bool m_open = false, m_works = false;
};

} // namespace Attendant::Ui
