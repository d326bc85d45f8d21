// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/watchdog.h"

#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;
using Act = Watchdog::Act;
using Recovery = Watchdog::Recovery;

class tst_Watchdog : public QObject
{
    Q_OBJECT

    /// A line whose AI has greeted and finished at \a now.
    static Watchdog served(Watchdog::Microseconds now = 0s)
    {
        Watchdog watch;
        watch.start(now);
        watch.ready(now);
        watch.aiHeard(now);
        watch.callerTurn();
        return watch;
    }

private Q_SLOTS:
    void asksForNothingWhileTheCallerThinks()
    {
        Watchdog watch = served();
        QVERIFY(!watch.next(1h));
        QVERIFY(!watch.wantsTone(1h));
    }

    void fillsThePauseAndGivesUpAfterFourSeconds()
    {
        Watchdog watch = served();
        watch.aiTurn(10s);
        QVERIFY(!watch.wantsTone(11s));
        QVERIFY(watch.wantsTone(11'200ms));
        QVERIFY(!watch.next(12'400ms));
        QCOMPARE(watch.next(12'500ms), Act::Filler);
        QVERIFY(!watch.next(12'520ms));
        watch.clipHeard(13'600ms);
        QVERIFY(!watch.wantsTone(13'700ms)); // the sentence was sound enough
        QVERIFY(watch.wantsTone(14'800ms));
        QVERIFY(!watch.next(13'900ms));
        QCOMPARE(watch.next(14s), Act::Lost); // the filler is not the AI
        QCOMPARE(watch.lost(14s), Recovery::Reconnect);
    }

    void whatIsBeingHeardIsNoSilence()
    {
        Watchdog watch = served();
        watch.aiTurn(10s);
        watch.aiHeard(30s);
        QVERIFY(!watch.next(30s));
        QCOMPARE(watch.next(33'900ms), Act::Filler);
        QVERIFY(!watch.next(33'920ms));
        QCOMPARE(watch.next(34s), Act::Lost);
    }

    void reconnectsOnceInAMinute()
    {
        Watchdog watch = served();
        QCOMPARE(watch.lost(10s), Recovery::Reconnect);
        QVERIFY(!watch.next(12'900ms));
        QCOMPARE(watch.next(13s), Act::Lost); // not back within three seconds
        QCOMPARE(watch.lost(13s), Recovery::GiveUp);
        watch.rest();
        QVERIFY(!watch.next(60s));
        watch.wake(80s);
        watch.ready(80s);
        QCOMPARE(watch.lost(81s), Recovery::Reconnect);
    }

    void backButSilentIsNotBack()
    {
        Watchdog watch = served();
        watch.aiTurn(10s);
        QCOMPARE(watch.lost(10s), Recovery::Reconnect);
        QCOMPARE(watch.next(10'400ms), Act::Filler); // within a second of the loss
        watch.ready(11s);
        QVERIFY(!watch.next(13'900ms));
        QCOMPARE(watch.next(14s), Act::Lost);
        QCOMPARE(watch.lost(14s), Recovery::GiveUp);
    }

    void whoNeverHadAProviderIsToldSo()
    {
        Watchdog watch;
        watch.start(0s);
        QVERIFY(watch.wantsTone(2s));
        QVERIFY(!watch.next(2'400ms));
        QCOMPARE(watch.lost(3s), Recovery::AtStart);
    }

    void aPersonOnTheLineNeedsNoProvider()
    {
        Watchdog watch = served();
        watch.rest();
        watch.aiTurn(1s);
        QVERIFY(!watch.next(1h));
        QVERIFY(!watch.wantsTone(1h));
        QCOMPARE(watch.lost(1h), Recovery::None);
    }

    void quotaIsNotTriedTwice()
    {
        Watchdog watch = served();
        watch.hopeless();
        QCOMPARE(watch.next(1s), Act::Lost);
        QCOMPARE(watch.lost(1s), Recovery::GiveUp);
    }

    void anErrorStormEndsTheSession()
    {
        Watchdog watch = served();
        for (int i = 0; i < 4; ++i)
            watch.error(1s * i);
        QVERIFY(!watch.next(5s));
        watch.error(12s); // the first two are forgotten
        QVERIFY(!watch.next(12s));
        watch.error(12s);
        watch.error(12s);
        QCOMPARE(watch.next(12s), Act::Lost);
    }

    void asksForASignOfLifeWhenOnlyWeHeardTheCaller()
    {
        Watchdog watch = served();
        watch.earVoice(10s);
        watch.earPause(12s);
        QCOMPARE(watch.next(12s), Act::Probe);
        QVERIFY(!watch.next(12'600ms));
        QCOMPARE(watch.next(12'700ms), Act::Lost);
        QVERIFY(watch.isCallerUnheard());
        QCOMPARE(watch.lost(12'700ms), Recovery::Reconnect);
        QVERIFY(watch.isAiTurn()); // the caller waits for an answer

        watch = served();
        watch.earVoice(10s);
        watch.earPause(12s);
        QCOMPARE(watch.next(12s), Act::Probe);
        watch.sign();
        QVERIFY(!watch.next(12'900ms));
        QCOMPARE(watch.next(13s), Act::TakeTurn); // alive and deaf
        QVERIFY(watch.wantsTone(13'300ms)); // the caller has waited since the pause
    }

    void whoHasSpokenToNobodyWaitsAsWell()
    {
        // Lost while the caller speaks; the new session does not come, and the caller has finished.
        Watchdog watch = served();
        watch.earVoice(10s);
        QCOMPARE(watch.lost(11s), Recovery::Reconnect);
        QVERIFY(!watch.isAiTurn());
        watch.earPause(12s);
        QVERIFY(!watch.next(12'200ms));
        QCOMPARE(watch.next(12'320ms), std::nullopt);
        QCOMPARE(watch.next(12'340ms), Act::Filler);
        QVERIFY(watch.wantsTone(13'200ms));
        QCOMPARE(watch.next(14s), Act::Lost); // three seconds after the loss
        QCOMPARE(watch.lost(14s), Recovery::GiveUp);
    }

    void aCoughAndAnEchoTakeNoTurn()
    {
        Watchdog watch = served();
        watch.earVoice(10s);
        watch.earPause(10'700ms);
        QCOMPARE(watch.next(10'700ms), Act::Probe);
        watch.sign();
        QVERIFY(!watch.next(1h));

        watch = served();
        watch.aiHeard(11s);
        watch.earVoice(10s);
        watch.earPause(13s);
        QVERIFY(!watch.next(13s));
    }

    void answersForAToolThatHangs()
    {
        Watchdog watch = served();
        watch.aiTurn(10s);
        watch.toolBegan(10s);
        QCOMPARE(watch.next(13s), Act::Filler);
        QVERIFY(!watch.next(14'900ms)); // four seconds without the AI are fine while its tool runs
        QCOMPARE(watch.next(15s), Act::AnswerTools);
        watch.toolsAnswered(15s);
        QVERIFY(!watch.next(18'900ms));
        QCOMPARE(watch.next(19s), Act::Lost);

        watch = served();
        watch.aiTurn(10s);
        watch.toolBegan(10s); // and is never even called
        QCOMPARE(watch.next(13s), Act::Filler);
        QCOMPARE(watch.next(15s), Act::AnswerTools);
        QCOMPARE(watch.next(20s), Act::Lost);
    }
};

QTEST_GUILESS_MAIN(tst_Watchdog)
#include "tst_watchdog.moc"
