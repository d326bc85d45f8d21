// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/pacer.h"

#include <QTest>

using namespace Attendant;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_Pacer : public QObject
{
    Q_OBJECT

    QStringList m_log;
    std::chrono::microseconds m_played{};

    Pacer make()
    {
        m_log.clear();
        m_played = {};
        return Pacer([this](const QByteArray &event) { m_log << QString::fromUtf8(event); },
                     [this](const QByteArray &, const Pacer::Piece &piece) {
                         m_log << u"audio"_s;
                         m_played += piece.length;
                     });
    }
    static void audio(Pacer &pacer, const QString &item, std::chrono::milliseconds length)
    {
        const Wire::AudioAddress address{u"resp"_s, item, 0, 0};
        const QByteArray base64 = QByteArray(static_cast<qsizetype>(length.count() * 48), 'x').toBase64();
        const QByteArray event = Wire::audioDelta(address, base64, "e");
        QVERIFY(pacer.addAudio(address, event, QByteArrayView(event).sliced(event.indexOf(base64), base64.size()), 48'000));
    }

private Q_SLOTS:
    void keepsTheOrderBehindWaitingAudio()
    {
        Pacer pacer = make();
        pacer.add("a");
        audio(pacer, u"i"_s, 150ms);
        audio(pacer, u"i"_s, 150ms);
        bool ran = false;
        pacer.add("b", [&] { ran = true; });
        pacer.advance(0ms);
        QCOMPARE(m_log, (QStringList{u"a"_s, u"audio"_s}));
        pacer.advance(90ms);
        QVERIFY(!ran);
        pacer.advance(101ms);
        QCOMPARE(m_log, (QStringList{u"a"_s, u"audio"_s, u"audio"_s, u"b"_s}));
        QVERIFY(ran);
    }

    void splitsLongPieces()
    {
        Pacer pacer = make();
        audio(pacer, u"i"_s, 1000ms);
        pacer.advance(0ms);
        QCOMPARE(m_played, 200ms);
        for (auto now = 20ms; now <= 1000ms; now += 20ms) {
            pacer.advance(now);
            QVERIFY(m_played - now <= 200ms);
        }
        QCOMPARE(m_played, 1000ms);
        QVERIFY(pacer.isEmpty());
    }

    void knowsWhatWasHeard()
    {
        Pacer pacer = make();
        audio(pacer, u"i"_s, 400ms);
        audio(pacer, u"k"_s, 400ms);
        pacer.add("end");
        pacer.advance(0ms);
        pacer.advance(100ms);
        pacer.advance(250ms);
        QCOMPARE(pacer.heard(u"i"_s, 250ms), 250ms);
        const auto unheard = pacer.unheard(250ms);
        QCOMPARE(unheard.size(), 2UL);
        QCOMPARE(unheard[0].heard, 250ms);
        QCOMPARE(unheard[0].total, 400ms);
        QCOMPARE(unheard[1].heard, 0ms);
        pacer.cut(250ms);
        QCOMPARE(m_log.last(), u"end"_s);
        QVERIFY(pacer.unheard(250ms).empty());
        const auto played = m_played;
        pacer.advance(5s);
        QCOMPARE(m_played, played);
    }

    void refusesMoreThanItHolds()
    {
        Pacer pacer = make();
        const Wire::AudioAddress address{u"resp"_s, u"i"_s, 0, 0};
        const QByteArray base64(6'400'000, 'A'); // 100 s
        const QByteArray event = Wire::audioDelta(address, base64, "e");
        const auto view = QByteArrayView(event).sliced(event.indexOf(base64), base64.size());
        for (int i = 0; i < 3; ++i)
            QVERIFY(pacer.addAudio(address, event, view, 48'000));
        QVERIFY(!pacer.addAudio(address, event, view, 48'000));
    }

    void anEventThatComesLateIsPlayedAtOnce()
    {
        Pacer pacer = make();
        audio(pacer, u"i"_s, 100ms);
        pacer.advance(0ms);
        audio(pacer, u"i"_s, 100ms);
        pacer.advance(10s);
        QCOMPARE(m_played, 200ms);
        QCOMPARE(pacer.ahead(10s), 100ms);
    }
};

QTEST_GUILESS_MAIN(tst_Pacer)
#include "tst_pacer.moc"
