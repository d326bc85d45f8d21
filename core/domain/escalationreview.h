// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalation.h"

#include <QString>

#include <optional>
#include <vector>

namespace Attendant {

/// What a supervisor says about an escalation afterwards.
struct EscalationReview
{
    bool isRight = true; ///< else it was a false alarm
    QString note, by;
    Time at{};

    bool operator==(const EscalationReview &) const = default;
    [[nodiscard]] QJsonObject toJson() const; ///< {"verdict": "right"|"false_alarm", "note", "by", "at"}
    [[nodiscard]] static EscalationReview fromJson(const QJsonObject &json);
};

/// A past or present escalation as the records hold it.
struct EscalationRecord
{
    Escalation escalation;
    std::optional<EscalationReview> review;

    bool operator==(const EscalationRecord &) const = default;
    [[nodiscard]] QJsonObject toJson() const; ///< the escalation's fields and "review"
    [[nodiscard]] static EscalationRecord fromJson(const QJsonObject &json);
};

/// How often a safety rule was right.
struct RuleStatistics
{
    QString rule;
    int raised = 0, right = 0, falseAlarms = 0;

    bool operator==(const RuleStatistics &) const = default;
    /// The reviewed ones' share that was right; nothing while none is reviewed.
    [[nodiscard]] std::optional<double> precision() const;
    [[nodiscard]] QJsonObject toJson() const; ///< {"rule","raised","right","false_alarms","unreviewed","precision"}
    [[nodiscard]] static RuleStatistics fromJson(const QJsonObject &json);
};

} // namespace Attendant
