// SPDX-License-Identifier: GPL-3.0-or-later
// What the provider answers: its responses with their sound, words and tool calls.
#include "calls/relay.h"

#include "base/logging.h"
#include "calls/refusals_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

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
