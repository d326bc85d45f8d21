// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/consolestore.h"
#include "ui/frame/topbar.h"

#include <QPointer>
#include <QSystemTrayIcon>

#include <unordered_set>

class KNotification;

namespace Attendant::Ui {

/// What shows outside the window: the tray icon with the number of waiting calls, a desktop notification with *Accept* for a waiting emergency and for what is offered to this person, and
/// the attention flag in the task bar. Does nothing where the desktop has no tray or no session bus; never blocks. The store must outlive it.
class TrayPresence : public QObject
{
    Q_OBJECT

public:
    TrayPresence(ConsoleStore &store, QWidget *window);

    void setPresence(Presence presence) { m_presence = presence; }
    /// Whose turn is looked for in offers.
    void setMe(const UserId &me) { m_me = me; }
    /// The call of the newest message; empty: there was none.
    [[nodiscard]] CallId announced() const { return m_announced; }
    [[nodiscard]] bool hasTray() const { return m_tray && m_tray->isVisible(); }

Q_SIGNALS:
    void acceptRequested(const Attendant::CallId &id);
    void queueRequested();
    void showRequested();
    void quitRequested();

private:
    void refresh();
    void onWaiting(const CallId &id);
    void onChanged(const CallId &id);
    void notify(const Call &call);
    void withdraw(const CallId &id);

    ConsoleStore &m_store;
    QWidget *m_window;
    QSystemTrayIcon *m_tray = nullptr;
    Presence m_presence = Presence::Available;
    std::unordered_map<CallId, QPointer<KNotification>> m_notifications;
    UserId m_me;
    std::unordered_set<CallId> m_offered; ///< it was said that it is this person's turn
    CallId m_announced; ///< the call of the tray's last balloon
    int m_shownCount = -1;
    bool m_shownEmergency = false;
};

} // namespace Attendant::Ui
