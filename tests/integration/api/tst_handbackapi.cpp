// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include "base/clock.h"
#include "base/times.h"
#include "storage/database.h"
#include "storage/tokenrepository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QWebSocket>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// A call given back to the AI over HTTP: its first sentence is shown, approved, changed or stopped; and what callers in danger are told can be read.
class tst_HandbackApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_api.stop(); }

    void refusesBadRequests_data();
    void refusesBadRequests();
    void goesOnAtOnceWhenNobodyCanWriteASentence();
    void showsTheSentenceUntilItIsApproved();
    void saysWhatThePersonWrote();
    void keepsTheCallWithThePersonAfterAll();
    void goesOnByItselfWhenNobodyObjects();
    void takesTheSentenceOfThePerson();
    void listsWhatCallersInDangerAreTold();
    void listsAnOfficesOwnSentences();

private:
    HttpAnswer by(const QString &token, const QByteArray &target, const QJsonObject &body = {}) { return m_api.post(target, body, {m_api.bearer(token)}); }
    static QByteArray path(const QString &call, const QByteArray &rest = {}) { return "/api/v1/calls/" + call.toUtf8() + rest; }
    [[nodiscard]] QJsonObject call(const QString &id) { return m_api.getAs(path(id)).json(); }
    [[nodiscard]] QJsonObject proposal(const QString &id) { return call(id).value("handback"_L1).toObject(); }
    [[nodiscard]] std::vector<QJsonObject> events(const QString &id, const QString &type);
    /// A call whose caller is connected and which Ada has taken; empty on failure.
    [[nodiscard]] QString takenCall();
    /// The same, up to the AI's proposal.
    [[nodiscard]] QString proposedCall();

    ApiFixture m_api;
    QString m_ada, m_ben, m_reader;
    std::vector<std::unique_ptr<QWebSocket>> m_callers;
};

void tst_HandbackApi::initTestCase()
{
    {
        const auto database = Database::open(m_api.settings.database, 1);
        QVERIFY2(database, qPrintable(database ? QString() : database.error().message));
        const auto make = [&](const QString &name, const QString &role) {
            auto created = TokenRepository(**database).create({}, name, role, {}, SystemClock().now());
            created.waitForFinished();
            return created.result() ? created.result()->token : QString();
        };
        m_ada = make(u"Ada Agent"_s, u"agent"_s);
        m_ben = make(u"Ben Agent"_s, u"agent"_s);
        m_reader = make(u"frontend"_s, u"api"_s);
    }
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
    // Long enough for a slow machine: only what is approved or refused ends it.
    const HttpAnswer patched = m_api.ask("PATCH", "/api/v1/organizations/org_demo_001", R"({"config":{"handback_review_s":30}})", {m_api.bearer()});
    QVERIFY2(patched.status == 200, patched.body.constData());
}

std::vector<QJsonObject> tst_HandbackApi::events(const QString &id, const QString &type)
{
    std::vector<QJsonObject> found;
    for (const QJsonValue &event : m_api.getAs(path(id, "/events?limit=500")).json().value("events"_L1).toArray()) {
        if (event["type"_L1].toString() == type)
            found.push_back(event["data"_L1].toObject());
    }
    return found;
}

QString tst_HandbackApi::takenCall()
{
    const QString id = m_api.startCall();
    const QJsonObject session = m_api.post("/api/realtime/session", {{u"org_id"_s, u"org_demo_001"_s}}).json();
    if (session.value("call_id"_L1).toString() != id)
        return {};
    auto caller = std::make_unique<QWebSocket>();
    bool hasGreeted = false;
    connect(caller.get(), &QWebSocket::textMessageReceived, this, [&hasGreeted](const QString &text) { hasGreeted = hasGreeted || text.contains("response.done"_L1); });
    caller->open(m_api.webSocketUrl(u"/api/realtime/ws?client_secret="_s + session.value("client_secret"_L1).toString()));
    const bool greeted = QTest::qWaitFor([&hasGreeted] { return hasGreeted; }, 30'000);
    caller->disconnect(this);
    m_callers.push_back(std::move(caller));
    if (!greeted)
        return {};
    const HttpAnswer taken = by(m_ada, path(id, "/takeover"));
    if (taken.status != 200)
        return {};
    // Who never comes to the line loses the call within seconds.
    auto line = std::make_unique<QWebSocket>();
    line->open(QUrl(taken.text("audio_url"_L1)));
    const bool isOn = QTest::qWaitFor([&line] { return line->isValid(); }, 10'000);
    m_callers.push_back(std::move(line));
    return isOn ? id : QString();
}

QString tst_HandbackApi::proposedCall()
{
    const QString id = takenCall();
    const HttpAnswer asked = by(m_ada, path(id, "/handback"), {{u"review"_s, true}, {u"note"_s, u"They want Tuesday."_s}});
    if (asked.status != 200 || !asked.json().value("pending"_L1).toBool())
        return {};
    return QTest::qWaitFor([&] { return !proposal(id).isEmpty(); }, 15'000) ? id : QString();
}

void tst_HandbackApi::refusesBadRequests_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word"); // in what is said about it
    QTest::newRow("approve nothing") << QByteArray("handback/approve") << QJsonObject() << 409 << u"approval"_s;
    QTest::newRow("cancel nothing") << QByteArray("handback/cancel") << QJsonObject() << 409 << u"handed back"_s;
    QTest::newRow("approve an empty sentence") << QByteArray("handback/approve") << QJsonObject{{u"text"_s, u" "_s}} << 400 << u"'text'"_s;
    QTest::newRow("approve a number") << QByteArray("handback/approve") << QJsonObject{{u"text"_s, 7}} << 400 << u"'text'"_s;
    QTest::newRow("approve a speech") << QByteArray("handback/approve") << QJsonObject{{u"text"_s, QString(601, u'x')}} << 400 << u"'text'"_s;
    QTest::newRow("review is no word") << QByteArray("handback") << QJsonObject{{u"review"_s, u"yes"_s}} << 400 << u"'review'"_s;
    QTest::newRow("say nothing") << QByteArray("handback") << QJsonObject{{u"say"_s, QString()}} << 400 << u"'say'"_s;
    QTest::newRow("say a speech") << QByteArray("handback") << QJsonObject{{u"say"_s, QString(601, u'x')}} << 400 << u"'say'"_s;
}

void tst_HandbackApi::refusesBadRequests()
{
    QFETCH(QByteArray, verb);
    QFETCH(QJsonObject, body);
    QFETCH(int, status);
    QFETCH(QString, word);
    const QString id = m_api.startCall();
    QCOMPARE(by(m_ada, path(id, "/takeover")).status, 200);
    const HttpAnswer refused = by(m_ada, path(id, '/' + verb), body);
    QCOMPARE(refused.status, status);
    QVERIFY2(refused.detail().contains(word), qPrintable(refused.detail()));
    QCOMPARE(call(id).value("mode"_L1).toString(), u"human"_s);
    QCOMPARE(by(m_reader, path(id, '/' + verb), {}).status, 403);
    QCOMPARE(by(m_ada, path(u"nobody"_s, '/' + verb), {}).status, 404);
}

void tst_HandbackApi::goesOnAtOnceWhenNobodyCanWriteASentence()
{
    const QString id = m_api.startCall(); // no caller, so no AI either
    QCOMPARE(by(m_ada, path(id, "/takeover")).status, 200);
    const HttpAnswer handed = by(m_ada, path(id, "/handback"), {{u"review"_s, true}});
    QCOMPARE(handed.status, 200);
    QCOMPARE(handed.json().value("pending"_L1), QJsonValue(false));
    QCOMPARE(call(id).value("mode"_L1).toString(), u"ai"_s);
}

void tst_HandbackApi::showsTheSentenceUntilItIsApproved()
{
    const QString id = proposedCall();
    QVERIFY(!id.isEmpty());
    QCOMPARE(call(id).value("mode"_L1).toString(), u"human"_s); // the person keeps the line
    QTRY_COMPARE(events(id, u"handback.proposed"_s).size(), 1UL); // a moment later on disk than in the call
    const auto proposed = events(id, u"handback.proposed"_s);
    QCOMPARE(proposed[0].value("by"_L1).toString(), u"Ada Agent"_s);
    QVERIFY(!proposed[0].value("text"_L1).toString().isEmpty());
    QVERIFY(timeFromIso(proposed[0].value("until"_L1).toString()));
    QCOMPARE(proposal(id), proposed[0]);
    QCOMPARE(by(m_ada, path(id, "/handback"), {{u"review"_s, true}}).status, 409);
    QCOMPARE(by(m_ada, path(id, "/handback/approve")).status, 200);
    QCOMPARE(call(id).value("mode"_L1).toString(), u"ai"_s);
    QVERIFY(call(id).value("handback"_L1).isNull());
    const auto closed = events(id, u"handback.closed"_s);
    QCOMPARE(closed.size(), 1UL);
    QCOMPARE(closed[0], (QJsonObject{{u"outcome"_s, u"approved"_s}, {u"by"_s, u"Ada Agent"_s}, {u"text"_s, proposed[0].value("text"_L1)}}));
    QCOMPARE(by(m_ada, path(id, "/handback/approve")).status, 409);
}

void tst_HandbackApi::saysWhatThePersonWrote()
{
    const QString id = proposedCall();
    QVERIFY(!id.isEmpty());
    QCOMPARE(by(m_ada, path(id, "/handback/approve"), {{u"text"_s, u"Tuesday at nine it is."_s}}).status, 200);
    QCOMPARE(call(id).value("mode"_L1).toString(), u"ai"_s);
    QCOMPARE(events(id, u"handback.closed"_s)[0].value("outcome"_L1).toString(), u"edited"_s);
    QCOMPARE(events(id, u"handback.closed"_s)[0].value("text"_L1).toString(), u"Tuesday at nine it is."_s);
}

void tst_HandbackApi::keepsTheCallWithThePersonAfterAll()
{
    const QString id = proposedCall();
    QVERIFY(!id.isEmpty());
    QCOMPARE(by(m_ada, path(id, "/handback/cancel")).status, 200);
    QCOMPARE(call(id).value("mode"_L1).toString(), u"human"_s);
    QVERIFY(call(id).value("handback"_L1).isNull());
    QCOMPARE(events(id, u"handback.closed"_s)[0].value("outcome"_L1).toString(), u"cancelled"_s);
    QCOMPARE(by(m_ada, path(id, "/handback/cancel")).status, 409);
    QCOMPARE(by(m_ada, path(id, "/handback"), {{u"review"_s, true}}).json().value("pending"_L1), QJsonValue(true)); // and may be asked again
}

void tst_HandbackApi::goesOnByItselfWhenNobodyObjects()
{
    QCOMPARE(m_api.ask("PATCH", "/api/v1/organizations/org_demo_001", R"({"config":{"handback_review_s":1}})", {m_api.bearer()}).status, 200);
    const QString id = takenCall();
    QVERIFY(!id.isEmpty());
    QCOMPARE(by(m_ada, path(id, "/handback"), {{u"review"_s, true}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(call(id).value("mode"_L1).toString(), u"ai"_s, 20'000);
    QCOMPARE(events(id, u"handback.closed"_s)[0].value("outcome"_L1).toString(), u"timeout"_s);
    QCOMPARE(m_api.ask("PATCH", "/api/v1/organizations/org_demo_001", R"({"config":{"handback_review_s":30}})", {m_api.bearer()}).status, 200);
}

void tst_HandbackApi::takesTheSentenceOfThePerson()
{
    const QString id = takenCall();
    QVERIFY(!id.isEmpty());
    QCOMPARE(by(m_ben, path(id, "/handback"), {{u"say"_s, u"It is me again."_s}}).status, 409); // not Ben's call
    const HttpAnswer handed = by(m_ada, path(id, "/handback"), {{u"review"_s, true}, {u"say"_s, u"The nurse calls you at nine."_s}});
    QCOMPARE(handed.status, 200);
    QCOMPARE(handed.json().value("pending"_L1), QJsonValue(false));
    QCOMPARE(call(id).value("mode"_L1).toString(), u"ai"_s);
    QVERIFY(events(id, u"handback.proposed"_s).empty());
    const auto said = [&] {
        QStringList words;
        for (const QJsonObject &one : events(id, u"transcript.completed"_s))
            words << one.value("text"_L1).toString();
        return words.join(u' ');
    };
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"The nurse calls you at nine."_s), 30'000); // to the caller, by the AI
}

void tst_HandbackApi::listsWhatCallersInDangerAreTold()
{
    const QByteArray target = "/api/v1/organizations/org_demo_001/safety-sentences";
    QCOMPARE(m_api.get(target).status, 401);
    QCOMPARE(m_api.getAs("/api/v1/organizations/nobody/safety-sentences").status, 404);
    const HttpAnswer answer = m_api.get(target, {m_api.bearer(m_reader)});
    QCOMPARE(answer.status, 200);
    const QJsonObject listed = answer.json();
    QCOMPARE(listed.value("language"_L1).toString(), u"en"_s);
    QCOMPARE(listed.value("emergency_number"_L1).toString(), u"911"_s);
    const QJsonArray items = listed.value("items"_L1).toArray();
    QVERIFY(items.size() > 5);
    QCOMPARE(items.first()["category"_L1].toString(), u"general"_s);
    QStringList categories;
    for (const QJsonValue &item : items) {
        categories << item["category"_L1].toString();
        QVERIFY(!item["text"_L1].toString().isEmpty());
        QVERIFY2(!item["text"_L1].toString().contains(u'%'), qPrintable(item["text"_L1].toString())); // the number is in its place
        QCOMPARE(item["is_custom"_L1], QJsonValue(false));
        QCOMPARE(item["text"_L1], item["standard"_L1]);
    }
    for (const char *category : {"cardiac", "breathing", "self-harm"})
        QVERIFY2(categories.contains(QLatin1StringView(category)), qPrintable(categories.join(u' ')));
}

void tst_HandbackApi::listsAnOfficesOwnSentences()
{
    const QString org = m_api.postAs("/api/v1/organizations", {{u"name"_s, u"Büro"_s},
                                                               {u"config"_s, QJsonObject{{u"language"_s, u"de"_s},
                                                                                         {u"emergency_number"_s, u"112"_s},
                                                                                         {u"safety_sentences"_s, QJsonObject{{u"cardiac"_s, u"Bitte wählen Sie sofort %1."_s}, {u"nonsense"_s, u"x"_s}}}}}})
                            .text("id"_L1);
    QVERIFY(!org.isEmpty());
    const QJsonObject listed = m_api.getAs("/api/v1/organizations/" + org.toUtf8() + "/safety-sentences").json();
    QCOMPARE(listed.value("language"_L1).toString(), u"de"_s);
    QCOMPARE(listed.value("emergency_number"_L1).toString(), u"112"_s);
    int custom = 0;
    for (const QJsonValue &item : listed.value("items"_L1).toArray()) {
        QVERIFY(item["category"_L1].toString() != u"nonsense"_s);
        if (!item["is_custom"_L1].toBool())
            continue;
        ++custom;
        QCOMPARE(item["category"_L1].toString(), u"cardiac"_s);
        QVERIFY2(item["text"_L1].toString().startsWith(u"Bitte wählen Sie sofort "_s) && item["text"_L1].toString().contains(u'1'), qPrintable(item["text"_L1].toString()));
        QVERIFY(item["standard"_L1] != item["text"_L1]);
    }
    QCOMPARE(custom, 1);
}

QTEST_GUILESS_MAIN(tst_HandbackApi)
#include "tst_handbackapi.moc"
