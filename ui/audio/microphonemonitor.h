// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audio/audiodevice.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

namespace Attendant::Ui {

/// Hears the microphone outside of calls, for the settings: its level, and a sentence that is recorded and played back the way callers get
/// it (24 kHz, 20 ms pieces, with the chosen volume). The sound goes nowhere else. GUI thread.
class MicrophoneMonitor : public QObject, private AudioDevice::Client
{
    Q_OBJECT

public:
    enum class Activity { Off, Watching, Recording, Replaying };
    static constexpr std::chrono::milliseconds recordingTime{3'000};

    explicit MicrophoneMonitor(std::unique_ptr<AudioDevice> device, QObject *parent = nullptr);
    ~MicrophoneMonitor() override;

    void start();
    void stop();
    void choose(const AudioChoice &choice) { m_device->choose(choice); }
    void record(); ///< replaces what was recorded
    void replay();

    [[nodiscard]] Activity activity() const { return m_activity; }
    [[nodiscard]] bool hasRecording() const { return !m_recording.empty(); }
    [[nodiscard]] const Samples &recording() const { return m_recording; }
    /// What the microphone picked up from the beginning of the latest replay to its end.
    [[nodiscard]] const Samples &heardMeanwhile() const { return m_heard; }
    [[nodiscard]] AudioState state() const { return m_state; }

Q_SIGNALS:
    void levelChanged(double rms, double peak); ///< linear, at most 30 times a second
    void activityChanged();
    void stateChanged();

private:
    void captured(VoiceFrameView frame, std::chrono::microseconds at) override;
    void play(VoiceFrame frame) override;
    void setActivity(Activity activity);

    std::unique_ptr<AudioDevice> m_device;
    Activity m_activity = Activity::Off;
    AudioState m_state;
    Samples m_recording, m_heard;
    size_t m_replayAt = 0;
    QElapsedTimer m_sinceLevel;
};

} // namespace Attendant::Ui
