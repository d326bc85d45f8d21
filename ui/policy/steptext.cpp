// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policy/steptext.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

struct StepText
{
    Q_DECLARE_TR_FUNCTIONS(Attendant::Ui::StepText)
};

// \a target as in JSON. Empty: a target that is unknown here.
QString asking(const QString &target, const QString &whom, bool isOneByOne)
{
    if (target == u"agents" && isOneByOne)
        return whom.isEmpty() ? StepText::tr("Offered to the available agents, one after the other")
                              : StepText::tr("Offered to the available agents of %1, one after the other").arg(whom);
    if (target == u"agents")
        return whom.isEmpty() ? StepText::tr("Offered to all available agents") : StepText::tr("Offered to all available agents of %1").arg(whom);
    if (target == u"person")
        return StepText::tr("Offered to %1", "a person").arg(whom);
    if (target == u"phone")
        return StepText::tr("Calling %1", "a telephone number").arg(phoneNumber(whom));
    if (target == u"webhook")
        return StepText::tr("Telling another system at %1").arg(whom);
    if (target == u"voicemail")
        return StepText::tr("The caller is asked to leave a message");
    return {};
}

} // namespace

QString stepText(const EscalationStep &step)
{
    return asking(toString(step.target), step.whom(), step.order == EscalationStep::Order::OneByOne);
}

QString stepText(const EscalationProgress &progress)
{
    const QString &outcome = progress.outcome;
    if (outcome == u"everybody_asked")
        return StepText::tr("Everybody was asked; it waits for whoever becomes available");
    if (outcome == u"no_telephone_line")
        return StepText::tr("Cannot dial %1: no telephone line is configured").arg(phoneNumber(progress.whom));
    if (outcome == u"told")
        return StepText::tr("The other system at %1 was told").arg(progress.whom);
    if (outcome == u"failed")
        return StepText::tr("The other system at %1 could not be told").arg(progress.whom);
    const QString text = asking(progress.target, progress.whom, false);
    if (text.isEmpty() || (!outcome.isEmpty() && outcome != u"nobody_available"))
        return progress.text;
    return outcome.isEmpty() ? text : StepText::tr("%1: nobody is available", "what is being tried").arg(text);
}

QString stepText(const PolicyPreview::Entry &entry)
{
    if (entry.target == u"phone" && entry.lastsSeconds == 0)
        return StepText::tr("Cannot dial %1: no telephone line is configured. The next step follows at once").arg(phoneNumber(entry.whom));
    QString text = asking(entry.target, entry.whom, entry.isOneByOne);
    if (text.isEmpty())
        return entry.text;
    if (entry.isOneByOne)
        text = StepText::tr("%1 (shown for one person)").arg(text);
    return entry.skipsIfNobody ? StepText::tr("%1; the next step follows at once when nobody is available").arg(text) : text;
}

QString endText(const PolicyPreview &preview)
{
    if (preview.aiGoesOn)
        return StepText::tr("The AI apologises, offers a call back and goes on; the call stays in the queue and is offered to whoever becomes available");
    if (preview.endThen == u"voicemail")
        return StepText::tr("The caller is told that nobody is free and asked for a name and number; the call gets a callback entry");
    if (preview.endThen == u"wait")
        return StepText::tr("It stays in the queue and is offered to whoever becomes available");
    return preview.endText;
}

QString ruleName(const QString &name)
{
    static constexpr std::pair<QLatin1StringView, const char *> builtIn[] = {
        {"Built-in: emergency"_L1, QT_TRANSLATE_NOOP("Attendant::Ui::StepText", "Built-in: emergency")},
        {"Built-in: high"_L1, QT_TRANSLATE_NOOP("Attendant::Ui::StepText", "Built-in: high")},
        {"Built-in: after hours"_L1, QT_TRANSLATE_NOOP("Attendant::Ui::StepText", "Built-in: after hours")},
        {"Built-in: medium"_L1, QT_TRANSLATE_NOOP("Attendant::Ui::StepText", "Built-in: medium")},
        {"Built-in: low"_L1, QT_TRANSLATE_NOOP("Attendant::Ui::StepText", "Built-in: low")},
    };
    const auto known = std::ranges::find(builtIn, name, [](const auto &rule) { return rule.first; });
    return known == std::end(builtIn) ? name : StepText::tr(known->second);
}

} // namespace Attendant::Ui
