// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuepage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/queue/lasttakenpanel.h"
#include "ui/queue/queueitem.h"

#include <QCursor>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

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
{
    m_summary->setTabular(true);
    addToHead(m_summary);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Inside the margin, see setNarrow().
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    scroll->viewport()->setAutoFillBackground(false);
    m_column->setAutoFillBackground(false);
    m_itemsLayout->setSpacing(px(12));
    m_columnLayout->setSpacing(px(12));
    m_columnLayout->addWidget(m_notice);
    m_columnLayout->addLayout(m_itemsLayout);
    m_empty->layout()->setContentsMargins(0, px(88), 0, px(64));
    m_columnLayout->addWidget(m_empty, 0, Qt::AlignHCenter);
    m_columnLayout->addWidget(m_taken);
    m_columnLayout->addStretch(1);
    scroll->setWidget(m_column);
    body()->addWidget(scroll);
    QueuePage::setNarrow(false);

    connect(m_taken, &LastTakenPanel::historyRequested, this, &QueuePage::historyRequested);
    connect(&m_store, &ConsoleStore::escalationWaiting, this, &QueuePage::rebuild);
    connect(&m_store, &ConsoleStore::escalationSettled, this, &QueuePage::rebuild);
    connect(&m_store, &ConsoleStore::callRemoved, this, &QueuePage::rebuild);
    connect(&m_store, &ConsoleStore::loaded, this, &QueuePage::rebuild);
    connect(&m_store, &ConsoleStore::organizationFilterChanged, this, &QueuePage::rebuild);
    connect(&m_store, &ConsoleStore::callChanged, this, [this](const CallId &id) {
        if (QueueItem *item = itemFor(id))
            item->refresh();
    });
    connect(&m_store, &ConsoleStore::ticked, this, &QueuePage::refreshTimes);
    rebuild();
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

void QueuePage::rebuild()
{
    std::vector<CallId> wanted = m_store.waitingCalls();
    const bool hold = pointerIsOverItems();
    std::vector<QueueItem *> next;
    if (hold) {
        for (QueueItem *item : m_items) {
            if (std::ranges::find(wanted, item->callId()) != wanted.end())
                next.push_back(item);
        }
    }
    for (const CallId &id : wanted) {
        QueueItem *item = itemFor(id);
        if (!item)
            item = makeItem(id);
        if (std::ranges::find(next, item) == next.end())
            next.push_back(item);
    }
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
            if (before)
                QWidget::setTabOrder(before, item->acceptButton());
            before = item->acceptButton();
        }
    }
    for (QueueItem *item : m_items) {
        item->setFirst(!wanted.empty() && item->callId() == wanted.front());
        item->refresh();
    }
    m_empty->setVisible(m_items.empty());
    if (!m_items.empty() && m_notice->kind() == Notice::Kind::Info)
        m_notice->dismiss();
    updateSummary();
}

void QueuePage::refreshTimes()
{
    if (!isVisible())
        return;
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
    m_summary->setText(text);
    m_summary->setColor(past > 0 ? &Theme::amberText : &Theme::text2);
}

void QueuePage::acceptMostUrgent()
{
    const auto waiting = m_store.waitingCalls();
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
    m_columnLayout->setContentsMargins(margin(), 0, margin() - style()->pixelMetric(QStyle::PM_ScrollBarExtent), margin());
}

void QueuePage::setStale(bool stale)
{
    m_stale = stale;
    for (QueueItem *item : m_items)
        item->setStale(stale);
}

} // namespace Attendant::Ui
