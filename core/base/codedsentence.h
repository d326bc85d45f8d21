// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace Attendant {

/// An English sentence for people, and the stable word by which programs know it: an Error carries the sentence alone, and who reports a
/// lasting trouble (health) finds its code again here, so that a console can say it in its own language. A table of them is the one
/// place for its sentences. Any thread.
struct CodedSentence
{
    QLatin1StringView code;
    QStringView text; ///< may have places %1, %2 for values
};

/// The text of \a code. Empty when the table has none.
[[nodiscard]] QString sentenceOf(std::span<const CodedSentence> table, QLatin1StringView code);
/// The code of the first sentence that \a message is, whatever stands in its places. Empty: none.
[[nodiscard]] QString codeOf(std::span<const CodedSentence> table, const QString &message);

} // namespace Attendant
