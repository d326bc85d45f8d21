// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Attendant::Ui {

/// What a safety rule listens for, in words for people: "en.cardiac.now" → "Possible heart attack", "org.priority" → "One of your own phrases".
/// A rule that is newer than this program is named by its own middle part. Source of the ids: resources/safety, where the middle part says what it is about.
[[nodiscard]] QString ruleTitle(const QString &rule);

} // namespace Attendant::Ui
