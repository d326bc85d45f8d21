// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One function per command of the program, each in a file of its own. They read their options, do their work and return the exit code:
// 0, 1 (it failed at run time) or 2 (wrong usage or configuration). Failures are one sentence with the remedy on standard error.

#include "app/options.h"

#include <QStringList>

namespace Attendant {

/// The console in a window. \a asDemo: with the simulator and callers that arrive by themselves. Needs a QApplication.
int runConsole(const QStringList &arguments, bool asDemo);
int runServe(const QStringList &arguments);
int runMigrate(const QStringList &arguments);
int runUser(const QStringList &arguments); ///< user add | list
int runKey(const QStringList &arguments);  ///< key add | list | revoke
int runOpenApi(const QStringList &arguments);
int runSafety(const QStringList &arguments);
int runSimulate(const QStringList &arguments); ///< simulate provider | caller | callers

} // namespace Attendant
