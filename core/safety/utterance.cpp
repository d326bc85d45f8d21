// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/utterance_p.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace Attendant {

namespace {

// Longer than any word that a rule knows; what follows in the same word is left out, so that noise without spaces stays cheap.
constexpr size_t maximumWord = 64;

constexpr bool isPlainLetter(char32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

constexpr bool isApostrophe(char32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x00B4 || c == '`' || c == 0x02BC || c == 0x201B || c == 0x2032;
}

struct Folded
{
    std::array<char, 4> bytes{};
    std::uint8_t size = 0;
    std::string_view view() const { return {bytes.data(), size}; }
};

Folded utf8(char32_t c)
{
    const std::string bytes = QString::fromUcs4(&c, 1).toStdString();
    Folded folded;
    folded.size = static_cast<std::uint8_t>(std::min<size_t>(bytes.size(), 4));
    std::copy_n(bytes.begin(), folded.size, folded.bytes.begin());
    return folded;
}

Folded foldSlowly(char32_t c)
{
    switch (c) {
    case 0xDF: case 0x1E9E: return {{'s', 's'}, 2};
    case 0xC6: case 0xE6: return {{'a', 'e'}, 2};
    case 0x152: case 0x153: return {{'o', 'e'}, 2};
    case 0xD8: case 0xF8: return {{'o'}, 1};
    case 0x142: return {{'l'}, 1};
    default: break;
    }
    if (QChar::category(c) == QChar::Mark_NonSpacing || QChar::category(c) == QChar::Other_Format)
        return {}; // nothing, and not a space either
    const QString base = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD).toLower();
    if (!base.isEmpty() && base.front().unicode() < 0x80 && base.front().isLetterOrNumber())
        return {{static_cast<char>(base.front().unicode())}, 1};
    return utf8(QChar::toLower(c));
}

// Latin letters, where accents live, are looked up; anything beyond is folded as it comes.
const std::array<Folded, 0x250> &latinTable()
{
    static const auto table = [] {
        std::array<Folded, 0x250> result;
        for (char32_t c = 0; c < result.size(); ++c)
            result[c] = foldSlowly(c);
        return result;
    }();
    return table;
}

// "heeelp" and "nooo": three equal letters or more are one.
void shortenHeldLetters(std::string &word)
{
    size_t out = 0;
    for (size_t i = 0; i < word.size();) {
        size_t end = i + 1;
        while (end < word.size() && word[end] == word[i])
            ++end;
        const size_t keep = end - i >= 3 && word[i] >= 'a' && word[i] <= 'z' ? 1 : end - i;
        for (size_t k = 0; k < keep; ++k)
            word[out++] = word[i];
        i = end;
    }
    word.resize(out);
}

} // namespace

void Utterance::add(QStringView piece)
{
    const qsizetype offset = m_original.size();
    m_original.append(piece);
    for (qsizetype i = 0; i < piece.size(); ++i) {
        const char16_t unit = piece[i].unicode();
        if (QChar::isHighSurrogate(unit)) {
            m_highSurrogate = unit;
            continue;
        }
        if (QChar::isLowSurrogate(unit)) {
            if (m_highSurrogate)
                addCodePoint(QChar::surrogateToUcs4(m_highSurrogate, unit), offset + i - 1, 2);
            m_highSurrogate = 0;
            continue;
        }
        m_highSurrogate = 0;
        addCodePoint(unit, offset + i, 1);
    }
}

void Utterance::addCodePoint(char32_t c, qsizetype at, qsizetype units)
{
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    if (isPlainLetter(c)) {
        const char byte = static_cast<char>(c);
        addToWord({&byte, 1}, at, units);
        return;
    }
    if (isApostrophe(c)) {
        m_apostrophe = !m_open.empty();
        return;
    }
    if (c >= 0x80) {
        const QChar::Category category = QChar::category(c);
        if (category == QChar::Mark_NonSpacing || category == QChar::Other_Format)
            return;
        if (QChar::isLetterOrNumber(c)) {
            addToWord(c < 0x250 ? latinTable()[c].view() : foldSlowly(c).view(), at, units);
            return;
        }
    }
    closeWord();
    if (c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' || c == 0x2026)
        mark('.');
    else if (c == ',' || c == ':' || c == 0x2013 || c == 0x2014)
        mark(',');
}

void Utterance::addToWord(std::string_view bytes, qsizetype at, qsizetype units)
{
    if (m_open.empty())
        m_openFrom = at;
    m_openTo = at + units;
    if (m_open.size() + bytes.size() + 1 <= maximumWord) {
        if (m_apostrophe)
            m_open += '\'';
        m_open += bytes;
    }
    m_apostrophe = false;
}

void Utterance::mark(char kind)
{
    const auto at = static_cast<std::uint32_t>(m_plain.size());
    if (kind == '.' && (m_sentenceEnds.empty() || m_sentenceEnds.back() != at))
        m_sentenceEnds.push_back(at);
    if (!m_marks.empty() && m_marks.back().plainAt == at) {
        if (kind == '.')
            m_marks.back().kind = '.';
        return;
    }
    m_marks.push_back({at, kind});
}

bool Utterance::appendWord()
{
    shortenHeldLetters(m_open);
    for (const Fillers *fillers : m_fillers) {
        if (fillers->contains(m_open)) {
            m_open.clear();
            return false;
        }
    }
    if (!m_words.empty() && m_open.front() > '9' && (m_marks.empty() || m_marks.back().plainAt < m_plain.size())) {
        const Word &last = m_words.back();
        if (std::string_view(m_plain).substr(last.plainFrom, last.plainTo - last.plainFrom) == m_open) {
            m_open.clear();
            return false;
        }
    }
    const auto from = static_cast<std::uint32_t>(m_plain.size());
    m_plain += m_open;
    m_words.push_back({from, static_cast<std::uint32_t>(m_plain.size()), m_openFrom, m_openTo});
    m_plain += ' ';
    m_open.clear();
    return true;
}

void Utterance::closeWord()
{
    m_apostrophe = false;
    if (!m_open.empty())
        appendWord();
}

void Utterance::reset()
{
    m_original.resize(0);
    m_plain.assign(1, ' ');
    m_words.clear();
    m_marks.clear();
    m_sentenceEnds.clear();
    m_open.clear();
    m_highSurrogate = 0;
    m_apostrophe = false;
}

size_t Utterance::wordAt(size_t plainAt) const
{
    const auto next = std::ranges::upper_bound(m_words, plainAt, {}, &Word::plainFrom);
    return next == m_words.begin() ? 0 : static_cast<size_t>(next - m_words.begin()) - 1;
}

void Utterance::before(size_t plainAt, size_t limit, std::string &into) const
{
    size_t from = plainAt > limit ? plainAt - limit : 0;
    auto mark = std::ranges::upper_bound(m_marks, plainAt, {}, &Mark::plainAt);
    const auto end = mark;
    while (mark != m_marks.begin() && (mark - 1)->plainAt > from) {
        --mark;
        if (mark->kind == '.') {
            from = mark->plainAt;
            ++mark;
            break;
        }
    }
    into.assign(1, ' ');
    for (; mark != end; ++mark) {
        into.append(m_plain, from, mark->plainAt - from);
        into += ", ";
        from = mark->plainAt;
    }
    into.append(m_plain, from, plainAt - from);
}

void Utterance::after(size_t plainAt, size_t count, std::string &into) const
{
    into.assign(1, ' ');
    const auto end = std::ranges::lower_bound(m_sentenceEnds, plainAt);
    const size_t limit = end == m_sentenceEnds.end() ? m_plain.size() : *end;
    auto word = std::ranges::lower_bound(m_words, plainAt, {}, &Word::plainFrom);
    for (; word != m_words.end() && count > 0 && word->plainFrom < limit; ++word, --count) {
        into.append(m_plain, word->plainFrom, word->plainTo - word->plainFrom);
        into += ' ';
    }
}

bool Utterance::hasSentenceEndSince(size_t plainAt) const
{
    return !m_sentenceEnds.empty() && m_sentenceEnds.back() >= plainAt;
}

char Utterance::markBehind(size_t plainTo) const
{
    const auto mark = std::ranges::lower_bound(m_marks, plainTo + 1, {}, &Mark::plainAt);
    return mark != m_marks.end() && mark->plainAt == plainTo + 1 ? mark->kind : '\0';
}

std::string plainForm(QStringView text)
{
    Utterance utterance({});
    utterance.add(text);
    utterance.closeWord();
    std::string plain(utterance.plain().substr(1));
    if (!plain.empty())
        plain.pop_back();
    return plain;
}

} // namespace Attendant
