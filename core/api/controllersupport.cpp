// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/controllersupport.h"

#include "api/authenticator.h"
#include "base/logging.h"
#include "base/secrets.h"
#include "calls/organizationdirectory.h"
#include "storage/repositories.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace Attendant {

Error noSuchCall(const QString &id)
{
    return {Error::Code::NotFound, u"No call has the id '%1'."_s.arg(id.left(80)), {}, {}};
}

Error noSuchOrganization(const QString &id)
{
    return {Error::Code::NotFound, u"No organization has the id '%1'."_s.arg(id.left(80)), {}, {}};
}

Pending<Call> findCall(ApiParts &parts, const Principal &principal, const CallId &id)
{
    if (auto active = parts.calls.activeCall(id)) {
        if (!principal.maySee(active->orgId))
            return answered<Call>(std::unexpected(noSuchCall(id.text())));
        return answered<Call>(*std::move(active));
    }
    return parts.callRecords.get(id).then(QtFuture::Launch::Sync, [principal, id](const Result<Call> &call) -> Result<Call> {
        if (call && !principal.maySee(call->orgId))
            return std::unexpected(noSuchCall(id.text()));
        return call;
    });
}

Pending<Response> withCall(ApiParts &parts, const Principal &principal, const CallId &id, std::function<Pending<Response>()> work)
{
    if (!principal.orgs)
        return work();
    return findCall(parts, principal, id)
        .then(QtFuture::Launch::Sync,
              [work = std::move(work)](const Result<Call> &call) -> Pending<Response> { return call ? work() : respond(call.error()); })
        .unwrap();
}

Result<Organization> findOrganization(const ApiParts &parts, const Principal &principal, const QString &id)
{
    auto organization = parts.organizations.find(OrgId(id));
    if (!organization || !principal.maySee(organization->id))
        return std::unexpected(noSuchOrganization(id));
    return *std::move(organization);
}

CallService::Person personOf(const Principal &principal)
{
    return {principal.id, principal.name};
}

CallService::Person personOf(const Request &request)
{
    const QString token = Authenticator::bearerToken(request.head->header("authorization"));
    return {request.principal.id, request.principal.name, token.isEmpty() ? QString() : secretHash(token)};
}

QString audioUrl(const ApiParts &parts, const Request &request, const CallId &id, const QString &ticket)
{
    QString host = QString::fromLatin1(request.head->header("host"));
    if (host.isEmpty())
        host = u"%1:%2"_s.arg(parts.settings.host).arg(parts.settings.port);
    // Only a proxy that we were told about may say how it was reached.
    const bool isSecure = parts.settings.behindProxy && request.head->header("x-forwarded-proto").toLower() == "https";
    return u"%1://%2/api/v1/calls/%3/audio?ticket=%4"_s.arg(isSecure ? u"wss"_s : u"ws"_s, host,
                                                            QString::fromLatin1(QUrl::toPercentEncoding(id.text())),
                                                            QString::fromLatin1(QUrl::toPercentEncoding(ticket)));
}

void noteDeed(const ApiParts &parts, const Request &request, const QString &action, const QString &subject, const QJsonObject &details)
{
    const QString who = request.principal.id.isEmpty() ? request.principal.name : request.principal.id.text();
    parts.audit.record(who, action, subject, details, parts.clock.now()).then(QtFuture::Launch::Sync, [action](const Result<void> &recorded) {
        if (!recorded)
            qCWarning(lcApi).noquote() << "the audit log could not note" << action << recorded.error().message;
    });
}

} // namespace Attendant
