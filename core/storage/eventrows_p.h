// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/callevent.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace Attendant {

/// An event with its `data` as compact JSON, serialised once, on the thread that appends it.
struct EncodedEvent
{
    CallEvent event;
    QByteArray json;
};

/// Makes an EncodedEvent that both databases store and give back as it is: U+0000 and lone surrogates, which PostgreSQL refuses in
/// JSON, become U+FFFD in the event itself.
[[nodiscard]] EncodedEvent encode(CallEvent event);

/// What a group of events changes in the tables, in the terms of the tables. Mirrors Call::apply(): a row is what the fold says.
struct EventRows
{
    struct NewCall { const CallEvent *event; QString channel, caller, promptVersion; QByteArray metadata; };
    struct Transcript { const CallEvent *event; QString id, speaker, text, itemId; };
    /// Members without a value stay as they are.
    struct CallChange
    {
        std::optional<QString> phase, mode, humanName, promptVersion, caller, channel, status, endReason, callSid;
        std::optional<Time> modeSince, endedAt;
        bool session = false, escalated = false;
    };
    struct IntakeChange { const CallEvent *event; QJsonObject fields; std::optional<QString> urgency; std::optional<bool> completed; };
    struct Raised { const CallEvent *event; };
    struct EscalationChange { QString id; std::optional<QString> status, by, outcome, notes; };
    struct CallsEnded { QStringList callIds; }; ///< their waiting escalations end
    using EscalationStep = std::variant<Raised, EscalationChange, CallsEnded>;

    std::vector<const EncodedEvent *> events;
    std::vector<NewCall> newCalls;
    std::vector<Transcript> transcripts;
    std::vector<std::pair<QString, CallChange>> callChanges; ///< one per call, in order of appearance
    std::vector<IntakeChange> intakes;                       ///< in order
    std::vector<EscalationStep> escalations;                 ///< in order

    /// \a group must outlive the rows.
    [[nodiscard]] static EventRows of(const std::vector<const EncodedEvent *> &group);

private:
    void add(const EncodedEvent &encoded);
    CallChange &change(const CallId &id);
    void addUpdate(const CallEvent &event);
    void addIntake(const CallEvent &event);
    void addMode(const CallEvent &event);
    void addEscalationChange(const CallEvent &event);
    void addEnd(const CallEvent &event);

    QHash<QString, size_t> m_changeOf;
};

} // namespace Attendant
