// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <utility>
#include <vector>

namespace Attendant {

/// The head of an HTTP/1.x request as it came over the wire; header names in lower case.
struct HttpHead
{
    QByteArray method;
    QByteArray target;       ///< still percent-encoded, with the query
    int minorVersion = 1;    ///< of HTTP/1
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    qint64 contentLength = 0;
    bool isChunked = false;
    bool wantsClose = false; ///< Connection: close, or HTTP/1.0

    /// The first header of that name (lower case); empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] bool isWebSocketUpgrade() const;
};

/// Reads requests from the bytes of one connection, piece by piece, and refuses what no honest client sends before anything behind it
/// spends memory on it. Stores the head alone, never the body. A value; any thread.
///
/// QHttpServer has no limits of its own: it takes bodies of any size, endless headers and contradictory lengths (measured).
class RequestScanner
{
public:
    struct Limits
    {
        qsizetype head = 16 * 1024;
        qsizetype target = 8 * 1024;
        qint64 body = 1024 * 1024;
    };
    enum class State { Head, Body, Complete, Broken };
    struct Violation
    {
        int status = 400;
        QByteArray sentence; ///< what becomes `detail`
    };

    explicit RequestScanner(Limits limits)
        : m_limits(limits)
    {}

    /// Takes the next bytes; returns how many belong to this request (fewer than given when it is complete).
    qsizetype feed(QByteArrayView bytes);

    /// Forgets everything, for the connection's next request.
    void reset();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool hasBegun() const { return !m_buffer.isEmpty() || m_state != State::Head; }
    [[nodiscard]] const HttpHead &head() const { return m_head; }
    [[nodiscard]] const Violation &violation() const { return m_violation; }

private:
    enum class Part { FixedBody, ChunkSize, ChunkData, ChunkEnd, Trailer };

    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    qsizetype feedLine(QByteArrayView bytes);
    void onLine(QByteArrayView line);
    bool parseHead();
    bool parseRequestLine(QByteArrayView line);
    bool parseHeaderLine(QByteArrayView line);
    bool judgeLengths();
    bool refuse(int status, QByteArray sentence);
    void beginBody();

    Limits m_limits;
    State m_state = State::Head;
    Part m_part = Part::FixedBody;
    QByteArray m_buffer; ///< the head, or the chunk line being gathered
    HttpHead m_head;
    Violation m_violation;
    qint64 m_remaining = 0;   ///< of the body or the chunk
    qint64 m_bodyBytes = 0;   ///< of a chunked body so far
    qint64 m_wireBytes = 0;   ///< the same with its framing
};

} // namespace Attendant
