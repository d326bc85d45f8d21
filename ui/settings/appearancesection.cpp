// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearancesection.h"

#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/segmentedfilter.h"

#include <QHBoxLayout>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// A segmented control keeps its own width inside a stretching grid.
QLayout *leftAligned(QWidget *widget)
{
    auto *row = new QHBoxLayout;
    row->addWidget(widget);
    row->addStretch(1);
    return row;
}

} // namespace

AppearanceSection::AppearanceSection(ThemeController &theme, QWidget *parent)
    : SettingsSection(tr("Appearance"), Icon::Palette, tr("How the console looks on this computer."), parent)
{
    auto *panel = new Panel(tr("Colours and text"), Icon::Palette);
    auto *grid = new SettingsGrid(panel);
    auto *mode = new SegmentedFilter(tr("Theme"));
    mode->setObjectName(u"themeChoice"_s);
    mode->addChoice(int(ThemeMode::System), tr("System"));
    mode->addChoice(int(ThemeMode::Light), tr("Light"));
    mode->addChoice(int(ThemeMode::Dark), tr("Dark"));
    mode->choose(int(theme.mode()));
    connect(mode, &SegmentedFilter::chosenChanged, &theme, [&theme](int id) { theme.setMode(ThemeMode(id)); });
    grid->addRow(tr("Theme"), leftAligned(mode));
    auto *size = new SegmentedFilter(tr("Text size"));
    size->setObjectName(u"textSizeChoice"_s);
    for (const int percent : {100, 125, 150, 175, 200})
        size->addChoice(percent, tr("%1 %").arg(percent));
    size->choose(qRound(QSettings().value("appearance/text_scale"_L1, ThemeController::textScale()).toDouble() * 100));
    grid->addRow(tr("Text size"), leftAligned(size));
    Label *hint = grid->addHint(tr("A new text size takes effect when the console is started again."));
    connect(size, &SegmentedFilter::chosenChanged, this, [hint, percent = qRound(ThemeController::textScale() * 100)](int chosen) {
        // Only remembered: windows that exist keep the size they were built with.
        QSettings().setValue("appearance/text_scale"_L1, chosen / 100.0);
        hint->setColor(chosen == percent ? &Theme::text3 : &Theme::amberText);
    });
    column()->addWidget(panel);
}

} // namespace Attendant::Ui
