// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/consoleline.h"

namespace Attendant {

namespace {
constexpr int mostWaiting = 300; // packets of up to three sources, two seconds
}

std::shared_ptr<ConsoleLine> ConsoleLine::create(std::unique_ptr<ConsoleLeg> leg)
{
    // The last holder may be on another thread: the object dies on its own, and behind what was posted to it before. deleteLater() would
    // not do: deferred deletions can overtake posted calls, and the last of these is often close().
    return {new ConsoleLine(std::move(leg)), [](ConsoleLine *line) {
                QMetaObject::invokeMethod(line, [line] { delete line; }, Qt::QueuedConnection);
            }};
}

ConsoleLine::ConsoleLine(std::unique_ptr<ConsoleLeg> leg)
    : m_leg(std::move(leg))
{
    connect(m_leg.get(), &ConsoleLeg::audioReceived, this, [this](const QByteArray &packet) {
        if (m_audio && !m_isClosed)
            m_audio(packet);
    });
    connect(m_leg.get(), &ConsoleLeg::closed, this, [this] {
        if (std::exchange(m_isClosed, true))
            return;
        if (m_closed)
            m_closed();
    });
}

void ConsoleLine::listen(std::function<void(const QByteArray &)> audio, std::function<void()> closed)
{
    m_audio = std::move(audio);
    m_closed = std::move(closed);
    if (m_isClosed && m_closed)
        m_closed();
}

void ConsoleLine::sendAudio(const QByteArray &packet)
{
    if (m_waiting.load(std::memory_order_relaxed) >= mostWaiting)
        return;
    m_waiting.fetch_add(1, std::memory_order_relaxed);
    QMetaObject::invokeMethod(
        this,
        [this, packet] {
            m_waiting.fetch_sub(1, std::memory_order_relaxed);
            if (!m_isClosed)
                m_leg->sendAudio(packet);
        },
        Qt::QueuedConnection);
}

void ConsoleLine::sendControl(const QByteArray &json)
{
    QMetaObject::invokeMethod(
        this,
        [this, json] {
            if (!m_isClosed)
                m_leg->sendControl(json);
        },
        Qt::QueuedConnection);
}

void ConsoleLine::close(quint16 code, const QString &reason)
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
