// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/button.h"

#include "ui/common/format.h"
#include "ui/common/paint.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionButton>

namespace Attendant::Ui {

Button::Button(const QString &text, Icon icon, QWidget *parent)
    : QPushButton(text, parent)
    , m_icon(icon)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
}

Button *Button::iconOnly(Icon icon, const QString &name, QWidget *parent)
{
    auto *button = new Button({}, icon, parent);
    button->m_square = true;
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setSize(Size size)
{
    m_size = size;
    updateGeometry();
    update();
}

void Button::setIconName(Icon icon)
{
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setDropDown(bool dropDown)
{
    m_dropDown = dropDown;
    updateGeometry();
}

void Button::setFillsWidth(bool fills)
{
    m_fills = fills;
    setSizePolicy(fills ? QSizePolicy::Expanding : QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Button::setKeyHint(const QString &text)
{
    m_keyHint = text;
    updateGeometry();
    update();
}

void Button::setFollowedAction(QAction *action)
{
    const auto follow = [this, action] {
        if (!m_square)
            setText(action->text());
        setEnabled(action->isEnabled());
        setCheckable(action->isCheckable());
        setChecked(action->isChecked());
        setToolTip(action->toolTip() == action->text() && !m_square ? QString() : action->toolTip());
        if (m_square)
            setAccessibleName(action->text());
        setKeyHint(m_square ? QString() : Ui::keyHint(action->shortcut()));
    };
    follow();
    connect(action, &QAction::changed, this, follow);
    connect(this, &QPushButton::clicked, action, [this, action] {
        action->trigger();
        // An exclusive or refused action may not have taken the state that the click gave this button.
        setChecked(action->isChecked());
    });
}

QFont Button::labelFont() const
{
    const bool heavy = m_kind == Kind::Primary || m_kind == Kind::Live;
    return Theme::font(m_size == Size::Small ? 12 : 13, heavy ? QFont::DemiBold : QFont::Medium, true);
}

QString Button::shownText() const
{
    QString shown = text();
    return shown.replace(QStringLiteral("&&"), QStringLiteral("&"));
}

int Button::padding() const
{
    return px(m_size == Size::Small ? 8 : m_size == Size::Large ? 12 : m_kind == Kind::Flat ? 8 : 11);
}

int Button::gap() const
{
    return px(m_size == Size::Small ? 6 : 8);
}

QSize Button::sizeHint() const
{
    const int height = px(m_size == Size::Small ? 28 : m_size == Size::Large ? 36 : 32);
    if (m_square)
        return {height, height};
    int width = 2 * padding();
    int parts = 0;
    const auto add = [&](int partWidth) {
        width += partWidth + (parts++ > 0 ? gap() : 0);
    };
    if (m_icon != Icon::None)
        add(px(m_size == Size::Small ? 14 : 16));
    if (!text().isEmpty())
        add(textWidth(shownText(), labelFont()));
    if (!m_keyHint.isEmpty())
        add(keyHintWidth(m_keyHint));
    if (m_dropDown)
        add(px(14));
    return {width, height};
}

QSize Button::minimumSizeHint() const
{
    const QSize wanted = sizeHint();
    return m_fills ? QSize(std::min(wanted.width(), px(96)), wanted.height()) : wanted;
}

void Button::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool enabled = isEnabled(), hover = underMouse() && enabled, down = isDown() || (menu() && menu()->isVisible());
    const bool filled = m_kind == Kind::Primary || m_kind == Kind::Live;
    QColor fill, border, ink = theme.text, glyph = theme.text2;
    if (!enabled) {
        border = m_kind == Kind::Flat ? QColor() : theme.line;
        ink = glyph = theme.disabled;
    } else if (m_kind == Kind::Primary) {
        fill = down ? theme.accentPress : hover ? theme.accentHover : theme.accent;
        ink = glyph = theme.onAccent;
    } else if (m_kind == Kind::Live) {
        fill = theme.green;
        ink = glyph = theme.onGreen;
    } else if (isChecked()) {
        fill = theme.selected;
        border = theme.accentLine;
        glyph = theme.accentText;
    } else {
        fill = down ? theme.line : hover ? theme.hover : m_kind == Kind::Flat ? QColor() : theme.surface;
        border = m_kind == Kind::Flat ? QColor() : theme.edge;
    }
    paintBox(&painter, rect(), px(Radius::control), fill, border);

    const int glyphSize = px(m_size == Size::Small ? 14 : 16);
    if (m_square || (text().isEmpty() && m_keyHint.isEmpty() && !m_dropDown)) {
        paintIcon(&painter, QRect((width() - glyphSize) / 2, (height() - glyphSize) / 2, glyphSize, glyphSize), m_icon, glyph);
        return;
    }
    // Centred as a whole unless the button is stretched on purpose.
    const int spare = m_fills ? 0 : std::max(0, (width() - sizeHint().width()) / 2);
    QRect rest = rect().adjusted(padding() + spare, 0, -padding() - spare, 0);
    if (m_dropDown) {
        paintIcon(&painter, QRect(rest.right() + 1 - px(14), (height() - px(14)) / 2, px(14), px(14)), Icon::Down, glyph);
        rest.setRight(rest.right() - px(14) - gap());
    }
    if (!m_keyHint.isEmpty()) {
        const int used = paintKeyHint(&painter, rest.adjusted(0, 0, m_fills ? px(3) : 0, 0), m_keyHint, enabled, filled && enabled ? ink : QColor());
        rest.setRight(rest.right() - used - gap());
    }
    if (m_icon != Icon::None) {
        paintIcon(&painter, QRect(rest.left(), (height() - glyphSize) / 2, glyphSize, glyphSize), m_icon, glyph);
        rest.setLeft(rest.left() + glyphSize + gap());
    }
    paintText(&painter, rest, shownText(), labelFont(), ink);
}

} // namespace Attendant::Ui
