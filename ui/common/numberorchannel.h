// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"

namespace Attendant::Ui {

/// How somebody calls, in a line: the telephone number when one is known and is not the caller's name already, else the channel's name.
[[nodiscard]] QString numberOrChannel(const Call &call);

} // namespace Attendant::Ui
