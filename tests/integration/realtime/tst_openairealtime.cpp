// SPDX-License-Identifier: GPL-3.0-or-later
// The provider's client against the built-in twin over loopback, and against servers that misbehave.
#include "realtime/openairealtime.h"
#include "simulator/realtimeserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Answers every request with the same bytes; empty: says nothing at all.
class CannedServer : public QTcpServer
{
public:
    explicit CannedServer(const QByteArray &answer)
    {
        connect(this, &QTcpServer::newConnection, this, [this, answer] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket, answer] {
                    socket->readAll();
                    hasBeenAsked = true;
                    if (answer.isEmpty())
                        return;
                    socket->write(answer);
                    socket->disconnectFromHost();
                });
            }
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(serverPort())); }
    bool hasBeenAsked = false;

    static QByteArray http(const QByteArray &status, const QByteArray &body)
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    }
};

class tst_OpenAiRealtime : public QObject
{
    Q_OBJECT

    template<typename T>
    static Result<T> wait(const Pending<T> &pending)
    {
        if (!QTest::qWaitFor([&] { return pending.isFinished(); }, 10'000) || pending.resultCount() == 0)
            return fail(Error::Code::Internal, u"The test waited in vain."_s);
        return pending.result();
    }

private Q_SLOTS:
    void mintsAndConverses()
    {
        RealtimeServer server;
        QVERIFY(server.listen());
        OpenAiRealtime provider({server.baseUrl(), u"sk-test"_s, {}});
        const auto secret = wait(provider.mintSecret({{u"type"_s, u"realtime"_s}, {u"model"_s, u"gpt-realtime-2.1"_s}}));
        QVERIFY2(secret, secret ? "" : qPrintable(secret.error().message));
        QVERIFY(secret->value.startsWith(u"ek_"_s));
        QVERIFY(secret->expiresAt > Time{});
        QCOMPARE(secret->session["type"_L1].toString(), u"realtime"_s);
        QVERIFY(!provider.trouble());

        const auto session = provider.connectSession(u"gpt-realtime-2.1"_s);
        QSignalSpy opened(session.get(), &VoiceSession::opened), received(session.get(), &VoiceSession::received), closed(session.get(), &VoiceSession::closed);
        QTRY_COMPARE(opened.size(), 1);
        QTRY_VERIFY(!received.isEmpty());
        QVERIFY(received[0][0].toByteArray().contains("session.created"));
        session->send(QByteArray("{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"instructions\":\"x\"}}"));
        QTRY_VERIFY(received.last()[0].toByteArray().contains("session.updated"));
        server.dropConnections();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed[0][1].toBool(), true);
        QVERIFY(!closed[0][0].toString().isEmpty());
    }

    void closesWhenAsked()
    {
        RealtimeServer server;
        QVERIFY(server.listen());
        OpenAiRealtime provider({server.baseUrl(), u"sk-test"_s, {}});
        const auto session = provider.connectSession(u"gpt-realtime-2.1"_s);
        QSignalSpy opened(session.get(), &VoiceSession::opened), closed(session.get(), &VoiceSession::closed);
        QTRY_COMPARE(opened.size(), 1);
        session->close();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed[0][1].toBool(), false);
    }

    void saysWhatAnAnswerMeans_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("part");
        QTest::newRow("wrong key") << QByteArray("401 Unauthorized") << QByteArray("{\"error\":{\"code\":\"invalid_api_key\"}}") << u"refuses the API key"_s;
        QTest::newRow("forbidden") << QByteArray("403 Forbidden") << QByteArray("{}") << u"does not allow"_s;
        QTest::newRow("quota") << QByteArray("429 Too Many Requests") << QByteArray("{\"error\":{\"code\":\"insufficient_quota\"}}") << u"quota"_s;
        QTest::newRow("rate") << QByteArray("429 Too Many Requests") << QByteArray("{\"error\":{\"code\":\"rate_limit_exceeded\"}}") << u"no more requests"_s;
        QTest::newRow("fault") << QByteArray("502 Bad Gateway") << QByteArray("<html>") << u"fault (status 502)"_s;
        QTest::newRow("unknown address") << QByteArray("404 Not Found") << QByteArray("{}") << u"does not know"_s;
        QTest::newRow("configuration") << QByteArray("400 Bad Request") << QByteArray("{\"error\":{\"code\":\"invalid_value\"}}") << u"configuration"_s;
        QTest::newRow("no JSON") << QByteArray("200 OK") << QByteArray("hello") << u"could not be understood"_s;
        QTest::newRow("no secret") << QByteArray("200 OK") << QByteArray("{}") << u"could not be understood"_s;
    }
    void saysWhatAnAnswerMeans()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, part);
        CannedServer server(CannedServer::http(status, body));
        OpenAiRealtime provider({server.url(), u"sk-test"_s, {}});
        const auto secret = wait(provider.mintSecret({}));
        QVERIFY(!secret);
        // What one office configured wrongly is not the provider's trouble.
        const bool isOffices = status.startsWith("400");
        QCOMPARE(secret.error().code, isOffices ? Error::Code::InvalidInput : Error::Code::Unavailable);
        QVERIFY2(secret.error().message.contains(part), qPrintable(secret.error().message));
        QVERIFY(!secret.error().message.contains(u"sk-test"_s) && !secret.error().context.contains(u"sk-test"_s));
        QCOMPARE(provider.trouble().has_value(), !isOffices);
    }

    void refusedHandshakesHaveASentence()
    {
        RealtimeServer server;
        QVERIFY(server.listen());
        OpenAiRealtime provider({server.baseUrl(), u"sk-bad"_s, {}});
        const auto session = provider.connectSession(u"gpt-realtime-2.1"_s);
        QSignalSpy closed(session.get(), &VoiceSession::closed);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY2(closed[0][0].toString().contains(u"refuses the API key"_s), qPrintable(closed[0][0].toString()));
        QVERIFY(provider.trouble());
    }

    void nobodyThere()
    {
        quint16 port = 0;
        {
            QTcpServer once;
            QVERIFY(once.listen(QHostAddress::LocalHost));
            port = once.serverPort();
        }
        OpenAiRealtime provider({QUrl(u"http://127.0.0.1:%1/v1"_s.arg(port)), u"sk-test"_s, {}});
        const auto secret = wait(provider.mintSecret({}));
        QVERIFY(!secret);
        QVERIFY(secret.error().message.contains(u"refuses connections"_s));
        const auto session = provider.connectSession(u"m"_s);
        QSignalSpy closed(session.get(), &VoiceSession::closed);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(closed[0][0].toString().contains(u"refuses connections"_s));
    }

    void silenceHasALimit()
    {
        CannedServer server({});
        OpenAiRealtime provider({server.url(), u"sk-test"_s, {}, 400ms});
        QElapsedTimer timer;
        timer.start();
        const auto secret = wait(provider.mintSecret({}));
        QVERIFY(!secret);
        QCOMPARE(secret.error().code, Error::Code::Timeout);
        const auto session = provider.connectSession(u"m"_s);
        QSignalSpy closed(session.get(), &VoiceSession::closed);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(closed[0][0].toString().contains(u"in time"_s));
        QVERIFY(timer.elapsed() < 3'000);
    }

    void endsWithRequestsUnderWay()
    {
        CannedServer server({});
        auto provider = std::make_unique<OpenAiRealtime>(OpenAiRealtime::Options{server.url(), u"sk-test"_s, {}});
        const auto pending = provider->mintSecret({});
        QTRY_VERIFY(server.hasBeenAsked);
        provider.reset();
        const auto secret = wait(pending);
        QVERIFY(!secret);
        QVERIFY(secret.error().code != Error::Code::Internal);
    }
};

QTEST_GUILESS_MAIN(tst_OpenAiRealtime)
#include "tst_openairealtime.moc"
