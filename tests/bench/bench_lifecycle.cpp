// SPDX-License-Identifier: GPL-3.0-or-later
//
// Call lifecycles per second over HTTP: start, ten transcripts, end; every answer awaited, every 200 durable.
//   bench_lifecycle [--concurrency 32] [--seconds 8] [--database URL]      (default: a fresh SQLite file)
// With ATTENDANT_BENCH_POSTGRES=1 and no --database a private PostgreSQL with fsync on is started.

#include "loadconnection.h"
#include "report.h"

#include "support/postgresserver.h"
#include "support/serverprocess.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <cstdio>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

/// One client that goes through lifecycles for as long as it may.
class Client : public QObject
{
public:
    Client(const QUrl &server, const QElapsedTimer &clock, qint64 until)
        : m_connection(server.host(), quint16(server.port()))
        , m_clock(clock)
        , m_until(until)
    {}

    void start()
    {
        m_began = m_clock.nsecsElapsed();
        m_connection.post("/api/call/start", R"({"org_id":"org_demo_001"})", [this](int status, QByteArrayView body) {
            if (!check(status, body))
                return;
            m_call = QJsonDocument::fromJson(body.toByteArray()).object().value("call_id"_L1).toString().toLatin1();
            m_left = 10;
            transcript();
        });
    }

    int lifecycles = 0, failures = 0;
    std::vector<double> milliseconds;

private:
    void transcript()
    {
        if (m_left-- == 0) {
            m_connection.post("/api/call/end", "{\"call_id\":\"" + m_call + "\"}", [this](int status, QByteArrayView body) {
                if (!check(status, body))
                    return;
                const qint64 now = m_clock.nsecsElapsed();
                if (now < m_until) {
                    ++lifecycles;
                    milliseconds.push_back(double(now - m_began) / 1e6);
                    start();
                }
            });
            return;
        }
        // What each of the two would really say: a line that raises an escalation measures the escalation's records as well.
        const bool caller = m_left % 2;
        m_connection.post("/api/call/transcript",
                          "{\"call_id\":\"" + m_call + "\",\"speaker\":\"" + (caller ? "user" : "agent") + "\",\"text\":\""
                              + (caller ? "I would like to move my appointment to Thursday, line " : "Thursday at ten o'clock is free, shall I book it, line ")
                              + QByteArray::number(m_left) + ".\"}",
                          [this](int status, QByteArrayView body) {
                              if (check(status, body))
                                  transcript();
                          });
    }
    bool check(int status, QByteArrayView body)
    {
        if (status == 200)
            return true;
        if (failures++ == 0)
            std::fprintf(stderr, "answer %d: %s\n", status, body.toByteArray().constData());
        if (m_clock.nsecsElapsed() < m_until)
            start();
        return false;
    }

    LoadConnection m_connection;
    const QElapsedTimer &m_clock;
    qint64 m_until, m_began = 0;
    QByteArray m_call;
    int m_left = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"concurrency"_s, u"clients"_s, u"n"_s, u"32"_s}, {u"seconds"_s, u"duration"_s, u"s"_s, u"8"_s}, {u"database"_s, u"URL"_s, u"url"_s}});
    parser.addHelpOption();
    parser.process(application);

    printMachine();
    ServerProcess server;
    QString database = parser.value(u"database"_s);
    std::unique_ptr<PostgresServer> postgres;
    if (database.isEmpty() && qEnvironmentVariableIsSet("ATTENDANT_BENCH_POSTGRES")) {
        auto started = PostgresServer::start();
        const auto created = started ? (*started)->createDatabase() : Result<DatabaseUrl>(std::unexpected(started.error()));
        if (!created) {
            std::fprintf(stderr, "%s\n", qPrintable(created.error().message));
            return 1;
        }
        postgres = std::move(*started);
        database = u"postgresql://%1:%2@%3:%4/%5"_s.arg(created->user, created->password, created->host).arg(created->port).arg(created->name);
    }
    if (!database.isEmpty())
        server.setEnvironment(u"DATABASE_URL"_s, database);
    server.setEnvironment(u"LOG_LEVEL"_s, u"warning"_s);
    if (!server.start()) {
        std::fprintf(stderr, "the server did not start: %s\n", qPrintable(server.failure()));
        return 1;
    }

    const int seconds = parser.value(u"seconds"_s).toInt();
    const qint64 warmUp = 1'000'000'000;
    QElapsedTimer clock;
    clock.start();
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < parser.value(u"concurrency"_s).toInt(); ++i) {
        clients.push_back(std::make_unique<Client>(server.url(), clock, warmUp + seconds * 1'000'000'000LL));
        clients.back()->start();
    }
    QTimer::singleShot(1000, &application, [&] {
        for (auto &client : clients) {
            client->lifecycles = 0;
            client->milliseconds.clear();
        }
    });
    QTimer::singleShot(1000 * (seconds + 1) + 500, &application, &QCoreApplication::quit);
    // The figures begin with the warm-up's end, CPU time included; the machine's cores are shared with this program.
    double serverBefore = 0, clientBefore = 0;
    QTimer::singleShot(1000, &application, [&] {
        serverBefore = server.cpuSeconds();
        clientBefore = ownCpuSeconds();
    });
    application.exec();
    const double serverCpu = server.cpuSeconds() - serverBefore, clientCpu = ownCpuSeconds() - clientBefore;

    int lifecycles = 0, failures = 0;
    std::vector<double> all;
    for (const auto &client : clients) {
        lifecycles += client->lifecycles;
        failures += client->failures;
        all.insert(all.end(), client->milliseconds.begin(), client->milliseconds.end());
    }
    std::printf("database: %s\n", database.isEmpty() ? "SQLite (WAL, synchronous=FULL)" : "PostgreSQL (fsync on)");
    printFigure(u"lifecycles"_s, double(lifecycles) / seconds, u"calls/s"_s);
    printFigure(u"requests"_s, 12.0 * lifecycles / seconds, u"requests/s"_s);
    printFigure(u"lifecycle p50"_s, percentile(all, 0.5), u"ms"_s);
    printFigure(u"lifecycle p99"_s, percentile(all, 0.99), u"ms"_s);
    printFigure(u"server CPU per lifecycle"_s, 1000 * serverCpu / std::max(1, lifecycles), u"ms"_s);
    printFigure(u"client CPU per lifecycle"_s, 1000 * clientCpu / std::max(1, lifecycles), u"ms"_s);
    printFigure(u"failed answers"_s, failures, u""_s);
    return failures == 0 ? 0 : 1;
}
