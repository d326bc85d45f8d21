// SPDX-License-Identifier: GPL-3.0-or-later
// Serves the simulated provider until its standard input ends and prints its base URL: for clients that are not part of this program.
#include "simulator/realtimeserver.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Attendant::RealtimeServer server;
    if (const auto listening = server.listen(); !listening) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(listening.error().message));
        return 1;
    }
    std::printf("%s\n", qUtf8Printable(server.baseUrl().toString()));
    std::fflush(stdout);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [] {
        char byte = 0;
        if (read(STDIN_FILENO, &byte, 1) <= 0)
            QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}
