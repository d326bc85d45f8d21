// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/consolesession.h"
#include "ui/common/language.h"

#include <QApplication>
#include <QIcon>

using namespace Qt::StringLiterals;

namespace Attendant {

int runConsole(const QStringList &arguments, bool asDemo)
{
    CommandLine line(asDemo ? u"demo"_s : u"console"_s,
                     asDemo ? u"The console with a simulated AI and callers that arrive by themselves."_s : u"The console for supervisors and agents."_s);
    line.addSettings();
    line.addValue(u"server"_s, u"work with this server instead of a backend of its own"_s, u"url"_s);
    line.addValue(u"token"_s, u"the token for --server; without it ATTENDANT_TOKEN"_s, u"token"_s);
    if (asDemo)
        line.addFaults();
    if (const auto code = line.parse(arguments))
        return *code;
    QStringList serverArguments = line.settingArguments();
    if (asDemo && line.has(u"faults"_s)) {
        if (const auto faults = line.faults(); !faults)
            return complain(faults.error());
        serverArguments << u"--faults"_s << line.value(u"faults"_s);
    }
    const auto settings = line.settings();
    if (!settings)
        return complain(settings.error());

    QApplication::setApplicationDisplayName(u"Attendant"_s);
    Ui::applyLanguage();
    QApplication::setQuitOnLastWindowClosed(false); // the session ends the server first
    ConsoleSession session(*settings, serverArguments, asDemo, QUrl(line.value(u"server"_s)), line.value(u"token"_s));
    session.start();
    return QApplication::exec();
}

} // namespace Attendant
