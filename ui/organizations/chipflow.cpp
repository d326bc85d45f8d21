// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/organizations/chipflow.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(px(4));
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)] : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[size_t(index)];
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return {std::min(size.width(), px(160)), size.height()};
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    int x = rect.left(), y = rect.top(), line = 0;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wanted = item->sizeHint();
        const QSize size(std::min(wanted.width(), rect.width()), wanted.height());
        if (x > rect.left() && x + size.width() > rect.right() + 1) {
            x = rect.left();
            y += line + spacing();
            line = 0;
        }
        if (apply)
            item->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + spacing();
        line = std::max(line, size.height());
    }
    return y + line - rect.top();
}

RemovableChip::RemovableChip(const QString &text, bool fresh, QWidget *parent)
    : QAbstractButton(parent)
    , m_fresh(fresh)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("focusRadius", px(Radius::tag));
    setAccessibleName(tr("Remove %1").arg(text));
    setToolTip(tr("Remove %1").arg(text));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize RemovableChip::sizeHint() const
{
    return {textWidth(text(), Theme::font(12, QFont::Medium, true)) + px(6 + 4 + 12 + 6), px(22)};
}

void RemovableChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const QColor ink = m_fresh ? theme.accentText : theme.text2;
    paintBox(&painter, rect(), px(Radius::tag), underMouse() ? theme.hover : m_fresh ? theme.accentTint : theme.sunken, {});
    paintText(&painter, rect().adjusted(px(6), 0, -px(20), 0), text(), Theme::font(12, QFont::Medium, true), ink);
    paintIcon(&painter, QRect(width() - px(18), (height() - px(12)) / 2, px(12), px(12)), Icon::Close, ink);
}

void RemovableChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

ChipFlow::ChipFlow(const QString &accessibleName, const QString &addText, QWidget *parent)
    : QWidget(parent)
    , m_name(accessibleName)
    , m_layout(new FlowLayout(this))
{
    setAccessibleName(accessibleName);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (addText.isEmpty())
        return;
    m_add = new Button(addText, Icon::Add, this);
    m_add->setSize(Button::Size::Small);
    m_add->setFixedHeight(px(22));
    m_add->setAccessibleName(tr("Add to: %1").arg(accessibleName));
    m_field = new Field(tr("New entry for: %1").arg(accessibleName), this);
    m_field->setFixedWidth(px(180));
    m_field->hide();
    m_layout->addWidget(m_add);
    m_layout->addWidget(m_field);
    connect(m_add, &QPushButton::clicked, this, &ChipFlow::openField);
    connect(m_field, &QLineEdit::editingFinished, this, [this] { closeField(true); });
    auto *escape = new QAction(m_field);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetShortcut);
    m_field->addAction(escape);
    connect(escape, &QAction::triggered, this, [this] { closeField(false); });
}

void ChipFlow::setTexts(const QStringList &texts, const QStringList &saved)
{
    if (texts == m_texts && saved == m_saved && m_chips.size() == size_t(texts.size()))
        return;
    m_texts = texts;
    m_saved = saved;
    // The chip that had the focus may be the one that goes: its neighbour takes it, so that keys go on working here.
    int focused = -1;
    for (size_t i = 0; i < m_chips.size(); ++i) {
        if (m_chips[i]->hasFocus())
            focused = int(i);
        m_layout->removeWidget(m_chips[i]);
        m_chips[i]->hide();
        m_chips[i]->deleteLater();
    }
    m_chips.clear();
    while (m_layout->count() > 0)
        delete m_layout->takeAt(0);
    QWidget *before = nullptr;
    for (int i = 0; i < texts.size(); ++i) {
        auto *chip = new RemovableChip(texts[i], !saved.contains(texts[i]), this);
        m_layout->addWidget(chip);
        m_chips.push_back(chip);
        if (before)
            setTabOrder(before, chip);
        before = chip;
        chip->show();
        connect(chip, &QAbstractButton::clicked, this, [this, i] { Q_EMIT removed(i); });
    }
    if (m_add) {
        m_layout->addWidget(m_add);
        m_layout->addWidget(m_field);
        if (before)
            setTabOrder(before, m_add);
    }
    if (focused >= 0 && !m_chips.empty())
        m_chips[size_t(std::min(focused, int(m_chips.size()) - 1))]->setFocus();
    else if (focused >= 0 && m_add)
        m_add->setFocus();
    updateGeometry();
}

void ChipFlow::openField()
{
    m_field->clear();
    m_field->show();
    m_add->hide();
    m_field->setFocus();
}

void ChipFlow::closeField(bool takeText)
{
    if (m_field->isHidden())
        return;
    const QString text = m_field->text().simplified();
    const bool hadFocus = m_field->hasFocus();
    m_field->clear();
    m_field->hide();
    m_add->show();
    if (hadFocus)
        m_add->setFocus();
    if (takeText && !text.isEmpty() && !m_texts.contains(text, Qt::CaseInsensitive))
        Q_EMIT added(text);
}

} // namespace Attendant::Ui
