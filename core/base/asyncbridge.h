// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place where work crosses threads: post to an object's thread and get the answer back as a QFuture<Result<T>>, and
// QCoro tasks turned into such futures (QCoro 0.12 has no conversion of its own). A future made here always gets exactly one
// result: an exception becomes Internal, so nobody waits for ever.

#include "base/result.h"

#include <QCoroTask>
#include <QFuture>
#include <QMetaObject>
#include <QMutex>
#include <QPromise>

#include <memory>
#include <utility>

namespace Attendant {

template<typename T>
using Pending = QFuture<Result<T>>;

/// A future that is already answered.
template<typename T>
[[nodiscard]] Pending<T> answered(Result<T> result)
{
    return QtFuture::makeReadyValueFuture(std::move(result));
}

template<typename T>
[[nodiscard]] Pending<T> answeredError(std::unexpected<Error> error)
{
    return QtFuture::makeReadyValueFuture(Result<T>(std::move(error)));
}

namespace Internal {

template<typename T>
struct ResultOf;
template<typename T>
struct ResultOf<Result<T>> { using type = T; };

/// Answers Unavailable when it is destroyed unanswered: the receiver died before the call was delivered.
template<typename T>
class Answer
{
public:
    Answer() { m_promise.start(); }
    ~Answer()
    {
        if (!m_done)
            give(fail(Error::Code::Unavailable, QStringLiteral("The part of the program that should answer has ended.")));
    }
    Answer(const Answer &) = delete;
    Answer &operator=(const Answer &) = delete;

    void give(Result<T> result)
    {
        m_done = true;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }
    [[nodiscard]] Pending<T> future() { return m_promise.future(); }

private:
    QPromise<Result<T>> m_promise;
    bool m_done = false;
};

} // namespace Internal

/// Runs \a work (returning Result<T>) on \a target's thread and answers from there. Safe from any thread, also while \a target dies:
/// then the answer is Unavailable. Consume with `.then(context, …)`.
template<typename Work>
[[nodiscard]] auto askOn(QObject *target, Work work)
{
    using T = typename Internal::ResultOf<std::invoke_result_t<Work>>::type;
    auto answer = std::make_shared<Internal::Answer<T>>();
    auto future = answer->future();
    QMetaObject::invokeMethod(
        target, [answer = std::move(answer), work = std::move(work)]() mutable { answer->give(work()); }, Qt::QueuedConnection);
    return future;
}

/// Gives to \a answer what \a pending answers, on whatever thread that happens; Unavailable when it is cancelled.
template<typename T>
void forward(Pending<T> pending, std::shared_ptr<Internal::Answer<T>> answer)
{
    // No context: nothing but the answer is touched, and a context costs more than everything else here together (an object, its
    // connections and two posted events per continuation). A cancelled future drops the continuation, and with it the answer, which
    // then answers by itself.
    pending.then(QtFuture::Launch::Sync, [answer = std::move(answer)](QFuture<Result<T>> future) {
        try {
            answer->give(future.result());
        } catch (const std::exception &exception) {
            answer->give(fail(Error::Code::Internal, QStringLiteral("An internal error occurred."), QString::fromUtf8(exception.what())));
        }
    });
}

/// Like askOn() for work that itself answers later: \a work returns Pending<T>, made on \a target's thread.
template<typename Work>
[[nodiscard]] auto askLaterOn(QObject *target, Work work)
{
    using Future = std::invoke_result_t<Work>;
    using T = typename Internal::ResultOf<decltype(std::declval<Future>().result())>::type;
    auto answer = std::make_shared<Internal::Answer<T>>();
    auto future = answer->future();
    QMetaObject::invokeMethod(
        target, [answer = std::move(answer), work = std::move(work)]() mutable { forward(work(), std::move(answer)); }, Qt::QueuedConnection);
    return future;
}

/// The way to an object that may end before others stop writing to it. post() from any thread; close() when the object ends, on its own.
class Mailbox
{
public:
    explicit Mailbox(QObject *owner)
        : m_owner(owner)
    {}

    /// Runs \a work on the owner's thread; false, and not at all, when it has closed.
    template<typename Work>
    bool post(Work work)
    {
        const QMutexLocker lock(&m_mutex);
        return m_owner && QMetaObject::invokeMethod(m_owner, std::move(work), Qt::QueuedConnection);
    }
    void close()
    {
        const QMutexLocker lock(&m_mutex);
        m_owner = nullptr;
    }

private:
    QMutex m_mutex;
    QObject *m_owner;
};

/// A task as a future. The task runs on the calling thread, at once up to its first suspension.
template<typename T>
[[nodiscard]] Pending<T> toFuture(QCoro::Task<Result<T>> task)
{
    auto answer = std::make_shared<Internal::Answer<T>>();
    auto future = answer->future();
    std::move(task).then(
        [answer](Result<T> result) { answer->give(std::move(result)); },
        [answer](const std::exception &exception) {
            answer->give(fail(Error::Code::Internal, QStringLiteral("An internal error occurred."), QString::fromUtf8(exception.what())));
        });
    return future;
}

} // namespace Attendant
