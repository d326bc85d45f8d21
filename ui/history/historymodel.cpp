// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historymodel.h"

#include "ui/common/format.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

QDateTime localTime(Time time)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count());
}

} // namespace

QString outcomeWords(const Call &call)
{
    if (call.status == CallStatus::InProgress)
        return HistoryModel::tr("In progress");
    if (call.status == CallStatus::Failed)
        return HistoryModel::tr("Line lost");
    if (call.escalation && !call.escalation->handledBy.isEmpty())
        return HistoryModel::tr("Taken over");
    if (call.escalated)
        return HistoryModel::tr("Escalated, nobody came");
    return HistoryModel::tr("Completed");
}

std::chrono::seconds lengthOf(const Call &call, Time now)
{
    return secondsBetween(call.startedAt, call.endedAt.value_or(now));
}

QString dateWords(Time time, Time now)
{
    const QDateTime when = localTime(time), today = localTime(now);
    if (when.date() == today.date())
        return when.time().toString(u"H:mm"_s);
    return QLocale().toString(when.date(), when.date().year() == today.date().year() ? u"d MMM"_s : u"d MMM yyyy"_s);
}

HistoryModel::HistoryModel(ApiClient &api, QObject *parent)
    : QAbstractListModel(parent)
    , m_api(api)
{}

void HistoryModel::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void HistoryModel::search(const CallQuery &query, const QStringList &words)
{
    m_query = query;
    m_words = words;
    ++m_generation;
    m_next.clear();
    setState(State::Loading);
    read({});
}

void HistoryModel::read(const QString &after)
{
    m_reading = true;
    CallQuery page = m_query;
    page.after = after;
    m_api.calls(page).then(this, [this, generation = m_generation, first = after.isEmpty()](const Result<CallListing> &listing) {
        if (generation != m_generation)
            return;
        m_reading = false;
        if (!listing) {
            m_error = listing.error();
            if (first) {
                beginResetModel();
                m_calls.clear();
                m_excerpts.clear();
                endResetModel();
            }
            setState(State::Failed);
            return;
        }
        if (first) {
            beginResetModel();
            m_calls = listing->calls;
            m_excerpts = listing->excerpts;
            endResetModel();
        } else if (!listing->calls.empty()) {
            beginInsertRows({}, int(m_calls.size()), int(m_calls.size() + listing->calls.size()) - 1);
            m_calls.insert(m_calls.end(), listing->calls.begin(), listing->calls.end());
            m_excerpts += listing->excerpts;
            endInsertRows();
        }
        m_next = listing->next;
        setState(State::Ready);
    });
}

QString HistoryModel::line(int row) const
{
    const QString excerpt = m_excerpts.value(row);
    return excerpt.isEmpty() ? m_calls[size_t(row)].lastLine : excerpt;
}

int HistoryModel::rowOf(const CallId &id) const
{
    const auto found = std::ranges::find(m_calls, id, &Call::id);
    return found == m_calls.end() ? -1 : int(found - m_calls.begin());
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_calls.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_calls.size())
        return {};
    const Call &call = m_calls[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return callerName(call.caller, call.channel);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3, %4").arg(callerName(call.caller, call.channel), QLocale().toString(localTime(call.startedAt), QLocale::ShortFormat),
                                        outcomeWords(call), line(index.row()));
    case IdRole: return call.id.text();
    default: return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.isEmpty() && !m_reading;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const QString after = std::exchange(m_next, QString());
    read(after);
    // Once more after a failure: the place is not lost.
    m_next = after;
}

} // namespace Attendant::Ui
