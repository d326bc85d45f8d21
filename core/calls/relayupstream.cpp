// SPDX-License-Identifier: GPL-3.0-or-later
// What the provider says of the session, the caller and the conversation; its answers are in relayresponses.cpp.
#include "calls/relay.h"

#include "base/logging.h"
#include "calls/refusals_p.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

bool isSpoken(const QJsonObject &item)
{
    return item.value("type"_L1).toString() == "message"_L1 && item.value("role"_L1).toString() != "system"_L1;
}

} // namespace

void Relay::onOpened()
{
    m_state = State::Configuring;
    m_hasJoined = true;
    m_configEvent = Wire::ourEventId();
    QJsonObject session = m_config->update();
    session.insert(u"audio"_s, sessionAudio(*m_config));
    m_updates.push_back({m_configEvent, true});
    toProvider({{u"type"_s, u"session.update"_s}, {u"event_id"_s, m_configEvent}, {u"session"_s, session}});
}

/// What the office configured and the client chose; while a person has the call the provider only listens.
QJsonObject Relay::sessionAudio(const SessionConfig &config) const
{
    QJsonObject audio = mergedAudio(config.update().value("audio"_L1).toObject(), m_clientAudio);
    if (isPeer()) {
        audio.remove("output"_L1); // the voice was chosen with the call, and cannot be once it has spoken
        return mergedAudio(audio, {{u"input"_s, QJsonObject{{u"turn_detection"_s, turnDetection(config, m_voice == Voice::Ai)}}}});
    }
    if (m_voice != Voice::Ai)
        audio = mergedAudio(audio, {{u"input"_s, QJsonObject{{u"turn_detection"_s, config.turnDetection(false)}}}});
    return audio;
}

void Relay::onConfigured()
{
    m_state = State::Ready;
    m_watch.ready(now());
    for (const HistoryItem &entry : std::exchange(m_history, {})) {
        const QString id = Wire::ourItemId();
        m_chain.hide(id);
        const QString type = entry.role == "assistant"_L1 ? u"output_text"_s : u"input_text"_s;
        toProvider({{u"type"_s, u"conversation.item.create"_s},
                    {u"item"_s, QJsonObject{{u"id"_s, id},
                                            {u"type"_s, u"message"_s},
                                            {u"role"_s, entry.role},
                                            {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, type}, {u"text"_s, entry.text}}}}}}});
    }
    if (const auto opening = std::exchange(m_opening, std::nullopt))
        requestResponse(*opening);
    m_host.onUpstreamReady();
    m_backlogBytes = 0;
    m_hasUnheardSpeech = false;
    for (const QByteArray &event : std::exchange(m_backlog, {})) {
        // Heard by us when it came.
        const auto scan = EventScan::scan(event);
        if (!scan)
            continue;
        if (scan->type() != "input_audio_buffer.append")
            obey(*scan, event);
        else if (m_state == State::Ready)
            m_upstream->send(event);
        else
            keepForLater(event);
    }
}

void Relay::onUpstream(const QByteArray &event)
{
    const auto scan = EventScan::scan(event);
    if (!scan || scan->type().isEmpty()) {
        qCWarning(lcCalls) << "the provider sent something that is no event," << event.size() << "bytes";
        m_watch.error(now());
        return;
    }
    const QByteArrayView type = scan->type();
    if (type == "response.output_audio.delta")
        onAudioDelta(*scan, event);
    else if (type == "response.created")
        onResponseCreated(*scan, event);
    else if (type.startsWith("response."))
        onResponseEvent(*scan, event);
    else if (type.startsWith("conversation.item.input_audio_transcription."))
        onTranscription(*scan, event);
    else if (type.startsWith("conversation.item."))
        onItemEvent(*scan, event);
    else if (type.startsWith("input_audio_buffer."))
        onInputEvent(*scan, event);
    else if (type.startsWith("session."))
        onSessionEvent(*scan, event);
    else if (type == "error")
        onError(*scan, event);
    else if (isPeer() && type.startsWith("output_audio_buffer."))
        onPeerBuffer(*scan);
    else
        toClient(event);
}

void Relay::adoptFormats(const QJsonObject &session)
{
    const QJsonObject audio = session.value("audio"_L1).toObject();
    m_inputFormat = lineFormatFrom(audio.value("input"_L1).toObject().value("format"_L1).toObject());
    m_outputFormat = lineFormatFrom(audio.value("output"_L1).toObject().value("format"_L1).toObject());
}

void Relay::onSessionEvent(const EventScan &scan, const QByteArray &event)
{
    if (scan.type() != "session.updated") {
        toClient(event);
        return;
    }
    if (isPeer())
        holdToConfig(Wire::object(scan.value("session")));
    else
        adoptFormats(Wire::object(scan.value("session")));
    if (m_state == State::None)
        return; // the client was shown the door
    Update update{{}, true};
    if (!m_updates.empty()) {
        update = m_updates.front();
        m_updates.pop_front();
    }
    if (update.eventId == m_probeEvent)
        m_watch.sign();
    // That the turn detection changes for a takeover is nothing that the client asked for.
    if (update.show)
        toClient(event);
    if (m_state == State::Configuring && update.eventId == m_configEvent) {
        noteLifetime(Wire::object(scan.value("session")));
        onConfigured();
    }
}

void Relay::onError(const EventScan &scan, const QByteArray &event)
{
    const QJsonObject error = Wire::object(scan.value("error"));
    const QString about = error.value("event_id"_L1).toString();
    const QString code = error.value("code"_L1).toString();
    if (m_state == State::Configuring && about == m_configEvent) {
        qCWarning(lcCalls) << "the provider refuses the session:" << code << error.value("param"_L1).toString();
        onUpstreamClosed(u"The AI provider refuses the session's configuration."_s);
        return;
    }
    if (isFatal(code)) {
        m_watch.hopeless();
        onUpstreamClosed(u"The AI provider refuses to go on: %1."_s.arg(code));
        return;
    }
    if (code == "session_expired"_L1 || code == "rate_limit_exceeded"_L1) {
        onUpstreamClosed(code == "session_expired"_L1 ? u"The AI provider's session has expired."_s : u"The AI provider is overloaded."_s);
        return;
    }
    if (!about.isEmpty() && about == m_probeEvent)
        m_watch.sign();
    if (!about.isEmpty() && about == m_composeEvent) {
        finishComposing({});
        return;
    }
    std::erase_if(m_updates, [&](const Update &update) { return !about.isEmpty() && update.eventId == about; });
    if (!about.isEmpty() && about == m_lastRequestEvent) {
        m_requestEvent.clear();
        m_lastRequestEvent.clear();
        // The provider has begun an answer by itself in between: ours follows it.
        if (code == "conversation_already_has_active_response"_L1 && !m_wanted)
            m_wanted = m_lastRequest;
        else
            m_watch.error(now());
        return;
    }
    if (Wire::isOurs(about)) {
        // Cancelling what has just ended, truncating what was heard to its end: expected, and not the client's business.
        qCDebug(lcCalls) << "the provider refuses an event of ours:" << code;
        return;
    }
    if (about.isEmpty())
        m_watch.error(now());
    toClient(event);
}

QByteArray Relay::withShownPrevious(const EventScan &scan, const QByteArray &event) const
{
    const QString previous = scan.text("previous_item_id");
    const QString shown = m_chain.shown(previous);
    if (previous == shown)
        return event;
    QJsonObject rewritten = Wire::object(event);
    rewritten.insert(u"previous_item_id"_s, shown.isEmpty() ? QJsonValue() : QJsonValue(shown));
    return Wire::bytes(rewritten);
}

void Relay::onItemEvent(const EventScan &scan, const QByteArray &event)
{
    if (!scan.has("item")) { // truncated, deleted
        if (isPeer() && scan.type() == "conversation.item.truncated")
            onPeerTruncated(scan);
        if (!m_chain.isHidden(scan.text("item_id")))
            toClient(event);
        return;
    }
    const QJsonObject item = Wire::object(scan.value("item"));
    const QString id = item.value("id"_L1).toString();
    if (m_chain.isHidden(id)) {
        // Its place still matters: what follows names it as its predecessor.
        m_chain.add(id, scan.text("previous_item_id"), ItemChain::Kind::Other);
        return;
    }
    if (isPeer())
        onPeerItem(item);
    if (scan.has("previous_item_id") || scan.type() == "conversation.item.added")
        m_chain.add(id, scan.text("previous_item_id"), isSpoken(item) ? ItemChain::Kind::Spoken : ItemChain::Kind::Other);
    // On the relay it is heard on its way to the provider; what such a caller types goes there directly.
    if (isPeer() && scan.type() == "conversation.item.added")
        hearTyped(item, scan.text("previous_item_id"));
    const bool isAnswer = item.value("role"_L1).toString() == "assistant"_L1 || item.value("type"_L1).toString() == "function_call"_L1;
    const QByteArray shown = withShownPrevious(scan, event);
    m_lastShownItem = id;
    if (isAnswer) {
        m_pacer.add(shown);
        m_pacer.advance(now());
    } else {
        toClient(shown);
    }
}

void Relay::onInputEvent(const EventScan &scan, const QByteArray &event)
{
    const QByteArrayView type = scan.type();
    if (type == "input_audio_buffer.dtmf_event_received") {
        if (const QString key = scan.text("event"); key.size() == 1)
            m_host.onKey(key.front());
        return;
    }
    if (type == "input_audio_buffer.speech_started") {
        m_isHeldBack = false;
        m_watch.callerSpeaks(now());
        m_host.onSpeechStarted();
        // Clients stop playing on this event. A person talks on while the caller says something, and a prepared sentence is to be heard.
        if (m_voice != Voice::Ai || isSpeakingLocally())
            return;
        toClient(event);
        if (m_pacer.queued() > std::chrono::microseconds(0) || m_pacer.ahead(now()) > std::chrono::microseconds(0))
            cutAudio();
        return;
    }
    if (type == "input_audio_buffer.speech_stopped" && !m_isHeldBack)
        m_watch.aiTurn(now());
    if (type == "input_audio_buffer.speech_stopped" && (m_voice != Voice::Ai || isSpeakingLocally()))
        return;
    if (type == "input_audio_buffer.committed") {
        m_unheard.clear();
        m_unheardBytes = 0;
        m_chain.add(scan.text("item_id"), scan.text("previous_item_id"), ItemChain::Kind::Spoken);
        toClient(withShownPrevious(scan, event));
        return;
    }
    toClient(event);
}

void Relay::onTranscription(const EventScan &scan, const QByteArray &event)
{
    const QString itemId = scan.text("item_id");
    // The client first: what the words lead to may be an event of its own.
    toClient(event);
    if (scan.type().endsWith(".delta"))
        m_host.onCallerPartial(itemId, scan.text("delta"));
    else if (scan.type().endsWith(".completed"))
        m_host.onCallerFinal(itemId, m_chain.spokenBefore(itemId), scan.text("transcript"));
    else if (scan.type().endsWith(".failed"))
        m_host.onCallerFinal(itemId, m_chain.spokenBefore(itemId), {});
}

} // namespace Attendant
