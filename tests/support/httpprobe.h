// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>

#include <utility>
#include <vector>

namespace Attendant {

/// An HTTP answer as it came over the wire.
struct HttpAnswer
{
    int status = 0; ///< 0: none came
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString detail() const;
    [[nodiscard]] QString text(QLatin1StringView key) const;
};

/// A client of one TCP connection that sends exactly the bytes it is told to. Turns the event loop while it waits, so that the server may
/// live on the same thread.
class HttpProbe
{
public:
    explicit HttpProbe(const QUrl &server);

    void send(const QByteArray &bytes);
    /// The next answer; status 0 when none came within \a limit. \a isHead: it has no body, whatever its length says.
    [[nodiscard]] HttpAnswer receive(bool isHead = false, std::chrono::milliseconds limit = std::chrono::seconds(10));
    /// True when the server closes the connection within \a limit.
    [[nodiscard]] bool isClosedWithin(std::chrono::milliseconds limit);

    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

    /// One request on a connection of its own.
    [[nodiscard]] static HttpAnswer ask(const QUrl &server, const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                                        const std::vector<std::pair<QByteArray, QByteArray>> &headers = {});

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace Attendant
