// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace Attendant {

/// Why an operation failed. `message` is an English sentence fit for a stranger (the API sends it as `detail`); `context` is for
/// the log alone and never leaves the process; `field` names the wrong input, where there is one.
struct Error
{
    enum class Code {
        InvalidInput, ///< the request is wrong and will be wrong again
        Unauthorised, ///< no or bad credentials
        Forbidden,    ///< credentials are good, the right is missing
        NotFound,
        Conflict,           ///< the state does not allow it (already taken, already ended)
        PreconditionFailed, ///< changed meanwhile (If-Match)
        TooLarge,
        RateLimited,
        Unavailable, ///< something outside is down; the same request may work later
        Timeout,     ///< a deadline passed
        Internal,    ///< our fault
    };
    static constexpr Code lastCode = Code::Internal;

    Code code = Code::Internal;
    QString message;
    QString context;
    QString field;

    bool operator==(const Error &) const = default;
};

// toString() lives in a namespace of its own so that argument-dependent lookup does not find it: QCOMPARE asks for a toString() by
// that way and needs one that returns char *.
namespace Names {
/// The code's name for logs and tests, such as "NotFound".
[[nodiscard]] QString toString(Error::Code code);
} // namespace Names
using namespace Names;

} // namespace Attendant

Q_DECLARE_METATYPE(Attendant::Error)
