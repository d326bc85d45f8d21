// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/tokenwatch.h"

#include "api/authenticator.h"
#include "api/socketkeeper.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void TokenWatch::add(QWebSocket *socket, const QString &tokenHash)
{
    std::erase_if(m_watched, [](const Watched &entry) { return !entry.socket; });
    if (!tokenHash.isEmpty())
        m_watched.push_back({socket, tokenHash});
}

void TokenWatch::review(const Authenticator &authenticator)
{
    std::erase_if(m_watched, [&](const Watched &entry) {
        if (!entry.socket)
            return true;
        if (authenticator.known(entry.tokenHash))
            return false;
        SocketKeeper::close(entry.socket, QWebSocketProtocol::CloseCodePolicyViolated, u"The token has been revoked."_s);
        return true;
    });
}

} // namespace Attendant
