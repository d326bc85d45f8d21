// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panel.h"
#include "ui/desk/deskstore.h"

namespace Attendant::Ui {

class Button;
class Field;

/// For supervisors: who is writing up which call, for how long still, and closing one with a reason. Hidden while there is none, and for
/// agents. The store must outlive it.
class OpenWrapupsPanel : public Panel
{
    Q_OBJECT

public:
    explicit OpenWrapupsPanel(DeskStore &store, QWidget *parent = nullptr);

    void refreshTimes();

Q_SIGNALS:
    void closeRequested(const Attendant::WrapupId &id, const QString &reason);

private:
    void rebuild();
    void ask(const WrapupId &id);
    void confirm();

    DeskStore &m_store;
    QWidget *m_list, *m_question;
    Label *m_questionText;
    Field *m_reason;
    Button *m_confirm;
    WrapupId m_asked;
    std::vector<std::pair<WrapupId, Label *>> m_times;
};

} // namespace Attendant::Ui
