// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/eventwriter_p.h"
#include "storage/postgresqlpipeline_p.h"

namespace Attendant {

/// One statement per table and group, its rows as arrays, all in one round trip. Holds the database's writer lock while it is connected.
class PostgreSqlEventWriter final : public EventWriter
{
public:
    explicit PostgreSqlEventWriter(const DatabaseUrl &url);

    [[nodiscard]] Result<void> open() override;
    void close() override;
    [[nodiscard]] QSqlDatabase &database() override { return m_connection.database(); }
    [[nodiscard]] std::expected<void, Failure> write(const EventRows &rows, bool again) override;

private:
    [[nodiscard]] Result<void> prepare();

    DatabaseUrl m_url;
    Connection m_connection;
};

} // namespace Attendant
