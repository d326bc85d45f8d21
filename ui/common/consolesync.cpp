// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/consolesync.h"

#include "base/logging.h"
#include "ui/common/format.h"
#include "ui/common/healthtext.h"

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

constexpr int pageSize = 100;
constexpr size_t callsAtMost = 5'000;

} // namespace

ConsoleSync::ConsoleSync(ConsoleStore &store, ApiClient &api, EventStream &events, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_api(api)
    , m_events(events)
{
    connect(&m_events, &EventStream::connected, this, [this] {
        // Online before the first snapshot would show an empty list as if it were true.
        if (m_store.isLoaded())
            m_store.setConnection(ConsoleStore::Connection::Online);
        readEverything();
    });
    connect(&m_events, &EventStream::lost, this, [this](const QString &reason, std::chrono::milliseconds nextTryIn) {
        m_retryTimer.stop();
        m_store.setConnection(ConsoleStore::Connection::Lost, reason, nextTryIn);
    });
    connect(&m_events, &EventStream::eventReceived, this, &ConsoleSync::onEvent);
    connect(&m_events, &EventStream::resyncNeeded, this, &ConsoleSync::readEverything);
    connect(&m_store, &ConsoleStore::escalationWaiting, this, [this](const CallId &id) {
        // The queue shows what was said; a snapshot carries only the last line.
        const Call *call = m_store.call(id);
        if (call && call->transcript.size() < 3)
            readCall(id);
    });
    m_healthTimer.setInterval(5s);
    connect(&m_healthTimer, &QTimer::timeout, this, &ConsoleSync::readHealth);
    m_retryTimer.setInterval(2s);
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &ConsoleSync::readEverything);
}

void ConsoleSync::start()
{
    m_store.setConnection(ConsoleStore::Connection::Connecting);
    m_events.start();
    m_healthTimer.start();
}

void ConsoleSync::tryNow()
{
    m_events.stop();
    m_store.setConnection(ConsoleStore::Connection::Connecting);
    m_events.start();
}

void ConsoleSync::onEvent(const CallEvent &event)
{
    if (m_store.applyEvent(event) != ConsoleStore::Applied::Gap)
        return;
    if (m_reading) {
        qint64 &missed = m_missed[event.callId];
        missed = std::max(missed, event.seq);
    } else {
        readCall(event.callId);
    }
}

void ConsoleSync::readEverything()
{
    m_retryTimer.stop();
    ++m_generation;
    m_reading = true;
    m_missed.clear();
    m_store.beginSnapshot();
    readPage({}, {}, m_generation);
    readOrganizations();
    readRecent();
    readHealth();
    m_api.me().then(this, [this](const Result<Me> &me) {
        if (me)
            m_store.setUserName(me->name);
    });
}

void ConsoleSync::readPage(const QString &after, std::vector<Call> soFar, quint64 generation)
{
    CallQuery query;
    query.state = CallQuery::State::Active;
    query.limit = pageSize;
    query.after = after;
    m_api.calls(query).then(this, [this, generation, soFar = std::move(soFar)](const Result<CallListing> &listing) mutable {
        if (generation != m_generation)
            return;
        if (!listing) {
            onSnapshotFailed(listing.error());
            return;
        }
        soFar.insert(soFar.end(), listing->calls.begin(), listing->calls.end());
        if (!listing->next.isEmpty() && soFar.size() < callsAtMost) {
            readPage(listing->next, std::move(soFar), generation);
            return;
        }
        m_reading = false;
        m_store.applySnapshot(std::move(soFar));
        if (m_events.isConnected())
            m_store.setConnection(ConsoleStore::Connection::Online);
        for (const auto &[id, seq] : std::exchange(m_missed, {})) {
            const Call *call = m_store.call(id);
            if (!call || call->lastSeq < seq)
                readCall(id);
        }
    });
}

void ConsoleSync::onSnapshotFailed(const Error &error)
{
    m_reading = false;
    qCWarning(lcUi) << "Could not read the calls:" << error.message << error.context;
    m_store.setConnection(ConsoleStore::Connection::Lost, errorSentence(error), m_retryTimer.intervalAsDuration());
    m_retryTimer.start();
}

void ConsoleSync::readCall(const CallId &id)
{
    if (!m_asked.insert(id).second)
        return;
    m_api.call(id).then(this, [this, id](const Result<Call> &call) {
        m_asked.erase(id);
        if (call)
            m_store.applyDetail(*call);
        else if (call.error().code != Error::Code::NotFound)
            qCWarning(lcUi) << "Could not read call" << id.text() << call.error().message;
    });
}

void ConsoleSync::readOrganizations()
{
    m_api.organizations().then(this, [this](const Result<std::vector<Organization>> &organizations) {
        if (organizations)
            m_store.setOrganizations(*organizations);
        else
            qCWarning(lcUi) << "Could not read the organizations:" << organizations.error().message;
    });
}

void ConsoleSync::readRecent()
{
    CallQuery query;
    query.limit = pageSize;
    m_api.calls(query).then(this, [this](const Result<CallListing> &listing) {
        if (!listing)
            return;
        for (const Call &call : listing->calls)
            m_store.setLastCallAt(call.orgId, call.startedAt);
    });
}

void ConsoleSync::readHealth()
{
    m_api.ready().then(this, [this](const Result<Readiness> &readiness) {
        using Health = ConsoleStore::Health;
        const auto partHealth = [&](QLatin1StringView name) {
            Health health;
            if (!readiness) {
                health.reason = tr("The server does not answer, so this is not known.");
                return health;
            }
            const auto part = std::ranges::find(readiness->parts, name, &Readiness::Part::name);
            if (part == readiness->parts.end())
                return health;
            health.state = part->state == u"ok" ? Health::State::Ok : part->state == u"degraded" ? Health::State::Degraded : Health::State::Down;
            health.reason = healthSentence(*part);
            if (health.state == Health::State::Down)
                health.brief = tr("down");
            return health;
        };
        m_store.setHealth(ConsoleStore::Part::Ai, partHealth("voice"_L1));
        m_store.setHealth(ConsoleStore::Part::Database, partHealth("database"_L1));
    });
}

} // namespace Attendant::Ui
