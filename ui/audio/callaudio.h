// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apitypes.h"
#include "ui/audio/audiodevice.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace Attendant::Ui {

class CallAudioEngine;

/// The sound of the one call a person hears or speaks in: joins the server's audio channel to the microphone and the speaker.
///
/// This object lives on the GUI thread; socket, devices and mixing live on a thread of its own, so that a busy window never interrupts a voice.
/// Without devices a call goes on as text: deviceState() says what is missing.
class CallAudio : public QObject
{
    Q_OBJECT

public:
    enum class Role { Listening, Talking };
    enum class Threading {
        Own,    ///< as in the program
        Caller, ///< everything on the caller's thread; for the stepped device of tests
    };
    struct Counters
    {
        qint64 sent = 0, dropped = 0, received = 0, undecodable = 0;
        quint64 late = 0, lost = 0, concealed = 0, underruns = 0; ///< of all playout buffers
        bool operator==(const Counters &) const = default;
    };

    explicit CallAudio(std::unique_ptr<AudioDevice> device, Threading threading = Threading::Own, QObject *parent = nullptr);
    ~CallAudio() override;

    /// Opens the sound of \a grant's call; one that is open is closed first, without closed().
    void open(const QUrl &server, const AudioGrant &grant, Role role);
    void close(); ///< no further signal of that call

    [[nodiscard]] bool isOpen() const { return m_open; } ///< between open() and closed()
    [[nodiscard]] CallId call() const { return m_call; }
    [[nodiscard]] Role role() const { return m_role; }

    /// Muted: the server gets digital silence, so the line stays even; the meter shows what is sent, nothing.
    void setMuted(bool muted);
    [[nodiscard]] bool isMuted() const { return m_muted; }
    /// The key to talk: while it is held the voice is sent although one is muted.
    void setTalking(bool held);
    [[nodiscard]] bool isTalking() const { return m_talking; }
    /// What is really sent is silence, as the thread that sends says; not what was asked for.
    [[nodiscard]] bool isSilenced() const { return m_silenced; }
    /// The person speaks, and what is sent is silence.
    [[nodiscard]] bool isSpeakingUnheard() const { return m_speakingUnheard; }
    [[nodiscard]] bool usesPushToTalk() const { return m_pushToTalk; }

    static constexpr double replaySpeed = 1.5;
    /// Plays \a voice (24 kHz), \c replaySpeed times as fast, in one ear while the call goes on in the other; what was played so before
    /// ends. Only while a call is open.
    void replay(const Samples &voice);
    void stopReplay();
    [[nodiscard]] bool isReplaying() const { return m_replaying; }
    void choose(const AudioChoice &choice);

    [[nodiscard]] AudioState deviceState() const { return m_state; }
    [[nodiscard]] Counters counters() const { return m_counters; } ///< of the latest call, at most a second old

Q_SIGNALS:
    void opened();
    void ended();
    void closed(const QString &reason); ///< a sentence; empty when the call ended as it should
    void mutedChanged(bool muted);
    void silencedChanged(bool silenced);
    void speakingUnheardChanged(bool speaking);
    void replayingChanged(bool replaying);
    void deviceStateChanged();
    /// Linear amplitudes, 0 to 1, of what the caller (or the AI) says and of what is sent; at most 30 times a second.
    void levelsChanged(double callerRms, double callerPeak, double ownRms, double ownPeak);

private:
    template<typename Work>
    void onEngine(Work work);
    void applySilence();
    void setReplaying(bool replaying);

    CallAudioEngine *m_engine; ///< ours; on its thread
    std::unique_ptr<QThread> m_thread;
    bool m_open = false, m_muted = false, m_talking = false, m_pushToTalk = false, m_replaying = false;
    bool m_silenced = false, m_speakingUnheard = false;
    CallId m_call;
    Role m_role = Role::Listening;
    quint64 m_session = 0; ///< signals of earlier sessions are dropped
    quint64 m_replay = 0;  ///< and the end of an earlier replay
    AudioState m_state;
    Counters m_counters;
};

} // namespace Attendant::Ui
