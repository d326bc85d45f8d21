// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/targetbar.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"

#include <QPainter>

namespace Attendant::Ui {

TargetBar::TargetBar(Size size, QWidget *parent)
    : QWidget(parent)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TargetBar::setTimes(std::chrono::seconds waited, std::chrono::seconds target, Urgency urgency)
{
    m_waited = waited;
    m_target = std::max(target, std::chrono::seconds(1));
    m_urgency = urgency;
    setAccessibleName(isPast() ? tr("%1 past the target of %2").arg(shortTime(m_waited - m_target), shortTime(m_target))
                               : tr("%1 left of %2").arg(shortTime(m_target - m_waited), shortTime(m_target)));
    update();
}

QSize TargetBar::sizeHint() const
{
    return m_size == Size::Large ? QSize(px(124), px(32 + 16 + 8 + 4)) : QSize(px(140), px(20 + 8 + 4));
}

void TargetBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool past = isPast(), large = m_size == Size::Large;
    const QString figure = shortTime(past ? m_waited - m_target : m_target - m_waited);
    const QString words = past ? tr("past %1").arg(shortTime(m_target)) : tr("left of %1").arg(shortTime(m_target));
    const QColor figureInk = past ? theme.amberText : theme.text, wordsInk = past ? theme.amberText : theme.text2;
    QRect line(0, 0, width(), px(large ? 32 : 20));
    if (past) {
        const int side = px(large ? 20 : 14);
        paintIcon(&painter, QRect(0, (line.height() - side) / 2, side, side), Icon::Clock, theme.amberText);
        line.setLeft(side + px(large ? 6 : 4));
    }
    // Hours are long, and a cut figure is none: it gets smaller until it fits.
    int size = large ? 28 : 13;
    while (size > 11 && textWidth(figure, Theme::font(size, QFont::DemiBold, true)) > line.width())
        --size;
    const QFont figureFont = Theme::font(size, QFont::DemiBold, true);
    const int used = paintText(&painter, line, figure, figureFont, figureInk);
    if (large)
        paintText(&painter, QRect(0, px(32), width(), px(16)), words, Theme::font(12, QFont::Normal, true), wordsInk);
    else
        paintText(&painter, line.adjusted(used + px(4), 0, 0, 0), words, Theme::font(12, QFont::Normal, true), wordsInk);
    const double fraction = double(m_waited.count()) / double(m_target.count());
    paintBar(&painter, QRectF(0, height() - px(4), width(), px(4)), fraction, m_urgency == Urgency::Emergency ? theme.redG : theme.amber);
}

} // namespace Attendant::Ui
