// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

namespace Attendant {

/// The connection over which a telephone network streams a call: text frames, both ways. A port: core/api implements it with a WebSocket,
/// tests in memory. One thread.
class MediaSocket : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~MediaSocket() override;

    virtual void send(const QByteArray &text) = 0;
    [[nodiscard]] virtual qint64 unsent() const = 0; ///< bytes that the other end has not taken
    /// Closes with a WebSocket close code; closed() follows within some seconds, whatever the other end does.
    virtual void close(quint16 code, const QString &reason) = 0;

    static constexpr quint64 largestFrame = 64 * 1024; ///< two seconds of audio take a third of it

Q_SIGNALS:
    void received(const QByteArray &text);
    void closed(); ///< once
};

} // namespace Attendant
