// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/inlineask.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"

#include <QAccessible>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

InlineAsk::InlineAsk(QWidget *parent)
    : QFrame(parent)
    , m_title(new Label({}, 13, QFont::DemiBold))
    , m_hint(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_choices(new QComboBox)
    , m_field(new Field)
    , m_confirm(new PrimaryButton({}))
    , m_leave(new Button)
{
    setObjectName(u"inlineAsk"_s);
    setFrameShape(QFrame::NoFrame);
    m_field->setObjectName(u"inlineAskField"_s);
    m_field->setMaxLength(2'000);
    m_confirm->setObjectName(u"inlineAskConfirmButton"_s);
    m_leave->setObjectName(u"inlineAskLeaveButton"_s);
    m_choices->setObjectName(u"inlineAskChoices"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(24), px(10), px(24), px(10));
    layout->setSpacing(px(8));
    m_hint->setElided(true);
    layout->addWidget(m_title);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_choices);
    layout->addWidget(m_field, 4);
    layout->addWidget(m_leave);
    layout->addWidget(m_confirm);
    connect(m_confirm, &QPushButton::clicked, this, &InlineAsk::confirm);
    connect(m_leave, &QPushButton::clicked, this, &InlineAsk::leave);
    connect(m_field, &QLineEdit::returnPressed, this, &InlineAsk::confirm);
    connect(m_field, &QLineEdit::textChanged, this, &InlineAsk::checkText);
    hide();
}

void InlineAsk::ask(const Question &question)
{
    m_question = question;
    m_title->setText(question.title);
    m_hint->setText(question.hint);
    m_hint->setVisible(!question.hint.isEmpty());
    m_choices->clear();
    m_choices->addItems(question.choices);
    m_choices->setAccessibleName(question.title);
    m_choices->setVisible(!question.choices.isEmpty());
    m_field->clear();
    m_field->setPlaceholderText(question.placeholder);
    m_field->setAccessibleName(question.title);
    m_field->setVisible(!question.placeholder.isEmpty());
    m_confirm->setText(question.confirm);
    m_leave->setText(question.leave);
    m_leave->setVisible(!question.leave.isEmpty());
    checkText();
    show();
    if (!question.choices.isEmpty())
        m_choices->setFocus(Qt::OtherFocusReason);
    else if (!question.placeholder.isEmpty())
        m_field->setFocus(Qt::OtherFocusReason);
    else
        m_confirm->setFocus(Qt::OtherFocusReason);
    setAccessibleName(question.title);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InlineAsk::dismiss()
{
    hide();
    m_question = {};
}

QString InlineAsk::text() const
{
    return m_field->text().trimmed();
}

void InlineAsk::setText(const QString &text)
{
    m_field->setText(text);
}

int InlineAsk::choice() const
{
    return m_choices->currentIndex();
}

void InlineAsk::checkText()
{
    m_confirm->setEnabled(!m_question.textRequired || !text().isEmpty());
    m_confirm->setToolTip(m_confirm->isEnabled() ? QString() : tr("Write something first."));
}

void InlineAsk::confirm()
{
    if (!m_confirm->isEnabled() || !isVisible())
        return;
    const QString id = m_question.id; // whoever is asked may dismiss the question
    Q_EMIT confirmed(id);
}

void InlineAsk::leave()
{
    const QString id = m_question.id;
    dismiss();
    Q_EMIT left(id);
}

void InlineAsk::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_leave->isVisible())
        leave();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_leave->hasFocus())
        confirm();
    else
        QFrame::keyPressEvent(event);
}

void InlineAsk::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::current().line);
}

} // namespace Attendant::Ui
