// SPDX-License-Identifier: GPL-3.0-or-later
#include "storagefixture.h"

#include "base/secrets.h"
#include "storage/eventjournal.h"
#include "storage/migrations.h"
#include "storage/repositories.h"
#include "storage/tokenrepository.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QDir>
#include <QJsonArray>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <semaphore>

#include <unistd.h>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Storage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { StorageFixture::addBackends(); }
    void init();
    void migratesAnEmptyDatabaseOnce();
    void migratesOnceWhenManyTry();
    void refusesANewerSchema();
    void refusesAChangedMigration();
    void leavesTheSchemaAloneWhenAMigrationFails();
    void saysWhyADatabaseCannotBeOpened();
    void keepsFilesPrivate();
    void answersWhenTheQueueIsFull();
    void reconnectsAfterALostConnection();
    void survivesARestartThatNobodyNoticed();
    void endsWhileTheServerSaysNothing();

    void storesOrganizations();
    void refusesStaleOrganizations();
    void keepsOrganizationsWithCallsInProgress();
    void findsDuplicateAppointments();
    void listsCallsNewestFirstInPages();
    void filtersCalls_data();
    void filtersCalls();
    void refusesMalformedPositions();
    void saysThatACallIsUnknown();
    void recordsAudit();
    void makesFindsAndRevokesTokens();

private:
    std::unique_ptr<Database> open();
    // Writes the table of migrations by hand.
    void execute(const QString &sql);

    StorageFixture m_fixture;
    DatabaseUrl m_url;
};

void tst_Storage::init()
{
    m_fixture.forgetDatabases();
    const auto url = m_fixture.fresh();
    QVERIFY2(url, url ? "" : qPrintable(url.error().message));
    m_url = *url;
}

std::unique_ptr<Database> tst_Storage::open()
{
    auto database = Database::open(m_url);
    if (!database) {
        QTest::qFail(qPrintable(database.error().message + database.error().context), __FILE__, __LINE__);
        return nullptr;
    }
    return std::move(*database);
}

void tst_Storage::execute(const QString &sql)
{
    const auto database = open();
    QVERIFY(database);
    expectValue(database->run([sql](QSqlDatabase &db) -> Result<void> {
        QSqlQuery query(db);
        if (!query.exec(sql))
            return fail(Error::Code::Internal, sql);
        return {};
    }));
}

void tst_Storage::migratesAnEmptyDatabaseOnce()
{
    const auto first = migrate(m_url);
    QVERIFY2(first, first ? "" : qPrintable(first.error().message + first.error().context));
    QCOMPARE(first->value(0), u"0001_initial"_s);
    const auto second = migrate(m_url);
    QVERIFY(second);
    QCOMPARE(*second, QStringList());
}

void tst_Storage::migratesOnceWhenManyTry()
{
    std::vector<std::unique_ptr<QThread>> threads;
    std::atomic<int> applied = 0, failed = 0;
    for (int i = 0; i < 5; ++i) {
        threads.emplace_back(QThread::create([&] {
            const auto result = migrate(m_url);
            if (result)
                applied += result->isEmpty() ? 0 : 1;
            else
                ++failed;
        }))->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(failed, 0);
    QCOMPARE(applied, 1);
}

void tst_Storage::refusesANewerSchema()
{
    QVERIFY(migrate(m_url));
    execute(u"INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (9999, '9999_later', 'x', 'y')"_s);
    const auto database = Database::open(m_url);
    QVERIFY(!database);
    QCOMPARE(database.error().code, Error::Code::Unavailable);
    QVERIFY2(database.error().message.contains(u"newer Attendant"), qPrintable(database.error().message));
}

void tst_Storage::refusesAChangedMigration()
{
    QVERIFY(migrate(m_url));
    execute(u"UPDATE schema_migrations SET checksum = 'other'"_s);
    const auto result = migrate(m_url);
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(u"0001_initial"), qPrintable(result.error().message));
}

void tst_Storage::leavesTheSchemaAloneWhenAMigrationFails()
{
    QTemporaryDir folder;
    const QString dialect = StorageFixture::isPostgreSql() ? u"postgresql"_s : u"sqlite"_s;
    QVERIFY(QDir(folder.path()).mkdir(dialect));
    QFile good(folder.filePath(dialect + u"/0001_good.sql"_s)), bad(folder.filePath(dialect + u"/0002_bad.sql"_s));
    QVERIFY(good.open(QIODevice::WriteOnly) && bad.open(QIODevice::WriteOnly));
    good.write("-- a comment;\nCREATE TABLE installation (\n    id TEXT NOT NULL\n);\n");
    bad.write("CREATE TABLE half (id TEXT);\nCREATE TABLE broken (;\n");
    good.close();
    bad.close();
    const QString connection = u"migration-test"_s;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(StorageFixture::isPostgreSql() ? u"QPSQL"_s : u"QSQLITE"_s, connection);
        if (StorageFixture::isPostgreSql()) {
            db.setHostName(m_url.host);
            db.setPort(m_url.port);
            db.setUserName(m_url.user);
            db.setDatabaseName(m_url.name);
        } else {
            db.setDatabaseName(folder.filePath(u"test.db"_s));
        }
        QVERIFY(db.open());
        const auto failed = migrate(db, folder.path());
        QVERIFY(!failed);
        QVERIFY2(failed.error().message.contains(u"0002_bad"), qPrintable(failed.error().message));
        QVERIFY(!db.tables().contains(u"half"_s));
        QVERIFY(!db.tables().contains(u"installation"_s));
        QVERIFY(bad.remove());
        const auto repaired = migrate(db, folder.path());
        QVERIFY2(repaired, repaired ? "" : qPrintable(repaired.error().context));
        QCOMPARE(*repaired, QStringList{u"0001_good"_s});
    }
    QSqlDatabase::removeDatabase(connection);
}

void tst_Storage::saysWhyADatabaseCannotBeOpened()
{
    const auto refusal = [](const DatabaseUrl &url) {
        const auto database = Database::open(url);
        return database ? Error() : database.error();
    };
    const auto says = [](const Error &error, const QString &words) {
        if (error.code == Error::Code::Unavailable && error.message.contains(words) && error.message.contains(u"DATABASE_URL"))
            return true;
        qWarning().noquote() << toString(error.code) << error.message;
        return false;
    };
    DatabaseUrl url = m_url;
    if (StorageFixture::isPostgreSql()) {
        url.name = u"nowhere"_s;
        QVERIFY(says(refusal(url), u"\"nowhere\" does not exist"_s));
        url = m_url;
        url.port = 1;
        url.password = u"secret"_s;
        const Error error = refusal(url);
        QVERIFY(says(error, u"Connection refused"_s));
        QVERIFY(!error.message.contains(u"secret"_s) && !error.context.contains(u"secret"_s));
        return;
    }
    url.path = m_fixture.path(u""_s);
    QVERIFY(says(refusal(url), u"is a folder"_s));
    url.path = u"/dev/null/attendant.db"_s;
    QVERIFY(says(refusal(url), u"cannot be made"_s));
    url.path = m_fixture.path(u"rubbish"_s);
    QFile file(url.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4'096, 'x'));
    file.close();
    QVERIFY(says(refusal(url), u"is not a database"_s));
    // Not ours to write. Root may write everything, so it becomes nobody for a moment.
    url = m_url;
    QVERIFY(migrate(url));
    QVERIFY(QFile::setPermissions(url.path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(QFile::setPermissions(QFileInfo(url.path).path(), QFile::ReadOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
    QVERIFY(QFile::setPermissions(m_fixture.path(u""_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther));
    const bool root = ::geteuid() == 0;
    if (root)
        QCOMPARE(::seteuid(65'534), 0);
    const Error error = refusal(url);
    if (root)
        QCOMPARE(::seteuid(0), 0);
    QVERIFY(says(error, u"Make it writable"_s));
}

void tst_Storage::keepsFilesPrivate()
{
    if (StorageFixture::isPostgreSql())
        return; // its files are not ours
    const auto database = open();
    const auto journal = EventJournal::open(*database, m_fixture.path(u"private/spill"_s));
    QVERIFY(journal);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    for (const QString &path : {QFileInfo(m_url.path).path(), m_url.path, m_url.path + u"-wal"_s, m_url.path + u".lock"_s, m_fixture.path(u"private"_s), m_fixture.path(u"private/spill"_s)}) {
        QVERIFY2(QFile::exists(path), qPrintable(path));
        QVERIFY2(!(QFile::permissions(path) & others), qPrintable(path));
    }
}

void tst_Storage::answersWhenTheQueueIsFull()
{
    const auto database = open();
    std::counting_semaphore gate(0);
    std::vector<Pending<int>> waiting;
    const auto blocked = [&gate](QSqlDatabase &) -> Result<int> {
        gate.acquire();
        return 1;
    };
    // However many the two threads have taken meanwhile: at some point nothing more fits.
    constexpr int farTooMany = 4'000;
    const auto openGate = qScopeGuard([&gate] { gate.release(farTooMany); });
    Pending<int> refused;
    for (int i = 0; i < farTooMany && !(refused = database->run(blocked)).isFinished(); ++i)
        waiting.push_back(refused);
    QVERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().code, Error::Code::Unavailable);
    gate.release(farTooMany);
    QCOMPARE(waiting.front().result().value(), 1);
}

void tst_Storage::reconnectsAfterALostConnection()
{
    if (!StorageFixture::isPostgreSql())
        return;
    const auto database = open();
    const auto one = [](QSqlDatabase &db) -> Result<int> {
        QSqlQuery query(db);
        if (!query.exec(u"SELECT 1"_s) || !query.next())
            return fail(Error::Code::Unavailable, query.lastError().text());
        return query.value(0).toInt();
    };
    QCOMPARE(expectValue(database->run(one)), 1);
    m_fixture.server().stop();
    CallFilter filter;
    QTRY_VERIFY(!CallRepository(*database).list(filter, false).result());
    const auto error = CallRepository(*database).list(filter, false).result().error();
    QCOMPARE(error.code, Error::Code::Unavailable);
    QVERIFY(database->trouble());
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 50; ++i)
        QVERIFY(!database->run(one).result());
    QVERIFY(timer.elapsed() < 5'000); // fails fast
    QVERIFY(m_fixture.server().resume());
    QTRY_VERIFY(database->run(one).result());
    QTRY_VERIFY(CallRepository(*database).list(filter, false).result());
    QVERIFY(!database->trouble());
}

// Every thread's connection is stale after it; none of their next askers may pay with an error.
void tst_Storage::survivesARestartThatNobodyNoticed()
{
    if (!StorageFixture::isPostgreSql())
        return;
    const auto database = open();
    QSemaphore arrived, go;
    const auto onBothThreads = [&] {
        const auto one = [&](QSqlDatabase &db) -> Result<int> {
            QSqlQuery query(db);
            const bool done = query.exec(u"SELECT 1"_s) && query.next();
            const QString reason = query.lastError().text();
            arrived.release(); // holds its thread until the other one has work too
            if (!go.tryAcquire(1, 10'000))
                return fail(Error::Code::Internal, u"the other thread never came"_s);
            if (!done)
                return fail(Error::Code::Unavailable, reason);
            return query.value(0).toInt();
        };
        auto first = database->run(one);
        auto second = database->run(one);
        const bool both = arrived.tryAcquire(2, 10'000);
        go.release(2);
        return both && expectValue(first) == 1 && expectValue(second) == 1;
    };
    QVERIFY(onBothThreads());
    m_fixture.server().stop();
    QVERIFY(m_fixture.server().resume());
    QVERIFY(onBothThreads());
}

void tst_Storage::endsWhileTheServerSaysNothing()
{
    if (!StorageFixture::isPostgreSql())
        return;
    auto database = open();
    QVERIFY(CallRepository(*database).list({}, false).result());
    m_fixture.server().freeze(true);
    auto pending = CallRepository(*database).list({}, false);
    QElapsedTimer timer;
    timer.start();
    database.reset();
    const qint64 elapsed = timer.elapsed();
    m_fixture.server().freeze(false);
    QVERIFY2(elapsed < 5'000, qPrintable(QString::number(elapsed)));
    QVERIFY(!pending.result());
}

void tst_Storage::storesOrganizations()
{
    const auto database = open();
    const OrganizationRepository organizations(*database);
    QCOMPARE(expectValue(organizations.list()), std::vector<Organization>());
    Organization demo = Organization::demo();
    demo.updatedAt = Time(1'795'340'000'123'456us);
    const Organization stored = expectValue(organizations.create(demo));
    QCOMPARE(stored.revision, 1);
    QCOMPARE(expectValue(organizations.get(demo.id)), stored);
    const auto again = organizations.create(demo).result();
    QVERIFY(!again);
    QCOMPARE(again.error().code, Error::Code::Conflict);
    Organization other;
    other.id = OrgId(u"org_other"_s);
    other.name = u"Äpfel & Söhne"_s;
    other.config = {{u"role"_s, u"a \"quoted\" one"_s}, {u"nothing"_s, QJsonValue()}, {u"deep"_s, QJsonObject{{u"n"_s, 1.5}, {u"list"_s, QJsonArray{1, u"x"_s}}}}};
    (void)expectValue(organizations.create(other));
    QCOMPARE(expectValue(organizations.get(other.id)).config, other.config);
    QCOMPARE(expectValue(organizations.list()).size(), size_t(2));
    expectValue(organizations.remove(other.id));
    QCOMPARE(organizations.get(other.id).result().error().code, Error::Code::NotFound);
    QCOMPARE(organizations.remove(other.id).result().error().code, Error::Code::NotFound);
}

void tst_Storage::refusesStaleOrganizations()
{
    const auto database = open();
    const OrganizationRepository organizations(*database);
    Organization first = expectValue(organizations.create(Organization::demo()));
    Organization second = first;
    first.name = u"First"_s;
    first = expectValue(organizations.save(first));
    QCOMPARE(first.revision, 2);
    QVERIFY(first.updatedAt > second.updatedAt);
    second.name = u"Second"_s;
    const auto stale = organizations.save(second).result();
    QVERIFY(!stale);
    QCOMPARE(stale.error().code, Error::Code::PreconditionFailed);
    QCOMPARE(expectValue(organizations.get(first.id)).name, u"First"_s);
    second.id = OrgId(u"org_none"_s);
    QCOMPARE(organizations.save(second).result().error().code, Error::Code::NotFound);
}

void tst_Storage::keepsOrganizationsWithCallsInProgress()
{
    const auto database = open();
    const auto journal = EventJournal::open(*database, m_fixture.path(u"spill-org"_s) + m_url.name);
    QVERIFY(journal);
    const OrganizationRepository organizations(*database);
    const Organization demo = expectValue(organizations.create(Organization::demo()));
    CallScript call(demo.id.text());
    (void)expectValue((*journal)->append({call.start()}));
    const auto refused = organizations.remove(demo.id).result();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Conflict);
    (void)expectValue((*journal)->append({call.end()}));
    expectValue(organizations.remove(demo.id));
    QCOMPARE(expectValue(CallRepository(*database).get(call.id())).orgId, demo.id); // the calls stay
}

void tst_Storage::findsDuplicateAppointments()
{
    const auto database = open();
    const AppointmentRepository appointments(*database);
    Appointment appointment;
    appointment.orgId = OrgId(u"org_a"_s);
    appointment.title = u"Check-up"_s;
    appointment.attendeeEmail = u"ann@example.org"_s;
    appointment.timezone = u"America/Chicago"_s;
    appointment.start = Time(1'795'340'000s);
    appointment.end = Time(1'795'341'800s);
    const auto first = expectValue(appointments.create(appointment));
    QVERIFY(!first.duplicate);
    QVERIFY(!first.appointment.id.isEmpty());
    const auto second = expectValue(appointments.create(appointment));
    QVERIFY(second.duplicate);
    QCOMPARE(second.appointment, first.appointment);
    appointment.start += 1h;
    appointment.callId = CallId(u"call_1"_s);
    QVERIFY(!expectValue(appointments.create(appointment)).duplicate);
    appointment.orgId = OrgId(u"org_b"_s);
    QVERIFY(!expectValue(appointments.create(appointment)).duplicate);
    const auto list = expectValue(appointments.list(OrgId(u"org_a"_s)));
    QCOMPARE(list.size(), size_t(2));
    QCOMPARE(list.front(), first.appointment);
    QCOMPARE(list.back().callId, CallId(u"call_1"_s));
}

void tst_Storage::listsCallsNewestFirstInPages()
{
    const auto database = open();
    const auto journal = EventJournal::open(*database, m_fixture.path(u"spill-pages"_s) + m_url.name);
    QVERIFY(journal);
    const Time base(1'795'340'000s);
    std::vector<CallId> expected;
    for (int i = 0; i < 25; ++i) {
        CallScript call(u"org_a"_s, base + std::chrono::microseconds(i / 5)); // five at a time in the same microsecond
        (void)expectValue((*journal)->append({call.start()}));
        expected.push_back(call.id());
    }
    const CallRepository calls(*database);
    CallFilter filter;
    filter.limit = 4;
    std::vector<Call> seen;
    int pages = 0;
    do {
        const CallPage page = expectValue(calls.list(filter, pages == 0));
        if (pages == 0)
            QCOMPARE(page.total, 25);
        QVERIFY(page.calls.size() <= 4);
        seen.insert(seen.end(), page.calls.begin(), page.calls.end());
        filter.after = page.next;
        QVERIFY(++pages < 10);
    } while (!filter.after.isEmpty());
    QCOMPARE(pages, 7);
    QCOMPARE(seen.size(), size_t(25));
    for (size_t i = 1; i < seen.size(); ++i) {
        QVERIFY(seen[i - 1].startedAt >= seen[i].startedAt);
        QVERIFY(seen[i - 1].id != seen[i].id);
    }
    QSet<QString> ids;
    for (const Call &call : seen)
        ids.insert(call.id.text());
    QCOMPARE(ids.size(), 25);
    filter.offset = 24;
    filter.after.clear();
    const CallPage last = expectValue(calls.list(filter, true));
    QCOMPARE(last.calls.size(), size_t(1));
    QCOMPARE(last.calls.front().id, seen.back().id);
    QVERIFY(last.next.isEmpty());
    filter.offset = 100;
    QVERIFY(expectValue(calls.list(filter, true)).calls.empty());
}

void tst_Storage::filtersCalls_data()
{
    using Change = std::function<void(CallFilter &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("expected"); // callers, newest first
    const auto row = [](const char *name, const QString &expected, Change change) { QTest::newRow(name) << change << expected; };
    row("no restriction", u"Dörte,Carl,Ben,Ann"_s, [](CallFilter &) {});
    row("one organization", u"Ben,Ann"_s, [](CallFilter &f) { f.orgs = {OrgId(u"org_a"_s)}; });
    row("two organizations", u"Dörte,Carl,Ben,Ann"_s, [](CallFilter &f) { f.orgs = {OrgId(u"org_a"_s), OrgId(u"org_b"_s)}; });
    row("an unknown organization", u""_s, [](CallFilter &f) { f.orgs = {OrgId(u"' OR 1=1 --"_s)}; });
    row("active", u"Dörte,Carl"_s, [](CallFilter &f) { f.state = CallFilter::State::Active; });
    row("ended", u"Ben,Ann"_s, [](CallFilter &f) { f.state = CallFilter::State::Ended; });
    row("from is inclusive", u"Dörte,Carl"_s, [](CallFilter &f) { f.from = Time(1'795'340'201'000'001us); });
    row("to is exclusive", u"Ben,Ann"_s, [](CallFilter &f) { f.to = Time(1'795'340'201'000'001us); });
    row("escalated", u"Ben"_s, [](CallFilter &f) { f.escalated = true; });
    row("not escalated", u"Dörte,Carl,Ann"_s, [](CallFilter &f) { f.escalated = false; });
    row("a word of the transcript in another case", u"Ben"_s, [](CallFilter &f) { f.words = u"CHEST"_s; });
    row("all words, over several lines", u"Ben"_s, [](CallFilter &f) { f.words = u"  chest   breathing "_s; });
    row("words of two calls", u""_s, [](CallFilter &f) { f.words = u"chest invoice"_s; });
    row("the caller's name", u"Carl"_s, [](CallFilter &f) { f.words = u"carl"_s; });
    row("letters beyond ASCII in another case", u"Dörte"_s, [](CallFilter &f) { f.words = u"DÖRTE"_s; });
    row("letters beyond ASCII in the transcript", u"Dörte"_s, [](CallFilter &f) { f.words = u"ÜBERWEISUNG"_s; });
    row("a percent sign is a percent sign", u"Carl"_s, [](CallFilter &f) { f.words = u"100%"_s; });
    row("an underscore is an underscore", u""_s, [](CallFilter &f) { f.words = u"c_est"_s; });
    row("a backslash is a backslash", u""_s, [](CallFilter &f) { f.words = u"\\"_s; });
    row("everything together", u"Ben"_s, [](CallFilter &f) {
        f.orgs = {OrgId(u"org_a"_s)};
        f.state = CallFilter::State::Ended;
        f.from = Time(1'795'340'000s);
        f.to = Time(1'795'350'000s);
        f.escalated = true;
        f.words = u"chest"_s;
    });
}

void tst_Storage::filtersCalls()
{
    const auto database = open();
    const auto journal = EventJournal::open(*database, m_fixture.path(u"spill-filter"_s) + m_url.name);
    QVERIFY(journal);
    CallScript ann(u"org_a"_s, Time(1'795'340'000s)), ben(u"org_a"_s, Time(1'795'340'100s)), carl(u"org_b"_s, Time(1'795'340'200s)), doerte(u"org_b"_s, Time(1'795'340'300s));
    (void)expectValue((*journal)->append(
        {ann.start(u"Ann"_s), ann.say(u"user"_s, u"My invoice is wrong"_s), ann.end(), ben.start(u"Ben"_s), ben.say(u"user"_s, u"My chest hurts"_s),
         ben.say(u"agent"_s, u"Are you breathing normally?"_s),
         ben.next(EventType::EscalationRaised, {{u"escalation_id"_s, u"esc_1"_s}, {u"urgency"_s, u"emergency"_s}, {u"trigger"_s, u"phrase"_s}}), ben.end(), carl.start(u"Carl"_s),
         carl.say(u"user"_s, u"I am 100% sure"_s), doerte.start(u"Dörte"_s), doerte.say(u"user"_s, u"Ich brauche eine Überweisung"_s)}));
    using Change = std::function<void(CallFilter &)>;
    QFETCH(Change, change);
    QFETCH(QString, expected);
    CallFilter filter;
    change(filter);
    const CallPage page = expectValue(CallRepository(*database).list(filter, true));
    QStringList callers;
    for (const Call &call : page.calls)
        callers << call.caller;
    QCOMPARE(callers.join(u','), expected);
    QCOMPARE(page.total, callers.size());
    // What was found is quoted, except where it is the caller's name.
    const bool said = !filter.words.isEmpty() && !filter.words.contains(u"carl") && !filter.words.contains(u"DÖRTE");
    QCOMPARE(page.excerpts.size(), filter.words.isEmpty() ? 0 : callers.size());
    for (qsizetype i = 0; i < page.excerpts.size(); ++i) {
        const QString first = filter.words.simplified().section(u' ', 0, 0);
        QVERIFY2(page.excerpts[i].contains(first, Qt::CaseInsensitive) == said, qPrintable(page.excerpts[i]));
    }
}

void tst_Storage::refusesMalformedPositions()
{
    const auto database = open();
    for (const QString &after : {u"x"_s, u"!!!"_s, u"MjAyNg"_s, u"ä"_s, QString::fromLatin1(QByteArray("2026-11-22T15:31:49.123456Z|").toBase64(QByteArray::Base64UrlEncoding))}) {
        CallFilter filter;
        filter.after = after;
        const auto page = CallRepository(*database).list(filter, false).result();
        QVERIFY2(!page, qPrintable(after));
        QCOMPARE(page.error().code, Error::Code::InvalidInput);
        QCOMPARE(page.error().field, u"after"_s);
    }
}

void tst_Storage::saysThatACallIsUnknown()
{
    const auto database = open();
    const auto call = CallRepository(*database).get(CallId(u"call_none"_s)).result();
    QVERIFY(!call);
    QCOMPARE(call.error().code, Error::Code::NotFound);
    QVERIFY(!database->trouble());
}

void tst_Storage::recordsAudit()
{
    const auto database = open();
    expectValue(AuditLog(*database).record(u"Sam"_s, u"call.takeover"_s, u"call_1"_s, {{u"from"_s, u"console"_s}}, Time(1'795'340'000s)));
    const auto count = database->run([](QSqlDatabase &db) -> Result<int> {
        QSqlQuery query(db);
        if (!query.exec(u"SELECT count(*) FROM audit_log WHERE who = 'Sam' AND action = 'call.takeover' AND subject = 'call_1'"_s) || !query.next())
            return fail(Error::Code::Internal, query.lastError().text());
        return query.value(0).toInt();
    });
    QCOMPARE(expectValue(count), 1);
}

void tst_Storage::makesFindsAndRevokesTokens()
{
    const auto database = open();
    const TokenRepository tokens(*database);
    const Time at(1'795'340'000'000'007us);
    const auto created = expectValue(tokens.create({}, u" Sam "_s, u"supervisor"_s, {OrgId(u"org_a"_s), OrgId(u"org_b"_s)}, at));
    QVERIFY(created.token.size() >= 40);
    QCOMPARE(created.info.name, u"Sam"_s);
    QCOMPARE(expectValue(tokens.findByHash(secretHash(created.token))), created.info);
    QVERIFY(!created.info.user.isEmpty());
    // A second token for the same user changes the user.
    const auto second = expectValue(tokens.create(created.info.user, u"Sam"_s, u"agent"_s, {}, at + 1s));
    QCOMPARE(expectValue(tokens.findByHash(created.info.hash)).role, u"agent"_s);
    QCOMPARE(expectValue(tokens.list()).size(), size_t(2));
    expectValue(tokens.revoke(created.info.hash, at + 2s));
    QCOMPARE(tokens.findByHash(created.info.hash).result().error().code, Error::Code::NotFound);
    QCOMPARE(tokens.revoke(created.info.hash, at).result().error().code, Error::Code::NotFound);
    QCOMPARE(expectValue(tokens.findByHash(second.info.hash)), second.info);
    QCOMPARE(expectValue(tokens.list()).back().revoked, std::optional(at + 2s));
    QCOMPARE(tokens.findByHash(u"unknown"_s).result().error().code, Error::Code::NotFound);
    QCOMPARE(tokens.create({}, u"X"_s, u"boss"_s, {}, at).result().error().field, u"role"_s);
    QCOMPARE(tokens.create({}, u" "_s, u"api"_s, {}, at).result().error().field, u"name"_s);
}

QTEST_GUILESS_MAIN(tst_Storage)

#include "tst_storage.moc"
