// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/asyncbridge.h"
#include "browserfixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = BrowserFixture::patience;
constexpr qint64 second = BrowserFixture::second;
}

/// What a caller's browser meets in real life, at the page at /call: networks that break, servers that restart, microphones that are
/// refused or pulled out, tabs in the background; and whether what it plays is without seams.
class tst_BrowserLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void comesBackToTheSameCall_data();
    void comesBackToTheSameCall();
    void outlivesARestartOfTheServer_data() { transports(); }
    void outlivesARestartOfTheServer();
    void saysWhyThereIsNoMicrophone_data();
    void saysWhyThereIsNoMicrophone();
    void takesTheNextMicrophone_data() { transports(); }
    void takesTheNextMicrophone();
    void talksOnInTheBackground_data() { transports(); }
    void talksOnInTheBackground();
    void dropsSoundThatALineDoesNotTake();
    void givesUpALineThatIsStuck();
    void stopsPlayingWhenTheCallerSpeaks();
    void saysWhatTheServerRefused();
    void fitsItsWindow();

    void playsWithoutSeams();
    void endsWithoutAClick();
    void bringsAnyRateToOurs();

private:
    static void transports();

    BrowserFixture m_office;
};

void tst_BrowserLife::initTestCase()
{
    QVERIFY2(m_office.start(QString::fromUtf8(ATTENDANT_OUTSIDERS), QString::fromUtf8(ATTENDANT_CHROMIUM)), qPrintable(m_office.failure()));
}

void tst_BrowserLife::cleanupTestCase()
{
    m_office.stop();
}

void tst_BrowserLife::transports()
{
    QTest::addColumn<QString>("transport");
    QTest::newRow("over the WebSocket") << u"websocket"_s;
    QTest::newRow("by WebRTC") << u"webrtc"_s;
}

void tst_BrowserLife::comesBackToTheSameCall_data()
{
    QTest::addColumn<QString>("transport");
    QTest::addColumn<QString>("accident");
    QTest::newRow("a WebSocket that closes") << u"websocket"_s << u"call.socket.close(3000)"_s;
    QTest::newRow("a WebSocket that is given up") << u"websocket"_s << u"call.socket.giveUp()"_s;
    QTest::newRow("a peer connection that breaks") << u"webrtc"_s << QString();
    QTest::newRow("a data channel that closes") << u"webrtc"_s << u"call.channel.close()"_s;
}

void tst_BrowserLife::comesBackToTheSameCall()
{
    QFETCH(QString, transport);
    QFETCH(QString, accident);
    QVERIFY2(m_office.call(transport), qPrintable(m_office.failure()));
    const QString call = m_office.callId();
    if (accident.isEmpty()) {
        auto dropped = askOn(&m_office.api.simulator(), [this]() -> Result<void> {
            m_office.api.simulator().dropConnections();
            return {};
        });
        dropped.waitForFinished();
    } else {
        QVERIFY2(m_office.browser.run(accident), qPrintable(m_office.browser.failure()));
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_office.count("reconnects"_L1) > 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_office.state(), u"open"_s, patience);
    // The same call goes on: the microphone is heard there, and answered.
    const qsizetype answers = m_office.said(u"agent"_s), words = m_office.said(u"user"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.said(u"user"_s) > words, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.said(u"agent"_s) > answers, patience);
    QCOMPARE(m_office.callId(), call);
    QCOMPARE(m_office.api.getAs("/api/v1/calls/" + call.toLatin1()).json().value("status"_L1).toString(), u"in_progress"_s);
    // A person's voice finds the new way, too.
    QCOMPARE(m_office.api.postAs("/api/v1/calls/" + call.toLatin1() + "/takeover").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_office.mode(), u"human"_s, patience);
    QVERIFY(m_office.browser.run(u"call.stop()"_s));
}

void tst_BrowserLife::outlivesARestartOfTheServer()
{
    QFETCH(QString, transport);
    QVERIFY2(m_office.call(transport), qPrintable(m_office.failure()));
    const QString call = m_office.callId();
    m_office.api.settings.port = static_cast<quint16>(m_office.api.url().port());
    m_office.api.stop();
    QTRY_VERIFY_WITH_TIMEOUT(transport == "webrtc"_L1 || m_office.state() == "reconnecting"_L1, patience);
    QVERIFY2(m_office.api.start(), qPrintable(m_office.api.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.count("reconnects"_L1) > 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_office.state(), u"open"_s, patience);
    const qsizetype words = m_office.said(u"user"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.said(u"user"_s) > words, patience);
    QCOMPARE(m_office.callId(), call);
    QCOMPARE(m_office.error(), QString());
    QTRY_COMPARE_WITH_TIMEOUT(m_office.api.getAs("/api/v1/calls/" + call.toLatin1()).json().value("status"_L1).toString(), u"in_progress"_s, patience);
    QVERIFY(m_office.browser.run(u"call.stop()"_s));
}

void tst_BrowserLife::saysWhyThereIsNoMicrophone_data()
{
    QTest::addColumn<QString>("problem");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("refused by its user") << QString() << u"The microphone is not allowed for this page."_s;
    QTest::newRow("none is there") << u"NotFoundError"_s << u"No microphone was found."_s;
    QTest::newRow("another program has it") << u"NotReadableError"_s << u"The microphone cannot be used"_s;
}

void tst_BrowserLife::saysWhyThereIsNoMicrophone()
{
    QFETCH(QString, problem);
    QFETCH(QString, sentence);
    QVERIFY2(m_office.visit(u"org=org_demo_001"_s, !problem.isEmpty()), qPrintable(m_office.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.browser.evaluate(u"typeof start === 'function' && document.readyState === 'complete'"_s).toBool(), patience);
    if (!problem.isEmpty()) // the two others are the machine's, and cannot be had by asking
        QVERIFY(m_office.browser.run(u"navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', '%1'))"_s.arg(problem)));
    const qsizetype before = m_office.api.get("/api/calls?org_id=org_demo_001").json().value("total"_L1).toInteger();
    QVERIFY(m_office.browser.run(u"document.getElementById('start').click()"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.error().startsWith(sentence), patience);
    QCOMPARE(m_office.state(), u"ended"_s);
    QVERIFY(!m_office.browser.evaluate(u"document.getElementById('form').hidden"_s).toBool()); // and may be tried again
    QCOMPARE(m_office.api.get("/api/calls?org_id=org_demo_001").json().value("total"_L1).toInteger(), before); // no office was rung for nothing
}

void tst_BrowserLife::takesTheNextMicrophone()
{
    QFETCH(QString, transport);
    QVERIFY2(m_office.call(transport), qPrintable(m_office.failure()));
    QVERIFY(m_office.browser.run(u"globalThis.first = call.microphone; first.getAudioTracks()[0].stop(); first.getAudioTracks()[0].dispatchEvent(new Event('ended'))"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.browser.evaluate(u"call.microphone !== first && call.microphone.getAudioTracks()[0].readyState === 'live'"_s).toBool(), patience);
    const qsizetype words = m_office.said(u"user"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.said(u"user"_s) > words, patience);
    QCOMPARE(m_office.count("reconnects"_L1), 0);
    QVERIFY(m_office.browser.run(u"call.stop()"_s));
}

void tst_BrowserLife::talksOnInTheBackground()
{
    QFETCH(QString, transport);
    QVERIFY2(m_office.call(transport), qPrintable(m_office.failure()));
    QVERIFY2(m_office.browser.setInFront(false), qPrintable(m_office.browser.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.browser.evaluate(u"document.hidden"_s).toBool(), patience);
    const qint64 heard = m_office.count(BrowserFixture::agentOf(transport));
    const qsizetype words = m_office.said(u"user"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.said(u"user"_s) > words, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.count(BrowserFixture::agentOf(transport)) > heard + second / 2, patience);
    // Also what is lost there comes back without being looked at.
    QVERIFY(m_office.browser.run(transport == "webrtc"_L1 ? u"call.channel.close()"_s : u"call.socket.close(3000)"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.count("reconnects"_L1) > 0 && m_office.state() == "open"_L1, patience);
    QVERIFY(m_office.browser.evaluate(u"document.hidden"_s).toBool());
    QVERIFY(m_office.browser.run(u"call.stop()"_s));
}

void tst_BrowserLife::dropsSoundThatALineDoesNotTake()
{
    QVERIFY2(m_office.call(u"websocket"_s), qPrintable(m_office.failure()));
    const auto sent = [&] { return m_office.count("sent"_L1); };
    QVERIFY(m_office.browser.run(u"Object.defineProperty(call.socket, 'bufferedAmount', { get: () => 1e6, configurable: true })"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.count("unsent"_L1) > second, patience);
    const qint64 before = sent();
    QTRY_VERIFY_WITH_TIMEOUT(m_office.count("unsent"_L1) > 2 * second, patience);
    QCOMPARE(sent(), before); // nothing is kept for later
    QVERIFY(m_office.browser.run(u"delete call.socket.bufferedAmount"_s));
    QTRY_VERIFY_WITH_TIMEOUT(sent() > before + second, patience);
    QCOMPARE(m_office.count("reconnects"_L1), 0);
    QVERIFY(m_office.browser.run(u"call.stop()"_s));
}

void tst_BrowserLife::givesUpALineThatIsStuck()
{
    QVERIFY2(m_office.call(u"websocket"_s), qPrintable(m_office.failure()));
    const QString call = m_office.callId();
    QVERIFY(m_office.browser.run(u"globalThis.stuck = call.socket; Object.defineProperty(stuck, 'bufferedAmount', { get: () => 1e6 })"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.browser.evaluate(u"call.socket !== stuck"_s).toBool() && m_office.state() == "open"_L1, patience);
    const qint64 before = m_office.count("sent"_L1);
    QTRY_VERIFY_WITH_TIMEOUT(m_office.count("sent"_L1) > before + second, patience);
    QCOMPARE(m_office.callId(), call);
    QVERIFY(m_office.browser.run(u"call.stop()"_s));
}

void tst_BrowserLife::stopsPlayingWhenTheCallerSpeaks()
{
    QVERIFY2(m_office.call(u"websocket"_s), qPrintable(m_office.failure()));
    // Ten seconds are waiting, as after a network's pause; the caller's first word ends them.
    QVERIFY2(m_office.browser.run(u"const long = btoa('\\x00\\x10'.repeat(240000));"
                                  "call.onEvent({ type: 'response.output_audio.delta', response_id: 'resp_x', item_id: 'item_x', delta: long }, true);"
                                  "globalThis.was = call.player.isPlaying;"
                                  "call.onEvent({ type: 'input_audio_buffer.speech_started', item_id: 'item_y' }, true);"
                                  "globalThis.is = call.player.isPlaying"_s),
             qPrintable(m_office.browser.failure()));
    QCOMPARE(m_office.browser.evaluate(u"was"_s).toBool(false), true);
    QCOMPARE(m_office.browser.evaluate(u"is"_s).toBool(true), false);
    QVERIFY(m_office.browser.run(u"call.stop()"_s));
}

void tst_BrowserLife::saysWhatTheServerRefused()
{
    QVERIFY2(m_office.visit(u"org=nobody&start"_s), qPrintable(m_office.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.error().contains(u"nobody"_s), patience);
    QCOMPARE(m_office.state(), u"ended"_s);
}

void tst_BrowserLife::fitsItsWindow()
{
    QVERIFY2(m_office.call(u"websocket"_s), qPrintable(m_office.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.said(u"user"_s) > 0 && m_office.said(u"agent"_s) > 1, patience);
    QVERIFY(m_office.browser.run(u"call.type('Do you have a parking place that is wide enough for a wheelchair, close to the entrance?')"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.said(u"user"_s) > 1, patience);
    const QString folder = qEnvironmentVariable("ATTENDANT_PICTURES"); // to look at them
    const auto keep = [&](const QString &name) {
        QFile file(folder + u'/' + name + u".png"_s);
        if (!folder.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(m_office.browser.picture());
    };
    struct Window { int width, height; };
    for (const auto &[width, height] : {Window{1280, 800}, Window{390, 844}}) {
        for (const QString &scheme : {u"light"_s, u"dark"_s}) {
            QVERIFY2(m_office.browser.setLooks(scheme, width, height), qPrintable(m_office.browser.failure()));
            QTRY_COMPARE_WITH_TIMEOUT(m_office.browser.evaluate(u"innerWidth"_s).toInt(), width, patience);
            const QString place = u"%1, %2 wide"_s.arg(scheme).arg(width);
            QVERIFY2(m_office.browser.evaluate(u"document.scrollingElement.scrollWidth <= innerWidth"_s).toBool(), qPrintable(place));
            // What ends the call is seen without a search, and where one types.
            for (const QString &id : {u"stop"_s, u"text"_s}) {
                QVERIFY2(m_office.browser.evaluate(u"(box => box.top >= 0 && box.bottom <= innerHeight && box.width > 60)(document.getElementById('%1').getBoundingClientRect())"_s.arg(id)).toBool(),
                         qPrintable(id + u": "_s + place));
            }
            QCOMPARE(m_office.browser.evaluate(u"matchMedia('(prefers-color-scheme: dark)').matches"_s).toBool(), scheme == "dark"_L1);
            keep(u"call-%1-%2"_s.arg(scheme).arg(width));
        }
    }
    QVERIFY(m_office.browser.setLooks(u"light"_s, 1280, 800));
    QVERIFY(m_office.browser.run(u"call.stop()"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_office.browser.evaluate(u"document.getElementById('org').selectedOptions[0].textContent"_s).toString(), u"Lakeside Family Clinic"_s, patience);
    keep(u"ended"_s);
}

// --- what is played, sample by sample: the client's player in a context that renders at once ------------------------------------------

void tst_BrowserLife::playsWithoutSeams()
{
    QVERIFY2(m_office.visit(u"org=org_demo_001"_s), qPrintable(m_office.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.browser.evaluate(u"typeof AttendantCall === 'function'"_s).toBool(), patience);
    // A tone of 440 Hz in uneven pieces.
    QVERIFY2(m_office.browser.run(u"const context = new OfflineAudioContext(1, 24000, 24000), player = new AttendantCall.Player(context);"
                                  "let at = 0;"
                                  "for (const size of Array.from({ length: 30 }, (_, i) => 480 + 7 * i)) {"
                                  "    player.play(Float32Array.from({ length: size }, () => 0.5 * Math.sin(2 * Math.PI * 440 * at++ / 24000)), 'resp_a');"
                                  "}"
                                  "const out = (await context.startRendering()).getChannelData(0);"
                                  "const first = out.findIndex(sample => sample !== 0) - 1;"
                                  "let wrong = 0;"
                                  "for (let i = 0; i < at; ++i)"
                                  "    wrong = Math.max(wrong, Math.abs(out[first + i] - 0.5 * Math.sin(2 * Math.PI * 440 * i / 24000)));"
                                  "globalThis.result = { at, wrong, gaps: player.gaps }"_s),
             qPrintable(m_office.browser.failure()));
    const QJsonObject result = m_office.browser.evaluate(u"result"_s).toObject();
    qInfo().noquote() << QJsonDocument(result).toJson(QJsonDocument::Compact);
    QVERIFY(result.value("at"_L1).toInt() > 17'000);
    QVERIFY(result.value("wrong"_L1).toDouble(1) < 0.001); // every sample in its place
    QCOMPARE(result.value("gaps"_L1).toInt(-1), 0);
}

void tst_BrowserLife::endsWithoutAClick()
{
    QVERIFY2(m_office.visit(u"org=org_demo_001"_s), qPrintable(m_office.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.browser.evaluate(u"typeof AttendantCall === 'function'"_s).toBool(), patience);
    QVERIFY2(m_office.browser.run(u"const context = new OfflineAudioContext(1, 24000, 24000), player = new AttendantCall.Player(context);"
                                  "player.play(Float32Array.from({ length: 20000 }, (_, i) => 0.5 * Math.sin(2 * Math.PI * 440 * i / 24000)), 'resp_a');"
                                  "context.suspend(0.3).then(() => { player.drop(); context.resume(); });"
                                  "const out = (await context.startRendering()).getChannelData(0);"
                                  "let step = 0;"
                                  "for (let i = 1; i < out.length; ++i)"
                                  "    step = Math.max(step, Math.abs(out[i] - out[i - 1]));"
                                  "globalThis.result = { step, before: Math.max(...out.slice(6000, 7000)), after: Math.max(...out.slice(7600).map(Math.abs)) }"_s),
             qPrintable(m_office.browser.failure()));
    const QJsonObject result = m_office.browser.evaluate(u"result"_s).toObject();
    qInfo().noquote() << QJsonDocument(result).toJson(QJsonDocument::Compact);
    QVERIFY(result.value("before"_L1).toDouble() > 0.45);
    QVERIFY(result.value("after"_L1).toDouble(1) < 1e-6);
    QVERIFY(result.value("step"_L1).toDouble(1) < 0.07); // the tone's own is 0.0576; a click's would be up to 0.5
}

void tst_BrowserLife::bringsAnyRateToOurs()
{
    QVERIFY2(m_office.visit(u"org=org_demo_001"_s), qPrintable(m_office.failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_office.browser.evaluate(u"typeof AttendantCall === 'function'"_s).toBool(), patience);
    // The worklet in a context at 44.1 kHz, where some browsers leave a microphone: a second of tone is still a second, and its height.
    QVERIFY2(m_office.browser.run(u"const context = new OfflineAudioContext(1, 44100, 44100);"
                                  "await context.audioWorklet.addModule('/attendant.js');"
                                  "const node = new AudioWorkletNode(context, 'attendant-tap', { numberOfOutputs: 1 });"
                                  "const pieces = [];"
                                  "node.port.onmessage = message => pieces.push(message.data);"
                                  "const tone = context.createOscillator();"
                                  "tone.frequency.value = 440;"
                                  "tone.connect(node).connect(context.destination);"
                                  "tone.start();"
                                  "await context.startRendering();"
                                  "globalThis.pieces = pieces"_s),
             qPrintable(m_office.browser.failure()));
    QTRY_COMPARE_WITH_TIMEOUT(m_office.browser.evaluate(u"pieces.length"_s).toInt(), 24'000 / 960, patience);
    const double height = m_office.browser.evaluate(u"Math.max(...pieces[10])"_s).toDouble();
    QVERIFY2(height > 0.95 && height < 1.01, qPrintable(QString::number(height)));
    const int crossings = m_office.browser.evaluate(u"pieces.flatMap(piece => [...piece]).reduce((n, s, i, all) => n + (i && all[i - 1] < 0 && s >= 0 ? 1 : 0), 0)"_s).toInt();
    QVERIFY2(std::abs(crossings - 440) <= 2, qPrintable(QString::number(crossings)));
}

QTEST_GUILESS_MAIN(tst_BrowserLife)
#include "tst_browserlife.moc"
