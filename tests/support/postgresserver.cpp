// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgresserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QThread>

#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// The folder of the newest server: /usr/lib/postgresql/17/bin on Debian, elsewhere beside the one in PATH.
QString findBinaries()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    int newest = 0;
    for (const QString &name : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFile::exists(versions.filePath(name + u"/bin/initdb"_s)))
            newest = std::max(newest, name.toInt());
    }
    if (newest > 0)
        return versions.filePath(QString::number(newest) + u"/bin"_s);
    const QString initdb = QStandardPaths::findExecutable(u"initdb"_s);
    return initdb.isEmpty() ? QString() : QFileInfo(initdb).canonicalPath();
}

quint16 freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    quint16 port = 0;
    if (::bind(fd, reinterpret_cast<sockaddr *>(&address), size) == 0 && ::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size) == 0)
        port = ntohs(address.sin_port);
    ::close(fd);
    return port;
}

const passwd *serverUser()
{
    return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

// In the process that becomes the server: initdb and postgres refuse to run as root.
void becomeServerUser(QProcess &process)
{
    const passwd *user = serverUser();
    if (!user)
        return;
    process.setChildProcessModifier([uid = user->pw_uid, gid = user->pw_gid] {
        if (::setgid(gid) != 0 || ::setuid(uid) != 0)
            ::_exit(126);
    });
}

} // namespace

Result<std::unique_ptr<PostgresServer>> PostgresServer::start()
{
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    server->m_binaries = findBinaries();
    if (server->m_binaries.isEmpty())
        return fail(Error::Code::Unavailable, u"PostgreSQL is not installed, and this test needs its server (Debian: postgresql)."_s);
    if (::geteuid() == 0 && !serverUser())
        return fail(Error::Code::Unavailable, u"The user postgres, as whom the test's server would run, does not exist (Debian: postgresql)."_s);
    if (!server->m_folder.isValid())
        return fail(Error::Code::Unavailable, u"No temporary folder: "_s + server->m_folder.errorString());
    if (const passwd *user = serverUser(); user && ::chown(QFile::encodeName(server->m_folder.path()).constData(), user->pw_uid, user->pw_gid) != 0)
        return fail(Error::Code::Unavailable, u"The temporary folder cannot be given to the user postgres."_s);
    const auto made = server->run(u"initdb"_s, {u"--pgdata"_s, server->m_folder.filePath(u"data"_s), u"--username=attendant"_s, u"--auth=trust"_s, u"--encoding=UTF8"_s,
                                                u"--locale=C"_s, u"--no-instructions"_s});
    if (!made)
        return std::unexpected(made.error());
    server->m_port = freePort();
    if (const auto running = server->resume(); !running)
        return std::unexpected(running.error());
    return server;
}

PostgresServer::~PostgresServer()
{
    kill();
}

Result<void> PostgresServer::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    becomeServerUser(process);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    process.start(m_binaries + u'/' + program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return fail(Error::Code::Unavailable, u"%1 failed: %2 %3"_s.arg(program, process.errorString(), QString::fromUtf8(process.readAll())));
    return {};
}

Result<QByteArray> PostgresServer::sql(const QString &statement) const
{
    QProcess process;
    process.start(m_binaries + u"/psql"_s, {u"--no-psqlrc"_s, u"--host=127.0.0.1"_s, u"--port=%1"_s.arg(m_port), u"--username=attendant"_s, u"--dbname=postgres"_s,
                                            u"--command"_s, statement});
    if (!process.waitForFinished(10'000) || process.exitCode() != 0)
        return fail(Error::Code::Unavailable, QString::fromUtf8(process.readAllStandardError()));
    return process.readAllStandardOutput();
}

Result<void> PostgresServer::resume()
{
    m_process = std::make_unique<QProcess>();
    becomeServerUser(*m_process);
    m_process->setWorkingDirectory(m_folder.path());
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_process->start(m_binaries + u"/postgres"_s,
                     {u"-D"_s, m_folder.filePath(u"data"_s), u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port), u"-k"_s, m_folder.path(), u"-c"_s, u"fsync=on"_s,
                      u"-c"_s, u"synchronous_commit=on"_s, u"-c"_s, u"shared_buffers=64MB"_s, u"-c"_s, u"max_connections=60"_s, u"-c"_s, u"log_min_messages=warning"_s});
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 30'000) {
        if (sql(u"SELECT 1"_s))
            return {};
        if (m_process->waitForFinished(20)) {
            QFile log(m_folder.filePath(u"log"_s));
            const QByteArray text = log.open(QIODevice::ReadOnly) ? log.readAll().right(2'000) : QByteArray();
            return fail(Error::Code::Unavailable, u"The test's PostgreSQL ended at once: "_s + QString::fromUtf8(text));
        }
    }
    return fail(Error::Code::Unavailable, u"The test's PostgreSQL did not come up within 30 s."_s);
}

Result<DatabaseUrl> PostgresServer::createDatabase()
{
    const QString name = u"test_%1"_s.arg(++m_databases);
    if (const auto made = sql(u"CREATE DATABASE "_s + name); !made)
        return std::unexpected(made.error());
    return DatabaseUrl::parse(u"postgresql://attendant@127.0.0.1:%1/%2"_s.arg(m_port).arg(name));
}

void PostgresServer::dropDatabases()
{
    for (; m_databases > 0; --m_databases)
        (void)sql(u"DROP DATABASE IF EXISTS test_%1 WITH (FORCE)"_s.arg(m_databases));
}

// The server's children end by themselves when their postmaster is gone, but only when they look; so they are told one by one.
void PostgresServer::signalAll(int signal) const
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    const qint64 postmaster = m_process->processId();
    QFile children(u"/proc/%1/task/%1/children"_s.arg(postmaster));
    QList<QByteArray> pids;
    if (children.open(QIODevice::ReadOnly))
        pids = children.readAll().simplified().split(' ');
    ::kill(pid_t(postmaster), signal);
    for (const QByteArray &pid : pids) {
        if (pid.toInt() > 1)
            ::kill(pid.toInt(), signal);
    }
}

void PostgresServer::stop()
{
    if (!m_process || m_process->state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process->processId()), SIGINT);
    if (!m_process->waitForFinished(20'000))
        kill();
}

void PostgresServer::kill()
{
    signalAll(SIGKILL);
    if (m_process)
        m_process->waitForFinished(10'000);
}

void PostgresServer::freeze(bool frozen)
{
    signalAll(frozen ? SIGSTOP : SIGCONT);
}

} // namespace Attendant
