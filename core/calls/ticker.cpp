// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/ticker.h"

#include <QThreadStorage>

#include <algorithm>

namespace Attendant {

Ticker &Ticker::ofThisThread()
{
    static QThreadStorage<Ticker *> tickers;
    if (!tickers.hasLocalData())
        tickers.setLocalData(new Ticker);
    return *tickers.localData();
}

Ticker::Ticker()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(20);
    connect(&m_timer, &QTimer::timeout, this, &Ticker::tick);
}

void Ticker::add(QObject *key, std::function<void()> tick)
{
    remove(key);
    m_listeners.push_back({key, std::move(tick)});
    if (!m_timer.isActive())
        m_timer.start();
}

void Ticker::remove(QObject *key)
{
    if (m_ticking) {
        // The list is being walked; the emptied place is taken out afterwards.
        for (Listener &listener : m_listeners) {
            if (listener.key == key)
                listener = {};
        }
        return;
    }
    std::erase_if(m_listeners, [key](const Listener &listener) { return listener.key == key; });
    if (m_listeners.empty())
        m_timer.stop();
}

void Ticker::tick()
{
    m_ticking = true;
    // By index: a tick may add listeners. The function is kept alive while it runs.
    for (size_t i = 0; i < m_listeners.size(); ++i) {
        if (m_listeners[i].key) {
            const auto listen = m_listeners[i].tick;
            listen();
        }
    }
    m_ticking = false;
    std::erase_if(m_listeners, [](const Listener &listener) { return !listener.key; });
    if (m_listeners.empty())
        m_timer.stop();
}

} // namespace Attendant
