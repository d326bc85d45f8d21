// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panel.h"
#include "ui/desk/deskstore.h"

#include <QTimer>

namespace Attendant::Ui {

/// Who can take a call: everybody who is there, those who are available first. The store must outlive it.
class PeoplePanel : public Panel
{
    Q_OBJECT

public:
    explicit PeoplePanel(DeskStore &store, QWidget *parent = nullptr);

    /// The times move on.
    void refreshTimes();

private:
    class Row;
    void rebuild();
    void alignStates();

    DeskStore &m_store;
    QWidget *m_list;
    Label *m_count;
    std::vector<Row *> m_rows;
    QTimer m_pending; ///< a server with many consoles tells of many people at once
};

} // namespace Attendant::Ui
