// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "safety/rules.h"
#include "safety/verdict.h"

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

    /// One match of a rule and what became of it, for explanations.
    struct Consideration
    {
        Verdict verdict;
        QString dismissedBy; ///< the context that made it harmless ("negation", "long past", …); empty when it counted
    };

    /// From now on every match is recorded, also those that a context made harmless. Costs time and memory: for explanations alone.
    void setExplaining(bool on);
    [[nodiscard]] const std::vector<Consideration> &considerations() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// The verdict on a whole utterance.
[[nodiscard]] Verdict check(const std::shared_ptr<const Rules> &rules, SpeakerSide side, QStringView text);

} // namespace Attendant
