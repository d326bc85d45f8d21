// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/apirequest_p.h"

#include <QNetworkProxy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

using Internal::nothing;
using Internal::readList;
using Internal::segment;

namespace {

constexpr auto silenceLimit = 10s;
constexpr qint64 maximumRequest = 4 * 1024 * 1024;

QString stateName(CallQuery::State state)
{
    switch (state) {
    case CallQuery::State::Active:
        return u"active"_s;
    case CallQuery::State::Ended:
        return u"ended"_s;
    case CallQuery::State::All:
        break;
    }
    return u"all"_s;
}

QUrlQuery toUrlQuery(const CallQuery &query)
{
    QUrlQuery result;
    // QUrlQuery leaves '+' as it is, which servers read as a space.
    const auto add = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            result.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"state"_s, stateName(query.state));
    add(u"org_id"_s, query.org.text());
    add(u"q"_s, query.words);
    if (query.from)
        add(u"from"_s, toIso(*query.from));
    if (query.to)
        add(u"to"_s, toIso(*query.to));
    if (query.escalated)
        add(u"escalated"_s, *query.escalated ? u"true"_s : u"false"_s);
    add(u"after"_s, query.after);
    add(u"limit"_s, QString::number(query.limit));
    return result;
}

} // namespace

Error Internal::networkError(const QNetworkReply &reply)
{
    const QString server = reply.url().adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveUserInfo).toString();
    switch (reply.error()) {
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return {Error::Code::Timeout, u"The server at %1 did not answer in time."_s.arg(server), reply.errorString(), {}};
    case QNetworkReply::ConnectionRefusedError:
        return {Error::Code::Unavailable, u"Nothing answers at %1. The server is not running there."_s.arg(server), reply.errorString(), {}};
    case QNetworkReply::HostNotFoundError:
        return {Error::Code::Unavailable, u"The name %1 is not known on the network."_s.arg(reply.url().host()), reply.errorString(), {}};
    case QNetworkReply::SslHandshakeFailedError:
        return {Error::Code::Unavailable, u"The certificate of %1 is not trusted."_s.arg(server), reply.errorString(), {}};
    default:
        return {Error::Code::Unavailable, u"The connection to the server at %1 was lost."_s.arg(server), reply.errorString(), {}};
    }
}

ApiClient::ApiClient(QUrl server, QString token, QObject *parent)
    : QObject(parent)
{
    setServer(server, token);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy); // our server redirects nowhere; the token stays with it
}

void ApiClient::setServer(const QUrl &server, const QString &token)
{
    m_server = server.adjusted(QUrl::StripTrailingSlash);
    m_token = token;
    const QString host = server.host();
    const bool local = host == u"localhost" || host.startsWith(u"127.") || host == u"::1";
    m_network.setProxy(local ? QNetworkProxy(QNetworkProxy::NoProxy) : QNetworkProxy(QNetworkProxy::DefaultProxy));
}

Result<QNetworkReply *> ApiClient::start(const Request &request)
{
    QUrl url = m_server;
    url.setPath(m_server.path(QUrl::FullyEncoded) + request.path, QUrl::StrictMode);
    if (!request.query.isEmpty())
        url.setQuery(request.query);
    if (!url.isValid() || (url.scheme() != u"http" && url.scheme() != u"https"))
        return failField(u"server"_s, u"'%1' is not the address of a server. Write http://host:port."_s.arg(m_server.toDisplayString()));

    QNetworkRequest network(url);
    network.setTransferTimeout(silenceLimit);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    network.setRawHeader("Accept", "application/json");
    if (!m_token.isEmpty())
        network.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
    if (request.ifRevision > 0)
        network.setRawHeader("If-Match", '"' + QByteArray::number(request.ifRevision) + '"');
    if (!request.range.isEmpty())
        network.setRawHeader("Range", request.range);
    QByteArray body;
    if (request.body) {
        network.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        body = QJsonDocument(*request.body).toJson(QJsonDocument::Compact);
        if (body.size() > maximumRequest)
            return fail(Error::Code::TooLarge, u"This is too much for one request: %1 of at most %2 bytes."_s.arg(body.size()).arg(maximumRequest));
    }
    return m_network.sendCustomRequest(network, request.verb, body);
}

Pending<void> ApiClient::command(const QString &path, const QJsonObject &body)
{
    return send<void>({.verb = "POST", .path = path, .body = body}, nothing);
}

Pending<AudioGrant> ApiClient::grant(const QString &path, const CallId &id)
{
    return send<AudioGrant>({.verb = "POST", .path = path, .body = QJsonObject()}, [id](const QJsonObject &json) -> Result<AudioGrant> {
        AudioGrant grant{id, json.value("mode"_L1).toString(), QUrl(json.value("audio_url"_L1).toString())};
        if (json.contains("call_id"_L1))
            grant.call = CallId(json.value("call_id"_L1).toString());
        if (grant.audioUrl.isEmpty() || !grant.audioUrl.isValid())
            return fail(Error::Code::Internal, u"The server gave no address for the sound of this call."_s);
        return grant;
    });
}

// --- the server itself ------------------------------------------------------------------------------------------------------

Pending<HealthReport> ApiClient::health()
{
    return send<HealthReport>({.path = u"/health"_s}, [](const QJsonObject &json) -> Result<HealthReport> {
        return HealthReport{json.value("status"_L1).toString(), json.value("service"_L1).toString(), json.value("version"_L1).toString()};
    });
}

Pending<Readiness> ApiClient::ready()
{
    return send<Readiness>({.path = u"/health/ready"_s, .answersDespiteStatus = true},
                           [](const QJsonObject &json) -> Result<Readiness> { return readinessFromJson(json); });
}

Pending<Me> ApiClient::me()
{
    return send<Me>({.path = u"/api/v1/me"_s}, [](const QJsonObject &json) -> Result<Me> {
        Me me{UserId(json.value("id"_L1).toString()), json.value("name"_L1).toString(), json.value("role"_L1).toString(), {}};
        for (const QJsonValue &org : json.value("orgs"_L1).toArray())
            me.orgs.emplace_back(org.toString());
        return me;
    });
}

// --- calls --------------------------------------------------------------------------------------------------------------------

Pending<CallListing> ApiClient::calls(const CallQuery &query)
{
    return send<CallListing>({.path = u"/api/v1/calls"_s, .query = toUrlQuery(query)}, callListingFromJson);
}

Pending<Call> ApiClient::call(const CallId &id)
{
    return send<Call>({.path = u"/api/v1/calls/"_s + segment(id)}, Call::fromJson);
}

Pending<EventListing> ApiClient::events(const CallId &id, qint64 afterSeq)
{
    QUrlQuery query;
    query.addQueryItem(u"after"_s, QString::number(afterSeq));
    return send<EventListing>({.path = u"/api/v1/calls/%1/events"_s.arg(segment(id)), .query = query}, eventListingFromJson);
}

Pending<CallId> ApiClient::startCall(const NewCall &call)
{
    QJsonObject body{{u"org_id"_s, call.org.text()}};
    if (!call.caller.isEmpty())
        body.insert(u"caller"_s, call.caller);
    if (!call.channel.isEmpty())
        body.insert(u"channel"_s, call.channel);
    if (!call.metadata.isEmpty())
        body.insert(u"metadata"_s, call.metadata);
    return send<CallId>({.verb = "POST", .path = u"/api/call/start"_s, .body = body}, [](const QJsonObject &json) -> Result<CallId> {
        const CallId id(json.value("call_id"_L1).toString());
        if (id.isEmpty())
            return fail(Error::Code::Internal, u"The server started a call and did not say which."_s);
        return id;
    });
}

Pending<TranscriptId> ApiClient::addTranscript(const CallId &id, Speaker speaker, const QString &text)
{
    const QJsonObject body{{u"call_id"_s, id.text()}, {u"speaker"_s, toString(speaker)}, {u"text"_s, text}};
    return send<TranscriptId>({.verb = "POST", .path = u"/api/call/transcript"_s, .body = body},
                              [](const QJsonObject &json) -> Result<TranscriptId> { return TranscriptId(json.value("id"_L1).toString()); });
}

Pending<void> ApiClient::endCall(const CallId &id)
{
    return command(u"/api/call/end"_s, {{u"call_id"_s, id.text()}});
}

Pending<RealtimeGrant> ApiClient::createRealtimeSession(const OrgId &org, const CallId &call)
{
    QJsonObject body{{u"org_id"_s, org.text()}};
    if (!call.isEmpty())
        body.insert(u"call_id"_s, call.text());
    return send<RealtimeGrant>({.verb = "POST", .path = u"/api/realtime/session"_s, .body = body},
                               [](const QJsonObject &json) -> Result<RealtimeGrant> {
                                   RealtimeGrant grant;
                                   grant.session = SessionId(json.value("session_id"_L1).toString());
                                   grant.call = CallId(json.value("call_id"_L1).toString());
                                   grant.clientSecret = json.value("client_secret"_L1).toString();
                                   grant.config = json.value("session_config"_L1).toObject();
                                   const auto expires = timeFromIso(json.value("expires_at"_L1).toString());
                                   if (grant.clientSecret.isEmpty() || !expires)
                                       return fail(Error::Code::Internal, u"The server's session answer cannot be understood."_s);
                                   grant.expiresAt = *expires;
                                   return grant;
                               });
}

// --- control ------------------------------------------------------------------------------------------------------------------

Pending<AudioGrant> ApiClient::listen(const CallId &id)
{
    return grant(u"/api/v1/calls/%1/listen"_s.arg(segment(id)), id);
}

Pending<AudioGrant> ApiClient::takeOver(const CallId &id)
{
    return grant(u"/api/v1/calls/%1/takeover"_s.arg(segment(id)), id);
}

Pending<void> ApiClient::handBack(const CallId &id, const QString &note)
{
    return command(u"/api/v1/calls/%1/handback"_s.arg(segment(id)), note.isEmpty() ? QJsonObject() : QJsonObject{{u"note"_s, note}});
}

Pending<bool> ApiClient::handBackReviewed(const CallId &id, const QString &note)
{
    QJsonObject body{{u"review"_s, true}};
    if (!note.isEmpty())
        body.insert(u"note"_s, note);
    return send<bool>({.verb = "POST", .path = u"/api/v1/calls/%1/handback"_s.arg(segment(id)), .body = body},
                      [](const QJsonObject &json) -> Result<bool> { return json.value("pending"_L1).toBool(); });
}

Pending<void> ApiClient::handBackSaying(const CallId &id, const QString &sentence, const QString &note)
{
    QJsonObject body{{u"say"_s, sentence}};
    if (!note.isEmpty())
        body.insert(u"note"_s, note);
    return command(u"/api/v1/calls/%1/handback"_s.arg(segment(id)), body);
}

Pending<void> ApiClient::approveHandback(const CallId &id, const QString &text)
{
    return command(u"/api/v1/calls/%1/handback/approve"_s.arg(segment(id)), text.isEmpty() ? QJsonObject() : QJsonObject{{u"text"_s, text}});
}

Pending<void> ApiClient::cancelHandback(const CallId &id)
{
    return command(u"/api/v1/calls/%1/handback/cancel"_s.arg(segment(id)));
}

Pending<void> ApiClient::hold(const CallId &id)
{
    return command(u"/api/v1/calls/%1/hold"_s.arg(segment(id)));
}

Pending<void> ApiClient::resume(const CallId &id)
{
    return command(u"/api/v1/calls/%1/resume"_s.arg(segment(id)));
}

Pending<void> ApiClient::whisper(const CallId &id, const QString &text)
{
    return command(u"/api/v1/calls/%1/whisper"_s.arg(segment(id)), {{u"text"_s, text}});
}

Pending<void> ApiClient::say(const CallId &id, const QString &text)
{
    return command(u"/api/v1/calls/%1/say"_s.arg(segment(id)), {{u"text"_s, text}});
}

Pending<void> ApiClient::transfer(const CallId &id, const QString &number)
{
    return command(u"/api/v1/calls/%1/transfer"_s.arg(segment(id)), {{u"to"_s, number}});
}

Pending<void> ApiClient::end(const CallId &id, const QString &reason)
{
    return command(u"/api/v1/calls/%1/end"_s.arg(segment(id)), {{u"reason"_s, reason}});
}

Pending<void> ApiClient::escalate(const CallId &id, const EscalationRequest &request)
{
    return command(u"/api/v1/calls/%1/escalate"_s.arg(segment(id)),
                   {{u"urgency"_s, toString(request.urgency)}, {u"reason"_s, request.reason}, {u"summary"_s, request.summary}});
}

// --- queue --------------------------------------------------------------------------------------------------------------------

Pending<std::vector<Escalation>> ApiClient::queue()
{
    return send<std::vector<Escalation>>({.path = u"/api/v1/queue"_s}, [](const QJsonObject &json) {
        return readList<Escalation>(json, "items"_L1, [](const QJsonObject &item) -> Result<Escalation> { return Escalation::fromJson(item); });
    });
}

Pending<AudioGrant> ApiClient::accept(const EscalationId &id)
{
    return grant(u"/api/v1/queue/%1/accept"_s.arg(segment(id)), {});
}

Pending<void> ApiClient::decline(const EscalationId &id)
{
    return command(u"/api/v1/queue/%1/decline"_s.arg(segment(id)));
}

Pending<void> ApiClient::resolve(const EscalationId &id, const QString &outcome, const QString &notes)
{
    return command(u"/api/v1/queue/%1/resolve"_s.arg(segment(id)), {{u"outcome"_s, outcome}, {u"notes"_s, notes}});
}

// --- organizations ------------------------------------------------------------------------------------------------------------

Pending<std::vector<Organization>> ApiClient::organizations()
{
    return send<std::vector<Organization>>({.path = u"/api/v1/organizations"_s}, [](const QJsonObject &json) {
        return readList<Organization>(json, "organizations"_L1, organizationFromJson);
    });
}

Pending<Organization> ApiClient::organization(const OrgId &id)
{
    return send<Organization>({.path = u"/api/v1/organizations/"_s + segment(id)}, organizationFromJson);
}

Pending<Organization> ApiClient::createOrganization(const Organization &organization)
{
    QJsonObject body = organization.toJson();
    if (organization.id.isEmpty())
        body.remove(u"id"_s);
    body.remove(u"revision"_s);
    body.remove(u"updated_at"_s);
    return send<Organization>({.verb = "POST", .path = u"/api/v1/organizations"_s, .body = body}, organizationFromJson);
}

Pending<Organization> ApiClient::replaceOrganization(const Organization &organization)
{
    return send<Organization>({.verb = "PUT",
                               .path = u"/api/v1/organizations/"_s + segment(organization.id),
                               .body = organization.toJson(),
                               .ifRevision = organization.revision},
                              organizationFromJson);
}

Pending<void> ApiClient::patchOrganization(const OrgId &id, const QJsonObject &changes)
{
    return command(u"/api/org/config/"_s + segment(id), changes);
}

Pending<void> ApiClient::removeOrganization(const OrgId &id)
{
    return send<void>({.verb = "DELETE", .path = u"/api/v1/organizations/"_s + segment(id)}, nothing);
}

Pending<PromptRendering> ApiClient::prompt(const OrgId &org)
{
    return send<PromptRendering>({.path = u"/api/v1/organizations/%1/prompt"_s.arg(segment(org))}, promptFromJson);
}

Pending<PromptRendering> ApiClient::previewPrompt(const Organization &organization, const QString &templateText)
{
    QJsonObject body{{u"organization"_s, organization.toJson()}};
    if (!templateText.isEmpty())
        body.insert(u"template"_s, templateText);
    return send<PromptRendering>(
        {.verb = "POST", .path = u"/api/v1/organizations/%1/prompt/preview"_s.arg(segment(organization.id)), .body = body}, promptFromJson);
}

Pending<SafetyVerdict> ApiClient::safetyCheck(const OrgId &org, const QString &text, const QJsonObject &phrases)
{
    QJsonObject body = phrases;
    body.insert(u"text"_s, text);
    return send<SafetyVerdict>({.verb = "POST", .path = u"/api/v1/organizations/%1/safety-check"_s.arg(segment(org)), .body = body},
                               [](const QJsonObject &json) -> Result<SafetyVerdict> { return safetyVerdictFromJson(json); });
}

Pending<std::vector<Appointment>> ApiClient::appointments(const OrgId &org)
{
    QUrlQuery query;
    query.addQueryItem(u"org_id"_s, QString::fromLatin1(QUrl::toPercentEncoding(org.text())));
    return send<std::vector<Appointment>>({.path = u"/api/v1/appointments"_s, .query = query}, [](const QJsonObject &json) {
        return readList<Appointment>(json, "appointments"_L1, appointmentFromJson);
    });
}

} // namespace Attendant
