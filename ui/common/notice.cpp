// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/notice.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/panel.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>

namespace Attendant::Ui {

Notice::Notice(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconView(Icon::Info))
    , m_title(new Label({}, 13, QFont::DemiBold))
    , m_text(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_hint(new Label({}, 12, QFont::Normal, &Theme::text3))
    , m_actions(new QWidget)
    , m_actionLayout(new QHBoxLayout(m_actions))
{
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(px(16), px(12), px(16), px(12));
    grid->setHorizontalSpacing(px(8));
    grid->setVerticalSpacing(px(4));
    m_text->setWordWrap(true);
    m_hint->setTabular(true);
    grid->addWidget(m_icon, 0, 0, Qt::AlignVCenter);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_text, 1, 1);
    m_actionLayout->setContentsMargins(0, px(4), 0, 0);
    m_actionLayout->setSpacing(px(8));
    m_actionLayout->addWidget(m_hint);
    m_actionLayout->addStretch(1);
    grid->addWidget(m_actions, 2, 1);
    grid->setColumnStretch(1, 1);
    hide();
}

void Notice::showMessage(Kind kind, const QString &title, const QString &text)
{
    m_kind = kind;
    if (kind == Kind::Info)
        m_icon->setIcon(Icon::Info);
    else
        m_icon->setRisk(Risk::Look);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    const auto old = m_actions->findChildren<Button *>(Qt::FindDirectChildrenOnly);
    for (Button *button : old) {
        m_actionLayout->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_hint->clear();
    m_actions->hide();
    setAccessibleName(title);
    setAccessibleDescription(text);
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Notice::showDone(const QString &title, const QString &text)
{
    showMessage(Kind::Info, title, text);
    connect(addAction(tr("Close")), &QPushButton::clicked, this, &Notice::dismiss);
}

Button *Notice::addAction(const QString &text)
{
    auto *button = new Button(text, Icon::None, m_actions);
    button->setSize(Button::Size::Small);
    m_actionLayout->insertWidget(m_actionLayout->count() - 2, button);
    m_actions->show();
    return button;
}

void Notice::setHint(const QString &hint)
{
    m_hint->setText(hint);
    if (!hint.isEmpty())
        m_actions->show();
}

void Notice::dismiss()
{
    hide();
}

void Notice::setTopGap(int gap)
{
    m_topGap = gap;
    layout()->setContentsMargins(px(16), px(12) + gap, px(16), px(12));
}

QString Notice::title() const
{
    return m_title->text();
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    paintBox(&painter, rect().adjusted(0, m_topGap, 0, 0), px(Radius::card), theme.surface, m_kind == Kind::Error ? theme.amberLine : theme.line);
}

} // namespace Attendant::Ui
