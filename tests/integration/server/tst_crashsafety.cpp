// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpprobe.h"
#include "support/postgresserver.h"
#include "support/serverprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <memory>

#include <signal.h>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

HttpAnswer post(const ServerProcess &server, const QByteArray &target, const QJsonObject &body)
{
    return HttpProbe::ask(server.url(), "POST", target, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QJsonObject line(const QString &call, const QString &speaker, const QString &text)
{
    return {{u"call_id"_s, call}, {u"speaker"_s, speaker}, {u"text"_s, text}};
}

/// What the servers acknowledged, over all their lives.
struct Promises
{
    QHash<QString, QStringList> texts; ///< call -> what was said in it
    QSet<QString> ended;
    QString organizationName;

    void mustHold(const ServerProcess &server, int round) const;
    void sayInOpenCalls(const ServerProcess &server, int round);
    [[nodiscard]] QStringList makeCalls(const ServerProcess &server, int round);
};

/// Everything that was promised before is there: lines, ends, names, and each call's events without a gap.
void Promises::mustHold(const ServerProcess &server, int round) const
{
    for (auto call = texts.begin(); call != texts.end(); ++call) {
        const QJsonObject detail = HttpProbe::ask(server.url(), "GET", "/api/calls/" + call.key().toUtf8()).json();
        QCOMPARE(detail.value("status"_L1).toString(), ended.contains(call.key()) ? u"completed"_s : u"in_progress"_s);
        QSet<QString> found;
        for (const QJsonValue &entry : detail.value("transcripts"_L1).toArray())
            found.insert(entry.toObject().value("text"_L1).toString());
        for (const QString &text : *call)
            QVERIFY2(found.contains(text), qPrintable(u"%1 lost '%2' in round %3"_s.arg(call.key(), text).arg(round)));
        const QJsonArray events = HttpProbe::ask(server.url(), "GET", "/api/v1/calls/" + call.key().toUtf8() + "/events", {},
                                                 {{"Authorization", "Bearer " + server.token().toUtf8()}}).json().value("events"_L1).toArray();
        QVERIFY(!events.isEmpty());
        for (qsizetype i = 0; i < events.size(); ++i)
            QCOMPARE(events[i].toObject().value("seq"_L1).toInteger(), i + 1);
    }
    if (!organizationName.isEmpty())
        QCOMPARE(HttpProbe::ask(server.url(), "GET", "/api/org/config/org_demo_001").text("name"_L1), organizationName);
}

/// An open call goes on after the restart.
void Promises::sayInOpenCalls(const ServerProcess &server, int round)
{
    for (auto call = texts.begin(); call != texts.end(); ++call) {
        if (ended.contains(call.key()))
            continue;
        const QString text = u"after restart %1"_s.arg(round);
        QCOMPARE(post(server, "/api/call/transcript", line(call.key(), u"user"_s, text)).status, 200);
        *call << text;
    }
}

/// Three calls, the first of them ended, and a new name for the organization. Returns the open ones.
QStringList Promises::makeCalls(const ServerProcess &server, int round)
{
    QStringList calls;
    for (int i = 0; i < 3; ++i) {
        calls << post(server, "/api/call/start", {{u"org_id"_s, u"org_demo_001"_s}}).text("call_id"_L1);
        texts.insert(calls.last(), {});
    }
    if (post(server, "/api/call/end", {{u"call_id"_s, calls.first()}}).status == 200)
        ended.insert(calls.takeFirst());
    const QString name = u"Clinic %1"_s.arg(round);
    if (post(server, "/api/org/config/org_demo_001", {{u"name"_s, name}}).status == 200)
        organizationName = name;
    return calls;
}

/// Transcripts on many connections at once, each with one on its way at any time.
class Load
{
public:
    static constexpr size_t width = 12;

    Load(const ServerProcess &server, Promises &promises, const QStringList &calls, int round)
        : m_promises(promises)
        , m_calls(calls)
        , m_round(round)
    {
        for (size_t i = 0; i < width; ++i)
            m_probes.push_back(std::make_unique<HttpProbe>(server.url()));
        for (size_t i = 0; i < width; ++i)
            send(i);
    }

    /// Waits for \a count answers, in turn, and sends one more for each. False: one was no 200.
    [[nodiscard]] bool answered(int count)
    {
        for (int n = 0; n < count; ++n) {
            const size_t i = static_cast<size_t>(n) % width;
            if (m_probes[i]->receive().status != 200)
                return false;
            keep(i);
            send(i);
        }
        return true;
    }

    /// Answers that were on their way when the server was killed are promises, too.
    void takeLast()
    {
        for (size_t i = 0; i < width; ++i) {
            if (m_probes[i]->receive(false, std::chrono::seconds(2)).status == 200)
                keep(i);
        }
    }

private:
    void send(size_t i)
    {
        m_waiting[i] = {m_calls[m_counter % m_calls.size()], u"round %1, line %2"_s.arg(m_round).arg(m_counter)};
        ++m_counter;
        const QByteArray body = QJsonDocument(line(m_waiting[i].first, u"agent"_s, m_waiting[i].second)).toJson(QJsonDocument::Compact);
        m_probes[i]->send("POST /api/call/transcript HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    void keep(size_t i) { m_promises.texts[m_waiting[i].first] << m_waiting[i].second; }

    Promises &m_promises;
    QStringList m_calls;
    int m_round;
    int m_counter = 0;
    std::vector<std::unique_ptr<HttpProbe>> m_probes;
    std::array<std::pair<QString, QString>, width> m_waiting;
};

} // namespace

/// `kill -9` at any moment loses nothing that was acknowledged, and open calls are there after the restart.
class tst_CrashSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasAcknowledged_data();
    void keepsWhatWasAcknowledged();
};

void tst_CrashSafety::keepsWhatWasAcknowledged_data()
{
    QTest::addColumn<bool>("onPostgreSql");
    QTest::addColumn<bool>("databaseDiesToo");
    QTest::newRow("on SQLite") << false << false;
    QTest::newRow("on PostgreSQL") << true << false;
    QTest::newRow("on PostgreSQL, which is killed first") << true << true;
}

void tst_CrashSafety::keepsWhatWasAcknowledged()
{
    QFETCH(bool, onPostgreSql);
    QFETCH(bool, databaseDiesToo);
    std::unique_ptr<PostgresServer> postgres;
    QString databaseUrl;
    if (onPostgreSql) {
        auto started = PostgresServer::start();
        if (!started)
            QFAIL(qPrintable(started.error().message));
        postgres = std::move(*started);
        const auto made = postgres->createDatabase();
        if (!made)
            QFAIL(qPrintable(made.error().message));
        databaseUrl = u"postgresql://%1@%2:%3/%4"_s.arg(made->user, made->host).arg(made->port).arg(made->name);
    }
    QTemporaryDir data;
    Promises promises;
    QRandomGenerator random(7); // the same moments each time, as far as the machine allows
    const auto start = [&](ServerProcess &server) {
        server.setDataDir(data.path());
        if (onPostgreSql)
            server.setEnvironment(u"DATABASE_URL"_s, databaseUrl);
        return server.start();
    };

    const int crashes = databaseDiesToo ? 2 : 4; // a crashed PostgreSQL needs seconds to start
    for (int round = 0; round < crashes; ++round) {
        ServerProcess server;
        QVERIFY2(start(server), qPrintable(server.failure()));
        // The promises are kept by the database that the row names.
        QCOMPARE(QFile::exists(data.filePath(u"attendant.db"_s)), !onPostgreSql);
        promises.mustHold(server, round);
        promises.sayInOpenCalls(server, round);
        if (QTest::currentTestFailed())
            return;
        const QStringList calls = promises.makeCalls(server, round);
        QCOMPARE(calls.size(), 2);
        QVERIFY(promises.texts.size() == 3 * (round + 1) && promises.organizationName.endsWith(QString::number(round)));

        Load load(server, promises, calls, round);
        QVERIFY2(load.answered(100 + random.bounded(400)), qPrintable(server.failure()));
        if (databaseDiesToo)
            postgres->kill();
        ::kill(static_cast<pid_t>(server.pid()), SIGKILL);
        load.takeLast();
        server.killHard();
        if (databaseDiesToo)
            QVERIFY(postgres->resume());
    }
    ServerProcess server;
    QVERIFY2(start(server), qPrintable(server.failure()));
    promises.mustHold(server, crashes);
}

QTEST_GUILESS_MAIN(tst_CrashSafety)
#include "tst_crashsafety.moc"
