// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/label.h"

#include "ui/common/paint.h"

#include <QEvent>
#include <QPainter>

namespace Attendant::Ui {

Label::Label(const QString &text, int size, QFont::Weight weight, ColorRole color, QWidget *parent)
    : QLabel(text, parent)
    , m_size(size)
    , m_weight(weight)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    applyTheme();
}

void Label::setColor(ColorRole color)
{
    if (m_color == color)
        return;
    m_color = color;
    applyTheme();
}

void Label::setTabular(bool tabular)
{
    m_tabular = tabular;
    applyTheme();
}

void Label::setFontSize(int size, QFont::Weight weight)
{
    m_size = size;
    m_weight = weight;
    applyTheme();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    QSizePolicy policy = sizePolicy();
    policy.setHorizontalPolicy(elided ? QSizePolicy::Preferred : policy.horizontalPolicy());
    setSizePolicy(policy);
    updateGeometry();
}

int Label::lineHeight() const
{
    const int own = m_size <= 12 ? 16 : m_size <= 15 ? 20 : m_size <= 18 ? 24 : 32;
    return px(own) + contentsMargins().top() + contentsMargins().bottom();
}

int Label::fullWidth() const
{
    return textWidth(text(), font()) + contentsMargins().left() + contentsMargins().right() + 2 * margin();
}

QSize Label::sizeHint() const
{
    const QSize natural = QLabel::sizeHint();
    return {m_elided ? fullWidth() : natural.width(), std::max(natural.height(), lineHeight())};
}

QSize Label::minimumSizeHint() const
{
    const QSize natural = QLabel::minimumSizeHint();
    return {m_elided ? px(24) : natural.width(), std::max(natural.height(), lineHeight())};
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyTheme();
}

void Label::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (m_elided)
        setToolTip(fullWidth() > width() ? text() : QString());
}

void Label::paintEvent(QPaintEvent *event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    paintText(&painter, contentsRect(), text(), font(), palette().color(QPalette::WindowText), alignment() & Qt::AlignHorizontal_Mask);
}

void Label::applyTheme()
{
    // Only what differs is set: setting a palette sends another PaletteChange.
    const QFont wanted = Theme::font(m_size, m_weight, m_tabular);
    if (font() != wanted)
        setFont(wanted);
    const QColor color = Theme::current().*m_color;
    if (palette().color(QPalette::Active, QPalette::WindowText) != color) {
        // Only this one role: a palette of its own in full would no longer hear of the application's.
        QPalette own;
        own.setColor(QPalette::WindowText, color);
        setPalette(own);
    }
}

} // namespace Attendant::Ui
