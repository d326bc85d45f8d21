// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/g711.h"

#include <QTest>

#include <cmath>

using namespace Attendant;

class tst_G711 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheStandardsValues_data();
    void knowsTheStandardsValues();
    void everyCodeSurvivesDecodingAndEncoding();
    void nearestValueIsWithinTheSegmentsStep();
    void convertsWholePieces();
};

void tst_G711::knowsTheStandardsValues_data()
{
    QTest::addColumn<bool>("isMuLaw");
    QTest::addColumn<int>("sample");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("decoded");
    QTest::newRow("mu-law silence") << true << 0 << 0xff << 0;
    QTest::newRow("mu-law smallest step") << true << 8 << 0xfe << 8;
    QTest::newRow("mu-law largest") << true << 32'767 << 0x80 << 32'124;
    QTest::newRow("mu-law lowest") << true << -32'768 << 0x00 << -32'124;
    QTest::newRow("mu-law one thousand") << true << 1'000 << 0xce << 988;
    QTest::newRow("A-law silence") << false << 0 << 0xd5 << 8;
    QTest::newRow("A-law just below") << false << -1 << 0x55 << -8;
    QTest::newRow("A-law largest") << false << 32'767 << 0xaa << 32'256;
    QTest::newRow("A-law lowest") << false << -32'768 << 0x2a << -32'256;
    QTest::newRow("A-law one thousand") << false << 1'000 << 0xfa << 1'008;
}

void tst_G711::knowsTheStandardsValues()
{
    QFETCH(bool, isMuLaw);
    QFETCH(int, sample);
    QFETCH(int, code);
    QFETCH(int, decoded);
    const auto value = static_cast<int16_t>(sample);
    const auto byte = static_cast<uint8_t>(code);
    QCOMPARE(int(isMuLaw ? G711::encodeMuLaw(value) : G711::encodeALaw(value)), code);
    QCOMPARE(int(isMuLaw ? G711::decodeMuLaw(byte) : G711::decodeALaw(byte)), decoded);
}

void tst_G711::everyCodeSurvivesDecodingAndEncoding()
{
    for (int code = 0; code < 256; ++code) {
        const auto byte = static_cast<uint8_t>(code);
        QCOMPARE(int(G711::encodeALaw(G711::decodeALaw(byte))), code);
        if (code != 0x7f) // mu-law has two zeros; the negative one comes back as the positive
            QCOMPARE(int(G711::encodeMuLaw(G711::decodeMuLaw(byte))), code);
    }
}

void tst_G711::nearestValueIsWithinTheSegmentsStep()
{
    for (int sample = -32'000; sample <= 32'000; sample += 7) {
        const auto value = static_cast<int16_t>(sample);
        const double allowed = std::abs(sample) / 16.0 + 10;
        QVERIFY2(std::abs(G711::decodeMuLaw(G711::encodeMuLaw(value)) - sample) <= allowed, qPrintable(QString::number(sample)));
        QVERIFY2(std::abs(G711::decodeALaw(G711::encodeALaw(value)) - sample) <= allowed, qPrintable(QString::number(sample)));
    }
}

void tst_G711::convertsWholePieces()
{
    const Samples samples{0, 8, 1'000, -32'768};
    QCOMPARE(G711::encodeMuLaw(samples), QByteArray::fromHex("fffece00"));
    QCOMPARE(G711::decodeMuLaw(QByteArrayView("\xff\xfe\xce\x00", 4)), (Samples{0, 8, 988, -32'124}));
    QCOMPARE(G711::decodeALaw(G711::encodeALaw(Samples{8, -8})), (Samples{8, -8}));
}

QTEST_GUILESS_MAIN(tst_G711)
#include "tst_g711.moc"
