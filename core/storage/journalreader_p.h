// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "domain/callevent.h"

#include <QSqlQuery>

#include <memory>
#include <vector>

namespace Attendant {

class Database;
class SpillFile;

/// Reads events from the database and, while it is away, from the spill file, so that the list has no gap at the border.
class JournalReader
{
public:
    JournalReader(Database &database, std::shared_ptr<SpillFile> spill) : m_database(database), m_spill(std::move(spill)) {}

    [[nodiscard]] Pending<std::vector<CallEvent>> readCall(const CallId &id, qint64 afterSeq, int limit) const;
    [[nodiscard]] Pending<std::vector<CallEvent>> readAfter(qint64 cursor, int limit) const;
    [[nodiscard]] Result<std::vector<std::vector<CallEvent>>> readOpenCalls() const;

    /// All events of one call, for folding. On a database thread.
    [[nodiscard]] static Result<std::vector<CallEvent>> readAll(QSqlDatabase &db, const CallId &id);

private:
    Database &m_database;
    std::shared_ptr<SpillFile> m_spill;
};

} // namespace Attendant
