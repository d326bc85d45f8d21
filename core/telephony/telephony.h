// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "base/clock.h"
#include "domain/callevent.h"
#include "telephony/mediasocket.h"
#include "telephony/twilioform.h"
#include "telephony/twiliosignature.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace Attendant {

class CallService;
class OrganizationDirectory;

/// The telephone, by Twilio: answers its webhooks, takes its media streams, dials, transfers and hangs up. Any thread, except where said.
///
/// Webhooks are answered from memory as TwiML; whoever calls checks the signature first. Source: reference notes on Twilio.
class Telephony : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString accountSid;
        QByteArray authToken, secondaryToken;
        QUrl publicUrl; ///< what Twilio calls; without a trailing slash
        QUrl apiBase;   ///< "https://api.twilio.com"
        QString number; ///< ours, for organizations that have none in config.numbers; may be empty
    };
    Telephony(Options options, const Clock &clock, OrganizationDirectory &organizations, CallService &calls);
    /// Call before the calls end; streams that still live say nothing any more.
    ~Telephony() override;

    /// Where the webhooks and the stream are, below the public address.
    static constexpr QLatin1StringView root{"/api/v1/telephony/twilio"};

    // --- signatures; \a target is the request's path and query as it came ------------------------------------------------------
    [[nodiscard]] bool isSigned(QByteArrayView signature, const QByteArray &target, const TwilioForm &form) const;
    [[nodiscard]] bool isSignedJson(QByteArrayView signature, const QByteArray &target, QByteArrayView body) const;
    [[nodiscard]] bool isSignedHandshake(QByteArrayView signature, const QByteArray &target) const;

    // --- webhooks. Errors: InvalidInput (not what Twilio sends) ----------------------------------------------------------------
    [[nodiscard]] Pending<QByteArray> voice(const TwilioForm &form);       ///< somebody calls
    [[nodiscard]] Pending<QByteArray> afterStream(const TwilioForm &form); ///< the stream is over and the call is not
    [[nodiscard]] Pending<QByteArray> status(const TwilioForm &form);      ///< how the call stands
    [[nodiscard]] Pending<QByteArray> dialDone(const TwilioForm &form);    ///< a transfer was answered, or not
    /// About the person who is called for a transfer of \a call.
    [[nodiscard]] Pending<QByteArray> legStatus(const CallId &call, const TwilioForm &form);
    [[nodiscard]] Pending<QByteArray> announce(const CallId &call);
    [[nodiscard]] Pending<QByteArray> accepted(const CallId &call, const TwilioForm &form);
    [[nodiscard]] Pending<QByteArray> voicemailDone(const TwilioForm &form);

    /// A media stream's connection, with a good signature. The socket's thread.
    void welcome(std::unique_ptr<MediaSocket> socket);

    // --- the office's side -----------------------------------------------------------------------------------------------------
    struct Dialled { CallId call; QString sid, status; };
    /// Calls \a to and puts the AI of \a org on the line. Errors: InvalidInput, NotFound (organization), Conflict (it has no number),
    /// Unavailable, Timeout.
    [[nodiscard]] Pending<Dialled> dial(const OrgId &org, const QString &to, const QString &by);
    /// Connects the caller with \a to. With \a announcement the person hears it first and must press 1. When nobody answers, the caller
    /// comes back to where they were. Errors: InvalidInput, Conflict (not on the telephone, or being transferred), Unavailable, Timeout.
    [[nodiscard]] Pending<void> transfer(const CallId &call, const QString &to, const QString &announcement, const QString &by);
    [[nodiscard]] bool isOnTelephone(const CallId &call) const;

    /// What happened in calls; their end is an end at the network, too.
    void onEvent(const CallEvent &event);

    /// Ends calls whose stream never came. A timer on this object's thread calls it.
    void sweep();

private:
    struct Core;
    std::shared_ptr<Core> d;
};

} // namespace Attendant
