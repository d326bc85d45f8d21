// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sql_p.h"

#include "base/logging.h"
#include "storage/databasetrouble.h"

#include <QJsonDocument>
#include <QSqlDriver>
#include <QSqlError>

#include <libpq-fe.h>
#include <poll.h>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Attendant::Sql {

Dialect dialectOf(const QSqlDatabase &db)
{
    return db.driverName() == u"QPSQL" ? Dialect::PostgreSql : Dialect::Sqlite;
}

pg_conn *handleOf(const QSqlDatabase &db)
{
    if (!db.isOpen() || dialectOf(db) != Dialect::PostgreSql)
        return nullptr;
    const QVariant handle = db.driver()->handle();
    const QByteArrayView type(handle.typeName()); // Qt's documentation says PGconn*, 6.8 names what that stands for
    return type == "pg_conn*" || type == "PGconn*" ? *static_cast<pg_conn *const *>(handle.constData()) : nullptr;
}

int socketOf(const QSqlDatabase &db)
{
    const pg_conn *connection = handleOf(db);
    return connection ? PQsocket(connection) : -1;
}

sqlite3 *sqliteHandleOf(QSqlDatabase &db)
{
    if (!db.isOpen() || dialectOf(db) != Dialect::Sqlite)
        return nullptr;
    auto source = execute(db, u"SELECT sqlite_source_id()"_s);
    if (!source || !source->next() || source->value(0).toString() != QLatin1StringView(sqlite3_sourceid()))
        return nullptr;
    const QVariant handle = db.driver()->handle();
    return QByteArrayView(handle.typeName()) == "sqlite3*" ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

bool peerHasLeft(const QSqlDatabase &db)
{
    pg_conn *connection = handleOf(db);
    if (!connection)
        return false;
    // The farewell ("terminating connection…") and the end of the stream are two reads.
    pollfd readable{PQsocket(connection), POLLIN, 0};
    while (::poll(&readable, 1, 0) > 0) {
        if (PQconsumeInput(connection) != 1)
            return true;
        (void)PQisBusy(connection); // takes the notices apart, so that the buffer never fills
    }
    return PQstatus(connection) != CONNECTION_OK;
}

Fault faultOf(Dialect dialect, const QString &nativeCode)
{
    if (dialect == Dialect::PostgreSql) {
        if (nativeCode == u"23505")
            return Fault::Duplicate;
        if (nativeCode.startsWith(u"22") || nativeCode.startsWith(u"23"))
            return Fault::Data;
        return Fault::Away;
    }
    const int code = nativeCode.toInt();
    if (code == 2067 || code == 1555) // SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY
        return Fault::Duplicate;
    const int primary = code & 0xff;
    if (primary == 18 || primary == 19 || primary == 20) // TOOBIG, CONSTRAINT, MISMATCH
        return Fault::Data;
    return Fault::Away;
}

namespace {

thread_local std::optional<Error> s_trouble;

QLatin1StringView awayCode(Dialect dialect, const QString &nativeCode)
{
    if (dialect == Dialect::Sqlite) {
        switch (nativeCode.toInt() & 0xff) {
        case 5:
        case 6:
            return "database.locked"_L1;
        case 8:
            return "database.read_only"_L1;
        case 10:
            return "database.file_error"_L1;
        case 11:
        case 26:
            return "database.damaged"_L1;
        case 13:
            return "database.disk_full"_L1;
        case 14:
            return "database.cannot_open"_L1;
        default:
            return "database.away"_L1;
        }
    }
    if (nativeCode.startsWith(u"53100"))
        return "database.server_disk_full"_L1;
    if (nativeCode == u"57014" || nativeCode == u"55P03")
        return "database.late"_L1;
    return "database.away"_L1;
}

} // namespace

Error errorFor(Dialect dialect, const QString &nativeCode, const QString &driverText)
{
    const QString context = nativeCode.isEmpty() ? driverText : u"%1: %2"_s.arg(nativeCode, driverText);
    switch (faultOf(dialect, nativeCode)) {
    case Fault::Duplicate:
        return {Error::Code::Conflict, u"This exists already."_s, context, {}};
    case Fault::Data:
        return {Error::Code::Internal, u"The database refused a value."_s, context, {}};
    case Fault::None:
    case Fault::Away:
        break;
    }
    s_trouble = Error{Error::Code::Unavailable, databaseTroubleText(awayCode(dialect, nativeCode)), context, {}};
    return *s_trouble;
}

std::optional<Error> takeTrouble()
{
    return std::exchange(s_trouble, std::nullopt);
}

Error errorFrom(const QSqlQuery &query, const QSqlDatabase &db)
{
    const QSqlError error = query.lastError();
    return errorFor(dialectOf(db), error.nativeErrorCode(), error.text());
}

Result<QSqlQuery> execute(QSqlDatabase &db, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(db);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return std::unexpected(errorFrom(query, db));
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return std::unexpected(errorFrom(query, db));
    return query;
}

Result<void> run(QSqlDatabase &db, const QString &sql)
{
    QSqlQuery query(db);
    const bool done = query.exec(sql);
    if (!done)
        return std::unexpected(errorFrom(query, db));
    query.finish();
    return {};
}

Result<Transaction> Transaction::begin(QSqlDatabase &db)
{
    const auto begun = run(db, dialectOf(db) == Dialect::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    if (!begun)
        return std::unexpected(begun.error());
    return Transaction(db);
}

Transaction::~Transaction()
{
    if (!m_db || !m_db->isOpen())
        return;
    if (const auto rolledBack = run(*m_db, u"ROLLBACK"_s); !rolledBack)
        qCDebug(lcStorage) << "rollback:" << rolledBack.error().context;
}

Result<void> Transaction::commit()
{
    auto committed = run(*m_db, u"COMMIT"_s);
    if (committed)
        m_db = nullptr;
    return committed;
}

QVariant value(Time time)
{
    return toIso(time);
}

QVariant value(const std::optional<Time> &time)
{
    return time ? QVariant(toIso(*time)) : QVariant(QMetaType::fromType<QString>());
}

QString timeColumn(Dialect dialect, QLatin1StringView column)
{
    if (dialect == Dialect::Sqlite)
        return column;
    return u"(extract(epoch FROM %1) * 1000000)::bigint"_s.arg(column);
}

namespace {

// "2026-11-22T15:31:49.123456Z", as we wrote it; anything else goes the long way.
std::optional<Time> readOwnFormat(QStringView text)
{
    if (text.size() != 27 || text.at(26) != u'Z')
        return std::nullopt;
    const auto number = [text](qsizetype from, qsizetype length) {
        int n = 0;
        for (qsizetype i = from; i < from + length; ++i)
            n = n * 10 + text.at(i).digitValue();
        return n;
    };
    using namespace std::chrono;
    const year_month_day date{year(number(0, 4)), month(unsigned(number(5, 2))), day(unsigned(number(8, 2)))};
    if (!date.ok())
        return std::nullopt;
    return Time(sys_days(date)) + hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2)) + microseconds(number(20, 6));
}

} // namespace

Time time(const QVariant &value)
{
    if (value.typeId() == QMetaType::QString) {
        const QString text = value.toString();
        if (const auto time = readOwnFormat(text))
            return *time;
        return timeFromIso(text).value_or(Time{});
    }
    return Time(std::chrono::microseconds(value.toLongLong()));
}

std::optional<Time> optionalTime(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(time(value));
}

QByteArray jsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QVariant value(const QJsonObject &object)
{
    return QString::fromUtf8(jsonText(object));
}

QJsonObject object(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8()).object();
}

QVariant folded(const QString &text)
{
    const bool ascii = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; });
    return ascii ? QVariant(QMetaType::fromType<QString>()) : QVariant(text.toCaseFolded());
}

QString likePattern(const QString &word)
{
    QString pattern = word.toCaseFolded();
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + pattern + u'%';
}

} // namespace Attendant::Sql
