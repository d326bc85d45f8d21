// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulatorhost.h"

#include "base/asyncbridge.h"
#include "base/secrets.h"
#include "simulator/callergenerator.h"
#include "simulator/realtimeserver.h"

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

// Runs work on the thread of target and waits; the thread runs its event loop.
template<typename Work>
auto runOn(QObject *target, Work work)
{
    auto future = askOn(target, std::move(work));
    future.waitForFinished();
    return future.result();
}

} // namespace

SimulatorHost::SimulatorHost()
{
    m_providerThread.setObjectName(u"simulator"_s);
    m_callerThread.setObjectName(u"callers"_s);
}

SimulatorHost::~SimulatorHost()
{
    stopCallers();
    if (m_provider) {
        (void)runOn(m_provider.get(), [this]() -> Result<void> {
            m_provider->shutdown();
            return {};
        });
        m_provider.release()->deleteLater(); // on its thread, when that ends
    }
    m_providerThread.quit();
    m_providerThread.wait();
}

// What is made on a thread of its own: a desk that lives there runs the work and comes back to end here.
template<typename Work>
auto SimulatorHost::makeOn(QThread &thread, Work work)
{
    thread.start();
    QObject desk;
    desk.moveToThread(&thread);
    return runOn(&desk, [home = QThread::currentThread(), &desk, work = std::move(work)]() mutable {
        desk.moveToThread(home);
        return work();
    });
}

Result<SimulatorHost::Provider> SimulatorHost::startProvider(const FaultPlan &faults)
{
    const auto listening = makeOn(m_providerThread, [this, faults]() -> Result<void> {
        RealtimeServer::Options options;
        options.faults = faults;
        options.seed = randomId().toULongLong(nullptr, 36); // every drill another one
        m_provider = std::make_unique<RealtimeServer>(options);
        return m_provider->listen(0);
    });
    if (!listening)
        return std::unexpected(listening.error());
    return Provider{m_provider->baseUrl(), u"sk-simulator-"_s + randomToken(12)};
}

void SimulatorHost::startCallers(const QUrl &server, const QStringList &organizationIds)
{
    CallerGenerator::Options options;
    options.orgIds = organizationIds;
    (void)makeOn(m_callerThread, [this, server, options]() -> Result<void> {
        m_callers = std::make_unique<CallerGenerator>(server, options);
        m_callers->start();
        return {};
    });
}

void SimulatorHost::stopCallers()
{
    if (m_callers) {
        (void)runOn(m_callers.get(), [this]() -> Result<void> {
            m_callers->stop();
            return {};
        });
        m_callers.release()->deleteLater();
    }
    m_callerThread.quit();
    m_callerThread.wait();
}

} // namespace Attendant
