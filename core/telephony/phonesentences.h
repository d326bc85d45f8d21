// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Attendant::PhoneSentences {

// What the telephone network itself says for us, where no stream is there to say it: in English, German, Spanish or French (any other
// language: English). Pure; any thread.

[[nodiscard]] QString unknownNumber(const QString &language);
[[nodiscard]] QString trouble(const QString &language); ///< we cannot take the call now
[[nodiscard]] QString voicemail(const QString &language);
/// To the person who is called for a transfer. \a text is what a colleague wrote about it.
[[nodiscard]] QString announcement(const QString &language, const QString &office, const QString &text);

} // namespace Attendant::PhoneSentences
