// SPDX-License-Identifier: GPL-3.0-or-later
// A provider that stops, dies, trickles or lies at random moments, over real sockets and in real time: whatever it does, a caller never
// hears nothing for longer than two seconds when it is not the caller's turn. Measured on the sound that callers receive, played back to back.
//   ATTENDANT_SEED=n ATTENDANT_FAULT_MOMENTS=100 ATTENDANT_FAULT_CALLERS=25 tst_faults neverLeavesACallerInSilence[:stopped]
//   ATTENDANT_FAULTS=deaf,mute tst_faults                      (these alone; names: simulator/fault.h)
#include "apifixture.h"

#include "audio/frame.h"
#include "base/asyncbridge.h"
#include "simulator/voicepool.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>
#include <QWebSocket>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds micPiece{100}, stepTime{20};
constexpr milliseconds longestSilence{2'000};

/// A browser that calls: streams its microphone without a pause, plays what it gets, answers when the AI has spoken.
class Caller : public QObject
{
public:
    Caller(const ApiFixture &office, QNetworkAccessManager &network, const std::vector<Samples> &phrases, quint32 seed)
        : m_office(office)
        , m_network(network)
        , m_phrases(phrases)
        , m_random(seed)
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this, &Caller::onEvent);
        connect(&m_socket, &QWebSocket::connected, this, [this] {
            m_micSince = m_quietSince = m_playEnd = Steady::now();
            isOn = wasOn = true;
        });
        connect(&m_socket, &QWebSocket::disconnected, this, [this] { isOn = false; });
        post(u"/api/call/start"_s, {{u"org_id"_s, u"org_demo_001"_s}}, [this](const QJsonObject &started) {
            const QString call = started.value("call_id"_L1).toString();
            post(u"/api/realtime/session"_s, {{u"org_id"_s, u"org_demo_001"_s}, {u"call_id"_s, call}}, [this](const QJsonObject &session) {
                m_socket.open(m_office.webSocketUrl(u"/api/realtime/ws?client_secret="_s + session.value("client_secret"_L1).toString()));
            });
        });
    }

    /// \a stall: how much later than it should this was called; nobody's silence is that long.
    void step(milliseconds stall)
    {
        if (!isOn)
            return;
        const auto now = Steady::now();
        for (; m_micSince + micPiece * (m_micPieces + 1) <= now; ++m_micPieces)
            sendMicrophone();
        if (m_toSay && now >= m_speaksAt && m_mouth.empty()) {
            m_mouth = m_phrases[size_t(m_random.bounded(int(m_phrases.size())))];
            m_mouthAt = 0;
            m_toSay = false;
            ++turns;
        }
        const bool isOurTurn = m_toSay || !m_mouth.empty();
        if (isOurTurn || now <= m_soundUntil) {
            m_quietSince = std::max(now, m_quietSince);
            m_stalled = {};
            return;
        }
        m_stalled += stall;
        const auto gap = std::chrono::duration_cast<milliseconds>(now - m_quietSince) - m_stalled;
        if (gap > longestGap) {
            longestGap = gap;
            gapEndedAt = std::chrono::duration_cast<milliseconds>(now - m_micSince);
        }
    }

    bool isOn = false, wasOn = false;
    milliseconds longestGap{}, gapEndedAt{}; ///< the latter since the line stood
    int turns = 0;

private:
    void post(const QString &path, const QJsonObject &body, const std::function<void(const QJsonObject &)> &answer)
    {
        QNetworkRequest request(m_office.url().resolved(QUrl(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
        connect(reply, &QNetworkReply::finished, this, [reply, answer] {
            reply->deleteLater();
            answer(QJsonDocument::fromJson(reply->readAll()).object());
        });
    }
    void sendMicrophone()
    {
        Samples piece(samplesIn(micPiece), 0);
        if (!m_mouth.empty()) {
            const size_t count = std::min(piece.size(), m_mouth.size() - m_mouthAt);
            std::copy_n(m_mouth.begin() + ptrdiff_t(m_mouthAt), count, piece.begin());
            m_mouthAt += count;
            if (m_mouthAt >= m_mouth.size())
                m_mouth.clear();
        }
        m_socket.sendTextMessage(u"{\"type\":\"input_audio_buffer.append\",\"audio\":\""_s + QString::fromLatin1(toBytes(piece).toBase64()) + u"\"}"_s);
    }
    void onEvent(const QString &text)
    {
        const QJsonObject event = QJsonDocument::fromJson(text.toUtf8()).object();
        const QString type = event["type"_L1].toString();
        const auto isOurs = [](const QJsonValue &id) { return id.toString().startsWith("resp_att_"_L1); };
        if (type == "response.output_audio.delta"_L1) {
            Samples samples;
            appendSamples(samples, QByteArray::fromBase64(event["delta"_L1].toString().toLatin1()));
            play(samples);
            m_hasAiSpoken |= !isOurs(event["response_id"_L1]);
        } else if (type == "response.done"_L1 && m_hasAiSpoken && event["response"_L1]["status"_L1].toString() == "completed"_L1
                   && !isOurs(event["response"_L1]["id"_L1])) {
            m_hasAiSpoken = false;
            m_toSay = true;
            m_speaksAt = std::max(m_playEnd, Steady::now()) + milliseconds(m_random.bounded(300, 2'000));
        }
    }
    void play(const Samples &samples)
    {
        auto at = std::max(m_playEnd, Steady::now());
        for (size_t from = 0; from < samples.size(); from += frameSamples) {
            const auto end = std::min(samples.size(), from + frameSamples);
            at += durationOf(end - from);
            if (std::any_of(samples.begin() + ptrdiff_t(from), samples.begin() + ptrdiff_t(end), [](int sample) { return std::abs(sample) > 30; }))
                m_soundUntil = at;
        }
        m_playEnd = at;
    }

    const ApiFixture &m_office;
    QNetworkAccessManager &m_network;
    const std::vector<Samples> &m_phrases;
    QRandomGenerator m_random;
    QWebSocket m_socket;
    Steady::time_point m_micSince, m_playEnd, m_soundUntil, m_quietSince, m_speaksAt;
    milliseconds m_stalled{};
    qint64 m_micPieces = 0;
    Samples m_mouth;
    size_t m_mouthAt = 0;
    bool m_toSay = false, m_hasAiSpoken = false;
};

} // namespace

class tst_Faults : public QObject
{
    Q_OBJECT

    std::unique_ptr<ApiFixture> m_office;
    std::vector<Samples> m_phrases;

    void setProvider(const FaultPlan &plan, quint64 seed)
    {
        RealtimeServer::Options options;
        options.seed = seed;
        options.faults = plan;
        auto done = askOn(&m_office->simulator(), [this, options]() -> Result<void> {
            m_office->simulator().setOptions(options);
            return {};
        });
        done.waitForFinished();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("ATTENDANT_SEED"))
            QLoggingCategory::setFilterRules(u"attendant.*=false"_s); // thousands of lines about what is being done to it
        for (const auto &text : {u"I would like to make an appointment, please."_s, u"Friday in the afternoon would be fine."_s, u"Yes, that is right."_s}) {
            const auto clip = VoicePool::renderNow({text, {u"en"_s, u"f3"_s, 50, 170}, CaptionSpeaker::Caller, WireFormat::Pcm24k});
            QVERIFY2(clip, "no speech synthesis");
            m_phrases.push_back((*clip)->samples);
        }
        m_office = std::make_unique<ApiFixture>();
        QVERIFY2(m_office->start(), qPrintable(m_office->failure()));
        // The sentences of the office are rendered at the first call; later ones find them.
        QNetworkAccessManager network;
        setProvider({}, 1);
        Caller first(*m_office, network, m_phrases, 1);
        QTRY_VERIFY_WITH_TIMEOUT((first.step({}), first.turns > 0), 30'000);
    }
    void cleanupTestCase() { m_office.reset(); }

    void neverLeavesACallerInSilence_data()
    {
        QTest::addColumn<QString>("faults");
        if (qEnvironmentVariableIsSet("ATTENDANT_FAULTS")) {
            QTest::newRow("chosen") << qEnvironmentVariable("ATTENDANT_FAULTS");
            return;
        }
        QTest::newRow("stopped") << u"stop"_s;
        QTest::newRow("killed") << u"kill"_s;
        QTest::newRow("slowed") << u"slow"_s;
        QTest::newRow("lying") << u"lies"_s;
    }
    void neverLeavesACallerInSilence()
    {
        QFETCH(QString, faults);
        const quint32 seed = qEnvironmentVariableIsSet("ATTENDANT_SEED") ? quint32(qEnvironmentVariableIntValue("ATTENDANT_SEED")) : QRandomGenerator::global()->generate() % 1'000'000;
        const int moments = qEnvironmentVariableIsSet("ATTENDANT_FAULT_MOMENTS") ? qEnvironmentVariableIntValue("ATTENDANT_FAULT_MOMENTS") : 20;
        const int atOnce = std::min(moments, qEnvironmentVariableIsSet("ATTENDANT_FAULT_CALLERS") ? qEnvironmentVariableIntValue("ATTENDANT_FAULT_CALLERS") : 20);
        FaultPlan plan = *FaultPlan::parse(faults);
        plan.from = 200ms;
        plan.to = 12s;
        setProvider(plan, seed);

        std::atomic<int> struck = 0;
        QStringList what;
        const auto counting = connect(&m_office->simulator(), &RealtimeServer::faultStruck, this, [&](const QString &, Fault fault) {
            ++struck;
            what << toString(fault);
        });
        QNetworkAccessManager network;
        milliseconds worst{};
        int turns = 0;
        QStringList failures;
        for (int begun = 0; begun < moments; begun += atOnce) {
            std::vector<std::unique_ptr<Caller>> callers;
            QTimer arrivals, steps;
            connect(&arrivals, &QTimer::timeout, this, [&] {
                if (int(callers.size()) < std::min(atOnce, moments - begun))
                    callers.push_back(std::make_unique<Caller>(*m_office, network, m_phrases, seed + quint32(begun) + quint32(callers.size())));
            });
            auto last = Steady::now();
            connect(&steps, &QTimer::timeout, this, [&] {
                const auto now = Steady::now();
                const auto stall = std::max(milliseconds(0), std::chrono::duration_cast<milliseconds>(now - last) - 2 * stepTime);
                last = now;
                for (const auto &caller : callers)
                    caller->step(stall);
            });
            steps.setTimerType(Qt::PreciseTimer);
            arrivals.start(150);
            steps.start(stepTime);
            QTest::qWait(int((atOnce * 150ms + plan.to + 11s).count()));
            arrivals.stop();
            steps.stop();
            for (const auto &caller : callers) {
                if (!caller->wasOn)
                    failures << u"a caller was not connected"_s;
                if (caller->longestGap > longestSilence)
                    failures << u"%1 ms of silence, until %2 ms after the line stood"_s.arg(caller->longestGap.count()).arg(caller->gapEndedAt.count());
                worst = std::max(worst, caller->longestGap);
                turns += caller->turns;
            }
        }
        disconnect(counting);
        what.sort();
        qInfo("seed %u: longest silence of %d callers: %lld ms; %d faults struck, %d turns were the callers'", seed, moments, static_cast<long long>(worst.count()), struck.load(), turns);
        QVERIFY2(failures.isEmpty(), qPrintable(u"seed %1: %2 (%3)"_s.arg(seed).arg(failures.join(u"; "_s), what.join(u' '))));
        QVERIFY(struck >= moments);
        QVERIFY(turns > moments / 2); // the callers did speak
    }
};

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_faults.moc"
