// SPDX-License-Identifier: GPL-3.0-or-later
// What the person on the line says is written down by a second session at the provider, and nothing of the call depends on it.
#include "callfixture.h"

#include "audio/tone.h"
#include "calls/ticker.h"

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_Scribe : public QObject
{
    Q_OBJECT

    static void step(CallFixture &f)
    {
        f.clock.advance(20ms);
        Ticker::ofThisThread().tick();
        QCoreApplication::sendPostedEvents();
    }

    /// A call that Anna has taken over.
    struct TakenCall
    {
        explicit TakenCall(CallFixture &fixture)
            : f(fixture)
        {
            line = f.connectCaller();
            line.ai->inject(responseCreated(u"resp_0"_s));
            line.ai->inject(responseDone(u"resp_0"_s));
            desk = f.sitDown(*f.wait(f.service->takeOver(line.id, f.anna)));
            f.settle();
        }
        /// Speaks, or is silent, in real time.
        void say(std::chrono::milliseconds length, bool isLoud)
        {
            for (std::chrono::milliseconds at{0}; at < length; at += 20ms) {
                const Samples samples = isLoud ? sine(440, 20ms) : Samples(frameSamples, 0);
                Q_EMIT desk.leg->audioReceived(AudioPacket{AudioSource::Human, m_sequence, 20ms * m_sequence, samples}.encode());
                ++m_sequence;
                step(f);
            }
        }
        void saySentence()
        {
            say(600ms, true);
            say(800ms, false);
        }
        [[nodiscard]] FakeVoiceSession &scribe() const { return *f.provider.scribes.last(); }
        void confirm(const QString &item) const { scribe().inject(serverEvent(u"input_audio_buffer.committed"_s, {{u"item_id"_s, item}})); }
        void write(const QString &item, const QString &text) const
        {
            scribe().inject(serverEvent(u"conversation.item.input_audio_transcription.completed"_s, {{u"item_id"_s, item}, {u"content_index"_s, 0}, {u"transcript"_s, text}}));
        }
        [[nodiscard]] QStringList record() const
        {
            QStringList lines;
            const auto call = f.service->activeCall(line.id);
            for (const auto &entry : call->transcript)
                lines << toString(entry.speaker) + u": "_s + entry.text;
            return lines;
        }

        CallFixture &f;
        CallFixture::Line line;
        CallFixture::Desk desk;

    private:
        quint16 m_sequence = 0;
    };

private Q_SLOTS:
    void whatThePersonSaysIsOnRecordWhereItWasSaid()
    {
        CallFixture f;
        f.provider.transcribes = true;
        f.configure({{u"transcription_model"_s, u"gpt-live-transcribe"_s}});
        TakenCall call(f);
        QCOMPARE(f.provider.scribes.size(), 1);
        const QJsonObject session = call.scribe().sent(u"session.update"_s).at(0)["session"_L1].toObject();
        QCOMPARE(session["type"_L1].toString(), u"transcription"_s);
        const QJsonObject input = session["audio"_L1]["input"_L1].toObject();
        QCOMPARE(input["transcription"_L1]["model"_L1].toString(), u"gpt-live-transcribe"_s);
        QVERIFY(input["turn_detection"_L1].isNull());

        call.saySentence();
        QCOMPARE(call.scribe().count(u"input_audio_buffer.commit"_s), 1);
        qsizetype bytes = 0;
        for (const QJsonObject &append : call.scribe().sent(u"input_audio_buffer.append"_s))
            bytes += QByteArray::fromBase64(append["audio"_L1].toString().toLatin1()).size();
        QVERIFY(bytes >= 600 * 48);
        f.pass(100ms);
        // The caller's answer is written down first.
        callerSays(*call.line.ai, u"item_1"_s, {}, u"That would be wonderful."_s);
        call.confirm(u"item_s1"_s);
        call.write(u"item_s1"_s, u"I will send you a doctor by ten."_s);
        QCOMPARE(call.record(), (QStringList{u"human: I will send you a doctor by ten."_s, u"user: That would be wonderful."_s}));
        QTRY_COMPARE(f.events(call.line.id, EventType::TranscriptCompleted).size(), 2UL);
        QCOMPARE(f.events(call.line.id, EventType::TranscriptCompleted)[1].data["by"_L1].toString(), u"Anna"_s);
        // The caller's client is told nothing of it.
        for (const QByteArray &raw : call.line.seen->raw)
            QVERIFY(!raw.contains("by ten"));
        // With the person goes the session.
        QVERIFY(f.wait(f.service->handBack(call.line.id, {}, f.anna)));
        f.pass(40ms);
        QTRY_VERIFY(!f.provider.scribes.last() || f.provider.scribes.last()->isClosed);
    }

    void theAiKnowsWhatWasPromisedBeforeItWritesItsSentence()
    {
        CallFixture f;
        f.provider.transcribes = true;
        TakenCall call(f);
        call.say(600ms, true); // and hands back without a pause
        const auto pending = f.service->handBack(call.line.id, {}, f.anna, true);
        f.pass(100ms);
        QCOMPARE(call.line.ai->count(u"response.create"_s), 1); // the greeting: it waits for the words
        call.confirm(u"item_s1"_s);
        call.write(u"item_s1"_s, u"You get your money back today."_s);
        QCOMPARE(call.line.ai->count(u"response.create"_s), 2);
        QVERIFY(call.line.ai->sent(u"response.create"_s).last()["response"_L1]["instructions"_L1].toString().contains(u"Anna: You get your money back today."_s));
        QVERIFY(f.wait(pending));
    }

    void wordsThatDoNotComeDoNotHoldTheHandbackUp()
    {
        CallFixture f;
        f.provider.transcribes = true;
        TakenCall call(f);
        call.say(600ms, true);
        (void)f.service->handBack(call.line.id, {}, f.anna, true);
        f.pass(900ms);
        QCOMPARE(call.line.ai->count(u"response.create"_s), 1);
        f.pass(200ms);
        QCOMPARE(call.line.ai->count(u"response.create"_s), 2);
        // Given to the AI at once, it learns the late words by themselves.
        TakenCall other(f);
        other.say(600ms, true);
        QVERIFY(f.wait(f.service->handBack(other.line.id, {}, f.anna)));
        other.confirm(u"item_s1"_s);
        other.write(u"item_s1"_s, u"Somebody calls you tomorrow."_s);
        const auto notes = other.line.ai->sent(u"conversation.item.create"_s);
        QVERIFY(notes.last()["item"_L1]["content"_L1][0]["text"_L1].toString().contains(u"Somebody calls you tomorrow."_s));
        QVERIFY(other.record().contains(u"human: Somebody calls you tomorrow."_s));
    }

    void lastWordsAreWrittenBehindTheEnd()
    {
        CallFixture f;
        f.provider.transcribes = true;
        TakenCall call(f);
        call.say(600ms, true);
        QVERIFY(f.wait(f.service->end(call.line.id, u"done"_s, f.anna.name)));
        QCOMPARE(call.scribe().count(u"input_audio_buffer.commit"_s), 1);
        call.confirm(u"item_s1"_s);
        call.write(u"item_s1"_s, u"We call you back on Monday."_s);
        QTRY_COMPARE(f.events(call.line.id, EventType::TranscriptCompleted).size(), 1UL);
        QCOMPARE(f.events(call.line.id, EventType::TranscriptCompleted)[0].data["text"_L1].toString(), u"We call you back on Monday."_s);
        const QPointer<FakeVoiceSession> scribe = f.provider.scribes.last();
        f.jump(3s);
        QTRY_VERIFY(!scribe || scribe->isClosed);
    }

    void itsFailureHarmsNoCallAndIsTriedAgain()
    {
        CallFixture f;
        f.provider.transcribes = true;
        f.provider.transcriptionError = u"The AI provider cannot be reached."_s;
        TakenCall call(f);
        const auto lost = [&] {
            const auto updates = f.events(call.line.id, EventType::CallUpdated);
            return std::ranges::count_if(updates, [](const CallEvent &event) { return event.data["person_transcription"_L1].toString() == u"lost"_s; });
        };
        QTRY_COMPARE(lost(), 1);
        const auto before = call.line.seen->audio().size();
        call.say(400ms, true);
        QVERIFY(call.line.seen->audio().size() > before);
        QCOMPARE(f.service->activeCall(call.line.id)->mode, CallMode::Human);
        call.say(5s, false);
        QCOMPARE(f.provider.scribes.size(), 2);
        f.provider.transcriptionError.clear();
        call.say(5'500ms, false);
        QCOMPARE(f.provider.scribes.size(), 3);
        call.saySentence();
        QCOMPARE(call.scribe().count(u"input_audio_buffer.commit"_s), 1);
        QCOMPARE(lost(), 1); // said once
    }

    void anOfficeCanDoWithoutIt()
    {
        CallFixture f;
        f.provider.transcribes = true;
        f.configure({{u"transcribe_people"_s, false}});
        TakenCall call(f);
        call.saySentence();
        QVERIFY(f.provider.scribes.isEmpty());
    }

    void aProviderThatRefusesIsAskedOnce()
    {
        CallFixture f;
        f.provider.transcribes = true;
        const auto line = f.connectCaller();
        f.provider.confirms = false;
        const auto desk = f.sitDown(*f.wait(f.service->takeOver(line.id, f.anna)));
        f.settle();
        FakeVoiceSession &scribe = *f.provider.scribes.last();
        const QString event = scribe.sent(u"session.update"_s).at(0)["event_id"_L1].toString();
        scribe.inject(serverEvent(u"error"_s, {{u"error"_s, QJsonObject{{u"code"_s, u"invalid_value"_s}, {u"message"_s, u"No such model."_s}, {u"event_id"_s, event}}}}));
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
        for (int i = 0; i < 400; ++i) {
            Q_EMIT desk.leg->audioReceived(AudioPacket{AudioSource::Human, quint16(i), 20ms * i, Samples(frameSamples, 0)}.encode());
            step(f);
        }
        QCOMPARE(f.provider.scribes.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Scribe)
#include "tst_scribe.moc"
