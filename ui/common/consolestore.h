// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/call.h"
#include "domain/organization.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace Attendant::Ui {

/// What the windows know: the active calls (folded from events by the same code as the server's), the organizations, the connection and the
/// health of what is behind it. Pure state without a socket: ConsoleSync feeds it. GUI thread; pages keep ids and ask here.
class ConsoleStore : public QObject
{
    Q_OBJECT

public:
    enum class Connection { Connecting, Online, Lost };
    Q_ENUM(Connection)

    /// The four things whose health the frame shows.
    enum class Part { Server, Ai, Database, Audio };
    struct Health
    {
        enum class State { Unknown, Ok, Degraded, Down } state = State::Unknown;
        QString brief;  ///< one or two words beside the name, such as "1.9 s"; empty: none
        QString reason; ///< a sentence for the tool tip
        bool operator==(const Health &) const = default;
    };

    /// A waiting call that a person took, for the queue's list.
    struct Taken
    {
        CallId call;
        OrgId org;
        QString caller, reason, by;
        Time at{};
        std::chrono::seconds waited{0};
    };

    /// \a clock must outlive the store.
    explicit ConsoleStore(const Clock &clock, QObject *parent = nullptr);

    // --- reading -----------------------------------------------------------------------------------------------------------
    [[nodiscard]] Time now() const { return m_clock.now(); }
    /// An active call, or one of the last 50 that ended; nullptr otherwise. The pointer is good until the next event.
    [[nodiscard]] const Call *call(const CallId &id) const;
    /// Active calls of the chosen organization (or of all), in no order.
    [[nodiscard]] std::vector<CallId> activeCalls() const;
    [[nodiscard]] int activeCount() const;
    /// All calls that are going on, whatever organization is chosen.
    [[nodiscard]] int callsInProgress() const { return int(m_active.size()); }
    /// Calls that wait for a person, the most urgent first; of every organization: choosing one never hides who needs help elsewhere.
    [[nodiscard]] std::vector<CallId> waitingCalls() const;
    /// True while words of this call's last line are still arriving.
    [[nodiscard]] bool isSpeaking(const CallId &id) const { return m_speaking.contains(id); }
    [[nodiscard]] const std::deque<Taken> &lastTaken() const { return m_taken; } ///< newest first, at most 10
    [[nodiscard]] const std::vector<Organization> &organizations() const { return m_organizations; } ///< by name
    [[nodiscard]] const Organization *organization(const OrgId &id) const;
    [[nodiscard]] QString organizationName(const OrgId &id) const;
    /// Empty: all organizations.
    [[nodiscard]] OrgId organizationFilter() const { return m_filter; }
    [[nodiscard]] bool isShown(const Call &call) const { return m_filter.isEmpty() || call.orgId == m_filter; }
    [[nodiscard]] std::optional<Time> lastCallAt(const OrgId &id) const;
    [[nodiscard]] Connection connection() const { return m_connection; }
    [[nodiscard]] QString connectionReason() const { return m_connectionReason; }
    [[nodiscard]] std::optional<Time> nextTry() const { return m_nextTry; } ///< while the connection is lost
    [[nodiscard]] std::optional<Time> dataFrom() const { return m_dataFrom; } ///< when what is shown was last true; nothing before the first
    [[nodiscard]] bool isLoaded() const { return m_loaded; } ///< a snapshot has been applied since the start
    [[nodiscard]] Health health(Part part) const { return m_health[size_t(part)]; }
    [[nodiscard]] QString userName() const { return m_userName; }
    /// The call that this person talks in; empty: none. Set by whoever runs the audio.
    [[nodiscard]] CallId callInHand() const { return m_inHand; }

    // --- writing -----------------------------------------------------------------------------------------------------------
    enum class Applied {
        Yes,
        Known, ///< an event that is already part of the call
        Gap,   ///< events before this one are missing: read the call anew
    };
    Applied applyEvent(const CallEvent &event);

    /// Says that a snapshot is about to be read: calls that start from here on survive it.
    void beginSnapshot();
    /// Replaces the active calls; what events have already carried further is kept, as are transcripts.
    void applySnapshot(std::vector<Call> calls);
    /// One call with its transcript, as read from the server.
    void applyDetail(Call call);

    void setOrganizations(std::vector<Organization> organizations);
    /// Nothing is known any more: another server is asked from now on. No call is in hand then.
    void reset();
    void setOrganizationFilter(const OrgId &id);
    void setLastCallAt(const OrgId &id, Time at);
    void setConnection(Connection state, const QString &reason = {}, std::optional<std::chrono::milliseconds> nextTryIn = {});
    void setHealth(Part part, const Health &health);
    void setUserName(const QString &name);
    void setCallInHand(const CallId &id);

Q_SIGNALS:
    void callAdded(const Attendant::CallId &id);
    void callChanged(const Attendant::CallId &id);
    /// It ended, or it belongs to what a snapshot no longer has. call() still knows ended ones.
    void callRemoved(const Attendant::CallId &id);
    /// A call began to wait for a person, or its urgency grew.
    void escalationWaiting(const Attendant::CallId &id);
    void escalationSettled(const Attendant::CallId &id); ///< it waits no longer
    void lastTakenChanged();
    void organizationsChanged();
    void organizationFilterChanged();
    void connectionChanged(Attendant::Ui::ConsoleStore::Connection state, const QString &reason);
    void healthChanged();
    void userNameChanged();
    void callInHandChanged();
    void loaded(); ///< isLoaded() may have changed
    /// Once a second, for everything that counts time.
    void ticked();

private:
    void noteWaiting(const Call *before, const Call &after);
    void noteTaken(const Call &before, const Call &after, Time at);
    void retire(const CallId &id);
    void onTick();

    const Clock &m_clock;
    std::unordered_map<CallId, Call> m_active;
    std::unordered_map<CallId, Call> m_ended;
    std::deque<CallId> m_endedOrder;
    std::unordered_map<CallId, std::chrono::microseconds> m_speaking; ///< steady time of the last words
    std::unordered_set<CallId> m_startedSinceRequest;
    std::deque<Taken> m_taken;
    std::vector<Organization> m_organizations;
    std::unordered_map<OrgId, Time> m_lastCallAt;
    OrgId m_filter;
    Connection m_connection = Connection::Connecting;
    QString m_connectionReason, m_userName;
    std::optional<Time> m_nextTry, m_dataFrom;
    std::array<Health, 4> m_health;
    CallId m_inHand;
    bool m_loaded = false;
    QTimer m_tick;
};

} // namespace Attendant::Ui
