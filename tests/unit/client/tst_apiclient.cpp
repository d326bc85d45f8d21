// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/apiclient.h"
#include "fakeserver.h"

#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_ApiClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsACallWithItsTranscript();
    void sendsTheTokenAndTheFilter();
    void translatesEveryStatus_data();
    void translatesEveryStatus();
    void statusesCoverEveryCode();
    void saysWhenNobodyAnswers();
    void saysWhenTheAnswerIsNoJson();
    void givesTheRevisionAsIfMatch();
    void keepsAnIdOneSegment();
    void readsTheQueueInItsOrder();
    void readsAGrant();
    void refusesAGrantWithoutAnAddress();
    void readsReadinessFromA503();
    void readsAPrompt();
    void readsSafetyMatches();
    void answersWhenItIsDestroyedFirst();
    void refusesAnAddressThatIsNone();

private:
    template<typename T>
    Result<T> wait(Pending<T> pending)
    {
        if (!QTest::qWaitFor([&] { return pending.isFinished(); }, 5'000))
            return fail(Error::Code::Timeout, u"the test waited in vain"_s);
        return pending.result();
    }
};

void tst_ApiClient::readsACallWithItsTranscript()
{
    Call call;
    call.id = CallId(u"call_1"_s);
    call.orgId = OrgId(u"org_1"_s);
    call.startedAt = *timeFromIso(u"2026-11-22T15:31:49.123456Z"_s);
    call.modeSince = call.startedAt;
    call.transcript.push_back({TranscriptId(u"tr_1"_s), Speaker::Human, u"Good morning"_s, call.startedAt, u"item_1"_s, {}});
    call.intake = Intake{{{u"name"_s, u"Ada"_s}}, u"high"_s, true};
    FakeHttpServer server;
    server.answer(u"GET /api/v1/calls/call_1"_s, 200, call.toDetailJson());
    ApiClient client(server.url());
    const auto read = wait(client.call(call.id));
    QVERIFY(read);
    QCOMPARE(read->toDetailJson(), call.toDetailJson());
}

void tst_ApiClient::sendsTheTokenAndTheFilter()
{
    FakeHttpServer server;
    server.answer(u"GET /api/v1/calls"_s, 200, {{u"calls"_s, QJsonArray()}, {u"next"_s, u"k:2"_s}});
    ApiClient client(server.url(), u"secret"_s);
    CallQuery query;
    query.state = CallQuery::State::Ended;
    query.org = OrgId(u"org 1&2"_s);
    query.words = u"chest + pain"_s;
    query.from = *timeFromIso(u"2026-11-22T00:00:00Z"_s);
    query.escalated = true;
    query.limit = 7;
    const auto listing = wait(client.calls(query));
    QVERIFY(listing);
    QCOMPARE(listing->next, u"k:2"_s);
    const auto &asked = server.asked.at(0);
    QCOMPARE(asked.authorization, "Bearer secret");
    QCOMPARE(asked.query.queryItemValue(u"state"_s), u"ended"_s);
    QCOMPARE(asked.query.queryItemValue(u"org_id"_s, QUrl::FullyDecoded), u"org 1&2"_s);
    QCOMPARE(asked.query.queryItemValue(u"q"_s, QUrl::FullyDecoded), u"chest + pain"_s);
    QVERIFY(!asked.query.query(QUrl::FullyEncoded).contains(u'+')); // a server may read a bare plus as a space
    QCOMPARE(asked.query.queryItemValue(u"escalated"_s), u"true"_s);
    QCOMPARE(asked.query.queryItemValue(u"limit"_s), u"7"_s);
    QVERIFY(!asked.query.hasQueryItem(u"to"_s));
}

void tst_ApiClient::translatesEveryStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("bad request") << 400 << Error::Code::InvalidInput;
    QTest::newRow("unprocessable") << 422 << Error::Code::InvalidInput;
    QTest::newRow("no token") << 401 << Error::Code::Unauthorised;
    QTest::newRow("no right") << 403 << Error::Code::Forbidden;
    QTest::newRow("unknown") << 404 << Error::Code::NotFound;
    QTest::newRow("conflict") << 409 << Error::Code::Conflict;
    QTest::newRow("stale") << 412 << Error::Code::PreconditionFailed;
    QTest::newRow("too large") << 413 << Error::Code::TooLarge;
    QTest::newRow("too often") << 429 << Error::Code::RateLimited;
    QTest::newRow("their fault") << 500 << Error::Code::Internal;
    QTest::newRow("something is down") << 503 << Error::Code::Unavailable;
    QTest::newRow("too slow") << 408 << Error::Code::Timeout;
}

void tst_ApiClient::translatesEveryStatus()
{
    QFETCH(int, status);
    QFETCH(Error::Code, code);
    FakeHttpServer server;
    server.answer(u"POST /api/v1/calls/c/whisper"_s, status, {{u"detail"_s, u"Ada has this call."_s}, {u"field"_s, u"text"_s}});
    ApiClient client(server.url());
    const auto done = wait(client.whisper(CallId(u"c"_s), u"hello"_s));
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    QCOMPARE(done.error().message, u"Ada has this call."_s);
    QCOMPARE(done.error().field, u"text"_s);
    QCOMPARE(server.asked.at(0).body, (QJsonObject{{u"text"_s, u"hello"_s}}));
}

void tst_ApiClient::statusesCoverEveryCode()
{
    QSet<int> seen;
    for (int status = 400; status < 600; ++status)
        seen.insert(static_cast<int>(errorFromStatus(status, {}).code));
    for (int code = 0; code <= static_cast<int>(Error::lastCode); ++code)
        QVERIFY2(seen.contains(code), qPrintable(toString(static_cast<Error::Code>(code))));
    QVERIFY(!errorFromStatus(418, "no json").message.isEmpty());
}

void tst_ApiClient::saysWhenNobodyAnswers()
{
    QUrl nobody;
    {
        FakeHttpServer server;
        nobody = server.url();
    }
    ApiClient client(nobody);
    const auto health = wait(client.health());
    QVERIFY(!health);
    QCOMPARE(health.error().code, Error::Code::Unavailable);
    QVERIFY(health.error().message.contains(nobody.authority()));
}

void tst_ApiClient::saysWhenTheAnswerIsNoJson()
{
    FakeHttpServer server;
    server.answerRaw(u"GET /health"_s, 200, "<html>");
    ApiClient client(server.url());
    const auto health = wait(client.health());
    QVERIFY(!health);
    QCOMPARE(health.error().code, Error::Code::Internal);
}

void tst_ApiClient::givesTheRevisionAsIfMatch()
{
    Organization organization = Organization::demo();
    organization.revision = 5;
    QJsonObject stored = organization.toJson();
    stored.insert(u"revision"_s, 6);
    FakeHttpServer server;
    server.answer(u"PUT /api/v1/organizations/org_demo_001"_s, 200, stored);
    ApiClient client(server.url());
    const auto saved = wait(client.replaceOrganization(organization));
    QVERIFY(saved);
    QCOMPARE(saved->revision, 6);
    QCOMPARE(server.asked.at(0).ifMatch, "\"5\"");
    QCOMPARE(server.asked.at(0).contentType, "application/json");
    organization.revision = 6;
    QCOMPARE(saved->toJson(), organization.toJson());
}

void tst_ApiClient::keepsAnIdOneSegment()
{
    FakeHttpServer server;
    ApiClient client(server.url());
    const auto call = wait(client.call(CallId(u"../organizations/a b?c"_s)));
    QVERIFY(!call);
    QCOMPARE(server.asked.at(0).path, u"/api/v1/calls/..%2Forganizations%2Fa%20b%3Fc"_s);
    QVERIFY(server.asked.at(0).query.isEmpty());
}

void tst_ApiClient::readsTheQueueInItsOrder()
{
    Escalation first, second;
    first.id = EscalationId(u"esc_1"_s);
    first.urgency = Urgency::Emergency;
    first.phrase = u"can't breathe"_s;
    second.id = EscalationId(u"esc_2"_s);
    FakeHttpServer server;
    server.answer(u"GET /api/v1/queue"_s, 200, {{u"items"_s, QJsonArray{first.toJson(), second.toJson()}}});
    ApiClient client(server.url());
    const auto queue = wait(client.queue());
    QVERIFY(queue);
    QCOMPARE(*queue, (std::vector{first, second}));
}

void tst_ApiClient::readsAGrant()
{
    FakeHttpServer server;
    server.answer(u"POST /api/v1/queue/esc_1/accept"_s, 200,
                  {{u"mode"_s, u"human"_s}, {u"audio_url"_s, u"ws://127.0.0.1:1/audio?ticket=t"_s}, {u"call_id"_s, u"call_7"_s}});
    ApiClient client(server.url());
    const auto grant = wait(client.accept(EscalationId(u"esc_1"_s)));
    QVERIFY(grant);
    QCOMPARE(grant->mode, u"human"_s);
    QCOMPARE(grant->call, CallId(u"call_7"_s));
    QCOMPARE(grant->audioUrl, QUrl(u"ws://127.0.0.1:1/audio?ticket=t"_s));
}

void tst_ApiClient::refusesAGrantWithoutAnAddress()
{
    FakeHttpServer server;
    server.answer(u"POST /api/v1/calls/c/listen"_s, 200, {{u"mode"_s, u"listen"_s}});
    ApiClient client(server.url());
    const auto grant = wait(client.listen(CallId(u"c"_s)));
    QVERIFY(!grant);
    QCOMPARE(grant.error().code, Error::Code::Internal);
}

void tst_ApiClient::readsReadinessFromA503()
{
    FakeHttpServer server;
    server.answer(u"GET /health/ready"_s, 503,
                  {{u"status"_s, u"unready"_s},
                   {u"checks"_s, QJsonObject{{u"database"_s, QJsonObject{{u"status"_s, u"down"_s}, {u"reason"_s, u"No connection."_s}}}}}});
    ApiClient client(server.url());
    const auto readiness = wait(client.ready());
    QVERIFY(readiness);
    QVERIFY(!readiness->ready);
    QCOMPARE(readiness->parts.size(), 1u);
    QCOMPARE(readiness->parts.at(0).state, u"down"_s);
    QCOMPARE(readiness->parts.at(0).reason, u"No connection."_s);
}

void tst_ApiClient::readsAPrompt()
{
    FakeHttpServer server;
    server.answer(u"POST /api/v1/organizations/org_demo_001/prompt/preview"_s, 200,
                  {{u"instructions"_s, u"You answer."_s},
                   {u"tokens"_s, 42},
                   {u"version"_s, u"v3"_s},
                   {u"tools"_s, QJsonArray{QJsonObject{{u"name"_s, u"end_call"_s}}}},
                   {u"warnings"_s, QJsonArray{u"Long."_s, QJsonObject{{u"code"_s, u"missing"_s}, {u"message"_s, u"No hours."_s}, {u"line"_s, 4}}}}});
    ApiClient client(server.url());
    const auto prompt = wait(client.previewPrompt(Organization::demo(), u"{{ name }}"_s));
    QVERIFY(prompt);
    QCOMPARE(prompt->tokens, 42);
    QCOMPARE(prompt->warnings.size(), 2u);
    QCOMPARE(prompt->warnings.at(0).message, u"Long."_s);
    QCOMPARE(prompt->warnings.at(1).line, 4);
    QCOMPARE(server.asked.at(0).body.value(u"template"_s).toString(), u"{{ name }}"_s);
    QCOMPARE(server.asked.at(0).body.value(u"organization"_s).toObject(), Organization::demo().toJson());
}

void tst_ApiClient::readsSafetyMatches()
{
    FakeHttpServer server;
    const auto reply = [](bool negated) {
        return QJsonObject{{u"matches"_s, QJsonArray{QJsonObject{{u"rule"_s, u"r"_s}, {u"phrase"_s, u"chest pain"_s}, {u"urgency"_s, u"emergency"_s},
                                                                 {u"start"_s, 3}, {u"length"_s, 10}, {u"negated"_s, negated}}}}};
    };
    server.answer(u"POST /api/v1/organizations/o/safety-check"_s, 200, reply(false));
    ApiClient client(server.url());
    const auto verdict = wait(client.safetyCheck(OrgId(u"o"_s), u"my chest pain"_s));
    QVERIFY(verdict);
    QVERIFY(verdict->isEmergency());
    QCOMPARE(verdict->matches.at(0).start, 3);
    server.answer(u"POST /api/v1/organizations/o/safety-check"_s, 200, reply(true));
    QVERIFY(!wait(client.safetyCheck(OrgId(u"o"_s), u"no chest pain"_s))->isEmergency());
}

void tst_ApiClient::answersWhenItIsDestroyedFirst()
{
    QTcpServer silent; // accepts and never answers
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Pending<HealthReport> health;
    {
        ApiClient client(QUrl(u"http://127.0.0.1:%1"_s.arg(silent.serverPort())));
        health = client.health();
        QVERIFY(QTest::qWaitFor([&] { return silent.hasPendingConnections(); }));
    }
    const auto result = wait(health);
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::Unavailable);
}

void tst_ApiClient::refusesAnAddressThatIsNone()
{
    ApiClient client(QUrl(u"ftp://example.org"_s));
    const auto health = wait(client.health());
    QVERIFY(!health);
    QCOMPARE(health.error().code, Error::Code::InvalidInput);
}

QTEST_GUILESS_MAIN(tst_ApiClient)
#include "tst_apiclient.moc"
