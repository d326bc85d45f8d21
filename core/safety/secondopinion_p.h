// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "safety/dangermodel.h"
#include "safety/rulelistener_p.h"
#include "safety/utterance_p.h"

#include <functional>

namespace Attendant {

/// The statistical model beside the rules: what it sees in the words so far, and whether it lets a rule's verdict pass. One utterance at a
/// time, one thread at a time.
class SecondOpinion
{
public:
    /// A rule's verdict that awaits the model's objection.
    struct Claim
    {
        RuleListener::Match match;
        size_t word;          ///< the last one that the rule has seen
        size_t consideration; ///< its number, for explanations

        [[nodiscard]] Risk risk() const { return match.rule->description.risk; }
    };

    SecondOpinion(std::shared_ptr<const DangerModel> model, SpeakerSide side);

    /// Scores the words that are new in \a utterance and calls \a found for each thing that is now as good as certain. Asked at the end of
    /// each word, so that the answer does not depend on how the utterance was cut.
    void hear(const Utterance &utterance, const std::function<void(DangerModel::Head)> &found);
    /// The same for an utterance that is over: less is asked for. \a isDenied: all the danger that rules heard was denied.
    void conclude(bool isDenied, const std::function<void(DangerModel::Head)> &found);
    void reset();

    /// While \a openWord is still being spoken and the model has heard all but that: true when it objects or would hear more. The word's end
    /// will tell.
    [[nodiscard]] bool objectsSoFar(Risk risk, std::string_view openWord) const;
    /// Whether such a verdict of a rule is the model's business at all.
    [[nodiscard]] bool isAskedAbout(Risk risk, QStringView category) const;
    void claim(const Claim &claim) { m_claims.push_back(claim); }
    /// Figures of speech have no end, so no list of contexts has. Where the model is as good as certain that nothing is wrong, it overrules
    /// a rule. While words are still coming a rule is let through as soon as the model doubts that, an emergency after a few words more
    /// unless the model sees it, too; for an utterance that came as a whole (\a isWhole) the words behind it are heard first. Calls
    /// \a accepted or \a refused for each claim that is settled; a refused emergency may still be worth a person's look.
    void settle(const Utterance &utterance, bool isWhole, bool isOver, const std::function<void(const Claim &)> &accepted,
                const std::function<void(const Claim &, bool isWorthALook)> &refused);

    /// What was found, in words from the utterance: a few, of one sentence, and from its clause's beginning where that is near.
    [[nodiscard]] Verdict verdict(DangerModel::Head head, const Utterance &utterance) const;
    [[nodiscard]] static Risk riskOf(DangerModel::Head head);
    [[nodiscard]] static QLatin1StringView ruleOf(DangerModel::Head head);

    [[nodiscard]] Risk risk() const { return m_risk; }
    [[nodiscard]] float peak() const { return m_peak; } ///< the highest score of danger, or of uncertainty in the AI's words
    [[nodiscard]] float last() const { return m_last; } ///< that score at the utterance's end
    /// The score that a verdict of this head takes at the utterance's end.
    [[nodiscard]] float limit() const;
    [[nodiscard]] bool isSureOfTheOpposite() const; ///< of danger, at the utterance's end

private:
    struct Scores
    {
        std::array<float, 3> of; ///< by head: danger, urgency, the wish for a person
        float nearDanger;        ///< of the latest words alone
        float danger;            ///< the higher of both, however few the words are
    };

    void ask(DangerModel::Head head, float z, bool atEnd, const std::function<void(DangerModel::Head)> &found);
    void askAll(bool atEnd, const std::function<void(DangerModel::Head)> &found);
    /// Whether the model sees danger in the claim's clause by itself ("no fever but chest pain").
    [[nodiscard]] bool seesItInClause(const Claim &claim, const Utterance &utterance);
    [[nodiscard]] bool isWorthWaiting(const Claim &claim, size_t last) const;
    [[nodiscard]] bool doubts(Risk risk, const Scores &scores) const;

    std::shared_ptr<const DangerModel> m_model;
    SpeakerSide m_side;
    DangerScore m_score, m_clause; ///< of all that is said; of one clause, as needed
    std::vector<Scores> m_scores; ///< after each word
    std::array<float, 3> m_now{}; ///< the latest scores, by head; of the AI's words only the first
    std::vector<Claim> m_claims;
    Risk m_risk = Risk::None;
    float m_peak = 0, m_last = 0;
    bool m_isDenied = false;
};

} // namespace Attendant
