// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place where work crosses threads: post to an object's thread and get the answer back as a QFuture<Result<T>>, and
// QCoro tasks turned into such futures (QCoro 0.12 has no conversion of its own). A future made here always gets exactly one
// result: an exception becomes Internal, so nobody waits for ever.

#include "base/result.h"

#include <QCoroTask>
#include <QFuture>
#include <QMetaObject>
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

/// Like askOn() for work that itself answers later: \a work returns Pending<T>, made on \a target's thread.
template<typename Work>
[[nodiscard]] auto askLaterOn(QObject *target, Work work)
{
    using Future = std::invoke_result_t<Work>;
    using T = typename Internal::ResultOf<decltype(std::declval<Future>().result())>::type;
    auto answer = std::make_shared<Internal::Answer<T>>();
    auto future = answer->future();
    QMetaObject::invokeMethod(
        target,
        [answer = std::move(answer), work = std::move(work), target]() mutable {
            work().then(target, [answer](const Result<T> &result) { answer->give(result); })
                .onCanceled(target, [answer] {
                    answer->give(fail(Error::Code::Unavailable, QStringLiteral("The operation was cancelled.")));
                });
        },
        Qt::QueuedConnection);
    return future;
}

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
