// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/speechlayout.h"

#include "ui/common/paint.h"

#include <QPainter>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr QChar noBreakSpace(0x00A0);

// Room left and right of a marked phrase, inside its box.
int markPadding(bool emergency)
{
    return px(emergency ? 4 : 2);
}

std::vector<qsizetype> wordStarts(const QString &text)
{
    std::vector<qsizetype> starts;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i - 1].isSpace() && text[i - 1] != noBreakSpace && !text[i].isSpace())
            starts.push_back(i);
    }
    return starts;
}

} // namespace

SpeechLayout::SpeechLayout(SpeechText text, int width, int maximumLines, int lineHeight)
    : m_text(std::move(text))
    , m_width(std::max(width, px(16)))
    , m_lineHeight(px(lineHeight))
{
    if (fit(maximumLines))
        return;
    // A marked phrase that is longer than all lines together must be broken like any other words.
    m_isGlued = false;
    fit(maximumLines);
}

bool SpeechLayout::fit(int maximumLines)
{
    QString words = m_text.words.simplified();
    for (const QString &phrase : std::as_const(m_text.marked)) {
        const QString wanted = phrase.simplified();
        if (wanted.isEmpty() || !m_isGlued)
            continue;
        for (qsizetype at = words.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0; at = words.indexOf(wanted, at + 1, Qt::CaseInsensitive)) {
            for (qsizetype i = at; i < at + wanted.size(); ++i) {
                if (words[i] == u' ')
                    words[i] = noBreakSpace;
            }
        }
    }
    m_shown = words;
    if (layOut(words) <= maximumLines)
        return true;
    // The smallest number of words to drop from the start, found by halving: layouts are what costs here.
    m_elided = true;
    const auto starts = wordStarts(words);
    qsizetype low = 0, high = qsizetype(starts.size());
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (layOut(u"… "_s + words.sliced(starts[size_t(middle)])) <= maximumLines)
            high = middle;
        else
            low = middle + 1;
    }
    m_shown = starts.empty() ? words : u"… "_s + words.sliced(starts[size_t(std::min<qsizetype>(low, qsizetype(starts.size()) - 1))]);
    return layOut(m_shown) <= maximumLines;
}

int SpeechLayout::layOut(const QString &words)
{
    const Theme &theme = Theme::current();
    const QFont font = Theme::font(m_text.fontSize);
    const QString label = m_text.speaker.isEmpty() ? QString() : m_text.speaker + noBreakSpace;
    const QString all = label + words;
    QList<QTextLayout::FormatRange> formats;
    const auto add = [&](qsizetype start, qsizetype length, const QTextCharFormat &format) {
        if (length > 0)
            formats.append({int(start), int(length), format});
    };
    QTextCharFormat plain;
    plain.setForeground(theme.*m_text.color);
    if (!label.isEmpty()) {
        QTextCharFormat who;
        who.setFont(Theme::font(m_text.fontSize, QFont::DemiBold));
        who.setForeground(theme.*m_text.speakerColor);
        add(0, label.size() - 1, who);
        // The gap is the no-break space widened to 6 px.
        QTextCharFormat gap;
        gap.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        gap.setFontLetterSpacing(px(3));
        add(label.size() - 1, 1, gap);
    }
    m_marks.clear();
    for (const QString &phrase : std::as_const(m_text.marked)) {
        QString wanted = phrase.simplified();
        if (m_isGlued)
            wanted.replace(u' ', noBreakSpace);
        if (wanted.isEmpty())
            continue;
        // What is left of a phrase whose beginning had to go.
        if (m_elided && !m_isGlued && !words.contains(wanted, Qt::CaseInsensitive)) {
            for (const qsizetype start : wordStarts(wanted)) {
                const QStringView rest = QStringView(wanted).sliced(start);
                if (QStringView(words).sliced(std::min<qsizetype>(2, words.size())).startsWith(rest, Qt::CaseInsensitive)) {
                    m_marks.push_back({label.size() + 2, rest.size()});
                    break;
                }
            }
        }
        for (qsizetype at = words.indexOf(wanted, 0, Qt::CaseInsensitive); at >= 0; at = words.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive))
            m_marks.push_back({label.size() + at, wanted.size()});
    }
    std::ranges::sort(m_marks, {}, &Mark::start);
    qsizetype from = label.size();
    for (const Mark &mark : m_marks) {
        if (mark.start < from)
            continue;
        QTextCharFormat room = plain;
        room.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        room.setFontLetterSpacing(markPadding(m_text.emergency));
        add(from, mark.start - from - 1, plain);
        if (mark.start > from)
            add(mark.start - 1, 1, room);
        QTextCharFormat inside;
        inside.setFont(Theme::font(m_text.fontSize, m_text.emergency ? QFont::DemiBold : QFont::Normal));
        inside.setForeground(m_text.emergency ? theme.onRed : theme.onMark);
        add(mark.start, mark.length - 1, inside);
        QTextCharFormat last = inside;
        last.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        last.setFontLetterSpacing(markPadding(m_text.emergency));
        add(mark.start + mark.length - 1, 1, last);
        from = mark.start + mark.length;
    }
    add(from, all.size() - from, plain);

    m_layout = std::make_shared<QTextLayout>(all, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(option);
    m_layout->setFormats(formats);
    m_layout->setCacheEnabled(true);
    // The caret needs its own room behind the last word.
    const int room = m_width - (m_text.caret ? px(3) : 0);
    m_layout->beginLayout();
    int y = 0;
    while (true) {
        QTextLine line = m_layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(room);
        line.setPosition(QPointF(0, y + (m_lineHeight - line.height()) / 2));
        y += m_lineHeight;
    }
    m_layout->endLayout();
    return m_layout->lineCount();
}

void SpeechLayout::paint(QPainter *painter, const QPointF &topLeft) const
{
    const Theme &theme = Theme::current();
    const int padding = markPadding(m_text.emergency);
    for (const Mark &mark : m_marks) {
        for (int i = 0; i < m_layout->lineCount(); ++i) {
            const QTextLine line = m_layout->lineAt(i);
            const qsizetype start = std::max<qsizetype>(mark.start, line.textStart());
            const qsizetype end = std::min<qsizetype>(mark.start + mark.length, line.textStart() + line.textLength());
            if (start >= end)
                continue;
            const qreal left = line.cursorToX(int(start)) - padding, right = line.cursorToX(int(end));
            const QRectF box(topLeft.x() + left, topLeft.y() + i * m_lineHeight + px(1), right - left, m_lineHeight - px(2));
            paintBox(painter, box, px(3), m_text.emergency ? theme.red : theme.mark, {});
        }
    }
    painter->setPen(theme.*m_text.color);
    m_layout->draw(painter, topLeft);
    if (m_text.caret && m_layout->lineCount() > 0) {
        const QTextLine line = m_layout->lineAt(m_layout->lineCount() - 1);
        const qreal x = topLeft.x() + line.cursorToX(line.textStart() + line.textLength()) + 1;
        const qreal y = topLeft.y() + (m_layout->lineCount() - 1) * m_lineHeight + (m_lineHeight - px(15)) / 2.0;
        painter->fillRect(QRectF(std::round(x), std::round(y), 2, px(15)), theme.accentText);
    }
}

} // namespace Attendant::Ui
