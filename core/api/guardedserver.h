// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/requestscanner.h"
#include "base/result.h"

#include <QHash>
#include <QHostAddress>
#include <QHttpHeaders>
#include <QTcpServer>

#include <chrono>
#include <functional>
#include <memory>

class QTimer;

namespace Attendant {

class GuardedConnection;

/// Where a connection comes from; unique among the open connections of one server.
struct Peer
{
    QHostAddress address;
    quint16 port = 0;

    bool operator==(const Peer &) const = default;
    friend size_t qHash(const Peer &peer, size_t seed = 0) { return qHashMulti(seed, peer.address, peer.port); }
};

/// The door in front of QHttpServer, which has no limits, deadlines or notion of `Connection: close` of its own. Bind it to a
/// QHttpServer; every byte is looked at here before QHttpServer reads it. Refusals are JSON `{"detail"}` and close the connection.
/// WebSocket upgrades never reach QHttpServer: they go to the upgrade handler with their head. One thread; the sockets are its children.
///
/// How it works, with public API only: this class makes the sockets and is connected to readyRead first, peeks, and hands the socket
/// over when the first head is complete. QHttpServer's slot runs after ours each time and takes what we have seen, so what we peek
/// is always new (measured on Qt 6.8.2; the integration tests would show it if a later version differed).
class GuardedServer : public QTcpServer
{
    Q_OBJECT

public:
    struct Limits
    {
        RequestScanner::Limits request;
        int connections = 2000;
        std::chrono::milliseconds head{10'000};   ///< from a request's first byte (or the connection) to the end of its head: 408
        std::chrono::milliseconds body{30'000};   ///< to the end of its body: 408
        std::chrono::milliseconds idle{75'000};   ///< between requests: closed
        std::chrono::milliseconds answer{30'000}; ///< the backstop behind the router's own limit
        std::chrono::milliseconds stalled{20'000}; ///< a client that reads nothing of its answer
    };
    explicit GuardedServer(Limits limits, QObject *parent = nullptr);
    ~GuardedServer() override;

    /// Binds \a count sockets to one address; their descriptors go to one server each by listenOn(). With more than one the system
    /// spreads connections among them (SO_REUSEPORT). \a port 0 takes any free one. Blocks for name resolution.
    /// Errors: InvalidInput (no such host), Unavailable (port in use, not allowed), each with the remedy.
    struct Listeners { std::vector<qintptr> descriptors; quint16 port = 0; };
    [[nodiscard]] static Result<Listeners> openListeners(const QString &host, quint16 port, int count);

    /// Takes ownership of a descriptor from openListeners(). On the server's thread.
    [[nodiscard]] Result<void> listenOn(qintptr descriptor);

    /// Gets the socket of each upgrade request, unparented from the guard's care, nothing of its head read yet.
    using UpgradeHandler = std::function<void(QTcpSocket *socket, const HttpHead &head)>;
    void setUpgradeHandler(UpgradeHandler handler) { m_upgrade = std::move(handler); }

    /// The request that \a peer is waiting for an answer to; null when it has gone.
    [[nodiscard]] std::shared_ptr<const HttpHead> currentRequest(const Peer &peer) const;
    /// Writes an answer that has a head alone: to HEAD with the length that GET would have had, or 204 without one. QHttpServer would
    /// announce a length of 0 in both cases.
    void writeHead(const Peer &peer, int status, const QHttpHeaders &headers);
    /// That answer is written: the connection may be idle, go on, or close.
    void noteAnswered(const Peer &peer);

    [[nodiscard]] int connectionCount() const { return static_cast<int>(m_connections.size()); }

    /// No new connections; open ones close when their answer is written.
    void stopAccepting();

    /// Writes an answer by hand and closes kindly: what the client still sends is read and dropped for a moment, because closing on
    /// unread bytes would reset the connection and lose the answer.
    static void refuse(QTcpSocket *socket, int status, const QByteArray &json, const QList<QByteArray> &headers = {});
    [[nodiscard]] static QByteArray detailJson(const QByteArray &sentence);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class GuardedConnection;
    void sweep();

    Limits m_limits;
    UpgradeHandler m_upgrade;
    QHash<Peer, GuardedConnection *> m_connections; ///< owned by their sockets
    bool m_stopping = false;
};

} // namespace Attendant
