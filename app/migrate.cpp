// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "storage/migrations.h"

using namespace Qt::StringLiterals;

namespace Attendant {

int runMigrate(const QStringList &arguments)
{
    CommandLine line(u"migrate"_s, u"Brings the database's schema up to date. 'serve' does the same at its start."_s);
    line.addSettings();
    if (const auto code = line.parse(arguments))
        return *code;
    const auto settings = line.settings();
    if (!settings)
        return complain(settings.error());
    const auto applied = migrate(settings->database);
    if (!applied)
        return complain(applied.error());
    printLine(applied->isEmpty() ? u"%1 is up to date."_s.arg(settings->database.display())
                                 : u"%1: applied %2."_s.arg(settings->database.display(), applied->join(u", "_s)));
    return ExitDone;
}

} // namespace Attendant
