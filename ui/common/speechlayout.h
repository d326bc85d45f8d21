// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QString>
#include <QStringList>
#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace Attendant::Ui {

/// What is laid out: words as they are spoken, who says them, and which of them are marked.
struct SpeechText
{
    QString speaker;                          ///< bold label in front; empty: none
    ColorRole speakerColor = &Theme::text3;
    ColorRole color = &Theme::text2;
    QString words;
    QStringList marked;                       ///< phrases to mark wherever they occur, any case
    bool emergency = false;                   ///< marks in red, else in the colour of a search hit
    bool caret = false;                       ///< words are still arriving: a caret behind the last one
    int fontSize = 13;

    bool operator==(const SpeechText &) const = default;
};

/// One or more lines of speech, elided at their start so that the newest words stay; a marked phrase is not broken where it fits. Laid out once for a width
/// and painted often; make a new one when text, width or theme change.
class SpeechLayout
{
public:
    SpeechLayout(SpeechText text, int width, int maximumLines, int lineHeight = 20);

    void paint(QPainter *painter, const QPointF &topLeft) const;
    [[nodiscard]] int lineCount() const { return m_layout ? m_layout->lineCount() : 0; }
    [[nodiscard]] int height() const { return lineCount() * m_lineHeight; }
    [[nodiscard]] bool isElided() const { return m_elided; }
    /// What is shown, without the speaker, for tests and for screen readers.
    [[nodiscard]] QString shownWords() const { return m_shown; }

private:
    struct Mark { qsizetype start, length; };
    /// Lays out what fits into \a maximumLines. False: not even the last word does.
    bool fit(int maximumLines);
    /// The lines that \a words would take; keeps the layout.
    int layOut(const QString &words);

    SpeechText m_text;
    int m_width, m_lineHeight;
    bool m_elided = false, m_isGlued = true; ///< a phrase's words stay together
    QString m_shown;
    std::vector<Mark> m_marks;
    std::shared_ptr<QTextLayout> m_layout;
};

} // namespace Attendant::Ui
