// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace Attendant {

enum class PresenceState {
    Available, ///< takes offers
    Busy,      ///< on a call, or says so
    WrapUp,    ///< writes down the call that has just ended
    Away,
    Offline,   ///< no console speaks for this person
};
namespace Names {
[[nodiscard]] QString toString(PresenceState state); ///< "available", "busy", "wrap_up", "away", "offline"
} // namespace Names
using namespace Names;
[[nodiscard]] std::optional<PresenceState> presenceStateFrom(QStringView text);

/// A person of the office, and whether they can take a call now. A value.
struct PersonPresence
{
    UserId id;
    QString name;
    QString role; ///< "agent" or "supervisor"
    PresenceState state = PresenceState::Offline;
    QString reason; ///< why, when the program decided it: "missed two offers"
    Time since{};
    std::vector<CallId> calls;
    QStringList groups;      ///< of the organizations' policies
    std::vector<OrgId> orgs; ///< whose calls they may take; empty: all
    int missed = 0;          ///< offers in a row

    bool operator==(const PersonPresence &) const = default;
    [[nodiscard]] bool mayTake(const OrgId &org) const;

    /// {"user_id","name","role","state","reason","since","call_ids","groups","orgs","missed"}
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static PersonPresence fromJson(const QJsonObject &json);
};

} // namespace Attendant
