// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/times.h"

#include <QDate>
#include <QJsonObject>
#include <QTime>
#include <QTimeZone>

#include <array>
#include <optional>
#include <vector>

namespace Attendant {

/// When an office is open: spans per weekday in the office's own time zone, and days on which it is closed.
/// JSON (under an organization's config.hours): {"timezone": "America/Chicago", "mon": [["08:00","12:00"],["13:00","17:00"]], …,
/// "sun": [], "holidays": [{"date":"2026-12-25","name":"Christmas"}]}. "24:00" ends a day. A value; any thread.
class OpeningHours
{
public:
    /// Minutes since local midnight, from < to <= 1440.
    struct Span { int from = 0; int to = 0; bool operator==(const Span &) const = default; };
    struct Holiday { QDate date; QString name; bool operator==(const Holiday &) const = default; };

    QByteArray timezone = "UTC"; ///< IANA name
    std::array<std::vector<Span>, 7> days; ///< 0 = Monday
    std::vector<Holiday> holidays;

    bool operator==(const OpeningHours &) const = default;

    [[nodiscard]] bool isOpenAt(Time time) const;

    /// The next moment after \a time at which the office opens (or closes, when it is open); nothing within two weeks: nullopt.
    [[nodiscard]] std::optional<Time> nextChange(Time time) const;

    /// "Monday-Friday, 8:00 AM - 12:00 PM and 1:00 PM - 5:00 PM; Saturday, closed …": for the frontend's business_hours and the prompt.
    [[nodiscard]] QString describe() const;

    [[nodiscard]] QJsonObject toJson() const;
    /// Errors: InvalidInput naming the day, the span or the zone.
    [[nodiscard]] static Result<OpeningHours> fromJson(const QJsonObject &json);
};

} // namespace Attendant
