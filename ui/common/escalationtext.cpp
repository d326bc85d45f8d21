// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/escalationtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

struct EscalationText
{
    Q_DECLARE_TR_FUNCTIONS(Attendant::Ui::EscalationText)
};

} // namespace

QString escalationSentence(const Escalation &escalation)
{
    const QString &trigger = escalation.trigger;
    const auto withWords = [&](const QString &plain, const QString &quoting) { return escalation.phrase.isEmpty() ? plain : quoting.arg(escalation.phrase); };
    if (trigger == u"caller_wish")
        return withWords(EscalationText::tr("The caller asked for a person"), EscalationText::tr("The caller asked for a person: “%1”"));
    if (trigger == u"uncertain")
        return withWords(EscalationText::tr("The AI was unsure more than once"), EscalationText::tr("The AI was unsure more than once, last: “%1”"));
    if (trigger == u"provider_lost")
        return EscalationText::tr("The AI cannot be reached");
    if (trigger == u"agent_lost")
        return EscalationText::tr("The line of the person in the call was lost");
    if (!escalation.phrase.isEmpty())
        return (escalation.urgency == Urgency::Emergency ? EscalationText::tr("Emergency phrase “%1”") : EscalationText::tr("Priority phrase “%1”")).arg(escalation.phrase);
    if (!escalation.reason.isEmpty())
        return escalation.reason;
    return EscalationText::tr("A person is asked for");
}

} // namespace Attendant::Ui
