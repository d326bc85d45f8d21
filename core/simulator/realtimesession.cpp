// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/realtimesession_p.h"

#include "base/logging.h"
#include "base/secrets.h"
#include "domain/jsonread.h"

#include <QJsonDocument>
#include <QTcpSocket>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr quint64 largestMessage = 20ULL * 1024 * 1024;
constexpr qint64 largestBacklog = 32LL * 1024 * 1024;
constexpr int largestAsides = 8;

/// Finds the audio of an append event without parsing the whole text. Returns the message without the audio's text, or nothing when the
/// message has another shape and must be parsed as it is.
std::optional<QString> splitAudio(const QString &message, QByteArray &audio)
{
    if (message.size() < 256)
        return std::nullopt;
    const qsizetype key = message.indexOf("\"audio\""_L1);
    if (key < 0)
        return std::nullopt;
    qsizetype at = key + 7;
    while (at < message.size() && (message[at].isSpace() || message[at] == u':'))
        ++at;
    if (at >= message.size() || message[at] != u'"')
        return std::nullopt;
    const qsizetype end = message.indexOf(u'"', at + 1);
    if (end < 0)
        return std::nullopt;
    const QStringView text = QStringView(message).sliced(at + 1, end - at - 1);
    if (text.contains(u'\\'))
        return std::nullopt;
    audio = text.toLatin1();
    return message.first(at + 1).append(QStringView(message).sliced(end));
}

SpeechVoice espeakVoice(const QString &name, const QString &language, double speed)
{
    static const QHash<QString, std::pair<QString, int>> timbres{
        {u"marin"_s, {u"f2"_s, 52}},  {u"cedar"_s, {u"m3"_s, 44}}, {u"alloy"_s, {u"f5"_s, 46}}, {u"ash"_s, {u"m1"_s, 46}},  {u"ballad"_s, {u"m7"_s, 50}},
        {u"coral"_s, {u"f3"_s, 56}},  {u"echo"_s, {u"m2"_s, 42}},  {u"sage"_s, {u"f4"_s, 50}},  {u"shimmer"_s, {u"f1"_s, 60}}, {u"verse"_s, {u"m4"_s, 50}}};
    const auto timbre = timbres.value(name, {u"f2"_s, 52});
    return {language, timbre.first, timbre.second, static_cast<int>(175 * speed)};
}

} // namespace

RealtimeSession::RealtimeSession(QWebSocket *socket, SessionSettings config, const RealtimeServer::Options &options, quint64 seed, const Clock &clock,
                                 VoicePool &voices, QObject *parent)
    : QObject(parent)
    , m_isCall(!socket)
    , m_config(std::move(config))
    , m_options(options)
    , m_clock(clock)
    , m_voices(voices)
    , m_receptionist(clock, {seed, options.forgetEscalation})
    , m_id(u"sess_"_s + randomId())
    , m_conversationId(u"conv_"_s + randomId())
    , m_eventPrefix(u"event_"_s + randomId().left(14) + u'_')
{
    if (socket)
        attach(socket, true);
    m_playbackEnd.setSingleShot(true);
    connect(&m_playbackEnd, &QTimer::timeout, this, [this] { stopSound(false); });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        sendError({u"session_expired"_s, u"Your session hit the maximum duration of %1 minutes."_s.arg(m_options.sessionLimit.count() / 60.0), {}});
        close(QWebSocketProtocol::CloseCodeNormal, u"session_expired"_s);
    });
}

void RealtimeSession::attach(QWebSocket *socket, bool isPeer)
{
    socket->setParent(this);
    socket->setMaxAllowedIncomingMessageSize(largestMessage);
    socket->setMaxAllowedIncomingFrameSize(largestMessage);
    m_lines.append({socket, isPeer});
    connect(socket, &QWebSocket::textMessageReceived, this, &RealtimeSession::onMessage);
    connect(socket, &QWebSocket::disconnected, this, [this, socket, isPeer] {
        m_lines.removeIf([socket](const Line &line) { return line.socket == socket; });
        socket->deleteLater();
        // Who only joined a call may leave it; the caller's end takes the call along.
        if (isPeer)
            Q_EMIT closed();
    });
}

void RealtimeSession::start()
{
    m_limit.start(m_options.sessionLimit);
    m_expiresAt = std::chrono::floor<std::chrono::seconds>(m_clock.now() + m_options.sessionLimit).time_since_epoch().count();
    applyConfig();
    send(u"session.created"_s, {{u"session"_s, sessionJson()}});
}

void RealtimeSession::refuse(const ProtocolError &error)
{
    sendError(error);
    close(static_cast<QWebSocketProtocol::CloseCode>(4000), error.code);
}

void RealtimeSession::close(QWebSocketProtocol::CloseCode code, const QString &reason)
{
    if (m_isCall)
        QMetaObject::invokeMethod(this, &RealtimeSession::closed, Qt::QueuedConnection);
    for (const Line &line : QList<Line>(m_lines))
        line.socket->close(code, reason);
}

void RealtimeSession::abort()
{
    if (m_wire)
        m_wire->blockSignals(false); // also one that was stopped gets to know its end
    for (const Line &line : QList<Line>(m_lines))
        line.socket->abort();
}

QString RealtimeSession::newItemId()
{
    return u"item_"_s + randomId().left(20);
}

void RealtimeSession::send(const QString &type, const QJsonObject &fields)
{
    QJsonObject event = fields;
    if (m_fault && !distort(type, event))
        return;
    event.insert(u"type"_s, type);
    event.insert(u"event_id"_s, QString(m_eventPrefix + QString::number(++m_eventCount)));
    transmit(QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact)), false);
}

void RealtimeSession::transmitNow(const QString &text, bool isSound)
{
    for (const Line &line : QList<Line>(m_lines)) {
        if (isSound && !line.isPeer)
            continue;
        if (line.socket->bytesToWrite() > largestBacklog) // a client that no longer reads
            line.socket->abort();
        else if (line.socket->isValid())
            line.socket->sendTextMessage(text);
    }
}

// By hand, because a JSON document of every delta is most of what a busy server would do.
void RealtimeSession::sendAudioDelta(const QString &responseId, const QString &itemId, const QByteArray &base64)
{
    if (m_isCall)
        noteSound(responseId, itemId, base64.size() / 4 * 3 - base64.count('='));
    const QString head = u"{\"type\":\"response.output_audio.delta\",\"event_id\":\""_s + m_eventPrefix + QString::number(++m_eventCount)
                         + u"\",\"response_id\":\""_s + (has(Fault::WrongIds) ? unknownResponse : responseId) + u"\",\"item_id\":\""_s + itemId
                         + u"\",\"output_index\":0,\"content_index\":0,\"delta\":\""_s;
    const QByteArray nothing = has(Fault::Mute) ? QByteArray(base64.size() / 4 * 4, m_config.outputFormat() == WireFormat::Pcm24k ? 'A' : '/') : QByteArray();
    transmit(head + QLatin1StringView(nothing.isEmpty() ? base64 : nothing) + u"\"}"_s, true);
}

void RealtimeSession::sendError(const ProtocolError &error, const QJsonValue &clientEventId)
{
    send(u"error"_s, {{u"error"_s, QJsonObject{{u"type"_s, u"invalid_request_error"_s},
                                               {u"code"_s, error.code},
                                               {u"message"_s, error.message},
                                               {u"param"_s, error.param.isEmpty() ? QJsonValue() : QJsonValue(error.param)},
                                               {u"event_id"_s, clientEventId.isString() ? clientEventId : QJsonValue()}}}});
    if (error.closes)
        close(static_cast<QWebSocketProtocol::CloseCode>(4000), error.code);
}

void RealtimeSession::sendRateLimits()
{
    send(u"rate_limits.updated"_s,
         {{u"rate_limits"_s, QJsonArray{QJsonObject{{u"name"_s, u"tokens"_s}, {u"limit"_s, 200'000}, {u"remaining"_s, 199'000}, {u"reset_seconds"_s, 0.3}}}}});
}

QJsonObject RealtimeSession::sessionJson() const
{
    QJsonObject session = m_config.json();
    session.insert(u"id"_s, m_id);
    session.insert(u"object"_s, m_config.isTranscription() ? u"realtime.transcription_session"_s : u"realtime.session"_s);
    session.insert(u"expires_at"_s, m_expiresAt);
    return session;
}

void RealtimeSession::applyConfig()
{
    m_detection = m_config.turnDetection();
    m_activity.configure(m_detection.threshold, m_detection.silence);
    m_receptionist.setInstructions(m_config.instructions());
    m_receptionist.setLanguage(m_config.language());
    m_textTokens = static_cast<int>(m_config.instructions().size() / 4);
}

void RealtimeSession::onMessage(const QString &message)
{
    QByteArray audio;
    const auto rest = splitAudio(message, audio);
    const auto event = JsonReader::parseObject((rest ? *rest : message).toUtf8());
    if (!event) {
        sendError({u"invalid_event"_s, u"The message is not a JSON object: %1"_s.arg(event.error().message), {}});
        return;
    }
    m_currentEventId = event->value("event_id"_L1);
    const bool isAppend = event->value("type"_L1) == "input_audio_buffer.append"_L1;
    if (rest && !isAppend) {
        // An item that holds audio: rare enough to be parsed as a whole.
        const auto whole = JsonReader::parseObject(message.toUtf8());
        if (whole)
            handle(*whole);
        return;
    }
    if (!isAppend) {
        handle(*event);
        return;
    }
    if (!rest)
        audio = event->value("audio"_L1).toString().toLatin1();
    auto decoded = QByteArray::fromBase64Encoding(audio, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || !event->value("audio"_L1).isString()) {
        sendError({u"invalid_value"_s, u"Invalid 'audio': expected base64-encoded audio bytes."_s, u"audio"_s}, m_currentEventId);
        return;
    }
    onAppend(*decoded);
}

void RealtimeSession::handle(const QJsonObject &event)
{
    static const QHash<QString, Handler> handlers{
        {u"session.update"_s, &RealtimeSession::onUpdate},
        {u"input_audio_buffer.commit"_s, &RealtimeSession::onCommit},
        {u"input_audio_buffer.clear"_s, &RealtimeSession::onClear},
        {u"conversation.item.create"_s, &RealtimeSession::onItemCreate},
        {u"conversation.item.retrieve"_s, &RealtimeSession::onItemRetrieve},
        {u"conversation.item.delete"_s, &RealtimeSession::onItemDelete},
        {u"conversation.item.truncate"_s, &RealtimeSession::onItemTruncate},
        {u"response.create"_s, &RealtimeSession::onResponseCreate},
        {u"response.cancel"_s, &RealtimeSession::onResponseCancel},
        {u"output_audio_buffer.clear"_s, &RealtimeSession::onOutputClear},
    };
    const QString type = event.value("type"_L1).toString();
    const bool isAllowed = !m_config.isTranscription() || type == "session.update"_L1 || type.startsWith("input_audio_buffer."_L1);
    const Handler handler = isAllowed ? handlers.value(type, nullptr) : nullptr;
    if (!handler) {
        sendError(type.isEmpty() ? ProtocolError{u"missing_required_parameter"_s, u"Missing required parameter: 'type'."_s, u"type"_s}
                                 : ProtocolError{u"invalid_value"_s, u"Invalid value: '%1' is not an event that clients send here."_s.arg(type), u"type"_s},
                  m_currentEventId);
        return;
    }
    (this->*handler)(event);
}

void RealtimeSession::onUpdate(const QJsonObject &event)
{
    if (!event.value("session"_L1).isObject()) {
        sendError({u"missing_required_parameter"_s, u"Missing required parameter: 'session'."_s, u"session"_s}, m_currentEventId);
        return;
    }
    if (const auto problem = m_config.merge(event.value("session"_L1).toObject(), m_hasSpoken)) {
        sendError(*problem, m_currentEventId);
        return;
    }
    applyConfig();
    send(u"session.updated"_s, {{u"session"_s, sessionJson()}});
}

void RealtimeSession::onResponseCreate(const QJsonObject &event)
{
    const QJsonObject parameters = event.value("response"_L1).toObject();
    if (const auto problem = checkResponseParameters(parameters)) {
        sendError(*problem, m_currentEventId);
        return;
    }
    const bool isAside = parameters.value("conversation"_L1) == "none"_L1;
    if (!isAside && m_active) {
        sendError({u"conversation_already_has_active_response"_s,
                   u"Conversation already has an active response in progress: %1. Wait until the response is finished before creating a new one."_s.arg(m_active->id()), {}},
                  m_currentEventId);
        return;
    }
    if (isAside && m_asides >= largestAsides) {
        sendError({u"rate_limit_exceeded"_s, u"Too many responses beside the conversation are running."_s, {}}, m_currentEventId);
        return;
    }
    respond(parameters);
}

void RealtimeSession::respond(const QJsonObject &parameters)
{
    RealtimeResponse::Plan plan;
    plan.isInConversation = parameters.value("conversation"_L1) != "none"_L1;
    plan.metadata = parameters.value("metadata"_L1);
    plan.speaks = parameters.contains("output_modalities"_L1) ? parameters.value("output_modalities"_L1).toArray().contains(u"audio"_s) : m_config.speaks();
    SessionSettings merged = m_config;
    if (const QJsonValue audio = parameters.value("audio"_L1); audio.isObject())
        (void)merged.merge({{u"type"_s, u"realtime"_s}, {u"audio"_s, audio}});
    plan.format = merged.outputFormat();

    const QString instructions = parameters.value("instructions"_L1).toString();
    QStringList inputs;
    for (const QJsonValue &item : parameters.value("input"_L1).toArray())
        inputs << textOf(item.toObject());
    if (plan.isInConversation) {
        for (const QString &input : inputs) {
            if (!input.isEmpty())
                m_receptionist.hearCaller(input);
        }
        QStringList tools;
        const QJsonValue choice = parameters.contains("tool_choice"_L1) ? parameters.value("tool_choice"_L1) : m_config.json().value("tool_choice"_L1);
        const QJsonArray list = parameters.contains("tools"_L1) ? parameters.value("tools"_L1).toArray() : m_config.tools();
        for (const QJsonValue &tool : list) {
            if (choice != "none"_L1)
                tools << tool.toObject().value("name"_L1).toString();
        }
        plan.answer = m_receptionist.answer(tools, instructions);
    } else {
        plan.answer = m_receptionist.aside(instructions, inputs);
    }
    plan.voice = espeakVoice(merged.voice(), plan.answer.language, merged.speed());

    auto *response = new RealtimeResponse(std::move(plan), *this);
    connect(response, &RealtimeResponse::done, this, [this, response] { onResponseDone(response); });
    if (response->isInConversation())
        m_active = response;
    else
        ++m_asides;
    m_awaitsCaller = false;
    response->start();
}

void RealtimeSession::onResponseDone(RealtimeResponse *response)
{
    if (response->isInConversation()) {
        m_active = nullptr;
        m_awaitsCaller = true;
        m_quietSince = m_received + response->sentDuration().count() * (m_config.inputFormat() == WireFormat::Pcm24k ? 24 : 8);
    } else {
        --m_asides;
    }
    response->deleteLater();
}

void RealtimeSession::onResponseCancel(const QJsonObject &event)
{
    const QString id = event.value("response_id"_L1).toString();
    for (RealtimeResponse *response : findChildren<RealtimeResponse *>()) {
        const bool isRunning = response == m_active || !response->isInConversation();
        if (isRunning && (id.isEmpty() ? response == m_active : response->id() == id)) {
            response->cancel(u"client_cancelled"_s);
            return;
        }
    }
    sendError({u"response_cancel_not_active"_s, u"Cancellation failed: no active response found"_s, {}}, m_currentEventId);
}

} // namespace Attendant
