// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"

namespace Attendant::Ui {

/// Whether the office answers now and until when, in its own time zone: "Open until 12:00", "Closed until Monday 8:00", "Open around the
/// clock"; with the zone's city when its clock differs from ours. \a now in UTC.
[[nodiscard]] QString openState(const Organization &organization, Time now);

/// Spans of one day for people: "8–12, 13–17:30", or "Closed".
[[nodiscard]] QString daySummary(const std::vector<OpeningHours::Span> &spans);

/// "8" or "17:30".
[[nodiscard]] QString briefClock(int minutes);

} // namespace Attendant::Ui
