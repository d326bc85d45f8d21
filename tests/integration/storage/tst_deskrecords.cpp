// SPDX-License-Identifier: GPL-3.0-or-later
// Wrap-ups, callbacks and reviews on both databases.
#include "storage/database.h"
#include "storage/deskrepository.h"
#include "storage/escalationrepository.h"
#include "storage/eventjournal.h"
#include "storagefixture.h"

#include <QSqlQuery>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_DeskRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StorageFixture::addBackends(); }
    void init();

    void keepsTheNewerWrapup();
    void listsWrapups();
    void keepsOneCallbackForAnEscalation();
    void listsCallbacksInPages();
    void listsAndReviewsEscalations();

private:
    // An ended call with one escalation of the rule.
    EscalationId raise(EventJournal &journal, const QString &rule, Time at, const QString &org = u"org_a"_s);

    StorageFixture m_fixture;
    DatabaseUrl m_url;
    const Time m_at{std::chrono::seconds(1'795'340'000)};
};

void tst_DeskRecords::init()
{
    const auto url = m_fixture.fresh();
    QVERIFY2(url, url ? "" : qPrintable(url.error().message));
    m_url = *url;
}

EscalationId tst_DeskRecords::raise(EventJournal &journal, const QString &rule, Time at, const QString &org)
{
    CallScript call(org, at);
    const EscalationId id = EscalationId::generate();
    expectValue(journal.append({call.start(u"+1 555 0100"_s), call.next(EventType::EscalationRaised, {{u"escalation_id"_s, id.text()}, {u"urgency"_s, u"high"_s}, {u"rule"_s, rule}}),
                                call.next(EventType::IntakeUpdated, {{u"structured_data"_s, QJsonObject{{u"name"_s, u"Zoë"_s}}}}), call.end(),
                                call.next(EventType::EscalationUpdated, {{u"escalation_id"_s, id.text()}, {u"status"_s, u"resolved"_s}, {u"notes"_s, u"late"_s}})}));
    return id;
}

void tst_DeskRecords::keepsTheNewerWrapup()
{
    const auto database = Database::open(m_url);
    QVERIFY(database);
    const DeskRepository desk(**database);
    Wrapup wrapup;
    wrapup.id = WrapupId::generate();
    wrapup.callId = CallId(u"call_1"_s);
    wrapup.orgId = OrgId(u"org_a"_s);
    wrapup.userId = UserId(u"user_1"_s);
    wrapup.userName = u"Ann"_s;
    wrapup.openedAt = m_at;
    wrapup.endsAt = m_at + 120s;
    wrapup.intake = {{u"name"_s, u"Zoë"_s}, {u"age"_s, 5}};
    wrapup.revision = 1;
    expectValue(desk.save(wrapup));
    QCOMPARE(expectValue(desk.wrapup(wrapup.id)), wrapup);
    Wrapup newer = wrapup;
    newer.notes = u"newer"_s;
    newer.followUp = QDate(2026, 12, 1);
    newer.state = Wrapup::State::Finished;
    newer.closedAt = m_at + 60s;
    newer.closedBy = u"Ann"_s;
    newer.revision = 3;
    expectValue(desk.save(newer));
    wrapup.notes = u"older, and late"_s;
    wrapup.revision = 2;
    expectValue(desk.save(wrapup));
    QCOMPARE(expectValue(desk.wrapup(wrapup.id)), newer);
    QCOMPARE(desk.wrapup(WrapupId(u"wrap_none"_s)).result().error().code, Error::Code::NotFound);
}

void tst_DeskRecords::listsWrapups()
{
    const auto database = Database::open(m_url);
    QVERIFY(database);
    const DeskRepository desk(**database);
    for (int i = 0; i < 4; ++i) {
        Wrapup wrapup;
        wrapup.id = WrapupId(u"wrap_%1"_s.arg(i));
        wrapup.callId = CallId(u"call_1"_s);
        wrapup.orgId = OrgId(i % 2 ? u"org_a"_s : u"org_b"_s);
        wrapup.userId = UserId(i < 3 ? u"user_1"_s : u"user_2"_s);
        wrapup.state = i == 0 ? Wrapup::State::TimedOut : Wrapup::State::Open;
        wrapup.openedAt = wrapup.endsAt = m_at + std::chrono::seconds(i);
        wrapup.revision = 1;
        expectValue(desk.save(wrapup));
    }
    const auto ids = [&](const WrapupFilter &filter) {
        QString text;
        for (const Wrapup &wrapup : expectValue(desk.list(filter)))
            text += wrapup.id.text().last(1);
        return text;
    };
    QCOMPARE(ids({}), u"3210"_s);
    QCOMPARE(ids({{}, {}, true}), u"321"_s);
    QCOMPARE(ids({{}, {}, false}), u"0"_s);
    QCOMPARE(ids({{}, UserId(u"user_1"_s), true}), u"21"_s);
    QCOMPARE(ids({{OrgId(u"org_a"_s)}, {}, {}}), u"31"_s);
    QCOMPARE(ids({{}, {}, {}, 2}), u"32"_s);
}

void tst_DeskRecords::keepsOneCallbackForAnEscalation()
{
    const auto database = Database::open(m_url);
    QVERIFY(database);
    const auto journal = EventJournal::open(**database, m_fixture.path(u"spill"_s));
    QVERIFY(journal);
    const DeskRepository desk(**database);
    Callback callback;
    callback.id = CallbackId::generate();
    callback.escalationId = raise(**journal, u"r"_s, m_at);
    callback.callId = expectValue(EscalationRepository(**database).find(callback.escalationId)).escalation.callId;
    callback.orgId = OrgId(u"org_a"_s);
    callback.reason = u"voicemail"_s;
    callback.createdAt = m_at;
    QVERIFY(expectValue(desk.create(callback)));
    QVERIFY(!expectValue(desk.create(callback)));
    const Callback stored = expectValue(desk.callback(callback.id));
    QCOMPARE(stored.name, u"Zoë"_s);
    QCOMPARE(stored.number, u"+1 555 0100"_s);
    QCOMPARE(stored.urgency, Urgency::High);
    QCOMPARE(expectValue(desk.addAttempt(callback.id, {m_at + 1s, u"Ann"_s, u"busy"_s, u"n"_s})).attempts.size(), 1UL);
    QCOMPARE(expectValue(desk.addAttempt(callback.id, {m_at + 2s, u"Ben"_s, u"reached"_s, {}})).attempts.size(), 2UL);
    const Callback done = expectValue(desk.setDone(callback.id, u"Ann"_s, u"ok"_s, m_at + 3s));
    QCOMPARE(done.attempts[1].by, u"Ben"_s);
    QCOMPARE(done.attempts[1].at, m_at + 2s);
    QCOMPARE(done.doneAt, std::optional(m_at + 3s));
    QCOMPARE(desk.setDone(callback.id, u"Ben"_s, {}, m_at).result().error().code, Error::Code::Conflict);
    QCOMPARE(desk.addAttempt(callback.id, {m_at, {}, u"busy"_s, {}}).result().error().code, Error::Code::Conflict);
    QCOMPARE(desk.callback(CallbackId(u"cb_none"_s)).result().error().code, Error::Code::NotFound);
}

void tst_DeskRecords::listsCallbacksInPages()
{
    const auto database = Database::open(m_url);
    QVERIFY(database);
    const DeskRepository desk(**database);
    for (int i = 0; i < 7; ++i) {
        Callback callback;
        callback.id = CallbackId(u"cb_%1"_s.arg(i));
        callback.callId = CallId(u"call_%1"_s.arg(i));
        callback.orgId = OrgId(i == 6 ? u"org_b"_s : u"org_a"_s);
        callback.escalationId = EscalationId(u"esc_%1"_s.arg(i));
        callback.reason = u"hung_up"_s;
        callback.createdAt = m_at + std::chrono::seconds(i / 2); // some at the same moment
        expectValue(desk.create(callback));
    }
    expectValue(desk.setDone(CallbackId(u"cb_3"_s), u"Ann"_s, {}, m_at));
    const auto walk = [&](CallbackFilter filter) {
        QString text;
        do {
            const CallbackPage page = expectValue(desk.list(filter));
            for (const Callback &callback : page.callbacks)
                text += callback.id.text().last(1);
            filter.after = page.next;
        } while (!filter.after.isEmpty());
        return text;
    };
    QCOMPARE(walk({{}, true, {}, 2}), u"012456"_s);
    QCOMPARE(walk({{}, std::nullopt, {}, 3}), u"6543210"_s);
    QCOMPARE(walk({{}, false, {}, 50}), u"3"_s);
    QCOMPARE(walk({{OrgId(u"org_b"_s)}, true, {}, 1}), u"6"_s);
    QCOMPARE(desk.list(CallbackFilter{{}, true, u"nonsense"_s}).result().error().field, u"after"_s);
}

void tst_DeskRecords::listsAndReviewsEscalations()
{
    const auto database = Database::open(m_url);
    QVERIFY(database);
    const auto journal = EventJournal::open(**database, m_fixture.path(u"spill"_s));
    QVERIFY(journal);
    const EscalationRepository escalations(**database);
    std::vector<EscalationId> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(raise(**journal, i < 3 ? u"cardiac"_s : u"fire"_s, m_at + std::chrono::minutes(i), i == 4 ? u"org_b"_s : u"org_a"_s));
    QCOMPARE(expectValue(escalations.find(ids[0])).escalation.notes, u"late"_s); // what came behind the call's end
    QCOMPARE(expectValue(escalations.find(ids[0])).escalation.status, EscalationStatus::Resolved);
    EscalationFilter filter;
    filter.limit = 2;
    std::vector<EscalationId> walked;
    do {
        const EscalationPage page = expectValue(escalations.list(filter));
        for (const EscalationRecord &record : page.escalations)
            walked.push_back(record.escalation.id);
        filter.after = page.next;
    } while (!filter.after.isEmpty());
    QCOMPARE(walked, std::vector<EscalationId>(ids.rbegin(), ids.rend()));

    QVERIFY(!expectValue(escalations.review(ids[0], {false, u"no"_s, u"Ann"_s, m_at})).review->isRight);
    const EscalationReview review{true, u"yes"_s, u"Ben"_s, m_at + 1s};
    QCOMPARE(*expectValue(escalations.review(ids[0], review)).review, review);
    expectValue(escalations.review(ids[1], {false, {}, u"Ann"_s, m_at}));
    QCOMPARE(*expectValue(escalations.find(ids[0])).review, review);
    QCOMPARE(escalations.review(EscalationId(u"esc_none"_s), review).result().error().code, Error::Code::NotFound);
    const auto statistics = expectValue(escalations.statistics({}));
    QCOMPARE(statistics, (std::vector<RuleStatistics>{{u"cardiac"_s, 3, 1, 1}, {u"fire"_s, 2, 0, 0}}));
    QCOMPARE(*statistics[0].precision(), 0.5);
    QVERIFY(!statistics[1].precision());
    QCOMPARE(expectValue(escalations.statistics({OrgId(u"org_b"_s)})), (std::vector<RuleStatistics>{{u"fire"_s, 1, 0, 0}}));

    const auto count = [&](const EscalationFilter &wanted) { return expectValue(escalations.list(wanted)).escalations.size(); };
    QCOMPARE(count({.reviewed = true}), 2UL);
    QCOMPARE(count({.reviewed = false}), 3UL);
    QCOMPARE(count({.rule = u"fire"_s}), 2UL);
    QCOMPARE(count({.status = EscalationStatus::Resolved}), 5UL);
    QCOMPARE(count({.status = EscalationStatus::Waiting}), 0UL);
    QCOMPARE(count({.from = m_at + 1min, .to = m_at + 3min}), 2UL);
    QCOMPARE(count({.orgs = {OrgId(u"org_b"_s)}}), 1UL);
}

QTEST_GUILESS_MAIN(tst_DeskRecords)

#include "tst_deskrecords.moc"
