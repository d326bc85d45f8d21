// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

class QTextDocument;

namespace Attendant::Ui {

/// KSyntaxHighlighting with our definition ("Attendant Prompt", resources/syntax), in the colours of Theme instead of a theme file of its own:
/// colours stay in one place and follow the switch between light and dark.
class PromptHighlighter : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT

public:
    explicit PromptHighlighter(QTextDocument *document);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;
};

} // namespace Attendant::Ui
