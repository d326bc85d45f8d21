// SPDX-License-Identifier: GPL-3.0-or-later
// The items of the conversation: what clients add, ask for, delete and truncate.
#include "simulator/realtimesession_p.h"

#include "domain/jsonread.h"

using namespace Qt::StringLiterals;

namespace Attendant {

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

static ProtocolError noSuchItem(const QString &id)
{
    return {u"invalid_value"_s, u"Invalid value: there is no item with the id '%1'."_s.arg(id), u"item_id"_s};
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

QString RealtimeSession::textOf(const QJsonObject &item)
{
    QStringList texts;
    for (const QJsonValue &part : item.value("content"_L1).toArray()) {
        const QJsonObject content = part.toObject();
        texts << (content.contains("text"_L1) ? content.value("text"_L1) : content.value("transcript"_L1)).toString();
    }
    return texts.join(u' ').trimmed();
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

} // namespace Attendant
