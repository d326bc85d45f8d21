// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/besidebox.h"

#include "ui/common/theme.h"

#include <QBoxLayout>

namespace Attendant::Ui {

BesideBox::BesideBox(QWidget *main, QWidget *side, int sideWidth, int besideFrom, QWidget *parent)
    : QWidget(parent)
    , m_main(main)
    , m_side(side)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_sideWidth(sideWidth)
    , m_besideFrom(besideFrom)
{
    // Side by side they need more room than we do: else a scroll area would never let us become narrow enough to fold.
    m_layout->setSizeConstraint(QLayout::SetNoConstraint);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(px(12));
    m_layout->addWidget(main);
    m_layout->addWidget(side);
    place();
}

void BesideBox::setGap(int gap)
{
    m_layout->setSpacing(gap);
}

void BesideBox::setShares(int main, int side)
{
    m_mainShare = main;
    m_sideShare = side;
    place();
}

QSize BesideBox::minimumSizeHint() const
{
    const int side = m_side->isHidden() ? 0 : m_side->minimumSizeHint().width();
    return {std::max(m_layout->itemAt(0)->minimumSize().width(), side), m_layout->minimumSize().height()};
}

void BesideBox::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible()) // widths on the way to the first one say nothing
        follow();
}

void BesideBox::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void BesideBox::follow()
{
    if ((width() >= px(m_besideFrom)) == m_beside)
        return;
    m_beside = !m_beside;
    place();
}

void BesideBox::place()
{
    m_layout->setDirection(m_beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMinimumWidth(m_beside ? px(m_sideWidth) : 0);
    m_side->setMaximumWidth(m_beside ? px(m_sideWidth) : QWIDGETSIZE_MAX);
    m_layout->setStretch(0, m_beside ? 1 : m_mainShare);
    m_layout->setStretch(1, m_beside ? 0 : m_sideShare);
}

} // namespace Attendant::Ui
