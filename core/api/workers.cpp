// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/workers.h"

#include "base/asyncbridge.h"

using namespace Qt::StringLiterals;

namespace Attendant {

Workers::Workers()
{
    m_pool.setMaxThreadCount(1);
}

Pending<Response> Workers::run(std::function<Result<Response>()> work)
{
    if (m_waiting.fetch_add(1) >= mostWaiting) {
        m_waiting.fetch_sub(1);
        return respond(Error{Error::Code::RateLimited, u"Too much is being tried out at once. Wait a few seconds, then try again."_s, {}, {}});
    }
    auto answer = std::make_shared<Internal::Answer<Response>>();
    auto future = answer->future();
    // Counted until the closure is gone, be it done or dropped.
    const std::shared_ptr<void> counted(nullptr, [this](void *) { m_waiting.fetch_sub(1); });
    m_pool.start([answer, counted, work = std::move(work)] { answer->give(work()); });
    return future;
}

void Workers::end()
{
    m_pool.clear();
    m_pool.waitForDone();
}

} // namespace Attendant
