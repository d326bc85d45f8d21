// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/quickreplay.h"

#include "audio/level.h"
#include "audio/tone.h"
#include "support/speechlike.h"

#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;

class tst_QuickReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesLessTime_data();
    void takesLessTime();
    void keepsThePitch();
    void makesNoJointsThatAreHeard();
    void keepsItsLoudness();
    void playsEverythingAtItsOwnSpeed();
    void nothingIsOverAtOnce();

private:
    static Samples played(Samples voice, double speed)
    {
        QuickReplay replay(std::move(voice), speed);
        Samples all;
        std::array<int16_t, frameSamples> frame;
        while (replay.pull(frame))
            all.insert(all.end(), frame.begin(), frame.end());
        return all;
    }
};

void tst_QuickReplay::takesLessTime_data()
{
    QTest::addColumn<double>("speed");
    for (const double speed : {1.25, 1.5, 1.75})
        QTest::addRow("%.2f times as fast", speed) << speed;
}

void tst_QuickReplay::takesLessTime()
{
    QFETCH(double, speed);
    for (const Samples &voice : {speechLike(20s, 7), sine(150, 20s), noise(20s, 3, -30), Samples(samplesIn(20s), 0)}) {
        const double seconds = double(played(voice, speed).size()) / audioRate;
        QVERIFY2(std::abs(seconds - 20 / speed) < 0.06, qPrintable(QString::number(seconds)));
    }
}

void tst_QuickReplay::keepsThePitch()
{
    const Samples quick = played(sine(210, 3s, -12), 1.5);
    QVERIFY(std::abs(toneLevel(SampleView(quick).first(samplesIn(1s)), 210) + 12) < 1);
    QVERIFY(toneLevel(SampleView(quick).first(samplesIn(1s)), 315) < -40); // what a tape would do
}

void tst_QuickReplay::makesNoJointsThatAreHeard()
{
    const auto largestStep = [](SampleView samples) {
        int largest = 0;
        for (size_t i = 1; i < samples.size(); ++i)
            largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
        return largest;
    };
    const Samples voice = sine(180, 2s, -12);
    Samples quick = played(voice, 1.5);
    quick.resize(quick.size() - frameSamples); // the end, which is cut off
    QVERIFY(largestStep(quick) <= largestStep(voice) * 11 / 10);
}

void tst_QuickReplay::keepsItsLoudness()
{
    const Samples voice = speechLike(20s, 5);
    QVERIFY(std::abs(AudioLevel::of(played(voice, 1.5)).rms - AudioLevel::of(voice).rms) < 1);
}

void tst_QuickReplay::playsEverythingAtItsOwnSpeed()
{
    Samples voice = speechLike(1s, 2);
    QCOMPARE(played(voice, 1), voice);
    voice.resize(voice.size() - 7); // not a whole number of frames
    Samples all = played(voice, 1);
    QCOMPARE(all.size() % frameSamples, 0u);
    all.resize(voice.size());
    QCOMPARE(all, voice);
}

void tst_QuickReplay::nothingIsOverAtOnce()
{
    QuickReplay nothing;
    std::array<int16_t, frameSamples> frame;
    frame.fill(5);
    QVERIFY(nothing.isOver());
    QVERIFY(!nothing.pull(frame));
    QVERIFY(std::ranges::all_of(frame, [](int16_t sample) { return sample == 0; }));
    QuickReplay one(Samples(10, 9), 1.5);
    QVERIFY(!one.isOver());
    QVERIFY(one.pull(frame));
    QCOMPARE(frame[9], int16_t(9));
    QCOMPARE(frame[10], int16_t(0));
    QVERIFY(one.isOver());
}

QTEST_APPLESS_MAIN(tst_QuickReplay)
#include "tst_quickreplay.moc"
