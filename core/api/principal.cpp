// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/principal.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::array roleNames{"frontend"_L1, "api"_L1, "agent"_L1, "supervisor"_L1};

} // namespace

bool Principal::maySee(const OrgId &org) const
{
    return !orgs || std::ranges::find(*orgs, org) != orgs->end();
}

std::vector<OrgId> Principal::visible(const OrgId &wanted) const
{
    if (!wanted.isEmpty())
        return {maySee(wanted) ? wanted : OrgId(u"-"_s)};
    if (!orgs)
        return {};
    return orgs->empty() ? std::vector{OrgId(u"-"_s)} : *orgs;
}

QString Names::toString(Principal::Role role)
{
    return roleNames[static_cast<size_t>(role)];
}

std::optional<Principal::Role> principalRoleFrom(QStringView text)
{
    for (size_t i = 0; i < roleNames.size(); ++i) {
        if (text == roleNames[i])
            return static_cast<Principal::Role>(i);
    }
    return std::nullopt;
}

} // namespace Attendant
