// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingssection.h"

#include <QKeySequence>

namespace Attendant::Ui {

/// The keys of the program, to look up.
class ShortcutSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit ShortcutSection(QWidget *parent = nullptr);
};

} // namespace Attendant::Ui
