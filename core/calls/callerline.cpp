// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callerline.h"

namespace Attendant {

std::shared_ptr<CallerLine> CallerLine::create(std::unique_ptr<CallerLeg> leg)
{
    // As ConsoleLine: it dies on its own thread, behind what was posted to it.
    return {new CallerLine(std::move(leg)), [](CallerLine *line) { QMetaObject::invokeMethod(line, [line] { delete line; }, Qt::QueuedConnection); }};
}

CallerLine::CallerLine(std::unique_ptr<CallerLeg> leg)
    : m_leg(std::move(leg))
    , m_pieceLength(m_leg->pieceLength())
{
    connect(m_leg.get(), &CallerLeg::received, this, [this](const QByteArray &event) {
        if (m_event && !m_isClosed)
            m_event(event);
    });
    connect(m_leg.get(), &CallerLeg::closed, this, [this] {
        if (!std::exchange(m_isClosed, true) && m_closed)
            m_closed();
    });
}

void CallerLine::listen(std::function<void(const QByteArray &)> event, std::function<void()> closed)
{
    m_event = std::move(event);
    m_closed = std::move(closed);
    if (m_isClosed && m_closed)
        m_closed();
}

void CallerLine::send(const QByteArray &event)
{
    m_posted.fetch_add(event.size(), std::memory_order_relaxed);
    QMetaObject::invokeMethod(
        this,
        [this, event] {
            m_posted.fetch_sub(event.size(), std::memory_order_relaxed);
            if (m_isClosed)
                return;
            m_leg->send(event);
            m_unread.store(m_leg->unsent(), std::memory_order_relaxed);
        },
        Qt::QueuedConnection);
}

void CallerLine::close(quint16 code, const QString &reason)
{
    QMetaObject::invokeMethod(
        this,
        [this, code, reason] {
            if (std::exchange(m_isClosed, true))
                return;
            m_leg->disconnect(this);
            closeAndRetire(std::move(m_leg), code, reason);
        },
        Qt::QueuedConnection);
}

} // namespace Attendant
