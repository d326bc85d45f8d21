// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/opuspackets.h"
#include "calls/legs.h"
#include "telephony/mediasocket.h"

#include <QWebSocket>

#include <chrono>
#include <memory>

namespace Attendant {

/// A caller's client on a WebSocket. The socket's thread.
class SocketCallerLeg final : public CallerLeg
{
    Q_OBJECT

public:
    /// \a tellsMode: the client asked to be told who speaks, {"type":"attendant.mode","mode":"ai"|"human"|"hold"}, which no Realtime API has.
    SocketCallerLeg(std::unique_ptr<QWebSocket> socket, std::chrono::milliseconds pieceLength, bool tellsMode = false);
    ~SocketCallerLeg() override;

    void send(const QByteArray &event) override;
    [[nodiscard]] qint64 unsent() const override;
    void close(quint16 code, const QString &reason) override;
    [[nodiscard]] std::chrono::milliseconds pieceLength() const override { return m_pieceLength; }
    void voiceChanged(const QString &mode) override;

    /// The largest event a client may send: a second of audio takes 64 KB.
    static constexpr quint64 largestEvent = 1024 * 1024;

private:
    std::unique_ptr<QWebSocket> m_socket;
    std::chrono::milliseconds m_pieceLength;
    bool m_tellsMode;
};

/// A telephone's media stream on a WebSocket. The socket's thread.
class WebMediaSocket final : public MediaSocket
{
    Q_OBJECT

public:
    explicit WebMediaSocket(std::unique_ptr<QWebSocket> socket);
    ~WebMediaSocket() override;

    void send(const QByteArray &text) override;
    [[nodiscard]] qint64 unsent() const override;
    void close(quint16 code, const QString &reason) override;

private:
    std::unique_ptr<QWebSocket> m_socket;
};

/// A console's audio on a WebSocket. The socket's thread.
class SocketConsoleLeg final : public ConsoleLeg
{
    Q_OBJECT

public:
    /// What stands behind a packet's header on the socket, both ways. The call knows PCM alone; the leg translates.
    enum class Payload { Pcm, Opus };

    /// \a speaks: a listener's incoming audio is refused with close code 1008.
    SocketConsoleLeg(std::unique_ptr<QWebSocket> socket, bool speaks, Payload payload);
    ~SocketConsoleLeg() override;

    /// Drops the packet when half a second waits to be sent: late sound is worse than none.
    void sendAudio(const QByteArray &packet) override;
    void sendControl(const QByteArray &json) override;
    void close(quint16 code, const QString &reason) override;

    static constexpr quint64 largestFrame = 16 * 1024;

private:
    void onPacket(const QByteArray &packet);

    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<OpusPackets> m_opus; ///< null: PCM
};

} // namespace Attendant
