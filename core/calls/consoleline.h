// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/legs.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace Attendant {

/// A console's leg as its call sees it: the leg stays on its socket's thread, the call on the caller's. Everything between them is
/// posted; when the console's thread is behind by two seconds of audio, packets are dropped. send…() and close() from any thread.
class ConsoleLine : public QObject
{
    Q_OBJECT

public:
    /// On the leg's thread. The two functions are called there.
    static std::shared_ptr<ConsoleLine> create(std::unique_ptr<ConsoleLeg> leg);
    void listen(std::function<void(const QByteArray &)> audio, std::function<void()> closed);

    void sendAudio(const QByteArray &packet);
    void sendControl(const QByteArray &json);
    void close(quint16 code, const QString &reason);

private:
    explicit ConsoleLine(std::unique_ptr<ConsoleLeg> leg);

    std::unique_ptr<ConsoleLeg> m_leg;
    std::function<void(const QByteArray &)> m_audio;
    std::function<void()> m_closed;
    bool m_isClosed = false;
    std::atomic<int> m_waiting = 0;
};

} // namespace Attendant
