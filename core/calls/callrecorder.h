// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/recorder.h"

namespace Attendant {

/// A call's side of its recording: gathers what goes over the line and hands it over a few times a second. Times are those of the steady clock.
/// The call's thread; never blocks.
class CallRecorder
{
public:
    using Microseconds = std::chrono::microseconds;
    /// What the program can lose when it is killed is this and what the timeline holds back: less than a second.
    static constexpr Microseconds handOver{100'000};

    /// \a now on both clocks. \a failed: see Recorder::begin().
    void start(Recorder &recorder, const CallId &call, int rate, Microseconds now, Time wallTime, std::function<void(const QString &)> failed);
    /// Finishes the file.
    void stop(Microseconds now);
    [[nodiscard]] bool isRunning() const { return m_tape != nullptr; }
    [[nodiscard]] bool isPaused() const { return m_isPaused; }

    /// \a at: when the caller said it, or begins to hear it.
    void voice(AudioSource source, LineFormat format, const QByteArray &sound, Microseconds at);
    void cut(AudioSource source, Microseconds at);
    /// Nothing of \a source is kept from \a from to \a to. What is older than RecordingTimeline::heldBack is on disk already.
    void silence(AudioSource source, Microseconds from, Microseconds to);
    void pause(Microseconds now);
    void resume(Microseconds now);
    void tick(Microseconds now);

private:
    void add(RecordedMoment moment);
    [[nodiscard]] Microseconds since(Microseconds steady) const { return steady - m_begin; }

    Recorder *m_recorder = nullptr;
    std::shared_ptr<Recorder::Tape> m_tape;
    Microseconds m_begin{}, m_handedAt{};
    std::vector<RecordedMoment> m_moments;
    bool m_isPaused = false;
};

} // namespace Attendant
