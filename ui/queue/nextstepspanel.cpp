// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/nextstepspanel.h"

#include "domain/escalationpolicy.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/desk/deskstore.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr size_t linesShown = 4;

} // namespace

NextStepsPanel::NextStepsPanel(ConsoleStore &store, DeskStore &desk, QWidget *parent)
    : Panel(tr("If nobody accepts"), Icon::Info, parent)
    , m_store(store)
    , m_desk(desk)
    , m_about(new Label({}, 12, QFont::Normal, &Theme::text3))
    , m_text(new Label({}, 13, QFont::Normal, &Theme::text2))
{
    setObjectName(u"nextStepsPanel"_s);
    m_about->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setTabular(true);
    m_text->setObjectName(u"nextStepsLabel"_s);
    body()->setSpacing(px(4));
    body()->addWidget(m_about);
    body()->addWidget(m_text);
    connect(&m_store, &ConsoleStore::organizationsChanged, this, &NextStepsPanel::refresh);
    connect(&m_store, &ConsoleStore::organizationFilterChanged, this, &NextStepsPanel::refresh);
    connect(&m_desk, &DeskStore::peopleChanged, this, &NextStepsPanel::refresh);
    refresh();
}

void NextStepsPanel::setFirst(const CallId &call)
{
    m_first = call;
    refresh();
}

QString NextStepsPanel::stepText(const EscalationStep &step) const
{
    switch (step.target) {
    case EscalationStep::Target::Agents:
        return step.group.isEmpty() ? tr("everybody who is available is asked") : tr("the group “%1” is asked").arg(step.group);
    case EscalationStep::Target::Person: {
        const PersonPresence *person = m_desk.person(UserId(step.user));
        return tr("%1 is asked").arg(person ? person->name : step.user);
    }
    case EscalationStep::Target::Phone:
        return tr("%1 is called").arg(step.number);
    case EscalationStep::Target::Webhook:
        return tr("another system is told");
    case EscalationStep::Target::Voicemail:
        break;
    }
    return tr("the caller is asked to leave a message");
}

// From where the plan stands: what is under way now is what the queue's item says, so it is left out.
std::vector<NextStepsPanel::Line> NextStepsPanel::lines(const EscalationPlan &plan, const std::optional<EscalationProgress> &at, Time raised, bool aiGoesOn) const
{
    std::vector<Line> found;
    const auto when = [&](Time moment) { return shortTime(std::max(secondsBetween(raised, moment), std::chrono::seconds(0))); };
    Time moment = raised;
    int round = 1;
    size_t index = 0;
    bool isOver = false;
    if (at) {
        moment = at->until.value_or(m_store.now());
        round = at->round;
        index = size_t(std::max(at->index, 0));
        isOver = at->ended;
    }
    for (; round <= plan.repeat && !isOver; ++round, index = 0) {
        for (; index < plan.steps.size(); ++index) {
            const EscalationStep &step = plan.steps[index];
            if (step.target == EscalationStep::Target::Voicemail) {
                isOver = true;
                found.push_back({when(moment), stepText(step)});
                return found;
            }
            found.push_back({when(moment), stepText(step)});
            moment += step.timer;
        }
    }
    if (at && at->ended)
        return {{QString(), plan.end == EscalationPlan::End::Voicemail ? stepText({.target = EscalationStep::Target::Voicemail})
                                                                        : tr("it stays here for whoever becomes available")}};
    found.push_back({when(moment), plan.end == EscalationPlan::End::Voicemail ? stepText({.target = EscalationStep::Target::Voicemail})
                                   : aiGoesOn ? tr("the AI offers a call back and goes on; it stays here for whoever becomes available")
                                              : tr("it stays here for whoever becomes available")});
    return found;
}

void NextStepsPanel::refresh()
{
    const Call *call = m_store.call(m_first);
    const bool waits = call && call->isWaitingForHuman();
    const OrgId org = waits ? call->orgId : m_store.organizationFilter();
    const Organization *organization = m_store.organization(org);
    if (!organization && !m_store.organizations().empty())
        organization = &m_store.organizations().front();
    if (!organization) {
        hide();
        return;
    }
    const Urgency urgency = waits ? call->escalation->urgency : Urgency::Emergency;
    EscalationPlan plan;
    if (waits && call->escalation->plan)
        plan = *call->escalation->plan;
    else
        plan = EscalationPolicy::of(*organization).planFor(*organization, urgency, m_store.now());
    const auto steps = lines(plan, waits ? call->escalation->step : std::nullopt, waits ? call->escalation->raisedAt : m_store.now(),
                             urgency == Urgency::Medium || urgency == Urgency::Low);
    QStringList text;
    for (size_t i = 0; i < std::min(steps.size(), linesShown); ++i)
        text << (steps[i].at.isEmpty() ? steps[i].text : tr("At %1 %2").arg(steps[i].at, steps[i].text));
    if (steps.size() > linesShown)
        text << tr("and %n more step(s)", nullptr, int(steps.size() - linesShown));
    const QString about = waits ? tr("The call of %1:").arg(callerName(call->caller, call->channel)) : tr("An emergency of %1 now:").arg(organization->name);
    show();
    if (about + text.join(u'\n') == m_shown)
        return;
    m_shown = about + text.join(u'\n');
    m_about->setText(about);
    m_text->setText(text.join(u'\n'));
    setAccessibleName(tr("If nobody accepts") + u' ' + about + u' ' + text.join(u"; "_s));
}

} // namespace Attendant::Ui
