// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/requestscanner.h"

#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_RequestScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheHead();
    void findsTheEndWhereverItIsCut_data();
    void findsTheEndWhereverItIsCut();
    void refusesWhatNoHonestClientSends_data();
    void refusesWhatNoHonestClientSends();
    void refusesAnEndlessHeadWithoutKeepingIt();
    void countsWhatBelongsToTheRequest();
};

void tst_RequestScanner::readsTheHead()
{
    RequestScanner scanner({});
    scanner.feed("POST /a/b%2Fc?x=1 HTTP/1.1\r\nHost: h\r\nX-Thing:  two words \r\nContent-Length: 3\r\nConnection: keep-alive, Close\r\n\r\n");
    QCOMPARE(scanner.state(), RequestScanner::State::Body);
    const HttpHead &head = scanner.head();
    QCOMPARE(head.method, "POST");
    QCOMPARE(head.target, "/a/b%2Fc?x=1");
    QCOMPARE(head.header("x-thing"), "two words");
    QCOMPARE(head.contentLength, 3);
    QVERIFY(head.wantsClose);
    QVERIFY(!head.isWebSocketUpgrade());
}

void tst_RequestScanner::findsTheEndWhereverItIsCut_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("no body") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    QTest::newRow("a body") << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello");
    QTest::newRow("chunks") << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5;note=x\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n");
    QTest::newRow("a body that looks like a request") << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n");
}

void tst_RequestScanner::findsTheEndWhereverItIsCut()
{
    QFETCH(QByteArray, request);
    const QByteArray next = "GET /next HTTP/1.1\r\n";
    for (qsizetype piece = 1; piece <= request.size() + next.size(); ++piece) {
        RequestScanner scanner({});
        const QByteArray stream = request + next;
        qsizetype used = 0;
        for (qsizetype at = 0; at < stream.size() && scanner.state() != RequestScanner::State::Complete; at += piece)
            used += scanner.feed(QByteArrayView(stream).sliced(at, std::min(piece, stream.size() - at)));
        QCOMPARE(scanner.state(), RequestScanner::State::Complete);
        QCOMPARE(used, request.size());
    }
}

void tst_RequestScanner::refusesWhatNoHonestClientSends_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST / HTTP/1.1\r\nHost: h\r\n";
    QTest::newRow("both lengths") << post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n" << 400;
    QTest::newRow("two lengths") << post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n" << 400;
    QTest::newRow("the same length twice") << post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n" << 400;
    QTest::newRow("a negative length") << post + "Content-Length: -1\r\n\r\n" << 400;
    QTest::newRow("a signed length") << post + "Content-Length: +1\r\n\r\n" << 400;
    QTest::newRow("a length of words") << post + "Content-Length: many\r\n\r\n" << 400;
    QTest::newRow("an empty length") << post + "Content-Length:\r\n\r\n" << 400;
    QTest::newRow("a length beyond all numbers") << post + "Content-Length: 99999999999999999999\r\n\r\n" << 413;
    QTest::newRow("300 MB") << post + "Content-Length: 314572800\r\n\r\n" << 413;
    QTest::newRow("an unknown encoding") << post + "Transfer-Encoding: gzip, chunked\r\n\r\n" << 400;
    QTest::newRow("the encoding twice") << post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" << 400;
    QTest::newRow("chunks in HTTP/1.0") << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") << 400;
    QTest::newRow("a huge chunk") << post + "Transfer-Encoding: chunked\r\n\r\nfffffff\r\n" << 413;
    QTest::newRow("a chunk size beyond all numbers") << post + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n" << 400;
    QTest::newRow("a negative chunk") << post + "Transfer-Encoding: chunked\r\n\r\n-1\r\n" << 400;
    QTest::newRow("a chunk longer than it says") << post + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n" << 400;
    QTest::newRow("trailers") << post + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n" << 400;
    QTest::newRow("a chunk line without end") << post + "Transfer-Encoding: chunked\r\n\r\n1;" + QByteArray(400, 'x') << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") << 400;
    QTest::newRow("no request line") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("an empty first line") << QByteArray("\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n") << 400;
    QTest::newRow("another version") << QByteArray("GET / HTTP/2.0\r\nHost: h\r\n\r\n") << 505;
    QTest::newRow("another protocol") << QByteArray("GET / SMTP\r\nHost: h\r\n\r\n") << 400;
    QTest::newRow("bare line feeds") << QByteArray("GET / HTTP/1.1\nHost: h\r\nX: y\r\n\r\n") << 400;
    QTest::newRow("a continued line") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nX: y\r\n more\r\n\r\n") << 400;
    QTest::newRow("a blank before the colon") << QByteArray("GET / HTTP/1.1\r\nHost : h\r\n\r\n") << 400;
    QTest::newRow("a NUL") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n", 35) << 400;
    QTest::newRow("a control character") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nX: a\x01\r\n\r\n") << 400;
    QTest::newRow("an address that is no path") << QByteArray("GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n") << 400;
    QTest::newRow("a blank in the address") << QByteArray("GET /a b HTTP/1.1\r\nHost: h\r\n\r\n") << 400;
    QTest::newRow("a long address") << "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n" << 414;
    QTest::newRow("many headers") << "GET / HTTP/1.1\r\nHost: h\r\n" + QByteArray("A: b\r\n").repeated(200) + "\r\n" << 431;
    QTest::newRow("large headers") << "GET / HTTP/1.1\r\nHost: h\r\nX: " + QByteArray(20'000, 'x') + "\r\n\r\n" << 431;
}

void tst_RequestScanner::refusesWhatNoHonestClientSends()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    RequestScanner scanner({});
    scanner.feed(request);
    QCOMPARE(scanner.state(), RequestScanner::State::Broken);
    QCOMPARE(scanner.violation().status, status);
    QVERIFY(scanner.violation().sentence.endsWith('.'));
}

void tst_RequestScanner::refusesAnEndlessHeadWithoutKeepingIt()
{
    RequestScanner scanner({});
    scanner.feed("GET / HTTP/1.1\r\n");
    const QByteArray line(1024, 'x');
    int fed = 0;
    while (scanner.state() == RequestScanner::State::Head && fed < 1000) {
        scanner.feed("X" + QByteArray::number(fed) + ": " + line + "\r\n");
        ++fed;
    }
    QCOMPARE(scanner.state(), RequestScanner::State::Broken);
    QCOMPARE(scanner.violation().status, 431);
    QVERIFY(fed < 20);
}

void tst_RequestScanner::countsWhatBelongsToTheRequest()
{
    RequestScanner scanner({});
    const QByteArray first = "GET /1 HTTP/1.1\r\nHost: h\r\n\r\n";
    QCOMPARE(scanner.feed(first + "GET /2 HTTP/1.1\r\nHost: h\r\n\r\n"), first.size());
    QCOMPARE(scanner.feed("more"), 0);
    scanner.reset();
    QVERIFY(!scanner.hasBegun());
    scanner.feed("GET /2 HTTP/1.0\r\n\r\n");
    QCOMPARE(scanner.state(), RequestScanner::State::Complete);
    QVERIFY(scanner.head().wantsClose);
}

QTEST_APPLESS_MAIN(tst_RequestScanner)
#include "tst_requestscanner.moc"
