// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"

#include <QDate>
#include <QJsonObject>
#include <QJsonValue>

#include <chrono>
#include <optional>
#include <vector>

namespace Attendant {

struct Organization;

struct WrapupTag { static constexpr char prefix[] = "wrap_"; };
using WrapupId = Id<WrapupTag>;

/// How a call can have ended, for people to choose from.
struct Outcome
{
    QString code, label;
    bool operator==(const Outcome &) const = default;
};
/// An organization's config.outcomes, else a general list.
[[nodiscard]] std::vector<Outcome> outcomesOf(const Organization &organization);
/// config.outcomes: [{"code": "resolved", "label": "Resolved"}]. Errors: InvalidInput with the field.
[[nodiscard]] Result<std::vector<Outcome>> outcomesFromJson(const QJsonValue &json);
/// How long a wrap-up may take: config.wrapup_s, else two minutes.
[[nodiscard]] std::chrono::seconds wrapupTime(const Organization &organization);

/// What a person writes down after their part in a call. Held on the server from the first keystroke. A value.
struct Wrapup
{
    enum class State { Open, Finished, TimedOut, Closed };

    WrapupId id;
    CallId callId;
    OrgId orgId;
    EscalationId escalationId; ///< empty when the call was taken without one
    UserId userId;
    QString userName, caller;
    State state = State::Open;
    QString outcome; ///< an Outcome's code; may be empty
    QString notes;
    QDate followUp;  ///< invalid: none
    QJsonObject intake; ///< corrections to what the AI noted, field by field
    Time openedAt{}, endsAt{};
    std::optional<Time> closedAt;
    QString closedBy, closeReason;
    qint64 revision = 0; ///< grows with every change, so that an older one never replaces a newer one in the records

    bool operator==(const Wrapup &) const = default;
    [[nodiscard]] bool isOpen() const { return state == State::Open; }

    /// {"id","call_id","org_id","escalation_id","user_id","user_name","caller","state","outcome","notes","follow_up","intake","opened_at",
    /// "ends_at","closed_at","closed_by","close_reason","revision"}
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Wrapup fromJson(const QJsonObject &json);

    /// With any of outcome, notes, follow_up and intake (merged field by field; a null removes one) changed. Errors: InvalidInput.
    [[nodiscard]] Result<Wrapup> patched(const QJsonObject &changes, const std::vector<Outcome> &outcomes) const;
};

namespace Names {
[[nodiscard]] QString toString(Wrapup::State state); ///< "open", "finished", "timed_out", "closed"
} // namespace Names
using namespace Names;
[[nodiscard]] std::optional<Wrapup::State> wrapupStateFrom(QStringView text);

} // namespace Attendant
