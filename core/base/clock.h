// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"

namespace Attendant {

/// Where every part takes its time from, through its constructor, so that tests can move it by hand. Any thread.
class Clock
{
public:
    virtual ~Clock() = default;

    /// The wall clock, UTC. May jump; for records.
    [[nodiscard]] virtual Time now() const = 0;

    /// Monotonic time since an arbitrary start; for deadlines and media.
    [[nodiscard]] virtual std::chrono::microseconds steady() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Time now() const override;
    [[nodiscard]] std::chrono::microseconds steady() const override;
};

} // namespace Attendant
