// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoleprocess.h"

#include "base/secrets.h"
#include "client/apiclient.h"
#include "client/localserver.h"

#include <QTemporaryDir>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// What packaging/run shows a newcomer: the window, callers that arrive by themselves, an emergency among them, and a person who takes it.
class tst_Demo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewcomerTakesTheEmergency();
};

void tst_Demo::aNewcomerTakesTheEmergency()
{
    const auto screen = XvfbServer::start();
    QVERIFY2(screen, qPrintable(screen ? QString() : screen.error().message));
    QTemporaryDir folder;
    ConsoleProcess console(**screen, folder.path());
    const QString data = console.dataDir() + u"/demo"_s;
    QVERIFY(console.start(u"demo"_s));
    std::optional<LocalServer::Running> server;
    QTRY_VERIFY_WITH_TIMEOUT((server = LocalServer::findRunning(data)), 30'000);
    ApiClient api(server->url, readSecretFile(server->tokenFile).value_or(QString()));

    const auto calls = [&api] { return answerOf(api.calls({})).value_or(CallListing()).calls; };
    QTRY_VERIFY_WITH_TIMEOUT(!calls().empty(), 30'000);
    std::optional<Call> emergency;
    const auto isEmergency = [](const Call &call) { return call.isWaitingForHuman() && call.escalation->urgency == Urgency::Emergency; };
    QVERIFY(QTest::qWaitFor([&] {
        const auto all = calls();
        const auto found = std::ranges::find_if(all, isEmergency);
        emergency = found == all.end() ? std::nullopt : std::optional(*found);
        return emergency.has_value();
    }, 120'000));
    QTRY_VERIFY_WITH_TIMEOUT((*screen)->hasFocus(u"Attendant"_s), 20'000);
    QVERIFY((*screen)->press(u"ctrl+Return"_s)); // the most urgent one, which may by now be another
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(calls(), [](const Call &call) { return call.mode == CallMode::Human && call.escalation; }), 30'000);

    // The demo's server ends with its window.
    QVERIFY(console.terminate());
    QTRY_VERIFY_WITH_TIMEOUT(!LocalServer::findRunning(data), 15'000);
}

QTEST_GUILESS_MAIN(tst_Demo)
#include "tst_demo.moc"
