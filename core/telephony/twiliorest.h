// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "telephony/twilioform.h"

#include <QJsonObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace Attendant {

/// Requests to the telephone network's REST interface, on a thread of its own. Any thread. Source: reference notes on Twilio, section 6.
class TwilioRest
{
public:
    struct Options
    {
        QUrl base;  ///< "https://api.twilio.com", no trailing slash
        QString accountSid;
        QByteArray authToken;
        std::chrono::milliseconds limit{8'000};
    };
    explicit TwilioRest(Options options);
    /// Requests in flight are answered Unavailable.
    ~TwilioRest();

    /// \a path below the account: "Calls.json", "Calls/CA….json". Errors: InvalidInput (the network refuses a value, with its sentence),
    /// NotFound, Unavailable (away, overloaded, or it refuses us), Timeout.
    [[nodiscard]] Pending<QJsonObject> post(const QString &path, const TwilioForm &form);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Attendant
