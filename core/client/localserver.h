// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "client/apiclient.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace Attendant {

/// The console's own backend: a process of its own, so that a window that crashes drops no call. start() finds the one that
/// already runs for the data directory, or starts one and waits until it answers. One thread; no call blocks.
///
/// Files in the data directory: server.json (written by the server: pid, url, token_file, version), server.log (its output),
/// console.json (written here: the pid of the server that a console started, which alone a console may end).
class LocalServer : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString program;       ///< the attendant binary
        QStringList arguments; ///< such as {"serve", "--data-dir", …}
        QString dataDir;
        std::chrono::milliseconds readyWithin{20'000};
        std::chrono::milliseconds endWithin{15'000};
    };
    /// What server.json says.
    struct Running
    {
        qint64 pid = 0;
        QUrl url;
        QString tokenFile, version;
    };
    enum class State {
        Stopped,
        Looking,  ///< is one running already?
        Starting, ///< ours was started and does not answer yet
        Ready,
        Ending,
        Failed,
    };
    Q_ENUM(State)

    explicit LocalServer(Options options, QObject *parent = nullptr);
    ~LocalServer() override; ///< leaves the process alone

    /// Does nothing while it looks, starts or is ready; a server that was ready and has died since is started anew.
    void start();

    /// Ends the server orderly (SIGTERM; it finishes what it has promised and keeps open calls open) and answers when it is gone.
    /// Ask the person first when calls are in progress. Errors: Conflict (no console started it), Timeout (still there).
    [[nodiscard]] Pending<void> end();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QUrl url() const { return m_running.url; }
    [[nodiscard]] QString token() const { return m_token; } ///< empty until Ready
    [[nodiscard]] QString version() const { return m_running.version; }
    [[nodiscard]] qint64 processId() const { return m_running.pid; }
    /// True when this data directory's server was started by a console, this one or an earlier one, and so may be ended by one.
    [[nodiscard]] bool isOwned() const;
    [[nodiscard]] QString logFile() const;

    /// Reads <dataDir>/server.json; nothing when there is none or it is not understood, or when its process is gone.
    [[nodiscard]] static std::optional<Running> findRunning(const QString &dataDir);

Q_SIGNALS:
    void stateChanged(Attendant::LocalServer::State state);
    void progressed(const QString &sentence); ///< "Starting the local server…"
    void ready(const QUrl &url, const QString &token);
    void failed(const Attendant::Error &error); ///< the message contains the server's own last line where there is one

private:
    void setState(State state);
    void probe(const Running &running);
    void onHealth(const Running &running, const Result<HealthReport> &health);
    void launch();
    void onTick();
    void onStartingTick();
    void onEndingTick();
    void giveUp(Error error);
    void becomeReady(const Running &running);
    [[nodiscard]] QString lastLogLine() const;

    Options m_options;
    State m_state = State::Stopped;
    Running m_running;
    QString m_token;
    qint64 m_childPid = 0;
    qint64 m_logStart = 0; ///< where this start's output begins in the log file
    bool m_probing = false;
    std::chrono::steady_clock::time_point m_deadline;
    QTimer m_tick;
    ApiClient m_probe;
    std::shared_ptr<Internal::Answer<void>> m_ending;
};

} // namespace Attendant
