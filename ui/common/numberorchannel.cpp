// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/numberorchannel.h"

#include "ui/common/format.h"

#include "domain/callernumber.h"

namespace Attendant::Ui {

QString numberOrChannel(const Call &call)
{
    const QString number = callerNumber(call.metadata);
    return number.isEmpty() || number == call.caller ? channelName(call.channel) : phoneNumber(number);
}

} // namespace Attendant::Ui
