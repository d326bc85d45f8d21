// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every logging category of the program, named attendant.area.topic. Debug output is off by default; LOG_LEVEL switches it on.
// Secrets, spoken words and telephone numbers never reach a log line; ids do.

#include <QLoggingCategory>

namespace Attendant {

Q_DECLARE_LOGGING_CATEGORY(lcApp)
Q_DECLARE_LOGGING_CATEGORY(lcSettings)
Q_DECLARE_LOGGING_CATEGORY(lcStorage)
Q_DECLARE_LOGGING_CATEGORY(lcJournal)
Q_DECLARE_LOGGING_CATEGORY(lcRealtime)
Q_DECLARE_LOGGING_CATEGORY(lcCalls)
Q_DECLARE_LOGGING_CATEGORY(lcSafety)
Q_DECLARE_LOGGING_CATEGORY(lcPrompt)
Q_DECLARE_LOGGING_CATEGORY(lcApi)
Q_DECLARE_LOGGING_CATEGORY(lcServer)
Q_DECLARE_LOGGING_CATEGORY(lcClient)
Q_DECLARE_LOGGING_CATEGORY(lcSimulator)
Q_DECLARE_LOGGING_CATEGORY(lcAudio)
Q_DECLARE_LOGGING_CATEGORY(lcUi)

/// Applies LOG_LEVEL (debug, info, warning, error; anything else means info) to all attendant.* categories and sets the message
/// format: time, level, category, text. Call once, before the first log line.
void setUpLogging(const QString &level);

} // namespace Attendant
