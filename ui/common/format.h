// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How values are spelled for people. Everything here is translated; all functions are GUI-thread-agnostic.

#include "base/error.h"
#include "base/times.h"
#include "domain/participants.h"

#include <QFont>
#include <QKeySequence>
#include <QString>

#include <chrono>

namespace Attendant::Ui {

/// "06:18", from an hour on "1:06:18": how long a call lasts. Never negative.
[[nodiscard]] QString callTime(std::chrono::seconds duration);
/// "0:09", "1:06:18": waiting times and what is left of them. Never negative.
[[nodiscard]] QString shortTime(std::chrono::seconds duration);
/// "12 s", "2 min", "3 h": a coarse span for lists.
[[nodiscard]] QString coarseTime(std::chrono::seconds duration);
/// Local time of day: "10:31", with \a seconds "10:31:04".
[[nodiscard]] QString clockTime(Time time, bool seconds = false);
/// The same with its day where that is not the day of \a now: "3 Nov 10:31", "3 Nov 2025 10:31".
[[nodiscard]] QString dayAndClock(Time time, Time now);
/// The whole seconds from \a since to \a now, at least 0.
[[nodiscard]] std::chrono::seconds secondsBetween(Time since, Time now);

[[nodiscard]] QString phaseName(Phase phase);
[[nodiscard]] QString urgencyName(Urgency urgency);
/// "Phone", "Web", "API" for the channel's wire name; anything else as it is.
[[nodiscard]] QString channelName(const QString &channel);
/// "Caller", "AI", the person's first name (or "Human"), "System".
[[nodiscard]] QString speakerName(Speaker speaker, const QString &humanName = {});
/// What to call somebody: the name or number given, else "Web visitor" or "Unknown caller".
[[nodiscard]] QString callerName(const QString &caller, const QString &channel);
/// "+16085550142" → "+1 608 555 0142": a number in international form in groups, anything else as it is.
[[nodiscard]] QString phoneNumber(const QString &number);
/// How keys are written on buttons and in menus: "Ctrl Enter", "F5".
[[nodiscard]] QString keyHint(const QKeySequence &keys);
/// Two capital letters for a picture: "Dana Whitfield" → "DW".
[[nodiscard]] QString initials(const QString &name);
/// "en" → "English", in the user's language.
[[nodiscard]] QString languageName(const QString &code);

/// What happened, in the user's language, for an error that core reported in English. Every Error::Code has its own sentence.
[[nodiscard]] QString errorSentence(Error::Code code);
/// The same with what core said itself where that tells more: instead of it in English, behind it in other languages.
[[nodiscard]] QString errorSentence(const Error &error);

/// \a text cut to \a width pixels with "…" at its start: the newest words stay.
[[nodiscard]] QString elideStart(const QString &text, const QFont &font, int width);

} // namespace Attendant::Ui
