// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/consolestore.h"
#include "ui/common/panel.h"

namespace Attendant::Ui {

class Label;

/// Under the empty Live page: each organization with how its calls arrive, whether it is open, and when the last call was: the first thing to look
/// at when none come. The store must outlive it.
class ReadyPanel : public Panel
{
    Q_OBJECT

public:
    explicit ReadyPanel(ConsoleStore &store, QWidget *parent = nullptr);
    /// Brings times up to date.
    void refresh();

private:
    struct Row { OrgId org; Label *hours, *last; };
    void rebuild();

    ConsoleStore &m_store;
    std::vector<Row> m_rows;
    QWidget *m_list = nullptr;
};

/// "Open until 12:00", "Closed until Monday 8:00", "Open around the clock", or the free text that is known. In the organization's own time zone.
[[nodiscard]] QString openSentence(const Organization &organization, Time now);

} // namespace Attendant::Ui
