// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestscanner.h"

#include <algorithm>

namespace Attendant {

namespace {

constexpr qsizetype longestChunkLine = 256;

bool isTokenByte(char c)
{
    // RFC 9110, section 5.6.2
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenByte);
}

bool listContains(QByteArrayView list, QByteArrayView wanted)
{
    const QByteArray lower = list.toByteArray().toLower();
    const QList<QByteArray> entries = lower.split(',');
    return std::ranges::any_of(entries, [&](const QByteArray &entry) { return entry.trimmed() == wanted; });
}

} // namespace

QByteArray HttpHead::header(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(headers, [&](const auto &header) { return header.first == name; });
    return found == headers.end() ? QByteArray() : found->second;
}

bool HttpHead::isWebSocketUpgrade() const
{
    return header("upgrade").trimmed().toLower() == "websocket" && listContains(header("connection"), "upgrade");
}

void RequestScanner::reset()
{
    *this = RequestScanner(m_limits);
}

bool RequestScanner::refuse(int status, QByteArray sentence)
{
    m_state = State::Broken;
    m_violation = {status, std::move(sentence)};
    m_buffer.clear();
    return false;
}

qsizetype RequestScanner::feed(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (used < bytes.size() && (m_state == State::Head || m_state == State::Body)) {
        const QByteArrayView rest = bytes.sliced(used);
        used += m_state == State::Head ? feedHead(rest) : feedBody(rest);
    }
    return used;
}

qsizetype RequestScanner::feedHead(QByteArrayView bytes)
{
    // The end may lie across the seam of two pieces.
    const qsizetype before = m_buffer.size();
    const qsizetype room = m_limits.head + 4 - before;
    const QByteArrayView piece = bytes.first(std::min(room, bytes.size()));
    m_buffer.append(piece);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n", std::max<qsizetype>(0, before - 3));
    if (end < 0 || end > m_limits.head) {
        const qsizetype lineEnd = m_buffer.indexOf('\n');
        if (lineEnd < 0 && m_buffer.size() > m_limits.target + 64)
            refuse(414, "The request's address is too long.");
        else if (m_buffer.size() >= m_limits.head)
            refuse(431, "The request's headers are too large; at most 16 KiB are allowed.");
        return piece.size();
    }
    m_buffer.truncate(end);
    if (parseHead())
        beginBody();
    return end + 4 - before;
}

bool RequestScanner::parseHead()
{
    const QByteArray text = m_buffer;
    if (text.contains('\0'))
        return refuse(400, "The request's head contains a NUL byte.");
    qsizetype from = 0;
    bool first = true;
    while (from <= text.size()) {
        qsizetype end = text.indexOf('\n', from);
        if (end < 0)
            end = text.size() + 1; // as if CR LF followed
        else if (end == 0 || text.at(end - 1) != '\r')
            return refuse(400, "The request's lines must end with CR LF.");
        const QByteArrayView line = QByteArrayView(text).sliced(from, std::max<qsizetype>(0, std::min(end - 1, text.size()) - from));
        if (line.contains('\r'))
            return refuse(400, "The request's head contains a stray CR.");
        if (first ? !parseRequestLine(line) : !parseHeaderLine(line))
            return false;
        first = false;
        from = end + 1;
        if (from > text.size())
            break;
    }
    return judgeLengths();
}

bool RequestScanner::parseRequestLine(QByteArrayView line)
{
    const qsizetype firstSpace = line.indexOf(' ');
    const qsizetype lastSpace = line.lastIndexOf(' ');
    if (firstSpace <= 0 || lastSpace <= firstSpace || !isToken(line.first(firstSpace)))
        return refuse(400, "The request line is malformed.");
    const QByteArrayView version = line.sliced(lastSpace + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(version.startsWith("HTTP/") ? 505 : 400, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    m_head.method = line.first(firstSpace).toByteArray();
    m_head.target = line.sliced(firstSpace + 1, lastSpace - firstSpace - 1).toByteArray();
    m_head.minorVersion = version.back() - '0';
    if (m_head.target.size() > m_limits.target)
        return refuse(414, "The request's address is too long.");
    const bool isVisible = std::ranges::all_of(m_head.target, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
    if (!isVisible || !(m_head.target.startsWith('/') || m_head.target == "*"))
        return refuse(400, "The request's address must be a path that begins with '/'.");
    return true;
}

bool RequestScanner::parseHeaderLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    // A line that continues the one before, or white space before the colon, is read differently by different servers.
    if (colon <= 0 || !isToken(line.first(colon)))
        return refuse(400, "A header line is malformed.");
    const QByteArray value = line.sliced(colon + 1).trimmed().toByteArray();
    const bool isClean = std::ranges::all_of(value, [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\t'; });
    if (!isClean)
        return refuse(400, "A header's value contains control characters.");
    if (m_head.headers.size() >= 100)
        return refuse(431, "The request has more than 100 headers.");
    m_head.headers.emplace_back(line.first(colon).toByteArray().toLower(), value);
    return true;
}

bool RequestScanner::judgeLengths()
{
    int hosts = 0;
    bool hasLength = false;
    for (const auto &[name, value] : m_head.headers) {
        if (name == "host") {
            ++hosts;
        } else if (name == "content-length") {
            const bool digits = !value.isEmpty() && value.size() <= 18
                && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
            if (!digits)
                return refuse(value.size() > 18 && isToken(value) ? 413 : 400, "The header Content-Length must be one number of bytes.");
            if (hasLength)
                return refuse(400, "The request has more than one Content-Length.");
            m_head.contentLength = value.toLongLong();
            hasLength = true;
        } else if (name == "transfer-encoding") {
            if (value.toLower() != "chunked" || m_head.isChunked)
                return refuse(400, "The only transfer encoding spoken here is 'chunked'.");
            m_head.isChunked = true;
        }
    }
    m_head.wantsClose = m_head.minorVersion == 0 || listContains(m_head.header("connection"), "close");
    if (hasLength && m_head.isChunked)
        return refuse(400, "A request must not have both Content-Length and Transfer-Encoding.");
    if (m_head.isChunked && m_head.minorVersion == 0)
        return refuse(400, "HTTP/1.0 knows no chunked bodies.");
    if (hosts > 1 || (hosts == 0 && m_head.minorVersion == 1))
        return refuse(400, "The request must have exactly one Host header.");
    if (m_head.contentLength > m_limits.body)
        return refuse(413, "The request's body is too large; at most 1 MB is allowed.");
    return true;
}

void RequestScanner::beginBody()
{
    m_buffer.clear();
    if (m_head.isChunked) {
        m_state = State::Body;
        m_part = Part::ChunkSize;
    } else if (m_head.contentLength > 0) {
        m_state = State::Body;
        m_part = Part::FixedBody;
        m_remaining = m_head.contentLength;
    } else {
        m_state = State::Complete;
    }
}

qsizetype RequestScanner::feedBody(QByteArrayView bytes)
{
    if (m_part == Part::FixedBody || m_part == Part::ChunkData) {
        const qsizetype taken = std::min<qint64>(m_remaining, bytes.size());
        m_remaining -= taken;
        m_wireBytes += taken;
        if (m_remaining == 0) {
            if (m_part == Part::FixedBody)
                m_state = State::Complete;
            else
                m_part = Part::ChunkEnd;
        }
        return taken;
    }
    const qsizetype taken = feedLine(bytes);
    m_wireBytes += taken;
    // Chunks of one byte each would make the wire's bytes many times the body's.
    if (m_state == State::Body && m_wireBytes > 2 * m_limits.body + 4096)
        refuse(413, "The request's body is too large; at most 1 MB is allowed.");
    return taken;
}

qsizetype RequestScanner::feedLine(QByteArrayView bytes)
{
    const qsizetype newline = bytes.indexOf('\n');
    const qsizetype taken = newline < 0 ? bytes.size() : newline + 1;
    if (m_buffer.size() + taken > longestChunkLine) {
        refuse(400, "A chunk's size line is too long.");
        return taken;
    }
    m_buffer.append(bytes.first(taken));
    if (newline < 0)
        return taken;
    const QByteArray line = m_buffer;
    m_buffer.clear();
    if (!line.endsWith("\r\n"))
        refuse(400, "The lines of a chunked body must end with CR LF.");
    else
        onLine(QByteArrayView(line).chopped(2));
    return taken;
}

void RequestScanner::onLine(QByteArrayView line)
{
    switch (m_part) {
    case Part::ChunkSize: {
        const qsizetype semicolon = line.indexOf(';');
        const QByteArray digits = (semicolon < 0 ? line : line.first(semicolon)).toByteArray();
        const bool isHex = !digits.isEmpty() && digits.size() <= 15
            && std::ranges::all_of(digits, [](char c) { return QByteArrayView("0123456789abcdefABCDEF").contains(c); });
        if (!isHex) {
            refuse(400, "A chunk's size is malformed.");
            return;
        }
        m_remaining = digits.toLongLong(nullptr, 16);
        m_bodyBytes += m_remaining;
        if (m_bodyBytes > m_limits.body) {
            refuse(413, "The request's body is too large; at most 1 MB is allowed.");
            return;
        }
        m_part = m_remaining == 0 ? Part::Trailer : Part::ChunkData;
        return;
    }
    case Part::ChunkEnd:
        if (!line.isEmpty())
            refuse(400, "A chunk is longer than its size says.");
        m_part = Part::ChunkSize;
        return;
    case Part::Trailer:
        // Trailers have no use here, and QHttpServer's parser expects none.
        if (line.isEmpty())
            m_state = State::Complete;
        else
            refuse(400, "Trailers are not accepted.");
        return;
    case Part::FixedBody:
    case Part::ChunkData:
        return;
    }
}

} // namespace Attendant
