// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/clock.h"
#include "domain/callevent.h"
#include "telephony/standardwebhook.h"

#include <QObject>

#include <memory>

namespace Attendant {

class CallService;
class OrganizationDirectory;
class VoiceProvider;

/// The telephone at the AI provider: SIP calls ring there, and a signed webhook tells us. The organization that owns the dialled number
/// answers; the provider keeps the sound, and we join for the events. Any thread. Source: reference notes, section 6.
class SipTelephony : public QObject
{
    Q_OBJECT

public:
    SipTelephony(const QString &webhookSecret, const Clock &clock, OrganizationDirectory &organizations, CallService &calls, VoiceProvider &provider);
    /// Call before the calls end.
    ~SipTelephony() override;

    /// Where the webhook is, below the public address.
    static constexpr QLatin1StringView path{"/api/v1/telephony/openai/webhook"};

    /// Takes a webhook as it came. Answered when the call is on disk, so that a restart finds it; it is taken in the background. What was seen
    /// before, or is about something else, changes nothing. Errors: Unauthorised (not signed, too old), InvalidInput (signed, and not
    /// understood), Unavailable (nothing was done: the sender may repeat it).
    [[nodiscard]] Pending<void> receive(const WebhookHeaders &headers, const QByteArray &body);

    [[nodiscard]] bool isOnTelephone(const CallId &call) const;
    /// Sends the caller to \a to (a number such as +16085550123, or sip:…), and ends the call here. Errors: InvalidInput (field "to"),
    /// Conflict (not on this telephone, or on its way already), NotFound, Unavailable, Timeout.
    [[nodiscard]] Pending<void> transfer(const CallId &call, const QString &to);

    /// What happened in calls.
    void onEvent(const CallEvent &event);

private:
    struct Core;
    std::shared_ptr<Core> d;
};

/// The number in a SIP address such as "Ada <sip:+16085550123@host;user=phone>"; without one, the address's user. Empty: none.
[[nodiscard]] QString sipNumber(const QString &address);

} // namespace Attendant
