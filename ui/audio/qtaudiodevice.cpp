// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/qtaudiodevice.h"

#include "base/logging.h"

#include <QAudioSink>
#include <QAudioSource>
#include <QMediaDevices>

#include <algorithm>
#include <cstring>

using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

using Steady = std::chrono::steady_clock;

// 20 ms in, 40 ms out keeps the mouth-to-ear time low; a sink of 10 ms runs dry on a busy machine (measured).
constexpr auto inputBuffer = 20ms, outputBuffer = 40ms;
constexpr auto inputSilence = 200ms;  // no bytes for so long: the stream is dead
constexpr auto inputStart = 3s;       // a PulseAudio null source may take 2 s to its first byte
constexpr auto outputFreeze = 1s;     // a killed sink is seen at once, by other signs; a busy machine stands still for most of this
constexpr auto outputStart = 3s;
constexpr auto watchEvery = 50ms;
constexpr int emptyReadsOfADeadSource = 4;
// A device that has just died may still be listed; it is not worth a try.
constexpr auto leaveAlone = 1s;

bool isListed(const QList<QAudioDevice> &devices, const QByteArray &id)
{
    return std::ranges::any_of(devices, [&id](const QAudioDevice &device) { return !device.isNull() && device.id() == id; });
}

// The device with \a id, the standard one, and the others, as far as they are there; of these the one whose turn it is.
QAudioDevice find(const QList<QAudioDevice> &devices, const QByteArray &id, const QAudioDevice &standard, const StreamWatch &watch)
{
    QList<QAudioDevice> inTurn;
    for (const QAudioDevice &device : devices) {
        if (device.id() == id)
            inTurn.prepend(device);
    }
    if (isListed(devices, standard.id()) && !inTurn.contains(standard))
        inTurn.append(standard);
    for (const QAudioDevice &device : devices) {
        if (!device.isNull() && !inTurn.contains(device))
            inTurn.append(device);
    }
    return inTurn.isEmpty() ? QAudioDevice() : inTurn[qsizetype(watch.turn(size_t(inTurn.size())))];
}

qsizetype bytesFor(const QAudioFormat &format, std::chrono::milliseconds time)
{
    return format.bytesForDuration(std::chrono::microseconds(time).count());
}

} // namespace

// What the sink pulls from. Opened unbuffered: QIODevice would read 16 KiB ahead, which is 189 ms of delay (measured).
class QtAudioDevice::Player final : public QIODevice
{
public:
    Player(Client *client, const QAudioFormat &format, double volume)
        : m_client(client)
        , m_bridge(format, false)
        , m_volume(volume)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    void setVolume(double volume) { m_volume = volume; }
    [[nodiscard]] bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // QtMultimedia tries to rewind what it plays, which QIODevice would complain of
    [[nodiscard]] qint64 bytesAvailable() const override { return 64 * 1024; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        qint64 done = 0;
        while (done < maximum) {
            if (m_rest.isEmpty()) {
                std::array<int16_t, frameSamples> frame{};
                m_client->play(frame);
                std::array<int16_t, frameSamples> beside{};
                m_rest = m_client->playBeside(beside) ? m_bridge.give(frame, beside, m_volume) : m_bridge.give(frame, m_volume);
                if (m_rest.isEmpty())
                    break; // the resampler is still filling
            }
            const qint64 piece = std::min<qint64>(maximum - done, m_rest.size());
            std::memcpy(data + done, m_rest.constData(), size_t(piece));
            m_rest.remove(0, piece);
            done += piece;
        }
        return done;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Client *m_client;
    FormatBridge m_bridge;
    double m_volume;
    QByteArray m_rest;
};

QtAudioDevice::QtAudioDevice(QObject *parent)
    : AudioDevice(parent)
    , m_inputWatch(inputSilence, inputStart)
    , m_outputWatch(outputFreeze, outputStart)
    , m_watch(this) // moves along with the device
{
    m_watch.setInterval(watchEvery);
    connect(&m_watch, &QTimer::timeout, this, &QtAudioDevice::onWatch);
}

QtAudioDevice::~QtAudioDevice()
{
    closeInput();
    closeOutput();
}

void QtAudioDevice::start(Client *client, bool withMicrophone)
{
    stop();
    m_client = client;
    m_withMicrophone = withMicrophone;
    m_outputWatch.restart();
    openOutput();
    m_inputWatch.restart();
    if (withMicrophone)
        openInput();
    m_watch.start();
    report();
}

void QtAudioDevice::stop()
{
    m_watch.stop();
    m_inputProbe.cancel();
    m_outputProbe.cancel();
    closeInput();
    closeOutput();
    m_client = nullptr;
    m_state = m_reported = {};
}

void QtAudioDevice::choose(const AudioChoice &choice)
{
    const AudioChoice before = std::exchange(m_choice, choice);
    if (!m_client)
        return;
    if (m_player)
        m_player->setVolume(choice.outputVolume);
    // What was found by itself when the old one went may be what is chosen now: it plays on.
    if (before.output != choice.output && !(m_sink && m_outputId == choice.output)) {
        m_outputWatch.restart();
        openOutput();
    }
    if (m_withMicrophone && before.input != choice.input && !(m_source && m_inputId == choice.input)) {
        m_inputWatch.restart();
        openInput();
    }
    report();
}

void QtAudioDevice::openInput()
{
    closeInput();
    m_inputProbe.cancel();
    const auto now = Steady::now();
    const QAudioDevice device = find(QMediaDevices::audioInputs(), m_choice.input, QMediaDevices::defaultAudioInput(), m_inputWatch);
    if (device.isNull()) { // would record from somewhere without a word
        m_state.inputProblem = tr("No microphone was found. Plug one in, or choose one in the sound settings of this computer.");
        m_inputWatch.restart(); // whatever comes is as good as new
        m_inputWatch.postpone(now);
        return;
    }
    if (device.id() == m_lostInputId && now - m_inputLostAt < leaveAlone) {
        m_inputWatch.postpone(now);
        return;
    }
    m_inputProbe.ask(device, [this, device](bool opens) {
        if (opens) {
            captureFrom(device);
        } else {
            m_inputWatch.refused(Steady::now());
            m_state.inputProblem = tr("%1 cannot be used. Another program may have it to itself.").arg(device.description());
        }
        report();
    });
}

void QtAudioDevice::captureFrom(const QAudioDevice &device)
{
    const auto now = Steady::now();
    const QAudioFormat format = formatFor(device);
    m_source = std::make_unique<QAudioSource>(device, format);
    m_source->setBufferSize(bytesFor(format, inputBuffer));
    m_in = std::make_unique<FormatBridge>(format, true);
    m_captured = m_source->start();
    m_emptyReads = 0;
    m_inputId = device.id();
    m_state.inputName = device.description();
    if (!m_captured || m_source->error() != QAudio::NoError) {
        m_inputWatch.refused(now);
        m_state.inputProblem = tr("%1 cannot be used. Another program may have it to itself.").arg(device.description());
        closeInput();
        return;
    }
    m_inputWatch.opened(Steady::now());
    connect(m_captured, &QIODevice::readyRead, this, &QtAudioDevice::onCaptured);
}

void QtAudioDevice::openOutput()
{
    closeOutput();
    m_outputProbe.cancel();
    const auto now = Steady::now();
    const QAudioDevice device = find(QMediaDevices::audioOutputs(), m_choice.output, QMediaDevices::defaultAudioOutput(), m_outputWatch);
    if (device.isNull()) {
        m_state.outputProblem = tr("No speaker was found. Plug one in, or choose one in the sound settings of this computer.");
        m_outputWatch.restart(); // whatever comes is as good as new
        m_outputWatch.postpone(now);
        return;
    }
    if (device.id() == m_lostOutputId && now - m_outputLostAt < leaveAlone) {
        m_outputWatch.postpone(now);
        return;
    }
    m_outputProbe.ask(device, [this, device](bool opens) {
        if (opens) {
            playOn(device);
        } else {
            m_outputWatch.refused(Steady::now());
            m_state.outputProblem = tr("%1 cannot be used. Another program may have it to itself.").arg(device.description());
        }
        report();
    });
}

void QtAudioDevice::playOn(const QAudioDevice &device)
{
    const auto now = Steady::now();
    const QAudioFormat format = formatFor(device, true);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->setBufferSize(bytesFor(format, outputBuffer));
    m_player = std::make_unique<Player>(m_client, format, m_choice.outputVolume);
    m_sink->start(m_player.get());
    m_processed = -1;
    m_outputId = device.id();
    m_state.outputName = device.description();
    if (m_sink->error() != QAudio::NoError && m_sink->error() != QAudio::UnderrunError) {
        m_outputWatch.refused(now);
        m_state.outputProblem = tr("%1 cannot be used. Another program may have it to itself.").arg(device.description());
        closeOutput();
        return;
    }
    m_outputWatch.opened(Steady::now());
}

// reset() and never stop(): on a stream that the sound server has killed, stop() aborts the process (Qt 6.8, measured).
void QtAudioDevice::closeInput()
{
    if (m_captured)
        m_captured->disconnect(this);
    m_captured = nullptr;
    if (m_source)
        m_source->reset();
    m_source.reset();
    m_in.reset();
    m_state.input = false;
}

void QtAudioDevice::closeOutput()
{
    if (m_sink)
        m_sink->reset();
    m_sink.reset();
    m_player.reset();
    m_state.output = false;
}

void QtAudioDevice::onCaptured()
{
    const QByteArray bytes = m_captured->readAll();
    if (bytes.isEmpty()) {
        ++m_emptyReads; // a dead source says readyRead for ever; the watch sees it
        return;
    }
    m_emptyReads = 0;
    const auto now = Steady::now();
    m_inputWatch.progressed(now);
    if (!m_state.input) {
        m_state.input = true;
        m_state.inputProblem.clear(); // not before: a dead device opens without a word
        report();
    }
    m_in->take(bytes, m_choice.inputVolume);
    std::array<int16_t, frameSamples> frame;
    while (m_client && m_in && m_in->nextFrame(frame))
        m_client->captured(frame, std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()));
}

void QtAudioDevice::onWatch()
{
    const auto now = Steady::now();
    watchInput(now);
    watchOutput(now);
    if (m_outputWatch.shouldOpen(now) && !m_outputProbe.isAsking())
        openOutput();
    if (m_withMicrophone && m_inputWatch.shouldOpen(now) && !m_inputProbe.isAsking())
        openInput();
    report();
}

void QtAudioDevice::watchInput(Steady::time_point now)
{
    if (!m_source)
        return;
    const bool listed = isListed(QMediaDevices::audioInputs(), m_inputId);
    const bool killed = !listed || m_emptyReads >= emptyReadsOfADeadSource || m_source->state() == QAudio::StoppedState;
    if (!killed && !m_inputWatch.isSilent(now))
        return;
    qCInfo(lcUi) << "microphone gives no sound; opening the next";
    m_state.inputProblem = listed ? tr("%1 gives no sound. Trying again every second.").arg(m_state.inputName) : tr("%1 was unplugged.").arg(m_state.inputName);
    closeInput();
    m_lostInputId = m_inputId;
    m_inputLostAt = now;
    m_inputWatch.lost(now, listed, killed);
}

void QtAudioDevice::watchOutput(Steady::time_point now)
{
    if (!m_sink)
        return;
    const qint64 processed = m_sink->processedUSecs();
    if (processed != m_processed) {
        m_processed = processed;
        m_state.output = processed > 0;
        if (m_state.output) {
            m_outputWatch.progressed(now);
            m_state.outputProblem.clear();
        }
    }
    const bool listed = isListed(QMediaDevices::audioOutputs(), m_outputId);
    const bool killed = !listed || m_sink->bytesFree() < 0 || m_sink->state() == QAudio::StoppedState;
    if (!killed && !m_outputWatch.isSilent(now))
        return;
    qCInfo(lcUi) << "speaker takes no sound; opening the next";
    m_state.outputProblem = listed ? tr("%1 plays no sound. Trying again every second.").arg(m_state.outputName) : tr("%1 was unplugged.").arg(m_state.outputName);
    closeOutput();
    m_lostOutputId = m_outputId;
    m_outputLostAt = now;
    m_outputWatch.lost(now, listed, killed);
}

void QtAudioDevice::report()
{
    if (m_state == m_reported)
        return;
    m_reported = m_state;
    Q_EMIT stateChanged(m_state);
}

} // namespace Attendant::Ui
