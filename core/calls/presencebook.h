// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/presence.h"
#include "domain/wrapup.h"

#include <QHash>
#include <QMutex>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace Attendant {

class OrganizationDirectory;

/// Who of the office is there. What somebody chose, what they are doing, and whether their console still speaks make their state; it is
/// kept in memory alone, since a living console says it again within seconds of a restart. Any thread; changed() comes from the thread
/// of the change, outside the lock.
class PresenceBook : public QObject
{
    Q_OBJECT

public:
    /// A console must speak at least every 10 s; after three of those it counts as gone.
    static constexpr std::chrono::seconds silenceLimit{30};
    /// After a start consoles need this long to say that they are there.
    static constexpr std::chrono::seconds gatheringTime{12};
    static constexpr int mostMissed = 2;

    struct Identity
    {
        UserId id;
        QString name, role;
        std::vector<OrgId> orgs; ///< empty: all
    };

    PresenceBook(const Clock &clock, const OrganizationDirectory &organizations);

    /// Chooses a state; WrapUp is no choice and counts as Available. Ends an Away that came from missed offers.
    PersonPresence choose(const Identity &who, PresenceState state, const QString &reason);
    /// The console is there; what was chosen stays. Somebody of whom this server has not heard yet is \a ifUnknown: presence lives in memory, and a
    /// console knows across a restart of the server what its person chose.
    PersonPresence heartbeat(const Identity &who, PresenceState ifUnknown = PresenceState::Away);
    /// People who may sign in; they are Offline until they are heard of. Others keep what they are.
    void introduce(const std::vector<Identity> &people);

    void tookCall(const UserId &user, const QString &name, const CallId &call); ///< Busy; the count of missed offers begins anew
    void leftCall(const UserId &user, const CallId &call, const WrapupId &wrapup); ///< Wrap-up, unless \a wrapup is empty
    void wrapupOpened(const UserId &user, const QString &name, const WrapupId &wrapup);
    void wrapupClosed(const UserId &user, const WrapupId &wrapup);
    /// An offer passed by. The second in a row makes Away.
    void missedOffer(const UserId &user);
    /// Who has fallen silent is Offline from now on. Called by the owner every now and then.
    void sweep();

    [[nodiscard]] std::vector<PersonPresence> all() const; ///< by name
    [[nodiscard]] std::optional<PersonPresence> find(const UserId &user) const;
    /// Who may take calls of \a org and is Available, by how long they have been.
    [[nodiscard]] std::vector<PersonPresence> available(const OrgId &org) const;
    /// Whether the console of \a user has spoken lately; also true for somebody whose console never does.
    [[nodiscard]] bool isHeard(const UserId &user) const;
    /// True shortly after the start, while who is there is not known yet.
    [[nodiscard]] bool isGathering() const;

Q_SIGNALS:
    void changed(const Attendant::PersonPresence &person);
    /// The console of somebody on a call no longer speaks; again with every sweep().
    void fellSilent(const Attendant::PersonPresence &person);

private:
    struct Entry
    {
        PersonPresence person;
        PresenceState chosen = PresenceState::Offline;
        QString chosenReason;
        std::optional<std::chrono::microseconds> heardAt;
        std::vector<WrapupId> wrapups;
    };
    /// Changes the entry of \a id under the lock and tells when that changed the person.
    PersonPresence change(const UserId &id, const std::function<void(Entry &)> &work);
    void settle(Entry &entry) const;
    [[nodiscard]] PersonPresence shown(const Entry &entry) const;

    const Clock &m_clock;
    const OrganizationDirectory &m_organizations;
    const std::chrono::microseconds m_startedAt;
    mutable QMutex m_mutex;
    QHash<UserId, Entry> m_people;
};

} // namespace Attendant

Q_DECLARE_METATYPE(Attendant::PersonPresence)
