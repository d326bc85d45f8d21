// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/soundplayer.h"

#include "audio/resampler.h"
#include "audio/tone.h"
#include "ui/audio/formatbridge.h"

#include <QAudioSink>
#include <QMediaDevices>

using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

constexpr auto fade = 20ms;
constexpr auto tail = 300ms; // what the device itself still holds when the data is through

// Without it a tone begins and ends with a click.
void soften(Samples &samples)
{
    const size_t length = std::min(samplesIn(fade), samples.size() / 2);
    for (size_t i = 0; i < length; ++i) {
        const double gain = double(i) / double(length);
        samples[i] = int16_t(samples[i] * gain);
        samples[samples.size() - 1 - i] = int16_t(samples[samples.size() - 1 - i] * gain);
    }
}

} // namespace

SoundPlayer::SoundPlayer(QObject *parent)
    : QObject(parent)
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, [this] {
        release();
        Q_EMIT finished();
    });
    // The sink stops at the data's end; a repeated sound starts over.
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (!m_sink || m_sink->bytesFree() < 0) {
            release();
            Q_EMIT finished();
            return;
        }
        m_buffer.seek(0);
        m_sink->reset();
        m_sink->start(&m_buffer);
        if (m_sink->error() == QAudio::OpenError || m_sink->error() == QAudio::FatalError) {
            release();
            Q_EMIT finished();
        }
    });
}

SoundPlayer::~SoundPlayer()
{
    release();
}

bool SoundPlayer::play(const QByteArray &deviceId, const Samples &sound, double volume, bool repeat)
{
    release();
    QAudioDevice device = QMediaDevices::defaultAudioOutput();
    for (const QAudioDevice &other : QMediaDevices::audioOutputs()) {
        if (other.id() == deviceId)
            device = other;
    }
    if (device.isNull())
        return false;
    const QAudioFormat format = formatFor(device);
    const Samples resampled = Resampler::convert(sound, audioRate, format.sampleRate());
    Samples all;
    for (const int16_t sample : resampled)
        all.insert(all.end(), size_t(format.channelCount()), int16_t(sample * volume));
    m_buffer.setData(toBytes(all));
    m_buffer.open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->start(&m_buffer);
    if (m_sink->error() == QAudio::OpenError || m_sink->error() == QAudio::FatalError) {
        release();
        return false;
    }
    const auto length = std::chrono::ceil<std::chrono::milliseconds>(durationOf(sound.size()));
    if (repeat)
        m_again.start(length);
    else
        m_end.start(length + tail);
    return true;
}

void SoundPlayer::stop()
{
    release();
}

void SoundPlayer::release()
{
    m_end.stop();
    m_again.stop();
    if (m_sink)
        m_sink->reset(); // stop() aborts on a stream that the sound server has killed
    m_sink.reset();
    m_buffer.close();
}

Samples SoundPlayer::testTone()
{
    Samples tone = sine(440, 1s, -12);
    soften(tone);
    return tone;
}

Samples SoundPlayer::ring()
{
    Samples all;
    for (const double hertz : {659.3, 523.3, 659.3}) {
        Samples note = sine(hertz, 180ms, -10);
        soften(note);
        all.insert(all.end(), note.begin(), note.end());
    }
    all.resize(samplesIn(2s), 0);
    return all;
}

} // namespace Attendant::Ui
