// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/organization.h"

#include <QJsonArray>
#include <QtTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_Organization : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void demoIsWhole()
    {
        const Organization demo = Organization::demo();
        QCOMPARE(demo.id.text(), u"org_demo_001"_s);
        QVERIFY(!demo.name.isEmpty());
        QVERIFY(demo.hours().has_value());
        QVERIFY(demo.businessHours.contains(u"Monday-Tuesday, 8:00 AM - 12:00 PM"));
        QVERIFY(demo.servicesOffered.startsWith(u"Check-up\n"));
    }
    void changesASubset()
    {
        const auto changed = Organization::demo().patched({{u"escalation_phone"_s, u"+49 40 1234567"_s}, {u"unknown"_s, 7}});
        QVERIFY(changed);
        QCOMPARE(changed->escalationPhone, u"+49 40 1234567"_s);
        QCOMPARE(changed->name, Organization::demo().name);
    }
    void mergesConfigAtItsTopLevel()
    {
        const auto changed = Organization::demo().patched({{u"config"_s, QJsonObject{{u"voice"_s, u"cedar"_s}, {u"own_key"_s, 1}, {u"role"_s, QJsonValue()}}}});
        QVERIFY(changed);
        QCOMPARE(changed->config.value("voice"_L1).toString(), u"cedar"_s);
        QVERIFY(changed->config.contains("own_key"_L1));
        QVERIFY(changed->config.contains("hours"_L1));
        QVERIFY(!changed->config.contains("role"_L1));
    }
    void freeTextStaysWithoutStructure()
    {
        Organization office;
        office.id = OrgId(u"org_x"_s);
        office.name = u"Office"_s;
        const auto changed = office.patched({{u"business_hours"_s, u"Monday-Friday, 9:00 AM - 5:00 PM"_s}, {u"services_offered"_s, u"A\nB"_s}});
        QVERIFY(changed);
        QCOMPARE(changed->businessHours, u"Monday-Friday, 9:00 AM - 5:00 PM"_s);
        QVERIFY(!changed->hours());
    }

    void refusesAndNamesTheField_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("field");
        const auto config = [](const QJsonObject &object) { return QJsonObject{{u"config"_s, object}}; };
        QTest::newRow("empty name") << QJsonObject{{u"name"_s, u"  "_s}} << u"name"_s;
        QTest::newRow("name of a wrong type") << QJsonObject{{u"name"_s, 5}} << u"name"_s;
        QTest::newRow("unknown policy") << QJsonObject{{u"after_hours_policy"_s, u"shout"_s}} << u"after_hours_policy"_s;
        QTest::newRow("phone in words") << QJsonObject{{u"escalation_phone"_s, u"call me"_s}} << u"escalation_phone"_s;
        QTest::newRow("config no object") << QJsonObject{{u"config"_s, u"{}"_s}} << u"config"_s;
        QTest::newRow("config with a NUL") << config({{u"note"_s, QJsonArray{QJsonObject{{u"deep"_s, QString(QChar(0))}}}}}) << u"config"_s;
        QTest::newRow("config with half a character") << config({{QString(QChar(0xD800)), 1}}) << u"config"_s;
        QTest::newRow("language with a line feed") << config({{u"language"_s, u"en\n"_s}}) << u"config.language"_s;
        QTest::newRow("language") << config({{u"language"_s, u"English"_s}}) << u"config.language"_s;
        QTest::newRow("phrases") << config({{u"emergency_phrases"_s, QJsonArray{u""_s}}}) << u"config.emergency_phrases"_s;
        QTest::newRow("hours") << config({{u"hours"_s, QJsonObject{{u"timezone"_s, u"Nowhere"_s}}}}) << u"config.hours.timezone"_s;
        QTest::newRow("target") << config({{u"emergency_target_s"_s, 0}}) << u"config.emergency_target_s"_s;
        QTest::newRow("service without a name") << config({{u"services"_s, QJsonArray{QJsonObject{}}}}) << u"config.services"_s;
        QTest::newRow("too long") << QJsonObject{{u"business_hours"_s, QString(5000, u'x')}} << u"business_hours"_s;
    }
    void refusesAndNamesTheField()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, field);
        const auto changed = Organization::demo().patched(changes);
        QVERIFY(!changed);
        QCOMPARE(changed.error().code, Error::Code::InvalidInput);
        QCOMPARE(changed.error().field, field);
    }
    void intakeHasAGeneralForm() { QCOMPARE(Organization().intakeFields().size(), size_t(4)); }
};

QTEST_GUILESS_MAIN(tst_Organization)
#include "tst_organization.moc"
