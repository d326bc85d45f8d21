// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Attendant {

/// Makes the folder \a path and its missing parents, each with mode 0700; folders that exist stay as they are. False: impossible.
[[nodiscard]] bool makePrivateFolder(const QString &path);

} // namespace Attendant
