// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panel.h"

namespace Attendant::Ui {

class DeskStore;
class Label;

/// How the day went so far: calls that asked for a person, how many a person took and after how long,
/// how many nobody took. The store must outlive it.
class TodayPanel : public Panel
{
    Q_OBJECT

public:
    explicit TodayPanel(DeskStore &store, QWidget *parent = nullptr);

private:
    Label *addFigure(const QString &objectName, const QString &caption);
    void refresh();

    DeskStore &m_store;
    QHBoxLayout *m_line;
    Label *m_raised, *m_taken, *m_missed, *m_wait;
};

} // namespace Attendant::Ui
