// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/router.h"
#include "base/clock.h"
#include "support/httpprobe.h"

#include <QHttpServer>
#include <QPromise>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// QObject::receivers() is protected.
struct ReceiverCount : QTcpSocket
{
    static int of(const QTcpSocket &socket) { return (socket.*(&ReceiverCount::receivers))(SIGNAL(readyRead())); }
};

} // namespace

/// The guard, Qt's server and the router over real connections, with limits short enough to be waited for.
class tst_Guard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void refusesAtOnce_data();
    void refusesAtOnce();
    void givesUpOnSlowHeads();
    void givesUpOnSlowBodies();
    void closesSilentConnections();
    void closesIdleConnections();
    void doesNotTakeASlowHandlerForIdle();
    void limitsConnections();
    void freesSlowReaders();
    void answersPipelinedRequestsInOrder();
    void refusesTheSecondOfTwoAfterAnsweringTheFirst();
    void readsBodiesByteByByte();
    void honoursConnectionClose_data();
    void honoursConnectionClose();
    void answersHeadWithoutABody();
    void survivesManyRequestsOnOneConnection();
    void answersWhateverTheHandlerDoes_data();
    void answersWhateverTheHandlerDoes();
    void survivesClientsThatLeave();
    void takesNothingBehindAClose();
    void letsWhatIsAnsweredFinishWhenItStops();
    void stopsWithRequestsOnTheirWay();
    void refusesAnOpenPortTwice();
    void sharesAPortAmongShards();

private:
    QUrl url() const;
    void addRoutes();
    QByteArray get(const QByteArray &path) const { return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"; }

    SystemClock m_clock;
    std::unique_ptr<Authenticator> m_authenticator;
    std::unique_ptr<Metrics> m_metrics;
    std::unique_ptr<Router> m_router;
    std::unique_ptr<QHttpServer> m_http;
    GuardedServer *m_guard = nullptr;
    quint16 m_port = 0;
    std::vector<std::shared_ptr<QPromise<Result<Response>>>> m_promises;
};

void tst_Guard::init()
{
    m_authenticator = std::make_unique<Authenticator>(m_clock, QString(), true);
    m_metrics = std::make_unique<Metrics>();
    m_router = std::make_unique<Router>(*m_authenticator, *m_metrics, Router::Policy{{}, true, 700ms});
    m_http = std::make_unique<QHttpServer>();
    GuardedServer::Limits limits;
    limits.connections = 5;
    limits.head = 600ms;
    limits.body = 600ms;
    limits.idle = 600ms;
    limits.stalled = 800ms;
    limits.answer = 5000ms;
    m_guard = new GuardedServer(limits);
    addRoutes();
    m_router->serve(*m_http, *m_guard);
    const auto listeners = GuardedServer::openListeners(u"127.0.0.1"_s, 0, 1);
    QVERIFY(listeners);
    m_port = listeners->port;
    QVERIFY(m_guard->listenOn(listeners->descriptors.front()));
    QVERIFY(m_http->bind(m_guard));
}

void tst_Guard::cleanup()
{
    m_router->giveUp();
    m_http.reset();
    m_router.reset();
    m_promises.clear();
}

QUrl tst_Guard::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void tst_Guard::addRoutes()
{
    const auto add = [this](const QByteArray &method, const QString &path, Handler handler) {
        m_router->table().add({method, path, Access::Public, std::move(handler), {}});
    };
    add("GET", u"/hello"_s, [](const Request &) { return respond(Response::json({{u"hello"_s, u"world"_s}})); });
    add("GET", u"/echo/{text}"_s, [](const Request &request) { return respond(Response::json({{u"text"_s, request.parameter("text"_L1)}})); });
    add("POST", u"/size"_s, [](const Request &request) { return respond(Response::json({{u"size"_s, request.body.size()}})); });
    add("GET", u"/large"_s, [](const Request &) {
        Response response;
        response.body = QByteArray(40'000'000, 'x');
        return respond(response);
    });
    add("GET", u"/later/{ms}"_s, [this](const Request &request) {
        auto promise = std::make_shared<QPromise<Result<Response>>>();
        promise->start();
        QTimer::singleShot(request.parameter("ms"_L1).toInt(), this, [promise] {
            promise->addResult(Response::json({{u"late"_s, true}}));
            promise->finish();
        });
        return promise->future();
    });
    add("GET", u"/never"_s, [this](const Request &) {
        m_promises.push_back(std::make_shared<QPromise<Result<Response>>>());
        m_promises.back()->start();
        return m_promises.back()->future();
    });
    add("GET", u"/cancelled"_s, [](const Request &) {
        QPromise<Result<Response>> promise;
        promise.start();
        auto future = promise.future();
        future.cancel();
        return future;
    });
    add("GET", u"/abandoned"_s, [](const Request &) {
        QPromise<Result<Response>> promise;
        promise.start();
        return promise.future();
    });
    add("GET", u"/throws"_s, [](const Request &) -> Pending<Response> { throw std::runtime_error("secret inside"); });
    add("GET", u"/throws-later"_s, [this](const Request &) {
        return QtFuture::makeReadyVoidFuture().then(this, []() -> Result<Response> { throw std::runtime_error("secret inside"); });
    });
}

void tst_Guard::refusesAtOnce_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST /size HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("300 MB announced") << post + "Content-Length: 314572800\r\n\r\n" << 413;
    QTest::newRow("one byte too much") << post + "Content-Length: 1048577\r\n\r\n" << 413;
    QTest::newRow("too much in chunks") << post + "Transfer-Encoding: chunked\r\n\r\n" + ("8000\r\n" + QByteArray(0x8000, 'x') + "\r\n").repeated(40) << 413;
    QTest::newRow("too much in tiny chunks") << post + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray("1\r\nx\r\n").repeated(700'000) << 413;
    QTest::newRow("an endless header") << "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(5'000'000, 'x') << 431;
    QTest::newRow("length and chunks") << post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 400;
    QTest::newRow("a negative length") << post + "Content-Length: -5\r\n\r\n" << 400;
    QTest::newRow("nonsense") << QByteArray("\x16\x03\x01\x02 hello\r\n\r\n") << 400;
    QTest::newRow("a foreign host") << QByteArray("GET /hello HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n") << 403;
    QTest::newRow("a WebSocket where there is none") << QByteArray("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n") << 400;
}

void tst_Guard::refusesAtOnce()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    HttpProbe probe(url());
    probe.send(request);
    const HttpAnswer answer = probe.receive(false, 5s);
    QCOMPARE(answer.status, status);
    QVERIFY(answer.detail().endsWith(u'.') || answer.detail().endsWith(u')'));
    QVERIFY(probe.isClosedWithin(5s));
}

void tst_Guard::givesUpOnSlowHeads()
{
    HttpProbe probe(url());
    probe.send("GET /hello HTT");
    const HttpAnswer answer = probe.receive();
    QCOMPARE(answer.status, 408);
    QVERIFY(probe.isClosedWithin(3s));

    // Also on a connection that has served before.
    HttpProbe second(url());
    second.send(get("/hello"));
    QCOMPARE(second.receive().status, 200);
    second.send("GET /he");
    QCOMPARE(second.receive().status, 408);
}

void tst_Guard::givesUpOnSlowBodies()
{
    HttpProbe probe(url());
    probe.send("POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
    QCOMPARE(probe.receive().status, 408);
}

void tst_Guard::closesSilentConnections()
{
    HttpProbe probe(url());
    QVERIFY(probe.isClosedWithin(3s));
}

void tst_Guard::closesIdleConnections()
{
    HttpProbe probe(url());
    probe.send(get("/hello"));
    QCOMPARE(probe.receive().status, 200);
    QVERIFY(probe.isClosedWithin(3s));
}

void tst_Guard::doesNotTakeASlowHandlerForIdle()
{
    // Longer than the idle limit of 600 ms is not possible within the router's limit, so the limit itself answers.
    HttpProbe probe(url());
    probe.send(get("/later/650"));
    QCOMPARE(probe.receive().status, 200);
    probe.send(get("/hello"));
    QCOMPARE(probe.receive().status, 200);
}

void tst_Guard::limitsConnections()
{
    std::vector<std::unique_ptr<HttpProbe>> probes;
    for (int i = 0; i < 5; ++i) {
        probes.push_back(std::make_unique<HttpProbe>(url()));
        probes.back()->send(get("/hello"));
        QCOMPARE(probes.back()->receive().status, 200);
    }
    HttpProbe refused(url());
    refused.send(get("/hello"));
    const HttpAnswer answer = refused.receive();
    QCOMPARE(answer.status, 503);
    QVERIFY(!answer.header("retry-after").isEmpty());
    probes.pop_back();
    QTRY_COMPARE(m_guard->connectionCount(), 4);
    HttpProbe next(url());
    next.send(get("/hello"));
    QCOMPARE(next.receive().status, 200);
}

void tst_Guard::freesSlowReaders()
{
    HttpProbe probe(url());
    probe.socket().setReadBufferSize(1000);
    probe.send(get("/large"));
    QTRY_COMPARE(m_guard->connectionCount(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_guard->connectionCount(), 0, 10'000);
}

void tst_Guard::answersPipelinedRequestsInOrder()
{
    HttpProbe probe(url());
    probe.send(get("/later/200") + get("/echo/2") + "POST /size HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" + get("/echo/4"));
    QVERIFY(probe.receive().json().contains("late"_L1));
    QCOMPARE(probe.receive().text("text"_L1), u"2"_s);
    QCOMPARE(probe.receive().json().value("size"_L1).toInt(), 3);
    QCOMPARE(probe.receive().text("text"_L1), u"4"_s);
}

void tst_Guard::refusesTheSecondOfTwoAfterAnsweringTheFirst()
{
    HttpProbe probe(url());
    probe.send(get("/later/200") + "POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n");
    QCOMPARE(probe.receive().status, 200);
    QCOMPARE(probe.receive().status, 400);
    QVERIFY(probe.isClosedWithin(3s));
}

void tst_Guard::readsBodiesByteByByte()
{
    HttpProbe probe(url());
    const QByteArray request = "POST /size HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n";
    for (const char byte : request) {
        probe.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QCOMPARE(probe.receive().json().value("size"_L1).toInt(), 6);
    const QByteArray exact(1024 * 1024, 'x');
    probe.send("POST /size HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048576\r\n\r\n" + exact);
    QCOMPARE(probe.receive().json().value("size"_L1).toInt(), 1048576);
}

void tst_Guard::honoursConnectionClose_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("Connection: close") << QByteArray("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET /hello HTTP/1.0\r\n\r\n");
    QTest::newRow("a refusal") << QByteArray("GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
}

void tst_Guard::honoursConnectionClose()
{
    QFETCH(QByteArray, request);
    HttpProbe probe(url());
    probe.send(request);
    const HttpAnswer answer = probe.receive();
    QVERIFY(answer.status > 0);
    QCOMPARE(answer.header("connection").toLower(), "close");
    QVERIFY(probe.isClosedWithin(400ms)); // at once, not by the idle limit
}

void tst_Guard::answersHeadWithoutABody()
{
    HttpProbe probe(url());
    probe.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/echo/next"));
    const HttpAnswer head = probe.receive(true);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.header("content-type"), "application/json");
    QCOMPARE(head.header("content-length"), "17"); // of {"hello":"world"}
    QCOMPARE(std::ranges::count(head.headers, QByteArray("content-length"), &std::pair<QByteArray, QByteArray>::first), 1);
    QVERIFY(head.header("date").endsWith(" GMT"));
    QCOMPARE(probe.receive().text("text"_L1), u"next"_s);
}

void tst_Guard::survivesManyRequestsOnOneConnection()
{
    HttpProbe probe(url());
    for (int i = 0; i < 1000; ++i) {
        probe.send(get("/echo/" + QByteArray::number(i)));
        QCOMPARE(probe.receive().text("text"_L1), QString::number(i));
    }
    QCOMPARE(m_guard->connectionCount(), 1);
    // QHttpServer connects one more slot for each request that is answered within its handler; ours never are.
    auto *const socket = m_http->findChild<QTcpSocket *>();
    QVERIFY(socket);
    QVERIFY(ReceiverCount::of(*socket) <= 2); // ours and QHttpServer's
}

void tst_Guard::answersWhateverTheHandlerDoes_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("never") << QByteArray("/never") << 503;
    QTest::newRow("cancelled") << QByteArray("/cancelled") << 503;
    QTest::newRow("abandoned") << QByteArray("/abandoned") << 503;
    QTest::newRow("throws") << QByteArray("/throws") << 500;
    QTest::newRow("throws later") << QByteArray("/throws-later") << 500;
}

void tst_Guard::answersWhateverTheHandlerDoes()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    HttpProbe probe(url());
    probe.send(get(path));
    const HttpAnswer answer = probe.receive(false, 3s);
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.detail().isEmpty());
    QVERIFY(!answer.body.contains("secret"));
    probe.send(get("/hello"));
    QCOMPARE(probe.receive().status, 200);
    QCOMPARE(m_router->inFlight(), 0);
}

void tst_Guard::survivesClientsThatLeave()
{
    for (int i = 0; i < 4; ++i) {
        HttpProbe probe(url());
        probe.send(get("/later/300"));
        QTRY_COMPARE(m_router->inFlight(), i + 1);
        probe.socket().abort();
    }
    QTRY_COMPARE(m_router->inFlight(), 0);
    QTRY_COMPARE(m_guard->connectionCount(), 0);
    QCOMPARE(HttpProbe::ask(url(), "GET", "/hello").status, 200);
}

void tst_Guard::letsWhatIsAnsweredFinishWhenItStops()
{
    HttpProbe busy(url());
    HttpProbe idle(url());
    idle.send(get("/hello"));
    QCOMPARE(idle.receive().status, 200);
    busy.send(get("/later/300"));
    QTRY_COMPARE(m_router->inFlight(), 1);
    m_guard->stopAccepting();
    QVERIFY(idle.isClosedWithin(300ms));
    QCOMPARE(busy.receive().status, 200);
    QVERIFY(busy.isClosedWithin(3s));
    QTcpSocket late;
    late.connectToHost(u"127.0.0.1"_s, m_port);
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
}

void tst_Guard::takesNothingBehindAClose()
{
    // A request behind the last one, in the same packet, must not wake a connection that is ending.
    const QByteArray last = "GET /echo/last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    for (int i = 0; i < 30; ++i) {
        HttpProbe probe(url());
        probe.send(last + get("/later/50") + get("/hello"));
        QCOMPARE(probe.receive().text("text"_L1), u"last"_s);
        QCOMPARE(probe.receive(false, 1s).status, 0);
        QVERIFY(probe.isClosedWithin(1s));
        QCOMPARE(m_router->inFlight(), 0);
    }
    // Nor one whose sender has gone already.
    for (int i = 0; i < 30; ++i) {
        QTcpSocket hasty;
        hasty.connectToHost(u"127.0.0.1"_s, m_port);
        QVERIFY(hasty.waitForConnected(1000));
        hasty.write(get("/hello") + get("/later/20") + get("/hello"));
        hasty.waitForBytesWritten(1000);
        hasty.abort();
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(m_router->inFlight(), 0);
    QTRY_COMPARE(m_guard->connectionCount(), 0);
    QCOMPARE(HttpProbe::ask(url(), "GET", "/hello").status, 200);
}

void tst_Guard::stopsWithRequestsOnTheirWay()
{
    for (int round = 0; round < 20; ++round) {
        std::vector<std::unique_ptr<HttpProbe>> probes;
        for (int i = 0; i < 5; ++i) {
            probes.push_back(std::make_unique<HttpProbe>(url()));
            probes.back()->send(get("/later/5"));
        }
        for (int i = 0; i < round; ++i) // stop at another moment each time
            QCoreApplication::processEvents();
        m_guard->stopAccepting();
        for (const auto &probe : probes) {
            const HttpAnswer answer = probe->receive(false, 2s);
            QVERIFY(answer.status == 200 || answer.status == 0);
            QVERIFY(probe->isClosedWithin(2s));
        }
        QTRY_COMPARE(m_router->inFlight(), 0);
        cleanup();
        init();
    }
}

void tst_Guard::refusesAnOpenPortTwice()
{
    const auto second = GuardedServer::openListeners(u"127.0.0.1"_s, m_port, 1);
    QVERIFY(!second);
    QVERIFY(second.error().message.contains(QString::number(m_port)));
    QVERIFY(second.error().message.contains(u"--port"));
    // A shared port of another process would be taken without a word if it were not asked for plainly first.
    const auto shared = GuardedServer::openListeners(u"127.0.0.1"_s, 0, 2);
    QVERIFY(shared);
    QVERIFY(!GuardedServer::openListeners(u"127.0.0.1"_s, shared->port, 2));
    for (const qintptr descriptor : shared->descriptors)
        QTcpServer().setSocketDescriptor(descriptor);
    QVERIFY(!GuardedServer::openListeners(u"no-such-host.invalid"_s, 0, 1));
    QVERIFY(!GuardedServer::openListeners(u"192.0.2.1"_s, 0, 1));
}

void tst_Guard::sharesAPortAmongShards()
{
    const auto listeners = GuardedServer::openListeners(u"127.0.0.1"_s, 0, 3);
    QVERIFY(listeners);
    QCOMPARE(listeners->descriptors.size(), 3u);
    std::vector<std::unique_ptr<GuardedServer>> servers;
    for (const qintptr descriptor : listeners->descriptors) {
        servers.push_back(std::make_unique<GuardedServer>(GuardedServer::Limits{}));
        QVERIFY(servers.back()->listenOn(descriptor));
    }
    std::vector<std::unique_ptr<HttpProbe>> probes;
    for (int i = 0; i < 60; ++i)
        probes.push_back(std::make_unique<HttpProbe>(QUrl(u"http://127.0.0.1:%1"_s.arg(listeners->port))));
    int total = 0;
    QTRY_COMPARE((total = 0, std::ranges::for_each(servers, [&](const auto &server) { total += server->connectionCount(); }), total), 60);
    for (const auto &server : servers)
        QVERIFY(server->connectionCount() > 0);
}

QTEST_GUILESS_MAIN(tst_Guard)
#include "tst_guard.moc"
