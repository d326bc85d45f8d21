// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"
#include "domain/participants.h"

#include <QJsonObject>

namespace Attendant {

enum class EscalationStatus { Waiting, Accepted, Declined, Resolved, Ended };
namespace Names {
[[nodiscard]] QString toString(EscalationStatus status); ///< "waiting", "accepted", "declined", "resolved", "ended"
} // namespace Names
using namespace Names;
[[nodiscard]] std::optional<EscalationStatus> escalationStatusFrom(QStringView text);

/// A request for a human in one call. A call has at most one open escalation; a graver reason raises its urgency.
struct Escalation
{
    EscalationId id;
    CallId callId;
    OrgId orgId;
    Urgency urgency = Urgency::Medium;
    QString trigger; ///< "phrase", "tool", "supervisor", "uncertain", "caller_wish", "provider_lost", "agent_lost"
    QString reason;  ///< a sentence for the person who takes it
    QString phrase;  ///< the words that matched, when trigger is a phrase
    QString rule;    ///< id of the rule that matched
    QString summary; ///< what the AI knew
    EscalationStatus status = EscalationStatus::Waiting;
    Time raisedAt{};
    QString handledBy;  ///< name of the person, once accepted
    QString outcome, notes;

    bool operator==(const Escalation &) const = default;

    /// The shape of `GET /api/v1/queue` items: escalation_id, call_id, org_id, urgency, reason, summary, status, waiting_since,
    /// offered_to, and trigger, phrase, rule, handled_by.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Escalation fromJson(const QJsonObject &json);
};

} // namespace Attendant
