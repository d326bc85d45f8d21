// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "base/logging.h"
#include "storage/connection_p.h"
#include "storage/migrations.h"
#include "storage/statementwatch_p.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

using Steady = std::chrono::steady_clock;

constexpr size_t queueBound = 2'000;
constexpr auto longestWait = std::chrono::seconds(10); // in the queue; the asker has given up by then
constexpr auto workLimit = std::chrono::seconds(15);   // for what does not answer; the server's own limit is 10 s a statement
constexpr auto farewellLimit = std::chrono::seconds(2);
constexpr auto reconnectPause = std::chrono::milliseconds(300);

} // namespace

struct Database::Private
{
    struct Job
    {
        std::function<void(Result<QSqlDatabase>)> work;
        Steady::time_point since;
    };

    DatabaseUrl url;
    std::vector<std::unique_ptr<QThread>> threads;
    StatementWatch watch;

    mutable std::mutex mutex; // guards everything below
    std::condition_variable wake;
    std::deque<Job> queue;
    bool ending = false;
    std::optional<Error> trouble;
    Steady::time_point noConnectBefore{}; // after a failed attempt the others fail fast instead of each waiting for its own time-out

    void serve();
    std::optional<Job> next();
    Result<void> ensureOpen(Connection &connection);
    void noteTrouble(std::optional<Error> error);
};

Database::Database()
    : d(std::make_unique<Private>())
{}

Result<std::unique_ptr<Database>> Database::open(const DatabaseUrl &url, int threads)
{
    {
        Connection connection(url);
        if (const auto opened = connection.open(); !opened)
            return std::unexpected(opened.error());
        if (const auto migrated = migrate(connection.database()); !migrated)
            return std::unexpected(migrated.error());
    }
    std::unique_ptr<Database> database(new Database);
    database->d->url = url;
    for (int i = 0; i < std::max(threads, 1); ++i) {
        auto &thread = database->d->threads.emplace_back(QThread::create([d = database->d.get()] { d->serve(); }));
        thread->setObjectName(u"database-%1"_s.arg(i + 1));
        thread->start();
    }
    return database;
}

Database::~Database()
{
    stop();
}

void Database::stop()
{
    std::deque<Private::Job> abandoned;
    {
        const std::lock_guard lock(d->mutex);
        d->ending = true;
        abandoned.swap(d->queue); // each answers Unavailable as it is destroyed
    }
    d->wake.notify_all();
    d->watch.hurry(farewellLimit);
    for (const auto &thread : d->threads)
        thread->wait();
}

const DatabaseUrl &Database::url() const
{
    return d->url;
}

std::optional<Error> Database::trouble() const
{
    const std::lock_guard lock(d->mutex);
    return d->trouble;
}

bool Database::post(std::function<void(Result<QSqlDatabase>)> work)
{
    {
        const std::lock_guard lock(d->mutex);
        if (d->ending || d->queue.size() >= queueBound)
            return false;
        d->queue.push_back({std::move(work), Steady::now()});
    }
    d->wake.notify_one();
    return true;
}

std::optional<Database::Private::Job> Database::Private::next()
{
    std::unique_lock lock(mutex);
    wake.wait(lock, [this] { return ending || !queue.empty(); });
    if (queue.empty())
        return std::nullopt;
    Job job = std::move(queue.front());
    queue.pop_front();
    return job;
}

void Database::Private::noteTrouble(std::optional<Error> error)
{
    const std::lock_guard lock(mutex);
    if (error && (!trouble || trouble->message != error->message))
        qCWarning(lcStorage).noquote() << error->message << error->context;
    else if (!error && trouble)
        qCInfo(lcStorage) << "the database is back";
    trouble = std::move(error);
}

Result<void> Database::Private::ensureOpen(Connection &connection)
{
    // A server that restarted while this thread was idle costs the next asker nothing but the time to connect.
    if (connection.isOpen() && !Sql::peerHasLeft(connection.database()))
        return {};
    {
        const std::lock_guard lock(mutex);
        if (trouble && Steady::now() < noConnectBefore)
            return std::unexpected(*trouble);
    }
    auto opened = connection.open();
    if (!opened) {
        const std::lock_guard lock(mutex);
        noConnectBefore = Steady::now() + reconnectPause;
    }
    return opened;
}

void Database::Private::serve()
{
    Connection connection(url);
    while (auto job = next()) {
        if (Steady::now() - job->since > longestWait) {
            job->work(fail(Error::Code::Unavailable, u"The database is busy. Try again in a moment."_s));
            continue;
        }
        if (const auto opened = ensureOpen(connection); !opened) {
            noteTrouble(opened.error());
            job->work(std::unexpected(opened.error()));
            continue;
        }
        (void)Sql::takeTrouble();
        {
            const StatementWatch::Guard guard(watch, connection.database(), workLimit);
            job->work(connection.database());
        }
        noteTrouble(Sql::takeTrouble());
    }
}

} // namespace Attendant
