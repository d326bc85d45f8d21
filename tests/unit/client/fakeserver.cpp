// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeserver.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QString verbName(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return u"GET"_s;
    case QHttpServerRequest::Method::Post:
        return u"POST"_s;
    case QHttpServerRequest::Method::Put:
        return u"PUT"_s;
    case QHttpServerRequest::Method::Delete:
        return u"DELETE"_s;
    default:
        return u"OTHER"_s;
    }
}

} // namespace

FakeHttpServer::FakeHttpServer(QObject *parent)
    : QObject(parent)
    , m_socket(new QTcpServer)
{
    m_server.setMissingHandler(this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        const auto header = [&](const char *name) { return request.headers().value(name).toByteArray(); };
        Asked one{verbName(request.method()), request.url().path(QUrl::FullyEncoded), request.query(), header("Authorization"),
                  header("If-Match"), header("Content-Type"), QJsonDocument::fromJson(request.body()).object()};
        asked.push_back(one);
        const auto found = m_answers.find(one.verb + u' ' + one.path);
        if (found == m_answers.end()) {
            responder.write(QByteArray(R"({"detail":"The test has no answer for this."})"), "application/json", QHttpServerResponder::StatusCode::NotImplemented);
            return;
        }
        responder.write(found->second.second, "application/json", static_cast<QHttpServerResponder::StatusCode>(found->second.first));
    });
    m_socket->listen(QHostAddress::LocalHost);
    m_server.bind(m_socket);
}

QUrl FakeHttpServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPorts().value(0)));
}

void FakeHttpServer::answer(const QString &request, int status, const QJsonObject &json)
{
    answerRaw(request, status, QJsonDocument(json).toJson());
}

void FakeHttpServer::answerRaw(const QString &request, int status, const QByteArray &body)
{
    m_answers[request] = {status, body};
}

FakeSocketServer::FakeSocketServer(quint16 port, QObject *parent)
    : QObject(parent)
    , m_server(u"fake"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
        QWebSocket *socket = m_server.nextPendingConnection();
        socket->setParent(this);
        m_sockets.push_back(socket);
        requests.push_back(socket->requestUrl());
        authorizations.push_back(socket->request().rawHeader("Authorization"));
        connect(socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &packet) { binary.push_back(packet); });
        connect(socket, &QWebSocket::disconnected, this, [this] { ++disconnected; });
        Q_EMIT opened();
    });
    m_server.listen(QHostAddress::LocalHost, port);
}

FakeSocketServer::~FakeSocketServer()
{
    for (QWebSocket *socket : m_sockets)
        socket->disconnect(this);
}

QUrl FakeSocketServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

void FakeSocketServer::send(const QJsonObject &json)
{
    newest()->sendTextMessage(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

} // namespace Attendant
