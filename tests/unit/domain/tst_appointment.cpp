// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/appointment.h"

#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

static QJsonObject request(const QJsonObject &changes = {})
{
    QJsonObject json{{u"title"_s, u"Check-up"_s}, {u"start_time"_s, u"2026-12-01T09:00:00Z"_s}, {u"end_time"_s, u"2026-12-01T09:30:00Z"_s},
                     {u"attendee_email"_s, u"ruth@example.org"_s}};
    for (auto change = changes.begin(); change != changes.end(); ++change)
        json.insert(change.key(), change.value());
    return json;
}

class tst_Appointment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARequest()
    {
        const auto appointment = Appointment::fromRequest(request(), {});
        QVERIFY(appointment);
        QCOMPARE(appointment->end - appointment->start, std::chrono::minutes(30));
    }
    void aTimeWithoutZoneIsTheOffices()
    {
        const auto appointment = Appointment::fromRequest(
            request({{u"start_time"_s, u"2026-12-01T09:00:00"_s}, {u"end_time"_s, u"2026-12-01T09:30"_s}}), u"America/Chicago"_s);
        QVERIFY(appointment);
        QCOMPARE(toIso(appointment->start), u"2026-12-01T15:00:00.000000Z"_s);
    }
    void refuses_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("field");
        QTest::newRow("no title") << QJsonObject{{u"title"_s, QJsonValue()}} << u"title"_s;
        QTest::newRow("ends first") << QJsonObject{{u"end_time"_s, u"2026-12-01T08:00:00Z"_s}} << u"end_time"_s;
        QTest::newRow("time in words") << QJsonObject{{u"start_time"_s, u"tomorrow"_s}} << u"start_time"_s;
        QTest::newRow("time of a wrong type") << QJsonObject{{u"start_time"_s, 12}} << u"start_time"_s;
        QTest::newRow("no at") << QJsonObject{{u"attendee_email"_s, u"ruth.example.org"_s}} << u"attendee_email"_s;
        QTest::newRow("no domain") << QJsonObject{{u"attendee_email"_s, u"ruth@example"_s}} << u"attendee_email"_s;
        QTest::newRow("two ats") << QJsonObject{{u"attendee_email"_s, u"a@b@example.org"_s}} << u"attendee_email"_s;
        QTest::newRow("zone") << QJsonObject{{u"timezone"_s, u"Mars/Olympus"_s}} << u"timezone"_s;
        QTest::newRow("null character") << QJsonObject{{u"title"_s, QString(QChar(0))}} << u"title"_s;
    }
    void refuses()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, field);
        const auto appointment = Appointment::fromRequest(request(changes), {});
        QVERIFY(!appointment);
        QCOMPARE(appointment.error().field, field);
    }
};

QTEST_GUILESS_MAIN(tst_Appointment)
#include "tst_appointment.moc"
