// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QLatin1StringView>

namespace Attendant {

/// What can be wrong with an AI provider, by its code ("voice.bad_key"); the sentence and the kind of error come with it. \a status
/// takes the place for a number. Any thread.
[[nodiscard]] Error providerTrouble(QLatin1StringView code, const QString &context, int status = 0);
/// The stable code of such an error. Empty: it is none of these.
[[nodiscard]] QString providerTroubleCode(const Error &error);

} // namespace Attendant
