// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/asyncbridge.h"

#include <QCoroTimer>
#include <QtTest>

#include <stdexcept>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static QCoro::Task<Result<int>> answerLater()
{
    QTimer timer;
    timer.start(1ms);
    co_await timer;
    co_return 42;
}

static QCoro::Task<Result<int>> throwLater()
{
    QTimer timer;
    timer.start(1ms);
    co_await timer;
    throw std::runtime_error("lost");
}

class tst_AsyncBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnTheOtherThread()
    {
        QThread thread;
        thread.start();
        auto target = std::make_unique<QObject>();
        target->moveToThread(&thread);
        auto future = askOn(target.get(), [&]() -> Result<bool> { return QThread::currentThread() == &thread; });
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.result().value());
        thread.quit();
        thread.wait();
    }
    void answersWhenTheTargetDiesFirst()
    {
        auto target = std::make_unique<QObject>();
        auto future = askOn(target.get(), []() -> Result<int> { return 1; });
        target.reset();
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, Error::Code::Unavailable);
    }
    void asksForWhatComesLater()
    {
        QObject target;
        auto future = askLaterOn(&target, [] { return toFuture(answerLater()); });
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().value(), 42);
    }
    void taskBecomesAFuture()
    {
        auto future = toFuture(answerLater());
        QVERIFY(!future.isFinished());
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().value(), 42);
    }
    void anExceptionBecomesInternal()
    {
        auto future = toFuture(throwLater());
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.result().error().code, Error::Code::Internal);
        QCOMPARE(future.result().error().context, u"lost"_s);
    }
};

QTEST_GUILESS_MAIN(tst_AsyncBridge)
#include "tst_asyncbridge.moc"
