// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/id.h"
#include "base/times.h"

#include <optional>
#include <vector>

namespace Attendant {

class Database;

/// Who a token stands for. Roles: "supervisor", "agent" (people at a console) and "api" (a program).
struct TokenInfo
{
    QString hash; ///< secretHash() of the token; names the token where it must be named
    UserId user;
    QString name;
    QString role;
    std::vector<OrgId> orgs; ///< empty: all organizations
    Time created{};
    std::optional<Time> revoked;

    bool operator==(const TokenInfo &) const = default;
};

/// Users and their tokens. A token's text is shown once, when it is made; only its hash is stored. Any thread.
class TokenRepository
{
public:
    explicit TokenRepository(Database &database) : m_database(database) {}

    struct Created { QString token; TokenInfo info; };
    /// Makes a token for \a user, who is stored or changed with it; an empty id makes a new user.
    /// Errors: InvalidInput (role, name), Unavailable.
    [[nodiscard]] Pending<Created> create(UserId user, QString name, QString role, std::vector<OrgId> orgs, Time at) const;

    /// Errors: NotFound (unknown or revoked), Unavailable.
    [[nodiscard]] Pending<TokenInfo> findByHash(QString hash) const;
    [[nodiscard]] Pending<std::vector<TokenInfo>> list() const; ///< by name, then newest first; revoked ones too
    /// Errors: NotFound (unknown or revoked already), Unavailable.
    [[nodiscard]] Pending<void> revoke(QString hash, Time at) const;

private:
    Database &m_database;
};

} // namespace Attendant
