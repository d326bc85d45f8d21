// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/microphonemonitor.h"

#include "audio/level.h"

#include <algorithm>
#include <cmath>

namespace Attendant::Ui {

MicrophoneMonitor::MicrophoneMonitor(std::unique_ptr<AudioDevice> device, QObject *parent)
    : QObject(parent)
    , m_device(std::move(device))
{
    connect(m_device.get(), &AudioDevice::stateChanged, this, [this](const AudioState &state) {
        m_state = state;
        Q_EMIT stateChanged();
    });
    m_sinceLevel.start();
}

MicrophoneMonitor::~MicrophoneMonitor()
{
    m_device->stop();
}

void MicrophoneMonitor::setActivity(Activity activity)
{
    if (activity == m_activity)
        return;
    m_activity = activity;
    Q_EMIT activityChanged();
}

void MicrophoneMonitor::start()
{
    if (m_activity != Activity::Off)
        return;
    setActivity(Activity::Watching);
    m_device->start(this, true);
}

void MicrophoneMonitor::stop()
{
    if (m_activity == Activity::Off)
        return;
    m_device->stop();
    m_state = {};
    setActivity(Activity::Off);
    Q_EMIT levelChanged(0, 0);
}

void MicrophoneMonitor::record()
{
    start();
    m_recording.clear();
    setActivity(Activity::Recording);
}

void MicrophoneMonitor::replay()
{
    if (m_recording.empty())
        return;
    start();
    m_replayAt = 0;
    m_heard.clear();
    setActivity(Activity::Replaying);
}

void MicrophoneMonitor::captured(VoiceFrameView frame, std::chrono::microseconds)
{
    if (m_activity == Activity::Recording) {
        m_recording.insert(m_recording.end(), frame.begin(), frame.end());
        if (m_recording.size() >= samplesIn(recordingTime))
            setActivity(Activity::Watching);
    }
    if (m_activity == Activity::Replaying)
        m_heard.insert(m_heard.end(), frame.begin(), frame.end());
    if (m_sinceLevel.elapsed() < 33)
        return;
    m_sinceLevel.restart();
    const AudioLevel level = AudioLevel::of(frame);
    const auto linear = [](double decibel) { return decibel <= AudioLevel::silence ? 0 : std::pow(10, decibel / 20); };
    Q_EMIT levelChanged(linear(level.rms), linear(level.peak));
}

void MicrophoneMonitor::play(VoiceFrame frame)
{
    std::ranges::fill(frame, int16_t(0)); // never the live microphone: a speaker beside it would howl
    if (m_activity != Activity::Replaying)
        return;
    const size_t count = std::min(frame.size(), m_recording.size() - m_replayAt);
    std::copy_n(m_recording.begin() + qsizetype(m_replayAt), count, frame.begin());
    m_replayAt += count;
    if (m_replayAt >= m_recording.size())
        setActivity(Activity::Watching);
}

} // namespace Attendant::Ui
