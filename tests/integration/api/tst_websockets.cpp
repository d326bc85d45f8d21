// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"
#include "audio/opuspackets.h"
#include "base/clock.h"
#include "storage/database.h"
#include "storage/tokenrepository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

/// A WebSocket client that remembers what it was sent.
class Line
{
public:
    explicit Line(const QUrl &url, const ApiFixture::Headers &headers = {}, const QStringList &protocols = {})
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) {
            texts << QJsonDocument::fromJson(text.toUtf8()).object();
        });
        QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket, [this](const QByteArray &frame) { frames << frame; });
        QObject::connect(&socket, &QWebSocket::errorOccurred, &socket, [this] { hasFailed = true; });
        QNetworkRequest request(url);
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        QWebSocketHandshakeOptions options;
        options.setSubprotocols(protocols);
        socket.open(request, options);
    }
    [[nodiscard]] bool opens()
    {
        return QTest::qWaitFor([this] { return socket.isValid() || hasFailed; }, 5000) && socket.isValid();
    }
    [[nodiscard]] bool hasType(const QString &type) const
    {
        return std::ranges::any_of(texts, [&](const QJsonObject &text) { return text.value("type"_L1).toString() == type; });
    }
    bool hasFailed = false; // error() itself stays silent about a refused handshake
    QWebSocket socket;
    QList<QJsonObject> texts;
    QByteArrayList frames;
};

} // namespace

/// The three kinds of WebSocket, against the whole backend.
class tst_WebSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void refusesBeforeTheUpgrade_data();
    void refusesBeforeTheUpgrade();
    void streamsEventsLive();
    void filtersEventsByOrganization();
    void resumesBehindACursor();
    void asksForAResync_data();
    void asksForAResync();
    void endsWhenItsTokenIsRevoked();
    void losesNothingWhileCallsComeIn();
    void tellsASlowReaderToResync();
    void relaysACall();
    void negotiatesTheSubprotocolAndNothingElse();
    void tellsBetaClientsWhatTheyAre_data();
    void tellsBetaClientsWhatTheyAre();
    void endsWhenTheCallerHangsUp();
    void answersBinaryEventsWithAnError();
    void refusesHugeEvents();
    void givesAudioToAListenerWhoMustNotSpeak();
    void speaksOpusWhenAsked();
    void letsATicketWorkOnce();

private:
    QUrl events(const QString &query = {}) const
    {
        return m_api.webSocketUrl(u"/api/v1/events?token=%1%2"_s.arg(QString::fromLatin1(ApiFixture::token), query));
    }
    QJsonObject session() { return m_api.post("/api/realtime/session", {{u"org_id"_s, u"org_demo_001"_s}}).json(); }
    QUrl realtime(const QJsonObject &session) const
    {
        return m_api.webSocketUrl(u"/api/realtime/ws?client_secret="_s + session.value("client_secret"_L1).toString());
    }
    void say(const QString &call, const QString &text)
    {
        QCOMPARE(m_api.post("/api/call/transcript", {{u"call_id"_s, call}, {u"speaker"_s, u"user"_s}, {u"text"_s, text}}).status, 200);
    }

    ApiFixture m_api;
};

void tst_WebSockets::initTestCase()
{
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
}

void tst_WebSockets::cleanupTestCase()
{
    m_api.stop();
}

void tst_WebSockets::refusesBeforeTheUpgrade_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("more"); // header lines
    QTest::addColumn<int>("status");
    const QByteArray token = "?token=" + QByteArray(ApiFixture::token);
    const QByteArray version = "Sec-WebSocket-Version: 13\r\n", key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    QTest::newRow("no such address") << QByteArray("/nothing") << version + key << 404;
    QTest::newRow("an address without a WebSocket") << QByteArray("/health") << version + key << 404;
    QTest::newRow("events without a token") << QByteArray("/api/v1/events") << version + key << 401;
    QTest::newRow("events with a wrong token") << QByteArray("/api/v1/events?token=x") << version + key << 401;
    QTest::newRow("events of an unknown organization") << "/api/v1/events" + token + "&org_id=nobody" << version + key << 404;
    QTest::newRow("events for a foreign page") << "/api/v1/events" + token << version + key + "Origin: http://evil.example\r\n" << 403;
    QTest::newRow("no secret") << QByteArray("/api/realtime/ws") << version + key << 401;
    QTest::newRow("a wrong secret") << QByteArray("/api/realtime/ws?client_secret=ek_x") << version + key << 401;
    QTest::newRow("a wrong secret of a foreign page") << QByteArray("/api/realtime/ws?client_secret=ek_x") << version + key + "Origin: http://evil.example\r\n" << 403;
    QTest::newRow("pieces too long") << QByteArray("/api/realtime/ws?client_secret=ek_x&piece_ms=900") << version + key << 400;
    QTest::newRow("audio without a ticket") << QByteArray("/api/v1/calls/x/audio") << version + key << 401;
    QTest::newRow("audio with a wrong ticket") << QByteArray("/api/v1/calls/x/audio?ticket=x") << version + key << 401;
    QTest::newRow("audio in an unknown codec") << QByteArray("/api/v1/calls/x/audio?ticket=x&codec=mp3") << version + key << 400;
    QTest::newRow("another protocol version") << "/api/v1/events" + token << "Sec-WebSocket-Version: 8\r\n" + key << 426;
    QTest::newRow("no key") << "/api/v1/events" + token << version << 400;
    QTest::newRow("a short key") << "/api/v1/events" + token << version + "Sec-WebSocket-Key: abc\r\n" << 400;
}

void tst_WebSockets::refusesBeforeTheUpgrade()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, more);
    QFETCH(int, status);
    HttpProbe probe(m_api.url());
    probe.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" + more + "\r\n");
    const HttpAnswer answer = probe.receive();
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.detail().isEmpty());
    QVERIFY(probe.isClosedWithin(std::chrono::seconds(3)));
}

void tst_WebSockets::streamsEventsLive()
{
    Line line(events());
    QVERIFY(line.opens());
    QTRY_COMPARE(line.texts.size(), 1);
    QCOMPARE(line.texts.first().value("type"_L1).toString(), u"hello"_s);
    const qint64 cursor = line.texts.first().value("cursor"_L1).toString().toLongLong();
    const QString call = m_api.startCall();
    say(call, u"hello"_s);
    QTRY_VERIFY(line.texts.size() >= 3);
    const QJsonObject started = line.texts[1];
    QCOMPARE(started.value("type"_L1).toString(), u"call.started"_s);
    QCOMPARE(started.value("call_id"_L1).toString(), call);
    QCOMPARE(started.value("org_id"_L1).toString(), u"org_demo_001"_s);
    QCOMPARE(started.value("seq"_L1).toInt(), 1);
    QCOMPARE(started.value("cursor"_L1).toString().toLongLong(), cursor + 1);
    QVERIFY(started.contains("at"_L1) && started.value("data"_L1).isObject());
    QTRY_VERIFY(line.hasType(u"transcript.completed"_s));
}

void tst_WebSockets::filtersEventsByOrganization()
{
    const QString org = m_api.postAs("/api/v1/organizations", {{u"name"_s, u"Other"_s}}).text("id"_L1);
    Line line(events(u"&org_id="_s + org));
    QVERIFY(line.opens());
    QTRY_COMPARE(line.texts.size(), 1);
    m_api.startCall();
    const QString mine = m_api.startCall(org);
    QTRY_COMPARE(line.texts.size(), 2);
    QCOMPARE(line.texts[1].value("call_id"_L1).toString(), mine);
}

void tst_WebSockets::resumesBehindACursor()
{
    const QString call = m_api.startCall();
    Line first(events());
    QVERIFY(first.opens());
    QTRY_COMPARE(first.texts.size(), 1);
    const QString cursor = first.texts.first().value("cursor"_L1).toString();
    first.socket.abort();
    for (int i = 0; i < 20; ++i)
        say(call, u"line %1"_s.arg(i));
    Line second(events(u"&after="_s + cursor));
    QVERIFY(second.opens());
    say(call, u"the last line"_s);
    const auto lastText = [&] { return second.texts.isEmpty() ? QString() : second.texts.last().value("data"_L1).toObject().value("text"_L1).toString(); };
    QTRY_COMPARE(lastText(), u"the last line"_s);
    QCOMPARE(second.texts.first().value("type"_L1).toString(), u"hello"_s);
    for (qsizetype i = 1; i < second.texts.size(); ++i)
        QCOMPARE(second.texts[i].value("cursor"_L1).toString().toLongLong(), cursor.toLongLong() + i);
}

void tst_WebSockets::asksForAResync_data()
{
    QTest::addColumn<QString>("cursor");
    for (const QString &cursor : {u"999999999"_s, u"-1"_s, u"abc"_s, u"1.5"_s, u"007"_s, u"99999999999999999999"_s, QString()})
        QTest::newRow(qPrintable(u"after '%1'"_s.arg(cursor))) << cursor;
}

void tst_WebSockets::asksForAResync()
{
    QFETCH(QString, cursor);
    m_api.startCall();
    Line line(events(u"&after="_s + cursor));
    QVERIFY(line.opens());
    QTRY_COMPARE(line.texts.size(), 2);
    QCOMPARE(line.texts[0].value("type"_L1).toString(), u"hello"_s);
    QCOMPARE(line.texts[1].value("type"_L1).toString(), u"resync"_s);
    const QString call = m_api.startCall();
    QTRY_COMPARE(line.texts.size(), 3); // and goes on
    QCOMPARE(line.texts[2].value("call_id"_L1).toString(), call);
}

void tst_WebSockets::endsWhenItsTokenIsRevoked()
{
    // By another process, as `attendant user revoke` does it.
    const auto database = Database::open(m_api.settings.database, 1);
    QVERIFY(database);
    const TokenRepository tokens(**database);
    auto created = tokens.create(UserId(u"user_gone"_s), u"Gone"_s, u"agent"_s, {}, SystemClock().now());
    created.waitForFinished();
    QVERIFY(created.result());
    const QString token = created.result()->token;
    QTRY_COMPARE_WITH_TIMEOUT(m_api.get("/api/v1/me", {m_api.bearer(token)}).status, 200, 20'000);
    Line stays(events()), goes(m_api.webSocketUrl(u"/api/v1/events?token="_s + token));
    QVERIFY(stays.opens() && goes.opens());
    // What was opened by a ticket of that token is open because of it as well.
    const QByteArray listen = "/api/v1/calls/" + m_api.startCall().toUtf8() + "/listen";
    const auto audio = [&](const QString &by) {
        const QUrl given(m_api.post(listen, {}, {m_api.bearer(by)}).text("audio_url"_L1));
        return m_api.webSocketUrl(given.path() + u'?' + given.query());
    };
    Line hears(audio({})), heard(audio(token));
    QVERIFY(hears.opens() && heard.opens());
    const QUrl unused = audio(token);
    auto revoked = tokens.revoke(created.result()->info.hash, SystemClock().now());
    revoked.waitForFinished();
    QVERIFY(revoked.result());
    QTRY_COMPARE_WITH_TIMEOUT(goes.socket.state(), QAbstractSocket::UnconnectedState, 20'000);
    QCOMPARE(goes.socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    QTRY_COMPARE_WITH_TIMEOUT(heard.socket.state(), QAbstractSocket::UnconnectedState, 20'000);
    QCOMPARE(heard.socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    QCOMPARE(hears.socket.state(), QAbstractSocket::ConnectedState);
    Line late(unused);
    QVERIFY(!late.opens());
    m_api.startCall();
    QTRY_VERIFY(stays.hasType(u"call.started"_s));
}

void tst_WebSockets::losesNothingWhileCallsComeIn()
{
    // Streams that begin at the start of the journal while it grows: each must have every cursor once, in order.
    std::vector<std::unique_ptr<HttpProbe>> writers;
    const QString call = m_api.startCall();
    const QByteArray body = QJsonDocument(QJsonObject{{u"call_id"_s, call}, {u"speaker"_s, u"agent"_s}, {u"text"_s, u"so it goes"_s}}).toJson(QJsonDocument::Compact);
    const QByteArray request = "POST /api/call/transcript HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    constexpr int rounds = 60, width = 20;
    for (int i = 0; i < width; ++i)
        writers.push_back(std::make_unique<HttpProbe>(m_api.url()));
    std::vector<std::unique_ptr<Line>> lines;
    for (int round = 0; round < rounds; ++round) {
        for (const auto &writer : writers)
            writer->send(request);
        if (round % 5 == 0)
            lines.push_back(std::make_unique<Line>(events(u"&after=0"_s)));
        for (const auto &writer : writers)
            QCOMPARE(writer->receive().status, 200);
    }
    const qint64 last = m_api.getAs("/api/v1/calls/" + call.toUtf8()).json().value("last_seq"_L1).toInteger();
    QVERIFY(last > rounds * width);
    for (const auto &line : lines) {
        const auto reached = [&] {
            const QJsonObject &text = line->texts.isEmpty() ? QJsonObject() : line->texts.last();
            return text.value("call_id"_L1).toString() == call ? text.value("seq"_L1).toInteger() : 0;
        };
        QTRY_COMPARE_WITH_TIMEOUT(reached(), last, 20'000);
        QCOMPARE(line->texts.first().value("type"_L1).toString(), u"hello"_s);
        for (qsizetype i = 1; i < line->texts.size(); ++i)
            QCOMPARE(line->texts[i].value("cursor"_L1).toString().toLongLong(), i);
    }
}

void tst_WebSockets::tellsASlowReaderToResync()
{
    const QString call = m_api.startCall();
    HttpProbe reader(m_api.url());
    reader.socket().setReadBufferSize(1024);
    reader.send("GET /api/v1/events?token=" + QByteArray(ApiFixture::token)
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QTRY_VERIFY(reader.socket().bytesAvailable() > 0);
    // More than the kernel's buffers and the server's bound hold; a reader that keeps up has it all.
    Line keen(events(u"&org_id=org_demo_001"_s));
    QVERIFY(keen.opens());
    const QByteArray body = QJsonDocument(QJsonObject{{u"call_id"_s, call}, {u"speaker"_s, u"agent"_s}, {u"text"_s, QString(19'000, u'x')}}).toJson(QJsonDocument::Compact);
    const QByteArray request = "POST /api/call/transcript HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    HttpProbe writer(m_api.url());
    constexpr int posts = 700;
    for (int i = 0; i < posts; ++i) {
        writer.send(request);
        QCOMPARE(writer.receive().status, 200);
    }
    const auto heard = [&] { return std::ranges::count_if(keen.texts, [](const QJsonObject &text) { return text.value("type"_L1).toString() == u"transcript.completed"; }); };
    QTRY_COMPARE_WITH_TIMEOUT(heard(), posts, 20'000);
    QVERIFY(!keen.hasType(u"resync"_s));

    QByteArray stream;
    reader.socket().setReadBufferSize(0);
    QTRY_VERIFY_WITH_TIMEOUT((stream += reader.socket().readAll()).contains("\"type\":\"resync\""), 20'000);
    QVERIFY(stream.size() < posts * 19'000); // the rest was dropped, not kept
    // It goes on behind the resync.
    const QString other = m_api.startCall();
    QTRY_VERIFY((stream += reader.socket().readAll()).contains(other.toUtf8()));
    QVERIFY(stream.indexOf(other.toUtf8()) > stream.indexOf("\"type\":\"resync\""));
}

void tst_WebSockets::relaysACall()
{
    Line watcher(events());
    QVERIFY(watcher.opens());
    const QString call = m_api.startCall();
    const QJsonObject granted = session();
    QCOMPARE(granted.value("call_id"_L1).toString(), call);
    Line caller(realtime(granted), {{"Origin", "http://localhost:3000"}});
    QVERIFY(caller.opens());
    // The agent greets without being asked.
    QTRY_VERIFY_WITH_TIMEOUT(caller.hasType(u"response.output_audio.delta"_s), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(caller.hasType(u"response.output_audio_transcript.done"_s), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(watcher.hasType(u"transcript.completed"_s), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(watcher.hasType(u"speech.partial"_s), 15'000);
    for (const QJsonObject &text : watcher.texts) {
        if (text.value("type"_L1).toString() == u"speech.partial")
            QVERIFY(!text.contains("seq"_L1) && !text.contains("cursor"_L1));
    }
    QCOMPARE(m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/end").status, 200);
    QTRY_COMPARE(caller.socket.state(), QAbstractSocket::UnconnectedState);
    // The call has ended, and so has its secret.
    Line again(realtime(granted));
    QVERIFY(!again.opens());
}

void tst_WebSockets::negotiatesTheSubprotocolAndNothingElse()
{
    m_api.startCall();
    const QString secret = session().value("client_secret"_L1).toString();
    HttpProbe probe(m_api.url());
    probe.send("GET /api/v1/realtime?model=gpt-realtime HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: realtime, openai-insecure-api-key."
               + secret.toUtf8() + "\r\n\r\n");
    const HttpAnswer answer = probe.receive();
    QCOMPARE(answer.status, 101);
    QCOMPARE(answer.header("sec-websocket-protocol"), "realtime");

    m_api.startCall();
    Line server(m_api.webSocketUrl(u"/api/realtime/ws"_s), {{"Authorization", "Bearer " + session().value("client_secret"_L1).toString().toUtf8()}});
    QVERIFY(server.opens());
}

void tst_WebSockets::tellsBetaClientsWhatTheyAre_data()
{
    QTest::addColumn<bool>("byHeader");
    QTest::newRow("by their header") << true;
    QTest::newRow("by their subprotocol") << false;
}

void tst_WebSockets::tellsBetaClientsWhatTheyAre()
{
    QFETCH(bool, byHeader);
    const ApiFixture::Headers headers{{"OpenAI-Beta", "realtime=v1"}};
    Line line(realtime(session()), byHeader ? headers : ApiFixture::Headers(), byHeader ? QStringList() : QStringList{u"realtime"_s, u"openai-beta.realtime-v1"_s});
    QTRY_VERIFY(line.hasType(u"error"_s));
    QCOMPARE(line.texts.first().value("error"_L1)["code"_L1].toString(), u"beta_api_shape_disabled"_s);
    QTRY_COMPARE(static_cast<int>(line.socket.closeCode()), 4000);
}

void tst_WebSockets::endsWhenTheCallerHangsUp()
{
    // A lost connection leaves the call open for 30 s; who says so ends it at once.
    const QString call = m_api.startCall();
    const QJsonObject granted = session();
    Line caller(realtime(granted));
    QVERIFY(caller.opens());
    caller.socket.sendTextMessage(u"{\"type\":\"attendant.hang_up\"}"_s);
    QTRY_COMPARE_WITH_TIMEOUT(caller.socket.state(), QAbstractSocket::UnconnectedState, 15'000);
    QCOMPARE(caller.socket.closeCode(), QWebSocketProtocol::CloseCodeNormal);
    const auto read = [&] { return m_api.getAs("/api/v1/calls/" + call.toUtf8()).json(); };
    QTRY_COMPARE_WITH_TIMEOUT(read().value("status"_L1).toString(), u"completed"_s, 15'000);
    Line again(realtime(granted));
    QVERIFY(!again.opens());
}

void tst_WebSockets::answersBinaryEventsWithAnError()
{
    m_api.startCall();
    Line caller(realtime(session()));
    QVERIFY(caller.opens());
    caller.socket.sendBinaryMessage("{}");
    QTRY_VERIFY(caller.hasType(u"error"_s));
    QVERIFY(caller.socket.isValid());
}

void tst_WebSockets::refusesHugeEvents()
{
    m_api.startCall();
    Line caller(realtime(session()));
    QVERIFY(caller.opens());
    caller.socket.sendTextMessage(QString(2'000'000, u'x'));
    QTRY_COMPARE(caller.socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(caller.socket.closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
}

void tst_WebSockets::givesAudioToAListenerWhoMustNotSpeak()
{
    const QString call = m_api.startCall();
    Line caller(realtime(session()));
    QVERIFY(caller.opens());
    const HttpAnswer grant = m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/listen");
    QCOMPARE(grant.status, 200);
    Line listener(QUrl(grant.text("audio_url"_L1)));
    QVERIFY(listener.opens());
    QTRY_VERIFY(listener.hasType(u"mode"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!listener.frames.isEmpty(), 15'000);
    QCOMPARE(listener.frames.first().size(), 12 + 960);
    QCOMPARE(listener.frames.first().at(0), char(1));
    listener.socket.sendBinaryMessage(QByteArray(972, '\0'));
    QTRY_COMPARE(listener.socket.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(listener.socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
}

void tst_WebSockets::speaksOpusWhenAsked()
{
    const QString call = m_api.startCall();
    Line caller(realtime(session()));
    QVERIFY(caller.opens());
    QTRY_VERIFY_WITH_TIMEOUT(caller.hasType(u"response.output_audio.delta"_s), 15'000);
    const HttpAnswer listening = m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/listen");
    QCOMPARE(listening.status, 200);
    Line listener(QUrl(listening.text("audio_url"_L1) + u"&codec=opus"_s));
    QVERIFY(listener.opens());
    const HttpAnswer taking = m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/takeover");
    QCOMPARE(taking.status, 200);
    Line human(QUrl(taking.text("audio_url"_L1) + u"&codec=opus"_s));
    QVERIFY(human.opens());
    QTRY_VERIFY(human.hasType(u"mode"_s));

    // The caller's sound, as Opus: a frame's bytes are far fewer than PCM's 960, and they decode to 20 ms.
    const QByteArray silence = QByteArray(9600, '\0').toBase64();
    QTRY_VERIFY_WITH_TIMEOUT((caller.socket.sendTextMessage(u"{\"type\":\"input_audio_buffer.append\",\"audio\":\"%1\"}"_s.arg(QLatin1StringView(silence))),
                              !human.frames.isEmpty()),
                             15'000);
    OpusPackets codec;
    const auto heard = codec.decode(human.frames.first());
    QVERIFY(heard);
    QCOMPARE(heard->source, AudioSource::Caller);
    QCOMPARE(heard->samples.size(), frameSamples);
    QVERIFY(human.frames.first().size() < 12 + 480);

    // The person's voice reaches the caller as PCM and the listener as Opus; what is no Opus is dropped and harms nobody.
    human.socket.sendBinaryMessage(QByteArray(13, '\xff'));
    quint16 sequence = 0;
    const auto speak = [&] {
        const auto spoken = codec.encode({AudioSource::Human, sequence++, {}, Samples(frameSamples, int16_t(4'000))});
        if (spoken)
            human.socket.sendBinaryMessage(*spoken);
    };
    const qsizetype before = caller.texts.size();
    QTRY_VERIFY_WITH_TIMEOUT((speak(), std::ranges::any_of(listener.frames, [](const QByteArray &frame) { return frame.size() > 12 && frame.at(1) == 2; })), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT((speak(), std::any_of(caller.texts.begin() + before, caller.texts.end(), [](const QJsonObject &event) {
                                  return event.value("type"_L1) == "response.output_audio.delta"_L1;
                              })),
                             15'000);
    QCOMPARE(human.socket.state(), QAbstractSocket::ConnectedState);
}

void tst_WebSockets::letsATicketWorkOnce()
{
    const QString call = m_api.startCall();
    const QUrl url(m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/listen").text("audio_url"_L1));
    Line first(url);
    QVERIFY(first.opens());
    Line second(url);
    QVERIFY(!second.opens());
    const QUrl other(m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/listen").text("audio_url"_L1).replace(call, u"call_other"_s));
    Line misplaced(other);
    QVERIFY(!misplaced.opens());
}

QTEST_GUILESS_MAIN(tst_WebSockets)
#include "tst_websockets.moc"
