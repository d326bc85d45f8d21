// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/apiclient.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Attendant {

Error errorFromStatus(int status, const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    Error error{Error::Code::Internal, json.value("detail"_L1).toString(), u"HTTP %1"_s.arg(status), json.value("field"_L1).toString()};
    switch (status) {
    case 401:
        error.code = Error::Code::Unauthorised;
        break;
    case 403:
        error.code = Error::Code::Forbidden;
        break;
    case 404:
    case 410:
        error.code = Error::Code::NotFound;
        break;
    case 409:
        error.code = Error::Code::Conflict;
        break;
    case 412:
    case 428:
        error.code = Error::Code::PreconditionFailed;
        break;
    case 413:
    case 431:
        error.code = Error::Code::TooLarge;
        break;
    case 429:
        error.code = Error::Code::RateLimited;
        break;
    case 408:
    case 504:
        error.code = Error::Code::Timeout;
        break;
    case 502:
    case 503:
        error.code = Error::Code::Unavailable;
        break;
    default:
        error.code = status < 500 ? Error::Code::InvalidInput : Error::Code::Internal;
    }
    if (error.message.isEmpty())
        error.message = u"The server answered with the status %1 and no explanation."_s.arg(status);
    return error;
}

} // namespace Attendant
