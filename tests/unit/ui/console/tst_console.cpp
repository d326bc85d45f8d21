// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/console.h"

#include "domain/organization.h"
#include "fakeserver.h"
#include "support/steppedaudiodevice.h"
#include "ui/audio/soundcheck.h"
#include "ui/call/callpage.h"
#include "ui/common/language.h"
#include "ui/common/notice.h"
#include "ui/common/segmentedfilter.h"
#include "ui/frame/commandpalette.h"
#include "ui/frame/mainwindow.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTextBrowser>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;

/// The console as a whole, without a server.
class tst_Console : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyControlHasAName();
    void tabReachesEveryPage();
    void anotherTextSizeBuildsTheWindowAnew();
    void anotherTextSizeWaitsForWhatIsUnsaved();
    void anotherLanguageBuildsTheWindowAnew();
    void troubleLeadsToItsSettings();
    void availableMayNeedASoundCheck();
    void helpHasATextForEveryRole();
    void callInHandStaysInFront();
    void paletteOffersWhatCanBeSeen();
    void failureTakesNobodyOffTheirPage();
    void aboutIsNoDialog();
    void anotherServerIsAnotherWorld();

private:
    QStringList pages() const { return {u"live"_s, u"queue"_s, u"history"_s, u"organizations"_s, u"prompts"_s, u"settings"_s, u"help"_s, u"call"_s}; }

    void start(const QString &id, const QString &caller)
    {
        CallEvent event;
        event.callId = CallId(id);
        event.orgId = Organization::demo().id;
        event.seq = event.cursor = 1;
        event.type = EventType::CallStarted;
        event.at = m_console->store().now();
        event.data = {{u"caller"_s, caller}, {u"channel"_s, u"phone"_s}};
        m_console->store().applyEvent(event);
    }
    Notice *told() { return m_console->window().findChild<Notice *>(u"toldNotice"_s); }
    QStringList paletteFor(const QString &query)
    {
        m_console->window().openPalette();
        auto *palette = m_console->window().findChild<CommandPalette *>();
        palette->findChild<QLineEdit *>()->setText(query);
        QStringList texts;
        auto *list = palette->findChild<QListView *>();
        for (int row = 0; row < list->model()->rowCount(); ++row)
            texts << list->model()->index(row, 0).data().toString();
        delete palette;
        return texts;
    }

    std::unique_ptr<Console> m_console;
};

void tst_Console::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"attendant-test"_s);
    QCoreApplication::setApplicationName(u"console"_s);
}

void tst_Console::init()
{
    QSettings().clear();
    m_console = std::make_unique<Console>(std::make_unique<SteppedAudioDevice>(), CallAudio::Threading::Caller);
    m_console->store().setOrganizations({Organization::demo()});
    m_console->store().applySnapshot({});
    m_console->window().resize(1440, 900);
    m_console->window().show();
    QVERIFY(QTest::qWaitForWindowActive(&m_console->window()));
}

void tst_Console::cleanup()
{
    m_console.reset();
    QSettings().clear();
}

// Also what is hidden now: it has its name when it comes.
void tst_Console::everyControlHasAName()
{
    QStringList nameless;
    for (const QString &id : pages()) {
        m_console->window().showPage(id);
        QCOMPARE(m_console->window().currentPage()->id(), id);
    }
    const auto widgets = m_console->window().findChildren<QWidget *>();
    int checked = 0;
    for (QWidget *widget : widgets) {
        const bool inner = qobject_cast<QAbstractScrollArea *>(widget->parentWidget()) && widget->objectName().startsWith(u"qt_");
        if (inner || !(widget->focusPolicy() & Qt::TabFocus) || widget->isWindow())
            continue;
        // A combo box's own list, an editor's frame: parts of a control that has a name.
        if (widget->parentWidget() && (widget->parentWidget()->inherits("QComboBoxPrivateContainer") || widget->inherits("QComboBoxListView")))
            continue;
        // These get their words together with what they are shown for.
        const bool unworded = widget->parentWidget() && (widget->parentWidget()->inherits("Attendant::Ui::EmptyState") || widget->parentWidget()->inherits("Attendant::Ui::InlineAsk"));
        if (unworded && !widget->isVisible())
            continue;
        ++checked;
        // The line of a spin box is part of it: the box has the name.
        const bool isLineOfBox = widget->objectName() == u"qt_spinbox_lineedit"_s;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(isLineOfBox ? widget->parentWidget() : widget);
        QVERIFY(interface);
        if (interface->text(QAccessible::Name).trimmed().isEmpty()) {
            QStringList path;
            for (QWidget *at = widget; at && !at->isWindow(); at = at->parentWidget())
                path.prepend(QString::fromLatin1(at->metaObject()->className()) + u'#' + at->objectName());
            nameless << path.last(std::min<qsizetype>(4, path.size())).join(u" > "_s);
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(u"without a name:\n"_s + nameless.join(u'\n')));
    QVERIFY2(checked > 60, qPrintable(u"only %1 controls"_s.arg(checked)));
}

void tst_Console::tabReachesEveryPage()
{
    for (const QString &id : pages()) {
        m_console->window().showPage(id);
        Page *page = m_console->window().currentPage();
        const auto inner = page->findChildren<QWidget *>();
        if (std::ranges::none_of(inner, [](QWidget *widget) { return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus); }))
            continue; // nobody waits: there is nothing to press
        bool inside = false, outside = false;
        for (int i = 0; i < 200 && !(inside && outside); ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &m_console->window(), Qt::Key_Tab);
            QWidget *now = QApplication::focusWidget();
            QVERIFY(now);
            (page->isAncestorOf(now) ? inside : outside) = true;
        }
        QVERIFY2(inside, qPrintable(id));
        QVERIFY2(outside, qPrintable(id + u" keeps the focus"_s));
    }
}

void tst_Console::anotherTextSizeBuildsTheWindowAnew()
{
    m_console->window().showPage(u"settings"_s);
    auto *size = m_console->window().findChild<SegmentedFilter *>(u"textSizeChoice"_s);
    QVERIFY(size);
    QPointer<MainWindow> before(&m_console->window());
    const int small = size->sizeHint().height();
    size->choose(150);
    QTRY_VERIFY(!before);
    QVERIFY(m_console->window().isVisible());
    QCOMPARE(m_console->window().currentPage()->id(), u"settings"_s);
    auto *larger = m_console->window().findChild<SegmentedFilter *>(u"textSizeChoice"_s);
    QCOMPARE(larger->chosen(), 150);
    QCOMPARE_GT(larger->sizeHint().height(), small);
    QSignalSpy closed(m_console.get(), &Console::closed);
    m_console->window().setAsksBeforeQuit(false);
    m_console->window().close();
    QCOMPARE(closed.size(), 1); // the new window speaks for the console
    larger->choose(100);
    QTRY_COMPARE(ThemeController::textScale(), 1.0);
}

void tst_Console::anotherTextSizeWaitsForWhatIsUnsaved()
{
    class Unsaved : public Page
    {
    public:
        Unsaved() : Page(u"unsaved"_s, u"Unsaved"_s, Icon::Edit) {}
        QString unsavedChanges() const override { return unsaved; }
        QString unsaved = u"2 changes to Lakeside are not saved."_s;
    };
    auto *page = new Unsaved;
    m_console->window().addPage(page, MainWindow::Place::Top);
    m_console->window().showPage(u"settings"_s);
    QPointer<MainWindow> before(&m_console->window());
    m_console->window().findChild<SegmentedFilter *>(u"textSizeChoice"_s)->choose(150);
    auto *notice = m_console->window().findChild<Notice *>(u"waitingChangeNotice"_s);
    QVERIFY(notice);
    QTRY_VERIFY(notice->isVisible());
    QVERIFY(before); // not half a window in another size
    QCOMPARE(ThemeController::textScale(), 1.0);
    QCOMPARE(px(16), 16);
    page->unsaved.clear();
    QTRY_VERIFY(!before); // by itself, once nothing would be lost
    QCOMPARE(ThemeController::textScale(), 1.5);
    m_console->window().findChild<SegmentedFilter *>(u"textSizeChoice"_s)->choose(100);
    QTRY_COMPARE(ThemeController::textScale(), 1.0);
}

void tst_Console::troubleLeadsToItsSettings()
{
    auto *list = m_console->window().findChild<QListWidget *>(u"settingsList"_s);
    Q_EMIT m_console->window().healthRequested(ConsoleStore::Part::Database);
    QCOMPARE(m_console->window().currentPage()->id(), u"settings"_s);
    const int server = list->currentRow();
    Q_EMIT m_console->window().healthRequested(ConsoleStore::Part::Audio);
    QCOMPARE(list->currentRow(), 0);
    QCOMPARE_GT(server, 0);
}

void tst_Console::anotherLanguageBuildsTheWindowAnew()
{
    m_console->window().showPage(u"settings"_s);
    QPointer<MainWindow> before(&m_console->window());
    before->findChild<SegmentedFilter *>(u"riskFilter"_s)->choose(int(Risk::Look));
    before->findChild<QPushButton *>(u"channelFilterButton"_s)->menu()->actions()[1]->trigger();
    auto *languages = before->findChild<QComboBox *>(u"languageChoice"_s);
    const int german = languages->findData(u"de"_s);
    languages->setCurrentIndex(german);
    Q_EMIT languages->activated(german);
    QTRY_VERIFY(!before);
    QCOMPARE(m_console->window().currentPage()->title(), u"Einstellungen"_s);
    QCOMPARE(m_console->window().page(u"queue"_s)->title(), u"Warteschlange"_s);
    // What was being looked at is looked at still.
    QCOMPARE(m_console->window().findChild<SegmentedFilter *>(u"riskFilter"_s)->chosen(), int(Risk::Look));
    QVERIFY(m_console->window().findChild<QPushButton *>(u"channelFilterButton"_s)->menu()->actions()[1]->isChecked());
    chooseLanguage(u"en"_s);
    applyLanguage();
    chooseLanguage({});
}

void tst_Console::availableMayNeedASoundCheck()
{
    m_console->window().setPresence(Presence::Busy);
    m_console->window().setPresence(Presence::Available);
    QCOMPARE(m_console->window().presence(), Presence::Available); // off unless chosen
    m_console->window().setPresence(Presence::Busy);
    SoundCheck::setRequired(true);
    m_console->window().setPresence(Presence::Available);
    QCOMPARE(m_console->window().presence(), Presence::Away);
    QCOMPARE(m_console->window().currentPage()->id(), u"settings"_s);
    QVERIFY(m_console->window().findChild<QWidget *>(u"recordButton"_s)->isVisible());
    QCOMPARE(told()->title(), u"Check your sound first"_s);
    QVERIFY(!told()->isHidden());
    // Passed with the devices in use, it counts; with others, it does not.
    m_console->devices().setDevicesForTest({{"in", u"Headset"_s, true}}, {{"out", u"Headset"_s, true}});
    SoundCheck{SoundCheck::Verdict::Ok, u"Headset"_s, u"Headset"_s, QDateTime::currentDateTime()}.remember();
    m_console->window().setPresence(Presence::Available);
    QCOMPARE(m_console->window().presence(), Presence::Available);
    m_console->devices().setDevicesForTest({{"in", u"Webcam"_s, true}}, {{"out", u"Headset"_s, true}});
    m_console->window().setPresence(Presence::Busy);
    m_console->window().setPresence(Presence::Available);
    QCOMPARE(m_console->window().presence(), Presence::Away);
}

void tst_Console::helpHasATextForEveryRole()
{
    Q_EMIT m_console->window().helpRequested();
    QCOMPARE(m_console->window().currentPage()->id(), u"help"_s);
    auto *topics = m_console->window().findChild<SegmentedFilter *>(u"helpTopics"_s);
    auto *text = m_console->window().findChild<QTextBrowser *>(u"helpText"_s);
    QSet<QString> texts;
    for (int topic = 0; topic < 4; ++topic) {
        topics->choose(topic);
        QVERIFY2(text->toPlainText().size() > 300, qPrintable(QString::number(topic)));
        texts << text->toPlainText();
    }
    QCOMPARE(texts.size(), 4);
}

// Taking a second call neither hides the one in hand nor happens in silence.
void tst_Console::callInHandStaysInFront()
{
    FakeHttpServer http;
    FakeSocketServer sound;
    http.answer(u"POST /api/v1/calls/call_ruth/takeover"_s, 200, {{u"mode"_s, u"human"_s}, {u"audio_url"_s, sound.url().resolved(QUrl(u"/audio?ticket=1"_s)).toString()}});
    m_console->connectTo(http.url(), u"t"_s);
    start(u"call_ruth"_s, u"Ruth Ellison"_s);
    start(u"call_ida"_s, u"Ida Berg"_s);
    MainWindow &window = m_console->window();
    Q_EMIT window.takeOverRequested(CallId(u"call_ruth"_s));
    QCOMPARE(window.currentPage()->id(), u"call"_s);
    window.showPage(u"history"_s); // before it is answered
    QTRY_COMPARE(m_console->line().role(), CallLine::Role::Talking);
    QCOMPARE(window.currentPage()->id(), u"call"_s); // whoever is heard sees whom they speak with
    QVERIFY(told()->isHidden());
    Q_EMIT window.acceptRequested(EscalationId(u"esc_2"_s), CallId(u"call_ida"_s));
    QCOMPARE(m_console->callPage().call(), CallId(u"call_ruth"_s));
    QVERIFY(!told()->isHidden());
    QCOMPARE(told()->accessibleDescription(), u"You are on the line with Ruth Ellison. Hand that call back first (F8)."_s);
    for (const auto request : {&MainWindow::takeOverRequested, &MainWindow::listenRequested}) {
        told()->dismiss();
        Q_EMIT (window.*request)(CallId(u"call_ida"_s));
        QVERIFY(!told()->isHidden());
        QCOMPARE(m_console->callPage().call(), CallId(u"call_ruth"_s));
    }
    told()->findChild<QPushButton *>(u"closeToldButton"_s)->click();
    QVERIFY(told()->isHidden());
}

// Commands of the Call page act on the call that it shows: nobody takes a call that they do not see.
void tst_Console::paletteOffersWhatCanBeSeen()
{
    FakeHttpServer http;
    const CallEvent started = [] {
        CallEvent event;
        event.callId = CallId(u"call_ruth"_s);
        event.orgId = Organization::demo().id;
        event.seq = event.cursor = 1;
        event.type = EventType::CallStarted;
        event.data = {{u"caller"_s, u"Ruth Ellison"_s}, {u"channel"_s, u"phone"_s}};
        return event;
    }();
    http.answer(u"GET /api/v1/calls/call_ruth/events"_s, 200, {{u"events"_s, QJsonArray{started.toJson()}}});
    m_console->connectTo(http.url(), u"t"_s);
    Q_EMIT m_console->window().openCallRequested(CallId(u"call_ruth"_s));
    auto *button = m_console->callPage().findChild<QPushButton *>(u"takeOverButton"_s);
    QTRY_VERIFY(button->isVisible());
    QVERIFY(paletteFor(u"take over"_s).contains(u"Take over"_s));
    m_console->window().showPage(u"history"_s);
    QVERIFY(!paletteFor(u"take over"_s).contains(u"Take over"_s));
    QVERIFY(paletteFor(u"dark"_s).contains(u"Dark theme"_s)); // what belongs to the window is there everywhere
}

void tst_Console::failureTakesNobodyOffTheirPage()
{
    FakeHttpServer http;
    http.answer(u"POST /api/v1/presence"_s, 503, {{u"detail"_s, u"The database is away."_s}});
    http.answer(u"PUT /api/v1/presence"_s, 503, {{u"detail"_s, u"The database is away."_s}});
    m_console->connectTo(http.url(), u"t"_s);
    m_console->window().showPage(u"call"_s);
    m_console->window().setPresence(Presence::Busy);
    QTRY_VERIFY(!told()->isHidden());
    QCOMPARE(told()->title(), u"Your presence was not changed"_s);
    QCOMPARE(m_console->window().currentPage()->id(), u"call"_s);
    m_console->showPracticeProblem(u"One is going on."_s); // returns at once
    QCOMPARE(told()->title(), u"No practice call"_s);
    QVERIFY(!QApplication::activeModalWidget());
}

void tst_Console::aboutIsNoDialog()
{
    Q_EMIT m_console->window().aboutRequested();
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(told()->title().startsWith(u"Attendant "_s));
    QCOMPARE(told()->kind(), Notice::Kind::Info);
}

void tst_Console::anotherServerIsAnotherWorld()
{
    FakeHttpServer one, other;
    m_console->connectTo(one.url(), u"t"_s);
    start(u"call_ruth"_s, u"Ruth Ellison"_s);
    m_console->store().setUserName(u"Dana Whitfield"_s);
    m_console->desk().setMe(UserId(u"user_dana"_s), u"supervisor"_s);
    QVERIFY(m_console->store().isLoaded());
    m_console->connectTo(one.url(), u"t"_s); // the same one is back
    QCOMPARE(m_console->store().activeCount(), 1);
    m_console->connectTo(other.url(), u"t"_s);
    QCOMPARE(m_console->store().activeCount(), 0);
    QVERIFY(!m_console->store().isLoaded()); // nothing is shown as live before it was read
    QVERIFY(m_console->store().organizations().empty());
    QVERIFY(m_console->store().userName().isEmpty());
    QVERIFY(m_console->desk().me().isEmpty());
    QCOMPARE(m_console->server(), other.url());
}

QTEST_MAIN(tst_Console)
#include "tst_console.moc"
