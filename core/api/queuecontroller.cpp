// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "domain/jsonread.h"
#include "storage/escalationrepository.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Pending<Response> listQueue(ApiParts &parts, const Request &request)
{
    const auto org = request.query.text("org_id"_L1);
    if (!org)
        return respond(org.error());
    QJsonArray items;
    for (const QueueItem &item : parts.calls.queueItems()) {
        const OrgId &owner = item.escalation.orgId;
        if (request.principal.maySee(owner) && (org->isEmpty() || owner.text() == *org))
            items << item.toJson();
    }
    return respond(Response::json({{u"items"_s, items}}));
}

// The escalation as its live call holds it; also when somebody else has it already.
std::optional<Escalation> findEscalation(const ApiParts &parts, const EscalationId &id)
{
    for (const Call &call : parts.calls.activeCalls()) {
        if (call.escalation && call.escalation->id == id)
            return call.escalation;
    }
    return std::nullopt;
}

Result<EscalationId> visibleEscalation(const ApiParts &parts, const Request &request, CallId *call = nullptr)
{
    const EscalationId id(request.parameter("escalation_id"_L1));
    const auto escalation = findEscalation(parts, id);
    if (escalation && !request.principal.maySee(escalation->orgId))
        return fail(Error::Code::NotFound, u"No escalation has the id '%1'."_s.arg(id.text().left(80)));
    if (escalation && call)
        *call = escalation->callId;
    return id;
}

Pending<Response> accept(ApiParts &parts, const Request &request)
{
    CallId call;
    const auto id = visibleEscalation(parts, request, &call);
    if (!id)
        return respond(id.error());
    return respond(parts.calls.accept(*id, personOf(request)), [&parts, request, call, id = *id](const CallService::AudioGrant &grant) {
        noteDeed(parts, request, u"escalation.accept"_s, id.text());
        return Response::json({{u"call_id"_s, call.text()}, {u"mode"_s, grant.mode}, {u"audio_url"_s, audioUrl(parts, request, call, grant.ticket)}});
    });
}

Pending<Response> decline(ApiParts &parts, const Request &request)
{
    const auto id = visibleEscalation(parts, request);
    if (!id)
        return respond(id.error());
    return respond(parts.calls.decline(*id, personOf(request.principal)), [&parts, request, id = *id] {
        noteDeed(parts, request, u"escalation.decline"_s, id.text());
        return Response::json({{u"success"_s, true}, {u"message"_s, u"The escalation was declined."_s}});
    });
}

// May also be one whose call has ended, which only the records know.
Pending<EscalationId> recordedEscalation(ApiParts &parts, const Request &request)
{
    const EscalationId id(request.parameter("escalation_id"_L1));
    if (!request.principal.orgs)
        return answered<EscalationId>(id);
    if (findEscalation(parts, id))
        return answered<EscalationId>(visibleEscalation(parts, request));
    return parts.escalations.find(id).then(QtFuture::Launch::Sync, [principal = request.principal, id](const Result<EscalationRecord> &found) -> Result<EscalationId> {
        if (!found)
            return std::unexpected(found.error());
        if (!principal.maySee(found->escalation.orgId))
            return fail(Error::Code::NotFound, u"No escalation has the id '%1'."_s.arg(id.text().left(80)));
        return id;
    });
}

Pending<Response> resolve(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const auto outcome = JsonReader(*body).text("outcome"_L1, 200);
    if (!outcome)
        return respond(outcome.error());
    const auto notes = JsonReader(*body).textOr("notes"_L1, {}, 20'000);
    if (!notes)
        return respond(notes.error());
    return recordedEscalation(parts, request)
        .then(QtFuture::Launch::Sync,
              [&parts, request, outcome = *outcome, notes = *notes](const Result<EscalationId> &id) -> Pending<Response> {
                  if (!id)
                      return respond(id.error());
                  return respond(parts.calls.resolve(*id, outcome, notes, personOf(request.principal)), [&parts, request, id = *id] {
                      noteDeed(parts, request, u"escalation.resolve"_s, id.text());
                      return Response::json({{u"success"_s, true}, {u"message"_s, u"The escalation is resolved."_s}});
                  });
              })
        .unwrap();
}

} // namespace

void addQueueRoutes(RouteTable &table, ApiParts *parts)
{
    using Work = Pending<Response> (*)(ApiParts &, const Request &);
    const auto bind = [parts](Work work) { return [parts, work](const Request &request) { return work(*parts, request); }; };
    const QString tag = u"Queue"_s;
    table.add({"GET", u"/api/v1/queue"_s, Access::Reader, bind(listQueue),
               {tag, u"Waiting escalations, gravest and oldest first"_s, {}, u"Queue"_s, {{u"org_id"_s, u"only this organization"_s}}, 200, u"getQueue"_s}});
    const QString base = u"/api/v1/queue/{escalation_id}/"_s;
    table.add({"POST", base + u"accept"_s, Access::Controller, bind(accept),
               {tag, u"Take a waiting escalation; of many exactly one wins"_s, {}, u"AudioGrant"_s, {}, 200, u"acceptEscalation"_s}});
    table.add({"POST", base + u"decline"_s, Access::Controller, bind(decline),
               {tag, u"Leave it to others"_s, {}, u"Success"_s, {}, 200, u"declineEscalation"_s}});
    table.add({"POST", base + u"resolve"_s, Access::Controller, bind(resolve),
               {tag, u"Write down how it ended"_s, u"ResolveRequest"_s, u"Success"_s, {}, 200, u"resolveEscalation"_s}});
}

} // namespace Attendant
