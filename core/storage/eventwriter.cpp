// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/eventwriter_p.h"

#include "storage/postgresqleventwriter_p.h"
#include "storage/sqliteeventwriter_p.h"

namespace Attendant {

std::unique_ptr<EventWriter> EventWriter::make(const DatabaseUrl &url)
{
    if (url.kind == DatabaseUrl::Kind::Sqlite)
        return std::make_unique<SqliteEventWriter>(url);
    return std::make_unique<PostgreSqlEventWriter>(url);
}

} // namespace Attendant
