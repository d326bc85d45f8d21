// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"
#include "audio/packet.h"
#include "audio/wav.h"
#include "base/asyncbridge.h"
#include "browserundertest.h"
#include "support/speechlike.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 45'000; // in steps of waiting; what is asked of the browser takes its own time
constexpr qint64 second = 24'000;

/// What the microphone hears, again and again: long enough quiet to be answered in, then somebody speaks. A microphone that is never quiet
/// (Chromium's own beeps twice a second) interrupts the agent for ever.
Samples callersRoom()
{
    Samples room(5 * second);
    const Samples words = speechLike(std::chrono::milliseconds(2'000), 7, 140, -16);
    room.insert(room.end(), words.begin(), words.end());
    room.resize(room.size() + 4 * second);
    return room;
}
}

/// A real browser with a microphone calls from the page at /call, talks with the AI, is taken over by a person and given back: over the
/// WebSocket, and by WebRTC with a media engine of others before the simulated provider.
class tst_Browser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void callsAndIsTakenOver_data();
    void callsAndIsTakenOver();

private:
    [[nodiscard]] QJsonObject figures() { return m_browser.evaluate(u"globalThis.call ? call.figures() : {}"_s).toObject(); }
    /// How many utterances of \a speaker the page shows as complete.
    [[nodiscard]] qsizetype said(const QString &speaker);

    ApiFixture m_api;
    BrowserUnderTest m_browser;
    QTemporaryDir m_folder;
    QProcess m_gateway;
    QByteArray m_gatewaySaid;
};

void tst_Browser::initTestCase()
{
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
    m_gateway.setWorkingDirectory(QString::fromUtf8(ATTENDANT_OUTSIDERS));
    m_gateway.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_gateway, &QProcess::readyRead, this, [this] { m_gatewaySaid += m_gateway.readAll(); });
    m_gateway.start(u"node"_s, {u"webrtc_gateway.mjs"_s});
    static const QRegularExpression port(u"listening on (\\d+)"_s);
    QRegularExpressionMatch match;
    QTRY_VERIFY2_WITH_TIMEOUT((match = port.match(QString::fromUtf8(m_gatewaySaid))).hasMatch(), m_gatewaySaid.constData(), patience);
    auto set = askOn(&m_api.simulator(), [this, port = match.captured(1)]() -> Result<void> {
        auto options = m_api.simulator().options();
        options.mediaGateway = QUrl(u"http://127.0.0.1:%1/"_s.arg(port));
        m_api.simulator().setOptions(options);
        return {};
    });
    set.waitForFinished();

    const QString microphone = m_folder.filePath(u"microphone.wav"_s);
    QVERIFY(writeWav(microphone, callersRoom()));
    QVERIFY2(m_browser.start(QString::fromUtf8(ATTENDANT_CHROMIUM), microphone), qPrintable(m_browser.failure()));
}

qsizetype tst_Browser::said(const QString &speaker)
{
    const QJsonArray lines = figures().value("lines"_L1).toArray();
    return std::ranges::count_if(lines, [&](const QJsonValue &line) { return line["speaker"_L1].toString() == speaker; });
}

void tst_Browser::cleanupTestCase()
{
    m_browser.close();
    m_api.stop();
    m_gateway.terminate();
    m_gateway.waitForFinished(10'000);
}

void tst_Browser::callsAndIsTakenOver_data()
{
    QTest::addColumn<QString>("transport");
    QTest::addColumn<QString>("agent"); // the figure that counts what is heard of the AI
    QTest::newRow("over the WebSocket") << u"websocket"_s << u"agent"_s;
    QTest::newRow("by WebRTC") << u"webrtc"_s << u"peer"_s;
}

void tst_Browser::callsAndIsTakenOver()
{
    QFETCH(QString, transport);
    QFETCH(QString, agent);
    QUrl page = m_api.url();
    page.setPath(u"/call"_s);
    page.setQuery(u"org=org_demo_001&start&transport="_s + transport);
    QVERIFY2(m_browser.visit(page), qPrintable(m_browser.failure()));

    // The call stands, the agent is heard, the caller answers and is answered, and what it said is on the page.
    QString state;
    const auto isSettled = [&] { return (state = figures().value("state"_L1).toString()) == "open"_L1 || state == "ended"_L1; };
    const bool isUp = QTest::qWaitFor(isSettled, patience) && state == "open"_L1;
    QVERIFY2(isUp, qPrintable(u"the call is '%1': %2\n%3"_s.arg(state, m_browser.evaluate(u"document.getElementById('error').textContent"_s).toString(), m_browser.complaints())));
    QTRY_VERIFY_WITH_TIMEOUT(figures().value(agent).toInteger() > second, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_browser.evaluate(u"document.querySelectorAll('#transcript li.agent').length"_s).toInt() > 0, patience);
    QCOMPARE(m_browser.evaluate(u"document.getElementById('error').hidden"_s).toBool(), true);
    QTRY_VERIFY_WITH_TIMEOUT(said(u"user"_s) > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(said(u"agent"_s) > 1, patience);
    qInfo().noquote() << "the agent is heard:" << QJsonDocument(figures()).toJson(QJsonDocument::Compact).left(300);
    const QByteArray path = "/api/v1/calls/" + figures().value("callId"_L1).toString().toLatin1();
    QTRY_VERIFY_WITH_TIMEOUT(!m_api.getAs(path + "/transcript").body.isEmpty(), patience);

    // A person takes over, hears the caller's microphone and is heard.
    const HttpAnswer taken = m_api.postAs(path + "/takeover");
    QCOMPARE(taken.status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(figures().value("mode"_L1).toString(), u"human"_s, patience);
    QWebSocket console;
    qint64 loudest = 0, packets = 0;
    connect(&console, &QWebSocket::binaryMessageReceived, &console, [&](const QByteArray &frame) {
        const auto packet = AudioPacket::decode(frame);
        if (!packet || packet->source != AudioSource::Caller)
            return;
        ++packets;
        for (const int16_t sample : packet->samples)
            loudest = std::max<qint64>(loudest, std::abs(int(sample)));
    });
    console.open(QUrl(taken.text("audio_url"_L1)));
    QTRY_VERIFY_WITH_TIMEOUT(console.isValid(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(packets > 25 && loudest > 500, patience); // the fake microphone's beep
    qInfo() << "the caller is heard," << packets << "packets, loudest" << loudest;
    Samples tone(480);
    for (size_t i = 0; i < tone.size(); ++i)
        tone[i] = static_cast<int16_t>((i / 24) % 2 ? 9'000 : -9'000);
    const qint64 before = figures().value("human"_L1).toInteger();
    quint16 sequence = 0;
    const auto hasHeardThePerson = [&] {
        for (int i = 0; i < 5; ++i) {
            console.sendBinaryMessage(AudioPacket{AudioSource::Human, sequence, std::chrono::milliseconds(20) * sequence, tone}.encode());
            ++sequence;
            QTest::qWait(20);
        }
        return figures().value("human"_L1).toInteger() - before > second / 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasHeardThePerson(), patience);
    QCOMPARE(m_browser.evaluate(u"document.body.dataset.mode"_s).toString(), u"human"_s);

    QCOMPARE(m_api.postAs(path + "/hold").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(figures().value("mode"_L1).toString(), u"hold"_s, patience);
    QCOMPARE(m_api.postAs(path + "/resume").status, 200);

    // Given back, the AI is heard again.
    const qint64 spoken = figures().value(agent).toInteger();
    QCOMPARE(m_api.postAs(path + "/handback", {{u"note"_s, u"They want Tuesday."_s}, {u"review"_s, false}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(figures().value("mode"_L1).toString(), u"ai"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(figures().value(agent).toInteger() > spoken + second / 4, patience);

    QCOMPARE(m_api.postAs(path + "/end").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(figures().value("state"_L1).toString(), u"ended"_s, patience);
    qInfo().noquote() << transport << QJsonDocument(figures()).toJson(QJsonDocument::Compact).left(400);
}

QTEST_GUILESS_MAIN(tst_Browser)
#include "tst_browser.moc"
