// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/livepage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/segmentedfilter.h"
#include "ui/live/callsview.h"
#include "ui/live/readypanel.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr int allRisks = 100;

// A menu of exclusive choices whose button shows the chosen one.
template<typename Chosen>
void addChoices(Button *button, const QList<std::pair<QString, QVariant>> &choices, QObject *context, Chosen chosen)
{
    auto *menu = new QMenu(button);
    auto *group = new QActionGroup(menu);
    for (const auto &[text, value] : choices) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(group->actions().isEmpty());
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, context, [button, chosen, words = text, data = value] {
            button->setText(words);
            button->updateGeometry();
            chosen(data);
        });
    }
    button->setText(choices.first().first);
    button->setMenu(menu);
}

} // namespace

LivePage::LivePage(ConsoleStore &store, QWidget *parent)
    : Page(u"live"_s, tr("Live"), Icon::Live, parent)
    , m_store(store)
    , m_model(store)
    , m_view(new CallsView(m_model))
    , m_stack(new QStackedWidget)
    , m_emptyPage(new QWidget)
    , m_empty(new EmptyState(Icon::Live, tr("No calls right now"), tr("Calls appear here the moment they start.")))
    , m_noMatch(new EmptyState(Icon::Filter, tr("No call matches"), tr("Calls are in progress, but none fits the filters.")))
    , m_loading(new EmptyState(Icon::Live, tr("Reading the calls"), tr("They appear here as soon as the server answers.")))
    , m_ready(new ReadyPanel(store))
{
    buildHead();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    m_emptyPage->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(m_emptyPage);
    column->setContentsMargins(px(16), px(104), px(16), px(24));
    column->setSpacing(px(56));
    column->setAlignment(Qt::AlignTop);
    column->addWidget(m_empty, 0, Qt::AlignHCenter);
    column->addWidget(m_ready); // in the middle, where it is narrower than the page
    column->addStretch(1);
    scroll->setWidget(m_emptyPage);
    m_loading->layout()->setContentsMargins(0, px(104), 0, 0);
    m_noMatch->layout()->setContentsMargins(0, px(104), 0, 0);
    m_noMatch->setAction(tr("Show all calls"), Icon::Undo);
    m_stack->addWidget(m_view);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_noMatch);
    m_stack->addWidget(m_loading);
    body()->addWidget(m_stack);
    setPracticePossible(false);

    connect(m_view, &CallsView::openRequested, this, &LivePage::openCallRequested);
    connect(m_view, &CallsView::takeOverRequested, this, &LivePage::takeOverRequested);
    connect(m_view, &CallsView::listenRequested, this, &LivePage::listenRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_practice)
            Q_EMIT practiceCallRequested();
        else
            Q_EMIT organizationsRequested();
    });
    connect(m_noMatch, &EmptyState::actionTriggered, this, [this] {
        m_phase->menu()->actions().first()->trigger();
        m_channel->menu()->actions().first()->trigger();
        m_risk->choose(allRisks);
    });
    connect(&m_model, &CallsModel::countsChanged, this, &LivePage::onCounts);
    connect(&m_store, &ConsoleStore::loaded, this, &LivePage::chooseState);
    connect(&m_store, &ConsoleStore::ticked, m_ready, [this] {
        if (m_ready->isVisible())
            m_ready->refresh();
    });

    // For the call that has the keyboard's attention; the same keys work on the Call page.
    const auto addKey = [this](const QKeySequence &key, auto request) {
        auto *action = new QAction(this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, request] {
            const Call *call = m_store.call(m_view->currentCall());
            if (call && call->status == CallStatus::InProgress && m_view->isEnabled())
                (this->*request)(call->id);
        });
        addAction(action);
    };
    addKey(Qt::Key_F5, &LivePage::takeOverRequested);
    addKey(Qt::Key_F2, &LivePage::listenRequested);
    onCounts();
}

LivePage::~LivePage()
{
    rememberColumns();
}

void LivePage::buildHead()
{
    m_risk = new SegmentedFilter(tr("Show calls by risk"));
    m_risk->setObjectName(u"riskFilter"_s);
    m_risk->addChoice(allRisks, tr("All"));
    for (const Risk risk : {Risk::Emergency, Risk::Look, Risk::Human, Risk::Routine})
        m_risk->addRiskChoice(int(risk), riskName(risk), risk);
    addToHead(m_risk);
    connect(m_risk, &SegmentedFilter::chosenChanged, this, [this](int id) {
        m_filter.risk = id == allRisks ? std::nullopt : std::optional(Risk(id));
        applyFilter();
    });

    m_phase = new Button;
    m_phase->setObjectName(u"phaseFilterButton"_s);
    m_phase->setDropDown(true);
    QList<std::pair<QString, QVariant>> phases{{tr("All phases"), -1}};
    for (int i = 0; i <= int(Phase::Escalation); ++i)
        phases.append({phaseName(Phase(i)), i});
    addChoices(m_phase, phases, this, [this](const QVariant &value) {
        m_filter.phase = value.toInt() < 0 ? std::nullopt : std::optional(Phase(value.toInt()));
        applyFilter();
    });
    addToHeadRight(m_phase);

    m_channel = new Button;
    m_channel->setObjectName(u"channelFilterButton"_s);
    m_channel->setDropDown(true);
    addChoices(m_channel, {{tr("All channels"), QString()}, {channelName(u"phone"_s), u"phone"_s}, {channelName(u"browser"_s), u"browser"_s},
                           {channelName(u"api"_s), u"api"_s}},
               this, [this](const QVariant &value) {
                   m_filter.channel = value.toString();
                   applyFilter();
               });
    addToHeadRight(m_channel);

    m_mode = new SegmentedFilter(tr("Show calls as"));
    m_mode->setObjectName(u"viewMode"_s);
    m_mode->addIconChoice(int(CallsView::Mode::Cards), tr("Cards"), Icon::Grid);
    m_mode->addIconChoice(int(CallsView::Mode::Table), tr("Table"), Icon::List);
    addToHeadRight(m_mode);
    connect(m_mode, &SegmentedFilter::chosenChanged, this, [this](int id) {
        m_view->setMode(CallsView::Mode(id));
        QSettings().setValue("live/mode", id == int(CallsView::Mode::Table) ? u"table"_s : u"cards"_s);
    });
    const QSettings settings;
    m_view->restoreColumns(settings.value("live/columns").toByteArray());
    if (settings.value("live/mode").toString() == u"table")
        m_mode->choose(int(CallsView::Mode::Table));
}

void LivePage::rememberColumns()
{
    QSettings().setValue("live/columns", m_view->saveColumns());
}

QVariantMap LivePage::filterState() const
{
    const auto chosen = [](const Button *button) {
        const auto actions = button->menu()->actions();
        return int(std::ranges::find_if(actions, &QAction::isChecked) - actions.begin());
    };
    return {{u"risk"_s, m_risk->chosen()}, {u"phase"_s, chosen(m_phase)}, {u"channel"_s, chosen(m_channel)}};
}

void LivePage::restoreFilter(const QVariantMap &state)
{
    const auto choose = [&state](const Button *button, const QString &key) {
        const auto actions = button->menu()->actions();
        if (const int at = state.value(key).toInt(); at > 0 && at < actions.size())
            actions[at]->trigger();
    };
    m_risk->choose(state.value(u"risk"_s, allRisks).toInt());
    choose(m_phase, u"phase"_s);
    choose(m_channel, u"channel"_s);
}

void LivePage::applyFilter()
{
    m_model.setFilter(m_filter);
    chooseState();
}

void LivePage::onCounts()
{
    const auto counts = m_model.countsByRisk();
    int all = 0;
    for (size_t i = 0; i < counts.size(); ++i) {
        m_risk->setCount(int(i), counts[i]);
        all += counts[i];
    }
    m_risk->setCount(allRisks, all);
    chooseState();
}

void LivePage::chooseState()
{
    const bool any = m_store.activeCount() > 0;
    for (QWidget *control : std::initializer_list<QWidget *>{m_risk, m_phase, m_channel, m_mode})
        control->setVisible(any);
    const int before = m_stack->currentIndex();
    if (m_model.rowCount() > 0)
        m_stack->setCurrentIndex(0);
    else if (any)
        m_stack->setCurrentIndex(2);
    else
        m_stack->setCurrentIndex(m_store.isLoaded() ? 1 : 3);
    m_ready->refresh();
    // The first call takes the keyboard's attention, unless something outside of this page has it.
    const QWidget *focused = window()->focusWidget();
    if (before != 0 && m_stack->currentIndex() == 0 && isVisible() && (!focused || focused == window() || isAncestorOf(focused)))
        activated();
}

void LivePage::activated()
{
    if (m_model.rowCount() > 0 && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model.index(0));
    if (m_stack->currentIndex() == 0)
        m_view->setFocus();
    else if (auto *state = qobject_cast<EmptyState *>(m_stack->currentWidget()))
        state->actionButton()->setFocus();
    else
        m_empty->actionButton()->setFocus();
}

void LivePage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    m_view->setSideMargin(margin());
}

void LivePage::setStale(bool stale)
{
    m_view->setStale(stale);
    m_empty->setEnabled(!stale);
}

void LivePage::setPracticePossible(bool possible)
{
    m_practice = possible;
    if (possible)
        m_empty->setAction(tr("Start a practice call"), Icon::Play);
    else
        m_empty->setAction(tr("Look at the organizations"), Icon::Organizations);
}

} // namespace Attendant::Ui
