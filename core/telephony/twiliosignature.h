// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telephony/twilioform.h"

#include <QByteArrayList>

namespace Attendant {

/// X-Twilio-Signature: base64 of HMAC-SHA1 over the address as it was configured and, for forms, every field sorted by name.
/// Addresses are judged with and without the port, because some requests are signed either way. A value; any thread.
/// Source: reference notes on Twilio, section 5.
class TwilioSignature
{
public:
    /// \a tokens: the account's auth token, and while it is being replaced the secondary one. Empty ones are left out.
    explicit TwilioSignature(QByteArrayList tokens);

    [[nodiscard]] static QByteArray sign(const QByteArray &token, const QByteArray &url, const TwilioForm::Values &values = {});

    /// A form, or a GET (no values). \a url with its query, without fragment.
    [[nodiscard]] bool isForm(QByteArrayView signature, const QByteArray &url, const TwilioForm::Values &values) const;
    /// A JSON body: the query of \a url holds its hash as bodySHA256.
    [[nodiscard]] bool isJson(QByteArrayView signature, const QByteArray &url, QByteArrayView body) const;
    /// A WebSocket handshake; \a url is "wss://…". With and without a slash at the end.
    [[nodiscard]] bool isHandshake(QByteArrayView signature, const QByteArray &url) const;

private:
    [[nodiscard]] bool isAny(QByteArrayView signature, const QByteArrayList &urls, const TwilioForm::Values &values) const;

    QByteArrayList m_tokens;
};

} // namespace Attendant
