// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/page.h"

#include "ui/common/flowrow.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Attendant::Ui {

Page::Page(const QString &id, const QString &title, Icon icon, QWidget *parent)
    : QWidget(parent)
    , m_id(id)
    , m_title(title)
    , m_icon(icon)
    , m_head(new QWidget)
    , m_second(new QWidget)
    , m_headLayout(new QHBoxLayout(m_head))
    , m_body(new QVBoxLayout)
    , m_heading(new Label(title, 18, QFont::DemiBold))
{
    setObjectName(id + QStringLiteral("Page"));
    setAccessibleName(title);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_head->setFixedHeight(px(56));
    m_headLayout->setSpacing(px(8));
    // Too much for the page's width must not make the page wider: see foldHead().
    m_headLayout->setSizeConstraint(QLayout::SetNoConstraint);
    m_heading->setContentsMargins(0, 0, px(8), 0);
    m_headLayout->addWidget(m_heading);
    m_headLayout->addStretch(1);
    outer->addWidget(m_head);
    auto *second = new FlowRow(m_second);
    second->setSpacing(px(8));
    m_second->hide();
    outer->addWidget(m_second);
    m_body->setSpacing(px(12));
    outer->addLayout(m_body, 1);
    Page::setNarrow(false);
}

void Page::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_headLayout->setContentsMargins(margin(), 0, margin(), 0);
    m_second->layout()->setContentsMargins(margin(), 0, margin(), px(12));
    foldHead();
}

void Page::addToHead(QWidget *widget)
{
    m_left.push_back(widget);
    m_headLayout->insertWidget(int(m_left.size()), widget);
}

void Page::addToHeadRight(QWidget *widget)
{
    m_right.push_back(widget);
    m_headLayout->addWidget(widget);
}

void Page::setHeadVisible(bool visible)
{
    m_headIsShown = visible;
    m_head->setVisible(visible);
    foldHead();
}

bool Page::event(QEvent *event)
{
    // Something in the head was shown, hidden or got other words.
    if (event->type() == QEvent::LayoutRequest)
        foldHead();
    return QWidget::event(event);
}

void Page::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    foldHead();
}

void Page::foldHead()
{
    const auto widthOf = [this](const std::vector<QWidget *> &widgets) {
        int all = 0;
        for (const QWidget *widget : widgets) {
            if (!widget->isHidden()) // those that can be cut need only what they want at least
                all += std::max(widget->minimumWidth(), std::min(widget->sizeHint().width(), widget->minimumSizeHint().width())) + m_headLayout->spacing();
        }
        return all;
    };
    const int room = width() - 2 * margin() - m_heading->sizeHint().width() - m_headLayout->spacing();
    const int left = widthOf(m_left), right = widthOf(m_right);
    const bool foldsLeft = left > room && !m_left.empty(), foldsRight = foldsLeft || left + right > room;
    if (foldsLeft == m_leftIsDown && foldsRight == m_rightIsDown)
        return;
    if (std::exchange(m_rightIsDown, foldsRight) != foldsRight)
        moveHead(m_right, foldsRight);
    if (std::exchange(m_leftIsDown, foldsLeft) != foldsLeft)
        moveHead(m_left, foldsLeft);
    m_second->setVisible(m_headIsShown && (m_leftIsDown || m_rightIsDown));
}

void Page::moveHead(const std::vector<QWidget *> &widgets, bool down)
{
    int at = 1;
    for (QWidget *widget : widgets) {
        const bool hidden = widget->isHidden();
        const bool focused = widget->hasFocus();
        (down ? static_cast<QLayout *>(m_headLayout) : m_second->layout())->removeWidget(widget);
        widget->setParent(down ? m_second : m_head);
        if (down)
            m_second->layout()->addWidget(widget);
        else if (&widgets == &m_left)
            m_headLayout->insertWidget(at++, widget);
        else
            m_headLayout->addWidget(widget);
        widget->setVisible(!hidden);
        if (focused)
            widget->setFocus();
    }
}

} // namespace Attendant::Ui
