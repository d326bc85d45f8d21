// SPDX-License-Identifier: GPL-3.0-or-later
#include "safety/checkline_p.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace Attendant {

namespace {

/// Goes along a line; every step says whether it found what it was asked for.
class Reader
{
public:
    explicit Reader(QByteArrayView line)
        : m_line(line)
    {}

    [[nodiscard]] bool isAtEnd() const { return m_at == m_line.size(); }

    void skipSpace()
    {
        while (!isAtEnd() && (m_line[m_at] == ' ' || m_line[m_at] == '\t' || m_line[m_at] == '\n' || m_line[m_at] == '\r'))
            ++m_at;
    }

    /// \a c, with space around it.
    [[nodiscard]] bool take(char c)
    {
        skipSpace();
        if (isAtEnd() || m_line[m_at] != c)
            return false;
        ++m_at;
        skipSpace();
        return true;
    }

    /// What stands between two quotes, if it stands for itself.
    [[nodiscard]] std::optional<QByteArrayView> string()
    {
        if (isAtEnd() || m_line[m_at] != '"')
            return std::nullopt;
        const qsizetype from = ++m_at;
        while (!isAtEnd() && m_line[m_at] != '"') {
            if (m_line[m_at] == '\\' || static_cast<std::uint8_t>(m_line[m_at]) < ' ')
                return std::nullopt;
            ++m_at;
        }
        if (isAtEnd())
            return std::nullopt;
        return m_line.sliced(from, m_at++ - from);
    }

    /// A string or a small whole number, as it stands.
    [[nodiscard]] std::optional<QByteArrayView> id()
    {
        constexpr qsizetype mostDigits = 15; // every such number is exact as a double
        const qsizetype from = m_at;
        if (string())
            return m_line.sliced(from, m_at - from);
        m_at = from;
        while (!isAtEnd() && m_line[m_at] >= '0' && m_line[m_at] <= '9')
            ++m_at;
        const QByteArrayView digits = m_line.sliced(from, m_at - from);
        const bool isPlain = !digits.isEmpty() && digits.size() <= mostDigits && (digits.size() == 1 || digits.front() != '0');
        return isPlain ? std::optional(digits) : std::nullopt;
    }

private:
    QByteArrayView m_line;
    qsizetype m_at = 0;
};

/// Qt writes such an id as it stands; of any other, how it is written is Qt's business.
bool isAscii(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7f'; });
}

} // namespace

std::optional<SimpleCheckLine> readSimpleCheckLine(QByteArrayView line)
{
    Reader reader(line);
    SimpleCheckLine read;
    bool hasSpeaker = false;
    bool hasText = false;
    if (!reader.take('{'))
        return std::nullopt;
    do {
        const auto key = reader.string();
        if (!key || !reader.take(':'))
            return std::nullopt;
        if (*key == "id" && read.id.isEmpty()) {
            const auto id = reader.id();
            if (!id || !isAscii(*id))
                return std::nullopt;
            read.id = *id;
            continue;
        }
        const bool isText = *key == "text" && !std::exchange(hasText, true);
        if (!isText && (*key != "speaker" || std::exchange(hasSpeaker, true)))
            return std::nullopt;
        const auto value = reader.string();
        if (!value)
            return std::nullopt;
        (isText ? read.text : read.speaker) = *value;
    } while (reader.take(','));
    if (!hasText || !reader.take('}') || !reader.isAtEnd() || !QUtf8StringView(read.text.data(), read.text.size()).isValidUtf8())
        return std::nullopt;
    return read;
}

} // namespace Attendant
