// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/settings/settingssection.h"

namespace Attendant::Ui {

/// Theme and text size.
class AppearanceSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit AppearanceSection(ThemeController &theme, QWidget *parent = nullptr);
};

} // namespace Attendant::Ui
