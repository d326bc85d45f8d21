// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

namespace Attendant::Twiml {

// The answers to webhooks that tell the telephone network what to do next. UTF-8 XML; everything that is put in is escaped. Pure.
// Source: reference notes on Twilio, sections 2 and 6.

/// The call's audio goes to \a url ("wss://…"), which gets \a ticket; when that connection ends \a after is asked what next.
[[nodiscard]] QByteArray stream(const QString &url, const QString &ticket, const QString &after);
[[nodiscard]] QByteArray hangUp();
[[nodiscard]] QByteArray sayAndHangUp(const QString &sentence, const QString &language);
/// Nothing more: the call's next verb, or its end.
[[nodiscard]] QByteArray nothing();
/// A message is recorded after \a sentence; \a done is told where it is.
[[nodiscard]] QByteArray voicemail(const QString &sentence, const QString &language, const QString &done, std::chrono::seconds longest);

struct Dial
{
    QString to, callerId;
    std::chrono::seconds ringing{20};
    QString done;     ///< asked what next when the dialled leg is over
    QString answered; ///< told when the person takes the telephone off the hook
    QString announce; ///< asked what the person hears first; empty: connected at once
};
[[nodiscard]] QByteArray dial(const Dial &dial);
/// Says \a sentence to the person who was dialled and connects when they press 1; \a accepted is told. Without a key: declined.
[[nodiscard]] QByteArray announcement(const QString &sentence, const QString &language, const QString &accepted);

} // namespace Attendant::Twiml
