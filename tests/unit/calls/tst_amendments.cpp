// SPDX-License-Identifier: GPL-3.0-or-later
// What is written into a call's record behind its end.
#include "callfixture.h"

#include <algorithm>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// A call with an escalation, ended.
std::pair<CallId, EscalationId> endedCall(CallFixture &f)
{
    const CallId call = *f.wait(f.service->start({f.org, u"Maria"_s, u"api"_s, {}}));
    const EscalationId escalation = *f.wait(f.service->escalate(call, Urgency::High, u"asked"_s, {}, f.anna));
    (void)f.wait(f.service->end(call, u"hung up"_s, {}));
    return {call, escalation};
}

bool isGapless(const std::vector<CallEvent> &events)
{
    for (size_t i = 0; i < events.size(); ++i) {
        if (events[i].seq != qint64(i + 1))
            return false;
    }
    return true;
}

} // namespace

class tst_Amendments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolvesWhileTheCallIsStillInMemory()
    {
        CallFixture f;
        const auto [call, escalation] = endedCall(f);
        QVERIFY(f.wait(f.service->resolve(escalation, u"resolved"_s, u"Called back"_s, f.ben)));
        const Call folded = Call::fold(f.events(call));
        QCOMPARE(folded.status, CallStatus::Completed);
        QCOMPARE(folded.escalation->status, EscalationStatus::Resolved);
        QCOMPARE(folded.escalation->handledBy, u"Ben"_s);
        QCOMPARE(folded.escalation->notes, u"Called back"_s);
    }

    void takesAnEndedCallUpAgain()
    {
        CallFixture f;
        const auto [call, escalation] = endedCall(f);
        f.jump(10s); // out of memory
        QVERIFY(f.wait(f.service->resolve(escalation, u"resolved"_s, u"one"_s, f.ben)));
        QVERIFY(f.wait(f.service->amend(call, {{}, {}, {}, {{u"callback_number"_s, u"555 0100"_s}}}, f.anna)));
        f.jump(10s); // out of it once more
        QVERIFY(f.wait(f.service->resolve(escalation, u"resolved"_s, u"two"_s, f.ben)));
        const auto events = f.events(call);
        QVERIFY(isGapless(events));
        const Call folded = Call::fold(events);
        QCOMPARE(folded.lastSeq, qint64(events.size()));
        QCOMPARE(folded.status, CallStatus::Completed);
        QCOMPARE(folded.mode, CallMode::Ended);
        QCOMPARE(folded.escalation->notes, u"two"_s);
        QCOMPARE(folded.intake->structuredData.value("callback_number"_L1).toString(), u"555 0100"_s);
        QCOMPARE(f.events(call, EventType::IntakeUpdated)[0].data["by"_L1].toString(), u"Anna"_s);
        const auto record = f.wait(f.escalations->find(escalation));
        QCOMPARE(record->escalation.status, EscalationStatus::Resolved);
        QCOMPARE(record->escalation.notes, u"two"_s);
        QVERIFY(f.service->activeCalls().empty());
        QVERIFY(f.service->queue().empty());
    }

    void takesManyCorrectionsAtOnce()
    {
        CallFixture f;
        const auto [call, escalation] = endedCall(f);
        f.jump(10s);
        std::vector<Pending<void>> answers;
        for (int i = 0; i < 60; ++i) {
            answers.push_back(f.service->resolve(escalation, u"resolved"_s, QString::number(i), f.ben));
            if (i % 20 == 19) { // its session goes while corrections are on their way
                f.spin();
                f.clock.advance(10s);
            }
        }
        for (const auto &answer : answers)
            QVERIFY(f.wait(answer));
        const auto events = f.events(call);
        QVERIFY(isGapless(events));
        QCOMPARE(std::ranges::count_if(events, [](const CallEvent &event) { return event.data["status"_L1] == u"resolved"_s; }), 60);
    }

    void findsItAfterARestart()
    {
        CallFixture f;
        const auto [call, escalation] = endedCall(f);
        f.restart();
        QVERIFY(f.wait(f.service->resolve(escalation, u"resolved"_s, {}, f.ben)));
        QCOMPARE(Call::fold(f.events(call)).escalation->status, EscalationStatus::Resolved);
    }

    void knowsWhatDoesNotExist()
    {
        CallFixture f;
        QCOMPARE(f.wait(f.service->resolve(EscalationId(u"esc_none"_s), u"x"_s, {}, f.ben)).error().code, Error::Code::NotFound);
        QCOMPARE(f.wait(f.service->amend(CallId(u"call_none"_s), {{}, {}, {}, {{u"a"_s, 1}}}, f.ben)).error().code, Error::Code::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_Amendments)
#include "tst_amendments.moc"
