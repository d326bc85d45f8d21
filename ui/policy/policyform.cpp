// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policy/policyform.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QMenu>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

PolicyForm::PolicyForm(QWidget *parent)
    : QWidget(parent)
    , m_rulesLayout(new QVBoxLayout)
    , m_groupsLayout(new QVBoxLayout)
    , m_groups(new Panel(tr("Groups")))
    , m_problem(new Label({}, 12, QFont::Normal, &Theme::amberText))
{
    setObjectName(u"policyForm"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(12));
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_rulesLayout->setSpacing(px(12));
    column->addLayout(m_rulesLayout);
    auto *add = new Button(tr("Rule"), Icon::Add);
    add->setObjectName(u"addRuleButton"_s);
    add->setAccessibleName(tr("Add a rule"));
    column->addWidget(add, 0, Qt::AlignLeft);
    auto *addGroup = new Button(tr("Group"), Icon::Add);
    addGroup->setSize(Button::Size::Small);
    addGroup->setObjectName(u"addGroupButton"_s);
    addGroup->setAccessibleName(tr("Add a group"));
    m_groups->addToTitle(addGroup);
    m_groupsLayout->setSpacing(px(8));
    m_groups->body()->addLayout(m_groupsLayout);
    column->addWidget(m_groups);
    column->addStretch(1);
    connect(add, &QPushButton::clicked, this, &PolicyForm::addRule);
    connect(addGroup, &QPushButton::clicked, this, [this] {
        QJsonObject groups = m_policy.value("groups"_L1).toObject();
        QString name = tr("Group %1").arg(groups.size() + 1);
        while (groups.contains(name))
            name += u'+';
        groups.insert(name, QJsonArray());
        m_policy.insert("groups"_L1, groups);
        rebuild();
        Q_EMIT edited(m_policy);
    });
    rebuildGroups();
}

QString PolicyForm::nameOf(const QString &user) const
{
    const auto found = std::ranges::find(m_people, user, &PolicyChoices::Person::id);
    return found == m_people.end() ? user : found->name;
}

PolicyChoices PolicyForm::choices() const
{
    return {m_people, m_policy.value("groups"_L1).toObject().keys()};
}

void PolicyForm::setPeople(const std::vector<PolicyChoices::Person> &people)
{
    if (std::ranges::equal(people, m_people, [](const auto &a, const auto &b) { return a.id == b.id && a.name == b.name; }))
        return;
    m_people = people;
    m_groupsOfCards << QString(); // the cards are made anew with them
    rebuild();
}

void PolicyForm::setPolicy(const QJsonObject &policy)
{
    if (policy == m_policy)
        return;
    m_policy = policy;
    rebuild();
}

void PolicyForm::rebuild()
{
    const QStringList groups = choices().groups;
    if (groups != m_groupsOfCards) {
        for (RuleCard *card : m_cards) {
            m_rulesLayout->removeWidget(card);
            card->hide();
            card->deleteLater();
        }
        m_cards.clear();
        m_groupsOfCards = groups;
    }
    const QJsonArray rules = m_policy.value("rules"_L1).toArray();
    while (m_cards.size() > size_t(rules.size())) {
        m_rulesLayout->removeWidget(m_cards.back());
        m_cards.back()->hide();
        m_cards.back()->deleteLater();
        m_cards.pop_back();
    }
    while (m_cards.size() < size_t(rules.size())) {
        auto *card = new RuleCard(choices());
        m_rulesLayout->addWidget(card);
        m_cards.push_back(card);
        connect(card, &RuleCard::edited, this, &PolicyForm::collect);
        connect(card, &RuleCard::moveRequested, this, [this, card](int by) { moveRule(card, by); });
        connect(card, &RuleCard::removeRequested, this, [this, card] { removeRule(card); });
    }
    for (qsizetype i = 0; i < rules.size(); ++i)
        m_cards[size_t(i)]->setRule(int(i) + 1, rules[i].toObject(), i == 0, i + 1 == rules.size());
    rebuildGroups();
}

void PolicyForm::setRules(const QJsonArray &rules)
{
    m_policy.insert("rules"_L1, rules);
    rebuild();
    Q_EMIT edited(m_policy);
}

void PolicyForm::collect()
{
    QJsonArray rules;
    for (const RuleCard *card : m_cards)
        rules.append(card->rule());
    m_policy.insert("rules"_L1, rules);
    Q_EMIT edited(m_policy);
}

void PolicyForm::addRule()
{
    QJsonArray rules = m_policy.value("rules"_L1).toArray();
    rules.append(QJsonObject{{u"name"_s, tr("Rule %1").arg(rules.size() + 1)},
                             {u"steps"_s, QJsonArray{QJsonObject{{u"target"_s, u"agents"_s}, {u"order"_s, u"all"_s}, {u"timer_s"_s, 20}}}},
                             {u"repeat"_s, 1},
                             {u"end"_s, u"wait"_s}});
    setRules(rules);
    m_cards.back()->focusName();
}

void PolicyForm::moveRule(RuleCard *card, int by)
{
    const qsizetype from = std::ranges::find(m_cards, card) - m_cards.begin(), to = from + by;
    QJsonArray rules = m_policy.value("rules"_L1).toArray();
    if (to < 0 || to >= rules.size())
        return;
    const QJsonValue moved = rules.takeAt(from);
    rules.insert(to, moved);
    setRules(rules);
}

void PolicyForm::removeRule(RuleCard *card)
{
    QJsonArray rules = m_policy.value("rules"_L1).toArray();
    rules.removeAt(std::ranges::find(m_cards, card) - m_cards.begin());
    setRules(rules);
}

// --- groups -------------------------------------------------------------------------------------------------------------------

void PolicyForm::rebuildGroups()
{
    while (QLayoutItem *item = m_groupsLayout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setParent(nullptr);
        item->widget()->deleteLater(); // one of its fields may be why we are here
        delete item;
    }
    const QJsonObject groups = m_policy.value("groups"_L1).toObject();
    for (auto it = groups.begin(); it != groups.end(); ++it)
        m_groupsLayout->addWidget(makeGroup(it.key(), it.value().toArray()));
    if (groups.isEmpty()) {
        auto *none = new Label(tr("Without groups, every step that asks agents asks everybody of the organization."), 12, QFont::Normal, &Theme::text3);
        none->setWordWrap(true);
        m_groupsLayout->addWidget(none);
    }
}

QWidget *PolicyForm::makeGroup(const QString &name, const QJsonArray &members)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px(8));
    auto *field = new Field(tr("Name of the group"));
    field->setObjectName(u"groupName"_s);
    field->setText(name);
    field->setFixedWidth(px(148));
    line->addWidget(field);
    QStringList names;
    for (const QJsonValue &member : members)
        names << nameOf(member.toString());
    auto *who = new Button(names.isEmpty() ? tr("Nobody yet") : names.join(u", "_s), Icon::User);
    who->setDropDown(true);
    who->setFillsWidth(true);
    who->setObjectName(u"groupMembersButton"_s);
    who->setAccessibleName(tr("Who belongs to %1: %2").arg(name, who->text()));
    who->setToolTip(names.join(u'\n'));
    who->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *menu = new QMenu(who);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, name] { fillMembers(menu, name); });
    who->setMenu(menu);
    line->addWidget(who, 1);
    auto *remove = Button::iconOnly(Icon::Delete, tr("Remove the group %1").arg(name));
    remove->setKind(Button::Kind::Flat);
    line->addWidget(remove);
    connect(field, &QLineEdit::editingFinished, this, [this, name, field] {
        const QString text = field->text().trimmed();
        if (text.isEmpty() || (text != name && m_policy.value("groups"_L1).toObject().contains(text)))
            field->setText(name);
        else if (text != name)
            renameGroup(name, text);
    });
    connect(remove, &QPushButton::clicked, this, [this, name] {
        QJsonObject groups = m_policy.value("groups"_L1).toObject();
        groups.remove(name);
        m_policy.insert("groups"_L1, groups);
        rebuild();
        Q_EMIT edited(m_policy);
    }, Qt::QueuedConnection);
    return row;
}

void PolicyForm::fillMembers(QMenu *menu, const QString &group)
{
    menu->clear();
    const QJsonArray members = m_policy.value("groups"_L1).toObject().value(group).toArray();
    for (const auto &person : m_people) {
        QAction *action = menu->addAction(person.name);
        action->setCheckable(true);
        action->setChecked(members.contains(person.id));
        connect(action, &QAction::toggled, this, [this, group, id = person.id](bool on) {
            QJsonObject groups = m_policy.value("groups"_L1).toObject();
            QJsonArray now = groups.value(group).toArray();
            if (on) {
                now.append(id);
            } else {
                for (qsizetype i = now.size() - 1; i >= 0; --i) {
                    if (now[i].toString() == id)
                        now.removeAt(i);
                }
            }
            groups.insert(group, now);
            m_policy.insert("groups"_L1, groups);
            rebuildGroups();
            Q_EMIT edited(m_policy);
        });
    }
    if (m_people.empty())
        menu->addAction(tr("Nobody has signed in yet"))->setEnabled(false);
}

// The steps that name it follow.
void PolicyForm::renameGroup(const QString &from, const QString &to)
{
    QJsonObject groups = m_policy.value("groups"_L1).toObject();
    groups.insert(to, groups.take(from));
    m_policy.insert("groups"_L1, groups);
    QJsonArray rules;
    for (const QJsonValue &value : m_policy.value("rules"_L1).toArray()) {
        QJsonObject rule = value.toObject();
        QJsonArray steps;
        for (const QJsonValue &entry : rule.value("steps"_L1).toArray()) {
            QJsonObject step = entry.toObject();
            if (step.value("group"_L1).toString() == from)
                step.insert("group"_L1, to);
            steps.append(step);
        }
        rule.insert("steps"_L1, steps);
        rules.append(rule);
    }
    setRules(rules);
}

void PolicyForm::showProblem(const QString &path, const QString &sentence)
{
    static const QRegularExpression rulePath(u"^rules\\[(\\d+)\\]\\.?(.*)$"_s);
    const auto match = rulePath.match(path);
    const int rule = match.hasMatch() ? match.captured(1).toInt() : -1;
    for (size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i]->showProblem(match.captured(2), int(i) == rule ? sentence : QString());
    const bool own = !sentence.isEmpty() && (rule < 0 || size_t(rule) >= m_cards.size());
    m_problem->setText(own ? sentence : QString());
    m_problem->setVisible(own);
}

} // namespace Attendant::Ui
