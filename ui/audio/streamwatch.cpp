// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/streamwatch.h"

namespace Attendant::Ui {

void StreamWatch::restart()
{
    m_turn = 0;
    m_failures = 0;
    m_open = m_works = false;
    m_nextTry = {};
}

void StreamWatch::opened(Time now)
{
    m_open = true;
    m_works = false;
    m_since = now;
}

void StreamWatch::refused(Time now)
{
    fail(m_failures > 0);
    m_nextTry = now + retryEvery;
}

void StreamWatch::progressed(Time now)
{
    m_since = now;
    m_works = true;
    m_failures = 0;
}

void StreamWatch::lost(Time now, bool listed, bool abruptly)
{
    const bool worked = m_works;
    fail(listed && (worked || m_failures > 0));
    // A voice is cut off: the next device as soon as may be. What never worked must not be tried in a tight loop.
    m_nextTry = now + (abruptly ? settle : worked || !listed ? Milliseconds(0) : retryEvery);
}

bool StreamWatch::isSilent(Time now) const
{
    return m_open && now - m_since >= (m_works ? m_silence : m_start);
}

void StreamWatch::fail(bool nextInTurn)
{
    m_open = m_works = false;
    ++m_failures;
    if (nextInTurn)
        ++m_turn;
}

} // namespace Attendant::Ui
