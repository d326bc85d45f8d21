// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/watchdog.h"

#include <algorithm>
#include <utility>

namespace Attendant {

namespace {
constexpr Watchdog::Microseconds echoTail{300'000};
constexpr Watchdog::Microseconds shortestSpeech{900'000};   ///< from its beginning to the noticed pause; a cough is shorter
constexpr Watchdog::Microseconds patienceWithoutProvider{300'000};
constexpr Watchdog::Microseconds oldPause{2'000'000};       ///< what is asked for later has another reason
} // namespace

void Watchdog::start(Microseconds now)
{
    const bool wasResting = m_isResting;
    const Microseconds patience = m_patience;
    *this = Watchdog();
    m_patience = patience;
    m_isResting = wasResting;
    m_wasReady = wasResting;
    aiTurn(now);
}

void Watchdog::ready(Microseconds now)
{
    m_isReady = m_wasReady = true;
    m_readySince = now;
    m_probedAt.reset();
    if (!m_isAiTurn)
        m_isRecovering = false;
}

void Watchdog::reconnecting(Microseconds now)
{
    m_isReady = false;
    m_isRecovering = m_wasReady;
    m_lostAt = now;
}

void Watchdog::rest()
{
    m_isResting = true;
    m_wasReady = true; // somebody is there for the caller, so the call will not be refused any more
}

Watchdog::Recovery Watchdog::lost(Microseconds now)
{
    const bool isHopeless = std::exchange(m_isHopeless, false);
    m_isReady = false;
    m_probedAt.reset();
    m_toolAt.reset();
    m_errors.clear();
    if (m_isResting)
        return Recovery::None;
    if (!m_wasReady)
        return Recovery::AtStart;
    // Somebody who has just spoken waits for an answer, whether the provider got to know it or not.
    if (m_pauseAt)
        aiTurn(now);
    if (isHopeless || (m_reconnectedAt && now - *m_reconnectedAt < betweenReconnects)) {
        m_isRecovering = false; // until somebody tries again: where nothing takes the AI's place, this would be found anew at every look
        return Recovery::GiveUp;
    }
    m_reconnectedAt = now;
    reconnecting(now);
    return Recovery::Reconnect;
}

void Watchdog::wake(Microseconds now)
{
    if (!std::exchange(m_isResting, false))
        return;
    callerTurn();
    m_aiUntil = std::max(m_aiUntil, now);
}

void Watchdog::aiTurn(Microseconds now)
{
    const auto pause = std::exchange(m_pauseAt, std::nullopt);
    m_voiceAt.reset();
    m_probedAt.reset();
    m_wantsProbe = false;
    if (std::exchange(m_isAiTurn, true))
        return;
    m_turnSince = now;
    m_quietSince = pause && now - *pause < oldPause ? *pause : now;
}

void Watchdog::callerTurn()
{
    m_isAiTurn = false;
    m_voiceAt.reset();
    m_pauseAt.reset();
    m_toolAt.reset();
    if (m_isReady)
        m_isRecovering = false;
}

void Watchdog::callerSpeaks(Microseconds now)
{
    m_isAiTurn = false;
    if (!m_voiceAt && !m_pauseAt)
        m_voiceAt = now;
}

void Watchdog::aiHeard(Microseconds until)
{
    m_aiUntil = std::max(m_aiUntil, until);
    if (m_isReady)
        m_isRecovering = false;
}

void Watchdog::clipHeard(Microseconds until)
{
    m_clipUntil = std::max(m_clipUntil, until);
}

void Watchdog::earVoice(Microseconds now)
{
    // What begins while the caller hears something may be its echo.
    if (m_isAiTurn || now < std::max(m_aiUntil, m_clipUntil) + echoTail)
        return;
    m_voiceAt = now;
    m_pauseAt.reset();
}

void Watchdog::earPause(Microseconds now)
{
    if (m_isAiTurn || !m_voiceAt)
        return;
    m_isSpeech = now - *m_voiceAt >= shortestSpeech;
    m_pauseAt = now;
    m_wantsProbe = true;
    m_voiceAt.reset();
}

void Watchdog::error(Microseconds now)
{
    m_errors.push_back(now);
    while (now - m_errors.front() > stormWindow)
        m_errors.pop_front();
}

void Watchdog::toolBegan(Microseconds now)
{
    if (!m_toolAt) {
        m_toolAt = now;
        m_toolsWereLate = false;
    }
}

void Watchdog::toolsAnswered(Microseconds now)
{
    m_toolAt.reset();
    if (m_isAiTurn)
        m_turnSince = now; // the model may think anew
}

Watchdog::Microseconds Watchdog::quietFor(Microseconds now) const
{
    return now - std::max({m_quietSince, m_aiUntil, m_clipUntil});
}

const char *Watchdog::trouble(Microseconds now) const
{
    if (m_isHopeless)
        return "The AI provider refuses to go on.";
    if (m_errors.size() >= storm)
        return "The AI provider sends one error after the other.";
    if (!m_isReady)
        return m_isRecovering && now - m_lostAt >= recoveryLimit ? "The AI provider did not come back in time." : nullptr;
    if (m_probedAt && now - *m_probedAt >= probeLimit)
        return "The AI provider no longer answers.";
    if (!m_isAiTurn)
        return nullptr;
    if (m_toolAt)
        return m_toolsWereLate && now - *m_toolAt >= toolLimit ? "The AI provider did not finish a tool call." : nullptr;
    const Microseconds limit = m_isRecovering ? recoveryLimit : longestSilence;
    return now - std::max({m_turnSince, m_aiUntil, m_readySince}) >= limit ? "The AI does not speak although it is its turn." : nullptr;
}

std::optional<Watchdog::Act> Watchdog::next(Microseconds now)
{
    if (m_isResting)
        return std::nullopt;
    if (const char *why = trouble(now)) {
        m_reason = why;
        return Act::Lost;
    }
    if (m_isAiTurn) {
        if (m_toolAt && !m_toolsWereLate && now - *m_toolAt >= toolLimit) {
            m_toolsWereLate = true;
            m_toolAt = now;
            return Act::AnswerTools;
        }
        const Microseconds limit = m_isRecovering ? fillerAfterLoss : fillerAfter;
        if (quietFor(now) >= limit && (!m_fillerAt || now - *m_fillerAt >= betweenFillers)) {
            m_fillerAt = now;
            return Act::Filler;
        }
        return std::nullopt;
    }
    if (!m_pauseAt)
        return std::nullopt;
    if (!m_isReady) {
        // Nobody is there to notice that the caller has finished; they wait for words all the same.
        if (m_isSpeech && now - *m_pauseAt >= patienceWithoutProvider)
            aiTurn(now);
        return std::nullopt;
    }
    if (std::exchange(m_wantsProbe, false)) {
        m_probedAt = now;
        return Act::Probe;
    }
    if (now - *m_pauseAt >= m_patience && m_isSpeech && !m_probedAt) {
        aiTurn(now);
        return Act::TakeTurn;
    }
    return std::nullopt;
}

bool Watchdog::wantsTone(Microseconds now) const
{
    return !m_isResting && m_isAiTurn && quietFor(now) >= toneAfter;
}

} // namespace Attendant
