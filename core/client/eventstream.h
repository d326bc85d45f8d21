// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/callevent.h"
#include "domain/livenotice.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <optional>

class QWebSocket;

namespace Attendant {

/// Everything that happens in the calls, live and without gaps: the WebSocket of /api/v1/events.
///
/// start() once; it connects, and after a loss connects again by itself (0.25 s to 8 s between tries, jittered) and resumes behind
/// the last event it delivered. Where the server cannot resume, resyncNeeded() says that the state must be read anew; events go on
/// meanwhile, so subscribe first and read then: Call::apply() ignores what it already has. One thread.
class EventStream : public QObject
{
    Q_OBJECT

public:
    explicit EventStream(QUrl server, QString token = {}, QObject *parent = nullptr);
    ~EventStream() override;

    /// Restricts the stream to one organization; an empty id to all. Reconnects when it runs.
    void setOrganization(const OrgId &org);
    /// Another server or token: forgets the cursor, and connects there when it runs.
    void setServer(const QUrl &server, const QString &token);

    void start();
    void stop(); ///< no further signal; start() resumes

    [[nodiscard]] bool isConnected() const { return m_connected; }
    /// The last event's place in the journal; nothing before the first hello.
    [[nodiscard]] std::optional<qint64> cursor() const { return m_cursor; }

    struct Limits
    {
        std::chrono::milliseconds firstRetry{250}, longestRetry{8'000};
        std::chrono::milliseconds pingEvery{5'000}; ///< silence for two of these after a ping means: lost
        std::chrono::milliseconds handshake{5'000};
    };
    /// For tests; before start().
    void setLimits(const Limits &limits) { m_limits = limits; }

Q_SIGNALS:
    void connected();
    /// \a nextTryIn from now.
    void lost(const QString &reason, std::chrono::milliseconds nextTryIn);
    void eventReceived(const Attendant::CallEvent &event);
    void resyncNeeded();
    /// Live only; what it tells can also be read.
    void noticeReceived(const Attendant::LiveNotice &notice);

private:
    void connectNow();
    void drop(const QString &reason);
    void abandonSocket();
    void onText(const QString &text);
    void onHello(std::optional<qint64> cursor);
    void onTick();
    [[nodiscard]] std::chrono::milliseconds nextDelay();

    QUrl m_server;
    QString m_token;
    OrgId m_org;
    Limits m_limits;
    QWebSocket *m_socket = nullptr; ///< child
    QTimer m_retry, m_ping, m_handshake;
    std::optional<qint64> m_cursor;
    std::chrono::milliseconds m_delay{0};
    bool m_running = false, m_connected = false, m_wasConnected = false, m_heard = false, m_askedToResume = false;
};

/// The WebSocket address of \a path at \a server (http becomes ws, https wss). \a path may be absolute or a path with a query.
[[nodiscard]] QUrl webSocketUrl(const QUrl &server, const QUrl &path);

} // namespace Attendant
