// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QLatin1StringView>

namespace Attendant {

/// The English sentence of what can be wrong with a database, by its code ("database.locked"). Any thread.
[[nodiscard]] QString databaseTroubleText(QLatin1StringView code);
/// The stable code of such an error. Empty: it is none of these.
[[nodiscard]] QString databaseTroubleCode(const Error &error);

} // namespace Attendant
