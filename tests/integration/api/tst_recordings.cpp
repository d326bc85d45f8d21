// SPDX-License-Identifier: GPL-3.0-or-later
// A relayed call that is recorded, from the first hello to the file that a supervisor downloads, against the whole backend.
#include "apifixture.h"
#include "audio/g711.h"
#include "audio/packet.h"
#include "audio/recordingblock.h"
#include "audio/tone.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>
#include <QtEndian>
#include <QWebSocket>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A WebSocket that plays a sound in real time, 20 ms at a time.
class Speaker
{
public:
    explicit Speaker(const QUrl &url)
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket, [this](const QString &text) {
            texts << QJsonDocument::fromJson(text.toUtf8()).object();
        });
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &socket, [this] {
            for (; m_sent * 20 < m_since.elapsed() && (m_sent + 1) * qint64(frameSamples) <= qint64(m_sound.size()); ++m_sent)
                send(SampleView(m_sound).subspan(static_cast<size_t>(m_sent) * frameSamples, frameSamples));
        });
        socket.open(url);
    }
    void say(Samples sound)
    {
        m_sound = std::move(sound);
        m_sent = 0;
        m_since.start();
        m_timer.start(10);
    }
    [[nodiscard]] bool isDone() const { return (m_sent + 1) * qint64(frameSamples) > qint64(m_sound.size()); }
    [[nodiscard]] bool opens() { return QTest::qWaitFor([this] { return socket.isValid(); }, 10'000); }
    [[nodiscard]] qsizetype count(const QString &type) const
    {
        return std::ranges::count_if(texts, [&](const QJsonObject &text) { return text.value("type"_L1).toString() == type; });
    }
    [[nodiscard]] bool hasType(const QString &type) const { return count(type) > 0; }

    QWebSocket socket;
    QList<QJsonObject> texts;
    bool isConsole = false;

private:
    void send(SampleView frame)
    {
        if (isConsole)
            socket.sendBinaryMessage(AudioPacket{AudioSource::Human, static_cast<quint16>(m_number++), {}, Samples(frame.begin(), frame.end())}.encode());
        else
            socket.sendTextMessage(u"{\"type\":\"input_audio_buffer.append\",\"audio\":\"%1\"}"_s.arg(QLatin1StringView(toBytes(frame).toBase64())));
    }
    QTimer m_timer;
    QElapsedTimer m_since;
    Samples m_sound;
    qint64 m_sent = 0;
    int m_number = 0;
};

/// A WAV file's channels.
struct Wave
{
    int channels = 0, rate = 0;
    std::vector<Samples> sound;

    explicit Wave(const QByteArray &bytes)
    {
        channels = qFromLittleEndian<quint16>(bytes.constData() + 22);
        rate = qFromLittleEndian<qint32>(bytes.constData() + 24);
        const qsizetype data = bytes.indexOf("data") + 8;
        const Samples all = toSamples(bytes.sliced(data));
        sound.resize(static_cast<size_t>(channels));
        for (size_t i = 0; i < all.size(); ++i)
            sound[i % static_cast<size_t>(channels)].push_back(all[i]);
    }
    /// Where, in ms, 50 ms of \a hertz are heard in a channel for the first and the last time; -1: never.
    [[nodiscard]] std::pair<int, int> span(size_t channel, double hertz) const
    {
        std::pair<int, int> found{-1, -1};
        const size_t piece = static_cast<size_t>(rate) / 20;
        for (size_t at = 0; at + piece <= sound[channel].size(); at += piece) {
            if (toneLevel(SampleView(sound[channel]).subspan(at, piece), hertz, rate) < -30)
                continue;
            const int ms = static_cast<int>(at * 1'000 / static_cast<size_t>(rate));
            if (found.first < 0)
                found.first = ms;
            found.second = ms + 50;
        }
        return found;
    }
    [[nodiscard]] bool isSilent(size_t channel) const
    {
        return std::ranges::all_of(sound[channel], [](int16_t sample) { return sample == 0; });
    }
};

} // namespace

class tst_Recordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void recordsThreeVoicesAndGivesThemOut();
    void aPausedRecordingKeepsNothing();
    void nothingIsRecordedUnlessTheOfficeWantsIt();
    void refusesWhatCannotBe();

private:
    void configure(const QJsonObject &config)
    {
        QCOMPARE(m_api.post("/api/org/config/org_demo_001", {{u"config"_s, config}}).status, 200);
    }
    QUrl realtime(const QString &call)
    {
        const HttpAnswer session = m_api.post("/api/realtime/session", {{u"org_id"_s, u"org_demo_001"_s}, {u"call_id"_s, call}});
        return m_api.webSocketUrl(u"/api/realtime/ws?client_secret="_s + session.text("client_secret"_L1));
    }
    static QByteArray path(const QString &call, const QByteArray &rest = {}) { return "/api/v1/calls/" + call.toUtf8() + rest; }
    QJsonObject recordingOf(const QString &call) const { return m_api.getAs(path(call)).json().value("recording"_L1).toObject(); }

    /// How long \a hertz is heard in a channel of what is recorded by now, in ms.
    int recordedMs(const QString &call, size_t channel, double hertz) const
    {
        const HttpAnswer answer = m_api.getAs(path(call, "/recording"));
        if (answer.status != 200)
            return 0;
        const auto [first, last] = Wave(answer.body).span(channel, hertz);
        return last - first;
    }

    ApiFixture m_api;
};

void tst_Recordings::initTestCase()
{
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
}

void tst_Recordings::cleanupTestCase()
{
    m_api.stop();
}

void tst_Recordings::recordsThreeVoicesAndGivesThemOut()
{
    configure({{u"recording"_s, QJsonObject{{u"enabled"_s, true}, {u"notice"_s, u"We record this call."_s}}}});
    const QString call = m_api.startCall();
    Speaker caller(realtime(call));
    QVERIFY(caller.opens());
    // The notice comes before anything that the AI says, and stands in the record.
    QTRY_VERIFY_WITH_TIMEOUT(caller.hasType(u"response.output_audio_transcript.delta"_s), 20'000);
    const auto first = std::ranges::find_if(caller.texts, [](const QJsonObject &text) { return text["type"_L1].toString() == u"response.output_audio_transcript.delta"_s; });
    QCOMPARE((*first)["delta"_L1].toString(), u"We record this call."_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_api.getAs(path(call, "/transcript")).body.contains("We record this call."), 10'000);
    QCOMPARE(recordingOf(call).value("state"_L1).toString(), u"recording"_s);

    const HttpAnswer grant = m_api.postAs(path(call, "/takeover"));
    QCOMPARE(grant.status, 200);
    Speaker human(QUrl(grant.text("audio_url"_L1)));
    human.isConsole = true;
    QVERIFY(human.opens());
    QTRY_VERIFY(human.hasType(u"mode"_s));
    caller.say(sine(700, 1'500ms));
    human.say(sine(1'000, 1'500ms));
    QTRY_VERIFY_WITH_TIMEOUT(caller.isDone() && human.isDone(), 30'000);

    // While the call goes on there is a recording already, up to a second ago.
    QTRY_COMPARE_WITH_TIMEOUT(m_api.getAs(path(call, "/recording")).status, 200, 10'000);
    QCOMPARE(m_api.ask("DELETE", path(call, "/recording"), {}, {m_api.bearer()}).status, 409);
    QTRY_VERIFY_WITH_TIMEOUT(recordedMs(call, 2, 1'000) >= 1'300, 20'000); // the person's words are played after they came
    QCOMPARE(m_api.postAs(path(call, "/end")).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(recordingOf(call).value("state"_L1).toString(), u"finished"_s, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_api.getAs(path(call, "/recording/waveform")).json().value("complete"_L1).toBool(), 10'000);

    const HttpAnswer answer = m_api.getAs(path(call, "/recording"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), QByteArray("audio/wav"));
    const Wave wave(answer.body);
    QCOMPARE(wave.channels, 3);
    QCOMPARE(wave.rate, 24'000);
    const auto said = wave.span(0, 700), heard = wave.span(2, 1'000);
    QVERIFY2(said.first >= 0 && heard.first >= 0, qPrintable(u"%1 %2"_s.arg(said.first).arg(heard.first)));
    QVERIFY(said.second - said.first >= 1'300);
    QVERIFY(heard.second - heard.first >= 1'300);
    QVERIFY2(std::abs(said.first - heard.first) < 1'000, qPrintable(u"caller %1 ms, person %2 ms"_s.arg(said.first).arg(heard.first)));
    QVERIFY(!wave.isSilent(1)); // the notice, and the greeting
    QCOMPARE(wave.span(0, 1'000).first, -1); // each in its own channel
    QCOMPARE(wave.span(1, 700).first, -1);
    QCOMPARE(wave.span(2, 700).first, -1);

    // By parts, as FLAC, mixed.
    const HttpAnswer part = m_api.get(path(call, "/recording"), {m_api.bearer(), {"Range", "bytes=10-1009"}});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.header("content-range"), "bytes 10-1009/" + QByteArray::number(answer.body.size()));
    QVERIFY(part.body == answer.body.sliced(10, 1'000));
    const HttpAnswer middle = m_api.get(path(call, "/recording"), {m_api.bearer(), {"Range", "bytes=30001-40003"}});
    QVERIFY(middle.body == answer.body.sliced(30'001, 10'003));
    const HttpAnswer tail = m_api.get(path(call, "/recording"), {m_api.bearer(), {"Range", "bytes=-500"}});
    QVERIFY(tail.body == answer.body.last(500));
    QCOMPARE(m_api.get(path(call, "/recording"), {m_api.bearer(), {"Range", "bytes=999999999-"}}).status, 416);
    const HttpAnswer flac = m_api.getAs(path(call, "/recording?format=flac"));
    QCOMPARE(flac.status, 200);
    const auto unpacked = Flac::decode(flac.body);
    QVERIFY(unpacked && unpacked->channels == 3);
    QVERIFY(toBytes(unpacked->samples) == answer.body.sliced(answer.body.indexOf("data") + 8));
    const Wave mixed(m_api.getAs(path(call, "/recording?channels=mixed&from_ms=%1&to_ms=%2").replace("%1", QByteArray::number(heard.first + 300)).replace("%2", QByteArray::number(heard.first + 800))).body);
    QCOMPARE(mixed.channels, 1);
    QCOMPARE(mixed.sound[0].size(), 12'000UL);
    QVERIFY(toneLevel(mixed.sound[0], 1'000) > -30);

    const QJsonObject waveform = m_api.getAs(path(call, "/recording/waveform?points=200")).json();
    QCOMPARE(waveform["duration_ms"_L1].toInteger(), qint64(wave.sound[0].size()) * 1'000 / 24'000);
    const QJsonArray person = waveform["channels"_L1]["human"_L1].toArray();
    QCOMPARE(person.size(), 200);
    const auto pointAt = [&](int ms) { return person[qsizetype(200) * ms / waveform["duration_ms"_L1].toInteger()].toInt(); };
    QVERIFY(pointAt(heard.first + 500) > 30);
    QCOMPARE(pointAt(heard.first / 2), 0);

    // On disk nothing can be read; the key belongs to its owner alone.
    QDirIterator files(m_api.settings.dataDir + u"/recordings"_s, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    QFile file(files.next());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("fLaC"));
    QCOMPARE(QFileInfo(m_api.settings.dataDir + u"/recording-key"_s).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());

    QCOMPARE(m_api.get(path(call, "/recording")).status, 401);
    QCOMPARE(m_api.ask("DELETE", path(call, "/recording"), {}, {m_api.bearer()}).status, 200);
    QVERIFY(!file.exists());
    QCOMPARE(m_api.getAs(path(call, "/recording")).status, 404);
    QTRY_COMPARE(recordingOf(call).value("state"_L1).toString(), u"deleted"_s);
    QCOMPARE(m_api.ask("DELETE", path(call, "/recording"), {}, {m_api.bearer()}).status, 404);
}

void tst_Recordings::aPausedRecordingKeepsNothing()
{
    configure({{u"recording"_s, QJsonObject{{u"enabled"_s, true}, {u"consent"_s, u"none"_s}}}});
    const QString call = m_api.startCall();
    Speaker caller(realtime(call));
    QVERIFY(caller.opens());
    caller.say(sine(700, 600ms));
    QTRY_VERIFY_WITH_TIMEOUT(caller.isDone(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(recordingOf(call).value("state"_L1).toString(), u"recording"_s, 10'000);
    QCOMPARE(m_api.postAs(path(call, "/recording/pause")).status, 200);
    QCOMPARE(m_api.postAs(path(call, "/recording/pause")).status, 409);
    QCOMPARE(recordingOf(call).value("state"_L1).toString(), u"paused"_s);
    caller.say(sine(1'300, 600ms)); // a card number
    QTRY_VERIFY_WITH_TIMEOUT(caller.isDone(), 20'000);
    // Answered in the order in which it came: the server has had the number's sound by then.
    const qsizetype updates = caller.count(u"session.updated"_s);
    caller.socket.sendTextMessage(u"{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\"}}"_s);
    QTRY_VERIFY_WITH_TIMEOUT(caller.count(u"session.updated"_s) > updates, 20'000);
    QCOMPARE(m_api.postAs(path(call, "/recording/resume")).status, 200);
    caller.say(sine(1'900, 600ms));
    QTRY_VERIFY_WITH_TIMEOUT(caller.isDone(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(recordedMs(call, 0, 1'900) >= 300, 20'000);
    QCOMPARE(m_api.postAs(path(call, "/end")).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(m_api.getAs(path(call, "/recording/waveform")).json().value("complete"_L1).toBool(), 10'000);
    const Wave wave(m_api.getAs(path(call, "/recording")).body);
    QVERIFY(wave.span(0, 700).first >= 0);
    QCOMPARE(wave.span(0, 1'300).first, -1);
    QVERIFY(wave.span(0, 1'900).first > wave.span(0, 700).second + 300);
    QStringList states;
    for (const QJsonValue &event : m_api.getAs(path(call, "/events")).json().value("events"_L1).toArray()) {
        if (const QJsonObject recording = event["data"_L1]["recording"_L1].toObject(); !recording.isEmpty())
            states << recording["state"_L1].toString();
    }
    QCOMPARE(states, (QStringList{u"recording"_s, u"paused"_s, u"recording"_s, u"finished"_s}));
}

void tst_Recordings::nothingIsRecordedUnlessTheOfficeWantsIt()
{
    configure({{u"recording"_s, QJsonValue()}});
    const QString call = m_api.startCall();
    Speaker caller(realtime(call));
    QVERIFY(caller.opens());
    QTRY_VERIFY_WITH_TIMEOUT(caller.hasType(u"response.output_audio.delta"_s), 20'000);
    QVERIFY(m_api.getAs(path(call)).json().value("recording"_L1).isNull());
    QCOMPARE(m_api.postAs(path(call, "/recording/pause")).status, 409);
    QCOMPARE(m_api.postAs(path(call, "/end")).status, 200);
    QCOMPARE(m_api.getAs(path(call, "/recording")).status, 404);
    QCOMPARE(m_api.getAs(path(call, "/recording")).detail(), u"This call was not recorded."_s);
}

void tst_Recordings::refusesWhatCannotBe()
{
    const QString call = m_api.startCall();
    for (const char *query : {"format=mp3", "channels=two", "from_ms=-1", "from_ms=500&to_ms=400"})
        QCOMPARE(m_api.getAs(path(call, "/recording?" + QByteArray(query))).status, 400);
    QCOMPARE(m_api.getAs(path(call, "/recording/waveform?points=0")).status, 400);
    QCOMPARE(m_api.getAs(path(call, "/rewind?seconds=61")).status, 400);
    QCOMPARE(m_api.getAs("/api/v1/calls/no_such_call/recording").status, 404);
    QCOMPARE(m_api.getAs("/api/v1/calls/..%2F..%2Ftoken/recording").status, 404);
    const auto refused = [this](const QJsonObject &config, const QString &field) {
        const HttpAnswer answer = m_api.post("/api/org/config/org_demo_001", {{u"config"_s, config}});
        return answer.status == 400 && answer.text("field"_L1) == field;
    };
    QVERIFY(refused({{u"recording"_s, u"yes"_s}}, u"config.recording"_s));
    QVERIFY(refused({{u"recording"_s, QJsonObject{{u"enabled"_s, 1}}}}, u"config.recording.enabled"_s));
    QVERIFY(refused({{u"recording"_s, QJsonObject{{u"consent"_s, u"maybe"_s}}}}, u"config.recording.consent"_s));
    QVERIFY(refused({{u"recording"_s, QJsonObject{{u"notice"_s, QString(500, u'x')}}}}, u"config.recording.notice"_s));
    for (const QJsonValue &days : {QJsonValue(0), QJsonValue(1.5), QJsonValue(u"30"_s), QJsonValue(99'999)})
        QVERIFY(refused({{u"retention_days"_s, days}}, u"config.retention_days"_s));
    QCOMPARE(m_api.postAs(path(call, "/end")).status, 200);
}

QTEST_GUILESS_MAIN(tst_Recordings)
#include "tst_recordings.moc"
