// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/disagreementnotice.h"

#include "ui/common/button.h"
#include "ui/common/consolestore.h"
#include "ui/common/format.h"
#include "ui/desk/deskstore.h"

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr size_t mostKept = 20;
constexpr qsizetype wordsShown = 120;

} // namespace

DisagreementNotice::DisagreementNotice(DeskStore &desk, ConsoleStore &console, QWidget *parent)
    : Notice(parent)
    , m_desk(desk)
    , m_console(console)
{
    setObjectName(u"disagreementNotice"_s);
    setTopGap(px(12));
    connect(&m_desk, &DeskStore::meChanged, this, &DisagreementNotice::refresh);
}

void DisagreementNotice::follow(const CallEvent &event)
{
    const QJsonObject odds = event.data.value("disagreement"_L1).toObject();
    if (event.type != EventType::CallUpdated || odds.isEmpty())
        return;
    // Where a person is being called for an emergency already, or has come, the mark in the conversation is enough.
    if (const Call *call = m_console.call(event.callId); call && call->escalation && call->escalation->urgency == Urgency::Emergency
        && (call->escalation->status == EscalationStatus::Waiting || call->escalation->status == EscalationStatus::Accepted))
        return;
    m_open.push_front({event.callId, odds.value("words"_L1).toString().simplified(), odds.value("rules"_L1) == u"emergency"_s});
    if (m_open.size() > mostKept)
        m_open.pop_back();
    refresh();
}

void DisagreementNotice::putAway()
{
    if (!m_open.empty())
        m_open.pop_front();
    refresh();
}

void DisagreementNotice::refresh()
{
    if (m_open.empty() || !m_desk.isSupervisor()) {
        dismiss();
        return;
    }
    const Entry &entry = m_open.front();
    const Call *call = m_console.call(entry.call);
    const QString words = entry.words.size() > wordsShown ? entry.words.left(wordsShown - 1) + u'…' : entry.words;
    QString text = entry.ruleSaysDanger ? tr("“%1”: a rule sees an emergency, the second opinion does not.").arg(words)
                                        : tr("“%1”: no rule sees danger, but to the second opinion it sounds like an emergency.").arg(words);
    if (m_open.size() > 1)
        text += u' ' + tr("And %n more.", nullptr, int(m_open.size()) - 1);
    // A fact for a person's judgement; what is urgent about it waits in the queue and rings.
    showMessage(Kind::Info, call ? tr("Please listen to what %1 said").arg(callerName(call->caller, call->channel)) : tr("Please look at what a caller said"), text);
    Button *open = addAction(tr("Open the call"));
    open->setObjectName(u"openDisagreementButton"_s);
    connect(open, &QPushButton::clicked, this, [this, id = entry.call] {
        putAway();
        Q_EMIT openRequested(id);
    });
    Button *away = addAction(tr("Put away"));
    away->setObjectName(u"putAwayDisagreementButton"_s);
    connect(away, &QPushButton::clicked, this, &DisagreementNotice::putAway);
}

} // namespace Attendant::Ui
