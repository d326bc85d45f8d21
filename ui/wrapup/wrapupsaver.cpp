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
    connect(&m_store, &DeskStore::wrapupEnded, this, [this](const Wrapup &wrapup) {
        if (m_entries.erase(wrapup.id) > 0)
            Q_EMIT stateChanged(wrapup.id);
    });
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
    const QJsonObject changes = std::exchange(entry.changes, {});
    const bool finishing = entry.finishing;
    setState(id, State::Saving);
    auto pending = finishing ? m_api.finishWrapup(id, changes) : m_api.saveWrapup(id, changes);
    pending.then(this, [this, id, changes, finishing](const Result<Wrapup> &wrapup) { onAnswer(id, changes, finishing, wrapup); });
}

void WrapupSaver::onAnswer(const WrapupId &id, const QJsonObject &sent, bool finishing, const Result<Wrapup> &wrapup)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end())
        return; // it ended meanwhile
    Entry &entry = found->second;
    entry.busy = false;
    if (!wrapup) {
        entry.changes = merged(sent, entry.changes);
        if (isPassing(wrapup.error())) {
            setState(id, State::Waiting, wrapup.error().message);
            m_again.start();
            return;
        }
        entry.finishing = false;
        setState(id, State::Refused, wrapup.error().message.isEmpty() ? errorSentence(wrapup.error().code) : wrapup.error().message);
        return;
    }
    const bool more = !entry.changes.isEmpty() || (entry.finishing && !finishing);
    if (more)
        send(id);
    else
        setState(id, State::Saved);
    m_store.applyWrapup(*wrapup); // forgets the entry when the wrap-up is over
    if (finishing)
        Q_EMIT finished(id);
}

} // namespace Attendant::Ui
