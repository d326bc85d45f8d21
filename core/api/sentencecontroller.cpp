// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "calls/sentences.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

/// What callers in danger are told, so that somebody can read and approve it.
Pending<Response> listSentences(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    QJsonArray items;
    for (const Sentences::Approved &sentence : Sentences::emergencies(*organization)) {
        items << QJsonObject{{u"category"_s, sentence.category},
                             {u"text"_s, sentence.text},
                             {u"standard"_s, sentence.standard},
                             {u"is_custom"_s, sentence.isCustom}};
    }
    return respond(Response::json({{u"language"_s, organization->language()},
                                   {u"emergency_number"_s, organization->config.value("emergency_number"_L1).toString(u"911"_s)},
                                   {u"items"_s, items}}));
}

} // namespace

void addSentenceRoutes(RouteTable &table, ApiParts *parts)
{
    table.add({"GET", u"/api/v1/organizations/{org_id}/safety-sentences"_s, Access::Reader,
               [parts](const Request &request) { return listSentences(*parts, request); },
               {u"Safety"_s, u"What callers hear at once in each kind of emergency"_s, {}, u"SafetySentences"_s, {}, 200, u"getSafetySentences"_s}});
}

} // namespace Attendant
