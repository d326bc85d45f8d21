// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "safety/rules.h"

#include <QString>

#include <array>
#include <vector>

class QIODevice;

namespace Attendant {

/// One sentence of a corpus and what it ought to be taken for.
struct LabelledLine
{
    Risk risk = Risk::None;
    QString category;
    SpeakerSide side = SpeakerSide::Caller;
    QString text;
    int number = 0; ///< of the line in its file
};

/// Reads `level<TAB>category<TAB>speaker<TAB>text` lines; empty ones and those that begin with # are comments. speaker is caller or ai.
/// Errors: InvalidInput naming the line.
[[nodiscard]] Result<std::vector<LabelledLine>> readLabelledLines(QIODevice &in);

/// How the detector fares against a corpus.
struct Evaluation
{
    struct Mistake
    {
        LabelledLine line;
        Verdict given;
        float score = 0; ///< the statistical model's, of danger; high where it saw danger
    };

    /// [expected][given], counted in lines.
    std::array<std::array<int, 5>, 5> counts{};
    std::vector<Mistake> mistakes; ///< the worst first

    /// Share of the lines that should be \a risk and were given at least that. An emergency must be given as an emergency, a wish for a
    /// person is served as well by anything graver, and only the AI's words can be uncertain. 1 when there are none.
    [[nodiscard]] double recall(Risk risk) const;
    /// Share of the harmless lines that were taken for anything at all. 0 when there are none.
    [[nodiscard]] double falseAlarms() const;
    /// Share of the harmless lines that were taken for an emergency.
    [[nodiscard]] double falseEmergencies() const;
    [[nodiscard]] int total(Risk expected) const;
    void add(const Evaluation &other);
    void sortMistakes();
};

/// Holds each line against \a rules, as a whole utterance or, \a byWords, word by word as it would arrive on a call.
[[nodiscard]] Evaluation evaluate(const std::shared_ptr<const Rules> &rules, const std::vector<LabelledLine> &lines, bool byWords);

/// For people: a table of recalls and the worst \a mistakes. \a title: a language or a file.
[[nodiscard]] QString reportOf(const QString &title, const Evaluation &evaluation, qsizetype mistakes);

} // namespace Attendant
