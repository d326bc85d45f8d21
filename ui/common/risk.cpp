// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/risk.h"

#include "domain/escalationpolicy.h"

#include <QCoreApplication>

#include <tuple>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

Risk riskOf(const Call &call)
{
    if (call.mode == CallMode::Human || (call.mode == CallMode::Hold && !call.humanName.isEmpty()))
        return Risk::Human;
    if (!call.escalation || call.status != CallStatus::InProgress)
        return Risk::Routine;
    switch (call.escalation->status) {
    case EscalationStatus::Waiting:
        return call.escalation->urgency == Urgency::Emergency ? Risk::Emergency : Risk::Look;
    case EscalationStatus::Accepted:
    case EscalationStatus::Declined:
        // Somebody knows of it, yet nobody is on the line.
        return Risk::Look;
    case EscalationStatus::Resolved:
    case EscalationStatus::Ended:
        break;
    }
    return Risk::Routine;
}

QString riskName(Risk risk)
{
    switch (risk) {
    case Risk::Emergency: return QCoreApplication::translate("Risk", "Emergency");
    case Risk::Look: return QCoreApplication::translate("Risk", "Needs a look");
    case Risk::Human: return QCoreApplication::translate("Risk", "Human on it");
    case Risk::Routine: break;
    }
    return QCoreApplication::translate("Risk", "Routine");
}

std::chrono::seconds targetFor(Urgency urgency, const Organization *organization)
{
    return std::chrono::seconds(answerTarget(organization ? *organization : Organization(), urgency));
}

bool moreUrgent(const Call &a, const Call &b)
{
    const auto rank = [](const Call &call) {
        const Risk risk = riskOf(call);
        const bool waits = risk == Risk::Emergency || risk == Risk::Look;
        return std::tuple(risk, waits ? -int(call.escalation->urgency) : 0, waits ? call.escalation->raisedAt : call.startedAt, call.startedAt);
    };
    const auto rankA = rank(a), rankB = rank(b);
    return rankA != rankB ? rankA < rankB : a.id < b.id;
}

} // namespace Attendant::Ui
