// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"

#include <QHash>

#include <array>
#include <optional>

namespace Attendant::Ui {

/// A call as its page shows it: the fold of its events and when the parts of it happened. A value.
struct CallFacts
{
    Call call;
    std::array<std::optional<Time>, 5> phaseSince; ///< when each phase began for the first time
    std::optional<Time> escalatedAt;               ///< of the latest escalation
    std::optional<Time> humanAt;                   ///< the first person after it
    QString wasOnLine;                             ///< who spoke in the call last; stays when they have gone
    QHash<QString, Time> intakeAt;                 ///< when a field got its value

    /// Applies the next event, like Call::apply(): false when events before it are missing.
    bool apply(const CallEvent &event);
    [[nodiscard]] qint64 lastSeq() const { return call.lastSeq; }
};

} // namespace Attendant::Ui
