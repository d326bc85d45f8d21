// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/authenticator.h"

#include "base/logging.h"
#include "base/secrets.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

namespace {

constexpr int allowedFailures = 30;
constexpr auto failureWindow = 60s;
constexpr qsizetype rememberedAddresses = 10'000;

} // namespace

Authenticator::Authenticator(const Clock &clock, const QString &bootstrapToken, bool isLoopbackOnly)
    : m_clock(clock)
    , m_bootstrapHash(bootstrapToken.isEmpty() ? QString() : secretHash(bootstrapToken))
    , m_isLoopbackOnly(isLoopbackOnly)
{}

void Authenticator::replaceTokens(const std::vector<KnownToken> &tokens)
{
    QHash<QString, Principal> known;
    for (const KnownToken &token : tokens)
        known.insert(token.hash, token.principal);
    const std::unique_lock lock(m_lock);
    m_known = std::move(known);
}

Result<Principal> Authenticator::authenticate(const QString &token, const QHostAddress &from)
{
    if (token.isEmpty())
        return fail(Error::Code::Unauthorised, u"This needs a token: send it as 'Authorization: Bearer <token>'."_s);
    // The hashes are compared, not the tokens: how long that takes says nothing about a token.
    if (auto principal = known(secretHash(token)))
        return *std::move(principal);
    // Only now: behind a proxy everybody has its address, and who guesses there must not lock out those who know. A look-up more gains a
    // guesser nothing.
    if (hasTooManyFailures(from, true))
        return fail(Error::Code::RateLimited, u"There were too many wrong tokens from this address. Wait a minute, then try again."_s);
    return fail(Error::Code::Unauthorised, u"The token is unknown or has been revoked."_s);
}

std::optional<Principal> Authenticator::known(const QString &hash) const
{
    if (!m_bootstrapHash.isEmpty() && equalSecrets(hash.toLatin1(), m_bootstrapHash.toLatin1()))
        return Principal{Principal::Role::Supervisor, UserId(u"user_bootstrap"_s), u"Supervisor"_s, std::nullopt};
    const std::shared_lock lock(m_lock);
    const auto found = m_known.constFind(hash);
    return found == m_known.constEnd() ? std::nullopt : std::optional(*found);
}

Result<Principal> Authenticator::authorise(Access access, const QString &token, const QHostAddress &from, bool isFromOutside)
{
    if (access == Access::Public)
        return Principal{};
    if (access == Access::Frontend && m_isLoopbackOnly && !isFromOutside) {
        // A known token still narrows what is seen; an unknown one is some other system's and ignored.
        if (!token.isEmpty()) {
            const std::shared_lock lock(m_lock);
            if (const auto found = m_known.constFind(secretHash(token)); found != m_known.constEnd())
                return *found;
        }
        return Principal{Principal::Role::Frontend, {}, u"frontend"_s, std::nullopt};
    }
    auto principal = authenticate(token, from);
    if (!principal)
        return principal;
    if (access == Access::Controller && !principal->mayControlCalls())
        return fail(Error::Code::Forbidden, u"An API key may not control calls; sign in as an agent or a supervisor."_s);
    if (access == Access::Supervisor && !principal->mayAdminister())
        return fail(Error::Code::Forbidden, u"Only a supervisor may do this."_s);
    return principal;
}

bool Authenticator::hasTooManyFailures(const QHostAddress &from, bool countOne)
{
    const std::scoped_lock lock(m_failureLock);
    const auto now = m_clock.steady();
    if (countOne && m_failures.size() >= rememberedAddresses)
        m_failures.removeIf([&](const auto &entry) { return now - entry.value().since > failureWindow; });
    if (!countOne && !m_failures.contains(from))
        return false;
    if (countOne && m_failures.size() >= rememberedAddresses && !m_failures.contains(from))
        return false; // an attack from everywhere: remembering more helps nobody
    Failures &failures = m_failures[from];
    if (now - failures.since > failureWindow)
        failures = {0, now};
    if (countOne && ++failures.count == allowedFailures + 1)
        qCWarning(lcApi).noquote() << "too many wrong tokens from" << from.toString();
    return failures.count > allowedFailures;
}

QString Authenticator::bearerToken(const QByteArray &authorization)
{
    const QByteArray text = authorization.trimmed();
    if (text.size() < 8 || text.first(7).toLower() != "bearer ")
        return {};
    return QString::fromUtf8(text.mid(7).trimmed());
}

} // namespace Attendant
