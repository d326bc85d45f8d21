// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/times.h"
#include "domain/callevent.h"

#include <vector>

namespace Attendant {

class Database;

/// Deletes what was said in calls whose time to be kept is over. What happened, and when, stays: a call's events keep their places in the
/// journal, without words. Any thread.
class RetentionRepository
{
public:
    explicit RetentionRepository(Database &database) : m_database(database) {}

    /// Calls of \a org that ended before \a limit and still have words, oldest first.
    [[nodiscard]] Pending<std::vector<CallId>> due(OrgId org, Time limit, int most = 100) const;
    /// Removes words, names, intakes and notes from the call's events and from everything derived from them.
    [[nodiscard]] Pending<void> erase(CallId id, Time at) const;

    /// The event without what anybody said or wrote down.
    [[nodiscard]] static QJsonObject withoutWords(EventType type, QJsonObject data);

private:
    Database &m_database;
};

} // namespace Attendant
