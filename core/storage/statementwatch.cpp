// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/statementwatch_p.h"

#include "storage/sql_p.h"

#include <algorithm>

#include <sys/socket.h>

namespace Attendant {

StatementWatch::StatementWatch()
    : m_thread([this] { serve(); })
{}

StatementWatch::~StatementWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

StatementWatch::Guard::Guard(StatementWatch &watch, const QSqlDatabase &db, std::chrono::milliseconds limit)
    : m_watch(watch)
{
    const int socket = Sql::socketOf(db);
    if (socket < 0)
        return;
    {
        const std::lock_guard lock(watch.m_mutex);
        if (watch.m_hurry)
            limit = std::min(limit, *watch.m_hurry);
        m_entry = watch.m_entries.insert(watch.m_entries.end(), {socket, Steady::now() + limit});
        m_added = true;
        if (watch.m_entries.size() > 1)
            return; // the thread looks often enough by itself
    }
    watch.m_wake.notify_one();
}

StatementWatch::Guard::~Guard()
{
    if (!m_added)
        return;
    const std::lock_guard lock(m_watch.m_mutex);
    m_watch.m_entries.erase(m_entry);
}

void StatementWatch::hurry(std::chrono::milliseconds limit)
{
    {
        const std::lock_guard lock(m_mutex);
        m_hurry = limit;
        for (auto &[socket, deadline] : m_entries)
            deadline = std::min(deadline, Steady::now() + limit);
    }
    m_wake.notify_one();
}

// The entry is removed, under the same lock, before its connection can be closed, so the socket is still that connection's.
void StatementWatch::serve()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        if (m_entries.empty())
            m_wake.wait(lock, [this] { return m_ending || !m_entries.empty(); });
        else
            m_wake.wait_for(lock, std::chrono::milliseconds(250));
        for (auto &[socket, deadline] : m_entries) {
            if (Steady::now() >= deadline)
                ::shutdown(socket, SHUT_RDWR);
        }
    }
}

} // namespace Attendant
