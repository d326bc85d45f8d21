// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "domain/jsonread.h"
#include "safety/phrasedetector.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Pending<Response> checkSafety(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const auto text = JsonReader(*body).text("text"_L1, 4'000);
    const auto speaker = JsonReader(*body).textOr("speaker"_L1, u"user"_s, 40);
    if (!text || !speaker)
        return respond(text ? speaker.error() : text.error());
    if (*speaker != u"user" && *speaker != u"agent")
        return respond(failField(u"speaker"_s, u"The field 'speaker' must be user or agent, not '%1'."_s.arg(*speaker)).error());

    const auto rules = Rules::builtIn(organization->language())
                           ->extended(organization->phrases("emergency_phrases"_L1), organization->phrases("priority_phrases"_L1));
    PhraseDetector detector(rules, *speaker == u"user" ? SpeakerSide::Caller : SpeakerSide::Ai);
    detector.setExplaining(true);
    (void)detector.finish(*text);
    QJsonArray matches;
    for (const auto &[verdict, dismissedBy] : detector.considerations()) {
        matches << QJsonObject{{u"rule"_s, verdict.rule},
                               {u"phrase"_s, verdict.phrase},
                               {u"category"_s, verdict.category},
                               {u"urgency"_s, toString(verdict.risk)},
                               {u"start"_s, verdict.from},
                               {u"length"_s, verdict.length},
                               {u"negated"_s, !dismissedBy.isEmpty()},
                               {u"dismissed_by"_s, dismissedBy}};
    }
    const Verdict &verdict = detector.current();
    return respond(Response::json({{u"risk"_s, toString(verdict.risk)},
                                   {u"rule"_s, verdict.rule},
                                   {u"phrase"_s, verdict.phrase},
                                   {u"category"_s, verdict.category},
                                   {u"matches"_s, matches}}));
}

} // namespace

void addPromptRoutes(RouteTable &table, ApiParts &parts)
{
    const QString base = u"/api/v1/organizations/{org_id}/"_s;
    for (const QString &path : {u"safety/check"_s, u"safety-check"_s}) {
        table.add({"POST", base + path, Access::Reader, [&parts](const Request &request) { return checkSafety(parts, request); },
                   {u"Safety"_s, u"What the phrase detector makes of a sentence"_s, u"SafetyCheckRequest"_s, u"SafetyVerdict"_s, {}, 200,
                    path.contains(u'/') ? u"checkSafety"_s : u"checkSafetyAlias"_s}});
    }
}

} // namespace Attendant
