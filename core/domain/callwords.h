// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/callevent.h"

#include <QStringList>

namespace Attendant {

/// The keys of an event's data that hold what somebody said, or who they are: what retention takes away, and where a pause hides digits.
[[nodiscard]] QStringList wordKeys(EventType type);

/// \a data with every digit in its words as a dot, at any depth. Ids stay, so that events still find each other.
[[nodiscard]] QJsonObject withoutDigits(EventType type, QJsonObject data);

} // namespace Attendant
