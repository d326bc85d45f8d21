// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/policy/steprow.h"

#include <QFrame>

class QCheckBox;
class QVBoxLayout;

namespace Attendant::Ui {

class Button;

/// One rule of a policy: for which urgencies and times it counts, its steps, how often they are gone through and what comes then.
class RuleCard : public QFrame
{
    Q_OBJECT

public:
    explicit RuleCard(const PolicyChoices &choices, QWidget *parent = nullptr);

    void setRule(int number, const QJsonObject &rule, bool first, bool last);
    [[nodiscard]] QJsonObject rule() const { return m_rule; }
    /// \a path within the rule: "name", "steps[1].timer_s". An empty sentence clears every mark of the card.
    void showProblem(const QString &path, const QString &sentence);
    [[nodiscard]] const std::vector<StepRow *> &steps() const { return m_steps; }
    void focusName();

Q_SIGNALS:
    void edited();
    void moveRequested(int by);
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *checks(const QString &title, const QString &key, const std::vector<std::pair<QString, QString>> &choices);
    void addStep();
    void rebuildSteps();
    void collectSteps();
    void moveStep(StepRow *row, int by);
    void set(const QString &key, const QJsonValue &value);

    PolicyChoices m_choices;
    QJsonObject m_rule;
    bool m_showing = false;
    Field *m_name;
    Label *m_problem;
    std::vector<std::pair<QString, QCheckBox *>> m_checks; ///< "urgency/high"
    QVBoxLayout *m_stepsLayout;
    std::vector<StepRow *> m_steps;
    QSpinBox *m_repeat;
    QComboBox *m_end;
    Button *m_up, *m_down;
};

} // namespace Attendant::Ui
