// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/guardedserver.h"

#include <QPointer>
#include <QTcpSocket>

namespace Attendant {

/// The guard's view of one connection; a child of its socket.
class GuardedConnection : public QObject
{
    Q_OBJECT

public:
    GuardedConnection(QTcpSocket *socket, GuardedServer &server);
    ~GuardedConnection() override;

    void noteAnswered();
    void check(std::chrono::steady_clock::time_point now);
    void closeWhenIdle();

    [[nodiscard]] QTcpSocket *socket() const { return m_socket; }
    [[nodiscard]] std::shared_ptr<const HttpHead> current() const { return m_current; }

private:
    void onReadyRead();
    void handOver();
    void onBytesWritten();
    void leave();
    void silence();
    void violate(int status, const QByteArray &sentence);

    QPointer<GuardedServer> m_server; ///< QHttpServer owns the sockets that it serves, and may end the server first
    QTcpSocket *m_socket;
    Peer m_peer;
    RequestScanner m_scanner;
    std::shared_ptr<const HttpHead> m_current; ///< set while an answer is owed
    std::chrono::steady_clock::time_point m_since; ///< of the present state
    std::chrono::steady_clock::time_point m_wroteAt;
    bool m_handedOver = false;
    bool m_headDone = false; ///< of the request being read, so that the body's clock starts there
    bool m_closing = false;
};

} // namespace Attendant
