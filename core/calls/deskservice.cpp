// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/deskservice.h"

#include "base/logging.h"
#include "calls/organizationdirectory.h"
#include "calls/presencebook.h"
#include "storage/eventjournal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Attendant {

namespace {

constexpr std::chrono::milliseconds tickEvery{200};
constexpr std::chrono::seconds retryEvery{3};
constexpr std::chrono::minutes lateWordsFor{10};
constexpr int journalsEnd = 5'000; ///< events; far more than can be on their way here when a process dies
constexpr size_t mostUnsaved = 2'000;
constexpr qsizetype mostKnown = 20'000;

} // namespace

DeskService::DeskService(Parts parts)
    : m_parts(parts)
{
    connect(&parts.journal, &EventJournal::committed, this, &DeskService::follow, Qt::QueuedConnection);
    connect(&m_timer, &QTimer::timeout, this, &DeskService::tick);
}

Result<void> DeskService::open()
{
    auto reading = m_parts.records.list(WrapupFilter{{}, {}, true, 500});
    reading.waitForFinished();
    const auto open = reading.result();
    if (!open)
        return std::unexpected(open.error());
    for (const Wrapup &wrapup : *open) {
        m_open.insert(wrapup.id, wrapup);
        m_known.insert(wrapup.id);
        m_parts.calls.presence().wrapupOpened(wrapup.userId, wrapup.userName, wrapup.id);
    }
    auto end = m_parts.journal.readAfter(std::max<qint64>(0, m_parts.journal.newestCursor() - journalsEnd), journalsEnd);
    end.waitForFinished();
    const auto events = end.result();
    if (!events)
        return std::unexpected(events.error());
    for (const CallEvent &event : *events) {
        const WrapupId id(event.data.value("wrapup"_L1).toObject().value("id"_L1).toString());
        if (event.type != EventType::ParticipantLeft || id.isEmpty() || m_known.contains(id))
            continue;
        auto stored = m_parts.records.wrapup(id);
        stored.waitForFinished();
        if (stored.result())
            m_known.insert(id);
    }
    follow(*events);
    m_timer.start(tickEvery);
    return {};
}

// --- what calls tell ---------------------------------------------------------------------------------------------------------------

void DeskService::follow(const std::vector<CallEvent> &events)
{
    for (const CallEvent &event : events) {
        if (event.type == EventType::ParticipantLeft && event.data.value("wrapup"_L1).isObject())
            openWrapup(event);
        else if (event.type == EventType::EscalationUpdated && event.data.value("callback"_L1).isObject())
            openCallback(event);
    }
}

void DeskService::openWrapup(const CallEvent &event)
{
    const QJsonObject data = event.data.value("wrapup"_L1).toObject();
    Wrapup wrapup;
    wrapup.id = WrapupId(data.value("id"_L1).toString());
    if (wrapup.id.isEmpty() || m_known.contains(wrapup.id))
        return;
    wrapup.callId = event.callId;
    wrapup.orgId = event.orgId;
    wrapup.escalationId = EscalationId(data.value("escalation_id"_L1).toString());
    wrapup.userId = UserId(event.data.value("user_id"_L1).toString());
    wrapup.userName = event.data.value("name"_L1).toString();
    wrapup.caller = data.value("caller"_L1).toString();
    wrapup.openedAt = event.at;
    wrapup.endsAt = timeFromIso(data.value("until"_L1).toString()).value_or(event.at + std::chrono::minutes(2));
    wrapup.revision = 1;
    if (m_known.size() > mostKnown) // only around a start can the same event come twice
        m_known = QSet<WrapupId>(m_open.keyBegin(), m_open.keyEnd());
    m_known.insert(wrapup.id);
    m_open.insert(wrapup.id, wrapup);
    m_parts.calls.presence().wrapupOpened(wrapup.userId, wrapup.userName, wrapup.id);
    store(wrapup);
    tell(u"wrapup.opened"_s, wrapup);
}

void DeskService::openCallback(const CallEvent &event)
{
    const QJsonObject data = event.data.value("callback"_L1).toObject();
    Callback callback;
    callback.id = CallbackId(data.value("id"_L1).toString());
    callback.callId = event.callId;
    callback.orgId = event.orgId;
    callback.escalationId = EscalationId(event.data.value("escalation_id"_L1).toString());
    callback.reason = data.value("reason"_L1).toString();
    callback.createdAt = event.at;
    storeCallback(callback);
}

void DeskService::storeCallback(const Callback &callback)
{
    m_parts.records.create(callback).then(this, [this, callback](const Result<bool> &created) {
        if (!created) {
            if (m_unsavedCallbacks.size() < mostUnsaved)
                m_unsavedCallbacks.push_back(callback);
            else
                qCCritical(lcCalls) << "a callback cannot be stored:" << created.error().message;
            return;
        }
        if (!*created)
            return;
        m_parts.records.callback(callback.id).then(this, [this](const Result<Callback> &stored) {
            if (stored)
                tell(u"callback.created"_s, *stored);
        });
    });
}

void DeskService::store(const Wrapup &wrapup)
{
    m_parts.records.save(wrapup).then(this, [this, wrapup](const Result<void> &saved) {
        if (!saved && (m_unsaved.size() < qsizetype(mostUnsaved) || m_unsaved.contains(wrapup.id))) {
            qCWarning(lcCalls).noquote() << "a wrap-up could not be stored yet:" << saved.error().message;
            if (!m_unsaved.contains(wrapup.id) || m_unsaved[wrapup.id].revision < wrapup.revision)
                m_unsaved.insert(wrapup.id, wrapup);
        }
    });
}

void DeskService::tick()
{
    const Time now = m_parts.clock.now();
    std::vector<Wrapup> due;
    for (const Wrapup &wrapup : std::as_const(m_open)) {
        if (wrapup.endsAt <= now && !m_ending.contains(wrapup.id))
            due.push_back(wrapup);
    }
    const auto steady = m_parts.clock.steady();
    const bool mayRetry = steady >= m_retryAt;
    for (const Wrapup &wrapup : due) {
        if (mayRetry)
            (void)end(wrapup.id, {}, {Wrapup::State::TimedOut, {}, u"its time was over"_s, {wrapup.userId, wrapup.userName}});
    }
    if (!mayRetry || (m_unsaved.isEmpty() && m_unsavedCallbacks.empty()))
        return;
    m_retryAt = steady + retryEvery;
    for (const Wrapup &wrapup : std::exchange(m_unsaved, {}))
        store(wrapup);
    for (const Callback &callback : std::exchange(m_unsavedCallbacks, {}))
        storeCallback(callback);
}

void DeskService::tell(const QString &type, const Wrapup &wrapup)
{
    m_parts.calls.tell({type, {wrapup.orgId}, wrapup.orgId, m_parts.clock.now(), wrapup.toJson()});
}

void DeskService::tell(const QString &type, const Callback &callback)
{
    m_parts.calls.tell({type, {callback.orgId}, callback.orgId, m_parts.clock.now(), withWindow(callback).toJson()});
}

// --- wrap-ups ----------------------------------------------------------------------------------------------------------------------

Pending<std::vector<Wrapup>> DeskService::wrapups(WrapupFilter filter)
{
    if (filter.isOpen != std::optional(true))
        return m_parts.records.list(filter);
    return askOn(this, [this, filter]() -> Result<std::vector<Wrapup>> {
        std::vector<Wrapup> open;
        for (const Wrapup &wrapup : std::as_const(m_open)) {
            const bool isOrg = filter.orgs.empty() || std::ranges::find(filter.orgs, wrapup.orgId) != filter.orgs.end();
            if (isOrg && (filter.user.isEmpty() || wrapup.userId == filter.user))
                open.push_back(wrapup);
        }
        std::ranges::sort(open, [](const Wrapup &a, const Wrapup &b) { return a.openedAt != b.openedAt ? a.openedAt > b.openedAt : b.id < a.id; });
        if (open.size() > size_t(filter.limit))
            open.resize(size_t(filter.limit));
        return open;
    });
}

Pending<Wrapup> DeskService::wrapup(WrapupId id)
{
    return askLaterOn(this, [this, id]() -> Pending<Wrapup> {
        const auto open = m_open.constFind(id);
        return open != m_open.cend() ? answered<Wrapup>(*open) : m_parts.records.wrapup(id);
    });
}

Pending<Wrapup> DeskService::save(WrapupId id, QJsonObject changes)
{
    return askLaterOn(this, [this, id, changes] { return change(id, changes); });
}

Pending<Wrapup> DeskService::finish(WrapupId id, QJsonObject changes, Person who)
{
    return askLaterOn(this, [this, id, changes, who] { return end(id, changes, {Wrapup::State::Finished, who.name, {}, who}); });
}

Pending<Wrapup> DeskService::close(WrapupId id, QString reason, Person who)
{
    return askLaterOn(this, [this, id, reason, who] { return end(id, {}, {Wrapup::State::Closed, who.name, reason, who}); });
}

Pending<Wrapup> DeskService::noLongerOpen(const WrapupId &id)
{
    return m_parts.records.wrapup(id).then(this, [](const Result<Wrapup> &stored) -> Result<Wrapup> {
        if (!stored)
            return stored;
        return fail(Error::Code::Conflict, stored->state == Wrapup::State::TimedOut ? u"The time for this wrap-up is over."_s
                        : stored->closedBy.isEmpty()                                ? u"This wrap-up is no longer open."_s
                                                                                    : u"%1 has finished this wrap-up."_s.arg(stored->closedBy));
    });
}

Result<Wrapup> DeskService::openOne(const WrapupId &id, const QJsonObject &changes) const
{
    const Wrapup wrapup = m_open.value(id);
    Organization office;
    if (auto found = m_parts.organizations.find(wrapup.orgId))
        office = *std::move(found);
    auto next = wrapup.patched(changes, outcomesOf(office));
    if (next)
        ++next->revision;
    return next;
}

Pending<Wrapup> DeskService::change(const WrapupId &id, const QJsonObject &changes)
{
    if (!m_open.contains(id))
        return changeLate(id, changes);
    if (m_ending.contains(id))
        return answeredError<Wrapup>(fail(Error::Code::Conflict, u"This wrap-up is just being finished."_s));
    const auto next = openOne(id, changes);
    if (!next)
        return answered<Wrapup>(next);
    m_open.insert(id, *next);
    return m_parts.records.save(*next).then(this, [this, next = *next](const Result<void> &saved) -> Result<Wrapup> {
        if (!saved)
            return std::unexpected(saved.error());
        tell(u"wrapup.changed"_s, next);
        return next;
    });
}

// Whoever was cut off while they wrote brings their last words when they are back, for a while after the time was over. They go into the
// call's record too, as at the end.
Pending<Wrapup> DeskService::changeLate(const WrapupId &id, const QJsonObject &changes)
{
    return m_parts.records.wrapup(id)
        .then(this,
              [this, id, changes](const Result<Wrapup> &stored) -> Pending<Wrapup> {
                  if (!stored)
                      return answered<Wrapup>(stored);
                  if (stored->state != Wrapup::State::TimedOut || m_parts.clock.now() - stored->closedAt.value_or(stored->endsAt) > lateWordsFor)
                      return noLongerOpen(id);
                  Organization office;
                  if (auto found = m_parts.organizations.find(stored->orgId))
                      office = *std::move(found);
                  auto next = stored->patched(changes, outcomesOf(office));
                  if (!next)
                      return answered<Wrapup>(next);
                  ++next->revision;
                  CallService::Amendment amendment{{}, next->outcome, next->notes, next->intake};
                  if (!next->outcome.isEmpty() || !next->notes.isEmpty())
                      amendment.escalation = next->escalationId;
                  const bool isEmpty = amendment.escalation.isEmpty() && amendment.intake.isEmpty();
                  auto amended = isEmpty ? answered<void>({}) : m_parts.calls.amend(next->callId, amendment, {next->userId, next->userName});
                  return amended
                      .then(this,
                            [this, next = *next](const Result<void> &done) -> Pending<Wrapup> {
                                if (!done && done.error().code != Error::Code::NotFound && done.error().code != Error::Code::Conflict)
                                    return answeredError<Wrapup>(std::unexpected(done.error()));
                                return m_parts.records.save(next).then(this, [this, next](const Result<void> &saved) -> Result<Wrapup> {
                                    if (!saved)
                                        return std::unexpected(saved.error());
                                    tell(u"wrapup.changed"_s, next);
                                    return next;
                                });
                            })
                      .unwrap();
              })
        .unwrap();
}

Pending<Wrapup> DeskService::end(const WrapupId &id, const QJsonObject &changes, const Ending &ending)
{
    if (!m_open.contains(id))
        return noLongerOpen(id);
    if (m_ending.contains(id))
        return answeredError<Wrapup>(fail(Error::Code::Conflict, u"This wrap-up is just being finished."_s));
    auto next = openOne(id, changes);
    if (!next)
        return answered<Wrapup>(next);
    m_open.insert(id, *next);
    m_ending.insert(id);
    CallService::Amendment amendment{{}, next->outcome, next->notes, next->intake};
    if (!next->outcome.isEmpty() || !next->notes.isEmpty())
        amendment.escalation = next->escalationId;
    const bool isEmpty = amendment.escalation.isEmpty() && amendment.intake.isEmpty();
    auto amended = isEmpty ? answered<void>({}) : m_parts.calls.amend(next->callId, amendment, {next->userId, next->userName});
    next->state = ending.state;
    next->closedAt = m_parts.clock.now();
    next->closedBy = ending.by;
    next->closeReason = ending.reason;
    ++next->revision;
    return amended
        .then(this,
              [this, next = *next](const Result<void> &done) -> Pending<Wrapup> {
                  // A call that is not there any more has nothing to be corrected; everything else may work later.
                  if (!done && done.error().code != Error::Code::NotFound && done.error().code != Error::Code::Conflict) {
                      m_ending.remove(next.id);
                      m_retryAt = m_parts.clock.steady() + retryEvery;
                      return answeredError<Wrapup>(std::unexpected(done.error()));
                  }
                  return m_parts.records.save(next).then(this, [this, next](const Result<void> &saved) -> Result<Wrapup> {
                      m_ending.remove(next.id);
                      if (!saved) {
                          m_retryAt = m_parts.clock.steady() + retryEvery;
                          return std::unexpected(saved.error());
                      }
                      m_open.remove(next.id);
                      m_parts.calls.presence().wrapupClosed(next.userId, next.id);
                      tell(u"wrapup.closed"_s, next);
                      return next;
                  });
              })
        .unwrap();
}

// --- callbacks ---------------------------------------------------------------------------------------------------------------------

Callback DeskService::withWindow(Callback callback) const
{
    Organization office;
    if (auto found = m_parts.organizations.find(callback.orgId))
        office = *std::move(found);
    callback.window = Callback::windowOf(office, m_parts.clock.now());
    return callback;
}

Pending<CallbackPage> DeskService::callbacks(CallbackFilter filter)
{
    return m_parts.records.list(filter).then(QtFuture::Launch::Sync, [this](const Result<CallbackPage> &listed) -> Result<CallbackPage> {
        if (!listed)
            return listed;
        CallbackPage page = *listed;
        QHash<OrgId, Callback::Window> windows; // one look at an office's hours for all of its callbacks
        for (Callback &callback : page.callbacks) {
            auto known = windows.constFind(callback.orgId);
            if (known == windows.constEnd())
                known = windows.insert(callback.orgId, withWindow(callback).window);
            callback.window = *known;
        }
        return page;
    });
}

Pending<Callback> DeskService::callback(CallbackId id)
{
    return m_parts.records.callback(id).then(QtFuture::Launch::Sync, [this](const Result<Callback> &found) -> Result<Callback> {
        return found ? Result<Callback>(withWindow(*found)) : found;
    });
}

Pending<Callback> DeskService::addAttempt(CallbackId id, QString result, QString note, Person who)
{
    return m_parts.records.addAttempt(id, {m_parts.clock.now(), who.name, result, note}).then(QtFuture::Launch::Sync, [this](const Result<Callback> &changed) -> Result<Callback> {
        if (!changed)
            return changed;
        tell(u"callback.changed"_s, *changed);
        return withWindow(*changed);
    });
}

Pending<Callback> DeskService::finishCallback(CallbackId id, QString note, Person who)
{
    return m_parts.records.setDone(id, who.name, note, m_parts.clock.now()).then(QtFuture::Launch::Sync, [this](const Result<Callback> &changed) -> Result<Callback> {
        if (!changed)
            return changed;
        tell(u"callback.changed"_s, *changed);
        return withWindow(*changed);
    });
}

} // namespace Attendant
