// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingssection.h"

#include "ui/common/besidebox.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace Attendant::Ui {

namespace {

constexpr int sideWidth = 344, besideFrom = 860;

} // namespace

SettingsSection::SettingsSection(const QString &title, Icon icon, const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_icon(icon)
    , m_head(new QHBoxLayout)
    , m_top(new QVBoxLayout)
    , m_column(new QVBoxLayout)
    , m_side(new QVBoxLayout)
    , m_outer(new QVBoxLayout(this))
{
    m_outer->setContentsMargins(0, 0, 0, 0);
    m_outer->setSpacing(0);
    auto *head = new QWidget;
    head->setFixedHeight(px(56));
    head->setLayout(m_head);
    m_head->setSpacing(px(16));
    m_head->addWidget(new Label(title, 18, QFont::DemiBold));
    auto *words = new Label(sentence, 13, QFont::Normal, &Theme::text3);
    words->setElided(true);
    m_head->addWidget(words, 1);
    m_outer->addWidget(head);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(title); // a tab stop of its own, so that the keys can scroll
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget;
    auto *all = new QVBoxLayout(content);
    all->setSpacing(px(12));
    m_top->setSpacing(px(12));
    all->addLayout(m_top);
    m_sideHolder = new QWidget;
    auto *mainHolder = new QWidget;
    for (const auto &[inner, holder] : {std::pair(m_column, mainHolder), std::pair(m_side, m_sideHolder)}) {
        inner->setSpacing(px(12));
        auto *high = new QVBoxLayout(holder); // panels keep their own height at its top
        high->setContentsMargins(0, 0, 0, 0);
        high->addLayout(inner);
        high->addStretch(1);
    }
    m_sideHolder->hide(); // until something is put there
    all->addWidget(new BesideBox(mainHolder, m_sideHolder, sideWidth, besideFrom));
    all->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    m_outer->addWidget(scroll, 1);
    setMaximumWidth(px(1120)); // fields as wide as a large screen help nobody
    SettingsSection::setNarrow(false);
}

QVBoxLayout *SettingsSection::sideColumn()
{
    m_sideHolder->show();
    return m_side;
}

void SettingsSection::setNarrow(bool narrow)
{
    const int margin = px(narrow ? 16 : 24);
    m_head->setContentsMargins(margin, 0, margin, 0);
    if (auto *scroll = findChild<QScrollArea *>())
        scroll->widget()->layout()->setContentsMargins(margin, 0, margin, margin);
}

SettingsGrid::SettingsGrid(Panel *panel)
{
    setHorizontalSpacing(px(16));
    setVerticalSpacing(px(12));
    setColumnStretch(1, 1);
    setColumnMinimumWidth(0, px(136));
    panel->body()->addLayout(this);
}

Label *SettingsGrid::addRow(const QString &label, QWidget *field)
{
    auto *name = new Label(label, 12, QFont::Medium, &Theme::text2);
    name->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    addWidget(name, m_row, 0, Qt::AlignVCenter);
    addWidget(field, m_row++, 1);
    return name;
}

Label *SettingsGrid::addRow(const QString &label, QLayout *field)
{
    auto *name = new Label(label, 12, QFont::Medium, &Theme::text2);
    addWidget(name, m_row, 0, Qt::AlignVCenter);
    addLayout(field, m_row++, 1);
    return name;
}

Label *SettingsGrid::addHint(const QString &hint)
{
    auto *text = new Label(hint, 12, QFont::Normal, &Theme::text3);
    text->setWordWrap(true);
    addWidget(text, m_row++, 1);
    return text;
}

} // namespace Attendant::Ui
