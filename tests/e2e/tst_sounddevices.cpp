// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoleundertest.h"
#include "recordedsound.h"
#include "support/pulseserver.h"

#include "audio/tone.h"
#include "ui/audio/qtaudiodevice.h"

#include <QApplication>
#include <QFile>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The main job on the real sound devices of QtMultimedia, over a sound server of the test's own. Such a server may insert silence on a
/// busy machine, so what arrived is counted before it is judged, and a takeover may be tried three times.
class tst_SoundDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void microphoneReachesTheCallerAndTheirVoiceTheSpeaker();
    void cleanupTestCase() { m_sound.reset(); }

private:
    /// One takeover; empty: all is well, else what is not.
    [[nodiscard]] QString takeOver();

    std::unique_ptr<PulseServer> m_sound;
    QTemporaryDir m_folder;
    QString m_toneFile;
};

void tst_SoundDevices::initTestCase()
{
    isolateSettings(u"tst_sounddevices"_s);
    auto sound = PulseServer::start();
    QVERIFY2(sound, qPrintable(sound ? QString() : sound.error().message));
    m_sound = std::move(*sound);
    m_toneFile = m_folder.filePath(u"tone.raw"_s);
    QFile file(m_toneFile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(toBytes(sine(1'000, 3s))) > 0);
}

QString tst_SoundDevices::takeOver()
{
    ConsoleUnderTest test(std::make_unique<QtAudioDevice>(), CallAudio::Threading::Own);
    CallLine &line = test.console->line();
    line.devices().setStages(VoiceStages::none()); // a lasting tone is noise to them
    const auto within = [](auto condition, std::chrono::milliseconds limit) { return QTest::qWaitFor(condition, int(limit.count())); };
    if (!test.start(u"chest_pain"_s))
        return test.failure();
    if (!within([&] { return test.isEmergencyWaiting(); }, 90s))
        return u"no emergency"_s;
    const auto recorder = m_sound->recordSpeaker();
    QByteArray played;
    QObject::connect(recorder.get(), &QProcess::readyReadStandardOutput, recorder.get(), [&] { played += recorder->readAllStandardOutput(); });
    const auto endRecorder = qScopeGuard([&] {
        recorder->terminate();
        recorder->waitForFinished(5'000);
    });
    if (!within([&] { return !played.isEmpty(); }, 10s))
        return u"the speaker's recorder gets nothing"_s;
    if (!test.clickTakeOver())
        return u"the Live page has no card to take it over from"_s;
    // Sound must flow in before it is spoken into.
    if (!within([&] { return line.audio().deviceState().input && line.audio().deviceState().output && line.audio().counters().sent > 0; }, 20s))
        return u"no sound: %1 %2"_s.arg(line.audio().deviceState().inputProblem, line.audio().deviceState().outputProblem);
    const qsizetype began = played.size();
    const auto voice = m_sound->feedMicrophone(m_toneFile);
    if (!within([&] { return voice->state() == QProcess::NotRunning; }, 20s) || voice->exitCode() != 0)
        return u"the microphone was not fed: "_s + QString::fromUtf8(voice->readAllStandardError());
    const QString answer = test.caller->scenario().toHuman.first().say;
    if (!within([&] { return test.lastOf(Speaker::Caller) == answer; }, 30s))
        return u"the caller does not answer"_s;
    const qsizetype answered = played.size();
    if (!within([&] { return played.size() - answered > qsizetype(samplesIn(1s) * 2); }, 10s))
        return u"the speaker's recorder stopped"_s;

    const Samples recording = test.hangUpAndListen(), speaker = toSamples(QByteArrayView(played).sliced(began));
    const HeardTone tone = findTone(recording, 1'000);
    if (tone.frames < 140 || tone.frames > 152)
        return u"%1 of 150 frames of the tone arrived"_s.arg(tone.frames);
    if (std::abs(tone.level + 12) > 1)
        return u"the tone arrived with %1 dBFS"_s.arg(tone.level);
    const int spoken = audibleFrames(SampleView(recording).subspan(tone.endAt + frameSamples)), heard = audibleFrames(speaker);
    if (spoken < 75 || std::abs(heard - spoken) > spoken / 5)
        return u"the speaker played %1 of %2 frames"_s.arg(heard).arg(spoken);
    if (findTone(speaker, 1'000).frames > 0)
        return u"the person hears themselves"_s;
    return {};
}

void tst_SoundDevices::microphoneReachesTheCallerAndTheirVoiceTheSpeaker()
{
    QString problem;
    for (int attempt = 0; attempt < 3; ++attempt) {
        problem = takeOver();
        if (problem.isEmpty())
            return;
        qInfo().noquote() << "attempt" << attempt + 1 << "-" << problem;
    }
    QFAIL(qPrintable(problem));
}

int main(int argc, char *argv[])
{
    // Before QtMultimedia looks for a sound server: never the machine's.
    qputenv("PULSE_SERVER", "unix:/nonexistent");
    QApplication application(argc, argv);
    tst_SoundDevices test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sounddevices.moc"
