// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/clientview.h"

#include "realtime/eventscan.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

QByteArray event(QLatin1StringView type, QJsonObject fields)
{
    fields.insert(u"type"_s, type);
    fields.insert(u"event_id"_s, Wire::ourEventId());
    return Wire::bytes(fields);
}

} // namespace

ClientView::Open *ClientView::find(const QString &responseId)
{
    const auto found = std::ranges::find(m_open, responseId, &Open::id);
    return found == m_open.end() ? nullptr : &*found;
}

ClientView::Item *ClientView::find(Open &open, const QString &itemId)
{
    for (Item &item : open.items) {
        if (item.address.itemId == itemId)
            return &item;
    }
    return nullptr;
}

bool ClientView::isOpen(const QString &responseId) const
{
    return std::ranges::find(m_open, responseId, &Open::id) != m_open.end();
}

void ClientView::sent(const QByteArray &json)
{
    const auto scan = EventScan::scan(json);
    if (!scan || !scan->type().startsWith("response."))
        return;
    if (scan->type() == "response.output_audio.delta")
        return;
    if (scan->type() == "response.created") {
        const QJsonObject response = Wire::object(scan->value("response"));
        m_open.push_back({response.value("id"_L1).toString(), response, {}});
    } else if (scan->type() == "response.done") {
        const QString id = Wire::object(scan->value("response")).value("id"_L1).toString();
        std::erase_if(m_open, [&](const Open &open) { return open.id == id; });
    } else {
        onResponseEvent(*scan);
    }
}

void ClientView::onResponseEvent(const EventScan &scan)
{
    Open *open = find(scan.text("response_id"));
    if (!open)
        return;
    const QByteArrayView type = scan.type();
    if (type == "response.output_item.added") {
        Item item;
        item.item = Wire::object(scan.value("item"));
        item.address = {open->id, item.item.value("id"_L1).toString(), scan.value("output_index").toInt(), 0};
        open->items.push_back(item);
        return;
    }
    if (type == "response.output_item.done") {
        if (Item *item = find(*open, Wire::object(scan.value("item")).value("id"_L1).toString()))
            item->done = true;
        return;
    }
    Item *item = find(*open, scan.text("item_id"));
    if (!item)
        return;
    if (type == "response.content_part.added") {
        item->hasAudioPart = true;
        item->address.contentIndex = scan.value("content_index").toInt();
    } else if (type == "response.output_audio_transcript.delta") {
        item->transcript += scan.text("delta");
    } else if (type == "response.output_audio_transcript.done") {
        item->transcriptDone = true;
        item->transcript = scan.text("transcript");
    } else if (type == "response.output_audio.done") {
        item->audioDone = true;
    } else if (type == "response.content_part.done") {
        item->partDone = true;
    }
}

void ClientView::close(const Open &open, std::vector<QByteArray> &events)
{
    QJsonArray output;
    for (const Item &item : open.items) {
        QJsonObject whole = item.item;
        if (item.hasAudioPart)
            whole = Wire::assistantItem(item.address.itemId, item.done ? u"completed"_s : u"incomplete"_s, item.transcript);
        else if (!item.done)
            whole.insert(u"status"_s, u"incomplete"_s);
        output.append(whole);
        if (item.done)
            continue;
        const QJsonObject place{{u"response_id"_s, open.id},
                                {u"item_id"_s, item.address.itemId},
                                {u"output_index"_s, item.address.outputIndex},
                                {u"content_index"_s, item.address.contentIndex}};
        if (item.hasAudioPart && !item.audioDone)
            events.push_back(event("response.output_audio.done"_L1, place));
        if (item.hasAudioPart && !item.transcriptDone) {
            QJsonObject fields = place;
            fields.insert(u"transcript"_s, item.transcript);
            events.push_back(event("response.output_audio_transcript.done"_L1, fields));
        }
        if (item.hasAudioPart && !item.partDone) {
            QJsonObject fields = place;
            fields.insert(u"part"_s, QJsonObject{{u"type"_s, u"audio"_s}, {u"transcript"_s, item.transcript}});
            events.push_back(event("response.content_part.done"_L1, fields));
        }
        events.push_back(event("response.output_item.done"_L1,
                               {{u"response_id"_s, open.id}, {u"output_index"_s, item.address.outputIndex}, {u"item"_s, whole}}));
        events.push_back(event("conversation.item.done"_L1, {{u"item"_s, whole}}));
    }
    QJsonObject response = open.response;
    response.insert(u"status"_s, u"cancelled"_s);
    response.insert(u"status_details"_s, QJsonObject{{u"type"_s, u"cancelled"_s}, {u"reason"_s, u"client_cancelled"_s}});
    response.insert(u"output"_s, output);
    events.push_back(event("response.done"_L1, {{u"response"_s, response}}));
}

std::vector<QByteArray> ClientView::closing()
{
    std::vector<QByteArray> events;
    for (const Open &open : m_open)
        close(open, events);
    m_open.clear();
    return events;
}

} // namespace Attendant
