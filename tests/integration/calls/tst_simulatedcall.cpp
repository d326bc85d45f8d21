// SPDX-License-Identifier: GPL-3.0-or-later
// Whole calls in real time: the service with the real provider client, over loopback to the built-in provider.
#include "callfixture.h"

#include "audio/speech.h"
#include "audio/tone.h"
#include "calls/wire.h"
#include "realtime/openairealtime.h"
#include "simulator/caption.h"
#include "simulator/realtimeserver.h"

#include <QElapsedTimer>
#include <QTimer>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A caller's microphone: 20 ms of what is to be said, or silence, every 20 ms.
class Microphone : public QObject
{
public:
    explicit Microphone(FakeCallerLeg *leg)
        : m_leg(leg)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            for (; m_sent * 20 < m_elapsed.elapsed() && m_leg; ++m_sent)
                sendFrame();
        });
        m_elapsed.start();
        m_timer.start(20);
    }
    void say(const QString &text)
    {
        auto spoken = SpeechSynthesizer::speak(text);
        if (!spoken)
            qFatal("%s", qPrintable(spoken.error().message));
        writeCaption(spoken->samples, spoken->words, CaptionSpeaker::Caller);
        m_samples.insert(m_samples.end(), spoken->samples.begin(), spoken->samples.end());
    }
    [[nodiscard]] bool isDone() const { return m_at >= m_samples.size(); }

private:
    void sendFrame()
    {
        Samples frame(frameSamples, 0);
        for (size_t i = 0; i < frameSamples && m_at < m_samples.size(); ++i)
            frame[i] = m_samples[m_at++];
        Q_EMIT m_leg->received("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + toBytes(frame).toBase64() + "\"}");
    }

    QPointer<FakeCallerLeg> m_leg;
    QTimer m_timer;
    QElapsedTimer m_elapsed;
    qint64 m_sent = 0;
    Samples m_samples;
    size_t m_at = 0;
};

class Office
{
public:
    Office()
    {
        if (const auto listening = server.listen(); !listening)
            qFatal("%s", qPrintable(listening.error().message));
        provider = std::make_unique<OpenAiRealtime>(OpenAiRealtime::Options{server.baseUrl(), u"sk-test"_s, {}});
        DatabaseUrl url;
        url.path = folder.filePath(u"calls.db"_s);
        database = *Database::open(url);
        journal = *EventJournal::open(*database, folder.filePath(u"spill"_s));
        repository = std::make_unique<OrganizationRepository>(*database);
        appointments = std::make_unique<AppointmentRepository>(*database);
        organizations = std::make_unique<OrganizationDirectory>(*repository);
        if (!organizations->load())
            qFatal("no organizations");
        service = std::make_unique<CallService>(
            CallService::Parts{clock, *journal, *organizations, *provider, *appointments, {QThread::currentThread()}});
    }
    ~Office()
    {
        (void)wait(service->shutdown());
        service.reset();
        QCoreApplication::sendPostedEvents(); // what the sessions' end has posted
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    template<typename T>
    Result<T> wait(const Pending<T> &pending)
    {
        if (!QTest::qWaitFor([&] { return pending.isFinished(); }, 10'000) || pending.resultCount() == 0)
            return fail(Error::Code::Timeout, u"The test waited in vain."_s);
        return pending.result();
    }
    void connectCaller()
    {
        const auto session = wait(service->createRealtimeSession(OrgId(u"org_demo_001"_s), std::nullopt));
        if (!session)
            qFatal("%s", qPrintable(session.error().message));
        id = session->callId;
        secret = session->clientSecret;
        auto owned = std::make_unique<FakeCallerLeg>();
        leg = owned.get();
        seen = owned->seen;
        service->attachCaller(*service->authenticate(secret), std::move(owned));
        microphone = std::make_unique<Microphone>(leg);
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList result;
        if (const auto call = service->activeCall(id)) {
            for (const auto &entry : call->transcript)
                result << toString(entry.speaker) + u": "_s + entry.text;
        }
        return result;
    }

    QTemporaryDir folder;
    SystemClock clock;
    RealtimeServer server;
    std::unique_ptr<OpenAiRealtime> provider;
    std::unique_ptr<Database> database;
    std::unique_ptr<EventJournal> journal;
    std::unique_ptr<OrganizationRepository> repository;
    std::unique_ptr<AppointmentRepository> appointments;
    std::unique_ptr<OrganizationDirectory> organizations;
    std::unique_ptr<CallService> service;
    CallId id;
    QString secret;
    QPointer<FakeCallerLeg> leg;
    std::shared_ptr<FakeCallerLeg::Seen> seen;
    std::unique_ptr<Microphone> microphone;
    CallService::Person anna{UserId(u"user_anna"_s), u"Anna"_s};
};

class tst_SimulatedCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAgentGreetsAndTheConversationIsOnRecord()
    {
        Office office;
        office.connectCaller();
        QTRY_VERIFY_WITH_TIMEOUT(!office.seen->of(u"response.output_audio.delta"_s).isEmpty(), 5'000);
        QTRY_VERIFY_WITH_TIMEOUT(!office.lines().isEmpty(), 15'000);
        QVERIFY2(office.lines()[0].startsWith(u"agent: Lakeside Family Clinic"_s), qPrintable(office.lines()[0]));
        office.microphone->say(u"Hello, what are your hours on Friday?"_s);
        QTRY_VERIFY_WITH_TIMEOUT(office.lines().size() >= 2, 15'000);
        QVERIFY2(office.lines()[1].contains(u"hours on Friday"_s, Qt::CaseInsensitive), qPrintable(office.lines().join(u'\n')));
        QVERIFY(office.lines()[1].startsWith(u"user: "_s));
        // The answer is a long one; it is enough that it is being spoken.
        QTRY_COMPARE_WITH_TIMEOUT(office.seen->of(u"response.created"_s).size(), 2, 5'000);
        QTRY_COMPARE_WITH_TIMEOUT(office.service->activeCall(office.id)->lastSpeaker, Speaker::Ai, 5'000);
        QCOMPARE(office.service->activeCall(office.id)->phase, Phase::Intake);
    }

    void anEmergencyStopsTheAiAndAPersonTakesOver()
    {
        Office office;
        office.connectCaller();
        QTRY_VERIFY_WITH_TIMEOUT(!office.seen->of(u"response.output_audio.delta"_s).isEmpty(), 5'000);
        office.microphone->say(u"My husband has chest pain and cannot breathe."_s);
        QTRY_VERIFY_WITH_TIMEOUT(!office.service->queue().empty(), 15'000);
        QCOMPARE(office.service->queue()[0].urgency, Urgency::Emergency);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(office.seen->of(u"response.output_audio_transcript.delta"_s),
                                                     [](const QJsonObject &one) { return one["delta"_L1].toString().contains(u"9 1 1"_s); }),
                                 3'000);

        // From the request to the first piece of the person's voice at the caller, with everything in between.
        const auto before = office.seen->of(u"response.output_audio.delta"_s).size();
        QElapsedTimer timer;
        timer.start();
        const auto grant = office.wait(office.service->accept(office.service->queue()[0].id, office.anna));
        QVERIFY(grant);
        auto desk = std::make_unique<FakeConsoleLeg>();
        QPointer<FakeConsoleLeg> console = desk.get();
        const auto heardAtDesk = desk->seen;
        office.service->attachConsole(*office.service->redeem(grant->ticket), std::move(desk));
        const Samples tone = sine(450, 20ms);
        const auto atTakeover = office.seen->of(u"response.output_audio.delta"_s).size();
        QVERIFY(atTakeover >= before);
        Q_EMIT console->audioReceived(AudioPacket{AudioSource::Human, 0, {}, tone}.encode());
        QTRY_VERIFY_WITH_TIMEOUT(office.seen->of(u"response.output_audio.delta"_s).size() > atTakeover, 5'000);
        qInfo("takeover to the first piece: %lld ms", timer.elapsed()); // tests/bench/bench_takeover measures it
        // The person goes on speaking in real time until the caller hears nothing else.
        quint16 sequence = 1;
        QTimer mouth;
        Samples voice = tone;
        connect(&mouth, &QTimer::timeout, this, [&] {
            if (console)
                Q_EMIT console->audioReceived(AudioPacket{AudioSource::Human, sequence++, {}, voice}.encode());
        });
        mouth.start(20ms);
        const auto hearsThePerson = [&] {
            const Samples all = office.seen->audio();
            return all.size() > samplesIn(500ms) && toneLevel(SampleView(all).last(samplesIn(500ms)), 450) > -16;
        };
        QTRY_VERIFY_WITH_TIMEOUT(hearsThePerson(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(heardAtDesk->packets.size() > 30, 10'000); // the caller's microphone never pauses
        voice.assign(frameSamples, 0); // silent, and there

        // The AI is silent, and transcription goes on.
        const auto lines = office.lines().size();
        office.microphone->say(u"Thank you for taking over."_s);
        QTRY_VERIFY_WITH_TIMEOUT(office.lines().size() > lines && office.lines().last().contains(u"taking over"_s, Qt::CaseInsensitive), 10'000);
        for (const QJsonObject &created : office.seen->of(u"response.created"_s).mid(office.seen->of(u"response.created"_s).size() - 1))
            QVERIFY(Wire::isOurs(created["response"_L1]["id"_L1].toString()));

        // Handing back: the AI can be heard again.
        const auto deltas = office.seen->of(u"response.output_audio.delta"_s).size();
        QVERIFY(office.wait(office.service->handBack(office.id, u"The ambulance is on its way."_s, office.anna, true)));
        QTRY_VERIFY_WITH_TIMEOUT(office.service->activeCall(office.id)->handback, 5'000);
        QVERIFY(!office.service->activeCall(office.id)->handback->text.isEmpty());
        timer.restart();
        QVERIFY(office.wait(office.service->approveHandback(office.id, {}, office.anna)));
        QTRY_VERIFY_WITH_TIMEOUT(office.seen->of(u"response.output_audio.delta"_s).size() > deltas, 5'000);
        qInfo("hand-back to the AI's first piece: %lld ms", timer.elapsed());
        for (const QByteArray &raw : office.seen->raw)
            QVERIFY(!raw.contains("ambulance"));
    }

    void theRecordHoldsWhatAPersonHasPromised()
    {
        Office office;
        office.connectCaller();
        QTRY_VERIFY_WITH_TIMEOUT(!office.seen->of(u"response.output_audio.delta"_s).isEmpty(), 5'000);
        const auto grant = office.wait(office.service->takeOver(office.id, office.anna));
        QVERIFY(grant);
        auto desk = std::make_unique<FakeConsoleLeg>();
        const QPointer<FakeConsoleLeg> console = desk.get();
        office.service->attachConsole(*office.service->redeem(grant->ticket), std::move(desk));
        // The provider's twin understands voices by their caption; this one is the person's.
        auto spoken = SpeechSynthesizer::speak(u"You get your money back on Monday."_s);
        QVERIFY(spoken);
        writeCaption(spoken->samples, spoken->words, CaptionSpeaker::Caller);
        size_t at = 0;
        quint16 sequence = 0;
        QTimer mouth;
        mouth.setTimerType(Qt::PreciseTimer);
        connect(&mouth, &QTimer::timeout, this, [&] {
            Samples frame(frameSamples, 0);
            for (size_t i = 0; i < frameSamples && at < spoken->samples.size(); ++i)
                frame[i] = spoken->samples[at++];
            if (console)
                Q_EMIT console->audioReceived(AudioPacket{AudioSource::Human, sequence++, {}, frame}.encode());
        });
        mouth.start(20ms);
        const auto isOnRecord = [&] {
            const QStringList lines = office.lines();
            return std::ranges::any_of(lines, [](const QString &line) { return line.startsWith(u"human: "_s) && line.contains(u"money back on Monday"_s); });
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isOnRecord(), qPrintable(office.lines().join(u'\n')), 15'000);
        // The AI has it before it goes on.
        QVERIFY(office.wait(office.service->handBack(office.id, {}, office.anna)));
        QTRY_COMPARE_WITH_TIMEOUT(office.server.sessionCount(), 1, 10'000); // the second session has gone with the person
    }

    void aBrokenProviderConnectionIsMadeAnew()
    {
        Office office;
        office.connectCaller();
        QTRY_VERIFY_WITH_TIMEOUT(!office.seen->of(u"response.output_audio.delta"_s).isEmpty(), 5'000);
        office.server.dropConnections();
        QTRY_COMPARE_WITH_TIMEOUT(office.seen->of(u"session.updated"_s).size(), 2, 5'000);
        QVERIFY(!office.seen->closeCode);
        QVERIFY(office.service->queue().empty());
        // The response that broke off was ended at the client; the greeting that the caller did not hear to its end is begun anew.
        QCOMPARE(office.seen->of(u"response.done"_s).size(), 1);
        QCOMPARE(office.seen->of(u"response.done"_s)[0]["response"_L1]["id"_L1], office.seen->of(u"response.created"_s)[0]["response"_L1]["id"_L1]);
        QTRY_VERIFY_WITH_TIMEOUT(office.seen->of(u"response.created"_s).size() >= 2, 5'000);
        // Gone for good: an apology that we speak ourselves, and a person is called.
        office.server.shutdown();
        QTRY_COMPARE_WITH_TIMEOUT(office.service->queue().size(), 1UL, 5'000);
        QCOMPARE(office.service->queue()[0].trigger, u"provider_lost"_s);
        const auto length = office.seen->audioLength();
        QTRY_VERIFY_WITH_TIMEOUT(office.seen->audioLength() > length + 500ms, 3'000);
        QVERIFY(!office.seen->closeCode);
    }
};

QTEST_GUILESS_MAIN(tst_SimulatedCall)
#include "tst_simulatedcall.moc"
