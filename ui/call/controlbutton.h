// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/button.h"

namespace Attendant::Ui {

/// A control of a call in the dock: a large button with its key as plain small text, so that nine of them fit side by side.
class ControlButton : public Button
{
    Q_OBJECT

public:
    ControlButton(const QString &text, Icon icon, const QString &key, QWidget *parent = nullptr);

    void setControlIcon(Icon icon);
    void setNarrow(bool narrow);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] int gap() const { return px(m_narrow ? 6 : 8); }
    [[nodiscard]] int padding() const { return px(m_narrow ? 10 : 11); }

    Icon m_controlIcon;
    QString m_key;
    bool m_narrow = false;
};

} // namespace Attendant::Ui
