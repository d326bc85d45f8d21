// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"

#include <QString>

#include <vector>

namespace Attendant::Sentences {

// What the program itself says to callers, in English, German, Spanish or French (any other language: English). Pure; any thread.

/// The sentence for one category of emergency as the office has approved it.
struct Approved
{
    QString category; ///< the safety rules' ("cardiac", "self-harm", …); "general" for every category without its own
    QString text;     ///< with the office's emergency number, digit by digit
    QString standard; ///< what it would be without the office's own wording
    bool isCustom = false;
};

/// On an emergency of \a category. The office's own wording is config.safety_sentences {"<category>": "… %1 …"}, %1 being the number
/// (config.emergency_number); without it, or when it is longer than 400 characters, ours.
[[nodiscard]] Approved emergency(const Organization &office, const QString &category);
/// All of them, "general" first.
[[nodiscard]] std::vector<Approved> emergencies(const Organization &office);

/// Said at the beginning of a call that is recorded, unless the office has its own words.
[[nodiscard]] QString recorded(const QString &language);
[[nodiscard]] QString onHold(const QString &language);
/// Fills a pause that became too long.
[[nodiscard]] QString oneMoment(const QString &language);
[[nodiscard]] QString lostColleague(const QString &language);
[[nodiscard]] QString lostProvider(const QString &language);
/// When nobody came: the caller speaks after it.
[[nodiscard]] QString leaveMessage(const QString &language);
/// Before the caller is sent to a colleague's telephone.
[[nodiscard]] QString connecting(const QString &language);
/// Said by the AI when nobody could be found.
[[nodiscard]] QString backWithAssistant(const QString &language);

/// Everything that \a office's callers may hear from the program, most urgent first, for rendering ahead.
[[nodiscard]] std::vector<QString> all(const Organization &office);

} // namespace Attendant::Sentences
