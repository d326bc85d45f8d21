// SPDX-License-Identifier: GPL-3.0-or-later
// What the caller's client says. Only what is listed here passes: an event type that we do not know could change what is ours.
#include "calls/relay.h"

#include "base/logging.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr qsizetype largestBacklog = 512 * 1024; // some eight seconds of PCM
// Of what the caller says, until the provider confirms to have heard it: three seconds, and a breath before speech begins.
constexpr qsizetype largestUnheard = 200 * 1024;
constexpr qsizetype unheardBreath = 24 * 1024;
constexpr qsizetype longestTyped = 20'000; // as of a posted utterance

bool isCallersMessage(const QJsonObject &item)
{
    return item.value("type"_L1).toString() == "message"_L1 && item.value("role"_L1).toString() == "user"_L1 && !Wire::isOurs(item.value("id"_L1).toString());
}

} // namespace

void Relay::refuse(const EventScan &scan, const QString &code, const QString &sentence)
{
    toClient(Wire::error(code, sentence, scan.text("event_id")));
}

void Relay::keepForLater(const QByteArray &event)
{
    if (m_state == State::None || event.size() > largestBacklog)
        return;
    m_backlogBytes += event.size();
    m_backlog.push_back(event);
    while (m_backlogBytes > largestBacklog) {
        m_backlogBytes -= m_backlog.front().size();
        m_backlog.pop_front();
    }
}

void Relay::keepUnheard(const QByteArray &event)
{
    m_unheard.push_back(event);
    m_unheardBytes += event.size();
    const qsizetype most = m_ear.isSpeaking() || m_watch.isCallerUnheard() ? largestUnheard : unheardBreath;
    while (m_unheardBytes > most) {
        m_unheardBytes -= m_unheard.front().size();
        m_unheard.pop_front();
    }
}

void Relay::onClientAudio(const EventScan &scan, const QByteArray &event)
{
    const bool hasListeners = m_host.hasListeners();
    const QByteArray bytes = lineBytes(scan.raw("audio"));
    if (isPeer()) {
        // The provider hears the caller itself.
        m_host.onLine(AudioSource::Caller, LineFormat::Pcm, bytes, now());
        if (hasListeners)
            m_host.onCallerAudio(m_callerDecoder.decode(bytes, LineFormat::Pcm));
        return;
    }
    m_host.onLine(AudioSource::Caller, m_inputFormat, bytes, now());
    if (hasListeners || m_voice == Voice::Ai) {
        const Samples samples = m_callerDecoder.decode(bytes, m_inputFormat);
        if (hasListeners)
            m_host.onCallerAudio(samples);
        for (const VoiceActivity::Edge &edge : m_ear.feed(samples))
            edge.isStart ? m_watch.earVoice(now()) : m_watch.earPause(now());
    }
    if (m_state != State::Ready) {
        keepForLater(event);
        return;
    }
    m_upstream->send(event);
    if (m_voice == Voice::Ai)
        keepUnheard(event);
}

void Relay::onClient(const QByteArray &event)
{
    ++m_framesIn;
    const auto scan = EventScan::scan(event);
    if (!scan) {
        toClient(Wire::error(u"invalid_event"_s, u"The frame is not a JSON object."_s));
        return;
    }
    const QByteArrayView type = scan->type();
    if (type == "input_audio_buffer.append") {
        onClientAudio(*scan, event);
        return;
    }
    if (type.isEmpty()) {
        refuse(*scan, u"invalid_event"_s, u"The event has no type."_s);
        return;
    }
    // A connection that ends without this may come back; a caller who hangs up does not, and nobody need wait for them.
    if (type == "attendant.hang_up") {
        m_host.onHangUp();
        return;
    }
    if (isPeer()) {
        onPeerClient(*scan);
        return;
    }
    // Whether the provider is there or not: what is typed is said.
    if (type == "conversation.item.create")
        hearTyped(Wire::object(scan->value("item")), scan->text("previous_item_id"));
    obey(*scan, event);
}

void Relay::obey(const EventScan &scan, const QByteArray &event)
{
    const QByteArrayView type = scan.type();
    if (type == "conversation.item.truncate" || type == "conversation.item.delete" || type == "conversation.item.retrieve") {
        onClientItemRequest(scan, event);
        return;
    }
    if (type == "transcription_session.update") {
        refuse(scan, u"beta_api_shape_disabled"_s, u"transcription_session.update belongs to the retired beta interface. Use session.update."_s);
        return;
    }
    if (m_state != State::Ready) {
        // What the caller hears before the provider is there must have the right format already.
        if (type == "session.update")
            adoptFormats(ClientUpdate::filter(Wire::object(scan.value("session"))).session);
        keepForLater(event);
        return;
    }
    if (type == "session.update")
        onClientUpdate(scan);
    else if (type == "conversation.item.create")
        onClientItem(scan, event);
    else if (type == "response.create")
        onClientResponse(scan);
    else if (type == "response.cancel") {
        if (m_voice != Voice::Ai || isSpeakingLocally())
            return;
        m_upstream->send(event);
        m_watch.callerTurn();
        cutAudio();
    } else if (type == "input_audio_buffer.commit" || type == "input_audio_buffer.clear") {
        m_upstream->send(event);
    } else {
        refuse(scan, u"invalid_value"_s, u"This server does not know the event type '%1'."_s.arg(scan.text("type").left(100)));
    }
}

void Relay::onClientUpdate(const EventScan &scan)
{
    const ClientUpdate update = ClientUpdate::filter(Wire::object(scan.value("session")));
    if (!update.beta.isEmpty()) {
        refuse(scan, u"beta_api_shape_disabled"_s,
               u"The session has the shape of the retired beta interface ('%1'). Use the GA shape: type \"realtime\", and audio.input and audio.output."_s.arg(
                   update.beta.join(u"', '"_s)));
        return;
    }
    if (!update.overruled.isEmpty())
        qCDebug(lcCalls) << "a client's session.update was overruled in" << update.overruled;
    QString id = scan.text("event_id");
    if (id.isEmpty())
        id = Wire::ourEventId();
    m_updates.push_back({id, true});
    m_clientAudio = mergedAudio(m_clientAudio, update.session.value("audio"_L1).toObject());
    toProvider({{u"type"_s, u"session.update"_s}, {u"event_id"_s, id}, {u"session"_s, update.session}});
}

void Relay::hearTyped(const QJsonObject &item, const QString &previousItemId)
{
    if (!isCallersMessage(item))
        return;
    QStringList typed;
    for (const QJsonValue &part : item.value("content"_L1).toArray()) {
        if (const QString text = part["text"_L1].toString().trimmed(); !text.isEmpty())
            typed << text;
    }
    if (typed.isEmpty())
        return;
    m_isHeldBack = false; // who types speaks
    m_host.onCallerFinal(item.value("id"_L1).toString(), previousItemId, typed.join(u'\n').left(longestTyped));
}

void Relay::onClientItem(const EventScan &scan, const QByteArray &event)
{
    const QJsonObject item = Wire::object(scan.value("item"));
    const QString type = item.value("type"_L1).toString();
    if (type == "function_call_output"_L1) {
        const QString callId = item.value("call_id"_L1).toString();
        if (std::ranges::find(m_toolCalls, callId) == m_toolCalls.end()) {
            refuse(scan, u"invalid_value"_s, u"No function call has the call_id '%1'."_s.arg(callId.left(100)));
            return;
        }
        // We have answered it, or are about to; the model must not be answered twice, nor be asked to go on twice.
        ++m_swallowCreates;
        m_swallowUntil = now() + std::chrono::seconds(2);
        return;
    }
    if (!isCallersMessage(item)) {
        refuse(scan, u"invalid_value"_s, u"A caller's client can add messages of the role 'user' alone."_s);
        return;
    }
    m_upstream->send(event);
}

void Relay::onClientResponse(const EventScan &scan)
{
    if (m_swallowCreates > 0 && now() <= m_swallowUntil) {
        --m_swallowCreates;
        return;
    }
    m_swallowCreates = 0;
    if (m_voice != Voice::Ai)
        return;
    // Instructions and tools of a single response would go around ours, as would another conversation or other input.
    const QJsonObject wished = Wire::object(scan.value("response"));
    QJsonObject response;
    for (const auto key : {"metadata"_L1, "max_output_tokens"_L1}) {
        if (wished.contains(key))
            response.insert(key, wished.value(key));
    }
    QJsonObject event{{u"type"_s, u"response.create"_s}};
    if (scan.has("event_id"))
        event.insert(u"event_id"_s, scan.text("event_id"));
    if (!response.isEmpty())
        event.insert(u"response"_s, response);
    m_watch.aiTurn(now());
    toProvider(event);
}

void Relay::onClientItemRequest(const EventScan &scan, const QByteArray &event)
{
    const QString itemId = scan.text("item_id");
    const bool isTruncate = scan.type() == "conversation.item.truncate";
    if (!Wire::isOurs(itemId) && !(isTruncate && m_truncated.contains(itemId))) {
        if (m_state != State::Ready) {
            keepForLater(event);
            return;
        }
        if (isTruncate)
            m_pacer.dropItem(itemId);
        m_upstream->send(event);
        return;
    }
    // The provider does not know the item, or knows already what was heard of it.
    QJsonObject answer{{u"event_id"_s, Wire::ourEventId()}};
    if (isTruncate) {
        answer.insert(u"type"_s, u"conversation.item.truncated"_s);
        answer.insert(u"item_id"_s, itemId);
        answer.insert(u"content_index"_s, scan.value("content_index").toInt());
        answer.insert(u"audio_end_ms"_s, scan.value("audio_end_ms").toInt());
    } else if (scan.type() == "conversation.item.delete") {
        answer.insert(u"type"_s, u"conversation.item.deleted"_s);
        answer.insert(u"item_id"_s, itemId);
    } else {
        answer.insert(u"type"_s, u"conversation.item.retrieved"_s);
        answer.insert(u"item"_s, Wire::assistantItem(itemId, u"completed"_s, {}));
    }
    toClient(Wire::bytes(answer));
}

} // namespace Attendant
