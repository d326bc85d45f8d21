// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;

namespace Attendant::Ui {

/// A main column and one of a fixed width beside it; where there is no room for both (small windows, large text) the second goes below the
/// first. Widths in px(). GUI thread.
class BesideBox : public QWidget
{
    Q_OBJECT

public:
    /// Takes ownership of both. From \a besideFrom on they stand side by side, the second \a sideWidth wide.
    BesideBox(QWidget *main, QWidget *side, int sideWidth, int besideFrom, QWidget *parent = nullptr);

    void setGap(int gap);
    /// How the height is shared when the side is below; 0 and 0 (as made): each its own height.
    void setShares(int main, int side);
    [[nodiscard]] bool isBeside() const { return m_beside; }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void place();

    QWidget *m_main, *m_side;
    QBoxLayout *m_layout;
    int m_sideWidth, m_besideFrom, m_mainShare = 0, m_sideShare = 0;
    bool m_beside = true;
};

} // namespace Attendant::Ui
