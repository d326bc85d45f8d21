// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/organization.h"

namespace Attendant::Ui {

/// Whether the office answers now and until when, in its own time zone: "Open until 12:00", "Closed until Monday 8:00", "Open around the
/// clock"; with the zone's city when its clock differs from ours. \a now in UTC.
[[nodiscard]] QString openState(const Organization &organization, Time now);

/// Spans of one day for people: "8–12, 13–17:30", or "Closed".
[[nodiscard]] QString daySummary(const std::vector<OpeningHours::Span> &spans);

/// The hours of the office's own day that \a now falls into: "Today 8–12, 13–17:30", "Closed today", "Closed today: Christmas".
[[nodiscard]] QString todaySummary(const OpeningHours &hours, Time now);

/// A line for each stretch of days with the same hours: "Mon–Fri 8–17", "Sat Closed"; and the next holidays.
[[nodiscard]] QString weekSummary(const OpeningHours &hours, Time now);

/// "8" or "17:30".
[[nodiscard]] QString briefClock(int minutes);

} // namespace Attendant::Ui
