// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/times.h"
#include "domain/call.h"
#include "domain/organization.h"

#include <chrono>

namespace Attendant::Ui {

/// How much a call asks for a person's eye. In the order in which calls are shown: the most urgent first.
enum class Risk { Emergency, Look, Human, Routine };

[[nodiscard]] Risk riskOf(const Call &call);

/// "Emergency", "Needs a look", "Human on it", "Routine", translated.
[[nodiscard]] QString riskName(Risk risk);

/// How long a caller with this urgency may wait for a person. The organization's target when it has set one.
[[nodiscard]] std::chrono::seconds targetFor(Urgency urgency, const Organization *organization = nullptr);

/// True when \a a must be shown before \a b: risk, then urgency, then the longer wait, then the older call. A strict weak order.
[[nodiscard]] bool moreUrgent(const Call &a, const Call &b);

} // namespace Attendant::Ui
