// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panel.h"

#include "ui/common/label.h"
#include "ui/common/paint.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace Attendant::Ui {

Panel::Panel(const QString &title, Icon icon, QWidget *parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1);
    outer->setSpacing(0);
    if (!title.isEmpty() || icon != Icon::None) {
        m_titleLine = new QWidget;
        m_titleLine->setFixedHeight(px(40) - 1);
        m_titleLayout = new QHBoxLayout(m_titleLine);
        m_titleLayout->setContentsMargins(px(15), 0, px(11), 0);
        m_titleLayout->setSpacing(px(8));
        if (icon != Icon::None)
            m_titleLayout->addWidget(new IconView(icon));
        m_title = new Label(title, 13, QFont::DemiBold);
        m_titleLayout->addWidget(m_title);
        m_titleLayout->addStretch(1);
        outer->addWidget(m_titleLine);
        outer->addWidget(new HairLine);
        setAccessibleName(title);
    }
    m_body = new QVBoxLayout;
    m_body->setSpacing(0);
    m_body->setContentsMargins(px(15), px(15), px(15), px(15));
    outer->addLayout(m_body, 1);
}

void Panel::setTitle(const QString &title)
{
    if (m_title)
        m_title->setText(title);
    setAccessibleName(title);
}

void Panel::addToTitle(QWidget *widget)
{
    if (m_titleLayout)
        m_titleLayout->addWidget(widget);
}

void Panel::setBodyMargins(int left, int top, int right, int bottom)
{
    m_body->setContentsMargins(px(left), px(top), px(right), px(bottom));
}

void Panel::addRow(QWidget *row)
{
    if (m_hasRows)
        m_body->addWidget(new HairLine);
    m_hasRows = true;
    m_body->addWidget(row);
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), px(Radius::card), Theme::current().surface, Theme::current().line);
}

HairLine::HairLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

void HairLine::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::current().line);
}

IconView::IconView(Icon icon, int size, ColorRole color, QWidget *parent)
    : QWidget(parent)
    , m_icon(icon)
    , m_color(color)
{
    setFixedSize(px(size), px(size));
}

void IconView::setIcon(Icon icon)
{
    m_icon = icon;
    m_risk.reset();
    update();
}

void IconView::setRisk(Risk risk)
{
    m_risk = risk;
    update();
}

void IconView::setColor(ColorRole color)
{
    m_color = color;
    update();
}

void IconView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_risk)
        paintRisk(&painter, rect(), *m_risk);
    else
        paintIcon(&painter, rect(), m_icon, isEnabled() ? Theme::current().*m_color : Theme::current().disabled);
}

} // namespace Attendant::Ui
