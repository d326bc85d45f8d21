// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/rulespanel.h"

#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/ruletitle.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr size_t rowsShown = 20;
constexpr double poor = 0.7; // below it a rule deserves a look

} // namespace

RulesPanel::RulesPanel(ApiClient &api, QWidget *parent)
    : Panel(tr("How right the rules were"), Icon::None, parent)
    , m_api(api)
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"rulesPanel"_s);
    setBodyMargins(16, 8, 16, 12);
    m_rows->setSpacing(px(4));
    body()->addLayout(m_rows);
    hide();
}

void RulesPanel::clear()
{
    m_count = 0;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void RulesPanel::say(const QString &sentence)
{
    clear();
    auto *label = new Label(sentence, 12, QFont::Normal, &Theme::text3);
    label->setWordWrap(true);
    m_rows->addWidget(label);
}

void RulesPanel::showOrganization(const OrgId &org)
{
    const quint64 generation = ++m_generation;
    setVisible(!org.isEmpty());
    if (org.isEmpty())
        return;
    say(tr("Counting…"));
    m_api.ruleStatistics(org).then(this, [this, generation](const Result<std::vector<RuleStatistics>> &rules) {
        if (generation != m_generation)
            return;
        if (rules)
            fill(*rules);
        else
            say(tr("The figures could not be read: %1").arg(errorSentence(rules.error())));
    });
}

void RulesPanel::fill(const std::vector<RuleStatistics> &rules)
{
    if (rules.empty()) {
        say(tr("No rule has called a person here yet. Reviews of past calls show here how right each rule is."));
        return;
    }
    clear();
    auto sorted = rules;
    std::ranges::sort(sorted, std::greater(), &RuleStatistics::raised);
    sorted.resize(std::min(sorted.size(), rowsShown));
    for (const RuleStatistics &rule : sorted) {
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(px(8));
        auto *name = new Label(rule.rule.isEmpty() ? tr("Without a rule") : ruleTitle(rule.rule), 13);
        name->setElided(true);
        auto *count = new Label(tr("%n alarm(s)", nullptr, rule.raised), 12, QFont::Normal, &Theme::text3);
        count->setTabular(true);
        const auto precision = rule.precision();
        auto *share = new Label(precision ? tr("%1 % right").arg(std::lround(*precision * 100)) : tr("not reviewed"), 12, QFont::Medium,
                                precision && *precision < poor ? &Theme::amberText : precision ? &Theme::text : &Theme::text3);
        share->setTabular(true);
        share->setFixedWidth(px(88));
        share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        const int reviewed = rule.right + rule.falseAlarms;
        const QString figures = tr("%1 right, %2 false alarms, %3 not reviewed").arg(rule.right).arg(rule.falseAlarms).arg(rule.raised - reviewed);
        row->setToolTip(rule.rule.isEmpty() ? figures : rule.rule + u'\n' + figures); // the id, which the sources and the interface name
        row->setAccessibleName(tr("%1: %2, %3").arg(name->text(), count->text(), share->text()));
        row->setAccessibleDescription(figures);
        line->addWidget(name, 1);
        line->addWidget(count);
        line->addWidget(share);
        m_rows->addWidget(row);
        ++m_count;
    }
}

} // namespace Attendant::Ui
