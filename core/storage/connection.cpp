// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection_p.h"

#include "storage/databasetrouble.h"
#include "storage/privatefolder_p.h"
#include "storage/statementwatch_p.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>

#include <atomic>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QString nextName()
{
    static std::atomic<quint64> counter = 0;
    return u"attendant-%1"_s.arg(++counter);
}

// The folder for us alone, and the file too from its first byte on: it holds what callers said. SQLite gives its -wal and -shm files the
// same mode.
Result<void> prepareFile(const QString &path)
{
    const QFileInfo info(path);
    const QDir folder = info.dir();
    if (!makePrivateFolder(folder.absolutePath())) {
        return fail(Error::Code::Unavailable,
                    u"The folder %1 for the database cannot be made. Choose another place with DATABASE_URL or ATTENDANT_DATA."_s.arg(folder.absolutePath()));
    }
    if (info.isDir())
        return fail(Error::Code::Unavailable, u"%1 is a folder; DATABASE_URL must name a file."_s.arg(path));
    QFile file(path);
    if (!file.exists() && !file.open(QIODevice::ReadWrite | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) && !file.exists()) {
        return fail(Error::Code::Unavailable, u"The database file %1 cannot be made: %2. Make its folder writable or choose another place with DATABASE_URL."_s
                                                  .arg(path, file.errorString()));
    }
    return {};
}

QString firstLine(const QString &text)
{
    return text.trimmed().section(u'\n', 0, 0);
}

} // namespace

Connection::Connection(const DatabaseUrl &url)
    : m_url(url)
    , m_name(nextName())
    , m_db(QSqlDatabase::addDatabase(url.kind == DatabaseUrl::Kind::Sqlite ? u"QSQLITE"_s : u"QPSQL"_s, m_name))
{}

Connection::~Connection()
{
    close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Sql::Dialect Connection::dialect() const
{
    return m_url.kind == DatabaseUrl::Kind::Sqlite ? Sql::Dialect::Sqlite : Sql::Dialect::PostgreSql;
}

void Connection::close()
{
    m_db.close();
}

Result<void> Connection::open(std::chrono::milliseconds statementLimit)
{
    close();
    if (!m_db.isValid()) {
        return fail(Error::Code::Unavailable, u"Qt's database driver for %1 is not installed (Debian: libqt6sql6-%2)."_s.arg(
            m_url.kind == DatabaseUrl::Kind::Sqlite ? u"SQLite"_s : u"PostgreSQL"_s, m_url.kind == DatabaseUrl::Kind::Sqlite ? u"sqlite"_s : u"psql"_s));
    }
    auto opened = m_url.kind == DatabaseUrl::Kind::Sqlite ? openSqlite(statementLimit) : openPostgreSql(statementLimit);
    if (!opened)
        close();
    return opened;
}

Result<void> Connection::openSqlite(std::chrono::milliseconds statementLimit)
{
    if (const auto prepared = prepareFile(m_url.path); !prepared)
        return prepared;
    m_db.setDatabaseName(m_url.path);
    m_db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(statementLimit.count() / 2));
    const auto unusable = [this](const Error &error) {
        return fail(Error::Code::Unavailable,
                    databaseTroubleText("database.unusable"_L1).arg(m_url.path, error.message),
                    error.context);
    };
    if (!m_db.open())
        return unusable(Sql::errorFor(Sql::Dialect::Sqlite, m_db.lastError().nativeErrorCode(), m_db.lastError().text()));
    for (const auto &pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (const auto done = Sql::run(m_db, pragma); !done)
            return unusable(done.error());
    }
    if (!QFileInfo(m_url.path).isWritable())
        return unusable(Error{Error::Code::Unavailable, u"It is read-only."_s, {}, {}});
    return {};
}

Result<void> Connection::openPostgreSql(std::chrono::milliseconds statementLimit)
{
    if (!m_url.host.isEmpty())
        m_db.setHostName(m_url.host);
    m_db.setPort(m_url.port);
    m_db.setDatabaseName(m_url.name);
    m_db.setUserName(m_url.user);
    m_db.setPassword(m_url.password);
    // A peer that vanished without a word is noticed within seconds. What the URL says comes last and wins.
    QString options = u"connect_timeout=3;application_name=attendant;keepalives_idle=5;keepalives_interval=2;keepalives_count=3;tcp_user_timeout=8000"_s;
    if (!m_url.options.isEmpty())
        options += u';' + m_url.options;
    m_db.setConnectOptions(options);
    if (!m_db.open()) {
        const QString reason = firstLine(m_db.lastError().databaseText());
        return fail(Error::Code::Unavailable, databaseTroubleText("database.unreachable"_L1).arg(m_url.display(), reason),
                    m_db.lastError().text());
    }
    StatementWatch watch;
    const StatementWatch::Guard guard(watch, m_db, std::chrono::seconds(3));
    // An acknowledged commit is on disk, whatever the server's default is; stronger settings (remote_apply) stay.
    return Sql::run(m_db, u"SET statement_timeout = %1; SET lock_timeout = 5000; SET timezone = 'UTC'; SET standard_conforming_strings = on; "
                          "SELECT set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN 'on' "
                          "ELSE current_setting('synchronous_commit') END, false)"_s.arg(statementLimit.count()));
}

} // namespace Attendant
