// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/callfacts.h"

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

bool CallFacts::apply(const CallEvent &event)
{
    const EscalationId before = call.escalation ? call.escalation->id : EscalationId();
    if (!call.apply(event))
        return false;
    switch (event.type) {
    case EventType::CallStarted:
        phaseSince[size_t(Phase::Greeting)] = event.at;
        break;
    case EventType::PhaseChanged:
        if (auto &since = phaseSince[size_t(call.phase)]; !since)
            since = event.at;
        break;
    case EventType::IntakeUpdated: {
        const QJsonObject fields = event.data.value("structured_data"_L1).toObject();
        for (auto field = fields.begin(); field != fields.end(); ++field)
            intakeAt.insert(field.key(), event.at);
        break;
    }
    case EventType::EscalationRaised:
        if (call.escalation->id != before) { // a graver reason keeps its waiting time
            escalatedAt = event.at;
            humanAt.reset();
        }
        break;
    case EventType::ModeChanged:
        if (call.mode == CallMode::Human) {
            wasOnLine = call.humanName;
            if (escalatedAt && !humanAt)
                humanAt = event.at;
        }
        break;
    case EventType::CallEnded:
        if (auto &since = phaseSince[size_t(Phase::Completed)]; !since)
            since = event.at;
        break;
    default:
        break;
    }
    return true;
}

} // namespace Attendant::Ui
