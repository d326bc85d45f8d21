// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/principal.h"
#include "api/routetable.h"
#include "base/clock.h"

#include <QHash>
#include <QHostAddress>

#include <mutex>
#include <shared_mutex>

namespace Attendant {

/// Knows who a token belongs to. Holds hashes alone; answers without I/O. Any thread.
class Authenticator
{
public:
    /// \a bootstrapToken belongs to a supervisor of all organizations. \a isLoopbackOnly: the frontend's paths need no token.
    Authenticator(const Clock &clock, const QString &bootstrapToken, bool isLoopbackOnly);

    struct KnownToken
    {
        QString hash; ///< secretHash() of the token
        Principal principal;
    };
    /// Replaces all but the bootstrap token.
    void replaceTokens(const std::vector<KnownToken> &tokens);

    /// Errors: Unauthorised; RateLimited after 30 wrong tokens in a minute from \a from (a right one still passes).
    [[nodiscard]] Result<Principal> authenticate(const QString &token, const QHostAddress &from);

    /// Whose token has the secretHash() \a hash now; nothing once it is revoked.
    [[nodiscard]] std::optional<Principal> known(const QString &hash) const;

    /// Who may pass to something that needs \a access; \a token may be empty. \a isFromOutside: asked through a tunnel or
    /// proxy on this machine (Request says so), so that loopback proves nothing. Errors: as authenticate(), and Forbidden.
    [[nodiscard]] Result<Principal> authorise(Access access, const QString &token, const QHostAddress &from, bool isFromOutside);

    [[nodiscard]] bool isLoopbackOnly() const { return m_isLoopbackOnly; }

    /// The token of `Authorization: Bearer …`; empty when there is none.
    [[nodiscard]] static QString bearerToken(const QByteArray &authorization);

private:
    [[nodiscard]] bool hasTooManyFailures(const QHostAddress &from, bool countOne);

    const Clock &m_clock;
    const QString m_bootstrapHash;
    const bool m_isLoopbackOnly;
    mutable std::shared_mutex m_lock;
    QHash<QString, Principal> m_known;
    struct Failures { int count = 0; std::chrono::microseconds since{}; };
    std::mutex m_failureLock;
    QHash<QHostAddress, Failures> m_failures;
};

} // namespace Attendant
