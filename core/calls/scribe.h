// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/frame.h"
#include "base/clock.h"
#include "realtime/voiceprovider.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace Attendant {

/// Writes down what a person of the office says on a call: a second session at the provider, for transcription alone, fed with what the
/// caller hears of them. Nothing of the call waits for it, and its failure is told once and tried again. Part of a call: the call's
/// thread, no timers; tick() every 20 ms while it is open. Source: reference notes, section 4 (type "transcription").
class Scribe
{
public:
    struct Line
    {
        QString itemId, text;
        Time spokenAt{}; ///< when it was finished
    };
    using Written = std::function<void(const Line &)>;
    using Failed = std::function<void(const QString &reason)>;

    /// \a context lives where the call lives; connections end with it.
    Scribe(const Clock &clock, VoiceProvider &provider, QObject *context, Written written, Failed failed);
    ~Scribe();

    /// Somebody is on the line. \a session: SessionConfig::transcription().
    void open(const QJsonObject &session);
    /// The next piece of what they say. \a ends: a pause follows, so what was said is written down now.
    void hear(SampleView piece, bool ends);
    /// They are no longer there; what they have said is still written down, for some seconds.
    void finish();
    /// Ends at once; what is not written yet is lost.
    void close();
    void tick();

    /// Nothing said so far is still to be written down.
    [[nodiscard]] bool isDone() const { return m_utterances.empty() && m_heard.count() == 0; }
    /// Calls \a done once everything said so far is written down, or after \a limit; at once when it is already. One at a time.
    void whenWritten(std::chrono::microseconds limit, std::function<void()> done);

private:
    enum class State { None, Connecting, Configuring, Ready };
    struct Utterance { QString itemId; Time endedAt{}; std::chrono::microseconds due{}; };

    void connectSession();
    void onReceived(const QByteArray &event);
    void onWritten(const QString &itemId, const QString &text);
    void onError(const QJsonObject &error);
    void lose(const QString &reason, bool isExpected = false);
    void drop();
    void send(const QJsonObject &event);
    void endUtterance();
    void settle();
    [[nodiscard]] std::chrono::microseconds now() const { return m_clock.steady(); }

    const Clock &m_clock;
    VoiceProvider &m_provider;
    QObject *m_context;
    Written m_written;
    Failed m_failed;

    std::unique_ptr<VoiceSession> m_session;
    State m_state = State::None;
    QJsonObject m_config;
    QString m_configEvent;
    std::chrono::microseconds m_deadline{};
    bool m_isOpen = false;
    bool m_isTold = false;                  ///< that it failed, of this person's time on the line
    int m_tries = 0;
    std::optional<std::chrono::microseconds> m_retryAt, m_closeAt;
    std::deque<QByteArray> m_backlog;       ///< until the session is ready
    qsizetype m_backlogBytes = 0;
    std::deque<Utterance> m_utterances;     ///< finished and not yet written, in order
    std::chrono::microseconds m_heard{};    ///< of the one that is spoken
    std::function<void()> m_waiter;
    std::chrono::microseconds m_waiterUntil{};
};

} // namespace Attendant
