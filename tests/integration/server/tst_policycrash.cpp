// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpprobe.h"
#include "support/serverprocess.h"

#include "base/times.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// `kill -9` between every two steps of an escalation policy: the restarted server goes on at the right step, whose timer went on.
class tst_PolicyCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resumesBetweenEveryTwoSteps();
};

void tst_PolicyCrash::resumesBetweenEveryTwoSteps()
{
    constexpr int steps = 4;
    QTemporaryDir data;
    auto server = std::make_unique<ServerProcess>();
    QString call, escalation;
    const auto ask = [&](const QByteArray &method, const QByteArray &target, const QJsonObject &body = {}) {
        const QByteArray bytes = method == "GET" ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
        return HttpProbe::ask(server->url(), method, target, bytes, {{"Authorization", "Bearer " + server->token().toUtf8()}});
    };
    const auto restart = [&] {
        if (server->pid())
            server->killHard();
        server = std::make_unique<ServerProcess>();
        server->setDataDir(data.path());
        return server->start();
    };
    const auto progress = [&]() -> QJsonObject {
        for (const QJsonValue &item : ask("GET", "/api/v1/queue").json().value("items"_L1).toArray()) {
            if (item["escalation_id"_L1].toString() == escalation)
                return item["step"_L1].toObject();
        }
        return {};
    };
    QVERIFY2(restart(), qPrintable(server->failure()));
    QJsonArray list;
    for (int i = 0; i < steps; ++i)
        list << QJsonObject{{u"target"_s, u"agents"_s}, {u"timer_s"_s, 3}, {u"skip_if_nobody"_s, false}};
    const QJsonObject policy{{u"rules"_s, QJsonArray{QJsonObject{{u"steps"_s, list}, {u"end"_s, u"wait"_s}}}}};
    QCOMPARE(ask("PATCH", "/api/v1/organizations/org_demo_001", {{u"config"_s, QJsonObject{{u"escalation_policy"_s, policy}}}}).status, 200);
    call = ask("POST", "/api/call/start", {{u"org_id"_s, u"org_demo_001"_s}}).text("call_id"_L1);
    escalation = ask("POST", "/api/v1/calls/" + call.toUtf8() + "/escalate", {{u"reason"_s, u"asked"_s}}).text("escalation_id"_L1);
    QVERIFY(!escalation.isEmpty());

    for (int index = 1; index <= steps; ++index) {
        QTRY_VERIFY_WITH_TIMEOUT(progress().value("index"_L1).toInt() >= index, 30'000);
        QVERIFY2(restart(), qPrintable(server->failure()));
    }
    QTRY_VERIFY_WITH_TIMEOUT(progress().value("ended"_L1).toBool(), 30'000);

    // What the record says: every step once, in order, none before the one before it was over.
    QList<int> seen;
    Time until{};
    for (const QJsonValue &value : ask("GET", "/api/v1/calls/" + call.toUtf8() + "/events").json().value("events"_L1).toArray()) {
        const QJsonObject step = value["data"_L1]["step"_L1].toObject();
        if (value["type"_L1].toString() != "escalation.updated"_L1 || step.isEmpty())
            continue;
        QVERIFY(*timeFromIso(value["at"_L1].toString()) >= until);
        if (step.value("ended"_L1).toBool())
            continue;
        seen << step.value("index"_L1).toInt();
        until = *timeFromIso(step.value("until"_L1).toString());
    }
    QCOMPARE(seen, (QList<int>{1, 2, 3, 4}));
}

QTEST_GUILESS_MAIN(tst_PolicyCrash)
#include "tst_policycrash.moc"
