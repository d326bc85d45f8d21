// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/level.h"
#include "audio/opuspackets.h"

#include <QTest>

#include <cmath>
#include <numbers>

using namespace Attendant;

namespace {

/// \a milliseconds of a tone of \a hertz, beginning where \a from samples have gone before.
Samples tone(double hertz, int milliseconds, size_t from = 0)
{
    Samples samples(samplesIn(std::chrono::milliseconds(milliseconds)));
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<int16_t>(12'000 * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(from + i) / audioRate));
    return samples;
}

/// How much of \a samples is the tone of \a hertz: its amplitude (Goertzel's algorithm, in its plain form).
double amplitude(SampleView samples, double hertz)
{
    double sine = 0, cosine = 0;
    for (size_t i = 0; i < samples.size(); ++i) {
        const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / audioRate;
        sine += samples[i] * std::sin(angle);
        cosine += samples[i] * std::cos(angle);
    }
    return 2 * std::hypot(sine, cosine) / static_cast<double>(samples.size());
}

} // namespace

class tst_OpusPackets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesAVoiceInAFractionOfTheBytes()
    {
        OpusPackets here, there;
        Samples heard;
        qsizetype bytes = 0;
        for (int i = 0; i < 100; ++i) {
            const AudioPacket packet{AudioSource::Human, static_cast<quint16>(i), std::chrono::microseconds(20'000 * i), tone(440, 20, 480 * static_cast<size_t>(i))};
            const auto coded = here.encode(packet);
            QVERIFY(coded);
            bytes += coded->size();
            const auto decoded = there.decode(*coded);
            QVERIFY(decoded);
            QCOMPARE(decoded->source, packet.source);
            QCOMPARE(decoded->sequence, packet.sequence);
            QCOMPARE(decoded->capturedAt, packet.capturedAt);
            QCOMPARE(decoded->samples.size(), frameSamples);
            heard.insert(heard.end(), decoded->samples.begin(), decoded->samples.end());
        }
        QVERIFY2(bytes < 100 * 972 / 5, qPrintable(QString::number(bytes)));
        const SampleView settled = SampleView(heard).subspan(heard.size() / 2);
        QVERIFY2(std::abs(amplitude(settled, 440) - 12'000) < 1'800, qPrintable(QString::number(amplitude(settled, 440))));
        QVERIFY(amplitude(settled, 1'000) < 300);
    }
    void keepsTheSourcesApart()
    {
        OpusPackets here, there;
        Samples caller, ai;
        for (size_t i = 0; i < 50; ++i) {
            for (const auto &[source, hertz, to] : {std::tuple{AudioSource::Caller, 300.0, &caller}, std::tuple{AudioSource::Ai, 900.0, &ai}}) {
                const auto coded = here.encode({source, static_cast<quint16>(i), {}, tone(hertz, 20, 480 * i)});
                QVERIFY(coded);
                const auto decoded = there.decode(*coded);
                QVERIFY(decoded);
                to->insert(to->end(), decoded->samples.begin(), decoded->samples.end());
            }
        }
        QVERIFY(amplitude(SampleView(caller).subspan(12'000), 300) > 20 * amplitude(SampleView(caller).subspan(12'000), 900));
        QVERIFY(amplitude(SampleView(ai).subspan(12'000), 900) > 20 * amplitude(SampleView(ai).subspan(12'000), 300));
    }
    void takesPacketsOfOtherLengths_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<int>("heard");
        QTest::newRow("half a frame") << 10 << 20;
        QTest::newRow("two frames") << 40 << 40;
        QTest::newRow("two and a half") << 50 << 60;
        QTest::newRow("the longest") << 120 << 120;
    }
    void takesPacketsOfOtherLengths()
    {
        QFETCH(int, milliseconds);
        QFETCH(int, heard);
        OpusPackets here, there;
        const auto coded = here.encode({AudioSource::Human, 1, {}, tone(440, milliseconds)});
        QVERIFY(coded);
        const auto decoded = there.decode(*coded);
        QVERIFY(decoded);
        QCOMPARE(durationOf(decoded->samples.size()), std::chrono::microseconds(std::chrono::milliseconds(heard)));
    }
    void refusesWhatDoesNotFit()
    {
        OpusPackets codec;
        QCOMPARE(codec.encode({AudioSource::Human, 1, {}, {}}).error().code, Error::Code::InvalidInput);
        QCOMPARE(codec.encode({AudioSource::Human, 1, {}, tone(440, 121)}).error().code, Error::Code::TooLarge);
    }
    void refusesWhatIsNoPacket_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Error::Code>("code");
        const QByteArray header = AudioPacket{AudioSource::Human, 7, {}, {}}.encode();
        QTest::newRow("nothing") << QByteArray() << Error::Code::InvalidInput;
        QTest::newRow("half a header") << header.first(6) << Error::Code::InvalidInput;
        QTest::newRow("a header alone") << header << Error::Code::InvalidInput;
        QTest::newRow("another version") << QByteArray(header).replace(0, 1, "\x02") + "abc" << Error::Code::InvalidInput;
        QTest::newRow("broken Opus") << header + QByteArray(2, '\xff') << Error::Code::InvalidInput;
        QTest::newRow("a flood") << header + QByteArray(100'000, 'x') << Error::Code::TooLarge;
    }
    void refusesWhatIsNoPacket()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Error::Code, code);
        OpusPackets codec;
        const auto decoded = codec.decode(bytes);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, code);
    }
};

QTEST_GUILESS_MAIN(tst_OpusPackets)
#include "tst_opuspackets.moc"
