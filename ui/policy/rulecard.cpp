// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policy/rulecard.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/paint.h"
#include "ui/common/panel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

RuleCard::RuleCard(const PolicyChoices &choices, QWidget *parent)
    : QFrame(parent)
    , m_choices(choices)
    , m_name(new Field(tr("Name of the rule")))
    , m_problem(new Label({}, 12, QFont::Normal, &Theme::amberText))
    , m_stepsLayout(new QVBoxLayout)
    , m_repeat(new QSpinBox)
    , m_end(new QComboBox)
    , m_up(Button::iconOnly(Icon::Up, tr("Move this rule up")))
    , m_down(Button::iconOnly(Icon::Down, tr("Move this rule down")))
{
    setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(12), px(16), px(12));
    column->setSpacing(px(8));
    auto *head = new QHBoxLayout;
    head->setSpacing(px(8));
    m_name->setObjectName(u"ruleName"_s);
    head->addWidget(m_name, 1);
    auto *remove = Button::iconOnly(Icon::Delete, tr("Remove this rule"));
    remove->setObjectName(u"removeRuleButton"_s);
    m_up->setObjectName(u"ruleUpButton"_s);
    m_down->setObjectName(u"ruleDownButton"_s);
    for (Button *button : {m_up, m_down, remove}) {
        button->setKind(Button::Kind::Flat);
        head->addWidget(button);
    }
    column->addLayout(head);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"ruleProblem"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(checks(tr("For"), u"urgency"_s,
                             {{u"emergency"_s, urgencyName(Urgency::Emergency)}, {u"high"_s, urgencyName(Urgency::High)}, {u"medium"_s, urgencyName(Urgency::Medium)},
                              {u"low"_s, urgencyName(Urgency::Low)}}));
    column->addWidget(checks(tr("When"), u"when"_s, {{u"open"_s, tr("Open")}, {u"after_hours"_s, tr("After hours")}, {u"holiday"_s, tr("Holiday")}}));
    column->addWidget(new HairLine);
    m_stepsLayout->setSpacing(px(8));
    column->addLayout(m_stepsLayout);
    auto *add = new Button(tr("Step"), Icon::Add);
    add->setSize(Button::Size::Small);
    add->setObjectName(u"addStepButton"_s);
    add->setAccessibleName(tr("Add a step"));
    m_repeat->setRange(1, 10);
    m_repeat->setObjectName(u"ruleRepeat"_s);
    m_repeat->setAccessibleName(tr("How often the steps are gone through"));
    m_repeat->setFocusPolicy(Qt::StrongFocus);
    m_repeat->setFixedWidth(px(60));
    m_end->addItem(tr("it stays in the queue"), u"wait"_s);
    m_end->addItem(tr("the caller leaves a message"), u"voicemail"_s);
    m_end->setObjectName(u"ruleEnd"_s);
    m_end->setAccessibleName(tr("What comes when nobody took it"));
    m_end->setFocusPolicy(Qt::StrongFocus);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(px(8));
    foot->addWidget(add);
    foot->addStretch(1);
    foot->addWidget(m_repeat);
    foot->addWidget(new Label(tr("times, then"), 13, QFont::Normal, &Theme::text2));
    foot->addWidget(m_end);
    column->addLayout(foot);
    for (const auto &[button, key] : {std::pair(m_up, Qt::Key_Up), std::pair(m_down, Qt::Key_Down)}) {
        auto *move = new QAction(button->toolTip(), this);
        move->setShortcut(QKeySequence(Qt::ALT | Qt::SHIFT | key));
        move->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(move);
        connect(move, &QAction::triggered, button, &QPushButton::click);
    }
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) { set(u"name"_s, text); });
    connect(m_repeat, &QSpinBox::valueChanged, this, [this](int times) { set(u"repeat"_s, times); });
    connect(m_end, &QComboBox::currentIndexChanged, this, [this] { set(u"end"_s, m_end->currentData().toString()); });
    connect(add, &QPushButton::clicked, this, &RuleCard::addStep);
    connect(m_up, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(-1); }, Qt::QueuedConnection);
    connect(m_down, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(1); }, Qt::QueuedConnection);
    connect(remove, &QPushButton::clicked, this, &RuleCard::removeRequested, Qt::QueuedConnection);
}

QWidget *RuleCard::checks(const QString &title, const QString &key, const std::vector<std::pair<QString, QString>> &choices)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px(16));
    auto *name = new Label(title, 12, QFont::Medium, &Theme::text2);
    name->setFixedWidth(std::max(px(44), name->sizeHint().width()));
    line->addWidget(name);
    for (const auto &[code, text] : choices) {
        auto *check = new QCheckBox(text);
        check->setObjectName(key + u'_' + code);
        check->setAccessibleName(tr("%1: %2", "rule counts for/when: value").arg(title, text));
        line->addWidget(check);
        m_checks.emplace_back(key + u'/' + code, check);
        connect(check, &QCheckBox::toggled, this, [this, key] {
            // None ticked, as all of them: the rule counts for any; the list is left out.
            QJsonArray chosen;
            int all = 0;
            for (const auto &[path, box] : m_checks) {
                if (!path.startsWith(key + u'/'))
                    continue;
                ++all;
                if (box->isChecked())
                    chosen.append(path.sliced(key.size() + 1));
            }
            set(key, chosen.isEmpty() || chosen.size() == all ? QJsonValue(QJsonValue::Undefined) : QJsonValue(chosen));
        });
    }
    line->addStretch(1);
    return row;
}

void RuleCard::set(const QString &key, const QJsonValue &value)
{
    if (m_showing)
        return;
    if (value.isUndefined())
        m_rule.remove(key);
    else
        m_rule.insert(key, value);
    Q_EMIT edited();
}

void RuleCard::setRule(int number, const QJsonObject &rule, bool first, bool last)
{
    const QScopedValueRollback showing(m_showing, true);
    m_rule = rule;
    setAccessibleName(tr("Rule %1: %2").arg(number).arg(rule.value("name"_L1).toString()));
    if (m_name->text() != rule.value("name"_L1).toString())
        m_name->setText(rule.value("name"_L1).toString());
    for (const auto &[path, check] : m_checks) {
        const qsizetype slash = path.indexOf(u'/');
        const QJsonArray listed = rule.value(path.first(slash)).toArray();
        check->setChecked(listed.isEmpty() || listed.contains(path.sliced(slash + 1)));
    }
    m_repeat->setValue(rule.value("repeat"_L1).toInt(1));
    m_end->setCurrentIndex(std::max(0, m_end->findData(rule.value("end"_L1).toString(u"wait"_s))));
    m_up->setEnabled(!first);
    m_down->setEnabled(!last);
    rebuildSteps();
}

void RuleCard::rebuildSteps()
{
    const QJsonArray steps = m_rule.value("steps"_L1).toArray();
    while (m_steps.size() > size_t(steps.size())) {
        m_steps.back()->hide();
        m_steps.back()->deleteLater();
        m_stepsLayout->removeWidget(m_steps.back());
        m_steps.pop_back();
    }
    while (m_steps.size() < size_t(steps.size())) {
        auto *row = new StepRow(m_choices);
        m_stepsLayout->addWidget(row);
        m_steps.push_back(row);
        connect(row, &StepRow::edited, this, &RuleCard::collectSteps);
        connect(row, &StepRow::moveRequested, this, [this, row](int by) { moveStep(row, by); });
        connect(row, &StepRow::removeRequested, this, [this, row] {
            QJsonArray rest = m_rule.value("steps"_L1).toArray();
            rest.removeAt(std::ranges::find(m_steps, row) - m_steps.begin());
            m_rule.insert("steps"_L1, rest);
            rebuildSteps();
            Q_EMIT edited();
        });
    }
    for (qsizetype i = 0; i < steps.size(); ++i)
        m_steps[size_t(i)]->setStep(int(i) + 1, steps[i].toObject(), i == 0, i + 1 == steps.size());
}

void RuleCard::collectSteps()
{
    QJsonArray steps;
    for (const StepRow *row : m_steps)
        steps.append(row->step());
    set(u"steps"_s, steps);
}

void RuleCard::moveStep(StepRow *row, int by)
{
    const qsizetype from = std::ranges::find(m_steps, row) - m_steps.begin(), to = from + by;
    QJsonArray steps = m_rule.value("steps"_L1).toArray();
    if (to < 0 || to >= steps.size())
        return;
    const QJsonValue moved = steps.takeAt(from);
    steps.insert(to, moved);
    m_rule.insert("steps"_L1, steps);
    rebuildSteps();
    m_steps[size_t(to)]->focusTarget(); // goes with the step, so that it can be moved on
    Q_EMIT edited();
}

// Before a voicemail, which is always the last.
void RuleCard::addStep()
{
    QJsonArray steps = m_rule.value("steps"_L1).toArray();
    const bool ends = !steps.isEmpty() && steps.last().toObject().value("target"_L1) == u"voicemail"_s;
    const qsizetype place = steps.size() - (ends ? 1 : 0);
    steps.insert(place, QJsonObject{{u"target"_s, u"agents"_s}, {u"order"_s, u"all"_s}, {u"timer_s"_s, 20}});
    m_rule.insert("steps"_L1, steps);
    rebuildSteps();
    m_steps[size_t(place)]->focusTarget();
    Q_EMIT edited();
}

void RuleCard::showProblem(const QString &path, const QString &sentence)
{
    static const QRegularExpression stepPath(u"^steps\\[(\\d+)\\]\\.?(\\w*)"_s);
    const auto match = stepPath.match(path);
    const int step = match.hasMatch() ? match.captured(1).toInt() : -1;
    for (size_t i = 0; i < m_steps.size(); ++i)
        m_steps[i]->showProblem(match.captured(2), int(i) == step ? sentence : QString());
    const bool own = !sentence.isEmpty() && (step < 0 || size_t(step) >= m_steps.size());
    m_name->setProblem(path == u"name" ? sentence : QString());
    m_problem->setText(own ? sentence : QString());
    m_problem->setVisible(own);
}

void RuleCard::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

void RuleCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(&painter, rect(), px(Radius::card), Theme::current().surface, Theme::current().line);
}

} // namespace Attendant::Ui
