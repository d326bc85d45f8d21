// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/calldock.h"

#include "ui/call/controlbutton.h"
#include "ui/call/dockstrip.h"
#include "ui/call/handbackbar.h"
#include "ui/call/inlineask.h"
#include "ui/common/flowrow.h"
#include "ui/common/format.h"

#include <QAction>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

// A short vertical line between groups of buttons.
class Separator : public QWidget
{
public:
    Separator() { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
    [[nodiscard]] QSize sizeHint() const override { return {px(9), px(20)}; }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(QRect(width() / 2, 0, 1, height()), Theme::current().edge); }
};

} // namespace

CallDock::CallDock(CallLine &line, ConsoleStore &store, QWidget *parent)
    : QFrame(parent)
    , m_line(line)
    , m_store(store)
    , m_strip(new DockStrip(line))
    , m_ask(new InlineAsk)
    , m_handbackBar(new HandbackBar)
    , m_buttons(new FlowRow)
{
    setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_handbackBar);
    layout->addWidget(m_ask);
    layout->addLayout(m_buttons);
    makeActions();
    setNarrow(false);
    connect(m_strip, &DockStrip::audioSettingsRequested, this, &CallDock::audioSettingsRequested);
    connect(m_ask, &InlineAsk::confirmed, this, &CallDock::onConfirmed);
    connect(m_ask, &InlineAsk::left, this, [this](const QString &question) { m_words.remove(question); });
    connect(&m_line, &CallLine::answered, this, &CallDock::onAnswered);
    connect(&m_line, &CallLine::changed, this, &CallDock::refresh);
    connectHandback();
    connect(&m_line.devices(), &AudioDevices::choiceChanged, this, &CallDock::refresh);
    connect(&m_store, &ConsoleStore::userNameChanged, this, &CallDock::refresh);
}

void CallDock::makeActions()
{
    m_listen = addAction(tr("Listen"), Icon::Listen, Qt::Key_F2, &CallDock::toggleListen);
    m_listen->setCheckable(true);
    m_rewind = addAction(tr("Rewind"), Icon::Rewind, Qt::Key_F11, &CallDock::toggleRewind);
    m_rewind->setCheckable(true);
    m_whisper = addAction(tr("Whisper to AI"), Icon::Whisper, Qt::Key_F3, &CallDock::askWhisper);
    m_say = addAction(tr("Say"), Icon::Say, Qt::Key_F4, &CallDock::askSay);
    m_separators[0] = new Separator;
    m_buttons->addWidget(m_separators[0]);
    m_take = addAction(tr("Take over"), Icon::Headset, Qt::Key_F5, &CallDock::toggleTake);
    m_mute = addAction(tr("Mute"), Icon::Microphone, Qt::Key_F6, &CallDock::toggleMute);
    m_mute->setCheckable(true);
    m_hold = addAction(tr("Hold"), Icon::Pause, Qt::Key_F7, &CallDock::toggleHold);
    m_hold->setCheckable(true);
    m_record = addAction(tr("Pause recording"), Icon::Pause, QKeySequence(Qt::SHIFT | Qt::Key_F7), &CallDock::toggleRecording);
    m_separators[1] = new Separator;
    m_buttons->addWidget(m_separators[1]);
    m_handBack = addAction(tr("Hand back"), Icon::HandBack, Qt::Key_F8, &CallDock::askHandBack);
    m_transfer = addAction(tr("Transfer"), Icon::Transfer, Qt::Key_F9, &CallDock::askTransfer);
    m_buttons->addStretch();
    m_end = addAction(tr("End call"), Icon::HangUp, Qt::Key_F12, &CallDock::askEnd);
    m_listen->setObjectName(u"listenAction"_s);
    const std::array names{std::pair(m_listen, u"listen"_s), std::pair(m_whisper, u"whisper"_s), std::pair(m_say, u"say"_s), std::pair(m_take, u"takeOver"_s),
                           std::pair(m_mute, u"mute"_s), std::pair(m_hold, u"hold"_s), std::pair(m_handBack, u"handBack"_s), std::pair(m_transfer, u"transfer"_s),
                           std::pair(m_end, u"end"_s), std::pair(m_rewind, u"rewind"_s), std::pair(m_record, u"pauseRecording"_s)};
    for (const auto &[action, name] : names) {
        action->setObjectName(name + u"Action"_s);
        m_buttonOf.value(action)->setObjectName(name + u"Button"_s);
    }
}

QAction *CallDock::addAction(const QString &name, Icon icon, const QKeySequence &key, void (CallDock::*handler)())
{
    auto *action = new QAction(name, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WindowShortcut); // while the page is shown; function keys work in text fields too
    action->setAutoRepeat(false); // a key that is held takes over once, and asks nothing behind it
    connect(action, &QAction::triggered, this, handler);
    QFrame::addAction(action);
    auto *button = new ControlButton(name, icon, keyHint(action->shortcut()));
    button->setFollowedAction(action);
    m_buttons->addWidget(button);
    m_buttonOf.insert(action, button);
    return action;
}

void CallDock::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::current().surface);
}

QList<QAction *> CallDock::callActions() const
{
    return {m_listen, m_rewind, m_whisper, m_say, m_take, m_mute, m_hold, m_record, m_handBack, m_transfer, m_end};
}

void CallDock::setNarrow(bool narrow)
{
    m_strip->setNarrow(narrow);
    for (ControlButton *button : std::as_const(m_buttonOf))
        button->setNarrow(narrow);
    for (QWidget *separator : m_separators)
        separator->setVisible(!narrow);
    m_buttons->setSpacing(px(narrow ? 4 : 8)); // all of them in one row at 1280
    m_buttons->setContentsMargins(px(narrow ? 16 : 24), px(12), px(narrow ? 16 : 24), px(12));
}

void CallDock::setTelephonyAvailable(bool available)
{
    m_telephony = available;
    refresh();
}

void CallDock::setFacts(const CallFacts &facts, const QString &callerName)
{
    if (facts.call.id != m_facts.call.id) {
        m_ask->dismiss();
        m_handbackBar->dismiss();
        m_words.clear();
    }
    m_facts = facts;
    m_callerName = callerName;
    refresh();
}

void CallDock::enable(QAction *action, const QString &reason)
{
    action->setEnabled(reason.isEmpty());
    action->setToolTip(reason.isEmpty() ? action->text() : reason);
}

void CallDock::refresh()
{
    const Call &call = m_facts.call;
    m_strip->refresh(call, m_store.userName());
    const auto role = m_line.roleIn(call.id);
    const QString ended = call.status == CallStatus::InProgress ? QString() : tr("The call has ended.");
    const bool mine = role == CallLine::Role::Talking && ended.isEmpty();
    const QString other = call.mode != CallMode::Ai && !mine && !call.humanName.isEmpty() && call.humanName != m_store.userName() ? call.humanName : QString();
    const QString busy = m_line.isBusy(call.id) ? tr("One moment…") : QString();
    const auto first = [](std::initializer_list<QString> reasons) {
        for (const QString &reason : reasons) {
            if (!reason.isEmpty())
                return reason;
        }
        return QString();
    };
    const auto when = [](bool condition, const QString &reason) { return condition ? reason : QString(); };
    const bool elsewhere = m_line.role() == CallLine::Role::Talking && !mine;
    const QString notMine = when(!mine, tr("Take the call over first."));

    m_listen->setChecked(role == CallLine::Role::Listening);
    enable(m_listen, first({ended, busy, when(mine, tr("You are on the line and hear the caller already.")),
                            when(elsewhere, tr("You are on the line in another call."))}));
    m_rewind->setChecked(role != CallLine::Role::None && m_line.isRewinding());
    enable(m_rewind, first({ended, when(role == CallLine::Role::None, tr("Listen to the call first, or take it over."))}));
    if (m_rewind->isEnabled())
        m_rewind->setToolTip(m_rewind->isChecked() ? tr("Stop playing what was said") : tr("Hear the last %n second(s) again in one ear; the call goes on in the other", nullptr, int(CallLine::rewindTime.count())));
    enable(m_whisper, first({ended, when(!other.isEmpty(), tr("%1 has this call.").arg(other)), when(call.mode == CallMode::Hold, tr("The caller is on hold."))}));
    enable(m_say, first({ended, when(!other.isEmpty(), tr("%1 has this call.").arg(other)),
                         when(call.mode != CallMode::Ai, tr("The AI is silent now. Hand back first."))}));
    refreshTake(mine, first({ended, busy, when(!other.isEmpty(), tr("%1 has this call.").arg(other)), when(elsewhere, tr("You are on the line in another call. Hand it back first."))}));
    enable(m_mute, first({ended, notMine}));
    m_mute->setChecked(mine && m_line.audio().isMuted());
    m_mute->setText(m_mute->isChecked() ? tr("Unmute") : tr("Mute"));
    m_buttonOf.value(m_mute)->setControlIcon(m_mute->isChecked() ? Icon::MicrophoneOff : Icon::Microphone);
    enable(m_hold, first({ended, notMine}));
    m_hold->setChecked(mine && call.mode == CallMode::Hold);
    m_hold->setText(m_hold->isChecked() ? tr("Resume") : tr("Hold"));
    m_buttonOf.value(m_hold)->setControlIcon(m_hold->isChecked() ? Icon::Play : Icon::Pause);
    refreshRecording(!ended.isEmpty());
    refreshHandback(mine);
    enable(m_handBack, first({ended, busy, notMine, when(!m_handbackBar->isHidden(), tr("The AI is about to take over."))}));
    enable(m_transfer, first({ended, when(!m_telephony, tr("Transfers need telephony, which is not set up on this server.")),
                              when(call.channel != u"phone", tr("Only telephone calls can be transferred.")), notMine}));
    enable(m_end, first({ended, busy, when(!other.isEmpty(), tr("%1 has this call.").arg(other))}));
    if (!ended.isEmpty())
        m_ask->dismiss();
}

void CallDock::connectHandback()
{
    connect(m_handbackBar, &HandbackBar::approved, this, [this](const QString &sentence) {
        if (m_handbackBar->isEditing())
            m_line.handBackSaying(m_facts.call.id, sentence); // what was written stays until the server has taken it
        else
            m_line.approveHandback(m_facts.call.id, sentence);
    });
    // The server's seconds wait for nobody who writes: the call stays here until the changed sentence goes out.
    connect(m_handbackBar, &HandbackBar::editStarted, this, [this] { m_line.cancelHandback(m_facts.call.id); });
    connect(m_handbackBar, &HandbackBar::cancelled, this, [this] {
        const bool wasEditing = m_handbackBar->isEditing();
        m_handbackBar->dismiss();
        if (!wasEditing)
            m_line.cancelHandback(m_facts.call.id);
        m_buttonOf.value(m_take)->setFocus();
        refresh();
    });
}

// The AI's first sentence, before the caller hears it. What somebody is changing stays until they are done.
void CallDock::refreshHandback(bool mine)
{
    const CallId &id = m_facts.call.id;
    const auto proposal = m_line.proposal(id);
    if (!mine || (!m_handbackBar->isEditing() && !proposal && !m_line.isComposing(id))) {
        m_handbackBar->dismiss();
    } else if (m_handbackBar->isEditing()) {
        return;
    } else if (!proposal) {
        m_handbackBar->showComposing();
    } else if (m_handbackBar->text().isEmpty() || proposal->end != m_shownProposal) {
        m_shownProposal = proposal->end;
        m_handbackBar->propose(proposal->text, std::chrono::milliseconds(proposal->end.remainingTime()));
    }
}

void CallDock::refreshTake(bool mine, const QString &reason)
{
    ControlButton *button = m_buttonOf.value(m_take);
    m_take->setText(mine ? tr("You are on") : tr("Take over"));
    enable(m_take, mine ? QString() : reason);
    if (mine)
        m_take->setToolTip(tr("The caller hears you. Hand back with F8."));
    button->setKind(mine ? Button::Kind::Live : Button::Kind::Normal);
}

void CallDock::toggleListen()
{
    if (m_line.roleIn(m_facts.call.id) == CallLine::Role::Listening)
        m_line.stopListening();
    else
        m_line.listen(m_facts.call.id);
    refresh();
}

void CallDock::toggleTake()
{
    if (m_line.roleIn(m_facts.call.id) != CallLine::Role::Talking)
        m_line.takeOver(m_facts.call.id);
    else if (m_handbackBar->isHidden())
        askHandBack();
    refresh();
}

void CallDock::toggleMute()
{
    m_line.setMuted(!m_line.audio().isMuted());
}

void CallDock::toggleHold()
{
    if (m_facts.call.mode == CallMode::Hold)
        m_line.resume(m_facts.call.id);
    else
        m_line.hold(m_facts.call.id);
    refresh(); // checked when the server says so, not before
}

// There only where there is something to pause. Whether this person may is the server's to say.
void CallDock::refreshRecording(bool ended)
{
    const auto &recording = m_facts.call.recording;
    const bool runs = !ended && recording && recording->isRunning(), paused = runs && recording->state == u"paused";
    m_record->setVisible(runs);
    m_record->setText(paused ? tr("Record again") : tr("Pause recording"));
    enable(m_record, ended ? tr("The call has ended.") : runs ? QString() : tr("This call is not recorded."));
    if (runs)
        m_record->setToolTip(paused ? tr("Nothing is recorded now.") : tr("For card numbers and the like: nothing is recorded until you go on."));
    ControlButton *button = m_buttonOf.value(m_record);
    button->setVisible(runs);
    button->setControlIcon(paused ? Icon::Play : Icon::Pause);
}

void CallDock::toggleRecording()
{
    const auto &recording = m_facts.call.recording;
    if (recording && recording->state == u"paused")
        m_line.resumeRecording(m_facts.call.id);
    else
        m_line.pauseRecording(m_facts.call.id);
}

void CallDock::toggleRewind()
{
    m_line.rewind();
    refresh();
}

void CallDock::askWhisper()
{
    ask(u"whisper"_s);
}

void CallDock::askSay()
{
    ask(u"say"_s);
}

void CallDock::askHandBack()
{
    ask(u"handback"_s);
}

void CallDock::askTransfer()
{
    ask(u"transfer"_s);
}

void CallDock::askEnd()
{
    ask(u"end"_s);
}

void CallDock::askEscalate()
{
    ask(u"escalate"_s);
}

// Another question takes the place of an open one: what was typed there comes back with it.
void CallDock::keepWords()
{
    if (const QString asked = m_ask->asked(); !asked.isEmpty())
        m_words.insert(asked, m_ask->text());
}

void CallDock::ask(const QString &question)
{
    keepWords();
    const std::array questions{
        InlineAsk::Question{.id = u"whisper"_s, .title = tr("Whisper to AI"), .hint = {}, .placeholder = tr("Only the AI receives this; the caller does not hear it"),
                            .textRequired = true, .choices = {}, .confirm = tr("Whisper"), .leave = tr("Cancel")},
        InlineAsk::Question{.id = u"say"_s, .title = tr("Say"), .hint = {}, .placeholder = tr("The AI speaks exactly this to the caller"), .textRequired = true,
                            .choices = {}, .confirm = tr("Say it"), .leave = tr("Cancel")},
        InlineAsk::Question{.id = u"handback"_s, .title = tr("Hand back to the AI"), .hint = {}, .placeholder = tr("A note for the AI, if it should know something"),
                            .choices = {}, .confirm = tr("Hand back"), .leave = tr("Stay on the call")},
        InlineAsk::Question{.id = u"transfer"_s, .title = tr("Transfer to"), .hint = {}, .placeholder = tr("Telephone number, such as +1 608 555 0142"),
                            .textRequired = true, .choices = {}, .confirm = tr("Transfer"), .leave = tr("Stay on the call")},
        InlineAsk::Question{.id = u"end"_s, .title = tr("End the call with %1?").arg(m_callerName),
                            .hint = tr("The caller hears nothing after this. The conversation stays."), .placeholder = {}, .choices = {},
                            .confirm = tr("End call"), .leave = tr("Stay on the call")},
        InlineAsk::Question{.id = u"escalate"_s, .title = tr("Ask for a person"), .hint = {}, .placeholder = tr("Why, for the person who takes it"), .textRequired = true,
                            .choices = {}, .confirm = tr("Put into the queue"), .leave = tr("Cancel")}};
    const auto found = std::ranges::find(questions, question, &InlineAsk::Question::id);
    if (found == questions.end())
        return;
    m_ask->ask(*found);
    m_ask->setText(m_words.value(question));
}

void CallDock::onConfirmed(const QString &question)
{
    const CallId id = m_facts.call.id;
    const QString text = m_ask->text();
    keepWords(); // until the server has them
    m_ask->dismiss();
    if (question == u"whisper")
        m_line.whisper(id, text);
    else if (question == u"say")
        m_line.say(id, text);
    else if (question == u"handback")
        m_line.handBack(id, text);
    else if (question == u"transfer")
        m_line.transfer(id, text);
    else if (question == u"end")
        m_line.end(id);
    else if (question == u"escalate")
        m_line.escalate(id, text);
    m_buttonOf.value(m_take)->setFocus();
}

// Words that did not arrive stand in their field again, unless something else is being asked by now.
void CallDock::onAnswered(const CallId &id, CallLine::Command command, bool taken)
{
    if (id != m_facts.call.id)
        return;
    const QString question = command == CallLine::Command::Whisper    ? u"whisper"_s
                             : command == CallLine::Command::Say      ? u"say"_s
                             : command == CallLine::Command::HandBack ? u"handback"_s
                             : command == CallLine::Command::Transfer ? u"transfer"_s
                                                                      : u"escalate"_s;
    if (taken)
        m_words.remove(question);
    else if (m_ask->asked().isEmpty() && m_facts.call.status == CallStatus::InProgress)
        ask(question);
}

} // namespace Attendant::Ui
