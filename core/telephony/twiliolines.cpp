// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/twiliolines.h"

#include "base/secrets.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr std::chrono::minutes remembered{10}; // for callbacks that come late
}

void TwilioLines::insert(TelephoneLine line)
{
    const QMutexLocker lock(&m_mutex);
    if (!line.sid.isEmpty())
        m_bySid.insert(line.sid, line.call);
    m_lines.insert(line.call, std::move(line));
}

std::optional<TelephoneLine> TwilioLines::find(const CallId &call) const
{
    const QMutexLocker lock(&m_mutex);
    const auto line = m_lines.constFind(call);
    return line == m_lines.cend() ? std::nullopt : std::optional(*line);
}

std::optional<TelephoneLine> TwilioLines::findSid(const QString &sid) const
{
    const QMutexLocker lock(&m_mutex);
    const auto line = m_lines.constFind(m_bySid.value(sid));
    return line == m_lines.cend() ? std::nullopt : std::optional(*line);
}

QString TwilioLines::ticket(const CallId &call, std::chrono::seconds lifetime)
{
    const QMutexLocker lock(&m_mutex);
    const auto line = m_lines.find(call);
    if (line == m_lines.end())
        return {};
    if (line->ticket.isEmpty())
        line->ticket = u"tel_"_s + randomToken();
    const auto until = m_clock.steady() + lifetime;
    m_tickets.insert(secretHash(line->ticket), {call, until});
    if (line->streams == 0)
        line->deadline = until;
    return line->ticket;
}

Result<TelephoneLine> TwilioLines::redeem(const QString &ticket, const QString &sid)
{
    const QMutexLocker lock(&m_mutex);
    const auto pass = m_tickets.constFind(secretHash(ticket));
    if (pass == m_tickets.cend() || pass->until < m_clock.steady())
        return fail(Error::Code::Unauthorised, u"The stream's ticket is unknown, used or too old."_s);
    const auto line = m_lines.find(pass->call);
    if (line == m_lines.end() || line->isOver)
        return fail(Error::Code::Unauthorised, u"The stream's call has ended."_s);
    if (!line->sid.isEmpty() && line->sid != sid)
        return fail(Error::Code::Unauthorised, u"The stream's ticket is for another call."_s);
    // The stream of a call that we dial can be faster than the answer that names it.
    if (line->sid.isEmpty()) {
        line->sid = sid;
        m_bySid.insert(sid, line->call);
    }
    m_tickets.erase(pass);
    line->ticket.clear();
    line->deadline = {};
    line->lastClose = 0;
    ++line->streams;
    TelephoneLine redeemed = *line;
    line->news.clear();
    return redeemed;
}

std::vector<CallId> TwilioLines::sweep()
{
    const QMutexLocker lock(&m_mutex);
    const auto now = m_clock.steady();
    m_tickets.removeIf([now](const auto &pass) { return pass.value().until < now; });
    std::vector<CallId> late;
    for (auto line = m_lines.begin(); line != m_lines.end();) {
        if (line->isOver && now - line->overSince > remembered) {
            m_bySid.remove(line->sid);
            line = m_lines.erase(line);
            continue;
        }
        if (!line->isOver && line->deadline.count() > 0 && line->deadline < now) {
            line->deadline = {};
            late.push_back(line->call);
        }
        ++line;
    }
    return late;
}

qsizetype TwilioLines::size() const
{
    const QMutexLocker lock(&m_mutex);
    return m_lines.size();
}

} // namespace Attendant
