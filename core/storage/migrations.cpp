// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

#include "base/clock.h"
#include "base/logging.h"
#include "base/secrets.h"
#include "storage/connection_p.h"
#include "storage/sql_p.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// "attnd_mg": one migration at a time per PostgreSQL database.
constexpr qint64 migrationLock = 0x6174'746e'645f'6d67;

struct Migration
{
    int number = 0;
    QString name; // "0001_initial"
    QByteArray text;
    QString checksum;
};

Result<std::vector<Migration>> readMigrations(const QString &folder)
{
    std::vector<Migration> migrations;
    const QStringList names = QDir(folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            return fail(Error::Code::Internal, u"The migration %1 cannot be read."_s.arg(name), file.errorString());
        Migration migration;
        migration.name = name.chopped(4);
        migration.number = name.section(u'_', 0, 0).toInt();
        migration.text = file.readAll();
        migration.checksum = QString::fromLatin1(QCryptographicHash::hash(migration.text, QCryptographicHash::Sha256).toHex());
        if (migration.number != int(migrations.size()) + 1)
            return fail(Error::Code::Internal, u"The migration %1 is out of order."_s.arg(name));
        migrations.push_back(std::move(migration));
    }
    if (migrations.empty())
        return fail(Error::Code::Internal, u"This program was built without its database migrations."_s, folder);
    return migrations;
}

// A statement ends with a semicolon at the end of a line; lines that begin with -- are comments.
QStringList statementsOf(const QByteArray &text)
{
    QStringList statements;
    QString current;
    for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
        if (line.trimmed().isEmpty() || line.startsWith(u"--"))
            continue;
        current += line + u'\n';
        if (line.trimmed().endsWith(u';')) {
            statements << current.trimmed().chopped(1);
            current.clear();
        }
    }
    if (!current.trimmed().isEmpty())
        statements << current.trimmed();
    return statements;
}

Result<bool> hasTable(QSqlDatabase &db, Sql::Dialect dialect)
{
    auto query = Sql::execute(db, dialect == Sql::Dialect::Sqlite ? u"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'"_s
                                                                  : u"SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations'"_s);
    if (!query)
        return std::unexpected(query.error());
    return query->next() && query->value(0).toInt() > 0;
}

// How many of \a migrations the database has. Errors: it has others, or changed ones.
Result<size_t> countApplied(QSqlDatabase &db, Sql::Dialect dialect, const std::vector<Migration> &migrations)
{
    const auto exists = hasTable(db, dialect);
    if (!exists)
        return std::unexpected(exists.error());
    if (!*exists)
        return 0;
    auto query = Sql::execute(db, u"SELECT number, name, checksum FROM schema_migrations ORDER BY number"_s);
    if (!query)
        return std::unexpected(query.error());
    size_t count = 0;
    while (query->next()) {
        const QString name = query->value(1).toString();
        if (count >= migrations.size()) {
            return fail(Error::Code::Unavailable,
                        u"The database was last used by a newer Attendant (its schema has %1, this program knows up to %2). Install that version or a later one."_s
                            .arg(name, migrations.back().name));
        }
        const Migration &migration = migrations[count];
        if (query->value(0).toInt() != migration.number || query->value(2).toString() != migration.checksum) {
            return fail(Error::Code::Unavailable,
                        u"The database's schema was made by another build of Attendant: its migration %1 differs from this program's. Use the build that made it, "
                        "or another database."_s.arg(name));
        }
        ++count;
    }
    return count;
}

Result<void> createTable(QSqlDatabase &db)
{
    return Sql::run(db, u"CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, "
                        "applied_at TEXT NOT NULL)"_s);
}

Result<void> apply(QSqlDatabase &db, const Migration &migration)
{
    const auto failed = [&](const Error &error) {
        return fail(Error::Code::Unavailable, u"The database could not be brought up to date: migration %1 failed. %2"_s.arg(migration.name, error.message),
                    error.context);
    };
    for (const QString &statement : statementsOf(migration.text)) {
        if (const auto done = Sql::run(db, statement); !done)
            return failed(done.error());
    }
    if (migration.number == 1) {
        // Who this database is, so that a spill file is never replayed into another one.
        if (auto done = Sql::execute(db, u"INSERT INTO installation (id) VALUES (?)"_s, {randomId()}); !done)
            return failed(done.error());
    }
    auto noted = Sql::execute(db, u"INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)"_s,
                              {migration.number, migration.name, migration.checksum, Sql::value(SystemClock().now())});
    if (!noted)
        return failed(noted.error());
    return {};
}

Result<void> checkEncoding(QSqlDatabase &db)
{
    auto query = Sql::execute(db, u"SELECT current_setting('server_encoding')"_s);
    if (!query)
        return std::unexpected(query.error());
    const QString encoding = query->next() ? query->value(0).toString() : QString();
    if (encoding != u"UTF8")
        return fail(Error::Code::Unavailable, u"The database's encoding is %1; Attendant needs UTF8 (CREATE DATABASE … ENCODING 'UTF8')."_s.arg(encoding));
    return {};
}

// Everything that is missing, in one transaction: a failure leaves the schema as it was.
Result<QStringList> applyMissing(QSqlDatabase &db, Sql::Dialect dialect, const std::vector<Migration> &migrations)
{
    auto transaction = Sql::Transaction::begin(db); // SQLite: this is the lock
    if (!transaction)
        return std::unexpected(transaction.error());
    if (dialect == Sql::Dialect::PostgreSql) {
        const auto prepared = Sql::run(db, u"SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 30000; SELECT pg_advisory_xact_lock(%1)"_s.arg(migrationLock));
        if (!prepared)
            return std::unexpected(prepared.error());
        if (const auto fits = checkEncoding(db); !fits)
            return std::unexpected(fits.error());
    }
    const auto applied = countApplied(db, dialect, migrations); // again: another process may have been faster
    if (!applied)
        return std::unexpected(applied.error());
    if (const auto made = createTable(db); !made)
        return std::unexpected(made.error());
    QStringList names;
    for (size_t i = *applied; i < migrations.size(); ++i) {
        if (const auto done = apply(db, migrations[i]); !done)
            return std::unexpected(done.error());
        names << migrations[i].name;
        qCInfo(lcStorage).noquote() << "applied migration" << migrations[i].name;
    }
    if (const auto committed = transaction->commit(); !committed)
        return std::unexpected(committed.error());
    return names;
}

} // namespace

Result<QStringList> migrate(QSqlDatabase &db, const QString &folder)
{
    const Sql::Dialect dialect = Sql::dialectOf(db);
    const auto migrations = readMigrations(folder + (dialect == Sql::Dialect::Sqlite ? u"/sqlite"_s : u"/postgresql"_s));
    if (!migrations)
        return std::unexpected(migrations.error());
    const auto applied = countApplied(db, dialect, *migrations);
    if (!applied)
        return std::unexpected(applied.error());
    if (*applied == migrations->size())
        return QStringList();
    return applyMissing(db, dialect, *migrations);
}

Result<QStringList> migrate(const DatabaseUrl &url)
{
    Connection connection(url);
    if (const auto opened = connection.open(); !opened)
        return std::unexpected(opened.error());
    return migrate(connection.database());
}

} // namespace Attendant
