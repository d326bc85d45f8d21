// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace Attendant {

QString Names::toString(Error::Code code)
{
    switch (code) {
    case Error::Code::InvalidInput: return QStringLiteral("InvalidInput");
    case Error::Code::Unauthorised: return QStringLiteral("Unauthorised");
    case Error::Code::Forbidden: return QStringLiteral("Forbidden");
    case Error::Code::NotFound: return QStringLiteral("NotFound");
    case Error::Code::Conflict: return QStringLiteral("Conflict");
    case Error::Code::PreconditionFailed: return QStringLiteral("PreconditionFailed");
    case Error::Code::TooLarge: return QStringLiteral("TooLarge");
    case Error::Code::RateLimited: return QStringLiteral("RateLimited");
    case Error::Code::Unavailable: return QStringLiteral("Unavailable");
    case Error::Code::Timeout: return QStringLiteral("Timeout");
    case Error::Code::Internal: return QStringLiteral("Internal");
    }
    return QStringLiteral("Internal");
}

} // namespace Attendant
