// SPDX-License-Identifier: GPL-3.0-or-later
// A caller against the smallest server that can stand for Attendant: three requests and a relay to the simulated provider, which can put a
// person's voice in place of the AI's.
#include "audio/tone.h"
#include "audio/wav.h"
#include "simulator/caller.h"
#include "simulator/callerear_p.h"
#include "simulator/realtimeserver.h"

#include <QHttpServer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Relay : public QObject
{
public:
    explicit Relay(const QUrl &baseUrl)
        : m_provider(baseUrl)
    {
        http.route(u"/api/call/start"_s, QHttpServerRequest::Method::Post, this, [this](const QHttpServerRequest &request) {
            started = QJsonDocument::fromJson(request.body()).object();
            return QHttpServerResponse(QJsonObject{{u"call_id"_s, u"call_1"_s}, {u"status"_s, u"in_progress"_s}});
        });
        http.route(u"/api/realtime/session"_s, QHttpServerRequest::Method::Post, this, [this](const QHttpServerRequest &request) {
            asked = QJsonDocument::fromJson(request.body()).object();
            if (refuses)
                return QHttpServerResponse(QJsonObject{{u"detail"_s, u"The AI provider is away."_s}}, QHttpServerResponder::StatusCode::ServiceUnavailable);
            QJsonArray tools;
            for (const QString &name : {u"end_call"_s, u"complete_intake"_s, u"create_appointment"_s, u"escalate_call"_s})
                tools.append(QJsonObject{{u"type"_s, u"function"_s}, {u"name"_s, name}});
            return QHttpServerResponse(QJsonObject{{u"client_secret"_s, u"s+1/x"_s}, {u"session_config"_s, QJsonObject{
                {u"instructions"_s, u"Greeting: Hello, how can I help?\nHours: nine to five"_s}, {u"tools"_s, tools}}}});
        });
        http.route(u"/api/execute-intent"_s, QHttpServerRequest::Method::Post, this, [this](const QHttpServerRequest &request) {
            intent = QJsonDocument::fromJson(request.body()).object();
            return QHttpServerResponse(QJsonObject{{u"success"_s, true}});
        });
        http.route(u"/api/call/end"_s, QHttpServerRequest::Method::Post, this, [this] {
            ++ends;
            return QHttpServerResponse(QJsonObject{{u"success"_s, true}});
        });
        http.addWebSocketUpgradeVerifier(this, [](const QHttpServerRequest &) { return QHttpServerWebSocketUpgradeResponse::accept(); });
        connect(&http, &QAbstractHttpServer::newWebSocketConnection, this, [this] {
            client = http.nextPendingWebSocketConnection();
            secret = client->requestUrl().query(QUrl::FullyEncoded);
            provider = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
            QUrl url = m_provider;
            url.setScheme(u"ws"_s);
            url.setPath(url.path() + u"/realtime"_s);
            QNetworkRequest request(url);
            request.setRawHeader("Authorization", "Bearer sk-test");
            provider->open(request);
            connect(provider, &QWebSocket::connected, this, [this] {
                for (const QString &message : std::exchange(m_early, {}))
                    toProvider(message);
                provider->sendTextMessage(u"{\"type\":\"response.create\"}"_s);
            });
            connect(client.get(), &QWebSocket::textMessageReceived, this, [this](const QString &message) {
                if (!provider->isValid())
                    m_early << message;
                else
                    toProvider(message);
            });
            connect(provider, &QWebSocket::textMessageReceived, this, [this](const QString &message) {
                if (!isTakenOver)
                    client->sendTextMessage(message);
            });
        });
        auto *tcp = new QTcpServer(this);
        if (!tcp->listen(QHostAddress::LocalHost) || !http.bind(tcp))
            qFatal("The relay cannot listen.");
        port = tcp->serverPort();
    }
    void toProvider(const QString &message)
    {
        QJsonObject event = QJsonDocument::fromJson(message.toUtf8()).object();
        if (event.value("type"_L1) == "session.update"_L1) {
            QJsonObject session = event.value("session"_L1).toObject();
            session.insert(u"type"_s, u"realtime"_s);
            event.insert(u"session"_s, session);
            updates << session;
        } else if (event.value("type"_L1) == "input_audio_buffer.append"_L1) {
            samples += event.value("audio"_L1).toString().size() * 3 / 8;
        }
        provider->sendTextMessage(QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact)));
    }
    void playToCaller(const Samples &voice)
    {
        client->sendTextMessage(u"{\"type\":\"response.output_audio.delta\",\"item_id\":\"h\",\"delta\":\"%1\"}"_s.arg(QString::fromLatin1(toBytes(voice).toBase64())));
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(port)); }

    QUrl m_provider;
    QHttpServer http;
    std::unique_ptr<QWebSocket> client;
    QWebSocket *provider = nullptr;
    QStringList m_early;
    QJsonObject started, asked, intent;
    QList<QJsonObject> updates;
    QString secret;
    qint64 samples = 0;
    quint16 port = 0;
    int ends = 0;
    bool refuses = false, isTakenOver = false;
};

Scenario scenario(const QByteArray &json)
{
    return *Scenario::fromJson(QJsonDocument::fromJson(json).object());
}

} // namespace

class tst_Caller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_provider = std::make_unique<RealtimeServer>(RealtimeServer::Options{.pace = 6});
        QVERIFY(m_provider->listen());
        m_relay = std::make_unique<Relay>(m_provider->baseUrl());
    }
    void cleanup()
    {
        m_relay.reset();
        m_provider.reset();
    }

    void walksThePathOfTheFrontendAndTalks();
    void noticesThePersonAndAnswersThem();
    void saysWhyItCouldNotCall();
    void theHoldToneIsNobody();

private:
    std::unique_ptr<RealtimeServer> m_provider;
    std::unique_ptr<Relay> m_relay;
};

void tst_Caller::walksThePathOfTheFrontendAndTalks()
{
    const QTemporaryDir dir;
    Caller caller(m_relay->url(), scenario(R"({"id":"t","caller":{"name":"Ann Lee","number":"1"},"voice":{"variant":"f2","rate":220},"finish":"wait","patience_s":20,
        "lines":[{"say":"When are you open?","after":"greeting","pause_ms":100},{"say":"Thanks, that's all, bye.","after":"question","pause_ms":100}]})"));
    QVERIFY(caller.recordTo(dir.filePath(u"call.wav"_s)));
    QSignalSpy ended(&caller, &Caller::ended);
    QStringList said;
    connect(&caller, &Caller::heard, this, [&](Speaker speaker, const QString &text) { said << toString(speaker) + u": "_s + text; });
    caller.start();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 40s);
    QCOMPARE(ended.first().first().toString(), u"end_call"_s);
    QVERIFY2(said.size() == 5, qPrintable(said.join(u'|')));
    QCOMPARE(said[0], u"agent: Hello, how can I help?"_s);
    QCOMPARE(said[1], u"user: When are you open?"_s);
    QVERIFY2(said[2].contains(u"nine to five"_s), qPrintable(said[2]));
    QCOMPARE(said[3], u"user: Thanks, that's all, bye."_s);
    QVERIFY2(said[4].startsWith(u"agent: Thank"_s), qPrintable(said[4]));

    QCOMPARE(m_relay->started.value("org_id"_L1), u"org_demo_001"_s);
    QVERIFY(!m_relay->asked.contains("call_id"_L1));
    QCOMPARE(m_relay->secret, u"client_secret=s%2B1%2Fx"_s);
    QVERIFY(m_relay->updates.first().value("instructions"_L1).toString().startsWith(u"Greeting"_s));
    QTRY_COMPARE(m_relay->ends, 1);
    const auto recording = readWav(dir.filePath(u"call.wav"_s));
    QVERIFY(recording);
    // The microphone ran all the time, in real time.
    QVERIFY(std::abs(double(recording->samples.size()) - double(m_relay->samples)) < audioRate);
    QVERIFY(!caller.hasHeardHuman());
}

void tst_Caller::noticesThePersonAndAnswersThem()
{
    Caller caller(m_relay->url(), scenario(R"({"id":"t","voice":{"rate":220},"finish":"stay","lines":[{"say":"Hello, is this the clinic?","after":"greeting","pause_ms":0}],
        "to_human":[{"say":"Oh, a real person."}]})"));
    QSignalSpy human(&caller, &Caller::humanHeard);
    QStringList said;
    connect(&caller, &Caller::heard, this, [&](Speaker speaker, const QString &text) { said << toString(speaker) + u": "_s + text; });
    caller.start();
    QTRY_VERIFY_WITH_TIMEOUT(said.contains(u"user: Hello, is this the clinic?"_s), 15s);
    QCOMPARE(human.size(), 0);
    m_relay->isTakenOver = true;
    const auto voice = SpeechSynthesizer::speak(u"Hello, my name is Sam, I am a nurse here."_s, {u"en"_s, u"m2"_s});
    QVERIFY(voice);
    m_relay->playToCaller(voice->samples);
    QTRY_COMPARE_WITH_TIMEOUT(human.size(), 1, 15s);
    QTRY_VERIFY_WITH_TIMEOUT(said.contains(u"user: Oh, a real person."_s), 15s);
    QVERIFY(said.contains(u"human: "_s));
    caller.hangUp();
    QVERIFY(caller.state() == Caller::State::Ended);
}

void tst_Caller::saysWhyItCouldNotCall()
{
    m_relay->refuses = true;
    Caller caller(m_relay->url(), scenario(R"({"id":"t"})"));
    QSignalSpy ended(&caller, &Caller::ended);
    caller.start();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().toString(), u"/api/realtime/session failed: The AI provider is away."_s);
    QTRY_COMPARE(m_relay->ends, 1);

    Caller nowhere(QUrl(u"http://127.0.0.1:1"_s), scenario(R"({"id":"t"})"));
    QSignalSpy failed(&nowhere, &Caller::ended);
    nowhere.start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().startsWith(u"/api/call/start failed: "_s));
}

void tst_Caller::theHoldToneIsNobody()
{
    const auto isForeign = [](const Samples &sound, bool hasWords = false) {
        CallerEar ear;
        ear.receive(sound, hasWords);
        bool foreign = false;
        Samples frame(frameSamples);
        while (!ear.isEmpty())
            foreign |= ear.play(std::span<int16_t, frameSamples>(frame)).isForeign;
        return foreign;
    };
    Samples hold(samplesIn(6s));
    HoldTone().pull(hold);
    QVERIFY(!isForeign(hold));
    QVERIFY(isForeign(sine(1'000, 1s, -20)));
    const Samples person = SpeechSynthesizer::speak(u"Good morning, how are you?"_s)->samples;
    QVERIFY(isForeign(person));
    QVERIFY(!isForeign(person, true)); // a prepared sentence of the office
    QVERIFY(!isForeign((*VoicePool::renderNow({u"Good morning, how are you today? Well."_s, {}, CaptionSpeaker::Ai, WireFormat::Pcm24k}))->samples));
}

QTEST_GUILESS_MAIN(tst_Caller)
#include "tst_caller.moc"
