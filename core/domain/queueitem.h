// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"

#include <vector>

namespace Attendant {

struct Organization;

/// A waiting escalation as a person sees it who may take it. A value.
struct QueueItem
{
    struct Line
    {
        Speaker speaker = Speaker::Caller;
        QString text;
        Time at{};
        bool operator==(const Line &) const = default;
    };
    Escalation escalation;
    int targetSeconds = 0;  ///< in which it should be answered
    Time deadline{};        ///< when that is over
    QString caller, orgName;
    std::vector<Line> lastLines; ///< at most three, oldest first

    bool operator==(const QueueItem &) const = default;

    /// \a call with (the end of) its transcript; it must have an escalation.
    [[nodiscard]] static QueueItem of(const Call &call, const Organization &organization);
    /// The escalation's fields and "target_s", "deadline_at", "caller", "org_name", "last_lines".
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static QueueItem fromJson(const QJsonObject &json);
};

} // namespace Attendant
