// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWebSocket>

#include <chrono>

namespace Attendant {

/// Finds out when the other end of a WebSocket is gone without a word: pings, and aborts when nothing came for three of them. A child
/// of the socket; its thread.
class SocketKeeper : public QObject
{
    Q_OBJECT

public:
    explicit SocketKeeper(QWebSocket *socket, std::chrono::milliseconds pingEvery = std::chrono::seconds(15));

    /// Says good-bye and makes sure that the socket ends within 3 s, whatever the client does.
    static void close(QWebSocket *socket, quint16 code, const QString &reason);

private:
    void onTick();

    QWebSocket *m_socket;
    QTimer m_timer;
    int m_silentTicks = 0;
};

} // namespace Attendant
