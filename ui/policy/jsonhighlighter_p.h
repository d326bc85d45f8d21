// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/SyntaxHighlighter>

class QTextDocument;

namespace Attendant::Ui {

/// KSyntaxHighlighting's JSON in the colours of Theme: colours stay in one place and follow the switch between light and dark.
class JsonHighlighter : public KSyntaxHighlighting::SyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JsonHighlighter(QTextDocument *document);

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;
};

} // namespace Attendant::Ui
