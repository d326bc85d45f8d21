// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policy/jsonhighlighter_p.h"

#include "ui/common/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QTextCharFormat>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

JsonHighlighter::JsonHighlighter(QTextDocument *document)
    : SyntaxHighlighter(document)
{
    // One for the program's life: definitions are read once and shared.
    static auto *repository = new KSyntaxHighlighting::Repository;
    setDefinition(repository->definitionForName(u"JSON"_s));
}

void JsonHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length == 0)
        return;
    using Style = KSyntaxHighlighting::Theme;
    const Theme &theme = Theme::current();
    QTextCharFormat look;
    switch (format.textStyle()) {
    case Style::DataType: // a key
        look.setForeground(theme.accentText);
        break;
    case Style::DecVal:
    case Style::Float:
        look.setForeground(theme.synTool);
        break;
    case Style::Keyword:
    case Style::Constant:
        look.setForeground(theme.synTag);
        break;
    case Style::Error:
        look.setForeground(theme.amberText);
        break;
    default:
        look.setForeground(theme.text);
    }
    setFormat(offset, length, look);
}

} // namespace Attendant::Ui
