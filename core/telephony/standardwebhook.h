// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QByteArray>
#include <QHash>
#include <QMutex>

#include <chrono>

namespace Attendant {

/// The three headers of a Standard Webhook.
struct WebhookHeaders { QByteArray id, timestamp, signature; };

/// Judges webhooks that others sign for us (Standard Webhooks, symmetric). Any thread. Source: reference notes on webhooks, section 1.
class StandardWebhook
{
public:
    /// \a secret as its sender shows it: "whsec_" and base64; without the prefix its bytes are the key.
    explicit StandardWebhook(const QString &secret);

    static constexpr std::chrono::seconds tolerance{300}; ///< either way
    static constexpr qsizetype mostSignatures = 32;       ///< entries that are looked at

    /// Whether \a body, as it came, is signed and of our time. Errors: Unauthorised, without details.
    [[nodiscard]] Result<void> check(const WebhookHeaders &headers, const QByteArray &body, Time now) const;

    /// True the first time that a message is seen; a sender repeats one for up to three days, under the same id.
    [[nodiscard]] bool isNew(const QByteArray &id, Time now);
    /// What it asked for could not be done; the sender's repetition counts as new.
    void forget(const QByteArray &id);

private:
    static constexpr std::chrono::hours remembered{80};
    static constexpr qsizetype mostRemembered = 50'000;

    QByteArray m_key;
    QMutex m_mutex;
    QHash<QByteArray, Time> m_seen;
};

} // namespace Attendant
