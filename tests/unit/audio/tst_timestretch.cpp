// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/timestretch.h"
#include "audio/tone.h"
#include "support/speechlike.h"

#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;

class tst_TimeStretch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsThePeriod_data();
    void findsThePeriod();
    void saysWhenNothingComesAgain();
    void silenceFitsAnywhere();
    void aShortPieceHasNoLag();
    void leavesOutWithoutAJoint();
    void repeatsWithoutAJoint();
};

static int largestStep(SampleView samples)
{
    int largest = 0;
    for (size_t i = 1; i < samples.size(); ++i)
        largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
    return largest;
}

void tst_TimeStretch::findsThePeriod_data()
{
    QTest::addColumn<double>("hertz");
    for (const double hertz : {80.0, 120.0, 200.0, 333.0, 440.0})
        QTest::addRow("%.0f Hz", hertz) << hertz;
}

void tst_TimeStretch::findsThePeriod()
{
    QFETCH(double, hertz);
    const Samples wave = sine(hertz, 40ms, -12);
    for (const TimeStretch::Lag &lag : {TimeStretch::lagOf(wave), TimeStretch::lagAtEndOf(wave)}) {
        const double periods = double(lag.samples) * hertz / audioRate;
        QVERIFY2(std::abs(periods - std::round(periods)) < 0.02 && periods > 0.9, qPrintable(QString::number(periods)));
        QVERIFY(lag.likeness > 0.98);
    }
}

void tst_TimeStretch::saysWhenNothingComesAgain()
{
    QVERIFY(TimeStretch::lagOf(noise(40ms, 3, -20)).likeness < 0.5);
}

void tst_TimeStretch::silenceFitsAnywhere()
{
    QCOMPARE(TimeStretch::lagOf(Samples(960, 0)).likeness, 1.0);
    QCOMPARE(TimeStretch::lagOf(noise(40ms, 3, -70)).likeness, 1.0);
}

void tst_TimeStretch::aShortPieceHasNoLag()
{
    QCOMPARE(TimeStretch::lagOf(Samples(TimeStretch::overlap + TimeStretch::shortestLag - 1)).samples, size_t{0});
    QCOMPARE(TimeStretch::lagAtEndOf(Samples(10)).samples, size_t{0});
    QCOMPARE(TimeStretch::lagOf(Samples(TimeStretch::overlap + TimeStretch::shortestLag)).samples, TimeStretch::shortestLag);
}

void tst_TimeStretch::leavesOutWithoutAJoint()
{
    Samples wave = sine(210, 60ms, -12);
    const int own = largestStep(wave);
    const size_t lag = TimeStretch::lagOf(wave).samples;
    const int16_t end = wave.back();
    const size_t length = TimeStretch::shorten(wave, lag);
    QCOMPARE(length, samplesIn(60ms) - lag);
    QVERIFY(largestStep(SampleView(wave).first(length)) <= own * 21 / 20);
    QCOMPARE(wave[length - 1], end);
    QVERIFY(std::abs(toneLevel(SampleView(wave).first(length), 210) + 12) < 0.3);
}

void tst_TimeStretch::repeatsWithoutAJoint()
{
    Samples wave = sine(210, 60ms, -12);
    const int own = largestStep(wave);
    const size_t before = wave.size(), lag = TimeStretch::lagOf(wave).samples;
    const int16_t end = wave.back();
    wave.resize(before + lag);
    QCOMPARE(TimeStretch::lengthen(wave, before, lag), wave.size());
    QVERIFY(largestStep(wave) <= own * 21 / 20);
    QCOMPARE(wave.back(), end);
    QVERIFY(std::abs(toneLevel(wave, 210) + 12) < 0.3);
}

QTEST_GUILESS_MAIN(tst_TimeStretch)
#include "tst_timestretch.moc"
