// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/callergenerator.h"

#include "base/logging.h"

#include <QRandomGenerator>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant {

namespace {

// Names by language; none is anybody's.
const QStringList &namesFor(const QString &language)
{
    static const QHash<QString, QStringList> names{
        {u"en"_s, {u"Priya Raman"_s, u"Tom Abernathy"_s, u"Grace Okafor"_s, u"Henry Walcott"_s, u"Delia Marsh"_s, u"Owen Pritchard"_s, u"Ruth Castellan"_s,
                   u"Marcus Bell"_s, u"Ingrid Solberg"_s, u"Joan Whitaker"_s}},
        {u"es"_s, {u"Carmen Ibarra"_s, u"Julián Robles"_s, u"Lucía Montero"_s}},
        {u"de"_s, {u"Heike Brandner"_s, u"Jonas Wittmann"_s, u"Ursula Kessler"_s}},
        {u"fr"_s, {u"Claire Fontanel"_s, u"Mathieu Sorel"_s}},
    };
    static const QStringList none;
    const auto found = names.constFind(language);
    return found == names.constEnd() ? none : *found;
}

} // namespace

CallerGenerator::CallerGenerator(const QUrl &server, QObject *parent)
    : CallerGenerator(server, Options{}, parent)
{}

CallerGenerator::CallerGenerator(const QUrl &server, const Options &options, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_options(options)
{
    if (m_options.scenarios.isEmpty())
        m_options.scenarios = Scenario::builtIn();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &CallerGenerator::onTimer);
}

CallerGenerator::~CallerGenerator()
{
    qDeleteAll(m_callers);
}

void CallerGenerator::start()
{
    m_timer.start(0);
}

void CallerGenerator::stop()
{
    m_timer.stop();
    const auto callers = m_callers;
    for (Caller *caller : callers)
        caller->hangUp();
}

std::chrono::milliseconds CallerGenerator::pauseBefore(int index) const
{
    // The first rings at once, the second - the emergency - soon after it, the others with some disorder.
    if (index <= 0)
        return 0ms;
    if (index == 1)
        return std::min<std::chrono::milliseconds>(m_options.interval, 5'000ms);
    QRandomGenerator random(static_cast<quint32>(m_options.seed * 977 + static_cast<quint64>(index)));
    return m_options.interval / 2 + std::chrono::milliseconds(random.bounded(static_cast<int>(m_options.interval.count()) + 1));
}

Scenario CallerGenerator::scenarioFor(int index) const
{
    if (m_options.scenarios.isEmpty())
        return {};
    // Round by round, every scenario once, each round in another order; the second call of all is an urgent one.
    const int count = static_cast<int>(m_options.scenarios.size());
    QList<int> order(count);
    std::iota(order.begin(), order.end(), 0);
    QRandomGenerator shuffler(static_cast<quint32>(m_options.seed * 31 + static_cast<quint64>(index / count)));
    std::shuffle(order.begin(), order.end(), shuffler);
    if (index < count && count > 1) {
        const auto isUrgent = [&](int scenario) { return m_options.scenarios[scenario].isUrgent; };
        const auto urgent = std::ranges::find_if(order, isUrgent);
        if (urgent != order.end())
            std::iter_swap(order.begin() + 1, urgent);
        const auto calm = std::find_if_not(order.begin(), order.end(), isUrgent);
        if (isUrgent(order.first()) && calm != order.end())
            std::iter_swap(order.begin(), calm);
    }
    Scenario scenario = m_options.scenarios[order[index % count]];
    QRandomGenerator random(static_cast<quint32>(m_options.seed * 7'919 + static_cast<quint64>(index)));
    const QStringList &names = namesFor(scenario.language);
    // In the first round callers are who their file says; later ones are others with the same concern.
    if (index >= count && !names.isEmpty())
        scenario.callerName = names[random.bounded(names.size())];
    if (index >= count)
        scenario.callerNumber = u"+16085550%1"_s.arg(random.bounded(100, 200));
    scenario.voice.pitch = std::clamp(scenario.voice.pitch + random.bounded(-6, 7), 10, 90);
    scenario.voice.rate += random.bounded(-8, 9);
    if (!m_options.orgIds.isEmpty() && !m_options.orgIds.contains(scenario.orgId))
        scenario.orgId = m_options.orgIds[random.bounded(m_options.orgIds.size())];
    return scenario;
}

void CallerGenerator::onTimer()
{
    if (m_callers.size() < m_options.limit)
        startCaller();
    // A server that is away is not hammered.
    const auto pause = m_failures > 3 ? std::chrono::milliseconds(30'000) : pauseBefore(m_started);
    m_timer.start(std::max<std::chrono::milliseconds>(pause, 200ms));
}

void CallerGenerator::startCaller()
{
    const Scenario scenario = scenarioFor(m_started++);
    if (scenario.id.isEmpty())
        return;
    Caller::Options options;
    options.limit = m_options.callLimit;
    if (!m_options.orgIds.isEmpty())
        options.orgId = m_options.orgIds.first();
    auto *caller = new Caller(m_server, scenario, options, &m_voices, this);
    m_callers.append(caller);
    connect(caller, &Caller::ended, this, [this, caller](const QString &reason) {
        m_failures = caller->callId().isEmpty() ? m_failures + 1 : 0;
        m_callers.removeOne(caller);
        Q_EMIT callerEnded(caller->scenario().id, reason);
        // The request that ends the call is still on its way.
        QTimer::singleShot(5s, caller, &QObject::deleteLater);
    });
    Q_EMIT callerStarted(scenario.id, scenario.callerName);
    caller->start();
}

} // namespace Attendant
