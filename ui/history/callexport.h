// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/call.h"

namespace Attendant::Ui {

enum class ExportFormat { Text, Json, Csv };

/// A call as a file. Text is for reading, JSON is the API's detail shape, CSV has one line per thing said (time, seconds, speaker, text). UTF-8.
[[nodiscard]] QByteArray exportCall(const Call &call, const QString &organizationName, ExportFormat format);

/// "call-2026-10-30-1604-nora-whitlock.txt"
[[nodiscard]] QString exportFileName(const Call &call, ExportFormat format);

} // namespace Attendant::Ui
