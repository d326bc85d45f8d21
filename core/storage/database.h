// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/settings.h"

#include <QSqlDatabase>

#include <functional>
#include <memory>

namespace Attendant {

/// The database: SQLite (WAL) or PostgreSQL, a small pool of threads with one connection each. The schema is brought up to date
/// when it is opened, under a lock, forward only. Every statement runs on a database thread; callers on any thread get futures.
/// A lost connection is opened again by the next piece of work; work that hits the loss answers Unavailable.
class Database
{
public:
    /// Connects, migrates and starts \a threads threads. Blocks (start-up only).
    /// Errors: Unavailable with the remedy (file not writable, server away, wrong password, newer schema than this program).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const DatabaseUrl &url, int threads = 2);

    ~Database(); ///< stop()
    /// Ends after the work in hand; work not begun, and what is asked for later, answers Unavailable. Afterwards no answer is under way: who
    /// waits for one may go.
    void stop();

    /// Runs \a work on some database thread with that thread's connection. Waits in a bounded queue; full: Unavailable at once.
    template<typename Work>
    [[nodiscard]] auto run(Work work)
    {
        using R = std::invoke_result_t<Work, QSqlDatabase &>;
        using T = typename Internal::ResultOf<R>::type;
        auto answer = std::make_shared<Internal::Answer<T>>();
        auto future = answer->future();
        const bool taken = post([answer, work = std::move(work)](Result<QSqlDatabase> connection) mutable {
            answer->give(connection ? work(*connection) : R(std::unexpected(connection.error())));
        });
        if (!taken)
            answer->give(fail(Error::Code::Unavailable, QStringLiteral("The database has more work than it can do now. Try again in a moment.")));
        return future;
    }

    [[nodiscard]] const DatabaseUrl &url() const;

    /// What the last piece of work found: nothing, or why the database is away. Any thread.
    [[nodiscard]] std::optional<Error> trouble() const;

private:
    Database();
    bool post(std::function<void(Result<QSqlDatabase>)> work);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Attendant
