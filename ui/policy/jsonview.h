// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}

namespace Attendant::Ui {

/// An editor for JSON with syntax colours. Tab goes to the next control.
class JsonView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit JsonView(const QString &accessibleName, QWidget *parent = nullptr);

    /// Marks the line of \a offset (in UTF-8 bytes, as the parser counts) and returns its number, from 1.
    int markError(qsizetype offset);
    void clearError();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();

    KSyntaxHighlighting::SyntaxHighlighter *m_highlighter; ///< child of the document
};

} // namespace Attendant::Ui
