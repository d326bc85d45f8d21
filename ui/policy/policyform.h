// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/policy/rulecard.h"

class QMenu;

namespace Attendant::Ui {

class Panel;

/// An escalation policy as a form: groups of people, and rules in the order in which they are looked at. It edits a JSON object, so that what
/// is half-typed is kept while it cannot be stored.
class PolicyForm : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyForm(QWidget *parent = nullptr);

    void setPeople(const std::vector<PolicyChoices::Person> &people);
    void setPolicy(const QJsonObject &policy);
    [[nodiscard]] QJsonObject policy() const { return m_policy; }
    /// \a path within the policy: "rules[0].steps[1].timer_s". Empty sentence: nothing is wrong.
    void showProblem(const QString &path, const QString &sentence);
    [[nodiscard]] const std::vector<RuleCard *> &rules() const { return m_cards; }

Q_SIGNALS:
    void edited(const QJsonObject &policy);

private:
    void rebuild();
    void rebuildGroups();
    [[nodiscard]] QWidget *makeGroup(const QString &name, const QJsonArray &members);
    void fillMembers(QMenu *menu, const QString &group);
    void renameGroup(const QString &from, const QString &to);
    void collect();
    void addRule();
    void moveRule(RuleCard *card, int by);
    void removeRule(RuleCard *card);
    void setRules(const QJsonArray &rules);
    [[nodiscard]] PolicyChoices choices() const;
    [[nodiscard]] QString nameOf(const QString &user) const;

    QJsonObject m_policy;
    std::vector<PolicyChoices::Person> m_people;
    QVBoxLayout *m_rulesLayout, *m_groupsLayout;
    Panel *m_groups;
    Label *m_problem;
    std::vector<RuleCard *> m_cards;
    QStringList m_groupsOfCards; ///< what the cards' choices were made from
};

} // namespace Attendant::Ui
