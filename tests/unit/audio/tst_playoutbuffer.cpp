// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/level.h"
#include "audio/playoutbuffer.h"
#include "audio/tone.h"
#include "support/speechlike.h"

#include <QTest>

#include <random>

using namespace Attendant;
using namespace Qt::StringLiterals;
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
    void aPauseOfTheSenderIsNoFaultOfTheNetwork();
    void findsASecondHoleBehindTheFirst();
    void growsBeforeItRunsEmpty();
    void keepsUpWithAClockThatIsOff_data();
    void keepsUpWithAClockThatIsOff();
    void aVoiceStaysItselfWhileItIsHurried();
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
    const size_t from = 3 * frameSamples + samplesIn(5ms), count = 2 * frameSamples - samplesIn(5ms);
    QVERIFY(std::ranges::equal(SampleView(heard).subspan(from, count), SampleView(line.signal).subspan(from, count)));
    QVERIFY2(largestStep(heard) < 1'000, qPrintable(QString::number(largestStep(heard)))); // the wave's own is 862
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
    const auto dropped = line.buffer.counters().dropped;
    QVERIFY(dropped >= samplesIn(580ms) && dropped <= samplesIn(640ms));
    QVERIFY(line.buffer.counters().shortened > samplesIn(50ms)); // what is left is taken back without a cut
    QVERIFY2(largestStep(heard) < 1'000, qPrintable(QString::number(largestStep(heard))));
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
    QVERIFY(line.buffer.counters().shortened > 0);
    QCOMPARE(line.buffer.counters().dropped, quint64{0});
    QCOMPARE(line.buffer.counters().concealed, quint64{0});
    QVERIFY2(largestStep(heard) < 1'000, qPrintable(QString::number(largestStep(heard))));
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

void tst_PlayoutBuffer::aPauseOfTheSenderIsNoFaultOfTheNetwork()
{
    Line line;
    for (int utterance = 0; utterance < 8; ++utterance) {
        line.send(2);
        for (int i = 0; i < 50; ++i) {
            line.send();
            line.pull();
        }
        for (int i = 0; i < 60; ++i)
            line.pull();
    }
    line.send();
    QCOMPARE(line.buffer.target(), std::chrono::microseconds(PlayoutBuffer::startThreshold));
}

void tst_PlayoutBuffer::findsASecondHoleBehindTheFirst()
{
    Line line;
    line.send(2);
    for (int i = 0; i < 60; ++i) {
        if (i % 3 == 0)
            line.lose();
        else
            line.send();
        line.pull();
        QVERIFY(line.buffer.buffered() <= PlayoutBuffer::bound);
    }
    QVERIFY(line.buffer.counters().lost >= 15);
    QVERIFY(line.buffer.counters().concealed >= line.buffer.counters().lost - 2);
}

// Packets come in pairs, every 40 ms: with 40 ms at the start nothing is left before each pair.
void tst_PlayoutBuffer::growsBeforeItRunsEmpty()
{
    Line line;
    line.send(2);
    for (int i = 0; i < 200; ++i) {
        line.pull();
        if (i % 2 == 1)
            line.send(2);
    }
    const auto early = line.buffer.counters();
    QCOMPARE(early.underruns, quint64{0});
    QVERIFY(early.lengthened > 0);
    for (int i = 0; i < 200; ++i) {
        line.pull();
        if (i % 2 == 1)
            line.send(2);
    }
    QCOMPARE(line.buffer.counters().lengthened, early.lengthened); // and no more than once
    QCOMPARE(line.buffer.counters().shortened, quint64{0});
}

void tst_PlayoutBuffer::keepsUpWithAClockThatIsOff_data()
{
    QTest::addColumn<double>("offByPpm");
    QTest::newRow("the sender is 100 ppm fast") << 100.0;
    QTest::newRow("the sender is 100 ppm slow") << -100.0;
    QTest::newRow("both are exact") << 0.0;
}

// An hour on a clock that is stepped, with 10 ms of jitter: no frame is made up or cut, no sample jumps, and the delay stays where it was.
void tst_PlayoutBuffer::keepsUpWithAClockThatIsOff()
{
    QFETCH(double, offByPpm);
    constexpr int pulls = 3'600 * 50;
    const double interval = 20.0 / (1 + offByPpm / 1e6); // ms of our clock between two packets
    const Samples period = sine(400, 20ms, -12); // eight whole waves: it can be repeated for ever
    std::mt19937 random(4);
    PlayoutBuffer buffer;
    qint64 sent = 0;
    quint16 sequence = 0;
    std::array<int16_t, frameSamples> frame{};
    int16_t last = 0;
    int largest = 0, silent = 0;
    std::chrono::microseconds most{};
    double due = 0;
    for (int number = 0; number < pulls; ++number) {
        const double now = 20.0 * number + 15;
        for (; due <= now; due = double(sent) * interval + double(random() % 1'000) / 100) {
            buffer.push(sequence++, period);
            ++sent;
        }
        if (!buffer.pull(frame)) {
            ++silent;
            continue;
        }
        for (const int16_t sample : frame) {
            largest = std::max(largest, std::abs(sample - last));
            last = sample;
        }
        most = std::max(most, buffer.buffered());
    }
    const auto &counters = buffer.counters();
    qInfo("most held %.1f ms, %llu ms left out, %llu ms repeated", double(most.count()) / 1e3, counters.shortened / 24, counters.lengthened / 24);
    QVERIFY(silent < 5); // before the start alone
    QCOMPARE(counters.concealed, quint64{0});
    QCOMPARE(counters.underruns, quint64{0});
    QCOMPARE(counters.dropped, quint64{0});
    QCOMPARE(counters.lost, quint64{0});
    QVERIFY2(largest < 1'000, qPrintable(QString::number(largest)));
    QVERIFY(most <= 80ms);
    const auto change = static_cast<qint64>(counters.lengthened) - static_cast<qint64>(counters.shortened);
    QVERIFY2(std::abs(double(change) / audioRate * 1'000 + offByPpm * 3.6) < 60, qPrintable(QString::number(change)));
}

void tst_PlayoutBuffer::aVoiceStaysItselfWhileItIsHurried()
{
    const Samples voice = speechLike(6s, 5, 140);
    int own = 0;
    for (size_t i = 1; i < voice.size(); ++i)
        own = std::max(own, std::abs(voice[i] - voice[i - 1]));
    PlayoutBuffer buffer;
    quint16 sequence = 0;
    Samples heard;
    size_t at = 0;
    const auto send = [&] {
        if (at + frameSamples <= voice.size())
            buffer.push(sequence++, SampleView(voice).subspan(std::exchange(at, at + frameSamples), frameSamples));
    };
    for (int i = 0; i < 9; ++i)
        send(); // 180 ms at once
    for (int i = 0; i < 250; ++i) {
        std::array<int16_t, frameSamples> frame{};
        buffer.pull(frame);
        heard.insert(heard.end(), frame.begin(), frame.end());
        send();
    }
    QVERIFY2(buffer.buffered() <= 60ms, qPrintable(QString::number(buffer.buffered().count())));
    QVERIFY(buffer.counters().shortened >= samplesIn(100ms));
    QCOMPARE(buffer.counters().concealed, quint64{0});
    const double change = AudioLevel::of(heard).rms - AudioLevel::of(SampleView(voice).first(heard.size())).rms;
    QVERIFY2(std::abs(change) < 1, qPrintable(QString::number(change)));
    QVERIFY2(largestStep(heard) < own * 11 / 10, qPrintable(u"%1 of %2"_s.arg(largestStep(heard)).arg(own)));
}

QTEST_GUILESS_MAIN(tst_PlayoutBuffer)
#include "tst_playoutbuffer.moc"
