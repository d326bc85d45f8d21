// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include "base/clock.h"
#include "storage/database.h"
#include "storage/tokenrepository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// The operators' API (contract.md, section 2) over real connections.
class tst_SupervisorApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void needsAToken_data();
    void needsAToken();
    void tellsWhoYouAre();
    void limitsRoles_data();
    void limitsRoles();
    void hidesOtherOrganizations();
    void needsATokenForEverythingBehindAProxy();
    void forgetsRevokedTokens();
    void listsCallsByPage();
    void filtersCalls();
    void refusesBadFilters_data();
    void refusesBadFilters();
    void tellsACallsEvents();
    void controlsACall();
    void refusesControlInTheWrongState_data();
    void refusesControlInTheWrongState();
    void letsExactlyOneAccept();
    void resolvesEscalations();
    void keepsOrganizations();
    void refusesStaleChanges();
    void showsThePrompt();
    void previewsPrompts();
    void triesSentencesOut();

private:
    QString makeToken(Database &database, const QString &name, const QString &role, const std::vector<OrgId> &orgs = {});
    HttpAnswer getBy(const QString &token, const QByteArray &target) { return m_api.get(target, {m_api.bearer(token)}); }
    HttpAnswer postBy(const QString &token, const QByteArray &target, const QJsonObject &body = {}) { return m_api.post(target, body, {m_api.bearer(token)}); }
    QByteArray callPath(const QString &id, const QByteArray &rest = {}) const { return "/api/v1/calls/" + id.toUtf8() + rest; }
    QString makeOrg() { return m_api.postAs("/api/v1/organizations", {{u"name"_s, u"Office"_s}}).text("id"_L1); }

    ApiFixture m_api;
    QString m_agent, m_otherAgent, m_limited, m_key, m_doomed;
    QString m_doomedHash;
};

void tst_SupervisorApi::initTestCase()
{
    {
        const auto database = Database::open(m_api.settings.database, 1);
        QVERIFY2(database, qPrintable(database ? QString() : database.error().message));
        m_agent = makeToken(**database, u"Ada Agent"_s, u"agent"_s);
        m_otherAgent = makeToken(**database, u"Ben Agent"_s, u"agent"_s);
        m_limited = makeToken(**database, u"Lim Agent"_s, u"agent"_s, {OrgId(u"org_limited"_s)});
        m_key = makeToken(**database, u"frontend"_s, u"api"_s);
        m_doomed = makeToken(**database, u"Gone"_s, u"agent"_s);
    }
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
    QCOMPARE(m_api.postAs("/api/v1/organizations", {{u"id"_s, u"org_limited"_s}, {u"name"_s, u"Limited"_s}}).status, 201);
}

void tst_SupervisorApi::cleanupTestCase()
{
    m_api.stop();
}

QString tst_SupervisorApi::makeToken(Database &database, const QString &name, const QString &role, const std::vector<OrgId> &orgs)
{
    auto created = TokenRepository(database).create({}, name, role, orgs, SystemClock().now());
    created.waitForFinished();
    return created.result() ? created.result()->token : QString();
}

void tst_SupervisorApi::needsAToken_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/api/v1/calls", "/api/v1/calls/x", "/api/v1/calls/x/events", "/api/v1/queue", "/api/v1/organizations", "/api/v1/me",
                               "/api/v1/organizations/org_demo_001/prompt", "/api/v1/appointments?org_id=org_demo_001"})
        QTest::newRow(target) << QByteArray(target);
}

void tst_SupervisorApi::needsAToken()
{
    QFETCH(QByteArray, target);
    const HttpAnswer nobody = m_api.get(target);
    QCOMPARE(nobody.status, 401);
    QCOMPARE(nobody.header("www-authenticate"), "Bearer");
    QVERIFY(!nobody.detail().isEmpty());
    // A token in the address would end up in logs; only WebSockets may have it there.
    QCOMPARE(m_api.get(target + (target.contains('?') ? "&" : "?") + "token=" + ApiFixture::token).status, 401);
    QCOMPARE(getBy(u"wrong"_s, target).status, 401);
}

void tst_SupervisorApi::tellsWhoYouAre()
{
    QCOMPARE(m_api.getAs("/api/v1/me").text("role"_L1), u"supervisor"_s);
    const QJsonObject agent = getBy(m_limited, "/api/v1/me").json();
    QCOMPARE(agent.value("name"_L1).toString(), u"Lim Agent"_s);
    QCOMPARE(agent.value("role"_L1).toString(), u"agent"_s);
    QCOMPARE(agent.value("orgs"_L1).toArray(), QJsonArray{u"org_limited"_s});
    QVERIFY(!agent.value("id"_L1).toString().isEmpty());
}

void tst_SupervisorApi::limitsRoles_data()
{
    QTest::addColumn<bool>("isKey");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("a key reads") << true << QByteArray("GET") << QByteArray("/api/v1/calls") << 200;
    QTest::newRow("a key takes no calls over") << true << QByteArray("POST") << QByteArray("/api/v1/calls/x/takeover") << 403;
    QTest::newRow("a key accepts nothing") << true << QByteArray("POST") << QByteArray("/api/v1/queue/x/accept") << 403;
    QTest::newRow("a key makes no organizations") << true << QByteArray("POST") << QByteArray("/api/v1/organizations") << 403;
    QTest::newRow("an agent takes over (an unknown call)") << false << QByteArray("POST") << QByteArray("/api/v1/calls/x/takeover") << 404;
    QTest::newRow("an agent makes no organizations") << false << QByteArray("POST") << QByteArray("/api/v1/organizations") << 403;
    QTest::newRow("an agent changes none") << false << QByteArray("PUT") << QByteArray("/api/v1/organizations/org_demo_001") << 403;
    QTest::newRow("an agent changes no configuration") << false << QByteArray("POST") << QByteArray("/api/v1/org/config/org_demo_001") << 403;
    QTest::newRow("an agent removes none") << false << QByteArray("DELETE") << QByteArray("/api/v1/organizations/org_demo_001") << 403;
}

void tst_SupervisorApi::limitsRoles()
{
    QFETCH(bool, isKey);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    const HttpAnswer answer = m_api.ask(method, target, method == "GET" || method == "DELETE" ? QByteArray() : "{}", {m_api.bearer(isKey ? m_key : m_agent)});
    QCOMPARE(answer.status, status);
}

void tst_SupervisorApi::hidesOtherOrganizations()
{
    const QString mine = m_api.startCall(u"org_limited"_s);
    const QString foreign = m_api.startCall();
    for (const QJsonValue &call : getBy(m_limited, "/api/v1/calls").json().value("calls"_L1).toArray())
        QCOMPARE(call.toObject().value("org_id"_L1).toString(), u"org_limited"_s);
    QCOMPARE(getBy(m_limited, "/api/v1/calls?org_id=org_demo_001").json().value("calls"_L1).toArray().size(), 0);
    QCOMPARE(getBy(m_limited, callPath(mine)).status, 200);
    for (const QByteArray &rest : {QByteArray(), QByteArray("/events"), QByteArray("/transcript"), QByteArray("/recording")})
        QCOMPARE(getBy(m_limited, callPath(foreign, rest)).status, 404);
    for (const QByteArray &rest : {QByteArray("/listen"), QByteArray("/takeover"), QByteArray("/end"), QByteArray("/transfer")})
        QCOMPARE(postBy(m_limited, callPath(foreign, rest), {{u"to"_s, u"+1608"_s}}).status, 404);
    QCOMPARE(m_api.getAs(callPath(foreign)).text("status"_L1), u"in_progress"_s);
    QCOMPARE(postBy(m_limited, "/api/v1/calls/end", {{u"call_id"_s, foreign}}).status, 404);
    QCOMPARE(postBy(m_limited, "/api/v1/calls/start", {{u"org_id"_s, u"org_demo_001"_s}}).status, 404);
    // A secret would open the other office's line, and cut its caller off.
    QCOMPARE(postBy(m_limited, "/api/v1/realtime/session", {{u"org_id"_s, u"org_limited"_s}, {u"call_id"_s, foreign}}).status, 404);
    QCOMPARE(getBy(m_limited, "/api/v1/organizations/org_demo_001").status, 404);
    QCOMPARE(getBy(m_limited, "/api/v1/organizations").json().value("organizations"_L1).toArray().size(), 1);

    const HttpAnswer raised = postBy({}, callPath(foreign, "/escalate"), {{u"reason"_s, u"look"_s}});
    QCOMPARE(raised.status, 200);
    QCOMPARE(getBy(m_limited, "/api/v1/queue").json().value("items"_L1).toArray().size(), 0);
    QCOMPARE(postBy(m_limited, "/api/v1/queue/" + raised.text("escalation_id"_L1).toUtf8() + "/accept").status, 404);
    QCOMPARE(m_api.postAs(callPath(foreign, "/end")).status, 200);
}

void tst_SupervisorApi::needsATokenForEverythingBehindAProxy()
{
    ApiFixture proxied;
    proxied.settings.behindProxy = true;
    QVERIFY(proxied.start());
    QCOMPARE(proxied.get("/health").status, 200);
    QCOMPARE(proxied.get("/api/calls").status, 401);
    QCOMPARE(proxied.post("/api/call/start", {{u"org_id"_s, u"org_demo_001"_s}}).status, 401);
    QCOMPARE(proxied.getAs("/api/calls").status, 200);
    // The proxy forwards the name by which it was reached.
    HttpProbe probe(proxied.url());
    probe.send("GET /health HTTP/1.1\r\nHost: office.example\r\n\r\n");
    QCOMPARE(probe.receive().status, 200);
}

void tst_SupervisorApi::forgetsRevokedTokens()
{
    QCOMPARE(getBy(m_doomed, "/api/v1/me").status, 200);
    const auto database = Database::open(m_api.settings.database, 1);
    QVERIFY(database);
    auto tokens = TokenRepository(**database).list();
    tokens.waitForFinished();
    const auto all = *tokens.result();
    const auto doomed = std::ranges::find(all, u"Gone"_s, &TokenInfo::name);
    QVERIFY(doomed != all.end());
    auto revoked = TokenRepository(**database).revoke(doomed->hash, SystemClock().now());
    revoked.waitForFinished();
    QVERIFY(revoked.result());
    QTRY_COMPARE_WITH_TIMEOUT(getBy(m_doomed, "/api/v1/me").status, 401, 10'000);
    QCOMPARE(getBy(m_agent, "/api/v1/me").status, 200);
}

void tst_SupervisorApi::listsCallsByPage()
{
    const QString org = makeOrg();
    QStringList ids;
    for (int i = 0; i < 7; ++i)
        ids.prepend(m_api.startCall(org));
    QStringList found;
    QString next;
    int pages = 0;
    do {
        const QJsonObject page = m_api.getAs("/api/v1/calls?limit=3&org_id=" + org.toUtf8() + (next.isEmpty() ? QByteArray() : "&after=" + QUrl::toPercentEncoding(next))).json();
        for (const QJsonValue &call : page.value("calls"_L1).toArray())
            found << call.toObject().value("id"_L1).toString();
        next = page.value("next"_L1).toString();
        QVERIFY(++pages <= 3);
    } while (!next.isEmpty());
    QCOMPARE(found, ids);
    QCOMPARE(pages, 3);
}

void tst_SupervisorApi::filtersCalls()
{
    const QString org = makeOrg();
    const QString open = m_api.startCall(org);
    const QString ended = m_api.startCall(org);
    QCOMPARE(m_api.post("/api/call/transcript", {{u"call_id"_s, ended}, {u"speaker"_s, u"user"_s}, {u"text"_s, u"My canary escaped"_s}}).status, 200);
    QCOMPARE(m_api.post("/api/call/end", {{u"call_id"_s, ended}}).status, 200);
    QCOMPARE(m_api.postAs(callPath(open, "/escalate"), {{u"reason"_s, u"please look"_s}, {u"urgency"_s, u"high"_s}}).status, 200);
    const auto ids = [&](const QByteArray &query) {
        QStringList found;
        const HttpAnswer answer = m_api.getAs("/api/v1/calls?org_id=" + org.toUtf8() + query);
        for (const QJsonValue &call : answer.json().value("calls"_L1).toArray())
            found << call.toObject().value("id"_L1).toString();
        return found;
    };
    QCOMPARE(ids("&state=active"), QStringList{open});
    QCOMPARE(ids("&state=ended"), QStringList{ended});
    QCOMPARE(ids("&state=all"), (QStringList{ended, open}));
    QCOMPARE(ids("&q=CANARY+escaped"), QStringList{ended});
    QCOMPARE(ids("&q=canary+dog"), QStringList());
    QCOMPARE(ids("&escalated=true"), QStringList{open});
    QCOMPARE(ids("&escalated=false"), QStringList{ended});
    QCOMPARE(ids("&from=2999-01-01T00:00:00Z"), QStringList());
    QCOMPARE(ids("&to=2999-01-01T00:00:00Z"), (QStringList{ended, open}));
    const QJsonObject row = m_api.getAs("/api/v1/calls?state=active&org_id=" + org.toUtf8()).json().value("calls"_L1).toArray().first().toObject();
    QCOMPARE(row.value("risk"_L1).toString(), u"high"_s);
    QCOMPARE(row.value("escalation"_L1).toObject().value("reason"_L1).toString(), u"please look"_s);
    QCOMPARE(row.value("mode"_L1).toString(), u"ai"_s);
}

void tst_SupervisorApi::refusesBadFilters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("named");
    for (const auto &[query, named] : std::vector<std::pair<QByteArray, QString>>{{"state=asleep", u"state"_s}, {"limit=0", u"limit"_s}, {"limit=101", u"limit"_s},
                                                                                  {"from=yesterday", u"from"_s}, {"to=1", u"to"_s}, {"escalated=maybe", u"escalated"_s},
                                                                                  {"after=nonsense", u"after"_s}})
        QTest::newRow(query.constData()) << query << named;
}

void tst_SupervisorApi::refusesBadFilters()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, named);
    const HttpAnswer answer = m_api.getAs("/api/v1/calls?" + query);
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.detail().contains(named), qPrintable(answer.detail()));
}

void tst_SupervisorApi::tellsACallsEvents()
{
    const QString id = m_api.startCall();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(m_api.post("/api/call/transcript", {{u"call_id"_s, id}, {u"speaker"_s, u"user"_s}, {u"text"_s, u"line %1"_s.arg(i)}}).status, 200);
    const QJsonArray events = m_api.getAs(callPath(id, "/events")).json().value("events"_L1).toArray();
    QVERIFY(events.size() >= 6);
    for (qsizetype i = 0; i < events.size(); ++i) {
        QCOMPARE(events[i].toObject().value("seq"_L1).toInteger(), i + 1);
        QVERIFY(events[i].toObject().value("cursor"_L1).toString().toLongLong() > 0);
    }
    QCOMPARE(events.first().toObject().value("type"_L1).toString(), u"call.started"_s);
    const QJsonObject page = m_api.getAs(callPath(id, "/events?after=2&limit=2")).json();
    QCOMPARE(page.value("events"_L1).toArray().first().toObject().value("seq"_L1).toInt(), 3);
    QCOMPARE(page.value("next"_L1).toString(), u"4"_s);
    QVERIFY(!m_api.getAs(callPath(id, "/events?after=" + QByteArray::number(events.size()))).json().contains("next"_L1));
    QCOMPARE(m_api.getAs(callPath(id, "/events?after=-1")).status, 400);
    QCOMPARE(m_api.getAs(callPath(u"nobody"_s, "/events")).status, 404);
    QCOMPARE(m_api.getAs(callPath(id, "/transcript")).json().value("transcripts"_L1).toArray().size(), 5);
    QCOMPARE(m_api.getAs(callPath(id, "/recording")).status, 404);
}

void tst_SupervisorApi::controlsACall()
{
    const QString id = m_api.startCall();
    const auto mode = [&] { return m_api.getAs(callPath(id)).text("mode"_L1); };
    const HttpAnswer listening = postBy(m_agent, callPath(id, "/listen"));
    QCOMPARE(listening.status, 200);
    QVERIFY(listening.text("audio_url"_L1).startsWith(u"ws://%1/api/v1/calls/%2/audio?ticket="_s.arg(m_api.url().authority(), id)));

    const HttpAnswer taken = postBy(m_agent, callPath(id, "/takeover"));
    QCOMPARE(taken.status, 200);
    QVERIFY(taken.text("audio_url"_L1) != listening.text("audio_url"_L1));
    QCOMPARE(mode(), u"human"_s);
    for (const QString &person : {m_agent, m_otherAgent}) {
        const HttpAnswer second = postBy(person, callPath(id, "/takeover"));
        QCOMPARE(second.status, 409);
        QVERIFY2(second.detail().contains(u"Ada Agent"), qPrintable(second.detail()));
    }
    QCOMPARE(postBy(m_otherAgent, callPath(id, "/handback")).status, 409);
    QCOMPARE(postBy(m_agent, callPath(id, "/hold")).status, 200);
    QCOMPARE(mode(), u"hold"_s);
    QCOMPARE(postBy(m_agent, callPath(id, "/resume")).status, 200);
    QCOMPARE(mode(), u"human"_s);
    QCOMPARE(postBy(m_agent, callPath(id, "/handback"), {{u"note"_s, u"They want Tuesday."_s}}).status, 200);
    QCOMPARE(mode(), u"ai"_s);
    const HttpAnswer transfer = postBy(m_agent, callPath(id, "/transfer"), {{u"to"_s, u"+16085550100"_s}});
    QCOMPARE(transfer.status, 409);
    QVERIFY(transfer.detail().contains(u"telephony"));
    QCOMPARE(postBy(m_agent, callPath(id, "/end"), {{u"reason"_s, u"done"_s}}).status, 200);
    QCOMPARE(m_api.getAs(callPath(id)).text("status"_L1), u"completed"_s);
    QCOMPARE(postBy(m_agent, callPath(id, "/takeover")).status, 409);
    QCOMPARE(postBy(m_agent, callPath(id, "/end")).status, 200);
}

void tst_SupervisorApi::refusesControlInTheWrongState_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("handback of nobody's call") << QByteArray("handback") << QByteArray("{}") << 409;
    QTest::newRow("resume without hold") << QByteArray("resume") << QByteArray("{}") << 409;
    QTest::newRow("whisper without text") << QByteArray("whisper") << QByteArray("{}") << 400;
    QTest::newRow("whisper a number") << QByteArray("whisper") << QByteArray(R"({"text":1})") << 400;
    QTest::newRow("say nothing") << QByteArray("say") << QByteArray(R"({"text":" "})") << 400;
    QTest::newRow("say too much") << QByteArray("say") << "{\"text\":\"" + QByteArray(5000, 'x') + "\"}" << 400;
    QTest::newRow("escalate without a reason") << QByteArray("escalate") << QByteArray("{}") << 400;
    QTest::newRow("escalate with an unknown urgency") << QByteArray("escalate") << QByteArray(R"({"reason":"x","urgency":"panic"})") << 400;
    QTest::newRow("handback with a number as note") << QByteArray("handback") << QByteArray(R"({"note":1})") << 400;
    QTest::newRow("transfer nowhere") << QByteArray("transfer") << QByteArray("{}") << 400;
    QTest::newRow("a list as body") << QByteArray("hold") << QByteArray("[]") << 400;
    QTest::newRow("an unknown verb") << QByteArray("dance") << QByteArray("{}") << 404;
}

void tst_SupervisorApi::refusesControlInTheWrongState()
{
    QFETCH(QByteArray, verb);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const QString id = m_api.startCall();
    const HttpAnswer answer = m_api.ask("POST", callPath(id, "/" + verb), body, {m_api.bearer(m_agent)});
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.detail().isEmpty());
    if (verb != "dance")
        QCOMPARE(m_api.ask("POST", callPath(u"nobody"_s, "/" + verb), R"({"text":"x","reason":"x","to":"+1608"})", {m_api.bearer(m_agent)}).status, 404);
}

void tst_SupervisorApi::letsExactlyOneAccept()
{
    const QString id = m_api.startCall();
    const HttpAnswer raised = m_api.postAs(callPath(id, "/escalate"), {{u"reason"_s, u"wants a person"_s}, {u"urgency"_s, u"high"_s}, {u"summary"_s, u"angry"_s}});
    const QString escalation = raised.text("escalation_id"_L1);
    QJsonObject item;
    for (const QJsonValue &value : m_api.getAs("/api/v1/queue").json().value("items"_L1).toArray()) {
        if (value.toObject().value("escalation_id"_L1).toString() == escalation)
            item = value.toObject();
    }
    QCOMPARE(item.value("call_id"_L1).toString(), id);
    QCOMPARE(item.value("status"_L1).toString(), u"waiting"_s);
    for (const QString &field : {u"org_id"_s, u"urgency"_s, u"reason"_s, u"summary"_s, u"waiting_since"_s, u"offered_to"_s})
        QVERIFY2(item.contains(field), qPrintable(field));

    // Twelve at once, of two people, on connections to both shards.
    const QByteArray target = "/api/v1/queue/" + escalation.toUtf8() + "/accept";
    std::vector<std::unique_ptr<HttpProbe>> probes;
    for (int i = 0; i < 12; ++i) {
        const auto [name, value] = m_api.bearer(i % 2 ? m_agent : m_otherAgent);
        probes.push_back(std::make_unique<HttpProbe>(m_api.url()));
        probes.back()->send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + name + ": " + value + "\r\nContent-Length: 0\r\n\r\n");
    }
    int winners = 0;
    for (const auto &probe : probes) {
        const HttpAnswer answer = probe->receive();
        if (answer.status == 200) {
            ++winners;
            QCOMPARE(answer.text("call_id"_L1), id);
            QVERIFY(answer.text("audio_url"_L1).contains(id));
        } else {
            QCOMPARE(answer.status, 409);
            QVERIFY(answer.detail().contains(u"Agent"));
        }
    }
    QCOMPARE(winners, 1);
    QCOMPARE(postBy(m_agent, "/api/v1/queue/nobody/accept").status, 404);
}

void tst_SupervisorApi::resolvesEscalations()
{
    const QString id = m_api.startCall();
    const QByteArray escalation = m_api.postAs(callPath(id, "/escalate"), {{u"reason"_s, u"x"_s}}).text("escalation_id"_L1).toUtf8();
    QCOMPARE(postBy(m_agent, "/api/v1/queue/" + escalation + "/accept").status, 200);
    QCOMPARE(postBy(m_agent, "/api/v1/queue/" + escalation + "/resolve").status, 400);
    QCOMPARE(postBy(m_agent, "/api/v1/queue/" + escalation + "/resolve", {{u"outcome"_s, u"booked"_s}, {u"notes"_s, u"Tuesday"_s}}).status, 200);
    const QJsonObject stored = m_api.getAs(callPath(id)).json().value("escalation"_L1).toObject();
    QCOMPARE(stored.value("status"_L1).toString(), u"resolved"_s);
    QCOMPARE(m_api.postAs("/api/v1/queue/" + escalation + "/decline").status, 409);
    // What is written up after the caller has gone counts as well.
    QCOMPARE(m_api.postAs(callPath(id, "/end")).status, 200);
    QCOMPARE(postBy(m_agent, "/api/v1/queue/" + escalation + "/resolve", {{u"outcome"_s, u"emergency_services"_s}, {u"notes"_s, u"Ambulance"_s}}).status, 200);
    const QJsonObject corrected = m_api.getAs(callPath(id)).json().value("escalation"_L1).toObject();
    QCOMPARE(corrected.value("outcome"_L1).toString(), u"emergency_services"_s);
    QCOMPARE(corrected.value("notes"_L1).toString(), u"Ambulance"_s);
    QCOMPARE(postBy(m_agent, "/api/v1/queue/esc_none/resolve", {{u"outcome"_s, u"x"_s}}).status, 404);
}

void tst_SupervisorApi::keepsOrganizations()
{
    const HttpAnswer made = m_api.postAs("/api/v1/organizations", {{u"id"_s, u"dentist-1"_s}, {u"name"_s, u"Dentist"_s}, {u"after_hours_policy"_s, u"closed"_s}});
    QCOMPARE(made.status, 201);
    QCOMPARE(made.header("location"), "/api/v1/organizations/dentist-1");
    QVERIFY(!made.header("etag").isEmpty());
    QCOMPARE(m_api.postAs("/api/v1/organizations", {{u"id"_s, u"dentist-1"_s}, {u"name"_s, u"Another"_s}}).status, 409);
    QCOMPARE(m_api.postAs("/api/v1/organizations", {{u"name"_s, u""_s}}).status, 400);
    QCOMPARE(m_api.postAs("/api/v1/organizations", {{u"id"_s, u"a b/c"_s}, {u"name"_s, u"x"_s}}).status, 400);
    const HttpAnswer read = m_api.getAs("/api/v1/organizations/dentist-1");
    QCOMPARE(read.text("name"_L1), u"Dentist"_s);
    QCOMPARE(read.header("etag"), made.header("etag"));
    bool isListed = false;
    for (const QJsonValue &row : m_api.getAs("/api/v1/organizations").json().value("organizations"_L1).toArray())
        isListed |= row.toObject().value("id"_L1).toString() == u"dentist-1";
    QVERIFY(isListed);

    const QString call = m_api.startCall(u"dentist-1"_s);
    QCOMPARE(m_api.ask("DELETE", "/api/v1/organizations/dentist-1", {}, {m_api.bearer()}).status, 409);
    QCOMPARE(m_api.post("/api/call/end", {{u"call_id"_s, call}}).status, 200);
    const HttpAnswer removed = m_api.ask("DELETE", "/api/v1/organizations/dentist-1", {}, {m_api.bearer()});
    QCOMPARE(removed.status, 204);
    QVERIFY(removed.body.isEmpty());
    QCOMPARE(m_api.getAs("/api/v1/organizations/dentist-1").status, 404);
    QCOMPARE(m_api.ask("DELETE", "/api/v1/organizations/dentist-1", {}, {m_api.bearer()}).status, 404);
}

void tst_SupervisorApi::refusesStaleChanges()
{
    const QByteArray path = "/api/v1/organizations/" + makeOrg().toUtf8();
    const QByteArray first = m_api.getAs(path).header("etag");
    const auto put = [&](const QJsonObject &body, const QByteArray &ifMatch) {
        ApiFixture::Headers headers{m_api.bearer(), {"Content-Type", "application/json"}};
        if (!ifMatch.isEmpty())
            headers.emplace_back("If-Match", ifMatch);
        return m_api.ask("PUT", path, QJsonDocument(body).toJson(), headers);
    };
    const HttpAnswer changed = put({{u"name"_s, u"Mine"_s}, {u"config"_s, QJsonObject{{u"a"_s, 1}, {u"b"_s, 2}}}}, first);
    QCOMPARE(changed.status, 200);
    QVERIFY(changed.header("etag") != first);
    const HttpAnswer stale = put({{u"name"_s, u"Theirs"_s}}, first);
    QCOMPARE(stale.status, 412);
    QVERIFY(!stale.detail().isEmpty());
    QCOMPARE(m_api.getAs(path).text("name"_L1), u"Mine"_s);
    QCOMPARE(put({{u"name"_s, u"Never"_s}}, "\"not-ours\"").status, 412);
    QCOMPARE(put({{u"name"_s, u"Never"_s}}, "no quotes").status, 400);
    // A PUT replaces the configuration; a PATCH adds to it.
    const HttpAnswer replaced = put({{u"config"_s, QJsonObject{{u"b"_s, 3}}}}, changed.header("etag"));
    QCOMPARE(replaced.json().value("config"_L1).toObject(), (QJsonObject{{u"b"_s, 3}}));
    const HttpAnswer patched = m_api.ask("PATCH", path, R"({"config":{"c":4}})", {m_api.bearer()});
    QCOMPARE(patched.json().value("config"_L1).toObject(), (QJsonObject{{u"b"_s, 3}, {u"c"_s, 4}}));
    QCOMPARE(put({{u"name"_s, u"Any"_s}}, "*").status, 200);
    QCOMPARE(put({{u"name"_s, 5}}, "*").status, 400);
}

void tst_SupervisorApi::showsThePrompt()
{
    const HttpAnswer answer = m_api.getAs("/api/v1/organizations/org_demo_001/prompt");
    QCOMPARE(answer.status, 200);
    const QJsonObject prompt = answer.json();
    QVERIFY(prompt.value("instructions"_L1).toString().contains(u"Lakeside Family Clinic"));
    QCOMPARE(prompt.value("tools"_L1).toArray().size(), 4);
    QVERIFY(prompt.value("tokens"_L1).toInt() > 100);
    QVERIFY(prompt.value("warnings"_L1).isArray());
    QVERIFY(!prompt.value("version"_L1).toString().isEmpty());
    QVERIFY(prompt.value("safety_section"_L1).toString().contains(u"You are not a medical professional"));
    QCOMPARE(m_api.getAs("/api/v1/prompts/template").text("template"_L1), prompt.value("template"_L1).toString());
    QCOMPARE(m_api.getAs("/api/v1/organizations/nobody/prompt").status, 404);
}

void tst_SupervisorApi::previewsPrompts()
{
    const QByteArray path = "/api/v1/organizations/org_demo_001/prompt/preview";
    const HttpAnswer changed = m_api.postAs(path, {{u"organization"_s, QJsonObject{{u"name"_s, u"Hillside Dental"_s}}}});
    QCOMPARE(changed.status, 200);
    QVERIFY(changed.text("instructions"_L1).contains(u"Hillside Dental"));
    QVERIFY(m_api.getAs("/api/v1/organizations/org_demo_001").text("name"_L1) != u"Hillside Dental");
    const HttpAnswer own = m_api.postAs(path, {{u"template"_s, u"Be brief for {{ organization.name }}."_s}});
    QCOMPARE(own.status, 200);
    QVERIFY(own.text("instructions"_L1).contains(u"Be brief for Lakeside Family Clinic."));
    QVERIFY(own.text("instructions"_L1).contains(u"You are not a medical professional")); // whatever the template says
    const HttpAnswer broken = m_api.postAs(path, {{u"template"_s, u"line one\n{{ }}"_s}});
    QCOMPARE(broken.status, 400);
    QVERIFY2(broken.detail().contains(u"2"), qPrintable(broken.detail()));
    QCOMPARE(m_api.postAs(path, {{u"organization"_s, QJsonObject{{u"after_hours_policy"_s, u"x"_s}}}}).status, 400);
}

void tst_SupervisorApi::triesSentencesOut()
{
    const QByteArray path = "/api/v1/organizations/org_demo_001/safety/check";
    const HttpAnswer grave = m_api.postAs(path, {{u"text"_s, u"I have terrible chest pain"_s}});
    QCOMPARE(grave.status, 200);
    QCOMPARE(grave.text("risk"_L1), u"emergency"_s);
    QVERIFY(grave.json().value("matches"_L1).toArray().size() >= 1);
    QVERIFY(!grave.text("spoken"_L1).isEmpty());
    QCOMPARE(m_api.postAs(path, {{u"text"_s, u"When do you open tomorrow?"_s}}).text("risk"_L1), u"none"_s);
    // Phrases that nobody has saved count as well, and change nothing.
    const QJsonObject unsaved{{u"text"_s, u"The blue door opened again"_s}, {u"emergency_phrases"_s, QJsonArray{u"blue door"_s}}};
    QCOMPARE(m_api.postAs(path, unsaved).text("rule"_L1), u"org.emergency"_s);
    QCOMPARE(m_api.postAs(path, {{u"text"_s, u"The blue door opened again"_s}}).text("risk"_L1), u"none"_s);
    QCOMPARE(m_api.postAs(path, {{u"text"_s, u"x"_s}, {u"priority_phrases"_s, 7}}).status, 400);
    QCOMPARE(m_api.postAs(path, {}).status, 400);
    QCOMPARE(m_api.postAs(path, {{u"text"_s, u"x"_s}, {u"speaker"_s, u"dog"_s}}).status, 400);
    QCOMPARE(m_api.postAs("/api/v1/organizations/org_demo_001/safety-check", {{u"text"_s, u"x"_s}}).status, 200);
}

QTEST_GUILESS_MAIN(tst_SupervisorApi)
#include "tst_supervisorapi.moc"
