// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "domain/escalationreview.h"

#include <optional>
#include <vector>

namespace Attendant {

class Database;

/// Which escalations a list shows. Empty members do not restrict.
struct EscalationFilter
{
    std::vector<OrgId> orgs;
    std::optional<EscalationStatus> status;
    QString rule;
    std::optional<bool> reviewed;
    std::optional<Time> from, to; ///< of the raising; to is exclusive
    QString after;                ///< keyset: the `next` of the page before
    int limit = 50;
};

struct EscalationPage
{
    std::vector<EscalationRecord> escalations; ///< newest first
    QString next;                              ///< empty: no more
};

/// Escalations as the projections hold them, and what supervisors said about them. Any thread.
class EscalationRepository
{
public:
    explicit EscalationRepository(Database &database) : m_database(database) {}

    /// Errors: NotFound, Unavailable.
    [[nodiscard]] Pending<EscalationRecord> find(EscalationId id) const;
    /// Errors: InvalidInput (a malformed `after`), Unavailable.
    [[nodiscard]] Pending<EscalationPage> list(EscalationFilter filter) const;
    /// Stores \a review, replacing one that is there. Errors: NotFound, Unavailable.
    [[nodiscard]] Pending<EscalationRecord> review(EscalationId id, EscalationReview review) const;
    /// Of those that a rule raised, by rule's name. \a orgs empty: all.
    [[nodiscard]] Pending<std::vector<RuleStatistics>> statistics(std::vector<OrgId> orgs) const;

private:
    Database &m_database;
};

} // namespace Attendant
