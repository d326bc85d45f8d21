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
    , m_grid(new QGridLayout(this))
    , m_icon(new IconView(Icon::Info))
    , m_title(new Label({}, 13, QFont::DemiBold))
    , m_text(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_hint(new Label({}, 12, QFont::Normal, &Theme::text3))
    , m_actions(new QWidget)
    , m_actionLayout(new QHBoxLayout(m_actions))
{
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_grid->setContentsMargins(px(16), px(12), px(16), px(12));
    m_grid->setHorizontalSpacing(px(8));
    m_grid->setVerticalSpacing(px(4));
    m_text->setWordWrap(true);
    m_hint->setTabular(true);
    m_grid->addWidget(m_icon, 0, 0, Qt::AlignVCenter);
    m_grid->addWidget(m_title, 0, 1);
    m_grid->addWidget(m_text, 1, 1);
    m_actionLayout->setContentsMargins(0, px(4), 0, 0);
    m_actionLayout->setSpacing(px(8));
    m_actionLayout->addWidget(m_hint);
    m_actionLayout->addStretch(1);
    m_grid->addWidget(m_actions, 2, 1);
    m_grid->setColumnStretch(1, 1);
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
    arrange();
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
    arrange();
    return button;
}

void Notice::setHint(const QString &hint)
{
    m_hint->setText(hint);
    if (!hint.isEmpty())
        m_actions->show();
    arrange();
}

// Beside the words the actions cost no line of the page, as long as the words stay in one.
void Notice::arrange()
{
    const int words = std::max(textWidth(m_title->text(), m_title->font()), textWidth(m_text->text(), m_text->font()));
    const QMargins margins = m_grid->contentsMargins();
    const int room = width() - margins.left() - margins.right() - m_icon->sizeHint().width() - 2 * m_grid->horizontalSpacing();
    const bool isBeside = words + m_actions->sizeHint().width() + px(16) <= room;
    if (isBeside == m_isBeside)
        return;
    m_isBeside = isBeside;
    m_grid->removeWidget(m_actions);
    m_actionLayout->setContentsMargins(0, isBeside ? 0 : px(4), 0, 0);
    if (isBeside)
        m_grid->addWidget(m_actions, 0, 2, 2, 1, Qt::AlignVCenter);
    else
        m_grid->addWidget(m_actions, 2, 1);
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

void Notice::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void Notice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    paintBox(&painter, rect().adjusted(0, m_topGap, 0, 0), px(Radius::card), theme.surface, m_kind == Kind::Error ? theme.amberLine : theme.line);
}

} // namespace Attendant::Ui
