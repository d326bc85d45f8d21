// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/principal.h"
#include "domain/callevent.h"
#include "domain/livenotice.h"

#include <QObject>
#include <QWebSocket>

#include <memory>
#include <optional>
#include <vector>

namespace Attendant {

class Authenticator;
class CallService;
class EventConnection;
class EventJournal;

/// Gives the journal's events to the event streams of one shard. Lives on the shard's thread; the journal must outlive it.
class EventHub : public QObject
{
    Q_OBJECT

public:
    EventHub(EventJournal &journal, CallService &calls, QObject *parent = nullptr);
    ~EventHub() override;

    struct Subscription
    {
        QString after;           ///< the cursor to continue behind; anything that was never a cursor means: from now on, after a resync
        bool hasAfter = false;
        OrgId org;               ///< empty: all that the principal may see
        Principal principal;
        QString tokenHash;       ///< secretHash() of the token that it was opened with
    };
    /// The hub owns the connection from here on.
    void welcome(std::unique_ptr<QWebSocket> socket, const Subscription &subscription);

    /// Closes every stream; clients may come back elsewhere.
    void closeAll(const QString &reason);
    /// Closes the streams whose token is no longer known; what the others may see is what their token allows now.
    void reviewTokens(const Authenticator &authenticator);

    [[nodiscard]] EventJournal &journal() { return m_journal; }
    /// The newest cursor that was given out here; what is newer will come.
    [[nodiscard]] qint64 newest() const { return m_newest; }

    /// One event as it goes over the wire; made once for all connections.
    struct Line
    {
        qint64 cursor = 0; ///< 0: live only
        OrgId org;
        QString text;
        std::optional<std::vector<OrgId>> orgs = {}; ///< of a notice: whose people it is for; empty: everybody's
    };
    [[nodiscard]] static Line lineOf(const CallEvent &event);

private:
    void onCommitted(const std::vector<CallEvent> &events);
    void onPartial(const CallEvent &event);
    void onNotice(const LiveNotice &notice);
    void offer(const Line &line);

    EventJournal &m_journal;
    qint64 m_newest = 0;
    std::vector<EventConnection *> m_connections; ///< children
};

} // namespace Attendant
