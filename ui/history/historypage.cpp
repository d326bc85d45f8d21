// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypage.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/paint.h"
#include "ui/common/panel.h"
#include "ui/history/historydelegate.h"
#include "ui/history/historydetail.h"
#include "ui/history/historyfilters.h"
#include "ui/history/historymodel.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QListView>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

/// The list's column: the surface with a line at its right.
class ResultColumn : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().surface);
        painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::current().line);
    }
};

} // namespace

HistoryPage::HistoryPage(ConsoleStore &store, ApiClient &api, QWidget *parent)
    : Page(u"history"_s, tr("History"), Icon::History, parent)
    , m_store(store)
    , m_model(new HistoryModel(api, this))
    , m_filters(new HistoryFilters(store))
    , m_detail(new HistoryDetail(store, api))
    , m_view(new QListView)
    , m_stack(new QStackedWidget)
    , m_left(new ResultColumn)
    , m_empty(new EmptyState(Icon::History, {}, {}))
    , m_notice(new Notice)
{
    setHeadVisible(false);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    body()->addLayout(row, 1);
    row->addWidget(m_left);
    row->addWidget(m_detail, 1);

    auto *column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addWidget(m_filters);
    column->addWidget(new HairLine);
    auto *noticeHolder = new QVBoxLayout;
    noticeHolder->setContentsMargins(px(8), 0, px(8), 0);
    noticeHolder->addWidget(m_notice);
    column->addLayout(noticeHolder);
    m_view->setObjectName(u"historyView"_s);
    m_view->setAccessibleName(tr("Calls found"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new HistoryDelegate(store, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->viewport()->setAutoFillBackground(false);
    auto *emptyHolder = new QWidget;
    auto *emptyLayout = new QVBoxLayout(emptyHolder);
    emptyLayout->addSpacing(px(80));
    emptyLayout->addWidget(m_empty, 1);
    m_stack->addWidget(m_view);
    m_stack->addWidget(emptyHolder);
    column->addWidget(m_stack, 1);

    auto *find = new QAction(tr("Search"), this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(find);
    connect(find, &QAction::triggered, m_filters, &HistoryFilters::focusSearch);
    connect(m_filters, &HistoryFilters::changed, this, &HistoryPage::search);
    connect(m_model, &HistoryModel::stateChanged, this, &HistoryPage::onStateChanged);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        const CallId id(current.data(HistoryModel::IdRole).toString());
        if (!id.isEmpty() && id != m_detail->shown())
            m_detail->showCall(id);
    });
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT openCallRequested(CallId(index.data(HistoryModel::IdRole).toString()));
    });
    connect(m_detail, &HistoryDetail::openRequested, this, &HistoryPage::openCallRequested);
    connect(m_detail, &HistoryDetail::writeFailed, this, [this](const QString &file, const QString &reason) {
        m_notice->showMessage(Notice::Kind::Error, tr("Could not write %1").arg(QFileInfo(file).fileName()), reason);
        connect(m_notice->addAction(tr("Close")), &QPushButton::clicked, m_notice, &Notice::dismiss);
    });
    connect(m_detail, &HistoryDetail::written, this,
            [this](const QString &file) { m_notice->showDone(tr("Saved as %1").arg(QFileInfo(file).fileName()), file); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_model->state() == HistoryModel::State::Failed)
            m_model->searchAgain();
        else
            m_filters->clear();
    });
    connect(&m_store, &ConsoleStore::organizationsChanged, m_filters, &HistoryFilters::setOrganizations);
    connect(&m_store, &ConsoleStore::organizationFilterChanged, this, [this] { m_filters->setOrganization(m_store.organizationFilter()); });
    HistoryPage::setNarrow(false);
}

void HistoryPage::activated()
{
    if (m_model->state() == HistoryModel::State::Empty)
        m_filters->setOrganization(m_store.organizationFilter());
    // Somebody who reads further down is not thrown back to the top.
    if (m_view->verticalScrollBar()->value() == 0)
        search();
}

void HistoryPage::setNarrow(bool narrow)
{
    Page::setNarrow(narrow);
    m_left->setFixedWidth(px(narrow ? 360 : 432));
}

void HistoryPage::setStale(bool stale)
{
    if (!stale && isVisible() && m_model->state() != HistoryModel::State::Empty)
        m_model->searchAgain();
}

void HistoryPage::showCall(const CallId &id)
{
    if (const int row = m_model->rowOf(id); row >= 0)
        m_view->setCurrentIndex(m_model->index(row));
    else
        m_view->selectionModel()->clear();
    m_detail->showCall(id);
}

void HistoryPage::search()
{
    m_notice->dismiss();
    m_detail->setWords(m_filters->words());
    m_model->search(m_filters->query(), m_filters->words());
}

void HistoryPage::onStateChanged()
{
    const int count = m_model->rowCount();
    switch (m_model->state()) {
    case HistoryModel::State::Empty:
        return;
    case HistoryModel::State::Loading:
        m_filters->setCountText(tr("Searching…"));
        if (count == 0) {
            m_empty->setTexts(tr("Searching…"), {});
            m_empty->setAction({});
            m_stack->setCurrentIndex(1);
        }
        return;
    case HistoryModel::State::Failed:
        if (count > 0) {
            m_filters->setCountText(tr("%n calls, and more", nullptr, count));
            m_notice->showMessage(Notice::Kind::Error, tr("Could not read further"), errorSentence(m_model->error().code));
            connect(m_notice->addAction(tr("Try again")), &QPushButton::clicked, this, [this] {
                m_notice->dismiss();
                m_model->fetchMore({});
            });
            return;
        }
        m_filters->setCountText({});
        m_empty->setTexts(tr("Could not search"), errorSentence(m_model->error().code));
        m_empty->setAction(tr("Try again"), Icon::Refresh);
        m_stack->setCurrentIndex(1);
        return;
    case HistoryModel::State::Ready:
        break;
    }
    m_notice->dismiss();
    m_stack->setCurrentIndex(count == 0 ? 1 : 0);
    if (count == 0) {
        m_filters->setCountText(tr("No calls"));
        if (m_filters->isRestricted()) {
            m_empty->setTexts(tr("Nothing found"), tr("No call has all of these words and fits the filters."));
            m_empty->setAction(tr("Search everywhere"));
        } else {
            m_empty->setTexts(tr("No calls yet"), tr("Calls appear here from the moment they start."));
            m_empty->setAction({});
        }
        return;
    }
    m_filters->setCountText(!m_model->isComplete() ? tr("More than %n calls", nullptr, count) : count == 1 ? tr("1 call") : tr("%n calls", nullptr, count));
    // What was read stays in view when it is still among the found ones; else the newest is shown.
    if (!m_view->currentIndex().isValid()) {
        const int row = m_model->rowOf(m_detail->shown());
        m_view->setCurrentIndex(m_model->index(std::max(0, row)));
    }
}

void HistoryPage::setDevices(AudioDevices &devices)
{
    m_detail->setDevices(devices);
}

QVariantMap HistoryPage::searchState() const
{
    if (m_model->state() == HistoryModel::State::Empty)
        return {};
    QVariantMap state = m_filters->state();
    state.insert(u"call"_s, m_detail->shown().text());
    return state;
}

void HistoryPage::restoreSearch(const QVariantMap &state)
{
    if (state.isEmpty())
        return;
    if (const CallId call(state.value(u"call"_s).toString()); !call.isEmpty())
        m_detail->showCall(call);
    m_filters->restore(state);
}

void HistoryPage::setMayReview(bool may)
{
    m_detail->setMayReview(may);
}

} // namespace Attendant::Ui
