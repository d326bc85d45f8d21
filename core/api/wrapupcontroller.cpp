// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "calls/deskservice.h"
#include "domain/jsonread.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

using Deed = std::function<Pending<Wrapup>(const WrapupId &)>;

// The state that a list is restricted to. Errors: InvalidInput.
Result<std::optional<bool>> wantedState(const Request &request, QLatin1StringView closedName)
{
    const auto state = request.query.text("state"_L1);
    if (!state)
        return std::unexpected(state.error());
    if (state->isEmpty() || *state == "open"_L1)
        return std::optional(true);
    if (*state == closedName)
        return std::optional(false);
    if (*state == "all"_L1)
        return std::optional<bool>();
    return failField(u"state"_s, u"The parameter 'state' must be open, %1 or all, not '%2'."_s.arg(closedName, state->left(40)));
}

Pending<Response> listWrapups(ApiParts &parts, const Request &request)
{
    const auto isOpen = wantedState(request, "closed"_L1);
    if (!isOpen)
        return respond(isOpen.error());
    const auto mine = request.query.flag("mine"_L1);
    const auto org = request.query.text("org_id"_L1);
    if (!mine || !org)
        return respond(mine ? org.error() : mine.error());
    const bool isMine = mine->value_or(true);
    if (!isMine && !request.principal.mayAdminister())
        return respond(Error{Error::Code::Forbidden, u"Only a supervisor may see other people's wrap-ups."_s, {}, {}});
    WrapupFilter filter{request.principal.visible(OrgId(*org)), isMine ? request.principal.id : UserId(), *isOpen};
    return respond(parts.desk.wrapups(filter), [](const std::vector<Wrapup> &wrapups) {
        QJsonArray rows;
        for (const Wrapup &wrapup : wrapups)
            rows << wrapup.toJson();
        return Response::json({{u"wrapups"_s, rows}});
    });
}

// \a done, and \a note once it is.
Pending<Wrapup> noted(Pending<Wrapup> done, const std::function<void()> &note)
{
    return done.then(QtFuture::Launch::Sync, [note](const Result<Wrapup> &wrapup) {
        if (wrapup)
            note();
        return wrapup;
    });
}

// Runs \a deed when the wrap-up may be seen, and, where \a isForOwner, is the asker's own.
Pending<Response> withWrapup(ApiParts &parts, const Request &request, bool isForOwner, const Deed &deed)
{
    const WrapupId id(request.parameter("wrapup_id"_L1));
    return parts.desk.wrapup(id)
        .then(QtFuture::Launch::Sync,
              [principal = request.principal, isForOwner, id, deed](const Result<Wrapup> &found) -> Pending<Response> {
                  if (!found)
                      return respond(found.error());
                  const bool isOwn = found->userId == principal.id;
                  if (!principal.maySee(found->orgId) || (!isOwn && !principal.mayAdminister()))
                      return respond(Error{Error::Code::NotFound, u"No wrap-up has the id '%1'."_s.arg(id.text().left(80)), {}, {}});
                  if (isForOwner && !isOwn)
                      return respond(Error{Error::Code::Forbidden, u"This wrap-up is %1's."_s.arg(found->userName), {}, {}});
                  return respond(deed(id), [](const Wrapup &wrapup) { return Response::json(wrapup.toJson()); });
              })
        .unwrap();
}

Pending<Response> getWrapup(ApiParts &parts, const Request &request)
{
    return withWrapup(parts, request, false, [&parts](const WrapupId &id) { return parts.desk.wrapup(id); });
}

Pending<Response> saveWrapup(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    return withWrapup(parts, request, true, [&parts, body = *body](const WrapupId &id) { return parts.desk.save(id, body); });
}

Pending<Response> finishWrapup(ApiParts &parts, const Request &request)
{
    const auto body = request.jsonOrEmpty();
    if (!body)
        return respond(body.error());
    return withWrapup(parts, request, true, [&parts, request, body = *body](const WrapupId &id) {
        return noted(parts.desk.finish(id, body, personOf(request.principal)), [&parts, request, id] { noteDeed(parts, request, u"wrapup.finish"_s, id.text()); });
    });
}

Pending<Response> closeWrapup(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const auto reason = JsonReader(*body).text("reason"_L1, 500);
    if (!reason)
        return respond(reason.error());
    return withWrapup(parts, request, false, [&parts, request, reason = *reason](const WrapupId &id) {
        return noted(parts.desk.close(id, reason, personOf(request.principal)),
                     [&parts, request, id, reason] { noteDeed(parts, request, u"wrapup.close"_s, id.text(), {{u"reason"_s, reason}}); });
    });
}

} // namespace

void addWrapupRoutes(RouteTable &table, ApiParts *parts)
{
    using Work = Pending<Response> (*)(ApiParts &, const Request &);
    const auto bind = [parts](Work work) { return [parts, work](const Request &request) { return work(*parts, request); }; };
    const QString base = u"/api/v1/wrapups"_s;
    const QString tag = u"Wrap-up"_s;
    table.add({"GET", base, Access::Controller, bind(listWrapups),
               {tag, u"Wrap-ups, newest first"_s, {}, u"WrapupList"_s,
                {{u"state"_s, u"open (default), closed or all"_s}, {u"mine"_s, u"false: everybody's, for supervisors"_s}, {u"org_id"_s, u"only this organization"_s}}, 200,
                u"listWrapups"_s}});
    table.add({"GET", base + u"/{wrapup_id}"_s, Access::Controller, bind(getWrapup), {tag, u"One wrap-up"_s, {}, u"Wrapup"_s, {}, 200, u"getWrapup"_s}});
    table.add({"PUT", base + u"/{wrapup_id}"_s, Access::Controller, bind(saveWrapup),
               {tag, u"Keep what is written so far"_s, u"WrapupChanges"_s, u"Wrapup"_s, {}, 200, u"saveWrapup"_s}});
    table.add({"POST", base + u"/{wrapup_id}/finish"_s, Access::Controller, bind(finishWrapup),
               {tag, u"Finish it: outcome and corrections go into the call's record"_s, u"WrapupChanges"_s, u"Wrapup"_s, {}, 200, u"finishWrapup"_s}});
    table.add({"POST", base + u"/{wrapup_id}/close"_s, Access::Supervisor, bind(closeWrapup),
               {tag, u"End somebody's wrap-up, with a reason"_s, u"CloseRequest"_s, u"Wrapup"_s, {}, 200, u"closeWrapup"_s}});
}

} // namespace Attendant
