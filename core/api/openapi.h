// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/routetable.h"

#include <QJsonObject>

namespace Attendant {

/// The API's description in OpenAPI 3.1, made from the routes themselves, so that none can be missing. The schemas are in schemas.json
/// beside this file.
[[nodiscard]] QJsonObject apiDescription(const RouteTable &table);
/// The same for the program's routes, without a server: for the command line.
[[nodiscard]] QJsonObject apiDescription();

/// The description as a page for people, complete in itself: no scripts, nothing from elsewhere.
[[nodiscard]] QByteArray apiPage(const RouteTable &table);

} // namespace Attendant
