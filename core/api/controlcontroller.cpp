// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "calls/organizationdirectory.h"
#include "domain/jsonread.h"
#include "telephony/siptelephony.h"
#include "telephony/telephony.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

using Work = std::function<Pending<Response>(ApiParts &, const Request &, const CallId &, const QJsonObject &)>;

Response done(const QString &message)
{
    return Response::json({{u"success"_s, true}, {u"message"_s, message}});
}

Response grantResponse(const ApiParts &parts, const Request &request, const CallId &id, const CallService::AudioGrant &grant)
{
    return Response::json({{u"call_id"_s, id.text()}, {u"mode"_s, grant.mode}, {u"audio_url"_s, audioUrl(parts, request, id, grant.ticket)}});
}

Pending<Response> escalate(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &body)
{
    const JsonReader reader(body);
    const auto reason = reader.text("reason"_L1, 1'000);
    const auto urgencyName = reader.textOr("urgency"_L1, u"medium"_s, 40);
    const auto summary = reader.textOr("summary"_L1, {}, 4'000);
    for (const auto *text : {&reason, &urgencyName, &summary}) {
        if (!*text)
            return respond(text->error());
    }
    const auto urgency = urgencyFrom(*urgencyName);
    if (!urgency)
        return respond(failField(u"urgency"_s, u"The field 'urgency' must be low, medium, high or emergency, not '%1'."_s.arg(*urgencyName)).error());
    return respond(parts.calls.escalate(id, *urgency, *reason, *summary, personOf(request.principal)), [](const EscalationId &escalation) {
        return Response::json({{u"success"_s, true}, {u"escalation_id"_s, escalation.text()}});
    });
}

Pending<Response> takeOver(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &)
{
    return respond(parts.calls.takeOver(id, personOf(request)),
                   [&parts, request, id](const CallService::AudioGrant &grant) { return grantResponse(parts, request, id, grant); });
}

Pending<Response> listen(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &)
{
    return respond(parts.calls.listen(id, personOf(request)),
                   [&parts, request, id](const CallService::AudioGrant &grant) { return grantResponse(parts, request, id, grant); });
}

Pending<Response> handBack(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &body)
{
    const auto note = JsonReader(body).textOr("note"_L1, {}, 4'000);
    if (!note)
        return respond(note.error());
    if (body.contains("review"_L1) && !body.value("review"_L1).isBool())
        return respond(failField(u"review"_s, u"The field 'review' must be true or false."_s).error());
    const auto say = body.contains("say"_L1) ? JsonReader(body).text("say"_L1, 600) : Result<QString>(QString());
    if (!say)
        return respond(say.error());
    return respond(parts.calls.handBack(id, *note, personOf(request.principal), body.value("review"_L1).toBool(), *say), [](const CallService::HandedBack &handed) {
        return Response::json({{u"success"_s, true},
                               {u"message"_s, handed.isPending ? u"The AI writes its first sentence; you have the line until it is said."_s : u"The AI has the call again."_s},
                               {u"pending"_s, handed.isPending}});
    });
}

Pending<Response> approveHandback(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &body)
{
    const auto text = body.contains("text"_L1) ? JsonReader(body).text("text"_L1, 600) : Result<QString>(QString());
    if (!text)
        return respond(text.error());
    return respond(parts.calls.approveHandback(id, *text, personOf(request.principal)), [] { return done(u"The AI says it and has the call."_s); });
}

Pending<Response> cancelHandback(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &)
{
    return respond(parts.calls.cancelHandback(id, personOf(request.principal)), [] { return done(u"The call stays with the person."_s); });
}

Pending<Response> hold(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &)
{
    return respond(parts.calls.hold(id, personOf(request.principal)), [] { return done(u"The caller is on hold."_s); });
}

Pending<Response> resume(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &)
{
    return respond(parts.calls.resumeFromHold(id, personOf(request.principal)), [] { return done(u"The caller is off hold."_s); });
}

Pending<Response> whisper(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &body)
{
    const auto text = JsonReader(body).text("text"_L1, 4'000);
    if (!text)
        return respond(text.error());
    return respond(parts.calls.whisper(id, *text, personOf(request.principal)), [] { return done(u"The AI was told."_s); });
}

Pending<Response> say(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &body)
{
    const auto text = JsonReader(body).text("text"_L1, 4'000);
    if (!text)
        return respond(text.error());
    return respond(parts.calls.say(id, *text, personOf(request.principal)), [] { return done(u"The AI says it."_s); });
}

Pending<Response> end(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &body)
{
    const auto reason = JsonReader(body).textOr("reason"_L1, u"ended by %1"_s.arg(request.principal.name), 500);
    if (!reason)
        return respond(reason.error());
    return respond(parts.calls.end(id, *reason, request.principal.name), [](const CallService::Ended &ended) {
        return done(ended.already ? u"The call had already ended."_s : u"The call has ended."_s);
    });
}

Pending<Response> transfer(ApiParts &parts, const Request &request, const CallId &id, const QJsonObject &body)
{
    const auto to = JsonReader(body).textOr("to"_L1, {}, 210);
    const auto announce = JsonReader(body).textOr("announce"_L1, {}, 500);
    if (!to || !announce)
        return respond(to ? announce.error() : to.error());
    return findCall(parts, request.principal, id)
        .then(QtFuture::Launch::Sync,
              [&parts, id, to = *to, announce = *announce, by = request.principal.name](const Result<Call> &call) -> Pending<Response> {
                  if (!call)
                      return respond(call.error());
                  if (call->status != CallStatus::InProgress)
                      return respond(Error{Error::Code::Conflict, u"The call has ended."_s, {}, {}});
                  QString target = to;
                  const bool isSip = parts.sip && parts.sip->isOnTelephone(id);
                  if (target.isEmpty() && isSip) {
                      static const QRegularExpression filler(u"[-. ()]"_s);
                      const auto office = parts.organizations.find(call->orgId);
                      target = office ? QString(office->escalationPhone).remove(filler) : QString();
                  }
                  if (target.isEmpty())
                      return respond(Error{Error::Code::InvalidInput, isSip ? u"The field 'to' is missing, and the organization has no escalation phone."_s : u"The field 'to' is missing."_s, {}, u"to"_s});
                  if (isSip)
                      return respond(parts.sip->transfer(id, target), [target] { return done(u"The caller is being sent to %1."_s.arg(target)); });
                  if (!parts.telephony)
                      return respond(Error{Error::Code::Conflict, u"No telephony is configured, so the call cannot be transferred to a telephone."_s, {}, {}});
                  return respond(parts.telephony->transfer(id, target, announce, by), [target] { return done(u"%1 is being called."_s.arg(target)); });
              })
        .unwrap();
}

// Reads the body, checks that the call may be seen, notes the deed and does it.
Handler control(ApiParts *parts, const QString &action, Work work)
{
    return [parts, action, work = std::move(work)](const Request &request) -> Pending<Response> {
        const auto body = request.jsonOrEmpty();
        if (!body)
            return respond(body.error());
        const CallId id(request.parameter("call_id"_L1));
        return withCall(*parts, request.principal, id, [parts, action, work, request, id, body = *body] {
            return work(*parts, request, id, body).then(QtFuture::Launch::Sync, [parts, action, request, id](const Result<Response> &result) {
                if (result)
                    noteDeed(*parts, request, u"call."_s + action, id.text());
                return result;
            });
        });
    };
}

} // namespace

void addControlRoutes(RouteTable &table, ApiParts *parts)
{
    struct Entry { QString name; Work work; QString summary, requestSchema, responseSchema; };
    const std::vector<Entry> entries{
        {u"escalate"_s, escalate, u"Ask for a human, over the AI's head"_s, u"EscalateRequest"_s, u"Escalated"_s},
        {u"listen"_s, listen, u"Listen silently"_s, {}, u"AudioGrant"_s},
        {u"takeover"_s, takeOver, u"Take the call over: the AI falls silent at once"_s, {}, u"AudioGrant"_s},
        {u"handback"_s, handBack, u"Give the call back to the AI, with a note"_s, u"HandbackRequest"_s, u"HandedBack"_s},
        {u"handback/approve"_s, approveHandback, u"Let the AI say what it proposed, or another sentence, and go on"_s, u"ApproveRequest"_s, u"Success"_s},
        {u"handback/cancel"_s, cancelHandback, u"Keep the call after all"_s, {}, u"Success"_s},
        {u"hold"_s, hold, u"Put the caller on hold"_s, {}, u"Success"_s},
        {u"resume"_s, resume, u"Take the caller off hold"_s, {}, u"Success"_s},
        {u"whisper"_s, whisper, u"Tell the AI something that the caller does not hear"_s, u"TextRequest"_s, u"Success"_s},
        {u"say"_s, say, u"Let the AI say exactly this"_s, u"TextRequest"_s, u"Success"_s},
        {u"transfer"_s, transfer, u"Transfer the call to a telephone"_s, u"TransferRequest"_s, u"Success"_s},
        {u"end"_s, end, u"End the call"_s, u"ReasonRequest"_s, u"Success"_s}};
    for (const Entry &entry : entries) {
        table.add({"POST", u"/api/v1/calls/{call_id}/"_s + entry.name, Access::Controller, control(parts, entry.name, entry.work),
                   {u"Control"_s, entry.summary, entry.requestSchema, entry.responseSchema, {}, 200, u"control_"_s + QString(entry.name).replace(u'/', u'_')}});
    }
}

} // namespace Attendant
