// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callservice.h"
#include "calls/organizationdirectory.h"
#include "telephony/telephony.h"
#include "telephony/twiliolines.h"
#include "telephony/twiliorest.h"
#include "telephony/twiml.h"

#include <QReadWriteLock>

namespace Attendant {

/// What streams and answers that are still on their way hold on to; it may outlive the telephony itself. Any thread.
struct Telephony::Core
{
    Core(Options o, const Clock &c, OrganizationDirectory &directory, CallService &service)
        : options(std::move(o))
        , clock(c)
        , organizations(directory)
        , signature({options.authToken, options.secondaryToken})
        , lines(c)
        , rest({options.apiBase, options.accountSid, options.authToken})
        , calls(&service)
    {}

    const Options options;
    const Clock &clock;
    OrganizationDirectory &organizations;
    const TwilioSignature signature;
    TwilioLines lines;
    TwilioRest rest;

    QMutex startingMutex;
    using Answer = std::shared_ptr<Internal::Answer<QByteArray>>;
    QHash<QString, std::vector<Answer>> starting; ///< webhooks that wait for one call to be on disk, by CallSid

    /// Runs \a work(CallService &) unless the calls have ended.
    template<typename Work>
    void withCalls(Work work)
    {
        const QReadLocker lock(&m_callsLock);
        if (calls)
            work(*calls);
    }
    void forgetCalls()
    {
        const QWriteLocker lock(&m_callsLock);
        calls = nullptr;
    }

    [[nodiscard]] QString address(QLatin1StringView path, const CallId &call = {}) const;
    [[nodiscard]] QString streamAddress() const; ///< "wss://…"
    /// The call's audio comes to us, with a ticket that is good for \a lifetime.
    [[nodiscard]] QByteArray streamAnswer(const CallId &call, std::chrono::seconds lifetime = std::chrono::seconds(60));
    [[nodiscard]] QString language(const OrgId &org) const;
    /// The line that \a form is about; also when it is older than this process.
    [[nodiscard]] std::optional<TelephoneLine> lineOf(const TwilioForm &form);
    /// Somebody of the office has the call, whether its caller is on the line or not.
    [[nodiscard]] bool hasPerson(const CallId &call);
    void endCall(const CallId &call, const QString &reason, const QString &by = {});
    void note(const CallId &call, const QJsonObject &facts);
    /// A person has taken the transferred call.
    void transferred(const CallId &call);

private:
    QReadWriteLock m_callsLock;
    CallService *calls;
};

} // namespace Attendant
