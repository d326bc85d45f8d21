// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/callernumber.h"

using namespace Qt::StringLiterals;

namespace Attendant {

QString callerNumber(const QJsonObject &metadata)
{
    const bool outbound = metadata.value("direction"_L1) == "outbound"_L1;
    for (const auto key : {"number"_L1, "caller_number"_L1, outbound ? "to"_L1 : "from"_L1}) {
        if (const QString number = metadata.value(key).toString(); !number.isEmpty())
            return number;
    }
    return {};
}

} // namespace Attendant
