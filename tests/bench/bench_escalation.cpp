// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the last piece of a dangerous phrase, as the provider sends it, to `escalation.raised` at a supervisor's event socket, and to the last
// piece of the AI's voice that the caller gets. The AI speaks without a pause on every one of the live calls; one after the other they
// escalate, end and are replaced, so that their number stays.
//   bench_escalation [--calls 50] [--rounds 300] [--database URL]      (default: a fresh SQLite file)
// With ATTENDANT_BENCH_POSTGRES=1 and no --database a private PostgreSQL with fsync on is started. The event is durable before it is sent.

#include "fastprovider.h"
#include "report.h"

#include "support/postgresserver.h"
#include "support/serverprocess.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrlQuery>
#include <QWebSocket>

#include <cstdio>
#include <functional>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds betweenRounds{120};
constexpr std::chrono::milliseconds afterEscalation{500}; ///< in which a late piece of the AI would still come
constexpr std::chrono::seconds settle{4};
constexpr int firstRounds = 10; ///< are not counted: they bring what all calls share

QUrl socketUrl(const ServerProcess &server, const QString &path, const QString &key, const QString &value)
{
    QUrl url = server.url();
    url.setScheme(u"ws"_s);
    url.setPath(path);
    QUrlQuery query;
    query.addQueryItem(key, value);
    url.setQuery(query);
    return url;
}

/// A browser caller that sends silence without a pause.
class Caller : public QObject
{
public:
    using Post = std::function<void(const QString &path, const QByteArray &body, std::function<void(const QJsonObject &)>)>;

    Caller(const ServerProcess &server, int number, const QElapsedTimer &clock, const Post &post)
        : number(number)
        , m_clock(clock)
    {
        static const QString audio = QString::fromLatin1(QByteArray(8192, '\0').toBase64());
        post(u"/api/call/start"_s, R"({"org_id":"org_demo_001"})", [this, post, &server](const QJsonObject &started) {
            callId = started.value("call_id"_L1).toString();
            const QByteArray body = R"({"org_id":"org_demo_001","call_id":")" + callId.toLatin1() + "\"}";
            post(u"/api/realtime/session"_s, body, [this, &server](const QJsonObject &session) {
                m_socket.open(socketUrl(server, u"/api/realtime/ws"_s, u"client_secret"_s, session.value("client_secret"_L1).toString()));
            });
        });
        connect(&m_socket, &QWebSocket::connected, this, [this] {
            m_socket.sendTextMessage(uR"({"type":"session.update","session":{"type":"realtime"}})"_s);
            m_timer.start(171); // 4096 samples at 24 kHz
        });
        connect(&m_socket, &QWebSocket::textMessageReceived, this, &Caller::onEvent);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_socket.sendTextMessage(uR"({"type":"input_audio_buffer.append","event_id":"c%1","audio":"%2"})"_s.arg(this->number).arg(audio));
        });
    }

    const int number;
    QString callId;
    qint64 pieces = 0;           ///< of the AI
    qint64 saidAt = 0;           ///< 0: not yet
    qint64 lastPieceAt = 0, raisedAt = 0;
    bool heardClip = false;      ///< the prepared sentence

private:
    void onEvent(const QString &event)
    {
        const QStringView start = QStringView(event).left(300);
        if (!start.contains(u"response.output_audio.delta"))
            return;
        if (start.contains(u"\"resp_att_")) {
            heardClip = heardClip || saidAt > 0;
            return;
        }
        ++pieces;
        lastPieceAt = m_clock.nsecsElapsed();
    }

    const QElapsedTimer &m_clock;
    QWebSocket m_socket;
    QTimer m_timer;
};

class Bench : public QObject
{
public:
    Bench(const ServerProcess &server, FastProvider &provider, const QElapsedTimer &clock, int calls, int rounds)
        : m_server(server)
        , m_provider(provider)
        , m_clock(clock)
        , m_calls(calls)
        , m_rounds(rounds)
    {
        connect(&m_events, &QWebSocket::textMessageReceived, this, &Bench::onEvent);
        connect(&m_events, &QWebSocket::connected, this, [this] { m_arrivals.start(30); });
        connect(&m_arrivals, &QTimer::timeout, this, [this] {
            if (int(m_callers.size()) < m_calls)
                return addCaller();
            m_arrivals.stop();
            QTimer::singleShot(settle, this, [this] { m_roundTimer.start(betweenRounds); });
        });
        connect(&m_roundTimer, &QTimer::timeout, this, &Bench::nextRound);
        m_events.open(socketUrl(server, u"/api/v1/events"_s, u"token"_s, server.token()));
    }

    std::vector<double> event, silence;
    int missedEvents = 0, missedClips = 0, done = 0;
    double firstEvent = 0;

private:
    void addCaller()
    {
        m_callers.push_back(std::make_unique<Caller>(m_server, m_number++, m_clock,
                                                     [this](const QString &path, const QByteArray &body, const auto &answer) { post(path, body, answer); }));
    }
    void post(const QString &path, const QByteArray &body, const std::function<void(const QJsonObject &)> &answer)
    {
        QNetworkRequest request(m_server.url().resolved(QUrl(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = m_network.post(request, body);
        connect(reply, &QNetworkReply::finished, this, [reply, answer] {
            reply->deleteLater();
            const QByteArray answered = reply->readAll();
            if (reply->error() != QNetworkReply::NoError)
                std::fprintf(stderr, "%s: %s\n", qPrintable(reply->url().path()), answered.constData());
            else if (answer)
                answer(QJsonDocument::fromJson(answered).object());
        });
    }
    void nextRound()
    {
        // The oldest caller to whom the AI is speaking right now.
        const auto found = std::ranges::find_if(m_callers, [this](const auto &caller) {
            return caller->saidAt == 0 && caller->pieces > 10 && m_clock.nsecsElapsed() - caller->lastPieceAt < 300'000'000;
        });
        if (found == m_callers.end())
            return;
        Caller *caller = found->get();
        const QString delta = uR"({"type":"conversation.item.input_audio_transcription.delta","event_id":"t","item_id":"item_u","content_index":0,"delta":"%1"})"_s;
        for (const auto &piece : {u"please help my husband he"_s, u" suddenly can't"_s})
            (void)m_provider.sendTo(caller->number, delta.arg(piece));
        // The rest a moment later, as a recogniser does it.
        QTimer::singleShot(25, caller, [this, caller, delta] {
            caller->saidAt = m_clock.nsecsElapsed();
            if (!m_provider.sendTo(caller->number, delta.arg(u" breathe")))
                std::fprintf(stderr, "caller %d is unknown at the provider\n", caller->number);
            QTimer::singleShot(afterEscalation, this, [this, caller] { close(caller); });
        });
    }
    void close(Caller *caller)
    {
        const auto since = [&](qint64 at) { return double(std::max<qint64>(0, at - caller->saidAt)) / 1e6; };
        ++done;
        if (done == 1)
            firstEvent = since(caller->raisedAt);
        if (done > firstRounds) {
            caller->raisedAt == 0 ? void(++missedEvents) : event.push_back(since(caller->raisedAt));
            silence.push_back(since(caller->lastPieceAt));
            missedClips += caller->heardClip ? 0 : 1;
        }
        post(u"/api/call/end"_s, "{\"call_id\":\"" + caller->callId.toLatin1() + "\"}", {});
        std::erase_if(m_callers, [caller](const auto &entry) { return entry.get() == caller; });
        if (done >= m_rounds + firstRounds)
            return QCoreApplication::quit();
        addCaller();
    }
    void onEvent(const QString &text)
    {
        if (!text.contains(u"\"escalation.raised\""))
            return;
        const qint64 now = m_clock.nsecsElapsed();
        const QString callId = QJsonDocument::fromJson(text.toUtf8()).object().value("call_id"_L1).toString();
        const auto found = std::ranges::find_if(m_callers, [&](const auto &caller) { return caller->callId == callId; });
        if (found != m_callers.end() && (*found)->raisedAt == 0)
            (*found)->raisedAt = now;
    }

    const ServerProcess &m_server;
    FastProvider &m_provider;
    const QElapsedTimer &m_clock;
    const int m_calls, m_rounds;
    QNetworkAccessManager m_network;
    QWebSocket m_events;
    std::vector<std::unique_ptr<Caller>> m_callers;
    QTimer m_arrivals, m_roundTimer;
    int m_number = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"calls"_s, u"live calls"_s, u"n"_s, u"50"_s}, {u"rounds"_s, u"escalations"_s, u"n"_s, u"300"_s}, {u"database"_s, u"URL"_s, u"url"_s}});
    parser.addHelpOption();
    parser.process(application);

    printMachine();
    QElapsedTimer clock;
    clock.start();
    FastProvider provider(clock);
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
    if (!provider.listenAnywhere())
        return 1;
    server.setEnvironment(u"OPENAI_BASE_URL"_s, provider.baseUrl());
    server.setEnvironment(u"OPENAI_API_KEY"_s, u"sk-bench"_s);
    server.setEnvironment(u"LOG_LEVEL"_s, u"warning"_s);
    if (!server.start()) {
        std::fprintf(stderr, "the server did not start: %s\n", qPrintable(server.failure()));
        return 1;
    }
    const int calls = parser.value(u"calls"_s).toInt(), rounds = parser.value(u"rounds"_s).toInt();
    Bench bench(server, provider, clock, calls, rounds);
    bool isLate = false;
    QTimer::singleShot(std::chrono::seconds(60) + rounds * 4 * betweenRounds, &application, [&] {
        isLate = true;
        application.quit();
    });
    const double cpuBefore = server.cpuSeconds(), ownBefore = ownCpuSeconds();
    const qint64 began = clock.nsecsElapsed();
    application.exec();
    const double seconds = double(clock.nsecsElapsed() - began) / 1e9;
    if (isLate)
        std::fprintf(stderr, "not all rounds were done in time\n");

    std::printf("database: %s\n", database.isEmpty() ? "SQLite (WAL, synchronous=FULL)" : "PostgreSQL (fsync on)");
    printFigure(u"live calls, the AI speaking on each"_s, calls, u""_s);
    printFigure(u"escalations"_s, double(bench.event.size()), u""_s);
    printFigure(u"escalations that nobody was told of"_s, bench.missedEvents, u""_s);
    printFigure(u"callers without the prepared sentence"_s, bench.missedClips, u""_s);
    printFigure(u"phrase -> supervisor's event, the very first"_s, bench.firstEvent, u"ms"_s);
    printFigure(u"phrase -> supervisor's event, p50"_s, percentile(bench.event, 0.5), u"ms"_s);
    printFigure(u"phrase -> supervisor's event, p99"_s, percentile(bench.event, 0.99), u"ms"_s);
    printFigure(u"phrase -> supervisor's event, worst"_s, percentile(bench.event, 1), u"ms"_s);
    printFigure(u"phrase -> last AI frame at the caller, p50"_s, percentile(bench.silence, 0.5), u"ms"_s);
    printFigure(u"phrase -> last AI frame at the caller, p99"_s, percentile(bench.silence, 0.99), u"ms"_s);
    printFigure(u"phrase -> last AI frame at the caller, worst"_s, percentile(bench.silence, 1), u"ms"_s);
    printFigure(u"server CPU"_s, 100 * (server.cpuSeconds() - cpuBefore) / seconds, u"% of one core"_s);
    printFigure(u"client CPU"_s, 100 * (ownCpuSeconds() - ownBefore) / seconds, u"% of one core"_s);
    return isLate || bench.missedEvents > 0 ? 1 : 0;
}
