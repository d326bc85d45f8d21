// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QStringList>
#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace Attendant::Ui {

/// What people typed into the search as the words that the server looks for: quotes are taken off.
[[nodiscard]] QStringList searchedWords(const QString &query);

/// The part of \a text around its first hit, with "…" where something is left out; its beginning when there is none.
[[nodiscard]] QString excerptOf(const QString &text, const QStringList &words, int length);

/// A text in lines of 20 px with the searched words marked, cut with "…" behind \a mostLines. Laid out once; the colours are those of the theme when it is painted.
class MarkedText
{
public:
    MarkedText(const QString &text, const QStringList &words, const QFont &font, int width, int mostLines = 1000);

    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] QString text() const { return m_layout->text(); } ///< as it is shown
    [[nodiscard]] bool hasHit() const { return !m_hits.empty(); }
    void paint(QPainter *painter, const QPoint &topLeft, const QColor &ink) const;

private:
    struct Hit { int start, length; };
    /// Returns where the last line ends.
    int layOut(const QString &text, const QStringList &words, const QFont &font, int width, int mostLines);

    std::vector<Hit> m_hits;
    std::unique_ptr<QTextLayout> m_layout;
    QSize m_size;
};

} // namespace Attendant::Ui
