// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoleprocess.h"

#include "base/secrets.h"
#include "client/apiclient.h"
#include "client/localserver.h"
#include "simulator/caller.h"

#include <QTemporaryDir>

#include <csignal>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A person's whole part in a call by keyboard alone, in the real window: taken from the queue, handed back, written up; and the window is
/// killed while they write.
class tst_DeskWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasTypedSurvivesTheKilledWindow();
};

void tst_DeskWork::whatWasTypedSurvivesTheKilledWindow()
{
    const auto screen = XvfbServer::start();
    QVERIFY2(screen, qPrintable(screen ? QString() : screen.error().message));
    QTemporaryDir folder;
    ConsoleProcess console(**screen, folder.path());
    QVERIFY(console.start());
    std::optional<LocalServer::Running> server;
    QTRY_VERIFY_WITH_TIMEOUT((server = LocalServer::findRunning(console.dataDir())), 30'000);
    // The window leaves it running, so the test ends it.
    const auto endServer = qScopeGuard([pid = server->pid, data = console.dataDir()] {
        ::kill(pid_t(pid), SIGTERM);
        (void)QTest::qWaitFor([&data] { return !LocalServer::findRunning(data); }, 15'000); // it writes into the folder until then
    });
    ApiClient api(server->url, readSecretFile(server->tokenFile).value_or(QString()));
    const auto press = [&screen](const QString &keys) { return (*screen)->press(keys).has_value(); };

    Caller caller(server->url, *Scenario::builtIn(u"chest_pain"_s));
    caller.start();
    QTRY_VERIFY_WITH_TIMEOUT(!caller.callId().isEmpty(), 15'000);
    const CallId id(caller.callId());
    const auto call = [&api, &id] { return answerOf(api.call(id)).value_or(Call()); };
    QTRY_VERIFY_WITH_TIMEOUT(call().isWaitingForHuman(), 90'000);
    QTRY_VERIFY_WITH_TIMEOUT((*screen)->hasFocus(u"(1) Attendant"_s), 20'000);
    QVERIFY(press(u"ctrl+Return"_s));
    QTRY_COMPARE_WITH_TIMEOUT(call().mode, CallMode::Human, 20'000);

    // Back to the AI; its first sentence is shown and approved, or its time runs out: either way it goes on.
    const auto handsBack = [&] { return call().mode == CallMode::Ai; };
    QVERIFY(press(u"F8"_s));
    QVERIFY(press(u"Return"_s));
    QTRY_VERIFY_WITH_TIMEOUT(call().handback || handsBack(), 20'000);
    QVERIFY(press(u"F8"_s));
    QTRY_VERIFY_WITH_TIMEOUT(handsBack(), 20'000);

    // The wrap-up has the caret in its first field.
    const auto wrapup = [&api](const QString &state) {
        const auto found = answerOf(api.wrapups({.state = state}));
        return found && !found->empty() ? found->front() : Wrapup();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!wrapup(u"open"_s).id.isEmpty(), 20'000);
    // A key may come before the form: it is then nobody's. The outcome that the server gets says that it was taken.
    const auto choosesAnOutcome = [&] { return press(u"Down"_s) && QTest::qWaitFor([&] { return !wrapup(u"open"_s).outcome.isEmpty(); }, 2'000); };
    QVERIFY(QTest::qWaitFor(choosesAnOutcome, 60'000));
    QVERIFY(press(u"Tab"_s));
    for (const QChar letter : u"ambulance"_s)
        QVERIFY(press(letter));
    QTRY_COMPARE_WITH_TIMEOUT(wrapup(u"open"_s).notes, u"ambulance"_s, 15'000); // held on the server while it is written

    const QString outcome = wrapup(u"open"_s).outcome;
    console.kill();
    QCOMPARE(wrapup(u"open"_s).notes, u"ambulance"_s);
    QVERIFY(console.start());
    QTRY_VERIFY_WITH_TIMEOUT((*screen)->hasFocus(u"Attendant"_s), 30'000);
    // The window says that there is an open wrap-up, and a key opens it. The outcome is there, so the caret is in the notes: a letter that comes
    // before the form is nobody's.
    QVERIFY(QTest::qWaitFor([&] {
        return press(u"ctrl+shift+w"_s) && press(u"exclam"_s) && QTest::qWaitFor([&] { return wrapup(u"open"_s).notes != u"ambulance"_s; }, 2'000);
    }, 60'000));
    const QString notes = wrapup(u"open"_s).notes;
    QVERIFY2(notes.contains(u"ambulance"_s) && notes.contains(u'!'), qPrintable(notes)); // what was there, and what came to it
    QVERIFY(press(u"ctrl+s"_s));
    QTRY_VERIFY_WITH_TIMEOUT(wrapup(u"open"_s).id.isEmpty(), 20'000);

    const Wrapup finished = wrapup(u"all"_s);
    QCOMPARE(finished.state, Wrapup::State::Finished);
    QCOMPARE(finished.outcome, outcome);
    QCOMPARE(finished.notes, notes);
    const Call written = call();
    QCOMPARE(written.escalation->status, EscalationStatus::Resolved);
    QCOMPARE(written.escalation->outcome, outcome);
    QCOMPARE(written.escalation->notes, notes);
    caller.hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(call().status, CallStatus::Completed, 20'000);
}

QTEST_GUILESS_MAIN(tst_DeskWork)
#include "tst_deskwork.moc"
