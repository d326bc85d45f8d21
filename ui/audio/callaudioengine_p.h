// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/level.h"
#include "audio/packet.h"
#include "audio/playoutbuffer.h"
#include "audio/quickreplay.h"
#include "audio/voiceactivity.h"
#include "audio/voiceprocessor.h"
#include "client/audiochannel.h"
#include "ui/audio/audiodevice.h"
#include "ui/audio/callaudio.h"

#include <QElapsedTimer>
#include <QPointer>

#include <array>
#include <memory>

namespace Attendant::Ui {

/// The part of CallAudio that lives beside socket and devices, on their thread.
class CallAudioEngine final : public QObject, private AudioDevice::Client
{
    Q_OBJECT

public:
    explicit CallAudioEngine(std::unique_ptr<AudioDevice> device);
    ~CallAudioEngine() override;

    void open(quint64 session, const QUrl &server, const AudioGrant &grant, CallAudio::Role role);
    void close();
    /// From the next frame on digital silence is sent, or the voice.
    void setSilenced(bool silenced);
    /// Plays \a voice beside the call; what was played so before ends without replayEnded(). Empty: nothing.
    void replay(quint64 replay, const Samples &voice);
    void choose(const AudioChoice &choice);

Q_SIGNALS:
    void opened(quint64 session);
    void ended(quint64 session);
    void closed(quint64 session, const QString &reason);
    void deviceStateChanged(const Attendant::Ui::AudioState &state);
    void levelsChanged(double callerRms, double callerPeak, double ownRms, double ownPeak);
    void silencedChanged(bool silenced);
    void speakingUnheardChanged(bool speaking);
    void replayEnded(quint64 replay); ///< all of it was heard
    void counted(quint64 session, const Attendant::Ui::CallAudio::Counters &counters);

private:
    void captured(VoiceFrameView frame, std::chrono::microseconds at) override;
    void play(VoiceFrame frame) override;
    bool playBeside(VoiceFrame frame) override;
    void onPacket(const QByteArray &bytes);
    void onDeviceState(const AudioState &state);
    void notice(SampleView voice);
    void learnEcho(VoiceFrameView played);
    void setSpeakingUnheard(bool speaking);
    void showLevels();
    void count();

    std::unique_ptr<AudioDevice> m_device;
    AudioChannel *m_channel = nullptr; ///< child
    quint64 m_session = 0;
    bool m_open = false; ///< the channel is there: frames can be sent
    CallAudio::Role m_role = CallAudio::Role::Listening;
    bool m_silenced = false, m_speakingUnheard = false;
    VoiceProcessor m_processor;
    VoiceActivity m_activity;   ///< of what the person says, echo and noise taken away
    qint64 m_speechFrom = 0, m_unheardUntil = 0; ///< on m_activity's clock
    AudioState m_deviceState;
    quint16 m_sequence = 0;
    std::array<PlayoutBuffer, 3> m_playout; ///< by AudioSource
    QuickReplay m_replay;
    std::array<int16_t, frameSamples> m_beside{}; ///< of m_replay, belongs to the frame that was played last
    quint64 m_replayId = 0;
    bool m_replaying = false;
    AudioLevel m_callerLevel, m_ownLevel;
    QElapsedTimer m_sinceLevels, m_sinceCounters, m_sinceCaller;
    qint64 m_undecodable = 0;
};

} // namespace Attendant::Ui
