// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "base/times.h"

#include <QJsonObject>
#include <QMetaType>

#include <vector>

namespace Attendant {

/// Something that consoles should know now and that is no part of a call's record: who is there, whose wrap-up is open, whom to call
/// back. Live only, like speech.partial: what a notice says can also be read. Types: presence.changed, wrapup.opened, wrapup.changed,
/// wrapup.closed, callback.created, callback.changed. A value.
struct LiveNotice
{
    QString type;
    std::vector<OrgId> orgs; ///< who may see one of them sees the notice; empty: everybody. Not on the wire
    OrgId org;               ///< the one that it is about; empty for people
    Time at{};
    QJsonObject data;

    /// {"type","org_id"?,"at","data"}
    [[nodiscard]] QJsonObject toJson() const;
    /// Errors: InvalidInput (it is something else).
    [[nodiscard]] static Result<LiveNotice> fromJson(const QJsonObject &json);
};

} // namespace Attendant

Q_DECLARE_METATYPE(Attendant::LiveNotice)
