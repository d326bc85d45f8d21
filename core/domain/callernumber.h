// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace Attendant {

/// The other side's number in a call's metadata: posted by a frontend ("number", "caller_number") or told by the telephone network
/// ("from", of an outbound call "to"). Empty when there is none.
[[nodiscard]] QString callerNumber(const QJsonObject &metadata);

} // namespace Attendant
