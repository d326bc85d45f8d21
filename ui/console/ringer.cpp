// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/ringer.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

Ringer::Ringer(ConsoleStore &store, AudioDevices &devices)
    : m_store(store)
    , m_devices(devices)
{
    connect(&m_store, &ConsoleStore::escalationWaiting, this, &Ringer::refresh);
    connect(&m_store, &ConsoleStore::callChanged, this, &Ringer::refresh);
    connect(&m_store, &ConsoleStore::callRemoved, this, &Ringer::refresh);
    connect(&m_store, &ConsoleStore::callInHandChanged, this, &Ringer::refresh);
    connect(&m_store, &ConsoleStore::connectionChanged, this, &Ringer::refresh);
    connect(&m_devices, &AudioDevices::choiceChanged, this, [this] {
        m_player.stop(); // and on the other device, if it should go on
        m_ringing = false;
        refresh();
    });
}

void Ringer::setMe(const UserId &me)
{
    m_me = me;
    refresh();
}

bool Ringer::shouldRing() const
{
    if (!m_store.callInHand().isEmpty() || m_store.connection() != ConsoleStore::Connection::Online)
        return false;
    if (!QSettings().value(u"notifications/ring"_s, true).toBool())
        return false;
    return std::ranges::any_of(m_store.waitingCalls(), [this](const CallId &id) {
        const Call *call = m_store.call(id);
        return call && call->escalation && (call->escalation->urgency == Urgency::Emergency || (!m_me.isEmpty() && call->escalation->isOfferedTo(m_me)));
    });
}

void Ringer::refresh()
{
    const bool ring = shouldRing();
    if (ring == m_ringing)
        return;
    m_ringing = ring;
    if (ring)
        m_player.play(m_devices.chosen(AudioDevices::Use::Ring), SoundPlayer::ring(), m_devices.volume(AudioDevices::Use::Ring), true);
    else
        m_player.stop();
}

} // namespace Attendant::Ui
