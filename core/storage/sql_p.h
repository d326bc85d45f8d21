// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What every SQL statement of this area needs: execution with Result, the two dialects' differences, values to and from columns.

#include "base/result.h"
#include "base/times.h"

#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <optional>
#include <utility>

struct pg_conn;
struct sqlite3;

namespace Attendant::Sql {

enum class Dialect { Sqlite, PostgreSql };
[[nodiscard]] Dialect dialectOf(const QSqlDatabase &db);

/// libpq's handle of an open PostgreSQL connection, else null; and its socket, else -1.
[[nodiscard]] pg_conn *handleOf(const QSqlDatabase &db);
[[nodiscard]] int socketOf(const QSqlDatabase &db);
/// SQLite's handle of an open SQLite connection, else null; also null when Qt's driver has another copy of SQLite in it than this program.
[[nodiscard]] sqlite3 *sqliteHandleOf(QSqlDatabase &db);
/// True when the PostgreSQL server ended this idle connection, which no statement has noticed yet. Never waits. SQLite: false.
[[nodiscard]] bool peerHasLeft(const QSqlDatabase &db);

/// What kind of failure a native error code stands for.
enum class Fault {
    None,
    Duplicate, ///< a unique constraint
    Data,      ///< another constraint, or a value that does not fit: the statement will fail again
    Away,      ///< everything else: connection, disk, locks, permissions. It may work later
};
[[nodiscard]] Fault faultOf(Dialect dialect, const QString &nativeCode);

/// The Error for a failed statement: Conflict (Duplicate), Internal (Data), Unavailable (Away). The driver's text goes to the context.
[[nodiscard]] Error errorFor(Dialect dialect, const QString &nativeCode, const QString &driverText);
[[nodiscard]] Error errorFrom(const QSqlQuery &query, const QSqlDatabase &db);

/// The newest Unavailable that errorFor() made on this thread since the last call, taken away.
[[nodiscard]] std::optional<Error> takeTrouble();

/// Prepares \a sql, binds \a values in order and executes it. PostgreSQL's operator `?` cannot be used: it is the placeholder.
[[nodiscard]] Result<QSqlQuery> execute(QSqlDatabase &db, const QString &sql, const QVariantList &values = {});

/// Executes \a sql, unprepared and without results.
[[nodiscard]] Result<void> run(QSqlDatabase &db, const QString &sql);

/// A transaction that is rolled back unless commit() succeeded. On SQLite it takes the write lock at once: a transaction that
/// begins by reading could not be upgraded while another one writes.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(QSqlDatabase &db);
    Transaction(Transaction &&other) noexcept : m_db(std::exchange(other.m_db, nullptr)) {}
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// All queries must be finished: an unfinished writing statement makes SQLite refuse.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(QSqlDatabase &db) : m_db(&db) {}
    QSqlDatabase *m_db;
};

/// Times are bound as ISO text in both dialects.
[[nodiscard]] QVariant value(Time time);
[[nodiscard]] QVariant value(const std::optional<Time> &time);
/// The expression to select for the time column \a column (QPSQL itself would cut off the microseconds), and its value read back.
[[nodiscard]] QString timeColumn(Dialect dialect, QLatin1StringView column);
[[nodiscard]] Time time(const QVariant &value);
[[nodiscard]] std::optional<Time> optionalTime(const QVariant &value);

/// JSON is bound and read as text.
[[nodiscard]] QByteArray jsonText(const QJsonObject &object);
[[nodiscard]] QVariant value(const QJsonObject &object);
[[nodiscard]] QJsonObject object(const QVariant &value);

/// The case-folded text when it has letters beyond ASCII, else null: for those, the databases' own case-insensitive LIKE is enough
/// whatever the locale of the server is.
[[nodiscard]] QVariant folded(const QString &text);
/// \a word as the pattern of a LIKE with ESCAPE '\', folded, to be found anywhere.
[[nodiscard]] QString likePattern(const QString &word);

} // namespace Attendant::Sql
