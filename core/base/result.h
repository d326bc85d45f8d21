// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <expected>

namespace Attendant {

/// What every operation that can fail returns. Nothing in Attendant throws; libraries that do are caught where they are called.
template<typename T>
using Result = std::expected<T, Error>;

/// The unexpected side of a Result: `return fail(Error::Code::NotFound, u"No call has the id '%1'."_s.arg(id));`
inline std::unexpected<Error> fail(Error::Code code, QString message, QString context = {})
{
    return std::unexpected(Error{code, std::move(message), std::move(context), {}});
}

/// Bad input with the field it is about; the API answers 400 (or 422) and names the field.
inline std::unexpected<Error> failField(QString field, QString message)
{
    return std::unexpected(Error{Error::Code::InvalidInput, std::move(message), {}, std::move(field)});
}

} // namespace Attendant
