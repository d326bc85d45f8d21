// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/offertext.h"

#include "ui/common/format.h"
#include "ui/policy/steptext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

struct Offer
{
    Q_DECLARE_TR_FUNCTIONS(Attendant::Ui::Offer)
};

constexpr int namesShown = 2;

// "you and Anna", "Anna, Ben and 3 more"
QString peopleText(const Escalation &escalation, const UserId &me)
{
    QStringList names;
    for (const OfferedPerson &person : escalation.offeredTo) {
        if (person.id == me)
            names.prepend(Offer::tr("you"));
        else
            names << person.name;
    }
    if (names.size() == 1)
        return names.first();
    const int more = int(names.size()) - namesShown;
    if (more > 0)
        return Offer::tr("%1 and %n more", nullptr, more).arg(names.first(namesShown).join(u", "_s));
    return Offer::tr("%1 and %2", "two people").arg(names[0], names[1]);
}

} // namespace

QString offerText(const Escalation &escalation, const UserId &me, Time now)
{
    if (escalation.voicemail)
        return Offer::tr("The caller was asked to leave a message");
    const auto &step = escalation.step;
    QString text;
    if (!escalation.offeredTo.empty())
        text = Offer::tr("Offered to %1").arg(peopleText(escalation, me));
    else if (step && step->ended)
        text = Offer::tr("Nobody took it; offered to whoever becomes available");
    else if (step && step->target == u"agents")
        text = Offer::tr("Nobody is available");
    else if (step)
        text = stepText(*step);
    if (text.isEmpty() || !step)
        return text;
    if (step->until && *step->until > now && !step->ended)
        text = Offer::tr("%1, %2 left").arg(text, coarseTime(secondsBetween(now, *step->until)));
    if (step->of > 1 && !step->ended)
        text = Offer::tr("%1 (step %2 of %3)").arg(text).arg(step->index).arg(step->of);
    return text;
}

std::vector<CallId> queueOrder(const ConsoleStore &store, const UserId &me)
{
    std::vector<CallId> calls = store.waitingCalls();
    std::ranges::stable_sort(calls, {}, [&](const CallId &id) {
        const Escalation &escalation = *store.call(id)->escalation;
        return escalation.urgency == Urgency::Emergency ? 0 : 2 - int(escalation.isOfferedTo(me));
    });
    // Of two emergencies, the one that is this person's turn.
    const auto rest = std::ranges::find_if(calls, [&](const CallId &id) { return store.call(id)->escalation->urgency != Urgency::Emergency; });
    std::stable_partition(calls.begin(), rest, [&](const CallId &id) { return store.call(id)->escalation->isOfferedTo(me); });
    return calls;
}

} // namespace Attendant::Ui
