// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace Attendant {

/// The HTTP status of an error: the one place where codes become statuses.
[[nodiscard]] int httpStatusOf(Error::Code code);

} // namespace Attendant
