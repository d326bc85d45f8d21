// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/settings.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace Attendant {

/// A PostgreSQL of the test's own: the newest installed version, fresh data in a temporary folder, 127.0.0.1 on a free port, commits
/// synced to disk. Runs as user postgres when the test runs as root, which the server refuses. Ended in the destructor, by pid.
class PostgresServer
{
public:
    /// Makes the data and starts. Errors: Unavailable, saying what is missing.
    [[nodiscard]] static Result<std::unique_ptr<PostgresServer>> start();
    ~PostgresServer();

    /// A new, empty database on this server. Errors: Unavailable.
    [[nodiscard]] Result<DatabaseUrl> createDatabase();
    /// All that createDatabase() made. A crashed server reads and syncs every file when it starts: fewer are faster.
    void dropDatabases();

    [[nodiscard]] Result<void> resume(); ///< starts it again, on the same port with the same data
    void stop();                         ///< ends it as an administrator would, connections included (fast shutdown)
    void kill();                         ///< SIGKILL to the server and all that it started: a crash
    void freeze(bool frozen);            ///< it keeps its connections and says nothing any more
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    PostgresServer() = default;
    [[nodiscard]] Result<void> run(const QString &program, const QStringList &arguments) const;
    [[nodiscard]] Result<QByteArray> sql(const QString &statement) const;
    void signalAll(int signal) const;

    QString m_binaries;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    int m_databases = 0;
    std::unique_ptr<QProcess> m_process;
};

} // namespace Attendant
