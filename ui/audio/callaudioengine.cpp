// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/callaudioengine_p.h"

#include "audio/mixer.h"

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

constexpr auto levelsEvery = 33; // ms
constexpr auto countersEvery = 1'000;
constexpr auto callerFadesAfter = 100; // no packet for so long: the meter falls
// A cough is no speech; and what was said unheard is worth a notice for a moment after the last word.
constexpr auto unheardAfter = qint64(samplesIn(500ms)), unheardFor = qint64(samplesIn(2s));
constexpr double speechThreshold = 0.6; // -38 dBFS
constexpr auto speechSilence = 250ms; // counts as speech; so half of the above must have been loud
constexpr auto deviceDelay = 60ms; // the buffers of QtAudioDevice, 40 ms out and 20 ms in

double linear(double decibel)
{
    return decibel <= AudioLevel::silence ? 0 : std::pow(10, decibel / 20);
}

} // namespace

CallAudioEngine::CallAudioEngine(std::unique_ptr<AudioDevice> device)
    : m_device(std::move(device))
{
    m_device->setParent(nullptr);
    m_processor.setDelay(deviceDelay);
    m_activity.configure(speechThreshold, speechSilence);
    connect(m_device.get(), &AudioDevice::stateChanged, this, &CallAudioEngine::onDeviceState);
    m_sinceLevels.start();
    m_sinceCounters.start();
    m_sinceCaller.start();
}

CallAudioEngine::~CallAudioEngine()
{
    close();
}

void CallAudioEngine::open(quint64 session, const QUrl &server, const AudioGrant &grant, CallAudio::Role role)
{
    close();
    m_session = session;
    m_role = role;
    m_sequence = 0;
    m_undecodable = 0;
    for (PlayoutBuffer &buffer : m_playout)
        buffer = PlayoutBuffer();
    m_channel = new AudioChannel(this);
    connect(m_channel, &AudioChannel::opened, this, [this] {
        m_open = true;
        Q_EMIT opened(m_session);
    });
    connect(m_channel, &AudioChannel::packetReceived, this, &CallAudioEngine::onPacket);
    connect(m_channel, &AudioChannel::ended, this, [this] { Q_EMIT ended(m_session); });
    connect(m_channel, &AudioChannel::closed, this, [this](const QString &reason) {
        const quint64 ending = m_session;
        close();
        Q_EMIT closed(ending, reason);
    });
    m_channel->open(server, grant.audioUrl);
    m_processor.reset();
    m_device->start(this, role == CallAudio::Role::Talking);
}

void CallAudioEngine::close()
{
    m_device->stop();
    m_open = m_replaying = false;
    m_replay = {};
    if (!m_channel)
        return;
    count();
    AudioChannel *channel = std::exchange(m_channel, nullptr);
    channel->disconnect(this);
    channel->close();
    channel->deleteLater();
    m_callerLevel = m_ownLevel = {};
    m_activity.endSpeech();
    m_unheardUntil = 0;
    setSpeakingUnheard(false);
    Q_EMIT levelsChanged(0, 0, 0, 0);
}

void CallAudioEngine::setSilenced(bool silenced)
{
    if (silenced && !m_silenced)
        m_speechFrom = m_activity.position(); // what was said before was heard
    m_silenced = silenced;
    if (!silenced) {
        m_unheardUntil = 0;
        setSpeakingUnheard(false);
    }
    Q_EMIT silencedChanged(silenced);
}

void CallAudioEngine::replay(quint64 replay, const Samples &voice)
{
    m_replayId = replay;
    m_replay = QuickReplay(voice, CallAudio::replaySpeed);
    m_replaying = m_channel && !m_replay.isOver();
}

void CallAudioEngine::choose(const AudioChoice &choice)
{
    m_processor.setStages(choice.stages);
    m_device->choose(choice);
}

void CallAudioEngine::onDeviceState(const AudioState &state)
{
    // Another microphone or speaker is another echo.
    if ((state.input && state.inputName != m_deviceState.inputName) || (state.output && state.outputName != m_deviceState.outputName))
        m_processor.reset();
    m_deviceState = state;
    Q_EMIT deviceStateChanged(state);
}

void CallAudioEngine::notice(SampleView voice)
{
    for (const VoiceActivity::Edge &edge : m_activity.feed(voice)) {
        if (edge.isStart)
            m_speechFrom = edge.at;
    }
    const qint64 now = m_activity.position();
    if (m_silenced && m_activity.isSpeaking() && now - m_speechFrom >= unheardAfter)
        m_unheardUntil = now + unheardFor;
    setSpeakingUnheard(m_silenced && now < m_unheardUntil);
}

void CallAudioEngine::setSpeakingUnheard(bool speaking)
{
    if (speaking == m_speakingUnheard)
        return;
    m_speakingUnheard = speaking;
    Q_EMIT speakingUnheardChanged(speaking);
}

void CallAudioEngine::captured(VoiceFrameView frame, std::chrono::microseconds at)
{
    if (!m_channel || m_role != CallAudio::Role::Talking)
        return;
    // Also what is not sent: the room must be known when it is, and a person who speaks to nobody should be told.
    Samples voice(frameSamples, 0);
    m_processor.captured(frame, std::span(voice).first<frameSamples>());
    notice(voice);
    if (m_silenced)
        std::ranges::fill(voice, int16_t(0));
    if (!m_open) {
        // The microphone may be quicker than the handshake. Nobody can hear this yet: it shows as a level, and does not count as lost.
        m_ownLevel = AudioLevel::of(voice);
        showLevels();
        return;
    }
    const AudioPacket packet{AudioSource::Human, m_sequence++, at, std::move(voice)};
    m_ownLevel = AudioLevel::of(packet.samples);
    m_channel->sendPacket(packet.encode());
    showLevels();
}

void CallAudioEngine::onPacket(const QByteArray &bytes)
{
    auto packet = AudioPacket::decode(bytes);
    if (!packet) {
        ++m_undecodable;
        return;
    }
    // Nobody wants to hear themselves a fifth of a second later.
    if (packet->source == AudioSource::Human && m_role == CallAudio::Role::Talking)
        return;
    m_playout[size_t(packet->source)].push(packet->sequence, packet->samples);
    m_callerLevel = AudioLevel::of(packet->samples);
    m_sinceCaller.restart();
    showLevels();
}

void CallAudioEngine::play(VoiceFrame frame)
{
    std::ranges::fill(frame, int16_t(0));
    std::array<int16_t, frameSamples> voice;
    for (PlayoutBuffer &buffer : m_playout) {
        if (buffer.pull(voice))
            mixInto(frame, voice);
    }
    const bool ends = m_replaying && !m_replay.pull(m_beside);
    if (ends)
        m_replaying = false;
    if (m_role == CallAudio::Role::Talking)
        learnEcho(frame);
    if (ends)
        Q_EMIT replayEnded(m_replayId);
    if (m_sinceCaller.elapsed() > callerFadesAfter)
        m_callerLevel = {};
    showLevels();
    if (m_sinceCounters.elapsed() >= countersEvery)
        count();
}

// What the microphone may hear of the speaker is all of it.
void CallAudioEngine::learnEcho(VoiceFrameView played)
{
    if (!m_replaying) {
        m_processor.playing(played);
        return;
    }
    std::array<int16_t, frameSamples> both;
    std::ranges::copy(played, both.begin());
    mixInto(both, m_beside);
    m_processor.playing(both);
}

bool CallAudioEngine::playBeside(VoiceFrame frame)
{
    if (m_replaying)
        std::ranges::copy(m_beside, frame.begin());
    return m_replaying;
}

void CallAudioEngine::showLevels()
{
    if (m_sinceLevels.elapsed() < levelsEvery)
        return;
    m_sinceLevels.restart();
    Q_EMIT levelsChanged(linear(m_callerLevel.rms), linear(m_callerLevel.peak), linear(m_ownLevel.rms), linear(m_ownLevel.peak));
}

void CallAudioEngine::count()
{
    m_sinceCounters.restart();
    if (!m_channel)
        return;
    CallAudio::Counters counters{m_channel->sentPackets(), m_channel->droppedPackets(), m_channel->receivedPackets(), m_undecodable};
    for (const PlayoutBuffer &buffer : m_playout) {
        counters.late += buffer.counters().late;
        counters.lost += buffer.counters().lost;
        counters.concealed += buffer.counters().concealed;
        counters.underruns += buffer.counters().underruns;
    }
    Q_EMIT counted(m_session, counters);
}

} // namespace Attendant::Ui
