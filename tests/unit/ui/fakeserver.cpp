// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeserver.h"

#include <QJsonDocument>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace Attendant {

FakeServer::FakeServer()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                std::erase_if(m_held, [socket](const auto &entry) { return entry.first == socket; });
                socket->deleteLater();
            });
        }
    });
}

QUrl FakeServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

void FakeServer::on(const QByteArray &verb, const QString &path, Handler handler)
{
    m_handlers[verb + ' ' + path.toUtf8()] = std::move(handler);
}

void FakeServer::on(const QByteArray &verb, const QString &path, const QJsonObject &body)
{
    on(verb, path, [body](const Asked &) { return Answer{200, body}; });
}

void FakeServer::holdAnswers(bool hold)
{
    m_hold = hold;
    if (hold)
        return;
    const auto held = std::exchange(m_held, {});
    for (const auto &[socket, asked] : held)
        answer(socket, asked);
}

int FakeServer::count(const QByteArray &verb, const QString &path) const
{
    return int(std::ranges::count_if(m_asked, [&](const Asked &asked) { return asked.verb == verb && asked.path == path; }));
}

FakeServer::Asked FakeServer::last(const QByteArray &verb, const QString &path) const
{
    for (auto asked = m_asked.rbegin(); asked != m_asked.rend(); ++asked) {
        if (asked->verb == verb && asked->path == path)
            return *asked;
    }
    return {};
}

void FakeServer::read(QTcpSocket *socket)
{
    for (;;) {
        const QByteArray all = socket->peek(socket->bytesAvailable());
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QList<QByteArray> lines = all.first(end).split('\n');
        const QList<QByteArray> start = lines.first().trimmed().split(' ');
        Asked asked;
        asked.verb = start.value(0);
        const QUrl target = QUrl::fromEncoded(start.value(1));
        asked.path = target.path();
        asked.query = QUrlQuery(target);
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            asked.headers[line.first(colon).toLower()] = line.sliced(colon + 1).trimmed();
        }
        const qsizetype length = asked.headers.contains("content-length") ? asked.headers["content-length"].toLongLong() : 0;
        if (all.size() < end + 4 + length)
            return;
        socket->skip(end + 4 + length);
        asked.body = QJsonDocument::fromJson(all.sliced(end + 4, length)).object();
        m_asked.push_back(asked);
        if (m_hold)
            m_held.emplace_back(socket, asked);
        else
            answer(socket, asked);
    }
}

void FakeServer::answer(QTcpSocket *socket, const Asked &asked)
{
    const auto found = m_handlers.find(asked.verb + ' ' + asked.path.toUtf8());
    const Answer answer = found != m_handlers.end() ? found->second(asked) : Answer{404, {{u"detail"_s, u"There is nothing here."_s}}};
    const QByteArray body = QJsonDocument(answer.body).toJson(QJsonDocument::Compact);
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\nContent-Type: application/json\r\nContent-Length: "
                  + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

} // namespace Attendant
