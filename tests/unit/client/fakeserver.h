// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHttpServer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <map>
#include <vector>

namespace Attendant {

/// A server in memory that answers what it was told to, on real sockets of the loopback. Records what it was asked.
class FakeHttpServer : public QObject
{
    Q_OBJECT

public:
    struct Asked
    {
        QString verb, path;
        QUrlQuery query;
        QByteArray authorization, ifMatch, contentType;
        QJsonObject body;
    };

    explicit FakeHttpServer(QObject *parent = nullptr);

    [[nodiscard]] QUrl url() const;
    /// From now on "VERB /path" is answered with \a status and \a json.
    void answer(const QString &request, int status, const QJsonObject &json);
    void answerRaw(const QString &request, int status, const QByteArray &body);

    std::vector<Asked> asked;

private:
    QTcpServer *m_socket;
    QHttpServer m_server;
    std::map<QString, std::pair<int, QByteArray>> m_answers;
};

/// WebSocket connections to whatever path; the newest one can be talked to.
class FakeSocketServer : public QObject
{
    Q_OBJECT

public:
    explicit FakeSocketServer(quint16 port = 0, QObject *parent = nullptr);
    ~FakeSocketServer() override;

    [[nodiscard]] QUrl url() const; ///< http://127.0.0.1:port
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QWebSocket *newest() const { return m_sockets.empty() ? nullptr : m_sockets.back(); }
    void send(const QJsonObject &json);

    std::vector<QUrl> requests;
    std::vector<QByteArray> authorizations;
    std::vector<QByteArray> binary;
    int disconnected = 0;

Q_SIGNALS:
    void opened();

private:
    QWebSocketServer m_server;
    std::vector<QWebSocket *> m_sockets;
};

} // namespace Attendant
