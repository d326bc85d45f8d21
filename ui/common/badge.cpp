// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/badge.h"

#include "ui/common/paint.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

QString countText(int count)
{
    return count > 999 ? u"999+"_s : QString::number(count);
}

int badgeWidth(int count, bool small)
{
    return std::max(px(small ? 18 : 22), textWidth(countText(count), Theme::font(small ? 11 : 12, QFont::DemiBold, true)) + px(small ? 8 : 12));
}

} // namespace

Badge::Badge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setVisible(false);
}

void Badge::setCount(int count, Kind kind)
{
    m_count = count;
    m_kind = kind;
    setAccessibleName(countText(count));
    setVisible(count > 0);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return {badgeWidth(m_count, false), px(20)};
}

int Badge::paint(QPainter *painter, const QRect &rect, int count, Kind kind, bool small)
{
    const Theme &theme = Theme::current();
    const int width = badgeWidth(count, small), height = px(small ? 16 : 20);
    if (!painter)
        return width;
    const QRect box(rect.right() + 1 - width, rect.top() + (rect.height() - height) / 2, width, height);
    const QColor fill = kind == Kind::Red ? theme.red : kind == Kind::Amber ? theme.amberTint : theme.hover;
    const QColor ink = kind == Kind::Red ? theme.onRed : kind == Kind::Amber ? theme.amberText : theme.text2;
    paintBox(painter, box, px(small ? 5 : Radius::control), fill, kind == Kind::Amber ? theme.amberLine : QColor());
    paintText(painter, box, countText(count), Theme::font(small ? 11 : 12, QFont::DemiBold, true), ink, Qt::AlignHCenter);
    return width;
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_count, m_kind);
}

} // namespace Attendant::Ui
