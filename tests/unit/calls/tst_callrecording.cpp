// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings as calls make them, with a clock that is moved by hand: full disks, restarts, keys, rewinding, and the end of the time to be kept.
#include "callfixture.h"

#include "audio/tone.h"
#include "calls/recorder.h"
#include "calls/retention.h"
#include "storage/retentionrepository.h"

#include <QFile>

#include <atomic>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_CallRecording : public QObject
{
    Q_OBJECT

    /// A service with a recorder whose disk is as free as the test says.
    struct Studio
    {
        std::atomic<qint64> freeBytes = 1'000'000'000;
        std::atomic<bool> isWritten = false;
        std::unique_ptr<Recorder> recorder;
        CallFixture f; ///< ends before the recorder

        explicit Studio(const QJsonObject &policy = {{u"enabled"_s, true}, {u"consent"_s, u"none"_s}})
        {
            Recorder::Options options;
            options.freeBytes = [this] { return freeBytes.load(); };
            recorder = std::make_unique<Recorder>(RecordingStore(folder(), *RecordingKey::fromText(u"a key for tests only"_s)), folder(), options);
            f.recorder = recorder.get();
            f.restart();
            f.configure({{u"recording"_s, policy}});
        }
        ~Studio() { (void)f.wait(f.service->shutdown()); }
        [[nodiscard]] QString folder() const { return f.folder.filePath(u"recordings"_s); }
        [[nodiscard]] const RecordingStore &store() const { return recorder->store(); }
        /// Until everything that was handed over is on disk.
        void settle()
        {
            isWritten = false;
            recorder->afterwards([this] { isWritten = true; });
            QVERIFY(QTest::qWaitFor([this] { return isWritten.load(); }, 20'000));
            f.spin();
        }
        [[nodiscard]] QStringList states(const CallId &id)
        {
            QStringList found;
            for (const CallEvent &event : f.events(id, EventType::CallUpdated)) {
                if (const QJsonObject recording = event.data["recording"_L1].toObject(); !recording.isEmpty())
                    found << recording["state"_L1].toString();
            }
            return found;
        }
    };

    /// The caller says \a sound, 20 ms at a time, as time goes by.
    static void say(CallFixture &f, CallFixture::Line &line, const Samples &sound)
    {
        for (size_t at = 0; at + frameSamples <= sound.size(); at += frameSamples) {
            f.pass(20ms);
            Q_EMIT line.leg->received("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + toBytes(SampleView(sound).subspan(at, frameSamples)).toBase64() + "\"}");
        }
    }
    static Samples channel(const RecordingStore &store, const CallId &id, size_t which)
    {
        const auto all = store.read(id, 0, 100'000'000);
        Samples one;
        for (size_t i = which; all && i < all->size(); i += recordingChannels)
            one.push_back((*all)[i]);
        return one;
    }

private Q_SLOTS:
    void recordsWhatWasSaidWhenItWasSaid()
    {
        Studio s;
        auto line = s.f.connectCaller();
        s.f.pass(400ms);
        say(s.f, line, sine(500, 1s));
        QVERIFY(s.f.wait(s.f.service->end(line.id, u"done"_s, {})));
        s.settle();
        const Samples caller = channel(s.store(), line.id, 0);
        QVERIFY2(caller.size() >= samplesIn(1'380ms), qPrintable(QString::number(caller.size())));
        QVERIFY(toneLevel(SampleView(caller).first(samplesIn(300ms)), 500) < -60);
        QVERIFY(toneLevel(SampleView(caller).subspan(samplesIn(500ms), samplesIn(800ms)), 500) > -13);
        QTRY_COMPARE(s.states(line.id), (QStringList{u"recording"_s, u"finished"_s}));
        QVERIFY(s.store().overview(line.id)->isComplete);
    }

    void aFullDiskEndsTheRecordingAndNotTheCall()
    {
        Studio s;
        auto line = s.f.connectCaller();
        say(s.f, line, sine(500, 1'400ms));
        s.settle();
        s.freeBytes = 1'000;
        say(s.f, line, sine(900, 400ms));
        s.settle();
        QTRY_COMPARE(s.states(line.id), (QStringList{u"recording"_s, u"stopped"_s}));
        QCOMPARE(s.f.service->activeCall(line.id)->recording->reason, u"The disk is full."_s);
        s.freeBytes = 1'000'000'000; // room again: a recording with a hole that nobody sees would be worse
        say(s.f, line, sine(900, 400ms));
        const int before = line.ai->count(u"input_audio_buffer.append"_s);
        say(s.f, line, sine(900, 100ms));
        QVERIFY(line.ai->count(u"input_audio_buffer.append"_s) > before);
        QVERIFY(line.seen->closeCode == std::nullopt);
        QCOMPARE(s.f.service->activeCall(line.id)->status, CallStatus::InProgress);
        // What was written until then is there.
        const Samples caller = channel(s.store(), line.id, 0);
        QVERIFY(toneLevel(SampleView(caller).first(samplesIn(300ms)), 500) > -15);
        QVERIFY(s.f.wait(s.f.service->end(line.id, u"done"_s, {})));
        QTRY_COMPARE(s.states(line.id).value(1), u"stopped"_s);
        QCOMPARE(s.states(line.id).size(), 2);
    }

    void aFolderThatCannotBeWrittenIsNoTrouble()
    {
        Studio s;
        QFile inTheWay(s.folder());
        QVERIFY(QDir(s.folder()).removeRecursively());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly)); // a file where the folder should be
        inTheWay.close();
        auto line = s.f.connectCaller();
        s.settle();
        QTRY_COMPARE(s.states(line.id).last(), u"stopped"_s);
        say(s.f, line, sine(500, 200ms));
        QCOMPARE(s.f.service->activeCall(line.id)->status, CallStatus::InProgress);
    }

    void goesOnInAnotherPartAfterARestart()
    {
        Studio s;
        auto line = s.f.connectCaller();
        say(s.f, line, sine(500, 1s));
        s.f.restart();
        line = s.f.reconnect(line);
        say(s.f, line, sine(900, 1s));
        QVERIFY(s.f.wait(s.f.service->end(line.id, u"done"_s, {})));
        s.settle();
        QCOMPARE(s.store().parts(line.id).size(), 2);
        const Samples caller = channel(s.store(), line.id, 0);
        QVERIFY(toneLevel(SampleView(caller).first(samplesIn(900ms)), 500) > -15);
        QVERIFY(toneLevel(SampleView(caller).last(samplesIn(700ms)), 900) > -15);
        QTRY_COMPARE(s.states(line.id), (QStringList{u"recording"_s, u"recording"_s, u"finished"_s}));
    }

    void typedKeysAreNotHeard()
    {
        Studio s;
        auto line = s.f.connectCaller();
        say(s.f, line, sine(500, 600ms));
        say(s.f, line, sine(1'336, 100ms)); // the tone begins before the network tells of the key
        s.f.service->pressKey(line.id, u'8');
        s.f.spin();
        say(s.f, line, sine(1'336, 100ms));
        say(s.f, line, sine(500, 1s));
        QVERIFY(s.f.wait(s.f.service->end(line.id, u"done"_s, {})));
        s.settle();
        const Samples caller = channel(s.store(), line.id, 0);
        for (size_t at = 0; at + samplesIn(50ms) <= caller.size(); at += samplesIn(50ms))
            QVERIFY(toneLevel(SampleView(caller).subspan(at, samplesIn(50ms)), 1'336) < -25);
        QVERIFY(toneLevel(SampleView(caller).first(samplesIn(200ms)), 500) > -15);
        QVERIFY(toneLevel(SampleView(caller).last(samplesIn(400ms)), 500) > -15);
    }

    void aPauseHidesDigitsToo()
    {
        Studio s;
        auto line = s.f.connectCaller();
        QVERIFY(!s.f.wait(s.f.service->pauseRecording(line.id, s.f.anna, false)));
        QVERIFY(s.f.wait(s.f.service->takeOver(line.id, s.f.anna)));
        QCOMPARE(s.f.wait(s.f.service->pauseRecording(line.id, s.f.ben, false)).error().code, Error::Code::Forbidden);
        QVERIFY(s.f.wait(s.f.service->pauseRecording(line.id, s.f.anna, false)));
        callerSays(*line.ai, u"item_1"_s, {}, u"It is 4111 1111 1111 1111."_s);
        QVERIFY(s.f.wait(s.f.service->addTranscript(line.id, Speaker::Caller, u"and 411 on the back"_s)));
        QVERIFY(s.f.wait(s.f.service->executeTool({line.id, s.f.org, u"complete_intake"_s, {{u"structured_data"_s, QJsonObject{{u"card"_s, u"4111 1111"_s}, {u"code"_s, 411}}}}, u"i1"_s})));
        QVERIFY(s.f.wait(s.f.service->escalate(line.id, Urgency::High, u"card 4111"_s, {}, s.f.ben)));
        s.f.service->pressKey(line.id, u'4');
        s.f.service->pressKey(line.id, u'#');
        say(s.f, line, sine(700, 400ms));
        QVERIFY(s.f.wait(s.f.service->resumeRecording(line.id, s.f.ben, true))); // a supervisor
        callerSays(*line.ai, u"item_2"_s, u"item_1"_s, u"and 42 behind it"_s); // transcribed late
        s.f.jump(9s);
        callerSays(*line.ai, u"item_3"_s, u"item_2"_s, u"I am 35."_s);
        const auto kept = [&](EventType type, QLatin1StringView key) {
            QStringList found;
            for (const CallEvent &event : s.f.events(line.id, type)) {
                if (event.data.contains(key))
                    found << event.data[key].toString();
            }
            return found;
        };
        QTRY_COMPARE(kept(EventType::TranscriptCompleted, "text"_L1), (QStringList{u"It is •••• •••• •••• ••••."_s, u"and ••• on the back"_s, u"and •• behind it"_s, u"I am 35."_s}));
        for (const CallEvent &event : s.f.events(line.id)) {
            if (event.type != EventType::CallStarted && event.type != EventType::CallUpdated)
                QVERIFY2(!QJsonDocument(event.data).toJson().contains("411"), QJsonDocument(event.data).toJson().constData());
        }
        QTRY_COMPARE(kept(EventType::CallUpdated, "dtmf"_L1), QStringList{u"•#"_s});
        // Nor can it be rewound.
        const auto rewound = s.f.wait(s.f.service->rewind(line.id, 60s));
        QVERIFY(rewound && toneLevel(*rewound, 700, 8'000) < -40);
    }

    void aCallCanBeRewoundWithoutARecording()
    {
        Studio s(QJsonObject{{u"enabled"_s, false}});
        auto line = s.f.connectCaller();
        say(s.f, line, sine(500, 1s));
        say(s.f, line, Samples(audioRate));
        const auto rewound = s.f.wait(s.f.service->rewind(line.id, 20s));
        QVERIFY(rewound);
        QVERIFY2(rewound->size() >= 15'000 && rewound->size() <= 18'000, qPrintable(QString::number(rewound->size())));
        const SampleView sound = *rewound;
        QVERIFY(toneLevel(sound.subspan(sound.size() - 14'000, 4'000), 500, 8'000) > -15);
        QVERIFY(toneLevel(sound.last(4'000), 500, 8'000) < -40);
        QVERIFY(s.store().parts(line.id).isEmpty());
        QVERIFY(s.states(line.id).isEmpty());
        QVERIFY(s.f.wait(s.f.service->end(line.id, u"done"_s, {})));
        QVERIFY(!s.f.wait(s.f.service->rewind(line.id, 20s)));
    }

    void whatWasKeptLongEnoughIsDeleted()
    {
        Studio s;
        s.f.configure({{u"retention_days"_s, 30}});
        const RetentionRepository records(*s.f.database);
        Retention retention({s.f.clock, *s.f.organizations, records, *s.f.service, s.recorder.get()});
        auto line = s.f.connectCaller();
        say(s.f, line, sine(500, 1s));
        callerSays(*line.ai, u"item_1"_s, {}, u"My name is Maria and I have a secret."_s);
        QVERIFY(s.f.wait(s.f.service->end(line.id, u"done"_s, {})));
        s.settle();
        QVERIFY(!s.f.events(line.id).empty());
        s.f.clock.advance(29 * 24h);
        QCOMPARE(s.f.wait(retention.sweep()), Result<int>(0));
        QCOMPARE(s.store().parts(line.id).size(), 1);

        s.f.clock.advance(2 * 24h);
        QCOMPARE(s.f.wait(retention.sweep()), Result<int>(1));
        QVERIFY(s.store().parts(line.id).isEmpty());
        const auto events = s.f.events(line.id);
        for (const CallEvent &event : events)
            QVERIFY2(!QJsonDocument(event.toJson()).toJson().contains("Maria"), qPrintable(toString(event.type)));
        const Call call = Call::fold(events); // no gaps: the order of what happened is still there
        QVERIFY(call.isErased);
        QCOMPARE(call.lastSeq, qint64(events.size()));
        QCOMPARE(call.recording->state, u"deleted"_s);
        QCOMPARE(call.recording->reason, u"kept for 30 days"_s);
        QCOMPARE(call.transcript.size(), 1UL);
        QVERIFY(call.transcript[0].text.isEmpty());
        QCOMPARE(events.back().data["erased"_L1]["after_days"_L1].toInt(), 30);
        // Once.
        QCOMPARE(s.f.wait(retention.sweep()), Result<int>(0));
        const auto found = s.f.wait(CallRepository(*s.f.database).list({.words = u"secret"_s}, false));
        QVERIFY(found && found->calls.empty());
    }

    void withoutAPolicyNothingIsDeleted()
    {
        Studio s;
        const RetentionRepository records(*s.f.database);
        Retention retention({s.f.clock, *s.f.organizations, records, *s.f.service, s.recorder.get()});
        auto line = s.f.connectCaller();
        callerSays(*line.ai, u"item_1"_s, {}, u"Hello"_s);
        QVERIFY(s.f.wait(s.f.service->end(line.id, u"done"_s, {})));
        QVERIFY(!s.f.events(line.id).empty());
        s.f.clock.advance(10'000 * 24h);
        QCOMPARE(s.f.wait(retention.sweep()), Result<int>(0));
    }
};

QTEST_GUILESS_MAIN(tst_CallRecording)
#include "tst_callrecording.moc"
