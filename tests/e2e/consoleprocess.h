// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "support/serverprocess.h"
#include "support/xvfbserver.h"

#include <QProcess>
#include <QTest>

namespace Attendant {

/// The answer of \a pending; an error when none came in time.
template<typename T>
Result<T> answerOf(Pending<T> pending)
{
    if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }, 30'000))
        return fail(Error::Code::Timeout, QStringLiteral("No answer came."));
    return pending.result();
}

/// The real console on a screen, with its settings in a folder of the test's.
class ConsoleProcess
{
public:
    ConsoleProcess(const XvfbServer &screen, const QString &folder)
        : m_folder(folder)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"OPENAI_API_KEY", "OPENAI_BASE_URL", "DATABASE_URL", "ATTENDANT_TOKEN", "HOST", "PORT", "WAYLAND_DISPLAY"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("DISPLAY"), screen.display());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder);
        environment.insert(QStringLiteral("PULSE_SERVER"), QStringLiteral("unix:%1/no-sound-server").arg(folder)); // it would be the machine's
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    }
    ~ConsoleProcess() { kill(); }
    Q_DISABLE_COPY_MOVE(ConsoleProcess)

    [[nodiscard]] QString dataDir() const { return m_folder + QStringLiteral("/data"); }
    /// \a command: "console", or "demo", whose server has its data in the folder "demo" below.
    [[nodiscard]] bool start(const QString &command = QStringLiteral("console"))
    {
        m_process.start(ServerProcess::defaultProgram(), {command, QStringLiteral("--data"), dataDir(), QStringLiteral("--port"), QStringLiteral("0")});
        return m_process.waitForStarted(10'000);
    }
    /// SIGTERM; true when it ended by itself with exit code 0.
    [[nodiscard]] bool terminate()
    {
        m_process.terminate();
        return m_process.waitForFinished(30'000) && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    void kill() ///< SIGKILL
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }

private:
    QString m_folder;
    QProcess m_process;
};

} // namespace Attendant
