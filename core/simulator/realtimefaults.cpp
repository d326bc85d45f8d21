// SPDX-License-Identifier: GPL-3.0-or-later
// The faults of a provider, for drills and tests: what befalls a session at a moment that chance chose. Some are done to the bytes of its
// connection, some to the events in them; what the office's server does about it is its own affair.
#include "base/logging.h"
#include "simulator/realtimesession_p.h"

#include <QTcpSocket>
#include <QWebSocket>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::seconds outageTime{60};  ///< in which new sessions may have the fault as well
constexpr std::chrono::seconds stopLimit{60};   ///< then a stopped session is let go
constexpr std::chrono::milliseconds betweenErrors{250};
constexpr std::chrono::milliseconds trickleTime{50};
constexpr int slowest = 1'000, fastest = 24'000; ///< bytes a second; speech needs 64,000
constexpr qint64 mostLate = 32LL * 1024 * 1024;

} // namespace

void RealtimeServer::setOptions(const Options &options)
{
    m_options = options;
    m_outage.reset();
}

void RealtimeServer::planFault(RealtimeSession *session, QTcpSocket *wire)
{
    const FaultPlan &plan = m_options.faults;
    if (plan.faults.empty())
        return;
    QRandomGenerator random(static_cast<quint32>(m_options.seed * 1'000 + m_opened));
    const bool isOutage = m_outage && std::chrono::steady_clock::now() < m_outage->until && random.generateDouble() < plan.spread;
    const Fault fault = isOutage ? m_outage->fault : plan.faults[static_cast<size_t>(random.bounded(static_cast<int>(plan.faults.size())))];
    const auto in = isOutage ? std::chrono::milliseconds(0) : plan.from + std::chrono::milliseconds(random.bounded(static_cast<int>((plan.to - plan.from).count()) + 1));
    connect(session, &RealtimeSession::faultStruck, this, [this, session](Fault struck) {
        m_outage = Outage{struck, std::chrono::steady_clock::now() + outageTime};
        Q_EMIT faultStruck(session->id(), struck);
    });
    session->planFault(fault, in, random.generate(), wire);
}

void RealtimeSession::planFault(Fault fault, std::chrono::milliseconds in, quint32 seed, QTcpSocket *wire)
{
    m_plannedFault = fault;
    m_chance.seed(seed);
    m_wire = wire;
    connect(&m_faultTimer, &QTimer::timeout, this, [this] {
        if (!m_fault)
            strike();
        else if (has(Fault::Errors))
            sendError({u"server_error"_s, u"The server had an error while processing your request."_s, {}});
        else if (has(Fault::Slow))
            trickle();
        else if (has(Fault::Stop))
            abort();
    });
    if (in.count() == 0)
        strike();
    else
        m_faultTimer.start(in);
}

void RealtimeSession::strike()
{
    m_faultTimer.stop();
    m_fault = m_plannedFault;
    qCInfo(lcSimulator).noquote() << "drill: session" << m_id << "has the fault" << toString(*m_fault);
    Q_EMIT faultStruck(*m_fault);
    switch (*m_fault) {
    case Fault::Stop:
        stopWire();
        m_faultTimer.start(stopLimit);
        break;
    case Fault::Kill:
        // Not here: whoever opened it is still at it.
        QMetaObject::invokeMethod(this, &RealtimeSession::resetWire, Qt::QueuedConnection);
        break;
    case Fault::Slow:
        m_rate = m_chance.bounded(slowest, fastest);
        m_faultTimer.start(trickleTime);
        break;
    case Fault::Errors:
        m_faultTimer.start(betweenErrors);
        break;
    case Fault::UnendingTool:
        if (m_active)
            m_active->beginEndlessTool();
        break;
    default:
        break;
    }
}

/// As of a process that was stopped: the kernel still takes a few bytes, nobody reads them, pings stay unanswered.
void RealtimeSession::stopWire()
{
    if (!m_wire)
        return;
    m_wire->blockSignals(true);
    m_wire->setReadBufferSize(1);
}

/// The other end meets with a reset, not with an orderly end.
void RealtimeSession::resetWire()
{
    if (m_wire) {
        const linger now{1, 0};
        ::setsockopt(static_cast<int>(m_wire->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    abort();
}

bool RealtimeSession::distort(const QString &type, QJsonObject &event) const
{
    if (has(Fault::Unconfirmed))
        return type != "session.updated"_L1;
    if (!has(Fault::WrongIds) || !type.startsWith("response."_L1) || type == "response.created"_L1)
        return true;
    if (event.contains("response_id"_L1))
        event.insert(u"response_id"_s, unknownResponse);
    if (event.contains("response"_L1)) {
        QJsonObject response = event.value("response"_L1).toObject();
        response.insert(u"id"_s, unknownResponse);
        event.insert(u"response"_s, response);
    }
    return true;
}

void RealtimeSession::transmit(QString text, bool isSound)
{
    if (has(Fault::Stop) || has(Fault::Kill))
        return;
    if (has(Fault::Garbage))
        text.chop(text.size() / 3);
    if (!has(Fault::Slow)) {
        transmitNow(text, isSound);
        return;
    }
    m_lateBytes += text.size();
    m_late.push_back({std::move(text), isSound});
    if (m_lateBytes > mostLate)
        abort();
}

void RealtimeSession::trickle()
{
    // An event has arrived when its last byte has.
    m_allowance += m_rate * trickleTime.count() / 1'000;
    while (!m_late.empty() && m_late.front().text.size() <= m_allowance) {
        const Late late = std::move(m_late.front());
        m_late.pop_front();
        m_allowance -= late.text.size();
        m_lateBytes -= late.text.size();
        transmitNow(late.text, late.isSound);
    }
    if (m_late.empty())
        m_allowance = 0;
}

} // namespace Attendant
