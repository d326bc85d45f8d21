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
    QList<QTextLayout::FormatRange> formats;
    for (const QString &word : words) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive))
            m_hits.push_back({int(at), int(word.size())});
    }
    // Words that stand beside each other read as one phrase.
    std::ranges::sort(m_hits, {}, &Hit::start);
    std::vector<Hit> merged;
    for (const Hit &hit : m_hits) {
        if (!merged.empty() && hit.start <= merged.back().start + merged.back().length + 1)
            merged.back().length = std::max(merged.back().length, hit.start + hit.length - merged.back().start);
        else
            merged.push_back(hit);
    }
    m_hits = std::move(merged);
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
    int lines = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, lines++ * px(lineHeight) + (px(lineHeight) - line.height()) / 2));
        widest = std::max(widest, line.naturalTextWidth());
        if (lines == mostLines)
            break;
    }
    m_layout->endLayout();
    m_size = QSize(int(std::ceil(widest)) + 1, lines * px(lineHeight));
}

void MarkedText::paint(QPainter *painter, const QPoint &topLeft, const QColor &ink) const
{
    const Theme &theme = Theme::current();
    const int lines = m_size.height() / std::max(1, px(lineHeight));
    for (const Hit &hit : m_hits) {
        for (int i = 0; i < std::min(lines, m_layout->lineCount()); ++i) {
            const QTextLine line = m_layout->lineAt(i);
            const int from = std::max(hit.start, line.textStart()), to = std::min(hit.start + hit.length, line.textStart() + line.textLength());
            if (from >= to)
                continue;
            const double left = line.cursorToX(from) - px(2), right = line.cursorToX(to) + px(2);
            paintBox(painter, QRectF(topLeft.x() + left, topLeft.y() + i * px(lineHeight) + px(1), right - left, px(lineHeight) - px(2)), 3, theme.mark, {});
        }
    }
    painter->save();
    painter->setPen(ink);
    // The layout may hold a line more than is wanted; only what was counted is shown.
    painter->setClipRect(QRect(topLeft - QPoint(px(4), 0), QSize(px(4000), m_size.height())), Qt::IntersectClip);
    m_layout->draw(painter, topLeft);
    painter->restore();
}

} // namespace Attendant::Ui
