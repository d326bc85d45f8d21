// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manualclock.h"

namespace Attendant {

void ManualClock::advance(std::chrono::microseconds by)
{
    m_now += by.count();
    m_steady += by.count();
}

} // namespace Attendant
