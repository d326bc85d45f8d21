// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/transcriptdelegate.h"

#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"

#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int lineHeight = 20, wordsSize = 14, above = 12, headHeight = 16, headGap = 4, padX = 13, padY = 8;

bool atRight(Speaker speaker)
{
    return speaker == Speaker::Ai || speaker == Speaker::Human;
}

struct Colors { QColor fill, border, who; };

Colors colorsOf(const TranscriptRow &row)
{
    const Theme &theme = Theme::current();
    switch (row.speaker) {
    case Speaker::Ai:
        return {theme.accentTint, row.arriving ? theme.accentLine : theme.accentTint, theme.accentText};
    case Speaker::Human:
        return {theme.greenTint, theme.greenLine, theme.greenText};
    case Speaker::Caller:
    case Speaker::System:
        break;
    }
    return {theme.surface, row.arriving ? theme.accentLine : theme.line, theme.text3};
}

} // namespace

TranscriptDelegate::TranscriptDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

void TranscriptDelegate::setTranscript(const TranscriptModel *model)
{
    m_model = model;
    forget();
}

void TranscriptDelegate::setMargin(int margin, double widest)
{
    m_margin = margin;
    m_widest = widest;
    forget();
}

void TranscriptDelegate::forget()
{
    m_bubbles.clear();
}

void TranscriptDelegate::setWidth(int width)
{
    m_width = width;
}

int TranscriptDelegate::available() const
{
    return std::max(px(80), int((m_width - 2 * m_margin) * m_widest) - 2 * px(padX));
}

const TranscriptDelegate::Bubble &TranscriptDelegate::bubble(const TranscriptRow &row, int available) const
{
    auto &entry = m_bubbles[row.id];
    if (entry && entry->text == row.text && entry->available == available && entry->marked == row.marked)
        return *entry;
    if (!entry)
        entry = std::make_shared<Bubble>();
    entry->text = row.text;
    entry->available = available;
    entry->marked = row.marked;
    layOut(*entry, row);
    return *entry;
}

void TranscriptDelegate::layOut(Bubble &bubble, const TranscriptRow &row)
{
    const Theme &theme = Theme::current();
    const QFont font = Theme::font(wordsSize, QFont::Normal, true);
    QString text = bubble.text;
    QList<QTextLayout::FormatRange> formats;
    bubble.marks.clear();
    for (const QString &phrase : bubble.marked) {
        for (qsizetype at = text.indexOf(phrase, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(phrase, at + phrase.size(), Qt::CaseInsensitive)) {
            bubble.marks.push_back({int(at), int(phrase.size())});
            text.replace(at, phrase.size(), text.sliced(at, phrase.size()).replace(u' ', QChar(0x00A0))); // a marked phrase is never broken
            QTextCharFormat format;
            if (row.emergency)
                format.setFont(Theme::font(wordsSize, QFont::DemiBold, true));
            format.setForeground(row.emergency ? theme.onRed : theme.onMark);
            formats.append({int(at), int(phrase.size()), format});
            // Room for the box around it, before and behind.
            QTextCharFormat last = format;
            last.setFontLetterSpacingType(QFont::AbsoluteSpacing);
            last.setFontLetterSpacing(px(4));
            formats.append({int(at + phrase.size()) - 1, 1, last});
            if (at > 0) {
                QTextCharFormat before;
                before.setFontLetterSpacingType(QFont::AbsoluteSpacing);
                before.setFontLetterSpacing(px(4));
                formats.append({int(at) - 1, 1, before});
            }
        }
    }
    bubble.layout = std::make_unique<QTextLayout>(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    bubble.layout->setTextOption(option);
    bubble.layout->setFormats(formats);
    bubble.layout->setCacheEnabled(true);
    bubble.layout->beginLayout();
    double widest = 0;
    int lines = 0;
    for (QTextLine line = bubble.layout->createLine(); line.isValid(); line = bubble.layout->createLine()) {
        line.setLineWidth(bubble.available);
        line.setPosition(QPointF(0, lines++ * px(lineHeight) + (px(lineHeight) - line.height()) / 2));
        widest = std::max(widest, line.naturalTextWidth());
    }
    bubble.layout->endLayout();
    bubble.size = QSize(int(std::ceil(widest)) + 1, lines * px(lineHeight));
}

QSize TranscriptDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const TranscriptRow &row = m_model->row(index.row());
    const bool last = index.row() == m_model->rowCount() - 1;
    const int below = last ? px(16) : 0;
    if (row.kind == TranscriptRow::Kind::Marker)
        return {0, px(above) + px(16) + below};
    return {0, px(above) + px(headHeight) + px(headGap) + bubble(row, available()).size.height() + 2 * px(padY) + below};
}

void TranscriptDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TranscriptRow &row = m_model->row(index.row());
    const QRect rect = option.rect.adjusted(m_margin, px(above), -m_margin, 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (row.kind == TranscriptRow::Kind::Marker)
        paintMarker(painter, rect, row);
    else
        paintSpeech(painter, rect, row);
    painter->restore();
}

void TranscriptDelegate::paintMarker(QPainter *painter, const QRect &rect, const TranscriptRow &row) const
{
    const Theme &theme = Theme::current();
    QColor ink = theme.text3, line = theme.line;
    std::optional<Risk> risk;
    switch (row.tone) {
    case TranscriptRow::Tone::Red:
        ink = theme.redText, line = theme.redLine, risk = Risk::Emergency;
        break;
    case TranscriptRow::Tone::Amber:
        ink = theme.amberText, line = theme.amberLine, risk = Risk::Look;
        break;
    case TranscriptRow::Tone::Green:
        ink = theme.greenText, line = theme.greenLine, risk = Risk::Human;
        break;
    case TranscriptRow::Tone::Neutral:
        break;
    }
    const QFont font = Theme::font(12, QFont::Medium, true), timeFont = Theme::font(12, QFont::Normal, true);
    const QString time = callTime(secondsBetween(m_model->startedAt(), row.at));
    const int timeWidth = textWidth(time, timeFont), icon = risk ? px(16) + px(8) : 0, gap = px(8);
    const int words = std::min(textWidth(row.text, font), rect.width() - icon - timeWidth - 4 * gap);
    const int all = icon + words + gap + timeWidth;
    int x = rect.left() + (rect.width() - all) / 2;
    const int y = rect.top() + px(8);
    painter->setPen(QPen(line, 1));
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->drawLine(rect.left(), y, x - gap, y);
    painter->drawLine(x + all + gap, y, rect.right(), y);
    painter->setRenderHint(QPainter::Antialiasing);
    if (risk)
        paintRisk(painter, QRectF(x, rect.top(), px(16), px(16)), *risk);
    x += icon;
    paintText(painter, QRect(x, rect.top(), words, px(16)), row.text, font, ink);
    paintText(painter, QRect(x + words + gap, rect.top(), timeWidth, px(16)), time, timeFont, theme.text3);
}

void TranscriptDelegate::paintSpeech(QPainter *painter, const QRect &rect, const TranscriptRow &row) const
{
    const Theme &theme = Theme::current();
    const Bubble &words = bubble(row, available());
    const Colors colors = colorsOf(row);
    const bool right = atRight(row.speaker);

    // who, when, and whether they are still speaking
    const QFont whoFont = Theme::font(12, QFont::Medium), timeFont = Theme::font(12, QFont::Normal, true);
    const QString time = callTime(secondsBetween(m_model->startedAt(), row.at)), speaking = row.arriving ? tr("speaking") : QString();
    const int gap = px(6), whoWidth = textWidth(row.who, whoFont), timeWidth = textWidth(time, timeFont);
    const int speakingWidth = speaking.isEmpty() ? 0 : gap + textWidth(speaking, whoFont);
    int x = right ? rect.right() + 1 - whoWidth - gap - timeWidth - speakingWidth : rect.left();
    const int headY = rect.top();
    paintText(painter, QRect(x, headY, whoWidth, px(headHeight)), row.who, whoFont, colors.who);
    x += whoWidth + gap;
    paintText(painter, QRect(x, headY, timeWidth, px(headHeight)), time, timeFont, theme.text3);
    if (!speaking.isEmpty())
        paintText(painter, QRect(x + timeWidth + gap, headY, speakingWidth, px(headHeight)), speaking, whoFont, theme.accentText);

    // the bubble
    const QSize size(words.size.width() + 2 * px(padX), words.size.height() + 2 * px(padY));
    const int left = right ? rect.right() + 1 - size.width() : rect.left();
    const QRect box(QPoint(left, headY + px(headHeight) + px(headGap)), size);
    paintBox(painter, box, px(Radius::card), colors.fill, colors.border);
    paintWords(painter, box.topLeft() + QPoint(px(padX), px(padY)), words, row);
}

void TranscriptDelegate::paintWords(QPainter *painter, const QPoint &topLeft, const Bubble &bubble, const TranscriptRow &row)
{
    const Theme &theme = Theme::current();
    for (const Bubble::Mark &mark : bubble.marks) {
        for (int i = 0; i < bubble.layout->lineCount(); ++i) {
            const QTextLine line = bubble.layout->lineAt(i);
            const int start = std::max(mark.start, line.textStart()), end = std::min(mark.start + mark.length, line.textStart() + line.textLength());
            if (start >= end)
                continue;
            const double left = line.cursorToX(start) - px(4), right = line.cursorToX(end);
            paintBox(painter, QRectF(topLeft.x() + left, topLeft.y() + i * px(lineHeight) + px(1), right - left, px(lineHeight) - px(2)), px(3),
                     row.emergency ? theme.red : theme.mark, {});
        }
    }
    painter->setPen(theme.text);
    bubble.layout->draw(painter, topLeft);
    if (!row.arriving || bubble.layout->lineCount() == 0)
        return;
    const int lastLine = bubble.layout->lineCount() - 1;
    const QTextLine line = bubble.layout->lineAt(lastLine);
    const double x = topLeft.x() + line.cursorToX(line.textStart() + line.textLength()) + 1;
    painter->fillRect(QRectF(std::round(x), topLeft.y() + lastLine * px(lineHeight) + px(2), px(2), px(15)), theme.accentText);
}

} // namespace Attendant::Ui
