// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What several controllers do alike.

#include "api/apiparts.h"
#include "api/httpmessage.h"
#include "calls/callservice.h"
#include "domain/call.h"

#include <functional>

namespace Attendant {

[[nodiscard]] Error noSuchCall(const QString &id);
[[nodiscard]] Error noSuchOrganization(const QString &id);

/// The call with its transcript, from memory or from the records. Errors: NotFound (also when \a principal may not see it).
[[nodiscard]] Pending<Call> findCall(ApiParts &parts, const Principal &principal, const CallId &id);

/// Runs \a work when \a principal may see the call \a id; else answers 404. \a work finds out by itself whether the call exists.
[[nodiscard]] Pending<Response> withCall(ApiParts &parts, const Principal &principal, const CallId &id, std::function<Pending<Response>()> work);

/// The organization \a id. Errors: NotFound (also when \a principal may not see it).
[[nodiscard]] Result<Organization> findOrganization(const ApiParts &parts, const Principal &principal, const QString &id);

[[nodiscard]] CallService::Person personOf(const Principal &principal);
/// The same with the token that they asked with, for what lasts longer than the request.
[[nodiscard]] CallService::Person personOf(const Request &request);

/// The absolute address of a call's audio, as the client of \a request reaches this server.
[[nodiscard]] QString audioUrl(const ApiParts &parts, const Request &request, const CallId &id, const QString &ticket);

/// Writes down who did what; nobody waits for it.
void noteDeed(const ApiParts &parts, const Request &request, const QString &action, const QString &subject, const QJsonObject &details = {});

} // namespace Attendant
