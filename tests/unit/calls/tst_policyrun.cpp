// SPDX-License-Identifier: GPL-3.0-or-later
// Escalation policies at work: steps, timers, offers, and restarts in between.
#include "callfixture.h"

#include "calls/presencebook.h"

#include <QSqlQuery>

#include <algorithm>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QJsonObject agents(int seconds, const QJsonObject &more = {})
{
    QJsonObject step{{u"target"_s, u"agents"_s}, {u"timer_s"_s, seconds}};
    for (auto field = more.begin(); field != more.end(); ++field)
        step.insert(field.key(), field.value());
    return step;
}

const QJsonObject patient{{u"skip_if_nobody"_s, false}};

// An office with a policy and people.
struct Office : CallFixture
{
    Office() { clock.advance(PresenceBook::gatheringTime); }

    void setPolicy(const QJsonArray &steps, const QJsonObject &more = {}, const QJsonObject &groups = {})
    {
        QJsonObject rule{{u"steps"_s, steps}};
        for (auto field = more.begin(); field != more.end(); ++field)
            rule.insert(field.key(), field.value());
        const QJsonObject policy{{u"groups"_s, groups}, {u"rules"_s, QJsonArray{rule}}};
        const auto stored = wait(organizations->patch(org, {{u"config"_s, QJsonObject{{u"escalation_policy"_s, policy}}}}, std::nullopt));
        if (!stored)
            qFatal("%s", qPrintable(stored.error().message));
    }
    void comes(const CallService::Person &who) { service->presence().choose({who.id, who.name, u"agent"_s, {}}, PresenceState::Available, {}); }
    [[nodiscard]] PersonPresence presenceOf(const CallService::Person &who) { return *service->presence().find(who.id); }
    CallId callWaiting(Urgency urgency = Urgency::Medium)
    {
        const auto call = wait(service->start({org, u"Maria"_s, u"api"_s, {}}));
        if (!call || !wait(service->escalate(*call, urgency, u"asked"_s, {}, {UserId(u"user_boss"_s), u"Boss"_s})))
            qFatal("no escalation");
        return *call;
    }
    [[nodiscard]] Escalation escalation(const CallId &call) { return *service->activeCall(call)->escalation; }
    [[nodiscard]] int step(const CallId &call) { return escalation(call).step ? escalation(call).step->index : 0; }
    [[nodiscard]] QStringList offered(const CallId &call)
    {
        QStringList names;
        for (const OfferedPerson &person : escalation(call).offeredTo)
            names << person.name;
        names.sort();
        return names;
    }
};

} // namespace

class tst_PolicyRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesThroughTheSteps()
    {
        Office f;
        QList<WebhookMessage> posted;
        f.webhook = [&](const WebhookMessage &message) {
            posted << message;
            return answered<void>({});
        };
        f.restart();
        f.clock.advance(PresenceBook::gatheringTime);
        f.setPolicy({agents(20, {{u"group"_s, u"nurses"_s}}), QJsonObject{{u"target"_s, u"phone"_s}, {u"number"_s, u"+1 555 0100"_s}}, agents(25),
                     QJsonObject{{u"target"_s, u"webhook"_s}, {u"url"_s, u"https://example.org/hook"_s}, {u"timer_s"_s, 10}}, QJsonObject{{u"target"_s, u"voicemail"_s}}},
                    {}, {{u"nurses"_s, QJsonArray{u"user_anna"_s}}});
        f.comes(f.anna);
        f.comes(f.ben);
        const CallId call = f.callWaiting();
        QCOMPARE(f.offered(call), QStringList{u"Anna"_s});
        QCOMPARE(*f.escalation(call).step->until - f.clock.now(), 20s);

        f.clock.advance(20s);
        // The telephone cannot be dialled, says so, and costs no time.
        QTRY_COMPARE(f.step(call), 3);
        QCOMPARE(f.offered(call), (QStringList{u"Anna"_s, u"Ben"_s}));
        f.service->presence().heartbeat({f.anna.id, f.anna.name, u"agent"_s, {}});
        f.service->presence().heartbeat({f.ben.id, f.ben.name, u"agent"_s, {}});
        QCOMPARE(f.presenceOf(f.anna).missed, 1);
        f.clock.advance(25s);
        QTRY_COMPARE(f.step(call), 4);
        QTRY_COMPARE(posted.size(), 1);
        QVERIFY(posted[0].id.endsWith(u"_1_4"_s));
        QCOMPARE(QJsonDocument::fromJson(posted[0].body)["data"_L1]["call_id"_L1].toString(), call.text());
        QTRY_VERIFY(f.escalation(call).step->delivered);
        // Two offers missed in a row.
        QTRY_COMPARE(f.presenceOf(f.anna).state, PresenceState::Away);
        QVERIFY(f.presenceOf(f.anna).reason.contains(u"missed two offers"_s));
        QCOMPARE(f.presenceOf(f.ben).state, PresenceState::Available);
        f.clock.advance(10s);
        QTRY_VERIFY(f.escalation(call).voicemail);
        QVERIFY(f.escalation(call).step->ended);

        QStringList texts, outcomes, missed;
        for (const CallEvent &event : f.events(call, EventType::EscalationUpdated)) {
            texts << event.data["step"_L1]["text"_L1].toString();
            outcomes << event.data["step"_L1]["outcome"_L1].toString() + u' ' + event.data["step"_L1]["whom"_L1].toString();
            for (const QJsonValue &name : event.data["missed_by"_L1].toArray())
                missed << name.toString();
        }
        QVERIFY(texts.contains(u"Cannot dial +1 555 0100: no telephone line is configured."_s));
        QVERIFY(outcomes.contains(u"no_telephone_line +1 555 0100"_s)); // for consoles in other languages
        QCOMPARE(missed, (QStringList{u"Anna"_s, u"Anna"_s, u"Ben"_s}));
        // The caller's message is to be answered.
        QTRY_COMPARE(f.wait(f.desk->callbacks({{}, true}))->callbacks.size(), 1UL);
        const Callback callback = f.wait(f.desk->callbacks({{}, true}))->callbacks[0];
        QCOMPARE(callback.reason, u"voicemail"_s);
        QCOMPARE(callback.callId, call);
        QCOMPARE(callback.name, u"Maria"_s);
        (void)f.wait(f.service->end(call, {}, {}));
        f.settle();
        QCOMPARE(f.wait(f.desk->callbacks({{}, true}))->callbacks.size(), 1UL);
    }

    // The AI asked for help in the middle of a call and nobody is free: the caller is not sent to a machine.
    void anUncertainAiApologisesAndGoesOn()
    {
        Office f;
        f.setPolicy({agents(20)}, {{u"end"_s, u"wait"_s}}); // nobody is there, so its end comes at once
        auto line = f.connectCaller();
        line.ai->inject(responseCreated(u"resp_0"_s));
        line.ai->inject(responseDone(u"resp_0"_s));
        const int asked = line.ai->count(u"response.create"_s);
        QVERIFY(f.wait(f.service->escalate(line.id, Urgency::Medium, u"The AI was unsure more than once."_s, {}, {UserId(u"user_boss"_s), u"Boss"_s})));
        QVERIFY(f.escalation(line.id).step->ended);
        QVERIFY(!f.escalation(line.id).voicemail);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Ai);
        const auto notes = line.ai->sent(u"conversation.item.create"_s);
        QVERIFY(std::ranges::any_of(notes, [](const QJsonObject &event) {
            const QString text = event["item"_L1]["content"_L1][0]["text"_L1].toString();
            return text.contains(u"Apologise"_s) && text.contains(u"calls them back"_s);
        }));
        QCOMPARE(line.ai->count(u"response.create"_s), asked + 1); // the caller hears what became of it
        // Who comes later can still take it.
        f.comes(f.anna);
        QTRY_COMPARE(f.offered(line.id), QStringList{u"Anna"_s});
        QVERIFY(f.wait(f.service->accept(f.escalation(line.id).id, f.anna)));
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
    }

    void resumesAtTheSameStepBetweenEveryTwo()
    {
        Office f;
        f.setPolicy({agents(20, patient), agents(30, patient), QJsonObject{{u"target"_s, u"person"_s}, {u"user"_s, u"user_anna"_s}, {u"timer_s"_s, 10}, {u"skip_if_nobody"_s, false}},
                     agents(16, patient)}, {{u"repeat"_s, 2}, {u"end"_s, u"wait"_s}});
        const CallId call = f.callWaiting();
        const std::array lasts{20s, 30s, 10s, 16s};
        for (int round = 1; round <= 2; ++round) {
            for (int index = 1; index <= 4; ++index) {
                QTRY_COMPARE(f.escalation(call).step->index, index);
                QCOMPARE(f.escalation(call).step->round, round);
                const auto until = f.escalation(call).step->until;
                QCOMPARE(*until - f.clock.now(), lasts[size_t(index - 1)]);
                f.clock.advance(lasts[size_t(index - 1)] / 2);
                f.restart();
                QCOMPARE(f.escalation(call).step->index, index);
                QCOMPARE(f.escalation(call).step->until, until); // the timer went on, it did not begin anew
                f.clock.advance(lasts[size_t(index - 1)] / 2 - 1s);
                f.lookAtDeadlines();
                QCOMPARE(f.escalation(call).step->index, index);
                f.clock.advance(1s);
            }
        }
        QTRY_VERIFY(f.escalation(call).step->ended);
        f.restart();
        QVERIFY(f.escalation(call).step->ended);
        // From here on it is offered to whoever comes.
        f.comes(f.ben);
        QTRY_COMPARE(f.offered(call), QStringList{u"Ben"_s});
        // What the record says is what was seen.
        QCOMPARE(Call::fold(f.events(call)).escalation->step->round, 2);
    }

    void startsAPlanThatACrashCutOff()
    {
        Office f;
        f.setPolicy({agents(20, patient)});
        const CallId call = f.callWaiting();
        // A record that ends right behind the raising.
        auto events = f.events(call);
        const auto raised = std::ranges::find(events, EventType::EscalationRaised, &CallEvent::type);
        events.erase(raised + 1, events.end());
        QVERIFY(!Call::fold(events).escalation->plan);
        CallFixture other;
        QVERIFY(other.wait(other.journal->append(events)));
        other.restart();
        QTRY_VERIFY(other.service->activeCall(call)->escalation->step);
        QCOMPARE(other.service->activeCall(call)->escalation->step->index, 1);
    }

    void asksOneAfterTheOther()
    {
        Office f;
        f.setPolicy({agents(10, {{u"order"_s, u"one_by_one"_s}})});
        f.comes(f.anna);
        f.clock.advance(1s);
        f.comes(f.ben);
        const CallId call = f.callWaiting();
        QCOMPARE(f.offered(call), QStringList{u"Anna"_s}); // the longest free
        f.clock.advance(10s);
        QTRY_COMPARE(f.offered(call), QStringList{u"Ben"_s});
        QCOMPARE(f.step(call), 1);
        f.clock.advance(10s);
        QTRY_VERIFY(f.escalation(call).step->ended);
    }

    void goesOnWhenEverybodyDeclines()
    {
        Office f;
        f.setPolicy({agents(60), agents(60, patient)});
        f.comes(f.anna);
        f.comes(f.ben);
        const CallId call = f.callWaiting();
        const EscalationId id = f.escalation(call).id;
        QVERIFY(f.wait(f.service->decline(id, f.anna)));
        QCOMPARE(f.offered(call), QStringList{u"Ben"_s});
        QCOMPARE(f.step(call), 1);
        QVERIFY(f.wait(f.service->decline(id, f.ben)));
        QCOMPARE(f.step(call), 2);
        QCOMPARE(f.presenceOf(f.anna).missed, 0); // to decline is not to miss
    }

    void freesTheOffersOfWhoIsBusyOrGone()
    {
        Office f;
        f.setPolicy({agents(100, patient)});
        f.comes(f.anna);
        f.comes(f.ben);
        const CallId one = f.callWaiting(), two = f.callWaiting();
        QCOMPARE(f.offered(two), (QStringList{u"Anna"_s, u"Ben"_s}));
        QVERIFY(f.wait(f.service->accept(f.escalation(one).id, f.anna)));
        QCOMPARE(f.presenceOf(f.anna).state, PresenceState::Busy);
        QTRY_COMPARE(f.offered(two), QStringList{u"Ben"_s});
        QVERIFY(f.escalation(one).offeredTo.empty());
        // A console that has died.
        f.clock.advance(PresenceBook::silenceLimit + 1s);
        QTRY_COMPARE(f.presenceOf(f.ben).state, PresenceState::Offline);
        QTRY_VERIFY(f.offered(two).isEmpty() || f.step(two) > 1 || f.escalation(two).step->ended);
    }

    void startsAnewWhenItBecomesGraver()
    {
        Office f;
        f.setPolicy({agents(20, patient), agents(30, patient)});
        const CallId call = f.callWaiting(Urgency::Low);
        f.clock.advance(20s);
        QTRY_COMPARE(f.step(call), 2);
        QVERIFY(f.wait(f.service->escalate(call, Urgency::Emergency, u"worse"_s, {}, f.anna)));
        QCOMPARE(f.step(call), 1);
        QCOMPARE(f.escalation(call).urgency, Urgency::Emergency);
    }

    void passesOverWhatCannotBeDone()
    {
        Office f;
        f.webhook = [](const WebhookMessage &) { return answeredError<void>(fail(Error::Code::Unavailable, u"it answered 500."_s)); };
        f.restart();
        f.clock.advance(PresenceBook::gatheringTime);
        f.setPolicy({agents(20), QJsonObject{{u"target"_s, u"webhook"_s}, {u"url"_s, u"https://example.org/"_s}}, agents(20)}, {{u"repeat"_s, 10}, {u"end"_s, u"wait"_s}});
        const CallId call = f.callWaiting();
        QTRY_VERIFY(f.escalation(call).step->ended);
        const auto updates = f.events(call, EventType::EscalationUpdated);
        QVERIFY(std::ranges::any_of(updates, [](const CallEvent &event) { return event.data["step"_L1]["text"_L1].toString().contains(u"500"_s); }));
        QVERIFY(updates.size() <= 60);
    }

    void remembersWhoHungUpWhileWaiting()
    {
        Office f;
        f.setPolicy({agents(20, patient)});
        const CallId waiting = f.callWaiting(), helped = f.callWaiting();
        QVERIFY(f.wait(f.service->accept(f.escalation(helped).id, f.anna)));
        QVERIFY(f.wait(f.service->end(helped, u"caller hung up"_s, {})));
        QVERIFY(f.wait(f.service->end(waiting, u"caller hung up"_s, {})));
        QTRY_COMPARE(f.wait(f.desk->callbacks({{}, true}))->callbacks.size(), 1UL);
        const Callback callback = f.wait(f.desk->callbacks({{}, true}))->callbacks[0];
        QCOMPARE(callback.callId, waiting);
        QCOMPARE(callback.reason, u"hung_up"_s);
        // Found again where the process died before it was written down.
        QVERIFY(f.wait(f.database->run([](QSqlDatabase &db) -> Result<void> {
            QSqlQuery(db).exec(u"DELETE FROM callbacks"_s);
            return {};
        })));
        f.restart();
        QTRY_COMPARE(f.wait(f.desk->callbacks({{}, true}))->callbacks.size(), 1UL);
    }

    void aMessageOnTheTelephoneIsAnswered()
    {
        Office f;
        f.comes(f.anna);
        const CallId call = *f.wait(f.service->start({f.org, u"+16085550142"_s, u"phone"_s, {}, true}));
        const auto callbacks = [&f] { return f.wait(f.desk->callbacks({{}, true}))->callbacks; };
        QVERIFY(f.wait(f.service->note(call, {{u"voicemail"_s, QJsonObject{{u"status"_s, u"recording"_s}}}})));
        QTRY_COMPARE(callbacks().size(), 1UL);
        QCOMPARE(callbacks()[0].reason, u"voicemail"_s);
        QCOMPARE(callbacks()[0].caller, u"+16085550142"_s);
        // In the queue, and rung at nobody: the caller speaks to a recorder.
        QCOMPARE(f.service->queue().size(), 1UL);
        QVERIFY(f.escalation(call).voicemail);
        QCOMPARE(f.offered(call), QStringList());
        f.restart();
        f.comes(f.ben);
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.offered(call), QStringList());
        QVERIFY(f.wait(f.service->note(call, {{u"voicemail"_s, QJsonObject{{u"status"_s, u"left"_s}}}})));
        QVERIFY(f.wait(f.service->end(call, u"left a voicemail"_s, {})));
        f.settle();
        QCOMPARE(callbacks().size(), 1UL);
        QCOMPARE(f.events(call, EventType::EscalationRaised).size(), 1UL);

        // Who waits for a person already goes on being offered, and is called back all the same.
        f.setPolicy({agents(20)});
        const CallId waiting = f.callWaiting(Urgency::High);
        const QStringList asked = f.offered(waiting);
        QVERIFY(!asked.isEmpty());
        QVERIFY(f.wait(f.service->note(waiting, {{u"voicemail"_s, QJsonObject{{u"status"_s, u"recording"_s}}}})));
        QCOMPARE(f.offered(waiting), asked);
        QCOMPARE(f.escalation(waiting).urgency, Urgency::High);
        QTRY_COMPARE(callbacks().size(), 2UL);
        QVERIFY(f.wait(f.service->end(waiting, u"caller hung up"_s, {})));
        f.settle();
        QCOMPARE(callbacks().size(), 2UL);
    }

    void tellsTheCallerThatNobodyIsFree()
    {
        Office f;
        f.setPolicy({agents(20), QJsonObject{{u"target"_s, u"voicemail"_s}}});
        const auto line = f.connectCaller();
        QVERIFY(f.wait(f.service->escalate(line.id, Urgency::Medium, u"asked"_s, {}, f.anna)));
        QVERIFY(f.escalation(line.id).voicemail);
        const auto said = f.events(line.id, EventType::TranscriptCompleted);
        QVERIFY(std::ranges::any_of(said, [](const CallEvent &event) { return event.data["text"_L1].toString().contains(u"nobody from our team is free"_s); }));
        QTRY_VERIFY(line.ai->count(u"conversation.item.create"_s) > 0); // the AI knows it as well
        // Somebody may still take it.
        QVERIFY(f.wait(f.service->accept(f.escalation(line.id).id, f.anna)));
    }
};

QTEST_GUILESS_MAIN(tst_PolicyRun)
#include "tst_policyrun.moc"
