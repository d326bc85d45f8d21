// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/terminationsignals.h"
#include "simulator/callergenerator.h"
#include "simulator/phonecall.h"
#include "simulator/realtimeserver.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

std::optional<int> readNumber(const CommandLine &line, const QString &name, int standard, int minimum, int maximum)
{
    if (!line.has(name))
        return standard;
    bool isNumber = false;
    const int number = line.value(name).toInt(&isNumber);
    return isNumber && number >= minimum && number <= maximum ? std::optional(number) : std::nullopt;
}

int simulateProvider(const QStringList &arguments)
{
    CommandLine line(u"simulate provider"_s, u"Plays an AI provider that speaks OpenAI's Realtime protocol on 127.0.0.1."_s);
    line.addValue(u"port"_s, u"the port; 0 takes any free one"_s, u"port"_s);
    line.addValue(u"seed"_s, u"another number makes other answers and other moments of --faults"_s, u"number"_s);
    line.addFaults();
    if (const auto code = line.parse(arguments))
        return *code;
    const auto port = readNumber(line, u"port"_s, 8001, 0, 65535);
    if (!port)
        return complain(u"--port is '%1'; write a number from 0 to 65535."_s.arg(line.value(u"port"_s)), ExitUsage);
    const auto seed = readNumber(line, u"seed"_s, 1, 0, std::numeric_limits<int>::max());
    if (!seed)
        return complain(u"--seed must be a whole number."_s, ExitUsage);
    const auto faults = line.faults();
    if (!faults)
        return complain(faults.error());
    TerminationSignals signalsOfTheSystem;
    RealtimeServer::Options options;
    options.seed = static_cast<quint64>(*seed);
    options.faults = *faults;
    RealtimeServer server(options);
    QObject::connect(&server, &RealtimeServer::faultStruck, &server,
                     [](const QString &session, Fault fault) { printLine(u"%1: %2"_s.arg(session, toString(fault))); });
    if (const auto listening = server.listen(static_cast<quint16>(*port)); !listening)
        return complain(listening.error());
    printLine(u"OPENAI_BASE_URL=%1"_s.arg(server.baseUrl().toString()));
    QObject::connect(&signalsOfTheSystem, &TerminationSignals::received, &server, [&server] {
        server.shutdown();
        QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}

int simulateCaller(const QStringList &arguments)
{
    CommandLine line(u"simulate caller"_s, u"One person calls, speaks a scenario and hangs up."_s);
    line.addValue(u"server"_s, u"the backend's address; http://127.0.0.1:8000 unless given"_s, u"url"_s);
    line.addValue(u"scenario"_s, u"one that comes with the program, or a file; 'booking' unless given"_s, u"id"_s);
    line.addValue(u"record"_s, u"writes what is said and heard into a WAV file"_s, u"file"_s);
    if (const auto code = line.parse(arguments))
        return *code;
    const QString wanted = line.has(u"scenario"_s) ? line.value(u"scenario"_s) : u"booking"_s;
    const auto scenario = wanted.endsWith(u".json") ? Scenario::load(wanted) : Scenario::builtIn(wanted);
    if (!scenario)
        return complain(scenario.error());
    TerminationSignals signalsOfTheSystem;
    Caller caller(QUrl(line.has(u"server"_s) ? line.value(u"server"_s) : u"http://127.0.0.1:8000"_s), *scenario);
    if (line.has(u"record"_s)) {
        if (const auto recording = caller.recordTo(line.value(u"record"_s)); !recording)
            return complain(recording.error());
    }
    QObject::connect(&caller, &Caller::heard, &caller, [](Speaker speaker, const QString &text) {
        printLine(u"%1: %2"_s.arg(toString(speaker), text.isEmpty() ? u"(a voice)"_s : text));
    });
    bool wasConnected = false;
    QObject::connect(&caller, &Caller::stateChanged, &caller, [&](Caller::State state) { wasConnected |= state == Caller::State::InCall; });
    QObject::connect(&caller, &Caller::ended, &caller, [&](const QString &reason) {
        printLine(u"ended: %1"_s.arg(reason));
        QCoreApplication::exit(wasConnected ? ExitDone : ExitFailed);
    });
    QObject::connect(&signalsOfTheSystem, &TerminationSignals::received, &caller, [&caller] { caller.hangUp(); });
    caller.start();
    return QCoreApplication::exec();
}

int simulateCallers(const QStringList &arguments)
{
    CommandLine line(u"simulate callers"_s, u"People call by themselves until it is stopped."_s);
    line.addValue(u"server"_s, u"the backend's address; http://127.0.0.1:8000 unless given"_s, u"url"_s);
    line.addValue(u"limit"_s, u"calls at the same time, 6 unless given"_s, u"count"_s);
    line.addValue(u"seed"_s, u"another number makes other callers"_s, u"number"_s);
    if (const auto code = line.parse(arguments))
        return *code;
    const auto limit = readNumber(line, u"limit"_s, 6, 1, 500);
    const auto seed = readNumber(line, u"seed"_s, 1, 0, std::numeric_limits<int>::max());
    if (!limit || !seed)
        return complain(limit ? u"--seed must be a whole number."_s : u"--limit must be a number from 1 to 500."_s, ExitUsage);
    TerminationSignals signalsOfTheSystem;
    CallerGenerator::Options options;
    options.limit = *limit;
    options.seed = static_cast<quint64>(*seed);
    CallerGenerator callers(QUrl(line.has(u"server"_s) ? line.value(u"server"_s) : u"http://127.0.0.1:8000"_s), options);
    QObject::connect(&callers, &CallerGenerator::callerStarted, &callers, [](const QString &scenario, const QString &name) {
        printLine(u"%1 calls (%2)"_s.arg(name, scenario));
    });
    QObject::connect(&callers, &CallerGenerator::callerEnded, &callers, [](const QString &scenario, const QString &reason) {
        printLine(u"a call ended (%1): %2"_s.arg(scenario, reason));
    });
    QObject::connect(&signalsOfTheSystem, &TerminationSignals::received, &callers, [&callers] {
        callers.stop();
        QCoreApplication::quit();
    });
    callers.start();
    return QCoreApplication::exec();
}

int simulatePhone(const QStringList &arguments)
{
    CommandLine line(u"simulate phone"_s, u"One person calls by telephone, as Twilio does it: signed webhooks and a media stream."_s);
    line.addValue(u"server"_s, u"the backend's address; http://127.0.0.1:8000 unless given"_s, u"url"_s);
    line.addValue(u"public-url"_s, u"its PUBLIC_URL, which signatures are made for; else the environment's"_s, u"url"_s);
    line.addValue(u"account"_s, u"its TWILIO_ACCOUNT_SID; else the environment's"_s, u"sid"_s);
    line.addValue(u"from"_s, u"the caller's number"_s, u"number"_s);
    line.addValue(u"to"_s, u"the dialled number"_s, u"number"_s);
    line.addValue(u"say"_s, u"what the person says ten seconds after the call began"_s, u"text"_s);
    line.addValue(u"seconds"_s, u"how long the call lasts; 60 unless given"_s, u"number"_s);
    if (const auto code = line.parse(arguments))
        return *code;
    const auto seconds = readNumber(line, u"seconds"_s, 60, 1, 3600);
    if (!seconds)
        return complain(u"--seconds must be a number from 1 to 3600."_s, ExitUsage);
    const auto given = [&](const QString &option, const char *variable, const QString &standard = {}) {
        return line.has(option) ? line.value(option) : qEnvironmentVariable(variable, standard);
    };
    PhoneCall::Options options;
    options.server = QUrl(line.has(u"server"_s) ? line.value(u"server"_s) : u"http://127.0.0.1:8000"_s);
    options.publicUrl = QUrl(given(u"public-url"_s, "PUBLIC_URL"));
    options.accountSid = given(u"account"_s, "TWILIO_ACCOUNT_SID");
    options.authToken = qgetenv("TWILIO_AUTH_TOKEN"); // no option: a command line can be seen by everybody on the machine
    if (options.accountSid.isEmpty() || options.authToken.isEmpty())
        return complain(u"Give the server's TWILIO_ACCOUNT_SID and, in the environment, its TWILIO_AUTH_TOKEN."_s, ExitUsage);
    if (line.has(u"from"_s))
        options.from = line.value(u"from"_s);
    if (line.has(u"to"_s))
        options.to = line.value(u"to"_s);
    TerminationSignals signalsOfTheSystem;
    PhoneCall phone(options);
    QObject::connect(&phone, &PhoneCall::streamOpened, &phone, [&] { printLine(u"connected"_s); });
    QObject::connect(&phone, &PhoneCall::ended, &phone, [&](const QString &reason) {
        printLine(u"heard: %1"_s.arg(phone.wordsHeard().join(u' ')));
        printLine(u"ended: %1"_s.arg(reason));
        // What the network tells about the end is still on its way.
        QTimer::singleShot(std::chrono::seconds(1), &phone, [&phone] { QCoreApplication::exit(phone.streams() > 0 ? ExitDone : ExitFailed); });
    });
    QObject::connect(&signalsOfTheSystem, &TerminationSignals::received, &phone, [&phone] { phone.hangUp(); });
    if (line.has(u"say"_s))
        QTimer::singleShot(std::chrono::seconds(10), &phone, [&] { phone.speak(line.value(u"say"_s)); });
    QTimer::singleShot(std::chrono::seconds(*seconds), &phone, [&phone] { phone.hangUp(); });
    phone.callIn();
    return QCoreApplication::exec();
}

} // namespace

int runSimulate(const QStringList &arguments)
{
    const QString what = arguments.value(0);
    if (what == u"provider")
        return simulateProvider(arguments.mid(1));
    if (what == u"caller")
        return simulateCaller(arguments.mid(1));
    if (what == u"callers")
        return simulateCallers(arguments.mid(1));
    if (what == u"phone")
        return simulatePhone(arguments.mid(1));
    return complain(u"Write attendant simulate provider, caller, callers or phone."_s, ExitUsage);
}

} // namespace Attendant
