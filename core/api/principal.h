// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/result.h"

#include <optional>
#include <vector>

namespace Attendant {

/// Who makes a request, and what they may do. A value.
struct Principal
{
    enum class Role {
        Frontend,   ///< the office's own frontend on this machine, without a token
        Api,        ///< an API key: the frontend's paths and reading
        Agent,      ///< takes calls
        Supervisor, ///< and administers organizations
    };
    Role role = Role::Frontend;
    UserId id;
    QString name;
    std::optional<std::vector<OrgId>> orgs; ///< nullopt: all

    [[nodiscard]] bool mayControlCalls() const { return role == Role::Agent || role == Role::Supervisor; }
    [[nodiscard]] bool mayAdminister() const { return role == Role::Supervisor; }
    [[nodiscard]] bool maySee(const OrgId &org) const;

    /// What a list may show: \a wanted (empty: all that the principal sees). An organization outside it lists nothing, which a
    /// list of one impossible id says. Empty answer: no restriction.
    [[nodiscard]] std::vector<OrgId> visible(const OrgId &wanted) const;
};

namespace Names {
[[nodiscard]] QString toString(Principal::Role role); ///< "frontend", "api", "agent", "supervisor"
} // namespace Names
using namespace Names;
[[nodiscard]] std::optional<Principal::Role> principalRoleFrom(QStringView text);

} // namespace Attendant
