// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"

#include <QByteArray>

namespace Attendant {

// Standard Webhooks, symmetric (`v1`). Pure; any thread. Source: standard-webhooks/spec.

/// The key of one organization's webhooks, 32 bytes, derived from the installation's \a master: so an organization's configuration,
/// which many may read, holds no secret.
[[nodiscard]] QByteArray webhookKey(const QByteArray &master, const OrgId &org);
/// The key as receivers are given it: "whsec_" and base64.
[[nodiscard]] QString webhookSecret(const QByteArray &key);
/// The value of the header webhook-signature. \a timestamp in seconds.
[[nodiscard]] QByteArray webhookSignature(const QByteArray &key, const QString &id, qint64 timestamp, const QByteArray &body);

} // namespace Attendant
