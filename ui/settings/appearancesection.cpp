// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearancesection.h"

#include "ui/common/panel.h"
#include "ui/common/segmentedfilter.h"

#include <QHBoxLayout>
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
    size->choose(qRound(theme.chosenTextScale() * 100));
    grid->addRow(tr("Text size"), leftAligned(size));
    connect(size, &SegmentedFilter::chosenChanged, &theme, [&theme](int percent) { theme.setTextScale(percent / 100.0); });
    column()->addWidget(panel);
}

} // namespace Attendant::Ui
