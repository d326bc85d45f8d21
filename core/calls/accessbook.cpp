// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/accessbook.h"

using namespace Qt::StringLiterals;

namespace Attendant {

AccessBook::Secret AccessBook::mintSecret() const
{
    const QString text = u"ek_"_s + randomToken();
    return {text, secretHash(text), m_clock.now() + secretLifetime};
}

void AccessBook::addSecret(const QString &hash, const CallId &call, Time expiresAt)
{
    const QMutexLocker lock(&m_mutex);
    m_keys.insert(hash, {call, expiresAt, false});
}

void AccessBook::restoreSecret(const QString &hash, const CallId &call, Time expiresAt, Time until)
{
    const QMutexLocker lock(&m_mutex);
    m_keys.insert(hash, {call, std::max(expiresAt, until), false});
}

Result<CallId> AccessBook::authenticate(const QString &secret)
{
    const QMutexLocker lock(&m_mutex);
    const auto key = m_keys.find(secretHash(secret));
    if (key == m_keys.end())
        return fail(Error::Code::Unauthorised, u"The client secret is not valid, or its call has ended."_s);
    Line &line = m_lines[key->call];
    const Time now = m_clock.now();
    if (line.connected || now <= line.until || (!key->used && now <= key->expiresAt)) {
        key->used = true;
        if (!line.connected)
            line.until = std::max(line.until, now + grace);
        return key->call;
    }
    return fail(Error::Code::Unauthorised, u"The client secret has expired."_s);
}

void AccessBook::attached(const CallId &call)
{
    const QMutexLocker lock(&m_mutex);
    m_lines[call].connected = true;
}

void AccessBook::lost(const CallId &call)
{
    const QMutexLocker lock(&m_mutex);
    m_lines[call] = {false, m_clock.now() + grace};
}

void AccessBook::forget(const CallId &call)
{
    const QMutexLocker lock(&m_mutex);
    m_keys.removeIf([&](const auto &entry) { return entry.value().call == call; });
    m_passes.removeIf([&](const auto &entry) { return entry.value().ticket.call == call; });
    m_lines.remove(call);
}

QString AccessBook::mintTicket(const CallService::Ticket &ticket)
{
    const QString text = randomToken(24);
    const QMutexLocker lock(&m_mutex);
    const Time now = m_clock.now();
    m_passes.removeIf([&](const auto &entry) { return entry.value().expiresAt < now; });
    m_passes.insert(secretHash(text), {ticket, now + ticketLifetime});
    return text;
}

Result<CallService::Ticket> AccessBook::redeem(const QString &ticket)
{
    const QMutexLocker lock(&m_mutex);
    const auto pass = m_passes.constFind(secretHash(ticket));
    if (pass == m_passes.cend() || pass->expiresAt < m_clock.now())
        return fail(Error::Code::Unauthorised, u"The audio ticket is not valid: it was used already or is older than 30 seconds."_s);
    const CallService::Ticket result = pass->ticket;
    m_passes.erase(pass);
    return result;
}

} // namespace Attendant
