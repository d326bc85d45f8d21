// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeserver.h"
#include "scene.h"

#include "ui/common/button.h"
#include "ui/common/notice.h"
#include "ui/wrapup/remainsnotice.h"
#include "ui/wrapup/wrapupbanner.h"
#include "ui/wrapup/wrapupform.h"
#include "ui/wrapup/wrapupsaver.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is written after a call is on the server from the first keystroke.
class tst_Wrapup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void savesWhileOneTypes();
    void keepsWhatCouldNotBeSaved();
    void sendsLateWords();
    void keepsWordsThatNobodyTakes();
    void olderEchoLeavesNewerWords();
    void saysWhyItIsRefused();
    void finishesWithTheLastWords();
    void leavesAloneWhatIsBeingTyped();
    void correctionsComeAndGoFieldByField();
    void offersTheOrganizationsOutcomes();
    void tellsOfAnOpenOneElsewhere();
    void makesPictures();

private:
    static Wrapup wrapup(qint64 revision = 1)
    {
        Wrapup one;
        one.id = WrapupId(u"wrap_1"_s);
        one.callId = CallId(u"call_ruth"_s);
        one.userId = UserId(u"user_dana"_s);
        one.userName = u"Dana Whitfield"_s;
        one.caller = u"Ruth Ellison"_s;
        one.revision = revision;
        return one;
    }
    /// A server that keeps the wrap-up.
    void keepOnServer()
    {
        m_kept = wrapup();
        const auto store = [this](const FakeServer::Asked &asked, bool finish) -> FakeServer::Answer {
            const auto changed = m_kept.patched(asked.body, outcomesOf(Organization()));
            if (!changed)
                return {400, {{u"detail"_s, changed.error().message}, {u"field"_s, changed.error().field}}};
            m_kept = *changed;
            ++m_kept.revision;
            if (finish)
                m_kept.state = Wrapup::State::Finished;
            return {200, m_kept.toJson()};
        };
        m_server->on("PUT", u"/api/v1/wrapups/wrap_1"_s, [store](const FakeServer::Asked &asked) { return store(asked, false); });
        m_server->on("POST", u"/api/v1/wrapups/wrap_1/finish"_s, [store](const FakeServer::Asked &asked) { return store(asked, true); });
    }
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_form->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QString mark() { return find<QLabel>("wrapupMarkLabel")->text(); }

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<DeskStore> m_desk;
    std::unique_ptr<WrapupSaver> m_saver;
    std::unique_ptr<WrapupForm> m_form;
    Organization m_organization;
    Wrapup m_kept;
};

void tst_Wrapup::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"AttendantTest"_s);
    QCoreApplication::setApplicationName(u"tst_wrapup"_s);
    QSettings().clear();
    m_theme = std::make_unique<ThemeController>();
    m_theme->setMode(ThemeMode::Light);
}

void tst_Wrapup::init()
{
    m_server = std::make_unique<FakeServer>();
    m_api = std::make_unique<ApiClient>(m_server->url(), u"t"_s);
    m_scene = std::make_unique<Scene>();
    m_desk = std::make_unique<DeskStore>(m_scene->clock);
    m_desk->setMe(UserId(u"user_dana"_s), u"agent"_s);
    m_saver = std::make_unique<WrapupSaver>(*m_api, *m_desk);
    m_form = std::make_unique<WrapupForm>();
    m_organization = Organization::demo();
    m_organization.config.insert(u"intake"_s, QJsonArray{QJsonObject{{u"key"_s, u"patient"_s}, {u"label"_s, u"Patient"_s}},
                                                         QJsonObject{{u"key"_s, u"address"_s}, {u"label"_s, u"Address"_s}}});
    // What the Call page does.
    connect(m_form.get(), &WrapupForm::edited, m_saver.get(), &WrapupSaver::change);
    connect(m_form.get(), &WrapupForm::finishRequested, m_saver.get(), &WrapupSaver::finish);
    connect(m_saver.get(), &WrapupSaver::stateChanged, m_form.get(), [this](const WrapupId &id) {
        m_form->setMark(WrapupForm::Mark(int(m_saver->state(id))), m_saver->problem(id));
    });
    keepOnServer();
    m_desk->applyWrapup(m_kept);
    m_form->showWrapup(m_kept, &m_organization, {{u"patient"_s, u"Walter Ellison"_s}});
}

void tst_Wrapup::cleanup()
{
    m_form.reset();
    m_saver.reset();
    m_desk.reset();
    m_scene.reset();
    m_api.reset();
    m_server.reset();
}

void tst_Wrapup::savesWhileOneTypes()
{
    QCOMPARE(mark(), u"Saved"_s);
    QTest::keyClicks(find<QPlainTextEdit>("notesText"), u"A"_s);
    QCOMPARE(mark(), u"Saving…"_s);
    QTRY_COMPARE(m_kept.notes, u"A"_s); // the first keystroke alone is there
    QTest::keyClicks(find<QPlainTextEdit>("notesText"), u"mbulance called"_s);
    QTRY_COMPARE(m_kept.notes, u"Ambulance called"_s);
    QTRY_COMPARE(mark(), u"Saved"_s);
    QVERIFY(!m_saver->hasUnsaved());
    auto *outcome = find<QComboBox>("outcomeCombo");
    outcome->setCurrentIndex(outcome->findData(u"emergency_services"_s));
    QTRY_COMPARE(m_kept.outcome, u"emergency_services"_s);
    find<QCheckBox>("followUpCheck")->click();
    find<QDateEdit>("followUpDate")->setDate(QDate(2030, 1, 2));
    QTRY_COMPARE(m_kept.followUp, QDate(2030, 1, 2));
    find<QCheckBox>("followUpCheck")->click();
    QTRY_VERIFY(!m_kept.followUp.isValid());
}

void tst_Wrapup::keepsWhatCouldNotBeSaved()
{
    bool away = true;
    m_server->on("PUT", u"/api/v1/wrapups/wrap_1"_s, [&away, this](const FakeServer::Asked &asked) -> FakeServer::Answer {
        if (away)
            return {503, {{u"detail"_s, u"The database is away."_s}}};
        m_kept = *m_kept.patched(asked.body, outcomesOf(Organization()));
        return {200, m_kept.toJson()};
    });
    QTest::keyClicks(find<QPlainTextEdit>("notesText"), u"one"_s);
    QTRY_COMPARE(mark(), u"Not saved yet"_s);
    QVERIFY(m_saver->hasUnsaved());
    QTest::keyClicks(find<QPlainTextEdit>("notesText"), u" two"_s);
    away = false;
    QTRY_COMPARE_WITH_TIMEOUT(m_kept.notes, u"one two"_s, 15'000);
    QTRY_COMPARE(mark(), u"Saved"_s);
}

// The time runs on the server: it can be over while this console could not reach it.
void tst_Wrapup::sendsLateWords()
{
    bool away = true;
    m_server->on("PUT", u"/api/v1/wrapups/wrap_1"_s, [&away, this](const FakeServer::Asked &asked) -> FakeServer::Answer {
        if (away)
            return {503, {{u"detail"_s, u"The database is away."_s}}};
        m_kept = *m_kept.patched(asked.body, outcomesOf(Organization()));
        m_kept.state = Wrapup::State::TimedOut;
        return {200, m_kept.toJson()};
    });
    QTest::keyClicks(find<QPlainTextEdit>("notesText"), u"late words"_s);
    QTRY_COMPARE(mark(), u"Not saved yet"_s);
    m_desk->setWrapups({}); // what is read when the line is back
    QVERIFY(m_saver->hasUnsaved());
    QCOMPARE(m_saver->remains().size(), 1u);
    QCOMPARE(m_saver->pending(WrapupId(u"wrap_1"_s)).value("notes"_L1).toString(), u"late words"_s);
    away = false;
    QTRY_COMPARE_WITH_TIMEOUT(m_kept.notes, u"late words"_s, 15'000);
    QTRY_VERIFY(m_saver->remains().empty());
    QVERIFY(!m_saver->hasUnsaved());
}

void tst_Wrapup::keepsWordsThatNobodyTakes()
{
    RemainsNotice notice(*m_saver, m_scene->store);
    m_server->on("PUT", u"/api/v1/wrapups/wrap_1"_s, [](const FakeServer::Asked &) -> FakeServer::Answer {
        return {409, {{u"detail"_s, u"Priya Nair has finished this wrap-up."_s}}};
    });
    QTest::keyClicks(find<QPlainTextEdit>("notesText"), u"Ambulance called"_s);
    QTRY_COMPARE(mark(), u"Not saved"_s);
    QVERIFY(notice.isHidden()); // the form says so, while it is there
    m_desk->setWrapups({});
    QTRY_VERIFY(!notice.isHidden());
    QCOMPARE(notice.title(), u"Your wrap-up about Ruth Ellison is over, and this is not saved"_s);
    QVERIFY(notice.accessibleDescription().contains(u"Ambulance called"_s));
    QVERIFY(notice.accessibleDescription().contains(u"Priya Nair has finished this wrap-up."_s));
    QVERIFY(m_saver->hasUnsaved());
    notice.findChild<Button *>(u"copyRemainsButton"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), u"Ambulance called"_s);
    notice.findChild<Button *>(u"discardRemainsButton"_s)->click();
    QVERIFY(notice.isHidden());
    QVERIFY(!m_saver->hasUnsaved());
    QCOMPARE(RemainsNotice::wordsOf({{u"notes"_s, u"a"_s}, {u"intake"_s, QJsonObject{{u"call_back"_s, u"555"_s}, {u"gone"_s, QJsonValue::Null}}}}), u"a\ncall back: 555"_s);
}

// The answer to the first words comes while the next ones are on their way, and the caret is elsewhere.
void tst_Wrapup::olderEchoLeavesNewerWords()
{
    auto *notes = find<QPlainTextEdit>("notesText");
    auto *patient = find<QLineEdit>("intake_patient");
    const QJsonObject intake{{u"patient"_s, u"Walter Ellison"_s}};
    m_server->holdAnswers(true);
    notes->setPlainText(u"first and second"_s);
    patient->selectAll();
    QTest::keyClicks(patient, u"W. Ellison"_s);
    Wrapup echo = wrapup(5);
    echo.notes = u"first"_s;
    m_form->showWrapup(echo, &m_organization, intake, m_saver->pending(echo.id));
    QCOMPARE(notes->toPlainText(), u"first and second"_s);
    QCOMPARE(patient->text(), u"W. Ellison"_s);
    QTRY_COMPARE(m_server->count("PUT", u"/api/v1/wrapups/wrap_1"_s), 1); // on its way: still not there
    QCOMPARE(m_saver->pending(echo.id).value("notes"_L1).toString(), u"first and second"_s);
    // And a form that shows another one in between has them again.
    m_form->clear();
    m_form->showWrapup(echo, &m_organization, intake, m_saver->pending(echo.id));
    QCOMPARE(notes->toPlainText(), u"first and second"_s);
    m_server->holdAnswers(false);
    QTRY_COMPARE(m_kept.notes, u"first and second"_s);
    QTRY_VERIFY(m_saver->pending(echo.id).isEmpty());
}

void tst_Wrapup::saysWhyItIsRefused()
{
    m_server->on("PUT", u"/api/v1/wrapups/wrap_1"_s, [](const FakeServer::Asked &) -> FakeServer::Answer {
        return {409, {{u"detail"_s, u"This wrap-up is closed."_s}}};
    });
    QTest::keyClicks(find<QPlainTextEdit>("notesText"), u"x"_s);
    QTRY_COMPARE(mark(), u"Not saved"_s);
    QCOMPARE(m_saver->problem(WrapupId(u"wrap_1"_s)), u"This wrap-up is closed."_s);
    QVERIFY(!find<Notice>("wrapupProblem")->isHidden());
}

void tst_Wrapup::finishesWithTheLastWords()
{
    QSignalSpy finished(m_saver.get(), &WrapupSaver::finished);
    m_server->holdAnswers(true); // the words are on their way when it is finished
    QTest::keyClicks(find<QPlainTextEdit>("notesText"), u"first"_s);
    QTRY_COMPARE(m_server->count("PUT", u"/api/v1/wrapups/wrap_1"_s), 1);
    QTest::keyClicks(find<QPlainTextEdit>("notesText"), u" last"_s);
    find<Button>("finishWrapupButton")->click();
    m_server->holdAnswers(false);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_kept.notes, u"first last"_s);
    QVERIFY(!m_kept.isOpen());
    QVERIFY(!m_desk->myWrapup(CallId(u"call_ruth"_s)));
}

void tst_Wrapup::leavesAloneWhatIsBeingTyped()
{
    QWidget window;
    m_form->setParent(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    m_form->show();
    auto *notes = find<QPlainTextEdit>("notesText");
    notes->setFocus();
    QTRY_VERIFY(notes->hasFocus());
    QTest::keyClicks(notes, u"mine"_s);
    Wrapup echo = wrapup(7);
    echo.notes = u"mi"_s;
    echo.outcome = u"no_action"_s;
    m_form->showWrapup(echo, &m_organization, {});
    QCOMPARE(notes->toPlainText(), u"mine"_s);
    QCOMPARE(find<QComboBox>("outcomeCombo")->currentData().toString(), u"no_action"_s); // chosen in another window
    m_form->setParent(nullptr);
}

void tst_Wrapup::correctionsComeAndGoFieldByField()
{
    auto *patient = find<QLineEdit>("intake_patient");
    QCOMPARE(patient->text(), u"Walter Ellison"_s);
    patient->selectAll();
    QTest::keyClicks(patient, u"Walter Elison"_s);
    QTRY_COMPARE(m_kept.intake.value("patient"_L1).toString(), u"Walter Elison"_s);
    QTest::keyClicks(find<QLineEdit>("intake_address"), u"418 Birch Hollow Road"_s);
    QTRY_COMPARE(m_kept.intake.value("address"_L1).toString(), u"418 Birch Hollow Road"_s);
    QCOMPARE(m_kept.intake.size(), 2);
    patient->selectAll();
    QTest::keyClicks(patient, u"Walter Ellison"_s); // as the call has it: no correction any more
    QTRY_VERIFY(!m_kept.intake.contains("patient"_L1));
}

void tst_Wrapup::offersTheOrganizationsOutcomes()
{
    m_organization.config.insert(u"outcomes"_s, QJsonArray{QJsonObject{{u"code"_s, u"visit"_s}, {u"label"_s, u"Visit arranged"_s}}});
    Wrapup other = wrapup();
    other.id = WrapupId(u"wrap_2"_s);
    m_form->showWrapup(other, &m_organization, {});
    auto *outcome = find<QComboBox>("outcomeCombo");
    QCOMPARE(outcome->count(), 2);
    QCOMPARE(outcome->itemText(1), u"Visit arranged"_s);
    QCOMPARE(outcome->itemData(1).toString(), u"visit"_s);
}

void tst_Wrapup::tellsOfAnOpenOneElsewhere()
{
    WrapupBanner banner(*m_desk, m_scene->store);
    m_kept.endsAt = m_scene->clock.now() + 80s;
    ++m_kept.revision;
    m_desk->applyWrapup(m_kept);
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.title(), u"You have an open wrap-up"_s);
    QSignalSpy opened(&banner, &WrapupBanner::openRequested);
    banner.findChild<Button *>(u"openWrapupButton"_s)->click();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<CallId>(), CallId(u"call_ruth"_s));
    banner.setShownCall(CallId(u"call_ruth"_s));
    QVERIFY(banner.isHidden());
    banner.setShownCall({});
    QVERIFY(!banner.isHidden());
    Wrapup over = m_kept;
    over.state = Wrapup::State::TimedOut;
    ++over.revision;
    m_desk->applyWrapup(over);
    QVERIFY(banner.isHidden());
}

void tst_Wrapup::makesPictures()
{
    m_kept.endsAt = m_scene->clock.now() + 80s;
    m_kept.notes = u"Walked her through sitting him down. Ambulance on its way, 8 minutes."_s;
    m_kept.outcome = u"emergency_services"_s;
    m_form->showWrapup(m_kept, &m_organization, {{u"patient"_s, u"Walter Ellison"_s}});
    m_form->setNow(m_scene->clock.now());
    m_form->resize(372, 640);
    for (const bool dark : {false, true}) {
        m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        m_form->show();
        m_form->setMark(WrapupForm::Mark::Saved);
        QCoreApplication::processEvents();
        takeShot(*m_form, dark ? u"wrapup-dark"_s : u"wrapup-light"_s);
        m_form->setMark(WrapupForm::Mark::Waiting);
        QCoreApplication::processEvents();
        takeShot(*m_form, dark ? u"wrapup-waiting-dark"_s : u"wrapup-waiting-light"_s);
    }
    m_theme->setMode(ThemeMode::Light);
}

QTEST_MAIN(tst_Wrapup)

#include "tst_wrapup.moc"
