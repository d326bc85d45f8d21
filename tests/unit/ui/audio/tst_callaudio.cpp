// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/callaudio.h"

#include "audio/level.h"
#include "audio/packet.h"
#include "audio/playoutbuffer.h"
#include "audio/tone.h"
#include "support/speechlike.h"
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
    void speaksWhileTheKeyIsHeld();
    void beginsMutedWithPushToTalk();
    void saysThatOneSpeaksUnheard();
    void sendsNoEchoOfTheCaller();
    void playsAgainInOneEar();
    void stopsPlayingAgain();
    void goesOnWithTheNextMicrophone_data();
    void goesOnWithTheNextMicrophone();
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
    AudioChoice exact;
    exact.stages = VoiceStages::none();
    m_audio->choose(exact);
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

void tst_CallAudio::speaksWhileTheKeyIsHeld()
{
    open(CallAudio::Role::Talking);
    QSignalSpy silenced(m_audio.get(), &CallAudio::silencedChanged);
    m_device->speak(sine(330, 1s));
    m_audio->setMuted(true);
    QVERIFY(m_audio->isSilenced());
    m_device->advance(40ms);
    m_audio->setTalking(true);
    QVERIFY(m_audio->isMuted()); // still, when the key is let go
    QVERIFY(!m_audio->isSilenced());
    m_device->advance(40ms);
    m_audio->setTalking(false);
    QVERIFY(m_audio->isSilenced());
    m_device->advance(40ms);
    QCOMPARE(silenced.size(), 3);
    QTRY_COMPARE(m_sound->packets.size(), 6u);
    const auto isSilent = [this](size_t packet) { return m_sound->packets[packet].samples == Samples(frameSamples, 0); };
    QVERIFY(isSilent(0) && isSilent(1) && !isSilent(2) && !isSilent(3) && isSilent(4) && isSilent(5));
}

void tst_CallAudio::beginsMutedWithPushToTalk()
{
    AudioChoice choice;
    choice.stages = VoiceStages::none();
    choice.pushToTalk = true;
    m_audio->choose(choice);
    open(CallAudio::Role::Talking);
    QVERIFY(m_audio->isMuted());
    m_device->speak(sine(330, 100ms));
    m_device->advance(20ms);
    m_audio->setTalking(true);
    m_device->advance(20ms);
    QTRY_COMPARE(m_sound->packets.size(), 2u);
    QCOMPARE(m_sound->packets[0].samples, Samples(frameSamples, 0));
    QVERIFY(m_sound->packets[1].samples != Samples(frameSamples, 0));
    open(CallAudio::Role::Talking); // a held key is not carried into the next call
    QVERIFY(!m_audio->isTalking());
    QVERIFY(m_audio->isSilenced());
    choice.pushToTalk = false;
    m_audio->choose(choice);
    open(CallAudio::Role::Talking);
    QVERIFY(!m_audio->isSilenced());
}

void tst_CallAudio::saysThatOneSpeaksUnheard()
{
    AudioChoice choice;
    choice.stages = {true, true, false};
    m_audio->choose(choice);
    open(CallAudio::Role::Talking);
    QSignalSpy speaking(m_audio.get(), &CallAudio::speakingUnheardChanged);
    m_device->speak(speechLike(2s, 3));
    m_device->advance(2s);
    QCOMPARE(speaking.size(), 0); // heard
    m_audio->setMuted(true);
    m_device->advance(3s);
    QCOMPARE(speaking.size(), 0); // silent
    m_device->speak(sine(800, 100ms)); // a knock
    m_device->advance(3s);
    QCOMPARE(speaking.size(), 0);
    m_device->speak(speechLike(2s, 4));
    m_device->advance(2s);
    QCOMPARE(speaking.size(), 1);
    QVERIFY(m_audio->isSpeakingUnheard());
    m_device->advance(3s);
    QVERIFY(!m_audio->isSpeakingUnheard()); // the notice goes by itself
    m_device->speak(speechLike(1s, 4));
    m_device->advance(1s);
    QVERIFY(m_audio->isSpeakingUnheard());
    m_audio->setMuted(false);
    QVERIFY(!m_audio->isSpeakingUnheard());
}

// The speaker stands beside the microphone: what the caller says comes back 60 ms later, and must not go back to the caller.
void tst_CallAudio::sendsNoEchoOfTheCaller()
{
    AudioChoice choice;
    choice.stages = {true, true, false};
    m_audio->choose(choice);
    m_device->setEcho(60ms, 0.3);
    open(CallAudio::Role::Talking);
    const Samples far = speechLike(8s, 1);
    QSignalSpy arrived(m_sound->socket, &QWebSocket::pong);
    const size_t piece = samplesIn(100ms);
    for (size_t at = 0; at + piece <= far.size(); at += piece) {
        m_sound->send(AudioSource::Caller, Samples(far.begin() + qsizetype(at), far.begin() + qsizetype(at + piece)));
        m_sound->socket->ping(); // is answered behind the sound
        QTRY_COMPARE(arrived.size(), qsizetype(at / piece + 1));
        m_device->advance(100ms);
    }
    QTRY_COMPARE(m_sound->packets.size(), far.size() / frameSamples);
    const Samples sent = m_sound->said();
    const double played = AudioLevel::of(SampleView(m_device->heard()).last(samplesIn(4s))).rms;
    const double echo = AudioLevel::of(SampleView(sent).last(samplesIn(4s))).rms;
    QVERIFY2(played > -32, qPrintable(QString::number(played)));
    QVERIFY2(played - 10.5 - echo > 40, qPrintable(u"%1 dBFS was played, %2 sent"_s.arg(played).arg(echo))); // 0.3 is -10.5 dB
}

// Six seconds of what was said take four, at their own pitch, in one ear; what is said meanwhile is heard in the other, untouched.
void tst_CallAudio::playsAgainInOneEar()
{
    open(CallAudio::Role::Talking);
    QSignalSpy replaying(m_audio.get(), &CallAudio::replayingChanged);
    m_audio->replay(sine(210, 6s, -12));
    QVERIFY(m_audio->isReplaying());
    m_sound->send(AudioSource::Caller, sine(440, 200ms, -20));
    QTRY_VERIFY((m_device->advance(20ms), toneLevel(m_device->heard(), 440) > -60));
    m_device->advance(5s);
    QVERIFY(!m_audio->isReplaying()); // it ends by itself
    QCOMPARE(replaying.size(), 2);
    const Samples &beside = m_device->heardBeside();
    QCOMPARE(beside.size(), m_device->heard().size());
    const auto last = std::find_if(beside.rbegin(), beside.rend(), [](int16_t sample) { return std::abs(sample) > 300; });
    const double seconds = double(beside.rend() - last) / audioRate;
    QVERIFY2(std::abs(seconds - 4) < 0.1, qPrintable(QString::number(seconds)));
    QVERIFY(std::abs(toneLevel(SampleView(beside).subspan(samplesIn(1s), samplesIn(1s)), 210) + 12) < 1);
    QVERIFY(toneLevel(beside, 440) < -70);
    QVERIFY(toneLevel(m_device->heard(), 210) < -70);
    QVERIFY(m_audio->isOpen());
}

void tst_CallAudio::stopsPlayingAgain()
{
    open(CallAudio::Role::Listening);
    m_audio->replay({});
    QVERIFY(!m_audio->isReplaying()); // nothing to play
    m_audio->replay(sine(210, 6s, -12));
    m_device->advance(1s);
    m_audio->stopReplay();
    QVERIFY(!m_audio->isReplaying());
    const size_t before = m_device->heardBeside().size();
    m_device->advance(1s);
    QCOMPARE(AudioLevel::of(SampleView(m_device->heardBeside()).subspan(before)).peak, AudioLevel::silence);
    // The end of one that was stopped is not the end of the next.
    m_audio->replay(sine(210, 1s, -12));
    m_audio->replay(sine(300, 6s, -12));
    m_device->advance(1s);
    QVERIFY(m_audio->isReplaying());
    QVERIFY(toneLevel(SampleView(m_device->heardBeside()).last(samplesIn(500ms)), 300) > -13);
    m_audio->close();
    QVERIFY(!m_audio->isReplaying());
    m_audio->replay(sine(210, 1s, -12));
    QVERIFY(!m_audio->isReplaying()); // no call is open
}

void tst_CallAudio::goesOnWithTheNextMicrophone_data()
{
    QTest::addColumn<bool>("listed");
    QTest::newRow("the system says that it is gone") << false;
    QTest::newRow("it only falls silent") << true;
}

void tst_CallAudio::goesOnWithTheNextMicrophone()
{
    QFETCH(bool, listed);
    m_device->setMicrophones({u"Headset"_s, u"Built-in"_s, u"Webcam"_s});
    AudioChoice choice;
    choice.stages = VoiceStages::none();
    choice.inputVolume = 0.5;
    m_audio->choose(choice);
    open(CallAudio::Role::Talking);
    m_device->speak(sine(330, 4s, -12));
    m_device->advance(1s);
    QTRY_COMPARE(m_sound->packets.size(), 50u);
    QCOMPARE(m_audio->deviceState().inputName, u"Headset"_s);
    m_device->unplug(u"Headset"_s, listed);
    m_device->advance(1s);
    QCOMPARE(m_audio->deviceState().inputName, u"Built-in"_s);
    QTRY_VERIFY(m_sound->packets.size() >= 100u - 15); // at most 300 ms were lost
    QCOMPARE(m_sound->packets.back().capturedAt, std::chrono::microseconds(2s));
    QVERIFY(std::abs(toneLevel(m_sound->packets.back().samples, 330) + 18) < 1); // as loud as it was set
    m_audio->setMuted(true);
    const size_t before = m_sound->packets.size();
    m_device->unplug(u"Built-in"_s, listed);
    m_device->advance(1s);
    QCOMPARE(m_audio->deviceState().inputName, u"Webcam"_s);
    QTRY_VERIFY(m_sound->packets.size() >= before + 35);
    QVERIFY(m_audio->isMuted());
    for (size_t i = before; i < m_sound->packets.size(); ++i)
        QCOMPARE(m_sound->packets[i].samples, Samples(frameSamples, 0));
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
