// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Attendant::Sentences {

// What the program itself says to callers, in English, German, Spanish or French (any other language: English). Pure; any thread.

/// On an emergency. \a category is the safety rule's ("self_harm", "cardiac", …); \a number the office's emergency number.
[[nodiscard]] QString emergency(const QString &language, const QString &category, const QString &number);
[[nodiscard]] QString onHold(const QString &language);
/// Fills a pause that became too long.
[[nodiscard]] QString oneMoment(const QString &language);
[[nodiscard]] QString lostColleague(const QString &language);
[[nodiscard]] QString lostProvider(const QString &language);
/// When nobody is free: the caller is asked for a message.
[[nodiscard]] QString leaveMessage(const QString &language);
/// Said by the AI when nobody could be found.
[[nodiscard]] QString backWithAssistant(const QString &language);

} // namespace Attendant::Sentences
