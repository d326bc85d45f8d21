// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/switch.h"

#include "ui/common/paint.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace Attendant::Ui {

Switch::Switch(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // its words wrap where there is little room
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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

QSize Switch::minimumSizeHint() const
{
    int longest = 0;
    for (const QString &word : text().split(u' ', Qt::SkipEmptyParts))
        longest = std::max(longest, textWidth(word, Theme::font()));
    return {px(32) + (text().isEmpty() ? 0 : px(8) + longest), px(20)};
}

int Switch::heightForWidth(int width) const
{
    if (text().isEmpty() || width >= sizeHint().width())
        return px(20);
    const QRect words = QFontMetrics(Theme::font()).boundingRect(QRect(0, 0, std::max(1, width - px(40)), QWIDGETSIZE_MAX), Qt::TextWordWrap, text());
    return std::max(px(20), words.height());
}

bool Switch::hitButton(const QPoint &at) const
{
    return at.x() < sizeHint().width() && rect().contains(at); // not in the empty room behind its words
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
    const QRect room = rect().adjusted(px(40), 0, 0, 0);
    if (width() >= sizeHint().width()) {
        paintText(&painter, room, text(), Theme::font(), isEnabled() ? theme.text : theme.disabled);
        return;
    }
    painter.setFont(Theme::font());
    painter.setPen(isEnabled() ? theme.text : theme.disabled);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, text());
}

} // namespace Attendant::Ui
