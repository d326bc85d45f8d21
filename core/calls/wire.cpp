// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/wire.h"

#include "base/secrets.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <atomic>

using namespace Qt::StringLiterals;

namespace Attendant::Wire {

namespace {

QJsonObject base(QLatin1StringView type)
{
    return {{u"type"_s, type}, {u"event_id"_s, ourEventId()}};
}

QJsonObject addressed(QLatin1StringView type, const AudioAddress &address, bool withContent = true)
{
    QJsonObject event = base(type);
    event.insert(u"response_id"_s, address.responseId);
    event.insert(u"output_index"_s, address.outputIndex);
    if (withContent) {
        event.insert(u"item_id"_s, address.itemId);
        event.insert(u"content_index"_s, address.contentIndex);
    }
    return event;
}

QJsonObject response(const AudioAddress &address, const QString &status, const QJsonArray &output)
{
    QJsonValue details;
    if (status == "cancelled"_L1)
        details = QJsonObject{{u"type"_s, u"cancelled"_s}, {u"reason"_s, u"client_cancelled"_s}};
    return {{u"id"_s, address.responseId},   {u"object"_s, u"realtime.response"_s},      {u"status"_s, status},
            {u"status_details"_s, details},  {u"output"_s, output},                      {u"output_modalities"_s, QJsonArray{u"audio"_s}},
            {u"usage"_s, QJsonValue()},      {u"metadata"_s, QJsonValue()}};
}

QJsonObject part(const QString &transcript)
{
    return {{u"type"_s, u"audio"_s}, {u"transcript"_s, transcript}};
}

} // namespace

QByteArray bytes(const QJsonObject &event)
{
    return QJsonDocument(event).toJson(QJsonDocument::Compact);
}

QJsonObject object(QByteArrayView json)
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size())).object();
}

QString ourEventId()
{
    // Counted, not random: there is one for every piece of audio.
    static std::atomic<quint64> next = 1;
    return u"event_att_"_s + QString::number(next.fetch_add(1, std::memory_order_relaxed));
}

QString ourItemId()
{
    return u"item_att_"_s + randomId().left(20);
}

QString ourResponseId()
{
    return u"resp_att_"_s + randomId().left(20);
}

bool isOurs(QStringView id)
{
    return id.startsWith("item_att_"_L1) || id.startsWith("resp_att_"_L1) || id.startsWith("event_att_"_L1);
}

bool isOurs(QByteArrayView id)
{
    return id.startsWith("item_att_") || id.startsWith("resp_att_") || id.startsWith("event_att_");
}

QByteArray error(const QString &code, const QString &message, const QString &clientEventId, const QString &type)
{
    QJsonObject event = base("error"_L1);
    event.insert(u"error"_s, QJsonObject{{u"type"_s, type},
                                         {u"code"_s, code},
                                         {u"message"_s, message},
                                         {u"param"_s, QJsonValue()},
                                         {u"event_id"_s, clientEventId.isEmpty() ? QJsonValue() : QJsonValue(clientEventId)}});
    return bytes(event);
}

QByteArray audioDelta(const AudioAddress &address, QByteArrayView base64, QByteArrayView eventId)
{
    // Written by hand: this is the hot path, and nothing in it needs escaping.
    QByteArray event;
    event.reserve(base64.size() + 256);
    event.append("{\"type\":\"response.output_audio.delta\",\"event_id\":\"").append(eventId);
    event.append("\",\"response_id\":\"").append(address.responseId.toUtf8());
    event.append("\",\"item_id\":\"").append(address.itemId.toUtf8());
    event.append("\",\"output_index\":").append(QByteArray::number(address.outputIndex));
    event.append(",\"content_index\":").append(QByteArray::number(address.contentIndex));
    event.append(",\"delta\":\"").append(base64).append("\"}");
    return event;
}

QJsonObject assistantItem(const QString &id, const QString &status, const QString &transcript)
{
    QJsonArray content;
    if (status != "in_progress"_L1)
        content.append(QJsonObject{{u"type"_s, u"output_audio"_s}, {u"transcript"_s, transcript}});
    return {{u"id"_s, id},         {u"object"_s, u"realtime.item"_s}, {u"type"_s, u"message"_s},
            {u"status"_s, status}, {u"role"_s, u"assistant"_s},       {u"content"_s, content}};
}

std::vector<QByteArray> opening(const AudioAddress &address, const QString &previousItemId)
{
    const QJsonObject item = assistantItem(address.itemId, u"in_progress"_s, {});
    QJsonObject created = base("response.created"_L1);
    created.insert(u"response"_s, response(address, u"in_progress"_s, {}));
    QJsonObject outputAdded = addressed("response.output_item.added"_L1, address, false);
    outputAdded.insert(u"item"_s, item);
    QJsonObject itemAdded = base("conversation.item.added"_L1);
    itemAdded.insert(u"previous_item_id"_s, previousItemId.isEmpty() ? QJsonValue() : QJsonValue(previousItemId));
    itemAdded.insert(u"item"_s, item);
    QJsonObject partAdded = addressed("response.content_part.added"_L1, address);
    partAdded.insert(u"part"_s, part({}));
    return {bytes(created), bytes(outputAdded), bytes(itemAdded), bytes(partAdded)};
}

QByteArray transcriptDelta(const AudioAddress &address, const QString &words)
{
    QJsonObject event = addressed("response.output_audio_transcript.delta"_L1, address);
    event.insert(u"delta"_s, words);
    return bytes(event);
}

std::vector<QByteArray> closing(const AudioAddress &address, const QString &transcript, const QString &status)
{
    const QJsonObject item = assistantItem(address.itemId, status == "completed"_L1 ? u"completed"_s : u"incomplete"_s, transcript);
    QJsonObject transcriptDone = addressed("response.output_audio_transcript.done"_L1, address);
    transcriptDone.insert(u"transcript"_s, transcript);
    QJsonObject partDone = addressed("response.content_part.done"_L1, address);
    partDone.insert(u"part"_s, part(transcript));
    QJsonObject outputDone = addressed("response.output_item.done"_L1, address, false);
    outputDone.insert(u"item"_s, item);
    QJsonObject itemDone = base("conversation.item.done"_L1);
    itemDone.insert(u"item"_s, item);
    QJsonObject done = base("response.done"_L1);
    done.insert(u"response"_s, response(address, status, {item}));
    return {bytes(addressed("response.output_audio.done"_L1, address)), bytes(transcriptDone), bytes(partDone), bytes(outputDone), bytes(itemDone),
            bytes(done)};
}

} // namespace Attendant::Wire
