// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace Attendant {

/// One precise 20 ms timer per thread, shared by all live calls on it; runs only while somebody listens. The thread that asks for it.
class Ticker : public QObject
{
    Q_OBJECT

public:
    /// The current thread's; lives as long as the thread.
    [[nodiscard]] static Ticker &ofThisThread();
    Ticker();

    /// \a tick is called every 20 ms until remove(). \a key identifies the listener; once each.
    void add(QObject *key, std::function<void()> tick);
    void remove(QObject *key);
    /// One tick at once, besides the timer's: for time that is moved by hand.
    void tick();

private:

    struct Listener { QObject *key; std::function<void()> tick; };
    std::vector<Listener> m_listeners;
    QTimer m_timer;
    bool m_ticking = false;
};

} // namespace Attendant
