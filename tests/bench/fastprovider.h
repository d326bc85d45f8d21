// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTcpServer>
#include <QTimer>
#include <QWebSocketServer>

#include <memory>
#include <vector>

class QWebSocket;

namespace Attendant {

/// A voice provider that does almost nothing, so that a bench measures the relay and not the provider: it mints secrets, confirms
/// sessions, and from the first response.create on streams one endless response of 100 ms pieces in real time. Each piece carries
/// the moment it was sent in its event_id ("d<nanoseconds>"); the moments that callers wrote into theirs ("u<nanoseconds>") are
/// measured on arrival. Sessions in audio/pcmu carry both moments in the sound itself: eight bytes at the beginning of each piece, because
/// a telephone has no other place for them. One thread; times are of the given clock.
class FastProvider : public QTcpServer
{
    Q_OBJECT

public:
    explicit FastProvider(const QElapsedTimer &clock);

    /// Listens on 127.0.0.1. \a pieceMs: length of one delta.
    [[nodiscard]] bool listenAnywhere();
    [[nodiscard]] QString baseUrl() const; ///< for OPENAI_BASE_URL

    /// Sends \a event to the session of the caller whose appends carry the event_id "c<number>". False: no such session.
    [[nodiscard]] bool sendTo(int caller, const QString &event);

    std::vector<double> upstreamMilliseconds; ///< caller's append to here
    qint64 appendsReceived = 0, deltasSent = 0;

private:
    void onConnection();
    void onSocket(QWebSocket *socket);
    void onEvent(QWebSocket *socket, const QString &event);
    void sendPieces();

    const QElapsedTimer &m_clock;
    QWebSocketServer m_webSockets;
    std::vector<QWebSocket *> m_speaking;
    QHash<int, QWebSocket *> m_callers; ///< by the number in their appends
    size_t m_tick = 0;
    QSet<QWebSocket *> m_telephones; ///< sessions in audio/pcmu
    QTimer m_pieceTimer;
    QString m_audio; ///< 100 ms of a quiet tone, base64
};

/// A moment as the first twelve characters of a piece's base64, and back.
[[nodiscard]] QByteArray momentCode(qint64 nanoseconds);
[[nodiscard]] qint64 momentIn(QByteArrayView code);

} // namespace Attendant
