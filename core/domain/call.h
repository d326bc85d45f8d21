// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/callevent.h"
#include "domain/escalation.h"
#include "domain/participants.h"

#include <QJsonArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace Attendant {

/// One thing that was said, in spoken order.
struct TranscriptEntry
{
    TranscriptId id;
    Speaker speaker = Speaker::Caller;
    QString text;
    Time at{};
    QString itemId;          ///< the provider's item, empty for what was posted
    QString previousItemId;  ///< its predecessor there; spoken order follows it, not arrival

    bool operator==(const TranscriptEntry &) const = default;
    /// {"id","speaker","text","timestamp","item_id"}
    [[nodiscard]] QJsonObject toJson() const;
};

struct Intake
{
    QJsonObject structuredData;
    QString urgencyLevel; ///< "low", "medium", "high", "emergency"
    bool completed = false;

    bool operator==(const Intake &) const = default;
    /// {"structured_json","urgency_level","completed"}
    [[nodiscard]] QJsonObject toJson() const;
};

/// The sentence with which the AI wants to take the call back; it says it at \a until unless somebody objects.
struct HandbackProposal
{
    QString text, by;
    Time until{};

    bool operator==(const HandbackProposal &) const = default;
    /// {"text","until","by"}
    [[nodiscard]] QJsonObject toJson() const;
};

/// What became of a call's recording.
struct CallRecording
{
    QString state;  ///< "recording", "paused", "stopped" (it could not go on), "finished", "deleted"
    QString by, reason;
    Time startedAt{};

    bool operator==(const CallRecording &) const = default;
    /// Sound is being kept, or would be if it were not paused.
    [[nodiscard]] bool isRunning() const { return state == u"recording" || state == u"paused"; }
    /// {"state","by","reason","started_at"}
    [[nodiscard]] QJsonObject toJson() const;
};

/// The state of a call: the fold of its events and nothing else. The backend, the console and the tests fold with this same code.
/// A value; any thread.
struct Call
{
    CallId id;
    OrgId orgId;
    Time startedAt{};
    std::optional<Time> endedAt;
    CallStatus status = CallStatus::InProgress;
    Phase phase = Phase::Greeting;
    CallMode mode = CallMode::Ai;
    QString channel;        ///< "browser", "phone", "api"
    QString caller;         ///< a name or number for people; may be empty
    QString humanName;      ///< who is on the line while mode is Human (or Hold after a takeover)
    UserId humanId;         ///< the same person's id, where it is known
    QString promptVersion;
    QString endReason;
    QJsonObject metadata;
    bool hasSession = false; ///< a client secret was minted for it
    bool escalated = false;
    std::optional<Escalation> escalation; ///< the latest one
    std::optional<Intake> intake;
    std::optional<CallRecording> recording;      ///< nullopt: never recorded
    bool isErased = false;   ///< what was said is no longer there: its time to be kept is over
    std::optional<HandbackProposal> handback; ///< while it can be approved, edited or cancelled
    std::vector<TranscriptEntry> transcript; ///< in spoken order
    QString lastLine;        ///< newest words, partial or final
    Speaker lastSpeaker = Speaker::System;
    QStringList listeners;   ///< names of silent listeners
    qint64 lastSeq = 0;
    Time modeSince{};

    bool operator==(const Call &) const = default;

    /// Applies the next event. After `call.ended` come only corrections (escalation.updated, intake.updated). Returns false and changes nothing when event.seq is not lastSeq + 1 (a SpeechPartial always fits).
    bool apply(const CallEvent &event);

    [[nodiscard]] static Call fold(const std::vector<CallEvent> &events);

    /// The frontend's row: id, org_id, started_at, ended_at, status, escalated; and grown: phase, mode, channel, caller, human,
    /// risk ("emergency" | "high" | "medium" | "low" | "none" of an open escalation), escalation, last_line, last_speaker, last_seq,
    /// listeners, prompt_version, handback, recording, erased.
    [[nodiscard]] QJsonObject toJson() const;
    /// toJson() and transcripts, intake, metadata.
    [[nodiscard]] QJsonObject toDetailJson() const;
    /// What toJson() or toDetailJson() wrote. Errors: InvalidInput.
    [[nodiscard]] static Result<Call> fromJson(const QJsonObject &json);

    /// True while a person is asked for and none is on the line yet.
    [[nodiscard]] bool isWaitingForHuman() const;
};

} // namespace Attendant
