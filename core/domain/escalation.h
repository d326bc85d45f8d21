// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"
#include "domain/escalationplan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace Attendant {

enum class EscalationStatus { Waiting, Accepted, Declined, Resolved, Ended };
namespace Names {
[[nodiscard]] QString toString(EscalationStatus status); ///< "waiting", "accepted", "declined", "resolved", "ended"
} // namespace Names
using namespace Names;
[[nodiscard]] std::optional<EscalationStatus> escalationStatusFrom(QStringView text);

/// Somebody whose turn it is to take an escalation.
struct OfferedPerson
{
    UserId id;
    QString name;

    bool operator==(const OfferedPerson &) const = default;
};

/// Where an escalation's plan stands. Rounds and steps count from 1.
struct EscalationProgress
{
    int round = 1, index = 1, of = 0;
    QString target; ///< "agents", "person", "phone", "webhook", "voicemail"
    QString text;   ///< for people
    std::optional<Time> until; ///< when the next step begins
    bool ended = false;        ///< every step was in vain
    bool delivered = false;    ///< a webhook was posted, or failed for good
    QString whom;              ///< EscalationStep::whom()
    QString outcome;           ///< "nobody_available", "no_telephone_line", "told", "failed", "everybody_asked"; empty: it goes on

    bool operator==(const EscalationProgress &) const = default;
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static EscalationProgress fromJson(const QJsonObject &json);
};

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

    std::optional<EscalationPlan> plan; ///< what is done for it; known from its events alone, not from toJson()
    std::optional<EscalationProgress> step;
    std::vector<OfferedPerson> offeredTo; ///< empty: nobody in particular
    QStringList tried;    ///< ids of those who had this step's offer, where it goes from one to the next
    bool voicemail = false; ///< the caller was asked to leave a message
    QString callbackId;   ///< of the entry that was made for it

    bool operator==(const Escalation &) const = default;

    /// The shape of `GET /api/v1/queue` items: escalation_id, call_id, org_id, urgency, reason, summary, status, waiting_since,
    /// offered_to, and trigger, phrase, rule, handled_by, step, voicemail.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Escalation fromJson(const QJsonObject &json);

    /// Applies the data of an `escalation.updated` that is about this escalation.
    void update(const QJsonObject &data);
    [[nodiscard]] bool isOfferedTo(const UserId &user) const;
};

[[nodiscard]] QJsonArray offeredToJson(const std::vector<OfferedPerson> &people); ///< [{"id","name"}]

} // namespace Attendant
