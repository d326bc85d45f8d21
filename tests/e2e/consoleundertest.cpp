// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoleundertest.h"

#include "audio/wav.h"
#include "ui/frame/mainwindow.h"
#include "ui/live/callsdelegate.h"
#include "ui/live/callsmodel.h"
#include "ui/live/callsview.h"
#include "ui/live/livepage.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant {

void isolateSettings(const QString &testName)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"AttendantTest"_s);
    QCoreApplication::setApplicationName(testName);
    QSettings().clear();
    QSettings().setValue(u"notifications/ring"_s, false); // it would mix with what the tests listen for
}

ConsoleUnderTest::ConsoleUnderTest(std::unique_ptr<Ui::AudioDevice> device, Ui::CallAudio::Threading threading)
    : console(std::make_unique<Ui::Console>(std::move(device), threading))
{
    console->window().setAsksBeforeQuit(false);
}

ConsoleUnderTest::~ConsoleUnderTest() = default;

bool ConsoleUnderTest::start(const QString &scenario)
{
    const auto script = Scenario::builtIn(scenario);
    if (!script) {
        m_failure = script.error().message;
        return false;
    }
    return start(*script);
}

bool ConsoleUnderTest::start(const Scenario &script)
{
    if (!server.start()) {
        m_failure = server.failure();
        return false;
    }
    console->window().resize(1440, 900);
    console->window().show();
    console->window().showPage(u"live"_s);
    console->connectTo(server.url(), server.token());
    if (!QTest::qWaitForWindowActive(&console->window()) || !QTest::qWaitFor([this] { return console->store().isLoaded(); }, 15'000)) {
        m_failure = u"The window did not come up, or did not reach the server."_s;
        return false;
    }
    caller = std::make_unique<Caller>(server.url(), script);
    if (const auto recording = caller->recordTo(m_folder.filePath(u"caller.wav"_s)); !recording) {
        m_failure = recording.error().message;
        return false;
    }
    heard = std::make_unique<QSignalSpy>(caller.get(), &Caller::heard);
    caller->start();
    return true;
}

const Call *ConsoleUnderTest::call()
{
    return console->store().call(callId());
}

bool ConsoleUnderTest::isEmergencyWaiting()
{
    const Call *now = call();
    return now && now->isWaitingForHuman() && now->escalation->urgency == Urgency::Emergency;
}

bool ConsoleUnderTest::clickTakeOver()
{
    Ui::MainWindow &window = console->window();
    auto *calls = window.findChild<Ui::CallsView *>(u"callsView"_s);
    if (!calls || !calls->isVisible())
        return false;
    QRect button;
    const auto isInSight = [&] {
        button = calls->partRect(calls->model()->index(window.livePage()->model().rowOf(callId()), 0), Ui::CallsDelegate::Part::TakeOver);
        return !button.isEmpty() && calls->viewport()->rect().contains(button);
    };
    if (!QTest::qWaitFor(isInSight, 10'000))
        return false;
    QTest::mouseMove(calls->viewport(), button.center());
    QTest::mouseClick(calls->viewport(), Qt::LeftButton, Qt::NoModifier, button.center());
    return true;
}

QString ConsoleUnderTest::lastOf(Speaker speaker, qsizetype after) const
{
    for (qsizetype i = heard->size() - 1; i >= after; --i) {
        if (heard->at(i).at(0).value<Speaker>() == speaker)
            return heard->at(i).at(1).toString();
    }
    return {};
}

Samples ConsoleUnderTest::hangUpAndListen()
{
    caller->hangUp();
    const auto recording = readWav(m_folder.filePath(u"caller.wav"_s));
    return recording ? recording->samples : Samples();
}

} // namespace Attendant
