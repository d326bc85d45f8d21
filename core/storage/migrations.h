// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/settings.h"

#include <QStringList>

class QSqlDatabase;

namespace Attendant {

/// Brings the schema of the database at \a url up to date, under a lock, forward only, and answers with the names of the migrations
/// that were applied now ("0001_initial"). Blocks; the calling thread needs no event loop.
/// Errors: Unavailable with the remedy (not reachable, newer schema than this program, a changed migration, a failing one).
[[nodiscard]] Result<QStringList> migrate(const DatabaseUrl &url);

/// The same on an open connection. \a folder holds the numbered files, `sqlite/` or `postgresql/` below it.
[[nodiscard]] Result<QStringList> migrate(QSqlDatabase &db, const QString &folder = QStringLiteral(":/migrations"));

} // namespace Attendant
