// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/xvfbserver.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace Attendant {

static void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(5'000)) {
        process.kill();
        process.waitForFinished(5'000);
    }
}

static QProcessEnvironment environmentFor(const QString &display)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, display);
    return environment;
}

Result<std::unique_ptr<XvfbServer>> XvfbServer::start()
{
    std::unique_ptr<XvfbServer> screen(new XvfbServer);
    // It writes the display that it chose to its standard output.
    screen->m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1440x900x24"_s, u"-nolisten"_s, u"tcp"_s, u"-noreset"_s});
    if (!screen->m_server.waitForStarted(5'000))
        return fail(Error::Code::Unavailable, u"Xvfb does not start: %1."_s.arg(screen->m_server.errorString()));
    QByteArray number;
    QElapsedTimer timer;
    timer.start();
    while (!number.endsWith('\n') && timer.elapsed() < 20'000 && screen->m_server.state() == QProcess::Running) {
        screen->m_server.waitForReadyRead(200);
        number += screen->m_server.readAllStandardOutput();
    }
    if (!number.endsWith('\n'))
        return fail(Error::Code::Unavailable, u"Xvfb does not say its display: %1"_s.arg(QString::fromUtf8(screen->m_server.readAllStandardError())));
    screen->m_display = u':' + QString::fromLatin1(number.trimmed());
    screen->m_manager.setProcessEnvironment(environmentFor(screen->m_display));
    screen->m_manager.setStandardOutputFile(QProcess::nullDevice());
    screen->m_manager.setStandardErrorFile(QProcess::nullDevice());
    screen->m_manager.start(u"openbox"_s, {u"--sm-disable"_s});
    if (!screen->m_manager.waitForStarted(5'000))
        return fail(Error::Code::Unavailable, u"openbox does not start: %1."_s.arg(screen->m_manager.errorString()));
    return screen;
}

XvfbServer::~XvfbServer()
{
    end(m_manager);
    end(m_server);
}

Result<QString> XvfbServer::xdotool(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(environmentFor(m_display));
    process.start(u"xdotool"_s, arguments);
    if (!process.waitForFinished(10'000) || process.exitCode() != 0)
        return fail(Error::Code::Unavailable, u"xdotool %1: %2 %3"_s.arg(arguments.join(u' '), process.errorString(),
                                                                           QString::fromUtf8(process.readAllStandardError()).trimmed()));
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

Result<void> XvfbServer::press(const QString &keys) const
{
    return xdotool({u"key"_s, u"--clearmodifiers"_s, keys}).transform([](const QString &) {});
}

bool XvfbServer::hasFocus(const QString &title) const
{
    return xdotool({u"getwindowfocus"_s, u"getwindowname"_s}).value_or(QString()).contains(title);
}

} // namespace Attendant
