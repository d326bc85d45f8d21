// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/markedtext.h"

#include "ui/common/paint.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int lineHeight = 20;

} // namespace

QStringList searchedWords(const QString &query)
{
    QString plain = query;
    for (const QChar quote : u"\"“”„«»"_s)
        plain.replace(quote, u' ');
    return plain.simplified().split(u' ', Qt::SkipEmptyParts);
}

QString excerptOf(const QString &text, const QStringList &words, int length)
{
    const QString all = text.simplified();
    qsizetype first = -1;
    for (const QString &word : words) {
        const qsizetype at = all.indexOf(word, 0, Qt::CaseInsensitive);
        if (at >= 0 && (first < 0 || at < first))
            first = at;
    }
    qsizetype from = first > length / 3 ? first - length / 3 : 0;
    if (from > 0) {
        // Not in the middle of a word.
        const qsizetype space = all.indexOf(u' ', from);
        if (space >= 0 && space < first)
            from = space + 1;
    }
    QString part = all.sliced(from, std::min<qsizetype>(length, all.size() - from));
    if (from + part.size() < all.size() && !all.at(from + part.size()).isSpace()) {
        const qsizetype space = part.lastIndexOf(u' ');
        if (space > 0 && from + space > first)
            part.truncate(space);
    }
    return (from > 0 ? u"… "_s : QString()) + part + (from + part.size() < all.size() ? u" …"_s : QString());
}

MarkedText::MarkedText(const QString &text, const QStringList &words, const QFont &font, int width, int mostLines)
{
    QString shown = text;
    // What does not fit is cut with "…"; the cut text may break its lines elsewhere, so it is looked at again.
    for (int attempt = 0; attempt < 4; ++attempt) {
        const int end = layOut(shown, words, font, width, mostLines);
        if (end >= shown.size())
            return;
        shown = shown.first(std::max(0, end - 2)).trimmed() + u" …"_s;
    }
}

int MarkedText::layOut(const QString &text, const QStringList &words, const QFont &font, int width, int mostLines)
{
    std::vector<Hit> all;
    for (const QString &word : words) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive))
            all.push_back({int(at), int(word.size())});
    }
    // Words that stand beside each other read as one phrase.
    std::ranges::sort(all, {}, &Hit::start);
    m_hits.clear();
    for (const Hit &hit : all) {
        if (!m_hits.empty() && hit.start <= m_hits.back().start + m_hits.back().length + 1)
            m_hits.back().length = std::max(m_hits.back().length, hit.start + hit.length - m_hits.back().start);
        else
            m_hits.push_back(hit);
    }
    QList<QTextLayout::FormatRange> formats;
    for (const Hit &hit : m_hits) {
        QTextCharFormat format;
        format.setForeground(Theme::current().onMark);
        formats.append({hit.start, hit.length, format});
    }
    m_layout = std::make_unique<QTextLayout>(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(option);
    m_layout->setFormats(formats);
    m_layout->beginLayout();
    double widest = 0;
    int lines = 0, end = 0;
    while (lines < mostLines) {
        QTextLine line = m_layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition(QPointF(0, lines++ * px(lineHeight) + (px(lineHeight) - line.height()) / 2));
        widest = std::max(widest, line.naturalTextWidth());
        end = line.textStart() + line.textLength();
    }
    m_layout->endLayout();
    m_size = QSize(int(std::ceil(widest)) + 1, lines * px(lineHeight));
    return end;
}

void MarkedText::paint(QPainter *painter, const QPoint &topLeft, const QColor &ink) const
{
    const Theme &theme = Theme::current();
    for (const Hit &hit : m_hits) {
        for (int i = 0; i < m_layout->lineCount(); ++i) {
            const QTextLine line = m_layout->lineAt(i);
            const int from = std::max(hit.start, line.textStart()), to = std::min(hit.start + hit.length, line.textStart() + line.textLength());
            if (from >= to)
                continue;
            const double left = line.cursorToX(from) - px(2), right = line.cursorToX(to) + px(2);
            paintBox(painter, QRectF(topLeft.x() + left, topLeft.y() + i * px(lineHeight) + px(1), right - left, px(lineHeight) - px(2)), 3, theme.mark, {});
        }
    }
    painter->setPen(ink);
    m_layout->draw(painter, topLeft);
}

} // namespace Attendant::Ui
