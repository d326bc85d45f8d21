// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/router.h"

#include <QHash>
#include <QObject>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <memory>

namespace Attendant {

/// Where WebSockets come in. Everything is judged from the request's head before the upgrade (address, host, origin, who it is), so that
/// a refusal is an ordinary HTTP answer with `{"detail"}`; only then does Qt's WebSocket server shake hands. Lives on its shard's thread.
class WebSocketGate : public QObject
{
    Q_OBJECT

public:
    /// Takes the open socket.
    using Welcome = std::function<void(std::unique_ptr<QWebSocket>)>;
    /// Judges a request (no body, no principal yet). Errors become the HTTP answer.
    using Door = std::function<Result<Welcome>(const Request &)>;

    WebSocketGate(const Router &router, int maximumSockets, QObject *parent = nullptr);
    ~WebSocketGate() override;

    /// \a pattern as in RouteTable, without a trailing slash.
    void add(const QString &pattern, Door door);

    [[nodiscard]] int openSockets() const { return m_open; }

    /// The guard's upgrade handler.
    void take(QTcpSocket *socket, const HttpHead &head);

private:
    struct Pending
    {
        Welcome welcome;
    };
    void onNewConnection();
    [[nodiscard]] Result<Welcome> judge(const HttpHead &head, const Peer &peer) const;

    const Router &m_router;
    const int m_maximumSockets;
    RouteTable m_table; ///< its handlers are unused; the index of the route is that of the door
    std::vector<Door> m_doors;
    QHash<Peer, std::shared_ptr<Pending>> m_pending;
    int m_open = 0;
    QWebSocketServer m_handshakes; ///< the last: its sockets, ending with it, still tell the members above
};

/// The token of a WebSocket: `Authorization: Bearer`, else `?token=`, because a browser cannot set headers there.
[[nodiscard]] QString webSocketToken(const Request &request);

} // namespace Attendant
