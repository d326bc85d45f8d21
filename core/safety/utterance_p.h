// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace Attendant {

/// Turns an utterance, arriving in pieces, into plain words: lower case, accents folded (ß is ss), apostrophes unified, everything else a
/// space, fillers ("um") and immediate repetitions ("I I I") left out, letters held for emphasis ("heeelp") shortened. Remembers where
/// each word stood and where sentences and commas were. Linear in the length of the text; grows, never shrinks until reset().
class Utterance
{
public:
    struct Word
    {
        std::uint32_t plainFrom;  ///< first byte in plain(); its end is plainTo, and a space follows
        std::uint32_t plainTo;
        qsizetype from, to;       ///< in the original, UTF-16 units
    };
    struct Mark
    {
        std::uint32_t plainAt; ///< plain()'s size when it was seen
        char kind;             ///< '.' ends a sentence, ',' a clause
    };

    using Fillers = std::unordered_set<std::string>;

    explicit Utterance(const std::vector<const Fillers *> &fillers)
        : m_fillers(fillers)
    {}

    void add(QStringView piece);
    /// Ends the word at the end, if there is one.
    void closeWord();
    void reset();

    /// " i can't breathe ": one space before, between and after words. UTF-8.
    [[nodiscard]] std::string_view plain() const { return m_plain; }
    [[nodiscard]] std::span<const Word> words() const { return m_words; }
    [[nodiscard]] const QString &original() const { return m_original; }

    /// The word that is still being spoken, in plain form; empty between words.
    [[nodiscard]] std::string_view openWord() const { return m_open; }
    /// Takes openWord() as complete for the length of \a look, then goes back. Returns false when it would not count as a word.
    template<typename Look>
    bool withOpenWord(Look look)
    {
        const size_t plainSize = m_plain.size();
        const std::string open = m_open; // short: no allocation for ordinary words
        const bool isWord = !m_open.empty() && appendWord();
        if (isWord) {
            look();
            m_plain.resize(plainSize);
            m_words.pop_back();
        }
        m_open = open;
        return isWord;
    }

    /// Index of the word that contains the byte \a plainAt.
    [[nodiscard]] size_t wordAt(size_t plainAt) const;
    /// The words before \a plainAt back to the start of their sentence, commas as words of their own: " well , no ". At most \a limit bytes.
    void before(size_t plainAt, size_t limit, std::string &into) const;
    /// At most \a count words from \a plainAt on, up to the end of the sentence: " ten years ago ".
    void after(size_t plainAt, size_t count, std::string &into) const;
    /// True when a sentence ended at or after \a plainAt.
    [[nodiscard]] bool hasSentenceEndSince(size_t plainAt) const;

    /// True when a comma or a sentence's end stands behind the word that ends at \a plainTo; or a sentence's end alone.
    [[nodiscard]] bool hasMarkBehind(size_t plainTo) const { return markBehind(plainTo) != 0; }
    [[nodiscard]] bool hasSentenceEndBehind(size_t plainTo) const { return markBehind(plainTo) == '.'; }

private:
    [[nodiscard]] char markBehind(size_t plainTo) const;
    void addCodePoint(char32_t c, qsizetype at, qsizetype units);
    void addToWord(std::string_view bytes, qsizetype at, qsizetype units);
    void mark(char kind);
    bool appendWord();

    std::vector<const Fillers *> m_fillers;
    QString m_original;
    std::string m_plain = " ";
    std::vector<Word> m_words;
    std::vector<Mark> m_marks;
    std::vector<std::uint32_t> m_sentenceEnds; ///< of the marks, where the '.' are: a long way of commas is not to be searched for one
    std::string m_open;
    qsizetype m_openFrom = 0, m_openTo = 0;
    char16_t m_highSurrogate = 0;
    bool m_apostrophe = false; ///< seen after a letter; belongs to the word when a letter follows
};

/// The plain form of \a text, without the outer spaces; for an organization's phrases.
[[nodiscard]] std::string plainForm(QStringView text);

} // namespace Attendant
