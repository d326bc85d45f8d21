// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/legs.h"

#include <QObject>

#include <deque>
#include <memory>

namespace Attendant {

/// Holds a caller's leg while its call comes over from another thread, so that nothing the client says meanwhile is lost. Lives, and is
/// used, on the leg's thread.
class LegInbox : public QObject
{
public:
    static std::shared_ptr<LegInbox> create(std::unique_ptr<CallerLeg> leg)
    {
        return {new LegInbox(std::move(leg)), [](LegInbox *inbox) { inbox->deleteLater(); }};
    }
    ~LegInbox() override
    {
        // Nobody came for it.
        if (m_leg) {
            m_leg->disconnect(this);
            closeAndRetire(std::move(m_leg), 1000, QStringLiteral("The call has ended."));
        }
    }

    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    [[nodiscard]] std::unique_ptr<CallerLeg> takeLeg()
    {
        m_leg->disconnect(this);
        return std::move(m_leg);
    }
    [[nodiscard]] std::deque<QByteArray> takeEvents() { return std::exchange(m_events, {}); }

private:
    explicit LegInbox(std::unique_ptr<CallerLeg> leg)
        : m_leg(std::move(leg))
    {
        connect(m_leg.get(), &CallerLeg::received, this, [this](const QByteArray &event) {
            m_bytes += event.size();
            if (m_bytes <= mostBytes)
                m_events.push_back(event);
        });
        connect(m_leg.get(), &CallerLeg::closed, this, [this] { m_isClosed = true; });
    }

    static constexpr qsizetype mostBytes = 1024 * 1024;
    std::unique_ptr<CallerLeg> m_leg;
    std::deque<QByteArray> m_events;
    qsizetype m_bytes = 0;
    bool m_isClosed = false;
};

} // namespace Attendant
