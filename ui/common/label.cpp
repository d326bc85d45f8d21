// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/label.h"

#include "ui/common/paint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

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
    return {m_elided ? fullWidth() : natural.width(), std::max({natural.height(), lineHeight(), wrapsPlainly() ? heightForWidth(natural.width()) : 0})};
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

bool Label::event(QEvent *event)
{
    // Only now is it known what is cut: text and width change at any time. A tool tip of its own follows on a line below.
    if (event->type() == QEvent::ToolTip && m_elided && fullWidth() > width()) {
        const QString own = toolTip();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), own.isEmpty() || own == text() ? text() : text() + u'\n' + own, this);
        return true;
    }
    return QLabel::event(event);
}

// Text in several lines keeps the line height of the design (20 px for 13 px text), which QLabel does not know.
int Label::heightForWidth(int width) const
{
    if (!wrapsPlainly())
        return QLabel::heightForWidth(width);
    const int line = lineHeight() - contentsMargins().top() - contentsMargins().bottom();
    const int room = std::max(1, width - contentsMargins().left() - contentsMargins().right() - 2 * margin());
    return layOut(room, [](QTextLine &, int) {}) * line + contentsMargins().top() + contentsMargins().bottom() + 2 * margin();
}

bool Label::wrapsPlainly() const
{
    return wordWrap() && textFormat() == Qt::PlainText && !text().isEmpty();
}

int Label::layOut(int width, const std::function<void(QTextLine &, int)> &each) const
{
    int lines = 0;
    const QStringList paragraphs = text().split(u'\n');
    for (const QString &paragraph : paragraphs) {
        QTextLayout layout(paragraph, font());
        layout.beginLayout();
        const int before = lines;
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            each(line, lines++);
        }
        layout.endLayout();
        lines = std::max(lines, before + 1); // an empty one is a line too
    }
    return lines;
}

void Label::paintWrapped()
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect room = contentsRect().adjusted(margin(), margin(), -margin(), -margin());
    const int pitch = lineHeight() - contentsMargins().top() - contentsMargins().bottom();
    const int lines = layOut(std::max(1, room.width()), [](QTextLine &, int) {});
    const int top = alignment() & Qt::AlignTop ? room.top() : room.top() + std::max(0, (room.height() - lines * pitch) / 2);
    layOut(std::max(1, room.width()), [&](QTextLine &line, int number) {
        const QPointF at(room.left(), top + number * pitch + (pitch - line.height()) / 2);
        const qreal spare = room.width() - line.naturalTextWidth();
        line.setPosition({});
        line.draw(&painter, at + QPointF(alignment() & Qt::AlignHCenter ? spare / 2 : alignment() & Qt::AlignRight ? spare : 0, 0));
    });
}

void Label::paintEvent(QPaintEvent *event)
{
    if (wrapsPlainly() && !m_elided) {
        paintWrapped();
        return;
    }
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
