// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/metrics.h"
#include "api/openapi.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void addDocumentationRoutes(RouteTable &table, ApiParts *parts)
{
    table.add({"GET", u"/metrics"_s, Access::Frontend,
               [parts](const Request &) {
                   Response response;
                   response.type = "text/plain; version=0.0.4; charset=utf-8";
                   response.body = parts->metrics.text();
                   return respond(response);
               },
               {u"Operations"_s, u"Figures in Prometheus' text format"_s, {}, {}, {}, 200, u"getMetrics"_s}});
    table.add({"GET", u"/openapi.json"_s, Access::Public,
               [&table](const Request &) { return respond(Response::json(apiDescription(table))); },
               {u"Operations"_s, u"This description"_s, {}, u"Description"_s, {}, 200, u"getDescription"_s}});
    table.add({"GET", u"/docs"_s, Access::Public,
               [&table](const Request &) {
                   Response response;
                   response.type = "text/html; charset=utf-8";
                   response.body = apiPage(table);
                   response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
                   return respond(response);
               },
               {u"Operations"_s, u"This description as a page"_s, {}, {}, {}, 200, u"getDocumentation"_s}});
}

} // namespace Attendant
