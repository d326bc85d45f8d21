// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/dockstrip.h"

#include "ui/call/talkkey.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/levelmeter.h"
#include "ui/common/panel.h"

#include <QAccessible>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

DockStrip::DockStrip(CallLine &line, QWidget *parent)
    : QFrame(parent)
    , m_line(line)
    , m_layout(new QHBoxLayout(this))
    , m_icon(new IconView(Icon::Headset, 20))
    , m_sentence(new Label({}, 16, QFont::DemiBold))
    , m_callerLabel(new Label(tr("Caller"), 12, QFont::Normal, &Theme::text2))
    , m_ownLabel(new Label(tr("You"), 12, QFont::Normal, &Theme::text2))
    , m_caller(new LevelMeter(LevelMeter::Kind::Caller, tr("Level of the caller")))
    , m_own(new LevelMeter(LevelMeter::Kind::You, tr("Your level")))
    , m_devices(new Button({}, Icon::Microphone))
    , m_menu(new QMenu(this))
{
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(px(48));
    m_sentence->setObjectName(u"heardLabel"_s);
    m_sentence->setElided(true);
    m_devices->setObjectName(u"deviceButton"_s);
    m_devices->setSize(Button::Size::Small);
    m_devices->setDropDown(true);
    m_devices->setAccessibleName(tr("Sound devices"));
    m_layout->setSpacing(px(12));
    m_layout->addWidget(m_icon);
    m_layout->addWidget(m_sentence, 1);
    const auto addMeter = [this](Label *label, LevelMeter *meter) {
        auto *pair = new QHBoxLayout;
        pair->setSpacing(px(8));
        pair->addWidget(label);
        pair->addWidget(meter);
        m_layout->addLayout(pair);
    };
    addMeter(m_callerLabel, m_caller);
    addMeter(m_ownLabel, m_own);
    m_layout->addSpacing(px(4));
    m_layout->addWidget(m_devices);
    connect(&m_line.audio(), &CallAudio::levelsChanged, this, [this](double callerRms, double callerPeak, double ownRms, double ownPeak) {
        if (m_line.roleIn(m_call) == CallLine::Role::None)
            return;
        m_caller->setLevel(callerRms, callerPeak);
        m_own->setLevel(ownRms, ownPeak);
    });
    connect(m_devices, &QPushButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_devices->mapToGlobal(QPoint(0, -m_menu->sizeHint().height() - px(4))));
    });
    setNarrow(false);
}

void DockStrip::setNarrow(bool narrow)
{
    m_layout->setContentsMargins(px(narrow ? 16 : 24), 0, px(narrow ? 16 : 24), 0);
    m_caller->setSegments(narrow ? 22 : 32);
    m_own->setSegments(narrow ? 22 : 32);
}

QString DockStrip::sentence() const
{
    return m_sentence->text();
}

DockStrip::Said DockStrip::whatIsHeard(const Call &call, const QString &ownName) const
{
    const auto role = m_line.roleIn(call.id);
    if (call.status != CallStatus::InProgress)
        return {Tone::Calm, Icon::HangUp, tr("The call has ended.")};
    const bool mine = role == CallLine::Role::Talking;
    QString listening;
    if (role == CallLine::Role::Listening)
        listening = u' ' + (m_line.audio().isReplaying() ? tr("You hear the last seconds; nobody hears you.") : tr("You listen; nobody hears you."));
    switch (call.mode) {
    case CallMode::Human:
        if (mine) {
            const CallAudio &audio = m_line.audio();
            if (audio.isSilenced() && audio.isSpeakingUnheard())
                return {Tone::Amber, Icon::MicrophoneOff, tr("You are speaking while muted: the caller hears nothing.")};
            if (audio.isSilenced())
                return {Tone::Amber, Icon::MicrophoneOff,
                        audio.usesPushToTalk() ? tr("You are muted: hold %1 to speak. The AI is silent.").arg(TalkKey::name())
                                               : tr("You are muted: the caller hears nothing. The AI is silent.")};
            if (!m_line.audio().deviceState().inputProblem.isEmpty())
                return {Tone::Amber, Icon::MicrophoneOff, tr("The caller cannot hear you: no microphone. The AI is silent.")};
            return {Tone::Green, Icon::Headset, tr("The caller hears you. The AI is silent.")};
        }
        if (call.humanName == ownName)
            return {Tone::Amber, Icon::Headset, tr("You have this call, but your sound is not connected. The AI is silent.")};
        return {Tone::Calm, Icon::RiskHuman, tr("The caller hears %1. The AI is silent.").arg(call.humanName) + listening};
    case CallMode::Hold:
        return {Tone::Amber, Icon::Pause, tr("On hold: the caller hears a soft tone, and neither you nor the AI.") + listening};
    case CallMode::Ai:
    case CallMode::Ended:
        break;
    }
    if (call.isWaitingForHuman())
        return {Tone::Calm, Icon::Clock, tr("The caller waits for a person.") + listening};
    return {Tone::Calm, Icon::Bot, tr("The caller hears the AI.") + listening};
}

void DockStrip::refresh(const Call &call, const QString &ownName)
{
    m_call = call.id;
    Said said = whatIsHeard(call, ownName);
    if (m_line.roleIn(call.id) == CallLine::Role::Talking && m_line.audio().isReplaying())
        said.sentence += u' ' + tr("You hear the last seconds again.");
    m_tone = said.tone;
    m_icon->setIcon(said.icon);
    const ColorRole ink = m_tone == Tone::Green ? &Theme::greenText : m_tone == Tone::Amber ? &Theme::amberText : &Theme::text;
    m_icon->setColor(m_tone == Tone::Calm ? &Theme::text2 : ink);
    m_sentence->setColor(ink);
    if (m_sentence->text() != said.sentence) {
        m_sentence->setText(said.sentence);
        m_sentence->setAccessibleName(said.sentence);
        QAccessibleEvent event(m_sentence, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    const auto role = m_line.roleIn(call.id);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_caller, m_callerLabel, m_own, m_ownLabel})
        widget->setEnabled(role != CallLine::Role::None);
    if (role == CallLine::Role::None) {
        m_caller->setLevel(0, 0);
        m_own->setLevel(0, 0);
    }
    const auto input = m_line.devices().inUse(AudioDevices::Use::Input), output = m_line.devices().inUse(AudioDevices::Use::Output);
    const QString name = input ? input->name : output ? output->name : tr("No sound device");
    m_devices->setIconName(input ? Icon::Microphone : Icon::MicrophoneOff);
    m_devices->setText(fontMetrics().elidedText(name, Qt::ElideRight, px(180)));
    m_devices->setToolTip(tr("Microphone: %1\nSpeaker: %2").arg(input ? input->name : tr("none"), output ? output->name : tr("none")));
    update();
}

void DockStrip::addDevices(AudioDevices::Use use, const QString &title)
{
    m_menu->addSection(title);
    auto *group = new QActionGroup(m_menu);
    const auto &list = m_line.devices().list(use);
    const auto inUse = m_line.devices().inUse(use);
    if (list.empty())
        m_menu->addAction(tr("None found"))->setEnabled(false);
    for (const AudioDevices::Entry &entry : list) {
        QAction *action = m_menu->addAction(entry.name, this, [this, use, id = entry.id] { m_line.devices().choose(use, id); });
        action->setCheckable(true);
        action->setChecked(inUse && entry.id == inUse->id);
        group->addAction(action);
    }
}

void DockStrip::fillMenu()
{
    m_menu->clear();
    addDevices(AudioDevices::Use::Input, tr("You speak into"));
    addDevices(AudioDevices::Use::Output, tr("You hear the caller on"));
    m_menu->addSeparator();
    m_menu->addAction(tr("Audio settings…"), this, &DockStrip::audioSettingsRequested);
}

void DockStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), m_tone == Tone::Green ? theme.greenTint : m_tone == Tone::Amber ? theme.amberTint : theme.surface);
    const QColor line = m_tone == Tone::Green ? theme.greenLine : m_tone == Tone::Amber ? theme.amberLine : theme.line;
    painter.fillRect(QRect(0, height() - 1, width(), 1), line);
    painter.fillRect(QRect(0, 0, width(), 1), theme.line);
}

} // namespace Attendant::Ui
