// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "calls/deskservice.h"
#include "domain/jsonread.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Pending<Response> listCallbacks(ApiParts &parts, const Request &request)
{
    const auto state = request.query.text("state"_L1);
    const auto org = request.query.text("org_id"_L1);
    const auto after = request.query.text("after"_L1, 500);
    for (const auto *text : {&state, &org, &after}) {
        if (!*text)
            return respond(text->error());
    }
    const auto limit = request.query.integer("limit"_L1, 1, 200, 50);
    if (!limit)
        return respond(limit.error());
    if (!state->isEmpty() && *state != "open"_L1 && *state != "done"_L1 && *state != "all"_L1)
        return respond(failField(u"state"_s, u"The parameter 'state' must be open, done or all, not '%1'."_s.arg(state->left(40))).error());
    CallbackFilter filter{request.principal.visible(OrgId(*org)), std::nullopt, *after, static_cast<int>(*limit)};
    if (*state != "all"_L1)
        filter.isOpen = *state != "done"_L1;
    return respond(parts.desk.callbacks(filter), [](const CallbackPage &page) {
        QJsonArray rows;
        for (const Callback &callback : page.callbacks)
            rows << callback.toJson();
        QJsonObject json{{u"callbacks"_s, rows}};
        if (!page.next.isEmpty())
            json.insert(u"next"_s, page.next);
        return Response::json(json);
    });
}

// Does \a deed when the callback may be seen, and writes it down as \a action when it is done.
Pending<Response> withCallback(ApiParts &parts, const Request &request, const QString &action, const QJsonObject &details, const std::function<Pending<Callback>(const CallbackId &)> &deed)
{
    const CallbackId id(request.parameter("callback_id"_L1));
    return parts.desk.callback(id)
        .then(QtFuture::Launch::Sync,
              [&parts, request, id, action, details, deed](const Result<Callback> &found) -> Pending<Response> {
                  if (!found)
                      return respond(found.error());
                  if (!request.principal.maySee(found->orgId))
                      return respond(Error{Error::Code::NotFound, u"No callback has the id '%1'."_s.arg(id.text().left(80)), {}, {}});
                  return respond(deed(id), [&parts, request, action, details](const Callback &callback) {
                      noteDeed(parts, request, action, callback.id.text(), details);
                      return Response::json(callback.toJson());
                  });
              })
        .unwrap();
}

Pending<Response> addAttempt(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const auto result = JsonReader(*body).text("result"_L1, 40);
    const auto note = JsonReader(*body).textOr("note"_L1, {}, 4'000);
    if (!result || !note)
        return respond(result ? note.error() : result.error());
    if (!Callback::isResult(*result))
        return respond(failField(u"result"_s, u"The field 'result' must be reached, no_answer, busy, wrong_number or message_left, not '%1'."_s.arg(*result)).error());
    return withCallback(parts, request, u"callback.attempt"_s, {{u"result"_s, *result}}, [&parts, request, result = *result, note = *note](const CallbackId &id) {
        return parts.desk.addAttempt(id, result, note, personOf(request.principal));
    });
}

Pending<Response> finishCallback(ApiParts &parts, const Request &request)
{
    const auto body = request.jsonOrEmpty();
    if (!body)
        return respond(body.error());
    const auto note = JsonReader(*body).textOr("note"_L1, {}, 4'000);
    if (!note)
        return respond(note.error());
    return withCallback(parts, request, u"callback.done"_s, {}, [&parts, request, note = *note](const CallbackId &id) {
        return parts.desk.finishCallback(id, note, personOf(request.principal));
    });
}

} // namespace

void addCallbackRoutes(RouteTable &table, ApiParts *parts)
{
    using Work = Pending<Response> (*)(ApiParts &, const Request &);
    const auto bind = [parts](Work work) { return [parts, work](const Request &request) { return work(*parts, request); }; };
    const QString base = u"/api/v1/callbacks"_s;
    const QString tag = u"Callbacks"_s;
    table.add({"GET", base, Access::Reader, bind(listCallbacks),
               {tag, u"Whom to call back: open ones oldest first, done ones newest first"_s, {}, u"CallbackList"_s,
                {{u"state"_s, u"open (default), done or all"_s}, {u"org_id"_s, u"only this organization"_s}, {u"after"_s, u"the 'next' of the page before"_s},
                 {u"limit"_s, u"1 to 200"_s}}, 200, u"listCallbacks"_s}});
    table.add({"POST", base + u"/{callback_id}/attempt"_s, Access::Controller, bind(addAttempt),
               {tag, u"Write down a try"_s, u"AttemptRequest"_s, u"Callback"_s, {}, 200, u"addCallbackAttempt"_s}});
    table.add({"POST", base + u"/{callback_id}/done"_s, Access::Controller, bind(finishCallback),
               {tag, u"Take it off the list"_s, u"NoteRequest"_s, u"Callback"_s, {}, 200, u"finishCallback"_s}});
}

} // namespace Attendant
