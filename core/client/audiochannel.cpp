// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audiochannel.h"

#include "base/logging.h"
#include "client/eventstream.h"
#include "domain/jsonread.h"

#include <QNetworkProxy>
#include <QWebSocket>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

AudioChannel::AudioChannel(QObject *parent)
    : QObject(parent)
    , m_deadline(this) // goes along when the channel moves to another thread
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(u"The server did not open the sound of this call in time."_s); });
}

AudioChannel::~AudioChannel()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void AudioChannel::open(const QUrl &server, const QUrl &audioUrl)
{
    if (m_socket || m_finished)
        return;
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(64 * 1024);
    m_socket->setMaxAllowedIncomingMessageSize(64 * 1024);
    const QUrl url = webSocketUrl(server, audioUrl);
    if (url.host() == u"localhost" || url.host().startsWith(u"127."))
        m_socket->setProxy(QNetworkProxy::NoProxy);
    connect(m_socket, &QWebSocket::connected, this, [this] {
        m_deadline.stop();
        m_open = true;
        Q_EMIT opened();
    });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &packet) {
        if (packet.size() > maximumPacket) {
            finish(u"The server sent sound that is not understood."_s);
            return;
        }
        ++m_received;
        Q_EMIT packetReceived(packet);
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this, &AudioChannel::onText);
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        const QString reason = m_socket->closeReason();
        if (m_ended)
            finish({});
        else if (!reason.isEmpty())
            finish(reason);
        else
            finish(m_open ? u"The sound of this call was lost."_s : u"The sound of this call cannot be opened: %1."_s.arg(m_socket->errorString()));
    });
    m_deadline.start(5s);
    m_socket->open(url);
}

void AudioChannel::close()
{
    if (m_socket && m_open) {
        m_socket->disconnect(this); // close() may say disconnected() at once
        m_socket->close(QWebSocketProtocol::CloseCodeGoingAway);
    }
    finish({});
}

bool AudioChannel::sendPacket(const QByteArray &packet)
{
    if (!m_open || packet.size() > maximumPacket || !m_socket->isValid() || m_socket->bytesToWrite() > maximumUnsent) {
        ++m_dropped;
        return false;
    }
    m_socket->sendBinaryMessage(packet);
    ++m_sent;
    return true;
}

void AudioChannel::onText(const QString &text)
{
    const auto json = JsonReader::parseObject(text.toUtf8());
    if (!json)
        return;
    const QString type = json->value("type"_L1).toString();
    if (type == u"mode") {
        Q_EMIT modeChanged(json->value("mode"_L1).toString(), json->value("by"_L1).toString());
    } else if (type == u"ended") {
        m_ended = true;
        Q_EMIT ended();
    }
}

void AudioChannel::finish(const QString &reason)
{
    if (m_finished)
        return;
    m_finished = true;
    m_open = false;
    m_deadline.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        if (m_socket->state() != QAbstractSocket::ClosingState)
            m_socket->abort();
    }
    Q_EMIT closed(reason);
}

} // namespace Attendant
