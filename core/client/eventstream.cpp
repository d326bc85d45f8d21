// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/eventstream.h"

#include "base/logging.h"
#include "domain/jsonread.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QUrlQuery>
#include <QWebSocket>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

namespace {

constexpr quint64 maximumMessage = 4 * 1024 * 1024; // one event; Qt's own limit is 2 GB

std::optional<qint64> readCursor(const QJsonObject &json)
{
    bool ok = false;
    const qint64 cursor = json.value("cursor"_L1).toVariant().toLongLong(&ok);
    return ok ? std::optional(cursor) : std::nullopt;
}

} // namespace

QUrl webSocketUrl(const QUrl &server, const QUrl &path)
{
    QUrl base = server;
    if (!base.path().endsWith(u'/'))
        base.setPath(base.path() + u'/');
    QUrl url = base.resolved(path);
    if (url.scheme() == u"http")
        url.setScheme(u"ws"_s);
    else if (url.scheme() == u"https")
        url.setScheme(u"wss"_s);
    return url;
}

EventStream::EventStream(QUrl server, QString token, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_token(std::move(token))
{
    m_retry.setSingleShot(true);
    m_handshake.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EventStream::connectNow);
    connect(&m_ping, &QTimer::timeout, this, &EventStream::onTick);
    connect(&m_handshake, &QTimer::timeout, this, [this] { drop(u"The server did not answer in time."_s); });
}

EventStream::~EventStream()
{
    abandonSocket();
}

void EventStream::setOrganization(const OrgId &org)
{
    if (org == m_org)
        return;
    m_org = org;
    // What was filtered out until now is missing: the state must be read anew.
    m_cursor.reset();
    if (m_running)
        connectNow();
}

void EventStream::setServer(const QUrl &server, const QString &token)
{
    m_server = server;
    m_token = token;
    m_cursor.reset();
    m_delay = 0ms;
    if (m_running)
        connectNow();
}

void EventStream::start()
{
    if (m_running)
        return;
    m_running = true;
    m_delay = 0ms;
    connectNow();
}

void EventStream::stop()
{
    m_running = false;
    m_retry.stop();
    abandonSocket();
}

void EventStream::connectNow()
{
    m_retry.stop();
    abandonSocket();

    QUrl path(u"api/v1/events"_s);
    QUrlQuery query;
    m_askedToResume = m_cursor.has_value();
    if (m_cursor)
        query.addQueryItem(u"after"_s, QString::number(*m_cursor));
    if (!m_org.isEmpty())
        query.addQueryItem(u"org_id"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_org.text())));
    if (!query.isEmpty())
        path.setQuery(query);

    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingFrameSize(maximumMessage);
    m_socket->setMaxAllowedIncomingMessageSize(maximumMessage);
    m_socket->setProxy(QNetworkProxy(m_server.host() == u"localhost" || m_server.host().startsWith(u"127.") ? QNetworkProxy::NoProxy
                                                                                                            : QNetworkProxy::DefaultProxy));
    connect(m_socket, &QWebSocket::textMessageReceived, this, &EventStream::onText);
    connect(m_socket, &QWebSocket::pong, this, [this] { m_heard = true; });
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        const QString reason = m_socket->closeReason();
        const QString error = m_socket->errorString();
        drop(!reason.isEmpty() ? reason : m_connected ? u"The connection to the server was lost."_s : u"The server cannot be reached: %1."_s.arg(error));
    });
    QNetworkRequest request(webSocketUrl(m_server, path));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
    m_handshake.start(m_limits.handshake); // until the hello, not only until the upgrade
    m_socket->open(request);
}

// The socket may be in the middle of one of its own signals.
void EventStream::abandonSocket()
{
    m_connected = false;
    m_ping.stop();
    m_handshake.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void EventStream::drop(const QString &reason)
{
    if (!m_running)
        return;
    abandonSocket();
    const auto delay = nextDelay();
    qCDebug(lcClient) << "event stream lost:" << reason << "next try in" << delay.count() << "ms";
    m_retry.start(delay);
    Q_EMIT lost(reason, delay);
}

std::chrono::milliseconds EventStream::nextDelay()
{
    m_delay = m_delay == 0ms ? m_limits.firstRetry : std::min(m_delay * 2, m_limits.longestRetry);
    // Between half and the whole: many consoles that lost the same server do not come back at once.
    const auto half = m_delay / 2;
    return half + std::chrono::milliseconds(QRandomGenerator::global()->bounded(static_cast<qint64>(half.count()) + 1));
}

void EventStream::onText(const QString &text)
{
    m_heard = true;
    const auto json = JsonReader::parseObject(text.toUtf8());
    if (!json) {
        drop(u"The server sent something that is no event."_s);
        return;
    }
    const QString type = json->value("type"_L1).toString();
    if (type == u"hello") {
        onHello(readCursor(*json));
        return;
    }
    if (type == u"resync") {
        m_cursor = readCursor(*json);
        Q_EMIT resyncNeeded();
        return;
    }
    if (const auto notice = LiveNotice::fromJson(*json)) {
        Q_EMIT noticeReceived(*notice);
        return;
    }
    const auto event = CallEvent::fromJson(*json);
    if (!event) {
        // A newer server may know more types than this console.
        qCInfo(lcClient) << "event of type" << type << "skipped:" << event.error().message;
        if (const auto cursor = readCursor(*json); cursor && *cursor > 0)
            m_cursor = cursor;
        return;
    }
    if (event->type != EventType::SpeechPartial && event->cursor > 0) {
        if (m_cursor && event->cursor <= *m_cursor)
            return; // delivered before the connection was lost
        m_cursor = event->cursor;
    }
    Q_EMIT eventReceived(*event);
}

void EventStream::onHello(std::optional<qint64> cursor)
{
    m_handshake.stop();
    m_delay = 0ms;
    m_connected = true;
    m_heard = true;
    m_ping.start(m_limits.pingEvery);
    // While resuming, the hello tells where the journal ends, which we have not seen yet: our own cursor stays.
    if (!m_askedToResume)
        m_cursor = cursor;
    const bool missedSomething = m_wasConnected && !m_askedToResume;
    m_wasConnected = true;
    Q_EMIT connected();
    if (missedSomething)
        Q_EMIT resyncNeeded();
}

void EventStream::onTick()
{
    if (!m_heard) {
        drop(u"The server has fallen silent."_s);
        return;
    }
    m_heard = false;
    m_socket->ping();
}

} // namespace Attendant
