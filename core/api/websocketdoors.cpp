// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/websocketdoors.h"

#include "api/apiparts.h"
#include "api/controllersupport.h"
#include "api/eventhub.h"
#include "api/metrics.h"
#include "api/socketlegs.h"
#include "api/tokenwatch.h"
#include "api/websocketgate.h"
#include "calls/callservice.h"
#include "telephony/telephony.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

namespace {

using Welcome = WebSocketGate::Welcome;

void count(ApiParts &parts, const QString &kind, const QWebSocket &socket)
{
    parts.metrics.noteWebSocket(kind, +1);
    QObject::connect(&socket, &QObject::destroyed, qApp, [&metrics = parts.metrics, kind] { metrics.noteWebSocket(kind, -1); }, Qt::DirectConnection);
}

Result<Welcome> openEvents(ApiParts &parts, EventHub &events, const Request &request)
{
    const auto principal = parts.authenticator.authorise(Access::Reader, webSocketToken(request), request.peer.address, request.isFromOutside);
    if (!principal)
        return std::unexpected(principal.error());
    const auto after = request.query.text("after"_L1);
    const auto org = request.query.text("org_id"_L1);
    if (!after || !org)
        return std::unexpected(after ? org.error() : after.error());
    if (!org->isEmpty()) {
        if (const auto organization = findOrganization(parts, *principal, *org); !organization)
            return std::unexpected(organization.error());
    }
    const EventHub::Subscription subscription{*after, request.query.has("after"_L1), OrgId(*org), *principal, secretHash(webSocketToken(request))};
    return [&parts, &events, subscription](std::unique_ptr<QWebSocket> socket) {
        count(parts, u"events"_s, *socket);
        events.welcome(std::move(socket), subscription);
    };
}

Result<Welcome> openAudio(ApiParts &parts, TokenWatch &tokens, const Request &request)
{
    const auto codec = request.query.text("codec"_L1);
    if (!codec)
        return std::unexpected(codec.error());
    if (!codec->isEmpty() && *codec != u"pcm16" && *codec != u"opus")
        return failField(u"codec"_s, u"The parameter 'codec' must be pcm16 or opus, not '%1'."_s.arg(codec->left(40)));
    const auto payload = *codec == u"opus" ? SocketConsoleLeg::Payload::Opus : SocketConsoleLeg::Payload::Pcm;
    const auto ticketText = request.query.text("ticket"_L1, 500);
    if (!ticketText)
        return std::unexpected(ticketText.error());
    // The ticket was given to a person whose token was checked; it stands for both.
    const auto ticket = parts.calls.redeem(*ticketText);
    if (!ticket)
        return std::unexpected(ticket.error());
    if (ticket->call.text() != request.parameter("call_id"_L1))
        return fail(Error::Code::Unauthorised, u"The ticket is for another call."_s);
    if (!ticket->who.token.isEmpty() && !parts.authenticator.known(ticket->who.token))
        return fail(Error::Code::Unauthorised, u"The token that the ticket was given for has been revoked."_s);
    return [&parts, &tokens, ticket = *ticket, payload](std::unique_ptr<QWebSocket> socket) {
        count(parts, u"audio"_s, *socket);
        tokens.add(socket.get(), ticket.who.token);
        parts.calls.attachConsole(ticket, std::make_unique<SocketConsoleLeg>(std::move(socket), ticket.speaks, payload));
    };
}

bool offersProtocol(const Request &request, QByteArrayView wanted)
{
    const QList<QByteArray> offers = request.head->header("sec-websocket-protocol").split(',');
    return std::ranges::any_of(offers, [&](const QByteArray &offer) { return offer.trimmed() == wanted; });
}

// Pieces of 20 ms crackle in the office's frontend, about 100 ms sound right there; other clients buffer properly and profit from less.
Result<std::chrono::milliseconds> pieceLength(const Request &request)
{
    const bool isServer = request.head->header("origin").isEmpty() && !request.head->header("authorization").isEmpty();
    const auto standard = offersProtocol(request, "realtime") || isServer ? 40ms : 100ms;
    const auto chosen = request.query.integer("piece_ms"_L1, 20, 200, standard.count());
    if (!chosen)
        return std::unexpected(chosen.error());
    return std::chrono::milliseconds(*chosen);
}

// By its handshake a client of the retired beta interface is known before it speaks. Told as the provider tells it, it can say why.
bool isBetaClient(const Request &request)
{
    return request.head->header("openai-beta").contains("realtime=v1") || offersProtocol(request, "openai-beta.realtime-v1");
}

Welcome tellBetaClient()
{
    return [](std::unique_ptr<QWebSocket> socket) {
        const QJsonObject error{{u"type"_s, u"invalid_request_error"_s}, {u"code"_s, u"beta_api_shape_disabled"_s}, {u"message"_s,
                                u"The beta interface of the Realtime API is retired. Leave out OpenAI-Beta and use the GA shape."_s}};
        auto *leg = new SocketCallerLeg(std::move(socket), 40ms);
        leg->send(QJsonDocument(QJsonObject{{u"type"_s, u"error"_s}, {u"event_id"_s, u"event_beta"_s}, {u"error"_s, error}}).toJson(QJsonDocument::Compact));
        closeAndRetire(std::unique_ptr<CallerLeg>(leg), 4000, u"beta_api_shape_disabled"_s);
    };
}

Result<Welcome> openRealtime(ApiParts &parts, const Request &request)
{
    const auto piece = pieceLength(request);
    if (!piece)
        return std::unexpected(piece.error());
    const auto tellsMode = request.query.flag("mode_events"_L1);
    if (!tellsMode)
        return std::unexpected(tellsMode.error());
    const QString secret = clientSecretOf(request);
    if (secret.isEmpty())
        return fail(Error::Code::Unauthorised, u"This needs the client_secret of a session: POST /api/realtime/session gives one."_s);
    const auto call = parts.calls.authenticate(secret);
    if (!call)
        return std::unexpected(call.error());
    if (isBetaClient(request))
        return tellBetaClient();
    return [&parts, call = *call, piece = *piece, tellsMode = tellsMode->value_or(false)](std::unique_ptr<QWebSocket> socket) {
        count(parts, u"realtime"_s, *socket);
        parts.calls.attachCaller(call, std::make_unique<SocketCallerLeg>(std::move(socket), piece, tellsMode));
    };
}

Result<Welcome> openCallerAudio(ApiParts &parts, const Request &request)
{
    const auto piece = request.query.integer("piece_ms"_L1, 20, 200, 40);
    if (!piece)
        return std::unexpected(piece.error());
    const auto call = parts.calls.authenticate(clientSecretOf(request));
    if (!call)
        return std::unexpected(call.error());
    if (call->text() != request.parameter("call_id"_L1))
        return fail(Error::Code::Unauthorised, u"The client secret is for another call."_s);
    return [&parts, call = *call, piece = std::chrono::milliseconds(*piece)](std::unique_ptr<QWebSocket> socket) {
        count(parts, u"caller-audio"_s, *socket);
        parts.calls.attachCallerLine(call, std::make_unique<SocketCallerLeg>(std::move(socket), piece));
    };
}

Result<Welcome> openMedia(ApiParts &parts, const Request &request)
{
    if (!parts.telephony)
        return fail(Error::Code::NotFound, u"No telephone is configured."_s);
    if (!parts.telephony->isSignedHandshake(request.head->header("x-twilio-signature"), request.head->target))
        return fail(Error::Code::Forbidden, u"The signature of the media stream is wrong."_s);
    return [&parts](std::unique_ptr<QWebSocket> socket) {
        count(parts, u"phone"_s, *socket);
        parts.telephony->welcome(std::make_unique<WebMediaSocket>(std::move(socket)));
    };
}

} // namespace

// In the query (the office's frontend), as a header (servers), or among the subprotocols (browsers with OpenAI's SDK).
QString clientSecretOf(const Request &request)
{
    if (const auto inQuery = request.query.text("client_secret"_L1, 500); inQuery && !inQuery->isEmpty())
        return *inQuery;
    constexpr QByteArrayView prefix = "openai-insecure-api-key.";
    const QList<QByteArray> offers = request.head->header("sec-websocket-protocol").split(',');
    for (const QByteArray &offer : offers) {
        if (offer.trimmed().startsWith(prefix))
            return QString::fromLatin1(offer.trimmed().mid(prefix.size()));
    }
    return Authenticator::bearerToken(request.head->header("authorization"));
}

void addWebSocketDoors(WebSocketGate &gate, ApiParts &parts, EventHub &events, TokenWatch &tokens)
{
    gate.add(QString(Telephony::root) + u"/media"_s, [&parts](const Request &request) { return openMedia(parts, request); });
    gate.add(u"/api/v1/events"_s, [&parts, &events](const Request &request) { return openEvents(parts, events, request); });
    gate.add(u"/api/v1/calls/{call_id}/audio"_s, [&parts, &tokens](const Request &request) { return openAudio(parts, tokens, request); });
    gate.add(u"/api/v1/calls/{call_id}/caller-audio"_s, [&parts](const Request &request) { return openCallerAudio(parts, request); });
    // The last two are where OpenAI's SDK looks below a base URL.
    for (const QString &path : {u"/api/realtime/ws"_s, u"/api/v1/realtime/ws"_s, u"/api/realtime"_s, u"/api/v1/realtime"_s})
        gate.add(path, [&parts](const Request &request) { return openRealtime(parts, request); });
}

} // namespace Attendant
