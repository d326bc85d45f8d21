// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include <vector>

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}

namespace Attendant::Ui {

/// Text in the prompts' language: syntax colours, line numbers, marked ranges. Editable or read-only; wraps at words. Its lines may be numbered on
/// from another view's.
class CodeView : public QPlainTextEdit
{
    Q_OBJECT

public:
    struct Range { int start = 0, length = 0; bool operator==(const Range &) const = default; };

    /// \a locked: shown on `sunken`, read-only, without a current line.
    explicit CodeView(const QString &accessibleName, bool locked = false, QWidget *parent = nullptr);
    ~CodeView() override;

    void setFirstNumber(int number);
    /// Values that came from the organization.
    void setValues(const std::vector<Range> &values);
    /// Lines (1 is the first of this view) with something to look at.
    void setWarnedLines(const std::vector<int> &lines);
    /// What was searched for; matchCount() of them are marked.
    void setSearched(const QString &text);
    [[nodiscard]] int matchCount() const { return int(m_matches.size()); }
    [[nodiscard]] const std::vector<Range> &values() const { return m_values; }
    /// Selects the match behind the cursor, or the one before it. False: there is none.
    bool goToMatch(bool forward);
    void goToLine(int line);
    /// Height that shows everything at the present width.
    [[nodiscard]] int fullHeight() const;

Q_SIGNALS:
    void widthChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Gutter;
    void applyTheme();
    void applyMarks();
    void paintGutter(QPaintEvent *event);

    bool m_locked;
    int m_firstNumber = 1;
    QWidget *m_gutter;
    KSyntaxHighlighting::SyntaxHighlighter *m_highlighter; ///< child of the document
    std::vector<Range> m_values, m_matches;
    std::vector<int> m_warned;
    QString m_searched;
};

} // namespace Attendant::Ui
