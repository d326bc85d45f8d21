// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/escalationbanner.h"

#include "ui/common/escalationtext.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/panel.h"
#include "ui/common/risk.h"
#include "ui/common/ruletitle.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

QString reasonOf(const CallFacts &facts)
{
    const Escalation &escalation = *facts.call.escalation;
    if (escalation.phrase.isEmpty())
        return escalationSentence(escalation);
    const QString at = facts.escalatedAt ? callTime(secondsBetween(facts.call.startedAt, *facts.escalatedAt)) : QString();
    return at.isEmpty() ? EscalationBanner::tr("“%1”").arg(escalation.phrase) : EscalationBanner::tr("“%1” at %2").arg(escalation.phrase, at);
}

} // namespace

ResponseBar::ResponseBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ResponseBar::setTimes(std::chrono::milliseconds waited, std::chrono::seconds target, bool emergency)
{
    m_fraction = double(waited.count()) / double(std::max<qint64>(1, std::chrono::milliseconds(target).count()));
    m_emergency = emergency;
    update();
}

void ResponseBar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
}

QSize ResponseBar::sizeHint() const
{
    return {px(m_narrow ? 120 : 168), px(16)};
}

void ResponseBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF groove(0, px(4), width(), px(8));
    paintBox(&painter, groove, px(2), theme.surface, m_emergency ? theme.redLine : theme.amberLine);
    const double end = std::min(1.0, m_fraction * 0.75) * (groove.width() - 2);
    const QColor fill = m_fraction <= 1 ? theme.greenG : theme.amber;
    painter.fillRect(QRectF(groove.left() + 1, groove.top() + 1, end, groove.height() - 2), fill);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRect(int(groove.width() * 0.75), 0, 2, height()), theme.text2);
}

EscalationBanner::EscalationBanner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconView(Icon::RiskLook, 20))
    , m_urgency(new Label({}, 13, QFont::DemiBold))
    , m_reason(new Label)
    , m_rule(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_caption(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_figure(new Label({}, 13, QFont::DemiBold))
    , m_target(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_verdictIcon(new IconView(Icon::Check, 14, &Theme::text))
    , m_verdict(new Label({}, 13, QFont::Medium))
    , m_bar(new ResponseBar)
{
    setObjectName(u"escalationBanner"_s);
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(px(44));
    m_reason->setElided(true);
    m_rule->setElided(true);
    m_figure->setTabular(true);
    m_target->setTabular(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(px(12), 0, px(16), 0);
    layout->setSpacing(px(12));
    layout->addWidget(m_icon);
    layout->addWidget(m_urgency);
    layout->addWidget(m_reason);
    layout->addWidget(m_rule);
    layout->addStretch(1);
    layout->addWidget(m_caption);
    layout->addWidget(m_bar);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(px(4));
    figures->addWidget(m_figure);
    figures->addWidget(m_target);
    layout->addLayout(figures);
    auto *verdict = new QHBoxLayout;
    verdict->setSpacing(px(4));
    verdict->addWidget(m_verdictIcon);
    verdict->addWidget(m_verdict);
    layout->addLayout(verdict);
    hide();
}

void EscalationBanner::setNarrow(bool narrow)
{
    m_rule->setVisible(!narrow);
    m_caption->setVisible(!narrow);
    m_bar->setNarrow(narrow);
}

void EscalationBanner::setFacts(const CallFacts &facts, const Organization *organization, Time now)
{
    const auto &escalation = facts.call.escalation;
    setVisible(escalation.has_value());
    if (!escalation)
        return;
    m_emergency = escalation->urgency == Urgency::Emergency;
    m_icon->setRisk(m_emergency ? Risk::Emergency : Risk::Look);
    m_urgency->setText(m_emergency ? urgencyName(escalation->urgency) : tr("Needs a person, %1").arg(urgencyName(escalation->urgency).toLower()));
    m_urgency->setColor(m_emergency ? &Theme::redText : &Theme::amberText);
    m_reason->setText(reasonOf(facts));
    m_rule->setText(escalation->phrase.isEmpty() ? QString() : ruleTitle(escalation->rule));
    showTimes(facts, organization, now);
    setAccessibleName(tr("%1: %2. %3 %4 %5").arg(m_urgency->text(), m_reason->text(), m_figure->text(), m_target->text(), m_verdict->text()));
    update();
}

void EscalationBanner::showTimes(const CallFacts &facts, const Organization *organization, Time now)
{
    const Escalation &escalation = *facts.call.escalation;
    const bool known = facts.escalatedAt.has_value();
    const bool waiting = known && !facts.humanAt && escalation.status == EscalationStatus::Waiting;
    const bool show = known && (facts.humanAt || waiting);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_bar, m_figure, m_target, m_verdictIcon, m_verdict})
        widget->setVisible(show);
    m_caption->setText(escalation.phrase.isEmpty() ? tr("Request to human") : tr("Phrase to human"));
    if (!show) {
        m_caption->setText(escalation.status == EscalationStatus::Resolved ? tr("Settled") : escalation.status == EscalationStatus::Declined ? tr("Declined") : QString());
        return;
    }
    const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(facts.humanAt.value_or(now) - *facts.escalatedAt);
    const auto target = targetFor(escalation.urgency, organization);
    m_bar->setTimes(waited, target, m_emergency);
    m_figure->setText(coarseTime(std::chrono::round<std::chrono::seconds>(waited)));
    m_target->setText(tr("of %1 target").arg(coarseTime(target)));
    const bool met = waited <= target;
    m_verdictIcon->setIcon(met ? (waiting ? Icon::Clock : Icon::Check) : Icon::Clock);
    m_verdict->setText(waiting ? (met ? tr("waiting") : tr("past")) : met ? tr("met") : tr("missed"));
    m_verdict->setColor(met ? &Theme::text : &Theme::amberText);
    m_verdictIcon->setColor(met ? &Theme::text : &Theme::amberText);
}

void EscalationBanner::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(&painter, rect(), px(Radius::card), m_emergency ? theme.redTint : theme.amberTint, m_emergency ? theme.redG : theme.amberLine);
}

} // namespace Attendant::Ui
