// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyfilters.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/history/markedtext.h"
#include "ui/organizations/chipflow.h"
#include "ui/organizations/hourssection.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Attendant::Ui {

namespace {

constexpr auto pauseBeforeSearch = 300ms;

Time startOf(QDate date)
{
    return Time(std::chrono::milliseconds(date.startOfDay().toMSecsSinceEpoch()));
}

} // namespace

HistoryFilters::HistoryFilters(const ConsoleStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_search(new SearchField(tr("Search in what was said")))
    , m_custom(new QWidget)
    , m_fromField(new Field(tr("From this day")))
    , m_toField(new Field(tr("To this day")))
    , m_count(new Label({}, 12, QFont::Normal, &Theme::text3))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(px(16), px(12), px(16), px(12));
    outer->setSpacing(px(8));
    m_search->setObjectName(u"historySearchField"_s);
    outer->addWidget(m_search);
    auto *holder = new QWidget;
    auto *flow = new FlowLayout(holder);
    m_spanButton = addFilter(u"historySpanButton"_s, flow);
    m_orgButton = addFilter(u"historyOrganizationButton"_s, flow);
    m_stateButton = addFilter(u"historyStateButton"_s, flow);
    m_escalatedButton = addFilter(u"historyEscalatedButton"_s, flow);
    outer->addWidget(holder);

    auto *dates = new QHBoxLayout(m_custom);
    dates->setContentsMargins(0, 0, 0, 0);
    dates->setSpacing(px(8));
    for (Field *field : {m_fromField, m_toField}) {
        field->setPlaceholderText(QLocale().toString(QDate(2026, 10, 1), u"d MMM yyyy"_s));
        connect(field, &QLineEdit::editingFinished, this, &HistoryFilters::takeCustomDates);
    }
    m_fromField->setObjectName(u"historyFromField"_s);
    m_toField->setObjectName(u"historyToField"_s);
    dates->addWidget(new Label(tr("From"), 12, QFont::Medium, &Theme::text2));
    dates->addWidget(m_fromField, 1);
    dates->addWidget(new Label(tr("to"), 12, QFont::Medium, &Theme::text2));
    dates->addWidget(m_toField, 1);
    m_custom->hide();
    outer->addWidget(m_custom);
    m_count->setTabular(true);
    m_count->setObjectName(u"historyCountLabel"_s);
    m_count->setFixedHeight(px(28)); // in the middle of the buttons beside it
    flow->addWidget(m_count);

    for (const auto &[text, span] : {std::pair(tr("Today"), Span::Today), std::pair(tr("Last 7 days"), Span::Week), std::pair(tr("Last 30 days"), Span::Month),
                                     std::pair(tr("Last 90 days"), Span::Quarter), std::pair(tr("Any time"), Span::Any), std::pair(tr("From … to …"), Span::Custom)})
        connect(m_spanButton->menu()->addAction(text), &QAction::triggered, this, [this, span = span] { choose(span); });
    m_orgMenu = m_orgButton->menu();
    for (const auto &[text, state] : {std::pair(tr("Any status"), CallQuery::State::All), std::pair(tr("In progress"), CallQuery::State::Active),
                                      std::pair(tr("Ended"), CallQuery::State::Ended)}) {
        connect(m_stateButton->menu()->addAction(text), &QAction::triggered, this, [this, state = state] {
            m_state = state;
            refresh();
            Q_EMIT changed();
        });
    }
    for (const auto &[text, value] : {std::pair(tr("Escalated or not"), std::optional<bool>()), std::pair(tr("Escalated"), std::optional(true)),
                                      std::pair(tr("Not escalated"), std::optional(false))}) {
        connect(m_escalatedButton->menu()->addAction(text), &QAction::triggered, this, [this, value = value] {
            m_escalated = value;
            refresh();
            Q_EMIT changed();
        });
    }
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBeforeSearch);
    connect(&m_pause, &QTimer::timeout, this, &HistoryFilters::changed);
    connect(m_search, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_pause.stop();
        Q_EMIT changed();
    });
    setOrganizations();
}

Button *HistoryFilters::addFilter(const QString &objectName, QLayout *layout)
{
    auto *button = new Button;
    button->setObjectName(objectName);
    button->setSize(Button::Size::Small);
    button->setDropDown(true);
    button->setMenu(new QMenu(button));
    layout->addWidget(button);
    return button;
}

void HistoryFilters::refresh()
{
    const auto name = [](Button *button, const QString &text, const QString &what) {
        button->setText(text);
        button->setAccessibleName(what.arg(text));
        button->updateGeometry();
    };
    const QStringList spans{tr("Today"), tr("Last 7 days"), tr("Last 30 days"), tr("Last 90 days"), tr("Any time"), tr("From … to …")};
    name(m_spanButton, spans[int(m_span)], tr("Time: %1"));
    name(m_orgButton, m_org.isEmpty() ? tr("All organizations") : Button::literal(m_store.organizationName(m_org)), tr("Organization: %1"));
    name(m_stateButton, m_state == CallQuery::State::Active ? tr("In progress") : m_state == CallQuery::State::Ended ? tr("Ended") : tr("Any status"),
         tr("Status: %1"));
    name(m_escalatedButton, !m_escalated ? tr("Escalated or not") : *m_escalated ? tr("Escalated") : tr("Not escalated"), tr("Escalation: %1"));
    m_custom->setVisible(m_span == Span::Custom);
}

void HistoryFilters::setOrganizations()
{
    m_orgMenu->clear();
    const auto add = [this](const QString &text, const OrgId &id) {
        connect(m_orgMenu->addAction(text), &QAction::triggered, this, [this, id] {
            m_org = id;
            refresh();
            Q_EMIT changed();
        });
    };
    add(tr("All organizations"), {});
    for (const Organization &organization : m_store.organizations())
        add(organization.name, organization.id);
    refresh();
}

void HistoryFilters::setOrganization(const OrgId &id)
{
    if (m_org == id)
        return;
    m_org = id;
    refresh();
    Q_EMIT changed();
}

void HistoryFilters::choose(Span span)
{
    m_span = span;
    refresh();
    if (span == Span::Custom)
        m_fromField->setFocus();
    Q_EMIT changed();
}

void HistoryFilters::takeCustomDates()
{
    const auto read = [](Field *field) {
        const QDate date = dateFromPeople(field->text());
        field->setProblem(date.isValid() || field->text().trimmed().isEmpty() ? QString() : tr("This is no date. All days are searched meanwhile."));
        return date;
    };
    const QDate from = read(m_fromField), to = read(m_toField);
    if (from == m_from && to == m_to)
        return;
    m_from = from;
    m_to = to;
    Q_EMIT changed();
}

CallQuery HistoryFilters::query() const
{
    CallQuery query;
    query.state = m_state;
    query.org = m_org;
    query.words = words().join(u' ');
    query.escalated = m_escalated;
    const QDate today = QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(m_store.now()).time_since_epoch().count()).date();
    switch (m_span) {
    case Span::Today: query.from = startOf(today); break;
    case Span::Week: query.from = startOf(today.addDays(-6)); break;
    case Span::Month: query.from = startOf(today.addDays(-29)); break;
    case Span::Quarter: query.from = startOf(today.addDays(-89)); break;
    case Span::Any: break;
    case Span::Custom:
        if (m_from.isValid())
            query.from = startOf(m_from);
        if (m_to.isValid())
            query.to = startOf(m_to.addDays(1));
        break;
    }
    return query;
}

QStringList HistoryFilters::words() const
{
    return searchedWords(m_search->text());
}

bool HistoryFilters::isRestricted() const
{
    return !words().isEmpty() || m_span != Span::Any || m_state != CallQuery::State::All || m_escalated.has_value();
}

void HistoryFilters::setCountText(const QString &text)
{
    m_count->setText(text);
}

void HistoryFilters::clear()
{
    const QSignalBlocker blocker(m_search);
    m_search->clear();
    m_pause.stop();
    m_span = Span::Any;
    m_state = CallQuery::State::All;
    m_escalated.reset();
    refresh();
    Q_EMIT changed();
}

QVariantMap HistoryFilters::state() const
{
    return {{u"words"_s, m_search->text()}, {u"organization"_s, m_org.text()}, {u"span"_s, int(m_span)},
            {u"from"_s, m_from}, {u"to"_s, m_to}, {u"state"_s, int(m_state)},
            {u"escalated"_s, m_escalated ? QVariant(*m_escalated) : QVariant()}};
}

void HistoryFilters::restore(const QVariantMap &state)
{
    m_search->setText(state.value(u"words"_s).toString());
    m_org = OrgId(state.value(u"organization"_s).toString());
    m_span = Span(std::clamp(state.value(u"span"_s).toInt(), int(Span::Today), int(Span::Custom)));
    m_from = state.value(u"from"_s).toDate();
    m_to = state.value(u"to"_s).toDate();
    // In the words of the language that is spoken now.
    const auto write = [](Field *field, QDate date) { field->setText(date.isValid() ? QLocale().toString(date, u"d MMM yyyy"_s) : QString()); };
    write(m_fromField, m_from);
    write(m_toField, m_to);
    m_state = CallQuery::State(state.value(u"state"_s).toInt());
    const QVariant escalated = state.value(u"escalated"_s);
    m_escalated = escalated.isValid() ? std::optional(escalated.toBool()) : std::nullopt;
    m_pause.stop();
    refresh();
    Q_EMIT changed();
}

void HistoryFilters::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

} // namespace Attendant::Ui
