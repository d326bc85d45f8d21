// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/plainexpression_p.h"

#include "base/logging.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// Where a match stood. One place for it serves a thread; the expressions themselves stay untouched.
pcre2_match_data *threadMatch()
{
    struct Match
    {
        ~Match() { pcre2_match_data_free(data); }
        pcre2_match_data *data = pcre2_match_data_create(1, nullptr);
    };
    static thread_local Match match;
    return match.data;
}

} // namespace

Result<PlainExpression> PlainExpression::compile(const QString &expression)
{
    const QByteArray bytes = expression.toUtf8();
    int error = 0;
    PCRE2_SIZE at = 0;
    pcre2_code *code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(bytes.constData()), static_cast<PCRE2_SIZE>(bytes.size()),
                                     PCRE2_NO_AUTO_CAPTURE, &error, &at, nullptr);
    if (!code) {
        std::array<PCRE2_UCHAR, 256> text{};
        pcre2_get_error_message(error, text.data(), text.size());
        return fail(Error::Code::InvalidInput, u"'%1' is no valid expression: %2 at %3."_s
                                                   .arg(expression, QString::fromLatin1(reinterpret_cast<const char *>(text.data())))
                                                   .arg(at));
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // where it cannot, the interpreter answers, slower
    PlainExpression compiled;
    compiled.m_code.reset(code, [](const pcre2_real_code_8 *old) { pcre2_code_free(const_cast<pcre2_code *>(old)); });
    return compiled;
}

std::optional<std::pair<size_t, size_t>> PlainExpression::find(std::string_view text) const
{
    pcre2_match_data *match = threadMatch();
    if (!m_code || !match)
        return std::nullopt;
    const auto ask = [&](std::uint32_t options) {
        return pcre2_match(m_code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, options, match, nullptr);
    };
    int result = ask(0);
    if (result == PCRE2_ERROR_JIT_STACKLIMIT)
        result = ask(PCRE2_NO_JIT); // which takes its memory from the heap
    if (result < 0) {
        if (result != PCRE2_ERROR_NOMATCH)
            qCWarning(lcSafety, "An expression of the safety rules gave up with error %d.", result);
        return std::nullopt;
    }
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(match);
    return std::pair<size_t, size_t>(places[0], places[1]);
}

} // namespace Attendant
