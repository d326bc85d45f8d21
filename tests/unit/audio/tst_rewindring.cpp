// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/rewindring.h"
#include "audio/tone.h"

#include <QTest>

#include <cmath>

using namespace Attendant;
using namespace std::chrono_literals;

class tst_RewindRing : public QObject
{
    Q_OBJECT

    /// Speaks \a sound of 24 kHz in frames of 20 ms, from \a at on, and lets time go on.
    static void say(RewindRing &ring, AudioSource source, SampleView sound, std::chrono::microseconds at)
    {
        for (size_t i = 0; i + frameSamples <= sound.size(); i += frameSamples, at += 20ms) {
            ring.add(source, sound.subspan(i, frameSamples), audioRate, at);
            ring.tick(at + 20ms);
        }
    }

private Q_SLOTS:
    void keepsWhatWasSaid()
    {
        RewindRing ring;
        say(ring, AudioSource::Caller, sine(500, 3s), 100s);
        say(ring, AudioSource::Ai, Samples(audioRate), 103s);
        const Samples last = ring.last(4s, 104s);
        QCOMPARE(last.size(), 32'000UL);
        const SampleView tone = SampleView(last).subspan(4'000, 16'000);
        const double level = toneLevel(tone, 500, RewindRing::rate);
        QVERIFY2(std::abs(level - -12) < 1.5, qPrintable(QString::number(level)));
        // What is no tone is noise of the coding: 10 dB below, at least.
        double all = 0;
        for (const int16_t sample : tone)
            all += double(sample) * sample;
        const double power = 10 * std::log10(all / double(tone.size()) / (32'768.0 * 32'768.0 / 2));
        QVERIFY2(power < level + 0.5, qPrintable(QString::number(power - level)));
        QVERIFY(std::ranges::all_of(SampleView(last).last(6'000), [](int16_t sample) { return sample == 0; }));
    }

    void mixesAndAligns()
    {
        RewindRing ring;
        const Samples low = sine(400, 2s), high = sine(1'300, 2s);
        for (size_t i = 0; i + frameSamples <= low.size(); i += frameSamples) {
            const auto at = 10s + std::chrono::milliseconds(i / 24);
            ring.add(AudioSource::Caller, SampleView(low).subspan(i, frameSamples), audioRate, at);
            ring.add(AudioSource::Human, SampleView(high).subspan(i, frameSamples), audioRate, at + 200ms); // ahead, as it is played
            ring.tick(at + 20ms);
        }
        const Samples last = ring.last(60s, 12s);
        QCOMPARE(last.size(), 16'000UL);
        QVERIFY(toneLevel(SampleView(last).subspan(4'000, 4'000), 400, 8'000) > -15);
        QVERIFY(toneLevel(SampleView(last).subspan(4'000, 4'000), 1'300, 8'000) > -15);
        QVERIFY(toneLevel(SampleView(last).first(1'500), 1'300, 8'000) < -25);
    }

    void takesTheTelephonesRateAsItIs()
    {
        RewindRing ring;
        const Samples sound = sine(500, 1s, -12, 8'000);
        for (size_t i = 0; i + 160 <= sound.size(); i += 160) {
            ring.add(AudioSource::Caller, SampleView(sound).subspan(i, 160), 8'000, std::chrono::milliseconds(i / 8));
            ring.tick(std::chrono::milliseconds(i / 8 + 20));
        }
        QVERIFY(toneLevel(SampleView(ring.last(1s, 1s)).subspan(1'600), 500, 8'000) > -14);
    }

    void aMinuteAndNoMore()
    {
        RewindRing ring;
        // Speech with pauses, for three minutes.
        const Samples word = sine(600, 600ms);
        for (int second = 0; second < 180; ++second)
            say(ring, AudioSource::Caller, word, std::chrono::seconds(second));
        ring.tick(180s);
        const Samples last = ring.last(90s, 180s);
        QVERIFY2(last.size() >= 59 * 8'000 && last.size() <= 62 * 8'000, qPrintable(QString::number(last.size())));
        QVERIFY2(ring.bytes() < 100'000, qPrintable(QString::number(ring.bytes())));
        // The newest is where it belongs: the word began 1 s ago.
        QVERIFY(toneLevel(SampleView(last).last(8'000).first(4'000), 600, 8'000) > -15);
        QVERIFY(toneLevel(SampleView(last).last(2'000), 600, 8'000) < -40);
    }

    void staysSmallWithoutAPause()
    {
        RewindRing ring;
        const Samples second = sine(600, 1s);
        size_t most = 0;
        for (int i = 0; i < 120; ++i) {
            say(ring, AudioSource::Ai, second, std::chrono::seconds(i));
            most = std::max(most, ring.bytes());
        }
        QVERIFY2(most < 100'000, qPrintable(QString::number(most)));
        QVERIFY(ring.last(60s, 120s).size() >= 41 * 8'000);
    }

    void quietTakesNoRoom()
    {
        RewindRing ring;
        for (int i = 0; i < 60; ++i)
            say(ring, AudioSource::Caller, Samples(audioRate, 3), std::chrono::seconds(i));
        QVERIFY2(ring.bytes() < 10'000, qPrintable(QString::number(ring.bytes())));
        QCOMPARE(ring.last(20s, 60s).size(), 160'000UL);
    }

    void forgetsWhatWasCut()
    {
        RewindRing ring;
        ring.add(AudioSource::Ai, sine(500, 400ms), audioRate, 0us);
        ring.cut(100ms);
        ring.tick(1s);
        const Samples last = ring.last(1s, 1s);
        QVERIFY(toneLevel(SampleView(last).subspan(1'600, 1'600), 500, 8'000) < -40);
        ring.clear();
        QVERIFY(ring.last(60s, 2s).empty());
    }

    void aLongAbsenceIsNoWork()
    {
        RewindRing ring;
        say(ring, AudioSource::Caller, sine(500, 1s), 0s);
        ring.tick(10h);
        say(ring, AudioSource::Caller, sine(500, 1s), 10h);
        QVERIFY(ring.last(60s, 10h + 1s).size() <= 61 * 8'000);
        QVERIFY(toneLevel(ring.last(800ms, 10h + 1s), 500, 8'000) > -15);
    }
};

QTEST_GUILESS_MAIN(tst_RewindRing)
#include "tst_rewindring.moc"
