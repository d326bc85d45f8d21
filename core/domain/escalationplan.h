// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/participants.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <vector>

namespace Attendant {

/// One step of what is done to find a person for a caller.
struct EscalationStep
{
    enum class Target {
        Agents,    ///< those of a group (or everybody) who are available
        Person,    ///< one person, when available
        Phone,     ///< a telephone number
        Webhook,   ///< another system is told
        Voicemail, ///< the caller is asked to leave a message; ends the plan
    };
    enum class Order { All, OneByOne };

    Target target = Target::Agents;
    QString group;              ///< Agents: empty means everybody
    Order order = Order::All;   ///< Agents: all at once, or each for the timer's length
    QString user;               ///< Person: the user's id
    QString number;             ///< Phone
    QString url;                ///< Webhook: http or https
    std::chrono::seconds timer{20}; ///< Agents with OneByOne: for each person
    bool skipsIfNobody = true;  ///< Agents, Person: nobody available means on to the next step, not waiting for somebody to come

    bool operator==(const EscalationStep &) const = default;

    /// For people: "Offered to all available agents of nurses".
    [[nodiscard]] QString describe() const;
    /// Who that is: the group, the person's id, the number or the other system's host. Empty: everybody, or the caller.
    [[nodiscard]] QString whom() const;
    [[nodiscard]] QJsonObject toJson() const;
    /// \a path names the step in errors. Errors: InvalidInput with the field.
    [[nodiscard]] static Result<EscalationStep> fromJson(const QJsonObject &json, const QString &path);
};

/// What is done for one escalation: the steps that its policy chose when it was raised. It is recorded with the escalation, so that a
/// changed policy or a restart does not change what is under way. A value; any thread.
struct EscalationPlan
{
    /// What comes when every step was in vain.
    enum class End {
        Wait,      ///< it stays in the queue and is offered to whoever becomes available
        Voicemail, ///< the caller is asked to leave a message
    };
    QString name; ///< of the rule that it comes from
    QString when; ///< "open", "after_hours", "holiday"
    std::vector<EscalationStep> steps;
    int repeat = 1; ///< how often the steps are gone through
    End end = End::Wait;

    bool operator==(const EscalationPlan &) const = default;

    [[nodiscard]] QJsonObject toJson() const;
    /// \a path names the place in errors. Errors: InvalidInput with the field.
    [[nodiscard]] static Result<EscalationPlan> fromJson(const QJsonObject &json, const QString &path = {});
};

namespace Names {
[[nodiscard]] QString toString(EscalationStep::Target target); ///< "agents", "person", "phone", "webhook", "voicemail"
[[nodiscard]] QString toString(EscalationPlan::End end);       ///< "wait", "voicemail"
} // namespace Names
using namespace Names;

} // namespace Attendant
