// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/utterances.h"

#include <algorithm>

namespace Attendant {

namespace {
// Who posts nothing leaves every utterance unmatched; a post for one that is this long ago is a new one.
constexpr size_t mostUnmatched = 200;
}

QString Utterances::normalised(QStringView text)
{
    QString words;
    words.reserve(text.size());
    bool gap = false;
    for (const QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate() || c.isMark()) {
            if (gap && !words.isEmpty())
                words += u' ';
            gap = false;
            words += c.toLower();
        } else if (c != u'\'' && c != u'\u2019') {
            gap = true; // an apostrophe belongs to its word, whichever way it is written
        }
    }
    return words;
}

std::optional<TranscriptId> Utterances::match(Source source, Speaker speaker, const QString &text)
{
    const QString words = normalised(text);
    const auto found = std::ranges::find_if(m_unmatched, [&](const Entry &entry) {
        return entry.source != source && entry.speaker == speaker && entry.words == words;
    });
    if (found == m_unmatched.end())
        return std::nullopt;
    const TranscriptId id = found->id;
    m_unmatched.erase(found);
    return id;
}

void Utterances::add(Source source, Speaker speaker, const QString &text, const TranscriptId &id)
{
    if (m_unmatched.size() == mostUnmatched)
        m_unmatched.erase(m_unmatched.begin());
    m_unmatched.push_back({source, speaker, normalised(text), id});
}

} // namespace Attendant
