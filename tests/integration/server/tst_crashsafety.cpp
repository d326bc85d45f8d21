// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpprobe.h"
#include "support/serverprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

using namespace Attendant;
using namespace Qt::StringLiterals;

/// `kill -9` at any moment loses nothing that was acknowledged, and open calls are there after the restart.
class tst_CrashSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasAcknowledged();
};

void tst_CrashSafety::keepsWhatWasAcknowledged()
{
    QTemporaryDir data;
    QHash<QString, QStringList> acknowledged; // call -> texts
    QSet<QString> ended;
    QString organizationName;
    QRandomGenerator random(7); // the same moments each time, as far as the machine allows

    constexpr int crashes = 4, width = 12;
    for (int round = 0; round < crashes; ++round) {
        ServerProcess server;
        server.setDataDir(data.path());
        QVERIFY2(server.start(), qPrintable(server.failure()));

        // Everything that was promised before is there.
        for (auto call = acknowledged.begin(); call != acknowledged.end(); ++call) {
            const QJsonObject detail = HttpProbe::ask(server.url(), "GET", "/api/calls/" + call.key().toUtf8()).json();
            QCOMPARE(detail.value("status"_L1).toString(), ended.contains(call.key()) ? u"completed"_s : u"in_progress"_s);
            QSet<QString> texts;
            for (const QJsonValue &entry : detail.value("transcripts"_L1).toArray())
                texts.insert(entry.toObject().value("text"_L1).toString());
            for (const QString &text : *call)
                QVERIFY2(texts.contains(text), qPrintable(u"%1 lost '%2' in round %3"_s.arg(call.key(), text).arg(round)));
            const QJsonArray events = HttpProbe::ask(server.url(), "GET", "/api/v1/calls/" + call.key().toUtf8() + "/events", {},
                                                     {{"Authorization", "Bearer " + server.token().toUtf8()}}).json().value("events"_L1).toArray();
            for (qsizetype i = 0; i < events.size(); ++i)
                QCOMPARE(events[i].toObject().value("seq"_L1).toInteger(), i + 1);
        }
        if (!organizationName.isEmpty())
            QCOMPARE(HttpProbe::ask(server.url(), "GET", "/api/org/config/org_demo_001").text("name"_L1), organizationName);

        // An open call goes on after the restart.
        for (auto call = acknowledged.begin(); call != acknowledged.end(); ++call) {
            if (ended.contains(call.key()))
                continue;
            const QString text = u"after restart %1"_s.arg(round);
            const QByteArray body = QJsonDocument(QJsonObject{{u"call_id"_s, call.key()}, {u"speaker"_s, u"user"_s}, {u"text"_s, text}}).toJson(QJsonDocument::Compact);
            QCOMPARE(HttpProbe::ask(server.url(), "POST", "/api/call/transcript", body).status, 200);
            *call << text;
        }

        QStringList calls;
        for (int i = 0; i < 3; ++i) {
            calls << HttpProbe::ask(server.url(), "POST", "/api/call/start", R"({"org_id":"org_demo_001"})").text("call_id"_L1);
            acknowledged.insert(calls.last(), {});
        }
        const QByteArray toEnd = QJsonDocument(QJsonObject{{u"call_id"_s, calls.first()}}).toJson(QJsonDocument::Compact);
        QCOMPARE(HttpProbe::ask(server.url(), "POST", "/api/call/end", toEnd).status, 200);
        ended.insert(calls.takeFirst());
        organizationName = u"Clinic %1"_s.arg(round);
        const QByteArray renamed = QJsonDocument(QJsonObject{{u"name"_s, organizationName}}).toJson(QJsonDocument::Compact);
        QCOMPARE(HttpProbe::ask(server.url(), "POST", "/api/org/config/org_demo_001", renamed).status, 200);

        // Posts on many connections at once; somewhere in between the process is gone.
        std::vector<std::unique_ptr<HttpProbe>> probes;
        std::vector<std::pair<QString, QString>> waiting(width);
        for (int i = 0; i < width; ++i)
            probes.push_back(std::make_unique<HttpProbe>(server.url()));
        int counter = 0;
        const auto post = [&](size_t i) {
            waiting[i] = {calls[counter % calls.size()], u"round %1, line %2"_s.arg(round).arg(counter)};
            ++counter;
            const QByteArray body = QJsonDocument(QJsonObject{{u"call_id"_s, waiting[i].first}, {u"speaker"_s, u"agent"_s}, {u"text"_s, waiting[i].second}}).toJson(QJsonDocument::Compact);
            probes[i]->send("POST /api/call/transcript HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        };
        for (size_t i = 0; i < width; ++i)
            post(i);
        const int crashAfter = 100 + random.bounded(400);
        for (int answered = 0; answered < crashAfter; ++answered) {
            const auto i = static_cast<size_t>(answered % width);
            QCOMPARE(probes[i]->receive().status, 200);
            acknowledged[waiting[i].first] << waiting[i].second;
            post(i);
        }
        ::kill(static_cast<pid_t>(server.pid()), SIGKILL);
        // Answers that were on their way are promises, too.
        for (size_t i = 0; i < width; ++i) {
            if (probes[i]->receive(false, std::chrono::seconds(2)).status == 200)
                acknowledged[waiting[i].first] << waiting[i].second;
        }
        server.killHard();
    }
    QCOMPARE(acknowledged.size(), crashes * 3);
}

QTEST_GUILESS_MAIN(tst_CrashSafety)
#include "tst_crashsafety.moc"
