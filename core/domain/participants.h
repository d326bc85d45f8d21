// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <optional>

namespace Attendant {

/// Who said something. The wire names are the frontend's: user, agent, system; "human" is a person of the office who took over
/// (shown to the frontend as "agent").
enum class Speaker { Caller, Ai, Human, System };

/// Who the caller hears and talks to. Exactly one at any moment.
enum class CallMode {
    Ai,    ///< the AI speaks and listens
    Human, ///< a person has taken over; the AI is silent
    Hold,  ///< the caller hears a soft tone, neither human nor AI
    Ended,
};

/// Where a call stands in the conversation. Source: contract.md, section 1.
enum class Phase { Greeting, Intake, Clarification, Escalation, Completed };

enum class Urgency { Low, Medium, High, Emergency };

enum class CallStatus { InProgress, Completed, Failed };

namespace Names {
[[nodiscard]] QString toString(Speaker speaker);   ///< "user", "agent", "human", "system"
[[nodiscard]] QString toString(CallMode mode);     ///< "ai", "human", "hold", "ended"
[[nodiscard]] QString toString(Phase phase);       ///< "greeting", …
[[nodiscard]] QString toString(Urgency urgency);   ///< "low", …
[[nodiscard]] QString toString(CallStatus status); ///< "in_progress", …
} // namespace Names
using namespace Names;

[[nodiscard]] std::optional<Speaker> speakerFrom(QStringView text);
[[nodiscard]] std::optional<CallMode> callModeFrom(QStringView text);
[[nodiscard]] std::optional<Phase> phaseFrom(QStringView text);
[[nodiscard]] std::optional<Urgency> urgencyFrom(QStringView text);
[[nodiscard]] std::optional<CallStatus> callStatusFrom(QStringView text);

} // namespace Attendant
