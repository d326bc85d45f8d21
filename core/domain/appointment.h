// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"

#include <QJsonObject>

namespace Attendant {

/// An appointment that the AI or the office's frontend made. Source: contract.md, section 1.
struct Appointment
{
    AppointmentId id;
    OrgId orgId;
    CallId callId; ///< empty when made outside a call
    QString title, attendeeEmail, attendeeName, description, timezone;
    Time start{}, end{}, createdAt{};

    bool operator==(const Appointment &) const = default;
    [[nodiscard]] QJsonObject toJson() const;

    /// Checks what a model or a frontend sent: title, start_time < end_time, an e-mail address with one @ and a dotted domain, a known
    /// time zone when given. A time without a zone is local to `timezone`, or to \a orgTimezone. id and createdAt are left empty.
    /// Errors: InvalidInput naming the field.
    [[nodiscard]] static Result<Appointment> fromRequest(const QJsonObject &json, const QString &orgTimezone);
};

} // namespace Attendant
