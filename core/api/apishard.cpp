// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/apishard.h"

#include "api/controllers.h"
#include "api/eventhub.h"
#include "api/websocketdoors.h"
#include "api/websocketgate.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void addAllRoutes(RouteTable &table, ApiParts *parts)
{
    addHealthRoutes(table, parts);
    addCallRoutes(table, parts);
    addCallRecordRoutes(table, parts);
    addRecordingRoutes(table, parts);
    addControlRoutes(table, parts);
    addQueueRoutes(table, parts);
    addPresenceRoutes(table, parts);
    addWrapupRoutes(table, parts);
    addCallbackRoutes(table, parts);
    addReviewRoutes(table, parts);
    addOrganizationRoutes(table, parts);
    addPolicyRoutes(table, parts);
    addPromptRoutes(table, parts);
    addSentenceRoutes(table, parts);
    addRealtimeRoutes(table, parts);
    addPeerRoutes(table, parts);
    addWebRoutes(table, parts);
    addAppointmentRoutes(table, parts);
    addTelephonyRoutes(table, parts);
    addDocumentationRoutes(table, parts);
}

ApiShard::ApiShard(ApiParts &parts, Limits limits, QObject *parent)
    : QObject(parent)
    , m_authenticator(parts.authenticator)
    , m_router(parts.authenticator, parts.metrics,
               {parts.settings.corsOrigins, parts.settings.isLoopback() && !parts.settings.behindProxy, limits.answer,
                parts.settings.publicUrl.host(QUrl::FullyEncoded).toLower().toLatin1()})
    , m_events(std::make_unique<EventHub>(parts.journal, parts.calls))
    , m_gate(std::make_unique<WebSocketGate>(m_router, limits.webSockets))
    , m_guard(new GuardedServer(limits.guard))
{
    addAllRoutes(m_router.table(), &parts);
    addWebSocketDoors(*m_gate, parts, *m_events, m_tokens);
    m_guard->setUpgradeHandler([this](QTcpSocket *socket, const HttpHead &head) { m_gate->take(socket, head); });
    m_router.serve(m_http, *m_guard);
}

ApiShard::~ApiShard()
{
    m_router.giveUp(); // a responder must not outlive its server
}

void ApiShard::reviewTokens()
{
    m_events->reviewTokens(m_authenticator);
    m_tokens.review(m_authenticator);
}

Result<void> ApiShard::listenOn(qintptr descriptor)
{
    auto listening = m_guard->listenOn(descriptor);
    if (listening && !m_http.bind(m_guard))
        return fail(Error::Code::Internal, u"The HTTP server cannot use its socket."_s);
    return listening;
}

void ApiShard::stopAccepting()
{
    m_guard->stopAccepting();
    m_events->closeAll(u"The server is ending."_s);
}

int ApiShard::openSockets() const
{
    return m_gate->openSockets();
}

bool ApiShard::isIdle() const
{
    return m_router.inFlight() == 0;
}

} // namespace Attendant
