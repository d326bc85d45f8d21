// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audio/audiodevices.h"
#include "ui/audio/microphonemonitor.h"
#include "ui/audio/soundplayer.h"
#include "ui/call/callline.h"
#include "ui/settings/settingssection.h"

class QComboBox;
class QSlider;

namespace Attendant::Ui {

class Button;
class LevelMeter;
class Notice;
class SoundCheckPanel;

/// What one speaks into, hears and is rung by; what is wrong stands on top with its remedy. The microphone is open only while this is seen
/// and no call has it.
class AudioSection : public SettingsSection
{
    Q_OBJECT

public:
    AudioSection(AudioDevices &devices, CallLine &line, std::unique_ptr<AudioDevice> device, QWidget *parent = nullptr);

    void shown() override;
    void hidden() override;

private:
    void buildInput();
    void buildVoice();
    void addStage(SettingsGrid *grid, const QString &label, const QString &text, const char *name, bool VoiceStages::*stage);
    void buildOutput();
    void buildRing();
    QComboBox *makeChoice(AudioDevices::Use use, const char *name);
    QLayout *makeVolume(AudioDevices::Use use, const QString &label, const char *name);
    void fillChoice(QComboBox *box, AudioDevices::Use use);
    void refresh();
    void refreshProblems();
    void refreshMonitor();
    void playOn(AudioDevices::Use use, const Samples &sound);

    AudioDevices &m_devices;
    CallLine &m_line;
    MicrophoneMonitor m_monitor;
    SoundPlayer m_player;
    Notice *m_notice;
    SoundCheckPanel *m_check;
    QComboBox *m_input = nullptr, *m_output = nullptr, *m_ring = nullptr;
    Label *m_inputHint = nullptr, *m_levelWord = nullptr;
    LevelMeter *m_level = nullptr;
    Button *m_tone = nullptr, *m_ringButton = nullptr;
    bool m_shown = false, m_filling = false;
    double m_recentPeak = 0;
    QString m_problem;
};

} // namespace Attendant::Ui
