// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/consolestore.h"

#include "ui/common/escalationtext.h"
#include "ui/common/format.h"
#include "ui/common/risk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

// A line whose words stopped arriving without a final transcript: a hang-up, or a lost event.
constexpr auto speakingFor = 3s;
constexpr size_t endedKept = 50, takenKept = 10;

} // namespace

ConsoleStore::ConsoleStore(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &ConsoleStore::onTick);
    m_tick.start();
}

void ConsoleStore::onTick()
{
    const auto steady = m_clock.steady();
    for (auto it = m_speaking.begin(); it != m_speaking.end();) {
        if (steady - it->second < speakingFor) {
            ++it;
            continue;
        }
        const CallId id = it->first;
        it = m_speaking.erase(it);
        Q_EMIT callChanged(id);
    }
    if (m_connection == Connection::Online)
        m_dataFrom = m_clock.now();
    Q_EMIT ticked();
}

const Call *ConsoleStore::call(const CallId &id) const
{
    if (const auto found = m_active.find(id); found != m_active.end())
        return &found->second;
    const auto ended = m_ended.find(id);
    return ended == m_ended.end() ? nullptr : &ended->second;
}

std::vector<CallId> ConsoleStore::activeCalls() const
{
    std::vector<CallId> ids;
    ids.reserve(m_active.size());
    for (const auto &[id, call] : m_active) {
        if (isShown(call))
            ids.push_back(id);
    }
    return ids;
}

int ConsoleStore::activeCount() const
{
    return int(std::ranges::count_if(m_active, [this](const auto &entry) { return isShown(entry.second); }));
}

std::vector<CallId> ConsoleStore::waitingCalls() const
{
    std::vector<const Call *> waiting;
    for (const auto &[id, call] : m_active) {
        if (call.isWaitingForHuman())
            waiting.push_back(&call);
    }
    std::ranges::sort(waiting, [](const Call *a, const Call *b) { return moreUrgent(*a, *b); });
    std::vector<CallId> ids;
    for (const Call *call : waiting)
        ids.push_back(call->id);
    return ids;
}

const Organization *ConsoleStore::organization(const OrgId &id) const
{
    const auto found = std::ranges::find(m_organizations, id, &Organization::id);
    return found == m_organizations.end() ? nullptr : &*found;
}

QString ConsoleStore::organizationName(const OrgId &id) const
{
    const Organization *found = organization(id);
    return found ? found->name : id.text();
}

std::optional<Time> ConsoleStore::lastCallAt(const OrgId &id) const
{
    const auto found = m_lastCallAt.find(id);
    return found == m_lastCallAt.end() ? std::nullopt : std::optional(found->second);
}

ConsoleStore::Applied ConsoleStore::applyEvent(const CallEvent &event)
{
    auto found = m_active.find(event.callId);
    if (found == m_active.end()) {
        if (event.type != EventType::CallStarted)
            return m_ended.contains(event.callId) ? Applied::Known : event.type == EventType::SpeechPartial ? Applied::Known : Applied::Gap;
        if (m_ended.contains(event.callId))
            return Applied::Known;
        Call call;
        if (!call.apply(event))
            return Applied::Gap;
        m_startedSinceRequest.insert(event.callId);
        setLastCallAt(event.orgId, event.at);
        m_active.emplace(event.callId, std::move(call));
        Q_EMIT callAdded(event.callId);
        return Applied::Yes;
    }
    Call &call = found->second;
    // What the comparison below needs; copying the transcript for each event would be waste.
    Call before;
    before.status = call.status;
    before.escalation = call.escalation;
    if (!call.apply(event))
        return event.seq <= call.lastSeq ? Applied::Known : Applied::Gap;

    if (event.type == EventType::SpeechPartial) {
        m_speaking.insert_or_assign(event.callId, m_clock.steady());
    } else {
        if (event.type == EventType::TranscriptCompleted || event.type == EventType::ModeChanged || event.type == EventType::CallEnded)
            m_speaking.erase(event.callId);
        noteTaken(before, call, event.at);
        noteWaiting(&before, call);
    }
    Q_EMIT callChanged(event.callId);
    if (event.type == EventType::CallEnded)
        retire(event.callId);
    return Applied::Yes;
}

void ConsoleStore::noteWaiting(const Call *before, const Call &after)
{
    const bool was = before && before->isWaitingForHuman(), is = after.isWaitingForHuman();
    if (is && (!was || before->escalation->urgency < after.escalation->urgency || before->escalation->id != after.escalation->id))
        Q_EMIT escalationWaiting(after.id);
    else if (was && !is)
        Q_EMIT escalationSettled(after.id);
}

void ConsoleStore::noteTaken(const Call &before, const Call &after, Time at)
{
    const bool accepted = before.escalation && after.escalation && before.escalation->status == EscalationStatus::Waiting
                          && after.escalation->status == EscalationStatus::Accepted;
    if (!accepted)
        return;
    Taken taken{after.id, after.orgId, callerName(after.caller, after.channel), escalationSentence(*after.escalation),
                after.escalation->handledBy.isEmpty() ? after.humanName : after.escalation->handledBy, at,
                secondsBetween(after.escalation->raisedAt, at)};
    m_taken.push_front(std::move(taken));
    if (m_taken.size() > takenKept)
        m_taken.pop_back();
    Q_EMIT lastTakenChanged();
}

void ConsoleStore::retire(const CallId &id)
{
    const auto found = m_active.find(id);
    if (found == m_active.end())
        return;
    m_ended.insert_or_assign(id, std::move(found->second));
    m_active.erase(found);
    m_speaking.erase(id);
    m_endedOrder.push_back(id);
    if (m_endedOrder.size() > endedKept) {
        m_ended.erase(m_endedOrder.front());
        m_endedOrder.pop_front();
    }
    Q_EMIT callRemoved(id);
}

void ConsoleStore::reset()
{
    m_loaded = false;
    m_dataFrom.reset();
    setCallInHand({});
    std::vector<CallId> gone;
    for (const auto &[id, call] : m_active)
        gone.push_back(id);
    for (const CallId &id : gone)
        retire(id);
    m_ended.clear();
    m_endedOrder.clear();
    m_startedSinceRequest.clear();
    m_taken.clear();
    m_lastCallAt.clear();
    setOrganizationFilter({});
    setOrganizations({});
    setUserName({});
    for (const Part part : {Part::Ai, Part::Database})
        setHealth(part, {});
    Q_EMIT loaded();
}

void ConsoleStore::beginSnapshot()
{
    m_startedSinceRequest.clear();
}

void ConsoleStore::applySnapshot(std::vector<Call> calls)
{
    std::unordered_set<CallId> present;
    for (Call &call : calls) {
        present.insert(call.id);
        if (call.status == CallStatus::InProgress && !m_ended.contains(call.id))
            applyDetail(std::move(call));
    }
    std::vector<CallId> gone;
    for (const auto &[id, call] : m_active) {
        if (!present.contains(id) && !m_startedSinceRequest.contains(id))
            gone.push_back(id);
    }
    for (const CallId &id : gone) {
        const bool waited = m_active.at(id).isWaitingForHuman();
        retire(id);
        if (waited)
            Q_EMIT escalationSettled(id);
    }
    m_dataFrom = m_clock.now();
    m_loaded = true;
    Q_EMIT loaded();
}

void ConsoleStore::applyDetail(Call call)
{
    const CallId id = call.id;
    const auto found = m_active.find(id);
    if (found == m_active.end()) {
        if (call.status != CallStatus::InProgress)
            return;
        const auto &stored = m_active.emplace(id, std::move(call)).first->second;
        Q_EMIT callAdded(id);
        noteWaiting(nullptr, stored);
        return;
    }
    Call &known = found->second;
    // Whichever has seen more events is the call; words that only the other has are kept, older ones first.
    const bool newer = call.lastSeq >= known.lastSeq;
    std::vector<TranscriptEntry> words = newer ? std::move(call.transcript) : call.transcript;
    const std::vector<TranscriptEntry> &ours = known.transcript;
    for (const TranscriptEntry &entry : ours) {
        if (std::ranges::find(words, entry.id, &TranscriptEntry::id) == words.end())
            words.push_back(entry);
    }
    if (!newer) {
        known.transcript = std::move(words);
        Q_EMIT callChanged(id);
        return;
    }
    const Call before = known;
    known = std::move(call);
    known.transcript = std::move(words);
    if (!known.intake)
        known.intake = before.intake;
    if (known.metadata.size() < before.metadata.size()) // a list's row carries the number alone
        known.metadata = before.metadata;
    noteWaiting(&before, known);
    Q_EMIT callChanged(id);
    if (known.status != CallStatus::InProgress)
        retire(id);
}

void ConsoleStore::setOrganizations(std::vector<Organization> organizations)
{
    std::ranges::sort(organizations, [](const auto &a, const auto &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    if (organizations == m_organizations)
        return;
    m_organizations = std::move(organizations);
    Q_EMIT organizationsChanged();
    if (!m_filter.isEmpty() && !organization(m_filter))
        setOrganizationFilter({});
}

void ConsoleStore::setOrganizationFilter(const OrgId &id)
{
    if (m_filter == id)
        return;
    m_filter = id;
    Q_EMIT organizationFilterChanged();
}

void ConsoleStore::setLastCallAt(const OrgId &id, Time at)
{
    Time &last = m_lastCallAt[id];
    last = std::max(last, at);
}

void ConsoleStore::setConnection(Connection state, const QString &reason, std::optional<std::chrono::milliseconds> nextTryIn)
{
    m_connection = state;
    m_connectionReason = reason;
    m_nextTry = nextTryIn ? std::optional(m_clock.now() + *nextTryIn) : std::nullopt;
    Health server;
    server.state = state == Connection::Online ? Health::State::Ok : state == Connection::Lost ? Health::State::Down : Health::State::Unknown;
    server.reason = state == Connection::Online ? tr("Connected. Calls appear as they happen.")
                    : state == Connection::Lost ? (reason.isEmpty() ? tr("The server cannot be reached.") : reason)
                                                : tr("Connecting to the server.");
    setHealth(Part::Server, server);
    Q_EMIT connectionChanged(state, reason);
}

void ConsoleStore::setHealth(Part part, const Health &health)
{
    if (m_health[size_t(part)] == health)
        return;
    m_health[size_t(part)] = health;
    Q_EMIT healthChanged();
}

void ConsoleStore::setUserName(const QString &name)
{
    if (m_userName == name)
        return;
    m_userName = name;
    Q_EMIT userNameChanged();
}

void ConsoleStore::setCallInHand(const CallId &id)
{
    if (m_inHand == id)
        return;
    m_inHand = id;
    Q_EMIT callInHandChanged();
}

} // namespace Attendant::Ui
