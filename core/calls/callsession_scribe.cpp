// SPDX-License-Identifier: GPL-3.0-or-later
// What the person on the line says, written down: for the record, and for the AI that goes on afterwards.
#include "calls/callsession.h"

#include "callcontext_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void CallSession::beginWriting()
{
    const Organization office = organization();
    if (office.config.value("transcribe_people"_L1).toBool(true))
        m_scribe.open(SessionConfig(office, {}, {}).transcription());
}

void CallSession::onHumanPiece(const Samples &piece, bool ends)
{
    m_scribe.hear(piece, ends);
}

void CallSession::onHumanWritten(const Scribe::Line &line)
{
    if (m_isRetired)
        return;
    const QString name = m_human ? m_human->who.name : m_lastPerson;
    note({{EventType::TranscriptCompleted,
           {{u"id"_s, TranscriptId::generate().text()}, {u"speaker"_s, toString(Speaker::Human)}, {u"text"_s, line.text},
            {u"item_id"_s, line.itemId}, {u"source"_s, u"person"_s}, {u"by"_s, name}, {u"spoken_at"_s, toIso(line.spokenAt)}}}});
    // Said just before the call went back: the AI has got its memory without it.
    if (!hasEnded() && state().mode == CallMode::Ai && m_relay.isUpstreamReady())
        m_relay.insertNote(u"Your colleague %1, in person, has also said to the caller: %2"_s.arg(name, line.text));
}

void CallSession::onWritingFailed(const QString &reason)
{
    if (!hasEnded())
        note({{EventType::CallUpdated, {{u"person_transcription"_s, u"lost"_s}, {u"reason"_s, reason}}}});
}

} // namespace Attendant
