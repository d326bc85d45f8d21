// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalation.h"

namespace Attendant::Ui {

/// Why a person is wanted, in the language of the window: "Emergency phrase “chest pain”". What the AI or a supervisor wrote in words of their
/// own stays as it is. Without a full stop.
[[nodiscard]] QString escalationSentence(const Escalation &escalation);

} // namespace Attendant::Ui
