// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audio/audiodevice.h"
#include "ui/audio/streamwatch.h"

namespace Attendant {

/// A microphone and a speaker in memory, on a clock that only advanceTo() moves: what is said and heard is exact, sample by sample, however
/// busy the machine is. Use it with CallAudio::Threading::Caller; link Attendant::Ui and add this file's .cpp to the test.
class SteppedAudioDevice final : public Ui::AudioDevice
{
    Q_OBJECT

public:
    explicit SteppedAudioDevice(bool withInput = true, bool withOutput = true);

    void start(Client *client, bool withMicrophone) override;
    void stop() override;
    void choose(const Ui::AudioChoice &choice) override { m_choice = choice; }

    /// What the microphone picks up from the current moment on, behind what was given before; silence afterwards.
    void speak(const Samples &voice);
    /// Moves the clock to \a sample (of 24 kHz, since the device was made), frame by frame: capture, then playing.
    void advanceTo(qint64 sample);
    void advance(std::chrono::milliseconds time) { advanceTo(m_now + qint64(samplesIn(time))); }

    /// The microphone hears the speaker, \a delay (20 ms at least) later and \a gain times as loud.
    void setEcho(std::chrono::milliseconds delay, double gain);

    /// Devices that come and go, also in a call.
    void setPresent(bool input, bool output);
    /// Several microphones, the preferred one first; what to do when one dies is up to the StreamWatch that real devices have.
    void setMicrophones(const QStringList &names);
    /// It gives no sound any more. \a listed: the system still names it.
    void unplug(const QString &name, bool listed = true);

    [[nodiscard]] qint64 now() const { return m_now; }
    [[nodiscard]] std::chrono::microseconds steady() const { return durationOf(size_t(m_now)); }
    /// Everything that was played since the device was made; silence while it was stopped.
    [[nodiscard]] const Samples &heard() const { return m_heard; }
    /// What one ear alone was given meanwhile; as long as heard(), silence where there was nothing.
    [[nodiscard]] const Samples &heardBeside() const { return m_heardBeside; }
    [[nodiscard]] bool isRunning() const { return m_client != nullptr; }
    [[nodiscard]] bool isCapturing() const { return m_client && m_withMicrophone && isInputThere(); }
    [[nodiscard]] Ui::AudioChoice choice() const { return m_choice; }

private:
    void step();
    void watchMicrophones();
    [[nodiscard]] bool isInputThere() const;
    void report();

    Client *m_client = nullptr;
    bool m_withMicrophone = false, m_input, m_output;
    Ui::AudioChoice m_choice;
    struct Microphone { QString name; bool isPlugged = true; };
    std::vector<Microphone> m_microphones;
    QString m_microphone = QStringLiteral("Stepped microphone"); ///< in use
    Ui::StreamWatch m_watch{std::chrono::milliseconds(200), std::chrono::seconds(3)};
    qint64 m_now = 0;
    Samples m_said, m_heard, m_heardBeside;
    size_t m_saidAt = 0, m_echoDelay = 0;
    double m_echoGain = 0;
};

} // namespace Attendant
