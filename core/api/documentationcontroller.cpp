// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/metrics.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void addDocumentationRoutes(RouteTable &table, ApiParts &parts)
{
    table.add({"GET", u"/metrics"_s, Access::Frontend,
               [&parts](const Request &) {
                   Response response;
                   response.type = "text/plain; version=0.0.4; charset=utf-8";
                   response.body = parts.metrics.text();
                   return respond(response);
               },
               {u"Health"_s, u"Figures in Prometheus' text format"_s, {}, {}, {}, 200, u"getMetrics"_s}});
}

} // namespace Attendant
