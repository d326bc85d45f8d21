// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audio/audiodevices.h"
#include "ui/audio/soundplayer.h"
#include "ui/common/consolestore.h"

namespace Attendant::Ui {

/// Rings on the chosen ring device while an emergency waits for a human, or a call is offered to this person, unless they have a call in hand: a ring in the ear would
/// cover the caller. GUI thread; the two parts must outlive it.
class Ringer : public QObject
{
    Q_OBJECT

public:
    Ringer(ConsoleStore &store, AudioDevices &devices);

    /// Whose turn is looked for in offers.
    void setMe(const UserId &me);
    [[nodiscard]] bool isRinging() const { return m_ringing; }

private:
    void refresh();
    [[nodiscard]] bool shouldRing() const;

    ConsoleStore &m_store;
    AudioDevices &m_devices;
    SoundPlayer m_player;
    UserId m_me;
    bool m_ringing = false;
};

} // namespace Attendant::Ui
