// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pulseserver.h"

#include <QElapsedTimer>
#include <QThread>

using namespace Qt::StringLiterals;

namespace Attendant {

static bool pactl(const QStringList &arguments)
{
    QProcess process;
    process.start(u"pactl"_s, arguments);
    return process.waitForFinished(5'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

Result<std::unique_ptr<PulseServer>> PulseServer::start()
{
    std::unique_ptr<PulseServer> server(new PulseServer);
    const QString folder = server->m_folder.path(), socket = folder + u"/pulse.sock"_s;
    qputenv("PULSE_SERVER", "unix:" + socket.toLocal8Bit());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_RUNTIME_DIR"_s, folder);
    environment.insert(u"HOME"_s, folder);
    environment.remove(u"PULSE_SERVER"_s);
    server->m_server.setProcessEnvironment(environment);
    server->m_server.setProcessChannelMode(QProcess::MergedChannels);
    const QString form = u" norewinds=1 format=s16le rate=24000 channels=1"_s;
    server->m_server.start(u"pulseaudio"_s,
                           {u"-n"_s, u"--daemonize=no"_s, u"--use-pid-file=no"_s, u"--exit-idle-time=-1"_s, u"--log-level=error"_s,
                            u"-L"_s, u"module-native-protocol-unix auth-anonymous=1 socket="_s + socket,
                            u"-L"_s, u"module-null-sink sink_name=speaker"_s + form, u"-L"_s, u"module-remap-source master=speaker.monitor source_name=speaker_tap"_s,
                            u"-L"_s, u"module-null-sink sink_name=micfeed"_s + form, u"-L"_s, u"module-remap-source master=micfeed.monitor source_name=virtmic"_s});
    if (!server->m_server.waitForStarted(5'000))
        return fail(Error::Code::Unavailable, u"pulseaudio does not start: %1."_s.arg(server->m_server.errorString()));
    QElapsedTimer timer;
    timer.start();
    while (!pactl({u"info"_s})) {
        if (timer.elapsed() > 20'000 || server->m_server.state() != QProcess::Running)
            return fail(Error::Code::Unavailable, u"pulseaudio does not answer: %1"_s.arg(QString::fromUtf8(server->m_server.readAll())));
        QThread::msleep(100);
    }
    if (!pactl({u"set-default-sink"_s, u"speaker"_s}) || !pactl({u"set-default-source"_s, u"virtmic"_s}))
        return fail(Error::Code::Unavailable, u"pulseaudio has no speaker or no microphone."_s);
    return server;
}

PulseServer::~PulseServer()
{
    m_server.terminate();
    if (!m_server.waitForFinished(5'000)) {
        m_server.kill();
        m_server.waitForFinished(5'000);
    }
}

std::unique_ptr<QProcess> PulseServer::feedMicrophone(const QString &rawFile) const
{
    auto process = std::make_unique<QProcess>();
    process->start(u"pacat"_s, {u"--playback"_s, u"--raw"_s, u"--format=s16le"_s, u"--rate=24000"_s, u"--channels=1"_s, u"--latency-msec=200"_s,
                                u"-d"_s, u"micfeed"_s, rawFile});
    return process;
}

std::unique_ptr<QProcess> PulseServer::recordSpeaker() const
{
    auto process = std::make_unique<QProcess>();
    process->start(u"parec"_s, {u"--raw"_s, u"--format=s16le"_s, u"--rate=24000"_s, u"--channels=1"_s, u"--latency-msec=20"_s, u"-d"_s, u"speaker_tap"_s});
    return process;
}

} // namespace Attendant
