// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/socketkeeper.h"

#include <QStringEncoder>

namespace Attendant {

SocketKeeper::SocketKeeper(QWebSocket *socket, std::chrono::milliseconds pingEvery)
    : QObject(socket)
    , m_socket(socket)
{
    const auto heard = [this] { m_silentTicks = 0; };
    connect(socket, &QWebSocket::pong, this, heard);
    connect(socket, &QWebSocket::textFrameReceived, this, heard);
    connect(socket, &QWebSocket::binaryFrameReceived, this, heard);
    connect(&m_timer, &QTimer::timeout, this, &SocketKeeper::onTick);
    m_timer.start(pingEvery);
}

void SocketKeeper::onTick()
{
    if (++m_silentTicks > 3) {
        m_timer.stop();
        m_socket->abort();
        return;
    }
    m_socket->ping();
}

void SocketKeeper::close(QWebSocket *socket, quint16 code, const QString &reason)
{
    // A close frame holds at most 123 bytes of reason.
    QString sentence = reason;
    while (sentence.toUtf8().size() > 123)
        sentence.chop(1);
    QTimer::singleShot(3000, socket, [socket] { socket->abort(); });
    socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), sentence);
}

} // namespace Attendant
