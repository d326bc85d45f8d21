// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "api/workers.h"
#include "calls/sentences.h"
#include "domain/jsonread.h"
#include "prompt/promptbuilder.h"
#include "safety/phrasedetector.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Response promptResponse(const Prompt &prompt, const QString &templateText)
{
    QJsonObject json = prompt.toJson();
    json.insert(u"template"_s, templateText);
    const QStringList lines = prompt.instructions.split(u'\n');
    json.insert(u"safety_section"_s, lines.mid(prompt.safetyFirstLine - 1, prompt.safetyLastLine - prompt.safetyFirstLine + 1).join(u'\n'));
    return Response::json(json);
}

Result<Response> rendered(const PromptBuilder &builder, const Organization &organization, Time now, const QString &templateText)
{
    const auto prompt = builder.build(organization, now);
    if (!prompt)
        return std::unexpected(prompt.error());
    return promptResponse(*prompt, templateText);
}

Pending<Response> render(const PromptBuilder &builder, const Organization &organization, Time now, const QString &templateText)
{
    const auto response = rendered(builder, organization, now, templateText);
    return response ? respond(*response) : respond(response.error());
}

// Parsed once; building is thread-safe.
const PromptBuilder &builtInBuilder()
{
    static const PromptBuilder builder;
    return builder;
}

Pending<Response> getPrompt(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    return render(builtInBuilder(), *organization, parts.clock.now(), PromptBuilder::builtInTemplate());
}

// What a prompt would be with another template or a changed organization; stores nothing.
Pending<Response> previewPrompt(ApiParts &parts, const Request &request)
{
    auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    const auto body = request.jsonOrEmpty();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto changes = reader.objectOr("organization"_L1);
    const auto templateText = reader.textOr("template"_L1, {}, 200'000);
    if (!changes || !templateText)
        return respond(changes ? templateText.error() : changes.error());
    auto changed = organization->patched(*changes);
    if (!changed)
        return respond(changed.error());
    if (templateText->isEmpty())
        return render(builtInBuilder(), *changed, parts.clock.now(), PromptBuilder::builtInTemplate());
    // A template from outside is tried out off the shard's thread, which carries the sound of calls.
    return parts.workers.run([text = *templateText, changed = *changed, now = parts.clock.now()]() -> Result<Response> {
        if (const auto checked = PromptBuilder::check(text); !checked) {
            Error error = checked.error();
            error.field = u"template"_s;
            return std::unexpected(error);
        }
        return rendered(PromptBuilder(text), changed, now, text);
    });
}

// What the program itself says to the caller then; on anything but an emergency the AI goes on in its own words.
QString spokenFor(const Organization &organization, const Verdict &verdict)
{
    if (verdict.risk != Risk::Emergency)
        return {};
    return Sentences::emergency(organization, verdict.category).text;
}

// Phrases that are not saved yet count like saved ones. Errors: InvalidInput naming the field.
Result<Organization> withPhrases(const Organization &organization, const QJsonObject &body)
{
    QJsonObject config;
    for (const auto key : {"emergency_phrases"_L1, "priority_phrases"_L1}) {
        if (body.contains(key))
            config.insert(key, body.value(key));
    }
    if (config.isEmpty())
        return organization;
    return organization.patched({{u"config"_s, config}});
}

Response considered(const Organization &organization, const QString &text, SpeakerSide side)
{
    const auto rules = Rules::builtIn(organization.language())
                           ->extended(organization.phrases("emergency_phrases"_L1), organization.phrases("priority_phrases"_L1));
    PhraseDetector detector(rules, side);
    detector.setExplaining(true);
    (void)detector.finish(text);
    QJsonObject answer = detector.explanation();
    answer.insert(u"spoken"_s, spokenFor(organization, detector.current()));
    return Response::json(answer);
}

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

    const auto office = withPhrases(*organization, *body);
    if (!office)
        return respond(office.error());
    const SpeakerSide side = *speaker == u"user" ? SpeakerSide::Caller : SpeakerSide::Ai;
    // Compiling an office's rules takes a second; connections must not wait for it.
    return parts.workers.run([organization = *office, text = *text, side]() -> Result<Response> { return considered(organization, text, side); });
}

} // namespace

void addPromptRoutes(RouteTable &table, ApiParts *parts)
{
    const QString base = u"/api/v1/organizations/{org_id}/"_s;
    const QString tag = u"Prompts"_s;
    table.add({"GET", base + u"prompt"_s, Access::Reader, [parts](const Request &request) { return getPrompt(*parts, request); },
               {tag, u"What the AI of an organization is told"_s, {}, u"Prompt"_s, {}, 200, u"getPrompt"_s}});
    table.add({"POST", base + u"prompt/preview"_s, Access::Reader, [parts](const Request &request) { return previewPrompt(*parts, request); },
               {tag, u"What it would be told with another template or changed fields"_s, u"PromptPreview"_s, u"Prompt"_s, {}, 200, u"previewPrompt"_s}});
    table.add({"GET", u"/api/v1/prompts/template"_s, Access::Reader,
               [](const Request &) { return respond(Response::json({{u"template"_s, PromptBuilder::builtInTemplate()}})); },
               {tag, u"The template of all prompts"_s, {}, u"PromptTemplate"_s, {}, 200, u"getPromptTemplate"_s}});
    for (const QString &path : {u"safety/check"_s, u"safety-check"_s}) {
        table.add({"POST", base + path, Access::Reader, [parts](const Request &request) { return checkSafety(*parts, request); },
                   {u"Safety"_s, u"What the phrase detector makes of a sentence"_s, u"SafetyCheckRequest"_s, u"SafetyVerdict"_s, {}, 200,
                    path.contains(u'/') ? u"checkSafety"_s : u"checkSafetyAlias"_s}});
    }
}

} // namespace Attendant
