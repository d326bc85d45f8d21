// SPDX-License-Identifier: GPL-3.0-or-later
#include "fastprovider.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QWebSocket>

#include <cmath>
#include <cstring>
#include <numbers>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr std::chrono::milliseconds tick{10};
constexpr size_t ticks = 10; // a piece of 100 ms
} // namespace

QByteArray momentCode(qint64 nanoseconds)
{
    QByteArray bytes(reinterpret_cast<const char *>(&nanoseconds), 8);
    bytes.append('\x21');
    return bytes.toBase64();
}

qint64 momentIn(QByteArrayView code)
{
    const QByteArray bytes = QByteArray::fromBase64(code.toByteArray());
    qint64 nanoseconds = 0;
    std::memcpy(&nanoseconds, bytes.constData(), size_t(std::min<qsizetype>(8, bytes.size())));
    return nanoseconds;
}

FastProvider::FastProvider(const QElapsedTimer &clock)
    : m_clock(clock)
    , m_webSockets(u"bench"_s, QWebSocketServer::NonSecureMode)
{
    m_webSockets.setSupportedSubprotocols({u"realtime"_s});
    connect(this, &QTcpServer::newConnection, this, &FastProvider::onConnection);
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_webSockets.nextPendingConnection())
            onSocket(socket);
    });
    std::vector<qint16> tone(2400);
    for (size_t i = 0; i < tone.size(); ++i)
        tone[i] = qint16(1000 * std::sin(2 * std::numbers::pi * 400 * double(i) / 24'000));
    m_audio = QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(tone.data()), qsizetype(tone.size() * 2)).toBase64());
    m_pieceTimer.setTimerType(Qt::PreciseTimer);
    m_pieceTimer.setInterval(tick);
    connect(&m_pieceTimer, &QTimer::timeout, this, &FastProvider::sendPieces);
}

bool FastProvider::listenAnywhere()
{
    m_pieceTimer.start();
    return listen(QHostAddress::LocalHost);
}

QString FastProvider::baseUrl() const
{
    return u"http://127.0.0.1:%1/v1"_s.arg(serverPort());
}

void FastProvider::onConnection()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray head = socket->peek(64 * 1024);
            if (!head.contains("\r\n\r\n"))
                return;
            if (head.toLower().contains("upgrade: websocket")) {
                socket->disconnect(this);
                m_webSockets.handleConnection(socket);
                Q_EMIT socket->readyRead();
                return;
            }
            const qsizetype headEnd = head.indexOf("\r\n\r\n") + 4;
            const qsizetype at = head.toLower().indexOf("content-length:");
            const qsizetype length = at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
            if (socket->bytesAvailable() < headEnd + length)
                return;
            socket->read(headEnd + length);
            const QByteArray body = R"({"value":"ek_bench","expires_at":4102444800,"session":{"id":"sess_bench","object":"realtime.session","type":"realtime"}})";
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        // What came before anybody listened is not announced again.
        if (socket->bytesAvailable() > 0)
            QMetaObject::invokeMethod(socket, &QTcpSocket::readyRead, Qt::QueuedConnection);
    }
}

void FastProvider::onSocket(QWebSocket *socket)
{
    socket->setParent(this);
    connect(socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString &event) { onEvent(socket, event); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        std::erase(m_speaking, socket);
        m_telephones.remove(socket);
        m_callers.removeIf([socket](const auto &caller) { return caller.value() == socket; });
        socket->deleteLater();
    });
    socket->sendTextMessage(uR"({"type":"session.created","event_id":"e1","session":{"id":"sess_bench","object":"realtime.session","type":"realtime"}})"_s);
}

void FastProvider::onEvent(QWebSocket *socket, const QString &event)
{
    const QStringView start = QStringView(event).left(200);
    if (start.contains(u"input_audio_buffer.append")) {
        ++appendsReceived;
        if (m_telephones.contains(socket)) {
            const qsizetype audio = start.indexOf(u"\"audio\":\"");
            if (audio >= 0)
                upstreamMilliseconds.push_back(double(m_clock.nsecsElapsed() - momentIn(start.mid(audio + 9, 12).toLatin1())) / 1e6);
            return;
        }
        if (const qsizetype at = start.indexOf(u"\"event_id\":\"c"); at >= 0) {
            const qsizetype from = at + 13;
            m_callers.insert(start.sliced(from, start.indexOf(u'"', from) - from).toInt(), socket);
            return;
        }
        if (const qsizetype at = start.indexOf(u"\"u"); at >= 0) {
            const qsizetype end = start.indexOf(u'"', at + 2);
            upstreamMilliseconds.push_back(double(m_clock.nsecsElapsed() - start.mid(at + 2, end - at - 2).toLongLong()) / 1e6);
        }
        return;
    }
    const QString type = QJsonDocument::fromJson(event.toUtf8()).object().value("type"_L1).toString();
    if (type == u"session.update" && event.contains(u"audio/pcmu")) {
        m_telephones.insert(socket);
        socket->sendTextMessage(
            uR"({"type":"session.updated","event_id":"e2","session":{"id":"sess_bench","object":"realtime.session","type":"realtime","audio":{"input":{"format":{"type":"audio/pcmu"}},"output":{"format":{"type":"audio/pcmu"}}}}})"_s);
    } else if (type == u"session.update") {
        socket->sendTextMessage(
            uR"({"type":"session.updated","event_id":"e2","session":{"id":"sess_bench","object":"realtime.session","type":"realtime"}})"_s);
    } else if (type == u"response.create" && std::ranges::find(m_speaking, socket) == m_speaking.end()) {
        m_speaking.push_back(socket);
        for (const auto &line : {
                 uR"({"type":"response.created","event_id":"e3","response":{"id":"resp_1","object":"realtime.response","status":"in_progress","output":[]}})"_s,
                 uR"({"type":"response.output_item.added","event_id":"e4","response_id":"resp_1","output_index":0,"item":{"id":"item_1","object":"realtime.item","type":"message","role":"assistant","status":"in_progress","content":[]}})"_s,
                 uR"({"type":"response.content_part.added","event_id":"e5","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0,"part":{"type":"audio","transcript":""}})"_s})
            socket->sendTextMessage(line);
    } else if (type == u"response.cancel") {
        std::erase(m_speaking, socket);
        socket->sendTextMessage(uR"({"type":"response.done","event_id":"e6","response":{"id":"resp_1","object":"realtime.response","status":"cancelled","output":[]}})"_s);
    }
}

bool FastProvider::sendTo(int caller, const QString &event)
{
    QWebSocket *socket = m_callers.value(caller);
    if (!socket)
        return false;
    socket->sendTextMessage(event);
    // Out now: what is measured begins here.
    socket->flush();
    return true;
}

void FastProvider::sendPieces()
{
    // Calls do not speak in step: each has its own tick of the ten.
    m_tick = (m_tick + 1) % ticks;
    for (size_t i = m_tick; i < m_speaking.size(); i += ticks) {
        QWebSocket *socket = m_speaking[i];
        ++deltasSent;
        if (m_telephones.contains(socket)) {
            static const QString rest = QString::fromLatin1(QByteArray(791, '\x21').toBase64());
            socket->sendTextMessage(uR"({"type":"response.output_audio.delta","event_id":"d","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0,"delta":"%1%2"})"_s
                                        .arg(QString::fromLatin1(momentCode(m_clock.nsecsElapsed())), rest));
            continue;
        }
        socket->sendTextMessage(uR"({"type":"response.output_audio.delta","event_id":"d%1","response_id":"resp_1","item_id":"item_1","output_index":0,"content_index":0,"delta":"%2"})"_s
                                    .arg(m_clock.nsecsElapsed())
                                    .arg(m_audio));
    }
}

} // namespace Attendant
