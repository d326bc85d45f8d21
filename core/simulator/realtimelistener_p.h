// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QTcpServer>

namespace Attendant {

class RealtimeServer;

/// {"error": …} as the API answers it.
[[nodiscard]] QJsonObject realtimeErrorBody(const QString &message, const QString &code, const QString &param = {});

/// The head of an HTTP request, read before anybody else touches the socket.
struct RequestHead
{
    QString method, target;
    QHash<QByteArray, QByteArray> fields; ///< names in lower case

    /// Nothing while the head is not complete.
    [[nodiscard]] static std::optional<RequestHead> parse(const QByteArray &bytes);
    [[nodiscard]] bool isUpgrade() const { return fields.value("upgrade").toLower() == "websocket"; }
    [[nodiscard]] QList<QByteArray> subprotocols() const;
    /// The key in `Authorization: Bearer …` or in the subprotocol `openai-insecure-api-key.…`; empty when there is none.
    [[nodiscard]] QString key() const;
};

/// Accepts connections, looks at the first request and hands the socket on: upgrades to the QWebSocketServer (QHttpServer's own upgrade
/// negotiates no subprotocol), everything else to the QHttpServer. Bad upgrades are answered here.
class RealtimeListener : public QTcpServer
{
    Q_OBJECT

public:
    explicit RealtimeListener(RealtimeServer &server);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void onReadable(QTcpSocket *socket);

    RealtimeServer &m_server;
};

} // namespace Attendant
