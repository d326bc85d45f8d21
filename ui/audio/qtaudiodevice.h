// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audio/audiodevice.h"
#include "ui/audio/deviceprobe.h"
#include "ui/audio/formatbridge.h"
#include "ui/audio/streamwatch.h"

#include <QIODevice>
#include <QTimer>

#include <memory>

class QAudioSink;
class QAudioSource;

namespace Attendant::Ui {

/// The machine's microphone and speaker through QtMultimedia. Make it anywhere, move it to the audio thread before start().
///
/// Qt 6.8 reports neither a device that went nor a stream that died; both are found by looking: a source that gives nothing for 200 ms, a
/// sink whose clock stands still; a device that is no longer in Qt's list counts as dead, for the sound server may have moved its stream
/// anywhere. Opening one that has gone blocks for ever, so a DeviceProbe tries it first. A dead stream is reset() (stop() would abort the process) and within 300 ms opened on the next device.
class QtAudioDevice final : public AudioDevice
{
    Q_OBJECT

public:
    explicit QtAudioDevice(QObject *parent = nullptr);
    ~QtAudioDevice() override;

    void start(Client *client, bool withMicrophone) override;
    void stop() override;
    void choose(const AudioChoice &choice) override;

private:
    class Player;

    void openInput();
    void openOutput();
    void captureFrom(const QAudioDevice &device);
    void playOn(const QAudioDevice &device);
    void closeInput();
    void closeOutput();
    void onCaptured();
    void onWatch();
    void watchInput(std::chrono::steady_clock::time_point now);
    void watchOutput(std::chrono::steady_clock::time_point now);
    void report();

    Client *m_client = nullptr;
    bool m_withMicrophone = false;
    AudioChoice m_choice;
    AudioState m_state, m_reported;

    std::unique_ptr<QAudioSource> m_source;
    QIODevice *m_captured = nullptr; ///< m_source's
    std::unique_ptr<FormatBridge> m_in;
    QByteArray m_inputId, m_lostInputId;
    int m_emptyReads = 0; ///< in a row: the source has been killed
    std::chrono::steady_clock::time_point m_inputLostAt;
    StreamWatch m_inputWatch;

    std::unique_ptr<QAudioSink> m_sink;
    std::unique_ptr<Player> m_player;
    QByteArray m_outputId, m_lostOutputId;
    std::chrono::steady_clock::time_point m_outputLostAt;
    StreamWatch m_outputWatch;
    qint64 m_processed = -1;

    QTimer m_watch;
    DeviceProbe m_inputProbe{this}, m_outputProbe{this};
};

} // namespace Attendant::Ui
