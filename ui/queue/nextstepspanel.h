// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escalationplan.h"
#include "ui/common/consolestore.h"
#include "ui/common/panel.h"

namespace Attendant::Ui {

class DeskStore;
class Label;

/// "If nobody accepts": what the office's policy does next with the call that is first in the queue, step by step with its moment; and while
/// nobody waits, what it would do with an emergency now. The stores must outlive it.
class NextStepsPanel : public Panel
{
    Q_OBJECT

public:
    NextStepsPanel(ConsoleStore &store, DeskStore &desk, QWidget *parent = nullptr);

    /// The call that is first; empty: nobody waits.
    void setFirst(const CallId &call);
    void refresh();

private:
    struct Line { QString at, text; };
    [[nodiscard]] std::vector<Line> lines(const EscalationPlan &plan, const std::optional<EscalationProgress> &at, Time raised, bool aiGoesOn) const;
    [[nodiscard]] QString stepText(const EscalationStep &step) const;

    ConsoleStore &m_store;
    DeskStore &m_desk;
    CallId m_first;
    QString m_shown;
    Label *m_about, *m_text;
};

} // namespace Attendant::Ui
