// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "domain/jsonread.h"
#include "telephony/siptelephony.h"
#include "telephony/telephony.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

using Hook = std::function<Pending<QByteArray>(Telephony &, const Request &, const TwilioForm &)>;

/// A webhook's fields, from a form or from a JSON object. Errors: InvalidInput, Forbidden (a wrong signature).
Result<TwilioForm> signedForm(const Telephony &telephony, const Request &request)
{
    const QByteArray signature = request.head->header("x-twilio-signature");
    const auto forbidden = fail(Error::Code::Forbidden, u"The request's X-Twilio-Signature is wrong. Check TWILIO_AUTH_TOKEN and PUBLIC_URL."_s);
    if (request.head->header("content-type").toLower().startsWith("application/json")) {
        if (!telephony.isSignedJson(signature, request.head->target, request.body))
            return forbidden;
        const auto json = request.json();
        if (!json)
            return std::unexpected(json.error());
        TwilioForm::Values values;
        for (auto field = json->begin(); field != json->end(); ++field)
            values.emplace_back(field.key().toUtf8(), field.value().toVariant().toString().toUtf8());
        return TwilioForm(std::move(values));
    }
    auto form = TwilioForm::parse(request.body);
    if (!form)
        return fail(Error::Code::InvalidInput, u"The form cannot be read."_s);
    if (!telephony.isSigned(signature, request.head->target, *form))
        return forbidden;
    return *std::move(form);
}

Handler hook(ApiParts *parts, Hook work)
{
    return [parts, work = std::move(work)](const Request &request) -> Pending<Response> {
        if (!parts->telephony)
            return respond(Error{Error::Code::NotFound, u"No telephone is configured: set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and PUBLIC_URL."_s, {}, {}});
        const auto form = signedForm(*parts->telephony, request);
        if (!form)
            return respond(form.error());
        return respond(work(*parts->telephony, request, *form), [](const QByteArray &twiml) {
            Response response;
            response.body = twiml;
            response.type = "text/xml; charset=utf-8";
            return response;
        });
    };
}

/// A telephone call rings at the AI provider. Judged from the body as it came, before anything reads it.
Pending<Response> providerWebhook(ApiParts &parts, const Request &request)
{
    if (!parts.sip)
        return respond(Error{Error::Code::NotFound, u"No telephone is configured at the AI provider: set OPENAI_WEBHOOK_SECRET."_s, {}, {}});
    const WebhookHeaders headers{request.head->header("webhook-id"), request.head->header("webhook-timestamp"), request.head->header("webhook-signature")};
    return respond(parts.sip->receive(headers, request.body), [] { return Response::json({{u"success"_s, true}, {u"message"_s, u"Taken."_s}}); });
}

CallId callOf(const Request &request)
{
    return CallId(request.query.text("call"_L1).value_or(QString()));
}

Pending<Response> placeCall(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto to = reader.text("to"_L1, 40);
    const auto org = reader.text("org_id"_L1, 200);
    if (!to || !org)
        return respond(to ? org.error() : to.error());
    if (const auto organization = findOrganization(parts, request.principal, *org); !organization)
        return respond(organization.error());
    if (!parts.telephony)
        return respond(Error{Error::Code::Conflict, u"No telephone is configured, so nobody can be called."_s, {}, {}});
    return respond(parts.telephony->dial(OrgId(*org), *to, request.principal.name), [&parts, request, to = *to](const Telephony::Dialled &dialled) {
        noteDeed(parts, request, u"call.dial"_s, dialled.call.text(), {{u"to"_s, to}});
        return Response::json({{u"call_id"_s, dialled.call.text()},
                               {u"status"_s, u"in_progress"_s},
                               {u"telephone"_s, QJsonObject{{u"call_sid"_s, dialled.sid}, {u"status"_s, dialled.status}}}},
                              201);
    });
}

} // namespace

void addTelephonyRoutes(RouteTable &table, ApiParts *parts)
{
    const QString tag = u"Telephone"_s;
    struct Entry { QLatin1StringView path; QString id, summary; Hook work; };
    const std::vector<Entry> entries{
        {"/voice"_L1, u"phoneVoice"_s, u"Somebody calls: the answer connects the call's media stream"_s,
         [](Telephony &telephony, const Request &, const TwilioForm &form) { return telephony.voice(form); }},
        {"/after"_L1, u"phoneAfter"_s, u"The media stream is over and the call is not"_s,
         [](Telephony &telephony, const Request &, const TwilioForm &form) { return telephony.afterStream(form); }},
        {"/status"_L1, u"phoneStatus"_s, u"How a call stands at the network"_s,
         [](Telephony &telephony, const Request &, const TwilioForm &form) { return telephony.status(form); }},
        {"/dial-done"_L1, u"phoneDialDone"_s, u"A transfer was answered, or not"_s,
         [](Telephony &telephony, const Request &, const TwilioForm &form) { return telephony.dialDone(form); }},
        {"/leg"_L1, u"phoneLeg"_s, u"How the person who is called for a transfer stands"_s,
         [](Telephony &telephony, const Request &request, const TwilioForm &form) { return telephony.legStatus(callOf(request), form); }},
        {"/announce"_L1, u"phoneAnnounce"_s, u"What the person who is called for a transfer hears first"_s,
         [](Telephony &telephony, const Request &request, const TwilioForm &) { return telephony.announce(callOf(request)); }},
        {"/accept"_L1, u"phoneAccept"_s, u"That person has pressed a key"_s,
         [](Telephony &telephony, const Request &request, const TwilioForm &form) { return telephony.accepted(callOf(request), form); }},
        {"/voicemail"_L1, u"phoneVoicemail"_s, u"A message was recorded"_s,
         [](Telephony &telephony, const Request &, const TwilioForm &form) { return telephony.voicemailDone(form); }}};
    for (const Entry &entry : entries) {
        table.add({"POST", QString(Telephony::root) + entry.path, Access::Public, hook(parts, entry.work),
                   {tag, entry.summary, {}, {}, {}, 200, entry.id}, true});
    }
    table.add({"POST", QString(SipTelephony::path), Access::Public, [parts](const Request &request) { return providerWebhook(*parts, request); },
               {tag, u"A telephone call rings at the AI provider (Standard Webhooks, signed)"_s, u"ProviderWebhook"_s, u"Success"_s, {}, 200, u"providerWebhook"_s}});
    table.add({"POST", u"/api/v1/calls"_s, Access::Controller, [parts](const Request &request) { return placeCall(*parts, request); },
               {tag, u"Call somebody; the AI is on the line when they answer"_s, u"DialRequest"_s, u"Dialled"_s, {}, 201, u"placeCall"_s}});
}

} // namespace Attendant
