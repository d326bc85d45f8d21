// SPDX-License-Identifier: GPL-3.0-or-later
// The AI's good-bye ends the call, unless somebody is needed here before it is over.
#include "callfixture.h"

#include "calls/ticker.h"

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_Goodbye : public QObject
{
    Q_OBJECT

private:
    /// The AI says good-bye, and asks for the call's end while that is being heard.
    static CallFixture::Line sayGoodbye(CallFixture &f, bool &isAccepted)
    {
        auto line = f.connectCaller();
        aiSays(*line.ai, u"resp_1"_s, u"item_1"_s, {}, u"Thank you for calling, good-bye and have a nice day."_s, 3'000ms);
        isAccepted = endCall(f, line.id, u"end_1"_s);
        line.ai->inject(responseDone(u"resp_1"_s));
        run(f, 500ms);
        return line;
    }
    static bool endCall(CallFixture &f, const CallId &call, const QString &item)
    {
        return f.wait(f.service->executeTool({call, f.org, u"end_call"_s, {{u"reason"_s, u"done"_s}}, item})).value_or(QJsonObject())["success"_L1].toBool();
    }
    /// Lets time pass for the calls' ticks and deadlines.
    static void run(CallFixture &f, std::chrono::milliseconds time)
    {
        for (std::chrono::milliseconds passed{0}; passed < time; passed += 20ms) {
            f.clock.advance(20ms);
            Ticker::ofThisThread().tick();
            QCoreApplication::sendPostedEvents();
        }
    }

private Q_SLOTS:
    void endsTheCallWhenItWasHeard()
    {
        CallFixture f;
        bool isAccepted = false;
        const auto line = sayGoodbye(f, isAccepted);
        QVERIFY(isAccepted);
        QVERIFY(f.service->activeCall(line.id)); // not before
        run(f, 3s);
        QTRY_VERIFY(!f.service->activeCall(line.id));
    }

    void isTakenBackWhenTheCallerSaysMore()
    {
        CallFixture f;
        bool isAccepted = false;
        const auto line = sayGoodbye(f, isAccepted);
        QVERIFY(isAccepted);
        line.ai->inject(serverEvent(u"input_audio_buffer.speech_started"_s, {{u"item_id"_s, u"item_2"_s}, {u"audio_start_ms"_s, 0}}));
        run(f, 12s); // a recogniser may need a while
        QVERIFY(f.service->activeCall(line.id));
        callerSays(*line.ai, u"item_2"_s, u"item_1"_s, u"wait I can't breathe"_s);
        run(f, 12s);
        QVERIFY(f.service->activeCall(line.id));
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::Emergency);
    }

    void isTakenBackWhenAPersonComes()
    {
        CallFixture f;
        bool isAccepted = false;
        const auto line = sayGoodbye(f, isAccepted);
        QVERIFY(isAccepted);
        auto anna = f.sitDown(*f.wait(f.service->takeOver(line.id, f.anna)));
        run(f, 4s);
        QVERIFY(f.service->activeCall(line.id));
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
        // Nor does a frontend that forwards the AI's tool late end their call.
        QVERIFY(!endCall(f, line.id, u"end_2"_s));
        run(f, 1s);
        QVERIFY(f.service->activeCall(line.id));
    }

    void isTakenBackWhenAPersonIsCalled()
    {
        CallFixture f;
        bool isAccepted = false;
        const auto line = sayGoodbye(f, isAccepted);
        QVERIFY(isAccepted);
        QVERIFY(f.wait(f.service->escalate(line.id, Urgency::High, u"sounded wrong"_s, {}, f.ben)));
        run(f, 12s);
        QVERIFY(f.service->activeCall(line.id));
    }
};

QTEST_GUILESS_MAIN(tst_Goodbye)
#include "tst_goodbye.moc"
