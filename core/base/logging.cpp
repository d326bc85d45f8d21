// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

using namespace Qt::StringLiterals;

namespace Attendant {

Q_LOGGING_CATEGORY(lcApp, "attendant.app", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSettings, "attendant.settings", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "attendant.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcJournal, "attendant.storage.journal", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRealtime, "attendant.realtime", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCalls, "attendant.calls", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSafety, "attendant.safety", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPrompt, "attendant.prompt", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApi, "attendant.api", QtInfoMsg)
Q_LOGGING_CATEGORY(lcServer, "attendant.server", QtInfoMsg)
Q_LOGGING_CATEGORY(lcClient, "attendant.client", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSimulator, "attendant.simulator", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAudio, "attendant.audio", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "attendant.ui", QtInfoMsg)

void setUpLogging(const QString &level)
{
    const QString wanted = level.toLower();
    const bool debug = wanted == u"debug";
    const bool info = wanted != u"warning" && wanted != u"error" && wanted != u"critical";
    const bool warning = wanted != u"error" && wanted != u"critical";
    const auto onOff = [](bool on) { return on ? u"true"_s : u"false"_s; };
    QLoggingCategory::setFilterRules(u"attendant.*.debug=%1\nattendant.*.info=%2\nattendant.*.warning=%3"_s
                                         .arg(onOff(debug), onOff(info), onOff(warning)));
    qSetMessagePattern(u"%{time yyyy-MM-ddTHH:mm:ss.zzz} %{type} %{category}: %{message}"_s);
}

} // namespace Attendant
