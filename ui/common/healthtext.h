// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apitypes.h"

namespace Attendant::Ui {

/// Why a part of the server does not work, in the console's language where its code is known; else the server's own sentence.
[[nodiscard]] QString healthSentence(const Readiness::Part &part);

} // namespace Attendant::Ui
