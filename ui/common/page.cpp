// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/page.h"

#include "ui/common/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Attendant::Ui {

Page::Page(const QString &id, const QString &title, Icon icon, QWidget *parent)
    : QWidget(parent)
    , m_id(id)
    , m_title(title)
    , m_icon(icon)
    , m_head(new QWidget)
    , m_headLayout(new QHBoxLayout(m_head))
    , m_body(new QVBoxLayout)
{
    setObjectName(id + QStringLiteral("Page"));
    setAccessibleName(title);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_head->setFixedHeight(px(56));
    m_headLayout->setSpacing(px(8));
    auto *heading = new Label(title, 18, QFont::DemiBold);
    heading->setContentsMargins(0, 0, px(8), 0);
    m_headLayout->addWidget(heading);
    m_headLayout->addStretch(1);
    m_leftCount = 1;
    outer->addWidget(m_head);
    m_body->setSpacing(px(12));
    outer->addLayout(m_body, 1);
    Page::setNarrow(false);
}

void Page::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_headLayout->setContentsMargins(margin(), 0, margin(), 0);
}

void Page::addToHead(QWidget *widget)
{
    m_headLayout->insertWidget(m_leftCount++, widget);
}

void Page::addToHeadRight(QWidget *widget)
{
    m_headLayout->addWidget(widget);
}

void Page::setHeadVisible(bool visible)
{
    m_head->setVisible(visible);
}

} // namespace Attendant::Ui
