// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audio/audiodevices.h"
#include "ui/audio/soundplayer.h"
#include "ui/common/consolestore.h"

#include <QTimer>

#include <memory>

namespace Attendant::Ui {

/// Rings on the chosen ring device while an emergency waits for a human, or a call is offered to this person, unless they have a call in hand: a ring in the ear would
/// cover the caller. GUI thread; the two parts must outlive it.
class Ringer : public QObject
{
    Q_OBJECT

public:
    /// \a player: what makes the sound; by default one on this machine's devices.
    Ringer(ConsoleStore &store, AudioDevices &devices, std::unique_ptr<SoundPlayer> player = std::make_unique<SoundPlayer>());

    /// Whose turn is looked for in offers.
    void setMe(const UserId &me);
    [[nodiscard]] bool isRinging() const { return m_ringing; }
    /// How long after a sound that broke off, or could not begin, it is tried again. For tests.
    void setTryAgainAfter(std::chrono::milliseconds pause) { m_again.setInterval(pause); }

private:
    void refresh();
    void ring();
    [[nodiscard]] bool shouldRing() const;

    ConsoleStore &m_store;
    AudioDevices &m_devices;
    std::unique_ptr<SoundPlayer> m_player;
    QTimer m_again;
    UserId m_me;
    bool m_ringing = false;
};

} // namespace Attendant::Ui
