// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/packet.h"
#include "calls/linecoding.h"
#include "calls/recordingstore.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace Attendant {

/// What a call tells its recording, in order. A value.
struct RecordedMoment
{
    enum class Kind { Voice, Cut, Silence, Pause, Resume };
    Kind kind = Kind::Voice;
    AudioSource source = AudioSource::Caller;
    std::chrono::microseconds at{};  ///< since the recording's beginning
    std::chrono::microseconds to{};  ///< of a silence
    LineFormat format = LineFormat::Pcm;
    QByteArray sound;                ///< as it went over the line
};

/// Writes the recordings of all calls on a thread of its own: a slow or full disk costs a recording, never a call. What waits is bounded.
/// Everything from any thread; start() and destruction on one.
class Recorder
{
public:
    struct Options
    {
        /// The database lives on the same disk as a rule and needs room to go on.
        qint64 reserve = 256 * 1024 * 1024;
        std::function<qint64()> freeBytes = {}; ///< on that disk; empty: asked of the system
        qint64 mostWaiting = 64 * 1024 * 1024;
    };
    Recorder(RecordingStore store, QString folder, Options options);
    /// Writes what waits and finishes what is open.
    ~Recorder();

    [[nodiscard]] const RecordingStore &store() const { return m_store; }

    class Tape; ///< one recording; lives on the writer's thread

    struct Wanted { CallId call; Time startedAt{}; int rate = audioRate; };
    /// Begins a recording. \a failed is called on the writer's thread, at most once, with a sentence: nothing more is recorded then.
    [[nodiscard]] std::shared_ptr<Tape> begin(const Wanted &wanted, std::function<void(const QString &)> failed);
    /// \a now: since the recording's beginning. False: more waits than is allowed; the recording ends with a sentence.
    bool write(const std::shared_ptr<Tape> &tape, std::vector<RecordedMoment> moments, std::chrono::microseconds now);
    void finish(const std::shared_ptr<Tape> &tape, std::chrono::microseconds now);
    /// Runs \a work on the writer's thread, behind everything that was written so far.
    void afterwards(std::function<void()> work);

private:
    [[nodiscard]] bool hasRoom();

    RecordingStore m_store;
    QString m_folder;
    Options m_options;
    std::atomic<qint64> m_waiting = 0;
    qint64 m_lastFree = 0;
    std::chrono::steady_clock::time_point m_freeAskedAt{};
    QThread m_thread;
    std::unique_ptr<QObject> m_desk; ///< lives on the thread
};

} // namespace Attendant
