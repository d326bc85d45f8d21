// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts/prompthighlighter_p.h"

#include "base/logging.h"
#include "ui/common/theme.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/Theme>

#include <QTextCharFormat>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

KSyntaxHighlighting::Definition promptDefinition()
{
    // One for the program's life: definitions are read once and shared.
    static KSyntaxHighlighting::Repository *repository = [] {
        auto *made = new KSyntaxHighlighting::Repository;
        made->addCustomSearchPath(u":/attendant"_s);
        return made;
    }();
    const auto definition = repository->definitionForName(u"Attendant Prompt"_s);
    if (!definition.isValid())
        qCWarning(lcUi) << "The syntax definition 'Attendant Prompt' is missing; prompts are shown without colours";
    return definition;
}

} // namespace

PromptHighlighter::PromptHighlighter(QTextDocument *document)
    : SyntaxHighlighter(document)
{
    setDefinition(promptDefinition());
}

void PromptHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format)
{
    if (length == 0)
        return;
    using Style = KSyntaxHighlighting::Theme;
    const Theme &theme = Theme::current();
    QTextCharFormat look;
    switch (format.textStyle()) {
    case Style::Variable:
        look.setForeground(theme.accentText);
        break;
    case Style::ControlFlow:
    case Style::Preprocessor:
    case Style::Function:
        look.setForeground(theme.synTag);
        break;
    case Style::BuiltIn:
        look.setForeground(theme.synTool);
        break;
    case Style::Keyword:
    case Style::Import:
        look.setForeground(theme.text);
        look.setFontWeight(QFont::Bold);
        break;
    case Style::Information:
    case Style::Attribute:
        look.setForeground(theme.text2);
        break;
    case Style::Comment:
    case Style::Operator:
        look.setForeground(theme.text3);
        break;
    default: // text, quotes, figures: as they are
        return;
    }
    setFormat(offset, length, look);
}

} // namespace Attendant::Ui
