// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/routetable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

void RouteTable::add(Route route)
{
    std::vector<Segment> segments;
    const QStringList parts = route.pattern.mid(1).split(u'/', route.pattern == u"/" ? Qt::SkipEmptyParts : Qt::KeepEmptyParts);
    for (const QString &part : parts) {
        const bool isParameter = part.startsWith(u'{') && part.endsWith(u'}');
        segments.push_back({isParameter ? part.mid(1, part.size() - 2) : part, isParameter});
    }
    if (!route.pattern.contains(u'{')) {
        const QByteArray key = route.method + ' ' + route.pattern.toLatin1();
        if (!m_literal.contains(key))
            m_literal.insert(key, m_routes.size());
    }
    m_routes.push_back(std::move(route));
    m_segments.push_back(std::move(segments));
}

Result<RouteTable::Match> RouteTable::find(const QByteArray &method, QByteArrayView path) const
{
    if (const auto literal = m_literal.constFind(QByteArray(method + ' ').append(path)); literal != m_literal.cend()) {
        Match exact;
        exact.route = &m_routes[*literal];
        exact.allowed = {method};
        return exact;
    }
    if (path.startsWith('/'))
        path = path.sliced(1);
    if (path.endsWith('/'))
        path.chop(1);
    QStringList segments;
    if (!path.isEmpty()) {
        const QList<QByteArray> parts = path.toByteArray().split('/');
        for (const QByteArray &part : parts) {
            const auto text = percentDecoded(part);
            if (!text)
                return std::unexpected(text.error());
            segments << *text;
        }
    }

    Match match;
    int bestLiterals = -1;
    for (size_t i = 0; i < m_routes.size(); ++i) {
        const auto &pattern = m_segments[i];
        if (static_cast<qsizetype>(pattern.size()) != segments.size())
            continue;
        int literals = 0;
        bool fits = true;
        for (size_t s = 0; s < pattern.size() && fits; ++s) {
            const QString &segment = segments[static_cast<qsizetype>(s)];
            fits = pattern[s].isParameter ? !segment.isEmpty() : pattern[s].text == segment;
            literals += pattern[s].isParameter ? 0 : 1;
        }
        if (!fits)
            continue;
        const Route &route = m_routes[i];
        if (std::ranges::find(match.allowed, route.method) == match.allowed.end())
            match.allowed.push_back(route.method);
        const bool serves = route.method == method || (method == "HEAD" && route.method == "GET");
        if (!serves || literals <= bestLiterals)
            continue;
        bestLiterals = literals;
        match.route = &route;
        match.parameters.clear();
        for (size_t s = 0; s < pattern.size(); ++s) {
            if (pattern[s].isParameter)
                match.parameters.emplace_back(pattern[s].text, segments[static_cast<qsizetype>(s)]);
        }
    }
    if (!match.allowed.empty()) {
        if (std::ranges::find(match.allowed, "GET") != match.allowed.end())
            match.allowed.emplace_back("HEAD");
        match.allowed.emplace_back("OPTIONS");
    }
    return match;
}

} // namespace Attendant
