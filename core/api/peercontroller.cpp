// SPDX-License-Identifier: GPL-3.0-or-later
// Browsers that call by WebRTC: they bring an SDP offer, as to OpenAI's `POST /v1/realtime/calls`, and take the answer away. The sound
// then goes between them and the provider; who takes such a call over needs the browser's audio line (calls/peerleg.h).
#include "api/authenticator.h"
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "api/websocketdoors.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype largestOffer = 64 * 1024; // a browser's is some 5 kB

Error wrongOffer(const QString &sentence)
{
    return {Error::Code::InvalidInput, sentence, {}, u"sdp"_s};
}

/// The content of the part \a name of a multipart/form-data body; nothing when there is no such part.
std::optional<QByteArray> formPart(const QByteArray &contentType, const QByteArray &body, const QByteArray &name)
{
    const qsizetype at = contentType.toLower().indexOf("boundary=");
    if (at < 0)
        return std::nullopt;
    QByteArray boundary = contentType.sliced(at + 9).split(';').front().trimmed();
    if (boundary.size() >= 2 && boundary.startsWith('"') && boundary.endsWith('"'))
        boundary = boundary.sliced(1, boundary.size() - 2);
    if (boundary.isEmpty() || boundary.size() > 100)
        return std::nullopt;
    const QByteArray delimiter = "--" + boundary;
    for (qsizetype from = body.indexOf(delimiter); from >= 0;) {
        from += delimiter.size();
        const qsizetype until = body.indexOf("\r\n" + delimiter, from);
        const qsizetype head = body.indexOf("\r\n\r\n", from);
        if (until < 0 || head < 0 || head > until)
            return std::nullopt;
        if (body.sliced(from, head - from).contains("name=\"" + name + '"'))
            return body.sliced(head + 4, std::max<qsizetype>(0, until - head - 4));
        from = until + 2;
    }
    return std::nullopt;
}

Result<QByteArray> offerIn(const Request &request)
{
    const QByteArray type = request.head->header("content-type").trimmed();
    QByteArray offer = request.body;
    if (type.toLower().startsWith("multipart/form-data")) {
        // Its part "session" is the office's to decide, and not read.
        const auto part = formPart(type, request.body, "sdp");
        if (!part)
            return std::unexpected(wrongOffer(u"The form has no part named 'sdp'."_s));
        offer = *part;
    } else if (!type.toLower().startsWith("application/sdp")) {
        return std::unexpected(wrongOffer(u"The body must be an SDP offer (Content-Type: application/sdp), or a form with a part named 'sdp'."_s));
    }
    if (offer.size() > largestOffer)
        return std::unexpected(wrongOffer(u"The SDP offer is larger than 64 kB."_s));
    if (!offer.startsWith("v=0") || !offer.contains("m=audio"))
        return std::unexpected(wrongOffer(u"The SDP offer must begin with v=0 and contain audio."_s));
    return offer;
}

struct PeerCaller { CallId call; QString secret; };

/// Whose call it is: a session's secret says it; without one an organization may be named, as for a session.
Pending<PeerCaller> callerOf(ApiParts &parts, const Request &request, Access access)
{
    const QString secret = clientSecretOf(request);
    const auto org = request.query.text("org_id"_L1);
    if (!org)
        return answeredError<PeerCaller>(std::unexpected(org.error()));
    if (org->isEmpty() || secret.startsWith("ek_"_L1)) {
        if (secret.isEmpty())
            return answeredError<PeerCaller>(fail(Error::Code::Unauthorised, u"This needs the client_secret of a session, or an org_id to make one for."_s));
        const auto call = parts.calls.authenticate(secret);
        if (!call)
            return answeredError<PeerCaller>(std::unexpected(call.error()));
        return answered<PeerCaller>(PeerCaller{*call, {}});
    }
    const auto principal = parts.authenticator.authorise(access, Authenticator::bearerToken(request.head->header("authorization")), request.peer.address,
                                                         request.isFromOutside);
    if (!principal)
        return answeredError<PeerCaller>(std::unexpected(principal.error()));
    if (const auto organization = findOrganization(parts, *principal, *org); !organization)
        return answeredError<PeerCaller>(std::unexpected(organization.error()));
    return parts.calls.createRealtimeSession(OrgId(*org), std::nullopt, false).then(QtFuture::Launch::Sync, [](const Result<CallService::RealtimeSession> &session) -> Result<PeerCaller> {
        if (!session)
            return std::unexpected(session.error());
        return PeerCaller{session->callId, session->clientSecret};
    });
}

Pending<Response> createCall(ApiParts &parts, const Request &request, Access access, const QString &base)
{
    const auto offer = offerIn(request);
    if (!offer)
        return respond(offer.error());
    return callerOf(parts, request, access)
        .then(QtFuture::Launch::Sync,
              [&parts, offer = *offer, base](const Result<PeerCaller> &caller) -> Pending<Response> {
                  if (!caller)
                      return respond(caller.error());
                  return respond(parts.calls.connectPeer(caller->call, offer), [caller = *caller, base](const QByteArray &answer) {
                      Response response;
                      response.status = 201;
                      response.type = "application/sdp";
                      response.body = answer;
                      response.headers.emplace_back("Location", QString(base + u"/realtime/calls/"_s + caller.call.text()).toLatin1());
                      if (!caller.secret.isEmpty())
                          response.headers.emplace_back("X-Client-Secret", caller.secret.toLatin1());
                      return response;
                  });
              })
        .unwrap();
}

} // namespace

void addPeerRoutes(RouteTable &table, ApiParts *parts)
{
    for (const QString &base : {u"/api"_s, u"/api/v1"_s}) {
        const Access access = base == u"/api" ? Access::Frontend : Access::Reader;
        Route route{"POST", base + u"/realtime/calls"_s, Access::Public,
                    [parts, access, base](const Request &request) { return createCall(*parts, request, access, base); },
                    {u"Realtime"_s, u"A call by WebRTC: an SDP offer in, the answer out; Location names the call"_s, {}, {},
                     {{u"client_secret"_s, u"of the session whose call it is; may come as Authorization: Bearer, too"_s},
                      {u"org_id"_s, u"instead of a secret: an organization to make a session for (needs what POST /realtime/session needs); X-Client-Secret tells its secret"_s}},
                     201, base == u"/api" ? u"createPeerCall"_s : u"createPeerCallV1"_s}};
        route.takesSdp = true;
        table.add(std::move(route));
    }
}

} // namespace Attendant
