// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllers.h"
#include "api/controllersupport.h"
#include "calls/organizationdirectory.h"
#include "domain/jsonread.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QByteArray etagOf(const Organization &organization)
{
    return '"' + QByteArray::number(organization.revision) + '"';
}

Response organizationResponse(const Organization &organization, int status = 200)
{
    Response response = Response::json(organization.toJson(), status);
    response.headers.emplace_back("ETag", etagOf(organization));
    response.headers.emplace_back("Cache-Control", "no-cache");
    return response;
}

// Nothing: the client does not care who was last. Errors: InvalidInput, PreconditionFailed (a tag that was never ours).
Result<std::optional<qint64>> wantedRevision(const Request &request)
{
    QByteArray tag = request.head->header("if-match").trimmed();
    if (tag.isEmpty() || tag == "*")
        return std::optional<qint64>();
    if (tag.startsWith("W/"))
        tag = tag.mid(2);
    if (tag.size() < 2 || !tag.startsWith('"') || !tag.endsWith('"'))
        return failField(u"If-Match"_s, u"The header If-Match must hold one tag in quotes, as the ETag of the organization was."_s);
    bool isNumber = false;
    const qint64 revision = tag.mid(1, tag.size() - 2).toLongLong(&isNumber);
    if (!isNumber)
        return fail(Error::Code::PreconditionFailed, u"The organization has been changed meanwhile. Read it again, then repeat the change."_s);
    return std::optional(revision);
}

Pending<Response> getConfig(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    return organization ? respond(organizationResponse(*organization)) : respond(organization.error());
}

Pending<Response> postConfig(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    const bool isAllowed = request.principal.role == Principal::Role::Frontend || request.principal.role == Principal::Role::Api
        || request.principal.mayAdminister();
    if (!isAllowed)
        return respond(Error{Error::Code::Forbidden, u"Only a supervisor may change an organization."_s, {}, {}});
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    return respond(parts.organizations.patch(organization->id, *body, std::nullopt), [&parts, request](const Organization &stored) {
        noteDeed(parts, request, u"organization.change"_s, stored.id.text());
        parts.calls.prepareOffice(stored);
        return Response::json({{u"success"_s, true}, {u"message"_s, u"The configuration of %1 is saved."_s.arg(stored.name)}, {u"revision"_s, stored.revision}});
    });
}

Pending<Response> listOrganizations(ApiParts &parts, const Request &request)
{
    QJsonArray rows;
    for (const Organization &organization : parts.organizations.all()) {
        if (request.principal.maySee(organization.id))
            rows << organization.toJson();
    }
    return respond(Response::json({{u"organizations"_s, rows}}));
}

Pending<Response> createOrganization(ApiParts &parts, const Request &request)
{
    if (request.principal.orgs)
        return respond(Error{Error::Code::Forbidden, u"Your token is limited to certain organizations, so it cannot make new ones."_s, {}, {}});
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const JsonReader reader(*body);
    const auto name = reader.text("name"_L1, 200);
    if (!name)
        return respond(name.error());
    const auto id = reader.textOr("id"_L1, {}, 64);
    if (!id)
        return respond(id.error());
    static const QRegularExpression pattern(u"^[A-Za-z0-9][A-Za-z0-9_-]*\\z"_s);
    if (!id->isEmpty() && !pattern.match(*id).hasMatch())
        return respond(failField(u"id"_s, u"The field 'id' may contain letters, digits, '_' and '-' alone."_s).error());
    auto organization = Organization{}.patched(*body);
    if (!organization)
        return respond(organization.error());
    organization->id = id->isEmpty() ? OrgId::generate() : OrgId(*id);
    organization->updatedAt = parts.clock.now();
    return respond(parts.organizations.create(*organization), [&parts, request](const Organization &stored) {
        noteDeed(parts, request, u"organization.create"_s, stored.id.text());
        Response response = organizationResponse(stored, 201);
        response.headers.emplace_back("Location", "/api/v1/organizations/" + stored.id.text().toUtf8());
        return response;
    });
}

Pending<Response> putOrganization(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    const auto body = request.json();
    if (!body)
        return respond(body.error());
    const auto revision = wantedRevision(request);
    if (!revision)
        return respond(revision.error());
    QJsonObject changes = *body;
    if (request.head->method == "PUT" && changes.value("config"_L1).isObject()) {
        // A PUT replaces: what the new config lacks goes. patch() removes the keys that are null.
        QJsonObject config = changes.value("config"_L1).toObject();
        for (const QString &key : organization->config.keys()) {
            if (!config.contains(key))
                config.insert(key, QJsonValue::Null);
        }
        changes.insert(u"config"_s, config);
    }
    return respond(parts.organizations.patch(organization->id, changes, *revision), [&parts, request](const Organization &stored) {
        noteDeed(parts, request, u"organization.change"_s, stored.id.text());
        parts.calls.prepareOffice(stored);
        return organizationResponse(stored);
    });
}

Pending<Response> removeOrganization(ApiParts &parts, const Request &request)
{
    const auto organization = findOrganization(parts, request.principal, request.parameter("org_id"_L1));
    if (!organization)
        return respond(organization.error());
    const auto revision = wantedRevision(request);
    if (!revision)
        return respond(revision.error());
    if (*revision && **revision != organization->revision)
        return respond(Error{Error::Code::PreconditionFailed, u"The organization has been changed meanwhile. Read it again before removing it."_s, {}, {}});
    return respond(parts.organizations.remove(organization->id), [&parts, request, id = organization->id] {
        noteDeed(parts, request, u"organization.remove"_s, id.text());
        Response response;
        response.status = 204;
        response.type.clear();
        return response;
    });
}

} // namespace

void addOrganizationRoutes(RouteTable &table, ApiParts *parts)
{
    using Work = Pending<Response> (*)(ApiParts &, const Request &);
    const auto bind = [parts](Work work) { return [parts, work](const Request &request) { return work(*parts, request); }; };
    const QString tag = u"Organizations"_s;
    for (const QString &base : {u"/api/org"_s, u"/api/v1/org"_s}) {
        const Access access = base == u"/api/org" ? Access::Frontend : Access::Reader;
        const QString suffix = base == u"/api/org" ? QString() : u"V1"_s;
        table.add({"GET", base + u"/config/{org_id}"_s, access, bind(getConfig),
                   {tag, u"An organization's configuration"_s, {}, u"Organization"_s, {}, 200, u"getConfig"_s + suffix}});
        table.add({"POST", base + u"/config/{org_id}"_s, access, bind(postConfig),
                   {tag, u"Change any of its fields; config is merged at its top level"_s, u"OrganizationChanges"_s, u"Success"_s, {}, 200, u"changeConfig"_s + suffix}});
    }
    const QString base = u"/api/v1/organizations"_s;
    table.add({"GET", base, Access::Reader, bind(listOrganizations),
               {tag, u"All organizations by name"_s, {}, u"OrganizationList"_s, {}, 200, u"listOrganizations"_s}});
    table.add({"POST", base, Access::Supervisor, bind(createOrganization),
               {tag, u"Make an organization"_s, u"OrganizationChanges"_s, u"Organization"_s, {}, 201, u"createOrganization"_s}});
    table.add({"GET", base + u"/{org_id}"_s, Access::Reader, bind(getConfig),
               {tag, u"One organization; its ETag is for If-Match"_s, {}, u"Organization"_s, {}, 200, u"getOrganization"_s}});
    table.add({"PUT", base + u"/{org_id}"_s, Access::Supervisor, bind(putOrganization),
               {tag, u"Store an organization; 412 when If-Match is stale"_s, u"OrganizationChanges"_s, u"Organization"_s, {}, 200, u"putOrganization"_s}});
    table.add({"PATCH", base + u"/{org_id}"_s, Access::Supervisor, bind(putOrganization),
               {tag, u"Change some fields; 412 when If-Match is stale"_s, u"OrganizationChanges"_s, u"Organization"_s, {}, 200, u"patchOrganization"_s}});
    table.add({"DELETE", base + u"/{org_id}"_s, Access::Supervisor, bind(removeOrganization),
               {tag, u"Remove an organization that has no calls in progress"_s, {}, {}, {}, 204, u"removeOrganization"_s}});
}

} // namespace Attendant
