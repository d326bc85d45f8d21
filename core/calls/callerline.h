// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/legs.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace Attendant {

/// The audio line that a caller's browser opens beside its peer connection, as the call sees it: the socket stays on its thread, the call
/// on its own, and everything between them is posted. send() and close() from any thread.
class CallerLine : public QObject
{
    Q_OBJECT

public:
    /// On the leg's thread. The two functions are called there.
    static std::shared_ptr<CallerLine> create(std::unique_ptr<CallerLeg> leg);
    void listen(std::function<void(const QByteArray &)> event, std::function<void()> closed);

    void send(const QByteArray &event);
    void close(quint16 code, const QString &reason);
    /// Bytes that the client has not read, those on their way to the socket's thread among them.
    [[nodiscard]] qint64 unsent() const { return m_posted.load(std::memory_order_relaxed) + m_unread.load(std::memory_order_relaxed); }
    [[nodiscard]] std::chrono::milliseconds pieceLength() const { return m_pieceLength; }

private:
    explicit CallerLine(std::unique_ptr<CallerLeg> leg);

    std::unique_ptr<CallerLeg> m_leg;
    const std::chrono::milliseconds m_pieceLength;
    std::function<void(const QByteArray &)> m_event;
    std::function<void()> m_closed;
    bool m_isClosed = false;
    std::atomic<qint64> m_posted = 0, m_unread = 0;
};

} // namespace Attendant
