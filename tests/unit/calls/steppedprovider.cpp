// SPDX-License-Identifier: GPL-3.0-or-later
#include "steppedprovider.h"

#include "audio/frame.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

Pending<MintedSecret> SteppedProvider::mintSecret(QJsonObject session)
{
    return answered<MintedSecret>(MintedSecret{u"ek_stepped"_s, {}, session});
}

std::unique_ptr<VoiceSession> SteppedProvider::connectSession(const QString &)
{
    auto session = std::make_unique<SteppedSession>(*this);
    if (m_fault != Fault::None && m_hasSpread)
        session->strike(true);
    m_sessions << session.get();
    return session;
}

void SteppedProvider::reset(quint32 seed)
{
    m_random.seed(seed);
    m_fault = Fault::None;
    m_sessions.clear();
}

void SteppedProvider::misbehave(Fault fault)
{
    m_fault = fault;
    m_hasSpread = m_random.bounded(2) == 0;
    m_lie = static_cast<Lie>(m_random.bounded(lies));
    m_delay = std::chrono::milliseconds(m_random.bounded(300, 8'000));
    for (const auto &session : std::as_const(m_sessions)) {
        if (session)
            session->strike(false);
    }
}

QString SteppedProvider::description() const
{
    static const QStringList names{u"none"_s, u"stop"_s, u"kill"_s, u"slow"_s, u"lie"_s};
    static const QStringList lieNames{u"wrong ids"_s, u"no audio"_s, u"rubbish"_s, u"endless"_s, u"empty deltas"_s, u"digital silence"_s, u"deaf"_s, u"error storm"_s,
                                      u"failing"_s, u"another response done"_s, u"unending tool"_s};
    QString text = names[static_cast<int>(m_fault)];
    if (m_fault == Fault::Lie)
        text += u" ("_s + lieNames[static_cast<int>(m_lie)] + u')';
    if (m_fault == Fault::Slow)
        text += u" (%1 ms)"_s.arg(m_delay / 1ms);
    return text + (m_hasSpread ? u", new sessions too"_s : u", new sessions healthy"_s);
}

void SteppedProvider::step()
{
    const auto sessions = m_sessions;
    for (const auto &session : sessions) {
        if (session)
            session->step();
    }
}

SteppedSession::SteppedSession(SteppedProvider &provider)
    : m_provider(provider)
{
    m_due.push_back({provider.now() + 60ms, {}});
}

void SteppedSession::strike(bool isNew)
{
    m_fault = m_provider.m_fault;
    if (m_fault == SteppedProvider::Fault::Kill) {
        m_due.clear();
        m_due.push_back({m_provider.now() + (isNew ? 40ms : 0ms), "killed"});
    }
    if (m_fault != SteppedProvider::Fault::Lie || !m_isOpen)
        return;
    switch (m_provider.m_lie) {
    case SteppedProvider::Lie::Rubbish:
        for (int i = 0; i < 8; ++i)
            m_due.push_back({m_provider.now() + i * 300ms, "{\"type\":\"response.output_audio.de"});
        break;
    case SteppedProvider::Lie::ErrorStorm:
        for (int i = 0; i < 8; ++i)
            say(u"error"_s, {{u"error"_s, QJsonObject{{u"type"_s, u"server_error"_s}, {u"message"_s, u"Something went wrong."_s}}}}, i * 200ms);
        break;
    case SteppedProvider::Lie::UnendingTool:
        if (!m_active.isEmpty()) {
            say(u"response.function_call_arguments.delta"_s, {{u"response_id"_s, m_active}, {u"item_id"_s, u"item_f"_s}, {u"call_id"_s, u"call_f"_s}, {u"delta"_s, u"{"_s}});
            m_active.clear();
        }
        break;
    default:
        break;
    }
}

void SteppedSession::say(const QString &type, QJsonObject fields, std::chrono::microseconds in)
{
    fields.insert(u"type"_s, type);
    fields.insert(u"event_id"_s, u"event_%1"_s.arg(++m_count));
    if (m_fault == SteppedProvider::Fault::Slow)
        in += m_provider.m_delay;
    m_due.push_back({m_provider.now() + in, QJsonDocument(fields).toJson(QJsonDocument::Compact)});
    std::ranges::stable_sort(m_due, {}, &Due::at);
}

void SteppedSession::step()
{
    if (m_fault == SteppedProvider::Fault::Stop || m_isClosed)
        return;
    while (!m_due.empty() && m_due.front().at <= m_provider.now() && !m_isClosed) {
        const QByteArray event = m_due.front().event;
        m_due.pop_front();
        if (event == "killed") {
            m_isClosed = true;
            Q_EMIT closed(u"The connection to the AI provider broke."_s, true);
        } else if (event.isEmpty()) {
            m_isOpen = true;
            m_openedAt = m_provider.now();
            Q_EMIT opened();
        } else {
            if (event.contains("\"response.done\""))
                m_active.clear();
            Q_EMIT received(event);
        }
    }
    if (m_isOpen && !m_isClosed && m_provider.now() - m_openedAt >= m_provider.sessionLimit) {
        m_isClosed = true;
        Q_EMIT received(R"({"type":"error","event_id":"e","error":{"type":"invalid_request_error","code":"session_expired","message":"Over."}})");
        Q_EMIT closed(u"The AI provider ended the conversation."_s, true);
    }
}

void SteppedSession::send(const QByteArray &bytes)
{
    if (m_fault == SteppedProvider::Fault::Stop || m_isClosed)
        return;
    if (bytes.contains("input_audio_buffer.append")) {
        hear(!bytes.contains("AAAAAAAA"));
        return;
    }
    const QJsonObject event = QJsonDocument::fromJson(bytes).object();
    const QString type = event["type"_L1].toString();
    types << type;
    if (type == "session.update"_L1) {
        const QJsonValue detection = event["session"_L1]["audio"_L1]["input"_L1]["turn_detection"_L1]["create_response"_L1];
        if (detection.isBool())
            m_createsResponses = detection.toBool();
        say(u"session.updated"_s, {{u"session"_s, QJsonObject{{u"id"_s, u"sess"_s}}}}, 20ms);
    } else if (type == "response.create"_L1) {
        respond(event["response"_L1].toObject());
    } else if (type == "conversation.item.create"_L1) {
        items << event["item"_L1].toObject();
    } else if (type == "response.cancel"_L1) {
        finishResponse(u"cancelled"_s);
    }
}

void SteppedSession::hear(bool isLoud)
{
    m_loud = isLoud ? m_loud + 1 : 0;
    m_quiet = isLoud ? 0 : m_quiet + 1;
    if (m_fault == SteppedProvider::Fault::Lie && m_provider.m_lie == SteppedProvider::Lie::Deaf)
        return;
    const QString item = u"item_u%1"_s.arg(m_count);
    if (!m_isSpeaking && m_loud == 3) {
        m_isSpeaking = true;
        say(u"input_audio_buffer.speech_started"_s, {{u"item_id"_s, item}}, 20ms);
        finishResponse(u"cancelled"_s);
    } else if (m_isSpeaking && m_quiet == 25) {
        m_isSpeaking = false;
        say(u"input_audio_buffer.speech_stopped"_s, {{u"item_id"_s, item}}, 20ms);
        say(u"input_audio_buffer.committed"_s, {{u"item_id"_s, item}, {u"previous_item_id"_s, QJsonValue()}}, 20ms);
        say(u"conversation.item.added"_s, {{u"previous_item_id"_s, QJsonValue()}, {u"item"_s, QJsonObject{{u"id"_s, item}, {u"type"_s, u"message"_s}, {u"role"_s, u"user"_s}}}}, 20ms);
        say(u"conversation.item.input_audio_transcription.completed"_s, {{u"item_id"_s, item}, {u"transcript"_s, u"I would like to come on Friday."_s}}, 200ms);
        if (m_createsResponses)
            respond({});
    }
}

void SteppedSession::finishResponse(const QString &status)
{
    if (m_active.isEmpty())
        return;
    std::erase_if(m_due, [](const Due &due) { return due.event.contains("\"response."); });
    say(u"response.done"_s, {{u"response"_s, QJsonObject{{u"id"_s, std::exchange(m_active, {})}, {u"status"_s, status}}}});
}

void SteppedSession::respond(const QJsonObject &)
{
    if (!m_active.isEmpty())
        return;
    m_active = u"resp_%1"_s.arg(++m_count);
    say(u"response.created"_s, {{u"response"_s, QJsonObject{{u"id"_s, m_active}, {u"status"_s, u"in_progress"_s}}}}, 50ms);
    const auto thinking = std::chrono::milliseconds(m_provider.m_random.bounded(200, 900));
    speak(m_active, thinking);
}

void SteppedSession::speak(const QString &id, std::chrono::microseconds in)
{
    using Lie = SteppedProvider::Lie;
    const bool lies = m_fault == SteppedProvider::Fault::Lie;
    const Lie lie = m_provider.m_lie;
    const QJsonObject done{{u"id"_s, lies && lie == Lie::OtherResponseDone ? u"resp_other"_s : id},
                           {u"status"_s, lies && lie == Lie::Failing ? u"failed"_s : u"completed"_s}};
    if (lies && lie == Lie::UnendingTool) {
        say(u"response.function_call_arguments.delta"_s, {{u"response_id"_s, id}, {u"item_id"_s, u"item_f"_s}, {u"call_id"_s, u"call_f"_s}, {u"delta"_s, u"{"_s}}, in);
        return;
    }
    if (lies && (lie == Lie::NoAudio || lie == Lie::Failing)) {
        say(u"response.done"_s, {{u"response"_s, done}}, in);
        return;
    }
    const QString responseId = lies && lie == Lie::WrongIds ? u"resp_wrong"_s : id;
    const QString item = u"item_a%1"_s.arg(m_count);
    const QJsonObject place{{u"response_id"_s, responseId}, {u"item_id"_s, item}, {u"output_index"_s, 0}, {u"content_index"_s, 0}};
    const auto placed = [&](const QString &key, const QJsonValue &value) {
        QJsonObject fields = place;
        fields.insert(key, value);
        return fields;
    };
    say(u"response.output_audio_transcript.delta"_s, placed(u"delta"_s, u"Gladly, when would suit you?"_s), in);
    int pieces = m_provider.m_random.bounded(5, 40);
    if (lies && lie == Lie::Endless)
        pieces = 2'000;
    const Samples sound(samplesIn(100ms), lies && lie == Lie::DigitalSilence ? 0 : 2'000);
    const QString base64 = lies && lie == Lie::EmptyDeltas ? QString() : QString::fromLatin1(toBytes(sound).toBase64());
    for (int i = 0; i < pieces; ++i)
        say(u"response.output_audio.delta"_s, placed(u"delta"_s, base64), in + i * 33ms);
    const auto end = in + pieces * 33ms;
    say(u"response.output_audio_transcript.done"_s, placed(u"transcript"_s, u"Gladly, when would suit you?"_s), end);
    say(u"response.done"_s, {{u"response"_s, done}}, end);
}

} // namespace Attendant
