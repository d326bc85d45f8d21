// SPDX-License-Identifier: GPL-3.0-or-later
// Callers whose sound goes to the provider directly: what is done for them when nobody of the office can be put on the line, when lines
// are lost, and when this server starts anew.
#include "callfixture.h"

#include "calls/presencebook.h"

#include <algorithm>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString telephone = u"+1 608 555-0199"_s;

/// A provider with calls of its own, which writes down what it is told.
class PeerProvider final : public VoiceProvider
{
public:
    [[nodiscard]] Pending<MintedSecret> mintSecret(QJsonObject session) override { return answered<MintedSecret>(MintedSecret{u"ek_provider"_s, {}, session}); }
    [[nodiscard]] std::unique_ptr<VoiceSession> connectSession(const QString &) override { return join(); }
    [[nodiscard]] Pending<PeerCall> createCall(QByteArray, QJsonObject) override { return answered<PeerCall>(PeerCall{u"rtc_%1"_s.arg(++created), "v=0"}); }
    [[nodiscard]] Pending<void> referCall(QString call, QString target) override
    {
        deeds << u"refer %1 %2"_s.arg(call, target);
        return referError ? answeredError<void>(std::unexpected(*referError)) : answered<void>({});
    }
    [[nodiscard]] Pending<void> hangUpCall(QString call) override
    {
        deeds << u"hangup "_s + call;
        return answered<void>({});
    }
    [[nodiscard]] std::unique_ptr<VoiceSession> joinCall(const QString &call, bool isNew) override
    {
        deeds << (isNew ? u"join "_s : u"join again "_s) + call;
        return join();
    }
    [[nodiscard]] QString displayName() const override { return u"Peers"_s; }
    [[nodiscard]] std::optional<Error> trouble() const override { return std::nullopt; }

    QStringList deeds;
    QString joinError; ///< not empty: joining fails with it
    bool isOver = false; ///< because the call is not there
    std::optional<Error> referError;
    int created = 0;
    QList<QPointer<FakeVoiceSession>> sessions;

private:
    std::unique_ptr<VoiceSession> join()
    {
        auto session = std::make_unique<FakeVoiceSession>(true);
        session->isOver = isOver;
        sessions << session.get();
        QMetaObject::invokeMethod(
            session.get(),
            [raw = session.get(), error = joinError] {
                if (error.isEmpty())
                    Q_EMIT raw->opened();
                else
                    raw->lose(error);
            },
            Qt::QueuedConnection);
        return session;
    }
};

struct Office : CallFixture
{
    explicit Office(PeerProvider &peers, const QString &escalationPhone = {})
        : CallFixture(&peers)
        , voice(peers)
    {
        clock.advance(PresenceBook::gatheringTime);
        if (!wait(organizations->patch(org, {{u"escalation_phone"_s, escalationPhone}}, std::nullopt)))
            qFatal("the organization could not be changed");
    }
    void comes(const CallService::Person &who) { service->presence().choose({who.id, who.name, u"agent"_s, {}}, PresenceState::Available, {}); }
    [[nodiscard]] PersonPresence presenceOf(const CallService::Person &who) { return *service->presence().find(who.id); }
    CallId rings(const QString &name = u"rtc_phone"_s)
    {
        return *wait(service->start({.org = org, .caller = u"+15005550006"_s, .channel = u"phone"_s, .metadata = {}, .bringsItsSound = true, .providerCall = name}));
    }
    /// A telephone call, answered, joined and greeted.
    CallId phones()
    {
        const CallId id = rings();
        const qsizetype before = voice.sessions.size();
        if (!service->attachTelephone(id, u"rtc_phone"_s))
            qFatal("no telephone");
        greets(before);
        return id;
    }
    /// A browser's call by an offer, joined and greeted.
    CallId browses()
    {
        const auto session = wait(service->createRealtimeSession(org, std::nullopt));
        const qsizetype before = voice.sessions.size();
        if (!session || !wait(service->connectPeer(session->callId, "v=0")))
            qFatal("no peer");
        greets(before);
        return session->callId;
    }
    void greets(qsizetype before)
    {
        if (!QTest::qWaitFor([&] { return voice.sessions.size() > before && ai() && ai()->count(u"response.create"_s) > 0; }))
            qFatal("no greeting");
        answeredRequests = 0;
        answerAll();
    }
    [[nodiscard]] FakeVoiceSession *ai() { return voice.sessions.last(); }
    /// The AI says what it was asked for.
    void answerAll()
    {
        for (const int asked = ai()->count(u"response.create"_s); answeredRequests < asked; ++answeredRequests) {
            const QString id = u"resp_%1"_s.arg(answeredRequests);
            ai()->inject(responseCreated(id));
            ai()->inject(responseDone(id));
        }
    }
    [[nodiscard]] Call call(const CallId &id) { return service->activeCall(id).value_or(Call()); }
    [[nodiscard]] QString endReason(const CallId &id)
    {
        const auto ended = events(id, EventType::CallEnded);
        return ended.empty() ? QString() : ended[0].data["reason"_L1].toString();
    }
    [[nodiscard]] QString steps(const CallId &id)
    {
        QStringList texts;
        for (const CallEvent &event : events(id, EventType::EscalationUpdated))
            texts << event.data["step"_L1]["text"_L1].toString();
        return texts.join(u'\n');
    }
    [[nodiscard]] size_t callbacks() { return wait(desk->callbacks({{}, true}))->callbacks.size(); }

    PeerProvider &voice;
    int answeredRequests = 0;
};

} // namespace

class tst_PeerLegs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersNobodyACallThatNobodyCanTake()
    {
        PeerProvider peers;
        Office f(peers);
        f.comes(f.anna);
        const CallId id = f.phones();
        callerSays(*f.ai(), u"item_1"_s, {}, u"Help, I can't breathe"_s);
        QTRY_VERIFY(f.call(id).escalation);
        QCOMPARE(f.call(id).escalation->urgency, Urgency::Emergency);
        QVERIFY(f.call(id).escalation->offeredTo.empty());
        f.comes(f.ben); // nor is who comes later
        for (int i = 0; i < 12; ++i) {
            f.service->presence().heartbeat({f.anna.id, f.anna.name, u"agent"_s, {}});
            f.service->presence().heartbeat({f.ben.id, f.ben.name, u"agent"_s, {}});
            f.jump(10s);
        }
        QVERIFY(f.call(id).escalation->offeredTo.empty());
        QCOMPARE(f.presenceOf(f.anna).state, PresenceState::Available);
        QCOMPARE(f.presenceOf(f.anna).missed, 0);
        QVERIFY2(f.steps(id).contains(u"nobody can be put on this call"_s), qPrintable(f.steps(id)));
        QCOMPARE(f.call(id).escalation->status, EscalationStatus::Waiting);
    }

    void sendsAnEmergencyToTheTelephone()
    {
        PeerProvider peers;
        Office f(peers, telephone);
        f.comes(f.anna);
        const CallId id = f.phones();
        callerSays(*f.ai(), u"item_1"_s, {}, u"Help, I can't breathe"_s);
        QTRY_VERIFY(f.call(id).escalation);
        // First what to do, in the only voice that reaches this caller.
        QTRY_VERIFY(f.ai()->count(u"response.create"_s) > 1);
        f.pass(1s);
        QVERIFY2(!peers.deeds.contains(u"refer rtc_phone tel:+16085550199"_s), qPrintable(peers.deeds.join(u", "_s)));
        f.answerAll();
        f.pass(100ms);
        QVERIFY2(peers.deeds.contains(u"refer rtc_phone tel:+16085550199"_s), qPrintable(peers.deeds.join(u", "_s)));
        QCOMPARE(peers.deeds.filter(u"refer"_s).size(), 1);
        f.jump(3s);
        QTRY_COMPARE(f.endReason(id), u"transferred to "_s + telephone);
        QCOMPARE(peers.deeds.last(), u"hangup rtc_phone"_s);
        QCOMPARE(f.callbacks(), 0UL); // they were connected
    }

    void tellsWhoAsksForAPersonThatTheyAreConnected()
    {
        PeerProvider peers;
        Office f(peers, telephone);
        const CallId id = f.phones();
        callerSays(*f.ai(), u"item_1"_s, {}, u"I want to talk to a real person please"_s);
        QTRY_VERIFY(f.call(id).escalation);
        QTRY_VERIFY(f.ai()->count(u"response.create"_s) > 1);
        f.answerAll();
        f.pass(100ms);
        QCOMPARE(peers.deeds.filter(u"refer"_s), QStringList(u"refer rtc_phone tel:+16085550199"_s));
        // The provider may tell that the caller has left before we hang up.
        f.ai()->isOver = true;
        f.ai()->lose(u"The call has ended."_s);
        QTRY_COMPARE(f.endReason(id), u"transferred to "_s + telephone);
        QCOMPARE(f.callbacks(), 0UL);
    }

    void goesOnWhenTheTelephoneCannotBeReached()
    {
        PeerProvider peers;
        peers.referError = Error{Error::Code::Unavailable, u"The AI provider is away."_s, {}, {}};
        Office f(peers, telephone);
        const CallId id = f.phones();
        QVERIFY(f.wait(f.service->escalate(id, Urgency::High, u"asked"_s, {}, {UserId(u"user_boss"_s), u"Boss"_s})));
        f.jump(21s); // the sentence is never said
        QTRY_VERIFY(!peers.deeds.filter(u"refer"_s).isEmpty());
        QTRY_VERIFY(f.steps(id).contains(u"failed: The AI provider is away."_s));
        const auto step = *f.call(id).escalation->step;
        QVERIFY(step.index > 1 || step.round > 1 || step.ended);
        QCOMPARE(f.call(id).status, CallStatus::InProgress);
    }

    void joinsTheCallsAgainAfterARestart()
    {
        PeerProvider peers;
        Office f(peers);
        const CallId phone = f.phones();
        const CallId browser = f.browses();
        aiSays(*f.ai(), u"resp_hello"_s, u"item_hello"_s, {}, u"Hello."_s, 400ms);
        callerSays(*f.ai(), u"item_1"_s, u"item_hello"_s, u"Hello, my tap drips."_s);
        QTRY_VERIFY(!f.call(browser).transcript.empty());
        f.restart();
        peers.deeds.removeIf([](const QString &deed) { return !deed.startsWith("join again"_L1); });
        QTRY_COMPARE(peers.deeds.size(), 2);
        QVERIFY(peers.deeds.contains(u"join again rtc_phone"_s));
        QVERIFY(peers.deeds.contains(u"join again rtc_1"_s));
        f.jump(90s); // the time in which a client would have to come back
        QVERIFY2(peers.deeds.filter(u"hangup"_s).isEmpty(), qPrintable(peers.deeds.join(u", "_s)));
        QCOMPARE(f.call(phone).status, CallStatus::InProgress);
        QCOMPARE(f.call(browser).status, CallStatus::InProgress);
        // It is watched again.
        QVERIFY(f.ai()->count(u"session.update"_s) > 0);
        callerSays(*f.ai(), u"item_2"_s, u"item_1"_s, u"Help, I can't breathe"_s);
        QTRY_VERIFY(f.call(phone).escalation || f.call(browser).escalation);
        // The session has lived through the conversation.
        for (const auto &session : f.voice.sessions.sliced(f.voice.sessions.size() - 2)) {
            for (const QJsonObject &item : session->sent(u"conversation.item.create"_s))
                QCOMPARE(item["item"_L1]["role"_L1].toString(), u"system"_s);
        }
    }

    void endsTheCallsThatAreGoneAfterARestart()
    {
        PeerProvider peers;
        Office f(peers);
        const CallId phone = f.phones();
        peers.isOver = true;
        peers.joinError = u"Not Found"_s;
        f.restart();
        QTRY_COMPARE(f.endReason(phone), u"caller hung up"_s);
    }

    void sendsTelephonesOnWhenTheServerIsStopped()
    {
        PeerProvider peers;
        Office f(peers, telephone);
        const CallId phone = f.phones();
        peers.isOver = true;
        peers.joinError = u"Not Found"_s;
        f.restart();
        QVERIFY2(peers.deeds.contains(u"refer rtc_phone tel:+16085550199"_s), qPrintable(peers.deeds.join(u", "_s)));
        QTRY_COMPARE(f.endReason(phone), u"transferred to "_s + telephone);
    }

    void leavesNobodyAloneWithAnAiThatCannotBeJoined_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("callbacks");
        QTest::newRow("to the telephone") << telephone << u"transferred to "_s + telephone << 0;
        QTest::newRow("nowhere to go") << QString() << u"The provider refuses."_s << 1;
    }

    void leavesNobodyAloneWithAnAiThatCannotBeJoined()
    {
        QFETCH(QString, phone);
        QFETCH(QString, reason);
        QFETCH(int, callbacks);
        PeerProvider peers;
        peers.joinError = u"The provider refuses."_s;
        Office f(peers, phone);
        const CallId id = f.rings();
        QVERIFY(f.service->attachTelephone(id, u"rtc_phone"_s));
        QTRY_VERIFY(peers.deeds.contains(u"join rtc_phone"_s));
        f.spin();
        f.jump(3s);
        QTRY_COMPARE(f.endReason(id), reason);
        QTRY_COMPARE(f.callbacks(), size_t(callbacks));
        QVERIFY(peers.deeds.contains(u"hangup rtc_phone"_s));
    }

    void refusesATakeoverBeforeTheTelephoneIsJoined()
    {
        PeerProvider peers;
        Office f(peers);
        const CallId id = f.rings();
        const auto taken = f.wait(f.service->takeOver(id, f.anna));
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, Error::Code::Conflict);
        // Whose sound is not known yet can be taken over, and goes back at once.
        const CallId other = *f.wait(f.service->start({.org = f.org, .caller = {}, .channel = u"phone"_s, .metadata = {}, .bringsItsSound = true}));
        QVERIFY(f.wait(f.service->takeOver(other, f.anna)));
        QVERIFY(f.service->attachTelephone(other, u"rtc_late"_s));
        QTRY_COMPARE(f.call(other).mode, CallMode::Ai);
    }

    void keepsACallWhoseAudioLineIsLost()
    {
        PeerProvider peers;
        Office f(peers);
        const CallId id = f.browses();
        auto leg = std::make_unique<FakeCallerLeg>();
        const QPointer<FakeCallerLeg> line = leg.get();
        const auto seen = leg->seen;
        f.service->attachCallerLine(id, std::move(leg));
        QTRY_VERIFY(!seen->of(u"attendant.mode"_s).isEmpty());
        Q_EMIT line->closed();
        f.spin();
        f.jump(10s);
        callerSays(*f.ai(), u"item_1"_s, {}, u"My tap drips."_s); // the provider hears them
        f.jump(40s);
        QCOMPARE(f.call(id).status, CallStatus::InProgress);
    }

    void givesACallBackWhoseAudioLineDoesNotRead()
    {
        PeerProvider peers;
        Office f(peers);
        const CallId id = f.browses();
        auto leg = std::make_unique<FakeCallerLeg>();
        FakeCallerLeg *line = leg.get();
        const auto seen = leg->seen;
        f.service->attachCallerLine(id, std::move(leg));
        QTRY_VERIFY(!seen->of(u"attendant.mode"_s).isEmpty());
        const auto grant = f.wait(f.service->takeOver(id, f.anna));
        QVERIFY(grant);
        const auto desk = f.sitDown(*grant);
        line->unread = 4 * 1024 * 1024;
        quint16 sequence = 0;
        const auto talk = [&] { // all the time, so that it is not the person who is missed
            Q_EMIT desk.leg->audioReceived(AudioPacket{AudioSource::Human, sequence, std::chrono::milliseconds(20) * sequence, Samples(480, 3'000)}.encode());
            ++sequence;
            f.pass(20ms);
        };
        for (int i = 0; i < 100 && !seen->closeCode; ++i)
            talk();
        QCOMPARE(seen->closeCode.value_or(0), 1008);
        QCOMPARE(f.call(id).mode, CallMode::Human);
        for (int i = 0; i < 700 && f.call(id).mode != CallMode::Ai; ++i)
            talk();
        QCOMPARE(f.call(id).mode, CallMode::Ai);
    }

    void tellsAnotherSessionWhatWasSaid()
    {
        PeerProvider peers;
        Office f(peers);
        const CallId id = f.browses();
        callerSays(*f.ai(), u"item_1"_s, {}, u"My tap drips."_s);
        QTRY_VERIFY(!f.call(id).transcript.empty());
        const qsizetype before = peers.sessions.size();
        QVERIFY(f.wait(f.service->connectPeer(id, "v=0"))); // a new session at the provider, which knows nothing
        QTRY_VERIFY(peers.sessions.size() > before);
        const auto isTold = [&] {
            const auto items = f.ai()->sent(u"conversation.item.create"_s);
            return std::ranges::any_of(items, [](const QJsonObject &event) { return event["item"_L1]["content"_L1][0]["text"_L1].toString() == u"My tap drips."_s; });
        };
        QTRY_VERIFY(isTold());
    }
};

QTEST_GUILESS_MAIN(tst_PeerLegs)
#include "tst_peerlegs.moc"
