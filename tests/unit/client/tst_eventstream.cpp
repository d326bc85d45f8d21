// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/eventstream.h"
#include "fakeserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject eventAt(qint64 cursor)
{
    CallEvent event;
    event.cursor = event.seq = cursor;
    event.callId = CallId(u"call_1"_s);
    event.orgId = OrgId(u"org_1"_s);
    event.type = EventType::PhaseChanged;
    event.at = *timeFromIso(u"2026-11-22T15:31:49Z"_s);
    event.data = {{u"phase"_s, u"intake"_s}};
    return event.toJson();
}

QJsonObject hello(qint64 cursor)
{
    return {{u"type"_s, u"hello"_s}, {u"cursor"_s, cursor}};
}

} // namespace

class tst_EventStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversEventsAfterHello();
    void resumesBehindItsLastEvent();
    void resumesFromBeforeTheHelloOfALaterJournal();
    void reportsAResync();
    void asksForTheStateWhenItCannotResume();
    void backsOffBetweenBounds();
    void noticesAServerThatFallsSilent();
    void noticesAServerThatNeverSaysHello();
    void survivesAnUnknownEventType();
    void buildsAddresses();

private:
    static EventStream::Limits quick() { return {10ms, 80ms, 5s, 5s}; }
};

void tst_EventStream::deliversEventsAfterHello()
{
    FakeSocketServer server;
    EventStream stream(server.url(), u"secret"_s);
    stream.setOrganization(OrgId(u"org_1"_s));
    QSignalSpy connected(&stream, &EventStream::connected);
    QSignalSpy events(&stream, &EventStream::eventReceived);
    stream.start();
    QTRY_VERIFY(server.newest());
    QCOMPARE(server.requests.at(0).path(), u"/api/v1/events"_s);
    QCOMPARE(server.requests.at(0).query(), u"org_id=org_1"_s);
    QCOMPARE(server.authorizations.at(0), "Bearer secret");
    QCOMPARE(connected.size(), 0); // not before the hello
    server.send(hello(40));
    server.send(eventAt(41));
    server.send({{u"type"_s, u"speech.partial"_s}, {u"call_id"_s, u"call_1"_s}, {u"org_id"_s, u"org_1"_s}, {u"at"_s, u"2026-11-22T15:31:49Z"_s},
                 {u"data"_s, QJsonObject{{u"text"_s, u"I can"_s}}}});
    QTRY_COMPARE(events.size(), 2);
    QCOMPARE(connected.size(), 1);
    QCOMPARE(events.at(0).at(0).value<CallEvent>().toJson(), eventAt(41));
    QCOMPARE(events.at(1).at(0).value<CallEvent>().type, EventType::SpeechPartial);
    QCOMPARE(stream.cursor(), 41);
}

void tst_EventStream::resumesBehindItsLastEvent()
{
    FakeSocketServer server;
    EventStream stream(server.url());
    stream.setLimits(quick());
    QSignalSpy events(&stream, &EventStream::eventReceived);
    QSignalSpy lost(&stream, &EventStream::lost);
    QSignalSpy resync(&stream, &EventStream::resyncNeeded);
    stream.start();
    QTRY_VERIFY(server.newest());
    server.send(hello(40));
    server.send(eventAt(41));
    QTRY_COMPARE(events.size(), 1);
    server.newest()->close(QWebSocketProtocol::CloseCodeGoingAway, u"The server restarts."_s);
    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(lost.at(0).at(0).toString(), u"The server restarts."_s);
    QTRY_COMPARE(server.requests.size(), 2u);
    QCOMPARE(server.requests.at(1).query(), u"after=41"_s);
    server.send(hello(45));
    server.send(eventAt(41)); // a server that is too generous
    server.send(eventAt(42));
    QTRY_COMPARE(events.size(), 2);
    QCOMPARE(events.at(1).at(0).value<CallEvent>().cursor, 42);
    QCOMPARE(resync.size(), 0);
}

void tst_EventStream::resumesFromBeforeTheHelloOfALaterJournal()
{
    FakeSocketServer server;
    EventStream stream(server.url());
    stream.setLimits(quick());
    QSignalSpy connected(&stream, &EventStream::connected);
    stream.start();
    QTRY_VERIFY(server.newest());
    server.send(hello(40));
    QTRY_COMPARE(connected.size(), 1);
    server.newest()->abort();
    QTRY_COMPARE(server.requests.size(), 2u);
    server.send(hello(99)); // and lost again before the backlog came
    QTRY_COMPARE(connected.size(), 2);
    server.newest()->abort();
    QTRY_COMPARE(server.requests.size(), 3u);
    QCOMPARE(server.requests.at(2).query(), u"after=40"_s);
}

void tst_EventStream::reportsAResync()
{
    FakeSocketServer server;
    EventStream stream(server.url());
    stream.setLimits(quick());
    QSignalSpy resync(&stream, &EventStream::resyncNeeded);
    QSignalSpy events(&stream, &EventStream::eventReceived);
    stream.start();
    QTRY_VERIFY(server.newest());
    server.send(hello(40));
    server.send({{u"type"_s, u"resync"_s}});
    QTRY_COMPARE(resync.size(), 1);
    QVERIFY(!stream.cursor());
    server.send(eventAt(7)); // a new journal counts from the beginning
    QTRY_COMPARE(events.size(), 1);
    QCOMPARE(stream.cursor(), 7);
}

void tst_EventStream::asksForTheStateWhenItCannotResume()
{
    FakeSocketServer server;
    EventStream stream(server.url());
    stream.setLimits(quick());
    QSignalSpy resync(&stream, &EventStream::resyncNeeded);
    QSignalSpy connected(&stream, &EventStream::connected);
    stream.start();
    QTRY_VERIFY(server.newest());
    server.send(hello(40));
    QTRY_COMPARE(connected.size(), 1);
    QCOMPARE(resync.size(), 0); // the first time there is nothing to be out of step with
    stream.setOrganization(OrgId(u"org_2"_s));
    QTRY_COMPARE(server.requests.size(), 2u);
    QCOMPARE(server.requests.at(1).query(), u"org_id=org_2"_s);
    server.send(hello(40));
    QTRY_COMPARE(resync.size(), 1);
}

void tst_EventStream::backsOffBetweenBounds()
{
    QUrl nobody;
    {
        FakeSocketServer server;
        nobody = server.url();
    }
    EventStream stream(nobody);
    stream.setLimits(quick());
    QSignalSpy lost(&stream, &EventStream::lost);
    stream.start();
    QTRY_COMPARE(lost.size(), 6);
    const std::array<qint64, 6> longest{10, 20, 40, 80, 80, 80};
    for (qsizetype i = 0; i < 6; ++i) {
        const auto delay = lost.at(i).at(1).value<std::chrono::milliseconds>().count();
        QVERIFY2(delay >= longest[i] / 2 && delay <= longest[i], qPrintable(QString::number(delay)));
        QVERIFY(!lost.at(i).at(0).toString().isEmpty());
    }
    stream.stop();
    QVERIFY(!stream.isConnected());
}

void tst_EventStream::noticesAServerThatFallsSilent()
{
    // Upgrades the connection by hand and then answers neither pings nor anything else.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    connect(&silent, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = silent.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [socket] {
            const QByteArray request = socket->readAll();
            const qsizetype at = request.toLower().indexOf("sec-websocket-key:");
            if (at < 0)
                return;
            const QByteArray key = request.mid(at + 18, request.indexOf('\r', at) - at - 18).trimmed();
            const QByteArray accept =
                QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
            socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + accept + "\r\n\r\n");
            const QByteArray text = R"({"type":"hello","cursor":1})";
            socket->write(QByteArray(1, '\x81') + char(text.size()) + text);
        });
    });
    EventStream stream(QUrl(u"http://127.0.0.1:%1"_s.arg(silent.serverPort())));
    stream.setLimits({10s, 10s, 20ms, 5s});
    QSignalSpy connected(&stream, &EventStream::connected);
    QSignalSpy lost(&stream, &EventStream::lost);
    stream.start();
    QTRY_COMPARE(connected.size(), 1);
    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(lost.at(0).at(0).toString(), u"The server has fallen silent."_s);
}

void tst_EventStream::noticesAServerThatNeverSaysHello()
{
    FakeSocketServer server;
    EventStream stream(server.url());
    stream.setLimits({10s, 10s, 5s, 30ms});
    QSignalSpy lost(&stream, &EventStream::lost);
    stream.start();
    QTRY_COMPARE(lost.size(), 1);
}

void tst_EventStream::survivesAnUnknownEventType()
{
    FakeSocketServer server;
    EventStream stream(server.url());
    QSignalSpy events(&stream, &EventStream::eventReceived);
    stream.start();
    QTRY_VERIFY(server.newest());
    server.send(hello(1));
    QJsonObject strange = eventAt(2);
    strange.insert(u"type"_s, u"call.juggled"_s);
    server.send(strange);
    server.send(eventAt(3));
    QTRY_COMPARE(events.size(), 1);
    QCOMPARE(stream.cursor(), 3);
}

void tst_EventStream::buildsAddresses()
{
    QCOMPARE(webSocketUrl(QUrl(u"https://a.example/x"_s), QUrl(u"api/v1/events"_s)), QUrl(u"wss://a.example/x/api/v1/events"_s));
    QCOMPARE(webSocketUrl(QUrl(u"http://a:8"_s), QUrl(u"/api/v1/audio?t=1"_s)), QUrl(u"ws://a:8/api/v1/audio?t=1"_s));
    QCOMPARE(webSocketUrl(QUrl(u"http://a:8"_s), QUrl(u"ws://b:9/z"_s)), QUrl(u"ws://b:9/z"_s));
}

QTEST_GUILESS_MAIN(tst_EventStream)
#include "tst_eventstream.moc"
