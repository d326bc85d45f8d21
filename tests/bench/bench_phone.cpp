// SPDX-License-Identifier: GPL-3.0-or-later
//
// Simultaneous telephone calls by Twilio media streams on one core: what we add to each frame, both ways, and what a call costs.
//   bench_phone [--calls 300] [--seconds 10] [--server-cpu 0]
// The server is pinned to one core; provider and telephones are this process, on the others. The telephones write their WebSocket frames
// by hand (mask 0), so that the load is the server's. The sound itself carries the moment at which it was sent.

#include "fastprovider.h"
#include "report.h"

#include "simulator/phonecall.h"
#include "support/serverprocess.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTcpSocket>
#include <QTimer>

#include <cstdio>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

const QByteArray account = "AC22222222222222222222222222222222", token = "0123456789abcdef0123456789abcdef", outside = "https://voice.example.com";

class Telephone : public QObject
{
public:
    Telephone(const ServerProcess &server, QNetworkAccessManager &network, const QElapsedTimer &clock, int number)
        : m_server(server)
        , m_clock(clock)
        , m_sid("CA" + QByteArray::number(number, 16).rightJustified(32, '0'))
    {
        static const QByteArray rest = QByteArray(151, '\x55').toBase64();
        m_rest = &rest;
        const QByteArray target = "/api/v1/telephony/twilio/voice";
        const PhoneCall::Fields fields{{"CallSid", m_sid}, {"AccountSid", account}, {"From", "+16085550142"}, {"To", "+16085550100"}, {"CallStatus", "ringing"}};
        QByteArray body;
        for (const auto &[name, value] : fields)
            body += (body.isEmpty() ? "" : "&") + name + '=' + value.toPercentEncoding();
        QNetworkRequest request(server.url().resolved(QUrl(QString::fromLatin1(target))));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        request.setRawHeader("X-Twilio-Signature", PhoneCall::signature(token, outside + target, fields));
        QNetworkReply *reply = network.post(request, body);
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            reply->deleteLater();
            const QByteArray twiml = reply->readAll();
            const qsizetype at = twiml.indexOf("value=\"") + 7;
            m_ticket = twiml.mid(at, twiml.indexOf('"', at) - at);
            if (!m_ticket.startsWith("tel_")) {
                std::fprintf(stderr, "no stream: %s\n", twiml.constData());
                return;
            }
            m_socket.connectToHost(m_server.url().host(), quint16(m_server.url().port()));
        });
        connect(&m_socket, &QTcpSocket::connected, this, [this] {
            const QByteArray path = "/api/v1/telephony/twilio/media";
            m_socket.write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-Twilio-Signature: " + PhoneCall::signature(token, "wss://voice.example.com" + path, {}) + "\r\n\r\n");
        });
        connect(&m_socket, &QTcpSocket::readyRead, this, &Telephone::onReadyRead);
        connect(&m_socket, &QTcpSocket::disconnected, this, [this] { isOpen = false; });
    }

    void speak()
    {
        if (!isOpen)
            return;
        ++sent;
        const QByteArray number = QByteArray::number(sent);
        write("{\"event\":\"media\",\"sequenceNumber\":\"" + number + "\",\"streamSid\":\"MZ1\",\"media\":{\"track\":\"inbound\",\"chunk\":\"" + number
              + "\",\"timestamp\":\"" + QByteArray::number(20 * sent) + "\",\"payload\":\"" + momentCode(m_clock.nsecsElapsed()) + *m_rest + "\"}}");
    }

    bool isOpen = false;
    qint64 sent = 0, received = 0;
    std::vector<double> downstreamMilliseconds;

private:
    void write(const QByteArray &text, char opcode = '\x81')
    {
        QByteArray frame(1, opcode);
        if (text.size() < 126) {
            frame += static_cast<char>(0x80 | text.size());
        } else {
            frame += static_cast<char>(0x80 | 126);
            frame += static_cast<char>(text.size() >> 8);
            frame += static_cast<char>(text.size() & 0xff);
        }
        frame += QByteArray(4, '\0');
        m_socket.write(frame + text);
    }
    void onReadyRead()
    {
        m_buffer += m_socket.readAll();
        if (!isOpen) {
            const qsizetype end = m_buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            if (!m_buffer.startsWith("HTTP/1.1 101"))
                std::fprintf(stderr, "refused: %s\n", m_buffer.constData());
            m_buffer.remove(0, end + 4);
            isOpen = true;
            write(R"({"event":"connected","protocol":"Call","version":"1.0.0"})");
            write("{\"event\":\"start\",\"sequenceNumber\":\"1\",\"streamSid\":\"MZ1\",\"start\":{\"streamSid\":\"MZ1\",\"accountSid\":\"" + account
                  + "\",\"callSid\":\"" + m_sid + "\",\"tracks\":[\"inbound\"],\"customParameters\":{\"ticket\":\"" + m_ticket
                  + "\"},\"mediaFormat\":{\"encoding\":\"audio/x-mulaw\",\"sampleRate\":8000,\"channels\":1}}}");
        }
        qsizetype at = 0;
        while (m_buffer.size() - at >= 4) {
            const auto byte = [&](qsizetype i) { return static_cast<quint8>(m_buffer[at + i]); };
            qsizetype size = byte(1), head = 2;
            if (size == 126) {
                size = byte(2) * 256 + byte(3);
                head = 4;
            }
            if (m_buffer.size() - at < head + size)
                break;
            onFrame(static_cast<char>(byte(0) & 0x0f), QByteArrayView(m_buffer).sliced(at + head, size));
            at += head + size;
        }
        m_buffer.remove(0, at);
    }
    void onFrame(char opcode, QByteArrayView text)
    {
        if (opcode == '\x09') {
            write(text.toByteArray(), '\x8a');
            return;
        }
        if (const qsizetype payload = text.indexOf("\"payload\":\""); payload >= 0) {
            ++received;
            downstreamMilliseconds.push_back(double(m_clock.nsecsElapsed() - momentIn(text.sliced(payload + 11, 12))) / 1e6);
        } else if (const qsizetype name = text.indexOf("\"name\":\""); name >= 0) {
            write("{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"" + text.sliced(name + 8, text.indexOf('"', name + 8) - name - 8).toByteArray() + "\"}}");
        }
    }

    const ServerProcess &m_server;
    const QElapsedTimer &m_clock;
    const QByteArray m_sid;
    const QByteArray *m_rest = nullptr;
    QByteArray m_ticket, m_buffer;
    QTcpSocket m_socket;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"calls"_s, u"simultaneous calls"_s, u"n"_s, u"300"_s}, {u"seconds"_s, u"measured time"_s, u"s"_s, u"10"_s},
                       {u"server-cpu"_s, u"core of the server"_s, u"cpu"_s, u"0"_s}});
    parser.addHelpOption();
    parser.process(application);
    const int calls = parser.value(u"calls"_s).toInt();
    const int seconds = parser.value(u"seconds"_s).toInt();

    printMachine();
    QElapsedTimer clock;
    clock.start();
    FastProvider provider(clock);
    ServerProcess server;
    server.setPrefix({u"taskset"_s, u"-c"_s, parser.value(u"server-cpu"_s)});
    if (!provider.listenAnywhere())
        return 1;
    server.setEnvironment(u"OPENAI_BASE_URL"_s, provider.baseUrl());
    server.setEnvironment(u"OPENAI_API_KEY"_s, u"sk-bench"_s);
    server.setEnvironment(u"LOG_LEVEL"_s, u"warning"_s);
    server.setEnvironment(u"TWILIO_ACCOUNT_SID"_s, QString::fromLatin1(account));
    server.setEnvironment(u"TWILIO_AUTH_TOKEN"_s, QString::fromLatin1(token));
    server.setEnvironment(u"TWILIO_API_BASE"_s, u"http://127.0.0.1:9"_s);
    server.setEnvironment(u"PUBLIC_URL"_s, QString::fromLatin1(outside));
    server.setArguments({u"--shards"_s, u"1"_s});
    if (!server.start()) {
        std::fprintf(stderr, "the server did not start: %s\n", qPrintable(server.failure()));
        return 1;
    }
    const qint64 idle = server.residentKilobytes();

    QNetworkAccessManager network;
    std::vector<std::unique_ptr<Telephone>> telephones;
    QTimer arrivals;
    QObject::connect(&arrivals, &QTimer::timeout, &application, [&] {
        if (int(telephones.size()) < calls)
            telephones.push_back(std::make_unique<Telephone>(server, network, clock, int(telephones.size()) + 1));
        else
            arrivals.stop();
    });
    arrivals.start(20);
    // One fourth of the telephones every 5 ms: real ones are not in step either.
    QTimer voices;
    voices.setTimerType(Qt::PreciseTimer);
    qint64 turns = 0;
    const qint64 begun = clock.elapsed();
    QObject::connect(&voices, &QTimer::timeout, &application, [&] {
        for (; turns * 5 <= clock.elapsed() - begun; ++turns) {
            for (size_t i = size_t(turns % 4); i < telephones.size(); i += 4)
                telephones[i]->speak();
        }
    });
    voices.start(5);

    double cpuBefore = 0;
    qint64 sentBefore = 0, deltasBefore = 0, receivedBefore = 0, appendsBefore = 0;
    const auto total = [&](qint64 Telephone::*member) {
        qint64 sum = 0;
        for (const auto &telephone : telephones)
            sum += (*telephone).*member;
        return sum;
    };
    QTimer::singleShot(20 * calls + 3000, &application, [&] {
        provider.upstreamMilliseconds.clear();
        for (auto &telephone : telephones)
            telephone->downstreamMilliseconds.clear();
        cpuBefore = server.cpuSeconds();
        sentBefore = total(&Telephone::sent);
        receivedBefore = total(&Telephone::received);
        deltasBefore = provider.deltasSent;
        appendsBefore = provider.appendsReceived;
        QTimer::singleShot(seconds * 1000, &application, &QCoreApplication::quit);
    });
    application.exec();

    std::vector<double> downstream;
    int open = 0;
    for (const auto &telephone : telephones) {
        downstream.insert(downstream.end(), telephone->downstreamMilliseconds.begin(), telephone->downstreamMilliseconds.end());
        open += telephone->isOpen ? 1 : 0;
    }
    printFigure(u"calls"_s, open, u""_s);
    printFigure(u"telephone -> provider, p50"_s, percentile(provider.upstreamMilliseconds, 0.5), u"ms"_s);
    printFigure(u"telephone -> provider, p99"_s, percentile(provider.upstreamMilliseconds, 0.99), u"ms"_s);
    printFigure(u"provider -> telephone, p50"_s, percentile(downstream, 0.5), u"ms"_s);
    printFigure(u"provider -> telephone, p99"_s, percentile(downstream, 0.99), u"ms"_s);
    printFigure(u"frames sent by telephones"_s, double(total(&Telephone::sent) - sentBefore), u""_s);
    printFigure(u"frames that reached the provider"_s, double(provider.appendsReceived - appendsBefore), u""_s);
    printFigure(u"pieces sent by the provider"_s, double(provider.deltasSent - deltasBefore), u""_s);
    printFigure(u"pieces that reached telephones"_s, double(total(&Telephone::received) - receivedBefore), u""_s);
    printFigure(u"server CPU"_s, 100 * (server.cpuSeconds() - cpuBefore) / seconds, u"% of one core"_s);
    printFigure(u"memory per live call"_s, double(server.residentKilobytes() - idle) / std::max(1, open), u"KB"_s);
    return 0;
}
