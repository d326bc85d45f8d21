// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panel.h"

namespace Attendant::Ui {

class ConsoleStore;

/// The waiting calls that were taken lately: when, whose, why, by whom, and how long they had waited. The store must outlive it.
class LastTakenPanel : public Panel
{
    Q_OBJECT

public:
    explicit LastTakenPanel(ConsoleStore &store, QWidget *parent = nullptr);

Q_SIGNALS:
    void historyRequested();

private:
    void rebuild();
    [[nodiscard]] QWidget *makeRow(int number) const;

    ConsoleStore &m_store;
    QWidget *m_list = nullptr;
};

} // namespace Attendant::Ui
