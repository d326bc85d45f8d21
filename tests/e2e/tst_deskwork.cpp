// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoleundertest.h"
#include "support/steppedaudiodevice.h"

#include "ui/call/callpage.h"
#include "ui/common/button.h"
#include "ui/frame/mainwindow.h"
#include "ui/wrapup/wrapupform.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTest>
#include <QTimer>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A person's whole part in a call by keyboard: taken from the queue, handed back, written up; and the window dies while they write.
class tst_DeskWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { isolateSettings(u"tst_deskwork"_s); }
    void whatWasTypedSurvivesTheWindow();

private:
    std::unique_ptr<AudioDevice> makeDevice()
    {
        auto device = std::make_unique<SteppedAudioDevice>();
        m_device = device.get();
        return device;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // To whatever has the focus, as a keyboard does.
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : &m_test->console->window(), key, modifiers);
    }
    template<typename T>
    T *find(const char *name) { return m_test->console->window().findChild<T *>(QLatin1StringView(name)); }

    SteppedAudioDevice *m_device = nullptr;
    std::unique_ptr<ConsoleUnderTest> m_test;
};

void tst_DeskWork::whatWasTypedSurvivesTheWindow()
{
    m_test = std::make_unique<ConsoleUnderTest>(makeDevice(), CallAudio::Threading::Caller);
    m_test->console->line().devices().setDevicesForTest({{"mic", u"Stepped microphone"_s, true}}, {{"speaker", u"Stepped speaker"_s, true}});
    QTimer stepper;
    connect(&stepper, &QTimer::timeout, this, [this] {
        if (m_device)
            m_device->advance(frameTime);
    });
    stepper.start(20);
    QVERIFY2(m_test->start(u"chest_pain"_s), qPrintable(m_test->failure()));
    QTRY_VERIFY_WITH_TIMEOUT(m_test->isEmergencyWaiting(), 90'000);
    // It is this person's turn: they are available, and nobody else is there.
    QTRY_VERIFY_WITH_TIMEOUT(m_test->call()->escalation->isOfferedTo(m_test->console->desk().me()), 15'000);

    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_test->console->line().role(), CallLine::Role::Talking, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->call()->mode == CallMode::Human, 15'000);
    press(Qt::Key_F8);
    press(Qt::Key_Return); // no note
    QTRY_VERIFY_WITH_TIMEOUT(m_test->call()->mode == CallMode::Ai, 30'000);

    // The server has opened a wrap-up; what is typed is there while it is typed.
    QTRY_VERIFY_WITH_TIMEOUT(find<WrapupForm>("wrapupForm") && find<WrapupForm>("wrapupForm")->isVisible(), 15'000);
    auto *outcome = find<QComboBox>("outcomeCombo");
    outcome->setCurrentIndex(outcome->findData(u"emergency_services"_s));
    auto *notes = find<QPlainTextEdit>("notesText");
    notes->setFocus();
    QTest::keyClicks(notes, u"Ambulance on its way"_s);
    const auto stored = [this] {
        const Wrapup *wrapup = m_test->console->desk().myWrapup(m_test->callId());
        return wrapup ? wrapup->notes : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(stored(), u"Ambulance on its way"_s, 15'000);

    // The window is gone without a word to anybody, and started again.
    m_device = nullptr;
    m_test->console.reset();
    m_test->console = std::make_unique<Console>(makeDevice(), CallAudio::Threading::Caller);
    MainWindow &window = m_test->console->window();
    window.setAsksBeforeQuit(false);
    window.resize(1440, 900);
    window.show();
    m_test->console->connectTo(m_test->server.url(), m_test->server.token());
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("wrapupBanner")->isVisible(), 30'000);
    find<Button>("openWrapupButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(find<WrapupForm>("wrapupForm")->isVisible(), 15'000);
    QVERIFY(!find<QWidget>("wrapupBanner")->isVisible()); // not over the page where it is written
    QCOMPARE(find<QPlainTextEdit>("notesText")->toPlainText(), u"Ambulance on its way"_s);
    QCOMPARE(find<QComboBox>("outcomeCombo")->currentData().toString(), u"emergency_services"_s);

    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->console->desk().myWrapups().empty(), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_test->call() && m_test->call()->escalation && m_test->call()->escalation->status == EscalationStatus::Resolved, 15'000);
    QCOMPARE(m_test->call()->escalation->outcome, u"emergency_services"_s);
    QCOMPARE(m_test->call()->escalation->notes, u"Ambulance on its way"_s);
    QTRY_VERIFY(!find<WrapupForm>("wrapupForm")->isVisible());
    stepper.stop();
    m_device = nullptr;
    m_test.reset();
}

int main(int argc, char *argv[])
{
    qputenv("PULSE_SERVER", "unix:/nonexistent"); // the stepped device alone, whatever the machine has
    QApplication application(argc, argv);
    tst_DeskWork test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_deskwork.moc"
