// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>
#include <QWebSocket>

#include <vector>

namespace Attendant {

class Authenticator;

/// The WebSockets that are open because of somebody's token and say nothing of it themselves, such as a call's audio: they end with it.
/// A shard's thread.
class TokenWatch
{
public:
    /// \a tokenHash: empty when \a socket depends on none.
    void add(QWebSocket *socket, const QString &tokenHash);
    /// Closes (1008) what was opened with a token that is no longer known.
    void review(const Authenticator &authenticator);

private:
    struct Watched { QPointer<QWebSocket> socket; QString tokenHash; };
    std::vector<Watched> m_watched;
};

} // namespace Attendant
