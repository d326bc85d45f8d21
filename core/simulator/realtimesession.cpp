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

void RealtimeSession::addItem(ConversationItem item, const QString &previousId)
{
    const QJsonObject json = item.json;
    const QString previous = m_conversation.insert(std::move(item), previousId);
    send(u"conversation.item.added"_s, {{u"item"_s, json}, {u"previous_item_id"_s, previous.isEmpty() ? QJsonValue() : QJsonValue(previous)}});
}

void RealtimeSession::finishItem(const QJsonObject &json)
{
    const QString id = json.value("id"_L1).toString();
    QString previous;
    for (const ConversationItem &item : m_conversation.items()) {
        if (item.id == id)
            break;
        previous = item.id;
    }
    if (ConversationItem *item = m_conversation.find(id))
        item->json = json;
    send(u"conversation.item.done"_s, {{u"item"_s, json}, {u"previous_item_id"_s, previous.isEmpty() ? QJsonValue() : QJsonValue(previous)}});
}

void RealtimeSession::extendItemAudio(const QString &itemId, const QByteArray &audio, std::chrono::milliseconds duration)
{
    if (ConversationItem *item = m_conversation.find(itemId)) {
        item->audio += audio;
        item->duration = duration;
    }
}

static QString textOf(const QJsonObject &item)
{
    QStringList texts;
    for (const QJsonValue &part : item.value("content"_L1).toArray()) {
        const QJsonObject content = part.toObject();
        texts << (content.contains("text"_L1) ? content.value("text"_L1) : content.value("transcript"_L1)).toString();
    }
    return texts.join(u' ').trimmed();
}

static std::optional<ProtocolError> checkItem(const QJsonObject &item)
{
    const QString type = item.value("type"_L1).toString();
    if (type == "message"_L1) {
        const QString role = item.value("role"_L1).toString();
        const QStringList allowed = role == "system"_L1      ? QStringList{u"input_text"_s}
                                    : role == "user"_L1      ? QStringList{u"input_text"_s, u"input_audio"_s, u"input_image"_s}
                                    : role == "assistant"_L1 ? QStringList{u"output_text"_s}
                                                             : QStringList{};
        if (allowed.isEmpty())
            return ProtocolError{u"invalid_value"_s, u"Invalid value: '%1'. Supported values are: 'system', 'user', and 'assistant'."_s.arg(role), u"item.role"_s};
        const QJsonArray content = item.value("content"_L1).toArray();
        for (qsizetype i = 0; i < content.size(); ++i) {
            const QString part = content[i].toObject().value("type"_L1).toString();
            if (!allowed.contains(part))
                return ProtocolError{u"invalid_value"_s, u"Invalid value: '%1'. Supported values for the role '%2' are: %3."_s.arg(part, role, allowed.join(u", "_s)),
                                     u"item.content[%1].type"_s.arg(i)};
        }
        return std::nullopt;
    }
    const auto required = type == "function_call_output"_L1 ? QStringList{u"call_id"_s, u"output"_s}
                          : type == "function_call"_L1      ? QStringList{u"call_id"_s, u"name"_s, u"arguments"_s}
                                                            : QStringList{};
    if (required.isEmpty())
        return ProtocolError{u"invalid_value"_s, u"Invalid value: '%1' is not an item type that is supported here."_s.arg(type), u"item.type"_s};
    for (const QString &field : required) {
        if (!item.value(field).isString())
            return ProtocolError{u"missing_required_parameter"_s, u"Missing required parameter: 'item.%1'."_s.arg(field), u"item."_s + field};
    }
    return std::nullopt;
}

void RealtimeSession::onItemCreate(const QJsonObject &event)
{
    QJsonObject item = event.value("item"_L1).toObject();
    if (const auto problem = checkItem(item)) {
        sendError(*problem, m_currentEventId);
        return;
    }
    const QString previousId = event.value("previous_item_id"_L1).toString();
    if (!previousId.isEmpty() && previousId != "root"_L1 && !m_conversation.find(previousId)) {
        sendError({u"invalid_value"_s, u"Invalid value: there is no item '%1'."_s.arg(previousId), u"previous_item_id"_s}, m_currentEventId);
        return;
    }
    QString id = item.value("id"_L1).toString();
    if (id.isEmpty())
        id = newItemId();
    if (id.size() > 32 || m_conversation.find(id)) {
        sendError({u"invalid_value"_s, u"Invalid value: the id '%1' is too long or taken."_s.arg(id), u"item.id"_s}, m_currentEventId);
        return;
    }
    item.insert(u"id"_s, id);
    item.insert(u"object"_s, u"realtime.item"_s);
    item.insert(u"status"_s, u"completed"_s);
    m_textTokens += static_cast<int>(textOf(item).size() / 4 + item.value("output"_L1).toString().size() / 4);
    understand(item);
    addItem({id, item, {}, {}}, previousId);
    finishItem(item);
}

/// Tells the receptionist what a new item means.
void RealtimeSession::understand(const QJsonObject &item)
{
    if (item.value("type"_L1) == "function_call_output"_L1) {
        const auto result = JsonReader::parseObject(item.value("output"_L1).toString().toUtf8());
        for (const ConversationItem &call : m_conversation.items()) {
            if (call.json.value("type"_L1) == "function_call"_L1 && call.json.value("call_id"_L1) == item.value("call_id"_L1))
                m_receptionist.hearToolResult(call.json.value("name"_L1).toString(), result.value_or(QJsonObject()));
        }
        return;
    }
    const QString role = item.value("role"_L1).toString();
    if (role == "user"_L1)
        m_receptionist.hearCaller(textOf(item));
    else if (role == "system"_L1)
        m_receptionist.hearNote(textOf(item));
}

static ProtocolError noSuchItem(const QString &id)
{
    return {u"invalid_value"_s, u"Invalid value: there is no item with the id '%1'."_s.arg(id), u"item_id"_s};
}

void RealtimeSession::onItemRetrieve(const QJsonObject &event)
{
    const QString id = event.value("item_id"_L1).toString();
    const ConversationItem *item = m_conversation.find(id);
    if (!item) {
        sendError(noSuchItem(id), m_currentEventId);
        return;
    }
    QJsonObject json = item->json;
    QJsonArray content = json.value("content"_L1).toArray();
    if (!content.isEmpty() && !item->audio.isEmpty()) {
        QJsonObject part = content[0].toObject();
        part.insert(u"audio"_s, QString::fromLatin1(item->audio.toBase64()));
        content[0] = part;
        json.insert(u"content"_s, content);
    }
    send(u"conversation.item.retrieved"_s, {{u"item"_s, json}});
}

void RealtimeSession::onItemDelete(const QJsonObject &event)
{
    const QString id = event.value("item_id"_L1).toString();
    if (!m_conversation.remove(id)) {
        sendError(noSuchItem(id), m_currentEventId);
        return;
    }
    send(u"conversation.item.deleted"_s, {{u"item_id"_s, id}});
}

void RealtimeSession::onItemTruncate(const QJsonObject &event)
{
    const QString id = event.value("item_id"_L1).toString();
    ConversationItem *item = m_conversation.find(id);
    if (!item) {
        sendError(noSuchItem(id), m_currentEventId);
        return;
    }
    if (item->json.value("role"_L1) != "assistant"_L1 || item->duration.count() == 0) {
        sendError({u"invalid_value"_s, u"Only an assistant's message with audio can be truncated."_s, u"item_id"_s}, m_currentEventId);
        return;
    }
    const QJsonValue end = event.value("audio_end_ms"_L1);
    if (!end.isDouble() || end.toDouble() < 0 || end.toDouble() > static_cast<double>(item->duration.count())) {
        sendError({u"invalid_value"_s, u"Audio content of %1ms is already shorter than %2ms"_s.arg(item->duration.count()).arg(end.toDouble()),
                   u"audio_end_ms"_s}, m_currentEventId);
        return;
    }
    item->audio.truncate(item->audio.size() * end.toInteger() / item->duration.count());
    item->duration = std::chrono::milliseconds(end.toInteger());
    item->json.insert(u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"output_audio"_s}}}); // the transcript goes with the audio
    send(u"conversation.item.truncated"_s, {{u"item_id"_s, id}, {u"content_index"_s, event.value("content_index"_L1).toInt()}, {u"audio_end_ms"_s, end}});
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
