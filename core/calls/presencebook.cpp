// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/presencebook.h"

#include "calls/organizationdirectory.h"
#include "domain/escalationpolicy.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr qsizetype mostPeople = 10'000;

void identify(PersonPresence &person, const PresenceBook::Identity &who)
{
    person.id = who.id;
    person.name = who.name;
    person.role = who.role;
    person.orgs = who.orgs;
}

} // namespace

PresenceBook::PresenceBook(const Clock &clock, const OrganizationDirectory &organizations)
    : m_clock(clock)
    , m_organizations(organizations)
    , m_startedAt(clock.steady())
{
    qRegisterMetaType<PersonPresence>();
}

// What somebody does goes before what they chose, and a console that is gone before both, except on a call: that has its own line.
void PresenceBook::settle(Entry &entry) const
{
    const bool isSilent = !entry.heardAt || m_clock.steady() - *entry.heardAt > silenceLimit;
    PresenceState next = entry.chosen;
    QString reason = entry.chosenReason;
    if (!entry.person.calls.empty()) {
        next = PresenceState::Busy;
        reason = u"on a call"_s;
    } else if (isSilent || entry.chosen == PresenceState::Offline) {
        next = PresenceState::Offline;
        reason = entry.heardAt && entry.chosen != PresenceState::Offline ? u"the console has fallen silent"_s : QString();
    } else if (!entry.wrapups.empty()) {
        next = PresenceState::WrapUp;
        reason.clear();
    }
    if (next != entry.person.state)
        entry.person.since = m_clock.now();
    entry.person.state = next;
    entry.person.reason = reason;
}

PersonPresence PresenceBook::change(const UserId &id, const std::function<void(Entry &)> &work)
{
    PersonPresence before, after;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_people.contains(id) && m_people.size() >= mostPeople)
            return {};
        Entry &entry = m_people[id];
        entry.person.id = id;
        before = entry.person;
        work(entry);
        settle(entry);
        after = entry.person;
    }
    if (before == after)
        return shown({after, {}, {}, {}, {}});
    const PersonPresence person = shown({after, {}, {}, {}, {}});
    Q_EMIT changed(person);
    return person;
}

PersonPresence PresenceBook::choose(const Identity &who, PresenceState state, const QString &reason)
{
    return change(who.id, [&](Entry &entry) {
        identify(entry.person, who);
        entry.chosen = state == PresenceState::WrapUp ? PresenceState::Available : state;
        entry.chosenReason = reason;
        entry.heardAt = m_clock.steady();
        entry.person.missed = 0;
    });
}

PersonPresence PresenceBook::heartbeat(const Identity &who, PresenceState ifUnknown)
{
    return change(who.id, [&](Entry &entry) {
        identify(entry.person, who);
        if (!entry.heardAt)
            entry.chosen = ifUnknown;
        entry.heardAt = m_clock.steady();
    });
}

void PresenceBook::introduce(const std::vector<Identity> &people)
{
    for (const Identity &who : people) {
        const auto known = find(who.id);
        if (!known || known->name != who.name || known->role != who.role || known->orgs != who.orgs)
            change(who.id, [&](Entry &entry) { identify(entry.person, who); });
    }
}

void PresenceBook::tookCall(const UserId &user, const QString &name, const CallId &call)
{
    change(user, [&](Entry &entry) {
        if (entry.person.name.isEmpty())
            entry.person.name = name;
        entry.person.missed = 0;
        if (std::ranges::find(entry.person.calls, call) == entry.person.calls.end())
            entry.person.calls.push_back(call);
    });
}

void PresenceBook::leftCall(const UserId &user, const CallId &call, const WrapupId &wrapup)
{
    change(user, [&](Entry &entry) {
        std::erase(entry.person.calls, call);
        if (!wrapup.isEmpty())
            entry.wrapups.push_back(wrapup);
    });
}

void PresenceBook::wrapupOpened(const UserId &user, const QString &name, const WrapupId &wrapup)
{
    change(user, [&](Entry &entry) {
        if (entry.person.name.isEmpty())
            entry.person.name = name;
        if (std::ranges::find(entry.wrapups, wrapup) == entry.wrapups.end())
            entry.wrapups.push_back(wrapup);
    });
}

void PresenceBook::wrapupClosed(const UserId &user, const WrapupId &wrapup)
{
    change(user, [&](Entry &entry) { std::erase(entry.wrapups, wrapup); });
}

void PresenceBook::missedOffer(const UserId &user)
{
    if (!find(user))
        return;
    change(user, [&](Entry &entry) {
        if (++entry.person.missed < mostMissed || entry.chosen != PresenceState::Available)
            return;
        entry.chosen = PresenceState::Away;
        entry.chosenReason = u"missed two offers"_s;
    });
}

void PresenceBook::sweep()
{
    std::vector<UserId> silent;
    std::vector<Entry> silentOnCalls;
    {
        const auto now = m_clock.steady();
        const QMutexLocker lock(&m_mutex);
        for (auto entry = m_people.cbegin(); entry != m_people.cend(); ++entry) {
            const bool isSilent = entry->heardAt && now - *entry->heardAt > silenceLimit;
            if (!isSilent)
                continue;
            if (!entry->person.calls.empty())
                silentOnCalls.push_back(*entry);
            else if (entry->person.state != PresenceState::Offline)
                silent.push_back(entry.key());
        }
    }
    for (const UserId &user : silent)
        change(user, [](Entry &) {});
    for (const Entry &entry : silentOnCalls)
        Q_EMIT fellSilent(entry.person);
}

PersonPresence PresenceBook::shown(const Entry &entry) const
{
    PersonPresence person = entry.person;
    for (const Organization &organization : m_organizations.all()) {
        if (!person.mayTake(organization.id))
            continue;
        for (const auto &[name, members] : EscalationPolicy::of(organization).groups) {
            if (members.contains(person.id.text()) && !person.groups.contains(name))
                person.groups << name;
        }
    }
    return person;
}

std::vector<PersonPresence> PresenceBook::all() const
{
    std::vector<Entry> entries;
    {
        const QMutexLocker lock(&m_mutex);
        entries.assign(m_people.cbegin(), m_people.cend());
    }
    std::vector<PersonPresence> people;
    for (const Entry &entry : entries)
        people.push_back(shown(entry));
    std::ranges::sort(people, [](const PersonPresence &a, const PersonPresence &b) { return a.name != b.name ? a.name < b.name : a.id < b.id; });
    return people;
}

std::optional<PersonPresence> PresenceBook::find(const UserId &user) const
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_people.constFind(user);
    return entry == m_people.cend() ? std::nullopt : std::optional(entry->person);
}

std::vector<PersonPresence> PresenceBook::available(const OrgId &org) const
{
    std::vector<PersonPresence> people;
    {
        const QMutexLocker lock(&m_mutex);
        for (const Entry &entry : m_people) {
            if (entry.person.state == PresenceState::Available && entry.person.mayTake(org))
                people.push_back(entry.person);
        }
    }
    std::ranges::sort(people, [](const PersonPresence &a, const PersonPresence &b) { return a.since != b.since ? a.since < b.since : a.id < b.id; });
    return people;
}

bool PresenceBook::isHeard(const UserId &user) const
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_people.constFind(user);
    return entry == m_people.cend() || !entry->heardAt || m_clock.steady() - *entry->heardAt <= silenceLimit;
}

bool PresenceBook::isGathering() const
{
    return m_clock.steady() - m_startedAt < gatheringTime;
}

} // namespace Attendant
