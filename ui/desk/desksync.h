// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/apiclient.h"
#include "client/eventstream.h"
#include "ui/desk/deskstore.h"

#include <QTimer>

#include <map>
#include <optional>
#include <vector>

namespace Attendant::Ui {

/// Keeps a DeskStore true: lists when the events connect, live notices from then on, and the heartbeat that says that this console is
/// there. What people do at the desk goes out here as well. GUI thread; the three parts must outlive it.
class DeskSync : public QObject
{
    Q_OBJECT

public:
    DeskSync(DeskStore &store, ApiClient &api, EventStream &events, QObject *parent = nullptr);

    /// What this person chose; until it is stored the old state is shown.
    void choosePresence(PresenceState state);
    void attemptCallback(const CallbackId &id, const QString &result, const QString &note);
    void finishCallback(const CallbackId &id, const QString &note);
    /// A supervisor ends somebody's wrap-up.
    void closeWrapup(const WrapupId &id, const QString &reason);
    void readEverything();
    /// What a person is who has just opened the console; asked when the server is there. Available unless set.
    void setFirstPresence(std::function<PresenceState()> presence) { m_firstPresence = std::move(presence); }
    /// Another server: it has not heard from this console.
    void forget();

Q_SIGNALS:
    /// \a what did not happen, a sentence; the error says why.
    void failed(const QString &what, const Attendant::Error &error);

private:
    void readWrapups();
    void readCallbacks();
    void readToday();
    struct Day
    {
        DeskStore::Today figures;
        std::vector<std::pair<EscalationId, CallId>> taken; ///< newest first, at most mostWaits
    };
    void readToday(Day sofar, const QString &after, int pages);
    void readWaits(Day day, quint64 reading);
    void beat();
    void applyMyself(const PersonPresence &me);

    DeskStore &m_store;
    ApiClient &m_api;
    EventStream &m_events;
    QTimer m_heartbeat, m_todaySoon;
    Time m_day{}; ///< the one that was read last
    quint64 m_reading = 0; ///< of the day's figures; an older one is given up
    std::map<QString, std::optional<std::chrono::seconds>> m_waits; ///< of the day's taken escalations, by id; read once
    std::function<PresenceState()> m_firstPresence; ///< nothing: Available
    bool m_isKnown = false; ///< the server has heard from this console
    PresenceState m_chosen = PresenceState::Available; ///< by this person, as far as the server has said
};

} // namespace Attendant::Ui
