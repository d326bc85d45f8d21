// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "base/logging.h"

#include <QApplication>

#include <cstdio>


using namespace Qt::StringLiterals;
using namespace Attendant;

namespace {

constexpr char usage[] = "Usage: attendant [command] [options]\n"
                         "\n"
                         "  console    the window for supervisors and agents (without a command: this one)\n"
                         "  demo       the same with a simulated AI and callers that arrive by themselves\n"
                         "  serve      the backend alone, without a window\n"
                         "  migrate    brings the database's schema up to date\n"
                         "  user       add or list the people who use consoles\n"
                         "  key        add, list or revoke tokens\n"
                         "  openapi    prints the API's description\n"
                         "  safety     safety check: what the phrase detector makes of a sentence\n"
                         "  simulate   simulate provider, caller, callers or phone: the AI and people, played\n"
                         "  version    prints the version\n"
                         "\n"
                         "'attendant <command> --help' tells the rest.\n";

int runWithoutWindow(const QString &command, const QStringList &arguments)
{
    if (command == u"serve")
        return runServe(arguments);
    if (command == u"migrate")
        return runMigrate(arguments);
    if (command == u"user")
        return runUser(arguments);
    if (command == u"key")
        return runKey(arguments);
    if (command == u"openapi")
        return runOpenApi(arguments);
    if (command == u"safety")
        return runSafety(arguments);
    if (command == u"simulate")
        return runSimulate(arguments);
    if (command == u"version" || command == u"--version" || command == u"-v") {
        printLine(QStringLiteral("attendant " ATTENDANT_VERSION));
        return ExitDone;
    }
    if (command == u"help" || command == u"--help" || command == u"-h") {
        std::fputs(usage, stdout);
        return ExitDone;
    }
    return complain(u"There is no command '%1'. 'attendant --help' lists them."_s.arg(command), ExitUsage);
}

int runWithWindow(int &argc, char **argv, bool asDemo)
{
    // Qt would abort; a person wants to know what to do.
    const bool hasScreen = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    if (!hasScreen)
        return complain(u"There is no display for the window. Set DISPLAY or QT_QPA_PLATFORM, or run 'attendant serve' instead."_s);
    QApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (!arguments.isEmpty() && !arguments.front().startsWith(u'-'))
        arguments.removeFirst();
    return runConsole(arguments, asDemo);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"attendant"_s);
    // Where the console's own choices are kept: ~/.config/Attendant, apart from the server's settings in ~/.config/attendant.
    QCoreApplication::setOrganizationName(u"Attendant"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ATTENDANT_VERSION));
    setUpLogging(qEnvironmentVariable("LOG_LEVEL"));

    const QString first = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    const bool isOption = first.startsWith(u'-') && first != u"--help" && first != u"-h" && first != u"--version" && first != u"-v";
    if (first.isEmpty() || isOption || first == u"console" || first == u"demo")
        return runWithWindow(argc, argv, first == u"demo");
    QCoreApplication application(argc, argv);
    return runWithoutWindow(first, QCoreApplication::arguments().mid(2));
}
