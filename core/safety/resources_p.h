// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Attendant {

/// Makes the files of resources/safety readable under :/safety. Cheap when done before; any thread.
void initSafetyResources();

} // namespace Attendant
