// SPDX-License-Identifier: GPL-3.0-or-later
//
// Simultaneous relayed browser calls on one core: what the relay adds to each frame, both ways, and what a call costs.
//   bench_relay [--calls 100] [--seconds 10] [--server-cpu 0]
// The server is pinned to one core; provider and callers are this process, on the others. Frames carry the moment they were sent.

#include "fastprovider.h"
#include "report.h"

#include "support/serverprocess.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QWebSocket>

#include <cstdio>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

/// A browser caller as the office frontend's: 4096 samples a frame, without a pause.
class Caller : public QObject
{
public:
    Caller(const ServerProcess &server, QNetworkAccessManager &network, const QElapsedTimer &clock)
        : m_clock(clock)
    {
        static const QString audio = QString::fromLatin1(QByteArray(8192, '\0').toBase64());
        m_audio = &audio;
        QNetworkRequest request(server.url().resolved(QUrl(u"/api/realtime/session"_s)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = network.post(request, QByteArray(R"({"org_id":"org_demo_001"})"));
        connect(reply, &QNetworkReply::finished, this, [this, reply, &server] {
            reply->deleteLater();
            const QByteArray body = reply->readAll();
            const QString secret = QJsonDocument::fromJson(body).object().value("client_secret"_L1).toString();
            if (secret.isEmpty()) {
                std::fprintf(stderr, "no session: %s\n", body.constData());
                return;
            }
            QUrl url = server.url();
            url.setScheme(u"ws"_s);
            url.setPath(u"/api/realtime/ws"_s);
            url.setQuery(u"client_secret="_s + secret);
            m_socket.open(url);
        });
        connect(&m_socket, &QWebSocket::connected, this, [this] {
            m_socket.sendTextMessage(uR"({"type":"session.update","session":{"type":"realtime"}})"_s);
            m_timer.start();
        });
        connect(&m_socket, &QWebSocket::textMessageReceived, this, &Caller::onEvent);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(171); // 4096 samples at 24 kHz
        connect(&m_timer, &QTimer::timeout, this, [this] {
            ++sent;
            m_socket.sendTextMessage(uR"({"type":"input_audio_buffer.append","event_id":"u%1","audio":"%2"})"_s.arg(m_clock.nsecsElapsed()).arg(*m_audio));
        });
    }

    /// Why the call is over; empty while it goes on.
    [[nodiscard]] QString end() const
    {
        return m_socket.state() == QAbstractSocket::ConnectedState ? QString() : u"%1 %2"_s.arg(m_socket.closeCode()).arg(m_socket.closeReason());
    }

    qint64 sent = 0, received = 0;
    std::vector<double> downstreamMilliseconds;

private:
    void onEvent(const QString &event)
    {
        const QStringView start = QStringView(event).left(300);
        if (!start.contains(u"response.output_audio.delta"))
            return;
        ++received;
        if (const qsizetype at = start.indexOf(u"\"d"); at >= 0) {
            // "delta" begins with d as well; only the moment is a number.
            const qsizetype end = start.indexOf(u'"', at + 2);
            bool number = false;
            const qint64 moment = start.mid(at + 2, end - at - 2).toLongLong(&number);
            if (number)
                downstreamMilliseconds.push_back(double(m_clock.nsecsElapsed() - moment) / 1e6);
        }
    }

    const QElapsedTimer &m_clock;
    const QString *m_audio = nullptr;
    QWebSocket m_socket;
    QTimer m_timer;
};

} // namespace

constexpr std::chrono::milliseconds settle{4000};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"calls"_s, u"simultaneous calls"_s, u"n"_s, u"100"_s}, {u"seconds"_s, u"measured time"_s, u"s"_s, u"10"_s},
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
    server.setArguments({u"--shards"_s, u"1"_s});
    if (!server.start()) {
        std::fprintf(stderr, "the server did not start: %s\n", qPrintable(server.failure()));
        return 1;
    }
    const qint64 idle = server.residentKilobytes();

    QNetworkAccessManager network;
    std::vector<std::unique_ptr<Caller>> callers;
    QTimer arrivals;
    // The first calls bring what all calls share (compiled rules, spoken sentences, the allocator's reserves). Memory is read when they
    // are there, so that the figure per call is what one more call takes.
    const int firstCalls = std::min(10, calls / 2);
    qint64 withFirst = 0;
    QObject::connect(&arrivals, &QTimer::timeout, &application, [&] {
        if (int(callers.size()) == firstCalls && withFirst == 0) {
            arrivals.stop();
            QTimer::singleShot(settle, &application, [&] {
                withFirst = server.residentKilobytes();
                arrivals.start(20);
            });
        } else if (int(callers.size()) < calls) {
            callers.push_back(std::make_unique<Caller>(server, network, clock));
        } else {
            arrivals.stop();
        }
    });
    arrivals.start(20);

    double cpuBefore = 0;
    qint64 sentBefore = 0, deltasBefore = 0, receivedBefore = 0, appendsBefore = 0;
    const auto total = [&](qint64 Caller::*member) {
        qint64 sum = 0;
        for (const auto &caller : callers)
            sum += (*caller).*member;
        return sum;
    };
    QTimer::singleShot(std::chrono::milliseconds(20 * calls) + 2 * settle, &application, [&] {
        provider.upstreamMilliseconds.clear();
        for (auto &caller : callers)
            caller->downstreamMilliseconds.clear();
        cpuBefore = server.cpuSeconds();
        sentBefore = total(&Caller::sent);
        receivedBefore = total(&Caller::received);
        deltasBefore = provider.deltasSent;
        appendsBefore = provider.appendsReceived;
        QTimer::singleShot(seconds * 1000, &application, &QCoreApplication::quit);
    });
    application.exec();

    std::vector<double> downstream;
    for (const auto &caller : callers)
        downstream.insert(downstream.end(), caller->downstreamMilliseconds.begin(), caller->downstreamMilliseconds.end());
    printFigure(u"calls"_s, double(callers.size()), u""_s);
    printFigure(u"caller -> provider, p50"_s, percentile(provider.upstreamMilliseconds, 0.5), u"ms"_s);
    printFigure(u"caller -> provider, p99"_s, percentile(provider.upstreamMilliseconds, 0.99), u"ms"_s);
    printFigure(u"provider -> caller, p50"_s, percentile(downstream, 0.5), u"ms"_s);
    printFigure(u"provider -> caller, p99"_s, percentile(downstream, 0.99), u"ms"_s);
    printFigure(u"frames sent by callers"_s, double(total(&Caller::sent) - sentBefore), u""_s);
    printFigure(u"frames that reached the provider"_s, double(provider.appendsReceived - appendsBefore), u""_s);
    printFigure(u"pieces sent by the provider"_s, double(provider.deltasSent - deltasBefore), u""_s);
    printFigure(u"pieces that reached callers"_s, double(total(&Caller::received) - receivedBefore), u""_s);
    for (const auto &caller : callers) {
        if (const QString end = caller->end(); !end.isEmpty())
            std::fprintf(stderr, "a caller was cut off: %s\n", qPrintable(end));
    }
    printFigure(u"server CPU"_s, 100 * (server.cpuSeconds() - cpuBefore) / seconds, u"% of one core"_s);
    printFigure(u"memory idle"_s, double(idle), u"KB"_s);
    printFigure(u"memory with the first calls"_s, double(withFirst), u"KB"_s);
    printFigure(u"memory per live call"_s, double(server.residentKilobytes() - withFirst) / std::max<double>(1, double(calls - firstCalls)), u"KB"_s);
    return 0;
}
