// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoleprocess.h"
#include "recordedsound.h"
#include "steppedconsole.h"

#include "ui/common/format.h"
#include "ui/frame/mainwindow.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The whole way from "I can't breathe", spoken, to a person's voice: the AI is cut off, the approved sentence is heard, the call waits in the
/// queue, and whoever accepts it in the window is heard. The server is the real program, the sound is real sound.
class tst_SpokenEmergency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { isolateSettings(u"tst_spokenemergency"_s); }
    void cleanup() { m_test.reset(); }
    void whoCannotBreatheHearsAPerson();

private:
    static Scenario breathless();
    QString approvedSentence(const QString &category);
    [[nodiscard]] QStringList said(Speaker speaker) const
    {
        QStringList words;
        for (const TranscriptEntry &entry : m_test->call()->transcript) {
            if (entry.speaker == speaker)
                words << entry.text;
        }
        return words;
    }

    std::unique_ptr<SteppedConsole> m_test;
};

Scenario tst_SpokenEmergency::breathless()
{
    return Scenario::fromJson(QJsonDocument::fromJson(R"({
        "id": "breathless", "title": "Short of breath", "language": "en", "voice": {"variant": "m3", "pitch": 45, "rate": 165},
        "caller": {"name": "Walter Ellison", "number": "+16085550142"}, "patience_s": 120, "finish": "stay",
        "lines": [{"say": "My name is Walter and I can't breathe any more, please help me.", "after": "greeting"}],
        "to_human": [{"say": "Thank you. I sit at the window."}]})")
                                  .object())
        .value();
}

QString tst_SpokenEmergency::approvedSentence(const QString &category)
{
    QNetworkAccessManager network;
    QNetworkRequest request(m_test->server.url().resolved(QUrl(u"/api/v1/organizations/org_demo_001/safety-sentences"_s)));
    request.setRawHeader("Authorization", "Bearer " + m_test->server.token().toUtf8());
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 15'000))
        return {};
    for (const QJsonValue &item : QJsonDocument::fromJson(reply->readAll())["items"_L1].toArray()) {
        if (item["category"_L1].toString() == category)
            return item["text"_L1].toString();
    }
    return {};
}

void tst_SpokenEmergency::whoCannotBreatheHearsAPerson()
{
    m_test = std::make_unique<SteppedConsole>();
    QVERIFY2(m_test->start(breathless()), qPrintable(m_test->failure()));
    const QString sentence = approvedSentence(u"breathing"_s);
    QVERIFY(!sentence.isEmpty());

    // Our rules, outside the model, heard it.
    QTRY_VERIFY_WITH_TIMEOUT(m_test->isEmergencyWaiting(), 90'000);
    const Escalation raised = *m_test->call()->escalation;
    QCOMPARE(raised.trigger, u"phrase"_s);
    QVERIFY2(raised.rule.contains(u"breathing"_s), qPrintable(raised.rule + u": "_s + raised.phrase));
    QVERIFY2(raised.phrase.contains(u"breathe"_s), qPrintable(raised.phrase));
    QTRY_VERIFY(m_test->console->window().windowTitle().contains(u"(1)"_s)); // the window says so

    // The caller hears the approved sentence, and nothing of the AI.
    QTRY_VERIFY_WITH_TIMEOUT(said(Speaker::System).contains(sentence), 20'000);
    const qsizetype aiLines = said(Speaker::Ai).size();
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(*m_test->heard, [&](const QVariantList &one) { return one.at(1).toString() == sentence; }), 60'000);

    // It is this person's turn; they take it from the keyboard.
    QTRY_VERIFY_WITH_TIMEOUT(m_test->call()->escalation->isOfferedTo(m_test->console->desk().me()), 20'000);
    CallLine &line = m_test->console->line();
    QSignalSpy opened(&line.audio(), &CallAudio::opened);
    m_test->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(line.role(), CallLine::Role::Talking, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->call()->mode == CallMode::Human, 20'000);
    QCOMPARE(m_test->call()->escalation->status, EscalationStatus::Accepted);
    QCOMPARE(said(Speaker::Ai).size(), aiLines);

    QVERIFY(m_test->talk(1'000, 2s));
    QTRY_VERIFY_WITH_TIMEOUT(m_test->caller->hasHeardHuman(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_test->lastOf(Speaker::Caller), u"Thank you. I sit at the window."_s, 60'000);

    // What was really heard: the sentence as sound, then the whole of the person's tone.
    const Samples recording = m_test->hangUpAndListen();
    const HeardTone tone = findTone(recording, 1'000);
    QVERIFY2(tone.frames >= 95 && tone.frames <= 101, qPrintable(u"%1 frames of the tone arrived, 100 were spoken"_s.arg(tone.frames)));
    const auto spoken = SpeechSynthesizer::speak(sentence);
    QVERIFY(spoken);
    const int before = audibleFrames(SampleView(recording).first(tone.firstAt)), needed = audibleFrames(spoken->samples) * 3 / 4;
    QVERIFY2(before > needed, qPrintable(u"%1 audible frames before the person, the sentence alone has %2"_s.arg(before).arg(needed)));
}

int main(int argc, char *argv[])
{
    qputenv("PULSE_SERVER", "unix:/nonexistent"); // the stepped device alone, whatever the machine has
    QApplication application(argc, argv);
    tst_SpokenEmergency test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_spokenemergency.moc"
