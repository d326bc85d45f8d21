// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace Attendant::Ui {

/// Has a screen reader say \a text on behalf of \a widget, without a change of focus. \a urgent: at once, over what it is saying; else when it
/// has finished. Nothing happens where no screen reader listens.
void announce(QWidget *widget, const QString &text, bool urgent = false);

} // namespace Attendant::Ui
