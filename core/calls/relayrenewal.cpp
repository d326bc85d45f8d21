// SPDX-License-Identifier: GPL-3.0-or-later
// A provider's session lives for an hour. Before that a second one is opened beside it, and in a pause it takes the first one's place, with
// the conversation so far. Source: reference notes, section 9.
#include "calls/relay.h"

#include "base/logging.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {
constexpr std::chrono::seconds openingLimit{9};
constexpr std::chrono::seconds betweenTries{30};
} // namespace

void Relay::noteLifetime(const QJsonObject &session)
{
    m_bornAt = now();
    m_lifetime = std::chrono::hours(1);
    const qint64 expires = session.value("expires_at"_L1).toInteger();
    const auto left = std::chrono::microseconds(std::chrono::seconds(expires)) - m_clock.now().time_since_epoch();
    if (expires > 0 && left > std::chrono::microseconds(0))
        m_lifetime = left;
}

void Relay::renew()
{
    if (m_state != State::Ready || isPeer()) { // a call that the provider holds ends with its session
        dropNext();
        return;
    }
    const auto age = now() - m_bornAt;
    if (!m_next) {
        if (age >= m_lifetime * 50 / 60 && now() >= m_nextTryAt) {
            m_nextTryAt = now() + betweenTries;
            m_host.onRenewalDue();
        }
        return;
    }
    if (!m_isNextReady) {
        if (now() >= m_nextDeadline)
            dropNext();
        return;
    }
    const bool isBusy = !m_activeResponse.isEmpty() || !m_tools.isEmpty() || m_composed;
    const bool isPause = !isBusy && (m_voice != Voice::Ai || (!m_watch.isAiTurn() && !m_watch.isCallerUnheard() && !m_ear.isSpeaking() && isQuiet()));
    // Near the end in any moment in which the provider has said all that it has to say, and at last in any.
    if (isPause || (age >= m_lifetime * 58 / 60 && !isBusy) || age >= m_lifetime * 119 / 120)
        switchOver();
}

void Relay::renewUpstream(const SessionConfig &config)
{
    dropNext();
    m_nextConfig = config;
    m_nextDeadline = now() + openingLimit;
    m_next = m_provider.connectSession(config.model());
    QObject::connect(m_next.get(), &VoiceSession::opened, m_context, [this] {
        QJsonObject session = m_nextConfig->update();
        session.insert(u"audio"_s, sessionAudio(*m_nextConfig));
        m_next->send(Wire::bytes({{u"type"_s, u"session.update"_s}, {u"event_id"_s, Wire::ourEventId()}, {u"session"_s, session}}));
    });
    QObject::connect(m_next.get(), &VoiceSession::received, m_context, [this](const QByteArray &event) {
        const auto scan = EventScan::scan(event);
        if (scan && scan->type() == "session.updated") {
            m_isNextReady = true;
            m_nextSession = Wire::object(scan->value("session"));
        } else if (scan && scan->type() == "error") {
            m_nextDeadline = now(); // tried again later
        }
    });
    QObject::connect(m_next.get(), &VoiceSession::closed, m_context, [this](const QString &, bool) {
        m_isNextReady = false;
        m_nextDeadline = now();
    });
}

void Relay::dropNext()
{
    m_isNextReady = false;
    if (!m_next)
        return;
    m_next->disconnect(m_context);
    m_next->close();
    m_next.release()->deleteLater();
}

void Relay::switchOver()
{
    qCInfo(lcCalls) << "the provider's session is renewed";
    m_upstream->disconnect(m_context);
    m_upstream->close();
    m_upstream.release()->deleteLater();
    m_upstream = std::move(m_next);
    m_isNextReady = false;
    m_upstream->disconnect(m_context);
    listenToUpstream();
    // What belongs to the old session alone; what the caller is hearing plays on.
    m_updates.clear();
    m_activeResponse.clear();
    m_requestEvent.clear();
    m_tools.clear();
    m_composed = nullptr;
    m_chain.clear();
    m_config = m_nextConfig;
    m_history = m_host.conversation();
    noteLifetime(m_nextSession);
    onConfigured();
    (void)sendTurnDetection(); // somebody may have taken the call since it was configured
    for (const QByteArray &event : std::exchange(m_unheard, {}))
        m_upstream->send(event);
    m_unheardBytes = 0;
    sendWanted();
}

} // namespace Attendant
