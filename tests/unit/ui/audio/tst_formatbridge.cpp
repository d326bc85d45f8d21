// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/formatbridge.h"

#include "audio/tone.h"

#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace std::chrono_literals;

class tst_FormatBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void capturesAnyForm_data();
    void capturesAnyForm();
    void playsInAnyForm_data() { capturesAnyForm_data(); }
    void playsInAnyForm();
    void givesEachEarItsOwn();
    void mixesWhereThereIsOneSide();
    void passesOurOwnFormThrough();
    void keepsNoMoreThanAFifthOfASecond();
    void appliesTheVolume();

private:
    static QAudioFormat format(int rate, int channels)
    {
        QAudioFormat format;
        format.setSampleFormat(QAudioFormat::Int16);
        format.setSampleRate(rate);
        format.setChannelCount(channels);
        return format;
    }
};

void tst_FormatBridge::capturesAnyForm_data()
{
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("channels");
    QTest::newRow("ours") << 24'000 << 1;
    QTest::newRow("48 kHz") << 48'000 << 1;
    QTest::newRow("48 kHz stereo") << 48'000 << 2;
    QTest::newRow("44.1 kHz stereo") << 44'100 << 2;
    QTest::newRow("8 kHz") << 8'000 << 1;
}

void tst_FormatBridge::capturesAnyForm()
{
    QFETCH(int, rate);
    QFETCH(int, channels);
    FormatBridge bridge(format(rate, channels), true);
    Samples all;
    for (const int16_t sample : sine(440, 1s, -12, rate))
        all.insert(all.end(), size_t(channels), sample);
    const QByteArray bytes = toBytes(all);
    Samples heard;
    std::array<int16_t, frameSamples> frame;
    // Pieces of an odd size, as devices give them.
    for (qsizetype at = 0; at < bytes.size(); at += 1'001) {
        bridge.take(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(1'001, bytes.size() - at)), 1);
        while (bridge.nextFrame(frame))
            heard.insert(heard.end(), frame.begin(), frame.end());
    }
    QVERIFY2(heard.size() >= 47 * frameSamples && heard.size() <= 50 * frameSamples, qPrintable(QString::number(heard.size())));
    QVERIFY(std::abs(toneLevel(heard, 440) + 12) < 0.5);
}

void tst_FormatBridge::playsInAnyForm()
{
    QFETCH(int, rate);
    QFETCH(int, channels);
    FormatBridge bridge(format(rate, channels), false);
    const Samples voice = sine(440, 1s, -12);
    QByteArray played;
    for (size_t at = 0; at < voice.size(); at += frameSamples)
        played += bridge.give(std::span(voice).subspan(at).first<frameSamples>(), 1);
    const Samples all = toSamples(played);
    Samples left;
    for (size_t at = 0; at < all.size(); at += size_t(channels)) {
        left.push_back(all[at]);
        QCOMPARE(all[at + size_t(channels) - 1], all[at]);
    }
    QVERIFY(left.size() > size_t(rate) * 97 / 100 && left.size() <= size_t(rate));
    QVERIFY(std::abs(toneLevel(left, 440, rate) + 12) < 0.5);
}

// Also when it begins in the middle: the filters of both sides stay in step.
void tst_FormatBridge::givesEachEarItsOwn()
{
    FormatBridge bridge(format(48'000, 2), false);
    const Samples live = sine(440, 1s, -12), beside = sine(700, 1s, -12);
    Samples left, right;
    for (size_t at = 0; at + frameSamples <= live.size(); at += frameSamples) {
        const auto now = SampleView(live).subspan(at).first<frameSamples>(), again = SampleView(beside).subspan(at).first<frameSamples>();
        const Samples both = toSamples(at < live.size() / 2 ? bridge.give(now, 1) : bridge.give(now, again, 1));
        for (size_t i = 0; i + 1 < both.size(); i += 2) {
            left.push_back(both[i]);
            right.push_back(both[i + 1]);
        }
    }
    const SampleView firstLeft = SampleView(left).first(left.size() / 2 - 1'000), lastLeft = SampleView(left).last(left.size() / 2 - 1'000);
    QVERIFY(std::ranges::equal(firstLeft, SampleView(right).first(firstLeft.size())));
    QVERIFY(std::abs(toneLevel(right, 440, 48'000) + 12) < 0.3);
    QVERIFY(toneLevel(right, 700, 48'000) < -60);
    QVERIFY(std::abs(toneLevel(lastLeft, 700, 48'000) + 12) < 0.3);
    QVERIFY(toneLevel(lastLeft, 440, 48'000) < -50);
}

void tst_FormatBridge::mixesWhereThereIsOneSide()
{
    FormatBridge bridge(format(24'000, 1), false);
    const Samples live = sine(440, 200ms, -20), beside = sine(700, 200ms, -20);
    Samples heard;
    for (size_t at = 0; at + frameSamples <= live.size(); at += frameSamples) {
        const Samples piece = toSamples(bridge.give(SampleView(live).subspan(at).first<frameSamples>(), SampleView(beside).subspan(at).first<frameSamples>(), 1));
        heard.insert(heard.end(), piece.begin(), piece.end());
    }
    QVERIFY(std::abs(toneLevel(heard, 440) + 20) < 0.3);
    QVERIFY(std::abs(toneLevel(heard, 700) + 29.1) < 0.5); // 0.35 times as loud
}

void tst_FormatBridge::passesOurOwnFormThrough()
{
    FormatBridge bridge(format(audioRate, 1), true);
    const Samples voice = sine(440, 20ms);
    bridge.take(toBytes(voice), 1);
    std::array<int16_t, frameSamples> frame;
    QVERIFY(bridge.nextFrame(frame));
    QVERIFY(std::ranges::equal(frame, voice));
    QVERIFY(!bridge.nextFrame(frame));
}

void tst_FormatBridge::keepsNoMoreThanAFifthOfASecond()
{
    FormatBridge bridge(format(audioRate, 1), true);
    bridge.take(toBytes(sine(440, 2s)), 1);
    std::array<int16_t, frameSamples> frame;
    int frames = 0;
    while (bridge.nextFrame(frame))
        ++frames;
    QCOMPARE(frames, 10);
}

void tst_FormatBridge::appliesTheVolume()
{
    FormatBridge bridge(format(audioRate, 1), true);
    bridge.take(toBytes(Samples(frameSamples, 1'000)), 0.5);
    std::array<int16_t, frameSamples> frame;
    QVERIFY(bridge.nextFrame(frame));
    QVERIFY(std::ranges::all_of(frame, [](int16_t sample) { return sample == 500; }));
}

QTEST_GUILESS_MAIN(tst_FormatBridge)
#include "tst_formatbridge.moc"
