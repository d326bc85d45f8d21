// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/httpmessage.h"

#include <QHash>
#include <QJsonObject>

#include <vector>

namespace Attendant {

/// Who may use a route.
enum class Access {
    Public,     ///< anybody
    Frontend,   ///< anybody while the server listens on loopback only; else a token
    Reader,     ///< any token
    Controller, ///< an agent or a supervisor
    Supervisor,
};

/// How a route is described in /openapi.json.
struct RouteDoc
{
    QString tag, summary;
    QString requestSchema;  ///< name of a component schema; empty: no body
    QString responseSchema; ///< of the 200 (or 201, 204 when empty)
    std::vector<std::pair<QString, QString>> query; ///< name and description
    int success = 200;
    QString id; ///< operationId; must be unique
    QString media = {}; ///< of an answer that is no JSON
};

struct Route
{
    QByteArray method;
    QString pattern; ///< "/api/calls/{call_id}"
    Access access = Access::Public;
    Handler handler;
    RouteDoc doc;
    bool takesForms = false; ///< application/x-www-form-urlencoded besides JSON
    bool takesSdp = false;   ///< application/sdp and multipart/form-data instead of JSON; answers application/sdp
};

/// The routes of one shard. Filled once, then only read; one thread.
class RouteTable
{
public:
    /// \a pattern must not end with a slash, except "/".
    void add(Route route);

    struct Match
    {
        const Route *route = nullptr;   ///< null: no route of that method
        std::vector<QByteArray> allowed; ///< methods that the path has (with a route, perhaps only its own); empty: no such path
        NamedValues parameters;
    };
    /// \a path is percent-encoded; it is split before it is decoded, so that %2F stays inside its segment. HEAD is served by GET.
    /// A trailing slash is ignored. Errors: InvalidInput (broken escapes).
    [[nodiscard]] Result<Match> find(const QByteArray &method, QByteArrayView path) const;

    [[nodiscard]] const std::vector<Route> &routes() const { return m_routes; }

private:
    struct Segment { QString text; bool isParameter = false; };
    std::vector<Route> m_routes;
    std::vector<std::vector<Segment>> m_segments; ///< of the route with the same index
    QHash<QByteArray, size_t> m_literal; ///< "POST /api/call/start": the routes without parameters, which win over all others
};

} // namespace Attendant
