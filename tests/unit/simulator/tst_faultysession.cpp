// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated provider that fails on purpose, and its sessions that only write down.
#include "realtimeclient.h"

#include "simulator/realtimeserver.h"

#include <QTest>

#include <memory>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_FaultySession : public QObject
{
    Q_OBJECT

    std::unique_ptr<RealtimeServer> m_server;

    /// Sessions have \a fault from their first moment.
    void failWith(Fault fault)
    {
        RealtimeServer::Options options = m_server->options();
        options.faults.faults = {fault};
        options.faults.from = options.faults.to = 0ms;
        m_server->setOptions(options);
    }
    static QJsonObject update() { return {{u"type"_s, u"session.update"_s}, {u"session"_s, QJsonObject{{u"type"_s, u"realtime"_s}}}}; }
    static QJsonObject speak()
    {
        return {{u"type"_s, u"response.create"_s}, {u"response"_s, QJsonObject{{u"instructions"_s, u"Say exactly: \"One two three.\""_s}}}};
    }

private Q_SLOTS:
    void init()
    {
        RealtimeServer::Options options;
        options.pace = 0;
        options.thinkingTime = 0ms;
        m_server = std::make_unique<RealtimeServer>(options);
        QVERIFY(m_server->listen());
    }

    void aPlanIsReadFromWords()
    {
        const auto plan = FaultPlan::parse(u"stop, KILL@1.5-20"_s);
        QVERIFY(plan);
        QCOMPARE(plan->faults.size(), 2UL);
        QVERIFY(plan->faults[1] == Fault::Kill);
        QCOMPARE(plan->from, 1'500ms);
        QCOMPARE(plan->to, 20'000ms);
        QCOMPARE(FaultPlan::parse(u"any"_s)->faults.size(), 13UL);
        QVERIFY(FaultPlan::parse(u"lies"_s)->faults.front() == Fault::Errors);
        for (const auto &text : {u"sleepy"_s, u""_s, u"@1-2"_s, u"stop@5"_s, u"stop@9-3"_s, u"stop@a-b"_s, u"stop@0-4000"_s})
            QVERIFY2(!FaultPlan::parse(text), qPrintable(text));
    }

    void whatIsUnconfirmedStaysSo()
    {
        failWith(Fault::Unconfirmed);
        RealtimeClient client(m_server->baseUrl());
        client.inject(update());
        client.inject("{\"type\":\"input_audio_buffer.commit\"}");
        client.expectError(); // of the commit, so the update was answered before, if at all
        QVERIFY(!RealtimeClient::types(client.taken).contains(u"session.updated"_s));
    }

    void aKilledSessionIsReset()
    {
        failWith(Fault::Kill);
        RealtimeClient client(m_server->baseUrl());
        QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(m_server->sessionCount(), 0);
    }

    void aStoppedSessionKeepsItsConnection()
    {
        RealtimeClient healthy(m_server->baseUrl());
        QVERIFY(!healthy.expect(u"session.created"_s).isEmpty());
        failWith(Fault::Stop);
        RealtimeClient client(m_server->baseUrl());
        bool isAnswered = false;
        connect(&client.socket, &QWebSocket::pong, this, [&] { isAnswered = true; });
        client.inject(update());
        client.socket.ping();
        // The server itself goes on.
        healthy.inject(update());
        QVERIFY(!healthy.expect(u"session.updated"_s).isEmpty());
        QCOMPARE(client.socket.state(), QAbstractSocket::ConnectedState);
        QVERIFY(!isAnswered);
        QVERIFY(!RealtimeClient::types(client.events).contains(u"session.updated"_s));
    }

    void liesAreTold()
    {
        failWith(Fault::WrongIds);
        RealtimeClient wrong(m_server->baseUrl());
        wrong.inject(speak());
        const QString id = wrong.expect(u"response.created"_s)["response"_L1]["id"_L1].toString();
        QVERIFY(wrong.expect(u"response.output_audio.delta"_s)["response_id"_L1].toString() != id);
        QVERIFY(wrong.expect(u"response.done"_s)["response"_L1]["id"_L1].toString() != id);

        failWith(Fault::Mute);
        RealtimeClient mute(m_server->baseUrl());
        mute.inject(speak());
        const QByteArray sound = QByteArray::fromBase64(mute.expect(u"response.output_audio.delta"_s)["delta"_L1].toString().toLatin1());
        QVERIFY(sound.size() > 100);
        QCOMPARE(sound.count('\0'), sound.size());

        failWith(Fault::Failing);
        RealtimeClient failing(m_server->baseUrl());
        failing.inject(speak());
        QCOMPARE(failing.expect(u"response.done"_s)["response"_L1]["status"_L1].toString(), u"failed"_s);

        failWith(Fault::UnendingTool);
        RealtimeClient tool(m_server->baseUrl());
        tool.inject(speak());
        QVERIFY(!tool.expect(u"response.function_call_arguments.delta"_s).isEmpty());
        tool.inject(speak());
        QCOMPARE(tool.expectError()["code"_L1].toString(), u"conversation_already_has_active_response"_s);

        failWith(Fault::Errors);
        RealtimeClient errors(m_server->baseUrl());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(errors.expectError()["code"_L1].toString(), u"server_error"_s);
    }

    void aTranscriptionSessionWritesDownAndSaysNothing()
    {
        RealtimeClient client(m_server->baseUrl(), u"sk-test"_s, {}, {}, u"intent=transcription"_s);
        const QJsonObject created = client.expect(u"session.created"_s)["session"_L1].toObject();
        QCOMPARE(created["type"_L1].toString(), u"transcription"_s);
        QCOMPARE(created["object"_L1].toString(), u"realtime.transcription_session"_s);
        QVERIFY(!created.contains("instructions"_L1));
        const QJsonObject input{{u"transcription"_s, QJsonObject{{u"model"_s, u"gpt-transcribe"_s}}}, {u"turn_detection"_s, QJsonValue()}};
        client.inject({{u"type"_s, u"session.update"_s}, {u"session"_s, QJsonObject{{u"type"_s, u"transcription"_s}, {u"audio"_s, QJsonObject{{u"input"_s, input}}}}}});
        QVERIFY(!client.expect(u"session.updated"_s).isEmpty());
        client.hearText(u"I will call you tomorrow."_s);
        client.inject("{\"type\":\"input_audio_buffer.commit\"}");
        const QString item = client.expect(u"input_audio_buffer.committed"_s)["item_id"_L1].toString();
        const QJsonObject written = client.expect(u"conversation.item.input_audio_transcription.completed"_s);
        QCOMPARE(written["item_id"_L1].toString(), item);
        QVERIFY2(written["transcript"_L1].toString().contains(u"call you tomorrow"_s), qPrintable(written["transcript"_L1].toString()));
        // A voice without a caption is a voice all the same.
        Samples voice(samplesIn(1s));
        for (size_t i = 0; i < voice.size(); ++i)
            voice[i] = static_cast<int16_t>((i / 60) % 2 ? 4'000 : -4'000);
        client.hear(voice, 700ms);
        client.inject("{\"type\":\"input_audio_buffer.commit\"}");
        QVERIFY(client.expect(u"conversation.item.input_audio_transcription.completed"_s)["transcript"_L1].toString().startsWith(u"[speech"_s));
        // It is nobody to talk with.
        client.inject(speak());
        QCOMPARE(client.expectError()["code"_L1].toString(), u"invalid_value"_s);
        client.inject({{u"type"_s, u"session.update"_s}, {u"session"_s, QJsonObject{{u"type"_s, u"realtime"_s}}}});
        QCOMPARE(client.expectError()["param"_L1].toString(), u"session.type"_s);
        client.inject({{u"type"_s, u"session.update"_s}, {u"session"_s, QJsonObject{{u"type"_s, u"transcription"_s}, {u"instructions"_s, u"Be kind."_s}}}});
        QCOMPARE(client.expectError()["code"_L1].toString(), u"unknown_parameter"_s);
    }
};

QTEST_GUILESS_MAIN(tst_FaultySession)
#include "tst_faultysession.moc"
