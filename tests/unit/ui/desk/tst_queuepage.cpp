// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/segmentedfilter.h"
#include "ui/desk/callbacksview.h"
#include "ui/desk/deskstore.h"
#include "ui/queue/offertext.h"
#include "ui/queue/queueitem.h"
#include "ui/queue/queuepage.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The queue with the desk beside it.
class tst_QueuePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void whatIsOfferedToMeComesFirst();
    void saysWhoseTurnItIs();
    void showsWhoCanTakeACall();
    void supervisorClosesAWrapupWithAReason();
    void agentSeesNoWrapupsOfOthers();
    void notesATryAndMarksItDone();
    void emergencyGoesUpUnderARestingPointer();
    void worksWithoutAMouse();
    void oneCallAtATime();
    void keystrokesOfOthersLeaveTheFocus();
    void everyStateOfTheCallbacksHasItsWords();
    void tellsHowTheDayWent();
    void tellsWhatComesIfNobodyAccepts();
    void everyControlHasAName();
    void makesPictures();

private:
    void offer(const QString &call, const QJsonArray &people, int leftSeconds = 12)
    {
        m_scene->send(call, EventType::EscalationUpdated,
                      {{u"escalation_id"_s, u"esc_"_s + call},
                       {u"status"_s, u"waiting"_s},
                       {u"offered_to"_s, people},
                       {u"step"_s, QJsonObject{{u"round"_s, 1}, {u"index"_s, 1}, {u"of"_s, 3}, {u"target"_s, u"agents"_s}, {u"text"_s, u"Offered to all available agents"_s},
                                               {u"until"_s, toIso(m_scene->clock.now() + std::chrono::seconds(leftSeconds))}, {u"ended"_s, false}}}});
    }
    static QJsonObject who(const QString &id, const QString &name) { return {{u"id"_s, id}, {u"name"_s, name}}; }
    void fillDesk();
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_page->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<Scene> m_scene;
    std::unique_ptr<DeskStore> m_desk;
    std::unique_ptr<QueuePage> m_page;
};

void tst_QueuePage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"AttendantTest"_s);
    QCoreApplication::setApplicationName(u"tst_queuepage"_s);
    QSettings().clear();
    m_theme = std::make_unique<ThemeController>();
    m_theme->setMode(ThemeMode::Light);
}

void tst_QueuePage::init()
{
    m_scene = std::make_unique<Scene>();
    m_desk = std::make_unique<DeskStore>(m_scene->clock);
    m_desk->setMe(UserId(u"user_dana"_s), u"supervisor"_s);
    m_page = std::make_unique<QueuePage>(m_scene->store);
    m_page->setDesk(*m_desk);
    m_page->resize(1240, 840);
    m_scene->fill();
}

void tst_QueuePage::cleanup()
{
    m_page.reset();
    m_desk.reset();
    m_scene.reset();
}

void tst_QueuePage::fillDesk()
{
    const Time now = m_scene->clock.now();
    const auto person = [&](const QString &id, const QString &name, PresenceState state, std::chrono::seconds since, const QString &reason = {}, bool onCall = false) {
        PersonPresence one;
        one.id = UserId(id);
        one.name = name;
        one.role = u"agent"_s;
        one.state = state;
        one.since = now - since;
        one.reason = reason;
        if (onCall)
            one.calls = {CallId(u"call_katrin"_s)};
        return one;
    };
    m_desk->setPeople({person(u"user_dana"_s, u"Dana Whitfield"_s, PresenceState::Available, 600s), person(u"user_marisol"_s, u"Marisol Vega"_s, PresenceState::Available, 60s),
                       person(u"user_jonas"_s, u"Jonas Weber"_s, PresenceState::Busy, 125s, {}, true), person(u"user_priya"_s, u"Priya Nair"_s, PresenceState::WrapUp, 40s),
                       person(u"user_tom"_s, u"Tom Okafor"_s, PresenceState::Away, 605s, u"missed two offers"_s),
                       person(u"user_ida"_s, u"Ida Berg"_s, PresenceState::Offline, 605s)});
    Wrapup wrapup;
    wrapup.id = WrapupId(u"wrap_1"_s);
    wrapup.userId = UserId(u"user_priya"_s);
    wrapup.userName = u"Priya Nair"_s;
    wrapup.caller = u"Hugo Serrano"_s;
    wrapup.openedAt = now - 40s;
    wrapup.endsAt = now + 80s;
    m_desk->setWrapups({wrapup});
    const auto callback = [&](const QString &id, const QString &name, const QString &number, const QString &org, const QString &reason, Urgency urgency, std::chrono::seconds ago) {
        Callback one;
        one.id = CallbackId(id);
        one.callId = CallId(u"call_"_s + id);
        one.orgId = OrgId(org);
        one.name = name;
        one.number = number;
        one.reason = reason;
        one.urgency = urgency;
        one.createdAt = now - ago;
        one.window = {u"America/Chicago"_s, u"14:05"_s, true, now, now + 3h};
        return one;
    };
    Callback first = callback(u"cb_1"_s, u"Nora Whitlock"_s, u"+1 608 555 0177"_s, u"org_marlow"_s, u"voicemail"_s, Urgency::High, 22min);
    first.attempts = {{now - 9min, u"Dana Whitfield"_s, u"no_answer"_s, {}}, {now - 3min, u"Dana Whitfield"_s, u"busy"_s, {}}};
    Callback second = callback(u"cb_2"_s, {}, u"+49 40 66969 118"_s, u"org_brandt"_s, u"hung_up"_s, Urgency::Medium, 6min);
    second.window = {u"Europe/Berlin"_s, u"21:05"_s, false, now + 11h, now + 20h};
    Callback over = callback(u"cb_3"_s, u"Carl Benning"_s, u"+1 312 555 0111"_s, u"org_hargrove"_s, u"voicemail"_s, Urgency::Low, 3h);
    over.attempts = {{now - 1h, u"Marisol Vega"_s, u"reached"_s, {}}};
    over.doneAt = now - 1h;
    over.doneBy = u"Marisol Vega"_s;
    m_desk->setCallbacks({first, second}, {over});
}

void tst_QueuePage::whatIsOfferedToMeComesFirst()
{
    QCOMPARE(m_page->items()[0]->callId(), CallId(u"call_ruth"_s)); // the emergency
    QCOMPARE(m_page->items()[1]->callId(), CallId(u"call_lucia"_s));
    offer(u"call_unknown"_s, {who(u"user_dana"_s, u"Dana Whitfield"_s)});
    offer(u"call_lucia"_s, {who(u"user_marisol"_s, u"Marisol Vega"_s)});
    m_scene->store.ticked();
    m_page->activated();
    QCOMPARE(m_page->items()[0]->callId(), CallId(u"call_ruth"_s)); // an emergency is never behind anything
    QCOMPARE(m_page->items()[1]->callId(), CallId(u"call_unknown"_s));
    QSignalSpy accepted(m_page.get(), &QueuePage::acceptRequested);
    m_scene->takeOver(u"call_ruth"_s, u"Marisol Vega"_s, 0);
    m_page->acceptMostUrgent();
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted[0][1].value<CallId>(), CallId(u"call_unknown"_s));
}

void tst_QueuePage::saysWhoseTurnItIs()
{
    const auto offerOf = [this](const QString &call) { return offerText(*m_scene->store.call(CallId(call))->escalation, m_desk->me(), m_scene->clock.now()); };
    offer(u"call_lucia"_s, {who(u"user_marisol"_s, u"Marisol Vega"_s)});
    QCOMPARE(offerOf(u"call_lucia"_s), u"Offered to Marisol Vega, 12 s left (step 1 of 3)"_s);
    offer(u"call_lucia"_s, {who(u"user_marisol"_s, u"Marisol Vega"_s), who(u"user_dana"_s, u"Dana Whitfield"_s)});
    QCOMPARE(offerOf(u"call_lucia"_s), u"Offered to you and Marisol Vega, 12 s left (step 1 of 3)"_s);
    const auto item = std::ranges::find(m_page->items(), CallId(u"call_lucia"_s), &Ui::QueueItem::callId);
    QCOMPARE((*item)->offer(), offerOf(u"call_lucia"_s));
    offer(u"call_lucia"_s, {}, 7);
    QCOMPARE(offerOf(u"call_lucia"_s), u"Nobody is available, 7 s left (step 1 of 3)"_s);
}

void tst_QueuePage::showsWhoCanTakeACall()
{
    QVERIFY(find<QLabel>("availableLabel")->text().isEmpty());
    fillDesk();
    QTRY_COMPARE(find<QLabel>("availableLabel")->text(), u"2 of 5 available"_s);
    QStringList names;
    for (const QWidget *row : find<QWidget>("peoplePanel")->findChildren<QWidget *>()) {
        if (row->accessibleName().contains(u": "_s))
            names << row->accessibleName();
    }
    QCOMPARE(names, QStringList({u"Dana Whitfield (you): Available"_s, u"Marisol Vega: Available"_s, u"Jonas Weber: On a call, 2:05"_s, u"Priya Nair: Wrap-up, 0:40"_s,
                                 u"Tom Okafor: Away, 10:05"_s}));
}

void tst_QueuePage::supervisorClosesAWrapupWithAReason()
{
    fillDesk();
    m_page->show();
    auto *panel = find<QWidget>("openWrapupsPanel");
    QVERIFY(panel->isVisible());
    QSignalSpy closed(m_page.get(), &QueuePage::closeWrapupRequested);
    find<Button>("closeWrapupButton")->click();
    auto *reason = find<Field>("closeReasonField");
    QVERIFY(reason->isVisible());
    QVERIFY(!find<Button>("confirmCloseButton")->isEnabled());
    QTest::keyClick(reason, Qt::Key_Return); // a reason is needed
    QCOMPARE(closed.size(), 0);
    QTest::keyClicks(reason, u"Gone home"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(closed.size(), 1);
    QCOMPARE(closed[0][0].value<WrapupId>(), WrapupId(u"wrap_1"_s));
    QCOMPARE(closed[0][1].toString(), u"Gone home"_s);
}

void tst_QueuePage::agentSeesNoWrapupsOfOthers()
{
    m_desk->setMe(UserId(u"user_dana"_s), u"agent"_s);
    fillDesk();
    m_page->show();
    QVERIFY(!find<QWidget>("openWrapupsPanel")->isVisible());
}

void tst_QueuePage::notesATryAndMarksItDone()
{
    fillDesk();
    m_page->show();
    m_page->showCallbacks();
    QSignalSpy tried(m_page.get(), &QueuePage::attemptCallbackRequested), done(m_page.get(), &QueuePage::finishCallbackRequested);
    const auto actions = find<Button>("triedButton")->menu()->actions();
    QCOMPARE(actions.size(), 5);
    actions[1]->trigger();
    auto *note = find<CallbacksView>("callbacksView")->findChild<Field *>(u"inlineAskField"_s);
    QVERIFY(note && note->isVisible());
    QCOMPARE(tried.size(), 0);
    QTest::keyClicks(note, u"try after five"_s);
    QTest::keyClick(note, Qt::Key_Return);
    QVERIFY(!note->isVisible());
    QCOMPARE(tried.size(), 1);
    QCOMPARE(tried[0][2].toString(), u"try after five"_s);
    QCOMPARE(tried[0][0].value<CallbackId>(), CallbackId(u"cb_1"_s));
    QCOMPARE(tried[0][1].toString(), u"no_answer"_s);
    find<Button>("callbackDoneButton")->click();
    QVERIFY(note->isVisible());
    QTest::keyClick(note, Qt::Key_Escape); // not by one slip
    QCOMPARE(done.size(), 0);
    find<Button>("callbackDoneButton")->click();
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(done.size(), 1);
    QCOMPARE(done[0][0].value<CallbackId>(), CallbackId(u"cb_1"_s));
    find<Button>("callbackDoneButton")->click(); // and somebody else is faster
    QVERIFY(note->isVisible());
    Callback over = m_desk->openCallbacks().front();
    over.doneAt = m_scene->clock.now();
    over.doneBy = u"Dana Whitfield"_s;
    m_desk->applyCallback(over);
    QCOMPARE(find<CallbacksView>("callbacksView")->openCount(), 1);
    QVERIFY(!note->isVisible());
}

// While the pointer is over the list nothing moves; an emergency must not lie behind the scroll bar for as long.
void tst_QueuePage::emergencyGoesUpUnderARestingPointer()
{
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activated();
    QTRY_VERIFY(m_page->items().size() > 1);
    QueueItem *pointed = m_page->items()[1];
    QTest::mouseMove(pointed, QPoint(200, 20));
    QTRY_VERIFY(pointed->underMouse());
    m_scene->start({u"call_new"_s, u"org_marlow"_s, u"Ida"_s, u"phone"_s, {}, 10, Phase::Intake, Speaker::Caller, u"Help"_s, false});
    m_scene->takeOver(u"call_ruth"_s, u"Marisol Vega"_s, 0);
    m_scene->escalate(u"call_new"_s, Urgency::Emergency, u"chest pain"_s, u"chest pain"_s, 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->items().front()->callId(), CallId(u"call_new"_s), 15'000);
}

void tst_QueuePage::worksWithoutAMouse()
{
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->activated();
    QTRY_VERIFY(m_page->items()[0]->acceptButton()->hasFocus());
    QSignalSpy opened(m_page.get(), &QueuePage::openCallRequested);
    for (QWidget *next : std::initializer_list<QWidget *>{m_page->items()[0]->declineButton(), m_page->items()[1], m_page->items()[1]->acceptButton(),
                                                          m_page->items()[1]->declineButton(), m_page->items()[2]}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), next);
    }
    QTest::keyClick(m_page->items()[2], Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<CallId>(), m_page->items()[2]->callId());
}

void tst_QueuePage::oneCallAtATime()
{
    m_page->show();
    QueueItem *item = m_page->items()[0];
    QVERIFY(item->acceptButton()->isEnabled());
    m_scene->store.setCallInHand(CallId(u"call_katrin"_s));
    QVERIFY(!item->acceptButton()->isEnabled());
    QVERIFY2(item->acceptButton()->toolTip().startsWith(u"You are on the line with"_s), qPrintable(item->acceptButton()->toolTip()));
    QVERIFY(item->declineButton()->isEnabled());
    m_scene->store.setCallInHand({});
    QVERIFY(item->acceptButton()->isEnabled());
    QVERIFY(item->acceptButton()->toolTip().isEmpty());
}

void tst_QueuePage::keystrokesOfOthersLeaveTheFocus()
{
    fillDesk();
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    auto *close = find<Button>("closeWrapupButton");
    close->setFocus();
    QTRY_VERIFY(close->hasFocus());
    Wrapup wrapup = m_desk->openWrapups().front();
    wrapup.notes = u"one letter more"_s;
    ++wrapup.revision;
    m_desk->applyWrapup(wrapup);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(find<Button>("closeWrapupButton"), close);
    QVERIFY(close->hasFocus());
}

void tst_QueuePage::everyStateOfTheCallbacksHasItsWords()
{
    m_page->show();
    m_page->showCallbacks();
    const auto words = [this] { return find<QWidget>("callbacksEmptyState")->findChild<QLabel *>()->text(); };
    QCOMPARE(words(), u"Reading the callbacks…"_s);
    m_desk->setProblem(DeskStore::List::Callbacks, u"The server did not answer in time."_s);
    QCOMPARE(words(), u"The callbacks could not be read"_s);
    m_desk->setCallbacks({}, {});
    QCOMPARE(words(), u"Nobody to call back"_s);
}

void tst_QueuePage::tellsHowTheDayWent()
{
    m_page->show();
    QCOMPARE(find<QLabel>("todayTakenLabel")->text(), u"–"_s); // not known is not none
    m_desk->setToday({61, 58, 2, std::chrono::seconds(34)});
    QCOMPARE(find<QLabel>("todayWaitLabel")->text(), u"0:34"_s);
    QCOMPARE(find<QLabel>("todayRaisedLabel")->text(), u"61"_s);
    QCOMPARE(find<QLabel>("todayTakenLabel")->text(), u"58"_s);
    QCOMPARE(find<QLabel>("todayMissedLabel")->text(), u"2"_s);
    QVERIFY(find<QWidget>("todayPanel")->accessibleName().contains(u"61"_s));
}

void tst_QueuePage::tellsWhatComesIfNobodyAccepts()
{
    m_page->show();
    auto *next = find<QLabel>("nextStepsLabel");
    // The plan that was recorded with the escalation that is first, from where it stands.
    const QString first = m_page->items().front()->callId().text();
    const QJsonObject plan{{u"name"_s, u"Emergencies"_s},
                           {u"steps"_s, QJsonArray{QJsonObject{{u"target"_s, u"agents"_s}, {u"timer_s"_s, 15}}, QJsonObject{{u"target"_s, u"phone"_s}, {u"number"_s, u"+1 608 555 0100"_s}, {u"timer_s"_s, 30}},
                                                   QJsonObject{{u"target"_s, u"agents"_s}, {u"group"_s, u"nurses"_s}, {u"timer_s"_s, 20}}}},
                           {u"end"_s, u"wait"_s}};
    m_scene->send(first, EventType::EscalationUpdated, {{u"escalation_id"_s, u"esc_"_s + first}, {u"status"_s, u"waiting"_s}, {u"plan"_s, plan}});
    offer(first, QJsonArray{who(u"user_dana"_s, u"Dana Whitfield"_s)}, 12);
    m_page->activated();
    const QStringList lines = next->text().split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].endsWith(u"+1 608 555 0100 is called"_s), qPrintable(lines[0])); // what is under way is not said again
    QVERIFY2(lines[1].endsWith(u"the group “nurses” is asked"_s), qPrintable(lines[1]));
    QVERIFY2(lines[2].contains(u"stays here"_s), qPrintable(lines[2]));
}

void tst_QueuePage::everyControlHasAName()
{
    fillDesk();
    m_page->show();
    QStringList nameless;
    for (const bool callbacks : {false, true}) {
        if (callbacks)
            m_page->showCallbacks();
        QCoreApplication::processEvents();
        for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool interactive = button || qobject_cast<const QLineEdit *>(widget);
            const QString name = widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
            // What is asked in place gets its words together with the question.
            const bool unworded = widget->parentWidget()->inherits("Attendant::Ui::InlineAsk") && !widget->isVisible();
            if (interactive && !unworded && !widget->isHidden() && name.isEmpty())
                nameless << QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
    }
    QCOMPARE(nameless.join(u", "_s), QString());
}

void tst_QueuePage::makesPictures()
{
    fillDesk();
    offer(u"call_ruth"_s, {who(u"user_dana"_s, u"Dana Whitfield"_s), who(u"user_marisol"_s, u"Marisol Vega"_s)}, 7);
    offer(u"call_lucia"_s, {who(u"user_marisol"_s, u"Marisol Vega"_s)});
    offer(u"call_derek"_s, {who(u"user_dana"_s, u"Dana Whitfield"_s)}, 18);
    for (const bool dark : {false, true}) {
        m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        const QString theme = dark ? u"dark"_s : u"light"_s;
        for (const QSize size : {QSize(1192, 752), QSize(1744, 1032)}) {
            m_page->setNarrow(size.width() < 1300);
            m_page->resize(size);
            m_page->show();
            find<SegmentedFilter>("queueTabs")->choose(0);
            m_page->activated();
            QCoreApplication::processEvents();
            takeShot(*m_page, u"queue-desk-%1-%2"_s.arg(theme).arg(size.width()));
            m_page->showCallbacks();
            QCoreApplication::processEvents();
            takeShot(*m_page, u"callbacks-%1-%2"_s.arg(theme).arg(size.width()));
        }
    }
    m_theme->setMode(ThemeMode::Light);
}

QTEST_MAIN(tst_QueuePage)

#include "tst_queuepage.moc"
