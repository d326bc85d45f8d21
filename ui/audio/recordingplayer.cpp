// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/recordingplayer.h"

#include "ui/audio/audiodevices.h"
#include "ui/audio/formatbridge.h"

#include <QAudioSink>
#include <QMediaDevices>

#include <cstring>

using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {
constexpr std::chrono::milliseconds piece = 15s, enough = 8s;
constexpr auto lookEvery = 60ms;
}

/// What the speaker takes: sound that has come, silence while it has not.
class RecordingPlayer::Feed : public QIODevice
{
public:
    Feed() { open(QIODevice::ReadOnly); }
    void append(const QByteArray &bytes) { m_bytes += bytes; }
    [[nodiscard]] qint64 waiting() const { return m_bytes.size() - m_at; }
    [[nodiscard]] qint64 given() const { return m_given; }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return waiting() + QIODevice::bytesAvailable() + 4'096; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 count = std::min(most, waiting());
        std::memcpy(to, m_bytes.constData() + m_at, size_t(count));
        std::memset(to + count, 0, size_t(most - count));
        m_at += count;
        m_given += count;
        if (m_at > 4'000'000) {
            m_bytes.remove(0, m_at);
            m_at = 0;
        }
        return most;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0, m_given = 0;
};

RecordingPlayer::RecordingPlayer(ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
    connect(&m_timer, &QTimer::timeout, this, &RecordingPlayer::look);
}

RecordingPlayer::~RecordingPlayer()
{
    m_sink.reset();
}

void RecordingPlayer::setCall(const CallId &id, std::chrono::milliseconds length)
{
    stop();
    m_id = id;
    m_length = length;
}

void RecordingPlayer::stop()
{
    ++m_generation;
    m_probe.cancel();
    m_timer.stop();
    if (m_sink)
        m_sink->reset(); // stop() aborts the process when the sound server has killed the stream
    m_sink.reset();
    m_feed.reset();
    m_isReading = false;
    if (std::exchange(m_isPlaying, false))
        Q_EMIT playingChanged(false);
}

void RecordingPlayer::pause()
{
    stop();
}

void RecordingPlayer::play(std::chrono::milliseconds from)
{
    stop();
    if (m_id.isEmpty() || m_length <= 0ms)
        return;
    QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (const auto chosen = m_devices ? m_devices->inUse(AudioDevices::Use::Output) : std::nullopt) {
        for (const QAudioDevice &one : QMediaDevices::audioOutputs()) {
            if (one.id() == chosen->id)
                device = one;
        }
    }
    if (device.isNull()) {
        Q_EMIT failed({Error::Code::Unavailable, {}, {}, {}});
        return;
    }
    m_deviceId = device.id();
    m_from = m_asked = from >= m_length ? 0ms : from;
    m_isPlaying = true;
    Q_EMIT playingChanged(true);
    m_probe.ask(device, [this, device](bool opens) {
        if (opens) {
            start(device);
            return;
        }
        stop();
        Q_EMIT failed({Error::Code::Unavailable, {}, {}, {}});
    });
}

void RecordingPlayer::start(const QAudioDevice &device)
{
    m_format = formatFor(device);
    m_resampler.reset();
    m_feed = std::make_unique<Feed>();
    m_sink = std::make_unique<QAudioSink>(device, m_format);
    m_sink->setVolume(m_devices ? m_devices->volume(AudioDevices::Use::Output) : 1);
    readAhead();
    m_timer.start(lookEvery);
}

void RecordingPlayer::readAhead()
{
    if (m_isReading || m_asked >= m_length)
        return;
    m_isReading = true;
    const auto to = std::min(m_length, m_asked + piece);
    m_api.recordedSound(m_id, m_asked, to).then(this, [this, to, generation = m_generation](const Result<CallSound> &sound) {
        if (generation != m_generation)
            return;
        m_isReading = false;
        if (!sound) {
            stop();
            Q_EMIT failed(sound.error());
            return;
        }
        m_asked = to;
        take(*sound);
    });
}

void RecordingPlayer::take(const CallSound &sound)
{
    if (!m_resampler)
        m_resampler = std::make_unique<Resampler>(sound.rate, m_format.sampleRate());
    const Samples samples = m_resampler->process(toSamples(sound.pcm));
    Samples all;
    all.reserve(samples.size() * size_t(m_format.channelCount()));
    for (const int16_t sample : samples)
        all.insert(all.end(), size_t(m_format.channelCount()), sample);
    m_feed->append(toBytes(all));
    if (m_sink->state() == QAudio::StoppedState)
        m_sink->start(m_feed.get());
}

void RecordingPlayer::setDevices(AudioDevices &devices)
{
    m_devices = &devices;
    connect(&devices, &AudioDevices::choiceChanged, this, &RecordingPlayer::onChoice);
}

void RecordingPlayer::onChoice()
{
    if (!m_isPlaying)
        return;
    const auto use = m_devices->inUse(AudioDevices::Use::Output);
    if (use && use->id != m_deviceId)
        play(position());
    else if (m_sink)
        m_sink->setVolume(m_devices->volume(AudioDevices::Use::Output));
}

static std::chrono::milliseconds timeOf(const QAudioFormat &format, qint64 bytes)
{
    return std::chrono::milliseconds(bytes * 1'000 / std::max(1, format.bytesPerFrame() * format.sampleRate()));
}

std::chrono::milliseconds RecordingPlayer::position() const
{
    return m_feed ? std::min(m_length, m_from + timeOf(m_format, m_feed->given())) : m_from;
}

void RecordingPlayer::look()
{
    Q_EMIT positionChanged(position());
    if (!m_feed)
        return; // who heard of it has stopped it
    if (timeOf(m_format, m_feed->waiting()) < enough)
        readAhead();
    if (m_feed && !m_isReading && m_asked >= m_length && m_feed->waiting() <= 0 && m_feed->given() > 0)
        stop();
}

} // namespace Attendant::Ui
