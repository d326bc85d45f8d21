// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QWidget>

namespace Attendant::Ui {

class IconView;
class Label;
class PrimaryButton;

/// What a page shows when it has nothing: it says that nothing is wrong, then what will appear, and offers the one useful action.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(Icon icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    /// Shows the button; actionTriggered() follows a click. An empty text hides it.
    void setAction(const QString &text, Icon icon = Icon::None);
    [[nodiscard]] PrimaryButton *actionButton() const { return m_button; }

Q_SIGNALS:
    void actionTriggered();

private:
    Label *m_title, *m_text;
    PrimaryButton *m_button;
};

} // namespace Attendant::Ui
