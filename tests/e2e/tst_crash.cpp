// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoleprocess.h"
#include "recordedsound.h"

#include "audio/speech.h"
#include "base/secrets.h"
#include "client/apiclient.h"
#include "client/localserver.h"
#include "simulator/caller.h"

#include <QFile>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>

#include <csignal>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The WAV file at \a path while it grows: its header does not know its length yet.
Samples recordedSoFar(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.seek(44) ? toSamples(file.readAll()) : Samples();
}

} // namespace

/// Programs that are killed in the middle of the main job, as crashes do it.
class tst_Crash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWindowLeavesTheCallAndTakesItAgain();
    void killedServerGoesOnWithItsOpenCalls();

private:
    static bool hasEvent(ApiClient &api, const CallId &id, EventType type, const std::function<bool(const QJsonObject &)> &fits)
    {
        const auto events = answerOf(api.events(id));
        return events && std::ranges::any_of(events->events, [&](const CallEvent &event) { return event.type == type && fits(event.data); });
    }
};

void tst_Crash::killedWindowLeavesTheCallAndTakesItAgain()
{
    const auto screen = XvfbServer::start();
    QVERIFY2(screen, qPrintable(screen ? QString() : screen.error().message));
    QTemporaryDir folder;
    ConsoleProcess console(**screen, folder.path());
    QVERIFY(console.start());
    std::optional<LocalServer::Running> server;
    QTRY_VERIFY_WITH_TIMEOUT((server = LocalServer::findRunning(console.dataDir())), 30'000);
    // The window leaves it running, so the test ends it.
    const auto endServer = qScopeGuard([pid = server->pid, data = console.dataDir()] {
        ::kill(pid_t(pid), SIGTERM);
        (void)QTest::qWaitFor([&data] { return !LocalServer::findRunning(data); }, 15'000); // it writes into the folder until then
    });
    ApiClient api(server->url, readSecretFile(server->tokenFile).value_or(QString()));

    Caller caller(server->url, *Scenario::builtIn(u"chest_pain"_s));
    const QString recording = folder.filePath(u"caller.wav"_s);
    QVERIFY(caller.recordTo(recording));
    QSignalSpy ended(&caller, &Caller::ended);
    caller.start();
    QTRY_VERIFY_WITH_TIMEOUT(!caller.callId().isEmpty(), 15'000);
    const CallId id(caller.callId());
    const auto call = [&api, &id] { return answerOf(api.call(id)).value_or(Call()); };
    QTRY_VERIFY_WITH_TIMEOUT(call().isWaitingForHuman(), 90'000);

    QTRY_VERIFY_WITH_TIMEOUT((*screen)->hasFocus(u"Attendant"_s), 20'000);
    QVERIFY((*screen)->press(u"ctrl+Return"_s));
    QTRY_COMPARE_WITH_TIMEOUT(call().mode, CallMode::Human, 20'000);
    const EscalationId first = call().escalation->id;

    const size_t killedAt = recordedSoFar(recording).size();
    console.kill();
    QTRY_COMPARE_WITH_TIMEOUT(call().mode, CallMode::Hold, 10'000);
    const Call left = call();
    QCOMPARE(left.status, CallStatus::InProgress);
    QVERIFY(left.isWaitingForHuman());
    QVERIFY(left.escalation->id != first);
    QCOMPARE(left.escalation->trigger, u"agent_lost"_s);
    QCOMPARE(left.escalation->urgency, Urgency::Emergency); // what it was
    QCOMPARE(left.transcript.back().speaker, Speaker::System);
    const QString sentence = left.transcript.back().text;
    QVERIFY(sentence.contains(u"I lost my colleague"_s));
    // The caller is told, and then hears that the line is alive.
    Samples sound;
    const auto sinceTheKill = [&] {
        sound = recordedSoFar(recording);
        return SampleView(sound).subspan(killedAt);
    };
    QTRY_VERIFY_WITH_TIMEOUT(findHoldSounds(sinceTheKill()).size() >= 2, 30'000);
    const int told = audibleFrames(sinceTheKill().first(findHoldSounds(sinceTheKill()).front()));
    const auto spoken = SpeechSynthesizer::speak(sentence);
    QVERIFY(spoken);
    QVERIFY2(told > audibleFrames(spoken->samples) * 3 / 4, qPrintable(u"%1 frames of about %2"_s.arg(told).arg(audibleFrames(spoken->samples))));

    QVERIFY(console.start());
    QTRY_VERIFY_WITH_TIMEOUT((*screen)->hasFocus(u"(1) Attendant"_s), 30'000);
    QCOMPARE(LocalServer::findRunning(console.dataDir())->pid, server->pid);
    QVERIFY((*screen)->press(u"ctrl+Return"_s));
    QTRY_COMPARE_WITH_TIMEOUT(call().mode, CallMode::Human, 20'000);
    QCOMPARE(call().escalation->status, EscalationStatus::Accepted);
    QVERIFY(ended.isEmpty());
    caller.hangUp();
    QTRY_COMPARE_WITH_TIMEOUT(call().status, CallStatus::Completed, 10'000);
}

void tst_Crash::killedServerGoesOnWithItsOpenCalls()
{
    ServerProcess server;
    QVERIFY2(server.start(), qPrintable(server.failure()));
    auto api = std::make_unique<ApiClient>(server.url(), server.token());
    const auto id = answerOf(api->startCall({OrgId(u"org_demo_001"_s), u"Iris Vance"_s, u"browser"_s, {}}));
    QVERIFY2(id, qPrintable(id ? QString() : id.error().message));
    const auto session = answerOf(api->createRealtimeSession(OrgId(u"org_demo_001"_s), *id));
    QVERIFY2(session, qPrintable(session ? QString() : session.error().message));

    // The caller's client, as little of it as there can be.
    const auto connectClient = [&server, &session](QWebSocket &socket) {
        QUrl url = server.url();
        url.setScheme(u"ws"_s);
        url.setPath(u"/api/realtime/ws"_s);
        url.setQuery(QUrlQuery{{u"client_secret"_s, QString::fromLatin1(QUrl::toPercentEncoding(session->clientSecret))}});
        socket.open(url);
    };
    const auto hasAudio = [](const QSignalSpy &frames) {
        return std::ranges::any_of(frames, [](const QVariantList &frame) { return frame.at(0).toString().contains(u"response.output_audio.delta"_s); });
    };
    QWebSocket before;
    QSignalSpy framesBefore(&before, &QWebSocket::textMessageReceived), closedBefore(&before, &QWebSocket::disconnected);
    connectClient(before);
    QTRY_VERIFY_WITH_TIMEOUT(hasAudio(framesBefore), 20'000);
    QVERIFY(answerOf(api->addTranscript(*id, Speaker::Caller, u"It is the house with the blue door."_s)));
    QVERIFY(answerOf(api->takeOver(*id)));
    QTRY_VERIFY(hasEvent(*api, *id, EventType::ModeChanged, [](const QJsonObject &data) { return data.value("mode"_L1) == "human"_L1; }));

    server.killHard();
    QTRY_COMPARE_WITH_TIMEOUT(closedBefore.size(), 1, 10'000);
    QVERIFY2(server.start(), qPrintable(server.failure()));
    api = std::make_unique<ApiClient>(server.url(), server.token());
    const auto call = [&api, &id] { return answerOf(api->call(*id)).value_or(Call()); };
    const Call open = call();
    QCOMPARE(open.status, CallStatus::InProgress);
    QCOMPARE(open.caller, u"Iris Vance"_s);
    QVERIFY(std::ranges::any_of(open.transcript, [](const TranscriptEntry &entry) { return entry.text == u"It is the house with the blue door."_s; }));
    QCOMPARE(open.mode, CallMode::Ai); // whoever had it is gone
    QVERIFY(open.isWaitingForHuman());
    QCOMPARE(open.escalation->trigger, u"agent_lost"_s);

    // The same secret, the same call.
    QWebSocket after;
    QSignalSpy framesAfter(&after, &QWebSocket::textMessageReceived);
    connectClient(after);
    QTRY_COMPARE_WITH_TIMEOUT(after.state(), QAbstractSocket::ConnectedState, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(answerOf(api->say(*id, u"We are still here."_s)).has_value(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(hasAudio(framesAfter), 20'000);
    const auto all = answerOf(api->calls({}));
    QVERIFY(all);
    QCOMPARE(all->calls.size(), 1u);
    QVERIFY(answerOf(api->endCall(*id)));
}

QTEST_GUILESS_MAIN(tst_Crash)
#include "tst_crash.moc"
