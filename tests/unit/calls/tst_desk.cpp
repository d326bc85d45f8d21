// SPDX-License-Identifier: GPL-3.0-or-later
// What people do around calls: presence, wrap-ups, callbacks; and the race for an escalation.
#include "callfixture.h"

#include "calls/presencebook.h"

#include <QSignalSpy>

#include <thread>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Room : CallFixture
{
    PresenceBook::Identity as(const CallService::Person &who) const { return {who.id, who.name, u"agent"_s, {}}; }
    void comes(const CallService::Person &who) { service->presence().choose(as(who), PresenceState::Available, {}); }
    PresenceState stateOf(const CallService::Person &who) { return service->presence().find(who.id)->state; }
    // Anna has taken an escalation and handed the call back.
    CallId afterATakeover()
    {
        const CallId call = *wait(service->start({org, u"Maria"_s, u"api"_s, {}}));
        const EscalationId id = *wait(service->escalate(call, Urgency::High, u"asked"_s, {}, ben));
        if (!wait(service->accept(id, anna)) || !wait(service->handBack(call, {}, anna)))
            qFatal("no takeover");
        return call;
    }
    std::vector<Wrapup> open() { return *wait(desk->wrapups({{}, anna.id, true})); }
};

} // namespace

class tst_Desk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsPresence()
    {
        Room f;
        QSignalSpy notices(f.service.get(), &CallService::noticed);
        QCOMPARE(f.service->presence().heartbeat(f.as(f.anna)).state, PresenceState::Away); // never chose
        // A console that was there before this server was says what its person had chosen; it is asked once.
        QCOMPARE(f.service->presence().heartbeat(f.as(f.ben), PresenceState::Busy).state, PresenceState::Busy);
        QCOMPARE(f.service->presence().heartbeat(f.as(f.ben), PresenceState::Available).state, PresenceState::Busy);
        notices.clear();
        f.comes(f.anna);
        QCOMPARE(f.stateOf(f.anna), PresenceState::Available);
        QCOMPARE(notices.size(), 1);
        f.service->presence().heartbeat(f.as(f.anna));
        QCOMPARE(notices.size(), 1); // nothing has changed
        f.clock.advance(29s);
        f.service->presence().heartbeat(f.as(f.anna));
        f.clock.advance(29s);
        f.lookAtDeadlines();
        QCOMPARE(f.stateOf(f.anna), PresenceState::Available);
        f.clock.advance(2s);
        QTRY_COMPARE(f.stateOf(f.anna), PresenceState::Offline);
        QCOMPARE(f.service->presence().heartbeat(f.as(f.anna)).state, PresenceState::Available); // what was chosen stays
        f.service->presence().choose(f.as(f.anna), PresenceState::Away, u"lunch"_s);
        QCOMPARE(f.service->presence().find(f.anna.id)->reason, u"lunch"_s);
        QVERIFY(f.service->presence().available(f.org).empty());
        // Who may not take an organization's calls is not available for it.
        f.service->presence().choose({f.ben.id, f.ben.name, u"agent"_s, {OrgId(u"org_other"_s)}}, PresenceState::Available, {});
        QVERIFY(f.service->presence().available(f.org).empty());
        QCOMPARE(f.service->presence().available(OrgId(u"org_other"_s)).size(), 1UL);
    }

    void makesAwayAfterTwoMissedOffersInARow()
    {
        Room f;
        f.comes(f.anna);
        PresenceBook &book = f.service->presence();
        book.missedOffer(f.anna.id);
        QCOMPARE(f.stateOf(f.anna), PresenceState::Available);
        book.tookCall(f.anna.id, f.anna.name, CallId(u"call_x"_s)); // the row is broken
        book.leftCall(f.anna.id, CallId(u"call_x"_s), {});
        book.missedOffer(f.anna.id);
        QCOMPARE(f.stateOf(f.anna), PresenceState::Available);
        book.missedOffer(f.anna.id);
        QCOMPARE(f.stateOf(f.anna), PresenceState::Away);
        QCOMPARE(book.heartbeat(f.as(f.anna)).state, PresenceState::Away); // a heartbeat is no choice
        f.comes(f.anna);
        QCOMPARE(f.stateOf(f.anna), PresenceState::Available);
    }

    void holdsAWrapupFromTheFirstKeystroke()
    {
        Room f;
        f.comes(f.anna);
        const CallId call = f.afterATakeover();
        QCOMPARE(f.stateOf(f.anna), PresenceState::WrapUp);
        QTRY_COMPARE(f.open().size(), 1UL);
        const Wrapup wrapup = f.open()[0];
        QCOMPARE(wrapup.callId, call);
        QCOMPARE(wrapup.caller, u"Maria"_s);
        QCOMPARE(wrapup.endsAt - wrapup.openedAt, 120s);
        QVERIFY(f.wait(f.desk->save(wrapup.id, {{u"notes"_s, u"D"_s}})));
        QVERIFY(f.wait(f.desk->save(wrapup.id, {{u"notes"_s, u"Dizzy"_s}, {u"follow_up"_s, u"2026-12-01"_s}})));
        QCOMPARE(f.wait(f.desk->save(wrapup.id, {{u"outcome"_s, u"no_such"_s}})).error().field, u"outcome"_s);
        QCOMPARE(f.wait(f.desk->save(wrapup.id, {{u"follow_up"_s, u"tomorrow"_s}})).error().field, u"follow_up"_s);
        f.restart();
        QCOMPARE(f.open().size(), 1UL);
        QCOMPARE(f.open()[0].notes, u"Dizzy"_s);
        f.comes(f.anna);
        QCOMPARE(f.stateOf(f.anna), PresenceState::WrapUp);
        QVERIFY(f.wait(f.service->end(call, u"caller hung up"_s, {})));
        f.jump(5s); // and the call is out of memory
        const auto finished = f.wait(f.desk->finish(wrapup.id, {{u"outcome"_s, u"resolved"_s}, {u"intake"_s, QJsonObject{{u"callback_number"_s, u"555 0100"_s}}}}, f.anna));
        QVERIFY2(finished, finished ? "" : qPrintable(finished.error().message));
        QCOMPARE(finished->state, Wrapup::State::Finished);
        QCOMPARE(f.stateOf(f.anna), PresenceState::Available);
        QVERIFY(f.open().empty());
        const Call folded = Call::fold(f.events(call));
        QCOMPARE(folded.escalation->status, EscalationStatus::Resolved);
        QCOMPARE(folded.escalation->outcome, u"resolved"_s);
        QCOMPARE(folded.escalation->notes, u"Dizzy"_s);
        QCOMPARE(folded.intake->structuredData["callback_number"_L1].toString(), u"555 0100"_s);
        QCOMPARE(f.events(call, EventType::IntakeUpdated)[0].data["by"_L1].toString(), u"Anna"_s);
        QCOMPARE(f.wait(f.desk->save(wrapup.id, {{u"notes"_s, u"late"_s}})).error().code, Error::Code::Conflict);
        QCOMPARE(f.wait(f.desk->wrapup(wrapup.id))->notes, u"Dizzy"_s);
        QCOMPARE(f.wait(f.desk->wrapup(WrapupId(u"wrap_none"_s))).error().code, Error::Code::NotFound);
    }

    void endsAWrapupWhenItsTimeIsOver()
    {
        Room f;
        f.comes(f.anna);
        const CallId call = f.afterATakeover();
        QTRY_COMPARE(f.open().size(), 1UL);
        const WrapupId id = f.open()[0].id;
        QVERIFY(f.wait(f.desk->save(id, {{u"notes"_s, u"half a"_s}})));
        f.clock.advance(110s);
        f.restart(); // the timer goes on
        f.comes(f.anna);
        f.clock.advance(9s);
        f.lookAtDeadlines();
        QCOMPARE(f.open().size(), 1UL);
        f.clock.advance(1s);
        QTRY_VERIFY(f.open().empty());
        QCOMPARE(f.wait(f.desk->wrapup(id))->state, Wrapup::State::TimedOut);
        QCOMPARE(f.stateOf(f.anna), PresenceState::Available);
        QCOMPARE(Call::fold(f.events(call)).escalation->notes, u"half a"_s);
        // What was typed while the server could not be reached comes late, and is not lost.
        const auto late = f.wait(f.desk->save(id, {{u"notes"_s, u"half a sentence"_s}}));
        QVERIFY2(late, late ? "" : qPrintable(late.error().message));
        QCOMPARE(late->state, Wrapup::State::TimedOut);
        QCOMPARE(f.wait(f.desk->wrapup(id))->notes, u"half a sentence"_s);
        QCOMPARE(Call::fold(f.events(call)).escalation->notes, u"half a sentence"_s);
        QVERIFY(f.open().empty());
        QCOMPARE(f.wait(f.desk->finish(id, {}, f.anna)).error().code, Error::Code::Conflict);
        f.clock.advance(11min);
        QCOMPARE(f.wait(f.desk->save(id, {{u"notes"_s, u"much later"_s}})).error().code, Error::Code::Conflict);
    }

    void letsASupervisorEndIt()
    {
        Room f;
        f.comes(f.anna);
        (void)f.afterATakeover();
        QTRY_COMPARE(f.open().size(), 1UL);
        const auto closed = f.wait(f.desk->close(f.open()[0].id, u"shift is over"_s, f.ben));
        QVERIFY(closed);
        QCOMPARE(closed->state, Wrapup::State::Closed);
        QCOMPARE(closed->closedBy, u"Ben"_s);
        QCOMPARE(closed->closeReason, u"shift is over"_s);
        QCOMPARE(f.stateOf(f.anna), PresenceState::Available);
    }

    void writesDownCallbacks()
    {
        Room f;
        const CallId call = *f.wait(f.service->start({f.org, u"+1 555 0123"_s, u"phone"_s, {}}));
        QVERIFY(f.wait(f.service->escalate(call, Urgency::High, u"asked"_s, {}, f.ben)));
        QSignalSpy notices(f.service.get(), &CallService::noticed);
        QVERIFY(f.wait(f.service->end(call, u"caller hung up"_s, {})));
        QTRY_VERIFY(!notices.isEmpty() && notices.last()[0].value<LiveNotice>().type == "callback.created"_L1);
        const Callback callback = f.wait(f.desk->callbacks({{}, true}))->callbacks.at(0);
        QCOMPARE(callback.number, u"+1 555 0123"_s);
        QCOMPARE(callback.urgency, Urgency::High);
        QCOMPARE(callback.window.timezone, u"America/Chicago"_s);
        QCOMPARE(f.wait(f.desk->addAttempt(callback.id, u"no_answer"_s, u"rang"_s, f.anna))->attempts.size(), 1UL);
        QCOMPARE(f.wait(f.desk->addAttempt(callback.id, u"reached"_s, {}, f.ben))->attempts[1].by, u"Ben"_s);
        // Better known afterwards.
        QVERIFY(f.wait(f.service->amend(call, {{}, {}, {}, {{u"name"_s, u"Maria"_s}, {u"callback_number"_s, u"555 0199"_s}}}, f.anna)));
        QTRY_COMPARE(f.wait(f.desk->callback(callback.id))->number, u"555 0199"_s);
        QVERIFY(f.wait(f.desk->finishCallback(callback.id, u"all well"_s, f.ben)));
        QCOMPARE(f.wait(f.desk->finishCallback(callback.id, {}, f.anna)).error().code, Error::Code::Conflict);
        QCOMPARE(f.wait(f.desk->addAttempt(callback.id, u"busy"_s, {}, f.anna)).error().code, Error::Code::Conflict);
        QVERIFY(f.wait(f.desk->callbacks({{}, true}))->callbacks.empty());
        QCOMPARE(f.wait(f.desk->callbacks({{}, false}))->callbacks.at(0).name, u"Maria"_s);
        QCOMPARE(f.wait(f.desk->callback(CallbackId(u"cb_none"_s))).error().code, Error::Code::NotFound);
    }

    void letsExactlyOneOfTwoHundredAccept()
    {
        Room f;
        const CallId call = *f.wait(f.service->start({f.org, {}, u"api"_s, {}}));
        for (int round = 0; round < 1'000; ++round) {
            const EscalationId id = *f.wait(f.service->escalate(call, Urgency::High, u"asked"_s, {}, f.ben));
            std::vector<Pending<CallService::AudioGrant>> answers(200);
            std::vector<std::thread> threads;
            for (size_t t = 0; t < 4; ++t) {
                threads.emplace_back([&, t] {
                    for (size_t i = t * 50; i < (t + 1) * 50; ++i)
                        answers[i] = f.service->accept(id, {UserId(u"user_%1"_s.arg(i)), u"Agent %1"_s.arg(i)});
                });
            }
            for (std::thread &thread : threads)
                thread.join();
            int winners = 0;
            size_t winner = 0;
            for (size_t i = 0; i < answers.size(); ++i) {
                const auto grant = f.wait(answers[i]);
                if (grant) {
                    ++winners;
                    winner = i;
                } else {
                    QCOMPARE(grant.error().code, Error::Code::Conflict);
                }
            }
            QCOMPARE(winners, 1);
            QCOMPARE(f.service->activeCall(call)->humanName, u"Agent %1"_s.arg(winner));
            QVERIFY(f.wait(f.service->handBack(call, {}, {UserId(u"user_%1"_s.arg(winner)), u"Agent %1"_s.arg(winner)})));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Desk)
#include "tst_desk.moc"
