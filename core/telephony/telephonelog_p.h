// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace Attendant {
Q_DECLARE_LOGGING_CATEGORY(lcTelephony)
} // namespace Attendant
