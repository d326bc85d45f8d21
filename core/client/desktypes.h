// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the API says about people, policies and what is written down, beyond the types of core/domain. Values; any thread.

#include "domain/callback.h"
#include "domain/escalationpolicy.h"
#include "domain/escalationreview.h"
#include "domain/presence.h"
#include "domain/queueitem.h"
#include "domain/wrapup.h"

#include <optional>
#include <vector>

namespace Attendant {

struct PolicyView
{
    QJsonObject policy, builtIn; ///< as EscalationPolicy reads them
    bool isDefault = true;       ///< nothing is configured: `policy` is the built-in one
};

struct WrapupQuery
{
    QString state = QStringLiteral("open"); ///< "open", "closed", "all"
    bool mine = true;                       ///< false: everybody's, for supervisors
    OrgId org;
};

struct CallbackQuery
{
    QString state = QStringLiteral("open"); ///< "open", "done", "all"
    OrgId org;
    QString after; ///< the `next` of the page before
    int limit = 50;
};

struct CallbackListing
{
    std::vector<Callback> callbacks; ///< open: oldest first; else newest first
    QString next;                    ///< empty: no more
};

struct EscalationQuery
{
    OrgId org;
    std::optional<EscalationStatus> status;
    QString rule;
    std::optional<bool> reviewed;
    std::optional<Time> from, to;
    QString after;
    int limit = 50;
};

struct EscalationListing
{
    std::vector<EscalationRecord> escalations; ///< newest first
    QString next;
};

} // namespace Attendant
