// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/guardedserver.h"

#include "api/guardedconnection_p.h"
#include "base/logging.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

namespace Attendant {

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Error";
    }
}

// Reads and drops what a refused client still sends, for at most a second and 16 MB, then ends the connection.
void lingerAndClose(QTcpSocket *socket)
{
    if (socket->isTransactionStarted())
        socket->commitTransaction();
    socket->setReadBufferSize(64 * 1024);
    auto dropped = std::make_shared<qint64>(0);
    const auto drop = [socket, dropped] {
        *dropped += socket->readAll().size();
        if (*dropped > 16 * 1024 * 1024)
            socket->abort();
    };
    QObject::connect(socket, &QTcpSocket::readyRead, socket, drop);
    const auto finishWriting = [socket] {
        if (socket->bytesToWrite() == 0 && socket->socketDescriptor() >= 0)
            ::shutdown(static_cast<int>(socket->socketDescriptor()), SHUT_WR);
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, finishWriting);
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(1000, socket, [socket] {
        socket->abort();
        socket->deleteLater();
    });
    socket->flush();
    finishWriting();
    drop();
    if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->deleteLater();
}

QString listenSentence(int error, const QString &host, quint16 port)
{
    switch (error) {
    case EADDRINUSE:
        return u"Port %1 on %2 is in use by another program. Stop that program, or choose another port with --port (0 takes any free one)."_s.arg(port).arg(host);
    case EACCES:
        return u"This user may not listen on port %1. Choose a port above 1023 with --port."_s.arg(port);
    case EADDRNOTAVAIL:
        return u"This machine has no address %1. Set HOST to 127.0.0.1, or to an address of this machine."_s.arg(host);
    default:
        return u"Listening on %1, port %2, failed: %3."_s.arg(host).arg(port).arg(QString::fromLocal8Bit(std::strerror(error)));
    }
}

struct BoundSocket { int descriptor = -1; int error = 0; };

BoundSocket bindSocket(const addrinfo &address, quint16 port, bool shared)
{
    const int descriptor = ::socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return {-1, errno};
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (shared)
        ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    sockaddr_storage where{};
    std::memcpy(&where, address.ai_addr, address.ai_addrlen);
    if (address.ai_family == AF_INET6)
        reinterpret_cast<sockaddr_in6 *>(&where)->sin6_port = htons(port);
    else
        reinterpret_cast<sockaddr_in *>(&where)->sin_port = htons(port);
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&where), address.ai_addrlen) != 0) {
        const int error = errno;
        ::close(descriptor);
        return {-1, error};
    }
    return {descriptor, 0};
}

quint16 boundPort(int descriptor)
{
    sockaddr_storage where{};
    socklen_t length = sizeof where;
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&where), &length);
    return ntohs(where.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6 &>(where).sin6_port
                                             : reinterpret_cast<const sockaddr_in &>(where).sin_port);
}

} // namespace

// --- the listening side ------------------------------------------------------------------------------------------------------

Result<GuardedServer::Listeners> GuardedServer::openListeners(const QString &host, quint16 port, int count)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE;
    addrinfo *found = nullptr;
    if (const int error = ::getaddrinfo(host.toUtf8().constData(), nullptr, &hints, &found); error != 0 || !found) {
        return fail(Error::Code::InvalidInput, u"HOST '%1' is no address of this machine: %2. Set HOST to 127.0.0.1."_s
                                                   .arg(host, QString::fromLocal8Bit(::gai_strerror(error))));
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> guard(found, ::freeaddrinfo);

    // Sockets that share a port would also share it with another process of this user that does the same. So a plain one asks
    // first whether the port is free; it makes way for the shared ones.
    const BoundSocket probe = bindSocket(*found, port, false);
    if (probe.descriptor < 0)
        return fail(Error::Code::Unavailable, listenSentence(probe.error, host, port));
    if (::listen(probe.descriptor, 512) != 0) {
        const int error = errno;
        ::close(probe.descriptor);
        return fail(Error::Code::Unavailable, listenSentence(error, host, port));
    }
    Listeners listeners;
    listeners.port = boundPort(probe.descriptor);
    if (count <= 1) {
        listeners.descriptors.push_back(probe.descriptor);
        return listeners;
    }
    ::close(probe.descriptor);
    for (int i = 0; i < count; ++i) {
        const BoundSocket bound = bindSocket(*found, listeners.port, true);
        if (bound.descriptor < 0 || ::listen(bound.descriptor, 512) != 0) {
            const int error = bound.descriptor < 0 ? bound.error : errno;
            if (bound.descriptor >= 0)
                ::close(bound.descriptor);
            for (const qintptr open : listeners.descriptors)
                ::close(static_cast<int>(open));
            return fail(Error::Code::Unavailable, listenSentence(error, host, port));
        }
        listeners.descriptors.push_back(bound.descriptor);
    }
    return listeners;
}

GuardedServer::GuardedServer(Limits limits, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
{
    auto *sweeper = new QTimer(this);
    connect(sweeper, &QTimer::timeout, this, &GuardedServer::sweep);
    sweeper->start(std::chrono::milliseconds(250));
}

GuardedServer::~GuardedServer()
{
    // The sockets are children and die after this destructor; their connections must not look back.
    const auto sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets)
        delete socket;
}

Result<void> GuardedServer::listenOn(qintptr descriptor)
{
    if (!setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        return fail(Error::Code::Unavailable, u"The listening socket cannot be used: %1."_s.arg(errorString()));
    }
    return {};
}

void GuardedServer::stopAccepting()
{
    m_stopping = true;
    close();
    const auto connections = m_connections.values();
    for (GuardedConnection *connection : connections)
        connection->closeWhenIdle();
}

void GuardedServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_connections.size() >= m_limits.connections) {
        refuse(socket, 503, detailJson("The server has as many connections as it can serve. Try again in a moment."), {"Retry-After: 1"});
        return;
    }
    new GuardedConnection(socket, *this);
}

std::shared_ptr<const HttpHead> GuardedServer::currentRequest(const Peer &peer) const
{
    const GuardedConnection *connection = m_connections.value(peer);
    return connection ? connection->current() : nullptr;
}

void GuardedServer::writeHead(const Peer &peer, int status, const QHttpHeaders &headers)
{
    const GuardedConnection *connection = m_connections.value(peer);
    if (!connection)
        return;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (qsizetype i = 0; i < headers.size(); ++i)
        head += QByteArrayView(headers.nameAt(i)).toByteArray() + ": " + headers.valueAt(i).toByteArray() + "\r\n";
    connection->socket()->write(head + "\r\n");
}

void GuardedServer::noteAnswered(const Peer &peer)
{
    if (GuardedConnection *connection = m_connections.value(peer))
        connection->noteAnswered();
}

void GuardedServer::sweep()
{
    const auto now = steady_clock::now();
    const auto connections = m_connections.values(); // a check may remove its connection
    for (GuardedConnection *connection : connections)
        connection->check(now);
}

QByteArray GuardedServer::detailJson(const QByteArray &sentence)
{
    return QJsonDocument(QJsonObject{{u"detail"_s, QString::fromUtf8(sentence)}}).toJson(QJsonDocument::Compact);
}

void GuardedServer::refuse(QTcpSocket *socket, int status, const QByteArray &json, const QList<QByteArray> &headers)
{
    QObject::disconnect(socket, &QIODevice::readyRead, nullptr, nullptr);
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status)
        + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(json.size())
        + "\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nConnection: close\r\n";
    for (const QByteArray &header : headers)
        answer += header + "\r\n";
    socket->write(answer + "\r\n" + json);
    lingerAndClose(socket);
}

// --- one connection ----------------------------------------------------------------------------------------------------------

GuardedConnection::GuardedConnection(QTcpSocket *socket, GuardedServer &server)
    : QObject(socket)
    , m_server(&server)
    , m_socket(socket)
    , m_peer{socket->peerAddress(), socket->peerPort()}
    , m_scanner(server.m_limits.request)
    , m_since(steady_clock::now())
{
    m_server->m_connections.insert(m_peer, this);
    // Everything of one request must fit, because QHttpServer reads inside a transaction; beyond it TCP holds the client back.
    socket->setReadBufferSize(2 * server.m_limits.request.body + 64 * 1024);
    connect(socket, &QTcpSocket::readyRead, this, &GuardedConnection::onReadyRead);
    connect(socket, &QTcpSocket::bytesWritten, this, &GuardedConnection::onBytesWritten);
    connect(socket, &QTcpSocket::disconnected, this, [this] {
        leave();
        silence();
        if (!m_handedOver)
            m_socket->deleteLater(); // nobody else would
    });
}

GuardedConnection::~GuardedConnection()
{
    leave();
}

void GuardedConnection::leave()
{
    if (m_server && m_server->m_connections.value(m_peer) == this)
        m_server->m_connections.remove(m_peer);
}

void GuardedConnection::onReadyRead()
{
    if (m_current || m_closing)
        return; // an answer is owed first; what comes meanwhile waits in the socket's bounded buffer
    const qint64 available = m_socket->bytesAvailable();
    if (available <= 0)
        return;
    const QByteArray bytes = m_socket->peek(available);
    if (!m_handedOver)
        m_scanner.reset(); // nobody has consumed what was scanned before
    const bool begins = !m_scanner.hasBegun();
    m_scanner.feed(bytes);
    if (begins && m_handedOver)
        m_since = steady_clock::now();
    if (m_scanner.state() == RequestScanner::State::Broken) {
        violate(m_scanner.violation().status, m_scanner.violation().sentence);
        return;
    }
    if (m_scanner.state() == RequestScanner::State::Head)
        return;
    if (!m_headDone) {
        m_headDone = true;
        m_since = steady_clock::now();
    }
    if (m_scanner.head().isWebSocketUpgrade()) {
        if (m_handedOver || !m_server->m_upgrade) {
            violate(400, "A WebSocket needs a connection of its own.");
            return;
        }
        const HttpHead head = m_scanner.head();
        QTcpSocket *socket = m_socket;
        const auto upgrade = m_server->m_upgrade;
        leave();
        socket->disconnect(this);
        socket->setReadBufferSize(0);
        deleteLater();
        upgrade(socket, head);
        return;
    }
    if (!m_handedOver) {
        handOver();
        return;
    }
    if (m_scanner.state() == RequestScanner::State::Complete) {
        m_current = std::make_shared<const HttpHead>(m_scanner.head());
        m_since = steady_clock::now();
    }
}

void GuardedConnection::handOver()
{
    m_handedOver = true;
    m_scanner.reset();
    m_server->addPendingConnection(m_socket);
    // From now on QHttpServer's slot follows ours; both begin at the request's first byte.
    QMetaObject::invokeMethod(m_socket, &QTcpSocket::readyRead, Qt::QueuedConnection);
}

void GuardedConnection::noteAnswered()
{
    if (!m_current)
        return;
    const bool close = m_current->wantsClose || m_server->m_stopping;
    m_current.reset();
    m_scanner.reset();
    m_headDone = false;
    m_since = m_wroteAt = steady_clock::now();
    if (close) {
        m_closing = true;
        silence();
        m_socket->disconnectFromHost();
    }
}

// No further request of this connection may reach QHttpServer: it deletes its side of a closed connection later, and a request that
// it takes from the buffer until then would be answered into freed memory (seen).
void GuardedConnection::silence()
{
    QObject::disconnect(m_socket, &QIODevice::readyRead, nullptr, nullptr);
}

void GuardedConnection::closeWhenIdle()
{
    // Bytes that wait are a request that will be answered, and closed behind.
    if (!m_current && !m_closing && !m_scanner.hasBegun() && m_socket->bytesAvailable() == 0) {
        m_closing = true;
        silence();
        m_socket->disconnectFromHost();
    }
}

void GuardedConnection::onBytesWritten()
{
    m_wroteAt = steady_clock::now();
}

void GuardedConnection::violate(int status, const QByteArray &sentence)
{
    qCDebug(lcApi) << "refused a request with status" << status;
    m_closing = true;
    leave();
    const bool orphan = !m_handedOver;
    m_socket->disconnect(this);
    if (orphan)
        connect(m_socket, &QTcpSocket::disconnected, m_socket, &QObject::deleteLater);
    GuardedServer::refuse(m_socket, status, GuardedServer::detailJson(sentence));
}

void GuardedConnection::check(steady_clock::time_point now)
{
    const auto &limits = m_server->m_limits;
    if (m_socket->bytesToWrite() > 0) {
        if (now - m_wroteAt > limits.stalled && now - m_since > limits.stalled)
            m_socket->abort();
        return;
    }
    const auto age = now - m_since;
    if (m_closing) {
        if (age > limits.stalled)
            m_socket->abort();
    } else if (m_current) {
        if (age > limits.answer)
            m_socket->abort();
    } else if (m_headDone) {
        if (age > limits.body)
            violate(408, "The request's body did not arrive in time.");
    } else if (m_scanner.hasBegun() || !m_handedOver) {
        if (age > limits.head) {
            if (m_scanner.hasBegun())
                violate(408, "The request's head did not arrive in time.");
            else
                m_socket->abort(); // a connection that never said anything
        }
    } else if (age > limits.idle) {
        m_closing = true;
        silence();
        m_socket->disconnectFromHost();
    }
}

} // namespace Attendant
