// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/desksync.h"

#include "base/logging.h"
#include "ui/common/format.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

// The server counts a console as gone after 30 s; three beats fit in.
constexpr auto heartbeatEvery = 8s;
// The day's figures are for orientation: they may be a little late, and beyond this many escalations they are cut off.
constexpr auto todayAfter = 2s;
constexpr int pageSize = 200, mostPages = 10;
constexpr size_t mostWaits = 60; // each is one request, once

// How long the caller waited until a person had the call; nothing where its events do not say.
std::optional<std::chrono::seconds> waitOf(const EscalationId &id, const std::vector<CallEvent> &events)
{
    std::optional<Time> raised;
    for (const CallEvent &event : events) {
        if (event.data.value("escalation_id"_L1).toString() != id.text())
            continue;
        if (event.type == EventType::EscalationRaised && !raised)
            raised = event.at;
        else if (raised && event.type == EventType::EscalationUpdated && event.data.value("status"_L1).toString() == toString(EscalationStatus::Accepted))
            return std::chrono::duration_cast<std::chrono::seconds>(event.at - *raised);
    }
    return std::nullopt;
}

} // namespace

DeskSync::DeskSync(DeskStore &store, ApiClient &api, EventStream &events, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_api(api)
    , m_events(events)
{
    m_heartbeat.setInterval(heartbeatEvery);
    connect(&m_heartbeat, &QTimer::timeout, this, &DeskSync::beat);
    m_todaySoon.setSingleShot(true);
    m_todaySoon.setInterval(todayAfter);
    connect(&m_todaySoon, &QTimer::timeout, this, qOverload<>(&DeskSync::readToday));
    connect(&m_events, &EventStream::eventReceived, this, [this](const CallEvent &event) {
        const bool counts = event.type == EventType::EscalationRaised || event.type == EventType::EscalationUpdated || event.type == EventType::CallEnded;
        if (counts && !m_todaySoon.isActive())
            m_todaySoon.start();
    });
    connect(&m_events, &EventStream::noticeReceived, &m_store, &DeskStore::applyNotice);
    // Notices are not replayed: what came while the line was away is in the lists alone.
    connect(&m_events, &EventStream::connected, this, &DeskSync::readEverything);
    connect(&m_events, &EventStream::resyncNeeded, this, &DeskSync::readEverything);
}

void DeskSync::beat()
{
    if (m_day != m_store.dayBegan())
        readToday();
    m_api.heartbeat(m_chosen).then(this, [this](const Result<PersonPresence> &me) {
        if (me)
            applyMyself(*me);
        else
            qCDebug(lcUi) << "No heartbeat:" << me.error().message;
    });
}

void DeskSync::applyMyself(const PersonPresence &me)
{
    // What somebody does hides what they chose; that comes back behind it.
    const bool isChoice = me.calls.empty() && (me.state == PresenceState::Available || me.state == PresenceState::Busy || me.state == PresenceState::Away);
    if (isChoice)
        m_chosen = me.state;
    m_store.applyPerson(me);
}

void DeskSync::readEverything()
{
    m_heartbeat.start();
    m_api.me().then(this, [this](const Result<Me> &me) {
        if (!me)
            return;
        m_store.setMe(me->id, me->role);
        readWrapups(); // whose may be seen depends on the role
    });
    // The first beat comes before the list, so that this person is in it. Who opens the console is there for calls; later the choice counts.
    if (!m_isKnown)
        m_chosen = m_firstPresence ? m_firstPresence() : PresenceState::Available;
    auto first = m_isKnown ? m_api.heartbeat(m_chosen) : m_api.setPresence(m_chosen);
    first.then(this, [this](const Result<PersonPresence> &me) {
        m_isKnown = m_isKnown || me.has_value(); // refused, it is tried anew, and the beats until then say the same
        m_api.presence().then(this, [this](const Result<std::vector<PersonPresence>> &people) {
            if (people)
                m_store.setPeople(*people);
            else
                m_store.setProblem(DeskStore::List::People, errorSentence(people.error()));
        });
    });
    readCallbacks();
    readToday();
}

void DeskSync::readToday()
{
    if (const Time day = m_store.dayBegan(); day != m_day) {
        m_day = day;
        m_waits.clear();
    }
    ++m_reading;
    readToday({}, {}, 0);
}

void DeskSync::readToday(Day sofar, const QString &after, int pages)
{
    EscalationQuery query;
    query.from = m_day;
    query.after = after;
    query.limit = pageSize;
    m_api.escalations(query).then(this, [this, sofar, pages, reading = m_reading](const Result<EscalationListing> &listing) {
        if (!listing || reading != m_reading)
            return; // the queue works without
        Day today = sofar;
        for (const EscalationRecord &record : listing->escalations) {
            ++today.figures.raised;
            if (!record.escalation.handledBy.isEmpty()) {
                ++today.figures.taken;
                if (today.taken.size() < mostWaits)
                    today.taken.emplace_back(record.escalation.id, record.escalation.callId);
            } else if (record.escalation.status == EscalationStatus::Ended) {
                ++today.figures.missed;
            }
        }
        if (!listing->next.isEmpty() && pages + 1 < mostPages)
            readToday(today, listing->next, pages + 1);
        else
            readWaits(today, reading);
    });
}

// The list does not say when somebody took a call; its events do. One call after the other, each once.
void DeskSync::readWaits(Day day, quint64 reading)
{
    std::vector<std::chrono::seconds> waits;
    for (const auto &[id, call] : day.taken) {
        const auto known = m_waits.find(id.text());
        if (known == m_waits.end()) {
            // What is known already is shown meanwhile, with the median as it was.
            day.figures.medianWait = m_store.today() ? m_store.today()->medianWait : std::nullopt;
            m_store.setToday(day.figures);
            m_api.events(call).then(this, [this, day, reading, id](const Result<EventListing> &listing) {
                if (reading != m_reading)
                    return;
                m_waits[id.text()] = listing ? waitOf(id, listing->events) : std::nullopt;
                readWaits(day, reading);
            });
            return;
        }
        if (known->second)
            waits.push_back(*known->second);
    }
    day.figures.medianWait.reset();
    if (!waits.empty()) {
        const auto middle = waits.begin() + std::ptrdiff_t(waits.size() / 2);
        std::ranges::nth_element(waits, middle);
        day.figures.medianWait = *middle;
    }
    m_store.setToday(day.figures);
}

void DeskSync::forget()
{
    m_isKnown = false;
    ++m_reading;
    m_waits.clear();
    m_chosen = PresenceState::Available;
    m_heartbeat.stop();
    m_store.reset();
}

void DeskSync::readWrapups()
{
    WrapupQuery query;
    query.mine = !m_store.isSupervisor();
    m_api.wrapups(query).then(this, [this](const Result<std::vector<Wrapup>> &wrapups) {
        if (wrapups)
            m_store.setWrapups(*wrapups);
        else
            m_store.setProblem(DeskStore::List::Wrapups, errorSentence(wrapups.error()));
    });
}

void DeskSync::readCallbacks()
{
    CallbackQuery open;
    m_api.callbacks(open).then(this, [this](const Result<CallbackListing> &waiting) {
        if (!waiting) {
            m_store.setProblem(DeskStore::List::Callbacks, errorSentence(waiting.error()));
            return;
        }
        CallbackQuery done;
        done.state = u"done"_s;
        m_api.callbacks(done).then(this, [this, open = waiting->callbacks](const Result<CallbackListing> &over) {
            // The ones that wait matter; without the others the list is still useful.
            m_store.setCallbacks(open, over ? over->callbacks : std::vector<Callback>());
        });
    });
}

void DeskSync::choosePresence(PresenceState state)
{
    m_api.setPresence(state).then(this, [this](const Result<PersonPresence> &me) {
        if (me)
            applyMyself(*me);
        else
            Q_EMIT failed(tr("Your presence was not changed"), me.error());
    });
}

void DeskSync::attemptCallback(const CallbackId &id, const QString &result, const QString &note)
{
    m_api.attemptCallback(id, result, note).then(this, [this](const Result<Callback> &callback) {
        if (callback)
            m_store.applyCallback(*callback);
        else
            Q_EMIT failed(tr("The attempt was not noted"), callback.error());
    });
}

void DeskSync::finishCallback(const CallbackId &id, const QString &note)
{
    m_api.finishCallback(id, note).then(this, [this](const Result<Callback> &callback) {
        if (callback)
            m_store.applyCallback(*callback);
        else
            Q_EMIT failed(tr("The callback was not marked as done"), callback.error());
    });
}

void DeskSync::closeWrapup(const WrapupId &id, const QString &reason)
{
    m_api.closeWrapup(id, reason).then(this, [this](const Result<Wrapup> &wrapup) {
        if (wrapup)
            m_store.applyWrapup(*wrapup);
        else
            Q_EMIT failed(tr("The wrap-up was not closed"), wrapup.error());
    });
}

} // namespace Attendant::Ui
