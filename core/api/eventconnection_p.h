// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/eventhub.h"

namespace Attendant {

/// One client of the event stream: hello, then everything behind its cursor out of the journal, then live, without gap or duplicate.
///
/// Every event has a cursor, and `m_position` is the last one that this client was given (or that was not meant for it). While it is
/// read out of the journal, live events are let pass: they are in the journal already, so the reading finds them. It ends when a
/// reading has caught up with the hub; from then on what the hub gives is what comes next.
class EventConnection : public QObject
{
    Q_OBJECT

public:
    EventConnection(std::unique_ptr<QWebSocket> socket, EventHub::Subscription subscription, EventHub &hub);
    ~EventConnection() override;

    void begin();
    void offer(const std::vector<EventHub::Line> &lines);
    void close(const QString &reason);
    /// \a principal: whose the token is now; nobody's any more: closes.
    void review(const std::optional<Principal> &principal);
    [[nodiscard]] QString tokenHash() const { return m_subscription.tokenHash; }

Q_SIGNALS:
    void finished();

private:
    enum class State { Replaying, Live, Lagging };

    void readOn();
    void onRead(const Result<std::vector<CallEvent>> &events);
    void resync();
    void fallBehind();
    void onBytesWritten();
    [[nodiscard]] bool wants(const OrgId &org) const;
    [[nodiscard]] bool wants(const EventHub::Line &line) const;
    [[nodiscard]] bool isFull() const;
    void sendType(const QString &type, qint64 cursor);

    std::unique_ptr<QWebSocket> m_socket;
    EventHub::Subscription m_subscription;
    EventHub &m_hub;
    State m_state = State::Replaying;
    qint64 m_position = 0;
    bool m_waitsForRoom = false;
    int m_emptyReads = 0;
};

} // namespace Attendant
