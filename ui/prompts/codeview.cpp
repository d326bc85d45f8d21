// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/codeview.h"

#include "ui/common/paint.h"
#include "ui/prompts/prompthighlighter_p.h"

#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int gutterWidth = 32;

} // namespace

class CodeView::Gutter : public QWidget
{
public:
    explicit Gutter(CodeView *view)
        : QWidget(view)
        , m_view(view)
    {}

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintGutter(event); }

private:
    CodeView *m_view;
};

CodeView::CodeView(const QString &accessibleName, bool locked, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_locked(locked)
    , m_gutter(new Gutter(this))
    , m_highlighter(new PromptHighlighter(document()))
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setReadOnly(locked);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(px(8));
    setTabChangesFocus(true);
    setTextInteractionFlags(locked ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard : Qt::TextEditorInteraction);
    setViewportMargins(px(gutterWidth), 0, 0, 0);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &CodeView::applyMarks);
    connect(this, &QPlainTextEdit::textChanged, this, [this] { setSearched(m_searched); });
    applyTheme();
}

CodeView::~CodeView() = default;

void CodeView::setFirstNumber(int number)
{
    if (std::exchange(m_firstNumber, number) != number)
        m_gutter->update();
}

void CodeView::setValues(const std::vector<Range> &values)
{
    m_values = values;
    applyMarks();
}

void CodeView::setWarnedLines(const std::vector<int> &lines)
{
    m_warned = lines;
    applyMarks();
    m_gutter->update();
}

void CodeView::setSearched(const QString &text)
{
    m_searched = text;
    m_matches.clear();
    if (!text.isEmpty()) {
        const QString all = toPlainText();
        for (qsizetype at = all.indexOf(text, 0, Qt::CaseInsensitive); at >= 0; at = all.indexOf(text, at + text.size(), Qt::CaseInsensitive))
            m_matches.push_back({int(at), int(text.size())});
    }
    applyMarks();
}

bool CodeView::goToMatch(bool forward)
{
    const int from = forward ? textCursor().selectionEnd() : textCursor().selectionStart();
    const Range *found = nullptr;
    for (const Range &match : m_matches) {
        if (forward ? match.start >= from && (!found) : match.start < from)
            found = &match;
    }
    if (!found)
        return false;
    QTextCursor cursor(document());
    cursor.setPosition(found->start);
    cursor.setPosition(found->start + found->length, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    centerCursor();
    return true;
}

void CodeView::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

int CodeView::fullHeight() const
{
    qreal height = 2 * document()->documentMargin();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        height += blockBoundingRect(block).height();
    return int(std::ceil(height));
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    m_gutter->setGeometry(0, 0, px(gutterWidth), height());
    if (event->oldSize().width() != event->size().width())
        Q_EMIT widthChanged();
    if (!isReadOnly())
        ensureCursorVisible();
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_gutter)
        applyTheme();
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    // Without editing, Home and End and the arrows still scroll.
    if (isReadOnly() && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        verticalScrollBar()->triggerAction(event->key() == Qt::Key_Up ? QAbstractSlider::SliderSingleStepSub : QAbstractSlider::SliderSingleStepAdd);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void CodeView::applyTheme()
{
    const Theme &theme = Theme::current();
    if (font() != Theme::mono())
        setFont(Theme::mono());
    const QColor base = m_locked ? theme.sunken : theme.surface, ink = m_locked ? theme.text2 : theme.text;
    QPalette wanted;
    wanted.setColor(QPalette::Base, base);
    wanted.setColor(QPalette::Text, ink);
    if (palette().color(QPalette::Base) != base || palette().color(QPalette::Text) != ink)
        setPalette(wanted);
    m_highlighter->rehighlight();
    applyMarks();
}

void CodeView::applyMarks()
{
    const Theme &theme = Theme::current();
    QList<QTextEdit::ExtraSelection> marks;
    const auto add = [&](const QTextCursor &cursor) -> QTextCharFormat & {
        marks.append({cursor, {}});
        return marks.last().format;
    };
    const auto range = [this](const Range &part) {
        QTextCursor cursor(document());
        const int end = document()->characterCount() - 1;
        cursor.setPosition(std::min(part.start, end));
        cursor.setPosition(std::min(part.start + part.length, end), QTextCursor::KeepAnchor);
        return cursor;
    };
    if (!isReadOnly() && !m_locked) {
        QTextCursor line = textCursor();
        line.clearSelection();
        QTextCharFormat &format = add(line);
        format.setBackground(theme.sunken);
        format.setProperty(QTextFormat::FullWidthSelection, true);
    }
    for (const int line : m_warned) {
        const QTextBlock block = document()->findBlockByNumber(line - 1);
        if (!block.isValid())
            continue;
        QTextCharFormat &format = add(QTextCursor(block));
        format.setBackground(theme.amberTint);
        format.setProperty(QTextFormat::FullWidthSelection, true);
    }
    for (const Range &value : m_values) {
        QTextCharFormat &format = add(range(value));
        format.setBackground(theme.accentTint);
        format.setForeground(theme.text);
    }
    for (const Range &match : m_matches) {
        QTextCharFormat &format = add(range(match));
        format.setBackground(theme.mark);
        format.setForeground(theme.onMark);
    }
    setExtraSelections(marks);
    m_gutter->update();
}

void CodeView::paintGutter(QPaintEvent *event)
{
    const Theme &theme = Theme::current();
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), m_locked ? theme.sunken : theme.surface);
    const QFont plain = Theme::font(11, QFont::Normal, true), strong = Theme::font(11, QFont::DemiBold, true);
    const int currentLine = !isReadOnly() ? textCursor().blockNumber() : -1;
    QTextBlock block = firstVisibleBlock();
    int top = qRound(blockBoundingGeometry(block).translated(contentOffset()).top());
    const int lineHeight = fontMetrics().lineSpacing();
    while (block.isValid() && top <= event->rect().bottom()) {
        const int bottom = top + qRound(blockBoundingRect(block).height());
        if (block.isVisible() && bottom >= event->rect().top()) {
            const bool current = block.blockNumber() == currentLine;
            const bool warned = std::ranges::find(m_warned, block.blockNumber() + 1) != m_warned.end();
            if (current || warned)
                painter.fillRect(QRect(0, top, m_gutter->width(), lineHeight), warned ? theme.amberTint : theme.sunken);
            paintText(&painter, QRect(0, top, m_gutter->width() - px(4), lineHeight), QString::number(m_firstNumber + block.blockNumber()),
                      current || warned ? strong : plain, warned ? theme.amberText : current ? theme.text : theme.text3, Qt::AlignRight);
        }
        block = block.next();
        top = bottom;
    }
}

} // namespace Attendant::Ui
