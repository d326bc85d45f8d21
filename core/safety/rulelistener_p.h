// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "safety/rulefile_p.h"

#include <optional>

namespace Attendant {

/// Holds one utterance against the rules of one layer: finds where a rule's words stand, hears as many words behind them as the rule asks
/// for, and looks at what stands around them. What a match then means is its judge's business. One thread at a time.
class RuleListener
{
public:
    struct Match
    {
        const Rule *rule;
        std::uint32_t from, to;       ///< in the utterance's plain form
        const RuleContext *harmless;  ///< what makes it harmless; null when it counts
        std::optional<size_t> inClause; ///< how many words of its clause stand before it, where the clause is not the sentence's first
    };
    class Judge
    {
    public:
        /// False spares looking at what stands around: nothing would follow from a match.
        [[nodiscard]] virtual bool isOfInterest(const Rule &rule) const = 0;
        virtual void judge(const Match &match) = 0;

    protected:
        ~Judge() = default;
    };

    RuleListener(std::shared_ptr<const RuleLayer> layer, SpeakerSide side);

    /// \a utterance has words that were not there before: \a fresh of its plain form.
    void listen(std::string_view fresh, const Utterance &utterance, Judge &judge);
    /// Judges the matches that have heard enough; all of them when the utterance \a isOver.
    void settle(const Utterance &utterance, bool isOver, Judge &judge);
    /// The same for the last word, which may go on in the next piece: where that would hardly change the meaning, nobody should have to
    /// wait for it. Nothing is remembered of it.
    void probe(const Utterance &utterance, Judge &judge);
    void reset();

private:
    struct Waiting { unsigned pattern; std::uint32_t from, to; };

    [[nodiscard]] size_t wordsBehind(const Utterance &utterance, const Rule &rule, std::uint32_t to);
    [[nodiscard]] std::optional<std::uint32_t> startOf(const Utterance &utterance, const RulePattern &pattern, std::uint32_t to);
    void lookAround(const Utterance &utterance, const Rule &rule, std::uint32_t from, std::uint32_t to);
    [[nodiscard]] const RuleContext *harmlessIn(const Utterance &utterance, const Rule &rule, std::uint32_t from, std::uint32_t to);
    void pass(const Utterance &utterance, const RulePattern &pattern, std::uint32_t from, std::uint32_t to, Judge &judge);

    std::shared_ptr<const RuleLayer> m_layer;
    const RuleSide *m_side;
    PatternStream m_stream;
    std::vector<Waiting> m_waiting;
    std::vector<PatternHit> m_hits;
    std::string m_scratch;
    std::string m_before, m_after, m_around; ///< a match's surroundings
    std::optional<size_t> m_inClause;
};

} // namespace Attendant
