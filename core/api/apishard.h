// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apiparts.h"
#include "api/guardedserver.h"
#include "api/router.h"
#include "api/tokenwatch.h"

#include <QObject>

#include <memory>

namespace Attendant {

class EventHub;
class WebSocketGate;

/// One thread's share of the API: a listening socket, an HTTP server, the routes and the WebSockets. Make it, use it and destroy it on
/// its thread; \a parts must outlive it.
class ApiShard : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        GuardedServer::Limits guard;
        std::chrono::milliseconds answer{10'000};
        int webSockets = 5000;
    };
    ApiShard(ApiParts &parts, Limits limits, QObject *parent = nullptr);
    ~ApiShard() override;

    /// Takes a descriptor of GuardedServer::openListeners().
    [[nodiscard]] Result<void> listenOn(qintptr descriptor);

    /// No new connections; what is being answered is answered, event streams are closed.
    void stopAccepting();
    [[nodiscard]] bool isIdle() const;
    /// After the known tokens have changed: ends or narrows the event streams that were opened with them, and ends audio. The shard's thread.
    void reviewTokens();
    /// WebSockets whose closing is not complete.
    [[nodiscard]] int openSockets() const;

    [[nodiscard]] const RouteTable &routes() { return m_router.table(); }

private:
    Authenticator &m_authenticator;
    Router m_router;
    std::unique_ptr<EventHub> m_events;
    TokenWatch m_tokens;
    std::unique_ptr<WebSocketGate> m_gate;
    QHttpServer m_http;     ///< owns m_guard
    GuardedServer *m_guard;
};

/// Adds every route of the API, in the order in which the documentation shows them. \a parts: see controllers.h.
void addAllRoutes(RouteTable &table, ApiParts *parts);

} // namespace Attendant
