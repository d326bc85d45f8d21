// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

#include <QHash>
#include <QMutex>

#include <optional>
#include <vector>

namespace Attendant {

/// One call on the telephone: the network's name of it (CallSid) beside ours, and where it stands there.
struct TelephoneLine
{
    CallId call;
    OrgId org;
    QString sid;               ///< empty while we dial and the network has not answered yet
    QString caller, ownNumber; ///< E.164, or what the network says instead
    QString ticket;            ///< of a stream that has not come yet
    std::chrono::microseconds deadline{}; ///< steady; by then the first stream must have come. 0: it has
    int streams = 0;           ///< how many have begun
    quint16 lastClose = 0;     ///< the code with which we closed the last one
    bool isTransferring = false, isTransferred = false;
    QString transferTo, announcement;
    QString news;              ///< for the AI, with the next stream
    bool isNetworkOver = false; ///< nothing is left to hang up
    bool isOver = false;        ///< our call has ended
    std::chrono::microseconds overSince{};
};

/// All telephone lines. Any thread; no I/O.
class TwilioLines
{
public:
    explicit TwilioLines(const Clock &clock) : m_clock(clock) {}

    void insert(TelephoneLine line);
    [[nodiscard]] std::optional<TelephoneLine> find(const CallId &call) const;
    [[nodiscard]] std::optional<TelephoneLine> findSid(const QString &sid) const;

    /// Runs \a work(TelephoneLine &) under the lock; false when there is no such line. \a work must be quick and not come back here.
    template<typename Work>
    bool change(const CallId &call, Work work)
    {
        const QMutexLocker lock(&m_mutex);
        const auto line = m_lines.find(call);
        if (line == m_lines.end())
            return false;
        const QString before = line->sid;
        work(*line);
        if (line->sid != before)
            m_bySid.insert(line->sid, call);
        return true;
    }

    /// The ticket for the line's next stream: the one that waits already, so that a webhook that is asked twice answers the same.
    [[nodiscard]] QString ticket(const CallId &call, std::chrono::seconds lifetime);
    /// A ticket works once, and for the CallSid alone for which it was given. Errors: Unauthorised.
    [[nodiscard]] Result<TelephoneLine> redeem(const QString &ticket, const QString &sid);

    /// Lines whose stream never came; each is named once. Forgets what is long over.
    [[nodiscard]] std::vector<CallId> sweep();

    [[nodiscard]] qsizetype size() const;

private:
    const Clock &m_clock;
    mutable QMutex m_mutex;
    QHash<CallId, TelephoneLine> m_lines;
    QHash<QString, CallId> m_bySid;
    struct Pass { CallId call; std::chrono::microseconds until{}; };
    QHash<QString, Pass> m_tickets; ///< by hash
};

} // namespace Attendant
