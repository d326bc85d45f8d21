// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordedsound.h"
#include "steppedconsole.h"

#include "audio/level.h"
#include "audio/tone.h"
#include "ui/call/callpage.h"
#include "ui/frame/mainwindow.h"
#include "ui/live/callsview.h"
#include "ui/live/livepage.h"

#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The main job: an emergency appears, a person takes over, the two hear each other. The window and the caller are in this process, the
/// server is the real program.
class tst_CallTakeover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { isolateSettings(u"tst_calltakeover"_s); }
    void init();
    void cleanup();
    void mouseTakesTheEmergencyAndBothHearEachOther();
    void keyboardTakesMutesAndHandsBack();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { m_test->press(key, modifiers); }
    void talk(double hertz, std::chrono::milliseconds duration) { QVERIFY(m_test->talk(hertz, duration)); }
    [[nodiscard]] size_t now() const { return m_device->heard().size(); }
    /// What the speaker played since \a from.
    [[nodiscard]] SampleView speakerSince(size_t from) const { return SampleView(m_device->heard()).subspan(from); }

    std::unique_ptr<SteppedConsole> m_test;
    SteppedAudioDevice *m_device = nullptr; ///< the console's
};

void tst_CallTakeover::init()
{
    m_test = std::make_unique<SteppedConsole>();
    m_device = m_test->device();
    QVERIFY2(m_test->start(u"chest_pain"_s), qPrintable(m_test->failure()));
    QCOMPARE(m_test->console->window().currentPage()->id(), u"live"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->isEmergencyWaiting(), 90'000);
    // The words that raised it stand in the middle of a sentence; the recordings below should hold one voice at a time.
    QTRY_VERIFY_WITH_TIMEOUT(m_test->lastOf(Speaker::Caller).contains(u"chest pain"_s), 20'000);
}

void tst_CallTakeover::cleanup()
{
    m_test.reset();
}

void tst_CallTakeover::mouseTakesTheEmergencyAndBothHearEachOther()
{
    MainWindow &window = m_test->console->window();
    QSignalSpy opened(&m_test->console->line().audio(), &CallAudio::opened);
    QVERIFY(m_test->clickTakeOver());
    QTRY_COMPARE(m_test->console->line().role(), CallLine::Role::Talking);
    QCOMPARE(m_test->console->line().call(), m_test->callId());
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(m_device->isCapturing());
    QTRY_VERIFY(m_test->call()->mode == CallMode::Human);
    QCOMPARE(window.currentPage(), static_cast<Page *>(&m_test->console->callPage()));

    const size_t began = now();
    talk(1'000, 3s);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->caller->hasHeardHuman(), 10'000);
    // The caller answers a person, and only once it has heard one.
    const QString answer = m_test->caller->scenario().toHuman.first().say;
    QTRY_COMPARE_WITH_TIMEOUT(m_test->lastOf(Speaker::Caller), answer, 30'000);
    const size_t answered = now();
    QTRY_VERIFY(now() >= answered + samplesIn(500ms)); // the way to the speaker
    const Samples speaker(speakerSince(began).begin(), speakerSince(began).end());
    QTRY_VERIFY(m_test->console->line().audio().counters().sent >= 150);

    // Counted first, judged then: all of the tone is there, in one piece, as loud as it was spoken.
    const Samples recording = m_test->hangUpAndListen();
    const HeardTone tone = findTone(recording, 1'000);
    QVERIFY2(tone.frames >= 145 && tone.frames <= 151, qPrintable(u"%1 frames of the tone arrived, 150 were spoken"_s.arg(tone.frames)));
    QVERIFY2(std::abs(tone.level + 12) < 0.5, qPrintable(u"%1 dBFS"_s.arg(tone.level)));

    // The caller's answer came out of the speaker: as much of it as was spoken; and the person does not hear themselves.
    const int spoken = audibleFrames(SampleView(recording).subspan(tone.endAt + frameSamples));
    const int played = audibleFrames(speaker);
    QVERIFY2(spoken > 75, qPrintable(u"the caller's answer has %1 frames"_s.arg(spoken)));
    QVERIFY2(std::abs(played - spoken) <= spoken / 5, qPrintable(u"the speaker played %1 of %2 frames"_s.arg(played).arg(spoken)));
    QCOMPARE(findTone(speaker, 1'000).frames, 0);
}

void tst_CallTakeover::keyboardTakesMutesAndHandsBack()
{
    CallLine &line = m_test->console->line();
    QSignalSpy opened(&line.audio(), &CallAudio::opened);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(line.role(), CallLine::Role::Talking);
    QTRY_COMPARE(opened.size(), 1);
    talk(1'000, 1s);

    press(Qt::Key_F6);
    QTRY_VERIFY(line.audio().isMuted());
    talk(1'500, 700ms); // over before the caller, who hears nothing now, answers
    QTRY_COMPARE_WITH_TIMEOUT(m_test->lastOf(Speaker::Caller), m_test->caller->scenario().toHuman.first().say, 30'000);
    press(Qt::Key_F6);
    QTRY_VERIFY(!line.audio().isMuted());
    talk(2'000, 1s);
    // The caller's answer would interrupt the AI.
    QTRY_COMPARE_WITH_TIMEOUT(m_test->lastOf(Speaker::Caller), m_test->caller->scenario().toHuman.at(1).say, 30'000);

    const qsizetype before = m_test->heard->size();
    press(Qt::Key_F8);
    press(Qt::Key_Return); // no note
    // What the AI will say is shown before the caller hears it, and the person has the line until then.
    auto *shown = m_test->console->window().findChild<QLabel *>(u"handbackWordsLabel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(line.proposal(m_test->callId()), 15'000);
    const QString sentence = line.proposal(m_test->callId())->text;
    QTRY_VERIFY(shown->isVisible() && shown->text().contains(sentence));
    QCOMPARE(line.role(), CallLine::Role::Talking);
    QVERIFY(m_test->lastOf(Speaker::Ai, before).isEmpty());
    press(Qt::Key_F8); // approved
    QTRY_COMPARE_WITH_TIMEOUT(line.role(), CallLine::Role::None, 15'000);
    QTRY_VERIFY(m_test->call()->mode == CallMode::Ai);
    QVERIFY(!m_device->isRunning());
    const auto aiSaid = [&] {
        QStringList words;
        for (qsizetype i = before; i < m_test->heard->size(); ++i) {
            if (m_test->heard->at(i).at(0).value<Speaker>() == Speaker::Ai)
                words << m_test->heard->at(i).at(1).toString();
        }
        return words;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!aiSaid().isEmpty(), 30'000);
    QCOMPARE(aiSaid().first(), sentence);

    const Samples recording = m_test->hangUpAndListen();
    const auto count = [&recording](double hertz) { return findTone(recording, hertz).frames; };
    QVERIFY2(count(1'000) >= 47, qPrintable(u"%1 frames of 50 before muting"_s.arg(count(1'000))));
    QCOMPARE(count(1'500), 0);
    QVERIFY2(count(2'000) >= 47, qPrintable(u"%1 frames of 50 after it"_s.arg(count(2'000))));
}

int main(int argc, char *argv[])
{
    qputenv("PULSE_SERVER", "unix:/nonexistent"); // the stepped device alone, whatever the machine has
    QApplication application(argc, argv);
    tst_CallTakeover test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_calltakeover.moc"
