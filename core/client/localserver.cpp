// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/localserver.h"

#include "base/logging.h"
#include "base/secrets.h"
#include "domain/jsonread.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSaveFile>

#include <csignal>

#include <sys/types.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

namespace {

constexpr auto tickEvery = 100ms;
constexpr auto lookFor = 3s; // a server that runs answers /health at once
constexpr qint64 longestLog = 8 * 1024 * 1024;

// A process that has ended and was not collected yet (a container without an init) still has its id.
bool isAlive(qint64 pid)
{
    if (pid <= 0 || ::kill(static_cast<pid_t>(pid), 0) != 0)
        return false;
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return true; // no /proc here: the signal's answer has to do
    const QByteArray text = stat.readAll();
    const qsizetype end = text.lastIndexOf(')'); // the name in parentheses may hold anything
    const char state = end >= 0 && end + 2 < text.size() ? text.at(end + 2) : '?';
    return state != 'Z' && state != 'X';
}

QString ownerFile(const QString &dataDir)
{
    return dataDir + u"/console.json"_s;
}

std::optional<QJsonObject> readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto json = JsonReader::parseObject(file.read(64 * 1024));
    return json ? std::optional(*json) : std::nullopt;
}

} // namespace

LocalServer::LocalServer(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_probe(QUrl(u"http://127.0.0.1"_s))
{
    m_tick.setInterval(tickEvery);
    connect(&m_tick, &QTimer::timeout, this, &LocalServer::onTick);
}

LocalServer::~LocalServer() = default;

QString LocalServer::logFile() const
{
    return m_options.dataDir + u"/server.log"_s;
}

std::optional<LocalServer::Running> LocalServer::findRunning(const QString &dataDir)
{
    const auto json = readJsonFile(dataDir + u"/server.json"_s);
    if (!json)
        return std::nullopt;
    Running running{json->value("pid"_L1).toInteger(), QUrl(json->value("url"_L1).toString()), json->value("token_file"_L1).toString(),
                    json->value("version"_L1).toString()};
    if (!isAlive(running.pid) || !running.url.isValid() || running.url.host().isEmpty())
        return std::nullopt;
    return running;
}

bool LocalServer::isOwned() const
{
    const auto json = readJsonFile(ownerFile(m_options.dataDir));
    return json && m_running.pid > 0 && json->value("server_pid"_L1).toInteger() == m_running.pid;
}

void LocalServer::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (state == State::Looking || state == State::Starting || state == State::Ending)
        m_tick.start();
    else
        m_tick.stop();
    Q_EMIT stateChanged(state);
}

void LocalServer::start()
{
    if (m_state == State::Looking || m_state == State::Starting || m_state == State::Ending)
        return;
    if (m_state == State::Ready && isAlive(m_running.pid))
        return;
    m_running = {};
    m_token.clear();
    m_childPid = 0;
    m_probing = false;
    if (!QDir().mkpath(m_options.dataDir)) {
        giveUp({Error::Code::Unavailable, u"The folder %1 cannot be made. Choose another data folder or repair its rights."_s.arg(m_options.dataDir), {}, {}});
        return;
    }
    m_deadline = std::chrono::steady_clock::now() + lookFor;
    setState(State::Looking);
    Q_EMIT progressed(u"Looking for a server that is already running…"_s);
    if (const auto running = findRunning(m_options.dataDir))
        probe(*running);
    else
        launch();
}

void LocalServer::probe(const Running &running)
{
    if (m_probing)
        return;
    m_probing = true;
    m_probe.setServer(running.url, {});
    m_probe.health().then(this, [this, running](const Result<HealthReport> &health) { onHealth(running, health); });
}

void LocalServer::onHealth(const Running &running, const Result<HealthReport> &health)
{
    m_probing = false;
    if (m_state != State::Looking && m_state != State::Starting)
        return;
    if (health && health->status == u"healthy")
        becomeReady(running);
    // Otherwise the next tick asks again, until the deadline.
}

void LocalServer::becomeReady(const Running &running)
{
    m_running = running;
    m_token.clear();
    if (!running.tokenFile.isEmpty()) {
        const auto token = readSecretFile(running.tokenFile);
        if (!token) {
            giveUp({token.error().code, u"The server runs, but its key file cannot be read: "_s + token.error().message, token.error().context, {}});
            return;
        }
        m_token = *token;
    }
    setState(State::Ready);
    Q_EMIT progressed(u"The local server is running at %1."_s.arg(running.url.toDisplayString()));
    Q_EMIT ready(running.url, m_token);
}

void LocalServer::launch()
{
    QFile log(logFile());
    if (log.size() > longestLog) {
        QFile::remove(logFile() + u".1"_s);
        log.rename(logFile() + u".1"_s);
    }
    m_logStart = QFile(logFile()).size();

    // Detached: Qt forks twice and calls setsid(), so neither our end nor a signal to our terminal's group reaches the server.
    QProcess process;
    process.setProgram(m_options.program);
    process.setArguments(m_options.arguments);
    process.setWorkingDirectory(m_options.dataDir);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(logFile(), QIODevice::Append);
    process.setStandardErrorFile(logFile(), QIODevice::Append);
    if (!process.startDetached(&m_childPid)) {
        giveUp({Error::Code::Unavailable, u"The server program %1 cannot be started: %2."_s.arg(m_options.program, process.errorString()), {}, {}});
        return;
    }
    QSaveFile owner(ownerFile(m_options.dataDir));
    if (owner.open(QIODevice::WriteOnly)) {
        owner.write(QJsonDocument(QJsonObject{{u"server_pid"_s, m_childPid}}).toJson());
        owner.commit();
    }
    qCInfo(lcClient) << "started the local server, process" << m_childPid;
    m_deadline = std::chrono::steady_clock::now() + m_options.readyWithin;
    setState(State::Starting);
    Q_EMIT progressed(u"Starting the local server…"_s);
}

void LocalServer::onTick()
{
    switch (m_state) {
    case State::Looking: {
        // The process that server.json names may be another one that got its id. If it is ours after all, the one started now
        // says in its own words why it cannot run beside it.
        const auto running = findRunning(m_options.dataDir);
        if (!running || std::chrono::steady_clock::now() > m_deadline)
            launch();
        else
            probe(*running);
        break;
    }
    case State::Starting:
        onStartingTick();
        break;
    case State::Ending:
        onEndingTick();
        break;
    case State::Stopped:
    case State::Ready:
    case State::Failed:
        break;
    }
}

void LocalServer::onStartingTick()
{
    if (const auto running = findRunning(m_options.dataDir); running && running->pid == m_childPid)
        probe(*running);
    if (!isAlive(m_childPid)) {
        const QString line = lastLogLine();
        giveUp({Error::Code::Unavailable, line.isEmpty() ? u"The local server ended before it was ready."_s
                                                         : u"The local server could not start: %1"_s.arg(line), {}, {}});
        return;
    }
    if (std::chrono::steady_clock::now() > m_deadline) {
        const QString line = lastLogLine();
        QString sentence = u"The local server did not become ready in %1 s."_s.arg(m_options.readyWithin / 1s);
        if (!line.isEmpty())
            sentence += u" Its last words: %1"_s.arg(line);
        ::kill(static_cast<pid_t>(m_childPid), SIGTERM); // half a server is of no use, and would be in the way of the next try
        giveUp({Error::Code::Timeout, sentence, {}, {}});
    }
}

void LocalServer::giveUp(Error error)
{
    qCWarning(lcClient).noquote() << error.message << error.context;
    setState(State::Failed);
    Q_EMIT failed(error);
}

QString LocalServer::lastLogLine() const
{
    QFile log(logFile());
    if (!log.open(QIODevice::ReadOnly) || !log.seek(std::max(m_logStart, log.size() - 16 * 1024)))
        return {};
    const QList<QByteArray> lines = log.readAll().split('\n');
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        const QString text = QString::fromUtf8(*line).trimmed();
        if (!text.isEmpty())
            return text.left(500);
    }
    return {};
}

Pending<void> LocalServer::end()
{
    if (m_ending)
        return answeredError<void>(fail(Error::Code::Conflict, u"The local server is being ended already."_s));
    if (m_state == State::Starting)
        m_running.pid = m_childPid;
    if (!isAlive(m_running.pid)) {
        setState(State::Stopped);
        return answered<void>({});
    }
    if (!isOwned())
        return answeredError<void>(fail(Error::Code::Conflict, u"This server was not started by a console and goes on running."_s));
    m_ending = std::make_shared<Internal::Answer<void>>();
    auto future = m_ending->future();
    m_deadline = std::chrono::steady_clock::now() + m_options.endWithin;
    ::kill(static_cast<pid_t>(m_running.pid), SIGTERM);
    setState(State::Ending);
    Q_EMIT progressed(u"Ending the local server…"_s);
    return future;
}

void LocalServer::onEndingTick()
{
    const bool gone = !isAlive(m_running.pid);
    if (!gone && std::chrono::steady_clock::now() < m_deadline)
        return;
    const auto ending = std::move(m_ending);
    m_ending.reset();
    if (gone) {
        QFile::remove(ownerFile(m_options.dataDir));
        m_running = {};
        m_token.clear();
        setState(State::Stopped);
        ending->give({});
    } else {
        setState(State::Ready);
        ending->give(fail(Error::Code::Timeout, u"The local server (process %1) is still finishing its work."_s.arg(m_running.pid)));
    }
}

} // namespace Attendant
