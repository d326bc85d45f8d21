// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace Attendant {

/// Sees to it that no caller is left in silence by the AI: it is told what happens on one call's line and says what to do about it. Whose
/// turn it is, is the heart of it: only while the AI owes the caller words is silence wrong. Pure: no clock, no timer; one thread.
///
/// \code
/// watch.aiTurn(now);                         // facts, as they come
/// while (const auto act = watch.next(now))   // every 20 ms
///     …
/// if (watch.wantsTone(now)) …                // fill the pause with the soft tone
/// \endcode
/// While it rests (a person has the call, or the caller is on hold) it asks for nothing. Source: issue "fail to a human, never to silence".
class Watchdog
{
public:
    using Microseconds = std::chrono::microseconds;

    // Silence is counted from the last sound that the caller heard, or from the moment when the turn went to the AI.
    static constexpr Microseconds toneAfter{1'200'000};
    static constexpr Microseconds fillerAfter{2'500'000};
    static constexpr Microseconds fillerAfterLoss{300'000};   ///< "a filler sentence within a second"
    static constexpr Microseconds betweenFillers{10'000'000};
    static constexpr Microseconds longestSilence{4'000'000};  ///< of the AI's own voice in its turn
    static constexpr Microseconds recoveryLimit{3'000'000};   ///< for a new session to stand, and again for its first sound
    static constexpr Microseconds toolLimit{5'000'000};
    static constexpr Microseconds probeLimit{700'000};
    static constexpr Microseconds betweenReconnects{60'000'000};
    static constexpr Microseconds stormWindow{10'000'000};
    static constexpr size_t storm = 5; ///< errors within the window

    enum class Act {
        Filler,      ///< say the filler sentence
        Probe,       ///< ask the provider for a sign of life
        TakeTurn,    ///< the provider is alive and deaf: end the caller's turn for it
        AnswerTools, ///< the tools take too long: answer for them
        Lost,        ///< give the provider's session up; reason() tells why, then comes lost()
    };
    enum class Recovery {
        None,      ///< it rests: nobody misses the provider
        AtStart,   ///< it never was there for this client
        Reconnect, ///< once
        GiveUp,    ///< the caller needs a person
    };

    // --- the line -----------------------------------------------------------------------------------------------------------
    void start(Microseconds now);  ///< a client has come; its session at the provider is being opened
    void ready(Microseconds now);  ///< that session is configured
    /// It is gone. What is to be done about it follows from what was before.
    [[nodiscard]] Recovery lost(Microseconds now);
    /// A session is being opened in the place of one that was lost, or after a person's turn.
    void reconnecting(Microseconds now);
    void rest();
    void wake(Microseconds now);
    [[nodiscard]] bool isResting() const { return m_isResting; }

    // --- whose turn it is ---------------------------------------------------------------------------------------------------
    void aiTurn(Microseconds now);
    void callerTurn();
    void callerSpeaks(Microseconds now); ///< says the provider
    /// How long the provider may take after a pause to notice that the caller has finished.
    void setPatience(Microseconds patience) { m_patience = patience; }
    [[nodiscard]] bool isAiTurn() const { return m_isAiTurn; }
    /// The caller speaks, or has spoken without the provider's noticing; by our own ear.
    [[nodiscard]] bool isCallerUnheard() const { return m_voiceAt || m_pauseAt; }

    // --- what is heard ------------------------------------------------------------------------------------------------------
    void aiHeard(Microseconds until);   ///< the caller hears the AI until then
    void clipHeard(Microseconds until); ///< the same of a prepared sentence
    void earVoice(Microseconds now);    ///< our own ear: the caller begins to speak
    void earPause(Microseconds now);    ///< and pauses

    // --- what the provider does ---------------------------------------------------------------------------------------------
    void sign() { m_probedAt.reset(); } ///< it answers
    void error(Microseconds now);       ///< it reports an error that nobody expected, or sends rubbish
    void hopeless() { m_isHopeless = true; } ///< no quota, refused key: another connection would not help
    void toolBegan(Microseconds now);
    void toolsAnswered(Microseconds now);

    // --- what to do ---------------------------------------------------------------------------------------------------------
    [[nodiscard]] std::optional<Act> next(Microseconds now);
    [[nodiscard]] const char *reason() const { return m_reason; } ///< an English sentence, for Act::Lost
    [[nodiscard]] bool wantsTone(Microseconds now) const;

private:
    [[nodiscard]] Microseconds quietFor(Microseconds now) const;
    [[nodiscard]] const char *trouble(Microseconds now) const;

    bool m_isResting = false, m_isReady = false, m_wasReady = false, m_isHopeless = false;
    bool m_isAiTurn = false;
    bool m_isRecovering = false;            ///< since the loss, until the AI is heard or the turn is the caller's
    Microseconds m_turnSince{}, m_quietSince{}, m_readySince{}, m_lostAt{};
    Microseconds m_aiUntil{}, m_clipUntil{};
    std::optional<Microseconds> m_fillerAt, m_reconnectedAt;
    std::optional<Microseconds> m_probedAt;  ///< asked and not answered
    std::optional<Microseconds> m_voiceAt, m_pauseAt; ///< of the caller, by our own ear, in the caller's turn
    bool m_wantsProbe = false, m_isSpeech = false;
    Microseconds m_patience{1'000'000};
    std::optional<Microseconds> m_toolAt;
    bool m_toolsWereLate = false;
    std::deque<Microseconds> m_errors;
    const char *m_reason = "";
};

} // namespace Attendant
