// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RealtimeSession that listens: turns by their energy, words by their caption.
#include "simulator/realtimesession_p.h"

#include "audio/g711.h"

using namespace Qt::StringLiterals;

namespace Attendant {

static constexpr std::chrono::seconds longestTurn{300};

// Positions are samples at the input format's rate.
qint64 RealtimeSession::audioMs(qint64 samples) const
{
    return samples / (m_config.inputFormat() == WireFormat::Pcm24k ? 24 : 8);
}

void RealtimeSession::onAppend(const QByteArray &audio)
{
    if (has(Fault::Deaf))
        return;
    const WireFormat format = m_config.inputFormat();
    // Pieces of a few hundred milliseconds, so that words and edges come out in the order in which they were spoken.
    const qsizetype step = format == WireFormat::Pcm24k ? frameBytes : 160;
    for (qsizetype at = 0; at < audio.size(); at += step) {
        const QByteArrayView piece = QByteArrayView(audio).sliced(at, std::min(step, audio.size() - at));
        m_input += piece;
        Samples samples;
        if (format == WireFormat::Pcm24k) {
            appendSamples(samples, piece);
            m_captions.read(samples);
        } else {
            m_captions.readCodes(piece);
            samples = format == WireFormat::MuLaw ? G711::decodeMuLaw(piece) : G711::decodeALaw(piece);
        }
        m_received += static_cast<qint64>(samples.size());
        if (format != WireFormat::Pcm24k) {
            // The detector counts in frames of 480 samples; each telephone sample stands for three of its own.
            Samples wide;
            wide.reserve(samples.size() * 3);
            for (const int16_t sample : samples)
                wide.insert(wide.end(), 3, sample);
            samples = std::move(wide);
        }
        if (m_detection.isOn) {
            for (const VoiceActivity::Edge &edge : m_activity.feed(samples)) {
                const qint64 position = format == WireFormat::Pcm24k ? edge.at : edge.at / 3;
                edge.isStart ? onSpeechStarted(position) : onSpeechStopped(position);
            }
        } else {
            m_hadVoice |= !m_activity.feed(samples).empty() || m_activity.isSpeaking();
        }
        transcribe();
    }
    trimInput();
    watchIdle();
}

void RealtimeSession::transcribe()
{
    for (const CaptionWord &word : m_captions.takeWords()) {
        if (word.speaker != CaptionSpeaker::Caller)
            continue; // an echo of ourselves
        if (m_turnId.isEmpty())
            m_turnId = newItemId();
        m_turnWords << word.text;
        sendTranscriptDelta((m_turnWords.size() == 1 ? QString() : u" "_s) + word.text);
    }
}

void RealtimeSession::sendTranscriptDelta(const QString &words)
{
    if (m_config.transcribes())
        send(u"conversation.item.input_audio_transcription.delta"_s, {{u"item_id"_s, m_turnId}, {u"content_index"_s, 0}, {u"delta"_s, words}});
}

void RealtimeSession::onSpeechStarted(qint64 at)
{
    if (m_turnId.isEmpty())
        m_turnId = newItemId();
    m_turnOpen = true;
    m_awaitsCaller = false;
    m_speechStart = std::max<qint64>(0, at - m_detection.prefixPadding.count() * (m_config.inputFormat() == WireFormat::Pcm24k ? 24 : 8));
    send(u"input_audio_buffer.speech_started"_s, {{u"audio_start_ms"_s, audioMs(m_speechStart)}, {u"item_id"_s, m_turnId}});
    if (m_active && m_detection.interruptResponse)
        m_active->cancel(u"turn_detected"_s);
    if (m_detection.interruptResponse)
        stopSound(true);
}

void RealtimeSession::onSpeechStopped(qint64 at)
{
    transcribe(); // words that ended just now
    if (!m_turnOpen)
        return;
    send(u"input_audio_buffer.speech_stopped"_s, {{u"audio_end_ms"_s, audioMs(at)}, {u"item_id"_s, m_turnId}});
    commitTurn();
    if (m_detection.createResponse && !m_active && !m_config.isTranscription())
        respond({});
}

/// Makes the buffered audio an item of the caller and transcribes it.
void RealtimeSession::commitTurn()
{
    const QString id = m_turnId.isEmpty() ? newItemId() : m_turnId;
    const int bytesPerMillisecond = m_config.inputFormat() == WireFormat::Pcm24k ? 48 : 8;
    const std::chrono::milliseconds duration(m_input.size() / bytesPerMillisecond);
    const double seconds = static_cast<double>(duration.count()) / 1'000;
    const bool wasSpeech = std::exchange(m_hadVoice, false) || m_turnOpen || m_activity.isSpeaking() || !m_turnWords.isEmpty();
    // What was said is known only from the caption; any other voice is just a voice.
    const QString transcript = !m_turnWords.isEmpty() ? m_turnWords.join(u' ') : wasSpeech ? u"[speech, %1 s]"_s.arg(seconds, 0, 'f', 1) : QString();
    const QString previous = m_conversation.lastId();
    send(u"input_audio_buffer.committed"_s, {{u"item_id"_s, id}, {u"previous_item_id"_s, previous.isEmpty() ? QJsonValue() : QJsonValue(previous)}});

    QJsonObject item{{u"id"_s, id}, {u"object"_s, u"realtime.item"_s}, {u"type"_s, u"message"_s}, {u"status"_s, u"completed"_s}, {u"role"_s, u"user"_s}};
    item.insert(u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"input_audio"_s}, {u"transcript"_s, QJsonValue()}}});
    addItem({id, item, std::exchange(m_input, {}), duration});
    finishItem(item);
    m_audioTokens += static_cast<int>(duration.count() / 100);
    m_turnId.clear();
    m_turnWords.clear();
    m_turnOpen = false;
    if (!transcript.isEmpty())
        m_receptionist.hearCaller(transcript);
    if (!m_config.transcribes())
        return;
    if (ConversationItem *stored = m_conversation.find(id))
        stored->json.insert(u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"input_audio"_s}, {u"transcript"_s, transcript}}});
    send(u"conversation.item.input_audio_transcription.completed"_s,
         {{u"item_id"_s, id}, {u"content_index"_s, 0}, {u"transcript"_s, transcript}, {u"usage"_s, QJsonObject{{u"type"_s, u"duration"_s}, {u"seconds"_s, seconds}}}});
}

void RealtimeSession::onCommit(const QJsonObject &)
{
    const int bytesPerMillisecond = m_config.inputFormat() == WireFormat::Pcm24k ? 48 : 8;
    if (m_input.size() < 100 * bytesPerMillisecond) {
        sendError({u"input_audio_buffer_commit_empty"_s,
                   u"Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has %1ms of audio."_s
                       .arg(static_cast<double>(m_input.size()) / bytesPerMillisecond, 0, 'f', 2), {}},
                  m_currentEventId);
        return;
    }
    commitTurn();
    m_activity.endSpeech();
}

void RealtimeSession::onClear(const QJsonObject &)
{
    m_input.clear();
    m_turnWords.clear();
    m_turnId.clear();
    m_turnOpen = m_hadVoice = false;
    m_activity.endSpeech();
    send(u"input_audio_buffer.cleared"_s, {});
}

/// Between two turns only the padding is kept; a turn is kept up to a limit.
void RealtimeSession::trimInput()
{
    const int bytesPerMillisecond = m_config.inputFormat() == WireFormat::Pcm24k ? 48 : 8;
    const bool isBetweenTurns = m_detection.isOn && !m_turnOpen;
    const qsizetype allowed = isBetweenTurns ? (m_detection.prefixPadding.count() + 100) * bytesPerMillisecond
                                             : std::chrono::milliseconds(longestTurn).count() * bytesPerMillisecond;
    if (m_input.size() > allowed * 2 || (!isBetweenTurns && m_input.size() > allowed))
        m_input.remove(0, m_input.size() - allowed);
}

void RealtimeSession::watchIdle()
{
    if (!m_detection.idleTimeout || !m_awaitsCaller || m_active || m_turnOpen)
        return;
    const int samplesPerMillisecond = m_config.inputFormat() == WireFormat::Pcm24k ? 24 : 8;
    if (m_received - m_quietSince < m_detection.idleTimeout->count() * samplesPerMillisecond)
        return;
    m_awaitsCaller = false;
    m_turnId = newItemId();
    send(u"input_audio_buffer.timeout_triggered"_s,
         {{u"audio_start_ms"_s, audioMs(m_quietSince)}, {u"audio_end_ms"_s, audioMs(m_received)}, {u"item_id"_s, m_turnId}});
    commitTurn();
    respond({});
}

} // namespace Attendant
