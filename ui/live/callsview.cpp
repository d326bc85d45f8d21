// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/callsview.h"

#include "ui/common/paint.h"

#include <QDateTime>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using Part = CallsDelegate::Part;

constexpr int gap = CallsDelegate::cardGap, bottomMargin = 24, minimumCardWidth = 352, fadeMs = 150;

} // namespace

CallsView::CallsView(CallsModel &model, QWidget *parent)
    : QAbstractItemView(parent)
    , m_model(model)
    , m_delegate(model.store())
    , m_headerModel(new QStandardItemModel(0, CallsDelegate::columnCount, this))
    , m_header(new QHeaderView(Qt::Horizontal, this))
    , m_textScale(ThemeController::textScale())
{
    setObjectName(u"callsView"_s);
    setAccessibleName(tr("Calls in progress"));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there, inside the margin, and invisible while there is nothing to scroll: columns keep their width.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);

    m_headerModel->setHorizontalHeaderLabels({tr("Caller"), tr("Organization"), tr("Channel"), tr("Phase"), tr("Time"), tr("Last line"), tr("State")});
    m_headerModel->setHeaderData(CallsDelegate::TimeColumn, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    m_header->setModel(m_headerModel);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_header->setSectionsMovable(true);
    m_header->setFirstSectionMovable(false);
    m_header->setHighlightSections(false);
    m_header->setMinimumSectionSize(px(56));
    m_header->setFixedHeight(px(32));
    m_header->setFocusPolicy(Qt::NoFocus);
    m_header->setAccessibleName(tr("Columns"));
    const std::array widths{176, 184, 164, 96, 72, 300, 208};
    for (int i = 0; i < CallsDelegate::columnCount; ++i)
        m_header->resizeSection(i, px(widths[size_t(i)]));
    m_header->setSectionResizeMode(CallsDelegate::LineColumn, QHeaderView::Stretch);
    m_header->hide();
    connect(m_header, &QHeaderView::sectionResized, this, [this] { viewport()->update(); });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] { viewport()->update(); });

    setModel(&m_model);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &CallsView::invalidateLayout);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CallsView::invalidateLayout);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &CallsView::invalidateLayout);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] {
        // A call that became an emergency is wider from now on, except under the pointer, where nothing moves.
        if (!m_model.placesHeld())
            invalidateLayout();
        viewport()->update();
    });
    connect(&m_model, &CallsModel::reordered, this, [this] { m_pressed = {}; });
    connect(&m_model, &CallsModel::replaced, this, &CallsView::noteArrival);
    connect(&m_model.store(), &ConsoleStore::ticked, this, [this] { viewport()->update(); });

    m_rest.setSingleShot(true);
    m_rest.setInterval(restBeforeLift);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_model.liftEmergencies();
        // The pointer may rest for minutes: later emergencies are lifted as they come.
        if (m_model.placesHeld())
            m_rest.start();
    });
    m_fade.setInterval(16);
    connect(&m_fade, &QTimer::timeout, this, [this] {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        std::erase_if(m_arrived, [now](const auto &entry) { return now - entry.second > fadeMs; });
        if (m_arrived.empty())
            m_fade.stop();
        viewport()->update();
    });
}

CallsView::~CallsView() = default;

void CallsView::setMode(Mode mode)
{
    m_mode = mode;
    m_header->setVisible(mode == Mode::Table);
    m_focusedPart = Part::Card;
    setViewportMargins(0, mode == Mode::Table ? m_header->height() : 0, 0, 0);
    invalidateLayout();
    updateGeometries();
}

void CallsView::setSideMargin(int margin)
{
    m_sideMargin = margin;
    invalidateLayout();
    updateGeometries();
}

void CallsView::setStale(bool stale)
{
    m_stale = stale;
    viewport()->update();
}

CallId CallsView::currentCall() const
{
    return m_model.idAt(currentIndex().row());
}

QByteArray CallsView::saveColumns() const
{
    QStringList columns; // in the order in which they stand
    for (int at = 0; at < m_header->count(); ++at) {
        const int column = m_header->logicalIndex(at);
        columns << u"%1:%2"_s.arg(column).arg(qRound(m_header->sectionSize(column) / m_textScale));
    }
    return columns.join(u' ').toLatin1();
}

void CallsView::restoreColumns(const QByteArray &state)
{
    const QStringList columns = QString::fromLatin1(state).split(u' ');
    std::vector<std::pair<int, int>> wanted;
    for (const QString &column : columns) {
        bool isNumber = false, isWidth = false;
        const int logical = column.section(u':', 0, 0).toInt(&isNumber), width = column.section(u':', 1).toInt(&isWidth);
        if (!isNumber || !isWidth || logical < 0 || logical >= m_header->count() || width < 0 || width > 4'000
            || std::ranges::contains(wanted, logical, &std::pair<int, int>::first))
            return; // of another version
        wanted.emplace_back(logical, width);
    }
    if (int(wanted.size()) != m_header->count())
        return;
    for (int at = 0; at < int(wanted.size()); ++at) {
        const auto [logical, width] = wanted[size_t(at)];
        m_header->moveSection(m_header->visualIndex(logical), at);
        if (logical != CallsDelegate::LineColumn)
            m_header->resizeSection(logical, qRound(width * m_textScale));
    }
}

int CallsView::contentWidth() const
{
    return width() - 2 * m_sideMargin;
}

int CallsView::columns() const
{
    if (m_mode == Mode::Table)
        return 1;
    const int width = contentWidth();
    return std::max(1, (width + px(gap)) / (px(minimumCardWidth) + px(gap)));
}

void CallsView::invalidateLayout()
{
    m_layoutValid = false;
    // Sizes of scroll bars follow with the next geometry update, which Qt gathers.
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void CallsView::layOut() const
{
    if (m_layoutValid)
        return;
    m_layoutValid = true;
    const int count = m_model.rowCount(), left = m_sideMargin, width = contentWidth();
    m_rects.assign(size_t(count), {});
    m_wide.assign(size_t(count), false);
    if (m_mode == Mode::Table) {
        for (int row = 0; row < count; ++row)
            m_rects[size_t(row)] = QRect(left, row * px(CallsDelegate::rowHeight), width, px(CallsDelegate::rowHeight));
        m_contentHeight = count * px(CallsDelegate::rowHeight) + px(bottomMargin);
        return;
    }
    // Each card takes the first free place that is wide enough, so that no hole stays beside an emergency.
    const int perRow = columns();
    std::vector<std::vector<bool>> used;
    const auto isFree = [&](size_t line, int column) { return line >= used.size() || !used[line][size_t(column)]; };
    size_t firstOpen = 0;
    int lines = 0;
    for (int row = 0; row < count; ++row) {
        const Call *call = m_model.callAt(row);
        const bool wide = perRow >= 3 && call && CallsDelegate::hasButtons(*call);
        const int span = wide ? 2 : 1;
        for (size_t line = firstOpen;; ++line) {
            int column = 0;
            while (column + span <= perRow && !(isFree(line, column) && isFree(line, column + span - 1)))
                ++column;
            if (column + span > perRow)
                continue;
            while (used.size() <= line)
                used.emplace_back(size_t(perRow), false);
            for (int i = 0; i < span; ++i)
                used[line][size_t(column + i)] = true;
            const auto edge = [&](int c) { return left + c * (width + px(gap)) / perRow; };
            m_rects[size_t(row)] = QRect(edge(column), int(line) * px(CallsDelegate::cardHeight + gap), edge(column + span) - px(gap) - edge(column),
                                         px(CallsDelegate::cardHeight));
            m_wide[size_t(row)] = wide;
            lines = std::max(lines, int(line) + 1);
            break;
        }
        while (firstOpen < used.size() && std::ranges::find(used[firstOpen], false) == used[firstOpen].end())
            ++firstOpen;
    }
    m_contentHeight = lines * px(CallsDelegate::cardHeight + gap) - px(gap) + px(m_sideMargin < px(24) ? 16 : bottomMargin);
}

QRect CallsView::contentRect(int row) const
{
    layOut();
    return row >= 0 && row < int(m_rects.size()) ? m_rects[size_t(row)] : QRect();
}

int CallsView::contentHeight() const
{
    layOut();
    return m_contentHeight;
}

QRect CallsView::visualRect(const QModelIndex &index) const
{
    const QRect rect = index.isValid() ? contentRect(index.row()) : QRect();
    return rect.isNull() ? rect : rect.translated(0, -verticalOffset());
}

QRect CallsView::partRect(const QModelIndex &index, Part part) const
{
    const Call *call = m_model.callAt(index.row());
    if (!call || (part != Part::Card && m_mode == Mode::Table))
        return {};
    const QRect card = visualRect(index);
    return CallsDelegate::partRect(card, *call, m_wide[size_t(index.row())], part);
}

QModelIndex CallsView::indexAt(const QPoint &point) const
{
    layOut();
    const QPoint spot = point + QPoint(0, verticalOffset());
    for (size_t row = 0; row < m_rects.size(); ++row) {
        if (m_rects[row].contains(spot))
            return m_model.index(int(row));
    }
    return {};
}

void CallsView::scrollTo(const QModelIndex &index, ScrollHint)
{
    const QRect rect = visualRect(index);
    if (rect.isNull())
        return;
    // The focus ring and the gap above stay visible too.
    if (rect.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top() - (index.row() == 0 ? px(gap) : 0));
    else if (rect.bottom() + px(gap) > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.bottom() + px(gap) - viewport()->height());
}

int CallsView::horizontalOffset() const
{
    return 0;
}

int CallsView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void CallsView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    selectionModel()->select(indexAt(rect.topLeft()), flags);
}

QRegion CallsView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    const auto indexes = selection.indexes();
    for (const QModelIndex &index : indexes)
        region += visualRect(index).adjusted(-4, -4, 4, 4);
    return region;
}

void CallsView::updateGeometries()
{
    m_layoutValid = false;
    m_header->setGeometry(m_sideMargin, 0, contentWidth(), m_header->height());
    verticalScrollBar()->setSingleStep(px(40));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

double CallsView::freshness(const CallId &id) const
{
    const auto found = m_arrived.find(id);
    return found == m_arrived.end() ? 0 : 1.0 - std::clamp(double(QDateTime::currentMSecsSinceEpoch() - found->second) / fadeMs, 0.0, 1.0);
}

CallsDelegate::State CallsView::stateOf(int row) const
{
    CallsDelegate::State state;
    const CallId id = m_model.idAt(row);
    state.hovered = id == m_hovered && !id.isEmpty();
    state.current = currentIndex().row() == row;
    state.focused = hasFocus();
    state.stale = m_stale;
    state.wide = m_wide[size_t(row)];
    state.fresh = freshness(id);
    state.focusedPart = m_focusedPart;
    state.hoveredPart = state.hovered ? m_hoveredPart : Part::Card;
    state.pressedPart = id == m_pressed && !id.isEmpty() ? m_pressedPart : Part::Card;
    return state;
}

void CallsView::paintEvent(QPaintEvent *event)
{
    layOut();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::current().page);
    const QRect dirty = event->rect().adjusted(-4, -4, 4, 4);
    for (int row = 0; row < int(m_rects.size()); ++row) {
        const QRect rect = m_rects[size_t(row)].translated(0, -verticalOffset());
        const Call *call = rect.intersects(dirty) ? m_model.callAt(row) : nullptr;
        if (!call)
            continue;
        if (m_mode == Mode::Cards)
            m_delegate.paintCard(&painter, rect, *call, stateOf(row));
        else
            m_delegate.paintRow(&painter, rect, *call, stateOf(row), *m_header);
    }
}

void CallsView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_delegate.clearCache();
    QAbstractItemView::changeEvent(event);
}

void CallsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    m_model.setCurrentRow(current.row());
    m_focusedPart = Part::Card;
    if (current.isValid() && hasFocus())
        scrollTo(current);
    viewport()->update();
}

void CallsView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    invalidateLayout();
    for (int row = start; row <= end; ++row)
        noteArrival(row);
}

void CallsView::noteArrival(int row)
{
    if (!ThemeController::animates())
        return;
    m_arrived.insert_or_assign(m_model.idAt(row), QDateTime::currentMSecsSinceEpoch());
    m_fade.start();
}

} // namespace Attendant::Ui
