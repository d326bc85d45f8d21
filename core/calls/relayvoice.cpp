// SPDX-License-Identifier: GPL-3.0-or-later
// Other voices in the AI's place, and how the AI is cut off for them. Source: design.md, idea 1; reference notes, sections 10 and 12.
#include "calls/relay.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// A person's voice comes in real time, so what is ahead of it is jitter; the AI's last 200 ms may still be playing when it begins.
constexpr std::chrono::milliseconds humanLead{320};
constexpr std::chrono::milliseconds mostHumanWaiting{400};
constexpr std::chrono::milliseconds piece{100};
constexpr std::chrono::seconds betweenSentences{20};

/// The part of \a text that was spoken in the first \a heard of \a total, up to a whole word.
QString heardPart(const QString &text, std::chrono::microseconds heard, std::chrono::microseconds total)
{
    if (heard.count() <= 0 || total.count() <= 0)
        return {};
    if (heard >= total)
        return text;
    const qsizetype length = text.size() * heard.count() / total.count();
    const qsizetype space = text.lastIndexOf(u' ', length);
    return space <= 0 ? QString() : text.left(space) + u'…';
}

} // namespace

void Relay::cutAudio()
{
    auto unheard = m_pacer.unheard(now());
    for (Pacer::Unheard &item : unheard) {
        if (Wire::isOurs(item.address.itemId))
            continue;
        if (const auto told = m_leg ? m_leg->heard(item.address.itemId) : std::nullopt)
            item.heard = std::min(item.heard, *told);
        recordCut(item);
        m_cut.insert(item.address.responseId);
        if (m_truncated.size() > 50)
            m_truncated.clear();
        m_truncated.insert(item.address.itemId);
        toProvider({{u"type"_s, u"conversation.item.truncate"_s},
                    {u"item_id"_s, item.address.itemId},
                    {u"content_index"_s, item.address.contentIndex},
                    {u"audio_end_ms"_s, static_cast<qint64>(item.heard.count() / 1000)}});
    }
    if (!m_activeResponse.isEmpty())
        m_cut.insert(m_activeResponse);
    // Heard so far, with more to come that will not be played.
    for (auto text = m_aiTexts.begin(); text != m_aiTexts.end();) {
        if (text->isWhole) { // its end is among the events that are flushed now, and with it comes the record
            ++text;
            continue;
        }
        if (isPeer() || m_pacer.heard(text.key(), now()).count() > 0)
            m_host.onAiSpoken(text.key(), m_chain.spokenBefore(text.key()), text->text, text->text);
        text = m_aiTexts.erase(text);
    }
    if (m_leg && m_pacer.ahead(now()) > std::chrono::microseconds(0)) {
        m_leg->dropUnheard();
        if (m_leg->canDropUnheard())
            m_host.onLineCut();
    }
    m_pacer.cut(now());
    m_host.onAudioCut();
}

void Relay::recordCut(const Pacer::Unheard &item)
{
    const auto found = m_aiTexts.constFind(item.address.itemId);
    if (found == m_aiTexts.cend())
        return;
    const AiText text = *found;
    m_aiTexts.erase(found);
    const QString heard = heardPart(text.text, item.heard, item.total);
    if (!heard.isEmpty())
        m_host.onAiSpoken(item.address.itemId, m_chain.spokenBefore(item.address.itemId), heard, text.text);
}

void Relay::cutAi()
{
    if (!m_activeResponse.isEmpty())
        toProvider({{u"type"_s, u"response.cancel"_s}, {u"response_id"_s, m_activeResponse}});
    else if (!m_requestEvent.isEmpty())
        toProvider({{u"type"_s, u"response.cancel"_s}});
    // What was asked for before is no longer wanted, also when the provider begins it only now.
    m_wanted.reset();
    m_requestEvent.clear();
    m_lastRequestEvent.clear();
    m_watch.callerTurn();
    closeTone();
    if (isPeer())
        cutPeer();
    cutAudio();
    for (const QByteArray &event : m_view.closing())
        toClient(event);
    // Whatever still comes of these responses is not for the client.
    m_visible.clear();
    m_cut.clear();
}

QString Relay::voiceName() const
{
    return m_voice == Voice::Ai ? u"ai"_s : m_voice == Voice::Human ? u"human"_s : u"hold"_s;
}

void Relay::setVoice(Voice voice)
{
    if (voice == m_voice)
        return;
    const Voice before = std::exchange(m_voice, voice);
    if (before == Voice::Ai) {
        m_watch.rest();
        cutAi();
        (void)sendTurnDetection();
    } else if (before == Voice::Human) {
        m_isPersonAway = false;
        closeTone();
        endHuman();
    } else {
        m_pacer.cut(now());
        closeTone();
    }
    m_pacer.setLead(voice == Voice::Human ? humanLead : Pacer::standardLead);
    if (voice == Voice::Ai) {
        m_isHeldBack = false;
        m_watch.wake(now());
        (void)sendTurnDetection();
    }
    if (m_leg)
        m_leg->voiceChanged(voiceName());
    if (isPeer())
        markVoice();
    if (voice == Voice::Human && m_leg)
        m_human.emplace(m_leg->pieceLength());
    if (voice == Voice::Hold)
        m_holdAt = 0;
    m_pacer.advance(now());
}

QString Relay::sendTurnDetection()
{
    if (m_state != State::Ready)
        return {};
    const QString id = Wire::ourEventId();
    m_updates.push_back({id, false});
    const QJsonObject input{{u"turn_detection"_s, turnDetection(*m_config, m_voice == Voice::Ai)}};
    toProvider({{u"type"_s, u"session.update"_s},
                {u"event_id"_s, id},
                {u"session"_s, QJsonObject{{u"type"_s, u"realtime"_s}, {u"audio"_s, QJsonObject{{u"input"_s, input}}}}}});
    return id;
}

Wire::AudioAddress Relay::openLocal()
{
    const Wire::AudioAddress address{Wire::ourResponseId(), Wire::ourItemId(), 0, 0};
    for (const QByteArray &event : Wire::opening(address, m_lastShownItem))
        m_pacer.add(event);
    m_lastShownItem = address.itemId;
    return address;
}

void Relay::addLocal(const Wire::AudioAddress &address, SampleView samples)
{
    const QByteArray base64 = m_encoder.encode(samples, m_outputFormat);
    const QByteArray event = Wire::audioDelta(address, base64, Wire::ourEventId().toUtf8());
    const QByteArrayView placed = QByteArrayView(event).sliced(event.size() - 2 - base64.size(), base64.size());
    // A full queue means that this sentence is minutes away: nobody misses it.
    (void)m_pacer.addAudio(address, event, placed, bytesPerSecond(m_outputFormat));
}

void Relay::closeLocal(const Wire::AudioAddress &address, const QString &transcript)
{
    for (const QByteArray &event : Wire::closing(address, transcript, u"completed"_s))
        m_pacer.add(event);
}

void Relay::speak(const Samples &clip, const QString &text)
{
    if (!hearsUs())
        return;
    closeTone();
    const Wire::AudioAddress address = openLocal();
    m_pacer.add(Wire::transcriptDelta(address, text));
    ++m_localPending;
    const size_t pieceSamples = samplesIn(piece);
    for (size_t at = 0; at < clip.size(); at += pieceSamples)
        addLocal(address, SampleView(clip).subspan(at, std::min(pieceSamples, clip.size() - at)));
    closeLocal(address, text);
    // An event of its own would be one too many; the last closing event's turn has come when this runs.
    m_pacer.add({}, [this] {
        m_localPending = std::max(0, m_localPending - 1);
        m_localUntil = now() + m_pacer.ahead(now());
    });
    m_pacer.advance(now());
}

bool Relay::isSpeakingLocally() const
{
    return m_localPending > 0 || now() < m_localUntil;
}

void Relay::humanAudio(SampleView packet)
{
    m_isPersonAway = false;
    closeTone();
    if (m_voice == Voice::Human && m_human)
        applyHuman(m_human->feed(packet, now(), m_pacer.ahead(now())));
}

void Relay::applyHuman(const HumanVoice::Step &step)
{
    if (!hearsUs())
        return;
    if (step.begins) {
        m_humanResponse = openLocal();
        m_humanResponseId = m_humanResponse->responseId;
    }
    if (!m_humanResponse)
        return;
    if (!step.piece.empty()) {
        // A stall on the way here comes out as a burst. Late words are worth less than a conversation in time.
        if (m_pacer.queued() > mostHumanWaiting)
            m_pacer.dropItem(m_humanResponse->itemId);
        addLocal(*m_humanResponse, step.piece);
    }
    if (!step.piece.empty() || step.ends)
        m_host.onHumanPiece(step.piece, step.ends);
    if (step.ends) {
        // The words come later, and to the record alone: the response is over by then.
        closeLocal(*m_humanResponse, {});
        m_humanResponse.reset();
    }
    m_pacer.advance(now());
}

void Relay::endHuman()
{
    if (!m_human)
        return;
    HumanVoice::Step step = m_human->finish();
    step.ends = true;
    applyHuman(step);
    m_human.reset();
}

void Relay::setHoldSentence(std::shared_ptr<const Samples> sentence, const QString &text)
{
    m_holdSentence = std::move(sentence);
    m_holdText = text;
    m_holdAt = 0;
}

void Relay::feedHold()
{
    if (!hearsUs() || m_pacer.queued() > std::chrono::microseconds(0) || m_pacer.ahead(now()) > piece)
        return;
    // The sentence is a response of its own, with its words, so that captions can show them.
    if (m_holdAt == 0 && m_holdSentence)
        speak(*m_holdSentence, m_holdText);
    else
        feedTone();
    m_holdAt = m_holdAt >= samplesIn(betweenSentences) ? 0 : m_holdAt + samplesIn(piece);
}

void Relay::feedTone()
{
    if (!hearsUs() || m_pacer.queued() > std::chrono::microseconds(0) || m_pacer.ahead(now()) > piece)
        return;
    if (!m_holdResponse) {
        m_holdResponse = openLocal();
        m_tone.restart();
    }
    Samples samples(samplesIn(piece));
    m_tone.pull(samples);
    addLocal(*m_holdResponse, samples);
}

void Relay::closeTone()
{
    if (!m_holdResponse)
        return;
    closeLocal(*m_holdResponse, {});
    m_holdResponse.reset();
}

} // namespace Attendant
