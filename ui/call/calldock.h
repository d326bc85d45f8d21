// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/call/callfacts.h"
#include "ui/call/callline.h"
#include "ui/common/icons.h"

#include <QFrame>

class QAction;

namespace Attendant::Ui {

class ControlButton;
class DockStrip;
class FlowRow;
class HandbackBar;
class InlineAsk;

/// The foot of the Call page: in words who is heard, the levels and devices, and every control of the call with its key. Controls that do not
/// apply are disabled where they stand and say why.
class CallDock : public QFrame
{
    Q_OBJECT

public:
    explicit CallDock(CallLine &line, ConsoleStore &store, QWidget *parent = nullptr);

    void setFacts(const CallFacts &facts, const QString &callerName);
    void setNarrow(bool narrow);
    void setTelephonyAvailable(bool available);
    /// Asks for a reason to put this call into the queue.
    void askEscalate();
    [[nodiscard]] QList<QAction *> callActions() const; ///< for the command palette

Q_SIGNALS:
    void audioSettingsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void makeActions();
    QAction *addAction(const QString &name, Icon icon, const QKeySequence &key, void (CallDock::*handler)());
    void refresh();
    void connectHandback();
    void refreshHandback(bool mine);
    void refreshTake(bool mine, const QString &other);
    void enable(QAction *action, const QString &reason); ///< an empty reason enables
    void onConfirmed(const QString &question);
    void onAnswered(const CallId &id, CallLine::Command command, bool taken);
    void ask(const QString &question); ///< with the words that were typed for it before
    void keepWords();
    void toggleListen();
    void toggleTake();
    void toggleMute();
    void toggleHold();
    void toggleRewind();
    void refreshRecording(bool ended);
    void toggleRecording();
    void askWhisper();
    void askSay();
    void askHandBack();
    void askTransfer();
    void askEnd();

    CallLine &m_line;
    ConsoleStore &m_store;
    CallFacts m_facts;
    QString m_callerName;
    QHash<QString, QString> m_words; ///< typed for a question of this call, and not with the server yet
    DockStrip *m_strip;
    InlineAsk *m_ask;
    HandbackBar *m_handbackBar;
    QDeadlineTimer m_shownProposal; ///< which proposal the bar shows
    FlowRow *m_buttons;
    QHash<QAction *, ControlButton *> m_buttonOf;
    std::array<QWidget *, 2> m_separators{}; ///< between groups; hidden where it is narrow
    QAction *m_listen = nullptr, *m_whisper = nullptr, *m_say = nullptr, *m_take = nullptr, *m_mute = nullptr, *m_hold = nullptr,
            *m_handBack = nullptr, *m_transfer = nullptr, *m_end = nullptr, *m_rewind = nullptr, *m_record = nullptr;
    bool m_telephony = false;
};

} // namespace Attendant::Ui
