// SPDX-License-Identifier: GPL-3.0-or-later
// Levels, tones, mixing and resampling.
#include "audio/level.h"
#include "audio/mixer.h"
#include "audio/resampler.h"
#include "audio/tone.h"

#include <QTest>

#include <cmath>

using namespace Attendant;
using namespace std::chrono_literals;

class tst_AudioSignal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresLevels();
    void findsTheToneAndNoOther();
    void holdToneIsSoftEndlessAndTheSameInAnyPieces();
    void mixesWithoutWrappingAround();
    void crossFadeGoesFromOneToTheOther();
    void resamplesBetweenAllRates_data();
    void resamplesBetweenAllRates();
    void streamInPiecesEqualsTheWhole();
};

void tst_AudioSignal::measuresLevels()
{
    const AudioLevel level = AudioLevel::of(sine(1'000, 500ms, -12));
    QVERIFY(std::abs(level.peak + 12) < 0.1);
    QVERIFY(std::abs(level.rms + 15) < 0.1);
    QCOMPARE(AudioLevel::of(Samples(480)).rms, AudioLevel::silence);
    QCOMPARE(AudioLevel::of({}).meter(), -60.0);
    QCOMPARE(AudioLevel::of(Samples(480, -32'768)).meter(), 0.0);
}

void tst_AudioSignal::findsTheToneAndNoOther()
{
    const Samples tone = sine(1'000, 200ms, -20);
    QVERIFY(std::abs(toneLevel(tone, 1'000) + 20) < 0.2);
    QVERIFY(toneLevel(tone, 1'100) < -60);
    QCOMPARE(toneLevel(Samples(480), 1'000), -120.0);
}

void tst_AudioSignal::holdToneIsSoftEndlessAndTheSameInAnyPieces()
{
    HoldTone first;
    Samples whole(samplesIn(5s));
    first.pull(whole);
    HoldTone second;
    Samples pieces(whole.size());
    for (size_t at = 0; at < pieces.size();) {
        const size_t count = std::min<size_t>(337, pieces.size() - at);
        second.pull(std::span(pieces).subspan(at, count));
        at += count;
    }
    QCOMPARE(pieces, whole);
    const AudioLevel level = AudioLevel::of(SampleView(whole).first(samplesIn(2s)));
    QVERIFY2(level.peak < -25 && level.peak > -32, qPrintable(QString::number(level.peak)));
    QVERIFY(toneLevel(SampleView(whole).subspan(samplesIn(2s), samplesIn(300ms)), 329.63) > -38);
    QVERIFY(AudioLevel::of(SampleView(whole).subspan(samplesIn(1'800ms), samplesIn(150ms))).peak < -100);
    // No step anywhere, the seam between two periods included: a click would be heard as one.
    for (size_t i = 1; i < whole.size(); ++i)
        QVERIFY(std::abs(whole[i] - whole[i - 1]) < 300);
}

void tst_AudioSignal::mixesWithoutWrappingAround()
{
    Samples into{30'000, -30'000, 100, 5};
    mixInto(into, Samples{10'000, -10'000, 50});
    QCOMPARE(into, (Samples{32'767, -32'768, 150, 5}));
    mixInto(into, Samples{-2, 0, 50}, 0.5F);
    QCOMPARE(into, (Samples{32'766, -32'768, 175, 5}));
    const Samples a{30'000, 1};
    const Samples b{30'000};
    const Samples c{-30'000, 1, 7};
    const std::array<SampleView, 3> voices{a, b, c};
    QCOMPARE(mix(voices), (Samples{30'000, 2, 7}));
}

void tst_AudioSignal::crossFadeGoesFromOneToTheOther()
{
    Samples out(100);
    crossFade(Samples(100, 1'000), Samples(100, -1'000), out);
    QVERIFY(out.front() > 950);
    QVERIFY(out.back() < -950);
    QVERIFY(std::ranges::is_sorted(out, std::greater()));
}

void tst_AudioSignal::resamplesBetweenAllRates_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (const int from : {8'000, 16'000, 22'050, 24'000, 48'000}) {
        for (const int to : {8'000, 16'000, 22'050, 24'000, 48'000})
            QTest::addRow("%d to %d Hz", from, to) << from << to;
    }
}

void tst_AudioSignal::resamplesBetweenAllRates()
{
    QFETCH(int, from);
    QFETCH(int, to);
    const Samples tone = sine(1'000, 500ms, -12, from);
    const Samples result = Resampler::convert(tone, from, to);
    QCOMPARE(result.size(), tone.size() * static_cast<size_t>(to) / static_cast<size_t>(from));
    const auto middle = SampleView(result).subspan(result.size() / 5, result.size() / 2);
    QVERIFY2(std::abs(toneLevel(middle, 1'000, to) + 12) < 0.3, qPrintable(QString::number(toneLevel(middle, 1'000, to))));
    QVERIFY(std::abs(AudioLevel::of(middle).rms + 15) < 0.3);
}

void tst_AudioSignal::streamInPiecesEqualsTheWhole()
{
    const Samples tone = sine(440, 300ms, -6, 8'000);
    Resampler whole(8'000, 24'000);
    Samples expected = whole.process(tone);
    const Samples tail = whole.flush();
    expected.insert(expected.end(), tail.begin(), tail.end());

    Resampler pieces(8'000, 24'000);
    Samples result;
    for (size_t at = 0; at < tone.size(); at += 160)
        pieces.process(SampleView(tone).subspan(at, std::min<size_t>(160, tone.size() - at)), result);
    const Samples rest = pieces.flush();
    result.insert(result.end(), rest.begin(), rest.end());
    QCOMPARE(result, expected);
    // The stream begins with its input: no delay worth hearing.
    QVERIFY(std::abs(static_cast<double>(result.size()) - static_cast<double>(tone.size() * 3)) < 60);
}

QTEST_GUILESS_MAIN(tst_AudioSignal)
#include "tst_audiosignal.moc"
