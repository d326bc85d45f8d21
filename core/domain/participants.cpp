// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/participants.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// The position in the list is the enum's value.
constexpr std::array speakers{"user"_L1, "agent"_L1, "human"_L1, "system"_L1};
constexpr std::array modes{"ai"_L1, "human"_L1, "hold"_L1, "ended"_L1};
constexpr std::array phases{"greeting"_L1, "intake"_L1, "clarification"_L1, "escalation"_L1, "completed"_L1};
constexpr std::array urgencies{"low"_L1, "medium"_L1, "high"_L1, "emergency"_L1};
constexpr std::array statuses{"in_progress"_L1, "completed"_L1, "failed"_L1};

template<typename Enum, size_t N>
QString nameOf(Enum value, const std::array<QLatin1StringView, N> &names)
{
    return names[static_cast<size_t>(value)];
}

template<typename Enum, size_t N>
std::optional<Enum> valueOf(QStringView text, const std::array<QLatin1StringView, N> &names)
{
    for (size_t i = 0; i < N; ++i) {
        if (text == names[i])
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

QString Names::toString(Speaker speaker) { return nameOf(speaker, speakers); }
QString Names::toString(CallMode mode) { return nameOf(mode, modes); }
QString Names::toString(Phase phase) { return nameOf(phase, phases); }
QString Names::toString(Urgency urgency) { return nameOf(urgency, urgencies); }
QString Names::toString(CallStatus status) { return nameOf(status, statuses); }

std::optional<Speaker> speakerFrom(QStringView text) { return valueOf<Speaker>(text, speakers); }
std::optional<CallMode> callModeFrom(QStringView text) { return valueOf<CallMode>(text, modes); }
std::optional<Phase> phaseFrom(QStringView text) { return valueOf<Phase>(text, phases); }
std::optional<Urgency> urgencyFrom(QStringView text) { return valueOf<Urgency>(text, urgencies); }
std::optional<CallStatus> callStatusFrom(QStringView text) { return valueOf<CallStatus>(text, statuses); }

} // namespace Attendant
