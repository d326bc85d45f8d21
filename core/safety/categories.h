// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace Attendant {

/// What a rule's category means, as an English phrase for people: "cardiac" is "Possible heart attack". A category that nobody knows
/// comes back as it is, with a capital letter; an empty one stays empty.
[[nodiscard]] QString categoryTitle(QStringView category);

} // namespace Attendant
