// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection_p.h"
#include "storage/eventrows_p.h"

#include <memory>

namespace Attendant {

/// Writes groups of events and what follows from them, each group in one transaction. Lives on the journal's thread.
class EventWriter
{
public:
    /// A failed write: \c fault says whether the database is away (the group may or may not be stored) or the group is wrong (it is not).
    struct Failure { Sql::Fault fault = Sql::Fault::None; Error error; };

    [[nodiscard]] static std::unique_ptr<EventWriter> make(const DatabaseUrl &url);
    virtual ~EventWriter() = default;

    /// Opens the connection (again) and prepares the statements. Errors: Unavailable.
    [[nodiscard]] virtual Result<void> open() = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual QSqlDatabase &database() = 0;

    /// Stores \a rows; durable when it returns. \a again: events that are stored already (same call and seq) are passed over.
    [[nodiscard]] virtual std::expected<void, Failure> write(const EventRows &rows, bool again) = 0;
};

} // namespace Attendant
