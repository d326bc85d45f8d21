// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/resampler.h"
#include "client/apiclient.h"
#include "ui/audio/deviceprobe.h"

#include <QAudioFormat>
#include <QIODevice>
#include <QObject>
#include <QTimer>

#include <memory>

class QAudioSink;

namespace Attendant::Ui {

class AudioDevices;

/// Plays a call's recording on the chosen speaker (the system's without a choice), all voices together, and reads ahead a quarter of a minute at a time. GUI thread.
class RecordingPlayer : public QObject
{
    Q_OBJECT

public:
    explicit RecordingPlayer(ApiClient &api, QObject *parent = nullptr);
    ~RecordingPlayer() override;

    /// Which speaker and how loud; another choice takes effect at once, where it plays. Must outlive the player.
    void setDevices(AudioDevices &devices);
    /// Ends what is playing. An empty \a id: none.
    void setCall(const CallId &id, std::chrono::milliseconds length);
    void play(std::chrono::milliseconds from);
    void pause();
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }

Q_SIGNALS:
    void playingChanged(bool playing);
    void positionChanged(std::chrono::milliseconds position);
    void failed(const Attendant::Error &error); ///< Unavailable with an empty sentence: there is no speaker

private:
    class Feed;
    void readAhead();
    void take(const CallSound &sound);
    void stop();
    void start(const QAudioDevice &device);
    void look();
    [[nodiscard]] std::chrono::milliseconds position() const;
    void onChoice();

    ApiClient &m_api;
    AudioDevices *m_devices = nullptr;
    QByteArray m_deviceId; ///< of what is playing
    DeviceProbe m_probe;
    CallId m_id;
    std::chrono::milliseconds m_length{}, m_from{}, m_asked{};
    quint64 m_generation = 0;
    bool m_isPlaying = false, m_isReading = false;
    std::unique_ptr<Feed> m_feed;
    std::unique_ptr<QAudioSink> m_sink;
    std::unique_ptr<Resampler> m_resampler;
    QAudioFormat m_format;
    QTimer m_timer;
};

} // namespace Attendant::Ui
