// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/audiosection.h"

#include "ui/call/talkkey.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/levelmeter.h"
#include "ui/common/notice.h"
#include "ui/common/paint.h"
#include "ui/common/panel.h"
#include "ui/common/switch.h"
#include "ui/settings/soundcheckpanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QSlider>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

using Use = AudioDevices::Use;

AudioSection::AudioSection(AudioDevices &devices, CallLine &line, std::unique_ptr<AudioDevice> device, QWidget *parent)
    : SettingsSection(tr("Audio"), Icon::Microphone, tr("Changes apply at once, also during a call."), parent)
    , m_devices(devices)
    , m_line(line)
    , m_monitor(std::move(device))
    , m_notice(new Notice)
    , m_check(new SoundCheckPanel(devices, line, m_monitor))
{
    m_notice->setObjectName(u"audioNotice"_s);
    top()->addWidget(m_notice);
    buildInput();
    buildVoice();
    buildOutput();
    buildRing();
    sideColumn()->addWidget(m_check);
    connect(&m_devices, &AudioDevices::listChanged, this, &AudioSection::refresh);
    connect(&m_devices, &AudioDevices::choiceChanged, this, &AudioSection::refresh);
    connect(&m_line, &CallLine::changed, this, &AudioSection::refreshMonitor);
    connect(&m_line.audio(), &CallAudio::levelsChanged, this, [this](double, double, double rms, double peak) {
        if (m_line.role() == CallLine::Role::Talking)
            m_level->setLevel(rms, peak);
    });
    connect(&m_monitor, &MicrophoneMonitor::levelChanged, this, [this](double rms, double peak) {
        m_level->setLevel(rms, peak);
        m_recentPeak = std::max(peak, m_recentPeak * 0.97); // falls within about a second
        m_levelWord->setText(m_recentPeak > 0.9 ? tr("too loud") : m_recentPeak > 0.03 ? tr("good") : tr("quiet"));
    });
    connect(&m_monitor, &MicrophoneMonitor::stateChanged, this, &AudioSection::refreshProblems);
    refresh();
}

QComboBox *AudioSection::makeChoice(Use use, const char *name)
{
    auto *box = new QComboBox;
    box->setObjectName(QLatin1StringView(name));
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setMinimumContentsLength(12);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, use](int index) {
        if (!m_filling && index >= 0)
            m_devices.choose(use, box->itemData(index).toByteArray());
    });
    return box;
}

QLayout *AudioSection::makeVolume(Use use, const QString &label, const char *name)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(px(12));
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setObjectName(QLatin1StringView(name));
    slider->setAccessibleName(label);
    slider->setRange(0, 100);
    slider->setValue(qRound(m_devices.volume(use) * 100));
    auto *figure = new Label(tr("%1 %").arg(slider->value()), 13, QFont::Normal, &Theme::text2);
    figure->setTabular(true);
    figure->setFixedWidth(px(48));
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(slider, &QSlider::valueChanged, this, [this, use, figure](int value) {
        figure->setText(tr("%1 %").arg(value));
        m_devices.setVolume(use, value / 100.0);
    });
    row->addWidget(slider, 1);
    row->addWidget(figure);
    return row;
}

void AudioSection::buildInput()
{
    auto *panel = new Panel(tr("You speak into"), Icon::Microphone);
    auto *grid = new SettingsGrid(panel);
    m_input = makeChoice(Use::Input, "inputChoice");
    grid->addRow(tr("Microphone"), m_input);
    m_inputHint = grid->addHint({});
    auto *level = new QHBoxLayout;
    m_level = new LevelMeter(LevelMeter::Kind::You, tr("Level of the microphone"));
    m_level->setFillsWidth();
    m_levelWord = new Label({}, 12, QFont::Medium, &Theme::text2);
    level->setSpacing(px(16));
    level->addWidget(m_level, 1);
    // As wide as the longest of its words, so that the meter beside it keeps its length.
    int widest = 0;
    for (const QString &word : {tr("too loud"), tr("good"), tr("quiet"), tr("in the call")})
        widest = std::max(widest, textWidth(word, m_levelWord->font()));
    m_levelWord->setFixedWidth(widest + px(4));
    m_levelWord->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    level->addWidget(m_levelWord);
    grid->addRow(tr("Level"), level);
    grid->addRow(tr("Input volume"), makeVolume(Use::Input, tr("Input volume"), "inputVolume"));
    column()->addWidget(panel);
}

void AudioSection::addStage(SettingsGrid *grid, const QString &label, const QString &text, const char *name, bool VoiceStages::*stage)
{
    auto *choice = new Switch(text);
    choice->setObjectName(QLatin1StringView(name));
    choice->setAccessibleDescription(label);
    choice->setChecked(m_devices.stages().*stage);
    connect(choice, &Switch::toggled, this, [this, stage](bool on) {
        VoiceStages stages = m_devices.stages();
        stages.*stage = on;
        m_devices.setStages(stages);
    });
    grid->addRow(label, choice);
}

void AudioSection::buildVoice()
{
    auto *panel = new Panel(tr("Your voice in a call"));
    auto *grid = new SettingsGrid(panel);
    addStage(grid, tr("Echo"), tr("Take away what the microphone hears of the speaker"), "echoSwitch", &VoiceStages::echoCancellation);
    addStage(grid, tr("Noise"), tr("Suppress fans, keyboards and other steady noise"), "noiseSwitch", &VoiceStages::noiseSuppression);
    addStage(grid, tr("Loudness"), tr("Make a quiet voice as loud as others"), "gainSwitch", &VoiceStages::automaticGain);
    auto *talk = new Switch(tr("Calls begin muted; hold %1 to speak").arg(TalkKey::name()));
    talk->setObjectName(u"pushToTalkSwitch"_s);
    talk->setChecked(m_devices.usesPushToTalk());
    connect(talk, &Switch::toggled, &m_devices, &AudioDevices::setPushToTalk);
    grid->addRow(tr("Push to talk"), talk);
    column()->addWidget(panel);
}

void AudioSection::buildOutput()
{
    auto *panel = new Panel(tr("You hear the caller on"), Icon::Headset);
    auto *grid = new SettingsGrid(panel);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    m_output = makeChoice(Use::Output, "outputChoice");
    m_output->setAccessibleName(tr("Speaker"));
    m_tone = new Button(tr("Test tone"), Icon::Play);
    m_tone->setObjectName(u"testToneButton"_s);
    connect(m_tone, &QPushButton::clicked, this, [this] { playOn(Use::Output, SoundPlayer::testTone()); });
    row->addWidget(m_output, 1);
    row->addWidget(m_tone);
    grid->addRow(tr("Speaker"), row);
    grid->addRow(tr("Volume"), makeVolume(Use::Output, tr("Volume of the caller"), "outputVolume"));
    column()->addWidget(panel);
}

void AudioSection::buildRing()
{
    auto *panel = new Panel(tr("Calls ring on"), Icon::Bell);
    auto *grid = new SettingsGrid(panel);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    m_ring = makeChoice(Use::Ring, "ringChoice");
    m_ring->setAccessibleName(tr("Ring device"));
    m_ringButton = new Button(tr("Ring"), Icon::Play);
    m_ringButton->setObjectName(u"ringButton"_s);
    connect(m_ringButton, &QPushButton::clicked, this, [this] { playOn(Use::Ring, SoundPlayer::ring()); });
    row->addWidget(m_ring, 1);
    row->addWidget(m_ringButton);
    grid->addRow(tr("Device"), row);
    grid->addRow(tr("Volume"), makeVolume(Use::Ring, tr("Volume of the ring"), "ringVolume"));
    auto *ring = new Switch(tr("Ring while an emergency waits and you are not on a call"));
    ring->setObjectName(u"ringSwitch"_s);
    ring->setChecked(m_devices.rings());
    connect(ring, &Switch::toggled, this, [this](bool on) { m_devices.setRings(on); });
    grid->addRow(tr("Emergencies"), ring);
    column()->addWidget(panel);
}

void AudioSection::fillChoice(QComboBox *box, Use use)
{
    m_filling = true;
    box->clear();
    const auto &list = m_devices.list(use);
    QString standard;
    for (const AudioDevices::Entry &entry : list) {
        if (entry.isDefault)
            standard = entry.name;
    }
    box->addItem(list.empty() ? tr("No device found") : standard.isEmpty() ? tr("System default") : tr("System default: %1").arg(standard), QByteArray());
    for (const AudioDevices::Entry &entry : list)
        box->addItem(entry.name, entry.id);
    const QByteArray chosen = m_devices.chosen(use);
    int index = std::max(0, box->findData(chosen));
    for (const auto &missing : m_devices.missing()) {
        if (missing.use != use)
            continue;
        box->addItem(tr("%1 (not connected)").arg(missing.name), chosen);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
    m_filling = false;
}

void AudioSection::refresh()
{
    fillChoice(m_input, Use::Input);
    fillChoice(m_output, Use::Output);
    fillChoice(m_ring, Use::Ring);
    m_monitor.choose(m_devices.choice());
    const auto input = m_devices.inUse(Use::Input);
    QString hint = input ? tr("In use: %1").arg(input->name) : tr("Plug a microphone in; it appears here by itself.");
    for (const auto &missing : m_devices.missing()) {
        if (missing.use == Use::Input)
            hint += u". "_s + tr("%1 returns by itself when plugged in.").arg(missing.name);
    }
    m_inputHint->setText(hint);
    m_tone->setEnabled(m_devices.inUse(Use::Output).has_value());
    m_tone->setToolTip(m_tone->isEnabled() ? QString() : tr("No speaker was found."));
    m_ringButton->setEnabled(m_devices.inUse(Use::Ring).has_value());
    m_ringButton->setToolTip(m_ringButton->isEnabled() ? QString() : tr("No speaker was found."));
    refreshMonitor();
    refreshProblems();
}

void AudioSection::refreshProblems()
{
    const auto missing = m_devices.missing();
    QString title, text;
    Use use = Use::Input;
    if (!missing.empty()) {
        use = missing.front().use;
        const auto now = std::chrono::steady_clock::now();
        title = missing.front().since ? tr("%1 was unplugged %2 ago.").arg(missing.front().name, coarseTime(std::chrono::duration_cast<std::chrono::seconds>(now - *missing.front().since)))
                                      : tr("%1 is not connected.").arg(missing.front().name);
        const auto other = m_devices.inUse(use);
        text = other ? tr("%1 is used until it is back.").arg(other->name) : tr("There is no other device.");
    } else if (!m_devices.inUse(Use::Input)) {
        title = tr("No microphone was found.");
        text = tr("Callers cannot hear you. Plug one in, or check the sound settings of this computer.");
    } else if (!m_devices.inUse(Use::Output)) {
        title = tr("No speaker was found.");
        text = tr("You cannot hear callers. Plug one in, or check the sound settings of this computer.");
    } else if (!m_monitor.state().inputProblem.isEmpty()) {
        title = tr("The microphone does not work.");
        text = m_monitor.state().inputProblem;
    }
    if (title + text == m_problem)
        return; // nothing to announce twice
    m_problem = title + text;
    if (title.isEmpty()) {
        m_notice->dismiss();
        return;
    }
    m_notice->showMessage(Notice::Kind::Error, title, text);
    const auto other = missing.empty() ? std::nullopt : m_devices.inUse(use);
    if (other) {
        Button *keep = m_notice->addAction(tr("Keep %1").arg(other->name));
        connect(keep, &QPushButton::clicked, this, [this, use, id = other->id] { m_devices.choose(use, id); });
    }
}

void AudioSection::shown()
{
    m_shown = true;
    refresh();
}

void AudioSection::hidden()
{
    m_shown = false;
    m_player.stop();
    refreshMonitor();
}

// In a call the call has the microphone, and its level is shown instead.
void AudioSection::refreshMonitor()
{
    const bool wanted = m_shown && m_line.role() == CallLine::Role::None && m_devices.inUse(Use::Input).has_value();
    if (wanted)
        m_monitor.start();
    else
        m_monitor.stop();
    if (!wanted)
        m_levelWord->setText(m_line.role() == CallLine::Role::Talking ? tr("in the call") : QString());
    m_check->refresh();
}

void AudioSection::playOn(Use use, const Samples &sound)
{
    const auto device = m_devices.inUse(use);
    if (device && !m_player.play(device->id, sound, m_devices.volume(use))) {
        m_problem.clear();
        m_notice->showMessage(Notice::Kind::Error, tr("%1 cannot be used.").arg(device->name), tr("Another program may have it to itself. Close that, or choose another device."));
    }
}

} // namespace Attendant::Ui
