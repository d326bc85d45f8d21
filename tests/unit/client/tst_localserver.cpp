// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/localserver.h"
#include "fakeserver.h"

#include "base/secrets.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void writeRuntimeFile(const QString &dataDir, qint64 pid, const QUrl &url)
{
    QVERIFY(writeSecretFile(dataDir + u"/token"_s, u"the-token"_s));
    QSaveFile file(dataDir + u"/server.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(QJsonObject{{u"pid"_s, pid}, {u"url"_s, url.toString()}, {u"token_file"_s, dataDir + u"/token"_s}, {u"version"_s, u"9.9"_s}}).toJson());
    QVERIFY(file.commit());
}

// This same program as the child process: `serve <data folder> good|fails|mute`.
int actAsServer(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString dataDir = application.arguments().at(2);
    const QString behaviour = application.arguments().at(3);
    if (behaviour == u"fails") {
        fputs("info: starting\nThe port 8000 is in use by another program.\n\n", stderr);
        return 1;
    }
    fputs("info: starting\n", stderr);
    FakeHttpServer server;
    server.answer(u"GET /health"_s, 200, {{u"status"_s, u"healthy"_s}});
    if (behaviour == u"good")
        writeRuntimeFile(dataDir, QCoreApplication::applicationPid(), server.url());
    return application.exec(); // SIGTERM ends it
}

} // namespace

class tst_LocalServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void startsOneAndEndsIt();
    void findsTheOneThatRuns();
    void ignoresAFileWhoseProcessIsGone();
    void tellsTheChildsLastWords();
    void givesUpOnAServerThatNeverAnswers();
    void startsAnewWhenItsServerDied();
    void refusesToEndWhatNoConsoleStarted();
    void saysThatTheProgramIsMissing();

private:
    LocalServer::Options options(const QString &behaviour) const
    {
        return {QCoreApplication::applicationFilePath(), {u"serve"_s, m_dir->path(), behaviour}, m_dir->path(), 20s, 10s};
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    QList<qint64> m_started;
};

void tst_LocalServer::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void tst_LocalServer::cleanup()
{
    for (const qint64 pid : std::exchange(m_started, {}))
        ::kill(static_cast<pid_t>(pid), SIGKILL);
}

void tst_LocalServer::startsOneAndEndsIt()
{
    qint64 pid = 0;
    {
        LocalServer local(options(u"good"_s));
        QSignalSpy ready(&local, &LocalServer::ready);
        QSignalSpy states(&local, &LocalServer::stateChanged);
        local.start();
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 15'000);
        pid = local.processId();
        m_started << pid;
        QCOMPARE(ready.at(0).at(1).toString(), u"the-token"_s);
        QCOMPARE(states.size(), 3); // looking, starting, ready
        QVERIFY(local.isOwned());
        QCOMPARE(::getsid(static_cast<pid_t>(pid)) != ::getsid(0), true);
    }
    QCOMPARE(::kill(static_cast<pid_t>(pid), 0), 0); // a console that goes leaves the server alone

    LocalServer next(options(u"fails"_s)); // would fail if it were started
    QSignalSpy ready(&next, &LocalServer::ready);
    next.start();
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(next.processId(), pid);
    QVERIFY(next.isOwned()); // a console started it, though not this one
    auto ended = next.end();
    QTRY_VERIFY_WITH_TIMEOUT(ended.isFinished(), 10'000);
    QVERIFY(ended.result());
    QCOMPARE(next.state(), LocalServer::State::Stopped);
    QVERIFY(!LocalServer::findRunning(m_dir->path()));
}

void tst_LocalServer::findsTheOneThatRuns()
{
    FakeHttpServer server;
    server.answer(u"GET /health"_s, 200, {{u"status"_s, u"healthy"_s}});
    writeRuntimeFile(m_dir->path(), QCoreApplication::applicationPid(), server.url());
    LocalServer local(options(u"fails"_s));
    QSignalSpy ready(&local, &LocalServer::ready);
    local.start();
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(local.url(), server.url());
    QCOMPARE(local.token(), u"the-token"_s);
    QCOMPARE(local.version(), u"9.9"_s);
}

void tst_LocalServer::ignoresAFileWhoseProcessIsGone()
{
    FakeHttpServer server;
    server.answer(u"GET /health"_s, 200, {{u"status"_s, u"healthy"_s}});
    writeRuntimeFile(m_dir->path(), 0x7ffffff0, server.url());
    LocalServer local(options(u"good"_s));
    QSignalSpy ready(&local, &LocalServer::ready);
    local.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 15'000);
    m_started << local.processId();
    QVERIFY(local.url() != server.url());
}

void tst_LocalServer::tellsTheChildsLastWords()
{
    QFile old(m_dir->path() + u"/server.log"_s);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("yesterday's words\n");
    old.close();
    LocalServer local(options(u"fails"_s));
    QSignalSpy failed(&local, &LocalServer::failed);
    local.start();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 15'000);
    QCOMPARE(local.state(), LocalServer::State::Failed);
    const auto error = failed.at(0).at(0).value<Error>();
    QCOMPARE(error.code, Error::Code::Unavailable);
    QVERIFY2(error.message.endsWith(u"The port 8000 is in use by another program."), qPrintable(error.message));
}

void tst_LocalServer::givesUpOnAServerThatNeverAnswers()
{
    auto impatient = options(u"mute"_s);
    impatient.readyWithin = 300ms;
    LocalServer local(impatient);
    QSignalSpy failed(&local, &LocalServer::failed);
    local.start();
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 15'000);
    QCOMPARE(failed.at(0).at(0).value<Error>().code, Error::Code::Timeout);
}

void tst_LocalServer::startsAnewWhenItsServerDied()
{
    LocalServer local(options(u"good"_s));
    QSignalSpy ready(&local, &LocalServer::ready);
    local.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, 15'000);
    const qint64 first = local.processId();
    m_started << first;
    local.start();
    QCOMPARE(local.state(), LocalServer::State::Ready);
    ::kill(static_cast<pid_t>(first), SIGKILL);
    QTRY_VERIFY(!LocalServer::findRunning(m_dir->path()));
    local.start();
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, 15'000);
    m_started << local.processId();
    QVERIFY(local.processId() != first);
}

void tst_LocalServer::refusesToEndWhatNoConsoleStarted()
{
    FakeHttpServer server;
    server.answer(u"GET /health"_s, 200, {{u"status"_s, u"healthy"_s}});
    writeRuntimeFile(m_dir->path(), QCoreApplication::applicationPid(), server.url()); // ending it would end this test
    LocalServer local(options(u"fails"_s));
    QSignalSpy ready(&local, &LocalServer::ready);
    local.start();
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(!local.isOwned());
    auto ended = local.end();
    QTRY_VERIFY(ended.isFinished());
    QVERIFY(!ended.result());
    QCOMPARE(ended.result().error().code, Error::Code::Conflict);
    QCOMPARE(local.state(), LocalServer::State::Ready);
}

void tst_LocalServer::saysThatTheProgramIsMissing()
{
    auto wrong = options(u"good"_s);
    wrong.program = m_dir->path() + u"/none"_s;
    LocalServer local(wrong);
    QSignalSpy failed(&local, &LocalServer::failed);
    local.start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(0).value<Error>().message.contains(wrong.program));
}

int main(int argc, char **argv)
{
    if (argc > 3 && qstrcmp(argv[1], "serve") == 0)
        return actAsServer(argc, argv);
    QCoreApplication application(argc, argv);
    tst_LocalServer test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_localserver.moc"
