// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/audiochannel.h"
#include "fakeserver.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_AudioChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriesPacketsBothWays();
    void reportsModesAndTheEnd();
    void saysWhyItWasClosed();
    void dropsWhatIsTooLate();
    void closesOnceAndQuietlyWhenAsked();
    void saysThatNobodyAnswers();
};

void tst_AudioChannel::carriesPacketsBothWays()
{
    FakeSocketServer server;
    AudioChannel channel;
    QSignalSpy opened(&channel, &AudioChannel::opened);
    QSignalSpy packets(&channel, &AudioChannel::packetReceived);
    QVERIFY(!channel.sendPacket("early"));
    QCOMPARE(channel.droppedPackets(), 1);
    channel.open(server.url(), QUrl(u"/api/v1/audio?ticket=t1"_s));
    QTRY_COMPARE(opened.size(), 1);
    QTRY_VERIFY(server.newest());
    QCOMPARE(server.requests.at(0).toString(QUrl::RemoveScheme | QUrl::RemoveAuthority), u"/api/v1/audio?ticket=t1"_s);
    QVERIFY(channel.sendPacket(QByteArray(972, 'a')));
    QTRY_COMPARE(server.binary.size(), 1u);
    QCOMPARE(server.binary.at(0), QByteArray(972, 'a'));
    server.newest()->sendBinaryMessage(QByteArray(972, 'b'));
    QTRY_COMPARE(packets.size(), 1);
    QCOMPARE(packets.at(0).at(0).toByteArray(), QByteArray(972, 'b'));
}

void tst_AudioChannel::reportsModesAndTheEnd()
{
    FakeSocketServer server;
    AudioChannel channel;
    QSignalSpy modes(&channel, &AudioChannel::modeChanged);
    QSignalSpy ended(&channel, &AudioChannel::ended);
    QSignalSpy closed(&channel, &AudioChannel::closed);
    channel.open(server.url(), QUrl(u"/a"_s));
    QTRY_VERIFY(server.newest());
    server.send({{u"type"_s, u"mode"_s}, {u"mode"_s, u"hold"_s}, {u"by"_s, u"Ada"_s}});
    server.send({{u"type"_s, u"ended"_s}});
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(modes.at(0).at(0).toString(), u"hold"_s);
    QCOMPARE(modes.at(0).at(1).toString(), u"Ada"_s);
    server.newest()->close();
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.at(0).at(0).toString(), QString());
}

void tst_AudioChannel::saysWhyItWasClosed()
{
    FakeSocketServer server;
    AudioChannel channel;
    QSignalSpy closed(&channel, &AudioChannel::closed);
    channel.open(server.url(), QUrl(u"/a"_s));
    QTRY_VERIFY(server.newest());
    server.newest()->close(QWebSocketProtocol::CloseCodePolicyViolated, u"A listener may not speak."_s);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.at(0).at(0).toString(), u"A listener may not speak."_s);
    QVERIFY(!channel.isOpen());
    QVERIFY(!channel.sendPacket("late"));
}

void tst_AudioChannel::dropsWhatIsTooLate()
{
    FakeSocketServer server;
    AudioChannel channel;
    QSignalSpy opened(&channel, &AudioChannel::opened);
    channel.open(server.url(), QUrl(u"/a"_s));
    QTRY_COMPARE(opened.size(), 1);
    // Nothing leaves while this loop does not return to the event loop, as with a network that stands still.
    qint64 taken = 0;
    while (taken < 1'000 && channel.sendPacket(QByteArray(972, 'x')))
        ++taken;
    QVERIFY2(taken >= 49 && taken <= 52, qPrintable(QString::number(taken)));
    QCOMPARE(channel.sentPackets(), taken);
    QVERIFY(channel.droppedPackets() > 0);
    QTRY_COMPARE(server.binary.size(), size_t(taken));
    QVERIFY(channel.sendPacket(QByteArray(972, 'y')));
}

void tst_AudioChannel::closesOnceAndQuietlyWhenAsked()
{
    FakeSocketServer server;
    AudioChannel channel;
    QSignalSpy opened(&channel, &AudioChannel::opened);
    QSignalSpy closed(&channel, &AudioChannel::closed);
    channel.open(server.url(), QUrl(u"/a"_s));
    QTRY_COMPARE(opened.size(), 1);
    channel.close();
    channel.close();
    QTRY_COMPARE(server.disconnected, 1);
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed.at(0).at(0).toString(), QString());
}

void tst_AudioChannel::saysThatNobodyAnswers()
{
    QUrl nobody;
    {
        FakeSocketServer server;
        nobody = server.url();
    }
    AudioChannel channel;
    QSignalSpy closed(&channel, &AudioChannel::closed);
    channel.open(nobody, QUrl(u"/a"_s));
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(!closed.at(0).at(0).toString().isEmpty());
}

QTEST_GUILESS_MAIN(tst_AudioChannel)
#include "tst_audiochannel.moc"
