// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace Attendant::Ui {

/// Puts \a text on the clipboard and says so for a moment beside \a at (the button that was pressed; else at the pointer), and to screen readers.
void copyText(const QString &text, QWidget *at);

} // namespace Attendant::Ui
