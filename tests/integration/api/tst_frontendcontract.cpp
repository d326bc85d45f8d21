// SPDX-License-Identifier: GPL-3.0-or-later
#include "apifixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// The frontend's contract (contract.md, section 1), row by row, over real connections.
class tst_FrontendContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void tellsThatItLives();
    void carriesACallFromStartToEnd_data();
    void carriesACallFromStartToEnd();
    void listsCallsNewestFirst();
    void readsAndChangesTheConfiguration();
    void mintsASession();
    void tiesASessionToTheNewestOpenCall();
    void says503WhenTheProviderIsAway();
    void executesIntents();
    void makesAppointments();
    void refusesBadInput_data();
    void refusesBadInput();
    void refusesWrongMethodsAndPaths_data();
    void refusesWrongMethodsAndPaths();
    void refusesWrongContentTypes_data();
    void refusesWrongContentTypes();
    void speaksCors();
    void refusesForeignOrigins();
    void sendsSecurityHeaders();
    void describesItself();

private:
    QString uniqueOrg();
    ApiFixture m_api;
};

namespace {

QJsonObject object(std::initializer_list<std::pair<QString, QJsonValue>> fields)
{
    return QJsonObject(fields);
}

const QJsonObject appointment = object({{u"org_id"_s, u"org_demo_001"_s}, {u"title"_s, u"Check-up"_s}, {u"start_time"_s, u"2030-01-07T15:00:00Z"_s},
                                        {u"end_time"_s, u"2030-01-07T15:30:00Z"_s}, {u"attendee_email"_s, u"nora@example.org"_s}});

bool isUtcTime(const QJsonValue &value)
{
    return value.isString() && value.toString().endsWith(u'Z') && timeFromIso(value.toString()).has_value();
}

} // namespace

void tst_FrontendContract::initTestCase()
{
    QVERIFY2(m_api.start(), qPrintable(m_api.failure()));
}

void tst_FrontendContract::cleanupTestCase()
{
    m_api.stop();
}

void tst_FrontendContract::tellsThatItLives()
{
    const HttpAnswer root = m_api.get("/");
    QCOMPARE(root.status, 200);
    QCOMPARE(root.text("status"_L1), u"ok"_s);
    QVERIFY(!root.text("message"_L1).isEmpty());
    const HttpAnswer health = m_api.get("/health");
    QCOMPARE(health.status, 200);
    QCOMPARE(health.text("status"_L1), u"healthy"_s);
    QVERIFY(!health.text("service"_L1).isEmpty() && !health.text("version"_L1).isEmpty());
    QCOMPARE(m_api.get("/health/live").status, 200);
    const HttpAnswer ready = m_api.get("/health/ready");
    QCOMPARE(ready.status, 200);
    for (const QString &part : {u"database"_s, u"journal"_s, u"voice"_s})
        QCOMPARE(ready.json().value("checks"_L1).toObject().value(part).toObject().value("status"_L1).toString(), u"ok"_s);
}

void tst_FrontendContract::carriesACallFromStartToEnd_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::newRow("/api/call") << QByteArray("/api/call");
    QTest::newRow("/api/calls") << QByteArray("/api/calls");
}

void tst_FrontendContract::carriesACallFromStartToEnd()
{
    QFETCH(QByteArray, base);
    const HttpAnswer started = m_api.post(base + "/start", {{u"org_id"_s, u"org_demo_001"_s}, {u"caller"_s, u"Nora"_s}, {u"metadata"_s, QJsonObject{{u"a"_s, 1}}}});
    QCOMPARE(started.status, 200);
    QCOMPARE(started.text("status"_L1), u"in_progress"_s);
    const QString id = started.text("call_id"_L1);
    QVERIFY(!id.isEmpty());

    int said = 0;
    for (const QString &speaker : {u"user"_s, u"agent"_s, u"system"_s}) {
        const HttpAnswer saved = m_api.post(base + "/transcript", {{u"call_id"_s, id}, {u"speaker"_s, speaker}, {u"text"_s, u"line %1 äß漢"_s.arg(++said)}});
        QCOMPARE(saved.status, 200);
        QCOMPARE(saved.text("status"_L1), u"saved"_s);
        QVERIFY(saved.json().value("id"_L1).isString());
    }

    const HttpAnswer detail = m_api.get(base + "/" + id.toUtf8());
    QCOMPARE(detail.status, 200);
    const QJsonObject call = detail.json();
    QCOMPARE(call.value("id"_L1).toString(), id);
    QCOMPARE(call.value("org_id"_L1).toString(), u"org_demo_001"_s);
    QVERIFY(isUtcTime(call.value("started_at"_L1)));
    QVERIFY(call.contains("ended_at"_L1) && call.value("ended_at"_L1).isNull());
    QCOMPARE(call.value("status"_L1).toString(), u"in_progress"_s);
    QCOMPARE(call.value("escalated"_L1), QJsonValue(false));
    QVERIFY(call.contains("intake"_L1) && call.value("intake"_L1).isNull());
    const QJsonArray transcripts = call.value("transcripts"_L1).toArray();
    QCOMPARE(transcripts.size(), 3);
    QCOMPARE(transcripts[0].toObject().value("speaker"_L1).toString(), u"user"_s);
    QCOMPARE(transcripts[1].toObject().value("speaker"_L1).toString(), u"agent"_s);
    QCOMPARE(transcripts[2].toObject().value("text"_L1).toString(), u"line 3 äß漢"_s);
    QVERIFY(isUtcTime(transcripts[0].toObject().value("timestamp"_L1)));

    const HttpAnswer ended = m_api.post(base + "/end", {{u"call_id"_s, id}});
    QCOMPARE(ended.status, 200);
    QCOMPARE(ended.json().value("success"_L1), QJsonValue(true));
    QVERIFY(!ended.text("message"_L1).isEmpty());
    const HttpAnswer after = m_api.get(base + "/" + id.toUtf8() + "/");
    QCOMPARE(after.text("status"_L1), u"completed"_s);
    QVERIFY(isUtcTime(after.json().value("ended_at"_L1)));
    const HttpAnswer again = m_api.post(base + "/end", {{u"call_id"_s, id}});
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json().value("success"_L1), QJsonValue(true));
    QCOMPARE(m_api.get(base + "/" + id.toUtf8()).json(), after.json());
    QCOMPARE(m_api.post(base + "/transcript", {{u"call_id"_s, id}, {u"speaker"_s, u"user"_s}, {u"text"_s, u"too late"_s}}).status, 409);
}

QString tst_FrontendContract::uniqueOrg()
{
    return m_api.postAs("/api/v1/organizations", {{u"name"_s, u"Office"_s}}).text("id"_L1);
}

void tst_FrontendContract::listsCallsNewestFirst()
{
    const QString org = uniqueOrg();
    QStringList ids;
    for (int i = 0; i < 5; ++i)
        ids.prepend(m_api.startCall(org));
    const auto listed = [&](const QByteArray &query) {
        const HttpAnswer answer = m_api.get("/api/calls?org_id=" + org.toUtf8() + query);
        QStringList found;
        for (const QJsonValue &call : answer.json().value("calls"_L1).toArray())
            found << call.toObject().value("id"_L1).toString();
        return std::pair(found, answer.json().value("total"_L1).toInt());
    };
    QCOMPARE(listed("").first, ids);
    QCOMPARE(listed("").second, 5);
    QCOMPARE(listed("&limit=2").first, ids.first(2));
    QCOMPARE(listed("&limit=2").second, 5);
    QCOMPARE(listed("&limit=2&offset=3").first, ids.mid(3, 2));
    QCOMPARE(listed("&offset=5").first, QStringList());
    const QJsonObject row = m_api.get("/api/calls?limit=1").json().value("calls"_L1).toArray().first().toObject();
    for (const QString &field : {u"id"_s, u"org_id"_s, u"started_at"_s, u"ended_at"_s, u"status"_s, u"escalated"_s})
        QVERIFY2(row.contains(field), qPrintable(field));
    QCOMPARE(m_api.get("/api/calls?org_id=nobody").json().value("total"_L1).toInt(), 0);
}

void tst_FrontendContract::readsAndChangesTheConfiguration()
{
    const QString org = uniqueOrg();
    const QByteArray path = "/api/org/config/" + org.toUtf8();
    QCOMPARE(m_api.get("/api/org/config/org_demo_001").status, 200);
    const HttpAnswer changed = m_api.post(path, {{u"business_hours"_s, u"Monday-Friday, 9:00 AM - 5:00 PM"_s}, {u"after_hours_policy"_s, u"forward"_s},
                                                 {u"services_offered"_s, u"Cleaning\nFilling"_s}, {u"escalation_phone"_s, u"+1 608 555 0101"_s},
                                                 {u"config"_s, QJsonObject{{u"greeting"_s, u"Hello!"_s}, {u"mine"_s, QJsonArray{1, 2}}}}, {u"unknown"_s, 7}});
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.json().value("success"_L1), QJsonValue(true));
    QVERIFY(!changed.text("message"_L1).isEmpty());
    QCOMPARE(m_api.post(path, {{u"config"_s, QJsonObject{{u"other"_s, true}}}}).status, 200);
    const QJsonObject config = m_api.get(path).json();
    QCOMPARE(config.value("id"_L1).toString(), org);
    QCOMPARE(config.value("name"_L1).toString(), u"Office"_s);
    QCOMPARE(config.value("business_hours"_L1).toString(), u"Monday-Friday, 9:00 AM - 5:00 PM"_s);
    QCOMPARE(config.value("after_hours_policy"_L1).toString(), u"forward"_s);
    QCOMPARE(config.value("services_offered"_L1).toString(), u"Cleaning\nFilling"_s);
    QCOMPARE(config.value("escalation_phone"_L1).toString(), u"+1 608 555 0101"_s);
    QCOMPARE(config.value("config"_L1).toObject(), (QJsonObject{{u"greeting"_s, u"Hello!"_s}, {u"mine"_s, QJsonArray{1, 2}}, {u"other"_s, true}}));
    QVERIFY(!config.contains("unknown"_L1));
    QCOMPARE(m_api.post(path, {{u"after_hours_policy"_s, u"sometimes"_s}, {u"name"_s, u"Changed"_s}}).status, 400);
    QCOMPARE(m_api.get(path).text("name"_L1), u"Office"_s); // nothing of a refused change is stored
    QCOMPARE(m_api.get("/api/org/config/nobody").status, 404);
    QCOMPARE(m_api.post("/api/org/config/nobody", {}).status, 404);
}

void tst_FrontendContract::mintsASession()
{
    const QString call = m_api.startCall();
    const HttpAnswer answer = m_api.post("/api/realtime/session", {{u"org_id"_s, u"org_demo_001"_s}, {u"call_id"_s, call}});
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.text("session_id"_L1).isEmpty());
    QVERIFY(answer.text("client_secret"_L1).size() >= 32);
    QVERIFY(isUtcTime(answer.json().value("expires_at"_L1)));
    const QJsonObject config = answer.json().value("session_config"_L1).toObject();
    QVERIFY(config.value("instructions"_L1).toString().contains(u"You are not a medical professional, lawyer or other licensed expert."));
    QVERIFY(config.value("instructions"_L1).toString().contains(u"If the caller describes an emergency, call escalate_call with urgency \"emergency\" at once."));
    QCOMPARE(config.value("tool_choice"_L1).toString(), u"auto"_s);
    QStringList tools;
    for (const QJsonValue &tool : config.value("tools"_L1).toArray())
        tools << tool.toObject().value("name"_L1).toString();
    tools.sort();
    QCOMPARE(tools, (QStringList{u"complete_intake"_s, u"create_appointment"_s, u"end_call"_s, u"escalate_call"_s}));
    QCOMPARE(m_api.post("/api/realtime/session", {{u"org_id"_s, u"nobody"_s}}).status, 404);
    QCOMPARE(m_api.post("/api/realtime/session", {{u"org_id"_s, u"org_demo_001"_s}, {u"call_id"_s, u"nobody"_s}}).status, 404);
    QCOMPARE(m_api.post("/api/call/end", {{u"call_id"_s, call}}).status, 200);
    QCOMPARE(m_api.post("/api/realtime/session", {{u"org_id"_s, u"org_demo_001"_s}, {u"call_id"_s, call}}).status, 409);
}

void tst_FrontendContract::tiesASessionToTheNewestOpenCall()
{
    const QString org = uniqueOrg();
    const auto session = [&] { return m_api.post("/api/realtime/session", {{u"org_id"_s, org}}).text("call_id"_L1); };
    const QString older = m_api.startCall(org);
    const QString newer = m_api.startCall(org);
    // What a frontend calls its channel decides nothing.
    const QString newest = m_api.post("/api/call/start", {{u"org_id"_s, org}, {u"channel"_s, u"phone"_s}}).text("call_id"_L1);
    QCOMPARE(session(), newest);
    QCOMPARE(session(), newer);
    QCOMPARE(session(), older);
    const QString made = session();
    QVERIFY(made != older && made != newer);
    QCOMPARE(m_api.get("/api/calls/" + made.toUtf8()).text("status"_L1), u"in_progress"_s);
}

void tst_FrontendContract::says503WhenTheProviderIsAway()
{
    ApiFixture lonely;
    lonely.settings.openAiBaseUrl = QUrl(u"http://127.0.0.1:9/v1"_s);
    QVERIFY(lonely.start());
    const HttpAnswer answer = lonely.post("/api/realtime/session", {{u"org_id"_s, u"org_demo_001"_s}});
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.detail().endsWith(u'.'));
    const HttpAnswer ready = lonely.get("/health/ready");
    const QJsonObject voice = ready.json().value("checks"_L1).toObject().value("voice"_L1).toObject();
    QCOMPARE(voice.value("status"_L1).toString(), u"down"_s);
    QVERIFY(!voice.value("reason"_L1).toString().isEmpty());
    QCOMPARE(voice.value("code"_L1).toString(), u"voice.refused"_s);
    // The rest goes on.
    QVERIFY(!lonely.startCall().isEmpty());
}

void tst_FrontendContract::executesIntents()
{
    const QString call = m_api.startCall();
    const auto run = [&](const QString &tool, const QJsonObject &arguments, const QString &item) {
        return m_api.post("/api/execute-intent", {{u"tool_name"_s, tool}, {u"tool_args"_s, arguments}, {u"call_id"_s, call}, {u"org_id"_s, u"org_demo_001"_s}, {u"item_id"_s, item}});
    };
    QJsonObject arguments = appointment;
    arguments.remove(u"org_id"_s);
    const HttpAnswer booked = run(u"create_appointment"_s, arguments, u"item_1"_s);
    QCOMPARE(booked.status, 200);
    for (const QString &field : {u"success"_s, u"message"_s, u"error"_s, u"should_retry"_s, u"is_duplicate"_s, u"clarification"_s, u"missing_fields"_s,
                                 u"appointment_id"_s, u"calendar_link"_s, u"email_sent"_s, u"result_data"_s})
        QVERIFY2(booked.json().contains(field), qPrintable(field));
    QCOMPARE(booked.json().value("success"_L1), QJsonValue(true));
    QVERIFY(!booked.text("appointment_id"_L1).isEmpty());
    const HttpAnswer again = run(u"create_appointment"_s, arguments, u"item_1"_s);
    QCOMPARE(again.json().value("is_duplicate"_L1), QJsonValue(true));
    QCOMPARE(again.text("appointment_id"_L1), booked.text("appointment_id"_L1));

    // What the model got wrong is not an error of the request.
    const HttpAnswer incomplete = run(u"create_appointment"_s, {{u"title"_s, u"x"_s}}, u"item_2"_s);
    QCOMPARE(incomplete.status, 200);
    QCOMPARE(incomplete.json().value("success"_L1), QJsonValue(false));
    QVERIFY(!incomplete.text("clarification"_L1).isEmpty());
    const HttpAnswer unknown = run(u"order_pizza"_s, {}, u"item_3"_s);
    QCOMPARE(unknown.status, 200);
    QCOMPARE(unknown.json().value("success"_L1), QJsonValue(false));

    QCOMPARE(m_api.post("/api/execute-intent", {{u"call_id"_s, call}, {u"org_id"_s, u"org_demo_001"_s}}).status, 400);
    const HttpAnswer stats = m_api.get("/api/execute-intent/stats");
    QCOMPARE(stats.status, 200);
    QVERIFY(!stats.json().isEmpty());
}

void tst_FrontendContract::makesAppointments()
{
    const HttpAnswer made = m_api.post("/api/appointments", appointment);
    QCOMPARE(made.status, 200);
    QVERIFY(made.json().value("id"_L1).isString());
    QCOMPARE(made.text("attendee_email"_L1), u"nora@example.org"_s);
    QVERIFY(isUtcTime(made.json().value("start_time"_L1)));
    const HttpAnswer listed = m_api.get("/api/appointments?org_id=org_demo_001");
    QCOMPARE(listed.status, 200);
    bool isFound = false;
    for (const QJsonValue &row : listed.json().value("appointments"_L1).toArray())
        isFound |= row.toObject().value("id"_L1) == made.json().value("id"_L1);
    QVERIFY(isFound);
    QCOMPARE(m_api.get("/api/appointments").status, 400);
    QCOMPARE(m_api.get("/api/appointments?org_id=nobody").status, 404);
}

void tst_FrontendContract::refusesBadInput_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body"); // empty: GET
    QTest::addColumn<QString>("named");   // what the sentence must name
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &target, const QByteArray &body, const QString &named, int status = 400) {
        QTest::newRow(name) << target << body << named << status;
    };
    row("start: no JSON", "/api/call/start", "{", u"JSON"_s);
    row("start: a list", "/api/call/start", "[]", u"object"_s);
    row("start: null", "/api/call/start", "null", u"JSON"_s);
    row("start: no UTF-8", "/api/call/start", "{\"org_id\":\"\xff\"}", u"UTF-8"_s);
    row("start: nothing", "/api/call/start", " ", u"JSON"_s);
    row("start: org_id missing", "/api/call/start", "{}", u"org_id"_s);
    row("start: org_id null", "/api/call/start", R"({"org_id":null})", u"org_id"_s);
    row("start: org_id empty", "/api/call/start", R"({"org_id":""})", u"org_id"_s);
    row("start: org_id a number", "/api/call/start", R"({"org_id":7})", u"org_id"_s);
    row("start: org_id too long", "/api/call/start", "{\"org_id\":\"" + QByteArray(500, 'x') + "\"}", u"org_id"_s);
    row("start: org_id with NUL", "/api/call/start", R"({"org_id":"a\u0000b"})", u"org_id"_s);
    row("start: unknown organization", "/api/call/start", R"({"org_id":"nobody"})", u"nobody"_s, 404);
    row("start: caller a list", "/api/call/start", R"({"org_id":"org_demo_001","caller":[]})", u"caller"_s);
    row("start: metadata a text", "/api/call/start", R"({"org_id":"org_demo_001","metadata":"x"})", u"metadata"_s);
    row("transcript: call_id missing", "/api/call/transcript", R"({"speaker":"user","text":"x"})", u"call_id"_s);
    row("transcript: speaker missing", "/api/call/transcript", R"({"call_id":"x","text":"x"})", u"speaker"_s);
    row("transcript: speaker unknown", "/api/call/transcript", R"({"call_id":"x","speaker":"robot","text":"x"})", u"speaker"_s);
    row("transcript: speaker human", "/api/call/transcript", R"({"call_id":"x","speaker":"human","text":"x"})", u"speaker"_s);
    row("transcript: speaker a number", "/api/call/transcript", R"({"call_id":"x","speaker":1,"text":"x"})", u"speaker"_s);
    row("transcript: text missing", "/api/call/transcript", R"({"call_id":"x","speaker":"user"})", u"text"_s);
    row("transcript: text blank", "/api/call/transcript", R"({"call_id":"x","speaker":"user","text":"  "})", u"text"_s);
    row("transcript: text half a letter", "/api/call/transcript", R"({"call_id":"x","speaker":"user","text":"\ud800"})", u"text"_s);
    row("transcript: text too long", "/api/call/transcript", R"({"call_id":"x","speaker":"user","text":")" + QByteArray(20'001, 'x') + "\"}", u"text"_s);
    row("transcript: unknown call", "/api/call/transcript", R"({"call_id":"nobody","speaker":"user","text":"x"})", u"nobody"_s, 404);
    row("end: call_id missing", "/api/call/end", "{}", u"call_id"_s);
    row("end: unknown call", "/api/call/end", R"({"call_id":"nobody"})", u"nobody"_s, 404);
    row("get: unknown call", "/api/calls/nobody", "", u"nobody"_s, 404);
    row("get: a slash in the id", "/api/calls/a%2Fb", "", u"a/b"_s, 404);
    row("get: a broken escape", "/api/calls/%zz", "", u"%"_s);
    for (const char *bad : {"0", "101", "-1", "ten", "1.5", "", "99999999999999999999"}) {
        row(("list: limit=" + QByteArray(bad)).constData(), "/api/calls?limit=" + QByteArray(bad), "", u"limit"_s);
        if (QByteArray(bad) != "0" && QByteArray(bad) != "101")
            row(("list: offset=" + QByteArray(bad)).constData(), "/api/calls?offset=" + QByteArray(bad), "", u"offset"_s);
    }
    row("list: a query that is no text", "/api/calls?org_id=%ff", "", u"UTF-8"_s);
    row("config: policy unknown", "/api/org/config/org_demo_001", R"({"after_hours_policy":"x"})", u"after_hours_policy"_s);
    row("config: config a list", "/api/org/config/org_demo_001", R"({"config":[]})", u"config"_s);
    row("config: name a number", "/api/org/config/org_demo_001", R"({"name":1})", u"name"_s);
    row("config: turn detection unknown", "/api/org/config/org_demo_001", R"({"config":{"turn_detection":{"type":"zzz"}}})", u"config.turn_detection.type"_s);
    row("config: threshold too high", "/api/org/config/org_demo_001", R"({"config":{"turn_detection":{"threshold":99}}})", u"config.turn_detection.threshold"_s);
    row("config: silence in words", "/api/org/config/org_demo_001", R"({"config":{"turn_detection":{"silence_duration_ms":"x"}}})", u"config.turn_detection.silence_duration_ms"_s);
    row("config: phone no number", "/api/org/config/org_demo_001", R"({"escalation_phone":"call me"})", u"escalation_phone"_s);
    row("session: org_id missing", "/api/realtime/session", "{}", u"org_id"_s);
    row("session: call_id a number", "/api/realtime/session", R"({"org_id":"org_demo_001","call_id":1})", u"call_id"_s);
    row("intent: tool_name missing", "/api/execute-intent", R"({"call_id":"x"})", u"tool_name"_s);
    row("intent: call_id missing", "/api/execute-intent", R"({"tool_name":"x"})", u"call_id"_s);
    row("intent: tool_args a list", "/api/execute-intent", R"({"tool_name":"x","call_id":"x","tool_args":[]})", u"tool_args"_s);
    row("intent: unknown call", "/api/execute-intent", R"({"tool_name":"x","call_id":"nobody"})", u"nobody"_s, 404);
    for (const QString &field : {u"org_id"_s, u"title"_s, u"start_time"_s, u"end_time"_s, u"attendee_email"_s}) {
        QJsonObject body = appointment;
        body.remove(field);
        row(("appointment: no " + field.toUtf8()).constData(), "/api/appointments", QJsonDocument(body).toJson(), field);
    }
    const auto changed = [](const QString &field, const QJsonValue &value) {
        QJsonObject body = appointment;
        body.insert(field, value);
        return QJsonDocument(body).toJson();
    };
    row("appointment: no e-mail address", "/api/appointments", changed(u"attendee_email"_s, u"nora"_s), u"e-mail"_s);
    row("appointment: two at signs", "/api/appointments", changed(u"attendee_email"_s, u"a@b@c.org"_s), u"e-mail"_s);
    row("appointment: no time", "/api/appointments", changed(u"start_time"_s, u"tomorrow"_s), u"start_time"_s);
    row("appointment: ends before it starts", "/api/appointments", changed(u"end_time"_s, u"2029-01-01T00:00:00Z"_s), u"end_time"_s);
    row("appointment: unknown time zone", "/api/appointments", changed(u"timezone"_s, u"Mars/Olympus"_s), u"time zone"_s);
    row("appointment: unknown call", "/api/appointments", changed(u"call_id"_s, u"nobody"_s), u"nobody"_s, 404);
}

void tst_FrontendContract::refusesBadInput()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QString, named);
    QFETCH(int, status);
    const HttpAnswer answer = body.isEmpty() ? m_api.get(target) : m_api.ask("POST", target, body, {{"Content-Type", "application/json"}});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("content-type"), "application/json");
    QVERIFY2(answer.detail().contains(named), qPrintable(answer.detail()));
}

void tst_FrontendContract::refusesWrongMethodsAndPaths_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("GET start") << QByteArray("PUT") << QByteArray("/api/call/start") << 405 << QByteArray("POST, GET, HEAD, OPTIONS");
    QTest::newRow("POST health") << QByteArray("POST") << QByteArray("/health") << 405 << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("DELETE a call") << QByteArray("DELETE") << QByteArray("/api/calls/x") << 405 << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("GET intent") << QByteArray("GET") << QByteArray("/api/execute-intent") << 405 << QByteArray("POST, OPTIONS");
    QTest::newRow("an unknown method") << QByteArray("BREW") << QByteArray("/health") << 405 << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("nothing there") << QByteArray("GET") << QByteArray("/api/nothing") << 404 << QByteArray();
    QTest::newRow("nothing there, to POST") << QByteArray("POST") << QByteArray("/nothing") << 404 << QByteArray();
    QTest::newRow("another case") << QByteArray("GET") << QByteArray("/API/calls") << 404 << QByteArray();
    QTest::newRow("dots") << QByteArray("GET") << QByteArray("/api/../health") << 404 << QByteArray();
}

void tst_FrontendContract::refusesWrongMethodsAndPaths()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    QFETCH(QByteArray, allow);
    const HttpAnswer answer = m_api.ask(method, target, {});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("allow"), allow);
    QVERIFY(!answer.detail().isEmpty());
}

void tst_FrontendContract::refusesWrongContentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("JSON") << QByteArray("application/json") << 200;
    QTest::newRow("JSON with its charset") << QByteArray("application/json; charset=UTF-8") << 200;
    QTest::newRow("a kind of JSON") << QByteArray("application/vnd.office+json") << 200;
    QTest::newRow("none") << QByteArray() << 200;
    QTest::newRow("text") << QByteArray("text/plain") << 415;
    QTest::newRow("a form") << QByteArray("application/x-www-form-urlencoded") << 415;
    QTest::newRow("another charset") << QByteArray("application/json; charset=utf-16") << 415;
}

void tst_FrontendContract::refusesWrongContentTypes()
{
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    ApiFixture::Headers headers;
    if (!type.isEmpty())
        headers.emplace_back("Content-Type", type);
    QCOMPARE(m_api.ask("POST", "/api/call/start", R"({"org_id":"org_demo_001"})", headers).status, status);
    // What says that it is packed is not read as if it were plain.
    headers.emplace_back("Content-Encoding", "gzip");
    QCOMPARE(m_api.ask("POST", "/api/call/start", R"({"org_id":"org_demo_001"})", headers).status, 415);
}

void tst_FrontendContract::speaksCors()
{
    const HttpAnswer preflight = m_api.ask("OPTIONS", "/api/call/start", {}, {{"Origin", "http://localhost:3000"}, {"Access-Control-Request-Method", "POST"},
                                                                             {"Access-Control-Request-Headers", "content-type"}});
    QCOMPARE(preflight.status, 204);
    QCOMPARE(preflight.header("access-control-allow-origin"), "http://localhost:3000");
    QVERIFY(preflight.header("access-control-allow-methods").contains("POST"));
    QCOMPARE(preflight.header("access-control-allow-headers"), "content-type");
    for (const QByteArray &target : {QByteArray("/health"), QByteArray("/api/nothing"), QByteArray("/api/calls?limit=0")}) {
        const HttpAnswer answer = m_api.get(target, {{"Origin", "http://localhost:3001"}});
        QCOMPARE(answer.header("access-control-allow-origin"), "http://localhost:3001");
        QVERIFY(answer.header("vary").contains("Origin"));
    }
    const HttpAnswer foreign = m_api.get("/health", {{"Origin", "http://evil.example"}});
    QCOMPARE(foreign.status, 200);
    QVERIFY(foreign.header("access-control-allow-origin").isEmpty());
    QVERIFY(m_api.get("/health").header("access-control-allow-origin").isEmpty());
    QCOMPARE(m_api.ask("OPTIONS", "/health", {}).header("allow"), "GET, HEAD, OPTIONS");
}

void tst_FrontendContract::refusesForeignOrigins()
{
    // A page may send a simple POST anywhere without asking first.
    const HttpAnswer posted = m_api.ask("POST", "/api/call/start", R"({"org_id":"org_demo_001"})", {{"Origin", "http://evil.example"}});
    // The server's own pages are none.
    QCOMPARE(m_api.ask("POST", "/api/call/start", R"({"org_id":"org_demo_001"})", {{"Origin", "http://" + m_api.url().authority().toLatin1()}}).status, 200);
    QCOMPARE(posted.status, 403);
    QVERIFY(posted.detail().contains(u"CORS_ORIGINS"));
    QCOMPARE(m_api.ask("OPTIONS", "/api/call/start", {}, {{"Origin", "http://evil.example"}, {"Access-Control-Request-Method", "POST"}}).status, 403);
    // A name that was made to point at this machine.
    HttpProbe rebound(m_api.url());
    rebound.send("GET /api/calls HTTP/1.1\r\nHost: evil.example:8000\r\n\r\n");
    QCOMPARE(rebound.receive().status, 403);
}

void tst_FrontendContract::sendsSecurityHeaders()
{
    for (const QByteArray &target : {QByteArray("/health"), QByteArray("/api/nothing"), QByteArray("/docs")}) {
        const HttpAnswer answer = m_api.get(target);
        QCOMPARE(answer.header("x-content-type-options"), "nosniff");
        QCOMPARE(answer.header("x-frame-options"), "DENY");
        QVERIFY(!answer.header("x-request-id").isEmpty());
    }
    QCOMPARE(m_api.get("/health", {{"X-Request-Id", "trace-7"}}).header("x-request-id"), "trace-7");
    QVERIFY(m_api.get("/health", {{"X-Request-Id", "bad id!"}}).header("x-request-id") != "bad id!");
}

void tst_FrontendContract::describesItself()
{
    const HttpAnswer openapi = m_api.get("/openapi.json");
    QCOMPARE(openapi.text("openapi"_L1), u"3.1.0"_s);
    QVERIFY(openapi.json().value("paths"_L1).toObject().contains("/api/call/start"_L1));
    const HttpAnswer docs = m_api.get("/docs");
    QVERIFY(docs.header("content-type").startsWith("text/html"));
    QVERIFY(!docs.body.contains("<script"));
    QCOMPARE(m_api.get("/api/calls").status, 200);
    const HttpAnswer metrics = m_api.get("/metrics");
    QVERIFY(metrics.header("content-type").startsWith("text/plain; version=0.0.4"));
    QVERIFY(metrics.body.contains("attendant_http_requests_total{method=\"GET\",route=\"/api/calls\",status=\"200\"}"));
    QVERIFY(metrics.body.endsWith('\n'));
}

QTEST_GUILESS_MAIN(tst_FrontendContract)
#include "tst_frontendcontract.moc"
