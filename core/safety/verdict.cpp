// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/verdict.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Attendant {

static constexpr std::array riskNames{"none"_L1, "uncertain"_L1, "human"_L1, "high"_L1, "emergency"_L1};

QString toString(Risk risk)
{
    return riskNames[static_cast<size_t>(risk)];
}

std::optional<Risk> riskFrom(QStringView text)
{
    for (size_t i = 0; i < riskNames.size(); ++i) {
        if (text == riskNames[i])
            return static_cast<Risk>(i);
    }
    return std::nullopt;
}

} // namespace Attendant
