// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/caller.h"
#include "support/serverprocess.h"
#include "ui/console/console.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

namespace Attendant {

/// A real server, a window in this process and one simulated caller with a voice; what the caller hears and says is recorded. For tests
/// of the main job from end to end. GUI thread.
class ConsoleUnderTest
{
public:
    ConsoleUnderTest(std::unique_ptr<Ui::AudioDevice> device, Ui::CallAudio::Threading threading);
    ~ConsoleUnderTest();

    /// Starts the server, shows the window and lets the caller of \a scenario ring. False: failure() says why.
    [[nodiscard]] bool start(const QString &scenario);
    [[nodiscard]] bool start(const Scenario &script);
    [[nodiscard]] QString failure() const { return m_failure; }

    /// The call as the window knows it; nullptr before it is there.
    [[nodiscard]] const Call *call();
    [[nodiscard]] CallId callId() const { return CallId(caller->callId()); }
    [[nodiscard]] bool isEmergencyWaiting();
    /// Clicks "Take over" on the call's card of the Live page. False: the card, or its button, did not come into sight.
    [[nodiscard]] bool clickTakeOver();
    /// The words of the last thing that the caller heard from, or said as, \a speaker behind the first \a after utterances; empty: nothing.
    [[nodiscard]] QString lastOf(Speaker speaker, qsizetype after = 0) const;
    /// Ends the call and returns what the caller's ear and mouth recorded. Once.
    [[nodiscard]] Samples hangUpAndListen();

    ServerProcess server;
    std::unique_ptr<Ui::Console> console;
    std::unique_ptr<Caller> caller;
    std::unique_ptr<QSignalSpy> heard; ///< Caller::heard(speaker, text)

private:
    QTemporaryDir m_folder;
    QString m_failure;
};

/// Settings of the test's own, no window question, no ringing. First of all, before any of the program's objects.
void isolateSettings(const QString &testName);

} // namespace Attendant
