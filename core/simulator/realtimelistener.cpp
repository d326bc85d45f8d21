// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/realtimelistener_p.h"

#include "simulator/realtimeserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>
#include <QWebSocketServer>

using namespace Qt::StringLiterals;

namespace Attendant {

static constexpr qint64 largestHead = 64 * 1024;
static constexpr std::chrono::seconds headLimit{5};

std::optional<RequestHead> RequestHead::parse(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QList<QByteArray> lines = bytes.first(end).split('\n');
    const QList<QByteArray> request = lines.first().trimmed().split(' ');
    RequestHead head;
    head.method = QString::fromLatin1(request.value(0));
    head.target = QString::fromLatin1(request.value(1));
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        QByteArray &value = head.fields[line.first(colon).trimmed().toLower()];
        value += (value.isEmpty() ? "" : ", ") + line.sliced(colon + 1).trimmed();
    }
    return head;
}

QList<QByteArray> RequestHead::subprotocols() const
{
    QList<QByteArray> list;
    for (const QByteArray &entry : fields.value("sec-websocket-protocol").split(','))
        list << entry.trimmed();
    return list;
}

QString RequestHead::key() const
{
    const QByteArray authorization = fields.value("authorization");
    if (authorization.toLower().startsWith("bearer "))
        return QString::fromLatin1(authorization.sliced(7).trimmed());
    for (const QByteArray &entry : subprotocols()) {
        if (entry.startsWith("openai-insecure-api-key."))
            return QString::fromLatin1(entry.sliced(24));
    }
    return {};
}

RealtimeListener::RealtimeListener(RealtimeServer &server)
    : QTcpServer(&server)
    , m_server(server)
{}

void RealtimeListener::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    auto *deadline = new QTimer(socket);
    deadline->setSingleShot(true);
    deadline->setObjectName(u"headDeadline"_s);
    connect(deadline, &QTimer::timeout, socket, &QTcpSocket::abort);
    deadline->start(headLimit);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadable(socket); });
    if (socket->bytesAvailable() > 0)
        onReadable(socket);
}

static void answerError(QTcpSocket *socket, const QByteArray &status, const QJsonObject &body)
{
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    socket->write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                  + QByteArray::number(json.size()) + "\r\n\r\n" + json);
    socket->disconnectFromHost();
    QTimer::singleShot(std::chrono::milliseconds(500), socket, &QTcpSocket::abort);
}

void RealtimeListener::onReadable(QTcpSocket *socket)
{
    const QByteArray bytes = socket->peek(largestHead);
    const auto head = RequestHead::parse(bytes);
    if (!head) {
        if (bytes.size() >= largestHead)
            socket->abort();
        return;
    }
    // From here on the socket belongs to somebody else.
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    delete socket->findChild<QTimer *>(u"headDeadline"_s);
    if (!head->isUpgrade()) {
        disconnect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        addPendingConnection(socket);
        // QTcpServer emits this by itself only for sockets that are ready inside incomingConnection().
        QMetaObject::invokeMethod(this, "newConnection");
        QMetaObject::invokeMethod(socket, &QTcpSocket::readyRead, Qt::QueuedConnection);
        return;
    }
    const QUrl url(head->target);
    if (url.path() != "/v1/realtime"_L1) {
        answerError(socket, "404 Not Found",
                    {{u"error"_s, QJsonObject{{u"message"_s, u"Invalid URL (GET %1)"_s.arg(url.path())},
                                              {u"type"_s, u"invalid_request_error"_s}, {u"param"_s, QJsonValue()}, {u"code"_s, QJsonValue()}}}});
        return;
    }
    if (const QJsonObject refusal = m_server.refusal(head->key()); !refusal.isEmpty()) {
        answerError(socket, "401 Unauthorized", refusal);
        return;
    }
    if (m_server.sessionCount() >= m_server.options().largestSessionCount) {
        answerError(socket, "429 Too Many Requests",
                    {{u"error"_s, QJsonObject{{u"message"_s, u"Too many sessions are open."_s}, {u"type"_s, u"rate_limit_error"_s},
                                              {u"param"_s, QJsonValue()}, {u"code"_s, u"rate_limit_exceeded"_s}}}});
        return;
    }
    const QString callId = QUrlQuery(url).queryItemValue(u"call_id"_s);
    if (!callId.isEmpty() && !m_server.isJoinable(callId)) {
        answerError(socket, "404 Not Found", realtimeErrorBody(u"No session found for the provided call_id"_s, u"call_id_not_found"_s));
        return;
    }
    disconnect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    m_server.m_upgrading.removeIf([](const auto &entry) { return !entry.value(); });
    m_server.m_upgrading.insert(socket->peerPort(), socket);
    m_server.m_webSockets->handleConnection(socket);
    QMetaObject::invokeMethod(socket, &QTcpSocket::readyRead, Qt::QueuedConnection);
}

} // namespace Attendant
