// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>

namespace Attendant {

/// The four tools that every session carries, in the Realtime API's flat form {type, name, description, parameters}: escalate_call,
/// complete_intake, end_call, create_appointment. Source: contract.md, section 1.
[[nodiscard]] QJsonArray standardTools();

} // namespace Attendant
