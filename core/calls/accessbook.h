// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "calls/callservice.h"

#include <QHash>
#include <QMutex>

namespace Attendant {

/// Who may open a call's lines: clients' secrets and consoles' tickets. Holds hashes alone. Any thread; no I/O.
///
/// A secret may first be used until it expires; once used it is good while its call goes on: as long as a socket is there, and for 30 s
/// after it was lost (contract.md, section 3).
class AccessBook
{
public:
    static constexpr std::chrono::minutes secretLifetime{10};
    static constexpr std::chrono::seconds grace{30};
    static constexpr std::chrono::seconds ticketLifetime{30};

    explicit AccessBook(const Clock &clock) : m_clock(clock) {}

    struct Secret { QString text, hash; Time expiresAt{}; };
    [[nodiscard]] Secret mintSecret() const; ///< not yet valid: see addSecret()
    void addSecret(const QString &hash, const CallId &call, Time expiresAt);
    /// After a restart: a used secret may come back until \a until.
    void restoreSecret(const QString &hash, const CallId &call, Time expiresAt, Time until);
    /// Errors: Unauthorised.
    [[nodiscard]] Result<CallId> authenticate(const QString &secret);
    void attached(const CallId &call);
    void lost(const CallId &call);
    void forget(const CallId &call); ///< it has ended

    [[nodiscard]] QString mintTicket(const CallService::Ticket &ticket);
    /// Errors: Unauthorised.
    [[nodiscard]] Result<CallService::Ticket> redeem(const QString &ticket);

private:
    struct Key { CallId call; Time expiresAt{}; bool used = false; };
    struct Line { bool connected = false; Time until{}; };
    struct Pass { CallService::Ticket ticket; Time expiresAt{}; };

    const Clock &m_clock;
    mutable QMutex m_mutex;
    QHash<QString, Key> m_keys;   ///< by hash
    QHash<CallId, Line> m_lines;
    QHash<QString, Pass> m_passes; ///< by hash
};

} // namespace Attendant
