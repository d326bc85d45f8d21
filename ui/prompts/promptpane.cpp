// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/promptpane.h"

#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/tagchip.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

/// The line over the locked section: a lock and what it means, on the section's own colour.
class LockedHead : public QWidget
{
public:
    explicit LockedHead(const QString &title)
    {
        setFixedHeight(px(28));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(px(12), 0, px(12), 0);
        layout->setSpacing(px(6));
        layout->addWidget(new IconView(Icon::Lock, 14));
        auto *label = new Label(title, 12, QFont::Medium, &Theme::text2);
        label->setElided(true);
        layout->addWidget(label, 1);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().sunken);
        painter.fillRect(QRect(0, 0, width(), 1), Theme::current().edge);
    }
};

} // namespace

PromptPane::PromptPane(const QString &title, const QString &lockedTitle, bool editable, QWidget *parent)
    : Panel(title, Icon::None, parent)
    , m_tag(new TagChip)
    , m_view(new CodeView(title))
    , m_lockedView(new CodeView(lockedTitle, true))
    , m_lockedHead(new LockedHead(lockedTitle))
{
    m_tag->hide();
    addToTitle(m_tag);
    setBodyMargins(0, 0, 0, 0);
    m_view->setReadOnly(!editable);
    if (!editable)
        m_view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    body()->addWidget(m_view, 1);
    body()->addWidget(m_lockedHead);
    body()->addWidget(m_lockedView);
    // The panel's lower corners are round, the view's are not.
    body()->setContentsMargins(0, 0, 0, px(6));
    connect(m_view, &QPlainTextEdit::blockCountChanged, this, &PromptPane::renumber);
    connect(m_lockedView, &CodeView::widthChanged, this, &PromptPane::fitLocked, Qt::QueuedConnection);
}

void PromptPane::setTexts(const QString &text, const QString &locked)
{
    if (m_view->toPlainText() != text)
        m_view->setPlainText(text);
    setLocked(locked);
}

void PromptPane::setLocked(const QString &locked)
{
    if (m_lockedView->toPlainText() != locked)
        m_lockedView->setPlainText(locked);
    m_lockedHead->setVisible(!locked.isEmpty());
    m_lockedView->setVisible(!locked.isEmpty());
    renumber();
    fitLocked();
}

void PromptPane::setTag(const QString &text, bool amber)
{
    m_tag->setText(text);
    m_tag->setTone(amber ? TagChip::Tone::Amber : TagChip::Tone::Neutral);
    m_tag->setVisible(!text.isEmpty());
}

void PromptPane::goToLine(int line)
{
    const int own = m_view->blockCount();
    if (line <= own)
        m_view->goToLine(line);
    else
        m_lockedView->goToLine(line - own);
}

void PromptPane::paintEvent(QPaintEvent *event)
{
    Panel::paintEvent(event);
    if (m_lockedView->isHidden())
        return;
    // The locked section reaches into the panel's round corners.
    QPainter painter(this);
    painter.setClipRect(QRect(0, height() - px(20), width(), px(20)));
    paintBox(&painter, rect(), px(Radius::card), Theme::current().sunken, Theme::current().line);
}

void PromptPane::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    fitLocked();
}

void PromptPane::fitLocked()
{
    m_lockedView->setFixedHeight(std::min(m_lockedView->fullHeight(), std::max(px(60), height() * 2 / 5)));
}

void PromptPane::renumber()
{
    m_lockedView->setFirstNumber(m_view->blockCount() + 1);
}

} // namespace Attendant::Ui
