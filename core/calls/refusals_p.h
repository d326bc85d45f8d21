// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Attendant {

/// Of a provider's error: another connection would meet with the same refusal.
inline bool isFatal(const QString &code)
{
    using namespace Qt::StringLiterals;
    return code == "insufficient_quota"_L1 || code == "invalid_api_key"_L1 || code == "model_not_found"_L1;
}

} // namespace Attendant
