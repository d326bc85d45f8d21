// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpprobe.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// Turns the event loop until the socket has news that satisfies \a isDone. QTest::qWaitFor() looks every 10 ms only.
template<typename Predicate>
bool waitForNews(QTcpSocket &socket, std::chrono::milliseconds limit, Predicate isDone)
{
    QEventLoop loop;
    QTimer deadline;
    deadline.setSingleShot(true);
    QObject::connect(&deadline, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&socket, &QTcpSocket::readyRead, &loop, &QEventLoop::quit);
    QObject::connect(&socket, &QTcpSocket::stateChanged, &loop, &QEventLoop::quit);
    QObject::connect(&socket, &QTcpSocket::errorOccurred, &loop, &QEventLoop::quit);
    deadline.start(limit);
    while (!isDone()) {
        if (!deadline.isActive())
            return false;
        loop.exec();
    }
    return true;
}

} // namespace

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

QJsonObject HttpAnswer::json() const { return QJsonDocument::fromJson(body).object(); }
QString HttpAnswer::detail() const { return text("detail"_L1); }
QString HttpAnswer::text(QLatin1StringView key) const { return json().value(key).toString(); }

HttpProbe::HttpProbe(const QUrl &server)
{
    m_socket.connectToHost(server.host(), static_cast<quint16>(server.port()));
    (void)waitForNews(m_socket, std::chrono::seconds(5), [this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
}

void HttpProbe::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

HttpAnswer HttpProbe::receive(bool isHead, std::chrono::milliseconds limit)
{
    HttpAnswer answer;
    const auto isComplete = [&] {
        m_received += m_socket.readAll();
        while (m_received.startsWith("HTTP/1.1 100 "))
            m_received = m_received.mid(m_received.indexOf("\r\n\r\n") + 4);
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        qsizetype length = 0;
        if (!isHead) {
            const QByteArray head = m_received.left(end).toLower();
            const qsizetype at = head.indexOf("\r\ncontent-length:");
            if (at >= 0)
                length = head.mid(at + 17).split('\r').first().trimmed().toLongLong();
        }
        return m_received.size() >= end + 4 + length;
    };
    const auto hasCome = [&] { return isComplete() || m_socket.state() == QAbstractSocket::UnconnectedState; };
    if (!waitForNews(m_socket, limit, hasCome) || !isComplete())
        return answer;
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = m_received.left(end).split('\n');
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.emplace_back(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = isHead ? 0 : answer.header("content-length").toLongLong();
    answer.body = m_received.mid(end + 4, length);
    m_received = m_received.mid(end + 4 + length);
    return answer;
}

bool HttpProbe::isClosedWithin(std::chrono::milliseconds limit)
{
    return waitForNews(m_socket, limit, [this] {
        m_received += m_socket.readAll();
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    });
}

HttpAnswer HttpProbe::ask(const QUrl &server, const QByteArray &method, const QByteArray &target, const QByteArray &body,
                          const std::vector<std::pair<QByteArray, QByteArray>> &headers)
{
    HttpProbe probe(server);
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: " + server.authority().toUtf8() + "\r\nConnection: close\r\n";
    if (!body.isEmpty())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const auto &[name, value] : headers)
        request += name + ": " + value + "\r\n";
    probe.send(request + "\r\n" + body);
    return probe.receive(method == "HEAD");
}

} // namespace Attendant
