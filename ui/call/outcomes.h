// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Attendant {
struct Organization;
}

namespace Attendant::Ui {

/// The words for what came of an escalation: the organization's own, else ours; something unknown as it is. \a organization may be nullptr.
[[nodiscard]] QString outcomeName(const QString &code, const Organization *organization = nullptr);

/// Why a call ended, as the server wrote it down, in the language of the window where it is one of the usual reasons.
[[nodiscard]] QString endReasonName(const QString &reason);

} // namespace Attendant::Ui
