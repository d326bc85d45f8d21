// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panel.h"
#include "ui/organizations/organizationchanges.h"

namespace Attendant::Ui {

class Label;

/// What will be saved: a row per field with its value before and after. In place of the editor, not over it.
class ReviewView : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewView(QWidget *parent = nullptr);

    /// \a problems: labels or sentences of fields that keep what is stored.
    void showChanges(const std::vector<FieldChange> &changes, const QStringList &problems);
    void setSideMargin(int margin);
    [[nodiscard]] const std::vector<FieldChange> &changes() const { return m_changes; }

Q_SIGNALS:
    void backRequested();

private:
    std::vector<FieldChange> m_changes;
    Panel *m_panel = nullptr;
    QWidget *m_holder;
};

} // namespace Attendant::Ui
