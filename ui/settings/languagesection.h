// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingssection.h"

namespace Attendant::Ui {

class ThemeController;

/// The language of the console.
class LanguageSection : public SettingsSection
{
    Q_OBJECT

public:
    explicit LanguageSection(ThemeController &theme, QWidget *parent = nullptr);
};

} // namespace Attendant::Ui
