// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/websocketgate.h"

#include "api/errortable.h"
#include "base/logging.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace Attendant {

WebSocketGate::WebSocketGate(const Router &router, int maximumSockets, QObject *parent)
    : QObject(parent)
    , m_router(router)
    , m_maximumSockets(maximumSockets)
    , m_handshakes(u"Attendant"_s, QWebSocketServer::NonSecureMode)
{
    // The only subprotocol ever answered. A client that also offers its key as one must not get the key back.
    m_handshakes.setSupportedSubprotocols({u"realtime"_s});
    m_handshakes.setHandshakeTimeout(10'000);
    m_handshakes.setMaxPendingConnections(1000);
    connect(&m_handshakes, &QWebSocketServer::newConnection, this, &WebSocketGate::onNewConnection);
}

WebSocketGate::~WebSocketGate() = default;

void WebSocketGate::add(const QString &pattern, Door door)
{
    m_table.add({"GET", pattern, Access::Public, {}, {}});
    m_doors.push_back(std::move(door));
}

Result<WebSocketGate::Welcome> WebSocketGate::judge(const HttpHead &head, const Peer &peer) const
{
    if (!m_router.allowsHost(head.header("host")))
        return fail(Error::Code::Forbidden, u"This server answers to the names of this machine alone (localhost, 127.0.0.1)."_s);
    const QByteArray origin = head.header("origin");
    if (!m_router.allowsPage(head))
        return fail(Error::Code::Forbidden, u"Pages from %1 may not use this server; add it to CORS_ORIGINS if they should."_s.arg(QString::fromUtf8(origin.left(100))));
    if (m_open + m_pending.size() >= m_maximumSockets)
        return fail(Error::Code::Unavailable, u"The server has as many WebSockets as it can serve. Try again in a moment."_s);

    const qsizetype question = head.target.indexOf('?');
    const auto match = m_table.find("GET", question < 0 ? head.target : head.target.left(question));
    if (!match)
        return std::unexpected(match.error());
    if (!match->route)
        return fail(Error::Code::NotFound, u"There is no WebSocket at this address."_s);
    if (head.method != "GET" || QByteArray::fromBase64(head.header("sec-websocket-key")).size() != 16)
        return fail(Error::Code::InvalidInput, u"The WebSocket handshake is malformed."_s);
    auto query = Query::parse(question < 0 ? QByteArrayView() : QByteArrayView(head.target).sliced(question + 1));
    if (!query)
        return std::unexpected(query.error());
    Request request{std::make_shared<const HttpHead>(head), match->parameters, *query, {}, {}, peer, {}, m_router.isFromOutside(head)};
    const auto index = static_cast<size_t>(match->route - m_table.routes().data());
    return m_doors[index](request);
}

void WebSocketGate::take(QTcpSocket *socket, const HttpHead &head)
{
    const Peer peer{socket->peerAddress(), socket->peerPort()};
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    if (head.header("sec-websocket-version") != "13") {
        GuardedServer::refuse(socket, 426, GuardedServer::detailJson("Only version 13 of the WebSocket protocol is spoken here."),
                              {"Upgrade: websocket", "Sec-WebSocket-Version: 13"});
        return;
    }
    auto welcome = judge(head, peer);
    if (!welcome) {
        const Response refusal = Response::fromError(welcome.error());
        qCInfo(lcApi).noquote() << "refused a WebSocket:" << refusal.status << welcome.error().message;
        QList<QByteArray> headers;
        for (const auto &[name, value] : refusal.headers)
            headers << name + ": " + value;
        GuardedServer::refuse(socket, refusal.status, refusal.body, headers);
        return;
    }
    auto pending = std::make_shared<Pending>(*std::move(welcome));
    m_pending.insert(peer, pending);
    connect(socket, &QObject::destroyed, this, [this, peer, pending] {
        if (m_pending.value(peer) == pending)
            m_pending.remove(peer);
    });
    socket->disconnect(socket);
    socket->setParent(&m_handshakes);
    m_handshakes.handleConnection(socket);
}

void WebSocketGate::onNewConnection()
{
    while (std::unique_ptr<QWebSocket> socket{m_handshakes.nextPendingConnection()}) {
        const auto pending = m_pending.take({socket->peerAddress(), socket->peerPort()});
        if (!pending) {
            socket->close(QWebSocketProtocol::CloseCodePolicyViolated);
            continue;
        }
        socket->setParent(nullptr);
        ++m_open;
        connect(socket.get(), &QObject::destroyed, this, [this] { --m_open; });
        pending->welcome(std::move(socket));
    }
}

QString webSocketToken(const Request &request)
{
    const QString bearer = Authenticator::bearerToken(request.head->header("authorization"));
    return bearer.isEmpty() ? request.query.text("token"_L1, 500).value_or(QString()) : bearer;
}

} // namespace Attendant
