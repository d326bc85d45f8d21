// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/streamwatch.h"

#include <QTest>

using namespace Attendant::Ui;
using namespace std::chrono_literals;

class tst_StreamWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesASlowDeviceItsTime();
    void replacesAWorkingStreamAtOnce();
    void doesNotSkipWhoTookThePlace();
    void triesADeviceThatNeverWorkedTwice();
    void comesRoundToTheFirst();

private:
    static constexpr StreamWatch::Time begin{};
    StreamWatch m_watch{200ms, 3s};
};

void tst_StreamWatch::givesASlowDeviceItsTime()
{
    m_watch.restart();
    QVERIFY(m_watch.shouldOpen(begin));
    m_watch.opened(begin);
    QVERIFY(!m_watch.shouldOpen(begin + 1s));
    QVERIFY(!m_watch.isSilent(begin + 2'999ms));
    QVERIFY(m_watch.isSilent(begin + 3s));
    QVERIFY(!m_watch.works());
}

void tst_StreamWatch::replacesAWorkingStreamAtOnce()
{
    m_watch.restart();
    m_watch.opened(begin);
    m_watch.progressed(begin + 1s);
    QVERIFY(m_watch.works());
    QVERIFY(!m_watch.isSilent(begin + 1'199ms));
    QVERIFY(m_watch.isSilent(begin + 1'200ms));
    m_watch.lost(begin + 1'200ms, true, false);
    QVERIFY(m_watch.shouldOpen(begin + 1'200ms));
    QCOMPARE(m_watch.turn(3), size_t{1});
}

void tst_StreamWatch::doesNotSkipWhoTookThePlace()
{
    m_watch.restart();
    m_watch.opened(begin);
    m_watch.progressed(begin);
    m_watch.lost(begin + 50ms, false, true); // the list is one shorter now
    QVERIFY(!m_watch.shouldOpen(begin + 199ms)); // the list settles first
    QVERIFY(m_watch.shouldOpen(begin + 200ms));
    QCOMPARE(m_watch.turn(2), size_t{0});
    m_watch.postpone(begin + 200ms);
    QVERIFY(!m_watch.shouldOpen(begin + 1'199ms));
    QVERIFY(m_watch.shouldOpen(begin + 1'200ms));
    QCOMPARE(m_watch.turn(2), size_t{0});
}

void tst_StreamWatch::triesADeviceThatNeverWorkedTwice()
{
    m_watch.restart();
    m_watch.refused(begin);
    QVERIFY(!m_watch.shouldOpen(begin + 999ms));
    QVERIFY(m_watch.shouldOpen(begin + 1s));
    QCOMPARE(m_watch.turn(3), size_t{0});
    m_watch.refused(begin + 1s);
    QCOMPARE(m_watch.turn(3), size_t{1});
    m_watch.opened(begin + 2s);
    m_watch.lost(begin + 5s, true, false);
    QVERIFY(!m_watch.shouldOpen(begin + 5s)); // never in a tight loop
    QCOMPARE(m_watch.turn(3), size_t{2});
}

void tst_StreamWatch::comesRoundToTheFirst()
{
    m_watch.restart();
    for (int i = 0; i < 4; ++i) {
        m_watch.opened(begin);
        m_watch.progressed(begin);
        m_watch.lost(begin, true, false);
    }
    QCOMPARE(m_watch.turn(3), size_t{1});
    QCOMPARE(m_watch.turn(1), size_t{0});
    QCOMPARE(m_watch.turn(0), size_t{0});
    m_watch.restart();
    QCOMPARE(m_watch.turn(3), size_t{0});
}

QTEST_GUILESS_MAIN(tst_StreamWatch)
#include "tst_streamwatch.moc"
