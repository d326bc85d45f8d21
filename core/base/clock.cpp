// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

namespace Attendant {

Time SystemClock::now() const
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

std::chrono::microseconds SystemClock::steady() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace Attendant
