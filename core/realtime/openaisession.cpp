// SPDX-License-Identifier: GPL-3.0-or-later
#include "openaisession_p.h"

#include "base/logging.h"
#include "realtime/openairealtime.h"
#include "realtime/providertrouble.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr quint64 largestMessage = 16 * 1024 * 1024;
constexpr qint64 mostUnwritten = 4 * 1024 * 1024;
constexpr std::chrono::seconds pingEvery{10};

// QWebSocket keeps the handshake's HTTP status only inside its error text.
int statusIn(const QString &text)
{
    // With a challenge in it a 401 has a text of its own.
    if (text.contains("WWW-Authenticate"_L1))
        return 401;
    static const QRegularExpression pattern(u"status code: (\\d{3})"_s);
    return pattern.match(text).captured(1).toInt();
}

Error errorOf(const QWebSocket &socket)
{
    const int status = statusIn(socket.errorString());
    if (status == 404 && socket.requestUrl().query().startsWith("call_id="_L1))
        return {Error::Code::NotFound, u"The AI provider does not have this call."_s, socket.errorString(), {}};
    if (status != 0)
        return providerError(status, {}, {});
    switch (socket.error()) {
    case QAbstractSocket::HostNotFoundError:
        return providerTrouble("voice.host_not_found"_L1, socket.errorString());
    case QAbstractSocket::ConnectionRefusedError:
        return providerTrouble("voice.refused"_L1, socket.errorString());
    case QAbstractSocket::SslHandshakeFailedError:
        return providerTrouble("voice.bad_certificate"_L1, socket.errorString());
    default:
        return providerTrouble("voice.broken"_L1, socket.errorString());
    }
}

} // namespace

OpenAiSession::OpenAiSession(const QNetworkRequest &request, std::chrono::milliseconds limit, Report report)
    : m_report(std::move(report))
{
    m_socket.setMaxAllowedIncomingFrameSize(largestMessage);
    m_socket.setMaxAllowedIncomingMessageSize(largestMessage);
    connect(&m_socket, &QWebSocket::connected, this, &OpenAiSession::onConnected);
    connect(&m_socket, &QWebSocket::disconnected, this, &OpenAiSession::onDisconnected);
    connect(&m_socket, &QWebSocket::errorOccurred, this, &OpenAiSession::onError);
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_heardSincePing = true; });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        m_heardSincePing = true;
        if (!m_isFinished)
            Q_EMIT received(text.toUtf8());
    });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &OpenAiSession::onLimit);
    connect(&m_pings, &QTimer::timeout, this, &OpenAiSession::onPingTime);
    m_limit.start(limit);
    m_socket.open(request);
}

OpenAiSession::~OpenAiSession()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void OpenAiSession::onConnected()
{
    m_limit.stop();
    m_isOpen = true;
    m_pings.start(pingEvery);
    m_report(std::nullopt);
    Q_EMIT opened();
}

void OpenAiSession::onError()
{
    if (m_isFinished)
        return;
    const Error error = errorOf(m_socket);
    qCWarning(lcRealtime) << "provider connection:" << error.context;
    m_report(error);
    finish(error.message, true);
}

void OpenAiSession::onDisconnected()
{
    if (m_isFinished)
        return;
    if (!m_isOpen && !m_isClosing) {
        // A connection that never stood "disconnects" before it tells its error.
        QMetaObject::invokeMethod(this, &OpenAiSession::onError, Qt::QueuedConnection);
        return;
    }
    if (m_isClosing) {
        finish(u"The conversation with the AI provider was closed."_s, false);
        return;
    }
    const auto code = static_cast<int>(m_socket.closeCode());
    qCInfo(lcRealtime) << "the provider closed the connection with code" << code << m_socket.closeReason();
    if (code == 1008 || code == 4000) {
        const Error error = providerError(code == 1008 ? 403 : 400, {}, m_socket.closeReason());
        m_report(error);
        finish(error.message, true);
        return;
    }
    finish(u"The AI provider ended the conversation."_s, true);
}

void OpenAiSession::onLimit()
{
    const Error error = providerTrouble("voice.no_answer"_L1, {});
    if (!m_isClosing)
        m_report(error);
    finish(m_isClosing ? u"The conversation with the AI provider was closed."_s : error.message, !m_isClosing);
}

void OpenAiSession::onPingTime()
{
    if (!m_heardSincePing) {
        const Error error = providerTrouble("voice.silent"_L1, {});
        m_report(error);
        finish(error.message, true);
        return;
    }
    m_heardSincePing = false;
    m_socket.ping();
}

void OpenAiSession::finish(const QString &reason, bool failed)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_limit.stop();
    m_pings.stop();
    if (m_socket.state() != QAbstractSocket::UnconnectedState)
        m_socket.abort();
    Q_EMIT closed(reason, failed);
}

void OpenAiSession::send(const QByteArray &event)
{
    if (!m_isOpen || m_isFinished || m_isClosing)
        return;
    if (m_socket.bytesToWrite() + event.size() > mostUnwritten) {
        const Error error = providerTrouble("voice.too_slow"_L1, {});
        m_report(error);
        // Queued: the sender is in the middle of something and does not expect to be told that it has lost its session.
        QMetaObject::invokeMethod(this, [this, error] { finish(error.message, true); }, Qt::QueuedConnection);
        return;
    }
    m_socket.sendTextMessage(QString::fromUtf8(event));
}

void OpenAiSession::close()
{
    if (m_isFinished || m_isClosing)
        return;
    m_isClosing = true;
    m_limit.start(std::chrono::seconds(2));
    if (m_isOpen)
        m_socket.close();
    else
        QMetaObject::invokeMethod(this, [this] { finish(u"The conversation with the AI provider was closed."_s, false); }, Qt::QueuedConnection);
}

} // namespace Attendant
