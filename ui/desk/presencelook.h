// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How presence is drawn and said, everywhere alike.

#include "domain/presence.h"
#include "ui/common/theme.h"

#include <QIcon>

class QPainter;
class QRect;

namespace Attendant::Ui {

/// Green ring: available. Headset: on a call. Dash: busy, pencil: wrap-up, clock: away, empty ring: offline.
void paintPresence(QPainter *painter, const QRect &rect, PresenceState state, bool onCall = false);
[[nodiscard]] ColorRole presenceColor(PresenceState state, bool onCall = false);
[[nodiscard]] QIcon presenceIcon(PresenceState state);
[[nodiscard]] QString presenceName(PresenceState state);
[[nodiscard]] bool isOnCall(const PersonPresence &person);
/// "Available", "On a call, 2:05", "Away, 10 min".
[[nodiscard]] QString presenceText(const PersonPresence &person, Time now);
/// presenceText() with the program's reason: "Away: missed two offers".
[[nodiscard]] QString presenceSentence(const PersonPresence &person);

} // namespace Attendant::Ui
