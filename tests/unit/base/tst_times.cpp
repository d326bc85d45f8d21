// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/times.h"

#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_Times : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsIso_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: refused
        QTest::newRow("UTC with microseconds") << u"2026-11-22T15:31:49.123456Z"_s << u"2026-11-22T15:31:49.123456Z"_s;
        QTest::newRow("without zone means UTC") << u"2026-11-22T15:31:49"_s << u"2026-11-22T15:31:49.000000Z"_s;
        QTest::newRow("offset is converted") << u"2026-11-22T15:31:49+02:00"_s << u"2026-11-22T13:31:49.000000Z"_s;
        QTest::newRow("minutes are enough") << u"2026-11-22 15:31"_s << u"2026-11-22T15:31:00.000000Z"_s;
        QTest::newRow("short fraction") << u"2026-11-22T15:31:49.5Z"_s << u"2026-11-22T15:31:49.500000Z"_s;
        QTest::newRow("long fraction is cut") << u"2026-11-22T15:31:49.123456789Z"_s << u"2026-11-22T15:31:49.123456Z"_s;
        QTest::newRow("no such day") << u"2026-02-30T00:00:00Z"_s << QString();
        QTest::newRow("words") << u"tomorrow at noon"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void readsIso()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto time = timeFromIso(text);
        QCOMPARE(time.has_value(), !expected.isEmpty());
        if (time)
            QCOMPARE(toIso(*time), expected);
    }
    void writesMomentsBeforeTheEpoch() { QCOMPARE(toIso(Time(std::chrono::microseconds(-1))), u"1969-12-31T23:59:59.999999Z"_s); }
};

QTEST_GUILESS_MAIN(tst_Times)
#include "tst_times.moc"
