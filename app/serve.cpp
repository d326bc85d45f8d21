// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/demooffices.h"
#include "app/simulatorhost.h"
#include "app/terminationsignals.h"
#include "base/logging.h"
#include "base/secrets.h"
#include "server/backend.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// Where this server can be found, for a console that comes later; removed at an orderly end.
class RuntimeFile
{
public:
    RuntimeFile(const QString &dataDir, const Backend &backend)
        : m_path(dataDir + u"/server.json"_s)
    {
        const QJsonObject json{{u"pid"_s, QCoreApplication::applicationPid()},
                               {u"url"_s, backend.url().toString()},
                               {u"token_file"_s, backend.tokenFile()},
                               {u"version"_s, QStringLiteral(ATTENDANT_VERSION)}};
        if (const auto written = writeSecretFile(m_path, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))); !written)
            qCWarning(lcApp).noquote() << written.error().message;
    }
    ~RuntimeFile() { QFile::remove(m_path); }
    Q_DISABLE_COPY_MOVE(RuntimeFile)

private:
    QString m_path;
};

} // namespace

int runServe(const QStringList &arguments)
{
    CommandLine line(u"serve"_s, u"Serves the API; no window, no display needed."_s);
    line.addSettings();
    line.addFlag(u"demo-callers"_s, u"simulated callers arrive by themselves"_s);
    line.addFaults();
    if (const auto code = line.parse(arguments))
        return *code;
    const auto faults = line.faults();
    if (!faults)
        return complain(faults.error());
    auto settings = line.settings();
    if (!settings)
        return complain(settings.error());
    settings->demoCallers = line.has(u"demo-callers"_s);

    TerminationSignals signalsOfTheSystem;
    SimulatorHost simulator;
    if (!settings->useSimulator && !faults->faults.empty())
        return complain(u"--faults is for the simulated AI; unset OPENAI_API_KEY and OPENAI_BASE_URL for a drill."_s, ExitUsage);
    if (settings->useSimulator) {
        const auto provider = simulator.startProvider(*faults);
        if (!provider)
            return complain(provider.error());
        settings->openAiBaseUrl = provider->baseUrl;
        settings->openAiApiKey = provider->apiKey;
        qCInfo(lcApp).noquote() << "No OPENAI_API_KEY is set: the built-in simulator answers the calls.";
    }

    const QString dataDir = settings->dataDir;
    const bool wantsCallers = settings->demoCallers;
    const QString bootstrapToken = settings->token;
    auto backend = Backend::start(*std::move(settings));
    if (!backend)
        return complain(backend.error());
    const RuntimeFile runtimeFile(dataDir, **backend);
    if ((*backend)->resumedCalls() > 0)
        qCInfo(lcApp) << (*backend)->resumedCalls() << "calls were open and go on";
    printLine(u"Listening on %1 (%2)"_s.arg((*backend)->url().toString(), (*backend)->tokenFile().isEmpty()
                                                                              ? u"the token is the one in ATTENDANT_TOKEN"_s
                                                                              : u"the token is in "_s + (*backend)->tokenFile()));
    std::unique_ptr<DemoOffices> offices;
    if (wantsCallers) {
        const QString token = bootstrapToken.isEmpty() ? readSecretFile((*backend)->tokenFile()).value_or(QString()) : bootstrapToken;
        offices = std::make_unique<DemoOffices>((*backend)->url(), token);
        QObject::connect(offices.get(), &DemoOffices::finished, backend->get(),
                         [&simulator, url = (*backend)->url()](const QStringList &ids) { simulator.startCallers(url, ids); });
        offices->add();
    }

    QObject::connect(&signalsOfTheSystem, &TerminationSignals::received, backend->get(), [&] {
        qCInfo(lcApp) << "ending";
        simulator.stopCallers();
        (*backend)->shutdown();
    });
    QObject::connect(backend->get(), &Backend::finished, qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

} // namespace Attendant
