// SPDX-License-Identifier: GPL-3.0-or-later
// A media stream as the calls see it: frames in, frames out, and everything that a network can do wrong.
#include "callfixture.h"

#include "calls/wire.h"
#include "telephony/twiliogreeter.h"
#include "telephony/twilioleg.h"

#include <QSignalSpy>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class FakeMediaSocket final : public MediaSocket
{
    Q_OBJECT

public:
    struct Seen
    {
        QList<QJsonObject> frames;
        std::optional<quint16> closeCode;
        QString closeReason;
        [[nodiscard]] QList<QJsonObject> of(const QString &event) const
        {
            QList<QJsonObject> found;
            for (const QJsonObject &frame : frames) {
                if (frame.value("event"_L1).toString() == event)
                    found << frame;
            }
            return found;
        }
        [[nodiscard]] QByteArray audio() const
        {
            QByteArray codes;
            for (const QJsonObject &frame : of(u"media"_s))
                codes += QByteArray::fromBase64(frame.value("media"_L1)["payload"_L1].toString().toLatin1());
            return codes;
        }
    };
    std::shared_ptr<Seen> seen = std::make_shared<Seen>();
    qint64 unread = 0;

    void send(const QByteArray &text) override { seen->frames << QJsonDocument::fromJson(text).object(); }
    [[nodiscard]] qint64 unsent() const override { return unread; }
    void close(quint16 code, const QString &reason) override
    {
        if (seen->closeCode)
            return;
        seen->closeCode = code;
        seen->closeReason = reason;
        QMetaObject::invokeMethod(this, &MediaSocket::closed, Qt::QueuedConnection);
    }
};

QByteArray media(quint64 chunk, char code = '\x7e', qsizetype size = 160, const QString &track = u"inbound"_s)
{
    return QJsonDocument(QJsonObject{{u"event"_s, u"media"_s}, {u"sequenceNumber"_s, QString::number(chunk + 1)}, {u"streamSid"_s, u"MZ1"_s},
                                     {u"media"_s, QJsonObject{{u"track"_s, track}, {u"chunk"_s, QString::number(chunk)}, {u"timestamp"_s, QString::number(chunk * 20)},
                                                              {u"payload"_s, QString::fromLatin1(QByteArray(size, code).toBase64())}}}})
        .toJson(QJsonDocument::Compact);
}

QByteArray delta(const QString &item, std::chrono::milliseconds length, char code = '\x55')
{
    return Wire::audioDelta({u"resp_1"_s, item}, QByteArray(length.count() * 8, code).toBase64(), "event_1");
}

/// A leg with its socket, alone.
struct Stream
{
    Stream()
    {
        auto owned = std::make_unique<FakeMediaSocket>();
        socket = owned.get();
        seen = owned->seen;
        TwilioLeg::Hooks hooks;
        hooks.pressed = [this](QChar digit) { keys += digit; };
        hooks.hungUp = [this] { ++hangUps; };
        hooks.closing = [this](quint16 code) { closings << code; };
        leg = std::make_unique<TwilioLeg>(std::move(owned), u"MZ1"_s, clock, std::move(hooks));
        QObject::connect(leg.get(), &CallerLeg::received, leg.get(), [this](const QByteArray &event) { events << QJsonDocument::fromJson(event).object(); });
        QObject::connect(leg.get(), &CallerLeg::closed, leg.get(), [this] { ++closes; });
    }
    void comes(const QByteArray &frame) { Q_EMIT socket->received(frame); }
    void markComes(int number) { comes("{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"m" + QByteArray::number(number) + "\"}}"); }

    ManualClock clock;
    QPointer<FakeMediaSocket> socket;
    std::shared_ptr<FakeMediaSocket::Seen> seen;
    std::unique_ptr<TwilioLeg> leg;
    QList<QJsonObject> events;
    QString keys;
    int hangUps = 0, closes = 0;
    QList<quint16> closings;
};

QJsonObject startFrame(const QString &ticket = u"t"_s, const QJsonObject &format = {{u"encoding"_s, u"audio/x-mulaw"_s}, {u"sampleRate"_s, 8000}, {u"channels"_s, 1}})
{
    return {{u"event"_s, u"start"_s}, {u"streamSid"_s, u"MZ1"_s},
            {u"start"_s, QJsonObject{{u"streamSid"_s, u"MZ1"_s}, {u"accountSid"_s, u"AC1"_s}, {u"callSid"_s, u"CA1"_s},
                                     {u"customParameters"_s, QJsonObject{{u"ticket"_s, ticket}}}, {u"mediaFormat"_s, format}}}};
}

} // namespace

class tst_TwilioLeg : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesTheCallersAudioOnAsItCame()
    {
        Stream stream;
        stream.comes(media(1));
        stream.comes(media(2, '\x01'));
        QCOMPARE(stream.events.size(), 2);
        QCOMPARE(stream.events[0].value("type"_L1).toString(), u"input_audio_buffer.append"_s);
        QCOMPARE(QByteArray::fromBase64(stream.events[1].value("audio"_L1).toString().toLatin1()), QByteArray(160, '\x01'));
        const QJsonObject audio = stream.leg->audio();
        QCOMPARE(audio["input"_L1]["format"_L1]["type"_L1].toString(), u"audio/pcmu"_s);
        QCOMPARE(audio["output"_L1]["format"_L1]["type"_L1].toString(), u"audio/pcmu"_s);
    }

    void dropsWhatComesTwiceOrTooLate()
    {
        Stream stream;
        for (const quint64 chunk : {1, 2, 2, 4, 3, 5, 1})
            stream.comes(media(chunk, static_cast<char>(chunk)));
        QByteArray order;
        for (const QJsonObject &event : stream.events)
            order += QByteArray::fromBase64(event.value("audio"_L1).toString().toLatin1()).first(1);
        QCOMPARE(order, QByteArray("\x01\x02\x04\x05"));
        QCOMPARE(stream.leg->figures().duplicates, quint64(3));
    }

    void endures_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("half a frame") << media(1).left(60);
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("an unknown event") << QByteArray(R"({"event":"video"})");
        QTest::newRow("no media") << QByteArray(R"({"event":"media"})");
        QTest::newRow("media that is no object") << QByteArray(R"({"event":"media","media":"x"})");
        QTest::newRow("no payload") << QByteArray(R"({"event":"media","media":{"track":"inbound","chunk":"1"}})");
        QTest::newRow("another track") << media(1, 'x', 160, u"outbound"_s);
        QTest::newRow("a payload of minutes") << media(1, 'x', 40'000);
        QTest::newRow("a key that is none") << QByteArray(R"({"event":"dtmf","dtmf":{"digit":"55"}})");
        QTest::newRow("a mark that is not ours") << QByteArray(R"({"event":"mark","mark":{"name":"other"}})");
    }
    void endures()
    {
        QFETCH(QByteArray, frame);
        Stream stream;
        stream.comes(frame);
        QCOMPARE(stream.leg->figures().malformed, quint64(1));
        QVERIFY(stream.events.isEmpty() && stream.keys.isEmpty());
        stream.comes(media(2));
        QCOMPARE(stream.events.size(), 1);
        QCOMPARE(stream.closes, 0);
    }

    void givesUpOnEndlessNonsense()
    {
        Stream stream;
        for (int i = 0; i < 250; ++i)
            stream.comes("nonsense");
        QTRY_COMPARE(stream.closes, 1);
        QCOMPARE(*stream.seen->closeCode, quint16(1008));
    }

    void sendsSpeechWithMarks()
    {
        Stream stream;
        stream.leg->send(delta(u"item_1"_s, 60ms));
        QVERIFY(stream.seen->of(u"mark"_s).isEmpty());
        stream.leg->send(delta(u"item_1"_s, 60ms));
        QCOMPARE(stream.seen->of(u"mark"_s).size(), 1);
        stream.leg->send(delta(u"item_1"_s, 20ms));
        stream.leg->send(R"({"type":"response.output_audio.done","response_id":"resp_1","item_id":"item_1"})");
        QCOMPARE(stream.seen->of(u"mark"_s).size(), 2);
        QCOMPARE(stream.seen->audio(), QByteArray(140 * 8, '\x55'));
        for (const QJsonObject &frame : std::as_const(stream.seen->frames))
            QCOMPARE(frame.value("streamSid"_L1).toString(), u"MZ1"_s);
    }

    void marksSayWhatWasHeard()
    {
        Stream stream;
        QVERIFY(!stream.leg->heard(u"item_1"_s));
        for (int i = 0; i < 5; ++i)
            stream.leg->send(delta(u"item_1"_s, 100ms));
        QCOMPARE(*stream.leg->heard(u"item_1"_s), 100ms); // before any mark it cannot be known better
        stream.markComes(1);
        stream.markComes(2);
        QCOMPARE(*stream.leg->heard(u"item_1"_s), 200ms);
        stream.clock.advance(60ms);
        QCOMPARE(*stream.leg->heard(u"item_1"_s), 260ms);
        stream.clock.advance(5s); // the network stalls: what was not confirmed was not heard
        QCOMPARE(*stream.leg->heard(u"item_1"_s), 300ms);
        stream.markComes(5);
        QCOMPARE(*stream.leg->heard(u"item_1"_s), 500ms);
        QVERIFY(!stream.leg->heard(u"item_2"_s));
    }

    void marksThatAClearReturnsSayNothing()
    {
        Stream stream;
        for (int i = 0; i < 5; ++i)
            stream.leg->send(delta(u"item_1"_s, 100ms));
        stream.markComes(1);
        stream.leg->dropUnheard();
        QCOMPARE(stream.seen->of(u"clear"_s).size(), 1);
        for (int i = 2; i <= 5; ++i)
            stream.markComes(i);
        QCOMPARE(*stream.leg->heard(u"item_1"_s), 100ms);
    }

    void clearsWhenTheCallerSpeaksOnlyWhatIsStillToBeHeard()
    {
        Stream stream;
        const QByteArray speech = R"({"type":"input_audio_buffer.speech_started","event_id":"e"})";
        stream.leg->send(speech);
        QCOMPARE(stream.seen->of(u"clear"_s).size(), 0);
        stream.leg->send(delta(u"item_1"_s, 100ms));
        stream.leg->send(speech);
        QCOMPARE(stream.seen->of(u"clear"_s).size(), 1);
    }

    void tellsKeys()
    {
        Stream stream;
        for (const char key : {'0', '9', '*', '#', 'A'})
            stream.comes(QByteArray("{\"event\":\"dtmf\",\"dtmf\":{\"track\":\"inbound_track\",\"digit\":\"") + key + "\"}}");
        QCOMPARE(stream.keys, u"09*#A"_s);
    }

    void stopsOnce()
    {
        Stream stream;
        stream.comes(R"({"event":"stop","streamSid":"MZ1","stop":{"callSid":"CA1"}})");
        stream.comes(R"({"event":"stop","streamSid":"MZ1","stop":{"callSid":"CA1"}})");
        stream.comes(media(9));
        QTRY_COMPARE(stream.closes, 1);
        QCOMPARE(stream.hangUps, 1);
        QVERIFY(stream.events.isEmpty());
        stream.leg->send(delta(u"item_1"_s, 100ms));
        QVERIFY(stream.seen->frames.isEmpty());
    }

    void goesOnWhenItStartsTwice()
    {
        Stream stream;
        stream.comes(media(1));
        stream.comes(QJsonDocument(startFrame()).toJson());
        stream.comes(R"({"event":"connected","protocol":"Call"})");
        stream.comes(media(2));
        QCOMPARE(stream.events.size(), 2);
        QCOMPARE(stream.closes, 0);
    }

    void givesUpASilentStream()
    {
        Stream stream;
        stream.clock.advance(9s);
        stream.leg->checkAlive();
        QVERIFY(!stream.seen->closeCode);
        stream.comes(media(1));
        stream.clock.advance(9s);
        stream.leg->checkAlive();
        QVERIFY(!stream.seen->closeCode);
        stream.clock.advance(2s);
        stream.leg->checkAlive();
        QCOMPARE(*stream.seen->closeCode, quint16(1001));
        QTRY_COMPARE(stream.closes, 1);
        QCOMPARE(stream.hangUps, 0);
    }

    void givesUpAStreamThatIsNotRead()
    {
        Stream stream;
        stream.socket->unread = 300 * 1024;
        stream.leg->send(delta(u"item_1"_s, 100ms));
        QVERIFY(stream.seen->audio().isEmpty());
        QCOMPARE(*stream.seen->closeCode, quint16(1008));
        QTRY_COMPARE(stream.closes, 1);
    }

    void closesWithAWordToItsOwner()
    {
        Stream stream;
        stream.leg->close(1012, u"restart"_s);
        QCOMPARE(stream.closings, QList<quint16>{1012});
        stream.comes(media(1));
        QVERIFY(stream.events.isEmpty());
        QTRY_COMPARE(stream.closes, 1);
        stream.leg->close(1000, {});
        QTRY_COMPARE(stream.closes, 2); // a close() is always answered
        QCOMPARE(stream.closings.size(), 1);
    }

    // --- before the leg: who is it? -------------------------------------------------------------------------------------------------

    void greets_data()
    {
        QTest::addColumn<QList<QByteArray>>("frames");
        QTest::addColumn<int>("closeCode"); // 0: welcome
        const auto bytes = [](const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); };
        const QByteArray connected = R"({"event":"connected","protocol":"Call","version":"1.0.0"})";
        QTest::newRow("good") << QList<QByteArray>{connected, bytes(startFrame())} << 0;
        QTest::newRow("nonsense before") << QList<QByteArray>{"x", media(1), "{}", bytes(startFrame())} << 0;
        QTest::newRow("another ticket") << QList<QByteArray>{connected, bytes(startFrame(u"other"_s))} << 1008;
        QTest::newRow("no ticket") << QList<QByteArray>{connected, bytes(startFrame(QString()))} << 1008;
        QTest::newRow("linear sound") << QList<QByteArray>{bytes(startFrame(u"t"_s, {{u"encoding"_s, u"audio/x-l16"_s}, {u"sampleRate"_s, 16000}, {u"channels"_s, 1}}))} << 1003;
        QTest::newRow("stereo") << QList<QByteArray>{bytes(startFrame(u"t"_s, {{u"encoding"_s, u"audio/x-mulaw"_s}, {u"sampleRate"_s, 8000}, {u"channels"_s, 2}}))} << 1003;
        QTest::newRow("no format") << QList<QByteArray>{bytes(startFrame(u"t"_s, {}))} << 1003;
        QTest::newRow("only a stop") << QList<QByteArray>{connected, R"({"event":"stop"})"} << 1000;
        QTest::newRow("sound without a start") << QList<QByteArray>(30, media(1)) << 1008;
        QTest::newRow("a start without content") << QList<QByteArray>{R"({"event":"start"})"} << 1008;
    }
    void greets()
    {
        QFETCH(QList<QByteArray>, frames);
        QFETCH(int, closeCode);
        auto owned = std::make_unique<FakeMediaSocket>();
        QPointer<FakeMediaSocket> socket = owned.get();
        const auto seen = owned->seen;
        std::unique_ptr<MediaSocket> welcomed;
        TwilioGreeter::receive(
            std::move(owned),
            [](const TwilioGreeter::Start &start) -> Result<void> {
                if (start.ticket != "t"_L1 || start.callSid != "CA1"_L1 || start.accountSid != "AC1"_L1)
                    return fail(Error::Code::Unauthorised, u"no"_s);
                return {};
            },
            [&](std::unique_ptr<MediaSocket> accepted, const TwilioGreeter::Start &) { welcomed = std::move(accepted); });
        for (const QByteArray &frame : frames) {
            if (socket)
                Q_EMIT socket->received(frame);
        }
        if (closeCode == 0) {
            QVERIFY(welcomed);
            QVERIFY(!seen->closeCode);
            return;
        }
        QVERIFY(!welcomed);
        QCOMPARE(int(*seen->closeCode), closeCode);
        QTRY_VERIFY(!socket); // nothing stays behind
    }

    // --- with a call ----------------------------------------------------------------------------------------------------------------

    void aCallBeginsInTheTelephonesFormat()
    {
        CallFixture office;
        const auto id = office.wait(office.service->start({office.org, u"+16085550142"_s, u"phone"_s, {}}));
        QVERIFY(id);
        auto owned = std::make_unique<FakeMediaSocket>();
        QPointer<FakeMediaSocket> socket = owned.get();
        const auto seen = owned->seen;
        office.service->attachCaller(*id, std::make_unique<TwilioLeg>(std::move(owned), u"MZ1"_s, office.clock, TwilioLeg::Hooks{}));
        QTRY_COMPARE(office.provider.sessions.size(), 1);
        FakeVoiceSession &ai = *office.provider.sessions.last();
        QTRY_COMPARE(ai.count(u"response.create"_s), 1);
        // Before the greeting is asked for, not after.
        const QJsonObject session = ai.sent(u"session.update"_s)[0].value("session"_L1).toObject();
        QCOMPARE(session["audio"_L1]["output"_L1]["format"_L1]["type"_L1].toString(), u"audio/pcmu"_s);
        QCOMPARE(session["audio"_L1]["input"_L1]["format"_L1]["type"_L1].toString(), u"audio/pcmu"_s);

        ai.inject(responseCreated(u"r1"_s));
        ai.inject(itemAdded(u"i1"_s, {}, u"assistant"_s));
        ai.inject(serverEvent(u"response.output_audio_transcript.delta"_s, {{u"response_id"_s, u"r1"_s}, {u"item_id"_s, u"i1"_s}, {u"output_index"_s, 0}, {u"content_index"_s, 0}, {u"delta"_s, u"one two three four five six seven eight nine ten"_s}}));
        ai.inject(audioDelta(u"r1"_s, u"i1"_s, QByteArray(8000, '\x21')));
        QTRY_VERIFY(!seen->of(u"media"_s).isEmpty());
        office.pass(400ms);
        QVERIFY(seen->audio().size() >= 3200 && seen->audio().size() <= 5600); // no more than 200 ms ahead
        QCOMPARE(seen->audio(), QByteArray(seen->audio().size(), '\x21'));     // not one code is changed

        // The telephone has played 200 ms of it, whatever the reckoning says.
        Q_EMIT socket->received(R"({"event":"mark","streamSid":"MZ1","mark":{"name":"m2"}})");
        ai.inject(serverEvent(u"input_audio_buffer.speech_started"_s, {{u"item_id"_s, u"u1"_s}, {u"audio_start_ms"_s, 0}}));
        QTRY_VERIFY(!seen->of(u"clear"_s).isEmpty());
        QCOMPARE(ai.sent(u"conversation.item.truncate"_s).size(), 1);
        const int heard = ai.sent(u"conversation.item.truncate"_s)[0].value("audio_end_ms"_L1).toInt();
        QVERIFY2(heard >= 190 && heard <= 200, qPrintable(QString::number(heard)));
        (void)office.wait(office.service->end(*id, u"test"_s, {}));
        QTRY_VERIFY(seen->closeCode);
    }

    void aBrowserSessionNeverTakesATelephonesCall()
    {
        CallFixture office;
        const auto phone = office.wait(office.service->start({office.org, u"+16085550142"_s, u"phone"_s, {}, true}));
        const auto session = office.wait(office.service->createRealtimeSession(office.org, std::nullopt));
        QVERIFY(phone && session);
        QVERIFY(session->callId != *phone);
    }

    void keysReachTheAiAsText()
    {
        CallFixture office;
        const auto line = office.connectCaller();
        const qsizetype before = line.ai->count(u"conversation.item.create"_s);
        for (const QChar key : u"608#"_s)
            office.service->pressKey(line.id, key);
        QTRY_COMPARE(line.ai->count(u"conversation.item.create"_s), before + 1);
        QVERIFY(QString::fromUtf8(line.ai->raw.join()).contains(u"608#"_s));
        QVERIFY(!office.service->activeCall(line.id)->escalation);
        const auto isRecorded = [&] {
            const auto updates = office.events(line.id, EventType::CallUpdated);
            return std::ranges::any_of(updates, [](const CallEvent &event) { return event.data.value("dtmf"_L1).toString() == "608#"_L1; });
        };
        QTRY_VERIFY(isRecorded());
    }

    void aSingleZeroAsksForAPerson()
    {
        CallFixture office;
        const auto line = office.connectCaller();
        office.service->pressKey(line.id, u'0');
        office.spin();
        QVERIFY(!office.service->activeCall(line.id)->escalation); // perhaps more follows
        office.jump(1'600ms);
        QTRY_VERIFY(office.service->activeCall(line.id)->escalation);
        QTRY_COMPARE(office.events(line.id, EventType::EscalationRaised).size(), size_t(1));
        QCOMPARE(office.events(line.id, EventType::EscalationRaised)[0].data.value("trigger"_L1).toString(), u"caller_wish"_s);

        const auto other = office.connectCaller();
        for (const QChar key : u"1024"_s)
            office.service->pressKey(other.id, key);
        office.spin();
        office.jump(1'600ms);
        QTRY_COMPARE(office.events(other.id, EventType::CallUpdated).size(), size_t(3)); // session, socket, keys
        QVERIFY(!office.service->activeCall(other.id)->escalation);
    }

    void anAwaitedCallerMayStayAwayLonger()
    {
        CallFixture office;
        const auto line = office.connectCaller();
        office.service->awaitCaller(line.id, 90s);
        office.spin();
        Q_EMIT line.leg->closed();
        office.settle();
        office.jump(60s);
        QVERIFY(office.events(line.id, EventType::CallEnded).empty());
        office.jump(31s);
        QTRY_COMPARE(office.events(line.id, EventType::CallEnded).size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(tst_TwilioLeg)
#include "tst_twilioleg.moc"
