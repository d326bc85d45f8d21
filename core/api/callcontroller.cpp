// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "domain/jsonread.h"
#include "storage/repositories.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype longestId = 200;
constexpr qsizetype longestUtterance = 20'000;

Pending<Response> startCall(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto org = reader.text("org_id"_L1, longestId);
    const auto caller = reader.textOr("caller"_L1, {}, 200);
    const auto channel = reader.textOr("channel"_L1, u"api"_s, 40);
    const auto metadata = reader.objectOr("metadata"_L1);
    for (const auto *text : {&org, &caller, &channel}) {
        if (!*text)
            return respond(text->error());
    }
    if (!metadata)
        return respond(metadata.error());
    if (const auto organization = findOrganization(parts, request.principal, *org); !organization)
        return respond(organization.error());
    return respond(parts.calls.start({OrgId(*org), *caller, *channel, *metadata}), [](const CallId &id) {
        return Response::json({{u"call_id"_s, id.text()}, {u"status"_s, u"in_progress"_s}});
    });
}

Pending<Response> addTranscript(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto id = reader.text("call_id"_L1, longestId);
    if (!id)
        return respond(id.error());
    const auto speakerName = reader.text("speaker"_L1, 40);
    if (!speakerName)
        return respond(speakerName.error());
    const auto speaker = speakerFrom(*speakerName);
    if (!speaker || *speaker == Speaker::Human) {
        return respond(failField(u"speaker"_s, u"The field 'speaker' must be user, agent or system, not '%1'."_s.arg(*speakerName)).error());
    }
    const auto text = reader.text("text"_L1, longestUtterance);
    if (!text)
        return respond(text.error());
    const CallId call(*id);
    return withCall(parts, request.principal, call, [&parts, call, speaker, text] {
        return respond(parts.calls.addTranscript(call, *speaker, *text), [](const CallService::Posted &posted) {
            return Response::json({{u"id"_s, posted.id.text()}, {u"status"_s, u"saved"_s}});
        });
    });
}

Pending<Response> endCall(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const auto id = JsonReader(*body).text("call_id"_L1, longestId);
    if (!id)
        return respond(id.error());
    const auto reason = JsonReader(*body).textOr("reason"_L1, u"ended by the client"_s, 500);
    if (!reason)
        return respond(reason.error());
    const CallId call(*id);
    return withCall(parts, request.principal, call, [&parts, call, reason, name = request.principal.name] {
        return respond(parts.calls.end(call, *reason, name), [](const CallService::Ended &ended) {
            return Response::json({{u"success"_s, true}, {u"message"_s, ended.already ? u"The call had already ended."_s : u"The call has ended."_s}});
        });
    });
}

Pending<Response> listCalls(ApiParts &parts, const Request &request)
{
    const auto org = request.query.text("org_id"_L1);
    const auto limit = request.query.integer("limit"_L1, 1, 100, 50);
    const auto offset = request.query.integer("offset"_L1, 0, 1'000'000'000, 0);
    if (!org)
        return respond(org.error());
    if (!limit || !offset)
        return respond(limit ? offset.error() : limit.error());
    CallFilter filter;
    filter.orgs = request.principal.visible(OrgId(*org));
    filter.limit = static_cast<int>(*limit);
    filter.offset = static_cast<int>(*offset);
    return respond(parts.callRecords.list(filter, true), [](const CallPage &page) {
        QJsonArray calls;
        for (const Call &call : page.calls)
            calls << call.toJson();
        return Response::json({{u"calls"_s, calls}, {u"total"_s, page.total}});
    });
}

Pending<Response> getCall(ApiParts &parts, const Request &request)
{
    const CallId id(request.parameter("call_id"_L1));
    if (id.text().size() > longestId)
        return respond(noSuchCall(id.text()));
    return respond(findCall(parts, request.principal, id), [](const Call &call) { return Response::json(call.toDetailJson()); });
}

} // namespace

void addCallRoutes(RouteTable &table, ApiParts *parts)
{
    using Work = Pending<Response> (*)(ApiParts &, const Request &);
    const auto bind = [parts](Work work) { return [parts, work](const Request &request) { return work(*parts, request); }; };
    const QString tag = u"Calls"_s;
    for (const QString &base : {u"/api/call"_s, u"/api/calls"_s, u"/api/v1/calls"_s}) {
        const Access access = base.contains(u"/v1/") ? Access::Reader : Access::Frontend;
        const QString suffix = access == Access::Reader ? u"V1"_s : base == u"/api/call" ? QString() : u"Alias"_s;
        table.add({"POST", base + u"/start"_s, access, bind(startCall),
                   {tag, u"Start a call"_s, u"CallStart"_s, u"CallStarted"_s, {}, 200, u"startCall"_s + suffix}});
        table.add({"POST", base + u"/transcript"_s, access, bind(addTranscript),
                   {tag, u"Add what was said; answered when it is on disk"_s, u"TranscriptPost"_s, u"TranscriptSaved"_s, {}, 200, u"addTranscript"_s + suffix}});
        table.add({"POST", base + u"/end"_s, access, bind(endCall),
                   {tag, u"End a call; ending it again changes nothing"_s, u"CallEnd"_s, u"Success"_s, {}, 200, u"endCall"_s + suffix}});
        table.add({"GET", base + u"/{call_id}"_s, access, bind(getCall),
                   {tag, u"One call with its transcript and intake"_s, {}, u"CallDetail"_s, {}, 200, u"getCall"_s + suffix}});
        if (access == Access::Reader)
            continue; // /api/v1/calls has a list of its own
        table.add({"GET", base, access, bind(listCalls),
                   {tag, u"Calls, newest first"_s, {}, u"CallList"_s,
                    {{u"org_id"_s, u"only this organization"_s}, {u"limit"_s, u"1 to 100, 50 unless given"_s}, {u"offset"_s, u"how many to skip"_s}},
                    200, u"listCalls"_s + suffix}});
    }
}

} // namespace Attendant
