// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/field.h"

#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStyle>

namespace Attendant::Ui {

Field::Field(const QString &accessibleName, QWidget *parent)
    : QLineEdit(parent)
{
    setAccessibleName(accessibleName);
    applyMargins();
}

void Field::applyMargins()
{
    // Qt adds 2 px of its own at each side; an action's icon brings its room with it.
    setTextMargins(px(m_leading == Icon::None ? 8 : 4), 0, px(6), 0);
}

QSize Field::sizeHint() const
{
    return {QLineEdit::sizeHint().width(), px(32)};
}

void Field::setProblem(const QString &sentence)
{
    if (m_problem == sentence)
        return;
    m_problem = sentence;
    setProperty("invalid", !sentence.isEmpty());
    setToolTip(sentence);
    setAccessibleDescription(sentence);
    update();
    Q_EMIT problemChanged(sentence);
}

void Field::setFlat(bool flat)
{
    setProperty("flat", flat);
    update();
}

void Field::setLeadingIcon(Icon name)
{
    m_leading = name;
    // Its name is the field's: the picture only repeats it.
    addAction(icon(name, &Theme::text3), QLineEdit::LeadingPosition)->setText(accessibleName());
    applyMargins();
}

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : Field(placeholder, parent)
{
    setPlaceholderText(placeholder);
    setLeadingIcon(Icon::Search);
    QAction *clear = addAction(icon(Icon::Close, &Theme::text3), QLineEdit::TrailingPosition);
    clear->setText(tr("Clear the search"));
    clear->setToolTip(tr("Clear the search"));
    clear->setVisible(false);
    connect(clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, clear, [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    Field::keyPressEvent(event);
}

FieldMessage::FieldMessage(Field *field, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, px(4), 0, 0);
    layout->setSpacing(px(6));
    auto *glyph = new IconView(Icon::None, 14);
    glyph->setRisk(Risk::Look);
    layout->addWidget(glyph, 0, Qt::AlignTop);
    auto *words = new Label({}, 12, QFont::Normal, &Theme::amberText);
    words->setWordWrap(true);
    layout->addWidget(words, 1);
    const auto follow = [this, words](const QString &sentence) {
        words->setText(sentence);
        setVisible(!sentence.isEmpty());
    };
    follow(field->problem());
    connect(field, &Field::problemChanged, this, follow);
}

} // namespace Attendant::Ui
