// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

using Applied = ConsoleStore::Applied;

class tst_ConsoleStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsEventsIntoCalls();
    void reportsAGapAndIgnoresWhatItKnows();
    void keepsEndedCallsForReading();
    void snapshotKeepsWhatEventsCarriedFurther();
    void snapshotRemovesWhatIsGoneButNotWhatHasJustStarted();
    void detailBringsTheTranscriptWithoutLosingNewerWords();
    void ordersWaitingCallsByUrgency();
    void announcesAnEscalationOnceAndAgainWhenItGrowsGraver();
    void listsWhoTookWhichCall();
    void wordsThatStopArrivingNoLongerCount();
    void choosingAnOrganizationHidesNobodyWhoWaits();
    void forgetsTheFilterOfARemovedOrganization();
    void saysSinceWhenTheDataIsOld();

private:
    static CallEvent event(const QString &call, qint64 seq, EventType type, const QJsonObject &data = {})
    {
        CallEvent result;
        result.callId = CallId(call);
        result.orgId = OrgId(u"org_a"_s);
        result.seq = seq;
        result.type = type;
        result.data = data;
        return result;
    }
    static Call snapshotOf(const ConsoleStore &store, const QString &call) { return *store.call(CallId(call)); }
};

void tst_ConsoleStore::foldsEventsIntoCalls()
{
    Scene scene;
    QSignalSpy added(&scene.store, &ConsoleStore::callAdded), changed(&scene.store, &ConsoleStore::callChanged);
    scene.start({u"call_a"_s, u"org_a"_s, u"Ann"_s, u"phone"_s, {}, 60, Phase::Intake, Speaker::Caller, u"Hello"_s, false});
    QCOMPARE(added.size(), 1);
    QCOMPARE(changed.size(), 2);
    const Call *call = scene.store.call(CallId(u"call_a"_s));
    QVERIFY(call);
    QCOMPARE(call->caller, u"Ann"_s);
    QCOMPARE(call->phase, Phase::Intake);
    QCOMPARE(call->lastLine, u"Hello"_s);
    QCOMPARE(scene.store.activeCount(), 1);
}

void tst_ConsoleStore::reportsAGapAndIgnoresWhatItKnows()
{
    Scene scene;
    auto &store = scene.store;
    QCOMPARE(store.applyEvent(event(u"call_x"_s, 7, EventType::PhaseChanged, {{u"phase"_s, u"intake"_s}})), Applied::Gap);
    QCOMPARE(store.applyEvent(event(u"call_x"_s, 0, EventType::SpeechPartial, {{u"text"_s, u"a"_s}})), Applied::Known);
    QCOMPARE(store.applyEvent(event(u"call_x"_s, 1, EventType::CallStarted)), Applied::Yes);
    QCOMPARE(store.applyEvent(event(u"call_x"_s, 1, EventType::CallStarted)), Applied::Known);
    QCOMPARE(store.applyEvent(event(u"call_x"_s, 3, EventType::PhaseChanged, {{u"phase"_s, u"intake"_s}})), Applied::Gap);
    QCOMPARE(store.call(CallId(u"call_x"_s))->phase, Phase::Greeting);
    QCOMPARE(store.applyEvent(event(u"call_x"_s, 2, EventType::PhaseChanged, {{u"phase"_s, u"intake"_s}})), Applied::Yes);
}

void tst_ConsoleStore::keepsEndedCallsForReading()
{
    Scene scene(60);
    QSignalSpy removed(&scene.store, &ConsoleStore::callRemoved);
    for (int i = 0; i < 60; ++i)
        scene.send(u"call_plain_%1"_s.arg(i, 4, 10, QChar(u'0')), EventType::CallEnded, {{u"status"_s, u"completed"_s}});
    QCOMPARE(removed.size(), 60);
    QCOMPARE(scene.store.activeCount(), 0);
    QVERIFY(!scene.store.call(CallId(u"call_plain_0000"_s)));
    const Call *last = scene.store.call(CallId(u"call_plain_0059"_s));
    QVERIFY(last);
    QCOMPARE(last->status, CallStatus::Completed);
    // A late event of an ended call asks for nothing.
    QCOMPARE(scene.store.applyEvent(event(u"call_plain_0059"_s, 99, EventType::CallUpdated)), Applied::Known);
}

void tst_ConsoleStore::snapshotKeepsWhatEventsCarriedFurther()
{
    Scene scene(1);
    const Call old = snapshotOf(scene.store, u"call_plain_0000"_s);
    scene.say(u"call_plain_0000"_s, Speaker::Ai, u"Newer words"_s, 0);
    Call stripped = old;
    stripped.transcript.clear();
    scene.store.applySnapshot({stripped});
    QCOMPARE(scene.store.call(old.id)->lastLine, u"Newer words"_s);
    QCOMPARE(scene.store.call(old.id)->transcript.size(), size_t(2));
    QVERIFY(scene.store.isLoaded());
}

void tst_ConsoleStore::snapshotRemovesWhatIsGoneButNotWhatHasJustStarted()
{
    Scene scene(2);
    scene.store.beginSnapshot();
    scene.start({u"call_new"_s, u"org_a"_s, u"New"_s, u"phone"_s});
    scene.store.applySnapshot({snapshotOf(scene.store, u"call_plain_0001"_s)});
    QSet<QString> ids;
    for (const CallId &id : scene.store.activeCalls())
        ids.insert(id.text());
    QCOMPARE(ids, (QSet<QString>{u"call_plain_0001"_s, u"call_new"_s}));
}

void tst_ConsoleStore::detailBringsTheTranscriptWithoutLosingNewerWords()
{
    Scene scene;
    scene.start({u"call_a"_s, u"org_a"_s, u"Ann"_s, u"phone"_s, {}, 60, Phase::Greeting, Speaker::Caller, u"First"_s, false});
    Call detail = snapshotOf(scene.store, u"call_a"_s);
    Call bare = detail;
    bare.transcript.clear();
    scene.send(u"call_a"_s, EventType::CallEnded, {});
    Scene other;
    other.store.applySnapshot({bare});
    CallEvent words = event(u"call_a"_s, bare.lastSeq + 1, EventType::TranscriptCompleted,
                            {{u"id"_s, u"tr_new"_s}, {u"speaker"_s, u"agent"_s}, {u"text"_s, u"Second"_s}});
    QCOMPARE(other.store.applyEvent(words), Applied::Yes);
    other.store.applyDetail(detail);
    const auto &transcript = other.store.call(CallId(u"call_a"_s))->transcript;
    QCOMPARE(transcript.size(), size_t(2));
    QCOMPARE(transcript[0].text, u"First"_s);
    QCOMPARE(transcript[1].text, u"Second"_s);
    QCOMPARE(other.store.call(CallId(u"call_a"_s))->lastSeq, bare.lastSeq + 1);
}

void tst_ConsoleStore::ordersWaitingCallsByUrgency()
{
    Scene scene(4);
    scene.escalate(u"call_plain_0000"_s, Urgency::Low, u"a"_s, {}, 100);
    scene.escalate(u"call_plain_0001"_s, Urgency::High, u"b"_s, {}, 5);
    scene.escalate(u"call_plain_0002"_s, Urgency::High, u"c"_s, {}, 20);
    scene.escalate(u"call_plain_0003"_s, Urgency::Emergency, u"d"_s, {}, 1);
    QStringList order;
    for (const CallId &id : scene.store.waitingCalls())
        order << id.text().last(1);
    QCOMPARE(order, (QStringList{u"3"_s, u"2"_s, u"1"_s, u"0"_s}));
}

void tst_ConsoleStore::announcesAnEscalationOnceAndAgainWhenItGrowsGraver()
{
    Scene scene(1);
    const QString call = u"call_plain_0000"_s;
    QSignalSpy waiting(&scene.store, &ConsoleStore::escalationWaiting), settled(&scene.store, &ConsoleStore::escalationSettled);
    scene.escalate(call, Urgency::Medium, u"a"_s, {}, 3);
    QCOMPARE(waiting.size(), 1);
    scene.say(call, Speaker::Caller, u"more"_s, 0);
    scene.escalate(call, Urgency::Medium, u"the same again"_s, {}, 1);
    QCOMPARE(waiting.size(), 1);
    scene.escalate(call, Urgency::Emergency, u"graver"_s, u"chest pain"_s, 0);
    QCOMPARE(waiting.size(), 2);
    QCOMPARE(settled.size(), 0);
    scene.takeOver(call, u"Dana"_s, 0);
    QCOMPARE(settled.size(), 1);
}

void tst_ConsoleStore::listsWhoTookWhichCall()
{
    Scene scene(1);
    scene.escalate(u"call_plain_0000"_s, Urgency::High, u"asked"_s, {}, 12);
    scene.takeOver(u"call_plain_0000"_s, u"Dana Whitfield"_s, 0);
    QCOMPARE(scene.store.lastTaken().size(), size_t(1));
    const auto &taken = scene.store.lastTaken().front();
    QCOMPARE(taken.by, u"Dana Whitfield"_s);
    QCOMPARE(taken.waited, std::chrono::seconds(12));
    QCOMPARE(taken.reason, u"The caller asked for a person"_s); // in the console's words, which are translated
}

void tst_ConsoleStore::wordsThatStopArrivingNoLongerCount()
{
    Scene scene;
    scene.start({u"call_a"_s, u"org_a"_s, u"Ann"_s, u"phone"_s, {}, 5, Phase::Greeting, Speaker::Caller, u"Hel"_s, true});
    const CallId id(u"call_a"_s);
    QVERIFY(scene.store.isSpeaking(id));
    scene.say(u"call_a"_s, Speaker::Caller, u"Hello"_s, 0);
    QVERIFY(!scene.store.isSpeaking(id));
    scene.send(u"call_a"_s, EventType::SpeechPartial, {{u"speaker"_s, u"user"_s}, {u"text"_s, u"I wou"_s}});
    QVERIFY(scene.store.isSpeaking(id));
    scene.clock.advance(std::chrono::seconds(4));
    QTRY_VERIFY(!scene.store.isSpeaking(id));
}

void tst_ConsoleStore::choosingAnOrganizationHidesNobodyWhoWaits()
{
    Scene scene(2);
    scene.fillOrganizations();
    scene.escalate(u"call_plain_0000"_s, Urgency::Emergency, u"a"_s, {}, 5);
    scene.store.setOrganizationFilter(OrgId(u"org_aurora"_s));
    QVERIFY(scene.store.call(CallId(u"call_plain_0000"_s))->orgId != OrgId(u"org_aurora"_s));
    QCOMPARE(scene.store.waitingCalls(), std::vector{CallId(u"call_plain_0000"_s)});
    // What ends with the server is what goes on in it, not what is looked at.
    QCOMPARE(scene.store.callsInProgress(), 2);
}

void tst_ConsoleStore::forgetsTheFilterOfARemovedOrganization()
{
    Scene scene;
    scene.fillOrganizations();
    scene.store.setOrganizationFilter(OrgId(u"org_aurora"_s));
    auto rest = scene.store.organizations();
    std::erase_if(rest, [](const Organization &organization) { return organization.id == OrgId(u"org_aurora"_s); });
    QSignalSpy changed(&scene.store, &ConsoleStore::organizationFilterChanged);
    scene.store.setOrganizations(rest);
    QCOMPARE(changed.size(), 1);
    QVERIFY(scene.store.organizationFilter().isEmpty());
    QCOMPARE(scene.store.organizationName(OrgId(u"org_gone"_s)), u"org_gone"_s);
}

void tst_ConsoleStore::saysSinceWhenTheDataIsOld()
{
    Scene scene;
    QVERIFY(!scene.store.dataFrom());
    scene.store.applySnapshot({});
    const Time read = scene.clock.now();
    scene.store.setConnection(ConsoleStore::Connection::Lost, u"Connection refused"_s, std::chrono::seconds(4));
    scene.clock.advance(std::chrono::seconds(2));
    QCOMPARE(scene.store.dataFrom().value(), read);
    QCOMPARE(scene.store.nextTry().value() - scene.clock.now(), std::chrono::seconds(2));
    QCOMPARE(scene.store.health(ConsoleStore::Part::Server).state, ConsoleStore::Health::State::Down);
    QCOMPARE(scene.store.health(ConsoleStore::Part::Server).reason, u"Connection refused"_s);
}

} // namespace Attendant::Ui

QTEST_MAIN(Attendant::Ui::tst_ConsoleStore)
#include "tst_consolestore.moc"
