// SPDX-License-Identifier: GPL-3.0-or-later
// Webhooks: their signature against published vectors, and what happens on the way.
#include "delivery/webhooksender.h"
#include "delivery/webhooksignature.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// Answers each request with the next of its answers; the last one again and again. Empty: never.
class Receiver : public QTcpServer
{
public:
    explicit Receiver(QList<QByteArray> answers) : m_answers(std::move(answers))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                QByteArray &got = m_partial[socket];
                got += socket->readAll();
                const qsizetype end = got.indexOf("\r\n\r\n");
                if (end < 0)
                    return;
                const qsizetype at = got.toLower().indexOf("content-length: ");
                const qsizetype length = got.mid(at + 16, got.indexOf("\r\n", at) - at - 16).toLongLong();
                if (got.size() < end + 4 + length)
                    return;
                requests << std::exchange(got, {});
                const QByteArray answer = m_answers.size() > 1 ? m_answers.takeFirst() : m_answers.value(0);
                if (!answer.isEmpty())
                    socket->write("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
            });
        });
    }
    [[nodiscard]] QString url() const { return u"http://127.0.0.1:%1/hook?x=1"_s.arg(serverPort()); }
    [[nodiscard]] QByteArray header(int request, const QByteArray &name) const
    {
        for (const QByteArray &line : requests[request].split('\n')) {
            if (line.toLower().startsWith(name + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
    QByteArrayList requests;

private:
    QList<QByteArray> m_answers;
    QHash<QTcpSocket *, QByteArray> m_partial;
};

Result<void> wait(const Pending<void> &pending)
{
    if (!QTest::qWaitFor([&] { return pending.isFinished(); }, 20'000))
        return fail(Error::Code::Internal, u"never answered"_s);
    return pending.result();
}

QByteArray bytes(int from)
{
    QByteArray key;
    for (int i = 0; i < 32; ++i)
        key += char(from + i);
    return key;
}

} // namespace

class tst_Webhook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsAsTheStandardSays()
    {
        const QByteArray body = "{\"type\":\"call.ended\",\"timestamp\":\"2025-11-22T00:00:00Z\",\"data\":{\"call_id\":\"c_42\",\"reason\":\"hangup\"}}";
        QCOMPARE(webhookSignature(bytes(0x01), u"msg_ref0001vector"_s, 1763769600, body), "v1,7iYGQVmCq93hmPlbFMQNVx3M4ewFvoPFlVkE631pSDg=");
        QCOMPARE(webhookSignature(bytes(0x41), u"msg_ref0001vector"_s, 1763769600, body), "v1,AKTVw4qfdBC9uG1p9e2ggNlRftQVFpWnLNc5dq3Bto8=");
        QCOMPARE(webhookSecret(bytes(0x01)), u"whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="_s);
        QCOMPARE(webhookKey("m", OrgId(u"a"_s)).size(), 32);
        QVERIFY(webhookKey("m", OrgId(u"a"_s)) != webhookKey("m", OrgId(u"b"_s)));
    }

    void postsAgainUntilItIsTaken()
    {
        Receiver receiver({"500 Oops", "204 No Content"});
        SystemClock clock;
        WebhookSender sender(clock);
        const QByteArray body = "{\"a\":1}";
        QVERIFY(wait(sender.post({receiver.url(), u"msg_1"_s, body, bytes(1), 10s})));
        QCOMPARE(receiver.requests.size(), 2);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(receiver.requests[i].startsWith("POST /hook?x=1 "));
            QCOMPARE(receiver.header(i, "webhook-id"), "msg_1");
            QCOMPARE(receiver.header(i, "webhook-signature"), webhookSignature(bytes(1), u"msg_1"_s, receiver.header(i, "webhook-timestamp").toLongLong(), body));
            QCOMPARE(receiver.header(i, "content-type"), "application/json");
            QVERIFY(receiver.requests[i].endsWith(body));
        }
    }

    void givesUp_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("tries");
        QTest::newRow("refused") << QByteArray("400 Bad Request") << 1;
        QTest::newRow("gone") << QByteArray("410 Gone") << 1;
        QTest::newRow("redirect") << QByteArray("302 Found\r\nLocation: http://127.0.0.1:1/") << 1;
        QTest::newRow("broken") << QByteArray("503 Service Unavailable") << 3;
    }

    void givesUp()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, tries);
        Receiver receiver({answer});
        SystemClock clock;
        WebhookSender sender(clock);
        const auto result = wait(sender.post({receiver.url(), u"msg_1"_s, "{}", bytes(1), 15s}));
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::Unavailable);
        QCOMPARE(receiver.requests.size(), tries);
    }

    void doesNotWaitForEver()
    {
        Receiver receiver({QByteArray()});
        SystemClock clock;
        WebhookSender sender(clock);
        const auto result = wait(sender.post({receiver.url(), u"msg_1"_s, "{}", bytes(1), 300ms}));
        QVERIFY(!result);
        QCOMPARE(result.error().code, Error::Code::Timeout);
    }

    void refusesAddresses()
    {
        SystemClock clock;
        WebhookSender sender(clock);
        for (const QString &url : {u"file:///etc/passwd"_s, u"ftp://example.org/"_s, u"http://"_s, u""_s})
            QCOMPARE(wait(sender.post({url, u"m"_s, "{}", bytes(1), 5s})).error().code, Error::Code::InvalidInput);
        QCOMPARE(wait(sender.post({u"http://169.254.169.254/latest"_s, u"m"_s, "{}", bytes(1), 5s})).error().code, Error::Code::InvalidInput);
        for (const QString &address : {u"169.254.169.254"_s, u"fe80::1"_s, u"224.0.0.1"_s, u"0.0.0.0"_s, u"::"_s, u"255.255.255.255"_s, u"::ffff:169.254.169.254"_s})
            QVERIFY2(!WebhookSender::mayReach(QHostAddress(address)), qPrintable(address));
        for (const QString &address : {u"127.0.0.1"_s, u"192.168.1.5"_s, u"93.184.216.34"_s, u"2606:2800::1"_s})
            QVERIFY2(WebhookSender::mayReach(QHostAddress(address)), qPrintable(address));
    }
};

QTEST_GUILESS_MAIN(tst_Webhook)
#include "tst_webhook.moc"
