// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/packet.h"
#include "calls/consoleline.h"

#include <QJsonObject>

#include <array>
#include <deque>
#include <memory>
#include <vector>

namespace Attendant {

/// The consoles on one call and the audio that goes to them: 20 ms packets, numbered and timed per source. The call's thread.
class ConsoleAudio
{
public:
    using Microseconds = std::chrono::microseconds;
    using Line = std::shared_ptr<ConsoleLine>;
    struct Listener { QString name; Line line; };

    void setHuman(Line line) { m_human = std::move(line); }
    [[nodiscard]] const Line &human() const { return m_human; }
    void addListener(const QString &name, Line line) { m_listeners.push_back({name, std::move(line)}); }
    /// The listener on \a line, taken off; nothing when it is none.
    std::optional<Listener> removeListener(const ConsoleLine *line);
    [[nodiscard]] bool isEmpty() const { return !m_human && m_listeners.empty(); }

    /// What the caller just said. On hold the person does not hear it; listeners always do.
    void caller(const Samples &samples, Microseconds now, bool humanHears);
    /// What the caller will hear from \a startsAt on; it goes out then.
    void ai(const Samples &samples, Microseconds startsAt);
    void cutAi();
    /// What the person at the console says, for the listeners.
    void humanVoice(const Samples &samples, Microseconds capturedAt);
    /// Sends what is due.
    void tick(Microseconds now);

    void control(const QJsonObject &message);
    /// Ends all lines.
    void closeAll(quint16 code, const QString &reason);

private:
    struct Due { Microseconds at; Samples frame; };

    QByteArray packet(AudioSource source, Samples frame, Microseconds capturedAt);
    void toListeners(const QByteArray &packet);

    Line m_human;
    std::vector<Listener> m_listeners;
    std::array<quint16, 3> m_sequence{};
    Samples m_callerRest, m_aiRest;
    std::deque<Due> m_due;
};

} // namespace Attendant
