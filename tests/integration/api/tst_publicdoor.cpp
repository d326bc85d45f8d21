// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// A server that listens on loopback, where the frontend needs no token, and that the Internet reaches through a proxy or tunnel on the same
/// machine: for its requests loopback proves nothing.
class tst_PublicDoor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_api.settings.publicUrl = QUrl(u"https://voice.example.com"_s);
        QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
    }
    void cleanupTestCase() { m_api.stop(); }

    void asksStrangersForAToken_data();
    void asksStrangersForAToken();

private:
    ApiFixture m_api;
};

void tst_PublicDoor::asksStrangersForAToken_data()
{
    QTest::addColumn<QByteArray>("head"); // with the request line
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray json = R"({"org_id":"org_demo_001"})", type = "Content-Type: application/json\r\n", local = "Host: localhost\r\n",
                     away = "Host: voice.example.com\r\n", bearer = QByteArray("Authorization: Bearer ") + ApiFixture::token + "\r\n";
    const QByteArray offer = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n", sdp = "Content-Type: application/sdp\r\n";
    const QByteArray start = "POST /api/call/start HTTP/1.1\r\n", peer = "POST /api/realtime/calls?org_id=org_demo_001 HTTP/1.1\r\n";
    QTest::newRow("the frontend on this machine") << start + local + type << json << 200;
    QTest::newRow("by the public name") << start + away + type << json << 401;
    QTest::newRow("by the public name, with a port") << start + "Host: VOICE.example.com:443\r\n" + type << json << 401;
    QTest::newRow("by the public name, with a token") << start + away + type + bearer << json << 200;
    QTest::newRow("a session by the public name") << "POST /api/realtime/session HTTP/1.1\r\n" + away + type << json << 401;
    QTest::newRow("a peer's call on this machine") << peer + local + sdp << offer << 201;
    QTest::newRow("a peer's call by the public name") << peer + away + sdp << offer << 401;
    QTest::newRow("a peer's call by the public name, with a token") << peer + away + sdp + bearer << offer << 201;
    QTest::newRow("a peer's call through a proxy") << peer + local + sdp + "X-Forwarded-For: 203.0.113.9\r\n" << offer << 401;
    // A proxy that puts its own target into Host still tells whom it speaks for.
    for (const QByteArray forwarded : {"X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: 203.0.113.9, 127.0.0.1", "x-forwarded-for: 127.0.0.1, 203.0.113.9:4711",
                                       "X-Forwarded-For: unknown", "Forwarded: for=203.0.113.9;proto=https", "Forwarded: proto=https;For=\"[2001:db8::1]:4711\"",
                                       "X-Real-IP: 203.0.113.9", "CF-Connecting-IP: 2001:db8::1", "Via: 1.1 edge", "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.9"})
        QTest::newRow(forwarded.constData()) << start + local + type + forwarded + "\r\n" << json << 401;
    for (const QByteArray forwarded : {"X-Forwarded-For: 127.0.0.1", "X-Forwarded-For: ::1", "X-Forwarded-For: ::ffff:127.0.0.1", "Forwarded: for=\"[::1]:4711\";host=localhost"})
        QTest::newRow(forwarded.constData()) << start + local + type + forwarded + "\r\n" << json << 200;
}

void tst_PublicDoor::asksStrangersForAToken()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    HttpProbe probe(m_api.url());
    probe.send(head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTEST(probe.receive().status, "status");
}

QTEST_GUILESS_MAIN(tst_PublicDoor)
#include "tst_publicdoor.moc"
