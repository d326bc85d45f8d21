// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/level.h"
#include "audio/playoutbuffer.h"
#include "audio/tone.h"

#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;

namespace {

/// Feeds a long sine as numbered packets and pulls frames.
class Line
{
public:
    PlayoutBuffer buffer;
    quint16 sequence = 65'530; // the counter wraps in every test
    const Samples signal = sine(400, 30s, -12);
    size_t sent = 0;

    Samples next(size_t count = frameSamples)
    {
        const auto piece = SampleView(signal).subspan(sent, count);
        sent += count;
        return {piece.begin(), piece.end()};
    }
    void send(int packets = 1)
    {
        for (int i = 0; i < packets; ++i)
            buffer.push(sequence++, next());
    }
    void lose()
    {
        ++sequence;
        sent += frameSamples;
    }
    Samples pull(bool *isVoice = nullptr)
    {
        Samples frame(frameSamples);
        const bool voice = buffer.pull(std::span<int16_t, frameSamples>(frame));
        if (isVoice)
            *isVoice = voice;
        return frame;
    }
};

int largestStep(const Samples &samples)
{
    int largest = 0;
    for (size_t i = 1; i < samples.size(); ++i)
        largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
    return largest;
}

} // namespace

class tst_PlayoutBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsForFortyMilliseconds();
    void playsAnEvenStreamExactly();
    void sortsWhatArrivesOutOfOrder();
    void acceptsPacketsOfAnyLength();
    void concealsALostPacketAndGoesOn();
    void countsLateAndDoubledPackets();
    void runsEmptySoftlyAndKeepsMoreAfterwards();
    void neverHoldsMoreThanTheBound();
    void takesBackTooMuchDelayWithoutAClick();
    void aNewStreamReplacesTheOldOne();
};

void tst_PlayoutBuffer::waitsForFortyMilliseconds()
{
    Line line;
    bool voice = true;
    line.pull(&voice);
    QVERIFY(!voice);
    line.send();
    line.pull(&voice);
    QVERIFY(!voice);
    line.send();
    line.pull(&voice);
    QVERIFY(voice);
    QCOMPARE(line.buffer.buffered(), std::chrono::microseconds(20ms));
}

void tst_PlayoutBuffer::playsAnEvenStreamExactly()
{
    Line line;
    line.send(2);
    Samples heard;
    for (int i = 0; i < 200; ++i) {
        const Samples frame = line.pull();
        heard.insert(heard.end(), frame.begin(), frame.end());
        line.send();
    }
    const size_t faded = samplesIn(5ms);
    QVERIFY(std::equal(heard.begin() + std::ptrdiff_t(faded), heard.end(), line.signal.begin() + std::ptrdiff_t(faded)));
    QCOMPARE(line.buffer.counters(), (PlayoutBuffer::Counters{.received = 202}));
}

void tst_PlayoutBuffer::sortsWhatArrivesOutOfOrder()
{
    Line line;
    const Samples a = line.next();
    const Samples b = line.next();
    const Samples c = line.next();
    line.buffer.push(65'535, a);
    line.buffer.push(1, c);
    line.buffer.push(0, b);
    line.pull();
    QCOMPARE(line.pull(), b);
    QCOMPARE(line.pull(), c);
    QCOMPARE(line.buffer.counters().lost, quint64{0});

    Line overtaken; // the very first packet comes second
    const Samples first = overtaken.next();
    const Samples second = overtaken.next();
    overtaken.buffer.push(8, second);
    overtaken.buffer.push(7, first);
    overtaken.pull();
    QCOMPARE(overtaken.pull(), second);
    QCOMPARE(overtaken.buffer.counters().late, quint64{0});
}

void tst_PlayoutBuffer::acceptsPacketsOfAnyLength()
{
    Line line;
    Samples heard;
    const std::array<size_t, 4> lengths{240, 4'800, 33, 1'500};
    for (int i = 0; i < 100; ++i) {
        while (line.buffer.buffered() < 60ms) {
            const quint16 number = line.sequence++;
            line.buffer.push(number, line.next(lengths[number % 4]));
        }
        const Samples frame = line.pull();
        heard.insert(heard.end(), frame.begin(), frame.end());
        QVERIFY(line.buffer.buffered() <= PlayoutBuffer::bound + 60ms);
    }
    QCOMPARE(line.buffer.counters().concealed, quint64{0});
    QVERIFY(largestStep(heard) < 1'200);
}

void tst_PlayoutBuffer::concealsALostPacketAndGoesOn()
{
    Line line;
    line.send(2);
    line.lose();
    line.send(2);
    Samples heard;
    for (int i = 0; i < 5; ++i) {
        bool voice = false;
        const Samples frame = line.pull(&voice);
        QVERIFY(voice);
        heard.insert(heard.end(), frame.begin(), frame.end());
    }
    QCOMPARE(line.buffer.counters().lost, quint64{1});
    QCOMPARE(line.buffer.counters().concealed, quint64{1});
    QCOMPARE(line.buffer.counters().underruns, quint64{0});
    const auto hole = SampleView(heard).subspan(2 * frameSamples, frameSamples);
    QVERIFY(AudioLevel::of(hole.first(120)).rms > -25);
    QVERIFY(AudioLevel::of(hole.last(24)).rms < -35);
    const auto after = SampleView(heard).subspan(3 * frameSamples);
    QVERIFY(std::ranges::equal(after, SampleView(line.signal).subspan(3 * frameSamples, 2 * frameSamples)));
}

void tst_PlayoutBuffer::countsLateAndDoubledPackets()
{
    Line line;
    const Samples early = line.next();
    line.buffer.push(1, early);
    line.buffer.push(2, line.next());
    line.buffer.push(2, early);
    QCOMPARE(line.buffer.counters().late, quint64{1});
    line.pull();
    line.buffer.push(1, early);
    QCOMPARE(line.buffer.counters().late, quint64{2});
    QCOMPARE(line.buffer.buffered(), std::chrono::microseconds(20ms));
}

void tst_PlayoutBuffer::runsEmptySoftlyAndKeepsMoreAfterwards()
{
    Line line;
    line.send(2);
    line.pull();
    line.pull();
    bool voice = false;
    const Samples fading = line.pull(&voice);
    QVERIFY(voice);
    QVERIFY(AudioLevel::of(SampleView(fading).last(24)).rms < -35);
    const Samples silent = line.pull(&voice);
    QVERIFY(!voice);
    QCOMPARE(silent, Samples(frameSamples));
    QCOMPARE(line.buffer.counters().underruns, quint64{1});
    QCOMPARE(line.buffer.target(), std::chrono::microseconds(60ms));
    line.send(2);
    line.pull(&voice);
    QVERIFY(!voice);
    line.send();
    line.pull(&voice);
    QVERIFY(voice);
    for (int i = 0; i < 550; ++i) {
        line.send();
        line.pull();
    }
    QCOMPARE(line.buffer.target(), std::chrono::microseconds(40ms));
}

void tst_PlayoutBuffer::neverHoldsMoreThanTheBound()
{
    Line line;
    line.send(2);
    line.pull();
    line.send(40); // 800 ms at once, after a stalled network
    Samples heard;
    for (int i = 0; i < 20; ++i) {
        const Samples frame = line.pull();
        heard.insert(heard.end(), frame.begin(), frame.end());
        QVERIFY(line.buffer.buffered() <= PlayoutBuffer::bound);
        line.send();
    }
    QVERIFY(line.buffer.counters().dropped >= samplesIn(700ms));
    QVERIFY2(largestStep(heard) < 1'500, qPrintable(QString::number(largestStep(heard))));
    QCOMPARE(line.buffer.counters().lost, quint64{0});
}

void tst_PlayoutBuffer::takesBackTooMuchDelayWithoutAClick()
{
    Line line;
    line.send(2);
    line.pull();
    line.send(6);
    Samples heard;
    for (int i = 0; i < 250; ++i) {
        line.send();
        const Samples frame = line.pull();
        heard.insert(heard.end(), frame.begin(), frame.end());
    }
    QVERIFY2(line.buffer.buffered() <= 80ms, qPrintable(QString::number(line.buffer.buffered().count())));
    QVERIFY(line.buffer.counters().dropped > 0);
    QCOMPARE(line.buffer.counters().concealed, quint64{0});
    QVERIFY2(largestStep(heard) < 1'500, qPrintable(QString::number(largestStep(heard))));
}

void tst_PlayoutBuffer::aNewStreamReplacesTheOldOne()
{
    Line line;
    line.send(4);
    line.pull();
    line.sequence = 20'000;
    line.send(2);
    QCOMPARE(line.buffer.buffered(), std::chrono::microseconds(40ms));
    bool voice = false;
    line.pull(&voice);
    QVERIFY(voice);
    line.buffer.reset();
    line.pull(&voice);
    QVERIFY(!voice);
}

QTEST_GUILESS_MAIN(tst_PlayoutBuffer)
#include "tst_playoutbuffer.moc"
