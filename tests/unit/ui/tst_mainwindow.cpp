// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "ui/common/button.h"
#include "ui/common/notice.h"
#include "ui/common/segmentedfilter.h"
#include "ui/desk/deskstore.h"
#include "ui/frame/commandpalette.h"
#include "ui/frame/mainwindow.h"
#include "ui/frame/topbar.h"
#include "ui/live/callsview.h"
#include "ui/live/livepage.h"
#include "ui/queue/queueitem.h"
#include "ui/queue/queuepage.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

class OtherPage : public Page
{
public:
    OtherPage(const QString &id, const QString &title, Icon icon)
        : Page(id, title, icon)
    {}
    QString unsavedChanges() const override { return unsaved; }
    void activated() override { ++activations; }
    QString unsaved;
    int activations = 0;
};

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"AttendantTest"_s);
        QCoreApplication::setApplicationName(u"tst_mainwindow"_s);
        QSettings().clear();
        m_theme = std::make_unique<ThemeController>();
        m_theme->setMode(ThemeMode::Light);
    }
    void cleanupTestCase() { m_theme.reset(); }

    void looksLikeThePictures_data();
    void looksLikeThePictures();
    void everyControlHasAName();
    void railShowsWhoWaits();
    void paletteFindsACallAndOpensIt();
    void screenReaderHearsWhoWaits();
    void ctrlEnterTakesTheMostUrgent();
    void lostServerGreysThePageAndCountsDown();
    void quittingAsksWhileACallIsInHand();
    void quittingAsksWhileSomethingIsUnsaved();
    void narrowWindowKeepsTheNames();
    void quittingWithACallNamesWhatIsUnsaved();
    void saysWhyThereIsNoServer();
    void troubleStandsInTheMenu();
    void presenceIsTheServersToSay();
    void pageThatIsNotRegisteredHasNoEntry();
    void organizationChoiceFiltersAllButWhoWaits();

private:
    std::unique_ptr<MainWindow> makeWindow(Scene &scene)
    {
        auto window = std::make_unique<MainWindow>(scene.store, *m_theme);
        window->addPage(new OtherPage(u"history"_s, u"History"_s, Icon::History), MainWindow::Place::Top);
        window->addPage(new OtherPage(u"organizations"_s, u"Organizations"_s, Icon::Organizations), MainWindow::Place::Top);
        window->addPage(new OtherPage(u"prompts"_s, u"Prompts"_s, Icon::Prompts), MainWindow::Place::Top);
        window->addPage(new OtherPage(u"settings"_s, u"Settings"_s, Icon::Settings), MainWindow::Place::Bottom);
        return window;
    }

    std::unique_ptr<ThemeController> m_theme;
};

void tst_MainWindow::looksLikeThePictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const bool dark : {false, true}) {
        for (const QSize size : {QSize(1280, 800), QSize(1440, 900), QSize(1920, 1080)})
            QTest::addRow("%s at %d", dark ? "dark" : "light", size.width()) << dark << size;
    }
}

// Draws every state at every size: nothing may warn, be empty or miss its colours; the files are for people to look at.
void tst_MainWindow::looksLikeThePictures()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    const QString suffix = u"-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s).arg(size.width());
    const auto settle = [](MainWindow &window) {
        window.livePage()->model().flush();
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    };
    {
        Scene scene;
        auto window = makeWindow(scene);
        window->resize(size);
        window->show();
        scene.fill();
        settle(*window);
        takeShot(*window, u"live"_s + suffix);
        const QImage picture = window->grab().toImage();
        QCOMPARE(picture.pixelColor(4, size.height() / 2), Theme::current().window);
        QCOMPARE(picture.pixelColor(size.width() - 12, size.height() - 6), Theme::current().page);
        window->findChild<SegmentedFilter *>(u"viewMode"_s)->choose(int(CallsView::Mode::Table));
        settle(*window);
        takeShot(*window, u"table"_s + suffix);
        window->findChild<SegmentedFilter *>(u"viewMode"_s)->choose(int(CallsView::Mode::Cards));
        window->showPage(u"queue"_s);
        settle(*window);
        takeShot(*window, u"queue"_s + suffix);
        window->showPage(u"live"_s);
        window->openPalette();
        auto *palette = window->findChild<CommandPalette *>();
        QVERIFY(palette);
        QTest::keyClicks(palette->findChild<QLineEdit *>(), u"ka"_s);
        QCoreApplication::processEvents();
        takeShot(*palette, u"palette"_s + suffix);
        palette->close();
        scene.store.setConnection(ConsoleStore::Connection::Lost, u"Connection refused"_s, std::chrono::seconds(4));
        settle(*window);
        takeShot(*window, u"stale"_s + suffix);
    }
    Scene empty;
    auto window = makeWindow(empty);
    window->resize(size);
    window->show();
    empty.fillOrganizations();
    empty.store.setUserName(u"Dana Whitfield"_s);
    empty.store.setLastCallAt(OrgId(u"org_lakeside"_s), empty.clock.now() - std::chrono::minutes(12));
    empty.store.applySnapshot({});
    empty.store.setConnection(ConsoleStore::Connection::Online);
    window->livePage()->setPracticePossible(true);
    window->livePage()->activated();
    settle(*window);
    takeShot(*window, u"empty"_s + suffix);
}

void tst_MainWindow::everyControlHasAName()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    scene.fill();
    QStringList nameless;
    for (const QString &page : {u"live"_s, u"queue"_s}) {
        window->showPage(page);
        QCoreApplication::processEvents();
        const auto widgets = window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            const bool interactive = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
                                     || qobject_cast<const QComboBox *>(widget) || qobject_cast<const CallsView *>(widget);
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const QString name = widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
            if (interactive && !widget->isHidden() && name.isEmpty())
                nameless << QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
    }
    QCOMPARE(nameless.join(u", "_s), QString());
}

void tst_MainWindow::railShowsWhoWaits()
{
    Scene scene;
    auto window = makeWindow(scene);
    scene.fill();
    QCOMPARE(window->findChild<QAbstractButton *>(u"railItem0"_s)->accessibleName(), u"Live, 14 calls"_s);
    QCOMPARE(window->findChild<QAbstractButton *>(u"railItem1"_s)->accessibleName(), u"Queue, 4 waiting, an emergency among them"_s);
    scene.takeOver(u"call_ruth"_s, u"Dana Whitfield"_s, 0);
    QCOMPARE(window->findChild<QAbstractButton *>(u"railItem1"_s)->accessibleName(), u"Queue, 3 waiting"_s);
}

void tst_MainWindow::paletteFindsACallAndOpensIt()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    scene.fill();
    QSignalSpy opened(window.get(), &MainWindow::openCallRequested);
    QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = window->findChild<CommandPalette *>();
    QVERIFY(palette);
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"kat"_s);
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<CallId>(), CallId(u"call_katrin"_s));

    window->openPalette();
    QTRY_VERIFY(window->findChild<CommandPalette *>());
    auto *again = window->findChildren<CommandPalette *>().last();
    QTest::keyClicks(again->findChild<QLineEdit *>(), u"nothing has this name"_s);
    QVERIFY(!again->findChild<QListView *>()->isVisible());
    QTest::keyClick(again->findChild<QLineEdit *>(), Qt::Key_Escape);
}

void tst_MainWindow::screenReaderHearsWhoWaits()
{
    static QStringList said;
    said.clear();
    const auto before = QAccessible::installUpdateHandler([](QAccessibleEvent *event) {
        if (event->type() == QAccessible::Announcement)
            said << static_cast<QAccessibleAnnouncementEvent *>(event)->message();
    });
    QAccessible::setActive(true);
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    scene.fillOrganizations();
    scene.start({u"call_new"_s, u"org_marlow"_s, u"Ida Berg"_s, u"phone"_s, {}, 60, Phase::Intake, Speaker::Caller, u"Hello"_s, false});
    QVERIFY(said.isEmpty());
    scene.escalate(u"call_new"_s, Urgency::Emergency, u"chest pain"_s, u"chest pain"_s, 0);
    QCOMPARE(said.size(), 1);
    QVERIFY2(said[0].contains(u"Ida Berg waits"_s), qPrintable(said[0]));
    scene.say(u"call_new"_s, Speaker::Caller, u"Please hurry"_s, 0);
    QCOMPARE(said.size(), 1); // once
    // The palette's list never has the focus: it tells what is chosen.
    window->openPalette();
    auto *palette = window->findChild<CommandPalette *>();
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Down);
    QCOMPARE(said.size(), 2);
    QCOMPARE(said[1].isEmpty(), false);
    // Painted buttons too.
    delete palette;
    auto *view = window->livePage()->findChild<CallsView *>();
    window->livePage()->model().flush();
    view->setCurrentIndex(window->livePage()->model().index(0));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Tab);
    QCOMPARE(said.size(), 3);
    QCOMPARE(said[2], u"Take over the call of Ida Berg"_s);
    QTest::keyClick(view, Qt::Key_Tab);
    QCOMPARE(said.last(), u"Listen to the call of Ida Berg"_s);
    QAccessible::installUpdateHandler(before);
    QAccessible::setActive(false);
}

void tst_MainWindow::ctrlEnterTakesTheMostUrgent()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    scene.fill();
    QSignalSpy accepted(window.get(), &MainWindow::acceptRequested);
    window->showPage(u"history"_s);
    QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted[0][1].value<CallId>(), CallId(u"call_ruth"_s));

    // In the queue the buttons do the same, by keyboard alone.
    window->showPage(u"queue"_s);
    QTest::qWait(0);
    const auto &items = window->queuePage()->items();
    QCOMPARE(items.size(), size_t(4));
    QCOMPARE(items[0]->callId(), CallId(u"call_ruth"_s));
    QCOMPARE(items[1]->callId(), CallId(u"call_lucia"_s));
    QCOMPARE(window->focusWidget(), items[0]->acceptButton());
    QTest::keyClick(items[0]->acceptButton(), Qt::Key_Space);
    QCOMPARE(accepted.size(), 2);
    QSignalSpy declined(window.get(), &MainWindow::declineRequested);
    items[1]->findChild<QPushButton *>(u"declineButton"_s)->click();
    QCOMPARE(declined.size(), 1);
    QCOMPARE(declined[0][1].value<CallId>(), CallId(u"call_lucia"_s));
}

void tst_MainWindow::lostServerGreysThePageAndCountsDown()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    scene.fill();
    window->showPage(u"queue"_s);
    scene.store.setConnection(ConsoleStore::Connection::Lost, u"Connection refused"_s, std::chrono::seconds(4));
    auto *notice = window->findChild<Notice *>(u"connectionNotice"_s);
    QVERIFY(notice && notice->isVisible());
    QCOMPARE(notice->title(), u"Could not reach the server"_s);
    QVERIFY(!window->queuePage()->items().front()->acceptButton()->isEnabled());
    QSignalSpy accepted(window.get(), &MainWindow::acceptRequested);
    QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(accepted.size(), 0);
    QSignalSpy tries(window.get(), &MainWindow::tryNowRequested);
    notice->findChild<QPushButton *>(u"tryNowButton"_s)->click();
    QCOMPARE(tries.size(), 1);
    scene.store.setConnection(ConsoleStore::Connection::Online);
    QVERIFY(!notice->isVisible());
    QVERIFY(window->queuePage()->items().front()->acceptButton()->isEnabled());
}

void tst_MainWindow::quittingAsksWhileACallIsInHand()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    scene.fill();
    QSignalSpy closed(window.get(), &MainWindow::closed);
    scene.store.setCallInHand(CallId(u"call_ruth"_s));
    QVERIFY(!window->close());
    QVERIFY(window->isVisible());
    auto *stay = window->findChild<QPushButton *>(u"stayButton"_s);
    QVERIFY(stay && stay->isVisible());
    stay->click();
    QVERIFY(!stay->isVisible());
    QVERIFY(!window->close());
    const auto quits = window->findChildren<QPushButton *>(u"quitButton"_s);
    quits.last()->click();
    QCOMPARE(closed.size(), 1);
    QVERIFY(!window->isVisible());
}

void tst_MainWindow::quittingAsksWhileSomethingIsUnsaved()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    auto *page = static_cast<OtherPage *>(window->page(u"organizations"_s));
    page->unsaved = u"Two changes to Lakeside Family Clinic are not saved."_s;
    QVERIFY(!window->close());
    page->unsaved.clear();
    QVERIFY(window->close());
}

void tst_MainWindow::quittingWithACallNamesWhatIsUnsaved()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    scene.fill();
    scene.store.setCallInHand(CallId(u"call_ruth"_s));
    static_cast<OtherPage *>(window->page(u"organizations"_s))->unsaved = u"Two changes to Lakeside Family Clinic are not saved."_s;
    static_cast<OtherPage *>(window->page(u"prompts"_s))->unsaved = u"The template is not saved."_s;
    QVERIFY(!window->close());
    QStringList said;
    const auto labels = window->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            said << label->text();
    }
    QVERIFY(said.contains(u"The call stays open on the server and waits for a person again. Nothing that was said is lost. "
                          "Two changes to Lakeside Family Clinic are not saved. The template is not saved."_s));
}

// The reason has the remedy in it; a tool tip on a frame is out of reach for the keyboard and a screen reader.
void tst_MainWindow::saysWhyThereIsNoServer()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    const auto said = [&] {
        QStringList texts;
        const auto labels = window->findChild<Notice *>(u"connectionNotice"_s)->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts << label->text();
        return texts.join(u'|');
    };
    scene.store.setConnection(ConsoleStore::Connection::Lost, u"Port 8000 is taken. End the other program, or choose another port."_s);
    QVERIFY2(said().contains(u"Port 8000 is taken."), qPrintable(said()));
    QVERIFY2(!said().contains(u"trying"), qPrintable(said())); // nobody does
    scene.store.setConnection(ConsoleStore::Connection::Lost, u"The key file cannot be read."_s, std::chrono::seconds(4));
    QVERIFY2(said().contains(u"The key file cannot be read.") && !said().contains(u"8000"), qPrintable(said()));
    QVERIFY2(said().contains(u"next try in 4 s"), qPrintable(said()));
}

void tst_MainWindow::troubleStandsInTheMenu()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->resize(880, 560);
    window->show();
    scene.fill(); // the AI is slow in it
    QMenu *menu = window->findChild<TopBar *>()->menu();
    Q_EMIT menu->aboutToShow();
    const auto texts = [menu] {
        QStringList all;
        for (const QAction *action : menu->actions())
            all << action->text();
        return all;
    };
    QVERIFY2(texts().first().startsWith(u"AI: First word after 1.9 s"), qPrintable(texts().join(u'|')));
    QSignalSpy requested(window.get(), &MainWindow::healthRequested);
    menu->actions().first()->trigger();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().value<ConsoleStore::Part>(), ConsoleStore::Part::Ai);
    scene.store.setHealth(ConsoleStore::Part::Ai, {ConsoleStore::Health::State::Ok, {}, {}});
    Q_EMIT menu->aboutToShow();
    QVERIFY2(!texts().first().startsWith(u"AI"), qPrintable(texts().join(u'|')));
}

void tst_MainWindow::presenceIsTheServersToSay()
{
    Scene scene;
    DeskStore desk(scene.clock);
    auto window = makeWindow(scene);
    window->setDesk(desk);
    window->show();
    scene.fill();
    QSignalSpy chosen(window.get(), &MainWindow::presenceChanged);
    auto *button = window->findChild<QAbstractButton *>(u"presenceButton"_s);
    desk.setMe(UserId(u"user_dana"_s), u"agent"_s);
    PersonPresence me;
    me.id = desk.me();
    me.name = u"Dana Whitfield"_s;
    me.state = PresenceState::Away;
    me.reason = u"missed two offers"_s;
    desk.setPeople({me});
    QCOMPARE(button->text(), u"Away: missed two offers"_s);
    QCOMPARE(button->accessibleName(), u"Your presence: Away: missed two offers"_s);
    QCOMPARE(chosen.size(), 0); // nobody has chosen anything

    button->click();
    const auto menus = window->findChildren<QMenu *>();
    const auto menu = std::ranges::find_if(menus, [](const QMenu *one) { return one->isVisible(); });
    QVERIFY(menu != menus.end());
    const auto actions = (*menu)->actions();
    const auto away = std::ranges::find_if(actions, [](const QAction *action) { return action->text() == u"Away"; });
    QVERIFY(away != actions.end() && (*away)->isChecked());
    const auto available = std::ranges::find_if(actions, [](const QAction *action) { return action->text() == u"Available"; });
    QVERIFY(available != actions.end());
    (*available)->trigger();
    (*menu)->close();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(button->text(), u"Away: missed two offers"_s); // until the server says so
    me.state = PresenceState::WrapUp;
    me.reason.clear();
    desk.applyPerson(me);
    QCOMPARE(button->text(), u"Wrap-up"_s);
}

void tst_MainWindow::narrowWindowKeepsTheNames()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->resize(1280, 800);
    window->show();
    QCOMPARE(window->findChild<QAbstractButton *>(u"railItem3"_s)->height(), 52);
    QCOMPARE(window->findChild<QAbstractButton *>(u"railItem3"_s)->text(), u"Organizations"_s);
    window->resize(1440, 900);
    QCoreApplication::processEvents();
    QCOMPARE(window->findChild<QAbstractButton *>(u"railItem3"_s)->height(), 36);
}

void tst_MainWindow::pageThatIsNotRegisteredHasNoEntry()
{
    Scene scene;
    MainWindow window(scene.store, *m_theme);
    window.addPage(new OtherPage(u"call"_s, u"Call"_s, Icon::Phone), MainWindow::Place::Hidden);
    QVERIFY(!window.page(u"analytics"_s));
    QVERIFY(!window.findChild<QAbstractButton *>(u"railItem2"_s));
    window.showPage(u"analytics"_s);
    QCOMPARE(window.currentPage()->id(), u"live"_s);
    window.showPage(u"call"_s);
    QCOMPARE(window.currentPage()->id(), u"call"_s);
    QVERIFY(!window.findChild<QAbstractButton *>(u"railItem0"_s)->isChecked());
    window.showPage(u"live"_s);
    QVERIFY(window.findChild<QAbstractButton *>(u"railItem0"_s)->isChecked());
}

void tst_MainWindow::organizationChoiceFiltersAllButWhoWaits()
{
    Scene scene;
    auto window = makeWindow(scene);
    window->show();
    scene.fill();
    scene.store.setOrganizationFilter(OrgId(u"org_aurora"_s));
    QCOMPARE(window->livePage()->model().rowCount(), 2);
    QCOMPARE(window->findChild<QAbstractButton *>(u"railItem0"_s)->accessibleName(), u"Live, 2 calls"_s);
    QCOMPARE(window->findChild<QAbstractButton *>(u"organizationButton"_s)->text(), u"Clínica Dental Aurora"_s);
    QCOMPARE(window->queuePage()->items().size(), size_t(4));
}

} // namespace Attendant::Ui

QTEST_MAIN(Attendant::Ui::tst_MainWindow)
#include "tst_mainwindow.moc"
