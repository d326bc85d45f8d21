// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/escalation.h"

#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr std::array statusNames{"waiting"_L1, "accepted"_L1, "declined"_L1, "resolved"_L1, "ended"_L1};
}

QString Names::toString(EscalationStatus status)
{
    return statusNames[static_cast<size_t>(status)];
}

std::optional<EscalationStatus> escalationStatusFrom(QStringView text)
{
    for (size_t i = 0; i < statusNames.size(); ++i) {
        if (text == statusNames[i])
            return static_cast<EscalationStatus>(i);
    }
    return std::nullopt;
}

QJsonObject Escalation::toJson() const
{
    return {{u"escalation_id"_s, id.text()}, {u"call_id"_s, callId.text()},   {u"org_id"_s, orgId.text()},
            {u"urgency"_s, toString(urgency)}, {u"trigger"_s, trigger},       {u"reason"_s, reason},
            {u"phrase"_s, phrase},           {u"rule"_s, rule},               {u"summary"_s, summary},
            {u"status"_s, toString(status)}, {u"waiting_since"_s, toIso(raisedAt)}, {u"offered_to"_s, QJsonArray()},
            {u"handled_by"_s, handledBy},    {u"outcome"_s, outcome},         {u"notes"_s, notes}};
}

Escalation Escalation::fromJson(const QJsonObject &json)
{
    Escalation escalation;
    escalation.id = EscalationId(json.value("escalation_id"_L1).toString());
    escalation.callId = CallId(json.value("call_id"_L1).toString());
    escalation.orgId = OrgId(json.value("org_id"_L1).toString());
    escalation.urgency = urgencyFrom(json.value("urgency"_L1).toString()).value_or(Urgency::Medium);
    escalation.trigger = json.value("trigger"_L1).toString();
    escalation.reason = json.value("reason"_L1).toString();
    escalation.phrase = json.value("phrase"_L1).toString();
    escalation.rule = json.value("rule"_L1).toString();
    escalation.summary = json.value("summary"_L1).toString();
    escalation.status = escalationStatusFrom(json.value("status"_L1).toString()).value_or(EscalationStatus::Waiting);
    escalation.raisedAt = timeFromIso(json.value("waiting_since"_L1).toString()).value_or(Time{});
    escalation.handledBy = json.value("handled_by"_L1).toString();
    escalation.outcome = json.value("outcome"_L1).toString();
    escalation.notes = json.value("notes"_L1).toString();
    return escalation;
}

} // namespace Attendant
