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

void SteppedAudioDevice::setPresent(bool input, bool output)
{
    m_input = input;
    m_output = output;
    report();
}

void SteppedAudioDevice::report()
{
    if (!m_client)
        return;
    Ui::AudioState state;
    state.input = m_input && m_withMicrophone;
    state.output = m_output;
    state.inputName = u"Stepped microphone"_s;
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
    std::array<int16_t, frameSamples> said{}, heard{};
    const size_t there = std::min(frameSamples, m_said.size() - m_saidAt);
    std::copy_n(m_said.begin() + qsizetype(m_saidAt), there, said.begin());
    m_saidAt += there;
    m_now += frameSamples;
    if (isCapturing())
        m_client->captured(said, steady());
    // The client may have stopped us in between.
    if (m_client && m_output)
        m_client->play(heard);
    m_heard.insert(m_heard.end(), heard.begin(), heard.end());
}

} // namespace Attendant
