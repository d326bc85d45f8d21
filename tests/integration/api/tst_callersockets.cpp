// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"
#include "audio/g711.h"
#include "audio/packet.h"
#include "simulator/voicepool.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>
#include <QtEndian>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;
constexpr int several = 12;

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject typed(const QString &text)
{
    return {{u"type"_s, u"conversation.item.create"_s},
            {u"item"_s, QJsonObject{{u"type"_s, u"message"_s}, {u"role"_s, u"user"_s},
                                    {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"input_text"_s}, {u"text"_s, text}}}}}}};
}

/// A caller's client on the relay, and what it heard.
struct Caller
{
    QString call, secret;
    QWebSocket socket;
    QByteArray sound; ///< of every delta, as bytes
    QByteArrayList events;

    [[nodiscard]] qsizetype count(QByteArrayView type) const
    {
        return std::ranges::count_if(events, [&](const QByteArray &event) { return event.contains("\"type\":\"" + type.toByteArray() + '"'); });
    }
    [[nodiscard]] bool hasSeen(const QString &words) const
    {
        return std::ranges::any_of(events, [&](const QByteArray &event) { return event.contains(words.toUtf8()); });
    }
    void tell(const QJsonObject &event) { socket.sendTextMessage(QString::fromUtf8(bytesOf(event))); }
};

} // namespace

/// Callers on the relay as there are many: in the telephone's format, several at once, and one that does not read.
class tst_CallerSockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void speaksMuLawBothWays();
    void keepsSeveralCallsApart();
    void dropsAClientThatDoesNotRead();

private:
    [[nodiscard]] std::unique_ptr<Caller> connectCaller();
    [[nodiscard]] QStringList said(const QString &call, const QString &speaker);
    [[nodiscard]] QJsonObject read(const QString &call) { return m_api.getAs("/api/v1/calls/" + call.toLatin1()).json(); }
    [[nodiscard]] double metric(const QByteArray &name);

    ApiFixture m_api;
};

void tst_CallerSockets::initTestCase()
{
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
}

void tst_CallerSockets::cleanupTestCase()
{
    m_api.stop();
}

std::unique_ptr<Caller> tst_CallerSockets::connectCaller()
{
    const QJsonObject session = m_api.post("/api/realtime/session", {{u"org_id"_s, u"org_demo_001"_s}}).json();
    auto caller = std::make_unique<Caller>();
    caller->call = session.value("call_id"_L1).toString();
    caller->secret = session.value("client_secret"_L1).toString();
    Caller *self = caller.get();
    connect(&caller->socket, &QWebSocket::textMessageReceived, &caller->socket, [self](const QString &text) {
        self->events << text.toUtf8();
        const QJsonObject event = QJsonDocument::fromJson(self->events.last()).object();
        if (event.value("type"_L1).toString() == "response.output_audio.delta"_L1)
            self->sound += QByteArray::fromBase64(event.value("delta"_L1).toString().toLatin1());
    });
    caller->socket.open(m_api.webSocketUrl(u"/api/realtime/ws?client_secret="_s + caller->secret));
    (void)QTest::qWaitFor([self] { return self->socket.isValid(); }, patience);
    return caller;
}

QStringList tst_CallerSockets::said(const QString &call, const QString &speaker)
{
    QStringList lines;
    for (const QJsonValue &entry : m_api.get("/api/calls/" + call.toLatin1()).json().value("transcripts"_L1).toArray()) {
        if (entry["speaker"_L1].toString() == speaker)
            lines << entry["text"_L1].toString();
    }
    return lines;
}

double tst_CallerSockets::metric(const QByteArray &name)
{
    for (const QByteArray &line : m_api.getAs("/metrics").body.split('\n')) {
        if (!line.startsWith('#') && line.contains(name))
            return line.split(' ').last().toDouble();
    }
    return -1;
}

void tst_CallerSockets::speaksMuLawBothWays()
{
    const auto caller = connectCaller();
    QVERIFY(caller->socket.isValid());
    const QJsonObject format{{u"format"_s, QJsonObject{{u"type"_s, u"audio/pcmu"_s}}}};
    caller->tell({{u"type"_s, u"session.update"_s}, {u"session"_s, QJsonObject{{u"type"_s, u"realtime"_s}, {u"audio"_s, QJsonObject{{u"input"_s, format}, {u"output"_s, format}}}}}});
    QTRY_VERIFY_WITH_TIMEOUT(caller->count("session.updated") > 0, patience);

    // The caller's words arrive: what they mean is in the lowest bits of the codes, which pass only where nothing is transcoded.
    const auto clip = VoicePool::renderNow({u"I would like an appointment on Tuesday"_s, {u"en"_s, u"m3"_s, 50, 175}, CaptionSpeaker::Caller, WireFormat::MuLaw});
    QVERIFY(clip);
    QTRY_VERIFY_WITH_TIMEOUT(caller->count("response.done") > 0, patience); // the greeting
    for (const QByteArray &audio : {(*clip)->wire, QByteArray(8'000, '\xff')})
        caller->tell({{u"type"_s, u"input_audio_buffer.append"_s}, {u"audio"_s, QString::fromLatin1(audio.toBase64())}});
    QTRY_COMPARE_WITH_TIMEOUT(said(caller->call, u"user"_s), QStringList{u"I would like an appointment on Tuesday"_s}, patience);

    // The answer is mu-law: a voice when decoded, and 8000 bytes a second of it.
    caller->sound.clear();
    QTRY_VERIFY_WITH_TIMEOUT(caller->sound.size() > 16'000, patience);
    const Samples voice = G711::decodeMuLaw(caller->sound);
    double sum = 0, edges = 0;
    for (size_t i = 1; i < voice.size(); ++i) {
        sum += double(voice[i]) * voice[i];
        edges += double(voice[i] - voice[i - 1]) * (voice[i] - voice[i - 1]);
    }
    QVERIFY2(std::sqrt(sum / double(voice.size())) > 300, "hardly a voice");
    QVERIFY2(edges < 2 * sum, "noise: the codes are not mu-law"); // neighbours in noise have nothing in common; in a voice they do

    // A person who takes over comes out in the same format.
    const HttpAnswer taken = m_api.postAs("/api/v1/calls/" + caller->call.toLatin1() + "/takeover");
    QCOMPARE(taken.status, 200);
    QWebSocket console;
    console.open(QUrl(taken.text("audio_url"_L1)));
    QTRY_VERIFY_WITH_TIMEOUT(console.isValid(), patience);
    Samples tone(480);
    for (size_t i = 0; i < tone.size(); ++i)
        tone[i] = static_cast<int16_t>((i / 24) % 2 ? 9'000 : -9'000);
    caller->sound.clear();
    quint16 sequence = 0;
    const auto isHeard = [&] {
        for (int i = 0; i < 5; ++i) { // in real time, as a console sends
            console.sendBinaryMessage(AudioPacket{AudioSource::Human, sequence, std::chrono::milliseconds(20) * sequence, tone}.encode());
            ++sequence;
            QTest::qWait(20);
        }
        const Samples heard = G711::decodeMuLaw(caller->sound);
        return std::ranges::count_if(heard, [](int16_t sample) { return std::abs(int(sample)) > 6'000; }) > 2'000;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHeard(), patience);
    QCOMPARE(m_api.postAs("/api/v1/calls/" + caller->call.toLatin1() + "/end").status, 200);
}

void tst_CallerSockets::keepsSeveralCallsApart()
{
    std::vector<std::unique_ptr<Caller>> callers;
    QSet<QString> ids;
    for (int i = 0; i < several; ++i) {
        callers.push_back(connectCaller());
        ids << callers.back()->call;
    }
    QCOMPARE(ids.size(), several); // a session each, a call each
    const auto words = [](int i) { return u"I am caller number %1, please note it"_s.arg(1'000 + i); };
    for (int i = 0; i < several; ++i) {
        QVERIFY(callers[size_t(i)]->socket.isValid());
        callers[size_t(i)]->tell(typed(words(i)));
        callers[size_t(i)]->tell({{u"type"_s, u"response.create"_s}});
    }
    for (int i = 0; i < several; ++i) {
        const Caller &caller = *callers[size_t(i)];
        QTRY_COMPARE_WITH_TIMEOUT(said(caller.call, u"user"_s), QStringList{words(i)}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(caller.sound.size() > 24'000, patience);
        for (int other = 0; other < several; ++other)
            QCOMPARE(caller.hasSeen(words(other)), other == i);
    }
    // One that breaks off, one that hangs up and one that is ended by the office leave the others alone.
    callers[0]->socket.abort();
    callers[1]->tell({{u"type"_s, u"attendant.hang_up"_s}});
    QCOMPARE(m_api.postAs("/api/v1/calls/" + callers[2]->call.toLatin1() + "/end").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(read(callers[1]->call).value("status"_L1).toString(), u"completed"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(callers[2]->socket.state(), QAbstractSocket::UnconnectedState, patience);
    for (int i = 3; i < several; ++i) {
        Caller &caller = *callers[size_t(i)];
        const qsizetype before = caller.count("conversation.item.added");
        caller.tell(typed(u"And another thing"_s));
        QTRY_VERIFY_WITH_TIMEOUT(caller.count("conversation.item.added") > before, patience);
        QCOMPARE(read(caller.call).value("status"_L1).toString(), u"in_progress"_s);
        QCOMPARE(m_api.postAs("/api/v1/calls/" + caller.call.toLatin1() + "/end").status, 200);
    }
}

void tst_CallerSockets::dropsAClientThatDoesNotRead()
{
    const auto other = connectCaller();
    QVERIFY(other->socket.isValid());
    const QJsonObject session = m_api.post("/api/realtime/session", {{u"org_id"_s, u"org_demo_001"_s}}).json();
    const QString call = session.value("call_id"_L1).toString();
    const double before = metric("clients_dropped_total");
    QVERIFY(before >= 0);

    // By hand, so that nothing reads in our name: the handshake, and then only what we send.
    HttpProbe stuck(m_api.url());
    stuck.socket().setReadBufferSize(1024);
    stuck.send("GET /api/realtime/ws?client_secret=" + session.value("client_secret"_L1).toString().toLatin1()
               + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(stuck.socket().bytesAvailable() > 0, patience);
    const QByteArray event = bytesOf(typed(QString(100'000, u'x'))); // comes back twice: added, and done
    QByteArray frame(14, '\0');
    frame[0] = '\x81';
    frame[1] = '\xff'; // masked, by four zeroes; the length in eight bytes
    qToBigEndian<quint64>(quint64(event.size()), frame.data() + 2);
    const auto isDropped = [&] {
        if (stuck.socket().state() == QAbstractSocket::ConnectedState && stuck.socket().bytesToWrite() < 1'000'000)
            stuck.send(frame + event);
        return metric("clients_dropped_total") > before;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDropped(), patience);
    // The call waits for its caller, and nobody else has noticed.
    QCOMPARE(read(call).value("status"_L1).toString(), u"in_progress"_s);
    QVERIFY(other->socket.isValid());
    QWebSocket again;
    again.open(m_api.webSocketUrl(u"/api/realtime/ws?client_secret="_s + session.value("client_secret"_L1).toString()));
    QTRY_VERIFY_WITH_TIMEOUT(again.isValid(), patience);
    QCOMPARE(m_api.postAs("/api/v1/calls/" + call.toLatin1() + "/end").status, 200);
    QCOMPARE(m_api.postAs("/api/v1/calls/" + other->call.toLatin1() + "/end").status, 200);
}

QTEST_GUILESS_MAIN(tst_CallerSockets)
#include "tst_callersockets.moc"
