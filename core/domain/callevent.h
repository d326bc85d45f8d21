// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"

#include <QJsonObject>
#include <QMetaType>

#include <optional>

namespace Attendant {

/// What can happen in a call. The wire names are those of contract.md, section 2 ("call.started", …).
enum class EventType {
    CallStarted,         ///< {caller, channel, metadata, prompt_version?}
    CallUpdated,         ///< {session?: {…}, prompt_version?, caller?, note?, recording?: {state, by?, reason?}, erased?: {…}}: facts that came later
    SpeechPartial,       ///< {speaker, text, item_id}: live only, never stored, seq 0
    TranscriptCompleted, ///< {id, speaker, text, item_id, previous_item_id?, source: "stream"|"posted"|"console"}
    PhaseChanged,        ///< {phase}
    IntakeUpdated,       ///< {structured_data, urgency_level?, completed?, by?}
    ToolCalled,          ///< {name, arguments, result}
    EscalationRaised,    ///< {escalation_id, urgency, trigger, reason, phrase, rule, summary}
    EscalationUpdated,   ///< {escalation_id, status, by?, outcome?, notes?, step?, offered_to?, missed_by?, declined_by?, plan?, voicemail?, callback?: {id, reason}}
    ModeChanged,         ///< {mode, by}
    ParticipantJoined,   ///< {name, role: "human"|"listener", user_id}
    ParticipantLeft,     ///< {name, role, reason, user_id?, wrapup?: {id, until}}
    CallEnded,           ///< {status, reason}
    HandbackProposed,    ///< {text, until, by}: what the AI will say when it gets the call back, unless somebody objects
    HandbackClosed,      ///< {outcome: "approved"|"edited"|"timeout"|"cancelled", by, text}
};

/// One entry of a call's ordered list, which *is* the call; everything else is folded from it (design.md, idea 2).
struct CallEvent
{
    qint64 cursor = 0; ///< position in the whole journal, 1, 2, 3…; 0 while it is not durable (and for SpeechPartial)
    CallId callId;
    OrgId orgId;
    qint64 seq = 0;    ///< position in its call, 1, 2, 3… without gaps; 0 for SpeechPartial
    EventType type = EventType::CallUpdated;
    Time at{};
    QJsonObject data;

    bool operator==(const CallEvent &) const = default;

    /// {"cursor","call_id","org_id","seq","type","at","data"}; a SpeechPartial has neither cursor nor seq.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<CallEvent> fromJson(const QJsonObject &json);
};

namespace Names {
[[nodiscard]] QString toString(EventType type); ///< "call.started", …
} // namespace Names
using namespace Names;
[[nodiscard]] std::optional<EventType> eventTypeFrom(QStringView text);

} // namespace Attendant

Q_DECLARE_METATYPE(Attendant::CallEvent)
