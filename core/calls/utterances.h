// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/id.h"
#include "domain/participants.h"

#include <QString>

#include <optional>
#include <vector>

namespace Attendant {

/// Recognises what was both posted by the frontend and seen on the stream, so that it is stored once (contract.md, section 3): a post
/// matches at most one unmatched utterance of that speaker with the same words on the stream, whichever of the two comes first; two
/// utterances on the stream are always two. One thread.
class Utterances
{
public:
    enum class Source { Stream, Posted };

    /// The stored entry that this utterance repeats, now matched; nothing when it is new: then store it and tell by add().
    [[nodiscard]] std::optional<TranscriptId> match(Source source, Speaker speaker, const QString &text);
    void add(Source source, Speaker speaker, const QString &text, const TranscriptId &id);

    /// Letters and digits in lower case with single spaces between: what makes two utterances the same words.
    [[nodiscard]] static QString normalised(QStringView text);

private:
    struct Entry { Source source; Speaker speaker; QString words; TranscriptId id; };
    std::vector<Entry> m_unmatched;
};

} // namespace Attendant
