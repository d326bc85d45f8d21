// SPDX-License-Identifier: GPL-3.0-or-later
#include "storagefixture.h"

#include "storage/eventjournal.h"
#include "storage/repositories.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <thread>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Journal
{
    std::unique_ptr<Database> database;
    std::unique_ptr<EventJournal> journal;
    Error error;

    static Journal open(const DatabaseUrl &url, const QString &spill)
    {
        Journal opened;
        auto database = Database::open(url);
        if (!database) {
            opened.error = database.error();
            return opened;
        }
        opened.database = std::move(*database);
        auto journal = EventJournal::open(*opened.database, spill);
        if (journal)
            opened.journal = std::move(*journal);
        else
            opened.error = journal.error();
        return opened;
    }
    EventJournal *operator->() const { return journal.get(); }
    explicit operator bool() const { return journal != nullptr; }
};

// Everything in the journal, by pages of \a page.
std::vector<CallEvent> readAll(const EventJournal &journal, int page = 1'000)
{
    std::vector<CallEvent> all;
    while (true) {
        const auto next = expectValue(journal.readAfter(all.empty() ? 0 : all.back().cursor, page));
        all.insert(all.end(), next.begin(), next.end());
        if (next.size() < size_t(page))
            return all;
    }
}

// Cursors 1, 2, 3… and within each call seq 1, 2, 3….
bool isGapless(const std::vector<CallEvent> &events)
{
    QHash<QString, qint64> seqs;
    for (size_t i = 0; i < events.size(); ++i) {
        if (events[i].cursor != qint64(i) + 1 || events[i].seq != ++seqs[events[i].callId.text()]) {
            qWarning() << "gap at" << i << events[i].cursor << events[i].callId.text() << events[i].seq;
            return false;
        }
    }
    return true;
}

// No file of this process can grow beyond \a bytes while it lives.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(qint64 bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = rlim_t(bytes);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

} // namespace

class tst_Journal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StorageFixture::addBackends(); }
    void init();
    void cleanup();
    void givesBackWhatWasAppended();
    void announcesInCursorOrderWhatIsDurable();
    void refusesAStoredSeqAndKeepsTheRest();
    void keepsAUnitTogetherWhenOneEventIsRefused();
    void storesWhatPostgresJsonRefuses();
    void continuesCursorsAfterReopening();
    void projectsTheSameAsTheFold();
    void findsOpenCallsForResuming();
    void refusesASecondWriter();
    void refusesMoreThanTheQueueHolds();
    void losesNothingWhenKilled();
    void spillsWhileTheDatabaseIsAway();
    void losesNothingWhenTheDatabaseIsKilledUnderLoad();
    void answersWhileTheDatabaseIsFrozen();
    void replaysTheSpillAfterACrash();
    void putsAsideWhatTheDatabaseRefusesForGood();
    void toleratesATornSpillFile();
    void refusesTheSpillOfAnotherDatabase();
    void saysSoWhenNothingCanBePromised();
    void storesTheCallsOfManyThreads();

private:
    // Takes the database away in the backend's own way, and gives it back.
    void takeAway();
    void giveBack();

    StorageFixture m_fixture;
    DatabaseUrl m_url;
    QString m_spill;
    int m_count = 0;
};

void tst_Journal::init()
{
    m_fixture.forgetDatabases();
    const auto url = m_fixture.fresh();
    QVERIFY2(url, url ? "" : qPrintable(url.error().message));
    m_url = *url;
    m_spill = m_fixture.path(u"spill-%1"_s.arg(++m_count));
}

// What waited was stored, not put aside (the one test that wants it removes the file).
void tst_Journal::cleanup()
{
    QVERIFY(!QFile::exists(m_spill + u".rejected"_s));
}

void tst_Journal::givesBackWhatWasAppended()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    QCOMPARE(journal->newestCursor(), 0);
    CallScript one, two;
    std::vector<CallEvent> events{one.start(), two.start(u"Zoë"_s), one.say(u"user"_s, u"Grüße — \"quoted\" \\ 😀"_s), one.end()};
    const auto cursors = expectValue(journal->append(events));
    QCOMPARE(cursors, (std::vector<qint64>{1, 2, 3, 4}));
    for (size_t i = 0; i < events.size(); ++i)
        events[i].cursor = cursors[i];
    QCOMPARE(expectValue(journal->readAfter(0)), events);
    QCOMPARE(expectValue(journal->readAfter(1, 2)), (std::vector{events[1], events[2]}));
    QCOMPARE(expectValue(journal->readAfter(4)), std::vector<CallEvent>());
    QCOMPARE(expectValue(journal->readCall(one.id(), 0)), (std::vector{events[0], events[2], events[3]}));
    QCOMPARE(expectValue(journal->readCall(one.id(), 1, 1)), (std::vector{events[2]}));
    QCOMPARE(expectValue(journal->readCall(CallId(u"call_unknown"_s), 0)), std::vector<CallEvent>());
    QCOMPARE(journal->newestCursor(), 4);
    QCOMPARE(journal->oldestCursor(), 1);
    QVERIFY(!journal->isSpilling());
}

void tst_Journal::announcesInCursorOrderWhatIsDurable()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    std::vector<CallEvent> seen;
    QObject context;
    connect(journal.journal.get(), &EventJournal::committed, &context, [&](const std::vector<CallEvent> &events) { seen.insert(seen.end(), events.begin(), events.end()); });
    // Several threads at once: their calls' events must stay in order.
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&journal] {
                CallScript call;
                (void)journal->append({call.start()});
                for (int i = 0; i < 50; ++i)
                    (void)journal->append({call.say(u"user"_s, u"line"_s), call.say(u"agent"_s, u"answer"_s)});
                (void)expectValue(journal->append({call.end()}));
            });
        }
    }
    QTRY_COMPARE(seen.size(), size_t(4 * 102));
    QVERIFY(isGapless(seen));
    QCOMPARE(readAll(*journal.journal, 100), seen);
}

void tst_Journal::refusesAStoredSeqAndKeepsTheRest()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    CallScript call, other;
    const CallEvent started = call.start();
    (void)expectValue(journal->append({started}));
    // In one group with good ones.
    auto good1 = journal->append({call.say(u"user"_s, u"one"_s)});
    auto bad = journal->append({started});
    auto good2 = journal->append({other.start()});
    QVERIFY(good1.result());
    const auto refused = bad.result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Conflict);
    QVERIFY(good2.result());
    const auto all = readAll(*journal.journal);
    QCOMPARE(all.size(), size_t(3));
    QVERIFY(isGapless(all));
    QVERIFY(!journal->isSpilling());
    CallEvent partial = call.say(u"user"_s, u"x"_s);
    partial.seq = 0;
    QCOMPARE(journal->append({partial}).result().error().code, Error::Code::Internal);
}

void tst_Journal::keepsAUnitTogetherWhenOneEventIsRefused()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    CallScript call, other;
    const CallEvent started = call.start();
    (void)expectValue(journal->append({started}));
    QVERIFY(!journal->append({other.start(), started, call.end()}).result());
    QCOMPARE(readAll(*journal.journal).size(), size_t(1));
    QCOMPARE(expectValue(CallRepository(*journal.database).list({}, true)).total, 1);
}

void tst_Journal::storesWhatPostgresJsonRefuses()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    CallScript call;
    QString text = u"a"_s + QChar(u'\0') + u"b"_s + QChar(0xD83D) + u"c"_s;
    std::vector<CallEvent> announced;
    QObject context;
    connect(journal.journal.get(), &EventJournal::committed, &context, [&](const std::vector<CallEvent> &events) { announced = events; });
    (void)expectValue(journal->append({call.start(), call.say(u"user"_s, text), call.next(EventType::IntakeUpdated, {{u"structured_data"_s, QJsonObject{{text, text}}}})}));
    const auto stored = readAll(*journal.journal);
    QCOMPARE(stored.size(), size_t(3));
    QCOMPARE(stored[1].data.value("text"_L1).toString(), u"a\uFFFDb\uFFFDc"_s);
    QTRY_COMPARE(announced, stored); // what is announced is what is stored
}

void tst_Journal::continuesCursorsAfterReopening()
{
    CallScript call;
    {
        auto journal = Journal::open(m_url, m_spill);
        QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
        (void)expectValue(journal->append({call.start(), call.say(u"user"_s, u"before"_s)}));
        (void)journal->append({call.say(u"user"_s, u"not waited for"_s)}); // the end writes what has gathered
    }
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    QCOMPARE(journal->newestCursor(), 3);
    QCOMPARE(expectValue(journal->append({call.end()})), std::vector<qint64>{4});
    QVERIFY(isGapless(readAll(*journal.journal)));
}

void tst_Journal::projectsTheSameAsTheFold()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    CallScript call;
    const QString first = EscalationId::generate().text();
    const std::vector<CallEvent> events{
        call.start(u"ÄNNE"_s),
        call.next(EventType::CallUpdated, {{u"session"_s, QJsonObject{{u"id"_s, u"sess_1"_s}}}, {u"prompt_version"_s, u"p1"_s}}),
        call.say(u"agent"_s, u"Hello"_s),
        call.next(EventType::PhaseChanged, {{u"phase"_s, u"intake"_s}}),
        call.next(EventType::IntakeUpdated, {{u"structured_data"_s, QJsonObject{{u"name"_s, u"Ann"_s}, {u"n"_s, 1}}}, {u"urgency_level"_s, u"low"_s}}),
        call.next(EventType::IntakeUpdated, {{u"structured_data"_s, QJsonObject{{u"reason"_s, u"pain"_s}, {u"n"_s, 2}}}, {u"completed"_s, true}}),
        call.next(EventType::EscalationRaised, {{u"escalation_id"_s, first}, {u"urgency"_s, u"high"_s}, {u"trigger"_s, u"phrase"_s}, {u"reason"_s, u"asked"_s},
                                                {u"phrase"_s, u"a human"_s}, {u"rule"_s, u"r1"_s}, {u"summary"_s, u"s"_s}}),
        call.next(EventType::EscalationRaised, {{u"escalation_id"_s, first}, {u"urgency"_s, u"emergency"_s}, {u"trigger"_s, u"tool"_s}, {u"reason"_s, u"worse"_s},
                                                {u"phrase"_s, u""_s}, {u"rule"_s, u""_s}, {u"summary"_s, u"t"_s}}),
        call.next(EventType::EscalationUpdated, {{u"escalation_id"_s, first}, {u"status"_s, u"accepted"_s}, {u"by"_s, u"Sam"_s}}),
        call.next(EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Sam"_s}}),
        call.next(EventType::ModeChanged, {{u"mode"_s, u"hold"_s}, {u"by"_s, u"Sam"_s}}),
        call.say(u"user"_s, u"Thanks"_s),
        call.next(EventType::CallUpdated, {{u"caller"_s, u"Ann Smith"_s}}),
        call.next(EventType::CallUpdated, {{u"call_sid"_s, u"CA\"1'"_s}}),
        call.next(EventType::ParticipantLeft, {{u"name"_s, u"Sam"_s}, {u"role"_s, u"human"_s}, {u"reason"_s, u"lost"_s}}),
        call.next(EventType::EscalationRaised, {{u"escalation_id"_s, EscalationId::generate().text()}, {u"urgency"_s, u"low"_s}, {u"trigger"_s, u"agent_lost"_s},
                                                {u"reason"_s, u"again"_s}, {u"phrase"_s, u""_s}, {u"rule"_s, u""_s}, {u"summary"_s, u""_s}}),
        call.end(u"failed"_s),
        call.next(EventType::EscalationUpdated, {{u"escalation_id"_s, first}, {u"status"_s, u"resolved"_s}, {u"outcome"_s, u"ok"_s}, {u"notes"_s, u"n"_s}}),
    };
    // After each event, appended alone, and then all again as one group: rows and fold agree.
    const CallRepository calls(*journal.database);
    const auto expected = [](Call whole) {
        whole.transcript.clear();
        return whole;
    };
    Call fold;
    for (const CallEvent &event : events) {
        (void)expectValue(journal->append({event}));
        QVERIFY(fold.apply(event));
        const CallPage page = expectValue(calls.list({}, false));
        QCOMPARE(page.calls.size(), size_t(1));
        QCOMPARE(page.calls.front().toDetailJson(), expected(fold).toDetailJson());
        QVERIFY(page.calls.front() == expected(fold));
    }
    QCOMPARE(expectValue(calls.get(call.id())), fold);
    std::vector<CallEvent> copy = events;
    const CallId other = CallId::generate();
    for (CallEvent &event : copy) {
        event.callId = other;
        if (event.data.contains("escalation_id"_L1))
            event.data.insert(u"escalation_id"_s, event.data.value("escalation_id"_L1).toString() + u"x"_s);
    }
    (void)expectValue(journal->append(copy));
    CallFilter filter;
    filter.words = u"änne"_s; // was replaced
    QCOMPARE(expectValue(calls.list(filter, false)).calls.size(), size_t(0));
    const CallPage page = expectValue(calls.list({}, false));
    const auto row = std::ranges::find(page.calls, other, &Call::id);
    QVERIFY(row != page.calls.end());
    QVERIFY(*row == expected(Call::fold(copy)));
}

void tst_Journal::findsOpenCallsForResuming()
{
    CallScript open, ended, second;
    {
        auto journal = Journal::open(m_url, m_spill);
        QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
        (void)expectValue(journal->append({open.start(), ended.start(), open.say(u"user"_s, u"hello"_s), ended.end(), second.start()}));
    }
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    const auto calls = journal->readOpenCalls();
    QVERIFY(calls);
    QCOMPARE(calls->size(), size_t(2));
    const auto lists = [&](const CallId &id) {
        const auto found = std::ranges::find_if(*calls, [&](const auto &events) { return events.front().callId == id; });
        return found == calls->end() ? size_t(0) : found->size();
    };
    QCOMPARE(lists(open.id()), size_t(2));
    QCOMPARE(lists(second.id()), size_t(1));
    QCOMPARE(lists(ended.id()), size_t(0));
}

void tst_Journal::refusesASecondWriter()
{
    auto first = Journal::open(m_url, m_spill);
    QVERIFY(first);
    const auto second = Journal::open(m_url, m_spill + u"-other"_s);
    QVERIFY(!second);
    QCOMPARE(second.error.code, Error::Code::Unavailable);
    QVERIFY2(second.error.message.contains(u"Another Attendant is already running"), qPrintable(second.error.message));
    first.journal.reset();
    const auto third = Journal::open(m_url, m_spill + u"-other"_s);
    QVERIFY2(third, qPrintable(third.error.message));
}

void tst_Journal::refusesMoreThanTheQueueHolds()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    CallScript call;
    std::vector<CallEvent> many{call.start()};
    for (int i = 0; i < 60'000; ++i)
        many.push_back(call.next(EventType::ParticipantJoined, {}));
    const auto refused = journal->append(many).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Unavailable);
}

// The child appends and prints each acknowledged event; it is killed in the middle.
void tst_Journal::losesNothingWhenKilled()
{
    QString text = u"sqlite:///"_s + m_url.path;
    if (StorageFixture::isPostgreSql())
        text = u"postgresql://%1@%2:%3/%4"_s.arg(m_url.user, m_url.host).arg(m_url.port).arg(m_url.name);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--append"_s, text, m_spill});
    QByteArray output;
    while (output.count('\n') < 2'000) {
        QVERIFY2(child.waitForReadyRead(20'000), child.readAllStandardError().constData());
        output += child.readAllStandardOutput();
    }
    child.kill();
    QVERIFY(child.waitForFinished(10'000));
    output += child.readAllStandardOutput();
    output.truncate(output.lastIndexOf('\n'));

    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message));
    const auto all = readAll(*journal.journal);
    QVERIFY(isGapless(all));
    QSet<QByteArray> stored;
    for (const CallEvent &event : all)
        stored.insert(event.callId.text().toLatin1() + ' ' + QByteArray::number(event.seq));
    for (const QByteArray &acknowledged : output.split('\n'))
        QVERIFY2(stored.contains(acknowledged), acknowledged.constData());
}

void tst_Journal::takeAway()
{
    if (StorageFixture::isPostgreSql()) {
        m_fixture.server().kill();
        return;
    }
    // Another program that holds the write lock: the writer waits for its busy time-out and then goes to the spill file.
    QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"blocker"_s);
    db.setDatabaseName(m_url.path);
    QVERIFY(db.open());
    QSqlQuery query(db);
    QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
}

void tst_Journal::giveBack()
{
    if (StorageFixture::isPostgreSql()) {
        const auto resumed = m_fixture.server().resume();
        QVERIFY2(resumed, resumed ? "" : qPrintable(resumed.error().message));
        return;
    }
    QSqlDatabase::database(u"blocker"_s).close();
    QSqlDatabase::removeDatabase(u"blocker"_s);
}

void tst_Journal::spillsWhileTheDatabaseIsAway()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    std::vector<CallEvent> seen;
    QObject context;
    connect(journal.journal.get(), &EventJournal::committed, &context, [&](const std::vector<CallEvent> &events) { seen.insert(seen.end(), events.begin(), events.end()); });
    CallScript before, during;
    (void)expectValue(journal->append({before.start()}));
    takeAway();
    (void)expectValue(journal->append({before.say(u"user"_s, u"still there?"_s), during.start()}));
    QVERIFY(journal->isSpilling());
    const auto cursors = expectValue(journal->append({during.say(u"user"_s, u"yes"_s)}));
    QCOMPARE(cursors, std::vector<qint64>{4});
    QTRY_COMPARE(seen.size(), size_t(4)); // announced all the same
    // Streams that are up to date, and calls that began during the outage, go on without the database.
    QCOMPARE(expectValue(journal->readAfter(1)).size(), size_t(3));
    QCOMPARE(expectValue(journal->readAfter(3)).size(), size_t(1));
    QCOMPARE(expectValue(journal->readCall(during.id(), 0)).size(), size_t(2));
    QCOMPARE(expectValue(journal->readCall(before.id(), 1)).size(), size_t(1));
    (void)expectValue(journal->append({during.say(u"user"_s, u"good"_s)}));
    if (StorageFixture::isPostgreSql()) {
        const auto tooOld = journal->readAfter(0).result();
        QVERIFY(!tooOld);
        QCOMPARE(tooOld.error().code, Error::Code::Unavailable);
        QVERIFY(journal.database->trouble());
    } else {
        QCOMPARE(readAll(*journal.journal, 2).size(), size_t(5)); // SQLite can still read: the two sources join
    }
    CallEvent again = during.end();
    again.seq = 1;
    QCOMPARE(journal->append({again}).result().error().code, Error::Code::Conflict);
    giveBack();
    QTRY_VERIFY_WITH_TIMEOUT(!journal->isSpilling(), 60'000);
    (void)expectValue(journal->append({before.end()}));
    const auto all = readAll(*journal.journal, 2);
    QCOMPARE(all.size(), size_t(6));
    QVERIFY(isGapless(all));
    QTRY_COMPARE(seen, all);
    QCOMPARE(expectValue(CallRepository(*journal.database).list({}, true)).total, 2);
    QVERIFY(!journal.database->trouble());
}

void tst_Journal::losesNothingWhenTheDatabaseIsKilledUnderLoad()
{
    if (!StorageFixture::isPostgreSql()) // what can happen to SQLite is the test before
        return;
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    std::vector<CallEvent> seen;
    QObject context;
    connect(journal.journal.get(), &EventJournal::committed, &context, [&](const std::vector<CallEvent> &events) { seen.insert(seen.end(), events.begin(), events.end()); });
    std::atomic<bool> enough = false;
    std::atomic<int> acknowledged = 0, refused = 0;
    std::vector<std::jthread> threads;
    for (int t = 0; t < 6; ++t) {
        threads.emplace_back([&] {
            while (!enough) {
                CallScript call;
                std::vector<std::vector<CallEvent>> units{{call.start()}};
                for (int i = 0; i < 5; ++i)
                    units.push_back({call.say(u"user"_s, u"a line of words"_s), call.next(EventType::PhaseChanged, {{u"phase"_s, u"intake"_s}})});
                units.push_back({call.end()});
                for (auto &unit : units) {
                    (journal->append(unit).result() ? acknowledged : refused) += int(unit.size());
                    QThread::usleep(500); // a spill file answers so fast that the rest of the test would be reading it back
                }
            }
        });
    }
    for (int round = 0; round < 2; ++round) {
        const int goal = acknowledged + 2'000;
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged > goal, 30'000);
        if (round == 0)
            m_fixture.server().kill();
        else
            m_fixture.server().stop();
        const int spilledGoal = acknowledged + 500;
        QTRY_VERIFY_WITH_TIMEOUT(journal->isSpilling() && acknowledged > spilledGoal, 30'000);
        giveBack();
        QTRY_VERIFY_WITH_TIMEOUT(!journal->isSpilling(), 60'000);
    }
    enough = true;
    threads.clear();
    QCOMPARE(refused.load(), 0);
    const auto all = readAll(*journal.journal);
    QCOMPARE(all.size(), size_t(acknowledged));
    QVERIFY(isGapless(all));
    QTRY_COMPARE(seen.size(), all.size());
    QVERIFY(seen == all);
    CallFilter ended;
    ended.state = CallFilter::State::Ended;
    ended.words = u"words"_s;
    QSet<QString> ids;
    for (const CallEvent &event : all)
        ids.insert(event.callId.text());
    QCOMPARE(expectValue(CallRepository(*journal.database).list(ended, true)).total, ids.size());
}

// A server that keeps its connections and never answers: appends go to the spill file when the limit has passed.
void tst_Journal::answersWhileTheDatabaseIsFrozen()
{
    if (!StorageFixture::isPostgreSql())
        return;
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    CallScript call;
    (void)expectValue(journal->append({call.start()}));
    m_fixture.server().freeze(true);
    auto appended = journal->append({call.say(u"user"_s, u"hello?"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(appended.isFinished(), 15'000);
    QVERIFY(appended.result());
    QVERIFY(journal->isSpilling());
    (void)expectValue(journal->append({call.say(u"user"_s, u"hello again?"_s)})); // by the spill file: the database is still frozen
    QVERIFY(journal->isSpilling());
    m_fixture.server().freeze(false);
    QTRY_VERIFY_WITH_TIMEOUT(!journal->isSpilling(), 60'000);
    QVERIFY(isGapless(readAll(*journal.journal)));
    QCOMPARE(readAll(*journal.journal).size(), size_t(3));
}

void tst_Journal::replaysTheSpillAfterACrash()
{
    CallScript call;
    QByteArray spilled;
    {
        auto journal = Journal::open(m_url, m_spill);
        QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
        (void)expectValue(journal->append({call.start()}));
        takeAway();
        (void)expectValue(journal->append({call.say(u"user"_s, u"one"_s)}));
        (void)expectValue(journal->append({call.say(u"user"_s, u"two"_s), call.end()}));
        QFile file(m_spill);
        QVERIFY(file.open(QIODevice::ReadOnly));
        spilled = file.readAll();
    }
    giveBack();
    // Twice, as after a crash between storing and emptying the file: nothing is stored twice.
    for (int round = 0; round < 2; ++round) {
        QFile file(m_spill);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(spilled), spilled.size());
        file.close();
        auto journal = Journal::open(m_url, m_spill);
        QVERIFY2(journal, qPrintable(journal.error.message));
        const auto all = readAll(*journal.journal);
        QCOMPARE(all.size(), size_t(4));
        QVERIFY(isGapless(all));
        QCOMPARE(journal->newestCursor(), 4);
        const auto stored = expectValue(CallRepository(*journal.database).list({}, true));
        QCOMPARE(stored.total, 1);
        QCOMPARE(stored.calls.front().status, CallStatus::Completed);
        QCOMPARE(stored.calls.front().lastLine, u"two"_s);
    }
}

void tst_Journal::putsAsideWhatTheDatabaseRefusesForGood()
{
    CallScript call, other;
    const CallEvent started = call.start(), foreign = other.start();
    {
        auto journal = Journal::open(m_url, m_spill);
        QVERIFY(journal);
        (void)expectValue(journal->append({started}));
        takeAway();
        (void)expectValue(journal->append({call.say(u"user"_s, u"its place is taken"_s)}));
        (void)expectValue(journal->append({call.say(u"user"_s, u"behind it"_s)}));
    }
    giveBack();
    {
        auto database = Database::open(m_url);
        QVERIFY(database);
        expectValue((*database)->run([&](QSqlDatabase &db) -> Result<void> {
            QSqlQuery query(db);
            const QString sql = u"INSERT INTO call_events (cursor, call_id, org_id, seq, type, at, data) VALUES (2, '%1', 'org_a', 1, 'call.started', '%2', '{}')"_s;
            if (!query.exec(sql.arg(foreign.callId.text(), toIso(foreign.at))))
                return fail(Error::Code::Internal, query.lastError().text());
            return {};
        }));
    }
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    const auto all = readAll(*journal.journal);
    QCOMPARE(all.size(), size_t(3));
    QCOMPARE(all[1].callId, other.id());
    QCOMPARE(all[2].data.value("text"_L1).toString(), u"behind it"_s);
    QFile rejected(m_spill + u".rejected"_s);
    QVERIFY(rejected.open(QIODevice::ReadOnly));
    QVERIFY(rejected.readAll().contains("its place is taken"));
    QVERIFY(rejected.remove());
}

void tst_Journal::toleratesATornSpillFile()
{
    CallScript call;
    {
        auto journal = Journal::open(m_url, m_spill);
        QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
        (void)expectValue(journal->append({call.start()}));
        takeAway();
        (void)expectValue(journal->append({call.say(u"user"_s, u"whole"_s)}));
        (void)expectValue(journal->append({call.say(u"user"_s, u"torn"_s)}));
    }
    QFile file(m_spill);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.size() - 5));
    file.close();
    giveBack();
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message));
    const auto all = readAll(*journal.journal);
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(all[1].data.value("text"_L1).toString(), u"whole"_s);
    QCOMPARE(expectValue(journal->append({call.next(EventType::ParticipantJoined, {})})), std::vector<qint64>{3});
}

void tst_Journal::refusesTheSpillOfAnotherDatabase()
{
    CallScript call;
    {
        auto journal = Journal::open(m_url, m_spill);
        QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
        takeAway();
        (void)expectValue(journal->append({call.start()}));
    }
    giveBack();
    const auto other = m_fixture.fresh();
    QVERIFY(other);
    const auto refused = Journal::open(*other, m_spill);
    QVERIFY(!refused);
    QVERIFY2(refused.error.message.contains(u"1 events of another database"), qPrintable(refused.error.message));
    QVERIFY(Journal::open(m_url, m_spill));
    QVERIFY(Journal::open(*other, m_spill)); // empty now
}

// Neither the database nor the spill file can take it: the answer says so, and what can be kept again is kept.
void tst_Journal::saysSoWhenNothingCanBePromised()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    CallScript call;
    (void)expectValue(journal->append({call.start()}));
    takeAway();
    (void)expectValue(journal->append({call.say(u"user"_s, u"kept"_s)}));
    const CallEvent next = call.say(u"user"_s, u"not kept at first"_s);
    {
        const FileSizeLimit limit(QFileInfo(m_spill).size() + 20); // as a full disk would
        const auto refused = journal->append({next}).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Error::Code::Unavailable);
        QVERIFY2(refused.error().message.contains(u"nothing can be promised"), qPrintable(refused.error().message));
    }
    (void)expectValue(journal->append({next}));
    giveBack();
    QTRY_VERIFY_WITH_TIMEOUT(!journal->isSpilling(), 60'000);
    const auto all = expectValue(journal->readCall(call.id(), 0));
    QCOMPARE(all.size(), size_t(3));
    QCOMPARE(all.back().data, next.data);
}

void tst_Journal::storesTheCallsOfManyThreads()
{
    auto journal = Journal::open(m_url, m_spill);
    QVERIFY2(journal, qPrintable(journal.error.message + journal.error.context));
    constexpr int parallel = 32, lifecycles = 60;
    QElapsedTimer timer;
    timer.start();
    std::vector<std::jthread> threads;
    for (int t = 0; t < parallel; ++t) {
        threads.emplace_back([&journal] {
            for (int n = 0; n < lifecycles; ++n) {
                CallScript call;
                (void)journal->append({call.start()}).result();
                for (int i = 0; i < 10; ++i)
                    (void)journal->append({call.say(u"user"_s, u"I would like to make an appointment for tomorrow at nine."_s)}).result();
                (void)journal->append({call.end()}).result();
            }
        });
    }
    threads.clear();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    qInfo("%d lifecycles of 12 events in %.2f s: %.0f lifecycles/s, %.0f events/s", parallel * lifecycles, seconds, parallel * lifecycles / seconds,
          parallel * lifecycles * 12 / seconds);
    QCOMPARE(journal->newestCursor(), parallel * lifecycles * 12);
}

namespace {

// The child of losesNothingWhenKilled().
int appendForEver(const QString &url, const QString &spill)
{
    auto journal = Journal::open(*DatabaseUrl::parse(url), spill);
    if (!journal) {
        fprintf(stderr, "%s\n", qPrintable(journal.error.message));
        return 1;
    }
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&journal] {
            while (true) {
                CallScript call;
                std::vector<CallEvent> events{call.start(), call.say(u"user"_s, u"hello"_s), call.say(u"agent"_s, u"good day"_s), call.end()};
                for (const CallEvent &event : events) {
                    if (!journal->append({event}).result())
                        return;
                    const QByteArray line = event.callId.text().toLatin1() + ' ' + QByteArray::number(event.seq) + '\n';
                    if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) < 0)
                        return;
                }
            }
        });
    }
    threads.clear();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 4 && arguments.at(1) == u"--append")
        return appendForEver(arguments.at(2), arguments.at(3));
    tst_Journal test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journal.moc"
