// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "calls/presencebook.h"
#include "domain/jsonread.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Pending<Response> listPeople(ApiParts &parts, const Request &request)
{
    QJsonArray people;
    for (const PersonPresence &person : parts.calls.presence().all()) {
        const bool isShared = person.orgs.empty() || !request.principal.orgs
            || std::ranges::any_of(person.orgs, [&](const OrgId &org) { return request.principal.maySee(org); });
        if (isShared)
            people << person.toJson();
    }
    return respond(Response::json({{u"people"_s, people}}));
}

Pending<Response> setPresence(ApiParts &parts, const Request &request)
{
    const auto body = request.jsonOrEmpty();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto name = reader.textOr("state"_L1, {}, 40);
    const auto reason = reader.textOr("reason"_L1, {}, 200);
    const auto before = reader.textOr("if_unknown"_L1, u"away"_s, 40);
    for (const auto *text : {&name, &reason, &before}) {
        if (!*text)
            return respond(text->error());
    }
    const auto ifUnknown = presenceStateFrom(*before);
    if (!ifUnknown || *ifUnknown == PresenceState::WrapUp)
        return respond(failField(u"if_unknown"_s, u"The field 'if_unknown' must be available, busy, away or offline, not '%1'."_s.arg(*before)).error());
    const Principal &who = request.principal;
    const PresenceBook::Identity identity{who.id, who.name, toString(who.role), who.orgs.value_or(std::vector<OrgId>())};
    if (!reader.has("state"_L1))
        return respond(Response::json(parts.calls.presence().heartbeat(identity, *ifUnknown).toJson()));
    const auto state = presenceStateFrom(*name);
    if (!state || *state == PresenceState::WrapUp)
        return respond(failField(u"state"_s, u"The field 'state' must be available, busy, away or offline, not '%1'."_s.arg(*name)).error());
    return respond(Response::json(parts.calls.presence().choose(identity, *state, *reason).toJson()));
}

} // namespace

void addPresenceRoutes(RouteTable &table, ApiParts *parts)
{
    const QString tag = u"Presence"_s;
    table.add({"GET", u"/api/v1/presence"_s, Access::Reader, [parts](const Request &request) { return listPeople(*parts, request); },
               {tag, u"Who of the office is there"_s, {}, u"PeopleList"_s, {}, 200, u"getPresence"_s}});
    table.add({"PUT", u"/api/v1/presence"_s, Access::Controller, [parts](const Request &request) { return setPresence(*parts, request); },
               {tag, u"Say that you are there (at least every 10 s), and what you do"_s, u"PresenceRequest"_s, u"PersonPresence"_s, {}, 200, u"setPresence"_s}});
}

} // namespace Attendant
