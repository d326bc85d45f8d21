// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wrapup/wrapupsaver.h"

#include "ui/common/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds saveEvery = 300ms, tryAgainAfter = 2s;

// Later values win; the intake's fields one by one.
QJsonObject merged(QJsonObject older, const QJsonObject &newer)
{
    for (auto it = newer.begin(); it != newer.end(); ++it) {
        if (it.key() == u"intake" && older.contains(it.key())) {
            QJsonObject intake = older.value(it.key()).toObject();
            const QJsonObject fields = it.value().toObject();
            for (auto field = fields.begin(); field != fields.end(); ++field)
                intake.insert(field.key(), field.value());
            older.insert(it.key(), intake);
        } else {
            older.insert(it.key(), it.value());
        }
    }
    return older;
}

bool isPassing(const Error &error)
{
    return error.code == Error::Code::Unavailable || error.code == Error::Code::Timeout || error.code == Error::Code::RateLimited || error.code == Error::Code::Internal;
}

} // namespace

WrapupSaver::WrapupSaver(ApiClient &api, DeskStore &store, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_store(store)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(saveEvery);
    m_again.setSingleShot(true);
    m_again.setInterval(tryAgainAfter);
    connect(&m_soon, &QTimer::timeout, this, &WrapupSaver::sendAll);
    connect(&m_again, &QTimer::timeout, this, &WrapupSaver::sendAll);
    connect(&m_store, &DeskStore::wrapupEnded, this, &WrapupSaver::onEnded);
}

void WrapupSaver::onEnded(const Wrapup &wrapup)
{
    const auto found = m_entries.find(wrapup.id);
    if (found == m_entries.end())
        return;
    Entry &entry = found->second;
    if (entry.changes.isEmpty() && !entry.busy) {
        forget(wrapup.id);
        return;
    }
    entry.ended = wrapup;
    entry.finishing = false;
    if (!entry.busy)
        send(wrapup.id); // the server takes late words for a while
}

void WrapupSaver::forget(const WrapupId &id)
{
    if (m_entries.erase(id) > 0)
        Q_EMIT stateChanged(id);
}

QJsonObject WrapupSaver::pending(const WrapupId &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? QJsonObject() : merged(found->second.sending, found->second.changes);
}

std::vector<WrapupSaver::Remains> WrapupSaver::remains() const
{
    std::vector<Remains> all;
    for (const auto &[id, entry] : m_entries) {
        if (entry.ended)
            all.push_back({*entry.ended, merged(entry.sending, entry.changes), entry.state, entry.problem});
    }
    std::ranges::sort(all, {}, [](const Remains &one) { return one.wrapup.openedAt; });
    return all;
}

void WrapupSaver::discard(const WrapupId &id)
{
    if (const auto found = m_entries.find(id); found != m_entries.end() && found->second.ended)
        forget(id);
}

WrapupSaver::State WrapupSaver::state(const WrapupId &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? State::Saved : found->second.state;
}

QString WrapupSaver::problem(const WrapupId &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? QString() : found->second.problem;
}

bool WrapupSaver::isFinishing(const WrapupId &id) const
{
    const auto found = m_entries.find(id);
    return found != m_entries.end() && found->second.finishing;
}

bool WrapupSaver::hasUnsaved() const
{
    return std::ranges::any_of(m_entries, [](const auto &entry) { return entry.second.state != State::Saved; });
}

void WrapupSaver::setState(const WrapupId &id, State state, const QString &problem)
{
    Entry &entry = m_entries[id];
    if (entry.state == state && entry.problem == problem)
        return;
    entry.state = state;
    entry.problem = problem;
    Q_EMIT stateChanged(id);
}

void WrapupSaver::change(const WrapupId &id, const QJsonObject &changes)
{
    Entry &entry = m_entries[id];
    entry.changes = merged(entry.changes, changes);
    setState(id, State::Saving);
    if (!m_soon.isActive()) // not put off by the next key: typing without a pause is saved too
        m_soon.start();
}

void WrapupSaver::finish(const WrapupId &id)
{
    m_entries[id].finishing = true;
    setState(id, State::Saving);
    send(id);
}

void WrapupSaver::sendAll()
{
    std::vector<WrapupId> ids;
    for (const auto &[id, entry] : m_entries) {
        if ((!entry.changes.isEmpty() || entry.finishing) && entry.state != State::Refused)
            ids.push_back(id);
    }
    for (const WrapupId &id : ids)
        send(id);
}

void WrapupSaver::send(const WrapupId &id)
{
    Entry &entry = m_entries[id];
    if (entry.busy)
        return; // what is new goes with the answer
    entry.busy = true;
    entry.sending = std::exchange(entry.changes, {});
    const QJsonObject changes = entry.sending;
    const bool finishing = entry.finishing;
    setState(id, State::Saving);
    auto pending = finishing ? m_api.finishWrapup(id, changes) : m_api.saveWrapup(id, changes);
    pending.then(this, [this, id, finishing](const Result<Wrapup> &wrapup) { onAnswer(id, finishing, wrapup); });
}

void WrapupSaver::onAnswer(const WrapupId &id, bool finishing, const Result<Wrapup> &wrapup)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return; // it ended meanwhile
    Entry &entry = found->second;
    entry.busy = false;
    const QJsonObject sent = std::exchange(entry.sending, {});
    if (!wrapup) {
        entry.changes = merged(sent, entry.changes);
        if (entry.ended && entry.changes.isEmpty()) { // it was to be finished, without a new word
            forget(id);
            return;
        }
        if (entry.ended && finishing && !isPassing(wrapup.error())) { // too late to finish it, not to write it down
            send(id);
            return;
        }
        if (isPassing(wrapup.error())) {
            setState(id, State::Waiting, errorSentence(wrapup.error()));
            m_again.start();
            return;
        }
        entry.finishing = false;
        setState(id, State::Refused, errorSentence(wrapup.error()));
        return;
    }
    const bool more = !entry.changes.isEmpty() || (entry.finishing && !finishing);
    if (more)
        send(id);
    else if (entry.ended)
        forget(id);
    else
        setState(id, State::Saved);
    m_store.applyWrapup(*wrapup); // forgets the entry when the wrap-up is over
    if (finishing)
        Q_EMIT finished(id);
}

} // namespace Attendant::Ui
