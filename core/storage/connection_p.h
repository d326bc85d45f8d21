// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/settings.h"
#include "storage/sql_p.h"

#include <QSqlDatabase>

namespace Attendant {

/// One connection of one thread: made, used and destroyed there.
class Connection
{
public:
    explicit Connection(const DatabaseUrl &url);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Opens it, closing what was open. SQLite: makes folder (0700) and file (0600), WAL, every commit synced. PostgreSQL: at most 3 s.
    /// Statements are limited to \a statementLimit (PostgreSQL), waiting for another writer to half of it (SQLite). Queries of before must be gone. Errors: Unavailable with a remedy.
    [[nodiscard]] Result<void> open(std::chrono::milliseconds statementLimit = std::chrono::seconds(10));
    void close();

    /// False also after the server ended the connection, once a statement has noticed.
    [[nodiscard]] bool isOpen() const { return m_db.isOpen(); }
    [[nodiscard]] QSqlDatabase &database() { return m_db; }
    [[nodiscard]] Sql::Dialect dialect() const;

private:
    [[nodiscard]] Result<void> openSqlite(std::chrono::milliseconds statementLimit);
    [[nodiscard]] Result<void> openPostgreSql(std::chrono::milliseconds statementLimit);

    DatabaseUrl m_url;
    QString m_name;
    QSqlDatabase m_db;
};

} // namespace Attendant
