// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/switch.h"

#include "ui/common/paint.h"

#include <QPainter>

namespace Attendant::Ui {

Switch::Switch(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_knob.setStartValue(0.0);
    m_knob.setEndValue(1.0);
    connect(&m_knob, &QVariantAnimation::valueChanged, this, [this] { update(); });
    connect(this, &QAbstractButton::toggled, this, [this](bool on) {
        m_knob.stop();
        m_knob.setDuration(ThemeController::animates() && isVisible() ? 100 : 0);
        m_knob.setDirection(on ? QAbstractAnimation::Forward : QAbstractAnimation::Backward);
        m_knob.start();
        update();
    });
}

QSize Switch::sizeHint() const
{
    return {px(32) + (text().isEmpty() ? 0 : px(8) + textWidth(text(), Theme::font())), px(20)};
}

void Switch::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool on = isChecked();
    const double place = m_knob.state() == QAbstractAnimation::Running ? m_knob.currentValue().toDouble() : on ? 1 : 0;
    const QRectF track(0, (height() - px(18)) / 2.0, px(32), px(18));
    const QColor accent = isEnabled() ? (underMouse() ? theme.accentHover : theme.accent) : theme.disabled;
    const QColor rest = isEnabled() ? theme.control : theme.line;
    paintBox(&painter, track, px(9), on ? accent : theme.surface, on ? accent : rest);
    const double side = px(12), travel = px(32) - 2 * px(3) - side;
    paintBox(&painter, QRectF(track.left() + px(3) + place * travel, track.top() + px(3), side, side), side / 2, on ? theme.onAccent : rest, {});
    paintText(&painter, rect().adjusted(px(40), 0, 0, 0), text(), Theme::font(), isEnabled() ? theme.text : theme.disabled);
}

} // namespace Attendant::Ui
