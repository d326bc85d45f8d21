// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audio/audiodevices.h"
#include "ui/audio/microphonemonitor.h"
#include "ui/audio/soundcheck.h"
#include "ui/call/callline.h"
#include "ui/common/panel.h"

namespace Attendant::Ui {

class Button;
class Label;

/// Records a sentence, says in words whether callers will hear it well, plays it back and measures how long that takes. What came of it is
/// remembered; a switch makes being available depend on it. The parts must outlive it.
class SoundCheckPanel : public Panel
{
    Q_OBJECT

public:
    SoundCheckPanel(AudioDevices &devices, CallLine &line, MicrophoneMonitor &monitor, QWidget *parent = nullptr);

    void refresh();

private:
    void onActivity();
    [[nodiscard]] QString resultText() const;
    [[nodiscard]] QString tripText() const;
    [[nodiscard]] QString lastText() const;

    AudioDevices &m_devices;
    CallLine &m_line;
    MicrophoneMonitor &m_monitor;
    MicrophoneMonitor::Activity m_before = MicrophoneMonitor::Activity::Off;
    Label *m_step, *m_last;
    Button *m_record, *m_replay;
    SoundCheck::Verdict m_verdict = SoundCheck::Verdict::NotDone; ///< of the recording that can be played
    std::optional<std::chrono::milliseconds> m_trip;
    bool m_wasReplayed = false;
};

} // namespace Attendant::Ui
