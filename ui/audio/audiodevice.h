// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/voiceprocessor.h"

#include <QMetaType>
#include <QObject>
#include <QString>

#include <chrono>
#include <span>

namespace Attendant::Ui {

using VoiceFrame = std::span<int16_t, frameSamples>;
using VoiceFrameView = std::span<const int16_t, frameSamples>;

/// Which devices a person wants, by the system's ids (empty: the system's default), and what is done to their voice.
struct AudioChoice
{
    QByteArray input, output;
    double inputVolume = 1, outputVolume = 1; ///< 0 to 1
    VoiceStages stages{};                     ///< of calls; a device takes no notice
    bool pushToTalk = false;                  ///< calls begin muted; one speaks while a key is held
    bool operator==(const AudioChoice &) const = default;
};

/// What really works at this moment.
struct AudioState
{
    bool input = false, output = false; ///< sound is captured, can be heard
    QString inputName, outputName;      ///< of the devices in use
    QString inputProblem, outputProblem; ///< sentences with the remedy; empty: none
    bool operator==(const AudioState &) const = default;
};

/// A microphone and a speaker as 20 ms frames of 24 kHz. A port: QtAudioDevice is real, SteppedAudioDevice (tests) runs on a clock that is
/// moved by hand. Everything, the client's methods included, happens on the thread the device lives on.
class AudioDevice : public QObject
{
    Q_OBJECT

public:
    /// Who gives and takes the sound. Must not block.
    class Client
    {
    public:
        virtual ~Client() = default;
        /// One frame from the microphone; \a at: the end of its capture, steady time.
        virtual void captured(VoiceFrameView frame, std::chrono::microseconds at) = 0;
        /// Fills the next frame for the speaker.
        virtual void play(VoiceFrame frame) = 0;
        /// Asked behind each play(): fills what one ear alone hears at that moment, while the other keeps what play() gave. False: nothing,
        /// both ears hear the same. A speaker without two sides mixes it in, quieter.
        virtual bool playBeside(VoiceFrame) { return false; }
    };
    /// How loud what is beside is mixed in where there is one ear only.
    static constexpr double besideGain = 0.35;

    using QObject::QObject;

    /// Begins to play, and to capture when \a withMicrophone. \a client must live until stop(). What fails is reported by stateChanged()
    /// and tried again; there is no error that ends it.
    virtual void start(Client *client, bool withMicrophone) = 0;
    virtual void stop() = 0;
    /// Takes effect at once, also while it runs.
    virtual void choose(const AudioChoice &choice) = 0;

Q_SIGNALS:
    void stateChanged(const Attendant::Ui::AudioState &state);
};

} // namespace Attendant::Ui

Q_DECLARE_METATYPE(Attendant::Ui::AudioState)
