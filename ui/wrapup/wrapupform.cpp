// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wrapup/wrapupform.h"

#include "ui/call/outcomes.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/common/panel.h"
#include "ui/organizations/fieldbinding.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

constexpr auto hurryFrom = 30s; // the time that is left turns amber

Label *nameOf(const QString &text, QWidget *buddy)
{
    auto *label = new Label(text, 12, QFont::Medium, &Theme::text2);
    label->setBuddy(buddy);
    label->setContentsMargins(0, px(8), 0, 0);
    return label;
}

} // namespace

WrapupForm::WrapupForm(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label(tr("Wrap-up"), 13, QFont::DemiBold))
    , m_time(new Label({}, 12, QFont::Medium, &Theme::text2))
    , m_markText(new Label({}, 12, QFont::Normal, &Theme::text3))
    , m_intakeTitle(new Label(tr("Correct the intake"), 13, QFont::DemiBold))
    , m_markIcon(new IconView(Icon::Check, 14))
    , m_problem(new Notice)
    , m_outcome(new QComboBox)
    , m_notes(new TextBox(tr("Notes"), 5))
    , m_hasFollowUp(new QCheckBox(tr("Follow up on")))
    , m_followUp(new QDateEdit)
    , m_intakeLayout(new QVBoxLayout)
    , m_finish(new PrimaryButton(tr("Finish"), Icon::Check))
{
    setObjectName(u"wrapupForm"_s);
    setAccessibleName(tr("Wrap-up"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(buildHead());
    outer->addWidget(new HairLine);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(px(16), px(8), px(16), px(16));
    column->setSpacing(px(4));
    buildFields(column);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() switched it on
    outer->addWidget(scroll, 1);
    outer->addWidget(new HairLine);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(16), px(12), px(16), px(12));
    auto *finish = new QAction(tr("Finish"), this);
    finish->setShortcut(QKeySequence::Save);
    finish->setShortcutContext(Qt::WindowShortcut);
    finish->setToolTip(tr("Ends the wrap-up; everything is saved already"));
    addAction(finish);
    m_finish->setObjectName(u"finishWrapupButton"_s);
    m_finish->setFollowedAction(finish);
    foot->addStretch(1);
    foot->addWidget(m_finish);
    outer->addLayout(foot);
    connect(finish, &QAction::triggered, this, [this] {
        if (!m_wrapup.id.isEmpty())
            Q_EMIT finishRequested(m_wrapup.id);
    });
    setNarrow(false);
    setMark(Mark::Saved);
}

QWidget *WrapupForm::buildHead()
{
    auto *head = new QWidget;
    head->setFixedHeight(px(44));
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(px(16), 0, px(16), 0);
    line->setSpacing(px(8));
    m_time->setTabular(true);
    m_time->setObjectName(u"wrapupTimeLabel"_s);
    m_markText->setObjectName(u"wrapupMarkLabel"_s);
    line->addWidget(m_title);
    line->addWidget(m_time);
    line->addStretch(1);
    line->addWidget(m_markIcon);
    line->addWidget(m_markText);
    return head;
}

void WrapupForm::buildFields(QVBoxLayout *column)
{
    m_problem->setObjectName(u"wrapupProblem"_s);
    column->addWidget(m_problem);
    m_outcome->setObjectName(u"outcomeCombo"_s);
    m_outcome->setAccessibleName(tr("What came of it"));
    m_outcome->setFocusPolicy(Qt::StrongFocus); // a wheel over the form scrolls the form
    column->addWidget(nameOf(tr("What came of it"), m_outcome));
    column->addWidget(m_outcome);
    m_notes->setObjectName(u"notesText"_s);
    m_notes->setPlaceholderText(tr("Notes for whoever reads this later"));
    column->addWidget(nameOf(tr("Notes"), m_notes));
    column->addWidget(m_notes);
    m_hasFollowUp->setObjectName(u"followUpCheck"_s);
    m_followUp->setObjectName(u"followUpDate"_s);
    m_followUp->setAccessibleName(tr("Follow-up date"));
    m_followUp->setCalendarPopup(true);
    m_followUp->setFocusPolicy(Qt::StrongFocus);
    m_followUp->setEnabled(false);
    auto *date = new QHBoxLayout;
    date->setContentsMargins(0, px(8), 0, px(8));
    date->setSpacing(px(8));
    date->addWidget(m_hasFollowUp);
    date->addWidget(m_followUp, 1);
    column->addLayout(date);
    column->addWidget(new HairLine);
    m_intakeTitle->setContentsMargins(0, px(8), 0, 0);
    column->addWidget(m_intakeTitle);
    m_intakeLayout->setSpacing(px(4));
    column->addLayout(m_intakeLayout);
    column->addStretch(1);

    connect(m_outcome, &QComboBox::currentIndexChanged, this, [this] { emitEdited(u"outcome"_s, m_outcome->currentData().toString()); });
    connect(m_notes, &QPlainTextEdit::textChanged, this, [this] { emitEdited(u"notes"_s, m_notes->toPlainText()); });
    const auto followUp = [this] {
        m_followUp->setEnabled(m_hasFollowUp->isChecked());
        emitEdited(u"follow_up"_s, m_hasFollowUp->isChecked() ? QJsonValue(m_followUp->date().toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null));
    };
    connect(m_hasFollowUp, &QCheckBox::toggled, this, followUp);
    connect(m_followUp, &QDateEdit::dateChanged, this, followUp);
}

void WrapupForm::setNarrow(bool narrow)
{
    setFixedWidth(px(narrow ? 328 : 372));
}

void WrapupForm::emitEdited(const QString &key, const QJsonValue &value)
{
    if (!m_showing && !m_wrapup.id.isEmpty())
        Q_EMIT edited(m_wrapup.id, {{key, value}});
}

void WrapupForm::clear()
{
    m_wrapup = {};
    m_problem->dismiss();
}

void WrapupForm::showWrapup(const Wrapup &wrapup, const Organization *organization, const QJsonObject &intake, const QJsonObject &pending)
{
    const bool other = wrapup.id != m_wrapup.id;
    const bool same = !other && wrapup == m_wrapup && intake == m_intake;
    if (same)
        return;
    const QScopedValueRollback showing(m_showing, true);
    m_wrapup = wrapup;
    m_intake = intake;
    m_title->setText(tr("Wrap-up"));
    if (other)
        fillOutcomes(organization);
    fillIntake(organization, intake);
    showValues(other, pending);
}

void WrapupForm::fillOutcomes(const Organization *organization)
{
    m_outcome->clear();
    m_outcome->addItem(tr("Choose an outcome"), QString());
    for (const Outcome &outcome : outcomesOf(organization ? *organization : Organization()))
        m_outcome->addItem(organization && organization->config.contains("outcomes"_L1) ? outcome.label : outcomeName(outcome.code), outcome.code);
}

// A row for each field that the office asks for, and for whatever else was noted.
void WrapupForm::fillIntake(const Organization *organization, const QJsonObject &intake)
{
    std::vector<std::pair<QString, QString>> wanted;
    const auto has = [&](const QString &key) { return std::ranges::contains(wanted, key, &std::pair<QString, QString>::first); };
    for (const auto &field : (organization ? *organization : Organization()).intakeFields())
        wanted.emplace_back(field.key, field.label);
    for (const QJsonObject &values : {intake, m_wrapup.intake}) {
        for (auto it = values.begin(); it != values.end(); ++it) {
            if (!has(it.key()) && !it.value().isObject() && !it.value().isArray())
                wanted.emplace_back(it.key(), QString(it.key()).replace(u'_', u' '));
        }
    }
    const bool same = std::ranges::equal(wanted, m_intakeRows, {}, &std::pair<QString, QString>::first, &IntakeRow::key);
    if (same)
        return;
    while (QLayoutItem *item = m_intakeLayout->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_intakeRows.clear();
    for (const auto &[key, label] : wanted) {
        auto *field = new Field(label);
        field->setObjectName(u"intake_"_s + key);
        m_intakeLayout->addWidget(nameOf(label, field));
        m_intakeLayout->addWidget(field);
        m_intakeRows.push_back({key, field});
        connect(field, &QLineEdit::textEdited, this, [this, key](const QString &text) {
            // Back to what the call has: no correction.
            const bool corrected = text != m_intake.value(key).toVariant().toString();
            emitEdited(u"intake"_s, QJsonObject{{key, corrected ? QJsonValue(text) : QJsonValue(QJsonValue::Null)}});
        });
    }
    QWidget *before = m_followUp;
    for (const IntakeRow &row : m_intakeRows) {
        setTabOrder(before, row.field);
        before = row.field;
    }
    setTabOrder(before, m_finish);
}

// What somebody is typing into stays as it is, and what the server does not have yet stands over what it has: its echo may be older.
void WrapupForm::showValues(bool all, const QJsonObject &pending)
{
    const auto mayChange = [all](const QWidget *widget) { return all || !widget->hasFocus(); };
    const QString outcome = pending.value("outcome"_L1).toString(m_wrapup.outcome), notes = pending.value("notes"_L1).toString(m_wrapup.notes);
    if (mayChange(m_outcome))
        m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(outcome)));
    if (mayChange(m_notes) && m_notes->toPlainText() != notes)
        m_notes->setPlainText(notes);
    if (mayChange(m_followUp) && mayChange(m_hasFollowUp)) {
        const QDate date = pending.contains("follow_up"_L1) ? QDate::fromString(pending.value("follow_up"_L1).toString(), Qt::ISODate) : m_wrapup.followUp;
        m_followUp->setMinimumDate(QDate());
        m_followUp->setDate(date.isValid() ? date : QDate::currentDate().addDays(1));
        m_hasFollowUp->setChecked(date.isValid());
        m_followUp->setEnabled(m_hasFollowUp->isChecked());
    }
    const QJsonObject typed = pending.value("intake"_L1).toObject();
    for (const IntakeRow &row : m_intakeRows) {
        QJsonValue value = m_wrapup.intake.contains(row.key) ? m_wrapup.intake.value(row.key) : m_intake.value(row.key);
        if (typed.contains(row.key)) // null: the correction was taken back
            value = typed.value(row.key).isNull() ? m_intake.value(row.key) : typed.value(row.key);
        if (mayChange(row.field) && row.field->text() != value.toVariant().toString())
            row.field->setText(value.toVariant().toString());
    }
}

void WrapupForm::setMark(Mark mark, const QString &problem)
{
    m_markIcon->setVisible(mark != Mark::Saving);
    if (mark == Mark::Saved)
        m_markIcon->setIcon(Icon::Check);
    else
        m_markIcon->setRisk(Risk::Look);
    m_markText->setText(mark == Mark::Saved    ? tr("Saved")
                        : mark == Mark::Saving ? tr("Saving…")
                        : mark == Mark::Waiting ? tr("Not saved yet")
                                                : tr("Not saved"));
    m_markText->setColor(mark == Mark::Waiting || mark == Mark::Refused ? &Theme::amberText : &Theme::text3);
    if (mark == Mark::Refused)
        m_problem->showMessage(Notice::Kind::Error, tr("This is not saved"), problem);
    else if (mark == Mark::Waiting)
        m_problem->showMessage(Notice::Kind::Stale, tr("The server cannot be reached"), tr("What you write is kept here and saved as soon as it is back."));
    else
        m_problem->dismiss();
}

void WrapupForm::setFinishing(bool finishing)
{
    for (QAction *action : actions())
        action->setEnabled(!finishing);
}

void WrapupForm::setNow(Time now)
{
    const auto left = secondsBetween(now, m_wrapup.endsAt);
    m_time->setText(m_wrapup.endsAt > now ? tr("%1 left").arg(shortTime(left)) : tr("time is up"));
    m_time->setColor(left < hurryFrom ? &Theme::amberText : &Theme::text2);
}

void WrapupForm::start()
{
    if (m_outcome->currentData().toString().isEmpty())
        m_outcome->setFocus(Qt::OtherFocusReason);
    else
        m_notes->setFocus(Qt::OtherFocusReason);
}

void WrapupForm::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().surface);
    painter.fillRect(QRect(0, 0, 1, height()), Theme::current().line);
}

} // namespace Attendant::Ui
