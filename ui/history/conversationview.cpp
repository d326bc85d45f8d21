// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/conversationview.h"

#include "ui/call/transcriptmodel.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/history/markedtext.h"

#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int above = 8, headHeight = 16, headGap = 4, padX = 12, padY = 6, side = 24;
constexpr double widest = 0.84;

} // namespace

class ConversationView::Delegate : public QStyledItemDelegate
{
public:
    Delegate(const TranscriptModel *model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {}

    QStringList words;

    [[nodiscard]] MarkedText laidOut(const TranscriptRow &row, int viewWidth) const
    {
        const int room = std::max(px(80), int((viewWidth - 2 * px(side)) * widest) - 2 * px(padX));
        return {row.text, words, Theme::font(), room};
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const TranscriptRow &row = m_model->row(index.row());
        const int last = index.row() + 1 == m_model->rowCount() ? px(16) : 0;
        if (row.kind == TranscriptRow::Kind::Marker)
            return {0, px(above + 16) + last};
        const int width = option.rect.width() > 0 ? option.rect.width() : px(400);
        return {0, px(above + headHeight + headGap) + laidOut(row, width).size().height() + 2 * px(padY) + last};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const TranscriptRow &row = m_model->row(index.row());
        const QRect rect = option.rect.adjusted(px(side), px(above), -px(side), 0);
        if (row.kind == TranscriptRow::Kind::Marker)
            paintMarker(painter, rect, row);
        else
            paintSpeech(painter, rect, row, option);
    }

private:
    void paintMarker(QPainter *painter, const QRect &rect, const TranscriptRow &row) const
    {
        const Theme &theme = Theme::current();
        QColor ink = theme.text3, line = theme.line;
        if (row.tone == TranscriptRow::Tone::Red)
            ink = theme.redText, line = theme.redLine;
        else if (row.tone == TranscriptRow::Tone::Amber)
            ink = theme.amberText, line = theme.amberLine;
        else if (row.tone == TranscriptRow::Tone::Green)
            ink = theme.greenText, line = theme.greenLine;
        const QString time = shortTime(secondsBetween(m_model->startedAt(), row.at));
        const QFont font = Theme::font(12, QFont::Medium, true), small = Theme::font(12, QFont::Normal, true);
        const bool glyph = row.tone != TranscriptRow::Tone::Neutral;
        const int glyphWidth = glyph ? px(22) : 0, timeWidth = textWidth(time, small), gap = px(8);
        const int text = std::min(textWidth(row.text, font), rect.width() - glyphWidth - timeWidth - 4 * gap), all = glyphWidth + text + gap + timeWidth;
        int x = rect.left() + (rect.width() - all) / 2;
        painter->fillRect(QRect(rect.left(), rect.top() + px(8), x - gap - rect.left(), 1), line);
        painter->fillRect(QRect(x + all + gap, rect.top() + px(8), rect.right() - x - all - gap, 1), line);
        if (glyph) {
            paintRisk(painter, QRectF(x, rect.top(), px(16), px(16)),
                      row.tone == TranscriptRow::Tone::Red ? Risk::Emergency : row.tone == TranscriptRow::Tone::Amber ? Risk::Look : Risk::Human);
        }
        x += glyphWidth;
        paintText(painter, QRect(x, rect.top(), text, px(16)), row.text, font, ink);
        paintText(painter, QRect(x + text + gap, rect.top(), timeWidth, px(16)), time, small, theme.text3);
    }

    void paintSpeech(QPainter *painter, const QRect &rect, const TranscriptRow &row, const QStyleOptionViewItem &option) const
    {
        const Theme &theme = Theme::current();
        const bool right = row.speaker == Speaker::Ai || row.speaker == Speaker::Human;
        const MarkedText text = laidOut(row, option.rect.width());
        const QFont whoFont = Theme::font(12, QFont::Medium), small = Theme::font(12, QFont::Normal, true);
        const QString time = shortTime(secondsBetween(m_model->startedAt(), row.at));
        const int whoWidth = textWidth(row.who, whoFont), timeWidth = textWidth(time, small), gap = px(6);
        const int x = right ? rect.right() + 1 - whoWidth - gap - timeWidth : rect.left();
        const QColor who = row.speaker == Speaker::Ai ? theme.accentText : row.speaker == Speaker::Human ? theme.greenText : theme.text2;
        paintText(painter, QRect(x, rect.top(), whoWidth, px(headHeight)), row.who, whoFont, who);
        paintText(painter, QRect(x + whoWidth + gap, rect.top(), timeWidth, px(headHeight)), time, small, theme.text3);

        const QSize size = text.size() + QSize(2 * px(padX), 2 * px(padY));
        const QRect box(QPoint(right ? rect.right() + 1 - size.width() : rect.left(), rect.top() + px(headHeight + headGap)), size);
        QColor fill = theme.surface, border = theme.line;
        if (row.speaker == Speaker::Ai)
            fill = theme.accentTint, border = QColor();
        else if (row.speaker == Speaker::Human)
            fill = theme.greenTint, border = theme.greenLine;
        else if (row.speaker == Speaker::System)
            fill = theme.sunken;
        const bool current = option.state.testFlag(QStyle::State_HasFocus);
        paintBox(painter, box, px(Radius::card), fill, current ? theme.accentText : border, current ? 2 : 1);
        text.paint(painter, box.topLeft() + QPoint(px(padX), px(padY)), theme.text);
    }

    const TranscriptModel *m_model;
};

ConversationView::ConversationView(TranscriptModel *model, QWidget *parent)
    : QListView(parent)
    , m_transcript(model)
    , m_delegate(new Delegate(model, this))
{
    setObjectName(u"conversationView"_s);
    setAccessibleName(tr("What was said"));
    setModel(model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setSelectionMode(NoSelection);
    viewport()->setAutoFillBackground(false);
}

void ConversationView::setWords(const QStringList &words)
{
    m_delegate->words = words;
    viewport()->update();
}

void ConversationView::showFirstHit()
{
    for (int row = 0; row < m_transcript->rowCount(); ++row) {
        const QString text = m_transcript->row(row).text;
        if (m_transcript->row(row).kind == TranscriptRow::Kind::Speech
            && std::ranges::any_of(m_delegate->words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); })) {
            scrollTo(m_transcript->index(row, 0), PositionAtCenter);
            return;
        }
    }
    scrollToTop();
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        scheduleDelayedItemsLayout();
}

} // namespace Attendant::Ui
