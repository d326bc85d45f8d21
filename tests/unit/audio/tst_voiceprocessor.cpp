// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/level.h"
#include "audio/tone.h"
#include "audio/voiceprocessor.h"
#include "support/speechlike.h"

#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;

namespace {

Samples together(const Samples &one, const Samples &other, std::chrono::milliseconds otherFrom = 0ms)
{
    Samples sum = one;
    for (size_t i = samplesIn(otherFrom); i < sum.size() && i < other.size(); ++i)
        sum[i] = static_cast<int16_t>(std::clamp(sum[i] + other[i], -32'768, 32'767));
    return sum;
}

Samples silence(size_t count)
{
    return Samples(count, 0);
}

/// What leaves the processor while \a far is played and \a near is picked up.
Samples processed(VoiceProcessor &processor, const Samples &far, const Samples &near)
{
    Samples out;
    std::array<int16_t, frameSamples> frame{};
    for (size_t at = 0; at + frameSamples <= near.size(); at += frameSamples) {
        processor.playing(SampleView(far).subspan(at, frameSamples));
        processor.captured(SampleView(near).subspan(at).first<frameSamples>(), frame);
        out.insert(out.end(), frame.begin(), frame.end());
    }
    return out;
}

double level(const Samples &samples, std::chrono::milliseconds from, std::chrono::milliseconds to)
{
    return AudioLevel::of(SampleView(samples).subspan(samplesIn(from), samplesIn(to - from))).rms;
}

QByteArray figures(double before, double after)
{
    return QByteArray::number(before, 'f', 1) + " dBFS became " + QByteArray::number(after, 'f', 1);
}

} // namespace

/// Judged by levels in dB of deterministic signals; there is no clock in it.
class tst_VoiceProcessor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesEchoAwayByFortyDecibels_data();
    void takesEchoAwayByFortyDecibels();
    void leavesEchoWhereItIsSwitchedOff();
    void letsBothSpeakAtOnce();
    void learnsAnotherRoomAfterAReset();
    void suppressesNoiseAndKeepsTheVoice();
    void bringsVoicesToOneLoudness_data();
    void bringsVoicesToOneLoudness();
    void doesNotBlowUpSilence();
    void passesUnalteredWithAllStagesOff();
    void switchesStagesWhileItRuns();
    void takesPlayedPiecesOfAnyLength();
};

void tst_VoiceProcessor::takesEchoAwayByFortyDecibels_data()
{
    QTest::addColumn<std::chrono::milliseconds>("delay");
    QTest::addColumn<std::chrono::milliseconds>("reverberation");
    QTest::addColumn<bool>("everything");
    QTest::newRow("a headset that leaks") << 30ms << 60ms << false;
    QTest::newRow("an office") << 60ms << 150ms << false;
    QTest::newRow("a large buffer in a bare room") << 150ms << 250ms << false;
    QTest::newRow("Bluetooth") << 300ms << 100ms << false;
    QTest::newRow("an office, with noise suppression and gain") << 60ms << 150ms << true;
}

void tst_VoiceProcessor::takesEchoAwayByFortyDecibels()
{
    QFETCH(std::chrono::milliseconds, delay);
    QFETCH(std::chrono::milliseconds, reverberation);
    QFETCH(bool, everything);
    VoiceProcessor processor({true, everything, everything});
    const Samples far = speechLike(12s, 1);
    const Samples echo = throughRoom(far, delay, 10, reverberation);
    const Samples out = processed(processor, far, echo);
    const double before = level(echo, 5s, 12s), after = level(out, 5s, 12s);
    qInfo("echo reduced by %.1f dB after 5 s, by %.1f dB from 2 to 5 s", before - after, level(echo, 2s, 5s) - level(out, 2s, 5s));
    QVERIFY2(before > -35, figures(before, after).constData()); // there is something to cancel
    QVERIFY2(before - after >= 40, figures(before, after).constData());
    const auto found = processor.echoDelay();
    QVERIFY(found);
    QVERIFY2(std::chrono::abs(*found - delay) <= 12ms, qPrintable(QString::number(found->count())));
}

void tst_VoiceProcessor::leavesEchoWhereItIsSwitchedOff()
{
    VoiceProcessor processor({false, true, false});
    const Samples far = speechLike(8s, 1);
    const Samples echo = throughRoom(far, 60ms, 10, 150ms);
    const Samples out = processed(processor, far, echo);
    QVERIFY(level(echo, 5s, 8s) - level(out, 5s, 8s) < 6);
    QVERIFY(!processor.echoDelay());
}

void tst_VoiceProcessor::letsBothSpeakAtOnce()
{
    const Samples far = speechLike(14s, 1), near = speechLike(14s, 7, 190);
    const Samples echo = throughRoom(far, 60ms, 10, 150ms);
    VoiceProcessor processor({true, true, false});
    const Samples out = processed(processor, far, together(echo, near, 6s));
    const double said = level(near, 6s, 14s), sent = level(out, 6s, 14s);
    QVERIFY2(said - sent < 4 && sent - said < 2, figures(said, sent).constData());
    QVERIFY(level(echo, 4s, 6s) - level(out, 4s, 6s) >= 40);
}

void tst_VoiceProcessor::learnsAnotherRoomAfterAReset()
{
    VoiceProcessor processor({true, true, false});
    const Samples far = speechLike(8s, 1);
    processed(processor, far, throughRoom(far, 30ms, 10, 60ms));
    processor.reset();
    const Samples other = throughRoom(far, 180ms, 6, 200ms, 9);
    const Samples out = processed(processor, far, other);
    const double before = level(other, 5s, 8s), after = level(out, 5s, 8s);
    QVERIFY2(before - after >= 40, figures(before, after).constData());
}

void tst_VoiceProcessor::suppressesNoiseAndKeepsTheVoice()
{
    const Samples hum = noise(8s, 3, -45), voice = speechLike(8s, 7, 190);
    VoiceProcessor alone({false, true, false}), spoken({false, true, false});
    const Samples quiet = processed(alone, silence(hum.size()), hum);
    QVERIFY2(level(hum, 4s, 8s) - level(quiet, 4s, 8s) > 12, figures(level(hum, 4s, 8s), level(quiet, 4s, 8s)).constData());
    const Samples said = processed(spoken, silence(hum.size()), together(voice, hum));
    const double change = level(voice, 4s, 8s) - level(said, 4s, 8s);
    QVERIFY2(std::abs(change) < 2, figures(level(voice, 4s, 8s), level(said, 4s, 8s)).constData());
}

void tst_VoiceProcessor::bringsVoicesToOneLoudness_data()
{
    QTest::addColumn<double>("spoken");
    QTest::newRow("far from the microphone") << -45.0;
    QTest::newRow("quiet") << -35.0;
    QTest::newRow("good already") << -20.0;
}

void tst_VoiceProcessor::bringsVoicesToOneLoudness()
{
    QFETCH(double, spoken);
    VoiceProcessor processor({false, false, true});
    const Samples voice = speechLike(12s, 7, 190, spoken);
    const Samples out = processed(processor, silence(voice.size()), voice);
    const double after = level(out, 8s, 12s);
    QVERIFY2(after > -24 && after < -15, figures(level(voice, 8s, 12s), after).constData());
}

void tst_VoiceProcessor::doesNotBlowUpSilence()
{
    VoiceProcessor processor;
    const Samples room = noise(8s, 3, -60);
    const Samples out = processed(processor, silence(room.size()), room);
    QVERIFY2(level(out, 4s, 8s) < -55, figures(level(room, 4s, 8s), level(out, 4s, 8s)).constData());
}

void tst_VoiceProcessor::passesUnalteredWithAllStagesOff()
{
    VoiceProcessor processor(VoiceStages::none());
    const Samples voice = sine(440, 200ms);
    QCOMPARE(processed(processor, voice, voice), voice);
}

void tst_VoiceProcessor::switchesStagesWhileItRuns()
{
    VoiceProcessor processor(VoiceStages::none());
    const Samples far = speechLike(8s, 1);
    const Samples echo = throughRoom(far, 60ms, 10, 150ms);
    QCOMPARE(processed(processor, far, echo), echo);
    processor.setStages({true, false, false});
    const Samples out = processed(processor, far, echo);
    QVERIFY(level(echo, 5s, 8s) - level(out, 5s, 8s) >= 40);
    processor.setStages({true, true, false}); // the room stays known
    const Samples both = processed(processor, far, echo);
    QVERIFY2(level(echo, 1s, 3s) - level(both, 1s, 3s) >= 40, figures(level(echo, 1s, 3s), level(both, 1s, 3s)).constData());
    processor.setStages(VoiceStages::none());
    QCOMPARE(processed(processor, far, echo), echo);
}

void tst_VoiceProcessor::takesPlayedPiecesOfAnyLength()
{
    VoiceProcessor processor({true, true, false});
    const Samples far = speechLike(8s, 1);
    const Samples echo = throughRoom(far, 60ms, 10, 150ms);
    Samples out;
    std::array<int16_t, frameSamples> frame{};
    size_t given = 0;
    constexpr std::array<size_t, 4> lengths{33, 1'100, 240, 547}; // 1920 in four frames
    for (size_t number = 0; (number + 1) * frameSamples <= echo.size(); ++number) {
        const size_t piece = std::min(lengths[number % lengths.size()], far.size() - given);
        processor.playing(SampleView(far).subspan(given, piece));
        given += piece;
        processor.captured(SampleView(echo).subspan(number * frameSamples).first<frameSamples>(), frame);
        out.insert(out.end(), frame.begin(), frame.end());
    }
    QVERIFY2(level(echo, 5s, 8s) - level(out, 5s, 8s) >= 40, figures(level(echo, 5s, 8s), level(out, 5s, 8s)).constData());
}

QTEST_GUILESS_MAIN(tst_VoiceProcessor)
#include "tst_voiceprocessor.moc"
