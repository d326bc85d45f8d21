// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/paint.h"

#include <QFontMetrics>
#include <QPainterPath>

#include <cmath>

namespace Attendant::Ui {

void paintBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool bordered = border.isValid() && width > 0;
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(bordered ? QPen(border, width) : QPen(Qt::NoPen));
    const qreal inset = bordered ? width / 2 : 0;
    const qreal r = std::max(0.0, radius - inset);
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), r, r);
    painter->restore();
}

int paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color, Qt::Alignment alignment)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const QFontMetrics metrics(font);
    int width = textWidth(text, font);
    const bool fits = width <= rect.width();
    const QString shown = fits ? text : metrics.elidedText(text, Qt::ElideRight, rect.width());
    if (!fits)
        width = textWidth(shown, font);
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(rect, int(alignment | Qt::AlignVCenter | Qt::TextSingleLine), shown);
    return width;
}

int textWidth(const QString &text, const QFont &font)
{
    return int(std::ceil(QFontMetricsF(font).horizontalAdvance(text)));
}

int paintPips(QPainter *painter, const QPoint &topLeft, int current, int count, const QColor &currentColor)
{
    const Theme &theme = Theme::current();
    const int width = px(14), gap = px(2), height = px(4);
    int x = topLeft.x();
    for (int i = 0; i < count; ++i) {
        const QColor color = i < current ? theme.control : i == current ? currentColor : theme.shade2;
        paintBox(painter, QRectF(x, topLeft.y(), width, height), 1, color, {});
        x += width + gap;
    }
    return x - gap - topLeft.x();
}

void paintBar(QPainter *painter, const QRectF &rect, double fraction, const QColor &color)
{
    const qreal radius = rect.height() / 2;
    paintBox(painter, rect, radius, Theme::current().shade2, {});
    const qreal filled = rect.width() * std::clamp(fraction, 0.0, 1.0);
    if (filled <= 0)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(rect, radius, radius);
    painter->setClipPath(clip);
    painter->fillRect(QRectF(rect.topLeft(), QSizeF(filled, rect.height())), color);
    painter->restore();
}

int keyHintWidth(const QString &text)
{
    return text.isEmpty() ? 0 : textWidth(text, Theme::font(11, QFont::Medium)) + px(12);
}

int paintKeyHint(QPainter *painter, const QRect &rect, const QString &text, bool enabled, const QColor &onFill)
{
    if (text.isEmpty())
        return 0;
    const Theme &theme = Theme::current();
    const int width = keyHintWidth(text), height = px(18);
    const QRect box(rect.right() + 1 - width, rect.center().y() + 1 - height / 2, width, height);
    QColor border = enabled ? theme.edge : theme.line;
    QColor fill = enabled ? theme.sunken : QColor();
    QColor ink = enabled ? theme.text3 : theme.disabled;
    if (onFill.isValid()) {
        border = onFill;
        border.setAlphaF(0.45f);
        fill = QColor();
        ink = onFill;
    }
    paintBox(painter, box, px(Radius::tag), fill, border);
    paintText(painter, box, text, Theme::font(11, QFont::Medium), ink, Qt::AlignHCenter);
    return width;
}

void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius)
{
    paintBox(painter, rect.adjusted(-3, -3, 3, 3), radius + 3, {}, Theme::current().accentText, 2);
}

} // namespace Attendant::Ui
