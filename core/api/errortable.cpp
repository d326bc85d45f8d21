// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errortable.h"

namespace Attendant {

int httpStatusOf(Error::Code code)
{
    switch (code) {
    case Error::Code::InvalidInput: return 400;
    case Error::Code::Unauthorised: return 401;
    case Error::Code::Forbidden: return 403;
    case Error::Code::NotFound: return 404;
    case Error::Code::Conflict: return 409;
    case Error::Code::PreconditionFailed: return 412;
    case Error::Code::TooLarge: return 413;
    case Error::Code::RateLimited: return 429;
    case Error::Code::Unavailable: return 503;
    case Error::Code::Timeout: return 503;
    case Error::Code::Internal: return 500;
    }
    return 500;
}

} // namespace Attendant
