// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/settings.h"
#include "simulator/fault.h"

#include <QCommandLineParser>
#include <QFuture>
#include <QStringList>

namespace Attendant {

enum ExitCode { ExitDone = 0, ExitFailed = 1, ExitUsage = 2 };

/// One sentence on standard error. Returns \a code, for `return complain(…)`.
int complain(const QString &sentence, ExitCode code = ExitFailed);
/// The error's sentence; InvalidInput is a matter of usage (2), all else of run time (1).
int complain(const Error &error);

/// One line on standard output, at once.
void printLine(const QString &line);

/// The command line of one command: its own options and, when asked for, those of the configuration.
class CommandLine
{
public:
    /// \a synopsis: what follows the command's name, "[options] <name>". \a command: "user add".
    CommandLine(const QString &command, const QString &description, const QString &synopsis = QStringLiteral("[options]"));

    void addFlag(const QString &name, const QString &description);
    void addValue(const QString &name, const QString &description, const QString &placeholder);
    void addFaults();   ///< --faults, of the simulated AI
    void addSettings(); ///< --config, --data, --database, --port …

    /// Nothing: go on. Else the exit code: help was asked for, or an option is wrong.
    [[nodiscard]] std::optional<int> parse(const QStringList &arguments);

    [[nodiscard]] bool has(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser.values(name); }
    [[nodiscard]] QStringList rest() const { return m_parser.positionalArguments(); }

    /// The drill that --faults asks for; none without it. Errors: InvalidInput.
    [[nodiscard]] Result<FaultPlan> faults() const;

    /// The options of the configuration that were given, as they would be given to another command ("--database", "…").
    [[nodiscard]] QStringList settingArguments() const;
    /// The configuration of environment, file and these options. Sets logging up. Errors: InvalidInput.
    [[nodiscard]] Result<Settings> settings() const;

private:
    QString m_command, m_synopsis;
    QCommandLineParser m_parser;
    QStringList m_settingNames;
};

/// Waits for an answer; for commands that do one thing and end. No event loop is needed by what answers.
template<typename T>
[[nodiscard]] T await(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

} // namespace Attendant
