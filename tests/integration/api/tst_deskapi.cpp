// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include "base/clock.h"
#include "storage/database.h"
#include "storage/tokenrepository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <algorithm>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// People at the desk, over real connections: policies, presence, the queue, wrap-ups, callbacks, reviews.
class tst_DeskApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_api.stop(); }

    void needsAToken_data();
    void needsAToken();
    void limitsRoles_data();
    void limitsRoles();
    void refusesBadInput_data();
    void refusesBadInput();
    void showsAndPreviewsPolicies();
    void keepsPresence();
    void showsWhatAPersonNeedsToDecide();
    void letsExactlyOneOfTwoHundredAccept();
    void keepsWrapups();
    void listsCallbacks();
    void reviewsEscalations();
    void hidesOtherOrganizations();
    void describesEveryRoute();

private:
    HttpAnswer by(const QString &token, const QByteArray &method, const QByteArray &target, const QJsonObject &body = {})
    {
        return m_api.ask(method, target, method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact), {m_api.bearer(token)});
    }
    QString escalate(const QString &call, const QString &urgency = u"high"_s)
    {
        return m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/escalate", {{u"reason"_s, u"asked"_s}, {u"urgency"_s, urgency}}).text("escalation_id"_L1);
    }
    QJsonObject queued(const QString &escalation)
    {
        for (const QJsonValue &item : m_api.getAs("/api/v1/queue").json().value("items"_L1).toArray()) {
            if (item["escalation_id"_L1].toString() == escalation)
                return item.toObject();
        }
        return {};
    }
    // The agent's wrap-up after a call that was taken over and handed back.
    QByteArray makeWrapup(const QString &token)
    {
        const QString call = m_api.startCall();
        const QByteArray path = "/api/v1/calls/" + call.toUtf8();
        if (by(token, "POST", path + "/takeover").status != 200 || by(token, "POST", path + "/handback").status != 200)
            return {};
        QByteArray id;
        (void)QTest::qWaitFor([&] {
            for (const QJsonValue &wrapup : by(token, "GET", "/api/v1/wrapups").json().value("wrapups"_L1).toArray()) {
                if (wrapup["call_id"_L1].toString() == call)
                    id = wrapup["id"_L1].toString().toUtf8();
            }
            return !id.isEmpty();
        });
        return "/api/v1/wrapups/" + id;
    }

    ApiFixture m_api;
    QString m_agent, m_other, m_limited, m_key;
};

void tst_DeskApi::initTestCase()
{
    {
        const auto database = Database::open(m_api.settings.database, 1);
        QVERIFY2(database, qPrintable(database ? QString() : database.error().message));
        const auto make = [&](const QString &id, const QString &name, const QString &role, const std::vector<OrgId> &orgs = {}) {
            auto created = TokenRepository(**database).create(UserId(id), name, role, orgs, SystemClock().now());
            created.waitForFinished();
            return created.result() ? created.result()->token : QString();
        };
        m_agent = make(u"user_ada"_s, u"Ada Agent"_s, u"agent"_s);
        m_other = make(u"user_ben"_s, u"Ben Agent"_s, u"agent"_s);
        m_limited = make(u"user_lim"_s, u"Lim"_s, u"supervisor"_s, {OrgId(u"org_limited"_s)});
        m_key = make(u"user_key"_s, u"frontend"_s, u"api"_s);
    }
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
    QCOMPARE(m_api.postAs("/api/v1/organizations", {{u"id"_s, u"org_limited"_s}, {u"name"_s, u"Limited"_s}}).status, 201);
}

void tst_DeskApi::needsAToken_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/api/v1/presence", "/api/v1/wrapups", "/api/v1/wrapups/x", "/api/v1/callbacks", "/api/v1/escalations", "/api/v1/safety/rules/statistics",
                               "/api/v1/organizations/org_demo_001/policy", "/api/v1/organizations/org_demo_001/policy/webhook-secret"})
        QTest::newRow(target) << QByteArray(target);
}

void tst_DeskApi::needsAToken()
{
    QFETCH(QByteArray, target);
    QCOMPARE(m_api.get(target).status, 401);
}

void tst_DeskApi::limitsRoles_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("a key has no presence") << u"key"_s << QByteArray("PUT") << QByteArray("/api/v1/presence");
    QTest::newRow("a key writes nothing up") << u"key"_s << QByteArray("GET") << QByteArray("/api/v1/wrapups");
    QTest::newRow("a key calls nobody back") << u"key"_s << QByteArray("POST") << QByteArray("/api/v1/callbacks/x/done");
    QTest::newRow("an agent sees their own") << u"agent"_s << QByteArray("GET") << QByteArray("/api/v1/wrapups?mine=false");
    QTest::newRow("an agent closes nobody's") << u"agent"_s << QByteArray("POST") << QByteArray("/api/v1/wrapups/x/close");
    QTest::newRow("an agent reviews nothing") << u"agent"_s << QByteArray("POST") << QByteArray("/api/v1/escalations/x/review");
    QTest::newRow("an agent knows no secret") << u"agent"_s << QByteArray("GET") << QByteArray("/api/v1/organizations/org_demo_001/policy/webhook-secret");
}

void tst_DeskApi::limitsRoles()
{
    QFETCH(QString, who);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    const HttpAnswer answer = by(who == u"key" ? m_key : m_agent, method, target);
    QCOMPARE(answer.status, 403);
    QVERIFY(!answer.detail().isEmpty());
}

void tst_DeskApi::refusesBadInput_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *method, const QByteArray &target, const QByteArray &body, int status, const QString &field = {}) {
        QTest::newRow(name) << QByteArray(method) << QByteArray("/api/v1/" + target) << body << status << field;
    };
    row("presence: unknown", "PUT", "presence", "{\"state\":\"asleep\"}", 400, u"state"_s);
    row("presence: no choice", "PUT", "presence", "{\"state\":\"wrap_up\"}", 400, u"state"_s);
    row("presence: no text", "PUT", "presence", "{\"state\":5}", 400, u"state"_s);
    row("presence: reason", "PUT", "presence", "{\"state\":\"away\",\"reason\":[]}", 400, u"reason"_s);
    row("presence: unknown before", "PUT", "presence", "{\"if_unknown\":\"asleep\"}", 400, u"if_unknown"_s);
    row("presence: no JSON", "PUT", "presence", "{", 400);
    row("preview: no urgency", "POST", "organizations/org_demo_001/policy/preview", "{}", 400, u"urgency"_s);
    row("preview: urgency", "POST", "organizations/org_demo_001/policy/preview", "{\"urgency\":\"grave\"}", 400, u"urgency"_s);
    row("preview: time", "POST", "organizations/org_demo_001/policy/preview", "{\"urgency\":\"low\",\"at\":\"noon\"}", 400, u"at"_s);
    row("preview: policy", "POST", "organizations/org_demo_001/policy/preview", "{\"urgency\":\"low\",\"policy\":[]}", 400, u"policy"_s);
    row("preview: step", "POST", "organizations/org_demo_001/policy/preview",
        "{\"urgency\":\"low\",\"policy\":{\"rules\":[{\"steps\":[{\"target\":\"agents\",\"timer_s\":-1}]}]}}", 400, u"policy.rules[0].steps[0].timer_s"_s);
    row("preview: organization", "POST", "organizations/org_none/policy/preview", "{\"urgency\":\"low\"}", 404);
    row("policy: organization", "GET", "organizations/org_none/policy", {}, 404);
    row("organization: policy", "PATCH", "organizations/org_demo_001", "{\"config\":{\"escalation_policy\":{\"rules\":[{\"steps\":[]}]}}}", 400,
        u"config.escalation_policy.rules[0].steps"_s);
    row("wrapups: state", "GET", "wrapups?state=done", {}, 400, u"state"_s);
    row("wrapups: mine", "GET", "wrapups?mine=perhaps", {}, 400, u"mine"_s);
    row("wrapup: unknown", "GET", "wrapups/wrap_none", {}, 404);
    row("wrapup: save unknown", "PUT", "wrapups/wrap_none", "{}", 404);
    row("wrapup: save nothing", "PUT", "wrapups/wrap_none", {}, 400);
    row("wrapup: close without reason", "POST", "wrapups/wrap_none/close", "{}", 400, u"reason"_s);
    row("callbacks: state", "GET", "callbacks?state=closed", {}, 400, u"state"_s);
    row("callbacks: limit", "GET", "callbacks?limit=0", {}, 400, u"limit"_s);
    row("callbacks: after", "GET", "callbacks?after=x", {}, 400, u"after"_s);
    row("callback: no result", "POST", "callbacks/cb_none/attempt", "{}", 400, u"result"_s);
    row("callback: result", "POST", "callbacks/cb_none/attempt", "{\"result\":\"shouted\"}", 400, u"result"_s);
    row("callback: note", "POST", "callbacks/cb_none/attempt", "{\"result\":\"busy\",\"note\":1}", 400, u"note"_s);
    row("callback: unknown", "POST", "callbacks/cb_none/attempt", "{\"result\":\"busy\"}", 404);
    row("callback: done unknown", "POST", "callbacks/cb_none/done", {}, 404);
    row("escalations: status", "GET", "escalations?status=open", {}, 400, u"status"_s);
    row("escalations: from", "GET", "escalations?from=yesterday", {}, 400, u"from"_s);
    row("escalations: reviewed", "GET", "escalations?reviewed=often", {}, 400, u"reviewed"_s);
    row("escalations: after", "GET", "escalations?after=%21", {}, 400, u"after"_s);
    row("review: no verdict", "POST", "escalations/esc_none/review", "{}", 400, u"verdict"_s);
    row("review: verdict", "POST", "escalations/esc_none/review", "{\"verdict\":\"maybe\"}", 400, u"verdict"_s);
    row("review: unknown", "POST", "escalations/esc_none/review", "{\"verdict\":\"right\"}", 404);
}

void tst_DeskApi::refusesBadInput()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, field);
    const HttpAnswer answer = m_api.ask(method, target, body, {m_api.bearer()});
    QVERIFY2(answer.status == status, answer.body.constData());
    QVERIFY(!answer.detail().isEmpty());
    if (!field.isEmpty())
        QCOMPARE(answer.text("field"_L1), field);
}

void tst_DeskApi::showsAndPreviewsPolicies()
{
    const QByteArray path = "/api/v1/organizations/org_demo_001/policy";
    const QJsonObject standard = by(m_agent, "GET", path).json();
    QVERIFY(standard.value("is_default"_L1).toBool());
    QVERIFY(!standard.value("policy"_L1)["rules"_L1].toArray().isEmpty());
    const QJsonObject preview = by(m_agent, "POST", path + "/preview", {{u"urgency"_s, u"emergency"_s}, {u"at"_s, u"2026-11-24T09:30:00-06:00"_s}}).json();
    QCOMPARE(preview.value("when"_L1).toString(), u"open"_s);
    QCOMPARE(preview.value("timeline"_L1).toArray().at(0)["lasts_s"_L1].toInt(), 15);
    QCOMPARE(preview.value("end"_L1)["then"_L1].toString(), u"wait"_s);
    const QJsonObject edited{{u"rules"_s, QJsonArray{QJsonObject{{u"name"_s, u"Mine"_s}, {u"steps"_s, QJsonArray{QJsonObject{{u"target"_s, u"voicemail"_s}}}}}}}};
    const QJsonObject other = by(m_agent, "POST", path + "/preview", {{u"urgency"_s, u"low"_s}, {u"policy"_s, edited}}).json();
    QCOMPARE(other.value("rule"_L1).toString(), u"Mine"_s);
    QCOMPARE(other.value("end"_L1)["at_s"_L1].toInt(), 0);
    QVERIFY(by(m_agent, "GET", path).json().value("is_default"_L1).toBool()); // nothing was stored
    const QString secret = m_api.getAs(path + "/webhook-secret").text("secret"_L1);
    QVERIFY(secret.startsWith(u"whsec_"_s));
    QVERIFY(m_api.getAs("/api/v1/organizations/org_limited/policy/webhook-secret").text("secret"_L1) != secret);
}

void tst_DeskApi::keepsPresence()
{
    QWebSocket socket;
    QStringList notices;
    bool isWelcome = false;
    connect(&socket, &QWebSocket::textMessageReceived, this, [&](const QString &text) {
        const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
        isWelcome = isWelcome || json.value("type"_L1).toString() == "hello"_L1;
        if (json.value("type"_L1).toString() == "presence.changed"_L1 && !json.contains("seq"_L1) && !json.contains("cursor"_L1))
            notices << json.value("data"_L1)["user_id"_L1].toString() + u' ' + json.value("data"_L1)["state"_L1].toString();
    });
    socket.open(m_api.webSocketUrl(u"/api/v1/events?token=%1"_s.arg(QLatin1StringView(ApiFixture::token))));
    QTRY_VERIFY(isWelcome);
    QCOMPARE(by(m_agent, "PUT", "/api/v1/presence", {{u"state"_s, u"available"_s}}).text("state"_L1), u"available"_s);
    QTRY_VERIFY(notices.contains(u"user_ada available"_s));
    QCOMPARE(m_api.ask("PUT", "/api/v1/presence", {}, {m_api.bearer(m_agent)}).text("state"_L1), u"available"_s);
    const QJsonArray people = by(m_key, "GET", "/api/v1/presence").json().value("people"_L1).toArray();
    QStringList states;
    for (const QJsonValue &person : people)
        states << person["user_id"_L1].toString() + u' ' + person["state"_L1].toString();
    QVERIFY(states.contains(u"user_ada available"_s));
    QVERIFY(states.contains(u"user_ben offline"_s)); // may sign in, and has not
    QVERIFY(!states.join(u' ').contains(u"user_key"_s));
    QCOMPARE(by(m_agent, "PUT", "/api/v1/presence", {{u"state"_s, u"away"_s}, {u"reason"_s, u"lunch"_s}}).text("reason"_L1), u"lunch"_s);
}

void tst_DeskApi::showsWhatAPersonNeedsToDecide()
{
    QCOMPARE(by(m_agent, "PUT", "/api/v1/presence", {{u"state"_s, u"available"_s}}).status, 200);
    const QString call = m_api.startCall();
    for (const QString &line : {u"one"_s, u"two"_s, u"three"_s, u"four"_s})
        QCOMPARE(m_api.post("/api/call/transcript", {{u"call_id"_s, call}, {u"speaker"_s, u"user"_s}, {u"text"_s, line}}).status, 200);
    const QString escalation = escalate(call, u"emergency"_s);
    const QJsonObject item = queued(escalation);
    QCOMPARE(item.value("target_s"_L1).toInt(), 15);
    QVERIFY(item.value("deadline_at"_L1).toString() > item.value("waiting_since"_L1).toString());
    QCOMPARE(item.value("last_lines"_L1).toArray().size(), 3);
    QCOMPARE(item.value("last_lines"_L1)[2]["text"_L1].toString(), u"four"_s);
    QCOMPARE(item.value("org_name"_L1).toString(), u"Lakeside Family Clinic"_s);
    QCOMPARE(item.value("step"_L1)["index"_L1].toInt(), 1);
    QVERIFY(!item.value("step"_L1)["until"_L1].toString().isEmpty());
    QCOMPARE(item.value("offered_to"_L1)[0]["name"_L1].toString(), u"Ada Agent"_s);
    QCOMPARE(by(m_agent, "POST", "/api/v1/queue/" + escalation.toUtf8() + "/decline").status, 200);
    QVERIFY(queued(escalation).value("offered_to"_L1).toArray().isEmpty() || queued(escalation).value("step"_L1)["index"_L1].toInt() > 1
            || queued(escalation).value("step"_L1)["round"_L1].toInt() > 1);
    QCOMPARE(m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/end").status, 200);
}

void tst_DeskApi::letsExactlyOneOfTwoHundredAccept()
{
    for (int round = 0; round < 3; ++round) {
        const QString call = m_api.startCall();
        const QByteArray target = "/api/v1/queue/" + escalate(call).toUtf8() + "/accept";
        std::vector<std::unique_ptr<HttpProbe>> probes;
        for (int i = 0; i < 200; ++i) {
            const auto [name, value] = m_api.bearer(i % 2 ? m_agent : m_other);
            probes.push_back(std::make_unique<HttpProbe>(m_api.url()));
            probes.back()->send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + name + ": " + value + "\r\nContent-Length: 0\r\n\r\n");
        }
        int won = 0, lost = 0;
        for (const auto &probe : probes) {
            const HttpAnswer answer = probe->receive(false, std::chrono::seconds(30));
            won += answer.status == 200;
            lost += answer.status == 409;
        }
        QCOMPARE(won, 1);
        QCOMPARE(lost, 199);
        QCOMPARE(m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/end").status, 200);
    }
}

void tst_DeskApi::keepsWrapups()
{
    const QByteArray path = makeWrapup(m_agent);
    QVERIFY(path != "/api/v1/wrapups/");
    const HttpAnswer saved = by(m_agent, "PUT", path, {{u"notes"_s, u"Dizzy"_s}, {u"outcome"_s, u"resolved"_s}, {u"intake"_s, QJsonObject{{u"name"_s, u"Leo"_s}}}});
    QCOMPARE(saved.status, 200);
    QCOMPARE(saved.text("notes"_L1), u"Dizzy"_s);
    QCOMPARE(by(m_agent, "PUT", path, {{u"outcome"_s, u"nonsense"_s}}).text("field"_L1), u"outcome"_s);
    QCOMPARE(by(m_agent, "PUT", path, {{u"follow_up"_s, u"soon"_s}}).text("field"_L1), u"follow_up"_s);
    QCOMPARE(by(m_agent, "PUT", path, {{u"notes"_s, 5}}).text("field"_L1), u"notes"_s);
    QCOMPARE(by(m_agent, "PUT", path, {{u"intake"_s, QJsonObject{{u"a"_s, QJsonArray()}}}}).text("field"_L1), u"intake.a"_s);
    // Somebody else's.
    QCOMPARE(by(m_other, "GET", path).status, 404);
    QCOMPARE(by(m_other, "PUT", path, {{u"notes"_s, u"x"_s}}).status, 404);
    QCOMPARE(m_api.getAs(path).status, 200);
    QCOMPARE(m_api.ask("PUT", path, "{\"notes\":\"x\"}", {m_api.bearer()}).status, 403);
    const HttpAnswer finished = by(m_agent, "POST", path + "/finish");
    QCOMPARE(finished.status, 200);
    QCOMPARE(finished.text("state"_L1), u"finished"_s);
    QCOMPARE(by(m_agent, "POST", path + "/finish").status, 409);
    QCOMPARE(by(m_agent, "PUT", path, {{u"notes"_s, u"late"_s}}).status, 409);
    const QJsonObject call = m_api.getAs("/api/v1/calls/" + finished.text("call_id"_L1).toUtf8()).json();
    QCOMPARE(call.value("intake"_L1)["structured_json"_L1]["name"_L1].toString(), u"Leo"_s);
    const QByteArray second = makeWrapup(m_other);
    QCOMPARE(m_api.postAs(second + "/close", {{u"reason"_s, u"shift is over"_s}}).text("state"_L1), u"closed"_s);
    QVERIFY(m_api.getAs("/api/v1/wrapups?state=all&mine=false").json().value("wrapups"_L1).toArray().size() >= 2);
}

void tst_DeskApi::listsCallbacks()
{
    QStringList calls;
    for (int i = 0; i < 3; ++i) {
        calls << m_api.startCall();
        (void)escalate(calls.last());
        QCOMPARE(m_api.postAs("/api/v1/calls/" + calls.last().toUtf8() + "/end").status, 200);
    }
    const auto find = [&](const QByteArray &query) {
        QList<QJsonObject> mine;
        for (const QJsonValue &row : by(m_agent, "GET", "/api/v1/callbacks" + query).json().value("callbacks"_L1).toArray()) {
            if (calls.contains(row["call_id"_L1].toString()))
                mine << row.toObject();
        }
        return mine;
    };
    QTRY_COMPARE(find("?limit=200").size(), 3);
    QCOMPARE(find("?limit=200")[0].value("call_id"_L1).toString(), calls[0]);
    const QByteArray path = "/api/v1/callbacks/" + find("?limit=200")[0].value("id"_L1).toString().toUtf8();
    // Page by page it is the same list.
    int rows = 0;
    for (QByteArray next = "?limit=1"; !next.isEmpty();) {
        const QJsonObject page = by(m_agent, "GET", "/api/v1/callbacks" + next).json();
        for (const QJsonValue &row : page.value("callbacks"_L1).toArray())
            rows += calls.contains(row["call_id"_L1].toString());
        next = page.contains("next"_L1) ? "?limit=1&after=" + page.value("next"_L1).toString().toUtf8() : QByteArray();
    }
    QCOMPARE(rows, 3);
    QCOMPARE(by(m_agent, "POST", path + "/attempt", {{u"result"_s, u"no_answer"_s}}).json().value("attempts"_L1).toArray().size(), 1);
    QCOMPARE(by(m_agent, "POST", path + "/done", {{u"note"_s, u"ok"_s}}).text("done_by"_L1), u"Ada Agent"_s);
    QCOMPARE(by(m_agent, "POST", path + "/done").status, 409);
    QCOMPARE(find("?limit=200").size(), 2);
    QCOMPARE(find("?state=done").size(), 1);
}

void tst_DeskApi::reviewsEscalations()
{
    const QString call = m_api.startCall();
    QCOMPARE(m_api.post("/api/call/transcript", {{u"call_id"_s, call}, {u"speaker"_s, u"user"_s}, {u"text"_s, u"My father is not breathing!"_s}}).status, 200);
    QCOMPARE(m_api.postAs("/api/v1/calls/" + call.toUtf8() + "/end").status, 200);
    QJsonObject record;
    for (const QJsonValue &row : m_api.getAs("/api/v1/escalations?reviewed=false").json().value("escalations"_L1).toArray()) {
        if (row["call_id"_L1].toString() == call)
            record = row.toObject();
    }
    const QString rule = record.value("rule"_L1).toString();
    QVERIFY(!rule.isEmpty());
    const QByteArray path = "/api/v1/escalations/" + record.value("escalation_id"_L1).toString().toUtf8() + "/review";
    QCOMPARE(m_api.postAs(path, {{u"verdict"_s, u"false_alarm"_s}}).json().value("review"_L1)["verdict"_L1].toString(), u"false_alarm"_s);
    QCOMPARE(m_api.postAs(path, {{u"verdict"_s, u"right"_s}, {u"note"_s, u"it was"_s}}).json().value("review"_L1)["by"_L1].toString(), u"Supervisor"_s);
    bool isCounted = false;
    for (const QJsonValue &row : by(m_agent, "GET", "/api/v1/safety/rules/statistics").json().value("rules"_L1).toArray()) {
        if (row["rule"_L1].toString() == rule) {
            isCounted = true;
            QCOMPARE(row["right"_L1].toInt(), 1);
            QCOMPARE(row["false_alarms"_L1].toInt(), 0);
            QCOMPARE(row["precision"_L1].toDouble(), 1.0);
        }
    }
    QVERIFY(isCounted);
    QVERIFY(m_api.getAs("/api/v1/escalations?rule=" + rule.toUtf8() + "&reviewed=true&limit=1").json().value("escalations"_L1).toArray().size() == 1);
}

void tst_DeskApi::hidesOtherOrganizations()
{
    const QJsonArray callbacks = by(m_limited, "GET", "/api/v1/callbacks?state=all").json().value("callbacks"_L1).toArray();
    QVERIFY(callbacks.isEmpty());
    QVERIFY(by(m_limited, "GET", "/api/v1/escalations").json().value("escalations"_L1).toArray().isEmpty());
    QVERIFY(by(m_limited, "GET", "/api/v1/wrapups?state=all&mine=false").json().value("wrapups"_L1).toArray().isEmpty());
    QCOMPARE(by(m_limited, "GET", "/api/v1/organizations/org_demo_001/policy").status, 404);
    const QJsonArray all = m_api.getAs("/api/v1/callbacks?state=all").json().value("callbacks"_L1).toArray();
    QVERIFY(!all.isEmpty());
    QCOMPARE(by(m_limited, "POST", "/api/v1/callbacks/" + all[0]["id"_L1].toString().toUtf8() + "/done").status, 404);
    QCOMPARE(by(m_limited, "POST", "/api/v1/escalations/" + all[0]["escalation_id"_L1].toString().toUtf8() + "/review", {{u"verdict"_s, u"right"_s}}).status, 404);
    QCOMPARE(by(m_limited, "POST", "/api/v1/queue/" + all[0]["escalation_id"_L1].toString().toUtf8() + "/resolve", {{u"outcome"_s, u"x"_s}}).status, 404);
}

void tst_DeskApi::describesEveryRoute()
{
    const QJsonObject description = m_api.get("/openapi.json").json();
    const QJsonObject paths = description.value("paths"_L1).toObject();
    const QJsonObject schemas = description.value("components"_L1)["schemas"_L1].toObject();
    const QStringList added{u"/api/v1/presence"_s, u"/api/v1/wrapups"_s, u"/api/v1/wrapups/{wrapup_id}"_s, u"/api/v1/wrapups/{wrapup_id}/finish"_s,
                            u"/api/v1/wrapups/{wrapup_id}/close"_s, u"/api/v1/callbacks"_s, u"/api/v1/callbacks/{callback_id}/attempt"_s,
                            u"/api/v1/callbacks/{callback_id}/done"_s, u"/api/v1/escalations"_s, u"/api/v1/escalations/{escalation_id}/review"_s,
                            u"/api/v1/safety/rules/statistics"_s, u"/api/v1/organizations/{org_id}/policy"_s, u"/api/v1/organizations/{org_id}/policy/preview"_s,
                            u"/api/v1/organizations/{org_id}/policy/webhook-secret"_s};
    for (const QString &path : added)
        QVERIFY2(paths.contains(path), qPrintable(path));
    // Every schema that is named is there.
    const QString text = QString::fromUtf8(QJsonDocument(description).toJson(QJsonDocument::Compact));
    static const QRegularExpression reference(u"#/components/schemas/([A-Za-z]+)"_s);
    for (auto match = reference.globalMatch(text); match.hasNext();) {
        const QString name = match.next().captured(1);
        QVERIFY2(schemas.contains(name), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(tst_DeskApi)
#include "tst_deskapi.moc"
