// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Attendant::Ui {

/// What came of an escalation, as it is stored, in the order in which it is offered.
[[nodiscard]] QStringList outcomeCodes();
/// The words for a stored outcome; something unknown as it is.
[[nodiscard]] QString outcomeName(const QString &code);

} // namespace Attendant::Ui
