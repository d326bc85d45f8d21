// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "domain/jsonread.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype longestId = 200;

Pending<Response> createSession(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto org = reader.text("org_id"_L1, longestId);
    const auto call = reader.textOr("call_id"_L1, {}, longestId);
    if (!org || !call)
        return respond(org ? call.error() : org.error());
    if (const auto organization = findOrganization(parts, request.principal, *org); !organization)
        return respond(organization.error());
    const auto mint = [&parts, org = OrgId(*org)](std::optional<CallId> wanted) {
        return respond(parts.calls.createRealtimeSession(org, std::move(wanted)), [](const CallService::RealtimeSession &session) {
            return Response::json({{u"session_id"_s, session.id.text()},
                                   {u"client_secret"_s, session.clientSecret},
                                   {u"expires_at"_s, toIso(session.expiresAt)},
                                   {u"session_config"_s, session.config},
                                   {u"call_id"_s, session.callId.text()}});
        });
    };
    if (call->isEmpty())
        return mint({});
    // The secret opens the call's line, so it is for those who may see the call. Which organization they named does not matter then.
    return findCall(parts, request.principal, CallId(*call))
        .then(QtFuture::Launch::Sync,
              [mint, id = CallId(*call)](const Result<Call> &found) -> Pending<Response> {
                  if (!found)
                      return respond(found.error());
                  return mint(id);
              })
        .unwrap();
}

Pending<Response> executeIntent(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto tool = reader.text("tool_name"_L1, 100);
    const auto call = reader.text("call_id"_L1, longestId);
    const auto org = reader.textOr("org_id"_L1, {}, longestId);
    const auto item = reader.textOr("item_id"_L1, {}, longestId);
    for (const auto *text : {&tool, &call, &org, &item}) {
        if (!*text)
            return respond(text->error());
    }
    const auto arguments = reader.objectOr("tool_args"_L1);
    if (!arguments)
        return respond(arguments.error());
    if (!org->isEmpty()) {
        if (const auto organization = findOrganization(parts, request.principal, *org); !organization)
            return respond(organization.error());
    }
    const CallService::ToolCall toolCall{CallId(*call), OrgId(*org), *tool, *arguments, *item};
    return findCall(parts, request.principal, toolCall.call)
        .then(QtFuture::Launch::Sync,
              [&parts, toolCall](const Result<Call> &found) -> Pending<Response> {
                  if (!found)
                      return respond(found.error());
                  CallService::ToolCall complete = toolCall;
                  if (complete.org.isEmpty())
                      complete.org = found->orgId;
                  else if (complete.org != found->orgId)
                      return respond(noSuchCall(complete.call.text()));
                  return respond(parts.calls.executeTool(complete), [](const QJsonObject &answer) { return Response::json(answer); });
              })
        .unwrap();
}

} // namespace

void addRealtimeRoutes(RouteTable &table, ApiParts *parts)
{
    const QString tag = u"Realtime"_s;
    for (const QString &base : {u"/api"_s, u"/api/v1"_s}) {
        const Access access = base == u"/api" ? Access::Frontend : Access::Reader;
        const QString suffix = base == u"/api" ? QString() : u"V1"_s;
        table.add({"POST", base + u"/realtime/session"_s, access, [parts](const Request &request) { return createSession(*parts, request); },
                   {tag, u"A client secret for the Realtime WebSocket"_s, u"SessionRequest"_s, u"RealtimeSession"_s, {}, 200, u"createSession"_s + suffix}});
        table.add({"POST", base + u"/execute-intent"_s, access, [parts](const Request &request) { return executeIntent(*parts, request); },
                   {tag, u"Run one of the AI's tools"_s, u"IntentRequest"_s, u"IntentResult"_s, {}, 200, u"executeIntent"_s + suffix}});
        table.add({"GET", base + u"/execute-intent/stats"_s, access,
                   [parts](const Request &) { return respond(Response::json(parts->calls.toolStatistics())); },
                   {tag, u"How often tools ran"_s, {}, u"Statistics"_s, {}, 200, u"getIntentStatistics"_s + suffix}});
    }
}

} // namespace Attendant
