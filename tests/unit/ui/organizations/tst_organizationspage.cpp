// SPDX-License-Identifier: GPL-3.0-or-later
#include "../fakeserver.h"
#include "support/manualclock.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/common/ruletitle.h"
#include "ui/common/tagchip.h"
#include "ui/common/theme.h"
#include "ui/organizations/chipflow.h"
#include "ui/organizations/entrylist.h"
#include "ui/organizations/hoursgrid.h"
#include "ui/organizations/hourssection.h"
#include "ui/organizations/fieldbinding.h"
#include "ui/organizations/listsections.h"
#include "ui/organizations/openstate.h"
#include "ui/organizations/organizationeditor.h"
#include "ui/organizations/organizationspage.h"
#include "ui/organizations/phrasessection.h"
#include "ui/organizations/reviewview.h"
#include "ui/review/rulespanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QJsonDocument>
#include <QListView>
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

// An empty or half-built page has a handful.
qsizetype colourCount(const QImage &image)
{
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            colours.insert(image.pixel(x, y));
    }
    return colours.size();
}

} // namespace

/// The page against a server of canned answers, driven by the mouse and the keyboard.
class tst_OrganizationsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void listsAndFilters();
    void savesWhatWasReviewed();
    void countsUndoesAndDiscards();
    void keepsTheSavedPhoneWhileAWrongOneIsTyped();
    void saysThePolicyInShort();
    void wrongInputCountsAsUnsaved();
    void saysWhatIsRecordedAndForHowLong();
    void keepsTypedServicesWhenOneIsRemoved();
    void asksBeforeANewOneIsDiscarded();
    void newOfficesDialTheNumberOfTheirCountry();
    void meetsAConflictByKeepingMine();
    void meetsAConflictByShowingTheirs();
    void triesASentence();
    void triesASentenceWithWhatIsNotSaved();
    void showsHowRightTheRulesWere();
    void addsAndRemovesPhrases();
    void addsMovesAndRemovesServices();
    void createsAndDeletesWithTheTypedName();
    void doesNotLoseChangesToAClickInTheList();
    void importsAndExports();
    void saysWhenTheServerIsAway();
    void everyControlHasAName();
    void takesPictures();

private:
    template<typename T>
    T *find(const QString &name) { return m_page->findChild<T *>(name); }
    void openPage();
    void type(QLineEdit *field, const QString &text);
    OrganizationEditor *editor() { return m_page->findChild<OrganizationEditor *>(); }

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<ConsoleStore> m_store;
    std::unique_ptr<OrganizationsPage> m_page;
    std::vector<Organization> m_stored;
};

void tst_OrganizationsPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"attendant-test"_s);
    m_theme = std::make_unique<ThemeController>();
    m_theme->setMode(ThemeMode::Light);
}

void tst_OrganizationsPage::init()
{
    // A Tuesday, 10:38 in Chicago.
    m_clock = std::make_unique<ManualClock>(at(u"2026-11-03T16:38:00Z"_s));
    m_server = std::make_unique<FakeServer>();
    Organization clinic = Organization::demo();
    clinic.revision = 7;
    clinic.config.insert(u"greeting"_s, u"Lakeside Family Clinic, you are speaking with the automated assistant. How can I help?"_s);
    clinic.config.insert(u"emergency_phrases"_s, QJsonArray{u"turned blue"_s, u"swallowed a battery"_s});
    clinic.config.insert(u"priority_phrases"_s, QJsonArray{u"stitches opened"_s, u"fever over 40"_s});
    QJsonObject hours = clinic.config.value("hours"_L1).toObject();
    hours.insert(u"holidays"_s, QJsonArray{QJsonObject{{u"date"_s, u"2026-11-26"_s}, {u"name"_s, u"Thanksgiving"_s}},
                                           QJsonObject{{u"date"_s, u"2026-12-25"_s}, {u"name"_s, u"Christmas"_s}}});
    clinic.config.insert(u"hours"_s, hours);
    m_stored = {clinic, office(u"org_brandt"_s, u"Brandt & Keller Rechtsanwälte"_s, everyDay(u"Europe/Berlin"_s, u"09:00"_s, u"18:00"_s)),
                office(u"org_aurora"_s, u"Clínica Dental Aurora"_s, everyDay(u"Europe/Madrid"_s, u"10:00"_s, u"20:00"_s)),
                office(u"org_hargrove"_s, u"Hargrove Law Group"_s, everyDay(u"America/Chicago"_s, u"08:30"_s, u"17:30"_s)),
                office(u"org_marlow"_s, u"Marlow Plumbing & Heating"_s, everyDay(u"America/Chicago"_s, u"00:00"_s, u"24:00"_s))};
    m_server->on("GET", u"/api/v1/organizations"_s, [this](const auto &) -> FakeServer::Answer {
        QJsonArray list;
        for (const auto &organization : m_stored)
            list.append(organization.toJson());
        return {200, {{u"organizations"_s, list}}};
    });
    // As the server does it: a PUT of an old revision is refused, a null takes a key out.
    m_server->on("PUT", u"/api/v1/organizations/org_demo_001"_s, [this](const FakeServer::Asked &asked) -> FakeServer::Answer {
        Organization &stored = m_stored.front();
        if (asked.headers.at("if-match") != '"' + QByteArray::number(stored.revision) + '"')
            return {412, {{u"detail"_s, u"Somebody stored another version meanwhile."_s}}};
        auto next = Organization{.id = stored.id}.patched(asked.body);
        if (!next)
            return {400, {{u"detail"_s, next.error().message}}};
        next->revision = stored.revision + 1;
        stored = *next;
        return {200, stored.toJson()};
    });
    m_server->on("GET", u"/api/v1/organizations/org_demo_001"_s,
                 [this](const auto &) -> FakeServer::Answer { return {200, m_stored.front().toJson()}; });
    m_api = std::make_unique<ApiClient>(m_server->url());
    m_store = std::make_unique<ConsoleStore>(*m_clock);
}

void tst_OrganizationsPage::cleanup()
{
    m_page.reset();
    m_store.reset();
    m_api.reset();
    m_server.reset();
}

void tst_OrganizationsPage::openPage()
{
    m_page = std::make_unique<OrganizationsPage>(*m_store, *m_api);
    m_page->resize(1264, 1200);
    m_store->setOrganizationFilter(OrgId(u"org_demo_001"_s));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->activated();
    QTRY_COMPARE(editor()->draft().saved().id, OrgId(u"org_demo_001"_s));
}

void tst_OrganizationsPage::type(QLineEdit *field, const QString &text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}

void tst_OrganizationsPage::listsAndFilters()
{
    openPage();
    auto *view = find<QListView>(u"organizationListView"_s);
    QAbstractItemModelTester tester(view->model());
    QCOMPARE(view->model()->rowCount(), 5);
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"Brandt & Keller Rechtsanwälte"_s);
    type(find<QLineEdit>(u"findOrganizationField"_s), u"law"_s);
    QCOMPARE(view->model()->rowCount(), 1);
    QTest::keyClick(find<QLineEdit>(u"findOrganizationField"_s), Qt::Key_Return);
    QTRY_COMPARE(editor()->draft().saved().name, u"Hargrove Law Group"_s);
    QVERIFY(m_store->organizations().size() == 5);
}

void tst_OrganizationsPage::savesWhatWasReviewed()
{
    openPage();
    auto *grid = find<HoursGrid>(u"hoursGrid"_s);
    QTest::mousePress(grid, Qt::LeftButton, {}, grid->cellRect(5, 9 * 60).center());
    QTest::mouseMove(grid, grid->cellRect(5, 11 * 60 + 45).center());
    QTest::mouseRelease(grid, Qt::LeftButton, {}, grid->cellRect(5, 11 * 60 + 45).center());
    type(find<QLineEdit>(u"emergencyTargetField"_s), u"20"_s);
    QCOMPARE(find<TagChip>(u"changesChip"_s)->text(), u"2 changes"_s);

    QTest::keyClick(find<QLineEdit>(u"emergencyTargetField"_s), Qt::Key_S, Qt::ControlModifier);
    auto *review = find<ReviewView>(u"reviewView"_s);
    QVERIFY(review->isVisible());
    QCOMPARE(review->changes().size(), 2u);
    QCOMPARE(review->changes()[0].label, u"Opening hours, Saturday"_s);
    QCOMPARE(review->changes()[0].before, u"Closed"_s);
    QCOMPARE(review->changes()[0].after, u"9\u201312"_s);
    QCOMPARE(m_server->count("PUT", u"/api/v1/organizations/org_demo_001"_s), 0);

    QTest::mouseClick(find<QPushButton>(u"saveButton"_s), Qt::LeftButton);
    QTRY_COMPARE(editor()->draft().saved().revision, 8);
    const auto asked = m_server->last("PUT", u"/api/v1/organizations/org_demo_001"_s);
    QCOMPARE(asked.headers.at("if-match"), "\"7\"");
    const QJsonObject config = asked.body.value("config"_L1).toObject();
    QCOMPARE(config.value("emergency_target_s"_L1).toInt(), 20);
    QCOMPARE(config.value("hours"_L1).toObject().value("sat"_L1).toArray(), span(u"09:00"_s, u"12:00"_s));
    QVERIFY(!review->isVisible());
    QVERIFY(!find<TagChip>(u"changesChip"_s)->isVisible());
    QVERIFY(m_page->unsavedChanges().isEmpty());
    QCOMPARE(m_store->organization(OrgId(u"org_demo_001"_s))->revision, 8);
}

void tst_OrganizationsPage::countsUndoesAndDiscards()
{
    openPage();
    auto *combo = find<QComboBox>(u"afterHoursCombo"_s);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    auto *number = find<QLineEdit>(u"emergencyNumberField"_s);
    type(number, u"112"_s);
    QVERIFY(!m_page->unsavedChanges().isEmpty());
    QCOMPARE(editor()->draft().changes().size(), 2u);
    QTest::mouseClick(find<QPushButton>(u"undoButton"_s), Qt::LeftButton);
    QCOMPARE(number->text(), u"911"_s);
    QCOMPARE(editor()->draft().changes().size(), 1u);
    QTest::mouseClick(find<QPushButton>(u"discardButton"_s), Qt::LeftButton);
    QVERIFY(editor()->draft().changes().empty());
    // Discarding can be undone as well.
    QTest::mouseClick(find<QPushButton>(u"undoButton"_s), Qt::LeftButton);
    QCOMPARE(editor()->draft().changes().size(), 1u);
}

void tst_OrganizationsPage::keepsTheSavedPhoneWhileAWrongOneIsTyped()
{
    openPage();
    auto *phone = find<Field>(u"escalationPhoneField"_s);
    type(phone, u"+1 608 555 01"_s);
    QCOMPARE(phone->problem(), u"2 digits are missing. The saved number stays +1 608 555 0100."_s);
    QCOMPARE(phone->text(), u"+1 608 555 01"_s);
    QCOMPARE(editor()->draft().current().escalationPhone, u"+1 608 555 0100"_s);
    QCOMPARE(find<Label>(u"problemsLabel"_s)->text(), u"1 to fix"_s);
    QTest::keyClicks(phone, u"99"_s);
    QVERIFY(phone->problem().isEmpty());
    QCOMPARE(editor()->draft().current().escalationPhone, u"+1 608 555 0199"_s);
    QVERIFY(!find<Label>(u"problemsLabel"_s)->isVisible());
}

void tst_OrganizationsPage::saysThePolicyInShort()
{
    openPage();
    const QStringList said = find<Label>(u"policySummary"_s)->text().split(u'\n');
    QCOMPARE(said.value(0), u"The built-in one:"_s); // once
    QVERIFY2(said.value(1).startsWith(u"Emergency: everybody available for 15 s"), qPrintable(said.join(u'|')));
    QVERIFY2(said.filter(u"Built-in"_s).isEmpty(), qPrintable(said.join(u'|')));
}

// What is not right yet is not in the draft's changes, and would be lost all the same.
void tst_OrganizationsPage::saysWhatIsRecordedAndForHowLong()
{
    openPage();
    auto *mode = find<QComboBox>(u"recordingCombo"_s);
    auto *notice = find<TextBox>(u"recordingNoticeText"_s);
    auto *days = find<Field>(u"retentionField"_s);
    const auto choose = [mode](const QString &value) {
        mode->setCurrentIndex(mode->findData(value));
        Q_EMIT mode->activated(mode->currentIndex());
    };
    QCOMPARE(mode->currentData().toString(), u"off"_s);
    QVERIFY(!notice->isEnabled());
    QVERIFY(days->text().isEmpty());
    choose(u"notice"_s);
    QVERIFY(notice->isEnabled());
    notice->setPlainText(u"We record this call to help you better."_s);
    type(days, u"0"_s);
    QVERIFY(!days->problem().isEmpty());
    QVERIFY(!editor()->draft().current().config.contains(u"retention_days"_s));
    type(days, u"90"_s);
    QVERIFY(days->problem().isEmpty());
    QTest::keyClick(days, Qt::Key_S, Qt::ControlModifier);
    auto *review = find<ReviewView>(u"reviewView"_s);
    QCOMPARE(review->changes().size(), 2u);
    QCOMPARE(review->changes()[0].label, u"Recording"_s);
    QCOMPARE(review->changes()[0].after, u"Recorded, and callers are told: We record this call to help you better."_s);
    QCOMPARE(review->changes()[1].label, u"Calls are kept"_s);
    QTest::mouseClick(find<QPushButton>(u"saveButton"_s), Qt::LeftButton);
    QTRY_COMPARE(editor()->draft().saved().revision, 8);
    const QJsonObject config = m_server->last("PUT", u"/api/v1/organizations/org_demo_001"_s).body.value("config"_L1).toObject();
    QCOMPARE(config.value("recording"_L1).toObject(),
             (QJsonObject{{u"enabled"_s, true}, {u"consent"_s, u"notice"_s}, {u"notice"_s, u"We record this call to help you better."_s}}));
    QCOMPARE(config.value("retention_days"_L1).toInt(), 90);
    // Switched off, the words stay for another day; what is too long is not stored.
    choose(u"off"_s);
    QCOMPARE(editor()->draft().current().config.value("recording"_L1).toObject().value("notice"_L1).toString(), u"We record this call to help you better."_s);
    choose(u"none"_s);
    QCOMPARE(editor()->draft().current().config.value("recording"_L1).toObject().value("consent"_L1).toString(), u"none"_s);
    choose(u"notice"_s);
    notice->setPlainText(QString(401, u'x'));
    QCOMPARE(find<Label>(u"problemsLabel"_s)->text(), u"1 to fix"_s);
    QCOMPARE(editor()->draft().current().config.value("recording"_L1).toObject().value("notice"_L1).toString(), u"We record this call to help you better."_s);
}

void tst_OrganizationsPage::wrongInputCountsAsUnsaved()
{
    openPage();
    QVERIFY(m_page->unsavedChanges().isEmpty());
    auto *phone = find<Field>(u"escalationPhoneField"_s);
    type(phone, u"+1 608 555 01"_s);
    QVERIFY(editor()->draft().changes().empty());
    QCOMPARE(m_page->unsavedChanges(), u"What you typed for %1 has something to fix and is not saved."_s.arg(editor()->draft().saved().name));
}

void tst_OrganizationsPage::keepsTypedServicesWhenOneIsRemoved()
{
    openPage();
    auto *services = find<EntryList>(u"servicesSection"_s);
    type(services->rows()[1]->nameField(), QString());
    type(services->rows()[2]->nameField(), u"Blood test"_s); // not handed on while another one has no name
    Q_EMIT services->rows()[0]->removeRequested();
    QCOMPARE(services->rows().size(), 4u);
    QCOMPARE(services->rows()[1]->nameField()->text(), u"Blood test"_s);
    QVERIFY(services->rows()[0]->nameField()->text().isEmpty());
    QVERIFY(!services->rows()[0]->nameField()->problem().isEmpty()); // still the one to fix
    QCOMPARE(find<Label>(u"problemsLabel"_s)->text(), u"1 to fix"_s);
    type(services->rows()[0]->nameField(), u"Vaccination"_s);
    const QJsonArray stored = editor()->draft().current().config.value("services"_L1).toArray();
    QCOMPARE(stored.size(), 4);
    QCOMPARE(stored.at(0).toObject().value("name"_L1).toString(), u"Vaccination"_s);
    QCOMPARE(stored.at(1).toObject().value("name"_L1).toString(), u"Blood test"_s);
}

void tst_OrganizationsPage::asksBeforeANewOneIsDiscarded()
{
    openPage();
    QTest::mouseClick(find<QPushButton>(u"newOrganizationButton"_s), Qt::LeftButton);
    QTRY_VERIFY(editor()->draft().isNew());
    find<QPushButton>(u"discardButton"_s)->click();
    QVERIFY(!editor()->draft().isNew()); // nothing was typed: nothing to ask
    QTest::mouseClick(find<QPushButton>(u"newOrganizationButton"_s), Qt::LeftButton);
    auto *name = find<QLineEdit>(u"nameField"_s);
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Harbour Dental"_s);
    find<QPushButton>(u"discardButton"_s)->click();
    QVERIFY(editor()->draft().isNew());
    find<QPushButton>(u"keepNewButton"_s)->click();
    QCOMPARE(editor()->draft().current().name, u"Harbour Dental"_s);
    find<QPushButton>(u"discardButton"_s)->click();
    const auto buttons = m_page->findChildren<QPushButton *>(u"discardNewButton"_s);
    buttons.last()->click();
    QVERIFY(!editor()->draft().isNew());
}

// Callers are told this number in an emergency.
void tst_OrganizationsPage::newOfficesDialTheNumberOfTheirCountry()
{
    QCOMPARE(emergencyNumberOf(QLocale::UnitedStates), u"911"_s);
    QCOMPARE(emergencyNumberOf(QLocale::UnitedKingdom), u"999"_s);
    QCOMPARE(emergencyNumberOf(QLocale::Germany), u"112"_s);
    QCOMPARE(emergencyNumberOf(QLocale::Japan), QString()); // 112 calls nobody there
    const QLocale before;
    QLocale::setDefault(QLocale(u"de_DE"_s));
    const QLocale::Territory known = QLocale::system().territory();
    openPage();
    QTest::mouseClick(find<QPushButton>(u"newOrganizationButton"_s), Qt::LeftButton);
    const QJsonObject fresh = editor()->draft().current().config;
    QLocale::setDefault(before);
    QVERIFY(editor()->draft().isNew());
    QCOMPARE(fresh.value("emergency_number"_L1).toString(), emergencyNumberOf(known == QLocale::AnyTerritory ? QLocale::Germany : known));
}

void tst_OrganizationsPage::meetsAConflictByKeepingMine()
{
    openPage();
    type(find<QLineEdit>(u"emergencyNumberField"_s), u"112"_s);
    m_stored.front().escalationPhone = u"+1 608 555 0177"_s;
    m_stored.front().revision = 8;
    editor()->reviewAndSave();
    editor()->reviewAndSave();
    auto *notice = find<Notice>(u"editorNotice"_s);
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->title(), u"Someone else saved meanwhile"_s);
    QTest::mouseClick(find<QPushButton>(u"keepMineButton"_s), Qt::LeftButton);
    QVERIFY(!notice->isVisible());
    const auto changes = find<ReviewView>(u"reviewView"_s)->changes();
    QCOMPARE(changes.size(), 1u);
    QCOMPARE(changes[0].after, u"112"_s);
    QTest::mouseClick(find<QPushButton>(u"saveButton"_s), Qt::LeftButton);
    QTRY_COMPARE(m_stored.front().revision, 9);
    QCOMPARE(m_stored.front().escalationPhone, u"+1 608 555 0177"_s);
    QCOMPARE(m_stored.front().config.value("emergency_number"_L1).toString(), u"112"_s);
}

void tst_OrganizationsPage::meetsAConflictByShowingTheirs()
{
    openPage();
    type(find<QLineEdit>(u"emergencyNumberField"_s), u"112"_s);
    m_stored.front().escalationPhone = u"+1 608 555 0177"_s;
    m_stored.front().revision = 8;
    editor()->reviewAndSave();
    editor()->reviewAndSave();
    QTRY_VERIFY(find<QPushButton>(u"showTheirsButton"_s));
    QTest::mouseClick(find<QPushButton>(u"showTheirsButton"_s), Qt::LeftButton);
    QCOMPARE(find<QLineEdit>(u"emergencyNumberField"_s)->text(), u"911"_s);
    QCOMPARE(find<QLineEdit>(u"escalationPhoneField"_s)->text(), u"+1 608 555 0177"_s);
    QTest::mouseClick(find<QPushButton>(u"undoButton"_s), Qt::LeftButton);
    QCOMPARE(find<QLineEdit>(u"emergencyNumberField"_s)->text(), u"112"_s);
    QCOMPARE(find<QLineEdit>(u"escalationPhoneField"_s)->text(), u"+1 608 555 0177"_s);
}

void tst_OrganizationsPage::triesASentence()
{
    openPage();
    const QString path = u"/api/v1/organizations/org_demo_001/safety-check"_s;
    const QString sentence = u"My husband can hardly breathe"_s;
    m_server->on("POST", path, QJsonObject{{u"matches"_s, QJsonArray{QJsonObject{{u"rule"_s, u"en.breathing.now"_s}, {u"phrase"_s, u"hardly breathe"_s},
                                                                              {u"urgency"_s, u"emergency"_s}, {u"start"_s, 11}, {u"length"_s, 18}}}}});
    type(find<QLineEdit>(u"trySentenceField"_s), sentence);
    auto *verdict = find<VerdictView>(u"verdictView"_s);
    QTRY_VERIFY(verdict->isVisible());
    QCOMPARE(verdict->title(), u"Emergency"_s);
    QVERIFY(verdict->accessibleName().contains(u"can hardly breathe"_s));
    // Typing is answered once it pauses, not per key.
    QCOMPARE(m_server->count("POST", path), 1);
    QCOMPARE(m_server->last("POST", path).body.value("text"_L1).toString(), sentence);
    m_server->on("POST", path, QJsonObject{{u"matches"_s, QJsonArray()}});
    QTest::keyClicks(find<QLineEdit>(u"trySentenceField"_s), u" again"_s);
    QTRY_COMPARE(verdict->title(), u"Nothing found"_s);
}

void tst_OrganizationsPage::triesASentenceWithWhatIsNotSaved()
{
    openPage();
    const QString path = u"/api/v1/organizations/org_demo_001/safety-check"_s, plan = u"/api/v1/organizations/org_demo_001/policy/preview"_s;
    m_server->on("POST", path,
                 QJsonObject{{u"risk"_s, u"emergency"_s},
                             {u"spoken"_s, u"If anyone is in danger, call 911 now."_s},
                             {u"matches"_s, QJsonArray{QJsonObject{{u"rule"_s, u"org.emergency"_s}, {u"phrase"_s, u"blue door"_s}, {u"urgency"_s, u"emergency"_s},
                                                                   {u"start"_s, 4}, {u"length"_s, 9}},
                                                       QJsonObject{{u"rule"_s, u"en.cardiac.now"_s}, {u"phrase"_s, u"chest pain"_s}, {u"urgency"_s, u"emergency"_s},
                                                                   {u"negated"_s, true}, {u"dismissed_by"_s, u"negation"_s}}}}});
    m_server->on("POST", plan, QJsonObject{{u"rule"_s, u"Nights"_s}, {u"when"_s, u"open"_s},
                                           {u"timeline"_s, QJsonArray{QJsonObject{{u"at_s"_s, 0}, {u"round"_s, 1}, {u"step"_s, 1}, {u"target"_s, u"agents"_s},
                                                                                  {u"text"_s, u"Offered to all available agents"_s}, {u"lasts_s"_s, 15}}}},
                                           {u"end"_s, QJsonObject{{u"at_s"_s, 15}, {u"then"_s, u"wait"_s}, {u"text"_s, u"Waits in the queue"_s}}}});
    editor()->draft().edit(u"config.emergency_phrases"_s, [](Organization &organization) {
        organization.config.insert(u"emergency_phrases"_s, QJsonArray{u"blue door"_s});
    });
    type(find<QLineEdit>(u"trySentenceField"_s), u"The blue door, no chest pain"_s);
    QTRY_COMPARE(find<VerdictView>(u"verdictView"_s)->title(), u"Emergency"_s);
    QCOMPARE(m_server->last("POST", path).body.value("emergency_phrases"_L1).toArray(), QJsonArray{u"blue door"_s});
    QCOMPARE(find<QLabel>(u"verdictSpoken"_s)->text(), u"The caller hears: “If anyone is in danger, call 911 now.”"_s);
    QCOMPARE(find<QLabel>(u"verdictDismissed"_s)->text(), u"“chest pain” does not count: denied"_s);
    QTRY_VERIFY(find<QWidget>(u"tryTimeline"_s)->isVisible());
    QVERIFY(find<QWidget>(u"tryTimeline"_s)->accessibleName().contains(u"0:15 It stays in the queue"_s));
    QCOMPARE(m_server->last("POST", plan).body.value("urgency"_L1).toString(), u"emergency"_s);
    find<QLineEdit>(u"trySentenceField"_s)->clear();
    QVERIFY(!find<QWidget>(u"tryTimeline"_s)->isVisible());
}

void tst_OrganizationsPage::showsHowRightTheRulesWere()
{
    m_server->on("GET", u"/api/v1/safety/rules/statistics"_s,
                 QJsonObject{{u"rules"_s, QJsonArray{QJsonObject{{u"rule"_s, u"en.cardiac.now"_s}, {u"raised"_s, 12}, {u"right"_s, 9}, {u"false_alarms"_s, 1}},
                                                     QJsonObject{{u"rule"_s, u"org.priority"_s}, {u"raised"_s, 3}, {u"right"_s, 0}, {u"false_alarms"_s, 0}}}}});
    openPage();
    auto *panel = find<RulesPanel>(u"rulesPanel"_s);
    QTRY_COMPARE(panel->rowCount(), 2);
    QStringList rows;
    for (const QWidget *row : panel->findChildren<QWidget *>()) {
        if (row->accessibleName().contains(u"alarm"_s))
            rows << row->accessibleName();
    }
    QVERIFY2(rows.value(0).contains(u"12"_s) && rows.value(0).contains(u"90 % right"_s), qPrintable(rows.join(u" | "_s)));
    QVERIFY2(rows.value(0).startsWith(ruleTitle(u"en.cardiac.now"_s)), qPrintable(rows.join(u" | "_s))); // in words, not by its id
    QVERIFY2(rows.value(1).contains(u"not reviewed"_s), qPrintable(rows.join(u" | "_s)));
}

void tst_OrganizationsPage::addsAndRemovesPhrases()
{
    openPage();
    auto *flow = find<ChipFlow>(u"priority_phrases"_s);
    QTest::mouseClick(flow->findChild<Button *>(), Qt::LeftButton);
    auto *field = flow->findChild<Field *>();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"no me baja la fiebre"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(editor()->draft().current().phrases("priority_phrases"_L1), (QStringList{u"stitches opened"_s, u"fever over 40"_s, u"no me baja la fiebre"_s}));
    auto *chip = find<ChipFlow>(u"emergency_phrases"_s)->findChild<RemovableChip *>();
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_Delete);
    QCOMPARE(editor()->draft().current().phrases("emergency_phrases"_L1), QStringList{u"swallowed a battery"_s});
    QCOMPARE(editor()->draft().changes().size(), 2u);
}

void tst_OrganizationsPage::addsMovesAndRemovesServices()
{
    openPage();
    auto *services = find<EntryList>(u"servicesSection"_s);
    QCOMPARE(services->rows().size(), 5u);
    QTest::mouseClick(services->findChild<Button *>(u"addEntryButton"_s), Qt::LeftButton);
    QCOMPARE(services->rows().size(), 6u);
    QTest::keyClicks(services->rows().back()->nameField(), u"Travel advice"_s);
    QTest::keyClicks(services->rows().back()->numberField(), u"20"_s);
    const auto stored = [this] { return editor()->draft().current().config.value("services"_L1).toArray(); };
    QCOMPARE(stored().last().toObject(), (QJsonObject{{u"name"_s, u"Travel advice"_s}, {u"minutes"_s, 20}, {u"bookable"_s, true}}));
    services->rows().back()->nameField()->setFocus();
    QTest::keyClick(services->rows().back()->nameField(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(stored().at(4).toObject().value("name"_L1).toString(), u"Travel advice"_s);
    // A name that is emptied while typing keeps what it was.
    type(services->rows()[0]->nameField(), QString());
    QVERIFY(!services->rows()[0]->nameField()->problem().isEmpty());
    QCOMPARE(stored().at(0).toObject().value("name"_L1).toString(), u"Check-up"_s);
    QCOMPARE(keyFromLabel(u"Date of birth"_s), u"date_of_birth"_s);
}

void tst_OrganizationsPage::createsAndDeletesWithTheTypedName()
{
    openPage();
    m_server->on("POST", u"/api/v1/organizations"_s, [this](const FakeServer::Asked &asked) -> FakeServer::Answer {
        auto made = Organization{.id = OrgId(u"org_new"_s)}.patched(asked.body).value();
        made.revision = 1;
        m_stored.push_back(made);
        return {201, made.toJson()};
    });
    m_server->on("DELETE", u"/api/v1/organizations/org_new"_s, QJsonObject{{u"success"_s, true}});
    QTest::mouseClick(find<QPushButton>(u"newOrganizationButton"_s), Qt::LeftButton);
    auto *name = find<QLineEdit>(u"nameField"_s);
    QTRY_VERIFY(name->hasFocus());
    QVERIFY(!find<QPushButton>(u"saveButton"_s)->isEnabled());
    QTest::keyClicks(name, u"Harbour Dental"_s);
    QTest::keyClick(name, Qt::Key_S, Qt::ControlModifier);
    QTest::keyClick(m_page->focusWidget() ? m_page->focusWidget() : editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(editor()->draft().saved().id, OrgId(u"org_new"_s));
    QVERIFY(!m_server->last("POST", u"/api/v1/organizations"_s).body.contains("id"_L1));

    editor()->askToDelete();
    auto *button = find<QPushButton>(u"deleteButton"_s);
    auto *typed = find<QLineEdit>(u"deleteNameField"_s);
    QTest::keyClicks(typed, u"Harbour"_s);
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(typed, u" Dental"_s);
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(m_server->count("DELETE", u"/api/v1/organizations/org_new"_s), 1);
    QTRY_VERIFY(editor()->draft().saved().id != OrgId(u"org_new"_s));
}

void tst_OrganizationsPage::doesNotLoseChangesToAClickInTheList()
{
    openPage();
    type(find<QLineEdit>(u"emergencyNumberField"_s), u"112"_s);
    auto *view = find<QListView>(u"organizationListView"_s);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(0, 0)).center());
    auto *notice = find<Notice>(u"organizationsNotice"_s);
    QVERIFY(notice->isVisible());
    QCOMPARE(editor()->draft().saved().id, OrgId(u"org_demo_001"_s));
    QCOMPARE(view->currentIndex().data().toString(), u"Lakeside Family Clinic"_s);
    QCOMPARE(editor()->draft().current().config.value("emergency_number"_L1).toString(), u"112"_s);
}

void tst_OrganizationsPage::importsAndExports()
{
    openPage();
    const QByteArray json = m_page->exportJson();
    const QJsonObject written = QJsonDocument::fromJson(json).object();
    QVERIFY(!written.contains("id"_L1) && !written.contains("revision"_L1));
    QCOMPARE(written.value("name"_L1).toString(), u"Lakeside Family Clinic"_s);
    QVERIFY(!m_page->importJson("[1]").has_value());
    QVERIFY(!m_page->importJson(R"({"name":"X","after_hours_policy":"maybe"})").has_value());
    QVERIFY(m_page->importJson(json).has_value());
    QVERIFY(editor()->draft().isNew());
    QCOMPARE(editor()->draft().current().phrases("emergency_phrases"_L1).size(), 2);
}

void tst_OrganizationsPage::saysWhenTheServerIsAway()
{
    m_server->on("GET", u"/api/v1/organizations"_s, [](const auto &) -> FakeServer::Answer { return {503, {{u"detail"_s, u"The database is down."_s}}}; });
    m_page = std::make_unique<OrganizationsPage>(*m_store, *m_api);
    m_page->show();
    m_page->activated();
    auto *again = find<QPushButton>(u"emptyActionButton"_s);
    QTRY_VERIFY(again->isVisible());
    m_server->on("GET", u"/api/v1/organizations"_s, [this](const auto &) -> FakeServer::Answer {
        return {200, {{u"organizations"_s, QJsonArray{m_stored.front().toJson()}}}};
    });
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(editor()->draft().saved().name, u"Lakeside Family Clinic"_s);
}

void tst_OrganizationsPage::everyControlHasAName()
{
    openPage();
    QSet<QWidget *> seen;
    for (QWidget *widget = m_page->nextInFocusChain(); widget != m_page.get(); widget = widget->nextInFocusChain()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabled())
            continue;
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const QString name = widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
        QVERIFY2(!name.isEmpty(), qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        seen.insert(widget);
    }
    QVERIFY(seen.size() > 30);
}

void tst_OrganizationsPage::takesPictures()
{
    const QString folder = qEnvironmentVariable("ATTENDANT_SHOTS");
    m_server->on("POST", u"/api/v1/organizations/org_demo_001/safety-check"_s,
                 QJsonObject{{u"matches"_s, QJsonArray{QJsonObject{{u"rule"_s, u"en.breathing.now"_s}, {u"phrase"_s, u"can hardly breathe"_s},
                                                                 {u"urgency"_s, u"emergency"_s}, {u"start"_s, 11}, {u"length"_s, 18}}}}});
    const auto shoot = [&](const QString &state, bool dark) {
        for (const QSize &size : {QSize(1192, 752), QSize(1744, 1032)}) {
            m_page->setNarrow(size.width() < 1200);
            m_page->resize(size);
            QTest::qWait(0);
            const QImage image = m_page->grab().toImage();
            QCOMPARE(image.size(), size);
            QVERIFY(colourCount(image) > 50);
            if (!folder.isEmpty())
                QVERIFY(image.save(u"%1/organizations-%2-%3-%4.png"_s.arg(folder, state, dark ? u"dark"_s : u"light"_s).arg(size.width())));
        }
    };
    for (const bool dark : {false, true}) {
        m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        openPage();
        type(find<QLineEdit>(u"escalationPhoneField"_s), u"+1 608 555 01"_s);
        editor()->draft().edit(u"x"_s, [](Organization &organization) {
            organization.config.insert(u"priority_phrases"_s, QJsonArray{u"stitches opened"_s, u"fever over 40"_s, u"no me baja la fiebre"_s});
            QJsonObject hours = organization.config.value("hours"_L1).toObject();
            hours.insert(u"wed"_s, span(u"08:00"_s, u"13:30"_s));
            organization.config.insert(u"hours"_s, hours);
        });
        type(find<QLineEdit>(u"trySentenceField"_s), u"My husband can hardly breathe since breakfast"_s);
        QTRY_VERIFY(find<VerdictView>(u"verdictView"_s)->isVisible());
        shoot(u"edit"_s, dark);
        editor()->reviewAndSave();
        m_stored.front().escalationPhone = u"+1 608 555 0177"_s;
        m_stored.front().revision = 8;
        editor()->reviewAndSave();
        QTRY_VERIFY(find<Notice>(u"editorNotice"_s)->isVisible());
        shoot(u"conflict"_s, dark);
        m_stored.front().revision = 7;
        m_page.reset();
    }
    m_theme->setMode(ThemeMode::Light);
}

QTEST_MAIN(tst_OrganizationsPage)
#include "tst_organizationspage.moc"
