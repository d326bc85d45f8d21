// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace Attendant {

/// The real `attendant serve` as a child process on a free port with a data folder of its own. Ends with the object.
class ServerProcess
{
public:
    /// \a program: the attendant binary; the default is the one of this build.
    explicit ServerProcess(QString program = defaultProgram());
    ~ServerProcess();

    /// Set before start().
    void setEnvironment(const QString &name, const QString &value);
    void setArguments(const QStringList &arguments) { m_arguments = arguments; } ///< behind "serve"
    void setPrefix(const QStringList &prefix) { m_prefix = prefix; }             ///< such as {"taskset", "-c", "0"}
    void setDataDir(const QString &path) { m_dataDir = path; }

    /// Starts and waits (at most 30 s) for the line that says where it listens. False: failure() says what it printed.
    [[nodiscard]] bool start();
    void killHard(); ///< SIGKILL, as a crash
    /// SIGTERM; true when it ended by itself within 15 s with exit code 0.
    [[nodiscard]] bool terminate();

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString token() const; ///< the bootstrap supervisor's
    [[nodiscard]] QString dataDir() const { return m_dataDir; }
    [[nodiscard]] qint64 pid() const { return m_process ? m_process->processId() : 0; }
    [[nodiscard]] qint64 residentKilobytes() const;
    [[nodiscard]] double cpuSeconds() const; ///< user and system, so far
    [[nodiscard]] QString failure() const { return m_output; }
    [[nodiscard]] std::chrono::milliseconds startTook() const { return m_startTook; }

    [[nodiscard]] static QString defaultProgram();

private:
    QString m_program, m_dataDir, m_output;
    QStringList m_arguments, m_prefix;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_process;
    QUrl m_url;
    std::chrono::milliseconds m_startTook{};
};

} // namespace Attendant
