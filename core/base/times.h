// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>

#include <QString>

namespace Attendant {

/// A moment in UTC, microseconds. The only type for wall-clock time; durations are std::chrono durations.
using Time = std::chrono::sys_time<std::chrono::microseconds>;

/// ISO 8601 in UTC with microseconds: "2026-11-22T15:31:49.123456Z". Sorts as text.
[[nodiscard]] QString toIso(Time time);

/// Reads ISO 8601. A missing zone means UTC; any offset is converted. Errors: InvalidInput.
[[nodiscard]] Result<Time> timeFromIso(QStringView text);

} // namespace Attendant
