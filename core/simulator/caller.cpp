// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/caller.h"

#include "audio/wav.h"
#include "base/logging.h"
#include "simulator/callerear_p.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace Qt::StringLiterals;

namespace Attendant {

static constexpr std::chrono::seconds requestLimit{15};
static constexpr std::chrono::seconds connectLimit{15};

Caller::Caller(const QUrl &server, const Scenario &scenario, QObject *parent)
    : Caller(server, scenario, Options{}, nullptr, parent)
{}

Caller::Caller(const QUrl &server, const Scenario &scenario, const Options &options, VoicePool *voices, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_scenario(scenario)
    , m_options(options)
    , m_ownVoices(voices ? nullptr : std::make_unique<VoicePool>())
    , m_voices(voices ? voices : m_ownVoices.get())
    , m_network(new QNetworkAccessManager(this))
    , m_ear(std::make_unique<CallerEar>())
{
    if (!m_scenario.orgId.isEmpty())
        m_options.orgId = m_scenario.orgId;
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(u"The server did not open the voice connection within 15 seconds."_s); });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { hangUp(u"The call reached its time limit."_s); });
    m_ticker.setTimerType(Qt::PreciseTimer);
    m_ticker.setInterval(frameTime);
    connect(&m_ticker, &QTimer::timeout, this, &Caller::onTick);
}

Caller::~Caller()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
}

Result<void> Caller::recordTo(const QString &path)
{
    auto writer = WavWriter::open(path);
    if (!writer)
        return std::unexpected(writer.error());
    m_recording = std::make_unique<WavWriter>(std::move(*writer));
    return {};
}

void Caller::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void Caller::start()
{
    if (m_state != State::Idle)
        return;
    setState(State::Starting);
    m_limit.start(m_options.limit);
    post(u"/api/call/start"_s,
         {{u"org_id"_s, m_options.orgId},
          {u"caller"_s, m_scenario.callerName.isEmpty() ? m_scenario.callerNumber : m_scenario.callerName},
          {u"channel"_s, m_scenario.channel},
          {u"metadata"_s, QJsonObject{{u"number"_s, m_scenario.callerNumber}, {u"scenario"_s, m_scenario.id}}}},
         &Caller::onCallStarted);
}

void Caller::post(const QString &path, const QJsonObject &body, void (Caller::*then)(const QJsonObject &))
{
    QUrl url = m_server;
    url.setPath(path);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(requestLimit);
    QNetworkReply *reply = m_network->post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::finished, this, [this, reply, path, then] {
        reply->deleteLater();
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        if (m_state == State::Ended)
            return;
        if (reply->error() != QNetworkReply::NoError) {
            const QString detail = answer.value("detail"_L1).toString();
            fail(u"%1 failed: %2"_s.arg(path, detail.isEmpty() ? reply->errorString() : detail));
            return;
        }
        if (then)
            (this->*then)(answer);
    });
}

void Caller::onCallStarted(const QJsonObject &answer)
{
    m_callId = answer.value("call_id"_L1).toString();
    if (m_callId.isEmpty()) {
        fail(u"The server's answer to /api/call/start has no call_id."_s);
        return;
    }
    QJsonObject body{{u"org_id"_s, m_options.orgId}};
    if (m_options.tellsCallId)
        body.insert(u"call_id"_s, m_callId);
    post(u"/api/realtime/session"_s, body, &Caller::onSession);
}

void Caller::onSession(const QJsonObject &answer)
{
    const QString secret = answer.value("client_secret"_L1).toString();
    m_sessionConfig = answer.value("session_config"_L1).toObject();
    if (secret.isEmpty()) {
        fail(u"The server's answer to /api/realtime/session has no client_secret."_s);
        return;
    }
    setState(State::Connecting);
    m_deadline.start(connectLimit);
    m_socket = new QWebSocket(QString::fromLatin1(m_options.origin), QWebSocketProtocol::VersionLatest, this);
    connect(m_socket, &QWebSocket::connected, this, &Caller::onConnected);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &Caller::onMessage);
    connect(m_socket, &QWebSocket::errorOccurred, this, [this] {
        if (m_state == State::Connecting)
            fail(u"The voice connection was refused: %1"_s.arg(m_socket->errorString()));
    });
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        if (m_state != State::Ended)
            finish(m_socket->closeReason().isEmpty() ? u"The server closed the voice connection."_s : m_socket->closeReason());
    });
    QUrl url = m_server;
    url.setScheme(m_server.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    url.setPath(u"/api/realtime/ws"_s);
    QUrlQuery query;
    query.addQueryItem(u"client_secret"_s, QString::fromLatin1(QUrl::toPercentEncoding(secret)));
    url.setQuery(query);
    m_socket->open(url);
}

void Caller::onConnected()
{
    m_deadline.stop();
    QJsonObject session;
    for (const auto key : {"instructions"_L1, "tools"_L1, "tool_choice"_L1}) {
        if (m_sessionConfig.contains(key))
            session.insert(key, m_sessionConfig.value(key));
    }
    send({{u"type"_s, u"session.update"_s}, {u"session"_s, session}});
    setState(State::InCall);
    m_clock.start();
    m_frames = 0;
    m_ticker.start();
}

void Caller::send(const QJsonObject &event)
{
    // A server that does not read is not fed without a bound.
    if (m_socket && m_socket->isValid() && m_socket->bytesToWrite() < 8'000'000)
        m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact)));
}

void Caller::onMessage(const QString &message)
{
    const QJsonObject event = QJsonDocument::fromJson(message.toUtf8()).object();
    const QString type = event.value("type"_L1).toString();
    if (type == "response.output_audio.delta"_L1) {
        m_ear->receive(toSamples(QByteArray::fromBase64(event.value("delta"_L1).toString().toLatin1())),
                       m_itemsWithText.contains(event.value("item_id"_L1).toString()));
    } else if (type == "response.output_audio_transcript.delta"_L1) {
        m_itemsWithText.insert(event.value("item_id"_L1).toString());
    } else if (type == "response.output_audio_transcript.done"_L1) {
        m_itemsWithText.insert(event.value("item_id"_L1).toString());
        m_transcript = event.value("transcript"_L1).toString();
    } else if (type == "response.created"_L1) {
        m_responseRunning = true;
    } else if (type == "response.output_item.done"_L1) {
        const QJsonObject item = event.value("item"_L1).toObject();
        if (item.value("type"_L1) == "function_call"_L1)
            onFunctionCall(item);
    } else if (type == "response.done"_L1) {
        onResponseDone();
    } else if (type == "error"_L1) {
        qCInfo(lcSimulator, "Caller %s was told of an error: %s", qUtf8Printable(m_callId),
               qUtf8Printable(event.value("error"_L1).toObject().value("code"_L1).toString()));
    }
}

// As that frontend does: appointments go to the backend, everything else is answered on the spot.
void Caller::onFunctionCall(const QJsonObject &item)
{
    const QString name = item.value("name"_L1).toString();
    const QString functionCallId = item.value("call_id"_L1).toString();
    if (name == "end_call"_L1) {
        m_endsAfterSpeech = true;
        return;
    }
    ++m_openFunctions;
    if (name != "create_appointment"_L1) {
        answerFunction(functionCallId, {{u"success"_s, true}});
        return;
    }
    QUrl url = m_server;
    url.setPath(u"/api/execute-intent"_s);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(requestLimit);
    const QJsonObject body{{u"tool_name"_s, name},
                           {u"tool_args"_s, QJsonDocument::fromJson(item.value("arguments"_L1).toString().toUtf8()).object()},
                           {u"call_id"_s, m_callId},
                           {u"org_id"_s, m_options.orgId},
                           {u"item_id"_s, item.value("id"_L1)}};
    QNetworkReply *reply = m_network->post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::finished, this, [this, reply, functionCallId] {
        reply->deleteLater();
        QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        if (reply->error() != QNetworkReply::NoError)
            answer.insert(u"success"_s, false);
        answerFunction(functionCallId, answer);
    });
}

void Caller::answerFunction(const QString &functionCallId, const QJsonObject &output)
{
    send({{u"type"_s, u"conversation.item.create"_s},
          {u"item"_s, QJsonObject{{u"type"_s, u"function_call_output"_s},
                                  {u"call_id"_s, functionCallId},
                                  {u"output"_s, QString::fromUtf8(QJsonDocument(output).toJson(QJsonDocument::Compact))}}}});
    --m_openFunctions;
    m_functionsAnswered = true;
    maybeContinue();
}

void Caller::onResponseDone()
{
    m_responseRunning = false;
    maybeContinue();
}

// One response.create once every function of the response is answered.
void Caller::maybeContinue()
{
    if (!m_functionsAnswered || m_openFunctions > 0 || m_responseRunning || m_endsAfterSpeech)
        return;
    m_functionsAnswered = false;
    send({{u"type"_s, u"response.create"_s}});
}

void Caller::hangUp(const QString &reason)
{
    if (m_state != State::Ended)
        finish(reason);
}

void Caller::fail(const QString &sentence)
{
    qCInfo(lcSimulator, "Caller %s gave up: %s", qUtf8Printable(m_scenario.id), qUtf8Printable(sentence));
    finish(sentence);
}

void Caller::finish(const QString &reason)
{
    if (m_state == State::Ended)
        return;
    m_ticker.stop();
    m_deadline.stop();
    m_limit.stop();
    setState(State::Ended);
    if (!m_callId.isEmpty())
        post(u"/api/call/end"_s, {{u"call_id"_s, m_callId}}, nullptr);
    if (m_socket && m_socket->isValid())
        m_socket->close();
    m_recording.reset();
    Q_EMIT ended(reason);
}

} // namespace Attendant
