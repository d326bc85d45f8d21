// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/outcomes.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

QStringList outcomeCodes()
{
    return {u"solved"_s, u"handed_back"_s, u"emergency_service"_s, u"call_back"_s, u"no_action"_s};
}

QString outcomeName(const QString &code)
{
    if (code == u"solved")
        return QCoreApplication::translate("Outcome", "Solved");
    if (code == u"handed_back")
        return QCoreApplication::translate("Outcome", "Handed back to the AI");
    if (code == u"emergency_service")
        return QCoreApplication::translate("Outcome", "Emergency service called");
    if (code == u"call_back")
        return QCoreApplication::translate("Outcome", "Call back agreed");
    if (code == u"no_action")
        return QCoreApplication::translate("Outcome", "Nothing to do");
    return code;
}

} // namespace Attendant::Ui
