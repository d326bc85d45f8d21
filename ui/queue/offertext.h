// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalation.h"
#include "ui/common/consolestore.h"

namespace Attendant::Ui {

/// Whose turn it is and for how long still: "Offered to you and Anna, 12 s left". Empty: nothing is being done for it.
[[nodiscard]] QString offerText(const Escalation &escalation, const UserId &me, Time now);

/// The waiting calls as a person should take them: emergencies, then what is offered to \a me, then the rest, each the most urgent first.
[[nodiscard]] std::vector<CallId> queueOrder(const ConsoleStore &store, const UserId &me);

} // namespace Attendant::Ui
