// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace Attendant {

/// What below \a root a person cannot see or read all of: visible widgets that reach out of what holds them where nothing scrolls, and
/// buttons, switches and labels with less room than their words. Views paint their rows themselves; those are not looked at.
[[nodiscard]] QStringList whatDoesNotFit(const QWidget &root);

} // namespace Attendant
