// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>
#include <QUrl>

class QWebSocket;

namespace Attendant {

/// The sound of one call, both ways: the WebSocket at an audio_url. Carries packets as bytes (contract.md section 2; audio/packet.h
/// knows their inside) and the control texts as signals.
///
/// One channel per grant: open() once; closed() comes once, after which the channel is done. A listener's channel must not send:
/// the server closes it with 1008. One thread.
class AudioChannel : public QObject
{
    Q_OBJECT

public:
    explicit AudioChannel(QObject *parent = nullptr);
    ~AudioChannel() override;

    /// \a audioUrl as in AudioGrant, resolved against \a server. Gives up after 5 s.
    void open(const QUrl &server, const QUrl &audioUrl);
    void close(); ///< closed() follows, with an empty reason

    [[nodiscard]] bool isOpen() const { return m_open; }

    /// Sends one packet. False: dropped, because the channel is not open or more than a second of sound waits to be sent; late
    /// sound is worse than none.
    bool sendPacket(const QByteArray &packet);
    [[nodiscard]] qint64 droppedPackets() const { return m_dropped; }
    [[nodiscard]] qint64 sentPackets() const { return m_sent; }
    [[nodiscard]] qint64 receivedPackets() const { return m_received; }

    /// Bytes that may wait to be sent: one second of 20 ms packets with their WebSocket frames.
    static constexpr qint64 maximumUnsent = 50 * (12 + 960 + 8);
    /// The largest packet that is accepted either way; more is a fault of the other side.
    static constexpr qint64 maximumPacket = 16 * 1024;

Q_SIGNALS:
    void opened();
    void packetReceived(const QByteArray &packet);
    void modeChanged(const QString &mode, const QString &by); ///< "ai", "human", "hold"
    void ended();                                             ///< the call is over; closed() follows
    void closed(const QString &reason);                       ///< a sentence; empty when close() was called

private:
    void onText(const QString &text);
    void finish(const QString &reason);

    QWebSocket *m_socket = nullptr; ///< child
    QTimer m_deadline;
    bool m_open = false, m_finished = false, m_ended = false;
    qint64 m_dropped = 0, m_sent = 0, m_received = 0;
};

} // namespace Attendant
