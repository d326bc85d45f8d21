// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/frame.h"
#include "audio/packet.h"
#include "audio/wav.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_AudioFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void convertsBetweenBytesSamplesAndTime();
    void writesThePacketHeaderAsTheContractSays();
    void packetSurvivesTheWire();
    void refusesBadPackets_data();
    void refusesBadPackets();
    void wavFilesComeBackExactly();
    void wavErrorsSayWhatIsWrong();
};

void tst_AudioFrame::convertsBetweenBytesSamplesAndTime()
{
    const Samples samples{0, 1, -1, 32'767, -32'768};
    const QByteArray bytes = toBytes(samples);
    QCOMPARE(bytes, QByteArray::fromHex("00000100ffffff7f0080"));
    QCOMPARE(toSamples(bytes), samples);
    QCOMPARE(toSamples(bytes + 'x'), samples);
    QCOMPARE(samplesIn(20ms), frameSamples);
    QCOMPARE(samplesIn(20ms, 8'000), size_t{160});
    QCOMPARE(samplesIn(-5ms), size_t{0});
    QCOMPARE(durationOf(frameSamples), std::chrono::microseconds(20ms));
}

void tst_AudioFrame::writesThePacketHeaderAsTheContractSays()
{
    const AudioPacket packet{AudioSource::Human, 0x0102, std::chrono::microseconds(0x1122334455667788), {0x1234}};
    QCOMPARE(packet.encode(), QByteArray::fromHex("0102020188776655443322113412"));
}

void tst_AudioFrame::packetSurvivesTheWire()
{
    const AudioPacket packet{AudioSource::Ai, 65'535, 123'456us, Samples(frameSamples, -7)};
    const QByteArray bytes = packet.encode();
    QCOMPARE(bytes.size(), 12 + frameBytes);
    const auto back = AudioPacket::decode(bytes);
    QVERIFY(back);
    QVERIFY(*back == packet);
}

void tst_AudioFrame::refusesBadPackets_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Code>("code");
    const QByteArray good = AudioPacket{AudioSource::Caller, 1, 1us, Samples(480)}.encode();
    QTest::newRow("empty") << QByteArray() << Error::Code::InvalidInput;
    QTest::newRow("shorter than its header") << good.first(11) << Error::Code::InvalidInput;
    QTest::newRow("version 2") << QByteArray(good).replace(0, 1, "\x02") << Error::Code::InvalidInput;
    QTest::newRow("source 3") << QByteArray(good).replace(1, 1, "\x03") << Error::Code::InvalidInput;
    QTest::newRow("half a sample") << good.chopped(1) << Error::Code::InvalidInput;
    QTest::newRow("220 ms") << AudioPacket{AudioSource::Caller, 1, 1us, Samples(5'280)}.encode() << Error::Code::TooLarge;
}

void tst_AudioFrame::refusesBadPackets()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error::Code, code);
    const auto packet = AudioPacket::decode(bytes);
    QVERIFY(!packet);
    QVERIFY(packet.error().code == code);
    QVERIFY(packet.error().message.endsWith(u'.'));
}

void tst_AudioFrame::wavFilesComeBackExactly()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"voice.wav"_s);
    Samples samples;
    for (int i = 0; i < 5'000; ++i)
        samples.push_back(static_cast<int16_t>(i * 13 - 30'000));
    {
        auto writer = WavWriter::open(path, 8'000);
        QVERIFY(writer);
        QVERIFY(writer->append(SampleView(samples).first(1'000)));
        QVERIFY(writer->append(SampleView(samples).subspan(1'000)));
    }
    const auto audio = readWav(path);
    QVERIFY(audio);
    QCOMPARE(audio->rate, 8'000);
    QCOMPARE(audio->samples, samples);
    QVERIFY(writeWav(path, samples));
    QCOMPARE(readWav(path)->rate, audioRate);
}

void tst_AudioFrame::wavErrorsSayWhatIsWrong()
{
    const QTemporaryDir dir;
    QVERIFY(readWav(dir.filePath(u"none.wav"_s)).error().code == Error::Code::NotFound);
    QFile file(dir.filePath(u"text.wav"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not audio at all");
    file.close();
    QVERIFY(readWav(file.fileName()).error().code == Error::Code::InvalidInput);
    const auto written = writeWav(dir.filePath(u"no/such/folder.wav"_s), Samples(10));
    QVERIFY(written.error().code == Error::Code::Unavailable);
    QVERIFY(written.error().message.contains(u"folder.wav"_s));
}

QTEST_GUILESS_MAIN(tst_AudioFrame)
#include "tst_audioframe.moc"
