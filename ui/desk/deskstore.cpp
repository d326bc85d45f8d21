// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/deskstore.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr size_t doneKept = 50;

bool byName(const PersonPresence &a, const PersonPresence &b)
{
    const int order = QString::localeAwareCompare(a.name, b.name);
    return order != 0 ? order < 0 : a.id < b.id;
}

} // namespace

DeskStore::DeskStore(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{}

void DeskStore::setLoaded(List list)
{
    m_states[size_t(list)] = {true, {}};
}

Time DeskStore::dayBegan() const
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(m_clock.now()).time_since_epoch().count());
    return Time(std::chrono::milliseconds(now.date().startOfDay().toMSecsSinceEpoch()));
}

void DeskStore::setToday(const Today &today)
{
    if (m_today == today)
        return;
    m_today = today;
    Q_EMIT todayChanged();
}

void DeskStore::setProblem(List list, const QString &sentence)
{
    m_states[size_t(list)].problem = sentence;
    switch (list) {
    case List::People: Q_EMIT peopleChanged(); break;
    case List::Wrapups: Q_EMIT wrapupsChanged(); break;
    case List::Callbacks: Q_EMIT callbacksChanged(); break;
    }
}

// --- people -------------------------------------------------------------------------------------------------------------------

const PersonPresence *DeskStore::person(const UserId &id) const
{
    const auto found = std::ranges::find(m_people, id, &PersonPresence::id);
    return found == m_people.end() ? nullptr : &*found;
}

int DeskStore::availableCount() const
{
    return int(std::ranges::count(m_people, PresenceState::Available, &PersonPresence::state));
}

void DeskStore::reset()
{
    m_me = {};
    m_role.clear();
    m_people.clear();
    m_wrapups.clear();
    m_open.clear();
    m_done.clear();
    m_states = {};
    Q_EMIT meChanged();
    Q_EMIT myPresenceChanged();
    Q_EMIT peopleChanged();
    Q_EMIT wrapupsChanged();
    Q_EMIT callbacksChanged();
}

void DeskStore::setMe(const UserId &id, const QString &role)
{
    if (id == m_me && role == m_role)
        return;
    m_me = id;
    m_role = role;
    Q_EMIT meChanged();
    Q_EMIT myPresenceChanged();
    Q_EMIT peopleChanged();
    Q_EMIT wrapupsChanged();
}

void DeskStore::setPeople(std::vector<PersonPresence> people)
{
    m_people = std::move(people);
    std::ranges::sort(m_people, byName);
    setLoaded(List::People);
    Q_EMIT peopleChanged();
    Q_EMIT myPresenceChanged();
}

void DeskStore::applyPerson(const PersonPresence &person)
{
    if (person.id.isEmpty())
        return;
    const auto found = std::ranges::find(m_people, person.id, &PersonPresence::id);
    if (found != m_people.end() && *found == person)
        return;
    if (found != m_people.end())
        *found = person;
    else
        m_people.push_back(person);
    std::ranges::sort(m_people, byName);
    Q_EMIT peopleChanged();
    if (person.id == m_me)
        Q_EMIT myPresenceChanged();
}

// --- wrap-ups -----------------------------------------------------------------------------------------------------------------

std::vector<Wrapup> DeskStore::myWrapups() const
{
    std::vector<Wrapup> mine;
    std::ranges::copy_if(m_wrapups, std::back_inserter(mine), [this](const Wrapup &wrapup) { return wrapup.userId == m_me; });
    return mine;
}

const Wrapup *DeskStore::myWrapup(const CallId &call) const
{
    const auto found = std::ranges::find_if(m_wrapups, [&](const Wrapup &wrapup) { return wrapup.callId == call && wrapup.userId == m_me; });
    return found == m_wrapups.end() ? nullptr : &*found;
}

const Wrapup *DeskStore::wrapup(const WrapupId &id) const
{
    const auto found = std::ranges::find(m_wrapups, id, &Wrapup::id);
    return found == m_wrapups.end() ? nullptr : &*found;
}

void DeskStore::setWrapups(std::vector<Wrapup> wrapups)
{
    std::erase_if(wrapups, [](const Wrapup &wrapup) { return !wrapup.isOpen(); });
    std::ranges::sort(wrapups, {}, &Wrapup::openedAt);
    const std::vector<Wrapup> before = std::exchange(m_wrapups, std::move(wrapups));
    setLoaded(List::Wrapups);
    Q_EMIT wrapupsChanged();
    for (const Wrapup &one : before) {
        if (!wrapup(one.id))
            Q_EMIT wrapupEnded(one);
    }
}

void DeskStore::applyWrapup(const Wrapup &changed)
{
    const auto found = std::ranges::find(m_wrapups, changed.id, &Wrapup::id);
    if (found != m_wrapups.end()) {
        if (*found == changed || found->revision > changed.revision)
            return; // an answer that was overtaken by a notice
        if (changed.isOpen()) {
            *found = changed;
        } else {
            m_wrapups.erase(found);
            Q_EMIT wrapupsChanged();
            Q_EMIT wrapupEnded(changed);
            return;
        }
    } else if (changed.isOpen()) {
        m_wrapups.push_back(changed);
        std::ranges::sort(m_wrapups, {}, &Wrapup::openedAt);
    } else {
        return;
    }
    Q_EMIT wrapupsChanged();
}

// --- callbacks ----------------------------------------------------------------------------------------------------------------

void DeskStore::setCallbacks(std::vector<Callback> open, std::vector<Callback> done)
{
    m_open = std::move(open);
    m_done = std::move(done);
    setLoaded(List::Callbacks);
    Q_EMIT callbacksChanged();
}

void DeskStore::applyCallback(const Callback &callback)
{
    if (callback.id.isEmpty())
        return;
    if (const auto found = std::ranges::find(m_open, callback.id, &Callback::id); found != m_open.end() && callback.isOpen()) {
        if (*found == callback)
            return;
        *found = callback; // keeps its place
        Q_EMIT callbacksChanged();
        return;
    }
    std::erase_if(m_open, [&](const Callback &one) { return one.id == callback.id; });
    std::erase_if(m_done, [&](const Callback &one) { return one.id == callback.id; });
    if (callback.isOpen()) {
        m_open.push_back(callback);
        std::ranges::sort(m_open, {}, &Callback::createdAt);
    } else {
        m_done.insert(m_done.begin(), callback);
        if (m_done.size() > doneKept)
            m_done.pop_back();
    }
    Q_EMIT callbacksChanged();
}

void DeskStore::applyNotice(const LiveNotice &notice)
{
    if (notice.type == u"presence.changed")
        applyPerson(PersonPresence::fromJson(notice.data));
    else if (notice.type.startsWith("wrapup."_L1))
        applyWrapup(Wrapup::fromJson(notice.data));
    else if (notice.type.startsWith("callback."_L1))
        applyCallback(Callback::fromJson(notice.data));
}

} // namespace Attendant::Ui
