// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/openinghours.h"

#include <QJsonArray>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static QJsonArray span(const char *from, const char *to)
{
    return {QString::fromLatin1(from), QString::fromLatin1(to)};
}

static OpeningHours clinic()
{
    const QJsonObject json{{u"timezone"_s, u"America/Chicago"_s},
                           {u"mon"_s, QJsonArray{span("08:00", "12:00"), span("13:00", "17:00")}},
                           {u"tue"_s, QJsonArray{span("08:00", "12:00"), span("13:00", "17:00")}},
                           {u"fri"_s, QJsonArray{span("00:00", "24:00")}},
                           {u"holidays"_s, QJsonArray{QJsonObject{{u"date"_s, u"2026-11-27"_s}, {u"name"_s, u"Thanksgiving"_s}}}}};
    return OpeningHours::fromJson(json).value();
}

static Time at(const char *iso)
{
    return timeFromIso(QString::fromLatin1(iso)).value();
}

class tst_OpeningHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhetherItIsOpen_data()
    {
        QTest::addColumn<QString>("moment");
        QTest::addColumn<bool>("open");
        // Chicago is at UTC-6 in winter and UTC-5 in summer.
        QTest::newRow("Monday at eight sharp") << u"2026-11-23T08:00:00-06:00"_s << true;
        QTest::newRow("a second before") << u"2026-11-23T07:59:59-06:00"_s << false;
        QTest::newRow("at lunch") << u"2026-11-23T12:00:00-06:00"_s << false;
        QTest::newRow("in summer") << u"2026-07-06T08:30:00-05:00"_s << true;
        QTest::newRow("Sunday") << u"2026-11-22T10:00:00-06:00"_s << false;
        QTest::newRow("around the clock at 23:59") << u"2026-11-20T23:59:59-06:00"_s << true;
        QTest::newRow("a holiday") << u"2026-11-27T10:00:00-06:00"_s << false;
    }
    void knowsWhetherItIsOpen()
    {
        QFETCH(QString, moment);
        QFETCH(bool, open);
        QCOMPARE(clinic().isOpenAt(timeFromIso(moment).value()), open);
    }
    void findsTheNextChange()
    {
        QCOMPARE(clinic().nextChange(at("2026-11-23T09:12:13-06:00")).value(), at("2026-11-23T12:00:00-06:00"));
        QCOMPARE(clinic().nextChange(at("2026-11-22T10:00:00-06:00")).value(), at("2026-11-23T08:00:00-06:00"));
        QVERIFY(!OpeningHours().nextChange(at("2026-11-22T10:00:00Z")));
    }
    void findsTheNextChangeAsAMinuteByMinuteLookDoes()
    {
        // New York sets its clock on 8 March and 1 November 2026, at two: spans there begin and end in the hour that is lost or comes twice.
        const QJsonObject json{{u"timezone"_s, u"America/New_York"_s},
                               {u"sun"_s, QJsonArray{span("01:30", "02:30"), span("23:00", "24:00")}},
                               {u"mon"_s, QJsonArray{span("00:00", "06:00")}},
                               {u"holidays"_s, QJsonArray{QJsonObject{{u"date"_s, u"2026-11-02"_s}, {u"name"_s, u"-"_s}}}}};
        const OpeningHours hours = OpeningHours::fromJson(json).value();
        const auto byMinutes = [&](Time from) -> std::optional<Time> {
            for (Time moment = from + 1min; moment <= from + std::chrono::days(14); moment += 1min) {
                if (hours.isOpenAt(moment) != hours.isOpenAt(from))
                    return moment;
            }
            return std::nullopt;
        };
        for (const char *start : {"2026-03-07T12:00:00Z", "2026-10-31T12:00:00Z"}) {
            for (int step = 0; step < 90; ++step) {
                const Time from = at(start) + 37min * step;
                const Time minute = std::chrono::floor<std::chrono::minutes>(from);
                QCOMPARE(hours.nextChange(minute), byMinutes(minute));
            }
        }
    }
    void describesItselfForPeople()
    {
        QCOMPARE(clinic().describe(),
                 u"Monday-Tuesday, 8:00 AM - 12:00 PM and 1:00 PM - 5:00 PM; Wednesday-Thursday, closed; Friday, open around the clock; "
                 "Saturday-Sunday, closed"_s);
    }
    void comesBackFromJson() { QCOMPARE(OpeningHours::fromJson(clinic().toJson()).value(), clinic()); }

    void refuses_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("zone") << QJsonObject{{u"timezone"_s, u"Mars/Olympus"_s}} << u"config.hours.timezone"_s;
        QTest::newRow("backwards") << QJsonObject{{u"mon"_s, QJsonArray{span("12:00", "08:00")}}} << u"config.hours.mon"_s;
        QTest::newRow("overlap") << QJsonObject{{u"tue"_s, QJsonArray{span("08:00", "12:00"), span("11:00", "13:00")}}} << u"config.hours.tue"_s;
        QTest::newRow("words") << QJsonObject{{u"wed"_s, QJsonArray{span("eight", "noon")}}} << u"config.hours.wed"_s;
        QTest::newRow("no list") << QJsonObject{{u"thu"_s, u"08:00-12:00"_s}} << u"config.hours.thu"_s;
        QTest::newRow("holiday without a date") << QJsonObject{{u"holidays"_s, QJsonArray{QJsonObject{{u"name"_s, u"x"_s}}}}} << u"config.hours.holidays"_s;
    }
    void refuses()
    {
        QFETCH(QJsonObject, json);
        QFETCH(QString, field);
        const auto hours = OpeningHours::fromJson(json);
        QVERIFY(!hours);
        QCOMPARE(hours.error().field, field);
    }
};

QTEST_GUILESS_MAIN(tst_OpeningHours)
#include "tst_openinghours.moc"
