// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The service's inside; shared by the files that implement it.

#include "callcontext_p.h"
#include "calls/callservice.h"
#include "calls/callsession.h"
#include "storage/eventjournal.h"

#include <QReadWriteLock>

#include <atomic>

namespace Attendant {

using namespace Qt::StringLiterals;

using SlotPointer = std::shared_ptr<CallSlot>;

/// Every open call, and those that have just ended. Any thread.
class CallDirectory
{
public:
    void insert(const SlotPointer &slot)
    {
        const QWriteLocker locker(&m_lock);
        m_calls.insert(slot->id, slot);
    }
    /// \a slot, or the living one that its call has already.
    [[nodiscard]] SlotPointer insertUnlessThere(const SlotPointer &slot)
    {
        const QWriteLocker locker(&m_lock);
        if (const SlotPointer known = m_calls.value(slot->id); known && known->isAlive())
            return known;
        m_calls.insert(slot->id, slot);
        return slot;
    }
    /// Unless the call has another one by now.
    void remove(const CallSlot *slot)
    {
        const QWriteLocker locker(&m_lock);
        if (const auto known = m_calls.constFind(slot->id); known != m_calls.constEnd() && known->get() == slot)
            m_calls.erase(known);
    }
    [[nodiscard]] SlotPointer find(const CallId &id) const
    {
        const QReadLocker locker(&m_lock);
        return m_calls.value(id);
    }
    [[nodiscard]] std::vector<SlotPointer> all() const
    {
        const QReadLocker locker(&m_lock);
        return {m_calls.cbegin(), m_calls.cend()};
    }
    /// The newest open call of \a org that has no session, reserved for the caller of this.
    [[nodiscard]] SlotPointer claimNewest(const OrgId &org)
    {
        const QWriteLocker locker(&m_lock);
        SlotPointer newest;
        Time startedAt{};
        for (const SlotPointer &slot : std::as_const(m_calls)) {
            if (slot->org != org || slot->isClaimed || slot->bringsItsSound)
                continue;
            const Call call = slot->read(false);
            if (call.status == CallStatus::InProgress && !call.hasSession && (!newest || call.startedAt > startedAt)) {
                newest = slot;
                startedAt = call.startedAt;
            }
        }
        if (newest)
            newest->isClaimed = true;
        return newest;
    }
    void release(const SlotPointer &slot)
    {
        const QWriteLocker locker(&m_lock);
        slot->isClaimed = false;
    }

private:
    mutable QReadWriteLock m_lock;
    QHash<CallId, SlotPointer> m_calls;
};

struct CallService::Private
{
    explicit Private(Parts parts)
        : context(std::make_shared<CallContext>(std::move(parts)))
        , home(new QObject)
    {
        home->moveToThread(context->parts.threads.front());
    }

    std::shared_ptr<CallContext> context;
    std::shared_ptr<CallDirectory> directory = std::make_shared<CallDirectory>();
    QObject *home; ///< where the service's own continuations run
    std::atomic<size_t> nextThread = 0;
    bool isShutDown = false;
    std::vector<TelephoneCall> telephones; ///< written by resume() alone

    /// A session that nobody else knows yet, on one of the threads.
    SlotPointer create(const CallId &id, const OrgId &org)
    {
        auto *session = new CallSession(context, id, org);
        SlotPointer slot = session->slot();
        const auto &threads = context->parts.threads;
        session->moveToThread(threads[nextThread.fetch_add(1) % threads.size()]);
        return slot;
    }

    /// The error for a call that is not in memory: it has ended, or never was.
    template<typename T>
    Pending<T> gone(const CallId &id)
    {
        return context->parts.journal.readCall(id, 0, 1).then([id](const Result<std::vector<CallEvent>> &events) -> Result<T> {
            if (!events)
                return std::unexpected(events.error());
            if (events->empty())
                return fail(Error::Code::NotFound, u"No call has the id '%1'."_s.arg(id.text()));
            return fail(Error::Code::Conflict, u"The call has ended."_s);
        });
    }

    template<typename T, typename Work>
    Pending<T> ask(const CallId &id, Work work)
    {
        if (const SlotPointer slot = directory->find(id)) {
            if (auto future = slot->ask(std::move(work)))
                return *future;
        }
        return gone<T>(id);
    }

    [[nodiscard]] SlotPointer findEscalation(const EscalationId &id) const
    {
        for (const SlotPointer &slot : directory->all()) {
            const Call call = slot->read(false);
            if (call.escalation && call.escalation->id == id)
                return slot;
        }
        return nullptr;
    }

    template<typename T, typename Work>
    Pending<T> askEscalation(const EscalationId &id, Work work)
    {
        if (const SlotPointer slot = findEscalation(id)) {
            if (auto future = slot->ask(std::move(work)))
                return *future;
        }
        return answeredError<T>(fail(Error::Code::NotFound, u"No waiting escalation has the id '%1'."_s.arg(id.text())));
    }
};

} // namespace Attendant
