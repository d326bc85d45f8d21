// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "domain/escalationplan.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <vector>

namespace Attendant {

struct Organization;

/// How an office finds a person for a caller: by urgency and time, which steps in which order. Lives in an organization's
/// config.escalation_policy. A value; any thread. JSON:
/// {"groups": {"nurses": ["user_1"]}, "rules": [{"name", "urgency": ["emergency"], "when": ["open"], "steps": […], "repeat", "end"}]}
struct EscalationPolicy
{
    struct Rule
    {
        std::vector<Urgency> urgencies; ///< empty: any
        QStringList when;               ///< of "open", "after_hours", "holiday"; empty: any
        EscalationPlan plan;

        bool operator==(const Rule &) const = default;
        [[nodiscard]] bool fits(Urgency urgency, const QString &time) const;
    };
    std::map<QString, QStringList> groups; ///< name -> ids of users
    std::vector<Rule> rules;               ///< the first that fits counts

    bool operator==(const EscalationPolicy &) const = default;

    [[nodiscard]] QJsonObject toJson() const;
    /// Errors: InvalidInput with the field, beginning with \a path.
    [[nodiscard]] static Result<EscalationPolicy> fromJson(const QJsonObject &json, const QString &path = QStringLiteral("config.escalation_policy"));

    /// What an office that has configured nothing does. Its offers wait out their timers also when nobody is marked available:
    /// somebody may be looking at the queue all the same.
    [[nodiscard]] static EscalationPolicy builtIn(const Organization &organization);
    /// The organization's own, whose rules may be empty; without one, or where it is broken, the built-in one.
    [[nodiscard]] static EscalationPolicy of(const Organization &organization);

    /// What to do for an escalation of \a urgency that is raised at \a at. Where no rule fits, the built-in policy's.
    [[nodiscard]] EscalationPlan planFor(const Organization &organization, Urgency urgency, Time at) const;
};

/// "open", "after_hours" or "holiday". Without structured hours: always "open".
[[nodiscard]] QString officeTimeAt(const Organization &organization, Time at);

/// Seconds in which an escalation should be answered: config.emergency_target_s (15), config.answer_targets_s {high 20, medium 60, low 120}.
/// Source of the 15 s: NENA-STA-020.
[[nodiscard]] int answerTarget(const Organization &organization, Urgency urgency);

/// What a plan does when nobody ever answers, for people who write one.
struct PolicyPreview
{
    struct Entry
    {
        int atSeconds = 0, round = 1, step = 1, lastsSeconds = 0;
        QString target, text;
        QString whom; ///< EscalationStep::whom()
        bool isOneByOne = false, skipsIfNobody = false;
    };
    Time at{};
    Urgency urgency = Urgency::Medium;
    QString when, rule;
    std::vector<Entry> timeline;
    int endAtSeconds = 0;
    QString endThen, endText; ///< "wait" or "voicemail"
    bool aiGoesOn = false;    ///< while it waits

    [[nodiscard]] static PolicyPreview of(const EscalationPlan &plan, Urgency urgency, Time at);
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static PolicyPreview fromJson(const QJsonObject &json);
};

} // namespace Attendant
