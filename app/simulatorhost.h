// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "simulator/fault.h"

#include <QObject>
#include <QThread>
#include <QUrl>

#include <memory>

namespace Attendant {

class RealtimeServer;
class CallerGenerator;

/// The built-in AI provider and the simulated callers, each on a thread of its own beside the server. Ends with the object.
class SimulatorHost
{
public:
    SimulatorHost();
    ~SimulatorHost();
    Q_DISABLE_COPY_MOVE(SimulatorHost)

    struct Provider
    {
        QUrl baseUrl;
        QString apiKey;
    };
    /// Blocks until it listens. \a faults are for drills. Errors: Unavailable.
    [[nodiscard]] Result<Provider> startProvider(const FaultPlan &faults);

    /// Lets callers arrive at \a server, as `demo` shows them: each at an office that speaks their language.
    void startCallers(const QUrl &server, const QStringList &organizationIds);
    void stopCallers();

private:
    template<typename Work>
    auto makeOn(QThread &thread, Work work);

    QThread m_providerThread, m_callerThread;
    std::unique_ptr<RealtimeServer> m_provider;
    std::unique_ptr<CallerGenerator> m_callers;
};

} // namespace Attendant
