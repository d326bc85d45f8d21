// SPDX-License-Identifier: GPL-3.0-or-later
#include "../fits.h"
#include "../scene.h"
#include "callscene.h"

#include "ui/call/callpage.h"
#include "ui/common/language.h"
#include "ui/common/segmentedfilter.h"
#include "ui/console/console.h"
#include "ui/desk/deskstore.h"
#include "ui/frame/mainwindow.h"
#include "ui/organizations/organizationspage.h"
#include "ui/queue/queuepage.h"
#include "ui/settings/settingspage.h"

#include <QJsonArray>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;

/// Every page in the smallest window and with the largest text, in the languages with the longest words: nothing is cut, nothing is out of reach.
class tst_Fits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void everyPage_data();
    void everyPage();
    void theOpenCall_data() { everyPage_data(); }
    void theOpenCall();
    void theSmallestWindowFitsTheScreen();

private:
    void prepare(const QString &language, double scale);
    void check(const QString &what, QWidget &window);

    QStringList m_wrong;
};

void tst_Fits::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"attendant-test"_s);
    QCoreApplication::setApplicationName(u"fits"_s);
}

void tst_Fits::cleanup()
{
    QSettings().clear();
    chooseLanguage(u"en"_s);
    applyLanguage();
    QSettings().clear();
}

void tst_Fits::everyPage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("size");
    for (const char *language : {"de", "es"}) {
        QTest::addRow("%s, the smallest window", language) << QString::fromLatin1(language) << 1.0 << QSize(880, 560);
        QTest::addRow("%s, text of 200 %% on a full HD screen", language) << QString::fromLatin1(language) << 2.0 << QSize(1920, 1040);
        QTest::addRow("%s, a laptop", language) << QString::fromLatin1(language) << 1.0 << QSize(1280, 800);
    }
}

void tst_Fits::prepare(const QString &language, double scale)
{
    m_wrong.clear();
    QSettings().clear();
    QSettings().setValue("appearance/text_scale", scale);
    chooseLanguage(language);
    applyLanguage();
}

void tst_Fits::check(const QString &what, QWidget &window)
{
    // Layouts that follow their own width (a row of buttons that wraps) need more than one round.
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
    takeShot(window, u"fits-%1-%2"_s.arg(QString::fromUtf8(QTest::currentDataTag()).remove(u' ').remove(u'%').remove(u','), what));
    const QStringList found = whatDoesNotFit(window);
    for (const QString &line : found)
        m_wrong << what + u": "_s + line;
}

void tst_Fits::everyPage()
{
    QFETCH(QString, language);
    QFETCH(double, scale);
    QFETCH(QSize, size);
    prepare(language, scale);
    Scene scene;
    scene.clock.advance(SystemClock().now() - scene.clock.now());
    scene.fill();
    std::vector<Call> calls;
    QJsonArray callList, organizationList;
    for (const CallId &id : scene.store.activeCalls()) {
        calls.push_back(*scene.store.call(id));
        callList.append(calls.back().toJson());
    }
    for (const Organization &organization : scene.store.organizations())
        organizationList.append(organization.toJson());
    FakeHttpServer http;
    http.answer(u"GET /api/v1/organizations"_s, 200, {{u"organizations"_s, organizationList}});
    http.answer(u"GET /api/v1/calls"_s, 200, {{u"calls"_s, callList}});

    Console console(std::make_unique<SteppedAudioDevice>(), CallAudio::Threading::Caller);
    console.connectTo(http.url(), u"token"_s);
    console.store().setOrganizations(scene.store.organizations());
    console.store().applySnapshot(calls);
    console.store().setConnection(ConsoleStore::Connection::Online);
    MainWindow &window = console.window();
    // The offscreen screen is smaller than a window that the test wants; what bounds it is another test's matter.
    window.setMinimumSize(1, 1);
    window.resize(size);
    window.show();
    for (const QString &id : {u"live"_s, u"queue"_s, u"history"_s, u"prompts"_s, u"help"_s}) {
        window.showPage(id);
        check(id, window);
    }
    window.queuePage()->showCallbacks();
    window.showPage(u"queue"_s);
    check(u"callbacks"_s, window);

    window.showPage(u"organizations"_s);
    auto *save = window.findChild<QPushButton *>(u"saveButton"_s);
    QTRY_VERIFY(save && save->isVisible());
    check(u"organizations"_s, window);
    auto *policy = window.findChild<QPushButton *>(u"editPolicyButton"_s);
    QVERIFY(policy);
    policy->click();
    check(u"policy"_s, window);

    window.showPage(u"settings"_s);
    auto *sections = window.findChild<QListWidget *>(u"settingsList"_s);
    QVERIFY(sections);
    for (int i = 0; i < sections->count(); ++i) {
        sections->setCurrentRow(i);
        check(u"settings %1"_s.arg(i), window);
    }
    QCOMPARE(window.size(), size);
    QVERIFY2(m_wrong.isEmpty(), qPrintable(u"%1 do not fit:\n"_s.arg(m_wrong.size()) + m_wrong.join(u'\n')));
}

void tst_Fits::theOpenCall()
{
    QFETCH(QString, language);
    QFETCH(double, scale);
    QFETCH(QSize, size);
    prepare(language, scale);
    ThemeController theme;
    CallScene scene;
    scene.addEmergency();
    MainWindow window(scene.store, theme);
    CallPage *page = scene.page.release();
    window.addPage(page, MainWindow::Place::Hidden);
    window.setMinimumSize(1, 1);
    window.resize(size);
    window.show();
    page->showCall(scene.id);
    window.showPage(page->id());
    QTRY_VERIFY(page->findChild<QWidget *>(u"escalationBanner"_s)->isVisible());
    check(u"call"_s, window);
    QCOMPARE(window.size(), size);
    QVERIFY2(m_wrong.isEmpty(), qPrintable(u"%1 do not fit:\n"_s.arg(m_wrong.size()) + m_wrong.join(u'\n')));
}

// README promises text of 200 %: the last row of the page must not lie below the screen's edge.
void tst_Fits::theSmallestWindowFitsTheScreen()
{
    prepare(u"en"_s, 2.0);
    ThemeController theme;
    Scene scene;
    MainWindow window(scene.store, theme);
    const QSize room = window.screen()->availableSize(), least = window.minimumSize();
    QVERIFY2(least.width() <= room.width() && least.height() <= room.height(),
             qPrintable(u"%1 × %2 of %3 × %4"_s.arg(least.width()).arg(least.height()).arg(room.width()).arg(room.height())));
}

QTEST_MAIN(tst_Fits)
#include "tst_fits.moc"
