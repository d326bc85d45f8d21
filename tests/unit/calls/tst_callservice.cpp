// SPDX-License-Identifier: GPL-3.0-or-later
// Calls from the service's side: their life, their record, their threads.
#include "callfixture.h"

#include <QSignalSpy>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_CallService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void livesWithoutAnySocket()
    {
        CallFixture f;
        const auto id = f.wait(f.service->start({f.org, u"Maria"_s, u"api"_s, {{u"x"_s, 1}}}));
        QVERIFY(id);
        QCOMPARE(f.service->activeCalls().size(), 1UL);
        const auto posted = f.wait(f.service->addTranscript(*id, Speaker::Caller, u"Hello"_s));
        QVERIFY(posted);
        // Answered means on disk.
        QCOMPARE(f.events(*id, EventType::TranscriptCompleted).size(), 1UL);
        QCOMPARE(f.events(*id, EventType::TranscriptCompleted)[0].data["id"_L1].toString(), posted->id.text());
        QVERIFY(f.wait(f.service->addTranscript(*id, Speaker::Caller, u"My father is not breathing!"_s)));
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::Emergency);
        const auto ended = f.wait(f.service->end(*id, u"done"_s, {}));
        QVERIFY(ended);
        QVERIFY(!ended->already);
        QVERIFY(f.wait(f.service->end(*id, u"done"_s, {}))->already);
        QVERIFY(f.service->activeCalls().empty());
        QVERIFY(f.service->queue().empty());
        QCOMPARE(f.wait(f.service->addTranscript(*id, Speaker::Caller, u"late"_s)).error().code, Error::Code::Conflict);
        f.jump(3s); // long gone from memory
        QVERIFY(f.wait(f.service->end(*id, u"done"_s, {}))->already);
        QCOMPARE(f.wait(f.service->addTranscript(*id, Speaker::Caller, u"late"_s)).error().code, Error::Code::Conflict);
        QCOMPARE(f.wait(f.service->takeOver(*id, f.anna)).error().code, Error::Code::Conflict);
        QCOMPARE(f.events(*id, EventType::CallEnded).size(), 1UL);
        const auto all = f.events(*id);
        for (size_t i = 0; i < all.size(); ++i)
            QCOMPARE(all[i].seq, static_cast<qint64>(i + 1));
    }

    // What rules and second opinion judge differently is for a person to look at, whatever was done about it.
    void tellsWhenRulesAndModelDisagree()
    {
        const QString unruled = u"she had her babies at home and now she's burning hot and her belly is hard as wood and she doesn't know me"_s;
        const QString figure = u"does carbon monoxide rise or sink I'm deciding where to hang the alarm"_s;
        const auto disagreements = [](CallFixture &f, const CallId &call) {
            std::vector<QJsonObject> found;
            for (const CallEvent &event : f.events(call, EventType::CallUpdated)) {
                if (event.data.contains("disagreement"_L1))
                    found.push_back(event.data["disagreement"_L1].toObject());
            }
            return found;
        };
        CallFixture f;
        const auto id = f.wait(f.service->start({f.org, u"Maria"_s, u"api"_s, {}}));
        QVERIFY(id);
        QVERIFY(f.wait(f.service->addTranscript(*id, Speaker::Caller, u"I'd like to book a cleaning for Tuesday"_s)));
        QVERIFY(disagreements(f, *id).empty());
        QVERIFY(f.wait(f.service->addTranscript(*id, Speaker::Caller, unruled)));
        QVERIFY(f.wait(f.service->addTranscript(*id, Speaker::Caller, figure)));
        const auto told = disagreements(f, *id);
        QCOMPARE(told.size(), 2UL);
        QCOMPARE(told[0]["rules"_L1].toString(), u"none"_s);
        QCOMPARE(told[0]["model"_L1].toString(), u"emergency"_s);
        QCOMPARE(told[0]["words"_L1].toString(), unruled);
        QVERIFY(!told[0]["text"_L1].toString().isEmpty());
        QCOMPARE(told[1]["rules"_L1].toString(), u"emergency"_s);

        // The same in a stream, piece by piece.
        CallFixture streamed;
        auto line = streamed.connectCaller();
        callerSays(*line.ai, u"item_1"_s, {}, unruled);
        QTRY_COMPARE(disagreements(streamed, line.id).size(), 1UL);
        QCOMPARE(disagreements(streamed, line.id)[0]["item_id"_L1].toString(), u"item_1"_s);
    }

    void knowsWhatDoesNotExist()
    {
        CallFixture f;
        QCOMPARE(f.wait(f.service->start({OrgId(u"org_none"_s), {}, {}, {}})).error().code, Error::Code::NotFound);
        const CallId none(u"call_none"_s);
        QCOMPARE(f.wait(f.service->addTranscript(none, Speaker::Caller, u"x"_s)).error().code, Error::Code::NotFound);
        QCOMPARE(f.wait(f.service->end(none, {}, {})).error().code, Error::Code::NotFound);
        QCOMPARE(f.wait(f.service->takeOver(none, f.anna)).error().code, Error::Code::NotFound);
        QCOMPARE(f.wait(f.service->createRealtimeSession(f.org, none)).error().code, Error::Code::NotFound);
        QCOMPARE(f.wait(f.service->createRealtimeSession(OrgId(u"org_none"_s), std::nullopt)).error().code, Error::Code::NotFound);
        QCOMPARE(f.service->authenticate(u"ek_x"_s).error().code, Error::Code::Unauthorised);
        QCOMPARE(f.service->redeem(u"x"_s).error().code, Error::Code::Unauthorised);
    }

    void tiesSessionsToCalls()
    {
        CallFixture f;
        const auto older = *f.wait(f.service->start({f.org, {}, {}, {}}));
        f.clock.advance(1s);
        const auto newer = *f.wait(f.service->start({f.org, {}, {}, {}}));
        // Two requests at once do not choose the same call.
        const auto one = f.service->createRealtimeSession(f.org, std::nullopt);
        const auto two = f.service->createRealtimeSession(f.org, std::nullopt);
        QCOMPARE(f.wait(one)->callId, newer);
        QCOMPARE(f.wait(two)->callId, older);
        const auto fresh = f.wait(f.service->createRealtimeSession(f.org, std::nullopt));
        QVERIFY(fresh && fresh->callId != older && fresh->callId != newer);
        const auto named = f.wait(f.service->createRealtimeSession(f.org, older));
        QCOMPARE(named->callId, older);
        QVERIFY(named->clientSecret.startsWith(u"ek_"_s));
        QVERIFY(named->config["instructions"_L1].toString().contains(u"You are not a medical professional"_s));
        QCOMPARE(named->config["tool_choice"_L1].toString(), u"auto"_s);
        QCOMPARE(named->config["tools"_L1].toArray().size(), 4);
        QCOMPARE(f.provider.minted["type"_L1].toString(), u"realtime"_s);
        QCOMPARE(f.service->authenticate(named->clientSecret).value_or(CallId()), older);
        // The secret itself is nowhere in the record.
        for (const CallEvent &stored : f.events(older))
            QVERIFY(!QJsonDocument(stored.data).toJson().contains(named->clientSecret.toUtf8()));
        QVERIFY(!f.events(older, EventType::CallUpdated)[0].data["prompt_version"_L1].toString().isEmpty());
    }

    // A call that was begun for one caller's session is not the "newest open call" of the next caller's.
    void givesEveryCallerACallOfTheirOwn()
    {
        CallFixture f;
        std::vector<Pending<CallService::RealtimeSession>> sessions;
        for (int i = 0; i < 20; ++i) {
            sessions.push_back(f.service->createRealtimeSession(f.org, std::nullopt));
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents); // every request meets the others at another step
        }
        QSet<QString> calls;
        for (const auto &session : sessions)
            calls.insert(f.wait(session)->callId.text());
        QCOMPARE(calls.size(), 20);
    }

    void saysWhenTheProviderRefuses()
    {
        CallFixture f;
        const auto call = *f.wait(f.service->start({f.org, {}, {}, {}}));
        f.provider.mintError = Error{Error::Code::Unavailable, u"The AI provider refuses the API key. Check OPENAI_API_KEY."_s, {}, {}};
        const auto refused = f.wait(f.service->createRealtimeSession(f.org, std::nullopt));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Error::Code::Unavailable);
        QVERIFY(refused.error().message.contains(u"API key"_s));
        QCOMPARE(f.service->activeCalls().size(), 1UL);
        // The call is free again.
        f.provider.mintError.reset();
        QCOMPARE(f.wait(f.service->createRealtimeSession(f.org, std::nullopt))->callId, call);
    }

    void runsToolsForTheFrontend()
    {
        CallFixture f;
        const auto call = *f.wait(f.service->start({f.org, {}, {}, {}}));
        const auto run = [&](const QString &name, const QJsonObject &arguments, const QString &item) {
            return f.wait(f.service->executeTool({call, f.org, name, arguments, item})).value_or(QJsonObject());
        };
        const QJsonObject booking{{u"title"_s, u"Check-up"_s}, {u"start_time"_s, u"2026-12-01T10:00:00"_s}, {u"end_time"_s, u"2026-12-01T10:30:00"_s}, {u"attendee_email"_s, u"maria@example.org"_s}, {u"attendee_name"_s, u"Maria"_s}};
        const auto booked = run(u"create_appointment"_s, booking, u"i1"_s);
        QCOMPARE(booked["success"_L1].toBool(), true);
        QVERIFY(!booked["appointment_id"_L1].toString().isEmpty());
        for (const auto key : {"success"_L1, "message"_L1, "error"_L1, "should_retry"_L1, "is_duplicate"_L1, "clarification"_L1, "missing_fields"_L1, "appointment_id"_L1,
                               "calendar_link"_L1, "email_sent"_L1, "result_data"_L1})
            QVERIFY(booked.contains(key));
        QCOMPARE(run(u"create_appointment"_s, booking, u"i1"_s)["is_duplicate"_L1].toBool(), true);
        QCOMPARE(run(u"create_appointment"_s, booking, u"i2"_s)["is_duplicate"_L1].toBool(), true); // the same appointment again
        QJsonObject bad = booking;
        bad.insert(u"attendee_email"_s, u"nonsense"_s);
        const auto refused = run(u"create_appointment"_s, bad, u"i3"_s);
        QCOMPARE(refused["success"_L1].toBool(), false);
        QCOMPARE(refused["missing_fields"_L1].toArray(), QJsonArray{u"attendee_email"_s});
        QVERIFY(!refused["clarification"_L1].toString().isEmpty());
        QCOMPARE(run(u"launch_rocket"_s, {}, u"i4"_s)["success"_L1].toBool(), false);
        QCOMPARE(run(u"complete_intake"_s, {}, u"i5"_s)["success"_L1].toBool(), false);
        QCOMPARE(run(u"escalate_call"_s, {{u"reason"_s, u"angry"_s}, {u"urgency"_s, u"high"_s}}, u"i6"_s)["success"_L1].toBool(), true);
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->activeCall(call)->intake->structuredData["name"_L1].toString(), u"Maria"_s);
        const auto statistics = f.service->toolStatistics();
        QCOMPARE(statistics["failed"_L1].toInt(), 3);
        QCOMPARE(statistics["duplicates"_L1].toInt(), 1);
        QVERIFY(run(u"end_call"_s, {{u"reason"_s, u"bye"_s}}, u"i7"_s)["success"_L1].toBool());
        QTRY_VERIFY(f.service->activeCalls().empty());
    }

    void takesOpenCallsUpAgainAfterARestart()
    {
        CallFixture f;
        auto line = f.connectCaller();
        callerSays(*line.ai, u"item_1"_s, {}, u"Hello, I need help."_s);
        auto desk = f.sitDown(*f.wait(f.service->takeOver(line.id, f.anna)));
        f.settle();
        f.restart();
        QCOMPARE(*line.seen->closeCode, 1012);
        QTRY_VERIFY(desk.seen->closeCode);
        const auto call = f.service->activeCall(line.id);
        QVERIFY(call);
        QCOMPARE(call->status, CallStatus::InProgress);
        QCOMPARE(call->transcript.size(), 1UL);
        QCOMPARE(call->mode, CallMode::Ai);
        QCOMPARE(f.service->queue().size(), 1UL); // the person is gone, and somebody should know
        // The same secret, the same call; no greeting, the conversation so far is told.
        const auto sessions = f.provider.sessions.size();
        line = f.reconnect(line);
        QCOMPARE(f.provider.sessions.size(), sessions + 1);
        QTRY_VERIFY(line.ai->count(u"conversation.item.create"_s) >= 1);
        for (const QJsonObject &created : line.ai->sent(u"response.create"_s))
            QVERIFY(!created["response"_L1]["instructions"_L1].toString().contains(u"Greet"_s));
        QVERIFY(f.wait(f.service->takeOver(line.id, f.ben)));
        const auto all = f.events(line.id);
        for (size_t i = 0; i < all.size(); ++i)
            QCOMPARE(all[i].seq, static_cast<qint64>(i + 1));
    }

    void endsWhatNobodyComesBackToAfterARestart()
    {
        CallFixture f;
        auto line = f.connectCaller();
        const auto quiet = *f.wait(f.service->start({f.org, {}, {}, {}}));
        f.restart();
        f.jump(61s);
        QTRY_VERIFY(!f.service->activeCall(line.id));
        QVERIFY(f.service->activeCall(quiet)); // never had a session: it waits for its frontend
        f.jump(4h);
        QTRY_VERIFY(!f.service->activeCall(quiet));
        QTRY_COMPARE(f.events(quiet, EventType::CallEnded).size(), 1UL);
        QCOMPARE(f.events(quiet, EventType::CallEnded)[0].data["status"_L1].toString(), u"failed"_s);
    }

    void aCallFollowsItsClientToAnotherThread()
    {
        CallFixture f;
        auto line = f.connectCaller();
        QThread other;
        other.start();
        QObject worker;
        auto *there = new QObject;
        there->moveToThread(&other);
        const auto seen = std::make_shared<std::shared_ptr<FakeCallerLeg::Seen>>();
        const auto sessions = f.provider.sessions.size();
        QMetaObject::invokeMethod(
            there,
            [&f, id = line.id, seen] {
                auto leg = std::make_unique<FakeCallerLeg>();
                *seen = leg->seen;
                FakeCallerLeg *raw = leg.get();
                f.service->attachCaller(id, std::move(leg));
                // Said before the call has come over: kept for it.
                Q_EMIT raw->received("{\"type\":\"nonsense.early\"}");
            },
            Qt::BlockingQueuedConnection);
        QTRY_VERIFY(line.seen->closeCode); // the first client was closed
        QTRY_COMPARE(f.provider.sessions.size(), sessions + 1);
        QTRY_COMPARE(f.provider.sessions.last()->thread(), &other);
        const auto count = [&](const QString &type) {
            int found = 0;
            QMetaObject::invokeMethod(there, [&] { found = static_cast<int>((*seen)->of(type).size()); }, Qt::BlockingQueuedConnection);
            return found;
        };
        QTRY_COMPARE(count(u"session.updated"_s), 1);
        QTRY_COMPARE(count(u"error"_s), 1); // the early frame, answered
        // Control from here still reaches it, and a console here hears it.
        const auto grant = f.wait(f.service->takeOver(line.id, f.anna));
        QVERIFY(grant);
        auto desk = f.sitDown(*grant);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
        for (quint16 i = 0; i < 20; ++i)
            Q_EMIT desk.leg->audioReceived(AudioPacket{AudioSource::Human, i, {}, Samples(frameSamples, 4000)}.encode());
        QTRY_VERIFY(count(u"response.output_audio.delta"_s) > 0);
        QVERIFY(f.wait(f.service->end(line.id, u"done"_s, u"Anna"_s)));
        QTRY_VERIFY(desk.seen->closeCode);
        f.jump(3s);
        QVERIFY(f.wait(f.service->shutdown()));
        there->deleteLater();
        other.quit();
        other.wait();
    }

    void aClientThatGoesOnTheWayLeavesNoCallOpen()
    {
        CallFixture f;
        auto line = f.connectCaller();
        QThread other;
        other.start();
        auto *there = new QObject;
        there->moveToThread(&other);
        QMetaObject::invokeMethod(
            there,
            [&f, id = line.id] {
                auto leg = std::make_unique<FakeCallerLeg>();
                FakeCallerLeg *raw = leg.get();
                f.service->attachCaller(id, std::move(leg));
                Q_EMIT raw->closed(); // before the call has come over
            },
            Qt::BlockingQueuedConnection);
        QTRY_VERIFY(line.seen->closeCode); // the one before has been given up for it
        QVERIFY(f.service->activeCall(line.id));
        QVERIFY(f.service->authenticate(line.secret)); // within its time the caller may come back
        f.settle();
        f.jump(31s);
        QTRY_VERIFY(!f.service->activeCall(line.id));
        QTRY_COMPARE(f.events(line.id, EventType::CallEnded).size(), 1UL);
        QCOMPARE(f.events(line.id, EventType::CallEnded)[0].data["reason"_L1].toString(), u"caller hung up"_s);
        f.jump(3s);
        QVERIFY(f.wait(f.service->shutdown()));
        there->deleteLater();
        other.quit();
        other.wait();
    }

    void noBrowserIsGivenATelephonesCall()
    {
        CallFixture f;
        const auto phone = *f.wait(f.service->start({f.org, u"+16085550142"_s, u"phone"_s, {{u"call_sid"_s, u"CA1"_s}}, true}));
        const auto claim = [&f] { return f.wait(f.service->createRealtimeSession(f.org, std::nullopt)); };
        const auto first = claim();
        QVERIFY(first && first->callId != phone);
        f.restart();
        QVERIFY(f.service->activeCall(phone));
        const auto second = claim();
        QVERIFY(second && second->callId != phone);
        // Nor when somebody's session for it could not be had.
        f.provider.mintError = Error{Error::Code::Unavailable, u"away"_s, {}, {}};
        QVERIFY(!f.wait(f.service->createRealtimeSession(f.org, phone)));
        f.provider.mintError.reset();
        const auto third = claim();
        QVERIFY(third && third->callId != phone);
    }

    void countsAndShutsDown()
    {
        CallFixture f;
        auto line = f.connectCaller();
        const auto counters = f.service->counters();
        QCOMPARE(counters["calls_active"_L1].toInt(), 1);
        QCOMPARE(counters["calls_started_total"_L1].toInt(), 1);
        QVERIFY(f.wait(f.service->shutdown()));
        QCOMPARE(*line.seen->closeCode, 1012);
        QVERIFY(!line.seen->closeReason.isEmpty());
        QVERIFY(f.events(line.id, EventType::CallEnded).empty());
    }
};

QTEST_GUILESS_MAIN(tst_CallService)
#include "tst_callservice.moc"
