// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/soundplayer.h"

#include "audio/resampler.h"
#include "audio/tone.h"
#include "ui/audio/formatbridge.h"

#include <QAudioSink>
#include <QMediaDevices>

#include <cstring>

using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

constexpr auto fade = 20ms;
constexpr auto lookEvery = 500ms;
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

// What the sink pulls from: the sound once, or again and again. Not started anew for each time, which would open the device each time.
class SoundPlayer::Feed final : public QIODevice
{
public:
    Feed(QByteArray bytes, bool repeat)
        : m_bytes(std::move(bytes))
        , m_repeat(repeat)
    {
        open(QIODevice::ReadOnly);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return (m_repeat ? m_bytes.size() : m_bytes.size() - m_at) + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        qint64 done = 0;
        while (done < maximum && !m_bytes.isEmpty()) {
            if (m_at == m_bytes.size()) {
                if (!m_repeat)
                    break;
                m_at = 0;
            }
            const qint64 piece = std::min(maximum - done, m_bytes.size() - m_at);
            std::memcpy(data + done, m_bytes.constData() + m_at, size_t(piece));
            m_at += piece;
            done += piece;
        }
        return done;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
    bool m_repeat;
};

SoundPlayer::SoundPlayer(QObject *parent)
    : QObject(parent)
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &SoundPlayer::giveUp);
    // Nothing else tells that the device of a sound that goes on has gone.
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (!m_sink || m_sink->bytesFree() < 0 || m_sink->error() == QAudio::FatalError)
            giveUp();
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
    m_probe.ask(device, [this, device, sound, volume, repeat](bool opens) {
        if (opens)
            start(device, sound, volume, repeat);
        else
            giveUp();
    });
    return true;
}

void SoundPlayer::start(const QAudioDevice &device, const Samples &sound, double volume, bool repeat)
{
    const QAudioFormat format = formatFor(device);
    const Samples resampled = Resampler::convert(sound, audioRate, format.sampleRate());
    Samples all;
    for (const int16_t sample : resampled)
        all.insert(all.end(), size_t(format.channelCount()), int16_t(sample * volume));
    m_feed = std::make_unique<Feed>(toBytes(all), repeat);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->start(m_feed.get());
    if (m_sink->error() == QAudio::OpenError || m_sink->error() == QAudio::FatalError) {
        giveUp();
        return;
    }
    if (repeat)
        m_look.start();
    else
        m_end.start(std::chrono::ceil<std::chrono::milliseconds>(durationOf(sound.size())) + tail);
}

void SoundPlayer::giveUp()
{
    release();
    Q_EMIT finished();
}

void SoundPlayer::stop()
{
    release();
}

void SoundPlayer::release()
{
    m_probe.cancel();
    m_end.stop();
    m_look.stop();
    if (m_sink)
        m_sink->reset(); // stop() aborts on a stream that the sound server has killed
    m_sink.reset();
    m_feed.reset();
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
