// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/clock.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

class QHostAddress;

namespace Attendant {

/// Posts signed JSON to other systems. http and https alone; redirects are not followed, a name is resolved here and the connection goes
/// to the address that was checked, so that it cannot be another one a moment later. Addresses of one's own network are allowed: an
/// office's systems live there; link-local ones (a cloud's metadata service) and multicast are not. Any thread; works on the thread that
/// made it, which needs an event loop.
class WebhookSender : public QObject
{
    Q_OBJECT

public:
    explicit WebhookSender(const Clock &clock, QObject *parent = nullptr);

    struct Post
    {
        QString url, id; ///< the id is the same on every try
        QByteArray body, key;
        std::chrono::milliseconds limit{10'000}; ///< for all tries together
    };
    /// Tries at most three times within the limit; only a 2xx is success. Errors: InvalidInput (the address), Unavailable, Timeout.
    [[nodiscard]] Pending<void> post(const Post &post);

    [[nodiscard]] static bool mayReach(const QHostAddress &address);

private:
    struct Try;
    void resolve(const std::shared_ptr<Try> &attempt);
    void send(const std::shared_ptr<Try> &attempt, const QHostAddress &address);
    void again(const std::shared_ptr<Try> &attempt, const Error &why, bool mayHelp);

    const Clock &m_clock;
    QNetworkAccessManager m_network;
};

} // namespace Attendant
