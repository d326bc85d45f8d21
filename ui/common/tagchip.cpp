// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tagchip.h"

#include "ui/common/paint.h"

#include <QPainter>

namespace Attendant::Ui {

namespace {

int chipWidth(const QString &text)
{
    return textWidth(text, Theme::font(12, QFont::Medium, true)) + px(12);
}

} // namespace

TagChip::TagChip(const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

void TagChip::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void TagChip::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize TagChip::sizeHint() const
{
    return {chipWidth(m_text), px(20)};
}

int TagChip::paint(QPainter *painter, const QRect &rect, const QString &text, Tone tone)
{
    const Theme &theme = Theme::current();
    const auto [fill, ink] = [&]() -> std::pair<QColor, QColor> {
        switch (tone) {
        case Tone::Accent: return {theme.accentTint, theme.accentText};
        case Tone::Red: return {theme.redTint, theme.redText};
        case Tone::Amber: return {theme.amberTint, theme.amberText};
        case Tone::Green: return {theme.greenTint, theme.greenText};
        case Tone::Neutral: break;
        }
        return {theme.sunken, theme.text2};
    }();
    const int width = std::min(chipWidth(text), rect.width()), height = px(20);
    const QRect box(rect.left(), rect.top() + (rect.height() - height) / 2, width, height);
    paintBox(painter, box, px(Radius::tag), fill, {});
    paintText(painter, box.adjusted(px(6), 0, -px(6), 0), text, Theme::font(12, QFont::Medium, true), ink);
    return width;
}

void TagChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_text, m_tone);
}

} // namespace Attendant::Ui
