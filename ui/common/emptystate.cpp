// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

EmptyState::EmptyState(Icon icon, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_title(new Label({}, 18, QFont::DemiBold))
    , m_text(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_button(new PrimaryButton({}))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(px(24), 0, px(24), 0);
    layout->setSpacing(0);
    layout->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    layout->addWidget(new IconView(icon, 40), 0, Qt::AlignHCenter);
    layout->addSpacing(px(12));
    m_title->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addSpacing(px(4));
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(px(280));
    m_text->setMaximumWidth(px(520));
    // A row of its own, which asks for the height at the width that the text really gets; an alignment would ask at the page's.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_text, 1'000);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addSpacing(px(16));
    m_button->setSize(Button::Size::Large);
    m_button->setObjectName(u"emptyActionButton"_s);
    m_button->hide();
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    setTexts(title, text);
}

void EmptyState::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::setAction(const QString &text, Icon icon)
{
    m_button->setText(text);
    m_button->setIconName(icon);
    m_button->setVisible(!text.isEmpty());
}

} // namespace Attendant::Ui
