// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the start of the process to the first 200 of /health/ready, on a SQLite file that exists and holds calls.
//   bench_startup [--rounds 10] [--calls 200]

#include "report.h"

#include "support/httpprobe.h"
#include "support/serverprocess.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace Attendant;
using namespace Qt::StringLiterals;

namespace {

/// Ended calls and, as after a crash, some that are still open.
bool fill(ServerProcess &server, int calls)
{
    for (int i = 0; i < calls; ++i) {
        const QByteArray json = "Content-Type";
        const auto post = [&](const QByteArray &path, const QByteArray &body) { return HttpProbe::ask(server.url(), "POST", path, body, {{json, "application/json"}}); };
        const QByteArray id = post("/api/call/start", R"({"org_id":"org_demo_001"})").text("call_id"_L1).toLatin1();
        const HttpAnswer said = post("/api/call/transcript", "{\"call_id\":\"" + id + "\",\"speaker\":\"user\",\"text\":\"When are you open?\"}");
        if (said.status != 200)
            return false;
        if (i % 10 != 0 && post("/api/call/end", "{\"call_id\":\"" + id + "\"}").status != 200)
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"rounds"_s, u"starts"_s, u"n"_s, u"10"_s}, {u"calls"_s, u"calls in the file"_s, u"n"_s, u"200"_s}});
    parser.addHelpOption();
    parser.process(application);

    printMachine();
    ServerProcess server;
    server.setEnvironment(u"LOG_LEVEL"_s, u"warning"_s);
    if (!server.start() || !fill(server, parser.value(u"calls"_s).toInt()) || !server.terminate()) {
        std::fprintf(stderr, "the server could not be prepared: %s\n", qPrintable(server.failure()));
        return 1;
    }
    std::vector<double> ready;
    for (int i = 0; i < parser.value(u"rounds"_s).toInt(); ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!server.start()) {
            std::fprintf(stderr, "the server did not start: %s\n", qPrintable(server.failure()));
            return 1;
        }
        while (HttpProbe::ask(server.url(), "GET", "/health/ready").status != 200) {
            if (timer.elapsed() > 30'000) {
                std::fprintf(stderr, "the server was not ready within 30 s\n");
                return 1;
            }
        }
        ready.push_back(double(timer.nsecsElapsed()) / 1e6);
        if (!server.terminate())
            return 1;
    }
    printFigure(u"exec to ready, p50"_s, percentile(ready, 0.5), u"ms"_s);
    printFigure(u"exec to ready, worst"_s, percentile(ready, 1), u"ms"_s);
    return 0;
}
