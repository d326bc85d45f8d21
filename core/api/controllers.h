// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One controller per noun: each adds its routes to a table. Their handlers read the request, ask the parts, and write the answer;
// the rules are elsewhere. \a parts must outlive the table; it may be null where the routes are only described, not used.

#include "api/apiparts.h"
#include "api/routetable.h"

namespace Attendant {

void addHealthRoutes(RouteTable &table, ApiParts *parts);
void addCallRoutes(RouteTable &table, ApiParts *parts);         ///< start, transcript, end, list, get
void addCallRecordRoutes(RouteTable &table, ApiParts *parts);   ///< /api/v1: lists with live facts, events, transcript
void addRecordingRoutes(RouteTable &table, ApiParts *parts);    ///< recordings, pause and resume, rewind
void addControlRoutes(RouteTable &table, ApiParts *parts);      ///< listen, takeover, handback, hold, …
void addQueueRoutes(RouteTable &table, ApiParts *parts);
void addPresenceRoutes(RouteTable &table, ApiParts *parts);     ///< who is there
void addWrapupRoutes(RouteTable &table, ApiParts *parts);
void addCallbackRoutes(RouteTable &table, ApiParts *parts);
void addReviewRoutes(RouteTable &table, ApiParts *parts);       ///< past escalations, their reviews, statistics of the rules
void addPolicyRoutes(RouteTable &table, ApiParts *parts);       ///< escalation policies and their preview
void addOrganizationRoutes(RouteTable &table, ApiParts *parts); ///< the frontend's config and /api/v1/organizations
void addPromptRoutes(RouteTable &table, ApiParts *parts);       ///< prompt, preview, template, safety check
void addSentenceRoutes(RouteTable &table, ApiParts *parts);     ///< what callers in danger are told
void addRealtimeRoutes(RouteTable &table, ApiParts *parts);     ///< session, execute-intent
void addPeerRoutes(RouteTable &table, ApiParts *parts);         ///< callers by WebRTC
void addWebRoutes(RouteTable &table, ApiParts *parts);          ///< the callers' client in JavaScript, and a page that shows it
void addAppointmentRoutes(RouteTable &table, ApiParts *parts);
void addTelephonyRoutes(RouteTable &table, ApiParts *parts);    ///< Twilio's webhooks, and calls that we place
void addDocumentationRoutes(RouteTable &table, ApiParts *parts); ///< /openapi.json, /docs, /metrics; call last

} // namespace Attendant
