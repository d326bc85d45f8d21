// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt/tokenestimate.h"

namespace Attendant {

namespace {

enum class Kind { Letter, Digit, Space, Break, Sign };

Kind kindOf(QChar c)
{
    if (c == u'\n' || c == u'\r')
        return Kind::Break;
    if (c.isSpace())
        return Kind::Space;
    if (c.isDigit())
        return Kind::Digit;
    return c.isLetter() || c.isSurrogate() || c == u'\'' || c == u'\u2019' ? Kind::Letter : Kind::Sign;
}

int tokensOf(QStringView run, Kind kind)
{
    const auto length = static_cast<int>(run.size());
    switch (kind) {
    case Kind::Letter: {
        int foreign = 0;
        for (const QChar c : run)
            foreign += c.unicode() > 0x7F;
        return 1 + (length - 1) / 9 + foreign;
    }
    case Kind::Digit: return (length + 2) / 3;
    case Kind::Space: return length > 1 ? 1 : 0; // a single space belongs to the word behind it
    case Kind::Break: return 1;
    case Kind::Sign: return (length + 2) / 3;
    }
    return 0;
}

} // namespace

int estimateTokens(QStringView text)
{
    int tokens = 0;
    for (qsizetype from = 0; from < text.size();) {
        const Kind kind = kindOf(text[from]);
        qsizetype to = from + 1;
        while (to < text.size() && kindOf(text[to]) == kind)
            ++to;
        tokens += tokensOf(text.sliced(from, to - from), kind);
        from = to;
    }
    return tokens;
}

} // namespace Attendant
