// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QWidget>

#include <vector>

class QAction;
class QComboBox;
class QSpinBox;
class QStackedWidget;

namespace Attendant::Ui {

class Field;
class Label;

/// What people and groups there are to choose from, for the rows of a policy.
struct PolicyChoices
{
    struct Person { QString id, name; };
    std::vector<Person> people;
    QStringList groups;
};

/// One step of a rule: whom, how, for how long. It edits a JSON object and keeps what it does not know. Alt+Up and Alt+Down move it.
class StepRow : public QWidget
{
    Q_OBJECT

public:
    explicit StepRow(const PolicyChoices &choices, QWidget *parent = nullptr);

    void setStep(int number, const QJsonObject &step, bool first, bool last);
    [[nodiscard]] QJsonObject step() const { return m_step; }
    /// \a key is "group", "user", "number", "url", "timer_s" or "target". An empty sentence: right.
    void showProblem(const QString &key, const QString &sentence);
    void focusTarget();

Q_SIGNALS:
    void edited();
    void moveRequested(int by);
    void removeRequested();

private:
    void buildTargets(const PolicyChoices &choices);
    void showTarget();
    void set(const QString &key, const QJsonValue &value);

    QJsonObject m_step;
    bool m_showing = false;
    Label *m_number, *m_problem, *m_seconds;
    QComboBox *m_target, *m_group, *m_order, *m_user;
    Field *m_phone, *m_url;
    QSpinBox *m_timer;
    QStackedWidget *m_details;
    QAction *m_up, *m_down;
};

} // namespace Attendant::Ui
