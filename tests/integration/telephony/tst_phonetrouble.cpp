// SPDX-License-Identifier: GPL-3.0-or-later
// What a telephone network can do wrong, while another call goes on: nothing ends that one, and nothing leaves a call open.
#include "phonefixture.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

const QString bystander = u"+16085550199"_s;

PhoneCall::Fields ringing(const QString &sid, const QString &to = QString::fromLatin1(PhoneFixture::number))
{
    return {{"CallSid", sid.toUtf8()}, {"AccountSid", PhoneFixture::account}, {"From", "+16085550142"}, {"To", to.toUtf8()}, {"CallStatus", "ringing"}};
}

QString sid(int number)
{
    return u"CA%1"_s.arg(number, 32, 16, QChar(u'0'));
}

} // namespace

class tst_PhoneTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_office.start(), qPrintable(m_office.api.failure()));
        m_bystander = m_office.call(bystander);
        QVERIFY(m_bystander->isStreaming());
    }
    void cleanup()
    {
        QVERIFY(m_bystander->isStreaming());
        QCOMPARE(m_office.record(bystander).value("status"_L1).toString(), u"in_progress"_s);
        QCOMPARE(m_bystander->streams(), 1);
    }
    void cleanupTestCase()
    {
        m_bystander->hangUp();
        m_bystander.reset();
    }

    void refusesWhatIsNotSigned_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"/voice", "/after", "/status", "/dial-done", "/leg?call=x", "/announce?call=x", "/accept?call=x", "/voicemail"})
            QTest::newRow(path) << QByteArray(path);
    }
    void refusesWhatIsNotSigned()
    {
        QFETCH(QByteArray, path);
        for (const QByteArray &signature : {QByteArray("x"), QByteArray("AAAAAAAAAAAAAAAAAAAAAAAAAAA="), PhoneCall::signature("another", "https://voice.example.com/api/v1/telephony/twilio" + path, ringing(sid(1)))}) {
            const HttpAnswer answer = m_office.webhook(path, ringing(sid(1)), signature);
            QCOMPARE(answer.status, 403);
            QVERIFY(answer.detail().contains(u"X-Twilio-Signature"_s));
        }
        const HttpAnswer bare = m_office.api.ask("POST", "/api/v1/telephony/twilio" + path, "CallSid=x", {{"Content-Type", "application/x-www-form-urlencoded"}});
        QCOMPARE(bare.status, 403);
        QCOMPARE(m_office.api.get("/api/v1/telephony/twilio" + path).status, 405);
    }

    void refusesMalformedCalls()
    {
        QCOMPARE(m_office.webhook("/voice", ringing(u"CA1"_s)).status, 400);
        QCOMPARE(m_office.webhook("/voice", {{"From", "x"}}).status, 400);
        auto foreign = ringing(sid(2));
        foreign[1].second = "AC99999999999999999999999999999999";
        QCOMPARE(m_office.webhook("/voice", foreign).status, 403);
        // Nothing that is known: an answer that ends, and no call.
        for (const char *path : {"/after", "/dial-done", "/voicemail", "/announce?call=none", "/accept?call=none"}) {
            const HttpAnswer answer = m_office.webhook(path, ringing(sid(3)));
            QCOMPARE(answer.status, 200);
            QVERIFY2(answer.body.contains("<Hangup/>"), path);
        }
        QCOMPARE(m_office.webhook("/status", ringing(sid(3))).status, 200);
    }

    void takesJsonWhenItsHashIsSigned()
    {
        QJsonObject json;
        for (const auto &[name, value] : ringing(sid(4)))
            json.insert(QString::fromUtf8(name), QString::fromUtf8(value));
        const QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
        const QByteArray target = "/api/v1/telephony/twilio/voice?bodySHA256=" + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
        const QByteArray signature = PhoneCall::signature(PhoneFixture::token, "https://voice.example.com" + target, {});
        const ApiFixture::Headers headers{{"Content-Type", "application/json"}, {"X-Twilio-Signature", signature}};
        QCOMPARE(m_office.api.ask("POST", target, body + " ", headers).status, 403);
        const HttpAnswer answer = m_office.api.ask("POST", target, body, headers);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("content-type"), "text/xml; charset=utf-8");
        QVERIFY(answer.body.contains("<Stream url=\"wss://voice.example.com/api/v1/telephony/twilio/media\">"));
        QCOMPARE(m_office.webhook("/status", {{"CallSid", sid(4).toUtf8()}, {"CallStatus", "failed"}}).status, 200);
    }

    void theSameWebhookTwiceIsOneCall()
    {
        const HttpAnswer first = m_office.webhook("/voice", ringing(sid(5)));
        const QString id = m_office.callId(u"+16085550142"_s);
        const HttpAnswer second = m_office.webhook("/voice", ringing(sid(5)));
        QCOMPARE(first.status, 200);
        QCOMPARE(first.body, second.body); // also the ticket: whichever answer arrives, it works
        QCOMPARE(m_office.callId(u"+16085550142"_s), id);
        QCOMPARE(m_office.webhook("/status", {{"CallSid", sid(5).toUtf8()}, {"CallStatus", "completed"}}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
        // After its end, and twice: nothing opens it again.
        QVERIFY(m_office.webhook("/voice", ringing(sid(5))).body.contains("<Hangup/>"));
        QCOMPARE(m_office.webhook("/status", {{"CallSid", sid(5).toUtf8()}, {"CallStatus", "completed"}}).status, 200);
    }

    void saysSoWhenNobodyOwnsTheNumber()
    {
        const HttpAnswer made = m_office.api.postAs("/api/v1/organizations", {{u"id"_s, u"org_other"_s}, {u"name"_s, u"Other Office"_s},
                                                                             {u"config"_s, QJsonObject{{u"numbers"_s, QJsonArray{u"+16085550188"_s}}}}});
        QVERIFY2(made.status < 300, made.body.constData());
        const HttpAnswer answer = m_office.webhook("/voice", ringing(sid(6), u"+16085550177"_s));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains("<Say") && answer.body.contains("not in service") && answer.body.contains("<Hangup/>"));
        const HttpAnswer known = m_office.webhook("/voice", ringing(sid(7), u"+16085550188"_s));
        QVERIFY(known.body.contains("<Stream"));
        QCOMPARE(m_office.record(u"+16085550142"_s).value("org_id"_L1).toString(), made.text("id"_L1));
        QCOMPARE(m_office.webhook("/status", {{"CallSid", sid(7).toUtf8()}, {"CallStatus", "canceled"}}).status, 200);
        // An organization with an open call stays.
        QTRY_COMPARE_WITH_TIMEOUT(m_office.record(u"+16085550142"_s).value("status"_L1).toString(), u"completed"_s, 10'000);
        QCOMPARE(m_office.api.ask("DELETE", "/api/v1/organizations/" + made.text("id"_L1).toUtf8(), {}, {m_office.api.bearer()}).status, 204);
    }

    void refusesStreamsWithoutASignature()
    {
        for (const QByteArray &signature : {QByteArray(), QByteArray("x"), PhoneCall::signature(PhoneFixture::token, "wss://voice.example.com/other", {})}) {
            HttpProbe probe(m_office.api.url());
            probe.send("GET /api/v1/telephony/twilio/media HTTP/1.1\r\nHost: voice.example.com\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                       "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Twilio-Signature: " + signature + "\r\n\r\n");
            QCOMPARE(probe.receive().status, 403);
        }
    }

    void thePublicNameOpensTheTelephoneAlone()
    {
        const auto status = [&](const QByteArray &target, const QByteArray &more = {}) {
            HttpProbe probe(m_office.api.url());
            probe.send("GET " + target + " HTTP/1.1\r\nHost: voice.example.com\r\n" + more + "\r\n");
            return probe.receive().status;
        };
        // A tunnel on this machine brings everybody's requests over loopback.
        QCOMPARE(status("/api/calls"), 401);
        QCOMPARE(status("/api/calls", "Authorization: Bearer " + QByteArray(ApiFixture::token) + "\r\n"), 200);
        QCOMPARE(m_office.api.get("/api/calls").status, 200);
    }

    void aTicketWorksForOneStream()
    {
        auto phone = m_office.call();
        QVERIFY(phone->isStreaming());
        const QString id = m_office.callId();
        auto options = m_office.options();
        options.sid = phone->sid();
        options.sendsStatus = false;
        // The same document once more, by somebody who has seen it.
        PhoneCall copy(options);
        QSignalSpy closed(&copy, &PhoneCall::streamClosed);
        connect(&copy, &PhoneCall::streamClosed, &copy, [&copy] { copy.hangUp(); }); // it asks for nothing more
        copy.follow(phone->lastTwiml());
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 15'000);
        QCOMPARE(closed[0][0].toInt(), 1008);
        QVERIFY(phone->isStreaming());
        phone->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
    }

    void endures_data()
    {
        QTest::addColumn<QList<QByteArray>>("frames");
        QTest::addColumn<bool>("breaks"); // the stream; the call takes it up again
        const QByteArray start = R"({"event":"start","streamSid":"MZ9","start":{"streamSid":"MZ9","mediaFormat":{"encoding":"audio/x-l16"}}})";
        const QByteArray media = R"({"event":"media","media":{"track":"inbound","chunk":"1","payload":"////"}})";
        QTest::newRow("nonsense") << QList<QByteArray>{"nonsense", "[]", "{", ""} << false;
        QTest::newRow("another start") << QList<QByteArray>{start, start} << false;
        QTest::newRow("the same chunk again and again") << QList<QByteArray>(50, media) << false;
        QTest::newRow("endless nonsense") << QList<QByteArray>(250, "nonsense") << true;
        QTest::newRow("a frame too large") << QList<QByteArray>{QByteArray(100'000, ' ')} << true;
    }
    void endures()
    {
        QFETCH(QList<QByteArray>, frames);
        QFETCH(bool, breaks);
        auto phone = m_office.call();
        QTRY_VERIFY_WITH_TIMEOUT(phone->wordsHeard().size() >= 1, 20'000);
        const QString id = m_office.callId();
        for (const QByteArray &frame : frames)
            phone->sendFrame(frame);
        if (breaks)
            QTRY_VERIFY_WITH_TIMEOUT(phone->streams() == 2 && phone->isStreaming(), 20'000);
        phone->speak(u"Are you still there?"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_office.lines(id).filter(u"still there"_s).isEmpty(), 30'000);
        QCOMPARE(phone->streams(), breaks ? 2 : 1);
        phone->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
    }

    void twoStopsAreOneEnd()
    {
        auto phone = m_office.call();
        const QString id = m_office.callId();
        phone->sendFrame(R"({"event":"stop"})");
        phone->sendFrame(R"({"event":"stop"})");
        QTRY_COMPARE_WITH_TIMEOUT(m_office.status(id), u"completed"_s, 10'000);
        QCOMPARE(m_office.events(id, u"call.ended"_s).size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(phone->hasEnded(), 10'000); // what comes after the stream is the end
    }

    void withoutATelephoneItSaysSo()
    {
        ApiFixture plain;
        QVERIFY2(plain.start(), qPrintable(plain.failure()));
        const HttpAnswer voice = plain.ask("POST", "/api/v1/telephony/twilio/voice", "CallSid=x", {{"Content-Type", "application/x-www-form-urlencoded"}});
        QCOMPARE(voice.status, 404);
        QVERIFY(voice.detail().contains(u"TWILIO_ACCOUNT_SID"_s));
        const HttpAnswer dialled = plain.postAs("/api/v1/calls", {{u"to"_s, u"+16085550177"_s}, {u"org_id"_s, u"org_demo_001"_s}});
        QCOMPARE(dialled.status, 409);
        QCOMPARE(plain.postAs("/api/v1/calls/" + plain.startCall().toUtf8() + "/transfer", {{u"to"_s, u"+16085550177"_s}}).status, 409);
        plain.stop();
    }

private:
    PhoneFixture m_office;
    std::unique_ptr<PhoneCall> m_bystander;
};

QTEST_GUILESS_MAIN(tst_PhoneTrouble)
#include "tst_phonetrouble.moc"
