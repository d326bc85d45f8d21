// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"
#include "domain/escalationpolicy.h"

namespace Attendant::Ui {

// What the server says of an escalation policy in codes and English, in the console's language. What a newer server says in codes that
// are unknown here stays as it says it.

[[nodiscard]] QString stepText(const EscalationStep &step);         ///< "Offered to all available agents of nurses"
[[nodiscard]] QString stepText(const EscalationProgress &progress); ///< with what became of it: "…: nobody is available"
[[nodiscard]] QString stepText(const PolicyPreview::Entry &entry);  ///< with what follows
[[nodiscard]] QString endText(const PolicyPreview &preview);        ///< when every step was in vain
/// Of the built-in policy's rules, which the server names in English ("Built-in: high"); an office's own keep their names.
[[nodiscard]] QString ruleName(const QString &name);

} // namespace Attendant::Ui
