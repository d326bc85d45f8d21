// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace Attendant {

/// About how many tokens a language model counts in \a text. A word of up to eight letters is one, longer ones and words with other than
/// ASCII letters more, three digits are one, punctuation and line breaks one each unless several stand together. Within 15 % of
/// OpenAI's o200k_base on prompts as we write them; texts in other languages come out too high rather than too low.
[[nodiscard]] int estimateTokens(QStringView text);

} // namespace Attendant
