// SPDX-License-Identifier: GPL-3.0-or-later
#include "steppedconsole.h"

#include "audio/tone.h"
#include "ui/frame/mainwindow.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant {

SteppedConsole::SteppedConsole()
    : SteppedConsole(new SteppedAudioDevice)
{
}

SteppedConsole::SteppedConsole(SteppedAudioDevice *device)
    : ConsoleUnderTest(std::unique_ptr<Ui::AudioDevice>(device), Ui::CallAudio::Threading::Caller)
    , m_device(device)
{
    Ui::AudioDevices &devices = console->line().devices();
    devices.setDevicesForTest({{"mic", u"Stepped microphone"_s, true}}, {{"speaker", u"Stepped speaker"_s, true}});
    devices.setStages(VoiceStages::none()); // a lasting tone is noise to them
    m_stepper.setTimerType(Qt::PreciseTimer);
    m_stepper.callOnTimeout(&m_stepper, [this] { step(); });
    m_clock.start();
    m_stepper.start(5);
}

SteppedConsole::~SteppedConsole()
{
    m_stepper.stop(); // the device dies with the console
}

void SteppedConsole::step()
{
    constexpr qint64 most = 3; // frames at once; more would be a burst that no sound card makes
    qint64 due = m_clock.elapsed() / frameTime.count() - m_steps;
    if (due > most) {
        m_clock.restart();
        m_steps = 0;
        due = most;
    } else {
        m_steps += due;
    }
    m_device->advance(frameTime * due);
}

void SteppedConsole::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : &console->window(), key, modifiers);
}

bool SteppedConsole::talk(double hertz, std::chrono::milliseconds duration)
{
    const qint64 end = m_device->now() + qint64(samplesIn(duration));
    m_device->speak(sine(hertz, duration));
    return QTest::qWaitFor([&] { return m_device->now() >= end; }, 30'000);
}

} // namespace Attendant
