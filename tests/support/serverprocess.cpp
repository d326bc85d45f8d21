// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/serverprocess.h"

#include "base/secrets.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Attendant {

ServerProcess::ServerProcess(QString program)
    : m_program(std::move(program))
    , m_folder(std::make_unique<QTemporaryDir>())
{
    m_dataDir = m_folder->filePath(u"data"_s);
    // What the machine has configured must not reach in.
    for (const auto &name : {u"OPENAI_API_KEY"_s, u"OPENAI_BASE_URL"_s, u"DATABASE_URL"_s, u"ATTENDANT_TOKEN"_s, u"HOST"_s, u"CORS_ORIGINS"_s})
        m_environment.remove(name);
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_folder->path());
}

ServerProcess::~ServerProcess()
{
    if (m_process && m_process->state() != QProcess::NotRunning && !terminate())
        killHard();
}

QString ServerProcess::defaultProgram()
{
    return QString::fromLocal8Bit(ATTENDANT_PROGRAM);
}

void ServerProcess::setEnvironment(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

bool ServerProcess::start()
{
    m_output.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    QStringList command = m_prefix;
    command << m_program << u"serve"_s << u"--port"_s << u"0"_s << u"--data"_s << m_dataDir << m_arguments;
    QElapsedTimer timer;
    timer.start();
    m_process->start(command.takeFirst(), command);
    static const QRegularExpression listening(u"Listening on (http://[0-9.:\\[\\]a-z]+)"_s);
    while (timer.elapsed() < 30'000) {
        if (!m_process->waitForReadyRead(200) && m_process->state() == QProcess::NotRunning)
            break;
        m_output += QString::fromUtf8(m_process->readAll());
        if (const auto match = listening.match(m_output); match.hasMatch()) {
            m_startTook = std::chrono::milliseconds(timer.elapsed());
            m_url = QUrl(match.captured(1));
            // What it prints from now on must not fill the pipe and stop it.
            QObject::connect(m_process.get(), &QProcess::readyRead, m_process.get(),
                             [this] { m_output = (m_output + QString::fromUtf8(m_process->readAll())).right(64 * 1024); });
            return true;
        }
    }
    m_output += QString::fromUtf8(m_process->readAll());
    return false;
}

void ServerProcess::killHard()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(10'000);
}

bool ServerProcess::terminate()
{
    if (!m_process)
        return false;
    m_process->terminate();
    return m_process->waitForFinished(15'000) && m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
}

QString ServerProcess::token() const
{
    return readSecretFile(m_dataDir + u"/token"_s).value_or(QString());
}

qint64 ServerProcess::residentKilobytes() const
{
    QFile statm(u"/proc/%1/statm"_s.arg(pid()));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) / 1024;
}

double ServerProcess::cpuSeconds() const
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid()));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    // Behind the name in parentheses: state is field 3, utime 14 and stime 15 (proc(5)).
    const QList<QByteArray> fields = stat.readAll().split(')').last().simplified().split(' ');
    return double(fields.value(11).toLongLong() + fields.value(12).toLongLong()) / double(sysconf(_SC_CLK_TCK));
}

} // namespace Attendant
