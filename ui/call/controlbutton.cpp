// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/controlbutton.h"

#include "ui/common/paint.h"

#include <QPainter>

namespace Attendant::Ui {

namespace {

QFont keyFont()
{
    return Theme::font(11, QFont::Medium);
}

} // namespace

ControlButton::ControlButton(const QString &text, Icon icon, const QString &key, QWidget *parent)
    : Button(text, icon, parent)
    , m_controlIcon(icon)
    , m_key(key)
{
    setSize(Size::Large);
}

void ControlButton::setControlIcon(Icon icon)
{
    m_controlIcon = icon;
    update();
}

void ControlButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
}

QFont ControlButton::labelFont() const
{
    return Theme::font(13, kind() == Kind::Live ? QFont::DemiBold : QFont::Medium);
}

QSize ControlButton::sizeHint() const
{
    return {2 * padding() + px(16) + 2 * gap() + textWidth(text(), labelFont()) + textWidth(m_key, keyFont()), px(36)};
}

void ControlButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const bool enabled = isEnabled(), hover = underMouse() && enabled, live = kind() == Kind::Live;
    QColor fill = isDown() ? theme.line : hover ? theme.hover : theme.surface, border = theme.edge, ink = theme.text, glyph = theme.text2, key = theme.text3;
    if (!enabled)
        fill = QColor(), border = theme.line, ink = glyph = key = theme.disabled;
    else if (live)
        fill = border = theme.green, ink = glyph = key = theme.onGreen;
    else if (isChecked())
        fill = theme.selected, border = theme.accentLine, glyph = theme.accentText, key = theme.text2;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, rect(), px(Radius::control), fill, border);
    QRect rest = rect().adjusted(padding(), 0, -padding(), 0);
    paintIcon(&painter, QRect(rest.left(), (height() - px(16)) / 2, px(16), px(16)), m_controlIcon, glyph);
    rest.setLeft(rest.left() + px(16) + gap());
    rest.setLeft(rest.left() + paintText(&painter, rest, text(), labelFont(), ink) + gap());
    paintText(&painter, rest.adjusted(0, 0, px(2), 0), m_key, keyFont(), key);
}

} // namespace Attendant::Ui
