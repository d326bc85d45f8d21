// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consoleundertest.h"
#include "support/steppedaudiodevice.h"

#include <QElapsedTimer>
#include <QTimer>

namespace Attendant {

/// A console whose sound device's clock is moved by hand in step with the caller's time: a machine that is busy makes the person late, but
/// cuts no hole into what they say. GUI thread.
class SteppedConsole : public ConsoleUnderTest
{
public:
    SteppedConsole();
    ~SteppedConsole();

    [[nodiscard]] SteppedAudioDevice *device() const { return m_device; }
    /// To whatever has the focus, as a keyboard does.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// Speaks a tone into the microphone until it is over; false: the device's clock stood still.
    [[nodiscard]] bool talk(double hertz, std::chrono::milliseconds duration);

private:
    explicit SteppedConsole(SteppedAudioDevice *device); ///< takes it
    void step();

    SteppedAudioDevice *m_device; ///< the console's
    QTimer m_stepper;
    QElapsedTimer m_clock;
    qint64 m_steps = 0;
};

} // namespace Attendant
