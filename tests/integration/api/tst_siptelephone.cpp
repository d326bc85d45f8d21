// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"
#include "base/asyncbridge.h"
#include "telephony/siptelephony.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;
const QString secret = u"whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="_s;

QByteArray sign(const QByteArray &id, const QByteArray &timestamp, const QByteArray &body)
{
    const QByteArray key = QByteArray::fromBase64(secret.sliced(6).toLatin1());
    return "v1," + QMessageAuthenticationCode::hash(id + '.' + timestamp + '.' + body, key, QCryptographicHash::Sha256).toBase64();
}

} // namespace

/// Telephone calls that ring at the AI provider: the webhook, accept, the sideband, keys, refer and hang-up, against the whole backend and
/// a provider that speaks the true protocol. Signatures by the official package: tests/integration/outsiders.
class tst_SipTelephone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void knowsTheVectors_data();
    void knowsTheVectors();
    void readsSipAddresses_data();
    void readsSipAddresses();
    void refusesWhatIsNotSigned();
    void answersForTheOwnerOfTheNumber();
    void takesARepeatedWebhookOnce();
    void rejectsANumberOfNobody();
    void ignoresOtherEvents();
    void sendsWhoPressesZeroToTheTelephone();
    void refersOnRequest();
    void endsWhenTheCallerHangsUp();
    void saysWhatCannotBeDone();
    void survivesACallThatIsGone();
    void forgetsWhatItDidNotDo();
    void sendsCallersOnWhenItIsStopped();

private:
    [[nodiscard]] QByteArray incoming(const QString &call, const QString &to = u"<sip:+16085550111@sip.example.com>"_s) const;
    HttpAnswer post(const QByteArray &id, const QByteArray &body);
    void ring(const QString &call);
    [[nodiscard]] QString running(const QString &org);

    ApiFixture m_api;
    QStringList m_deeds; ///< what the provider was told, in order: "accept rtc_1", "refer rtc_1 tel:+1…"
    QJsonObject m_accepted;
};

void tst_SipTelephone::initTestCase()
{
    m_api.settings.openAiWebhookSecret = secret;
    m_api.settings.publicUrl = QUrl(u"https://voice.example.com"_s);
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
    QCOMPARE(m_api.postAs("/api/v1/organizations", {{u"id"_s, u"org_plumber"_s}, {u"name"_s, u"Plumber"_s}, {u"escalation_phone"_s, u"+16085550199"_s},
                                                    {u"config"_s, QJsonObject{{u"numbers"_s, QJsonArray{u"+16085550111"_s}}}}}).status / 100, 2);
    RealtimeServer &provider = m_api.simulator();
    connect(&provider, &RealtimeServer::callAccepted, this, [this](const QString &id, const QJsonObject &session) {
        m_accepted = session;
        m_deeds << u"accept "_s + id;
    });
    connect(&provider, &RealtimeServer::callRejected, this, [this](const QString &id, int status) { m_deeds << u"reject %1 %2"_s.arg(id).arg(status); });
    connect(&provider, &RealtimeServer::callReferred, this, [this](const QString &id, const QString &target) { m_deeds << u"refer %1 %2"_s.arg(id, target); });
    connect(&provider, &RealtimeServer::callHungUp, this, [this](const QString &id) { m_deeds << u"hangup "_s + id; });
}

void tst_SipTelephone::cleanupTestCase()
{
    m_api.stop();
}

QByteArray tst_SipTelephone::incoming(const QString &call, const QString &to) const
{
    const auto header = [](const QString &name, const QString &value) { return QJsonObject{{u"name"_s, name}, {u"value"_s, value}}; };
    return QJsonDocument(QJsonObject{{u"object"_s, u"event"_s}, {u"id"_s, u"evt_1"_s}, {u"type"_s, u"realtime.call.incoming"_s}, {u"created_at"_s, 1},
                                     {u"data"_s, QJsonObject{{u"call_id"_s, call},
                                                             {u"sip_headers"_s, QJsonArray{header(u"FROM"_s, u"\"Ada\" <sip:+15005550006@sip.example.com>;tag=1"_s),
                                                                                           header(u"To"_s, to), header(u"Call-ID"_s, u"sip-1"_s)}}}}})
        .toJson(QJsonDocument::Compact);
}

HttpAnswer tst_SipTelephone::post(const QByteArray &id, const QByteArray &body)
{
    const QByteArray timestamp = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    return m_api.ask("POST", QByteArray(SipTelephony::path.data()), body,
                     {{"Content-Type", "application/json"}, {"Webhook-Id", id}, {"Webhook-Timestamp", timestamp}, {"Webhook-Signature", sign(id, timestamp, body)}});
}

void tst_SipTelephone::ring(const QString &call)
{
    auto rung = askOn(&m_api.simulator(), [this, call]() -> Result<void> {
        m_api.simulator().ring(call);
        return {};
    });
    rung.waitForFinished();
}

QString tst_SipTelephone::running(const QString &org)
{
    const QJsonArray calls = m_api.getAs("/api/v1/calls?state=active&org_id=" + org.toLatin1()).json().value("calls"_L1).toArray();
    return calls.isEmpty() ? QString() : calls.first()["id"_L1].toString();
}

void tst_SipTelephone::knowsTheVectors_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("timestamp");
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<bool>("isGood");
    const QByteArray id = "msg_ref0001vector", at = "1763769600", right = "v1,7iYGQVmCq93hmPlbFMQNVx3M4ewFvoPFlVkE631pSDg=";
    const QByteArray body = R"({"type":"call.ended","timestamp":"2025-11-22T00:00:00Z","data":{"call_id":"c_42","reason":"hangup"}})";
    QTest::newRow("as it is") << id << at << right << body << 1763769600LL << true;
    QTest::newRow("the provider's shape") << QByteArray("wh_test_0001") << at << QByteArray("v1,KZBuoEOw26ioPhWzKsDUE4y2NMhs5TcAYzGxwrQe3Ek=")
                                          << QByteArray(R"({"object":"event","id":"evt_test_1","type":"realtime.call.incoming","created_at":1763769600,"data":{"call_id":"rtc_test_1","sip_headers":[{"name":"From","value":"sip:+15005550006@sip.example.com"}]}})")
                                          << 1763769600LL << true;
    QTest::newRow("another entry first") << id << at << "v1,AAAA " + right << body << 1763769600LL << true;
    QTest::newRow("300 s old") << id << at << right << body << 1763769900LL << true;
    QTest::newRow("300 s early") << id << at << right << body << 1763769300LL << true;
    QTest::newRow("301 s old") << id << at << right << body << 1763769901LL << false;
    QTest::newRow("301 s early") << id << at << right << body << 1763769299LL << false;
    QTest::newRow("changed") << id << at << right << QByteArray(body).replace("hangup", "hangUp") << 1763769600LL << false;
    QTest::newRow("asymmetric alone") << id << at << "v1a," + right.sliced(3) << body << 1763769600LL << false;
    QTest::newRow("no id") << QByteArray() << at << right << body << 1763769600LL << false;
    QTest::newRow("no time") << id << QByteArray() << right << body << 1763769600LL << false;
    QTest::newRow("a huge time") << id << QByteArray("-9223372036854775808") << right << body << 1763769600LL << false;
    QTest::newRow("no signature") << id << at << QByteArray() << body << 1763769600LL << false;
    QTest::newRow("behind too many others") << id << at << QByteArray("v1,AAAA ").repeated(32) + right << body << 1763769600LL << false;
}

void tst_SipTelephone::knowsTheVectors()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, timestamp);
    QFETCH(QByteArray, signature);
    QFETCH(QByteArray, body);
    QFETCH(qint64, now);
    QFETCH(bool, isGood);
    const StandardWebhook webhook(secret);
    QCOMPARE(webhook.check({id, timestamp, signature}, body, Time(std::chrono::seconds(now))).has_value(), isGood);
}

void tst_SipTelephone::readsSipAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("number");
    QTest::newRow("with a name") << u"\"Ada B\" <sip:+16085550123@host:5061;user=phone>;tag=9"_s << u"+16085550123"_s;
    QTest::newRow("bare") << u"sip:+16085550123@host"_s << u"+16085550123"_s;
    QTest::newRow("tel") << u"<tel:+1-608-555-0123>"_s << u"+16085550123"_s;
    QTest::newRow("escaped") << u"<sip:%2B16085550123@host>"_s << u"+16085550123"_s;
    QTest::newRow("secure, capitals") << u"<SIPS:+16085550123@host>"_s << u"+16085550123"_s;
    QTest::newRow("a name") << u"<sip:ada@host>"_s << u"ada"_s;
    QTest::newRow("hidden") << u"\"Anonymous\" <sip:anonymous@anonymous.invalid>"_s << u"anonymous"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void tst_SipTelephone::readsSipAddresses()
{
    QFETCH(QString, address);
    QTEST(sipNumber(address), "number");
}

void tst_SipTelephone::refusesWhatIsNotSigned()
{
    m_deeds.clear();
    const QByteArray body = incoming(u"rtc_unsigned"_s);
    const auto target = QByteArray(SipTelephony::path.data());
    QCOMPARE(m_api.ask("POST", target, body, {{"Content-Type", "application/json"}}).status, 401);
    const QByteArray old = QByteArray::number(QDateTime::currentSecsSinceEpoch() - 400);
    QCOMPARE(m_api.ask("POST", target, body, {{"Content-Type", "application/json"}, {"webhook-id", "wh_1"}, {"webhook-timestamp", old}, {"webhook-signature", sign("wh_1", old, body)}}).status, 401);
    const QByteArray now = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    QCOMPARE(m_api.ask("POST", target, body + ' ', {{"Content-Type", "application/json"}, {"webhook-id", "wh_1"}, {"webhook-timestamp", now}, {"webhook-signature", sign("wh_1", now, body)}}).status, 401);
    QCOMPARE(post("wh_broken", "{\"type\":").status, 400);
    QCOMPARE(post("wh_nameless", R"({"type":"realtime.call.incoming","data":{}})").status, 400);
    QCOMPARE(post("wh_path", R"({"type":"realtime.call.incoming","data":{"call_id":"../../models"}})").status, 400);
    QVERIFY(m_deeds.isEmpty());

    ApiFixture plain; // no secret, no telephone
    QVERIFY(plain.start());
    QCOMPARE(plain.ask("POST", target, body, {{"Content-Type", "application/json"}}).status, 404);
    plain.stop();
}

void tst_SipTelephone::answersForTheOwnerOfTheNumber()
{
    m_deeds.clear();
    ring(u"rtc_owner"_s);
    QCOMPARE(post("wh_owner", incoming(u"rtc_owner"_s)).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_deeds, QStringList(u"accept rtc_owner"_s), patience);
    QVERIFY(m_accepted.value("instructions"_L1).toString().contains("Plumber"_L1));
    QVERIFY(!m_accepted.value("audio"_L1)["input"_L1]["turn_detection"_L1].toObject().contains("threshold"_L1));
    QString id;
    QTRY_VERIFY_WITH_TIMEOUT(!(id = running(u"org_plumber"_s)).isEmpty(), patience);
    const QJsonObject call = m_api.getAs("/api/v1/calls/" + id.toLatin1()).json();
    QCOMPARE(call.value("caller"_L1).toString(), u"+15005550006"_s);
    QCOMPARE(call.value("channel"_L1).toString(), u"phone"_s);
    // The agent greets, and its words are on record.
    const auto greeted = [&] { return m_api.get("/api/calls/" + id.toLatin1()).json().value("transcripts"_L1).toArray().size() > 0; };
    QTRY_VERIFY_WITH_TIMEOUT(greeted(), patience);
    QCOMPARE(m_api.postAs("/api/v1/calls/" + id.toLatin1() + "/end").status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(m_deeds.contains(u"hangup rtc_owner"_s), patience);
}

void tst_SipTelephone::takesARepeatedWebhookOnce()
{
    m_deeds.clear();
    ring(u"rtc_again"_s);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(post("wh_again", incoming(u"rtc_again"_s)).status, 200);
    QCOMPARE(post("wh_again_live", incoming(u"rtc_again"_s)).status, 200); // the same call under another message
    QTRY_COMPARE_WITH_TIMEOUT(m_deeds, QStringList(u"accept rtc_again"_s), patience);
    QString id;
    QTRY_VERIFY_WITH_TIMEOUT(!(id = running(u"org_plumber"_s)).isEmpty(), patience);
    QCOMPARE(m_api.getAs("/api/v1/calls?state=active&org_id=org_plumber").json().value("calls"_L1).toArray().size(), 1);
    QCOMPARE(m_api.postAs("/api/v1/calls/" + id.toLatin1() + "/end").status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(m_deeds.contains(u"hangup rtc_again"_s), patience);
}

void tst_SipTelephone::rejectsANumberOfNobody()
{
    m_deeds.clear();
    ring(u"rtc_nobody"_s);
    QCOMPARE(post("wh_nobody", incoming(u"rtc_nobody"_s, u"<sip:+16085559999@host>"_s)).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_deeds, QStringList(u"reject rtc_nobody 404"_s), patience);
}

void tst_SipTelephone::ignoresOtherEvents()
{
    m_deeds.clear();
    QCOMPARE(post("wh_other", R"({"type":"live.transport.incoming","data":{"call_id":"rtc_x"}})").status, 200);
    QCOMPARE(post("wh_batch", R"({"type":"batch.completed","data":{"id":"batch_1"}})").status, 200);
    QVERIFY(m_deeds.isEmpty());
}

void tst_SipTelephone::sendsWhoPressesZeroToTheTelephone()
{
    m_deeds.clear();
    ring(u"rtc_keys"_s);
    QCOMPARE(post("wh_keys", incoming(u"rtc_keys"_s)).status, 200);
    QString id;
    QTRY_VERIFY_WITH_TIMEOUT(!(id = running(u"org_plumber"_s)).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_api.get("/api/calls/" + id.toLatin1()).json().value("transcripts"_L1).toArray().size() > 0, patience);
    auto pressed = askOn(&m_api.simulator(), [this]() -> Result<void> {
        m_api.simulator().pressKey(u"rtc_keys"_s, u'0');
        return {};
    });
    pressed.waitForFinished();
    QTRY_VERIFY_WITH_TIMEOUT(m_api.getAs("/api/v1/calls/" + id.toLatin1()).json().value("escalated"_L1).toBool(), patience);

    // Nobody can join this call, so the caller is told that they are connected, and goes to the escalation phone.
    QTRY_VERIFY2_WITH_TIMEOUT(m_deeds.contains(u"refer rtc_keys tel:+16085550199"_s), qPrintable(m_deeds.join(u", "_s)), patience * 2);
    QTRY_COMPARE_WITH_TIMEOUT(m_api.get("/api/calls/" + id.toLatin1()).json().value("status"_L1).toString(), u"completed"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_deeds.contains(u"hangup rtc_keys"_s), patience);
}

void tst_SipTelephone::refersOnRequest()
{
    m_deeds.clear();
    ring(u"rtc_desk"_s);
    QCOMPARE(post("wh_desk", incoming(u"rtc_desk"_s)).status, 200);
    QString id;
    QTRY_VERIFY_WITH_TIMEOUT(!(id = running(u"org_plumber"_s)).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_api.get("/api/calls/" + id.toLatin1()).json().value("transcripts"_L1).toArray().size() > 0, patience);
    const QByteArray path = "/api/v1/calls/" + id.toLatin1();
    QCOMPARE(m_api.postAs(path + "/transfer", {{u"to"_s, u"the desk"_s}}).status, 400);
    QCOMPARE(m_api.postAs(path + "/transfer").status, 200); // to the escalation phone
    QVERIFY2(m_deeds.contains(u"refer rtc_desk tel:+16085550199"_s), qPrintable(m_deeds.join(u", "_s)));
    QCOMPARE(m_api.postAs(path + "/transfer").status, 409);
    QTRY_COMPARE_WITH_TIMEOUT(m_api.get("/api/calls/" + id.toLatin1()).json().value("status"_L1).toString(), u"completed"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_deeds.contains(u"hangup rtc_desk"_s), patience);
}

void tst_SipTelephone::endsWhenTheCallerHangsUp()
{
    m_deeds.clear();
    ring(u"rtc_bye"_s);
    QCOMPARE(post("wh_bye", incoming(u"rtc_bye"_s)).status, 200);
    QString id;
    QTRY_VERIFY_WITH_TIMEOUT(!(id = running(u"org_plumber"_s)).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_api.get("/api/calls/" + id.toLatin1()).json().value("transcripts"_L1).toArray().size() > 0, patience);
    auto left = askOn(&m_api.simulator(), [this]() -> Result<void> {
        m_api.simulator().leave(u"rtc_bye"_s);
        return {};
    });
    left.waitForFinished();
    QTRY_COMPARE_WITH_TIMEOUT(m_api.get("/api/calls/" + id.toLatin1()).json().value("status"_L1).toString(), u"completed"_s, patience);
}

void tst_SipTelephone::saysWhatCannotBeDone()
{
    ring(u"rtc_taken"_s);
    QCOMPARE(post("wh_taken", incoming(u"rtc_taken"_s)).status, 200);
    QString id;
    QTRY_VERIFY_WITH_TIMEOUT(!(id = running(u"org_plumber"_s)).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_api.get("/api/calls/" + id.toLatin1()).json().value("transcripts"_L1).toArray().size() > 0, patience);
    const QByteArray path = "/api/v1/calls/" + id.toLatin1();
    for (const QByteArray action : {"takeover", "listen"}) {
        const HttpAnswer answer = m_api.postAs(path + '/' + action);
        QCOMPARE(answer.status, 409);
        QVERIFY2(answer.detail().contains(u"telephone"), qPrintable(answer.detail()));
    }
    QCOMPARE(m_api.postAs(path + "/whisper", {{u"text"_s, u"Be brief."_s}}).status, 200);
    QCOMPARE(m_api.postAs(path + "/say", {{u"text"_s, u"One moment please."_s}}).status, 200);
    QCOMPARE(m_api.postAs(path + "/end").status, 200);
}

void tst_SipTelephone::survivesACallThatIsGone()
{
    // The caller hung up before we answered: a late retry of the webhook names a call that is no more.
    const auto ended = [&] { return m_api.getAs("/api/v1/calls?state=ended&org_id=org_plumber").json().value("calls"_L1).toArray().size(); };
    QTRY_VERIFY_WITH_TIMEOUT(running(u"org_plumber"_s).isEmpty(), patience);
    const qsizetype before = ended();
    QCOMPARE(post("wh_late", incoming(u"rtc_never_rang"_s)).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(ended(), before + 1, patience);
}

void tst_SipTelephone::forgetsWhatItDidNotDo()
{
    StandardWebhook webhook(secret);
    const Time now(std::chrono::seconds(1763769600));
    QVERIFY(webhook.isNew("wh_1", now));
    QVERIFY(!webhook.isNew("wh_1", now));
    webhook.forget("wh_1"); // it was answered with 503, so its repetition is to be taken
    QVERIFY(webhook.isNew("wh_1", now));
}

void tst_SipTelephone::sendsCallersOnWhenItIsStopped()
{
    m_deeds.clear();
    ring(u"rtc_stop"_s);
    QCOMPARE(post("wh_stop", incoming(u"rtc_stop"_s)).status, 200);
    QString id;
    QTRY_VERIFY_WITH_TIMEOUT(!(id = running(u"org_plumber"_s)).isEmpty(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_api.get("/api/calls/" + id.toLatin1()).json().value("transcripts"_L1).toArray().size() > 0, patience);
    m_api.stop();
    QTRY_VERIFY2_WITH_TIMEOUT(m_deeds.contains(u"refer rtc_stop tel:+16085550199"_s), qPrintable(m_deeds.join(u", "_s)), patience);
}

QTEST_GUILESS_MAIN(tst_SipTelephone)
#include "tst_siptelephone.moc"
