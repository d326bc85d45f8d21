// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephony/mediasocket.h"

namespace Attendant {

MediaSocket::~MediaSocket() = default;

} // namespace Attendant
