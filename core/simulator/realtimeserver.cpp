// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/realtimeserver.h"

#include "base/logging.h"
#include "base/secrets.h"
#include "domain/jsonread.h"
#include "simulator/realtimelistener_p.h"
#include "simulator/realtimesession_p.h"
#include "simulator/sessionsettings_p.h"
#include "simulator/voicepool.h"

#include <QHttpServer>
#include <QTcpSocket>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace Qt::StringLiterals;

namespace Attendant {

QJsonObject realtimeErrorBody(const QString &message, const QString &code, const QString &param)
{
    return {{u"error"_s, QJsonObject{{u"message"_s, message},
                                     {u"type"_s, u"invalid_request_error"_s},
                                     {u"param"_s, param.isEmpty() ? QJsonValue() : QJsonValue(param)},
                                     {u"code"_s, code}}}};
}

static QJsonObject errorBody(const QString &message, const QString &code, const QString &param = {})
{
    return realtimeErrorBody(message, code, param);
}

static qint64 unixSeconds(Time time)
{
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

RealtimeServer::RealtimeServer(QObject *parent)
    : RealtimeServer(Options{}, parent)
{}

RealtimeServer::RealtimeServer(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_voices(std::make_unique<VoicePool>())
    , m_listener(new RealtimeListener(*this))
    , m_http(new QHttpServer(this))
    , m_webSockets(new QWebSocketServer(u"attendant-simulator"_s, QWebSocketServer::NonSecureMode, this))
{
    m_webSockets->setSupportedSubprotocols({u"realtime"_s});
    m_webSockets->setMaxPendingConnections(1'000);
    connect(m_webSockets, &QWebSocketServer::newConnection, this, &RealtimeServer::onConnected);
    addRoutes();
}

RealtimeServer::~RealtimeServer()
{
    shutdown();
}

Result<void> RealtimeServer::listen(quint16 port)
{
    if (!m_listener->listen(QHostAddress::LocalHost, port))
        return fail(Error::Code::Unavailable, u"The simulated AI cannot listen on port %1: %2."_s.arg(port).arg(m_listener->errorString()));
    if (!m_http->bind(m_listener))
        return fail(Error::Code::Internal, u"The simulated AI could not start."_s, u"QHttpServer::bind failed"_s);
    // bind() makes the HTTP server the listener's parent; its life stays ours.
    return {};
}

void RealtimeServer::shutdown()
{
    m_listener->close();
    const auto sessions = m_sessions;
    for (RealtimeSession *session : sessions)
        session->close(QWebSocketProtocol::CloseCodeGoingAway, u"The server is shutting down."_s);
    qDeleteAll(std::exchange(m_sessions, {}));
}

void RealtimeServer::dropConnections()
{
    const auto sessions = m_sessions;
    for (RealtimeSession *session : sessions)
        session->abort();
}

quint16 RealtimeServer::port() const
{
    return m_listener->serverPort();
}

QUrl RealtimeServer::baseUrl() const
{
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(port()));
}

int RealtimeServer::sessionCount() const
{
    return static_cast<int>(m_sessions.size());
}

QJsonObject RealtimeServer::refusal(const QString &key) const
{
    if (key.isEmpty())
        return errorBody(u"You didn't provide an API key. Provide it in an Authorization header using Bearer auth."_s, u"invalid_api_key"_s);
    const bool isSecret = key.startsWith("ek_"_L1);
    const auto secret = m_secrets.constFind(key);
    if (key == m_options.refusedKey || (isSecret && (secret == m_secrets.constEnd() || secret->expiresAt <= m_clock.now())))
        return errorBody(u"Incorrect API key provided: %1…"_s.arg(key.left(6)), u"invalid_api_key"_s);
    return {};
}

void RealtimeServer::addRoutes()
{
    using Status = QHttpServerResponder::StatusCode;
    m_http->route(u"/v1/realtime/client_secrets"_s, QHttpServerRequest::Method::Post, this, [this](const QHttpServerRequest &request) {
        const QByteArray authorization = request.headers().value(QHttpHeaders::WellKnownHeader::Authorization).toByteArray();
        const QString key = authorization.startsWith("Bearer ") ? QString::fromLatin1(authorization.sliced(7).trimmed()) : QString();
        const auto [status, body] = makeClientSecret(key, request.body());
        return QHttpServerResponse(body, static_cast<Status>(status));
    });
    addCallRoutes();
    m_http->setMissingHandler(this, [](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        const QJsonObject body = errorBody(u"Invalid URL (%1)"_s.arg(request.url().path()), u"unknown_url"_s);
        responder.write(QJsonDocument(body), Status::NotFound);
    });
}

std::pair<int, QJsonObject> RealtimeServer::makeClientSecret(const QString &key, const QByteArray &body)
{
    if (QJsonObject refused = refusal(key); !refused.isEmpty())
        return {401, refused};
    const auto request = JsonReader::parseObject(body.trimmed().isEmpty() ? QByteArray("{}") : body);
    if (!request)
        return {400, errorBody(u"We could not parse the JSON body of your request."_s, u"invalid_json"_s)};
    const QJsonObject expiry = request->value("expires_after"_L1).toObject();
    const QJsonValue seconds = expiry.value("seconds"_L1);
    if (expiry.value("anchor"_L1).toString(u"created_at"_s) != "created_at"_L1)
        return {400, errorBody(u"Invalid value: 'anchor' must be 'created_at'."_s, u"invalid_value"_s, u"expires_after.anchor"_s)};
    if (!seconds.isUndefined() && (!seconds.isDouble() || seconds.toDouble() < 10 || seconds.toDouble() > 7'200))
        return {400, errorBody(u"Invalid value: 'seconds' must be between 10 and 7200."_s, u"invalid_value"_s, u"expires_after.seconds"_s)};
    const QJsonObject session = request->value("session"_L1).toObject();
    SessionSettings config;
    if (!session.isEmpty()) {
        if (const auto problem = config.merge(session))
            return {400, errorBody(problem->message, problem->code, problem->param)};
    }
    if (const QString model = session.value("model"_L1).toString(); !model.isEmpty())
        config.setModel(model);

    const Time now = m_clock.now();
    m_secrets.removeIf([now](const auto &entry) { return entry.value().expiresAt <= now; });
    if (m_secrets.size() >= 10'000)
        return {429, errorBody(u"Too many client secrets are valid at the same time."_s, u"rate_limit_exceeded"_s)};
    const QString value = u"ek_"_s + randomToken();
    QJsonObject stored = session;
    if (!stored.isEmpty())
        stored.insert(u"model"_s, config.json().value("model"_L1));
    const Time expiresAt = now + std::chrono::seconds(seconds.toInt(600));
    m_secrets.insert(value, {stored, expiresAt});

    QJsonObject shown = config.json();
    shown.insert(u"id"_s, QString(u"sess_"_s + randomId()));
    shown.insert(u"object"_s, u"realtime.session"_s);
    shown.insert(u"expires_at"_s, 0);
    return {200, {{u"value"_s, value}, {u"expires_at"_s, unixSeconds(expiresAt)}, {u"session"_s, shown}}};
}

void RealtimeServer::adopt(RealtimeSession *session)
{
    m_sessions.append(session);
    connect(session, &RealtimeSession::closed, this, [this, session] {
        if (!m_sessions.removeOne(session))
            return; // a call whose lines close one after the other
        m_calls.removeIf([session](const auto &call) { return call.value().session == session; });
        const QString id = session->id();
        session->deleteLater();
        Q_EMIT sessionClosed(id);
    });
}

void RealtimeServer::onConnected()
{
    while (QWebSocket *socket = m_webSockets->nextPendingConnection()) {
        const QPointer<QTcpSocket> wire = m_upgrading.take(socket->peerPort());
        const QNetworkRequest request = socket->request();
        RequestHead head;
        head.fields.insert("authorization", request.rawHeader("Authorization"));
        head.fields.insert("sec-websocket-protocol", request.rawHeader("Sec-WebSocket-Protocol"));
        const bool isBeta = request.rawHeader("OpenAI-Beta").contains("realtime=v1") || head.subprotocols().contains("openai-beta.realtime-v1");
        const QUrlQuery query(socket->requestUrl());
        const QString model = query.queryItemValue(u"model"_s);
        if (const QString callId = query.queryItemValue(u"call_id"_s); !callId.isEmpty()) {
            join(socket, callId, query.hasQueryItem(u"peer"_s));
            continue;
        }

        SessionSettings config(query.queryItemValue(u"intent"_s) == "transcription"_L1);
        const QJsonObject attached = m_secrets.value(head.key()).session;
        if (!attached.isEmpty() && !config.merge(attached))
            config.setModel(attached.value("model"_L1).toString());
        if (!model.isEmpty() && !config.isTranscription())
            config.setModel(model);
        auto *session = new RealtimeSession(socket, config, m_options, m_options.seed + m_opened++, m_clock, *m_voices, this);
        adopt(session);
        if (isBeta) {
            session->refuse({u"beta_api_shape_disabled"_s, u"The Realtime Beta API is no longer supported. Use the GA shape."_s, {}, true});
            continue;
        }
        session->start();
        Q_EMIT sessionOpened(session->id());
        planFault(session, wire);
    }
}

} // namespace Attendant
