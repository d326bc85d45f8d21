// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/steppedaudiodevice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

SteppedAudioDevice::SteppedAudioDevice(bool withInput, bool withOutput)
    : m_input(withInput)
    , m_output(withOutput)
{}

void SteppedAudioDevice::start(Client *client, bool withMicrophone)
{
    m_client = client;
    m_withMicrophone = withMicrophone;
    m_watch.restart();
    watchMicrophones();
    report();
}

void SteppedAudioDevice::stop()
{
    m_client = nullptr;
}

void SteppedAudioDevice::speak(const Samples &voice)
{
    m_said.insert(m_said.end(), voice.begin(), voice.end());
}

void SteppedAudioDevice::setEcho(std::chrono::milliseconds delay, double gain)
{
    m_echoDelay = std::max(frameSamples, samplesIn(delay));
    m_echoGain = gain;
}

void SteppedAudioDevice::setPresent(bool input, bool output)
{
    m_input = input;
    m_output = output;
    report();
}

void SteppedAudioDevice::setMicrophones(const QStringList &names)
{
    m_microphones.clear();
    for (const QString &name : names)
        m_microphones.push_back({name});
}

void SteppedAudioDevice::unplug(const QString &name, bool listed)
{
    if (listed) {
        std::ranges::find(m_microphones, name, &Microphone::name)->isPlugged = false;
        return;
    }
    std::erase_if(m_microphones, [&name](const Microphone &microphone) { return microphone.name == name; });
}

bool SteppedAudioDevice::isInputThere() const
{
    if (m_microphones.empty())
        return m_input;
    const auto used = std::ranges::find(m_microphones, m_microphone, &Microphone::name);
    return m_watch.isOpen() && used != m_microphones.end() && used->isPlugged;
}

// What QtAudioDevice does at each tick of its timer, on the stepped clock.
void SteppedAudioDevice::watchMicrophones()
{
    if (m_microphones.empty() || !m_withMicrophone)
        return;
    const Ui::StreamWatch::Time now{steady()};
    const bool listed = std::ranges::contains(m_microphones, m_microphone, &Microphone::name);
    if (isInputThere())
        m_watch.progressed(now);
    else if (m_watch.isOpen() && (!listed || m_watch.isSilent(now)))
        m_watch.lost(now, listed, !listed);
    if (!m_watch.shouldOpen(now))
        return;
    m_microphone = m_microphones[m_watch.turn(m_microphones.size())].name;
    m_watch.opened(now);
    report();
}

void SteppedAudioDevice::report()
{
    if (!m_client)
        return;
    Ui::AudioState state;
    state.input = m_input && m_withMicrophone;
    state.output = m_output;
    state.inputName = m_microphone;
    state.outputName = u"Stepped speaker"_s;
    if (!m_input && m_withMicrophone)
        state.inputProblem = u"No microphone was found."_s;
    if (!m_output)
        state.outputProblem = u"No speaker was found."_s;
    Q_EMIT stateChanged(state);
}

void SteppedAudioDevice::advanceTo(qint64 sample)
{
    while (m_now + qint64(frameSamples) <= sample)
        step();
}

void SteppedAudioDevice::step()
{
    std::array<int16_t, frameSamples> said{}, heard{}, beside{};
    const size_t there = std::min(frameSamples, m_said.size() - m_saidAt);
    std::copy_n(m_said.begin() + qsizetype(m_saidAt), there, said.begin());
    m_saidAt += there;
    for (size_t i = 0; m_echoGain > 0 && m_heard.size() >= m_echoDelay && i < frameSamples; ++i)
        said[i] = int16_t(std::clamp(said[i] + int(m_heard[m_heard.size() - m_echoDelay + i] * m_echoGain), -32'768, 32'767));
    m_now += frameSamples;
    watchMicrophones();
    for (int16_t &sample : said)
        sample = int16_t(sample * m_choice.inputVolume);
    if (isCapturing())
        m_client->captured(said, steady());
    // The client may have stopped us in between.
    if (m_client && m_output)
        m_client->play(heard);
    if (m_client && m_output)
        m_client->playBeside(beside);
    m_heardBeside.insert(m_heardBeside.end(), beside.begin(), beside.end());
    m_heard.insert(m_heard.end(), heard.begin(), heard.end());
}

} // namespace Attendant
