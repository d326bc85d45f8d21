// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>

#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

namespace Attendant {

/// Ends PostgreSQL connections whose server says nothing any more. The server limits its statements itself, but a frozen one, or one
/// behind a dead network, does not, and QPSQL waits without a limit. One thread watches any number of connections. SQLite needs none.
class StatementWatch
{
public:
    using Steady = std::chrono::steady_clock;

    StatementWatch();
    ~StatementWatch();
    StatementWatch(const StatementWatch &) = delete;
    StatementWatch &operator=(const StatementWatch &) = delete;

    /// While it lives, the connection may be waited for until the limit.
    class Guard
    {
    public:
        Guard(StatementWatch &watch, const QSqlDatabase &db, std::chrono::milliseconds limit);
        ~Guard();
        Guard(const Guard &) = delete;
        Guard &operator=(const Guard &) = delete;

    private:
        StatementWatch &m_watch;
        bool m_added = false;
        std::list<std::pair<int, Steady::time_point>>::iterator m_entry;
    };

    /// Whatever is running now, or begins from now on, gets at most \a limit.
    void hurry(std::chrono::milliseconds limit);

private:
    void serve();

    std::mutex m_mutex; // guards everything below but the thread
    std::condition_variable m_wake;
    std::list<std::pair<int, Steady::time_point>> m_entries; // socket, deadline
    std::optional<std::chrono::milliseconds> m_hurry;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace Attendant
