// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace Attendant {

/// What the statistical model sees of an utterance: hashes of words, of runs of their letters, of neighbours and of what words are about
/// (resources/safety/meanings.txt). Every detail must be as in resources/safety/train.py; the tests hold the two against each other.
namespace Features {

// A word's hash is FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/); the low bits of sums of such hashes need mixing.
constexpr std::uint32_t fnvPrime = 16777619;
constexpr std::uint32_t fnvBasis = 2166136261;
constexpr std::uint32_t lettersBasis = 0x9E3779B9;

constexpr std::uint32_t mixed(std::uint32_t h)
{
    h ^= h >> 15;
    h *= 0x2C1B3C6D;
    h ^= h >> 12;
    h *= 0x297A2D39;
    return h ^ (h >> 15);
}

constexpr std::uint32_t step(std::uint32_t h, char byte)
{
    return (h ^ static_cast<std::uint8_t>(byte)) * fnvPrime;
}

constexpr std::uint32_t wordHash(std::string_view token)
{
    std::uint32_t h = fnvBasis;
    for (const char byte : token)
        h = step(h, byte);
    return h;
}

/// What a word may be about; few words are about more than three things.
using Meanings = std::span<const std::uint8_t>;

/// How much each kind of feature counts, in tenths of what a single word does.
struct Strengths
{
    int letters = 0;     ///< a run of letters
    int pair = 0;        ///< two words
    int skip = 0;        ///< two words with one between
    int meaning = 0;     ///< what a word is about
    int meaningPair = 0; ///< that, and what the last word before it that is about something was about
    int meaningFar = 0;  ///< that, and what one of the two before that was about
    int meaningWord = 0; ///< what one of two neighbours is about, and the other by its word
};

/// Calls \a visit with each part of \a word that counts as a word: "can't" is "cant" with and without its apostrophe, "he's" and "j'ai"
/// are two words.
template<typename Visit>
void forEachToken(std::string_view word, Visit visit)
{
    if (word.find('\'') == std::string_view::npos) {
        visit(word);
        return;
    }
    if (word.ends_with("n't")) {
        std::array<char, 80> joined;
        size_t size = 0;
        for (const char c : word) {
            if (c != '\'' && size < joined.size())
                joined[size++] = c;
        }
        visit(std::string_view(joined.data(), size));
        return;
    }
    while (!word.empty()) {
        const size_t end = std::min(word.find('\''), word.size());
        if (end > 0)
            visit(word.substr(0, end));
        word.remove_prefix(std::min(end + 1, word.size()));
    }
}

/// The features of \a token that do not depend on its neighbours: itself, its runs of three to five letters, what it is about.
template<typename Visit>
void forEachOwn(std::string_view token, Meanings meanings, const Strengths &strengths, Visit visit)
{
    visit(mixed(wordHash(token) ^ 0x51ED270B), 10);
    const size_t size = token.size() + 2;
    const auto at = [&](size_t i) { return i == 0 ? '<' : i == size - 1 ? '>' : token[i - 1]; };
    for (size_t start = 0; start + 2 < size; ++start) {
        std::uint32_t h = lettersBasis;
        for (size_t k = 0; k < 5 && start + k < size; ++k) {
            h = step(h, at(start + k));
            if (k >= 2)
                visit(mixed(h), strengths.letters);
        }
    }
    for (const std::uint8_t meaning : meanings)
        visit(mixed(0xC1A55000U + meaning * 7919U), strengths.meaning);
}

/// The tokens before the next one, as far as its features depend on them.
class Neighbours
{
public:
    /// Calls \a visit with the features that join the next token, whose hash is \a own, to those before it, and moves on.
    template<typename Visit>
    void join(std::uint32_t own, Meanings meanings, const Strengths &strengths, Visit visit)
    {
        visit(mixed(m_last * 0x01000193 + own * 3 + 0x7F4A7C15), strengths.pair);
        visit(mixed(m_beforeLast * 0x0001B873 + own * 5 + 0x1CE4E5B9), strengths.skip);
        for (const std::uint8_t meaning : meanings) {
            visit(mixed(m_last * 0x01000193 + meaning * 7919U + 0x1234567), strengths.meaningWord);
            int order = 0;
            for (size_t back = 1; back <= reach && order < mostBefore; ++back) {
                const Meanings earlier = m_meanings[(m_next + reach - back) % reach];
                if (earlier.empty())
                    continue;
                ++order;
                for (const std::uint8_t other : earlier)
                    visit(mixed(0xC1A55000U + (other + 1U) * 100003U + meaning * 7919U), order == 1 ? strengths.meaningPair : strengths.meaningFar);
            }
        }
        for (const std::uint8_t other : m_meanings[(m_next + reach - 1) % reach])
            visit(mixed(own * 0x01000193 + other * 104729U + 0x7654321), strengths.meaningWord);
        m_meanings[m_next] = meanings;
        m_next = (m_next + 1) % reach;
        m_beforeLast = m_last;
        m_last = own;
    }

    void reset() { *this = {}; }

private:
    static constexpr size_t reach = 6;
    static constexpr int mostBefore = 3;
    std::uint32_t m_last = 1, m_beforeLast = 1;
    std::array<Meanings, reach> m_meanings{};
    size_t m_next = 0;
};

} // namespace Features

} // namespace Attendant
