// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "storage/eventjournal.h"
#include "storage/repositories.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Result<CallFilter> filterOf(const Request &request)
{
    CallFilter filter;
    const auto state = request.query.text("state"_L1);
    if (!state)
        return std::unexpected(state.error());
    if (*state == u"active")
        filter.state = CallFilter::State::Active;
    else if (*state == u"ended")
        filter.state = CallFilter::State::Ended;
    else if (!state->isEmpty() && *state != u"all")
        return failField(u"state"_s, u"The parameter 'state' must be active, ended or all, not '%1'."_s.arg(state->left(40)));
    const auto org = request.query.text("org_id"_L1);
    const auto words = request.query.text("q"_L1);
    const auto after = request.query.text("after"_L1);
    for (const auto *text : {&org, &words, &after}) {
        if (!*text)
            return std::unexpected(text->error());
    }
    const auto from = request.query.time("from"_L1);
    const auto to = request.query.time("to"_L1);
    const auto escalated = request.query.flag("escalated"_L1);
    const auto limit = request.query.integer("limit"_L1, 1, 100, 50);
    if (!from || !to)
        return std::unexpected(from ? to.error() : from.error());
    if (!escalated || !limit)
        return std::unexpected(escalated ? limit.error() : escalated.error());
    filter.orgs = request.principal.visible(OrgId(*org));
    filter.words = *words;
    filter.after = *after;
    filter.from = *from;
    filter.to = *to;
    filter.escalated = *escalated;
    filter.limit = static_cast<int>(*limit);
    return filter;
}

// With \a excerpts (of a search) a call has "excerpt", the utterance in which the words were found.
Response pageResponse(const std::vector<Call> &calls, const QString &next, const QStringList &excerpts = {})
{
    QJsonArray rows;
    for (size_t i = 0; i < calls.size(); ++i) {
        QJsonObject row = calls[i].toJson();
        if (const QString excerpt = excerpts.value(qsizetype(i)); !excerpt.isEmpty())
            row.insert(u"excerpt"_s, excerpt);
        rows << row;
    }
    QJsonObject json{{u"calls"_s, rows}};
    if (!next.isEmpty())
        json.insert(u"next"_s, next);
    return Response::json(json);
}

// The records know what was durable; what is going on in a live call, its own snapshot knows better.
std::vector<Call> withLiveFacts(std::vector<Call> calls, const std::vector<Call> &active)
{
    QHash<CallId, const Call *> byId;
    for (const Call &call : active)
        byId.insert(call.id, &call);
    for (Call &call : calls) {
        if (const Call *live = byId.value(call.id); live && live->lastSeq >= call.lastSeq)
            call = *live;
    }
    return calls;
}

// The active calls when the database cannot be asked: a supervisor must see them most of all then.
Response fromMemory(const CallFilter &filter, std::vector<Call> active)
{
    std::erase_if(active, [&](const Call &call) {
        const bool isHidden = !filter.orgs.empty() && std::ranges::find(filter.orgs, call.orgId) == filter.orgs.end();
        return isHidden || (filter.escalated && *filter.escalated != call.escalated) || (filter.from && call.startedAt < *filter.from)
               || (filter.to && call.startedAt >= *filter.to);
    });
    std::ranges::sort(active, [](const Call &a, const Call &b) { return a.startedAt > b.startedAt; });
    active.resize(std::min(active.size(), size_t(filter.limit)));
    return pageResponse(active, {});
}

Pending<Response> listCalls(ApiParts &parts, const Request &request)
{
    const auto filter = filterOf(request);
    if (!filter)
        return respond(filter.error());
    return parts.callRecords.list(*filter, false).then(QtFuture::Launch::Sync, [&parts, filter = *filter](const Result<CallPage> &page) -> Result<Response> {
        if (page)
            return pageResponse(withLiveFacts(page->calls, parts.calls.activeCalls()), page->next, page->excerpts);
        const bool canDoWithout = filter.state == CallFilter::State::Active && filter.words.isEmpty() && filter.after.isEmpty()
            && page.error().code == Error::Code::Unavailable;
        if (canDoWithout)
            return fromMemory(filter, parts.calls.activeCalls());
        if (page.error().code == Error::Code::InvalidInput) // the only thing that the records judge
            return failField(u"after"_s, u"The parameter 'after' must be the 'next' of the page before, not '%1'."_s.arg(filter.after.left(80)));
        return std::unexpected(page.error());
    });
}

Pending<Response> listEvents(ApiParts &parts, const Request &request)
{
    const auto after = request.query.integer("after"_L1, 0, std::numeric_limits<qint64>::max(), 0);
    const auto limit = request.query.integer("limit"_L1, 1, 1000, 500);
    if (!after || !limit)
        return respond(after ? limit.error() : after.error());
    const CallId id(request.parameter("call_id"_L1));
    // Whether the call exists and may be seen is the records' business; its events alone do not tell behind their end.
    return findCall(parts, request.principal, id)
        .then(QtFuture::Launch::Sync,
              [&parts, id, after = *after, limit = static_cast<int>(*limit)](const Result<Call> &call) -> Pending<Response> {
                  if (!call)
                      return respond(call.error());
                  return respond(parts.journal.readCall(id, after, limit), [limit, last = call->lastSeq](const std::vector<CallEvent> &events) {
                      QJsonArray rows;
                      for (const CallEvent &event : events)
                          rows << event.toJson();
                      QJsonObject json{{u"events"_s, rows}};
                      if (static_cast<int>(events.size()) == limit && events.back().seq < last)
                          json.insert(u"next"_s, QString::number(events.back().seq));
                      return Response::json(json);
                  });
              })
        .unwrap();
}

Pending<Response> getTranscript(ApiParts &parts, const Request &request)
{
    const CallId id(request.parameter("call_id"_L1));
    return respond(findCall(parts, request.principal, id), [](const Call &call) {
        QJsonArray rows;
        for (const TranscriptEntry &entry : call.transcript)
            rows << entry.toJson();
        return Response::json({{u"call_id"_s, call.id.text()}, {u"transcripts"_s, rows}});
    });
}

Pending<Response> getMe(ApiParts &, const Request &request)
{
    QJsonArray orgs;
    if (request.principal.orgs) {
        for (const OrgId &org : *request.principal.orgs)
            orgs << org.text();
    }
    return respond(Response::json({{u"id"_s, request.principal.id.text()},
                                   {u"name"_s, request.principal.name},
                                   {u"role"_s, toString(request.principal.role)},
                                   {u"orgs"_s, orgs}}));
}

} // namespace

void addCallRecordRoutes(RouteTable &table, ApiParts *parts)
{
    using Work = Pending<Response> (*)(ApiParts &, const Request &);
    const auto bind = [parts](Work work) { return [parts, work](const Request &request) { return work(*parts, request); }; };
    const QString tag = u"Calls"_s;
    const QString base = u"/api/v1/calls"_s;
    table.add({"GET", base, Access::Reader, bind(listCalls),
               {tag, u"Calls with their live facts, newest first"_s, {}, u"CallPage"_s,
                {{u"state"_s, u"active, ended or all"_s}, {u"org_id"_s, u"only this organization"_s}, {u"q"_s, u"words that all occur in the call"_s},
                 {u"from"_s, u"started at or after"_s}, {u"to"_s, u"started before"_s}, {u"escalated"_s, u"true or false"_s},
                 {u"after"_s, u"the next of the page before"_s}, {u"limit"_s, u"1 to 100, 50 unless given"_s}},
                200, u"listCallsV1"_s}});
    table.add({"GET", base + u"/{call_id}/events"_s, Access::Reader, bind(listEvents),
               {tag, u"A call's events in order"_s, {}, u"EventList"_s,
                {{u"after"_s, u"only events behind this seq"_s}, {u"limit"_s, u"1 to 1000, 500 unless given"_s}}, 200, u"listCallEvents"_s}});
    table.add({"GET", base + u"/{call_id}/transcript"_s, Access::Reader, bind(getTranscript),
               {tag, u"What was said, in spoken order"_s, {}, u"Transcript"_s, {}, 200, u"getTranscript"_s}});
    table.add({"GET", u"/api/v1/me"_s, Access::Reader, bind(getMe), {u"Access"_s, u"Who the token belongs to"_s, {}, u"Me"_s, {}, 200, u"getMe"_s}});
}

} // namespace Attendant
