// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/sql_p.h"

#include <QByteArray>

#include <libpq-fe.h>

#include <vector>

namespace Attendant {

/// The values of one prepared statement's parameters in PostgreSQL's binary format. Arrays carry the columns of many rows.
class PgParameters
{
public:
    PgParameters &text(const QString &value);           ///< a null QString is the empty text
    PgParameters &optionalText(const std::optional<QString> &value);
    PgParameters &json(const QByteArray &value);
    PgParameters &boolean(bool value);
    PgParameters &optionalBoolean(std::optional<bool> value);
    PgParameters &time(Time value);
    PgParameters &array(class PgArray &&array);

private:
    friend class PgPipeline;
    PgParameters &add(QByteArray value);
    std::vector<std::optional<QByteArray>> m_values;
};

/// A one-dimensional array of one type, in binary format.
class PgArray
{
public:
    enum class Type : quint32 { Boolean = 16, Bigint = 20, Text = 25, Timestamp = 1184, Json = 3802 };
    PgArray(Type type, size_t count);

    PgArray &text(const QString &value);
    PgArray &optionalText(const std::optional<QString> &value);
    PgArray &number(qint64 value);
    PgArray &time(const std::optional<Time> &value);
    PgArray &boolean(bool value);
    PgArray &json(const QByteArray &value);

private:
    friend class PgParameters;
    QByteArray m_bytes;
};

/// Sends several prepared statements in one transaction and waits for them together: one round trip for a whole group (libpq's
/// pipeline mode). The connection belongs to someone else and must not be used meanwhile.
class PgPipeline
{
public:
    struct Failure { QString code; QString text; }; ///< code: SQLSTATE; empty: the connection is lost

    explicit PgPipeline(PGconn *connection);
    ~PgPipeline();
    PgPipeline(const PgPipeline &) = delete;
    PgPipeline &operator=(const PgPipeline &) = delete;

    void execute(const char *statement, const PgParameters &parameters = {});
    /// Waits at most \a limit; without an answer by then the connection is closed. Nothing: all statements succeeded, in this order.
    /// \a lastTag receives the command tag of the last one.
    [[nodiscard]] std::optional<Failure> finish(std::chrono::milliseconds limit, QByteArray *lastTag);

private:
    [[nodiscard]] bool wait(std::chrono::steady_clock::time_point deadline);
    [[nodiscard]] Failure lost(const QString &text);
    void note(const PGresult *result, QByteArray *lastTag);

    PGconn *m_connection;
    std::optional<Failure> m_failure;
};

} // namespace Attendant
