// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpmessage.h"

#include <QThreadPool>

#include <atomic>
#include <functional>

namespace Attendant {

/// One thread for what takes longer than the connections of a shard may wait: compiling rules, trying out a template. What it cannot do
/// soon it refuses, so that nobody can queue up hours of work. Any thread.
class Workers
{
public:
    Workers();

    /// \a work runs on the worker; its Response is the answer. Errors: RateLimited while 8 pieces of work wait.
    [[nodiscard]] Pending<Response> run(std::function<Result<Response>()> work);
    /// Drops what waits and waits for what runs.
    void end();

private:
    static constexpr int mostWaiting = 8;

    QThreadPool m_pool;
    std::atomic<int> m_waiting = 0;
};

} // namespace Attendant
