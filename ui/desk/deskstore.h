// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/callback.h"
#include "domain/livenotice.h"
#include "domain/presence.h"
#include "domain/wrapup.h"

#include <QObject>

#include <array>
#include <optional>
#include <vector>

namespace Attendant::Ui {

/// What the windows know about the desk: who is there, what is to be written up, and whom to call back. Pure state without a socket:
/// DeskSync feeds it from lists and live notices. GUI thread; \a clock must outlive it.
class DeskStore : public QObject
{
    Q_OBJECT

public:
    enum class List { People, Wrapups, Callbacks };
    Q_ENUM(List)
    struct ListState
    {
        bool loaded = false;
        QString problem; ///< why it could not be read; empty: it could
    };

    explicit DeskStore(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] Time now() const { return m_clock.now(); }
    [[nodiscard]] UserId me() const { return m_me; }
    [[nodiscard]] bool isSupervisor() const { return m_role == u"supervisor"; }
    [[nodiscard]] ListState state(List list) const { return m_states[size_t(list)]; }

    [[nodiscard]] const std::vector<PersonPresence> &people() const { return m_people; } ///< by name
    [[nodiscard]] const PersonPresence *person(const UserId &id) const;
    [[nodiscard]] const PersonPresence *myself() const { return person(m_me); }
    [[nodiscard]] int availableCount() const;

    [[nodiscard]] const std::vector<Wrapup> &openWrapups() const { return m_wrapups; } ///< everybody's that may be seen, oldest first
    [[nodiscard]] std::vector<Wrapup> myWrapups() const;
    /// The open one of this person for \a call; nullptr: none.
    [[nodiscard]] const Wrapup *myWrapup(const CallId &call) const;
    [[nodiscard]] const Wrapup *wrapup(const WrapupId &id) const;

    [[nodiscard]] const std::vector<Callback> &openCallbacks() const { return m_open; } ///< oldest first
    [[nodiscard]] const std::vector<Callback> &doneCallbacks() const { return m_done; } ///< newest first, at most 50

    /// How the day went so far: the calls that asked for a person.
    struct Today
    {
        int raised = 0, taken = 0, missed = 0; ///< missed: the caller has gone, and nobody came
        std::optional<std::chrono::seconds> medianWait = {}; ///< of the taken ones, until a person had them; nothing: none, or not known yet
        bool operator==(const Today &) const = default;
    };
    [[nodiscard]] const std::optional<Today> &today() const { return m_today; }
    /// When this computer's day began.
    [[nodiscard]] Time dayBegan() const;

    // --- writing -----------------------------------------------------------------------------------------------------------
    /// Nothing is known any more: another server is asked from now on. Nothing has ended by it.
    void reset();
    void setMe(const UserId &id, const QString &role);
    void setPeople(std::vector<PersonPresence> people);
    void applyPerson(const PersonPresence &person);
    void setWrapups(std::vector<Wrapup> wrapups);
    void applyWrapup(const Wrapup &wrapup);
    void setCallbacks(std::vector<Callback> open, std::vector<Callback> done);
    void applyCallback(const Callback &callback);
    void setToday(const Today &today);
    void setProblem(List list, const QString &sentence);
    /// Anything that is not about the desk is ignored.
    void applyNotice(const LiveNotice &notice);

Q_SIGNALS:
    void meChanged();
    void peopleChanged();
    void myPresenceChanged();
    void wrapupsChanged();
    /// One is over: finished, timed out, or closed by a supervisor. Still open in \a wrapup: how is not known.
    void wrapupEnded(const Attendant::Wrapup &wrapup);
    void callbacksChanged();
    void todayChanged();

private:
    void setLoaded(List list);

    const Clock &m_clock;
    UserId m_me;
    QString m_role;
    std::vector<PersonPresence> m_people;
    std::vector<Wrapup> m_wrapups;
    std::vector<Callback> m_open, m_done;
    std::array<ListState, 3> m_states;
    std::optional<Today> m_today;
};

} // namespace Attendant::Ui
