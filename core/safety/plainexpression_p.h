// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

struct pcre2_real_code_8;

namespace Attendant {

/// A regular expression over plain text as Utterance keeps it: bytes, compiled to machine code. Where the same expressions are asked for
/// each match of a rule on every call, QRegularExpression costs a conversion to UTF-16 and four allocations a question; this costs neither.
/// Immutable and cheap to copy; any thread.
class PlainExpression
{
public:
    /// Matches nothing, and says so.
    PlainExpression() = default;

    /// Errors: InvalidInput naming the expression and its fault. Source of the syntax: pcre2pattern(3); groups do not capture.
    [[nodiscard]] static Result<PlainExpression> compile(const QString &expression);

    [[nodiscard]] bool isEmpty() const { return !m_code; }
    /// False as well when the expression is too much for its limits, so that what it would excuse counts.
    [[nodiscard]] bool isFoundIn(std::string_view text) const { return find(text).has_value(); }
    /// Where the first match begins and ends, in bytes.
    [[nodiscard]] std::optional<std::pair<size_t, size_t>> find(std::string_view text) const;

private:
    std::shared_ptr<const pcre2_real_code_8> m_code;
};

} // namespace Attendant
