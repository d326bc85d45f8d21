// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RealtimeSession that knows what the caller of a call hears: on a call the provider plays the sound itself, in real time, and
// says when it begins and ends. Source: reference notes, sections 8 and 10.
#include "simulator/realtimesession_p.h"

using namespace Qt::StringLiterals;

namespace Attendant {

void RealtimeSession::noteSound(const QString &responseId, const QString &itemId, qsizetype bytes)
{
    if (m_playing != responseId) {
        stopSound(false);
        m_playing = responseId;
        m_playingItem = itemId;
        m_playingSince = std::chrono::steady_clock::now();
        m_playingLength = {};
        send(u"output_audio_buffer.started"_s, {{u"response_id"_s, responseId}});
    }
    m_playingLength += std::chrono::milliseconds(bytes / (m_config.outputFormat() == WireFormat::Pcm24k ? 48 : 8));
}

void RealtimeSession::sendKey(QChar key, qint64 at)
{
    send(u"input_audio_buffer.dtmf_event_received"_s, {{u"event"_s, QString(key)}, {u"received_at"_s, at}});
}

void RealtimeSession::noteComposed(const QString &responseId)
{
    if (m_playing != responseId || !m_isCall)
        return;
    const auto heard = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_playingSince);
    m_playbackEnd.start(std::max(std::chrono::milliseconds(0), m_playingLength - heard));
}

void RealtimeSession::stopSound(bool isCleared)
{
    if (m_playing.isEmpty())
        return;
    m_playbackEnd.stop();
    const QString responseId = std::exchange(m_playing, {});
    const QString itemId = std::exchange(m_playingItem, {});
    send(isCleared ? u"output_audio_buffer.cleared"_s : u"output_audio_buffer.stopped"_s, {{u"response_id"_s, responseId}});
    if (!isCleared)
        return;
    const ConversationItem *item = m_conversation.find(itemId);
    const auto heard = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_playingSince);
    if (item && item->duration.count() > 0)
        onItemTruncate({{u"item_id"_s, itemId}, {u"content_index"_s, 0}, {u"audio_end_ms"_s, static_cast<qint64>(std::min(heard, item->duration).count())}});
}

void RealtimeSession::onOutputClear(const QJsonObject &)
{
    if (!m_isCall) {
        sendError({u"invalid_value"_s, u"output_audio_buffer.clear is for WebRTC and SIP calls."_s, u"type"_s}, m_currentEventId);
        return;
    }
    stopSound(true);
}

} // namespace Attendant
