// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/callsmodel.h"

#include "ui/common/escalationtext.h"
#include "ui/common/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

constexpr std::chrono::milliseconds frame(33);

} // namespace

CallsModel::CallsModel(ConsoleStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(frame);
    connect(&m_flush, &QTimer::timeout, this, &CallsModel::flush);
    connect(&m_store, &ConsoleStore::callAdded, this, &CallsModel::note);
    connect(&m_store, &ConsoleStore::callChanged, this, &CallsModel::note);
    connect(&m_store, &ConsoleStore::callRemoved, this, [this](const CallId &id) {
        // While places are held the row stays, shown as ended, so that its neighbours stay too.
        m_countsDirty = true;
        note(id);
    });
    connect(&m_store, &ConsoleStore::organizationFilterChanged, this, &CallsModel::rebuild);
    connect(&m_store, &ConsoleStore::organizationsChanged, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
    });
    rebuild();
}

int CallsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CallsModel::data(const QModelIndex &index, int role) const
{
    const Call *call = index.isValid() && index.model() == this ? callAt(index.row()) : nullptr;
    if (!call)
        return {};
    const Risk risk = riskOf(*call);
    switch (role) {
    case IdRole: return call->id.text();
    case RiskRole: return int(risk);
    case Qt::DisplayRole: return callerName(call->caller, call->channel);
    case Qt::AccessibleTextRole: {
        // What the card says, in the order in which it matters.
        QStringList parts{riskName(risk), callerName(call->caller, call->channel), m_store.organizationName(call->orgId), phaseName(call->phase)};
        if (call->isWaitingForHuman())
            parts << escalationSentence(*call->escalation);
        if (risk == Risk::Human)
            parts << tr("%1 is on the line").arg(call->humanName);
        if (!call->lastLine.isEmpty())
            parts << tr("%1: %2").arg(speakerName(call->lastSpeaker, call->humanName), call->lastLine);
        return parts.join(u", ");
    }
    default: return {};
    }
}

const Call *CallsModel::callAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_store.call(m_rows[size_t(row)]) : nullptr;
}

CallId CallsModel::idAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_rows[size_t(row)] : CallId();
}

int CallsModel::rowOf(const CallId &id) const
{
    const auto found = std::ranges::find(m_rows, id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void CallsModel::liftEmergencies()
{
    const auto isEmergency = [this](const CallId &id) {
        const Call *call = m_store.call(id);
        return call && riskOf(*call) == Risk::Emergency;
    };
    if (m_held && !std::ranges::is_partitioned(m_rows, isEmergency))
        sortRows();
}

bool CallsModel::passes(const Call &call, bool withRisk) const
{
    if (!m_store.isShown(call) || call.status != CallStatus::InProgress)
        return false;
    if (m_filter.phase && call.phase != *m_filter.phase)
        return false;
    if (!m_filter.channel.isEmpty() && call.channel != m_filter.channel)
        return false;
    return !withRisk || !m_filter.risk || riskOf(call) == *m_filter.risk;
}

void CallsModel::setFilter(const Filter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    rebuild();
}

std::array<int, 4> CallsModel::countsByRisk() const
{
    std::array<int, 4> counts{};
    for (const CallId &id : m_store.activeCalls()) {
        const Call *call = m_store.call(id);
        if (call && passes(*call, false))
            ++counts[size_t(riskOf(*call))];
    }
    return counts;
}

void CallsModel::setPlacesHeld(bool held)
{
    if (m_held == held)
        return;
    m_held = held;
    if (!held) {
        flush();
        sortRows();
    }
}

void CallsModel::note(const CallId &id)
{
    m_changed.insert(id);
    if (!m_flush.isActive())
        m_flush.start();
}

void CallsModel::flush()
{
    m_flush.stop();
    if (!m_changed.empty()) {
        m_countsDirty = true;
        int first = int(m_rows.size()), last = -1;
        // Where rows are, as long as none moves: a search per call would cost more than all the rest when hundreds speak at once.
        std::unordered_map<CallId, int> places;
        const auto place = [&](const CallId &id) {
            if (places.empty()) {
                for (size_t row = 0; row < m_rows.size(); ++row)
                    places.emplace(m_rows[row], int(row));
            }
            const auto found = places.find(id);
            return found == places.end() ? -1 : found->second;
        };
        for (const CallId &id : std::exchange(m_changed, {})) {
            const Call *call = m_store.call(id);
            const int row = place(id);
            const bool shown = call && passes(*call, true);
            if (row < 0 && shown) {
                insert(id);
                places.clear();
            } else if (row >= 0 && !shown && !m_held) {
                remove(row);
                places.clear();
                first = 0;
                last = int(m_rows.size()) - 1;
            } else if (row >= 0) {
                first = std::min(first, row);
                last = std::max(last, row);
            }
        }
        last = std::min(last, int(m_rows.size()) - 1);
        if (first <= last)
            Q_EMIT dataChanged(index(first), index(last));
        if (!m_held)
            sortRows();
    }
    if (std::exchange(m_countsDirty, false))
        Q_EMIT countsChanged();
}

void CallsModel::insert(const CallId &id)
{
    int row = int(m_rows.size());
    if (m_held) {
        // The place of a call that has ended is free: taking it moves nobody, and the list does not grow for as long as a pointer rests on it.
        for (int place = 0; place < int(m_rows.size()); ++place) {
            const Call *there = callAt(place);
            if (place == m_pointed || place == m_current || (there && passes(*there, true)))
                continue;
            m_rows[size_t(place)] = id;
            Q_EMIT dataChanged(index(place), index(place));
            Q_EMIT replaced(place);
            return;
        }
    } else {
        const Call *call = m_store.call(id);
        const auto place = std::ranges::find_if(m_rows, [&](const CallId &other) {
            const Call *that = m_store.call(other);
            return that && moreUrgent(*call, *that);
        });
        row = int(place - m_rows.begin());
    }
    beginInsertRows({}, row, row);
    m_rows.insert(m_rows.begin() + row, id);
    endInsertRows();
}

void CallsModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

void CallsModel::sortRows()
{
    const auto before = [this](const CallId &a, const CallId &b) {
        const Call *callA = m_store.call(a), *callB = m_store.call(b);
        return callA && callB && moreUrgent(*callA, *callB);
    };
    // Rows that no longer pass were kept while places were held.
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        const Call *call = callAt(row);
        if (!call || !passes(*call, true))
            remove(row);
    }
    if (std::ranges::is_sorted(m_rows, before))
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const std::vector<CallId> old = m_rows;
    std::ranges::stable_sort(m_rows, before);
    for (const QModelIndex &from : persistentIndexList())
        changePersistentIndex(from, index(rowOf(old[size_t(from.row())])));
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    Q_EMIT reordered();
}

void CallsModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_changed.clear();
    for (const CallId &id : m_store.activeCalls()) {
        const Call *call = m_store.call(id);
        if (call && passes(*call, true))
            m_rows.push_back(id);
    }
    std::ranges::sort(m_rows, [this](const CallId &a, const CallId &b) { return moreUrgent(*m_store.call(a), *m_store.call(b)); });
    endResetModel();
    Q_EMIT countsChanged();
}

} // namespace Attendant::Ui
