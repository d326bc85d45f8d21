// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuepage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/common/segmentedfilter.h"
#include "ui/desk/callbacksview.h"
#include "ui/desk/deskstore.h"
#include "ui/desk/openwrapupspanel.h"
#include "ui/desk/peoplepanel.h"
#include "ui/desk/todaypanel.h"
#include "ui/queue/lasttakenpanel.h"
#include "ui/queue/nextstepspanel.h"
#include "ui/queue/offertext.h"
#include "ui/queue/queueitem.h"

#include <QCursor>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

constexpr auto restBeforeLift = 2s; // as on the Live page
constexpr int sideWidth = 328, besideFrom = 1040; // below that the side goes under the calls

} // namespace

QueuePage::QueuePage(ConsoleStore &store, QWidget *parent)
    : Page(u"queue"_s, tr("Queue"), Icon::Queue, parent)
    , m_store(store)
    , m_summary(new Label({}, 13, QFont::Normal, &Theme::text2))
    , m_notice(new Notice)
    , m_column(new QWidget)
    , m_columnLayout(new QVBoxLayout(m_column))
    , m_itemsLayout(new QVBoxLayout)
    , m_empty(new EmptyState(Icon::Queue, tr("Nobody is waiting"), tr("Calls that need a person appear here, and ring.")))
    , m_taken(new LastTakenPanel(store))
    , m_tabs(new SegmentedFilter(tr("What is shown")))
    , m_stack(new QStackedWidget)
    , m_waiting(new QWidget)
    , m_side(new QWidget)
    , m_waitingLayout(new QBoxLayout(QBoxLayout::LeftToRight, m_waiting))
    , m_sideLayout(new QVBoxLayout(m_side))
    , m_callbackLayout(new QVBoxLayout)
{
    m_tabs->setObjectName(u"queueTabs"_s);
    m_tabs->addChoice(WaitingTab, tr("Waiting"));
    m_tabs->addChoice(CallbacksTab, tr("Callbacks"));
    m_tabs->hide(); // until there is a desk
    addToHead(m_tabs);
    m_summary->setTabular(true);
    addToHead(m_summary);

    m_itemsLayout->setSpacing(px(12));
    m_columnLayout->setContentsMargins(0, 0, 0, 0);
    m_columnLayout->setSpacing(px(12));
    m_columnLayout->addWidget(m_notice);
    m_columnLayout->addLayout(m_itemsLayout);
    m_empty->layout()->setContentsMargins(0, px(88), 0, px(64));
    m_columnLayout->addWidget(m_empty, 0, Qt::AlignHCenter);
    m_columnLayout->addWidget(m_taken);
    m_columnLayout->addStretch(1);
    m_sideLayout->setContentsMargins(0, 0, 0, 0);
    m_sideLayout->setSpacing(px(12));
    m_side->hide();
    m_waitingLayout->setSpacing(px(16));
    m_waitingLayout->addWidget(m_column, 1);
    m_waitingLayout->addWidget(m_side, 0, Qt::AlignTop);
    m_scroll = makeScroll(m_waiting);
    m_stack->addWidget(m_scroll);
    auto *callbacks = new QWidget;
    callbacks->setLayout(m_callbackLayout);
    m_stack->addWidget(makeScroll(callbacks));
    body()->addWidget(m_stack);
    QueuePage::setNarrow(false);

    connect(m_tabs, &SegmentedFilter::chosenChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        updateSummary();
    });
    connect(m_taken, &LastTakenPanel::historyRequested, this, &QueuePage::historyRequested);
    connect(&m_store, &ConsoleStore::escalationWaiting, this, &QueuePage::rebuild);
    connect(&m_store, &ConsoleStore::escalationSettled, this, &QueuePage::rebuild);
    connect(&m_store, &ConsoleStore::callRemoved, this, &QueuePage::rebuild);
    connect(&m_store, &ConsoleStore::loaded, this, &QueuePage::rebuild);
    connect(&m_store, &ConsoleStore::callChanged, this, [this](const CallId &id) {
        if (QueueItem *item = itemFor(id))
            item->refresh();
    });
    connect(&m_store, &ConsoleStore::ticked, this, &QueuePage::refreshTimes);
    connect(&m_store, &ConsoleStore::callInHandChanged, this, [this] {
        for (QueueItem *item : m_items)
            item->refresh();
    });
    m_rest.setSingleShot(true);
    m_rest.setInterval(restBeforeLift);
    connect(&m_rest, &QTimer::timeout, this, &QueuePage::onRested);
    rebuild();
}

QScrollArea *QueuePage::makeScroll(QWidget *content) const
{
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Inside the margin, see setNarrow().
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(content);
    content->setAutoFillBackground(false); // setWidget() switched it on
    return scroll;
}

void QueuePage::setDesk(DeskStore &desk)
{
    m_desk = &desk;
    m_people = new PeoplePanel(desk);
    m_wrapups = new OpenWrapupsPanel(desk);
    m_sideLayout->addWidget(m_people);
    m_sideLayout->addWidget(m_wrapups);
    m_sideLayout->addWidget(new TodayPanel(desk));
    m_next = new NextStepsPanel(m_store, desk);
    m_sideLayout->addWidget(m_next);
    m_callbacks = new CallbacksView(m_store, desk);
    m_callbackLayout->addWidget(m_callbacks);
    m_tabs->show();
    m_side->show();
    connect(m_wrapups, &OpenWrapupsPanel::closeRequested, this, &QueuePage::closeWrapupRequested);
    connect(m_callbacks, &CallbacksView::attemptRequested, this, &QueuePage::attemptCallbackRequested);
    connect(m_callbacks, &CallbacksView::doneRequested, this, &QueuePage::finishCallbackRequested);
    connect(m_callbacks, &CallbacksView::openCallRequested, this, &QueuePage::openCallRequested);
    connect(m_callbacks, &CallbacksView::retryRequested, this, &QueuePage::retryRequested);
    connect(m_callbacks, &CallbacksView::openCountChanged, this, &QueuePage::refreshCounts);
    connect(&desk, &DeskStore::meChanged, this, &QueuePage::rebuild);
    placeSide();
    rebuild();
}

void QueuePage::placeSide()
{
    const bool beside = width() >= px(besideFrom);
    m_waitingLayout->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMinimumWidth(beside ? px(sideWidth) : 0);
    m_side->setMaximumWidth(beside ? px(sideWidth) : QWIDGETSIZE_MAX);
}

void QueuePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeSide();
}

void QueuePage::showCallbacks()
{
    m_tabs->choose(CallbacksTab);
    m_stack->setCurrentIndex(CallbacksTab);
    updateSummary();
}

std::vector<CallId> QueuePage::order() const
{
    return queueOrder(m_store, m_desk ? m_desk->me() : UserId());
}

void QueuePage::refreshCounts()
{
    m_tabs->setCount(WaitingTab, m_items.empty() ? std::nullopt : std::optional(int(m_items.size())));
    const int callbacks = m_callbacks ? m_callbacks->openCount() : 0;
    m_tabs->setCount(CallbacksTab, callbacks > 0 ? std::optional(callbacks) : std::nullopt);
}

QueueItem *QueuePage::itemFor(const CallId &id) const
{
    const auto found = std::ranges::find(m_items, id, &QueueItem::callId);
    return found == m_items.end() ? nullptr : *found;
}

QueueItem *QueuePage::makeItem(const CallId &id)
{
    auto *item = new QueueItem(m_store, id);
    item->setStale(m_stale);
    if (m_desk)
        item->setMe(m_desk->me());
    connect(item, &QueueItem::acceptRequested, this, [this](const CallId &call) {
        if (const Call *found = m_store.call(call); found && found->escalation)
            Q_EMIT acceptRequested(found->escalation->id, call);
    });
    connect(item, &QueueItem::declineRequested, this, [this](const CallId &call) {
        if (const Call *found = m_store.call(call); found && found->escalation)
            Q_EMIT declineRequested(found->escalation->id, call);
    });
    connect(item, &QueueItem::openRequested, this, &QueuePage::openCallRequested);
    return item;
}

bool QueuePage::pointerIsOverItems() const
{
    return isVisible() && std::ranges::any_of(m_items, [](const QueueItem *item) { return item->underMouse(); });
}

bool QueuePage::isEmergency(const CallId &id) const
{
    const Call *call = m_store.call(id);
    return call && call->escalation && call->escalation->urgency == Urgency::Emergency;
}

// Nothing moves under the pointer, except for an emergency once the pointer rests: it must not lie behind the scroll bar.
std::vector<QueueItem *> QueuePage::arrange(const std::vector<CallId> &wanted)
{
    std::vector<QueueItem *> next;
    const auto add = [&](const CallId &id) {
        QueueItem *item = itemFor(id);
        if (!item)
            item = makeItem(id);
        if (std::ranges::find(next, item) == next.end())
            next.push_back(item);
    };
    if (pointerIsOverItems()) {
        if (m_lifts)
            std::ranges::for_each(wanted | std::views::filter([this](const CallId &id) { return isEmergency(id); }), add);
        for (QueueItem *item : m_items) {
            if (std::ranges::find(wanted, item->callId()) != wanted.end())
                add(item->callId());
        }
    }
    std::ranges::for_each(wanted, add);
    const auto emergency = [this](const QueueItem *item) { return isEmergency(item->callId()); };
    if (!std::ranges::is_partitioned(next, emergency) && !m_rest.isActive()) {
        m_restsAt = QCursor::pos();
        m_rest.start();
    }
    return next;
}

void QueuePage::onRested()
{
    m_lifts = QCursor::pos() == m_restsAt;
    rebuild(); // waits again if the pointer has moved
    m_lifts = false;
}

void QueuePage::rebuild()
{
    const std::vector<CallId> wanted = order();
    std::vector<QueueItem *> next = arrange(wanted);
    const bool emergencyCame = !next.empty() && isEmergency(next.front()->callId()) && (m_items.empty() || m_items.front() != next.front());
    const bool same = next == m_items;
    if (!same) {
        for (QueueItem *item : m_items) {
            m_itemsLayout->removeWidget(item);
            if (std::ranges::find(next, item) == next.end()) {
                item->hide();
                item->deleteLater();
            }
        }
        m_items = std::move(next);
        QWidget *before = nullptr;
        for (QueueItem *item : m_items) {
            m_itemsLayout->addWidget(item);
            for (QWidget *stop : std::initializer_list<QWidget *>{item, item->acceptButton(), item->declineButton()}) {
                if (before)
                    QWidget::setTabOrder(before, stop);
                before = stop;
            }
        }
        if (emergencyCame)
            m_scroll->verticalScrollBar()->setValue(0);
    }
    for (QueueItem *item : m_items) {
        if (m_desk)
            item->setMe(m_desk->me());
        item->setFirst(!wanted.empty() && item->callId() == wanted.front());
        item->refresh();
    }
    if (m_next)
        m_next->setFirst(wanted.empty() ? CallId() : wanted.front());
    m_empty->setVisible(m_items.empty());
    if (m_store.isLoaded())
        m_empty->setTexts(tr("Nobody is waiting"), tr("Calls that need a person appear here, and ring."));
    else
        m_empty->setTexts(tr("Reading who waits…"), tr("They appear here as soon as the server answers."));
    refreshCounts();
    updateSummary();
}

void QueuePage::refreshTimes()
{
    if (!isVisible())
        return;
    if (m_people)
        m_people->refreshTimes();
    if (m_wrapups)
        m_wrapups->refreshTimes();
    if (m_next)
        m_next->refresh();
    if (m_callbacks)
        m_callbacks->refreshTimes();
    if (m_items.size() > 1 && !pointerIsOverItems())
        rebuild();
    for (QueueItem *item : m_items)
        item->refresh();
    updateSummary();
}

void QueuePage::updateSummary()
{
    const int past = int(std::ranges::count_if(m_items, &QueueItem::isPastTarget));
    QString text;
    if (!m_items.empty())
        text = tr("%n waiting", nullptr, int(m_items.size())) + u", "_s + (past == 0 ? tr("all within target") : tr("%n past target", nullptr, past));
    m_summary->setVisible(m_stack->currentIndex() == WaitingTab);
    m_summary->setText(text);
    m_summary->setColor(past > 0 ? &Theme::amberText : &Theme::text2);
}

void QueuePage::acceptMostUrgent()
{
    const auto waiting = order();
    if (waiting.empty() || m_stale)
        return;
    if (const Call *call = m_store.call(waiting.front()); call && call->escalation)
        Q_EMIT acceptRequested(call->escalation->id, call->id);
}

void QueuePage::showRefusal(const QString &title, const QString &text)
{
    m_notice->showMessage(Notice::Kind::Error, title, text);
    connect(m_notice->addAction(tr("Understood")), &QPushButton::clicked, m_notice, &Notice::dismiss);
}

void QueuePage::activated()
{
    rebuild();
    if (!m_items.empty())
        m_items.front()->acceptButton()->setFocus();
}

void QueuePage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    for (QBoxLayout *layout : {m_waitingLayout, static_cast<QBoxLayout *>(m_callbackLayout)})
        layout->setContentsMargins(margin(), 0, margin() - style()->pixelMetric(QStyle::PM_ScrollBarExtent), margin());
}

void QueuePage::setStale(bool stale)
{
    m_stale = stale;
    for (QueueItem *item : m_items)
        item->setStale(stale);
    if (m_callbacks)
        m_callbacks->setStale(stale);
}

} // namespace Attendant::Ui
