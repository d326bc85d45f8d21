// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/authenticator.h"
#include "api/guardedserver.h"
#include "api/metrics.h"
#include "api/routetable.h"

#include <QHttpServer>
#include <QObject>
#include <QStringList>

#include <list>

namespace Attendant {

/// Takes every request of one QHttpServer through the same gates in the same order (host, origin, route, access, content type),
/// runs its handler and answers: always, always once, always from the event loop, with `{"detail"}` for everything that went wrong.
/// Lives on the server's thread.
///
/// It serves as the missing handler, not through QHttpServer's own routes, because those answer 404 for a wrong method, decode %2F
/// before matching, and send nothing at all when a future fails (all measured).
class Router : public QObject
{
    Q_OBJECT

public:
    struct Policy
    {
        QStringList corsOrigins; ///< "*" allows all
        bool checksHost = true;  ///< refuse host names other than this machine's: DNS rebinding
        std::chrono::milliseconds limit{10'000}; ///< a handler's time
        QByteArray publicHost{}; ///< one more name that it answers to, lower case
    };
    Router(Authenticator &authenticator, Metrics &metrics, Policy policy, QObject *parent = nullptr);
    ~Router() override;

    [[nodiscard]] RouteTable &table() { return m_table; }

    /// Becomes \a http's handler for everything. \a server is the door whose heads it reads. Both must outlive the requests in flight.
    void serve(QHttpServer &http, GuardedServer &server);

    [[nodiscard]] bool allowsOrigin(const QByteArray &origin) const;
    /// The page behind a request may use this server: none is named, it is listed, or it came from this very server (its Host is checked).
    [[nodiscard]] bool allowsPage(const HttpHead &head) const;
    [[nodiscard]] bool allowsHost(const QByteArray &host) const;
    /// True for what somebody on another machine asks, through a proxy or tunnel on this one: by the public name, or with the headers by which
    /// proxies tell whom they speak for. It needs a token everywhere. A proxy that hides both cannot be told from a client on this machine.
    [[nodiscard]] bool isFromOutside(const HttpHead &head) const;

    /// Answers what is still in flight with 503; for the end, while the HTTP server still lives.
    void giveUp();

    /// Requests whose handler has not answered yet.
    [[nodiscard]] int inFlight() const { return static_cast<int>(m_inFlight.size()); }

private:
    struct Exchange;
    class Reply;
    using Handle = std::list<std::shared_ptr<Exchange>>::iterator;

    [[nodiscard]] bool isPublicName(const QByteArray &host) const;
    void take(const QHttpServerRequest &request, QHttpServerResponder &responder);
    [[nodiscard]] Result<Pending<Response>> begin(Exchange &exchange, const QHttpServerRequest &http);
    [[nodiscard]] Response optionsResponse(const Exchange &exchange, const RouteTable::Match &match) const;
    void complete(const std::shared_ptr<Exchange> &exchange, const Result<Response> &result);
    void write(Exchange &exchange, Response response);
    void sweep();

    Authenticator &m_authenticator;
    Metrics &m_metrics;
    Policy m_policy;
    RouteTable m_table;
    GuardedServer *m_server = nullptr;
    std::shared_ptr<Mailbox> m_mailbox; ///< for handlers that answer on other threads
    std::list<std::shared_ptr<Exchange>> m_inFlight; ///< oldest first
};

} // namespace Attendant
