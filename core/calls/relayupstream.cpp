// SPDX-License-Identifier: GPL-3.0-or-later
// What the provider says.
#include "calls/relay.h"

#include "base/logging.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

/// Codes after which another connection would meet with the same refusal.
bool isFatal(const QString &code)
{
    return code == "insufficient_quota"_L1 || code == "invalid_api_key"_L1 || code == "model_not_found"_L1;
}

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

void Relay::onResponseCreated(const EventScan &scan, const QByteArray &event)
{
    const QJsonObject response = Wire::object(scan.value("response"));
    const QString id = response.value("id"_L1).toString();
    if (response.value("metadata"_L1).toObject().value("purpose"_L1).toString() == composing) {
        m_composeResponse = id;
        return;
    }
    m_activeResponse = id;
    // What we asked for ourselves is meant to be heard.
    const bool isAsked = !m_requestEvent.isEmpty();
    m_requestEvent.clear();
    m_activeRequest = isAsked ? m_lastRequest : QJsonObject();
    m_activeHasSound = false;
    if (m_voice != Voice::Ai || (m_isHeldBack && !isAsked)) {
        // Begun before the provider knew that a person has the call, or in answer to what a prepared sentence answers.
        toProvider({{u"type"_s, u"response.cancel"_s}, {u"response_id"_s, id}});
        return;
    }
    m_watch.aiTurn(now());
    if (isPeer())
        speakPeerTexts();
    m_visible.insert(id);
    m_pacer.add(event);
    m_pacer.advance(now());
}

void Relay::onAudioDelta(const EventScan &scan, const QByteArray &event)
{
    const QString responseId = scan.text("response_id");
    // Whether a second connection gets sound is nowhere said; the caller has it already.
    if (isPeer() || !m_visible.contains(responseId) || m_cut.contains(responseId))
        return;
    const Wire::AudioAddress address{responseId, scan.text("item_id"), scan.value("output_index").toInt(), scan.value("content_index").toInt()};
    QByteArray carrier = event;
    QByteArrayView base64 = scan.raw("delta");
    if (base64.contains('\\')) { // some encoders escape slashes
        carrier = Wire::audioDelta(address, scan.text("delta").toLatin1(), scan.raw("event_id"));
        base64 = QByteArrayView(carrier).sliced(carrier.lastIndexOf(":\"") + 2);
        base64.chop(2);
    }
    if (isNothing(base64))
        return;
    if (m_silentRun.count() == 0) {
        closeTone();
        m_activeHasSound = true;
        m_hasAskedAgain = false;
    }
    if (!m_pacer.addAudio(address, carrier, base64, bytesPerSecond(m_outputFormat))) {
        qCWarning(lcCalls) << "the AI's answer is longer than the queue holds; it is cut off";
        m_cut.insert(responseId);
        toProvider({{u"type"_s, u"response.cancel"_s}, {u"response_id"_s, responseId}});
    }
    m_pacer.advance(now());
}

void Relay::onResponseEvent(const EventScan &scan, const QByteArray &event)
{
    const QByteArrayView type = scan.type();
    if (type == "response.done") {
        onResponseDone(scan, event);
        return;
    }
    const QString responseId = scan.text("response_id");
    if (type == "response.output_item.done")
        onOutputItemDone(responseId, Wire::object(scan.value("item")));
    else if (type == "response.function_call_arguments.delta" && m_visible.contains(responseId))
        m_watch.toolBegan(now());
    // Asked after the tool ran: calling a person can have cut this very response off.
    if (!m_visible.contains(responseId)) {
        if (type == "response.output_item.added")
            m_chain.hide(Wire::object(scan.value("item")).value("id"_L1).toString());
        return;
    }
    const QString itemId = scan.text("item_id");
    if (type == "response.output_audio_transcript.delta") {
        if (m_cut.contains(responseId))
            return;
        const QString delta = scan.text("delta");
        m_aiTexts[itemId].text += delta;
        if (isPeer()) {
            m_activeHasSound = true;
            m_hasAskedAgain = false;
            m_watch.aiHeard(now());
        }
        m_pacer.add(event);
        m_host.onAiPartial(itemId, delta);
    } else if (type == "response.output_audio_transcript.done" || type == "response.output_text.done") {
        onAiTranscriptDone(scan, event);
    } else {
        m_pacer.add(event);
    }
    m_pacer.advance(now());
}

void Relay::onAiTranscriptDone(const EventScan &scan, const QByteArray &event)
{
    const QString itemId = scan.text("item_id");
    const QString text = scan.text(scan.type().endsWith("text.done") ? "text" : "transcript");
    // What was cut off is on record already, as far as it was heard.
    if (m_cut.contains(scan.text("response_id"))) {
        m_pacer.add(event);
        return;
    }
    if (isPeer()) {
        m_aiTexts.remove(itemId);
        m_peerTexts.push_back({scan.text("response_id"), itemId, text});
        m_peerQuietSince = now();
    } else {
        m_aiTexts[itemId] = {text, true};
        m_pacer.add(event, [this, itemId] { spoken(itemId); });
    }
    m_host.onAiComposed(itemId, text);
}

void Relay::spoken(const QString &itemId)
{
    const auto found = m_aiTexts.constFind(itemId);
    if (found == m_aiTexts.cend())
        return;
    const QString text = found->text;
    m_aiTexts.erase(found);
    if (!text.isEmpty())
        m_host.onAiSpoken(itemId, m_chain.spokenBefore(itemId), text, text);
}

void Relay::onOutputItemDone(const QString &responseId, const QJsonObject &item)
{
    if (item.value("type"_L1).toString() != "function_call"_L1 || m_voice != Voice::Ai)
        return;
    const QString callId = item.value("call_id"_L1).toString();
    if (std::ranges::find(m_toolCalls, callId) != m_toolCalls.end())
        return;
    m_toolCalls.push_back(callId);
    if (m_toolCalls.size() > 50)
        m_toolCalls.pop_front();
    m_watch.toolBegan(now());
    m_tools[responseId].open.insert(callId);
    m_host.onToolCall({item.value("id"_L1).toString(), callId, responseId, item.value("name"_L1).toString(),
                       item.value("arguments"_L1).toString().toUtf8()});
}

void Relay::onResponseDone(const EventScan &scan, const QByteArray &event)
{
    const QJsonObject response = Wire::object(scan.value("response"));
    const QString id = response.value("id"_L1).toString();
    if (id == m_composeResponse && m_composed) {
        const QJsonObject content = response.value("output"_L1)[0]["content"_L1][0].toObject();
        finishComposing(response.value("status"_L1).toString() == "completed"_L1 ? content.value("text"_L1).toString().simplified() : QString());
        return;
    }
    if (id == m_activeResponse) {
        m_activeResponse.clear();
        onResponseEnded(id, response);
        if (m_state != State::Ready)
            return;
    }
    if (m_visible.contains(id)) {
        m_pacer.add(event, [this, id] {
            m_visible.remove(id);
            m_cut.remove(id);
        });
        m_pacer.advance(now());
    }
    if (m_tools.contains(id)) {
        m_tools[id].responseDone = true;
        finishTools(id);
    }
    sendWanted();
}

/// Whose turn it is when the active response has ended.
void Relay::onResponseEnded(const QString &id, const QJsonObject &response)
{
    const QString status = response.value("status"_L1).toString();
    if (status == "failed"_L1) {
        const QString code = response.value("status_details"_L1).toObject().value("error"_L1).toObject().value("code"_L1).toString();
        qCWarning(lcCalls) << "the provider's answer failed:" << code;
        if (isFatal(code)) {
            m_watch.hopeless();
            onUpstreamClosed(u"The AI provider refuses to answer: %1."_s.arg(code));
            return;
        }
        m_watch.error(now());
        if (m_voice == Voice::Ai && !std::exchange(m_hasAskedAgain, true) && !m_wanted)
            m_wanted = m_activeRequest;
    } else if (status != "cancelled"_L1 && m_activeHasSound && !m_tools.contains(id) && m_voice == Voice::Ai) {
        m_watch.callerTurn();
    }
}

void Relay::answerTool(const QString &responseId, const QString &toolCallId, const QByteArray &output, bool goOn)
{
    const auto tools = m_tools.find(responseId);
    if (tools == m_tools.end() || !tools->open.remove(toolCallId))
        return; // another session, or answered already because it took too long
    toProvider({{u"type"_s, u"conversation.item.create"_s},
                {u"item"_s, QJsonObject{{u"type"_s, u"function_call_output"_s}, {u"call_id"_s, toolCallId}, {u"output"_s, QString::fromUtf8(output)}}}});
    tools->goOn = tools->goOn && goOn;
    if (tools->open.isEmpty())
        m_watch.toolsAnswered(now());
    finishTools(responseId);
}

void Relay::finishTools(const QString &responseId)
{
    const Tools tools = m_tools.value(responseId);
    if (!tools.responseDone || !tools.open.isEmpty())
        return;
    m_tools.remove(responseId);
    if (tools.goOn)
        requestResponse();
    else
        m_watch.callerTurn();
}

void Relay::sendWanted()
{
    if (!m_wanted || !m_activeResponse.isEmpty() || !m_requestEvent.isEmpty())
        return;
    const QJsonObject wanted = *std::exchange(m_wanted, std::nullopt);
    requestResponse(wanted);
}

} // namespace Attendant
