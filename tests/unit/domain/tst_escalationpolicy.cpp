// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/call.h"
#include "domain/callback.h"
#include "domain/escalationpolicy.h"
#include "domain/organization.h"
#include "domain/queueitem.h"
#include "domain/wrapup.h"

#include <QJsonDocument>
#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QJsonObject parse(const char *text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    if (json.isEmpty())
        qFatal("no JSON: %s", text);
    return json;
}

// A Tuesday (open 8 to 12 and 13 to 17), Chicago being six hours behind.
Time tuesdayAt(int hour)
{
    return *timeFromIso(u"2026-11-24T%1:30:00-06:00"_s.arg(hour, 2, 10, QChar(u'0')));
}

} // namespace

class tst_EscalationPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndWrites()
    {
        const QJsonObject json = parse("{\"groups\":{\"nurses\":[\"user_1\",\"user_2\"]},\"rules\":[{\"name\":\"Grave\",\"urgency\":[\"emergency\",\"high\"],\"when\":[\"open\"],"
                                       "\"steps\":[{\"target\":\"agents\",\"group\":\"nurses\",\"order\":\"one_by_one\",\"timer_s\":15,\"skip_if_nobody\":false},{\"target\":\"person\",\"user\":\"user_3\",\"timer_s\":20},"
                                       "{\"target\":\"phone\",\"number\":\"+1 608 555 0100\",\"timer_s\":30},{\"target\":\"webhook\",\"url\":\"https://example.org/a?b=c\",\"timer_s\":5},{\"target\":\"voicemail\"}],"
                                       "\"repeat\":3,\"end\":\"voicemail\"}]}");
        const auto policy = EscalationPolicy::fromJson(json);
        QVERIFY2(policy, policy ? "" : qPrintable(policy.error().message));
        QCOMPARE(policy->rules[0].plan.steps.size(), 5UL);
        QCOMPARE(policy->rules[0].plan.steps[0].timer, 15s);
        QCOMPARE(*EscalationPolicy::fromJson(policy->toJson()), *policy);
        const EscalationPlan &plan = policy->rules[0].plan;
        QCOMPARE(*EscalationPlan::fromJson(plan.toJson()), plan);
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &rule, const QString &field) { QTest::newRow(name) << rule << u"config.escalation_policy.rules[0]"_s + field; };
        row("no steps", "{\"name\":\"x\"}", u".steps"_s);
        row("empty steps", "{\"steps\":[]}", u".steps"_s);
        row("steps are no list", "{\"steps\":{}}", u".steps"_s);
        row("a step is no object", "{\"steps\":[1]}", u".steps[0]"_s);
        row("no target", "{\"steps\":[{}]}", u".steps[0].target"_s);
        row("unknown target", "{\"steps\":[{\"target\":\"pager\"}]}", u".steps[0].target"_s);
        row("timer too short", "{\"steps\":[{\"target\":\"agents\",\"timer_s\":0}]}", u".steps[0].timer_s"_s);
        row("timer too long", "{\"steps\":[{\"target\":\"agents\",\"timer_s\":3601}]}", u".steps[0].timer_s"_s);
        row("timer broken", "{\"steps\":[{\"target\":\"agents\",\"timer_s\":1.5}]}", u".steps[0].timer_s"_s);
        row("timer is a text", "{\"steps\":[{\"target\":\"agents\"},{\"target\":\"agents\",\"timer_s\":\"20\"}]}", u".steps[1].timer_s"_s);
        row("order", "{\"steps\":[{\"target\":\"agents\",\"order\":\"random\"}]}", u".steps[0].order"_s);
        row("unknown group", "{\"steps\":[{\"target\":\"agents\",\"group\":\"doctors\"}]}", u".steps[0].group"_s);
        row("empty group", "{\"steps\":[{\"target\":\"agents\",\"group\":\" \"}]}", u".steps[0].group"_s);
        row("skip", "{\"steps\":[{\"target\":\"agents\",\"skip_if_nobody\":1}]}", u".steps[0].skip_if_nobody"_s);
        row("nobody", "{\"steps\":[{\"target\":\"person\"}]}", u".steps[0].user"_s);
        row("number", "{\"steps\":[{\"target\":\"phone\",\"number\":\"call me\"}]}", u".steps[0].number"_s);
        row("no url", "{\"steps\":[{\"target\":\"webhook\"}]}", u".steps[0].url"_s);
        row("file url", "{\"steps\":[{\"target\":\"webhook\",\"url\":\"file:///etc/passwd\"}]}", u".steps[0].url"_s);
        row("url with a user", "{\"steps\":[{\"target\":\"webhook\",\"url\":\"https://me:pw@example.org/\"}]}", u".steps[0].url"_s);
        row("voicemail first", "{\"steps\":[{\"target\":\"voicemail\"},{\"target\":\"agents\"}]}", u".steps[0]"_s);
        row("repeat", "{\"steps\":[{\"target\":\"agents\"}],\"repeat\":11}", u".repeat"_s);
        row("end", "{\"steps\":[{\"target\":\"agents\"}],\"end\":\"hang_up\"}", u".end"_s);
        row("urgency", "{\"steps\":[{\"target\":\"agents\"}],\"urgency\":[\"grave\"]}", u".urgency"_s);
        row("urgency is no list", "{\"steps\":[{\"target\":\"agents\"}],\"urgency\":\"high\"}", u".urgency"_s);
        row("when", "{\"steps\":[{\"target\":\"agents\"}],\"when\":[\"night\"]}", u".when"_s);
    }

    void refusesWhatIsWrong()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QString, field);
        const QJsonObject policy{{u"rules"_s, QJsonArray{QJsonDocument::fromJson(rule).object()}}};
        const Organization before = Organization::demo();
        const auto result = before.patched({{u"config"_s, QJsonObject{{u"escalation_policy"_s, policy}}}});
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::InvalidInput);
        QCOMPARE(result.error().field, field);
        QVERIFY(result.error().message.startsWith(field));
    }

    void refusesWrongSettings_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("field");
        QTest::newRow("policy") << QByteArray("{\"escalation_policy\":[]}") << u"config.escalation_policy"_s;
        QTest::newRow("groups") << QByteArray("{\"escalation_policy\":{\"groups\":[]}}") << u"config.escalation_policy.groups"_s;
        QTest::newRow("members") << QByteArray("{\"escalation_policy\":{\"groups\":{\"a\":[1]}}}") << u"config.escalation_policy.groups.a"_s;
        QTest::newRow("rules") << QByteArray("{\"escalation_policy\":{\"rules\":5}}") << u"config.escalation_policy.rules"_s;
        QTest::newRow("wrapup_s") << QByteArray("{\"wrapup_s\":5}") << u"config.wrapup_s"_s;
        QTest::newRow("targets") << QByteArray("{\"answer_targets_s\":{\"high\":0}}") << u"config.answer_targets_s.high"_s;
        QTest::newRow("no urgency") << QByteArray("{\"answer_targets_s\":{\"grave\":20}}") << u"config.answer_targets_s.grave"_s;
        QTest::newRow("outcomes") << QByteArray("{\"outcomes\":[]}") << u"config.outcomes"_s;
        QTest::newRow("outcome code") << QByteArray("{\"outcomes\":[{\"code\":\"A b\",\"label\":\"x\"}]}") << u"config.outcomes[0].code"_s;
        QTest::newRow("outcome twice") << QByteArray("{\"outcomes\":[{\"code\":\"a\",\"label\":\"x\"},{\"code\":\"a\",\"label\":\"y\"}]}") << u"config.outcomes[1].code"_s;
        QTest::newRow("outcome label") << QByteArray("{\"outcomes\":[{\"code\":\"a\"}]}") << u"config.outcomes[0].label"_s;
    }

    void refusesWrongSettings()
    {
        QFETCH(QByteArray, config);
        QFETCH(QString, field);
        const auto result = Organization::demo().patched({{u"config"_s, QJsonDocument::fromJson(config).object()}});
        QVERIFY(!result);
        QCOMPARE(result.error().field, field);
    }

    void choosesByUrgencyAndTime()
    {
        const Organization office = Organization::demo();
        QCOMPARE(officeTimeAt(office, tuesdayAt(9)), u"open"_s);
        QCOMPARE(officeTimeAt(office, tuesdayAt(20)), u"after_hours"_s);
        QCOMPARE(officeTimeAt(office, *timeFromIso(u"2026-12-25T10:00:00-06:00"_s)), u"holiday"_s);
        const auto policy = EscalationPolicy::fromJson(parse("{\"rules\":[{\"name\":\"night\",\"when\":[\"after_hours\",\"holiday\"],\"steps\":[{\"target\":\"voicemail\"}]},"
                                       "{\"name\":\"grave\",\"urgency\":[\"emergency\"],\"steps\":[{\"target\":\"agents\"}]}]}"));
        QVERIFY(policy);
        QCOMPARE(policy->planFor(office, Urgency::Emergency, tuesdayAt(20)).name, u"night"_s);
        QCOMPARE(policy->planFor(office, Urgency::Emergency, tuesdayAt(9)).name, u"grave"_s);
        QVERIFY(policy->planFor(office, Urgency::Low, tuesdayAt(9)).name.startsWith(u"Built-in"_s));
        // An emergency is never sent to a machine by itself.
        for (const int hour : {9, 20}) {
            const EscalationPlan plan = EscalationPolicy::builtIn(office).planFor(office, Urgency::Emergency, tuesdayAt(hour));
            QCOMPARE(plan.end, EscalationPlan::End::Wait);
            QCOMPARE(plan.steps[0].timer, 15s);
        }
        // Nor is anybody while the office is open: they are talking with the AI, which goes on. After hours nobody may ever come.
        for (const Urgency urgency : {Urgency::Low, Urgency::Medium, Urgency::High}) {
            const EscalationPlan plan = EscalationPolicy::builtIn(office).planFor(office, urgency, tuesdayAt(9));
            QVERIFY(plan.end != EscalationPlan::End::Voicemail);
            QVERIFY(std::ranges::none_of(plan.steps, [](const EscalationStep &step) { return step.target == EscalationStep::Target::Voicemail; }));
            QCOMPARE(plan.steps[0].target, EscalationStep::Target::Agents);
        }
        const EscalationPlan night = EscalationPolicy::builtIn(office).planFor(office, Urgency::Medium, tuesdayAt(20));
        QCOMPARE(night.steps[0].target, EscalationStep::Target::Agents);
        QCOMPARE(night.end, EscalationPlan::End::Voicemail);
        const PolicyPreview preview = PolicyPreview::of(EscalationPolicy::builtIn(office).planFor(office, Urgency::Medium, tuesdayAt(9)), Urgency::Medium, tuesdayAt(9));
        QCOMPARE(preview.endThen, u"wait"_s);
        QCOMPARE(preview.endAtSeconds, 60);
        QVERIFY(preview.endText.contains(u"call back"_s));
    }

    void showsATimeline()
    {
        const auto policy = EscalationPolicy::fromJson(parse("{\"rules\":[{\"steps\":[{\"target\":\"agents\",\"timer_s\":20},{\"target\":\"phone\",\"number\":\"+1 608 555 0100\"},"
                                       "{\"target\":\"agents\",\"timer_s\":40}],\"repeat\":2,\"end\":\"voicemail\"}]}"));
        const Organization office = Organization::demo();
        const PolicyPreview preview = PolicyPreview::of(policy->planFor(office, Urgency::High, tuesdayAt(9)), Urgency::High, tuesdayAt(9));
        QCOMPARE(preview.when, u"open"_s);
        QCOMPARE(preview.timeline.size(), 6UL);
        QCOMPARE(preview.timeline[1].atSeconds, 20);
        QCOMPARE(preview.timeline[1].lastsSeconds, 0);
        QVERIFY(preview.timeline[1].text.contains(u"no telephone line is configured"_s));
        QCOMPARE(preview.timeline[3].atSeconds, 60);
        QCOMPARE(preview.timeline[3].round, 2);
        QCOMPARE(preview.endAtSeconds, 120);
        QCOMPARE(preview.endThen, u"voicemail"_s);
        QCOMPARE(PolicyPreview::fromJson(preview.toJson()).toJson(), preview.toJson());
    }

    void survivesItsJson()
    {
        Escalation escalation;
        escalation.id = EscalationId(u"esc_1"_s);
        escalation.callId = CallId(u"call_1"_s);
        escalation.raisedAt = tuesdayAt(9);
        escalation.offeredTo = {{UserId(u"user_1"_s), u"Anna"_s}};
        escalation.step = EscalationProgress{2, 3, 4, u"agents"_s, u"Offered"_s, tuesdayAt(10), false, true};
        escalation.voicemail = true;
        QCOMPARE(Escalation::fromJson(escalation.toJson()), escalation);
        Call call;
        call.escalation = escalation;
        call.caller = u"Maria"_s;
        for (int i = 0; i < 5; ++i)
            call.transcript.push_back({TranscriptId(u"t"_s), Speaker::Caller, QString::number(i), tuesdayAt(9), {}, {}});
        const QueueItem item = QueueItem::of(call, Organization::demo());
        QCOMPARE(item.targetSeconds, 60);
        QCOMPARE(item.deadline, tuesdayAt(9) + 60s);
        QCOMPARE(item.lastLines.size(), 3UL);
        QCOMPARE(item.lastLines[0].text, u"2"_s);
        QCOMPARE(QueueItem::fromJson(item.toJson()), item);
    }

    void findsWhomToCall_data()
    {
        QTest::addColumn<QByteArray>("intake");
        QTest::addColumn<QString>("caller");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("number");
        QTest::newRow("nothing") << QByteArray("{}") << QString() << QString() << QString();
        QTest::newRow("caller's number") << QByteArray("{}") << u"+1 555 0100"_s << QString() << u"+1 555 0100"_s;
        QTest::newRow("caller's name") << QByteArray("{}") << u"Maria"_s << u"Maria"_s << QString();
        QTest::newRow("intake first") << QByteArray("{\"patient\":\"Leo\",\"callback_number\":\"555 0199\",\"date_of_birth\":\"1999-01-02\"}") << u"+1 555 0100"_s << u"Leo"_s << u"555 0199"_s;
        QTest::newRow("own field") << QByteArray("{\"rückruf\":\"030 123456\",\"date_of_birth\":\"1999-01-02\"}") << QString() << QString() << u"030 123456"_s;
    }

    void findsWhomToCall()
    {
        QFETCH(QByteArray, intake);
        QFETCH(QString, caller);
        Callback callback;
        callback.takeDetails(QJsonDocument::fromJson(intake).object(), caller);
        QTEST(callback.name, "name");
        QTEST(callback.number, "number");
        callback.window = Callback::windowOf(Organization::demo(), tuesdayAt(20));
        QVERIFY(!callback.window.isOpen);
        QCOMPARE(callback.window.localTime, u"20:30"_s);
        QCOMPARE(*callback.window.from, *timeFromIso(u"2026-11-25T08:00:00-06:00"_s));
        QCOMPARE(Callback::fromJson(callback.toJson()), callback);
    }
};

QTEST_GUILESS_MAIN(tst_EscalationPolicy)
#include "tst_escalationpolicy.moc"
