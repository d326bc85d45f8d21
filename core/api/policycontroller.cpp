// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "domain/escalationpolicy.h"
#include "domain/jsonread.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

Pending<Response> getPolicy(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    EscalationPolicy policy = EscalationPolicy::of(*organization);
    const EscalationPolicy builtIn = EscalationPolicy::builtIn(*organization);
    const bool isDefault = !organization->config.value("escalation_policy"_L1).isObject() || policy.rules.empty();
    if (policy.rules.empty())
        policy.rules = builtIn.rules;
    return respond(Response::json({{u"policy"_s, policy.toJson()}, {u"is_default"_s, isDefault}, {u"default"_s, builtIn.toJson()}}));
}

Pending<Response> getWebhookSecret(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    noteDeed(parts, request, u"organization.webhook_secret"_s, organization->id.text());
    Response response = Response::json({{u"secret"_s, parts.webhookSecret(organization->id)}});
    response.headers.emplace_back("Cache-Control", "no-store");
    return respond(response);
}

// What a policy would do at a moment; stores nothing and asks nobody.
Pending<Response> previewPolicy(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto urgencyName = reader.text("urgency"_L1, 40);
    if (!urgencyName)
        return respond(urgencyName.error());
    const auto urgency = urgencyFrom(*urgencyName);
    if (!urgency)
        return respond(failField(u"urgency"_s, u"The field 'urgency' must be low, medium, high or emergency, not '%1'."_s.arg(*urgencyName)).error());
    Time at = parts.clock.now();
    if (reader.has("at"_L1)) {
        const auto wanted = reader.time("at"_L1);
        if (!wanted)
            return respond(wanted.error());
        at = *wanted;
    }
    const auto edited = reader.objectOr("policy"_L1);
    if (!edited)
        return respond(edited.error());
    EscalationPolicy policy = EscalationPolicy::of(*organization);
    if (reader.has("policy"_L1)) {
        auto read = EscalationPolicy::fromJson(*edited, u"policy"_s);
        if (!read)
            return respond(read.error());
        policy = *std::move(read);
    }
    return respond(Response::json(PolicyPreview::of(policy.planFor(*organization, *urgency, at), *urgency, at).toJson()));
}

} // namespace

void addPolicyRoutes(RouteTable &table, ApiParts *parts)
{
    const QString base = u"/api/v1/organizations/{org_id}/policy"_s;
    const QString tag = u"Policies"_s;
    table.add({"GET", base, Access::Reader, [parts](const Request &request) { return getPolicy(*parts, request); },
               {tag, u"How an organization finds a person for a caller"_s, {}, u"PolicyView"_s, {}, 200, u"getPolicy"_s}});
    table.add({"POST", base + u"/preview"_s, Access::Reader, [parts](const Request &request) { return previewPolicy(*parts, request); },
               {tag, u"What it would do at a given moment; nothing happens"_s, u"PolicyPreviewRequest"_s, u"PolicyPreview"_s, {}, 200, u"previewPolicy"_s}});
    table.add({"GET", base + u"/webhook-secret"_s, Access::Supervisor, [parts](const Request &request) { return getWebhookSecret(*parts, request); },
               {tag, u"The secret with which its webhooks are signed"_s, {}, u"WebhookSecret"_s, {}, 200, u"getWebhookSecret"_s}});
}

} // namespace Attendant
