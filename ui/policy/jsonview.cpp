// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policy/jsonview.h"

#include "ui/common/theme.h"
#include "ui/policy/jsonhighlighter_p.h"

#include <QEvent>
#include <QTextBlock>

namespace Attendant::Ui {

JsonView::JsonView(const QString &accessibleName, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new JsonHighlighter(document()))
{
    setAccessibleName(accessibleName);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    applyTheme();
}

void JsonView::applyTheme()
{
    setFont(Theme::mono());
    m_highlighter->rehighlight();
}

void JsonView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

int JsonView::markError(qsizetype offset)
{
    const qsizetype position = QString::fromUtf8(toPlainText().toUtf8().first(std::min(offset, toPlainText().toUtf8().size()))).size();
    const QTextBlock block = document()->findBlock(int(position));
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(block.isValid() ? block : document()->lastBlock());
    mark.format.setBackground(Theme::current().amberTint);
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    setExtraSelections({mark});
    return mark.cursor.blockNumber() + 1;
}

void JsonView::clearError()
{
    setExtraSelections({});
}

} // namespace Attendant::Ui
