// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"
#include "ui/organizations/fieldbinding.h"
#include "ui/organizations/hoursgrid.h"
#include "ui/organizations/hourssection.h"
#include "ui/organizations/openstate.h"
#include "ui/organizations/organizationchanges.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Attendant;
using namespace Attendant::Ui;

namespace {

Time at(const QString &iso)
{
    return timeFromIso(iso).value();
}

Organization office(const QString &id, const QString &name, const QJsonObject &hours)
{
    Organization organization;
    organization.id = OrgId(id);
    organization.name = name;
    organization.revision = 3;
    organization.config = {{u"hours"_s, hours}};
    return organization;
}

QJsonArray span(const QString &from, const QString &to)
{
    return {QJsonArray{from, to}};
}

QJsonObject everyDay(const QString &zone, const QString &from, const QString &to)
{
    QJsonObject hours{{u"timezone"_s, zone}};
    for (const auto &day : {u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s})
        hours.insert(day, span(from, to));
    return hours;
}

} // namespace

/// What the page for organizations is made of, each part alone.
class tst_OrganizationParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhetherAnOfficeIsOpen_data();
    void saysWhetherAnOfficeIsOpen();
    void saysTodayAndTheWeek();
    void paintsSpansWithTheMouse();
    void paintsSpansWithTheKeyboard();
    void keepsMinutesThatWereNotPainted();
    void readsDatesThatPeopleWrite();
    void judgesTelephoneNumbers_data();
    void judgesTelephoneNumbers();
    void mergesWhatTwoPeopleChanged();

private:
    std::unique_ptr<ThemeController> m_theme;
};

void tst_OrganizationParts::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"attendant-test"_s);
    m_theme = std::make_unique<ThemeController>();
}

void tst_OrganizationParts::saysWhetherAnOfficeIsOpen_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("state");
    QTest::newRow("in the morning: until the break") << u"2026-11-03T16:38:00Z"_s << u"Open until 12:00"_s;
    QTest::newRow("in the break: until the afternoon") << u"2026-11-03T18:30:00Z"_s << u"Closed until 13:00"_s;
    QTest::newRow("in the evening: tomorrow") << u"2026-11-04T00:30:00Z"_s << u"Closed until tomorrow 8:00"_s;
    QTest::newRow("on Friday night: Monday") << u"2026-11-07T01:00:00Z"_s << u"Closed until Monday 8:00"_s;
    QTest::newRow("on a holiday: the day after") << u"2026-12-25T16:00:00Z"_s << u"Closed until Monday 8:00"_s;
}

void tst_OrganizationParts::saysWhetherAnOfficeIsOpen()
{
    QFETCH(QString, now);
    QFETCH(QString, state);
    // The city is named only where the clock differs from ours.
    const QString text = openState(Organization::demo(), at(now));
    QVERIFY2(text == state || text == state + u" in Chicago"_s, qPrintable(text));
    const auto always = office(u"x"_s, u"x"_s, everyDay(u"UTC"_s, u"00:00"_s, u"24:00"_s));
    QCOMPARE(openState(always, at(now)), u"Open around the clock"_s);
    QCOMPARE(openState(Organization{}, at(now)), u"Opening hours not set"_s);
}

void tst_OrganizationParts::saysTodayAndTheWeek()
{
    const QLocale before;
    QLocale::setDefault(QLocale(u"en_GB"_s));
    OpeningHours hours;
    hours.timezone = "Europe/Berlin";
    for (size_t day = 0; day < 5; ++day)
        hours.days[day] = {{8 * 60, 12 * 60}, {13 * 60, 17 * 60 + 30}};
    hours.holidays = {{QDate(2026, 1, 1), u"New Year"_s}, {QDate(2026, 11, 4), u"Inventory"_s}};
    const Time tuesday = timeFromIso(u"2026-11-03T09:00:00Z"_s).value(), wednesdayThere = timeFromIso(u"2026-11-03T23:30:00Z"_s).value();
    QCOMPARE(todaySummary(hours, tuesday), u"Today 8–12, 13–17:30"_s);
    QCOMPARE(todaySummary(hours, wednesdayThere), u"Closed today: Inventory"_s);
    QCOMPARE(todaySummary(hours, timeFromIso(u"2026-11-07T09:00:00Z"_s).value()), u"Closed today"_s);
    QCOMPARE(weekSummary(hours, tuesday), u"Mon–Fri 8–12, 13–17:30\nSat–Sun Closed\nClosed on 4 Nov Inventory"_s);
    QLocale::setDefault(before);
}

void tst_OrganizationParts::paintsSpansWithTheMouse()
{
    HoursGrid grid;
    grid.resize(700, grid.sizeHint().height());
    QSignalSpy edited(&grid, &HoursGrid::daysEdited);
    const auto press = [&](int day, int minute) { QTest::mousePress(&grid, Qt::LeftButton, {}, grid.cellRect(day, minute).center()); };
    press(0, 8 * 60);
    QTest::mouseMove(&grid, grid.cellRect(2, 11 * 60 + 45).center());
    QTest::mouseRelease(&grid, Qt::LeftButton, {}, grid.cellRect(2, 11 * 60 + 45).center());
    QCOMPARE(edited.count(), 1);
    for (const size_t day : {0, 1, 2})
        QCOMPARE(grid.days()[day], (std::vector<OpeningHours::Span>{{480, 720}}));
    QVERIFY(grid.days()[3].empty());
    // A stroke that begins on what is open closes.
    press(1, 9 * 60);
    QTest::mouseRelease(&grid, Qt::LeftButton, {}, grid.cellRect(1, 9 * 60 + 45).center());
    QCOMPARE(edited.count(), 2);
}

void tst_OrganizationParts::paintsSpansWithTheKeyboard()
{
    HoursGrid grid;
    QSignalSpy edited(&grid, &HoursGrid::daysEdited);
    QTest::keyClick(&grid, Qt::Key_Down);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(&grid, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&grid, Qt::Key_Space);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(grid.days()[1], (std::vector<OpeningHours::Span>{{480, 555}}));
    QVERIFY2(grid.accessibleDescription().contains(u"Tuesday"), qPrintable(grid.accessibleDescription()));
    QTest::keyClick(&grid, Qt::Key_Delete);
    QVERIFY(grid.days()[1].empty());
    QTest::keyClick(&grid, Qt::Key_Home);
    QTest::keyClick(&grid, Qt::Key_Space);
    QCOMPARE(grid.days()[1], (std::vector<OpeningHours::Span>{{0, 15}}));
}

void tst_OrganizationParts::keepsMinutesThatWereNotPainted()
{
    const std::vector<OpeningHours::Span> odd{{485, 725}};
    QCOMPARE(spansWith(odd, 600, 615, false), (std::vector<OpeningHours::Span>{{485, 600}, {615, 725}}));
    QCOMPARE(spansWith(odd, 720, 780, true), (std::vector<OpeningHours::Span>{{485, 780}}));
    QCOMPARE(spansWith(odd, 725, 740, true), (std::vector<OpeningHours::Span>{{485, 740}}));
    QCOMPARE(spansWith(odd, 0, 1440, false), std::vector<OpeningHours::Span>());
}

void tst_OrganizationParts::readsDatesThatPeopleWrite()
{
    for (const QString &text : {u"2026-12-25"_s, u"25 Dec 2026"_s, u" 25  December 2026"_s, u"25.12.2026"_s, u"Dec 25, 2026"_s})
        QCOMPARE(dateFromPeople(text), QDate(2026, 12, 25));
    const QLocale before;
    for (const auto &[locale, text] : {std::pair(u"en_US"_s, u"12/25/26"_s), std::pair(u"en_US"_s, u"12/25/2026"_s), std::pair(u"en_GB"_s, u"25/12/2026"_s),
                                       std::pair(u"de_DE"_s, u"25.12.26"_s), std::pair(u"es_ES"_s, u"25/12/26"_s)}) {
        QLocale::setDefault(QLocale(locale));
        QCOMPARE(dateFromPeople(text), QDate(2026, 12, 25)); // no year of the last century
    }
    QLocale::setDefault(before);
    QVERIFY(!dateFromPeople(u"Christmas"_s).isValid());
    QVERIFY(!dateFromPeople(u"31.2.2026"_s).isValid());
}

void tst_OrganizationParts::judgesTelephoneNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("begins");
    QTest::newRow("right") << u"+1 608 555 0100"_s << QString();
    QTest::newRow("German") << u"+49 40 1234567"_s << QString();
    QTest::newRow("none at all") << QString() << QString();
    QTest::newRow("as saved, whatever it is") << u"555-0100"_s << QString();
    QTest::newRow("two digits short") << u"+1 608 555 01"_s << u"2 digit"_s;
    QTest::newRow("without a country") << u"608 555 0101"_s << u"The country code"_s;
    QTest::newRow("with letters") << u"+1 608 CALL"_s << u"“"_s;
    QTest::newRow("too long") << u"+1 608 555 0100 22"_s << u"This is too long"_s;
}

void tst_OrganizationParts::judgesTelephoneNumbers()
{
    QFETCH(QString, text);
    QFETCH(QString, begins);
    const QString problem = phoneProblem(text, u"555-0100"_s);
    QCOMPARE(problem.isEmpty(), begins.isEmpty());
    QVERIFY2(problem.startsWith(begins), qPrintable(problem));
    QVERIFY(problem.isEmpty() || problem.endsWith(u"The saved number stays 555-0100."));
}

void tst_OrganizationParts::mergesWhatTwoPeopleChanged()
{
    const Organization base = Organization::demo();
    Organization mine = base, theirs = base;
    QJsonObject hours = base.config.value("hours"_L1).toObject();
    hours.insert(u"mon"_s, span(u"10:00"_s, u"11:00"_s));
    mine.config.insert(u"hours"_s, hours);
    mine.config.remove(u"role"_s);
    hours = base.config.value("hours"_L1).toObject();
    hours.insert(u"fri"_s, span(u"07:00"_s, u"09:00"_s));
    theirs.config.insert(u"hours"_s, hours);
    theirs.escalationPhone = u"+1 608 555 0199"_s;
    theirs.revision = 9;
    const Organization merged = mergedChanges(base, mine, theirs);
    QCOMPARE(merged.revision, 9);
    QCOMPARE(merged.escalationPhone, u"+1 608 555 0199"_s);
    QVERIFY(!merged.config.contains("role"_L1));
    QCOMPARE(merged.hours()->days[0], (std::vector<OpeningHours::Span>{{600, 660}}));
    QCOMPARE(merged.hours()->days[4], (std::vector<OpeningHours::Span>{{420, 540}}));
}

QTEST_MAIN(tst_OrganizationParts)
#include "tst_organizationparts.moc"
