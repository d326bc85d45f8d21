// SPDX-License-Identifier: GPL-3.0-or-later
// Calls whose sound goes between the caller and the provider directly (WebRTC, SIP): what is said comes as events alone, what the caller
// heard is known from the provider, and what is ours in the session is watched, because the caller's client has a line of its own to it.
// Source: reference notes, sections 5.2, 5.3, 6 and 10.
#include "calls/relay.h"

#include "base/logging.h"
#include "base/secrets.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// A provider that does not tell when its sound ends: by then it is taken for heard.
constexpr std::chrono::seconds unheardLimit{2};
constexpr std::chrono::seconds longestPlaying{120};
constexpr std::chrono::seconds breachWindow{10};
constexpr size_t mostBreaches = 6;
/// Letters a second of unhurried speech: how much of a text was heard can only be guessed where nobody tells its length.
constexpr qint64 lettersPerSecond = 15;

QString heardPart(const QString &text, qint64 milliseconds)
{
    const qsizetype letters = milliseconds * lettersPerSecond / 1'000;
    if (letters >= text.size())
        return text;
    const qsizetype space = text.lastIndexOf(u' ', std::max<qsizetype>(letters, 0));
    return space <= 0 ? QString() : text.left(space) + u'…';
}

QStringList toolNames(const QJsonArray &tools)
{
    QStringList names;
    for (const QJsonValue &tool : tools)
        names << tool.toObject().value("name"_L1).toString();
    names.sort();
    return names;
}

} // namespace

/// By telephone the provider takes no thresholds and times.
QJsonValue Relay::turnDetection(const SessionConfig &config, bool answers) const
{
    const QJsonObject detection = config.turnDetection(answers).toObject();
    if (!m_isTelephone)
        return detection;
    QJsonObject kept;
    for (const auto key : {"type"_L1, "create_response"_L1, "interrupt_response"_L1}) {
        if (detection.contains(key))
            kept.insert(key, detection.value(key));
    }
    return kept;
}

// --- what the caller hears ---------------------------------------------------------------------------------------------------------

void Relay::onPeerBuffer(const EventScan &scan)
{
    if (scan.type() == "output_audio_buffer.started") {
        m_isPeerPlaying = true;
        m_peerQuietSince = now();
        m_watch.aiHeard(now());
        return;
    }
    m_isPeerPlaying = false;
    m_peerQuietSince = now();
    m_watch.aiHeard(now());
    // Of what was cleared, "truncated" tells how much was heard; it comes next.
    if (scan.type() == "output_audio_buffer.stopped")
        speakPeerTexts(scan.text("response_id"));
}

void Relay::onPeerTruncated(const EventScan &scan)
{
    const QString itemId = scan.text("item_id");
    const auto text = std::ranges::find(m_peerTexts, itemId, &PeerText::itemId);
    if (text == m_peerTexts.end())
        return;
    const PeerText cut = *text;
    m_peerTexts.erase(text);
    const QString heard = heardPart(cut.text, scan.value("audio_end_ms").toInt());
    if (!heard.isEmpty())
        m_host.onAiSpoken(itemId, m_chain.spokenBefore(itemId), heard, cut.text);
}

/// What has been heard goes on record: that of one response, or all of it.
void Relay::speakPeerTexts(const QString &responseId)
{
    for (auto text = m_peerTexts.begin(); text != m_peerTexts.end();) {
        if (!responseId.isEmpty() && text->responseId != responseId) {
            ++text;
            continue;
        }
        const PeerText spoken = *text;
        text = m_peerTexts.erase(text);
        if (!spoken.text.isEmpty())
            m_host.onAiSpoken(spoken.itemId, m_chain.spokenBefore(spoken.itemId), spoken.text, spoken.text);
    }
}

void Relay::settle()
{
    const auto texts = std::exchange(m_peerTexts, {});
    for (const PeerText &text : texts) {
        const auto heardFor = std::chrono::duration_cast<std::chrono::milliseconds>(now() - m_peerQuietSince).count();
        const QString heard = m_isPeerPlaying ? heardPart(text.text, heardFor) : text.text;
        if (!heard.isEmpty())
            m_host.onAiSpoken(text.itemId, m_chain.spokenBefore(text.itemId), heard, text.text);
    }
}

void Relay::lineAttached()
{
    m_pacer.reset();
    m_humanResponse.reset();
    m_holdResponse.reset();
    m_localPending = 0;
    m_holdAt = 0;
    if (m_voice == Voice::Human && m_leg)
        m_human.emplace(m_leg->pieceLength());
}

void Relay::tickPeer()
{
    if (m_isPeerPlaying) {
        m_watch.aiHeard(now());
        // The end of it was lost, or is never told.
        if (now() - m_peerQuietSince > longestPlaying)
            m_isPeerPlaying = false;
    } else if (!m_peerTexts.empty() && now() - m_peerQuietSince > unheardLimit) {
        speakPeerTexts();
    }
    if (m_leg)
        m_leg->soundWanted(m_host.wantsSound());
}

/// Behind response.cancel: what was generated already is not to be heard either. The provider cuts its record of it by itself.
void Relay::cutPeer()
{
    if (m_isPeerPlaying || !m_activeResponse.isEmpty() || !m_peerTexts.empty())
        toProvider({{u"type"_s, u"output_audio_buffer.clear"_s}});
}

/// Tells the caller's client whose turn it is, besides its audio line, by an item that the provider shows it on its data channel, with an
/// id that says it ("item_att_mode_human_…"). The model reads the same item, which is as well.
void Relay::markVoice()
{
    const QString mode = voiceName();
    const QString text = m_voice == Voice::Ai      ? u"The conversation with the caller is yours again."_s
                         : m_voice == Voice::Human ? u"A colleague has taken over and speaks with the caller now. Say nothing until the conversation is yours again."_s
                                                   : u"The caller is on hold. Say nothing until the conversation is yours again."_s;
    const QString id = u"item_att_mode_%1_%2"_s.arg(mode, randomId().left(8));
    m_chain.hide(id);
    toProvider({{u"type"_s, u"conversation.item.create"_s},
                {u"item"_s, QJsonObject{{u"id"_s, id},
                                        {u"type"_s, u"message"_s},
                                        {u"role"_s, u"system"_s},
                                        {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"input_text"_s}, {u"text"_s, text}}}}}}});
}

// --- what is ours --------------------------------------------------------------------------------------------------------------------

/// The caller's client can send session.update itself. What differs from ours is put back at once; a client that insists is hung up on:
/// without its instructions and its safety section the AI does not speak to anybody.
void Relay::holdToConfig(const QJsonObject &session)
{
    const QJsonObject input = session.value("audio"_L1).toObject().value("input"_L1).toObject();
    const QJsonObject ours = m_config->update();
    const bool isAnswering = input.value("turn_detection"_L1).toObject().value("create_response"_L1).toBool(true);
    QString changed;
    if (session.value("instructions"_L1).toString() != m_config->instructions())
        changed = u"instructions"_s;
    else if (toolNames(session.value("tools"_L1).toArray()) != toolNames(ours.value("tools"_L1).toArray()))
        changed = u"tools"_s;
    else if (!input.value("transcription"_L1).isObject())
        changed = u"transcription"_s;
    else if (!input.value("turn_detection"_L1).isObject() || (isAnswering && m_voice != Voice::Ai))
        changed = u"turn_detection"_s;
    if (changed.isEmpty() || m_state != State::Ready)
        return;
    qCWarning(lcCalls) << "a caller's client has changed the session's" << changed << "; it is put back";
    m_breaches.push_back(now());
    while (now() - m_breaches.front() > breachWindow)
        m_breaches.pop_front();
    if (m_breaches.size() > mostBreaches) {
        const QString why = u"The client kept changing what the office has set; its call was ended."_s;
        dropUpstream();
        dropClient(1008, why);
        m_host.onClientLost(why);
        return;
    }
    QJsonObject update = ours;
    update.insert(u"audio"_s, sessionAudio(*m_config));
    const QString id = Wire::ourEventId();
    m_updates.push_back({id, false});
    toProvider({{u"type"_s, u"session.update"_s}, {u"event_id"_s, id}, {u"session"_s, update}});
}

/// What a client tells the model in the office's name is taken out again.
void Relay::onPeerItem(const QJsonObject &item)
{
    const QString id = item.value("id"_L1).toString();
    if (item.value("role"_L1).toString() != "system"_L1 || m_chain.isHidden(id))
        return;
    qCWarning(lcCalls) << "a caller's client has written a system message; it is deleted";
    m_chain.hide(id);
    toProvider({{u"type"_s, u"conversation.item.delete"_s}, {u"item_id"_s, id}});
}

/// On the audio line: sound and what belongs to it. Everything else the client says to the provider itself.
void Relay::onPeerClient(const EventScan &scan)
{
    if (scan.type() == "attendant.output_audio.append") {
        if (m_voice != Voice::Ai)
            return;
        const QByteArray bytes = lineBytes(scan.raw("audio"));
        m_host.onLine(AudioSource::Ai, LineFormat::Pcm, bytes, now());
        if (m_host.hasListeners())
            m_host.onAiAudio(m_aiDecoder.decode(bytes, LineFormat::Pcm), now());
    } else if (scan.type() != "conversation.item.truncate") { // clients say so when we interrupt ourselves; nobody needs it here
        refuse(scan, u"invalid_value"_s, u"This line carries the call's sound alone; send '%1' over the data channel."_s.arg(scan.text("type").left(100)));
    }
}

} // namespace Attendant
