// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/ringer.h"

#include <QApplication>

#include <algorithm>

using namespace std::chrono_literals;

namespace Attendant::Ui {

Ringer::Ringer(ConsoleStore &store, AudioDevices &devices, std::unique_ptr<SoundPlayer> player)
    : m_store(store)
    , m_devices(devices)
    , m_player(std::move(player))
{
    connect(&m_store, &ConsoleStore::escalationWaiting, this, &Ringer::refresh);
    connect(&m_store, &ConsoleStore::callChanged, this, &Ringer::refresh);
    connect(&m_store, &ConsoleStore::callRemoved, this, &Ringer::refresh);
    connect(&m_store, &ConsoleStore::callInHandChanged, this, &Ringer::refresh);
    connect(&m_store, &ConsoleStore::connectionChanged, this, &Ringer::refresh);
    connect(&m_devices, &AudioDevices::choiceChanged, this, [this] {
        m_again.stop();
        m_player->stop(); // and on the other device, if it should go on
        m_ringing = false;
        refresh();
    });
    m_again.setSingleShot(true);
    m_again.setInterval(2s);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_ringing)
            ring();
    });
    // The device went in the middle, with the sound server: it may be back in a moment, and somebody still waits.
    connect(m_player.get(), &SoundPlayer::finished, this, [this] { m_again.start(); });
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
    if (!m_devices.rings())
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
    if (ring) {
        this->ring();
    } else {
        m_again.stop();
        m_player->stop();
    }
}

// Without any device the system's own signal is what is left; a device that comes is taken.
void Ringer::ring()
{
    if (m_player->play(m_devices.chosen(AudioDevices::Use::Ring), SoundPlayer::ring(), m_devices.volume(AudioDevices::Use::Ring), true))
        return;
    QApplication::beep();
    m_again.start();
}

} // namespace Attendant::Ui
