// SPDX-License-Identifier: GPL-3.0-or-later
// Calls whose sound comes by a peer connection or by telephone: `POST /v1/realtime/calls` and what can be done to one. Source: reference
// notes, sections 5.2, 5.3 and 6.
#include "simulator/realtimeserver.h"

#include "base/secrets.h"
#include "domain/jsonread.h"
#include "simulator/realtimelistener_p.h"
#include "simulator/realtimesession_p.h"
#include "simulator/sessionsettings_p.h"

#include <QHttpServer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::seconds gatewayLimit{8};

qint64 unixSeconds(Time time)
{
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray formPart(const QByteArray &contentType, const QByteArray &body, const QByteArray &name)
{
    const QByteArray boundary = "--" + contentType.mid(contentType.indexOf("boundary=") + 9).split(';').front().trimmed();
    for (qsizetype from = body.indexOf(boundary); from >= 0 && boundary.size() > 2;) {
        from += boundary.size();
        const qsizetype until = body.indexOf("\r\n" + boundary, from);
        const qsizetype head = body.indexOf("\r\n\r\n", from);
        if (until < 0 || head < 0 || head > until)
            break;
        if (body.sliced(from, head - from).contains("name=\"" + name + '"'))
            return body.sliced(head + 4, until - head - 4);
        from = until + 2;
    }
    return {};
}

/// An answer to \a offer that a browser takes, and behind which nobody is.
QByteArray emptyAnswer(const QByteArray &offer)
{
    QByteArray fingerprint = randomId().toLatin1() + randomId().toLatin1() + randomId().toLatin1();
    QByteArray hex = fingerprint.left(32).toHex(':').toUpper();
    QByteArray answer = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
    static const QRegularExpression group(u"^a=group:BUNDLE .*$"_s, QRegularExpression::MultilineOption);
    if (const auto match = group.match(QString::fromLatin1(offer)); match.hasMatch())
        answer += match.captured().trimmed().toLatin1() + "\r\n";
    QByteArrayList sections = QByteArray(offer).replace("\r\n", "\n").split('\n');
    QByteArray mid;
    for (const QByteArray &line : std::as_const(sections)) {
        if (!line.startsWith("m=") && !line.startsWith("a=mid:"))
            continue;
        if (line.startsWith("a=mid:")) {
            answer += line + "\r\n";
            continue;
        }
        const bool isAudio = line.startsWith("m=audio");
        answer += (isAudio ? QByteArray("m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n") : QByteArray("m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n"))
                  + "c=IN IP4 127.0.0.1\r\na=ice-ufrag:simu\r\na=ice-pwd:simulatedsimulatedsimulated\r\na=fingerprint:sha-256 " + hex + "\r\na=setup:active\r\n"
                  + (isAudio ? "a=sendrecv\r\na=rtcp-mux\r\na=rtpmap:0 PCMU/8000\r\n" : "a=sctp-port:5000\r\n");
    }
    return answer;
}

} // namespace

RealtimeSession *RealtimeServer::openCall(const QString &callId, const SessionSettings &wished)
{
    SessionSettings config = wished;
    // As a telephone line or a browser's mu-law has it; the sessions of calls choose no format.
    const QJsonObject format{{u"format"_s, QJsonObject{{u"type"_s, u"audio/pcmu"_s}}}};
    (void)config.merge({{u"type"_s, u"realtime"_s}, {u"audio"_s, QJsonObject{{u"input"_s, format}, {u"output"_s, format}}}});
    auto *session = new RealtimeSession(nullptr, config, m_options, m_options.seed + m_opened++, m_clock, *m_voices, this);
    adopt(session);
    m_calls.insert(callId, {session, std::chrono::steady_clock::now() + m_options.joinDelay});
    session->start();
    Q_EMIT sessionOpened(session->id());
    return session;
}

bool RealtimeServer::isJoinable(const QString &callId) const
{
    const auto call = m_calls.constFind(callId);
    return call != m_calls.cend() && std::chrono::steady_clock::now() >= call->joinableAt;
}

void RealtimeServer::join(QWebSocket *socket, const QString &callId, bool isPeer)
{
    const auto call = m_calls.constFind(callId);
    if (call == m_calls.cend()) { // it has ended during the handshake
        socket->close(QWebSocketProtocol::CloseCodeNormal, u"call_id_not_found"_s);
        connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
        return;
    }
    call->session->attach(socket, isPeer);
}

void RealtimeServer::ring(const QString &callId)
{
    m_ringing << callId;
}

void RealtimeServer::pressKey(const QString &callId, QChar key)
{
    if (const auto call = m_calls.constFind(callId); call != m_calls.cend())
        call->session->sendKey(key, unixSeconds(m_clock.now()));
}

void RealtimeServer::leave(const QString &callId)
{
    const auto call = m_calls.constFind(callId);
    if (call == m_calls.cend())
        return;
    RealtimeSession *session = call->session;
    m_calls.erase(call);
    session->close(QWebSocketProtocol::CloseCodeNormal, u"call ended"_s);
}

void RealtimeServer::createCall(const QString &key, const QByteArray &contentType, const QByteArray &body, const std::function<void(const Answer &)> &answer)
{
    const auto refuse = [&answer](int status, const QJsonObject &error) { answer({status, "application/json", json(error)}); };
    if (const QJsonObject refused = refusal(key); !refused.isEmpty()) {
        refuse(401, refused);
        return;
    }
    const bool isForm = contentType.startsWith("multipart/form-data");
    const QByteArray offer = isForm ? formPart(contentType, body, "sdp") : body;
    if (!offer.startsWith("v=0") || !offer.contains("m=audio")) {
        refuse(400, realtimeErrorBody(u"Invalid SDP offer."_s, u"invalid_offer"_s, u"sdp"_s));
        return;
    }
    SessionSettings config;
    const QJsonObject session = isForm ? QJsonDocument::fromJson(formPart(contentType, body, "session")).object() : m_secrets.value(key).session;
    if (!session.isEmpty()) {
        if (const auto problem = config.merge(session)) {
            refuse(400, realtimeErrorBody(problem->message, problem->code, u"session."_s + problem->param));
            return;
        }
        config.setModel(session.value("model"_L1).toString());
    }
    if (sessionCount() >= m_options.largestSessionCount) {
        refuse(429, realtimeErrorBody(u"Too many sessions are open."_s, u"rate_limit_exceeded"_s));
        return;
    }
    const QString callId = u"rtc_"_s + randomId();
    openCall(callId, config);
    Q_EMIT callCreated(callId, session);
    const auto finish = [callId, answer](const QByteArray &sdp) { answer({201, "application/sdp", sdp, "/v1/realtime/calls/" + callId.toLatin1()}); };
    if (m_options.mediaGateway.isEmpty()) {
        finish(emptyAnswer(offer));
        return;
    }
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    QNetworkRequest request(m_options.mediaGateway);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(gatewayLimit);
    QNetworkReply *reply = m_network->post(request, json({{u"call_id"_s, callId}, {u"sdp"_s, QString::fromUtf8(offer)}, {u"base_url"_s, baseUrl().toString()}}));
    connect(reply, &QNetworkReply::finished, this, [this, reply, callId, finish, answer] {
        reply->deleteLater();
        const QByteArray sdp = QJsonDocument::fromJson(reply->readAll()).object().value("sdp"_L1).toString().toUtf8();
        if (!sdp.isEmpty()) {
            finish(sdp);
            return;
        }
        if (const auto call = m_calls.constFind(callId); call != m_calls.cend())
            call->session->close(QWebSocketProtocol::CloseCodeNormal, u"no media"_s);
        answer({500, "application/json", json(realtimeErrorBody(u"The media gateway did not answer."_s, u"server_error"_s))});
    });
}

RealtimeServer::Answer RealtimeServer::actOnCall(const QString &key, const QString &callId, const QString &verb, const QByteArray &body)
{
    const auto refuse = [](int status, const QJsonObject &error) { return Answer{status, "application/json", json(error)}; };
    if (const QJsonObject refused = refusal(key); !refused.isEmpty())
        return refuse(401, refused);
    const QJsonObject fields = QJsonDocument::fromJson(body).object();
    const bool isRinging = m_ringing.contains(callId);
    const auto call = m_calls.constFind(callId);
    const bool isUp = call != m_calls.cend();
    if (verb == "accept"_L1 && isRinging) {
        SessionSettings config;
        const QJsonObject detection = fields.value("audio"_L1).toObject().value("input"_L1).toObject().value("turn_detection"_L1).toObject();
        for (const auto field : {"threshold"_L1, "prefix_padding_ms"_L1, "silence_duration_ms"_L1}) {
            if (detection.contains(field))
                return refuse(400, realtimeErrorBody(u"Unknown parameter: 'session.audio.input.turn_detection.%1'."_s.arg(field), u"unknown_parameter"_s, u"session"_s));
        }
        if (const auto problem = config.merge(fields))
            return refuse(400, realtimeErrorBody(problem->message, problem->code, u"session."_s + problem->param));
        m_ringing.removeOne(callId);
        openCall(callId, config);
        Q_EMIT callAccepted(callId, fields);
        return {200, "application/json", "{}"};
    }
    if (verb == "reject"_L1 && isRinging) {
        m_ringing.removeOne(callId);
        Q_EMIT callRejected(callId, fields.value("status_code"_L1).toInt(603));
        return {200, "application/json", "{}"};
    }
    if (verb == "refer"_L1 && isUp) {
        const QString target = fields.value("target_uri"_L1).toString();
        if (!target.startsWith("tel:"_L1) && !target.startsWith("sip:"_L1))
            return refuse(400, realtimeErrorBody(u"Invalid value: 'target_uri' must be a tel: or sip: address."_s, u"invalid_value"_s, u"target_uri"_s));
        Q_EMIT callReferred(callId, target);
        return {200, "application/json", "{}"};
    }
    if (verb == "hangup"_L1 && isUp) {
        RealtimeSession *session = call->session;
        m_calls.erase(call);
        session->close(QWebSocketProtocol::CloseCodeNormal, u"hangup"_s);
        Q_EMIT callHungUp(callId);
        return {200, "application/json", "{}"};
    }
    return refuse(404, realtimeErrorBody(u"No session found for the provided call_id"_s, u"call_id_not_found"_s));
}

void RealtimeServer::addCallRoutes()
{
    using Status = QHttpServerResponder::StatusCode;
    const auto keyOf = [](const QHttpServerRequest &request) {
        const QByteArray authorization = request.headers().value(QHttpHeaders::WellKnownHeader::Authorization).toByteArray();
        return authorization.startsWith("Bearer ") ? QString::fromLatin1(authorization.sliced(7).trimmed()) : QString();
    };
    m_http->route(u"/v1/realtime/calls"_s, QHttpServerRequest::Method::Post, this, [this, keyOf](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        // Answered later, perhaps; a responder can be moved alone.
        auto later = std::make_shared<QHttpServerResponder>(std::move(responder));
        const QByteArray type = request.headers().value(QHttpHeaders::WellKnownHeader::ContentType).toByteArray();
        createCall(keyOf(request), type, request.body(), [later](const Answer &answer) {
            QHttpHeaders headers;
            headers.append(QHttpHeaders::WellKnownHeader::ContentType, answer.type);
            if (!answer.location.isEmpty())
                headers.append(QHttpHeaders::WellKnownHeader::Location, answer.location);
            later->write(answer.body, headers, static_cast<Status>(answer.status));
        });
    });
    m_http->route(u"/v1/realtime/calls/<arg>/<arg>"_s, QHttpServerRequest::Method::Post, this,
                  [this, keyOf](const QString &callId, const QString &verb, const QHttpServerRequest &request) {
                      const Answer answer = actOnCall(keyOf(request), callId, verb, request.body());
                      return QHttpServerResponse(answer.type, answer.body, static_cast<Status>(answer.status));
                  });
}

} // namespace Attendant
