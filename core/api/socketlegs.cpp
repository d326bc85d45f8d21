// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/socketlegs.h"

#include "api/socketkeeper.h"
#include "base/logging.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qint64 halfSecondOfAudio = 25 * (12 + 960 + 8);
constexpr qint64 halfSecondOfOpus = 25 * (12 + 80 + 8);

void limitIncoming(QWebSocket &socket, quint64 bytes)
{
    // Both default to 2 GB.
    socket.setMaxAllowedIncomingFrameSize(bytes);
    socket.setMaxAllowedIncomingMessageSize(bytes);
}

} // namespace

SocketCallerLeg::SocketCallerLeg(std::unique_ptr<QWebSocket> socket, std::chrono::milliseconds pieceLength, bool tellsMode)
    : m_socket(std::move(socket))
    , m_pieceLength(pieceLength)
    , m_tellsMode(tellsMode)
{
    limitIncoming(*m_socket, largestEvent);
    new SocketKeeper(m_socket.get());
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this] {
        const QJsonObject error{{u"type"_s, u"invalid_request_error"_s}, {u"code"_s, u"invalid_frame"_s},
                                {u"message"_s, u"Events are JSON in text frames; binary frames are not understood."_s}};
        send(QJsonDocument(QJsonObject{{u"type"_s, u"error"_s}, {u"error"_s, error}}).toJson(QJsonDocument::Compact));
    });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &CallerLeg::closed);
}

SocketCallerLeg::~SocketCallerLeg()
{
    // The leg may be destroyed from within one of its socket's signals.
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
}

void SocketCallerLeg::send(const QByteArray &event)
{
    if (m_socket->isValid())
        m_socket->sendTextMessage(QString::fromUtf8(event));
}

void SocketCallerLeg::voiceChanged(const QString &mode)
{
    if (m_tellsMode)
        send(QJsonDocument(QJsonObject{{u"type"_s, u"attendant.mode"_s}, {u"mode"_s, mode}}).toJson(QJsonDocument::Compact));
}

qint64 SocketCallerLeg::unsent() const
{
    return m_socket->isValid() ? m_socket->bytesToWrite() : 0;
}

void SocketCallerLeg::close(quint16 code, const QString &reason)
{
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        // closed() follows a close() also when the socket was faster.
        QMetaObject::invokeMethod(this, &CallerLeg::closed, Qt::QueuedConnection);
        return;
    }
    SocketKeeper::close(m_socket.get(), code, reason);
}

WebMediaSocket::WebMediaSocket(std::unique_ptr<QWebSocket> socket)
    : m_socket(std::move(socket))
{
    limitIncoming(*m_socket, largestFrame);
    new SocketKeeper(m_socket.get());
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
    // Binary frames are no part of the protocol and mean nothing.
    connect(m_socket.get(), &QWebSocket::disconnected, this, &MediaSocket::closed);
}

WebMediaSocket::~WebMediaSocket()
{
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
}

void WebMediaSocket::send(const QByteArray &text)
{
    if (m_socket->isValid())
        m_socket->sendTextMessage(QString::fromLatin1(text));
}

qint64 WebMediaSocket::unsent() const
{
    return m_socket->isValid() ? m_socket->bytesToWrite() : 0;
}

void WebMediaSocket::close(quint16 code, const QString &reason)
{
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        QMetaObject::invokeMethod(this, &MediaSocket::closed, Qt::QueuedConnection);
    else
        SocketKeeper::close(m_socket.get(), code, reason);
}

SocketConsoleLeg::SocketConsoleLeg(std::unique_ptr<QWebSocket> socket, bool speaks, Payload payload)
    : m_socket(std::move(socket))
    , m_opus(payload == Payload::Opus ? std::make_unique<OpusPackets>() : nullptr)
{
    limitIncoming(*m_socket, largestFrame);
    new SocketKeeper(m_socket.get());
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this, speaks](const QByteArray &packet) {
        if (speaks)
            onPacket(packet);
        else
            close(QWebSocketProtocol::CloseCodePolicyViolated, u"A listener is not heard; take the call over to speak."_s);
    });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &ConsoleLeg::closed);
}

SocketConsoleLeg::~SocketConsoleLeg()
{
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
}

void SocketConsoleLeg::onPacket(const QByteArray &packet)
{
    if (!m_opus) {
        Q_EMIT audioReceived(packet);
        return;
    }
    const auto decoded = m_opus->decode(packet);
    if (decoded)
        Q_EMIT audioReceived(decoded->encode());
    else
        qCDebug(lcApi) << "a console's packet was dropped:" << decoded.error().message;
}

void SocketConsoleLeg::sendAudio(const QByteArray &packet)
{
    if (!m_socket->isValid() || m_socket->bytesToWrite() >= (m_opus ? halfSecondOfOpus : halfSecondOfAudio))
        return;
    if (!m_opus) {
        m_socket->sendBinaryMessage(packet);
        return;
    }
    const auto pcm = AudioPacket::decode(packet);
    const auto coded = pcm ? m_opus->encode(*pcm) : Result<QByteArray>(std::unexpected(pcm.error()));
    if (coded)
        m_socket->sendBinaryMessage(*coded);
    else
        qCDebug(lcApi) << "a packet for a console was dropped:" << coded.error().message;
}

void SocketConsoleLeg::sendControl(const QByteArray &json)
{
    if (m_socket->isValid())
        m_socket->sendTextMessage(QString::fromUtf8(json));
}

void SocketConsoleLeg::close(quint16 code, const QString &reason)
{
    if (m_socket->state() == QAbstractSocket::UnconnectedState) {
        // closed() follows a close() also when the socket was faster.
        QMetaObject::invokeMethod(this, &ConsoleLeg::closed, Qt::QueuedConnection);
        return;
    }
    SocketKeeper::close(m_socket.get(), code, reason);
}

} // namespace Attendant
