// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/deskstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;

class tst_DeskStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoIsThere();
    void tellsOfOnesOwnPresence();
    void wrapupLivesUntilItIsOver();
    void anOlderAnswerChangesNothing();
    void callbackKeepsItsPlaceUntilItIsDone();
    void readsNotices();

private:
    static PersonPresence person(const QString &id, PresenceState state)
    {
        PersonPresence person;
        person.id = UserId(id);
        person.name = id;
        person.state = state;
        return person;
    }
    static Wrapup wrapup(const QString &id, const QString &user, qint64 revision)
    {
        Wrapup wrapup;
        wrapup.id = WrapupId(id);
        wrapup.callId = CallId(u"call_"_s + id);
        wrapup.userId = UserId(user);
        wrapup.revision = revision;
        return wrapup;
    }
    static Callback callback(const QString &id)
    {
        Callback callback;
        callback.id = CallbackId(id);
        return callback;
    }

    SystemClock m_clock;
};

void tst_DeskStore::knowsWhoIsThere()
{
    DeskStore store(m_clock);
    QVERIFY(!store.state(DeskStore::List::People).loaded);
    store.setPeople({person(u"ben"_s, PresenceState::Available), person(u"anna"_s, PresenceState::Away)});
    QVERIFY(store.state(DeskStore::List::People).loaded);
    QCOMPARE(store.people().front().name, u"anna"_s);
    QCOMPARE(store.availableCount(), 1);
    store.applyPerson(person(u"anna"_s, PresenceState::Available));
    QCOMPARE(store.availableCount(), 2);
    QCOMPARE(store.people().size(), 2u);
}

void tst_DeskStore::tellsOfOnesOwnPresence()
{
    DeskStore store(m_clock);
    store.setMe(UserId(u"anna"_s), u"agent"_s);
    store.setPeople({person(u"anna"_s, PresenceState::Available), person(u"ben"_s, PresenceState::Available)});
    QSignalSpy mine(&store, &DeskStore::myPresenceChanged);
    store.applyPerson(person(u"ben"_s, PresenceState::Busy));
    QCOMPARE(mine.size(), 0);
    store.applyPerson(person(u"anna"_s, PresenceState::Away));
    QCOMPARE(mine.size(), 1);
    store.applyPerson(person(u"anna"_s, PresenceState::Away)); // nothing new
    QCOMPARE(mine.size(), 1);
    QVERIFY(store.myself()->state == PresenceState::Away);
}

void tst_DeskStore::wrapupLivesUntilItIsOver()
{
    DeskStore store(m_clock);
    store.setMe(UserId(u"anna"_s), u"agent"_s);
    QSignalSpy ended(&store, &DeskStore::wrapupEnded);
    store.applyWrapup(wrapup(u"1"_s, u"anna"_s, 1));
    store.applyWrapup(wrapup(u"2"_s, u"ben"_s, 1));
    QCOMPARE(store.myWrapups().size(), 1u);
    QVERIFY(store.myWrapup(CallId(u"call_1"_s)));
    QVERIFY(!store.myWrapup(CallId(u"call_2"_s)));
    Wrapup closed = wrapup(u"1"_s, u"anna"_s, 2);
    closed.state = Wrapup::State::TimedOut;
    store.applyWrapup(closed);
    QCOMPARE(store.myWrapups().size(), 0u);
    QCOMPARE(ended.size(), 1);
    store.setWrapups({}); // ben's ended while the line was away
    QCOMPARE(ended.size(), 2);
}

void tst_DeskStore::anOlderAnswerChangesNothing()
{
    DeskStore store(m_clock);
    Wrapup newer = wrapup(u"1"_s, u"anna"_s, 5);
    newer.notes = u"new"_s;
    store.applyWrapup(newer);
    store.applyWrapup(wrapup(u"1"_s, u"anna"_s, 4));
    QCOMPARE(store.wrapup(WrapupId(u"1"_s))->notes, u"new"_s);
}

void tst_DeskStore::callbackKeepsItsPlaceUntilItIsDone()
{
    DeskStore store(m_clock);
    store.setCallbacks({callback(u"1"_s), callback(u"2"_s)}, {});
    Callback tried = callback(u"1"_s);
    tried.attempts.push_back({m_clock.now(), u"Anna"_s, u"no_answer"_s, {}});
    store.applyCallback(tried);
    QCOMPARE(store.openCallbacks().front().id, CallbackId(u"1"_s));
    QCOMPARE(store.openCallbacks().front().attempts.size(), 1u);
    Callback done = callback(u"1"_s);
    done.doneAt = m_clock.now();
    store.applyCallback(done);
    QCOMPARE(store.openCallbacks().size(), 1u);
    QCOMPARE(store.doneCallbacks().front().id, CallbackId(u"1"_s));
}

void tst_DeskStore::readsNotices()
{
    DeskStore store(m_clock);
    store.applyNotice({.type = u"presence.changed"_s, .orgs = {}, .org = {}, .at = {}, .data = person(u"anna"_s, PresenceState::Available).toJson()});
    store.applyNotice({.type = u"wrapup.opened"_s, .orgs = {}, .org = {}, .at = {}, .data = wrapup(u"1"_s, u"anna"_s, 1).toJson()});
    store.applyNotice({.type = u"callback.created"_s, .orgs = {}, .org = {}, .at = {}, .data = callback(u"1"_s).toJson()});
    store.applyNotice({.type = u"something.else"_s, .orgs = {}, .org = {}, .at = {}, .data = {}});
    QCOMPARE(store.availableCount(), 1);
    QCOMPARE(store.openWrapups().size(), 1u);
    QCOMPARE(store.openCallbacks().size(), 1u);
}

QTEST_GUILESS_MAIN(tst_DeskStore)

#include "tst_deskstore.moc"
