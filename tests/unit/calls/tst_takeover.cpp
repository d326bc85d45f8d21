// SPDX-License-Identifier: GPL-3.0-or-later
// A person on the line: emergencies, takeover, hold, hand-back, and what happens when the person vanishes.
#include "callfixture.h"

#include "audio/tone.h"
#include "calls/ticker.h"
#include "calls/wire.h"

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_Takeover : public QObject
{
    Q_OBJECT

    static QByteArray packet(quint16 sequence, const Samples &samples)
    {
        return AudioPacket{AudioSource::Human, sequence, std::chrono::milliseconds(20) * sequence, samples}.encode();
    }
    static QByteArray append(const QByteArray &bytes)
    {
        return "{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + bytes.toBase64() + "\"}";
    }
    static QList<AudioPacket> packets(const QList<QByteArray> &wire, AudioSource source)
    {
        QList<AudioPacket> found;
        for (const QByteArray &bytes : wire) {
            const auto one = AudioPacket::decode(bytes);
            if (one && one->source == source)
                found << *one;
        }
        return found;
    }

    /// Lets time pass for the calls' ticks alone: much of it, quickly.
    static void run(CallFixture &f, std::chrono::milliseconds time)
    {
        for (std::chrono::milliseconds passed{0}; passed < time; passed += std::chrono::milliseconds(20)) {
            f.clock.advance(std::chrono::milliseconds(20));
            Ticker::ofThisThread().tick();
            QCoreApplication::sendPostedEvents();
        }
    }
    static bool isToneSince(const CallFixture::Line &line, size_t from)
    {
        const Samples all = line.seen->audio();
        return all.size() > from && std::any_of(all.begin() + static_cast<ptrdiff_t>(from), all.end(), [](int16_t sample) { return std::abs(sample) > 100; });
    }
    static void type(const CallFixture::Line &line, const QString &id, const QString &previous, const QString &text)
    {
        QJsonObject item{{u"type"_s, u"message"_s}, {u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"input_text"_s}, {u"text"_s, text}}}}};
        if (!id.isEmpty())
            item.insert(u"id"_s, id);
        Q_EMIT line.leg->received(Wire::bytes({{u"type"_s, u"conversation.item.create"_s}, {u"previous_item_id"_s, previous}, {u"item"_s, item}}));
    }

private Q_SLOTS:
    void anEmergencySplitOverDeltasSilencesTheAiAtOnce()
    {
        CallFixture f;
        auto line = f.connectCaller();
        aiSays(*line.ai, u"resp_1"_s, u"item_1"_s, {}, u"We have many free times, let me read them all to you."_s, 3000ms);
        f.pass(400ms);
        QTest::qWait(300); // the sentence is rendered beforehand, on another thread
        const auto before = line.seen->audioLength();
        for (const QString &piece : {u"My hus"_s, u"band has che"_s, u"st pa"_s, u"in and he can"_s, u"'t bre"_s, u"athe"_s, u" right now"_s})
            line.ai->inject(serverEvent(u"conversation.item.input_audio_transcription.delta"_s, {{u"item_id"_s, u"item_2"_s}, {u"delta"_s, piece}}));
        // Without waiting for anything: the escalation is there, the AI is cut.
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::Emergency);
        QCOMPARE(f.service->queue()[0].trigger, u"phrase"_s);
        QCOMPARE(line.ai->count(u"response.cancel"_s), 1);
        QCOMPARE(line.ai->count(u"conversation.item.truncate"_s), 1);
        QCOMPARE(line.seen->of(u"response.done"_s).size(), 1);
        QCOMPARE(line.seen->of(u"response.done"_s)[0]["response"_L1]["status"_L1].toString(), u"cancelled"_s);
        QCOMPARE(f.service->activeCall(line.id)->phase, Phase::Escalation);
        QVERIFY(!f.service->activeCall(line.id)->escalation->phrase.isEmpty());
        // The AI's audio does not go on, whatever still comes of it.
        line.ai->inject(audioDelta(u"resp_1"_s, u"item_1"_s, pcm(400ms)));
        for (const QJsonObject &delta : line.seen->of(u"response.output_audio.delta"_s).mid(static_cast<qsizetype>(before / 100ms)))
            QVERIFY(delta["response_id"_L1].toString() != u"resp_1"_s || line.seen->audioLength() <= before + 100ms);
        // The prepared sentence is spoken in its place, and the caller cannot cut it off by going on.
        f.pass(500ms);
        const auto words = line.seen->of(u"response.output_audio_transcript.delta"_s).last();
        QVERIFY(Wire::isOurs(words["response_id"_L1].toString()));
        QVERIFY(words["delta"_L1].toString().contains(u"9 1 1"_s));
        const auto spoken = line.seen->audioLength();
        QVERIFY(spoken > before + 300ms);
        line.ai->inject(serverEvent(u"input_audio_buffer.speech_started"_s, {{u"item_id"_s, u"item_3"_s}}));
        QVERIFY(line.seen->of(u"input_audio_buffer.speech_started"_s).isEmpty());
        f.pass(400ms);
        QVERIFY(line.seen->audioLength() > spoken + 200ms);
        // What it is told is not shown to the client.
        const auto notes = line.ai->sent(u"conversation.item.create"_s);
        QVERIFY(notes.last()["item"_L1]["content"_L1][0]["text"_L1].toString().contains(u"EMERGENCY"_s));
        const auto seen = line.seen->events.size();
        line.ai->inject(itemAdded(notes.last()["item"_L1]["id"_L1].toString(), u"item_2"_s, u"system"_s));
        QCOMPARE(line.seen->events.size(), seen);
        // A second emergency in the same breath is the same escalation.
        line.ai->inject(serverEvent(u"conversation.item.input_audio_transcription.completed"_s,
                              {{u"item_id"_s, u"item_2"_s}, {u"transcript"_s, u"My husband has chest pain and he can't breathe right now!"_s}}));
        QTRY_COMPARE(f.events(line.id, EventType::EscalationRaised).size(), 1UL);
        QTRY_COMPARE(f.events(line.id, EventType::TranscriptCompleted).size(), 3UL);
    }

    void theAiDoesNotAnswerAnEmergencyUntilTheCallerSpeaksAgain()
    {
        CallFixture f;
        auto line = f.connectCaller();
        callerSays(*line.ai, u"item_1"_s, {}, u"I am having a heart attack"_s);
        QCOMPARE(f.service->queue().size(), 1UL);
        line.ai->inject(responseCreated(u"resp_auto"_s));
        QCOMPARE(line.ai->sent(u"response.cancel"_s).last()["response_id"_L1].toString(), u"resp_auto"_s);
        for (const QJsonObject &created : line.seen->of(u"response.created"_s))
            QVERIFY(created["response"_L1]["id"_L1].toString() != u"resp_auto"_s);
        line.ai->inject(responseDone(u"resp_auto"_s, u"cancelled"_s));
        line.ai->inject(serverEvent(u"input_audio_buffer.speech_started"_s, {{u"item_id"_s, u"item_2"_s}}));
        const int cancels = line.ai->count(u"response.cancel"_s);
        line.ai->inject(responseCreated(u"resp_2"_s));
        QCOMPARE(line.ai->count(u"response.cancel"_s), cancels);
    }

    void aGraverReasonRaisesTheSameEscalation()
    {
        CallFixture f;
        auto line = f.connectCaller();
        callerSays(*line.ai, u"item_1"_s, {}, u"Can I talk to a real person please?"_s);
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::Medium);
        QCOMPARE(f.service->queue()[0].trigger, u"caller_wish"_s);
        QCOMPARE(line.ai->count(u"response.cancel"_s), 0); // not cut off
        const auto id = f.service->queue()[0].id;
        callerSays(*line.ai, u"item_2"_s, u"item_1"_s, u"I can't breathe!"_s);
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].id, id);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::Emergency);
    }

    void uncertaintyCountsFromTheSecondTime()
    {
        CallFixture f;
        auto line = f.connectCaller();
        aiSays(*line.ai, u"resp_1"_s, u"item_1"_s, {}, u"I'm not sure about that, I don't know."_s, 100ms);
        line.ai->inject(responseDone(u"resp_1"_s));
        QCOMPARE(f.service->activeCall(line.id)->phase, Phase::Clarification);
        QVERIFY(f.service->queue().empty());
        aiSays(*line.ai, u"resp_2"_s, u"item_2"_s, u"item_1"_s, u"I'm not sure about that, I don't know."_s, 100ms);
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].trigger, u"uncertain"_s);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::Medium);
    }

    void aPersonTakesOverAndTheClientNoticesNothing()
    {
        CallFixture f;
        auto line = f.connectCaller();
        aiSays(*line.ai, u"resp_1"_s, u"item_1"_s, {}, u"I am just reading out a very long list of free times."_s, 4000ms);
        f.pass(600ms);
        const auto grant = f.wait(f.service->takeOver(line.id, f.anna));
        QVERIFY(grant);
        QCOMPARE(grant->mode, u"human"_s);
        QCOMPARE(line.ai->count(u"response.cancel"_s), 1);
        QCOMPARE(line.ai->sent(u"conversation.item.truncate"_s)[0]["item_id"_L1].toString(), u"item_1"_s);
        const auto detection = line.ai->sent(u"session.update"_s).last()["session"_L1]["audio"_L1]["input"_L1]["turn_detection"_L1].toObject();
        QCOMPARE(detection["create_response"_L1].toBool(true), false);
        QCOMPARE(detection["interrupt_response"_L1].toBool(true), false);
        QCOMPARE(line.seen->types().filter(u"response.done"_s).size(), 1);
        const auto aiPart = line.seen->audio().size();
        f.settle();
        QCOMPARE(line.seen->of(u"session.updated"_s).size(), 1); // ours is not shown

        auto desk = f.sitDown(*grant);
        QCOMPARE(desk.seen->controls.last()["mode"_L1].toString(), u"human"_s);
        // The first packet goes out at once; the whole voice arrives bit for bit.
        Samples voice = sine(440, 1000ms);
        voice[0] = 2000; // no quiet first frame
        quint16 sequence = 0;
        for (size_t at = 0; at < voice.size(); at += frameSamples) {
            Q_EMIT desk.leg->audioReceived(packet(sequence++, Samples(voice.begin() + static_cast<ptrdiff_t>(at), voice.begin() + static_cast<ptrdiff_t>(at + frameSamples))));
            if (at == 0) {
                f.spin();
                QVERIFY(line.seen->audio().size() > aiPart);
            }
            f.pass(20ms);
        }
        f.pass(800ms);
        const Samples all = line.seen->audio();
        Samples heard(all.begin() + static_cast<ptrdiff_t>(aiPart), all.end());
        const auto first = std::ranges::find_if(heard, [](int16_t sample) { return sample != 0; });
        QVERIFY(durationOf(static_cast<size_t>(first - heard.begin())) <= 120ms); // silence in front, for evenness
        heard.erase(heard.begin(), first);
        QCOMPARE(heard.size(), voice.size());
        QVERIFY(heard == voice);
        // As one well-formed response, pieces of the length that this client likes.
        const auto deltas = line.seen->of(u"response.output_audio.delta"_s);
        const QString responseId = deltas.last()["response_id"_L1].toString();
        QVERIFY(Wire::isOurs(responseId));
        QStringList order;
        for (const QJsonObject &one : line.seen->events) {
            const QString type = one["type"_L1].toString();
            const bool isIts = one["response_id"_L1].toString() == responseId || one["response"_L1]["id"_L1].toString() == responseId
                || (type.startsWith(u"conversation.item"_s) && one["item"_L1]["id"_L1].toString() == deltas.last()["item_id"_L1].toString());
            if (isIts && (order.isEmpty() || order.last() != type))
                order << type;
        }
        QCOMPARE(order, (QStringList{u"response.created"_s, u"response.output_item.added"_s, u"conversation.item.added"_s, u"response.content_part.added"_s,
                                     u"response.output_audio.delta"_s, u"response.output_audio.done"_s, u"response.output_audio_transcript.done"_s,
                                     u"response.content_part.done"_s, u"response.output_item.done"_s, u"conversation.item.done"_s, u"response.done"_s}));
        // The client may cut it off; the provider knows nothing of it.
        Q_EMIT line.leg->received(Wire::bytes({{u"type"_s, u"conversation.item.truncate"_s}, {u"item_id"_s, deltas.last()["item_id"_L1]}, {u"content_index"_s, 0}, {u"audio_end_ms"_s, 10}}));
        QCOMPARE(line.ai->count(u"conversation.item.truncate"_s), 1);
        QCOMPARE(line.seen->of(u"conversation.item.truncated"_s).size(), 1);

        // The caller is heard at the desk, and still by the provider for the transcript.
        const int appended = line.ai->count(u"input_audio_buffer.append"_s);
        const Samples words = sine(700, 170ms);
        Q_EMIT line.leg->received(append(toBytes(words)));
        QCOMPARE(line.ai->count(u"input_audio_buffer.append"_s), appended + 1);
        QTRY_COMPARE(packets(desk.seen->packets, AudioSource::Caller).size(), 8);
        Samples atDesk;
        quint16 expected = 0;
        for (const AudioPacket &one : packets(desk.seen->packets, AudioSource::Caller)) {
            QCOMPARE(one.sequence, expected++);
            QCOMPARE(one.samples.size(), frameSamples);
            atDesk.insert(atDesk.end(), one.samples.begin(), one.samples.end());
        }
        QVERIFY(std::equal(atDesk.begin(), atDesk.end(), words.begin()));
        // An answer that the provider begins nevertheless is stopped and not shown.
        const auto seen = line.seen->events.size();
        line.ai->inject(responseCreated(u"resp_late"_s));
        line.ai->inject(audioDelta(u"resp_late"_s, u"item_late"_s, pcm(100ms)));
        QCOMPARE(line.seen->events.size(), seen);
        QCOMPARE(line.ai->sent(u"response.cancel"_s).last()["response_id"_L1].toString(), u"resp_late"_s);
        // Nor does the client make it speak.
        Q_EMIT line.leg->received(Wire::bytes({{u"type"_s, u"response.create"_s}}));
        QCOMPARE(line.ai->count(u"response.create"_s), 1);

        // Transcription goes on.
        callerSays(*line.ai, u"item_5"_s, u"item_1"_s, u"Thank you, Anna."_s);
        QVERIFY(line.seen->of(u"input_audio_buffer.speech_started"_s).isEmpty());
        QTRY_COMPARE(f.service->activeCall(line.id)->transcript.back().text, u"Thank you, Anna."_s);
        QCOMPARE(f.events(line.id, EventType::ModeChanged).size(), 1UL);
        QCOMPARE(f.events(line.id, EventType::ParticipantJoined)[0].data["name"_L1].toString(), u"Anna"_s);
    }

    void onlyOneHasACall()
    {
        CallFixture f;
        auto line = f.connectCaller();
        QVERIFY(f.wait(f.service->takeOver(line.id, f.anna)));
        const auto second = f.wait(f.service->takeOver(line.id, f.ben));
        QVERIFY(!second);
        QCOMPARE(second.error().code, Error::Code::Conflict);
        QVERIFY(second.error().message.contains(u"Anna"_s));
        const auto again = f.wait(f.service->takeOver(line.id, f.anna));
        QVERIFY(!again);
        QCOMPARE(again.error().code, Error::Code::Conflict);
        QCOMPARE(f.wait(f.service->handBack(line.id, {}, f.ben)).error().code, Error::Code::Conflict);
        QCOMPARE(f.wait(f.service->say(line.id, u"Hi"_s, f.ben)).error().code, Error::Code::Conflict);
    }

    void exactlyOneOfManyAcceptsWins()
    {
        CallFixture f;
        auto line = f.connectCaller();
        const auto id = f.wait(f.service->escalate(line.id, Urgency::High, u"Look."_s, {}, f.anna));
        QVERIFY(id);
        std::vector<Pending<CallService::AudioGrant>> grants;
        for (int i = 0; i < 50; ++i)
            grants.push_back(f.service->accept(*id, {UserId(u"user_%1"_s.arg(i)), u"Person %1"_s.arg(i)}));
        int won = 0;
        for (const auto &grant : grants) {
            const auto result = f.wait(grant);
            if (result)
                ++won;
            else
                QCOMPARE(result.error().code, Error::Code::Conflict);
        }
        QCOMPARE(won, 1);
        QVERIFY(f.service->queue().empty());
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
        QCOMPARE(f.wait(f.service->accept(EscalationId(u"esc_none"_s), f.anna)).error().code, Error::Code::NotFound);
    }

    void queueIsSortedByGravityThenAge()
    {
        CallFixture f;
        QList<CallId> calls;
        for (int i = 0; i < 3; ++i)
            calls << *f.wait(f.service->start({f.org, {}, {}, {}}));
        QVERIFY(f.wait(f.service->escalate(calls[0], Urgency::Medium, u"a"_s, {}, f.anna)));
        f.clock.advance(1s);
        QVERIFY(f.wait(f.service->escalate(calls[1], Urgency::Emergency, u"b"_s, {}, f.anna)));
        f.clock.advance(1s);
        QVERIFY(f.wait(f.service->escalate(calls[2], Urgency::Medium, u"c"_s, {}, f.anna)));
        const auto queue = f.service->queue();
        QCOMPARE(queue.size(), 3UL);
        QCOMPARE(queue[0].callId, calls[1]);
        QCOMPARE(queue[1].callId, calls[0]);
        QCOMPARE(queue[2].callId, calls[2]);
        // Declining leaves it for the others; resolving takes it out.
        QVERIFY(f.wait(f.service->decline(queue[0].id, f.ben)));
        QCOMPARE(f.service->queue().size(), 3UL);
        QVERIFY(f.wait(f.service->resolve(queue[0].id, u"false alarm"_s, {}, f.ben)));
        QCOMPARE(f.service->queue().size(), 2UL);
    }

    void handingBackTellsTheAiAndNobodyElse()
    {
        CallFixture f;
        auto line = f.connectCaller();
        line.ai->inject(responseCreated(u"resp_0"_s));
        line.ai->inject(responseDone(u"resp_0"_s));
        const auto grant = f.wait(f.service->takeOver(line.id, f.anna));
        auto desk = f.sitDown(*grant);
        const int created = line.ai->count(u"response.create"_s);
        QVERIFY(f.wait(f.service->handBack(line.id, u"Offer Friday at ten."_s, f.anna)));
        const auto update = line.ai->sent(u"session.update"_s).last();
        QCOMPARE(update["session"_L1]["audio"_L1]["input"_L1]["turn_detection"_L1]["create_response"_L1].toBool(), true);
        const auto note = line.ai->sent(u"conversation.item.create"_s).last()["item"_L1].toObject();
        QCOMPARE(note["role"_L1].toString(), u"system"_s);
        QVERIFY(note["content"_L1][0]["text"_L1].toString().contains(u"Offer Friday at ten."_s));
        QCOMPARE(line.ai->count(u"response.create"_s), created + 1);
        line.ai->inject(itemAdded(note["id"_L1].toString(), {}, u"system"_s));
        for (const QByteArray &raw : line.seen->raw)
            QVERIFY(!raw.contains("Offer Friday"));
        QTRY_VERIFY(desk.seen->closeCode);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Ai);
        // The AI is heard again.
        line.ai->inject(responseCreated(u"resp_1"_s));
        line.ai->inject(audioDelta(u"resp_1"_s, u"item_1"_s, pcm(100ms)));
        QCOMPARE(line.seen->of(u"response.output_audio.delta"_s).size(), 1);
        QVERIFY(f.wait(f.service->takeOver(line.id, f.ben)));
    }

private:
    /// A call that a person hands back, up to the AI's sentence.
    struct HandingBack
    {
        explicit HandingBack(CallFixture &f, const QString &sentence = u"Anna has booked Friday for you."_s)
        {
            line = f.connectCaller();
            line.ai->inject(responseCreated(u"resp_0"_s));
            line.ai->inject(responseDone(u"resp_0"_s));
            desk = f.sitDown(*f.wait(f.service->takeOver(line.id, f.anna)));
            f.clock.advance(1s);
            callerSays(*line.ai, u"item_1"_s, {}, u"Friday suits me."_s);
            f.settle();
            const auto handed = f.wait(f.service->handBack(line.id, u"Booked Friday at ten."_s, f.anna, true));
            isPending = handed && handed->isPending;
            request = line.ai->sent(u"response.create"_s).last();
            if (sentence.isEmpty())
                return;
            QJsonObject response{{u"id"_s, u"resp_note"_s}, {u"status"_s, u"in_progress"_s}, {u"metadata"_s, request["response"_L1]["metadata"_L1]}};
            line.ai->inject(serverEvent(u"response.created"_s, {{u"response"_s, response}}));
            line.ai->inject(serverEvent(u"response.output_text.done"_s, {{u"response_id"_s, u"resp_note"_s}, {u"item_id"_s, u"item_note"_s}, {u"text"_s, sentence}}));
            response.insert(u"status"_s, u"completed"_s);
            response.insert(u"output"_s, QJsonArray{QJsonObject{{u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"output_text"_s}, {u"text"_s, sentence}}}}}});
            line.ai->inject(serverEvent(u"response.done"_s, {{u"response"_s, response}}));
        }
        [[nodiscard]] QString lastInstructions() const { return line.ai->sent(u"response.create"_s).last()["response"_L1]["instructions"_L1].toString(); }

        CallFixture::Line line;
        CallFixture::Desk desk;
        QJsonObject request;
        bool isPending = false;
    };

private Q_SLOTS:
    void theFirstSentenceIsShownBeforeItIsSpoken()
    {
        CallFixture f;
        HandingBack back(f);
        QVERIFY(back.isPending);
        // It is written beside the conversation, with the safety section, knowing what was said and promised.
        const QJsonObject asked = back.request["response"_L1].toObject();
        QCOMPARE(asked["conversation"_L1].toString(), u"none"_s);
        QCOMPARE(asked["output_modalities"_L1].toArray(), QJsonArray{u"text"_s});
        const QString instructions = asked["instructions"_L1].toString();
        QVERIFY(instructions.contains(u"You are not a medical professional"_s));
        QVERIFY(instructions.contains(u"Friday suits me."_s));
        QVERIFY(instructions.contains(u"Booked Friday at ten."_s));
        for (const QByteArray &raw : back.line.seen->raw)
            QVERIFY(!raw.contains("booked Friday"));
        // Meanwhile the person has the line.
        const auto call = f.service->activeCall(back.line.id);
        QCOMPARE(call->mode, CallMode::Human);
        QVERIFY(call->handback);
        QCOMPARE(call->handback->text, u"Anna has booked Friday for you."_s);
        QCOMPARE(call->handback->until, f.clock.now() + 3s);
        const auto before = back.line.seen->audio().size();
        Q_EMIT back.desk.leg->audioReceived(packet(0, sine(440, 20ms)));
        f.pass(100ms);
        QVERIFY(back.line.seen->audio().size() > before);
        QCOMPARE(f.wait(f.service->handBack(back.line.id, {}, f.anna)).error().code, Error::Code::Conflict);
        // Nobody objects.
        f.jump(3s);
        QTRY_COMPARE(f.service->activeCall(back.line.id)->mode, CallMode::Ai);
        QVERIFY(!f.service->activeCall(back.line.id)->handback);
        QCOMPARE(back.lastInstructions(), u"Say exactly: \"Anna has booked Friday for you.\""_s);
        QTRY_COMPARE(f.events(back.line.id, EventType::HandbackClosed).size(), 1UL);
        QCOMPARE(f.events(back.line.id, EventType::HandbackClosed)[0].data["outcome"_L1].toString(), u"timeout"_s);
        QTRY_VERIFY(back.desk.seen->closeCode);
        const auto note = back.line.ai->sent(u"conversation.item.create"_s).last()["item"_L1]["content"_L1][0]["text"_L1].toString();
        QVERIFY(note.contains(u"Booked Friday at ten."_s) && note.contains(u"Friday suits me."_s));
    }

    void theFirstSentenceCanBeApprovedOrEdited()
    {
        CallFixture f;
        HandingBack back(f);
        QVERIFY(f.wait(f.service->approveHandback(back.line.id, {}, f.ben)));
        QCOMPARE(f.service->activeCall(back.line.id)->mode, CallMode::Ai);
        QCOMPARE(f.events(back.line.id, EventType::HandbackClosed)[0].data["outcome"_L1].toString(), u"approved"_s);
        QCOMPARE(f.wait(f.service->approveHandback(back.line.id, {}, f.ben)).error().code, Error::Code::Conflict);

        HandingBack edited(f);
        QCOMPARE(f.wait(f.service->approveHandback(edited.line.id, QString(700, u'x'), f.anna)).error().field, u"text"_s);
        QVERIFY(f.wait(f.service->approveHandback(edited.line.id, u"Friday at ten it is."_s, f.anna)));
        QCOMPARE(edited.lastInstructions(), u"Say exactly: \"Friday at ten it is.\""_s);
        QCOMPARE(f.events(edited.line.id, EventType::HandbackClosed)[0].data["outcome"_L1].toString(), u"edited"_s);
    }

    void aPersonCanChooseTheFirstSentence()
    {
        CallFixture f;
        HandingBack back(f);
        QVERIFY(f.wait(f.service->cancelHandback(back.line.id, f.anna))); // what the person changes takes longer than the review
        QCOMPARE(f.wait(f.service->handBack(back.line.id, {}, f.anna, true, QString(601, u'x'))).error().field, u"say"_s);
        const auto handed = f.wait(f.service->handBack(back.line.id, u"Booked Friday at ten."_s, f.anna, true, u"Friday at\nten it is."_s));
        QVERIFY(handed && !handed->isPending);
        QCOMPARE(f.service->activeCall(back.line.id)->mode, CallMode::Ai);
        QCOMPARE(back.lastInstructions(), u"Say exactly: \"Friday at ten it is.\""_s);
        const auto closed = f.events(back.line.id, EventType::HandbackClosed);
        QCOMPARE(closed.size(), 2UL);
        QCOMPARE(closed[1].data["outcome"_L1].toString(), u"edited"_s);
        QCOMPARE(closed[1].data["text"_L1].toString(), u"Friday at ten it is."_s);
    }

    void anOfficeCanDoWithoutTheReview()
    {
        CallFixture f;
        f.configure({{u"handback_review_s"_s, 0}});
        HandingBack back(f, {});
        QVERIFY(!back.isPending);
        QCOMPARE(f.service->activeCall(back.line.id)->mode, CallMode::Ai);
    }

    void aHandbackCanBeCancelled()
    {
        CallFixture f;
        HandingBack back(f);
        const int created = back.line.ai->count(u"response.create"_s);
        QVERIFY(f.wait(f.service->cancelHandback(back.line.id, f.anna)));
        f.jump(4s);
        QCOMPARE(f.service->activeCall(back.line.id)->mode, CallMode::Human);
        QVERIFY(!f.service->activeCall(back.line.id)->handback);
        QCOMPARE(back.line.ai->count(u"response.create"_s), created);
        QVERIFY(!back.desk.seen->closeCode);
        // Holding the caller is an objection as well, and so is a lost line.
        HandingBack held(f);
        QVERIFY(f.wait(f.service->hold(held.line.id, f.anna)));
        QVERIFY(!f.service->activeCall(held.line.id)->handback);
        HandingBack lost(f);
        Q_EMIT lost.desk.leg->closed();
        QTRY_COMPARE(f.service->activeCall(lost.line.id)->mode, CallMode::Hold);
        QVERIFY(!f.service->activeCall(lost.line.id)->handback);
    }

    void anAiThatCannotWriteItsSentenceJustGoesOn()
    {
        CallFixture f;
        HandingBack back(f, {});
        QVERIFY(back.isPending);
        f.jump(2s);
        QTRY_COMPARE(f.service->activeCall(back.line.id)->mode, CallMode::Ai);
        QCOMPARE(back.lastInstructions(), QString()); // asked to go on in its own words
        const auto note = back.line.ai->sent(u"conversation.item.create"_s).last()["item"_L1]["content"_L1][0]["text"_L1].toString();
        QVERIFY(note.contains(u"tell the caller in one short sentence that you are back"_s, Qt::CaseInsensitive));
    }

    void onHoldNobodyIsHeard()
    {
        CallFixture f;
        auto line = f.connectCaller();
        auto desk = f.sitDown(*f.wait(f.service->takeOver(line.id, f.anna)));
        QVERIFY(f.wait(f.service->hold(line.id, f.anna)));
        QTest::qWait(400); // the sentence is rendered, on another thread
        const auto packetsBefore = desk.seen->packets.size();
        Q_EMIT line.leg->received(append(pcm(200ms)));
        for (quint16 i = 0; i < 20; ++i)
            Q_EMIT desk.leg->audioReceived(packet(i, sine(3000, 20ms)));
        line.ai->inject(responseCreated(u"resp_1"_s));
        line.ai->inject(audioDelta(u"resp_1"_s, u"item_1"_s, pcm(100ms, 9000)));
        f.pass(1000ms);
        QCOMPARE(desk.seen->packets.size(), packetsBefore);
        const Samples heard = line.seen->audio();
        QVERIFY(heard.size() >= samplesIn(900ms));
        QVERIFY(durationOf(heard.size()) <= 1250ms);
        QVERIFY(toneLevel(heard, 3000) < -50);
        QVERIFY(std::ranges::any_of(heard, [](int16_t sample) { return std::abs(sample) > 300; }));
        // The sentence comes with its words, as a response of its own, and the tone follows it.
        const auto words = line.seen->of(u"response.output_audio_transcript.delta"_s).last();
        QVERIFY(words["delta"_L1].toString().startsWith(u"Please hold the line."_s));
        f.pass(5'000ms);
        const auto done = line.seen->of(u"response.output_audio_transcript.done"_s).last();
        QCOMPARE(done["response_id"_L1], words["response_id"_L1]);
        QCOMPARE(done["transcript"_L1], words["delta"_L1]);
        QVERIFY(line.seen->of(u"response.output_audio.delta"_s).last()["response_id"_L1] != words["response_id"_L1]);
        QCOMPARE(f.wait(f.service->hold(line.id, f.anna)).error().code, Error::Code::Conflict);
        QVERIFY(f.wait(f.service->resumeFromHold(line.id, f.anna)));
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
        const auto before = line.seen->audio().size();
        for (quint16 i = 0; i < 20; ++i) {
            Q_EMIT desk.leg->audioReceived(packet(i, sine(3000, 20ms)));
            f.pass(20ms);
        }
        const Samples all = line.seen->audio();
        QVERIFY(toneLevel(SampleView(all).subspan(before), 3000) > -20);
    }

    void aVanishedPersonLeavesTheCallerNotAlone()
    {
        CallFixture f;
        auto line = f.connectCaller();
        auto desk = f.sitDown(*f.wait(f.service->takeOver(line.id, f.anna)));
        Q_EMIT desk.leg->closed();
        QTRY_COMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].trigger, u"agent_lost"_s);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::High);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Hold);
        QCOMPARE(f.service->activeCall(line.id)->humanName, QString());
        QTRY_COMPARE(f.events(line.id, EventType::ParticipantLeft).size(), 1UL);
        QCOMPARE(f.events(line.id, EventType::ParticipantLeft)[0].data["reason"_L1].toString(), u"lost"_s);
        f.pass(300ms);
        QVERIFY(line.seen->audioLength() >= 200ms);
        // Anyone can take it again at once, the same person too.
        const auto again = f.wait(f.service->takeOver(line.id, f.anna));
        QVERIFY(again);
        QVERIFY(f.service->queue().empty());
        // Nobody comes: the AI goes on after a minute.
        auto second = f.sitDown(*again);
        Q_EMIT second.leg->closed();
        QTRY_COMPARE(f.service->activeCall(line.id)->mode, CallMode::Hold);
        f.jump(61s);
        QTRY_COMPARE(f.service->activeCall(line.id)->mode, CallMode::Ai);
        QTRY_VERIFY(line.ai->sent(u"response.create"_s).last()["response"_L1]["instructions"_L1].toString().startsWith(u"Say exactly:"_s));
        QCOMPARE(f.service->queue().size(), 1UL);
    }

    void aTicketThatIsNeverUsedReleasesTheCall()
    {
        CallFixture f;
        auto line = f.connectCaller();
        QVERIFY(f.wait(f.service->takeOver(line.id, f.anna)));
        f.jump(31s);
        QTRY_COMPARE(f.service->activeCall(line.id)->mode, CallMode::Hold);
        QCOMPARE(f.service->queue().size(), 1UL);
    }

    void aConsoleThatNeverConnectsIsNotWaitedForInSilence()
    {
        CallFixture f;
        auto line = f.connectCaller();
        QVERIFY(f.wait(f.service->takeOver(line.id, f.anna)));
        const auto before = line.seen->audio().size();
        run(f, 1'400ms);
        QCOMPARE(line.seen->audio().size(), before);
        run(f, 600ms);
        QVERIFY(isToneSince(line, before));
        run(f, 5'500ms);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
        QVERIFY(f.wait(f.service->end(line.id, {}, {})));

        auto other = f.connectCaller();
        QVERIFY(f.wait(f.service->takeOver(other.id, f.anna)));
        run(f, 8'100ms);
        QCOMPARE(f.service->activeCall(other.id)->mode, CallMode::Hold);
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].trigger, u"agent_lost"_s);
        QTRY_COMPARE(f.events(other.id, EventType::ParticipantLeft).size(), 1UL);
        QCOMPARE(f.events(other.id, EventType::ParticipantLeft)[0].data["reason"_L1].toString(), u"never connected"_s);
    }

    void aConsoleThatDiesWithoutAWordIsNoticed()
    {
        CallFixture f;
        auto line = f.connectCaller();
        callerSays(*line.ai, u"item_1"_s, {}, u"I can't breathe!"_s);
        auto desk = f.sitDown(*f.wait(f.service->accept(f.service->queue()[0].id, f.anna)));
        quint16 sequence = 0;
        const auto speak = [&](std::chrono::milliseconds time, const Samples &voice) {
            for (std::chrono::milliseconds at{0}; at < time; at += 20ms) {
                Q_EMIT desk.leg->audioReceived(packet(sequence++, voice));
                f.spin();
                run(f, 20ms);
            }
        };
        speak(500ms, sine(440, 20ms));
        run(f, 1'400ms); // the voice's response is closed
        const auto before = line.seen->audio().size();
        run(f, 600ms);
        QVERIFY(isToneSince(line, before));
        // A muted console sends as well, and is somebody.
        speak(200ms, Samples(frameSamples, 0));
        run(f, 300ms);
        const auto quiet = line.seen->audio().size();
        speak(7'000ms, Samples(frameSamples, 0));
        QCOMPARE(line.seen->audio().size(), quiet);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
        // What the server has slept through counts as nothing.
        f.clock.advance(20s);
        run(f, 20ms);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
        speak(400ms, sine(450, 20ms));
        const Samples heard = line.seen->audio();
        QVERIFY(toneLevel(SampleView(heard).last(samplesIn(60ms)), 450) > -30);
        QVERIFY(f.service->queue().empty());
        run(f, 5'100ms);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Hold);
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::Emergency);
    }

    void aConsoleThatHasSentNothingYetMayTakeItsTime()
    {
        CallFixture f;
        auto line = f.connectCaller();
        auto desk = f.sitDown(*f.wait(f.service->takeOver(line.id, f.anna)));
        run(f, 29s);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Human);
        // On hold nobody has to send anything.
        QVERIFY(f.wait(f.service->hold(line.id, f.anna)));
        run(f, 40s);
        QVERIFY(f.wait(f.service->resumeFromHold(line.id, f.anna)));
        QCOMPARE(f.service->activeCall(line.id)->humanName, u"Anna"_s);
        run(f, 31s);
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Hold);
        QCOMPARE(f.service->activeCall(line.id)->humanName, QString());
        QTRY_VERIFY(desk.seen->closeCode);
    }

    void aRestartCallsSomebodyElseForAnAcceptedEmergency()
    {
        CallFixture f;
        auto line = f.connectCaller();
        callerSays(*line.ai, u"item_1"_s, {}, u"I have chest pain and I can't breathe!"_s);
        const EscalationId accepted = f.service->queue()[0].id;
        QVERIFY(f.wait(f.service->accept(accepted, f.anna)));
        QVERIFY(f.service->queue().empty());
        f.restart();
        QTRY_COMPARE(f.service->queue().size(), 1UL);
        const Escalation again = f.service->queue()[0];
        QVERIFY(again.id != accepted);
        QCOMPARE(again.urgency, Urgency::Emergency);
        QCOMPARE(again.status, EscalationStatus::Waiting);
        QCOMPARE(again.trigger, u"agent_lost"_s);
        QVERIFY(again.plan); // people are being asked
        QCOMPARE(f.service->activeCall(line.id)->mode, CallMode::Ai);
        const auto isEnded = [&](const CallEvent &event) {
            return event.data["escalation_id"_L1].toString() == accepted.text() && event.data["status"_L1].toString() == toString(EscalationStatus::Ended);
        };
        QTRY_VERIFY(std::ranges::any_of(f.events(line.id, EventType::EscalationUpdated), isEnded)); // once it is on disk
        // Once.
        f.restart();
        QTRY_COMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].id, again.id);
        QVERIFY(f.wait(f.service->accept(again.id, f.ben)));
    }

    void aRestartKeepsNobodyOnTheLine()
    {
        CallFixture f;
        HandingBack back(f);
        auto listener = f.sitDown(*f.wait(f.service->listen(back.line.id, f.ben)));
        QVERIFY(f.service->activeCall(back.line.id)->handback);
        f.restart();
        QTRY_VERIFY(!f.service->activeCall(back.line.id)->handback);
        const auto call = *f.service->activeCall(back.line.id);
        QCOMPARE(call.listeners, QStringList());
        QCOMPARE(call.humanName, QString());
        QCOMPARE(call.mode, CallMode::Ai);
        QTRY_COMPARE(f.events(back.line.id, EventType::HandbackClosed).size(), 1UL); // once it is on disk
        QCOMPARE(f.events(back.line.id, EventType::HandbackClosed)[0].data["outcome"_L1].toString(), u"cancelled"_s);
        QTRY_COMPARE(f.events(back.line.id, EventType::ParticipantLeft).size(), 2UL);
    }

    void theAiStaysWithACallerForWhomAPersonIsCalled()
    {
        CallFixture f;
        auto line = f.connectCaller();
        const auto hangUp = [&](const QString &item) { return f.wait(f.service->executeTool({line.id, f.org, u"end_call"_s, {{u"reason"_s, u"done"_s}}, item})).value_or(QJsonObject()); };
        callerSays(*line.ai, u"item_1"_s, {}, u"I can't breathe!"_s);
        const QJsonObject refused = hangUp(u"i1"_s);
        QCOMPARE(refused["success"_L1], QJsonValue(false));
        QVERIFY(refused["error"_L1].toString().contains(u"A person is being called"_s));
        run(f, 11s);
        QVERIFY(f.service->activeCall(line.id));
        QVERIFY(f.wait(f.service->resolve(f.service->queue()[0].id, u"false alarm"_s, {}, f.anna)));
        QCOMPARE(hangUp(u"i2"_s)["success"_L1], QJsonValue(true));
        run(f, 11s);
        f.jump(1s);
        QTRY_VERIFY(!f.service->activeCall(line.id));
    }

    void whatIsTypedIsSaid()
    {
        CallFixture f;
        auto line = f.connectCaller();
        aiSays(*line.ai, u"resp_1"_s, u"item_1"_s, {}, u"Hello, how can I help?"_s, 100ms);
        line.ai->inject(responseDone(u"resp_1"_s));
        f.pass(200ms);
        type(line, u"item_2"_s, u"item_1"_s, u"I need a check-up."_s);
        QTRY_COMPARE(f.service->activeCall(line.id)->transcript.back().text, u"I need a check-up."_s);
        QCOMPARE(f.service->activeCall(line.id)->transcript.back().speaker, Speaker::Caller);
        QCOMPARE(line.ai->count(u"conversation.item.create"_s), 1);
        QVERIFY(f.service->queue().empty());
        // Posted as well: once.
        QVERIFY(f.wait(f.service->addTranscript(line.id, Speaker::Caller, u"I need a check-up"_s)));
        // What is neither text nor the caller's is not.
        const QJsonObject text{{u"type"_s, u"input_text"_s}, {u"text"_s, u"I can't breathe"_s}}, picture{{u"type"_s, u"input_image"_s}, {u"image_url"_s, u"data:"_s}};
        for (const auto &[role, content] : {std::pair{u"system"_s, QJsonValue(QJsonArray{text})}, {u"user"_s, QJsonArray{picture}}, {u"user"_s, u"x"_s}}) {
            const QJsonObject item{{u"type"_s, u"message"_s}, {u"role"_s, role}, {u"content"_s, content}};
            Q_EMIT line.leg->received(Wire::bytes({{u"type"_s, u"conversation.item.create"_s}, {u"item"_s, item}}));
        }
        QCOMPARE(f.events(line.id, EventType::TranscriptCompleted).size(), 2UL);

        aiSays(*line.ai, u"resp_2"_s, u"item_3"_s, u"item_2"_s, u"We have many free times, let me read them all to you."_s, 3000ms);
        f.pass(200ms);
        type(line, u"item_4"_s, u"item_3"_s, u"sorry, I can't breathe"_s);
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].urgency, Urgency::Emergency);
        QCOMPARE(line.ai->count(u"response.cancel"_s), 1);
        // It is judged before the provider has it, and the next words may be answered.
        qsizetype cancelled = -1, told = -1;
        for (qsizetype i = 0; i < line.ai->events.size(); ++i) {
            if (line.ai->events[i]["type"_L1].toString() == "response.cancel"_L1)
                cancelled = i;
            if (line.ai->events[i]["item"_L1]["id"_L1].toString() == "item_4"_L1)
                told = i;
        }
        QVERIFY(cancelled >= 0 && told > cancelled);
        line.ai->inject(responseDone(u"resp_2"_s, u"cancelled"_s));
        type(line, {}, {}, u"please hurry"_s);
        const int cancels = line.ai->count(u"response.cancel"_s);
        line.ai->inject(responseCreated(u"resp_3"_s));
        QCOMPARE(line.ai->count(u"response.cancel"_s), cancels);
    }

    void whatIsTypedIsHeardBeforeTheProviderIsThere()
    {
        CallFixture f;
        f.provider.confirms = false;
        auto line = f.connectCaller();
        type(line, u"item_1"_s, {}, u"I can't breathe"_s);
        QCOMPARE(f.service->queue().size(), 1UL);
        const auto isTold = [&] {
            return std::ranges::count_if(line.ai->events, [](const QJsonObject &event) { return event["item"_L1]["id"_L1].toString() == "item_1"_L1; });
        };
        QCOMPARE(isTold(), 0);
        QTRY_COMPARE(line.ai->count(u"session.update"_s), 1);
        line.ai->inject(serverEvent(u"session.updated"_s, {{u"session"_s, QJsonObject()}}));
        QCOMPARE(isTold(), 1);
        const auto transcript = f.service->activeCall(line.id)->transcript;
        QCOMPARE(std::ranges::count(transcript, Speaker::Caller, &TranscriptEntry::speaker), 1);
    }

    void listenersHearEverythingAndSayNothing()
    {
        CallFixture f;
        auto line = f.connectCaller();
        auto grant = f.wait(f.service->listen(line.id, f.ben));
        QVERIFY(grant);
        QCOMPARE(grant->mode, u"listen"_s);
        auto listener = f.sitDown(*grant);
        QCOMPARE(f.service->activeCall(line.id)->listeners, QStringList{u"Ben"_s});
        Q_EMIT line.leg->received(append(pcm(100ms)));
        aiSays(*line.ai, u"resp_1"_s, u"item_1"_s, {}, u"Hello."_s, 600ms);
        f.pass(300ms);
        const auto heard = packets(listener.seen->packets, AudioSource::Ai).size();
        QVERIFY2(heard >= 10 && heard <= 17, qPrintable(QString::number(heard))); // in step with the caller
        f.pass(500ms);
        QCOMPARE(packets(listener.seen->packets, AudioSource::Ai).size(), 30);
        QCOMPARE(packets(listener.seen->packets, AudioSource::Caller).size(), 5);
        auto desk = f.sitDown(*f.wait(f.service->takeOver(line.id, f.anna)));
        for (quint16 i = 0; i < 5; ++i)
            Q_EMIT desk.leg->audioReceived(packet(i, sine(440, 20ms)));
        QTRY_COMPARE(packets(listener.seen->packets, AudioSource::Human).size(), 5);

        const auto before = line.seen->audio().size();
        Q_EMIT listener.leg->audioReceived(packet(0, sine(440, 20ms)));
        QTRY_VERIFY(listener.seen->closeCode);
        QCOMPARE(*listener.seen->closeCode, 1008);
        QVERIFY(f.service->activeCall(line.id)->listeners.isEmpty());
        f.pass(200ms);
        QVERIFY(line.seen->audio().size() <= before + samplesIn(200ms)); // Anna's, nothing of Ben's
    }

    void whisperIsForTheAiAlone()
    {
        CallFixture f;
        auto line = f.connectCaller();
        QVERIFY(f.wait(f.service->whisper(line.id, u"Ask for the insurance number."_s, f.anna)));
        const auto note = line.ai->sent(u"conversation.item.create"_s).last()["item"_L1].toObject();
        QVERIFY(note["content"_L1][0]["text"_L1].toString().contains(u"insurance number"_s));
        line.ai->inject(itemAdded(note["id"_L1].toString(), {}, u"system"_s));
        line.ai->inject(serverEvent(u"conversation.item.done"_s, {{u"item"_s, note}}));
        for (const QByteArray &raw : line.seen->raw)
            QVERIFY(!raw.contains("insurance number"));
        const auto empty = f.wait(f.service->whisper(line.id, u"  "_s, f.anna));
        QVERIFY(!empty);
        QCOMPARE(empty.error().code, Error::Code::InvalidInput);
        QCOMPARE(empty.error().field, u"text"_s);
    }

    void sayCutsWhatIsBeingSaid()
    {
        CallFixture f;
        auto line = f.connectCaller();
        aiSays(*line.ai, u"resp_1"_s, u"item_1"_s, {}, u"A long story"_s, 3000ms);
        f.pass(200ms);
        QVERIFY(f.wait(f.service->say(line.id, u"Please hold, \"Dr.\nLee\" is coming."_s, f.anna)));
        QCOMPARE(line.ai->count(u"response.cancel"_s), 1);
        QCOMPARE(line.ai->count(u"response.create"_s), 1); // waits for the end of the other
        line.ai->inject(responseDone(u"resp_1"_s, u"cancelled"_s));
        QCOMPARE(line.ai->sent(u"response.create"_s).last()["response"_L1]["instructions"_L1].toString(),
                 u"Say exactly: \"Please hold, \\\"Dr. Lee\\\" is coming.\""_s);
    }

    void theToolCallsAPersonTheSameWay()
    {
        CallFixture f;
        auto line = f.connectCaller();
        aiSays(*line.ai, u"resp_1"_s, u"item_1"_s, {}, u"I will get someone."_s, 1000ms);
        const QJsonObject call{{u"id"_s, u"item_2"_s}, {u"type"_s, u"function_call"_s}, {u"call_id"_s, u"call_1"_s}, {u"name"_s, u"escalate_call"_s},
                               {u"arguments"_s, u"{\"reason\":\"chest pain\",\"urgency\":\"emergency\",\"summary\":\"Man, 60\"}"_s}};
        line.ai->inject(serverEvent(u"response.output_item.done"_s, {{u"response_id"_s, u"resp_1"_s}, {u"output_index"_s, 1}, {u"item"_s, call}}));
        QCOMPARE(f.service->queue().size(), 1UL);
        QCOMPARE(f.service->queue()[0].trigger, u"tool"_s);
        QCOMPARE(f.service->queue()[0].summary, u"Man, 60"_s);
        QCOMPARE(line.ai->count(u"response.cancel"_s), 1);
        QTRY_COMPARE(line.ai->sent(u"conversation.item.create"_s).last()["item"_L1]["type"_L1].toString(), u"function_call_output"_s);
    }
};

QTEST_GUILESS_MAIN(tst_Takeover)
#include "tst_takeover.moc"
