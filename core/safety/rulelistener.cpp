// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/rulelistener_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// How far back a match may begin and a context may lie; a sentence as people speak it is shorter.
constexpr size_t lookBack = 240;
// "Il y a" + "dix ans", "hace" + "muchos anos": so many words complete a time that has begun.
constexpr size_t moreWords = 4;
// "Yes, an operator, please": so many words may stand before and after a wish that is a single word.
constexpr qsizetype aloneBefore = 2;
constexpr qsizetype aloneAfter = 1;

// In " well , no " two: commas stand as words.
size_t wordsIn(std::string_view text)
{
    const auto spaces = std::ranges::count(text, ' ');
    return static_cast<size_t>(std::max<std::ptrdiff_t>(spaces - 1 - std::ranges::count(text, ','), 0));
}

qsizetype spacesIn(std::string_view text)
{
    return std::ranges::count(text, ' ');
}

} // namespace

RuleListener::RuleListener(std::shared_ptr<const RuleLayer> layer, SpeakerSide side)
    : m_layer(std::move(layer))
    , m_side(&m_layer->side(side))
    , m_stream(m_side->set)
{
    m_hits.reserve(32);
    m_waiting.reserve(16);
    m_scratch.reserve(2 * lookBack);
    m_before.reserve(2 * lookBack);
    m_after.reserve(lookBack);
    m_around.reserve(3 * lookBack);
}

void RuleListener::listen(std::string_view fresh, const Utterance &utterance, Judge &judge)
{
    if (!fresh.empty()) {
        m_hits.clear();
        m_stream.scan(fresh, m_hits);
        for (const PatternHit &hit : m_hits) {
            const RulePattern &pattern = m_side->patterns[hit.pattern];
            if (!judge.isOfInterest(*pattern.rule))
                continue;
            const auto from = startOf(utterance, pattern, hit.to);
            if (!from)
                continue;
            if (pattern.rule->wait > 0)
                m_waiting.push_back({hit.pattern, *from, hit.to});
            else
                pass(utterance, pattern, *from, hit.to, judge);
        }
    }
    settle(utterance, false, judge);
}

void RuleListener::settle(const Utterance &utterance, bool isOver, Judge &judge)
{
    std::erase_if(m_waiting, [&](const Waiting &waiting) {
        const RulePattern &pattern = m_side->patterns[waiting.pattern];
        if (!isOver && !utterance.hasSentenceEndSince(waiting.to)) {
            const size_t heard = utterance.words().size() - (utterance.wordAt(waiting.to - 2) + 1);
            if (heard < static_cast<size_t>(pattern.rule->wait) || heard < wordsBehind(utterance, *pattern.rule, waiting.to))
                return false;
        }
        pass(utterance, pattern, waiting.from, waiting.to, judge);
        return true;
    });
}

void RuleListener::probe(const Utterance &utterance, Judge &judge)
{
    const auto &word = utterance.words().back();
    const std::string_view plain = utterance.plain();
    m_scratch.assign(plain.substr(word.plainFrom, word.plainTo - word.plainFrom));
    if (m_layer->openWords.contains(m_scratch))
        return;
    m_hits.clear();
    m_stream.probe(plain.substr(word.plainFrom), m_hits);
    for (const PatternHit &hit : m_hits) {
        const RulePattern &pattern = m_side->patterns[hit.pattern];
        if (hit.to != plain.size() || pattern.rule->wait > 0 || pattern.waitsForWordEnd || !judge.isOfInterest(*pattern.rule))
            continue;
        if (const auto from = startOf(utterance, pattern, hit.to))
            pass(utterance, pattern, *from, hit.to, judge);
    }
}

void RuleListener::reset()
{
    m_stream.reset();
    m_waiting.clear();
}

/// How many words behind a match its rule looks at: what it says, and more where those words begin a time ("il y a …").
size_t RuleListener::wordsBehind(const Utterance &utterance, const Rule &rule, std::uint32_t to)
{
    const auto wait = static_cast<size_t>(rule.wait);
    for (const RuleContexts &contexts : rule.contexts) {
        if (contexts.layer->holdOn.isEmpty())
            continue;
        utterance.after(to, wait, m_scratch);
        if (contexts.layer->holdOn.isFoundIn(m_scratch))
            return wait + moreWords;
    }
    return wait;
}

std::optional<std::uint32_t> RuleListener::startOf(const Utterance &utterance, const RulePattern &pattern, std::uint32_t to)
{
    if (pattern.rule->isLiteral)
        return to - 1 - pattern.literalSize;
    const std::uint32_t base = to > lookBack ? to - static_cast<std::uint32_t>(lookBack) : 0;
    const auto match = pattern.start.find(utterance.plain().substr(base, to - base));
    if (!match)
        return std::nullopt;
    return base + static_cast<std::uint32_t>(match->first) + 1;
}

void RuleListener::lookAround(const Utterance &utterance, const Rule &rule, std::uint32_t from, std::uint32_t to)
{
    m_after.clear();
    if (rule.wait > 0)
        utterance.after(to, wordsBehind(utterance, rule, to), m_after);
    utterance.before(from, lookBack, m_before);
}

const RuleContext *RuleListener::harmlessIn(const Utterance &utterance, const Rule &rule, std::uint32_t from, std::uint32_t to)
{
    m_inClause.reset();
    if (rule.contexts.empty() && !rule.isAlone)
        return nullptr;
    lookAround(utterance, rule, from, to);
    for (const RuleContexts &contexts : rule.contexts) {
        std::string_view clause = m_before;
        if (const auto end = contexts.layer->clauseEnd.find(clause))
            clause.remove_prefix(end->second - 1); // the space stays
        if (clause.size() < m_before.size())
            m_inClause = wordsIn(clause);
        if (rule.isAlone && (spacesIn(clause) > 1 + aloneBefore || spacesIn(m_after) > 1 + aloneAfter)) {
            static const RuleContext partOfSentence{u"part of a sentence"_s, {}, {}, {}, {}};
            return &partOfSentence;
        }
        m_around.assign(clause).append(1, '~').append(m_after);
        const bool isFirst = clause.size() <= 1;        // no words before,
        const bool isLast = m_after.size() <= 1;        // none behind: nothing to ask about
        for (const RuleContext *context : contexts.list) {
            if (((!isFirst && context->before.isFoundIn(clause)) || (!isLast && context->after.isFoundIn(m_after))) && !context->except.isFoundIn(m_around))
                return context;
        }
    }
    return nullptr;
}

void RuleListener::pass(const Utterance &utterance, const RulePattern &pattern, std::uint32_t from, std::uint32_t to, Judge &judge)
{
    if (!judge.isOfInterest(*pattern.rule))
        return;
    const RuleContext *harmless = harmlessIn(utterance, *pattern.rule, from, to);
    judge.judge({pattern.rule, from, to, harmless, m_inClause});
}

} // namespace Attendant
