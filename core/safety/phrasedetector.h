// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "safety/rules.h"
#include "safety/verdict.h"

#include <QJsonObject>
#include <QStringView>

#include <memory>
#include <optional>
#include <vector>

namespace Attendant {

/// Listens to one speaker, one utterance at a time: text in by pieces, verdicts out. A verdict is given at the earliest piece at which a
/// careful listener would act and is never taken back within its utterance; only something graver replaces it.
///
/// \code
/// PhraseDetector detector(Rules::builtIn(u"en"), SpeakerSide::Caller);
/// if (const auto verdict = detector.feed(piece)) …      // partial transcript
/// if (const auto verdict = detector.finish(whole)) …    // the final one, which may differ
/// detector.reset();                                     // next utterance
/// \endcode
///
/// One thread at a time. After the first pieces, feed() allocates only when something matches or the utterance outgrows all earlier ones.
class PhraseDetector
{
public:
    PhraseDetector(std::shared_ptr<const Rules> rules, SpeakerSide side);
    ~PhraseDetector();
    PhraseDetector(PhraseDetector &&) noexcept;
    PhraseDetector &operator=(PhraseDetector &&) noexcept;

    /// The next \a piece of the utterance, cut anywhere, also within a word. Returns a verdict when it is graver than any before.
    [[nodiscard]] std::optional<Verdict> feed(QStringView piece);

    /// The utterance is over and was \a wholeText, whatever the pieces said. Returns a verdict when it is graver than any before.
    [[nodiscard]] std::optional<Verdict> finish(QStringView wholeText);

    /// Forgets the utterance.
    void reset();

    /// The gravest verdict of this utterance so far.
    [[nodiscard]] const Verdict &current() const;

    /// How sure the statistical model is of danger (of uncertainty, in the AI's words): its highest score in this utterance, about -1…1.
    /// 0 without a model.
    [[nodiscard]] float dangerScore() const;

    /// Rules and model at odds about an emergency. The model's emergency is given as the verdict; a rule's is given too unless the model
    /// was sure of the opposite all along (a figure of speech, a name). Either way people should hear of it.
    struct Disagreement
    {
        Risk rules = Risk::None; ///< what the rules say
        Risk model = Risk::None; ///< what the model says
        float score = 0;         ///< the model's, of danger
        QString text;            ///< English: which side says what
    };
    /// After finish(): one side sees an emergency and the other is sure that there is none. Nothing otherwise.
    [[nodiscard]] std::optional<Disagreement> disagreement() const;

    /// One match of a rule and what became of it, for explanations.
    struct Consideration
    {
        Verdict verdict;
        QString dismissedBy; ///< the context that made it harmless ("negation", "long past", …); empty when it counted
    };

    /// From now on every match is recorded, also those that a context made harmless. Costs time and memory: for explanations alone.
    void setExplaining(bool on);
    [[nodiscard]] const std::vector<Consideration> &considerations() const;

    /// All of the above for people and programs: {"risk","rule","phrase","category","category_title","start","length","matches":[{"rule",
    /// "phrase","category","urgency","start","length","negated","dismissed_by"}],"model":{"risk","score","limit"},"disagreement":{"rules",
    /// "model","score","text"} or null}.
    [[nodiscard]] QJsonObject explanation() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The verdict on a whole utterance.
[[nodiscard]] Verdict check(const std::shared_ptr<const Rules> &rules, SpeakerSide side, QStringView text);

} // namespace Attendant
