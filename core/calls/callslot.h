// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/asyncbridge.h"
#include "domain/call.h"

#include <QMutex>
#include <QObject>

#include <atomic>
#include <limits>

namespace Attendant {

class CallSession;

/// Where the rest of the program finds a call: its state for reading, and the way to its session, which lives on one thread and may
/// move or die. Any thread, except where said.
class CallSlot
{
public:
    CallSlot(CallId callId, OrgId orgId, CallSession *session, QObject *object)
        : id(std::move(callId))
        , org(std::move(orgId))
        , m_session(session)
        , m_object(object)
    {}

    const CallId id;
    const OrgId org;

    /// When the session wants to be asked for its deadlines, on the steady clock.
    std::atomic<std::chrono::microseconds::rep> nextDeadline = std::numeric_limits<std::chrono::microseconds::rep>::max();
    /// Set by whoever is about to mint its session, so that two requests do not choose the same call.
    bool isClaimed = false; ///< guarded by the directory's lock
    /// It comes from the telephone network: no browser's session is meant for it. Set before anybody else knows the slot.
    bool bringsItsSound = false;

    /// A copy, without transcript unless wanted.
    [[nodiscard]] Call read(bool withTranscript) const
    {
        const QMutexLocker lock(&m_mutex);
        if (withTranscript)
            return m_call;
        // The transcript is the bulk; it is put aside while the rest is copied.
        auto transcript = std::exchange(m_call.transcript, {});
        Call copy = m_call;
        m_call.transcript = std::move(transcript);
        return copy;
    }

    /// Whether \a user has the call, or it waits for somebody.
    [[nodiscard]] bool isTouchedBy(const UserId &user) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_call.isWaitingForHuman() || m_call.humanId == user;
    }

    /// The session's thread alone: the state as it is now. Nobody else writes it.
    [[nodiscard]] const Call &state() const { return m_call; }
    /// The session's thread alone.
    bool apply(const CallEvent &event)
    {
        const QMutexLocker lock(&m_mutex);
        return m_call.apply(event);
    }
    void replace(Call call)
    {
        const QMutexLocker lock(&m_mutex);
        m_call = std::move(call);
    }

    /// Runs \a work(CallSession &) on the session's thread; not at all, and false, when the session is gone.
    template<typename Work>
    bool post(Work work)
    {
        const QMutexLocker lock(&m_sessionMutex);
        return m_object
            && QMetaObject::invokeMethod(m_object, [session = m_session, work = std::move(work)]() mutable { work(*session); }, Qt::QueuedConnection);
    }

    /// Runs \a work(CallSession &), which returns a Pending, and answers what it answers; nothing when the session is gone.
    template<typename Work>
    [[nodiscard]] auto ask(Work work) -> std::optional<std::invoke_result_t<Work, CallSession &>>
    {
        const QMutexLocker lock(&m_sessionMutex);
        if (!m_object)
            return std::nullopt;
        return askLaterOn(m_object, [session = m_session, work = std::move(work)]() mutable { return work(*session); });
    }

    [[nodiscard]] bool isAlive()
    {
        const QMutexLocker lock(&m_sessionMutex);
        return m_object != nullptr;
    }

    /// The session is about to die; its thread.
    void detach()
    {
        const QMutexLocker lock(&m_sessionMutex);
        m_object = nullptr;
        m_session = nullptr;
    }

private:
    mutable QMutex m_mutex;
    mutable Call m_call; ///< mutable: read() moves the transcript aside and back under the lock
    QMutex m_sessionMutex;
    CallSession *m_session;
    QObject *m_object; ///< the same, where its class is not known
};

} // namespace Attendant
