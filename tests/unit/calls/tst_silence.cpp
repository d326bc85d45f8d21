// SPDX-License-Identifier: GPL-3.0-or-later
// A provider that stops, dies, becomes slow or lies, at random moments of a conversation: whatever it does, the caller is never in silence
// for longer than two seconds when it is not the caller's turn. Time is moved by hand, so hours of conversation pass in seconds.
#include "callfixture.h"
#include "steppedprovider.h"

#include "calls/ticker.h"
#include "calls/wire.h"

#include <QLoggingCategory>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using std::chrono::microseconds;

namespace {

/// A caller with an ear and a mouth: hears what arrives back to back, as clients play it; speaks when the AI has finished; measures the
/// longest time in which it was not its turn and nothing could be heard.
class TimedCaller final : public CallerLeg
{
public:
    TimedCaller(const Clock &clock, quint32 seed) : m_clock(clock), m_random(seed) {}

    void send(const QByteArray &bytes) override
    {
        const QJsonObject event = QJsonDocument::fromJson(bytes).object();
        const QString type = event["type"_L1].toString();
        if (type == "response.output_audio.delta"_L1) {
            Samples samples;
            appendSamples(samples, QByteArray::fromBase64(event["delta"_L1].toString().toLatin1()));
            play(samples);
            if (!Wire::isOurs(event["response_id"_L1].toString()))
                m_aiSpoke = true;
        } else if (type == "response.done"_L1 && m_aiSpoke && event["response"_L1]["status"_L1].toString() == "completed"_L1
                   && !Wire::isOurs(event["response"_L1]["id"_L1].toString())) {
            m_aiSpoke = false;
            m_speaksAt = std::max(m_playEnd, m_clock.steady()) + std::chrono::milliseconds(m_random.bounded(300, 2'500));
            m_speaksUntil = *m_speaksAt + std::chrono::milliseconds(m_random.bounded(400, 3'000));
        } else if (type == "error"_L1 && event["error"_L1]["code"_L1].toString() == "provider_unavailable"_L1) {
            refused = true;
        }
    }
    [[nodiscard]] qint64 unsent() const override { return 0; }
    void close(quint16, const QString &) override
    {
        isOpen = false;
        Q_EMIT closed();
    }
    [[nodiscard]] std::chrono::milliseconds pieceLength() const override { return 100ms; }

    void step()
    {
        const auto now = m_clock.steady();
        const bool speaks = m_speaksAt && now >= *m_speaksAt && now < m_speaksUntil;
        const bool isItsTurn = m_speaksAt && now < m_speaksUntil;
        if (isItsTurn || now <= m_soundUntil) {
            m_quietSince = std::max(now, m_quietSince);
        } else if (now - m_quietSince > longestGap) {
            longestGap = now - m_quietSince;
            gapEndedAt = now;
        }
        if (isItsTurn)
            ++turns;
        Q_EMIT received(speaks ? m_loud : m_quiet);
    }
    void begin() { m_quietSince = m_clock.steady(); }

    microseconds longestGap{}, gapEndedAt{};
    bool isOpen = true, refused = false;
    int turns = 0;

private:
    void play(const Samples &samples)
    {
        auto at = std::max(m_playEnd, m_clock.steady());
        for (size_t from = 0; from < samples.size(); from += frameSamples) {
            const auto end = std::min(samples.size(), from + frameSamples);
            at += durationOf(end - from);
            if (std::any_of(samples.begin() + static_cast<ptrdiff_t>(from), samples.begin() + static_cast<ptrdiff_t>(end), [](int sample) { return std::abs(sample) > 30; }))
                m_soundUntil = at;
        }
        m_playEnd = at;
    }

    const Clock &m_clock;
    QRandomGenerator m_random;
    QByteArray m_loud = "{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + pcm(20ms, 3'000).toBase64() + "\"}";
    QByteArray m_quiet = "{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + pcm(20ms, 0).toBase64() + "\"}";
    microseconds m_playEnd{}, m_soundUntil{}, m_quietSince{};
    std::optional<microseconds> m_speaksAt;
    microseconds m_speaksUntil{};
    bool m_aiSpoke = false;
};

} // namespace

class tst_Silence : public QObject
{
    Q_OBJECT

    struct Office
    {
        Office() : provider(ownClock), f(&provider) {}
        // The fixture's clock is made with it; the provider needs one before. Both are moved together.
        ManualClock ownClock;
        SteppedProvider provider;
        CallFixture f;

        void advance()
        {
            ownClock.advance(20ms);
            f.clock.advance(20ms);
            provider.step();
            Ticker::ofThisThread().tick();
            QCoreApplication::sendPostedEvents();
        }
    };
    std::unique_ptr<Office> m_office;

    QPointer<TimedCaller> ring(quint32 seed, CallId &id)
    {
        CallFixture &f = m_office->f;
        id = *f.wait(f.service->start({f.org, u"Maria"_s, u"browser"_s, {}}));
        const auto session = f.wait(f.service->createRealtimeSession(f.org, id));
        auto leg = std::make_unique<TimedCaller>(m_office->ownClock, seed);
        QPointer<TimedCaller> caller = leg.get();
        caller->begin();
        f.service->attachCaller(id, std::move(leg));
        return caller;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("ATTENDANT_SEED"))
            QLoggingCategory::setFilterRules(u"attendant.*=false"_s); // thousands of lines about what is being done to it
        m_office = std::make_unique<Office>();
        // The sentences are rendered at the first call; later ones find them.
        CallId id;
        m_office->provider.reset(1);
        (void)ring(1, id);
        QTest::qWait(1'500); // a warm-up on another thread, which shows nothing to wait for
        (void)m_office->f.wait(m_office->f.service->end(id, u"test"_s, {}));
    }
    void cleanupTestCase() { m_office.reset(); }

    void neverLeavesACallerInSilence_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("stopped") << int(SteppedProvider::Fault::Stop);
        QTest::newRow("killed") << int(SteppedProvider::Fault::Kill);
        QTest::newRow("slowed") << int(SteppedProvider::Fault::Slow);
        QTest::newRow("lying") << int(SteppedProvider::Fault::Lie);
        QTest::newRow("healthy") << int(SteppedProvider::Fault::None);
    }
    void neverLeavesACallerInSilence()
    {
        QFETCH(int, fault);
        const quint32 seed = qEnvironmentVariableIsSet("ATTENDANT_SEED") ? qEnvironmentVariableIntValue("ATTENDANT_SEED") : QRandomGenerator::global()->generate() % 1'000'000;
        const int rounds = qEnvironmentVariableIsSet("ATTENDANT_SEED") ? 1 : 100;
        microseconds worst{};
        int toPeople = 0, turns = 0;
        for (quint32 i = 0; i < quint32(rounds); ++i) {
            QRandomGenerator random(seed + i);
            m_office->provider.reset(seed + i);
            const auto begin = m_office->ownClock.steady();
            const auto strikesAt = begin + std::chrono::milliseconds(random.bounded(0, 25'000));
            CallId id;
            const auto caller = ring(seed + i, id);
            bool isStruck = fault == int(SteppedProvider::Fault::None);
            const auto end = strikesAt + 20s;
            while (m_office->ownClock.steady() < end && caller && caller->isOpen) {
                if (!isStruck && m_office->ownClock.steady() >= strikesAt) {
                    isStruck = true;
                    m_office->provider.misbehave(static_cast<SteppedProvider::Fault>(fault));
                }
                m_office->advance();
                if (caller)
                    caller->step();
                if (caller && caller->longestGap > 2s)
                    break;
            }
            const QString how = u"seed %1: %2 at %3 ms"_s.arg(seed + i).arg(m_office->provider.description()).arg((strikesAt - begin) / 1ms);
            if (caller) {
                QVERIFY2(caller->longestGap <= 2s, qPrintable(u"%1: %2 ms of silence until %3 ms after the fault"_s.arg(how).arg(caller->longestGap / 1ms).arg((caller->gapEndedAt - strikesAt) / 1ms)));
                worst = std::max(worst, caller->longestGap);
                turns += caller->turns;
                if (fault == int(SteppedProvider::Fault::None))
                    QVERIFY2(m_office->f.service->queue().empty(), qPrintable(how));
                toPeople += m_office->f.service->queue().empty() ? 0 : 1;
            }
            (void)m_office->f.wait(m_office->f.service->end(id, u"test"_s, {}));
        }
        QVERIFY(turns > 0); // the callers did speak
        qInfo("seed %u: longest silence in %d calls: %lld ms; %d went to a person", seed, rounds, static_cast<long long>(worst / 1ms), toPeople);
    }
};

QTEST_GUILESS_MAIN(tst_Silence)
#include "tst_silence.moc"
