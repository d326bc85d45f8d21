// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/traypresence.h"

#include "ui/common/escalationtext.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"

#include <KNotification>

#include <QApplication>
#include <QDBusConnection>
#include <QFileInfo>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// Looking for a bus that is not there could start one; only what is announced is asked.
bool hasSessionBus()
{
    static const bool found = [] {
        if (QGuiApplication::platformName() == u"offscreen")
            return false;
        const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
        const bool announced = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") || (!runtime.isEmpty() && QFileInfo::exists(runtime + u"/bus"_s));
        return announced && QDBusConnection::sessionBus().isConnected();
    }();
    return found;
}

} // namespace

TrayPresence::TrayPresence(ConsoleStore &store, QWidget *window)
    : QObject(window)
    , m_store(store)
    , m_window(window)
{
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_tray = new QSystemTrayIcon(this);
        auto *menu = new QMenu(window);
        menu->addAction(tr("Show Attendant"), this, &TrayPresence::showRequested);
        menu->addAction(icon(Icon::Queue), tr("Open the queue"), this, &TrayPresence::queueRequested);
        menu->addSeparator();
        menu->addAction(tr("Quit"), this, &TrayPresence::quitRequested);
        m_tray->setContextMenu(menu);
        connect(m_tray, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger)
                Q_EMIT showRequested();
        });
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] {
            if (const Call *call = m_store.call(m_announced); call && call->isWaitingForHuman())
                Q_EMIT acceptRequested(m_announced);
        });
    }
    connect(&m_store, &ConsoleStore::escalationWaiting, this, &TrayPresence::onWaiting);
    connect(&m_store, &ConsoleStore::callChanged, this, &TrayPresence::onChanged);
    connect(&m_store, &ConsoleStore::escalationSettled, this, [this](const CallId &id) {
        m_offered.erase(id);
        withdraw(id);
        refresh();
    });
    connect(&m_store, &ConsoleStore::callRemoved, this, [this](const CallId &id) {
        m_offered.erase(id);
        withdraw(id);
        refresh();
    });
    connect(&m_store, &ConsoleStore::loaded, this, &TrayPresence::refresh);
    refresh();
    if (m_tray)
        m_tray->show();
}

void TrayPresence::refresh()
{
    const auto waiting = m_store.waitingCalls();
    const Call *first = waiting.empty() ? nullptr : m_store.call(waiting.front());
    const bool emergency = first && first->escalation->urgency == Urgency::Emergency;
    const int count = int(waiting.size());
    if (count == m_shownCount && emergency == m_shownEmergency)
        return;
    m_shownCount = count;
    m_shownEmergency = emergency;
    m_window->setWindowIcon(applicationIcon(count, emergency));
    if (!m_tray)
        return;
    m_tray->setIcon(applicationIcon(count, emergency));
    m_tray->setToolTip(count == 0 ? tr("Attendant: nobody is waiting") : tr("Attendant: %n waiting", nullptr, count));
}

void TrayPresence::onWaiting(const CallId &id)
{
    refresh();
    const Call *call = m_store.call(id);
    if (!call || !call->escalation)
        return;
    const bool emergency = call->escalation->urgency == Urgency::Emergency;
    // Who is busy or away is disturbed by emergencies alone.
    if (!emergency && m_presence != Presence::Available)
        return;
    if (!m_window->isActiveWindow())
        QApplication::alert(m_window);
    if (emergency)
        notify(*call);
}

// An offer is for somebody: whoever's turn it is hears of it, once per turn.
void TrayPresence::onChanged(const CallId &id)
{
    const Call *call = m_store.call(id);
    const bool mine = call && call->isWaitingForHuman() && !m_me.isEmpty() && call->escalation->isOfferedTo(m_me);
    if (!mine) {
        m_offered.erase(id);
        return;
    }
    if (!m_offered.insert(id).second || m_notifications.contains(id) || !m_store.callInHand().isEmpty())
        return;
    if (!m_window->isActiveWindow()) {
        QApplication::alert(m_window);
        notify(*call);
    }
}

void TrayPresence::notify(const Call &call)
{
    const bool emergency = call.escalation->urgency == Urgency::Emergency;
    const QString caller = callerName(call.caller, call.channel);
    const QString title = emergency ? tr("Emergency: %1").arg(caller) : tr("A call for you: %1").arg(caller);
    const QString text = tr("%1. %2").arg(m_store.organizationName(call.orgId), escalationSentence(*call.escalation));
    m_announced = call.id;
    if (!hasSessionBus()) {
        if (m_tray)
            m_tray->showMessage(title, text, emergency ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information);
        return;
    }
    withdraw(call.id);
    auto *notification = new KNotification(emergency ? u"emergency"_s : u"offer"_s, KNotification::Persistent, this);
    notification->setComponentName(u"attendant"_s);
    notification->setUrgency(emergency ? KNotification::CriticalUrgency : KNotification::NormalUrgency);
    notification->setTitle(title);
    notification->setText(text.toHtmlEscaped());
    notification->setPixmap(applicationIcon(1, emergency).pixmap(64));
    KNotificationAction *take = notification->addAction(tr("Accept"));
    connect(take, &KNotificationAction::activated, this, [this, id = call.id] { Q_EMIT acceptRequested(id); });
    KNotificationAction *open = notification->addDefaultAction(tr("Open the queue"));
    connect(open, &KNotificationAction::activated, this, &TrayPresence::queueRequested);
    m_notifications.insert_or_assign(call.id, notification);
    notification->sendEvent();
}

void TrayPresence::withdraw(const CallId &id)
{
    const auto found = m_notifications.find(id);
    if (found == m_notifications.end())
        return;
    if (found->second)
        found->second->close();
    m_notifications.erase(found);
}

} // namespace Attendant::Ui
