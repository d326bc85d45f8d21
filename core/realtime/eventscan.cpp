// SPDX-License-Identifier: GPL-3.0-or-later
#include "realtime/eventscan.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstring>

namespace Attendant {

namespace {

constexpr int deepest = 64;

QString decoded(QByteArrayView raw)
{
    if (!raw.contains('\\'))
        return QString::fromUtf8(raw);
    // Escapes are rare and the text is short then: let the real parser do it.
    QByteArray document;
    document.reserve(raw.size() + 4);
    document.append("[\"").append(raw).append("\"]");
    return QJsonDocument::fromJson(document).array().at(0).toString();
}

bool hasControlCharacter(const char *from, const char *to)
{
    // Without an early exit the compiler does sixteen at a time.
    unsigned char found = 0;
    for (; from < to; ++from)
        found |= static_cast<unsigned char>(*from) < 0x20;
    return found != 0;
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

/// A recursive descent over the text that remembers nothing but where the top-level members are.
class EventScanner
{
public:
    explicit EventScanner(QByteArrayView json)
        : m_at(json.data())
        , m_end(json.data() + json.size())
    {}

    bool run(EventScan &scan)
    {
        skipSpace();
        if (!object(0, &scan))
            return false;
        skipSpace();
        return m_at == m_end;
    }

private:
    void skipSpace()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'))
            ++m_at;
    }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    bool word(const char *text)
    {
        const size_t length = std::strlen(text);
        if (static_cast<size_t>(m_end - m_at) < length || std::memcmp(m_at, text, length) != 0)
            return false;
        m_at += length;
        return true;
    }

    bool string(QByteArrayView &content, bool &escaped)
    {
        if (!take('"'))
            return false;
        const char *from = m_at;
        escaped = false;
        while (m_at < m_end) {
            const auto *quote = static_cast<const char *>(std::memchr(m_at, '"', static_cast<size_t>(m_end - m_at)));
            if (!quote)
                return false;
            const auto *backslash = static_cast<const char *>(std::memchr(m_at, '\\', static_cast<size_t>(quote - m_at)));
            const char *plainEnd = backslash ? backslash : quote;
            if (hasControlCharacter(m_at, plainEnd))
                return false;
            if (!backslash) {
                content = QByteArrayView(from, quote);
                m_at = quote + 1;
                return true;
            }
            escaped = true;
            m_at = backslash + 1;
            if (!escape())
                return false;
        }
        return false;
    }

    bool escape()
    {
        if (m_at == m_end)
            return false;
        const char c = *m_at++;
        if (c == 'u') {
            for (int i = 0; i < 4; ++i) {
                if (m_at == m_end || !isHexDigit(*m_at++))
                    return false;
            }
            return true;
        }
        return std::strchr("\"\\/bfnrt", c) != nullptr && c != '\0';
    }

    bool digits()
    {
        const char *from = m_at;
        while (m_at < m_end && isDigit(*m_at))
            ++m_at;
        return m_at > from;
    }

    bool number()
    {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            return digits();
        }
        return true;
    }

    bool value(int depth)
    {
        if (m_at == m_end || depth > deepest)
            return false;
        QByteArrayView content;
        bool escaped = false;
        switch (*m_at) {
        case '{':
            return object(depth, nullptr);
        case '[':
            return array(depth);
        case '"':
            return string(content, escaped);
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }

    bool array(int depth)
    {
        take('[');
        skipSpace();
        if (take(']'))
            return true;
        do {
            skipSpace();
            if (!value(depth + 1))
                return false;
            skipSpace();
        } while (take(','));
        return take(']');
    }

    bool object(int depth, EventScan *scan)
    {
        if (!take('{'))
            return false;
        skipSpace();
        if (take('}'))
            return true;
        do {
            skipSpace();
            QByteArrayView key;
            bool escapedKey = false;
            if (!string(key, escapedKey))
                return false;
            skipSpace();
            if (!take(':'))
                return false;
            skipSpace();
            const char *from = m_at;
            if (!value(depth + 1))
                return false;
            if (scan)
                scan->m_members.append({key, QByteArrayView(from, m_at), escapedKey});
            skipSpace();
        } while (take(','));
        return take('}');
    }

    const char *m_at;
    const char *m_end;
};

std::optional<EventScan> EventScan::scan(QByteArrayView json)
{
    EventScan result;
    if (json.isEmpty() || !EventScanner(json).run(result))
        return std::nullopt;
    const QByteArrayView type = result.raw("type");
    if (type.contains('\\')) {
        result.m_decodedType = decoded(type).toUtf8();
        result.m_type = result.m_decodedType;
    } else {
        result.m_type = type;
    }
    return result;
}

QByteArrayView EventScan::value(QByteArrayView key) const
{
    for (auto member = m_members.crbegin(); member != m_members.crend(); ++member) {
        if (member->escapedKey ? decoded(member->key).toUtf8() == key : member->key == key)
            return member->value;
    }
    return {};
}

QByteArrayView EventScan::raw(QByteArrayView key) const
{
    const QByteArrayView found = value(key);
    return found.size() >= 2 && found.front() == '"' ? found.sliced(1, found.size() - 2) : QByteArrayView();
}

QString EventScan::text(QByteArrayView key) const
{
    return decoded(raw(key));
}

} // namespace Attendant
