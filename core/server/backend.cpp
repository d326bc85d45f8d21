// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backend.h"

#include "api/apishard.h"
#include "api/authenticator.h"
#include "api/metrics.h"
#include "api/workers.h"
#include "base/clock.h"
#include "base/logging.h"
#include "base/secrets.h"
#include "calls/callservice.h"
#include "calls/deskservice.h"
#include "calls/organizationdirectory.h"
#include "calls/presencebook.h"
#include "calls/recorder.h"
#include "calls/retention.h"
#include "delivery/webhooksender.h"
#include "delivery/webhooksignature.h"
#include "realtime/openairealtime.h"
#include "server/healthmonitor.h"
#include "storage/database.h"
#include "storage/escalationrepository.h"
#include "storage/eventjournal.h"
#include "storage/repositories.h"
#include "storage/retentionrepository.h"
#include "storage/tokenrepository.h"
#include "telephony/siptelephony.h"
#include "telephony/telephony.h"

#include <QDir>
#include <QFile>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

namespace {

constexpr auto drainLimit = 5s;
constexpr auto callsLimit = 8s;
constexpr auto socketsLimit = 2s;
constexpr auto tokensEvery = 2s;

/// One I/O thread and what lives on it.
struct Lane
{
    std::unique_ptr<QThread> thread;
    std::unique_ptr<QObject> desk; ///< lives on the thread; what work is posted to
    std::unique_ptr<ApiShard> shard;
};

// Runs work on the lane's thread and waits. For start and end alone.
template<typename Work>
auto runOn(const Lane &lane, Work work)
{
    auto future = askOn(lane.desk.get(), std::move(work));
    future.waitForFinished();
    return future.result();
}

Result<void> ensureFolder(const QString &path)
{
    const QDir folder(path);
    if (!folder.exists()) {
        if (!QDir().mkpath(path))
            return fail(Error::Code::Unavailable, u"The data folder %1 cannot be made. Choose another one with --data."_s.arg(path));
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }
    QFile probe(path + u"/.write-test"_s);
    if (!probe.open(QIODevice::WriteOnly))
        return fail(Error::Code::Unavailable, u"The data folder %1 cannot be written: %2. Change its permissions, or choose another one with --data."_s
                                                  .arg(path, probe.errorString()));
    probe.remove();
    return {};
}

// The secret in the file; a new one, which begins with \a prefix, when there is none.
Result<QString> secretInFile(const QString &path, const QString &prefix)
{
    if (const auto stored = readSecretFile(path); stored && !stored->isEmpty())
        return *stored;
    else if (!stored && stored.error().code != Error::Code::NotFound)
        return std::unexpected(stored.error());
    const QString secret = prefix + randomToken();
    if (const auto written = writeSecretFile(path, secret); !written)
        return std::unexpected(written.error());
    return secret;
}

Principal principalOf(const TokenInfo &info)
{
    Principal principal;
    principal.role = principalRoleFrom(info.role).value_or(Principal::Role::Api);
    principal.id = info.user;
    principal.name = info.name;
    if (!info.orgs.empty())
        principal.orgs = info.orgs;
    return principal;
}

} // namespace

struct Backend::Private
{
    Settings settings;
    SystemClock clock;
    QString token, tokenFile;
    QByteArray webhookMaster; ///< what organizations' webhook keys are derived from
    quint16 port = 0;
    int resumed = 0;

    // In the order in which they are built; they end in the reverse order.
    std::unique_ptr<Database> database;
    std::unique_ptr<EventJournal> journal;
    std::unique_ptr<OrganizationRepository> organizationRecords;
    std::unique_ptr<CallRepository> callRecords;
    std::unique_ptr<AppointmentRepository> appointments;
    std::unique_ptr<EscalationRepository> escalations;
    std::unique_ptr<DeskRepository> deskRecords;
    std::unique_ptr<AuditLog> audit;
    std::unique_ptr<TokenRepository> tokens;
    std::unique_ptr<OrganizationDirectory> organizations;
    std::unique_ptr<VoiceProvider> voice;
    std::unique_ptr<HealthMonitor> health;
    std::unique_ptr<Authenticator> authenticator;
    std::unique_ptr<Metrics> metrics;
    std::unique_ptr<Recorder> recorder;
    Workers workers;
    std::vector<Lane> lanes;
    std::unique_ptr<WebhookSender> webhooks;
    std::unique_ptr<CallService> calls;
    std::unique_ptr<DeskService> desk;
    std::unique_ptr<RetentionRepository> retentionRecords;
    std::unique_ptr<Retention> retention;
    std::unique_ptr<Telephony> telephony;
    std::unique_ptr<SipTelephony> sip;
    std::unique_ptr<ApiParts> parts;

    QTimer tokenTimer, drainTimer;
    std::chrono::steady_clock::time_point drainUntil;
    bool isEnding = false;
    bool areCallsEnded = false;

    void endShards()
    {
        for (Lane &lane : lanes) {
            if (lane.shard) {
                (void)runOn(lane, [shard = lane.shard.release()]() -> Result<void> {
                    delete shard;
                    return {};
                });
            }
        }
    }
    void endThreads()
    {
        for (Lane &lane : lanes) {
            lane.desk.release()->deleteLater(); // on its own thread, when that ends
            lane.thread->quit();
        }
        for (Lane &lane : lanes)
            lane.thread->wait();
        lanes.clear();
    }
};

Backend::Backend()
    : d(std::make_unique<Private>())
{}

Backend::~Backend()
{
    d->tokenTimer.stop();
    d->drainTimer.stop();
    d->health.reset();
    d->retention.reset();
    d->endShards();
    d->workers.end();
    if (d->database)
        d->database->stop(); // a stalled one may still owe the desk an answer
    d->desk.reset();
    d->telephony.reset();
    d->sip.reset();
    d->calls.reset(); // its sessions live on the lanes' threads, which must still run
    d->endThreads();
}

Result<std::unique_ptr<Backend>> Backend::start(Settings settings)
{
    std::unique_ptr<Backend> backend(new Backend);
    backend->d->settings = std::move(settings);
    if (auto prepared = backend->prepare(); !prepared)
        return std::unexpected(prepared.error());
    if (auto opened = backend->openStorage(); !opened)
        return std::unexpected(opened.error());
    backend->buildCalls();
    if (auto opened = backend->d->desk->open(); !opened)
        return std::unexpected(opened.error());
    if (auto resumable = backend->d->journal->readOpenCalls(); !resumable) {
        return std::unexpected(resumable.error());
    } else {
        backend->d->resumed = static_cast<int>(resumable->size());
        backend->d->calls->resume(*std::move(resumable));
    }
    if (auto opened = backend->openApi(); !opened)
        return std::unexpected(opened.error());
    return backend;
}

Result<void> Backend::prepare()
{
    if (auto folder = ensureFolder(d->settings.dataDir); !folder)
        return folder;
    if (auto master = secretInFile(d->settings.dataDir + u"/webhook-secret"_s, {}); !master)
        return std::unexpected(master.error());
    else
        d->webhookMaster = master->toUtf8();
    QString keyText = d->settings.recordingKey;
    if (keyText.isEmpty()) {
        auto stored = secretInFile(d->settings.dataDir + u"/recording-key"_s, {});
        if (!stored)
            return std::unexpected(stored.error());
        keyText = *std::move(stored);
    }
    const auto key = RecordingKey::fromText(keyText);
    if (!key)
        return std::unexpected(key.error());
    const QString folder = d->settings.dataDir + u"/recordings"_s;
    d->recorder = std::make_unique<Recorder>(RecordingStore(folder, *key), folder, Recorder::Options{});
    d->token = d->settings.token;
    if (!d->token.isEmpty())
        return {};
    d->tokenFile = d->settings.dataDir + u"/token"_s;
    auto token = secretInFile(d->tokenFile, u"att_"_s);
    if (!token)
        return std::unexpected(token.error());
    d->token = *std::move(token);
    return {};
}

Result<void> Backend::openStorage()
{
    auto database = Database::open(d->settings.database);
    if (!database)
        return std::unexpected(database.error());
    d->database = *std::move(database);
    auto journal = EventJournal::open(*d->database, d->settings.dataDir + u"/events.spill"_s);
    if (!journal)
        return std::unexpected(journal.error());
    d->journal = *std::move(journal);
    d->organizationRecords = std::make_unique<OrganizationRepository>(*d->database);
    d->callRecords = std::make_unique<CallRepository>(*d->database);
    d->appointments = std::make_unique<AppointmentRepository>(*d->database);
    d->escalations = std::make_unique<EscalationRepository>(*d->database);
    d->deskRecords = std::make_unique<DeskRepository>(*d->database);
    d->audit = std::make_unique<AuditLog>(*d->database);
    d->tokens = std::make_unique<TokenRepository>(*d->database);
    d->organizations = std::make_unique<OrganizationDirectory>(*d->organizationRecords);
    return d->organizations->load();
}

void Backend::buildCalls()
{
    const Settings &settings = d->settings;
    d->voice = std::make_unique<OpenAiRealtime>(
        OpenAiRealtime::Options{settings.openAiBaseUrl, settings.openAiApiKey, settings.useSimulator ? u"Built-in simulator"_s : QString()});

    const int shards = settings.shards > 0 ? settings.shards : std::max(1, QThread::idealThreadCount() - 1);
    for (int i = 0; i < shards; ++i) {
        Lane lane;
        lane.thread = std::make_unique<QThread>();
        lane.thread->setObjectName(u"io-%1"_s.arg(i));
        lane.desk = std::make_unique<QObject>();
        lane.desk->moveToThread(lane.thread.get());
        lane.thread->start();
        d->lanes.push_back(std::move(lane));
    }
    std::vector<QThread *> threads;
    for (const Lane &lane : d->lanes)
        threads.push_back(lane.thread.get());
    d->webhooks = std::make_unique<WebhookSender>(d->clock);
    d->calls = std::make_unique<CallService>(CallService::Parts{d->clock, *d->journal, *d->organizations, *d->voice, *d->appointments, threads, d->escalations.get(),
                                                                    [this](const WebhookMessage &message) {
                                                                        return d->webhooks->post({message.url, message.id, message.body,
                                                                                                  webhookKey(d->webhookMaster, message.org), message.limit});
                                                                    },
                                                                    settings.dataDir + u"/clips"_s, d->recorder.get()});
    d->desk = std::make_unique<DeskService>(DeskService::Parts{d->clock, *d->journal, *d->organizations, *d->calls, *d->deskRecords});
    if (!settings.openAiWebhookSecret.isEmpty()) {
        d->sip = std::make_unique<SipTelephony>(settings.openAiWebhookSecret, d->clock, *d->organizations, *d->calls, *d->voice);
        connect(d->journal.get(), &EventJournal::committed, d->sip.get(), [sip = d->sip.get()](const std::vector<CallEvent> &events) {
            for (const CallEvent &event : events)
                sip->onEvent(event);
        });
    }
    if (settings.hasTelephone()) {
        d->telephony = std::make_unique<Telephony>(Telephony::Options{settings.twilioAccountSid, settings.twilioAuthToken.toUtf8(),
                                                                      settings.twilioAuthTokenSecondary.toUtf8(), settings.publicUrl,
                                                                      settings.twilioApiBase, settings.twilioNumber},
                                                   d->clock, *d->organizations, *d->calls);
        connect(d->journal.get(), &EventJournal::committed, d->telephony.get(),
                [telephony = d->telephony.get()](const std::vector<CallEvent> &events) {
                    for (const CallEvent &event : events)
                        telephony->onEvent(event);
                });
    }
}

Result<void> Backend::openApi()
{
    if (d->settings.useRedis)
        qCWarning(lcServer) << "USE_REDIS is set, but this version keeps its state in itself and in the database: Redis is not used";
    const Settings &settings = d->settings;
    d->health = std::make_unique<HealthMonitor>(*d->database, *d->journal, *d->voice);
    d->authenticator = std::make_unique<Authenticator>(d->clock, d->token, settings.isLoopback() && !settings.behindProxy);
    d->metrics = std::make_unique<Metrics>();
    const QJsonObject counters = d->calls->counters();
    for (auto counter = counters.begin(); counter != counters.end(); ++counter) {
        const QString name = counter.key();
        d->metrics->addFigure(u"attendant_"_s + name, QString(name).replace(u'_', u' '), name.endsWith(u"_total"),
                              [calls = d->calls.get(), name] { return calls->counters().value(name).toDouble(); });
    }
    auto tokens = d->tokens->list();
    tokens.waitForFinished();
    if (!tokens.result())
        return std::unexpected(tokens.result().error());
    takeTokens(*tokens.result());

    auto listeners = GuardedServer::openListeners(settings.host, settings.port, static_cast<int>(d->lanes.size()));
    if (!listeners)
        return std::unexpected(listeners.error());
    d->port = listeners->port;
    d->settings.port = listeners->port;
    d->parts = std::make_unique<ApiParts>(ApiParts{d->settings, d->clock, *d->journal, *d->organizations, *d->callRecords, *d->appointments,
                                                   *d->escalations, *d->audit, *d->calls, *d->desk, *d->authenticator, *d->metrics, d->workers,
                                                   [health = d->health.get()] { return health->summary(); },
                                                   [master = d->webhookMaster](const OrgId &org) { return webhookSecret(webhookKey(master, org)); }, d->telephony.get(), d->recorder.get(), d->sip.get()});
    for (size_t i = 0; i < d->lanes.size(); ++i) {
        auto opened = runOn(d->lanes[i], [this, i, descriptor = listeners->descriptors[i]]() -> Result<void> {
            d->lanes[i].shard = std::make_unique<ApiShard>(*d->parts, ApiShard::Limits{});
            return d->lanes[i].shard->listenOn(descriptor);
        });
        if (!opened)
            return opened;
    }
    d->health->start();
    d->retentionRecords = std::make_unique<RetentionRepository>(*d->database);
    d->retention = std::make_unique<Retention>(Retention::Parts{d->clock, *d->organizations, *d->retentionRecords, *d->calls, d->recorder.get()});
    d->retention->start();
    connect(&d->tokenTimer, &QTimer::timeout, this, &Backend::refreshTokens);
    d->tokenTimer.start(tokensEvery);
    return {};
}

// Users and keys are made by another process (`attendant user`), so they are read again and again; a revoked one ends within seconds.
void Backend::refreshTokens()
{
    d->tokens->list().then(this, [this](const Result<std::vector<TokenInfo>> &tokens) {
        if (tokens) // else the database is away: those that were known stay known
            takeTokens(*tokens);
    });
}

void Backend::takeTokens(const std::vector<TokenInfo> &tokens)
{
    std::vector<Authenticator::KnownToken> known;
    for (const TokenInfo &info : tokens) {
        if (!info.revoked)
            known.push_back({info.hash, principalOf(info)});
    }
    d->authenticator->replaceTokens(known);
    for (const Lane &lane : d->lanes) {
        if (lane.shard)
            QMetaObject::invokeMethod(lane.shard.get(), &ApiShard::reviewTokens);
    }
    std::vector<PresenceBook::Identity> people;
    for (const Authenticator::KnownToken &token : known) {
        const Principal &who = token.principal;
        if (who.mayControlCalls())
            people.push_back({who.id, who.name, toString(who.role), who.orgs.value_or(std::vector<OrgId>())});
    }
    d->calls->presence().introduce(people);
}

QUrl Backend::url() const
{
    QString host = d->settings.host;
    if (host == u"0.0.0.0" || host.isEmpty())
        host = u"127.0.0.1"_s;
    else if (host == u"::")
        host = u"::1"_s;
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(host);
    url.setPort(d->port);
    return url;
}

QString Backend::tokenFile() const { return d->tokenFile; }
QString Backend::token() const { return d->token; }
QString Backend::providerName() const { return d->voice->displayName(); }
int Backend::resumedCalls() const { return d->resumed; }

// --- the end ---------------------------------------------------------------------------------------------------------------------

void Backend::shutdown()
{
    if (std::exchange(d->isEnding, true))
        return;
    d->health->setEnding();
    d->tokenTimer.stop();
    for (const Lane &lane : d->lanes)
        QMetaObject::invokeMethod(lane.shard.get(), [shard = lane.shard.get()] { shard->stopAccepting(); }, Qt::QueuedConnection);
    d->drainUntil = std::chrono::steady_clock::now() + drainLimit;
    connect(&d->drainTimer, &QTimer::timeout, this, &Backend::awaitIdle);
    d->drainTimer.start(20ms);
}

void Backend::awaitIdle()
{
    const bool isLate = std::chrono::steady_clock::now() > d->drainUntil;
    const bool isIdle = std::ranges::all_of(d->lanes, [](const Lane &lane) {
        return *runOn(lane, [shard = lane.shard.get()]() -> Result<bool> { return shard->isIdle(); });
    });
    if (!isIdle && !isLate)
        return;
    if (!isIdle)
        qCWarning(lcServer) << "some requests were not answered in time";
    d->drainTimer.stop();
    d->drainTimer.disconnect(this);
    endCalls();
}

void Backend::endCalls()
{
    const auto done = [this] {
        if (std::exchange(d->areCallsEnded, true))
            return;
        d->drainUntil = std::chrono::steady_clock::now() + socketsLimit;
        connect(&d->drainTimer, &QTimer::timeout, this, &Backend::awaitSockets);
        d->drainTimer.start(20ms);
    };
    QTimer::singleShot(callsLimit, this, [this, done] {
        if (!d->areCallsEnded)
            qCWarning(lcServer) << "some calls did not end in time";
        done();
    });
    d->calls->shutdown().then(this, [done](const Result<void> &) { done(); });
}

// Clients that are still there get the moment that a closing handshake takes.
void Backend::awaitSockets()
{
    int open = 0;
    for (const Lane &lane : d->lanes)
        open += *runOn(lane, [shard = lane.shard.get()]() -> Result<int> { return shard->openSockets(); });
    if (open > 0 && std::chrono::steady_clock::now() < d->drainUntil)
        return;
    d->drainTimer.stop();
    Q_EMIT finished();
}

} // namespace Attendant
