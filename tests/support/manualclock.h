// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <atomic>

namespace Attendant {

/// A clock that moves only by hand. Any thread.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Time start = Time(std::chrono::seconds(1'795'340'000)))
        : m_now(start.time_since_epoch().count())
    {}

    [[nodiscard]] Time now() const override { return Time(std::chrono::microseconds(m_now.load())); }
    [[nodiscard]] std::chrono::microseconds steady() const override { return std::chrono::microseconds(m_steady.load()); }
    void advance(std::chrono::microseconds by);

private:
    std::atomic<qint64> m_now;
    std::atomic<qint64> m_steady = 0;
};

} // namespace Attendant
