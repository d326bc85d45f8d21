// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/realtimeresponse_p.h"

#include "base/logging.h"
#include "base/secrets.h"
#include "simulator/realtimesession_p.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Attendant {

RealtimeResponse::RealtimeResponse(Plan plan, RealtimeSession &session)
    : QObject(&session)
    , m_session(session)
    , m_plan(std::move(plan))
    , m_id(u"resp_"_s + randomId())
{
    m_pacer.setTimerType(Qt::PreciseTimer);
    connect(&m_pacer, &QTimer::timeout, this, &RealtimeResponse::sendNextPiece);
}

void RealtimeResponse::start()
{
    m_session.send(u"response.created"_s, {{u"response"_s, json(u"in_progress"_s, QJsonValue())}});
    const auto wait = m_plan.isInConversation ? m_session.options().thinkingTime : std::chrono::milliseconds(0);
    QTimer::singleShot(wait, this, &RealtimeResponse::speak);
}

void RealtimeResponse::speak()
{
    if (m_isFinished)
        return;
    if (m_session.has(Fault::UnendingTool)) {
        beginEndlessTool();
    } else if (m_session.has(Fault::Empty)) {
        finish(u"completed"_s, QJsonValue());
    } else if (m_session.has(Fault::Failing)) {
        finish(u"failed"_s, QJsonObject{{u"type"_s, u"failed"_s},
                                        {u"error"_s, QJsonObject{{u"type"_s, u"server_error"_s}, {u"code"_s, u"server_error"_s},
                                                                 {u"message"_s, u"The server had an error while processing your request."_s}}}});
    } else if (m_plan.answer.speech.isEmpty()) {
        callTools();
    } else if (!m_plan.speaks) {
        sendText();
    } else {
        m_session.voices().render({m_plan.answer.speech, m_plan.voice, CaptionSpeaker::Ai, m_plan.format}, this,
                                  [this](const Result<VoicePool::Clip> &clip) { onClip(clip); });
    }
}

void RealtimeResponse::onClip(const Result<VoicePool::Clip> &clip)
{
    if (m_isFinished)
        return;
    if (!clip) {
        qCWarning(lcSimulator, "The simulated AI cannot speak: %s", qUtf8Printable(clip.error().message));
        finish(u"failed"_s, QJsonObject{{u"type"_s, u"failed"_s},
                                        {u"error"_s, QJsonObject{{u"type"_s, u"server_error"_s}, {u"code"_s, u"speech_unavailable"_s},
                                                                 {u"message"_s, clip.error().message}}}});
        return;
    }
    m_clip = *clip;
    m_session.noteSpoken();
    openMessage();
    const double pace = m_session.options().pace;
    if (pace > 0)
        m_pacer.start(std::chrono::milliseconds(static_cast<int>(static_cast<double>(VoiceClip::pieceTime.count()) / pace)));
    else
        m_pacer.start(std::chrono::milliseconds(0));
    sendNextPiece();
}

QJsonObject RealtimeResponse::place() const
{
    return {{u"response_id"_s, m_id}, {u"item_id"_s, m_itemId}, {u"output_index"_s, 0}, {u"content_index"_s, 0}};
}

static QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object.insert(key, value);
    return object;
}

void RealtimeResponse::openMessage()
{
    m_itemId = RealtimeSession::newItemId();
    m_isMessageOpen = true;
    const QJsonObject item{{u"id"_s, m_itemId},          {u"object"_s, u"realtime.item"_s}, {u"type"_s, u"message"_s},
                           {u"status"_s, u"in_progress"_s}, {u"role"_s, u"assistant"_s},      {u"content"_s, QJsonArray()}};
    m_session.send(u"response.output_item.added"_s, {{u"response_id"_s, m_id}, {u"output_index"_s, 0}, {u"item"_s, item}});
    if (m_plan.isInConversation)
        m_session.addItem({m_itemId, item, {}, {}});
    const QJsonObject part = m_plan.speaks ? QJsonObject{{u"type"_s, u"audio"_s}, {u"transcript"_s, QString()}}
                                           : QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, QString()}};
    m_session.send(u"response.content_part.added"_s, with(place(), u"part"_s, part));
}

void RealtimeResponse::sendNextPiece()
{
    if (m_nextPiece >= m_clip->pieces.size() && m_session.has(Fault::Endless))
        m_nextPiece = 0;
    if (m_nextPiece >= m_clip->pieces.size()) {
        m_pacer.stop();
        closeMessage(u"completed"_s);
        callTools();
        return;
    }
    const VoiceClip::Piece &piece = m_clip->pieces[m_nextPiece++];
    if (!piece.words.isEmpty()) {
        m_transcript += piece.words;
        m_session.send(u"response.output_audio_transcript.delta"_s, with(place(), u"delta"_s, piece.words));
    }
    m_session.sendAudioDelta(m_id, m_itemId, piece.base64);
    const qsizetype before = m_sentBytes;
    m_sentBytes = std::min(m_clip->wire.size(), before + piece.base64.size() / 4 * 3 - piece.base64.count('='));
    const int bytesPerMillisecond = m_plan.format == WireFormat::Pcm24k ? 48 : 8;
    m_sentDuration = std::chrono::milliseconds(m_sentBytes / bytesPerMillisecond);
    if (m_plan.isInConversation)
        m_session.extendItemAudio(m_itemId, m_clip->wire.sliced(before, m_sentBytes - before), m_sentDuration);
}

void RealtimeResponse::closeMessage(const QString &status)
{
    if (!m_isMessageOpen)
        return;
    m_isMessageOpen = false;
    QJsonObject part;
    if (m_plan.speaks) {
        m_session.send(u"response.output_audio.done"_s, place());
        m_session.send(u"response.output_audio_transcript.done"_s, with(place(), u"transcript"_s, m_transcript));
        part = {{u"type"_s, u"audio"_s}, {u"transcript"_s, m_transcript}};
    } else {
        m_session.send(u"response.output_text.done"_s, with(place(), u"text"_s, m_transcript));
        part = {{u"type"_s, u"text"_s}, {u"text"_s, m_transcript}};
    }
    m_session.send(u"response.content_part.done"_s, with(place(), u"part"_s, part));
    QJsonObject content = part;
    content.insert(u"type"_s, m_plan.speaks ? u"output_audio"_s : u"output_text"_s);
    const QJsonObject item{{u"id"_s, m_itemId},  {u"object"_s, u"realtime.item"_s}, {u"type"_s, u"message"_s},
                           {u"status"_s, status}, {u"role"_s, u"assistant"_s},       {u"content"_s, QJsonArray{content}}};
    m_output.append(item);
    m_session.send(u"response.output_item.done"_s, {{u"response_id"_s, m_id}, {u"output_index"_s, 0}, {u"item"_s, item}});
    if (m_plan.isInConversation)
        m_session.finishItem(item);
}

void RealtimeResponse::sendText()
{
    openMessage();
    const QStringList words = m_plan.answer.speech.split(u' ');
    for (qsizetype i = 0; i < words.size(); i += 4) {
        const QString delta = (i == 0 ? QString() : u" "_s) + words.mid(i, 4).join(u' ');
        m_transcript += delta;
        m_session.send(u"response.output_text.delta"_s, with(place(), u"delta"_s, delta));
    }
    closeMessage(u"completed"_s);
    callTools();
}

void RealtimeResponse::callTools()
{
    for (const Receptionist::ToolCall &call : m_plan.answer.calls) {
        const QString itemId = RealtimeSession::newItemId();
        const QString callId = u"call_"_s + randomId().left(20);
        const QString arguments = QString::fromUtf8(QJsonDocument(call.arguments).toJson(QJsonDocument::Compact));
        const qsizetype index = m_output.size();
        QJsonObject item{{u"id"_s, itemId},        {u"object"_s, u"realtime.item"_s}, {u"type"_s, u"function_call"_s}, {u"status"_s, u"in_progress"_s},
                         {u"call_id"_s, callId}, {u"name"_s, call.name},            {u"arguments"_s, QString()}};
        m_session.send(u"response.output_item.added"_s, {{u"response_id"_s, m_id}, {u"output_index"_s, index}, {u"item"_s, item}});
        if (m_plan.isInConversation)
            m_session.addItem({itemId, item, {}, {}});
        const QJsonObject at{{u"response_id"_s, m_id}, {u"item_id"_s, itemId}, {u"output_index"_s, index}, {u"call_id"_s, callId}};
        for (qsizetype from = 0; from < arguments.size(); from += 40)
            m_session.send(u"response.function_call_arguments.delta"_s, with(at, u"delta"_s, arguments.mid(from, 40)));
        m_session.send(u"response.function_call_arguments.done"_s, with(with(at, u"name"_s, call.name), u"arguments"_s, arguments));
        item.insert(u"status"_s, u"completed"_s);
        item.insert(u"arguments"_s, arguments);
        m_output.append(item);
        m_session.send(u"response.output_item.done"_s, {{u"response_id"_s, m_id}, {u"output_index"_s, index}, {u"item"_s, item}});
        if (m_plan.isInConversation)
            m_session.finishItem(item);
    }
    finish(u"completed"_s, QJsonValue());
}

void RealtimeResponse::beginEndlessTool()
{
    if (m_isFinished)
        return;
    m_pacer.stop();
    m_clip.reset();
    m_isFinished = true; // as far as it goes
    const QString itemId = RealtimeSession::newItemId();
    const QString callId = u"call_"_s + randomId().left(20);
    const qsizetype index = m_output.size() + (m_isMessageOpen ? 1 : 0);
    m_session.send(u"response.output_item.added"_s,
                   {{u"response_id"_s, m_id},
                    {u"output_index"_s, index},
                    {u"item"_s, QJsonObject{{u"id"_s, itemId}, {u"object"_s, u"realtime.item"_s}, {u"type"_s, u"function_call"_s}, {u"status"_s, u"in_progress"_s},
                                            {u"call_id"_s, callId}, {u"name"_s, u"create_appointment"_s}, {u"arguments"_s, QString()}}}});
    m_session.send(u"response.function_call_arguments.delta"_s,
                   {{u"response_id"_s, m_id}, {u"item_id"_s, itemId}, {u"output_index"_s, index}, {u"call_id"_s, callId}, {u"delta"_s, u"{\"title\":"_s}});
}

void RealtimeResponse::cancel(const QString &reason)
{
    if (m_isFinished || m_session.has(Fault::Endless))
        return;
    m_pacer.stop();
    closeMessage(u"incomplete"_s);
    finish(u"cancelled"_s, QJsonObject{{u"type"_s, u"cancelled"_s}, {u"reason"_s, reason}});
}

void RealtimeResponse::finish(const QString &status, const QJsonValue &details)
{
    m_isFinished = true;
    m_session.noteComposed(m_id);
    m_session.send(u"response.done"_s, {{u"response"_s, json(status, details)}});
    m_session.sendRateLimits();
    Q_EMIT done();
}

QJsonObject RealtimeResponse::usage() const
{
    // Rough, but in the real proportions: 10 tokens a second heard, 20 a second spoken, 4 letters a text token.
    const int textIn = m_session.contextTextTokens();
    const int audioIn = m_session.contextAudioTokens();
    const int textOut = static_cast<int>(m_transcript.size() / 4 + 1);
    const int audioOut = static_cast<int>(m_sentDuration.count() / 50);
    return {{u"total_tokens"_s, textIn + audioIn + textOut + audioOut},
            {u"input_tokens"_s, textIn + audioIn},
            {u"output_tokens"_s, textOut + audioOut},
            {u"input_token_details"_s, QJsonObject{{u"text_tokens"_s, textIn}, {u"audio_tokens"_s, audioIn}, {u"image_tokens"_s, 0}, {u"cached_tokens"_s, 0},
                                                   {u"cached_tokens_details"_s, QJsonObject{{u"text_tokens"_s, 0}, {u"audio_tokens"_s, 0}, {u"image_tokens"_s, 0}}}}},
            {u"output_token_details"_s, QJsonObject{{u"text_tokens"_s, textOut}, {u"audio_tokens"_s, audioOut}}}};
}

QJsonObject RealtimeResponse::json(const QString &status, const QJsonValue &details) const
{
    const QString type = m_plan.format == WireFormat::Pcm24k ? u"audio/pcm"_s : m_plan.format == WireFormat::MuLaw ? u"audio/pcmu"_s : u"audio/pcma"_s;
    QJsonObject format{{u"type"_s, type}};
    if (m_plan.format == WireFormat::Pcm24k)
        format.insert(u"rate"_s, 24'000);
    return {{u"object"_s, u"realtime.response"_s},
            {u"id"_s, m_id},
            {u"status"_s, status},
            {u"status_details"_s, details},
            {u"output"_s, m_output},
            {u"conversation_id"_s, m_plan.isInConversation ? QJsonValue(m_session.conversationId()) : QJsonValue()},
            {u"output_modalities"_s, QJsonArray{m_plan.speaks ? u"audio"_s : u"text"_s}},
            {u"max_output_tokens"_s, u"inf"_s},
            {u"audio"_s, QJsonObject{{u"output"_s, QJsonObject{{u"format"_s, format}, {u"voice"_s, m_session.voiceName()}}}}},
            {u"usage"_s, status == "in_progress"_L1 ? QJsonValue() : QJsonValue(usage())},
            {u"metadata"_s, m_plan.metadata.isObject() ? m_plan.metadata : QJsonValue()}};
}

} // namespace Attendant
