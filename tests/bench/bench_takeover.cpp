// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the takeover request to the human's first frame at the caller's client, on loopback, over and over on one call.
//   bench_takeover [--rounds 200]
// The console's part is the real one (core/client): request, audio socket, and a frame every 20 ms from the moment the socket is open.

#include "fastprovider.h"
#include "report.h"

#include "audio/frame.h"
#include "audio/packet.h"
#include "client/apiclient.h"
#include "client/audiochannel.h"
#include "support/serverprocess.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebSocket>

#include <cstdio>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

class Bench : public QObject
{
public:
    Bench(const ServerProcess &server, const QElapsedTimer &clock, int rounds)
        : m_server(server)
        , m_clock(clock)
        , m_api(server.url(), server.token())
        , m_rounds(rounds)
    {
        m_frameTimer.setTimerType(Qt::PreciseTimer);
        m_frameTimer.setInterval(20);
        connect(&m_frameTimer, &QTimer::timeout, this, &Bench::sendFrame);
        connect(&m_caller, &QWebSocket::textMessageReceived, this, &Bench::onCallerEvent);
        connect(&m_caller, &QWebSocket::connected, this, [this] { QTimer::singleShot(500, this, &Bench::takeOver); });
    }

    void start()
    {
        m_api.startCall({OrgId(u"org_demo_001"_s), u"Bench"_s, u"browser"_s, {}}).then(this, [this](const Result<CallId> &call) {
            if (!call)
                return stop(call.error().message);
            m_call = *call;
            m_api.createRealtimeSession(OrgId(u"org_demo_001"_s), m_call).then(this, [this](const Result<RealtimeGrant> &grant) {
                if (!grant)
                    return stop(grant.error().message);
                QUrl url = m_server.url();
                url.setScheme(u"ws"_s);
                url.setPath(u"/api/realtime/ws"_s);
                url.setQuery(u"client_secret="_s + grant->clientSecret);
                m_caller.open(url);
            });
        });
    }

    std::vector<double> milliseconds;
    QString failure;

private:
    void takeOver()
    {
        m_waiting = true;
        m_began = m_clock.nsecsElapsed();
        m_api.takeOver(m_call).then(this, [this](const Result<AudioGrant> &grant) {
            if (!grant)
                return stop(grant.error().message);
            m_channel = std::make_unique<AudioChannel>();
            connect(m_channel.get(), &AudioChannel::opened, this, [this] {
                sendFrame();
                m_frameTimer.start();
            });
            m_channel->open(m_server.url(), grant->audioUrl);
        });
    }
    void sendFrame()
    {
        AudioPacket packet;
        packet.source = AudioSource::Human;
        packet.sequence = m_sequence++;
        packet.samples.assign(480, qint16(12'345));
        m_channel->sendPacket(packet.encode());
    }
    void onCallerEvent(const QString &event)
    {
        if (!m_waiting || !event.contains(u"response.output_audio.delta"))
            return;
        const QString delta = QJsonDocument::fromJson(event.toUtf8()).object().value("delta"_L1).toString();
        // The human's samples are all 12345 (39 30 in little endian); the provider's tone never is.
        if (!QByteArray::fromBase64(delta.toLatin1()).startsWith("\x39\x30\x39\x30"))
            return;
        milliseconds.push_back(double(m_clock.nsecsElapsed() - m_began) / 1e6);
        m_waiting = false;
        m_frameTimer.stop();
        m_api.handBack(m_call, {}).then(this, [this](const Result<void> &done) {
            if (!done)
                return stop(done.error().message);
            if (int(milliseconds.size()) >= m_rounds)
                return QCoreApplication::quit();
            QTimer::singleShot(30, this, &Bench::takeOver);
        });
    }
    void stop(const QString &reason)
    {
        failure = reason;
        QCoreApplication::exit(1);
    }

    const ServerProcess &m_server;
    const QElapsedTimer &m_clock;
    ApiClient m_api;
    QWebSocket m_caller;
    std::unique_ptr<AudioChannel> m_channel;
    QTimer m_frameTimer;
    CallId m_call;
    quint16 m_sequence = 0;
    qint64 m_began = 0;
    int m_rounds;
    bool m_waiting = false;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"rounds"_s, u"takeovers"_s, u"n"_s, u"200"_s}});
    parser.addHelpOption();
    parser.process(application);

    printMachine();
    QElapsedTimer clock;
    clock.start();
    FastProvider provider(clock);
    ServerProcess server;
    if (!provider.listenAnywhere())
        return 1;
    server.setEnvironment(u"OPENAI_BASE_URL"_s, provider.baseUrl());
    server.setEnvironment(u"OPENAI_API_KEY"_s, u"sk-bench"_s);
    server.setEnvironment(u"LOG_LEVEL"_s, u"warning"_s);
    if (!server.start()) {
        std::fprintf(stderr, "the server did not start: %s\n", qPrintable(server.failure()));
        return 1;
    }
    Bench bench(server, clock, parser.value(u"rounds"_s).toInt());
    bench.start();
    QTimer::singleShot(120'000, &application, [&] { bench.failure = u"not done within two minutes"_s; application.exit(1); });
    if (application.exec() != 0) {
        std::fprintf(stderr, "%s\n", qPrintable(bench.failure));
        return 1;
    }
    printFigure(u"takeovers"_s, double(bench.milliseconds.size()), u""_s);
    printFigure(u"request -> human's first frame, p50"_s, percentile(bench.milliseconds, 0.5), u"ms"_s);
    printFigure(u"request -> human's first frame, p99"_s, percentile(bench.milliseconds, 0.99), u"ms"_s);
    printFigure(u"request -> human's first frame, worst"_s, percentile(bench.milliseconds, 1), u"ms"_s);
    return 0;
}
