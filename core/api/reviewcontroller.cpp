// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "domain/jsonread.h"
#include "storage/escalationrepository.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Result<EscalationFilter> filterOf(const Request &request)
{
    const auto org = request.query.text("org_id"_L1);
    const auto status = request.query.text("status"_L1);
    const auto rule = request.query.text("rule"_L1);
    const auto after = request.query.text("after"_L1, 500);
    for (const auto *text : {&org, &status, &rule, &after}) {
        if (!*text)
            return std::unexpected(text->error());
    }
    const auto reviewed = request.query.flag("reviewed"_L1);
    if (!reviewed)
        return std::unexpected(reviewed.error());
    const auto from = request.query.time("from"_L1), to = request.query.time("to"_L1);
    if (!from || !to)
        return std::unexpected(from ? to.error() : from.error());
    const auto limit = request.query.integer("limit"_L1, 1, 200, 50);
    if (!limit)
        return std::unexpected(limit.error());
    EscalationFilter filter{request.principal.visible(OrgId(*org)), std::nullopt, *rule, *reviewed, *from, *to, *after, static_cast<int>(*limit)};
    if (!status->isEmpty()) {
        filter.status = escalationStatusFrom(*status);
        if (!filter.status)
            return failField(u"status"_s, u"The parameter 'status' must be waiting, accepted, declined, resolved or ended, not '%1'."_s.arg(status->left(40)));
    }
    return filter;
}

Pending<Response> listEscalations(ApiParts &parts, const Request &request)
{
    const auto filter = filterOf(request);
    if (!filter)
        return respond(filter.error());
    return respond(parts.escalations.list(*filter), [](const EscalationPage &page) {
        QJsonArray rows;
        for (const EscalationRecord &record : page.escalations)
            rows << record.toJson();
        QJsonObject json{{u"escalations"_s, rows}};
        if (!page.next.isEmpty())
            json.insert(u"next"_s, page.next);
        return Response::json(json);
    });
}

Pending<Response> reviewEscalation(ApiParts &parts, const Request &request)
{
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const auto verdict = JsonReader(*body).text("verdict"_L1, 40);
    const auto note = JsonReader(*body).textOr("note"_L1, {}, 4'000);
    if (!verdict || !note)
        return respond(verdict ? note.error() : verdict.error());
    if (*verdict != "right"_L1 && *verdict != "false_alarm"_L1)
        return respond(failField(u"verdict"_s, u"The field 'verdict' must be right or false_alarm, not '%1'."_s.arg(*verdict)).error());
    const EscalationId id(request.parameter("escalation_id"_L1));
    const EscalationReview review{*verdict == "right"_L1, *note, request.principal.name, parts.clock.now()};
    return parts.escalations.find(id)
        .then(QtFuture::Launch::Sync,
              [&parts, request, id, review](const Result<EscalationRecord> &found) -> Pending<Response> {
                  if (!found)
                      return respond(found.error());
                  if (!request.principal.maySee(found->escalation.orgId))
                      return respond(Error{Error::Code::NotFound, u"No escalation has the id '%1'."_s.arg(id.text().left(80)), {}, {}});
                  return respond(parts.escalations.review(id, review), [&parts, request, id, review](const EscalationRecord &record) {
                      noteDeed(parts, request, u"escalation.review"_s, id.text(), review.toJson());
                      return Response::json(record.toJson());
                  });
              })
        .unwrap();
}

Pending<Response> ruleStatistics(ApiParts &parts, const Request &request)
{
    const auto org = request.query.text("org_id"_L1);
    if (!org)
        return respond(org.error());
    return respond(parts.escalations.statistics(request.principal.visible(OrgId(*org))), [](const std::vector<RuleStatistics> &rules) {
        QJsonArray rows;
        for (const RuleStatistics &rule : rules)
            rows << rule.toJson();
        return Response::json({{u"rules"_s, rows}});
    });
}

} // namespace

void addReviewRoutes(RouteTable &table, ApiParts *parts)
{
    using Work = Pending<Response> (*)(ApiParts &, const Request &);
    const auto bind = [parts](Work work) { return [parts, work](const Request &request) { return work(*parts, request); }; };
    const QString tag = u"Reviews"_s;
    table.add({"GET", u"/api/v1/escalations"_s, Access::Reader, bind(listEscalations),
               {tag, u"Escalations of all times, newest first, with what was said about them"_s, {}, u"EscalationList"_s,
                {{u"org_id"_s, u"only this organization"_s}, {u"status"_s, u"waiting, accepted, declined, resolved or ended"_s}, {u"rule"_s, u"raised by this rule"_s},
                 {u"reviewed"_s, u"true or false"_s}, {u"from"_s, u"raised at or after"_s}, {u"to"_s, u"raised before"_s},
                 {u"after"_s, u"the 'next' of the page before"_s}, {u"limit"_s, u"1 to 200"_s}}, 200, u"listEscalations"_s}});
    table.add({"POST", u"/api/v1/escalations/{escalation_id}/review"_s, Access::Supervisor, bind(reviewEscalation),
               {tag, u"Say whether it was right; again: replaces"_s, u"ReviewRequest"_s, u"EscalationRecord"_s, {}, 200, u"reviewEscalation"_s}});
    table.add({"GET", u"/api/v1/safety/rules/statistics"_s, Access::Reader, bind(ruleStatistics),
               {tag, u"How often each safety rule was right"_s, {}, u"RuleStatisticsList"_s, {{u"org_id"_s, u"only this organization"_s}}, 200, u"getRuleStatistics"_s}});
}

} // namespace Attendant
