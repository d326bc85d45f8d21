// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtimeclient.h"
#include "audio/g711.h"
#include "audio/tone.h"
#include "simulator/realtimeserver.h"

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpSocket>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString code(const QJsonObject &error)
{
    return error.value("code"_L1).toString();
}

QJsonObject object(const QJsonObject &from, const QString &path)
{
    QJsonObject at = from;
    for (const QString &key : path.split(u'.'))
        at = at.value(key).toObject();
    return at;
}

constexpr auto withTranscription = R"({"type":"session.update","session":{"type":"realtime","instructions":"Greeting: Hello from the test desk.",
    "audio":{"input":{"transcription":{"model":"gpt-transcribe","language":"en"}}}}})";

} // namespace

class tst_RealtimeServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        RealtimeServer::Options options;
        options.pace = 0;
        options.thinkingTime = 0ms;
        m_server = std::make_unique<RealtimeServer>(options);
        QVERIFY(m_server->listen());
    }
    void cleanup() { m_server.reset(); }

    void mintsClientSecrets();
    void refusesBadSecretRequests_data();
    void refusesBadSecretRequests();
    void acceptsASecretAsSubprotocol();
    void refusesKeysAtTheHandshake_data();
    void refusesKeysAtTheHandshake();
    void closesBetaClients();
    void mergesSessionUpdates();
    void wrongUpdatesChangeNothing_data();
    void wrongUpdatesChangeNothing();
    void betaUpdatesEndTheConnection();
    void aSpokenTurnHasTheRightOrder();
    void theGreetingIsSpokenWithACaption();
    void wordsArriveBeforeTheTurnEnds();
    void foreignVoicesAreTranscribedAsSpeech();
    void textItemsAndTextAnswers();
    void itemsCanBeOrderedReadAndDeleted();
    void truncateChecksTheLength();
    void toolCallsGoOnAfterTheirOutput();
    void outOfBandResponsesRunBeside();
    void saysExactly();
    void errorsHaveTheirCodes_data();
    void errorsHaveTheirCodes();
    void onlyOneResponseAtATime();
    void theCallersVoiceInterrupts();
    void takeoverSettingsKeepListening();
    void manualTurns();
    void idleTimeoutLetsTheModelSpeak();
    void telephoneFormat();
    void voiceIsLockedOnceHeard();
    void sessionsEndAfterTheirLimit();
    void audioIsPaced();
    void brokenMessagesAreErrors();

private:
    std::pair<int, QJsonObject> post(const QByteArray &authorization, const QByteArray &body)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(m_server->baseUrl().toString() + u"/realtime/client_secrets"_s));
        if (!authorization.isEmpty())
            request.setRawHeader("Authorization", authorization);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        std::unique_ptr<QNetworkReply> reply(network.post(request, body));
        if (!QTest::qWaitFor([&] { return reply->isFinished(); }))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), QJsonDocument::fromJson(reply->readAll()).object()};
    }

    std::unique_ptr<RealtimeServer> m_server;
};

void tst_RealtimeServer::mintsClientSecrets()
{
    const auto [status, body] = post("Bearer sk-test", R"({"expires_after":{"anchor":"created_at","seconds":120},
        "session":{"type":"realtime","model":"gpt-realtime-x","instructions":"Be brief.","audio":{"output":{"voice":"cedar"}}}})");
    QCOMPARE(status, 200);
    QVERIFY(body.value("value"_L1).toString().startsWith("ek_"_L1));
    const qint64 left = body.value("expires_at"_L1).toInteger() - QDateTime::currentSecsSinceEpoch();
    QVERIFY(left > 110 && left <= 120);
    const QJsonObject session = body.value("session"_L1).toObject();
    QCOMPARE(session.value("object"_L1), u"realtime.session"_s);
    QCOMPARE(session.value("model"_L1), u"gpt-realtime-x"_s);
    QCOMPARE(object(session, u"audio.output"_s).value("voice"_L1), u"cedar"_s);
    QCOMPARE(post("Bearer sk-test", "").first, 200);
}

void tst_RealtimeServer::refusesBadSecretRequests_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("no key") << QByteArray() << QByteArray("{}") << 401 << u"invalid_api_key"_s;
    QTest::newRow("empty key") << QByteArray("Bearer ") << QByteArray("{}") << 401 << u"invalid_api_key"_s;
    QTest::newRow("the refused key") << QByteArray("Bearer sk-bad") << QByteArray("{}") << 401 << u"invalid_api_key"_s;
    QTest::newRow("9 seconds") << QByteArray("Bearer k") << QByteArray(R"({"expires_after":{"seconds":9}})") << 400 << u"invalid_value"_s;
    QTest::newRow("7201 seconds") << QByteArray("Bearer k") << QByteArray(R"({"expires_after":{"seconds":7201}})") << 400 << u"invalid_value"_s;
    QTest::newRow("another anchor") << QByteArray("Bearer k") << QByteArray(R"({"expires_after":{"anchor":"now"}})") << 400 << u"invalid_value"_s;
    QTest::newRow("no type") << QByteArray("Bearer k") << QByteArray(R"({"session":{"instructions":"x"}})") << 400 << u"missing_required_parameter"_s;
    QTest::newRow("an unknown field") << QByteArray("Bearer k") << QByteArray(R"({"session":{"type":"realtime","mood":"x"}})") << 400 << u"unknown_parameter"_s;
    QTest::newRow("no JSON") << QByteArray("Bearer k") << QByteArray("{") << 400 << u"invalid_json"_s;
}

void tst_RealtimeServer::refusesBadSecretRequests()
{
    QFETCH(QByteArray, authorization);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, code);
    const auto [actual, answer] = post(authorization, body);
    QCOMPARE(actual, status);
    QCOMPARE(::code(answer.value("error"_L1).toObject()), code);
}

void tst_RealtimeServer::acceptsASecretAsSubprotocol()
{
    const auto [status, body] = post("Bearer sk-test", R"({"session":{"type":"realtime","instructions":"Attached."}})");
    QCOMPARE(status, 200);
    RealtimeClient client(m_server->baseUrl(), {}, {u"realtime"_s, u"openai-insecure-api-key."_s + body.value("value"_L1).toString()});
    const QJsonObject created = client.expect(u"session.created"_s);
    QCOMPARE(client.socket.subprotocol(), u"realtime"_s);
    QCOMPARE(object(created, u"session"_s).value("instructions"_L1), u"Attached."_s);
    QVERIFY(object(created, u"session"_s).value("id"_L1).toString().startsWith("sess_"_L1));
}

void tst_RealtimeServer::refusesKeysAtTheHandshake_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("none") << QString();
    QTest::newRow("refused") << u"sk-bad"_s;
    QTest::newRow("unknown secret") << u"ek_123"_s;
}

void tst_RealtimeServer::refusesKeysAtTheHandshake()
{
    QFETCH(QString, key);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_server->port());
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    socket.write("GET /v1/realtime?model=x HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " + key.toLatin1() + "\r\n\r\n");
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    const QByteArray answer = socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 401 "), answer.constData());
    QVERIFY(answer.contains("invalid_api_key"));
    QCOMPARE(m_server->sessionCount(), 0);
}

void tst_RealtimeServer::closesBetaClients()
{
    RealtimeClient client(m_server->baseUrl(), u"sk-test"_s, {}, u"realtime=v1"_s);
    QCOMPARE(code(client.expectError()), u"beta_api_shape_disabled"_s);
    QTRY_COMPARE(int(client.socket.closeCode()), 4000);
}

void tst_RealtimeServer::mergesSessionUpdates()
{
    RealtimeClient client(m_server->baseUrl());
    const QJsonObject created = client.expect(u"session.created"_s).value("session"_L1).toObject();
    QCOMPARE(created.value("model"_L1), u"gpt-realtime-2.1"_s);
    client.inject(R"({"type":"session.update","session":{"type":"realtime","instructions":"One","audio":{"input":{"turn_detection":{"type":"server_vad","silence_duration_ms":300}}}}})");
    client.expect(u"session.updated"_s);
    client.inject(R"({"type":"session.update","session":{"type":"realtime","tools":[{"type":"function","name":"end_call","parameters":{}}],
        "audio":{"input":{"turn_detection":{"type":"server_vad","create_response":false,"interrupt_response":false}}}}})");
    QJsonObject session = client.expect(u"session.updated"_s).value("session"_L1).toObject();
    QCOMPARE(session.value("instructions"_L1), u"One"_s);
    QCOMPARE(session.value("tools"_L1).toArray().size(), 1);
    QCOMPARE(session.value("id"_L1), created.value("id"_L1));
    const QJsonObject detection = object(session, u"audio.input.turn_detection"_s);
    QCOMPARE(detection.value("silence_duration_ms"_L1).toInt(), 300);
    QCOMPARE(detection.value("create_response"_L1).toBool(true), false);
    client.inject(R"({"type":"session.update","session":{"type":"realtime","instructions":"","tools":[],"audio":{"input":{"turn_detection":null}}}})");
    session = client.expect(u"session.updated"_s).value("session"_L1).toObject();
    QVERIFY(session.value("instructions"_L1).toString().isEmpty());
    QVERIFY(object(session, u"audio.input"_s).value("turn_detection"_L1).isNull());
    QCOMPARE(object(session, u"audio.output"_s).value("voice"_L1), u"marin"_s);
}

void tst_RealtimeServer::wrongUpdatesChangeNothing_data()
{
    QTest::addColumn<QByteArray>("session");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("param");
    const auto row = [](const char *tag, const char *session, const QString &code, const QString &param) { QTest::newRow(tag) << QByteArray(session) << code << param; };
    row("no type", R"({"instructions":"x"})", u"missing_required_parameter"_s, u"session.type"_s);
    row("another type", R"({"type":"transcription"})", u"invalid_value"_s, u"session.type"_s);
    row("unknown field", R"({"type":"realtime","instructions":"x","mood":1})", u"unknown_parameter"_s, u"session.mood"_s);
    row("unknown nested field", R"({"type":"realtime","audio":{"input":{"volume":1}}})", u"unknown_parameter"_s, u"session.audio.input.volume"_s);
    row("both modalities", R"({"type":"realtime","instructions":"x","output_modalities":["audio","text"]})", u"invalid_value"_s, u"session.output_modalities"_s);
    row("16 kHz", R"({"type":"realtime","audio":{"input":{"format":{"type":"audio/pcm","rate":16000}}}})", u"invalid_value"_s, u"session.audio.input.format.rate"_s);
    row("opus", R"({"type":"realtime","audio":{"output":{"format":{"type":"audio/opus"}}}})", u"invalid_value"_s, u"session.audio.output.format.type"_s);
    row("threshold 2", R"({"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","threshold":2}}}})", u"invalid_value"_s,
        u"session.audio.input.turn_detection.threshold"_s);
    row("idle timeout of a second", R"({"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","idle_timeout_ms":1000}}}})", u"invalid_value"_s,
        u"session.audio.input.turn_detection.idle_timeout_ms"_s);
    row("unknown voice", R"({"type":"realtime","audio":{"output":{"voice":"bob"}}})", u"invalid_value"_s, u"session.audio.output.voice"_s);
    row("nested tool", R"({"type":"realtime","tools":[{"type":"function","function":{"name":"x"}}]})", u"unknown_parameter"_s, u"session.tools[0].function"_s);
}

void tst_RealtimeServer::wrongUpdatesChangeNothing()
{
    QFETCH(QByteArray, session);
    QFETCH(QString, code);
    QFETCH(QString, param);
    RealtimeClient client(m_server->baseUrl());
    const QJsonObject before = client.expect(u"session.created"_s).value("session"_L1).toObject();
    client.inject({{u"type"_s, u"session.update"_s}, {u"event_id"_s, u"mine"_s}, {u"session"_s, QJsonDocument::fromJson(session).object()}});
    const QJsonObject error = client.expectError();
    QCOMPARE(::code(error), code);
    QCOMPARE(error.value("param"_L1), param);
    QCOMPARE(error.value("event_id"_L1), u"mine"_s);
    QCOMPARE(error.value("type"_L1), u"invalid_request_error"_s);
    client.inject(R"({"type":"session.update","session":{"type":"realtime"}})");
    QCOMPARE(client.expect(u"session.updated"_s).value("session"_L1).toObject(), before);
}

void tst_RealtimeServer::betaUpdatesEndTheConnection()
{
    RealtimeClient client(m_server->baseUrl());
    client.expect(u"session.created"_s);
    client.inject(R"({"type":"session.update","session":{"modalities":["text","audio"],"input_audio_format":"pcm16"}})");
    QCOMPARE(code(client.expectError()), u"beta_api_shape_disabled"_s);
    QTRY_COMPARE(int(client.socket.closeCode()), 4000);
}

void tst_RealtimeServer::aSpokenTurnHasTheRightOrder()
{
    RealtimeClient client(m_server->baseUrl());
    client.expect(u"session.created"_s);
    client.inject(withTranscription);
    client.expect(u"session.updated"_s);
    client.taken.clear();
    client.hear(Samples(samplesIn(1s)));
    client.hearText(u"Hello, I would like to book an appointment."_s);
    client.expect(u"response.done"_s);
    client.expect(u"rate_limits.updated"_s);

    QStringList order;
    QSet<QString> ids;
    QString transcript, spoken, lastDelta;
    QJsonObject started, stopped, committed, completed, done;
    for (const QJsonObject &event : client.taken) {
        const QString type = event.value("type"_L1).toString();
        const QString id = event.value("event_id"_L1).toString();
        QVERIFY(!id.isEmpty() && !ids.contains(id));
        ids << id;
        if (type == "conversation.item.input_audio_transcription.delta"_L1)
            transcript += event.value("delta"_L1).toString();
        else if (type == "conversation.item.input_audio_transcription.completed"_L1)
            completed = event;
        else if (type == "response.output_audio_transcript.delta"_L1)
            spoken += event.value("delta"_L1).toString();
        if (type.contains("transcription"_L1))
            continue; // runs separately
        if (type == "input_audio_buffer.speech_started"_L1) started = event;
        if (type == "input_audio_buffer.speech_stopped"_L1) stopped = event;
        if (type == "input_audio_buffer.committed"_L1) committed = event;
        if (type == "response.done"_L1) done = event;
        if (!type.endsWith("delta"_L1))
            order << type;
        else if (lastDelta != type && !order.contains(type))
            order << type;
        lastDelta = type;
    }
    QCOMPARE(order, (QStringList{u"input_audio_buffer.speech_started"_s, u"input_audio_buffer.speech_stopped"_s, u"input_audio_buffer.committed"_s,
        u"conversation.item.added"_s, u"conversation.item.done"_s, u"response.created"_s, u"response.output_item.added"_s, u"conversation.item.added"_s,
        u"response.content_part.added"_s, u"response.output_audio_transcript.delta"_s, u"response.output_audio.delta"_s, u"response.output_audio.done"_s,
        u"response.output_audio_transcript.done"_s, u"response.content_part.done"_s, u"response.output_item.done"_s, u"conversation.item.done"_s,
        u"response.done"_s, u"rate_limits.updated"_s}));
    QCOMPARE(transcript, u"Hello, I would like to book an appointment."_s);
    QCOMPARE(completed.value("transcript"_L1), transcript);
    QCOMPARE(completed.value("item_id"_L1), started.value("item_id"_L1));
    QCOMPARE(committed.value("item_id"_L1), started.value("item_id"_L1));
    const int from = started.value("audio_start_ms"_L1).toInt();
    QVERIFY2(from >= 600 && from <= 1'000, qPrintable(QString::number(from)));
    QVERIFY(stopped.value("audio_end_ms"_L1).toInt() > from + 1'500);
    const QJsonObject response = done.value("response"_L1).toObject();
    QCOMPARE(response.value("status"_L1), u"completed"_s);
    const QJsonObject content = response.value("output"_L1).toArray()[0].toObject().value("content"_L1).toArray()[0].toObject();
    QCOMPARE(content.value("transcript"_L1), spoken);
    QVERIFY(object(response, u"usage"_s).value("total_tokens"_L1).toInt() > 0);
    QVERIFY(spoken.contains(u"name"_s));
}

void tst_RealtimeServer::theGreetingIsSpokenWithACaption()
{
    RealtimeClient client(m_server->baseUrl());
    client.expect(u"session.created"_s);
    client.inject(withTranscription);
    client.inject(R"({"type":"response.create"})");
    client.expect(u"response.done"_s);
    CaptionReader reader;
    for (const QJsonObject &event : client.taken) {
        if (event.value("type"_L1) == "response.output_audio.delta"_L1) {
            const QByteArray audio = QByteArray::fromBase64(event.value("delta"_L1).toString().toLatin1());
            QVERIFY(audio.size() <= 200 * 48 && audio.size() % 2 == 0);
            reader.read(toSamples(audio));
        }
    }
    QStringList words;
    for (const CaptionWord &word : reader.takeWords()) {
        QVERIFY(word.speaker == CaptionSpeaker::Ai);
        words << word.text;
    }
    QCOMPARE(words.join(u' '), u"Hello from the test desk."_s);
}

void tst_RealtimeServer::wordsArriveBeforeTheTurnEnds()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(withTranscription);
    client.expect(u"session.updated"_s);
    client.hearText(u"He says he has chest pain and it goes down into his arm"_s, 0ms);
    QString heard;
    while (!heard.contains(u"chest pain"_s)) {
        const QJsonObject delta = client.expect(u"conversation.item.input_audio_transcription.delta"_s);
        QVERIFY(!delta.isEmpty());
        heard += delta.value("delta"_L1).toString();
    }
    QVERIFY(!client.types(client.events).contains(u"input_audio_buffer.speech_stopped"_s));
}

void tst_RealtimeServer::foreignVoicesAreTranscribedAsSpeech()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(withTranscription);
    client.hear(sine(300, 2'000ms, -15), 700ms);
    const QString transcript = client.expect(u"conversation.item.input_audio_transcription.completed"_s).value("transcript"_L1).toString();
    QVERIFY2(QRegularExpression(u"^\\[speech, [23]\\.\\d s\\]$"_s).match(transcript).hasMatch(), qPrintable(transcript));
}

void tst_RealtimeServer::textItemsAndTextAnswers()
{
    RealtimeClient client(m_server->baseUrl());
    client.expect(u"session.created"_s);
    client.inject(R"({"type":"session.update","session":{"type":"realtime","output_modalities":["text"],"instructions":"Hours: nine to five"}})");
    client.inject(R"({"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_text","text":"When do you open?"}]}})");
    const QJsonObject added = client.expect(u"conversation.item.added"_s);
    QVERIFY(added.contains("previous_item_id"_L1) && added.value("previous_item_id"_L1).isNull());
    client.inject(R"({"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_text","text":"What are your hours?"}]}})");
    client.inject(R"({"type":"response.create"})");
    const QString text = client.expect(u"response.output_text.done"_s).value("text"_L1).toString();
    QVERIFY2(text.contains(u"nine to five"_s), qPrintable(text));
    const QJsonObject done = client.expect(u"response.done"_s).value("response"_L1).toObject();
    QCOMPARE(done.value("output"_L1).toArray()[0].toObject().value("content"_L1).toArray()[0].toObject().value("type"_L1), u"output_text"_s);
    QVERIFY(!client.types(client.taken).contains(u"response.output_audio.delta"_s));
}

void tst_RealtimeServer::itemsCanBeOrderedReadAndDeleted()
{
    RealtimeClient client(m_server->baseUrl());
    const auto create = [&](const QString &id, const QString &previous) {
        QJsonObject event{{u"type"_s, u"conversation.item.create"_s},
                          {u"item"_s, QJsonObject{{u"id"_s, id}, {u"type"_s, u"message"_s}, {u"role"_s, u"system"_s},
                                                  {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"input_text"_s}, {u"text"_s, id}}}}}}};
        if (!previous.isEmpty())
            event.insert(u"previous_item_id"_s, previous);
        client.inject(event);
        return client.expect(u"conversation.item.done"_s).value("previous_item_id"_L1);
    };
    QVERIFY(create(u"a"_s, {}).isNull());
    QCOMPARE(create(u"b"_s, {}), u"a"_s);
    QCOMPARE(create(u"c"_s, u"a"_s), u"a"_s);
    QVERIFY(create(u"d"_s, u"root"_s).isNull());
    client.inject(R"({"type":"conversation.item.retrieve","item_id":"c"})");
    const QJsonObject item = client.expect(u"conversation.item.retrieved"_s).value("item"_L1).toObject();
    QCOMPARE(item.value("object"_L1), u"realtime.item"_s);
    QCOMPARE(item.value("content"_L1).toArray()[0].toObject().value("text"_L1), u"c"_s);
    client.inject(R"({"type":"conversation.item.delete","item_id":"c"})");
    QCOMPARE(client.expect(u"conversation.item.deleted"_s).value("item_id"_L1), u"c"_s);
    client.inject(R"({"type":"conversation.item.retrieve","item_id":"c"})");
    QCOMPARE(code(client.expectError()), u"invalid_value"_s);
}

void tst_RealtimeServer::truncateChecksTheLength()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(R"({"type":"response.create"})");
    const QString id = client.expect(u"response.output_item.done"_s).value("item"_L1).toObject().value("id"_L1).toString();
    client.expect(u"response.done"_s);
    client.inject({{u"type"_s, u"conversation.item.truncate"_s}, {u"item_id"_s, id}, {u"content_index"_s, 0}, {u"audio_end_ms"_s, 60'000}});
    const QJsonObject error = client.expectError();
    QCOMPARE(code(error), u"invalid_value"_s);
    QCOMPARE(error.value("param"_L1), u"audio_end_ms"_s);
    client.inject({{u"type"_s, u"conversation.item.truncate"_s}, {u"item_id"_s, id}, {u"content_index"_s, 0}, {u"audio_end_ms"_s, 500}});
    QCOMPARE(client.expect(u"conversation.item.truncated"_s).value("audio_end_ms"_L1).toInt(), 500);
    client.inject({{u"type"_s, u"conversation.item.retrieve"_s}, {u"item_id"_s, id}});
    const QJsonObject part = client.expect(u"conversation.item.retrieved"_s).value("item"_L1).toObject().value("content"_L1).toArray()[0].toObject();
    QVERIFY(!part.contains("transcript"_L1));
    QVERIFY(std::abs(QByteArray::fromBase64(part.value("audio"_L1).toString().toLatin1()).size() - 24'000) < 100);
}

void tst_RealtimeServer::toolCallsGoOnAfterTheirOutput()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(R"({"type":"session.update","session":{"type":"realtime","tools":[{"type":"function","name":"escalate_call","parameters":{}}]}})");
    client.inject(R"({"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_text","text":"He is unconscious!"}]}})");
    client.inject(R"({"type":"response.create"})");
    const QJsonObject done = client.expect(u"response.function_call_arguments.done"_s);
    QString deltas;
    QString callId;
    for (const QJsonObject &event : client.taken) {
        if (event.value("type"_L1) == "response.function_call_arguments.delta"_L1) {
            deltas += event.value("delta"_L1).toString();
            callId = event.value("call_id"_L1).toString();
            QCOMPARE(event.value("output_index"_L1).toInt(), 1); // the sentence is 0
        }
    }
    QCOMPARE(done.value("arguments"_L1), deltas);
    QCOMPARE(done.value("name"_L1), u"escalate_call"_s);
    QCOMPARE(QJsonDocument::fromJson(deltas.toUtf8()).object().value("urgency"_L1), u"emergency"_s);
    const QJsonObject item = client.expect(u"response.output_item.done"_s).value("item"_L1).toObject();
    QCOMPARE(item.value("call_id"_L1), callId);
    QCOMPARE(item.value("arguments"_L1), deltas);
    QCOMPARE(client.expect(u"response.done"_s).value("response"_L1).toObject().value("output"_L1).toArray().size(), 2);
    client.inject({{u"type"_s, u"conversation.item.create"_s},
                   {u"item"_s, QJsonObject{{u"type"_s, u"function_call_output"_s}, {u"call_id"_s, callId}, {u"output"_s, u"{\"success\":true}"_s}}}});
    client.expect(u"conversation.item.done"_s);
    client.inject(R"({"type":"response.create"})");
    QVERIFY(client.expect(u"response.output_audio_transcript.done"_s).value("transcript"_L1).toString().contains(u"stay on the line"_s));
}

void tst_RealtimeServer::outOfBandResponsesRunBeside()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(R"({"type":"response.create"})");
    client.inject(R"({"type":"response.create","response":{"conversation":"none","output_modalities":["text"],"metadata":{"topic":"summary"},"instructions":"Summarise."}})");
    QJsonObject aside = client.expect(u"response.done"_s).value("response"_L1).toObject();
    if (aside.value("metadata"_L1).isNull())
        aside = client.expect(u"response.done"_s).value("response"_L1).toObject();
    QCOMPARE(object(aside, u"metadata"_s).value("topic"_L1), u"summary"_s);
    QVERIFY(aside.value("conversation_id"_L1).isNull());
    const QString asideItem = aside.value("output"_L1).toArray()[0].toObject().value("id"_L1).toString();
    client.inject({{u"type"_s, u"conversation.item.retrieve"_s}, {u"item_id"_s, asideItem}});
    QCOMPARE(code(client.expectError()), u"invalid_value"_s);
}

void tst_RealtimeServer::saysExactly()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject({{u"type"_s, u"response.create"_s}, {u"response"_s, QJsonObject{{u"instructions"_s, u"Say exactly: \"We are closing in five minutes.\""_s}}}});
    QCOMPARE(client.expect(u"response.output_audio_transcript.done"_s).value("transcript"_L1), u"We are closing in five minutes."_s);
}

void tst_RealtimeServer::errorsHaveTheirCodes_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("code");
    QTest::newRow("cancel without a response") << QByteArray(R"({"type":"response.cancel"})") << u"response_cancel_not_active"_s;
    QTest::newRow("commit of nothing") << QByteArray(R"({"type":"input_audio_buffer.commit"})") << u"input_audio_buffer_commit_empty"_s;
    QTest::newRow("unknown event") << QByteArray(R"({"type":"make.coffee"})") << u"invalid_value"_s;
    QTest::newRow("no type") << QByteArray(R"({"x":1})") << u"missing_required_parameter"_s;
    QTest::newRow("no session") << QByteArray(R"({"type":"session.update"})") << u"missing_required_parameter"_s;
    QTest::newRow("bad audio") << QByteArray(R"({"type":"input_audio_buffer.append","audio":"***"})") << u"invalid_value"_s;
    QTest::newRow("no audio") << QByteArray(R"({"type":"input_audio_buffer.append"})") << u"invalid_value"_s;
    QTest::newRow("truncate of nothing") << QByteArray(R"({"type":"conversation.item.truncate","item_id":"x","audio_end_ms":1})") << u"invalid_value"_s;
    QTest::newRow("delete of nothing") << QByteArray(R"({"type":"conversation.item.delete","item_id":"x"})") << u"invalid_value"_s;
    QTest::newRow("assistant audio") << QByteArray(R"({"type":"conversation.item.create","item":{"type":"message","role":"assistant","content":[{"type":"output_audio"}]}})")
                                     << u"invalid_value"_s;
    QTest::newRow("object as output") << QByteArray(R"({"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"c","output":{}}})")
                                      << u"missing_required_parameter"_s;
    QTest::newRow("unknown predecessor") << QByteArray(R"({"type":"conversation.item.create","previous_item_id":"zz","item":{"type":"message","role":"user","content":[]}})")
                                         << u"invalid_value"_s;
    QTest::newRow("unknown response field") << QByteArray(R"({"type":"response.create","response":{"modalities":["text"]}})") << u"unknown_parameter"_s;
}

void tst_RealtimeServer::errorsHaveTheirCodes()
{
    QFETCH(QByteArray, event);
    QFETCH(QString, code);
    RealtimeClient client(m_server->baseUrl());
    client.expect(u"session.created"_s);
    client.inject(event.constData());
    QCOMPARE(::code(client.expectError()), code);
    client.inject(R"({"type":"session.update","session":{"type":"realtime"}})");
    QVERIFY(!client.expect(u"session.updated"_s).isEmpty()); // still open
}

void tst_RealtimeServer::onlyOneResponseAtATime()
{
    RealtimeServer::Options options = m_server->options();
    options.pace = 3;
    m_server->setOptions(options);
    RealtimeClient client(m_server->baseUrl());
    client.inject(R"({"type":"response.create"})");
    client.expect(u"response.output_audio.delta"_s);
    client.inject(R"({"type":"response.create"})");
    QCOMPARE(code(client.expectError()), u"conversation_already_has_active_response"_s);
    client.inject(R"({"type":"response.cancel"})");
    const QJsonObject response = client.expect(u"response.done"_s).value("response"_L1).toObject();
    QCOMPARE(response.value("status"_L1), u"cancelled"_s);
    QCOMPARE(object(response, u"status_details"_s).value("reason"_L1), u"client_cancelled"_s);
    QCOMPARE(response.value("output"_L1).toArray()[0].toObject().value("status"_L1), u"incomplete"_s);
    QVERIFY(client.types(client.taken).contains(u"response.output_audio.done"_s));
    client.inject(R"({"type":"response.create"})");
    QVERIFY(!client.expect(u"response.created"_s).isEmpty());
}

void tst_RealtimeServer::theCallersVoiceInterrupts()
{
    RealtimeServer::Options options = m_server->options();
    options.pace = 1;
    m_server->setOptions(options);
    RealtimeClient client(m_server->baseUrl());
    client.inject(withTranscription);
    client.inject({{u"type"_s, u"response.create"_s}, {u"response"_s, QJsonObject{{u"instructions"_s, u"Say exactly: \"This is a long sentence that goes on and on until someone interrupts it.\""_s}}}});
    client.expect(u"response.output_audio.delta"_s);
    client.hearText(u"Wait, please."_s, 0ms);
    client.expect(u"input_audio_buffer.speech_started"_s);
    const QJsonObject response = client.expect(u"response.done"_s).value("response"_L1).toObject();
    QCOMPARE(object(response, u"status_details"_s).value("reason"_L1), u"turn_detected"_s);
}

void tst_RealtimeServer::takeoverSettingsKeepListening()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(withTranscription);
    client.inject(R"({"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","create_response":false,"interrupt_response":false}}}}})");
    client.expect(u"session.updated"_s);
    client.hearText(u"Is anybody there?"_s);
    QCOMPARE(client.expect(u"conversation.item.input_audio_transcription.completed"_s).value("transcript"_L1), u"Is anybody there?"_s);
    client.hearText(u"And again."_s);
    client.expect(u"conversation.item.input_audio_transcription.completed"_s);
    QVERIFY(!client.types(client.taken + client.events).contains(u"response.created"_s));
}

void tst_RealtimeServer::manualTurns()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(withTranscription);
    client.inject(R"({"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":null}}}})");
    client.hearText(u"No detection here."_s);
    client.inject(R"({"type":"input_audio_buffer.commit"})");
    QCOMPARE(client.expect(u"conversation.item.input_audio_transcription.completed"_s).value("transcript"_L1), u"No detection here."_s);
    client.hearText(u"Forget this."_s);
    client.inject(R"({"type":"input_audio_buffer.clear"})");
    client.expect(u"input_audio_buffer.cleared"_s);
    client.inject(R"({"type":"input_audio_buffer.commit"})");
    QCOMPARE(code(client.expectError()), u"input_audio_buffer_commit_empty"_s);
    QVERIFY(!client.types(client.taken).contains(u"input_audio_buffer.speech_started"_s));
    QVERIFY(!client.types(client.taken).contains(u"response.created"_s));
}

void tst_RealtimeServer::idleTimeoutLetsTheModelSpeak()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(R"({"type":"session.update","session":{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","idle_timeout_ms":5000}}}}})");
    client.inject(R"({"type":"response.create"})");
    client.expect(u"response.done"_s);
    client.hear(Samples(samplesIn(15s)));
    const QJsonObject fired = client.expect(u"input_audio_buffer.timeout_triggered"_s);
    QVERIFY(fired.value("audio_end_ms"_L1).toInt() - fired.value("audio_start_ms"_L1).toInt() >= 5'000);
    QCOMPARE(client.expect(u"response.output_audio_transcript.done"_s).value("transcript"_L1), u"Are you still there?"_s);
}

void tst_RealtimeServer::telephoneFormat()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(R"({"type":"session.update","session":{"type":"realtime","audio":{"input":{"format":{"type":"audio/pcmu"},"transcription":{"model":"gpt-transcribe"}},
        "output":{"format":{"type":"audio/pcmu"}}}}})");
    client.expect(u"session.updated"_s);
    const auto clip = VoicePool::renderNow({u"I call from a telephone."_s, {}, CaptionSpeaker::Caller, WireFormat::MuLaw});
    QVERIFY(clip);
    const QByteArray silence(8'000, char(0xff));
    for (const QByteArray &part : {(*clip)->wire, silence}) {
        for (qsizetype at = 0; at < part.size(); at += 160)
            client.inject({{u"type"_s, u"input_audio_buffer.append"_s}, {u"audio"_s, QString::fromLatin1(part.mid(at, 160).toBase64())}});
    }
    QVERIFY(client.expect(u"input_audio_buffer.speech_stopped"_s).value("audio_end_ms"_L1).toInt() < 6'000);
    QCOMPARE(client.expect(u"conversation.item.input_audio_transcription.completed"_s).value("transcript"_L1), u"I call from a telephone."_s);
    const QJsonObject delta = client.expect(u"response.output_audio.delta"_s);
    QCOMPARE(QByteArray::fromBase64(delta.value("delta"_L1).toString().toLatin1()).size(), 120 * 8);
}

void tst_RealtimeServer::voiceIsLockedOnceHeard()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject(R"({"type":"session.update","session":{"type":"realtime","audio":{"output":{"voice":"cedar"}}}})");
    QVERIFY(!client.expect(u"session.updated"_s).isEmpty());
    client.inject(R"({"type":"response.create"})");
    client.expect(u"response.done"_s);
    client.inject(R"({"type":"session.update","session":{"type":"realtime","audio":{"output":{"voice":"marin"}}}})");
    QCOMPARE(code(client.expectError()), u"cannot_update_voice"_s);
}

void tst_RealtimeServer::sessionsEndAfterTheirLimit()
{
    RealtimeServer::Options options = m_server->options();
    options.sessionLimit = 1s;
    m_server->setOptions(options);
    RealtimeClient client(m_server->baseUrl());
    QCOMPARE(code(client.expectError()), u"session_expired"_s);
    QTRY_VERIFY(client.socket.state() == QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(m_server->sessionCount(), 0);
}

void tst_RealtimeServer::audioIsPaced()
{
    RealtimeServer::Options options = m_server->options();
    options.pace = 4;
    m_server->setOptions(options);
    RealtimeClient client(m_server->baseUrl());
    client.inject({{u"type"_s, u"response.create"_s}, {u"response"_s, QJsonObject{{u"instructions"_s, u"Say exactly: \"One two three four five six seven eight nine ten.\""_s}}}});
    client.expect(u"response.output_audio.delta"_s);
    QElapsedTimer timer;
    timer.start();
    qsizetype bytes = 0;
    client.expect(u"response.done"_s);
    for (const QJsonObject &event : client.taken) {
        if (event.value("type"_L1) == "response.output_audio.delta"_L1)
            bytes += QByteArray::fromBase64(event.value("delta"_L1).toString().toLatin1()).size();
    }
    const qint64 audio = bytes / 48;
    QVERIFY(audio > 2'000);
    // Not all at once: at this pace it takes a fourth of the time in which it is heard, or longer on a busy machine.
    QVERIFY2(timer.elapsed() > audio / 8, qPrintable(u"%1 ms for %2 ms"_s.arg(timer.elapsed()).arg(audio)));
}

void tst_RealtimeServer::brokenMessagesAreErrors()
{
    RealtimeClient client(m_server->baseUrl());
    client.inject("this is no JSON");
    QCOMPARE(code(client.expectError()), u"invalid_event"_s);
    client.inject("[1,2]");
    QCOMPARE(code(client.expectError()), u"invalid_event"_s);
}

QTEST_GUILESS_MAIN(tst_RealtimeServer)
#include "tst_realtimeserver.moc"
