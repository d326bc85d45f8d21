// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void addHealthRoutes(RouteTable &table, ApiParts *parts)
{
    const QString tag = u"Health"_s;
    const QString version = QStringLiteral(ATTENDANT_VERSION);
    table.add({"GET", u"/"_s, Access::Public,
               [](const Request &) { return respond(Response::json({{u"status"_s, u"ok"_s}, {u"message"_s, u"Attendant is running. Its API is described at /docs."_s}})); },
               {tag, u"A sign of life"_s, {}, u"Root"_s, {}, 200, u"getRoot"_s}});
    table.add({"GET", u"/health"_s, Access::Public,
               [version](const Request &) {
                   return respond(Response::json({{u"status"_s, u"healthy"_s}, {u"service"_s, u"attendant"_s}, {u"version"_s, version}}));
               },
               {tag, u"The service and its version"_s, {}, u"Health"_s, {}, 200, u"getHealth"_s}});
    table.add({"GET", u"/health/live"_s, Access::Public,
               [version](const Request &) { return respond(Response::json({{u"status"_s, u"alive"_s}, {u"version"_s, version}})); },
               {tag, u"The event loop answers; nothing outside is asked"_s, {}, u"Alive"_s, {}, 200, u"getLiveness"_s}});
    table.add({"GET", u"/health/ready"_s, Access::Public,
               [parts, version](const Request &) {
                   const HealthSummary health = parts->health();
                   return respond(Response::json({{u"status"_s, health.isReady ? u"ready"_s : u"not_ready"_s}, {u"version"_s, version}, {u"checks"_s, health.checks}},
                                                 health.isReady ? 200 : 503));
               },
               {tag, u"Whether calls can be served, part by part; 503 when not"_s, {}, u"Readiness"_s, {}, 200, u"getReadiness"_s}});
}

} // namespace Attendant
