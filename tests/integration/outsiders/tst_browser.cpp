// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/packet.h"
#include "browserfixture.h"

#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = BrowserFixture::patience;
constexpr qint64 second = BrowserFixture::second;
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
    void hangsUpAtOnce_data() { transports(); }
    void hangsUpAtOnce();
    void isReadWhenItTypes_data() { transports(); }
    void isReadWhenItTypes();

private:
    static void transports();

    BrowserFixture m_office;
};

void tst_Browser::initTestCase()
{
    QVERIFY2(m_office.start(QString::fromUtf8(ATTENDANT_OUTSIDERS), QString::fromUtf8(ATTENDANT_CHROMIUM)), qPrintable(m_office.failure()));
}

void tst_Browser::cleanupTestCase()
{
    m_office.stop();
}

void tst_Browser::transports()
{
    QTest::addColumn<QString>("transport");
    QTest::newRow("over the WebSocket") << u"websocket"_s;
    QTest::newRow("by WebRTC") << u"webrtc"_s;
}

void tst_Browser::callsAndIsTakenOver_data()
{
    transports();
}

void tst_Browser::callsAndIsTakenOver()
{
    QFETCH(QString, transport);
    const QLatin1StringView agent = BrowserFixture::agentOf(transport);

    // The call stands, the agent is heard, the caller answers and is answered, and what was said is on the page and on record.
    QVERIFY2(m_office.call(transport), qPrintable(m_office.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.said(u"user"_s) > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.said(u"agent"_s) > 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.browser.evaluate(u"document.querySelectorAll('#transcript li.agent').length"_s).toInt() > 1, patience);
    QCOMPARE(m_office.error(), QString());
    const QByteArray path = "/api/v1/calls/" + m_office.callId().toLatin1();
    QTRY_VERIFY_WITH_TIMEOUT(m_office.api.getAs(path + "/transcript").body.contains("[speech"), patience);

    // A person takes over, hears the caller's microphone and is heard.
    const HttpAnswer taken = m_office.api.postAs(path + "/takeover");
    QCOMPARE(taken.status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_office.mode(), u"human"_s, patience);
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
    QTRY_VERIFY_WITH_TIMEOUT(packets > 25 && loudest > 500, patience);
    Samples tone(480);
    for (size_t i = 0; i < tone.size(); ++i)
        tone[i] = static_cast<int16_t>((i / 24) % 2 ? 9'000 : -9'000);
    const qint64 before = m_office.count("human"_L1);
    quint16 sequence = 0;
    const auto hasHeardThePerson = [&] {
        for (int i = 0; i < 5; ++i) { // in real time, as a console sends
            console.sendBinaryMessage(AudioPacket{AudioSource::Human, sequence, std::chrono::milliseconds(20) * sequence, tone}.encode());
            ++sequence;
            QTest::qWait(20);
        }
        return m_office.count("human"_L1) - before > second / 2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasHeardThePerson(), patience);
    QCOMPARE(m_office.browser.evaluate(u"document.body.dataset.mode"_s).toString(), u"human"_s);

    QCOMPARE(m_office.api.postAs(path + "/hold").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_office.mode(), u"hold"_s, patience);
    QCOMPARE(m_office.api.postAs(path + "/resume").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_office.mode(), u"human"_s, patience);

    // Given back, the AI is heard again.
    const qint64 spoken = m_office.count(agent);
    QCOMPARE(m_office.api.postAs(path + "/handback", {{u"note"_s, u"They want Tuesday."_s}, {u"review"_s, false}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_office.mode(), u"ai"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.count(agent) > spoken + second / 4, patience);

    // The office ends the call, and the page says so.
    QCOMPARE(m_office.api.postAs(path + "/end").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_office.state(), u"ended"_s, patience);
    QCOMPARE(m_office.figures().value("reason"_L1).toString(), u"The call has ended."_s);
    QCOMPARE(m_office.error(), QString());
    qInfo().noquote() << transport << packets << "packets of the caller," << QJsonDocument(m_office.figures()).toJson(QJsonDocument::Compact).left(240);
}

void tst_Browser::hangsUpAtOnce()
{
    QFETCH(QString, transport);
    QVERIFY2(m_office.call(transport), qPrintable(m_office.failure()));
    const QByteArray path = "/api/v1/calls/" + m_office.callId().toLatin1();
    if (transport == "webrtc"_L1) // what says it is the line beside the peer connection
        QTRY_COMPARE_WITH_TIMEOUT(m_office.browser.evaluate(u"call.line.readyState"_s).toInt(), 1, patience);
    QVERIFY(m_office.browser.run(u"document.getElementById('stop').click()"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_office.api.getAs(path).json().value("status"_L1).toString(), u"completed"_s, patience);
    QCOMPARE(m_office.figures().value("reason"_L1).toString(), u"You hung up."_s);
}

void tst_Browser::isReadWhenItTypes()
{
    QFETCH(QString, transport);
    QVERIFY2(m_office.call(transport), qPrintable(m_office.failure()));
    const QByteArray path = "/api/v1/calls/" + m_office.callId().toLatin1();
    QVERIFY(m_office.browser.run(u"document.getElementById('text').value = 'Are you open on Sunday?'; document.getElementById('send').click()"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.browser.evaluate(u"[...document.querySelectorAll('#transcript li.user')].some(li => li.textContent === 'Are you open on Sunday?')"_s).toBool(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.api.getAs(path + "/transcript").body.contains("Are you open on Sunday?"), patience);
    QVERIFY(m_office.browser.run(u"call.stop()"_s));
}

QTEST_GUILESS_MAIN(tst_Browser)
#include "tst_browser.moc"
