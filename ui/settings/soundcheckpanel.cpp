// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/soundcheckpanel.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/switch.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

using Activity = MicrophoneMonitor::Activity;
using Use = AudioDevices::Use;
using Verdict = SoundCheck::Verdict;

SoundCheckPanel::SoundCheckPanel(AudioDevices &devices, CallLine &line, MicrophoneMonitor &monitor, QWidget *parent)
    : Panel(tr("Sound check"), Icon::None, parent)
    , m_devices(devices)
    , m_line(line)
    , m_monitor(monitor)
    , m_step(new Label({}, 13, QFont::Medium))
    , m_last(new Label({}, 12, QFont::Normal, &Theme::text3))
    , m_record(new PrimaryButton(tr("Record"), Icon::Microphone))
    , m_replay(new Button(tr("Replay"), Icon::Play))
{
    auto *words = new Label(tr("Say a sentence for 3 s, then hear it as the caller hears it. Nothing is sent or kept."), 13, QFont::Normal, &Theme::text2);
    words->setWordWrap(true);
    m_step->setObjectName(u"selfTestLabel"_s);
    m_step->setWordWrap(true);
    m_last->setObjectName(u"lastCheckLabel"_s);
    m_last->setWordWrap(true);
    m_record->setObjectName(u"recordButton"_s);
    m_replay->setObjectName(u"replayButton"_s);
    auto *required = new Switch(tr("Be available only after a passed check"));
    required->setObjectName(u"checkRequiredSwitch"_s);
    required->setChecked(SoundCheck::isRequired());
    connect(required, &Switch::toggled, this, [](bool on) { SoundCheck::setRequired(on); });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    buttons->addWidget(m_record);
    buttons->addWidget(m_replay);
    buttons->addStretch(1);
    body()->setSpacing(px(12));
    body()->addWidget(words);
    body()->addWidget(m_step);
    body()->addLayout(buttons);
    body()->addWidget(m_last);
    body()->addWidget(required);
    connect(m_record, &QPushButton::clicked, this, [this] { m_monitor.record(); });
    connect(m_replay, &QPushButton::clicked, this, [this] { m_monitor.replay(); });
    connect(&m_monitor, &MicrophoneMonitor::activityChanged, this, &SoundCheckPanel::onActivity);
}

void SoundCheckPanel::onActivity()
{
    const Activity before = std::exchange(m_before, m_monitor.activity());
    if (m_before == Activity::Recording) {
        m_verdict = Verdict::NotDone;
        m_wasReplayed = false;
    } else if (before == Activity::Recording && m_before == Activity::Watching) {
        m_verdict = SoundCheck::judge(m_monitor.recording());
        const auto input = m_devices.inUse(Use::Input), output = m_devices.inUse(Use::Output);
        SoundCheck{m_verdict, input ? input->name : QString(), output ? output->name : QString(), QDateTime::currentDateTime()}.remember();
    } else if (before == Activity::Replaying && m_before == Activity::Watching) {
        m_trip = SoundCheck::roundTrip(m_monitor.recording(), m_monitor.heardMeanwhile());
        m_wasReplayed = true;
    }
    refresh();
}

QString SoundCheckPanel::resultText() const
{
    switch (m_verdict) {
    case Verdict::Ok: return tr("Passed: callers hear you with a good level.");
    case Verdict::TooQuiet: return tr("Too quiet: turn the input volume up, or come closer to the microphone.");
    case Verdict::Clipping: return tr("Too loud, and distorted: turn the input volume down.");
    case Verdict::NoSound: return tr("No sound: the microphone is muted, or another one is in use.");
    case Verdict::NotDone: break;
    }
    return {};
}

QString SoundCheckPanel::tripText() const
{
    if (!m_wasReplayed)
        return {};
    return u' ' + (m_trip ? tr("Round trip from speaker to microphone: %1 ms.").arg(m_trip->count())
                          : tr("The microphone does not hear the speaker, as it should be with a headset."));
}

QString SoundCheckPanel::lastText() const
{
    const SoundCheck last = SoundCheck::last();
    if (last.verdict == Verdict::NotDone)
        return tr("Not checked yet on this computer.");
    const QString word = last.verdict == Verdict::Ok         ? tr("passed")
                         : last.verdict == Verdict::TooQuiet ? tr("too quiet")
                         : last.verdict == Verdict::Clipping ? tr("distorted")
                                                             : tr("no sound");
    const QString none = tr("none");
    const QString text = tr("Last check, %1: %2. Microphone: %3. Speaker: %4.")
                             .arg(QLocale().toString(last.at, u"d MMM HH:mm"_s), word, last.input.isEmpty() ? none : last.input, last.output.isEmpty() ? none : last.output);
    const auto input = m_devices.inUse(Use::Input), output = m_devices.inUse(Use::Output);
    const bool same = last.input == (input ? input->name : QString()) && last.output == (output ? output->name : QString());
    return same ? text : text + u' ' + tr("Other devices are in use now: check again.");
}

void SoundCheckPanel::refresh()
{
    const bool inCall = m_line.role() != CallLine::Role::None;
    const QString reason = inCall ? tr("Not while you are on a call.") : !m_devices.inUse(Use::Input) ? tr("No microphone was found.") : QString();
    const bool busy = m_monitor.activity() == Activity::Recording || m_monitor.activity() == Activity::Replaying;
    m_record->setEnabled(reason.isEmpty() && !busy);
    m_record->setToolTip(reason);
    m_record->setText(m_monitor.hasRecording() && !busy ? tr("Record again") : tr("Record"));
    m_replay->setEnabled(reason.isEmpty() && !busy && m_monitor.hasRecording() && m_devices.inUse(Use::Output));
    m_replay->setToolTip(m_replay->isEnabled() ? QString() : !reason.isEmpty() ? reason : tr("Record a sentence first."));
    if (m_monitor.activity() == Activity::Recording)
        m_step->setText(tr("Speak now…"));
    else if (m_monitor.activity() == Activity::Replaying)
        m_step->setText(tr("This is how callers hear you."));
    else
        m_step->setText(m_verdict == Verdict::NotDone ? reason : resultText() + tripText());
    m_step->setVisible(!m_step->text().isEmpty());
    m_last->setText(lastText());
}

} // namespace Attendant::Ui
