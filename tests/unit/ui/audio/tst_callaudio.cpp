// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/callaudio.h"

#include "audio/packet.h"
#include "audio/playoutbuffer.h"
#include "audio/tone.h"
#include "support/steppedaudiodevice.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The server's end of the sound.
class FakeSound : public QObject
{
    Q_OBJECT

public:
    FakeSound()
        : m_server(u"fake"_s, QWebSocketServer::NonSecureMode)
    {
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            socket = m_server.nextPendingConnection();
            socket->setParent(this);
            connect(socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &bytes) { packets.push_back(*AudioPacket::decode(bytes)); });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    AudioGrant grant() const { return {CallId(u"call_1"_s), u"human"_s, QUrl(u"/audio?ticket=t"_s)}; }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())); }
    Samples said() const
    {
        Samples all;
        for (const AudioPacket &packet : packets)
            all.insert(all.end(), packet.samples.begin(), packet.samples.end());
        return all;
    }
    void send(AudioSource source, const Samples &samples)
    {
        for (size_t at = 0; at + frameSamples <= samples.size(); at += frameSamples) {
            const AudioPacket packet{source, m_sequence[size_t(source)]++, {}, Samples(samples.begin() + qsizetype(at), samples.begin() + qsizetype(at + frameSamples))};
            socket->sendBinaryMessage(packet.encode());
        }
    }

    QWebSocket *socket = nullptr;
    std::vector<AudioPacket> packets;

private:
    QWebSocketServer m_server;
    std::array<quint16, 3> m_sequence{};
};

class tst_CallAudio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsExactlyWhatIsSaid();
    void playsTheCallerAndTheAi();
    void sendsSilenceWhileMuted();
    void neverSendsWhileListening();
    void goesOnWithoutAnyDevice();
    void stopsTheDevicesWhenTheSocketCloses();
    void dropsWhatBelongsToAnEarlierCall();
    void worksOnItsOwnThread();

private:
    void open(CallAudio::Role role)
    {
        m_audio->open(m_sound->url(), m_sound->grant(), role);
        QSignalSpy opened(m_audio.get(), &CallAudio::opened);
        QTRY_COMPARE(opened.size(), 1);
        QTRY_VERIFY(m_sound->socket);
    }
    std::unique_ptr<FakeSound> m_sound;
    SteppedAudioDevice *m_device = nullptr;
    std::unique_ptr<CallAudio> m_audio;
};

void tst_CallAudio::init()
{
    m_sound = std::make_unique<FakeSound>();
    auto device = std::make_unique<SteppedAudioDevice>();
    m_device = device.get();
    m_audio = std::make_unique<CallAudio>(std::move(device), CallAudio::Threading::Caller);
}

void tst_CallAudio::cleanup()
{
    m_audio.reset();
    m_sound.reset();
}

void tst_CallAudio::sendsExactlyWhatIsSaid()
{
    open(CallAudio::Role::Talking);
    const Samples voice = sine(330, 500ms);
    m_device->speak(voice);
    m_device->advance(500ms);
    QTRY_COMPARE(m_sound->packets.size(), 25u);
    QCOMPARE(m_sound->said(), voice);
    for (size_t i = 0; i < 25; ++i) {
        QCOMPARE(m_sound->packets[i].source, AudioSource::Human);
        QCOMPARE(m_sound->packets[i].sequence, quint16(i));
        QCOMPARE(m_sound->packets[i].capturedAt, 20ms * int(i + 1));
    }
}

void tst_CallAudio::playsTheCallerAndTheAi()
{
    open(CallAudio::Role::Listening);
    QSignalSpy levels(m_audio.get(), &CallAudio::levelsChanged);
    m_sound->send(AudioSource::Caller, sine(440, 100ms, -20));
    m_sound->send(AudioSource::Ai, sine(880, 100ms, -20));
    QTRY_VERIFY(!levels.isEmpty());
    // Packets arrive through a real socket: step until both have been heard, one frame at a time.
    QTRY_VERIFY((m_device->advance(20ms), toneLevel(m_device->heard(), 440) > -60 && toneLevel(m_device->heard(), 880) > -60));
    QVERIFY(levels.last().at(0).toDouble() > 0);
}

void tst_CallAudio::sendsSilenceWhileMuted()
{
    open(CallAudio::Role::Talking);
    QSignalSpy levels(m_audio.get(), &CallAudio::levelsChanged);
    m_device->speak(sine(330, 1s));
    m_device->advance(100ms);
    m_audio->setMuted(true);
    m_device->advance(100ms);
    m_audio->setMuted(false);
    m_device->advance(20ms);
    QTRY_COMPARE(m_sound->packets.size(), 11u);
    QVERIFY(m_sound->packets[4].samples != Samples(frameSamples, 0));
    for (size_t i = 5; i < 10; ++i) {
        QCOMPARE(m_sound->packets[i].samples, Samples(frameSamples, 0));
        QCOMPARE(m_sound->packets[i].sequence, quint16(i)); // the line stays even
    }
    QVERIFY(m_sound->packets[10].samples != Samples(frameSamples, 0));
    m_audio->setMuted(true);
    open(CallAudio::Role::Talking); // the next call begins with an open microphone, and says so
    QVERIFY(!m_audio->isMuted());
}

void tst_CallAudio::neverSendsWhileListening()
{
    open(CallAudio::Role::Listening);
    QVERIFY(!m_device->isCapturing());
    m_device->speak(sine(330, 200ms));
    m_device->advance(200ms);
    m_sound->send(AudioSource::Caller, sine(440, 100ms));
    QTRY_VERIFY((m_device->advance(20ms), toneLevel(m_device->heard(), 440) > -60)); // it does listen
    QVERIFY(m_sound->packets.empty());
}

void tst_CallAudio::goesOnWithoutAnyDevice()
{
    m_device->setPresent(false, false);
    QSignalSpy states(m_audio.get(), &CallAudio::deviceStateChanged);
    open(CallAudio::Role::Talking);
    QCOMPARE(states.size(), 1);
    QVERIFY(!m_audio->deviceState().input);
    QVERIFY(!m_audio->deviceState().inputProblem.isEmpty());
    QVERIFY(m_audio->isOpen());
    // The levels are seen although nothing can be heard.
    QSignalSpy levels(m_audio.get(), &CallAudio::levelsChanged);
    m_sound->send(AudioSource::Caller, sine(440, 200ms));
    QTRY_VERIFY(!levels.isEmpty());
    m_device->setPresent(true, true);
    QVERIFY(m_audio->deviceState().input);
    m_device->speak(sine(330, 20ms));
    m_device->advance(20ms);
    QTRY_COMPARE(m_sound->packets.size(), 1u);
}

void tst_CallAudio::stopsTheDevicesWhenTheSocketCloses()
{
    open(CallAudio::Role::Talking);
    QSignalSpy closed(m_audio.get(), &CallAudio::closed);
    QVERIFY(m_device->isRunning());
    m_sound->socket->close(QWebSocketProtocol::CloseCodeGoingAway, u"The server restarts."_s);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.at(0).at(0).toString(), u"The server restarts."_s);
    QVERIFY(!m_device->isRunning());
    QVERIFY(!m_audio->isOpen());
}

void tst_CallAudio::dropsWhatBelongsToAnEarlierCall()
{
    open(CallAudio::Role::Talking);
    QWebSocket *first = m_sound->socket;
    QSignalSpy closed(m_audio.get(), &CallAudio::closed);
    QSignalSpy gone(first, &QWebSocket::disconnected);
    open(CallAudio::Role::Talking);
    QTRY_COMPARE(gone.size(), 1);
    QVERIFY(m_sound->socket != first);
    QCOMPARE(closed.size(), 0);
    m_device->speak(sine(330, 20ms));
    m_device->advance(20ms);
    QTRY_COMPARE(m_sound->packets.size(), 1u);
    QCOMPARE(m_sound->packets[0].sequence, 0);
}

void tst_CallAudio::worksOnItsOwnThread()
{
    auto device = std::make_unique<SteppedAudioDevice>();
    SteppedAudioDevice *raw = device.get();
    CallAudio audio(std::move(device));
    QVERIFY(raw->thread() != thread());
    QSignalSpy opened(&audio, &CallAudio::opened);
    audio.open(m_sound->url(), m_sound->grant(), CallAudio::Role::Talking);
    QTRY_COMPARE(opened.size(), 1);
    QMetaObject::invokeMethod(raw, [raw] {
        raw->speak(sine(330, 100ms));
        raw->advance(100ms);
    });
    QTRY_COMPARE(m_sound->packets.size(), 5u);
    QTRY_VERIFY(audio.deviceState().input);
}

QTEST_MAIN(tst_CallAudio)
#include "tst_callaudio.moc"
