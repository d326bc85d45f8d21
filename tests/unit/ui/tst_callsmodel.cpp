// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "ui/common/speechlayout.h"
#include "ui/live/callsmodel.h"
#include "ui/live/callsview.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

using Part = CallsDelegate::Part;

class tst_CallsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"AttendantTest"_s);
        m_theme = std::make_unique<ThemeController>();
        m_theme->setTextScale(1.0); // remembered by a run that ended early
        m_theme->applyTextScale();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void mostUrgentComesFirst();
    void rowsKeepTheirPlaceWhileHeld();
    void newCallsTakeThePlacesOfEndedOnesWhileHeld();
    void emergencyIsLiftedFromUnderARestingPointer();
    void filtersByRiskPhaseAndChannel();
    void staysAValidModelUnderChange();
    void fiveHundredCallsStaySmooth();
    void emergencyIsTwoColumnsWide();
    void holesBesideAnEmergencyAreFilled();
    void paintedButtonsCanBeClicked();
    void keyboardReachesCallAndButtons();
    void clickDoesNotLandOnAnotherCall();
    void columnsAreKeptForEveryTextSize();
    void speechIsElidedAtItsStart();
    void markedPhraseIsNeverBroken();
    void markedPhraseLongerThanTheLineIsBroken();

private:
    static QStringList order(const CallsModel &model)
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << model.idAt(row).text();
        return ids;
    }
    std::unique_ptr<ThemeController> m_theme;
};

void tst_CallsModel::mostUrgentComesFirst()
{
    Scene scene;
    scene.fill();
    CallsModel model(scene.store);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(order(model).first(6), (QStringList{u"call_ruth"_s, u"call_lucia"_s, u"call_derek"_s, u"call_unknown"_s, u"call_katrin"_s, u"call_tobias"_s}));
    QCOMPARE(model.countsByRisk(), (std::array<int, 4>{1, 3, 1, 9}));
    const QString said = model.index(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.startsWith(u"Emergency, Ruth Ellison, Lakeside Family Clinic, Intake"_s), qPrintable(said));
}

void tst_CallsModel::rowsKeepTheirPlaceWhileHeld()
{
    Scene scene(5);
    CallsModel model(scene.store);
    QAbstractItemModelTester tester(&model);
    const QStringList before = order(model);
    model.setPlacesHeld(true);
    scene.escalate(before.last(), Urgency::Emergency, u"now"_s, u"chest pain"_s, 0);
    scene.start({u"call_new"_s, u"org_a"_s, u"New"_s, u"phone"_s});
    model.flush();
    QCOMPARE(order(model), before + QStringList{u"call_new"_s});
    scene.send(before.at(1), EventType::CallEnded, {});
    model.flush();
    QCOMPARE(order(model), before + QStringList{u"call_new"_s});
    QVERIFY(model.callAt(1));
    QCOMPARE(model.callAt(1)->status, CallStatus::Completed);
    model.setPlacesHeld(false);
    QCOMPARE(order(model).first(), before.last());
    QVERIFY(!order(model).contains(before.at(1)));
    QCOMPARE(model.rowCount(), 5);
}

void tst_CallsModel::newCallsTakeThePlacesOfEndedOnesWhileHeld()
{
    Scene scene(5);
    CallsModel model(scene.store);
    QAbstractItemModelTester tester(&model);
    QSignalSpy replaced(&model, &CallsModel::replaced);
    QStringList expected = order(model);
    model.setPlacesHeld(true);
    model.setPointedRow(1);
    model.setCurrentRow(2);
    for (const int row : {1, 2, 3})
        scene.send(expected.at(row), EventType::CallEnded, {});
    model.flush();
    QCOMPARE(order(model), expected);
    // Neither under the pointer nor where the keyboard is: the third of the free places.
    scene.start({u"call_new"_s, u"org_a"_s, u"New"_s, u"phone"_s});
    model.flush();
    expected[3] = u"call_new"_s;
    QCOMPARE(order(model), expected);
    QCOMPARE(replaced.size(), 1);
    QCOMPARE(replaced.first().first().toInt(), 3);
    scene.start({u"call_next"_s, u"org_a"_s, u"Next"_s, u"phone"_s});
    model.flush();
    QCOMPARE(order(model), expected + QStringList{u"call_next"_s});
}

void tst_CallsModel::emergencyIsLiftedFromUnderARestingPointer()
{
    Scene scene(3);
    CallsModel model(scene.store);
    CallsView view(model);
    view.resize(1200, 600);
    view.show();
    const QString last = order(model).last();
    QEvent enter(QEvent::HoverEnter);
    QMouseEvent move(QEvent::MouseMove, QPointF(50, 50), view.viewport()->mapToGlobal(QPointF(50, 50)), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view.viewport(), &move);
    QVERIFY(model.placesHeld());
    scene.escalate(last, Urgency::Emergency, u"now"_s, u"chest pain"_s, 0);
    model.flush();
    QCOMPARE(order(model).last(), last);
    QTRY_COMPARE_WITH_TIMEOUT(order(model).first(), last, 10'000);
    QVERIFY(model.placesHeld());
}

void tst_CallsModel::filtersByRiskPhaseAndChannel()
{
    Scene scene;
    scene.fill();
    CallsModel model(scene.store);
    QAbstractItemModelTester tester(&model);
    model.setFilter({Risk::Look, {}, {}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.countsByRisk(), (std::array<int, 4>{1, 3, 1, 9}));
    model.setFilter({{}, {}, u"browser"_s});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.countsByRisk(), (std::array<int, 4>{0, 1, 0, 2}));
    model.setFilter({{}, Phase::Greeting, {}});
    QCOMPARE(model.rowCount(), 2);
    scene.send(u"call_312"_s, EventType::PhaseChanged, {{u"phase"_s, u"intake"_s}});
    model.flush();
    QCOMPARE(model.rowCount(), 1);
}

void tst_CallsModel::staysAValidModelUnderChange()
{
    Scene scene(40);
    CallsModel model(scene.store);
    QAbstractItemModelTester tester(&model);
    quint32 state = 7;
    const auto next = [&state](int below) {
        state = state * 1664525u + 1013904223u;
        return int((state >> 8) % quint32(below));
    };
    for (int i = 0; i < 400; ++i) {
        const QString call = u"call_plain_%1"_s.arg(next(40), 4, 10, QChar(u'0'));
        switch (next(7)) {
        case 0: scene.escalate(call, Urgency(next(4)), u"why"_s, {}, next(30)); break;
        case 1: scene.takeOver(call, u"Dana"_s, 0); break;
        case 2: scene.send(call, EventType::ModeChanged, {{u"mode"_s, u"ai"_s}}); break;
        case 3: scene.send(call, EventType::CallEnded, {}); break;
        case 4: scene.start({u"call_more_%1"_s.arg(i), u"org_a"_s, u"More"_s, u"phone"_s}); break;
        case 5: model.setPlacesHeld(next(2) == 0); break;
        default: model.flush();
        }
    }
    model.setPlacesHeld(false);
    model.flush();
    QCOMPARE(model.rowCount(), scene.store.activeCount());
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(!moreUrgent(*model.callAt(row), *model.callAt(row - 1)));
}

void tst_CallsModel::fiveHundredCallsStaySmooth()
{
    Scene scene(500);
    CallsModel model(scene.store);
    CallsView view(model);
    view.resize(1400, 900);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.grab();
    std::vector<qint64> frames;
    for (int round = 0; round < 20; ++round) {
        for (int i = 0; i < 500; ++i)
            scene.send(u"call_plain_%1"_s.arg(i, 4, 10, QChar(u'0')), EventType::SpeechPartial,
                       {{u"speaker"_s, u"user"_s}, {u"text"_s, u"Words of round %1 that go on for a little while"_s.arg(round)}});
        QElapsedTimer timer;
        timer.start();
        model.flush();
        view.viewport()->repaint();
        frames.push_back(timer.nsecsElapsed() / 1000);
    }
    std::ranges::sort(frames);
    qInfo("500 calls, every one changed: %lld us a frame (median), %lld us (worst)", frames[frames.size() / 2], frames.back());
}

void tst_CallsModel::emergencyIsTwoColumnsWide()
{
    Scene scene;
    scene.fill();
    CallsModel model(scene.store);
    CallsView view(model);
    view.resize(1218, 800);
    view.show();
    QCOMPARE(view.columns(), 3);
    const QRect first = view.visualRect(model.index(0)), second = view.visualRect(model.index(1)), third = view.visualRect(model.index(2));
    QCOMPARE(first.width(), second.width() * 2 + 12);
    QCOMPARE(second.left(), first.right() + 13);
    QCOMPARE(third.top(), first.bottom() + 13);
    QVERIFY(!view.partRect(model.index(0), Part::TakeOver).isEmpty());
    QVERIFY(view.partRect(model.index(1), Part::TakeOver).isEmpty());
    view.resize(780, 800);
    QCoreApplication::processEvents();
    QCOMPARE(view.columns(), 2);
    QCOMPARE(view.visualRect(model.index(0)).width(), view.visualRect(model.index(1)).width());
    // Narrow emergencies keep their buttons.
    QVERIFY(view.visualRect(model.index(0)).contains(view.partRect(model.index(0), Part::Listen)));
}

void tst_CallsModel::holesBesideAnEmergencyAreFilled()
{
    Scene scene(6);
    scene.escalate(u"call_plain_0000"_s, Urgency::Emergency, u"a"_s, {}, 9);
    scene.escalate(u"call_plain_0001"_s, Urgency::Emergency, u"b"_s, {}, 3);
    CallsModel model(scene.store);
    CallsView view(model);
    view.resize(1218, 800);
    view.show();
    // The third call stands beside the first emergency, in the first row.
    QCOMPARE(view.visualRect(model.index(2)).top(), view.visualRect(model.index(0)).top());
    QCOMPARE(view.visualRect(model.index(3)).top(), view.visualRect(model.index(1)).top());
    for (int a = 0; a < 6; ++a) {
        for (int b = a + 1; b < 6; ++b)
            QVERIFY(!view.visualRect(model.index(a)).intersects(view.visualRect(model.index(b))));
    }
}

void tst_CallsModel::paintedButtonsCanBeClicked()
{
    Scene scene;
    scene.fill();
    CallsModel model(scene.store);
    CallsView view(model);
    view.resize(1218, 800);
    view.show();
    QSignalSpy takes(&view, &CallsView::takeOverRequested), listens(&view, &CallsView::listenRequested), opens(&view, &CallsView::openRequested);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.partRect(model.index(0), Part::TakeOver).center());
    QCOMPARE(takes.size(), 1);
    QCOMPARE(takes[0][0].value<CallId>(), CallId(u"call_ruth"_s));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.partRect(model.index(0), Part::Listen).center());
    QCOMPARE(listens.size(), 1);
    QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(model.index(1)).center());
    QCOMPARE(opens.size(), 1);
    QCOMPARE(opens[0][0].value<CallId>(), CallId(u"call_lucia"_s));
    view.setStale(true);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.partRect(model.index(0), Part::TakeOver).center());
    QCOMPARE(takes.size(), 1);
}

void tst_CallsModel::keyboardReachesCallAndButtons()
{
    Scene scene;
    scene.fill();
    CallsModel model(scene.store);
    CallsView view(model);
    view.resize(1218, 800);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.setFocus();
    view.setCurrentIndex(model.index(0));
    QSignalSpy takes(&view, &CallsView::takeOverRequested), listens(&view, &CallsView::listenRequested), opens(&view, &CallsView::openRequested);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(opens.size(), 1);
    QTest::keyClick(&view, Qt::Key_Tab);
    QTest::keyClick(&view, Qt::Key_Space);
    QCOMPARE(takes.size(), 1);
    QTest::keyClick(&view, Qt::Key_Tab);
    QTest::keyClick(&view, Qt::Key_Space);
    QCOMPARE(listens.size(), 1);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentCall(), CallId(u"call_derek"_s));
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(view.currentCall(), CallId(u"call_ruth"_s));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentCall(), CallId(u"call_lucia"_s));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.currentIndex().row(), model.rowCount() - 1);
    QVERIFY(view.viewport()->rect().contains(view.visualRect(view.currentIndex())));
}

void tst_CallsModel::clickDoesNotLandOnAnotherCall()
{
    Scene scene(2);
    scene.escalate(u"call_plain_0000"_s, Urgency::Emergency, u"a"_s, {}, 5);
    CallsModel model(scene.store);
    CallsView view(model);
    view.resize(1218, 800);
    view.show();
    QSignalSpy takes(&view, &CallsView::takeOverRequested);
    const QPoint button = view.partRect(model.index(0), Part::TakeOver).center();
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, button);
    // A graver wait arrives and the order changes while the button is down.
    model.setPlacesHeld(false);
    scene.escalate(u"call_plain_0001"_s, Urgency::Emergency, u"b"_s, {}, 50);
    model.flush();
    QCOMPARE(model.idAt(0), CallId(u"call_plain_0001"_s));
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, button);
    QCOMPARE(takes.size(), 0);
}

// What a window of one text size leaves behind fits another one, and nothing strange is taken.
void tst_CallsModel::columnsAreKeptForEveryTextSize()
{
    Scene scene;
    CallsModel model(scene.store);
    const auto headerOf = [](CallsView &view) { return view.findChild<QHeaderView *>(); };
    QByteArray kept;
    {
        CallsView view(model);
        view.resize(1400, 700);
        view.setMode(CallsView::Mode::Table);
        headerOf(view)->resizeSection(CallsDelegate::TimeColumn, 150);
        headerOf(view)->moveSection(headerOf(view)->visualIndex(CallsDelegate::TimeColumn), 1);
        kept = view.saveColumns();
    }
    m_theme->setTextScale(2.0);
    m_theme->applyTextScale();
    {
        CallsView view(model);
        view.resize(2800, 700);
        view.setMode(CallsView::Mode::Table);
        view.restoreColumns(kept);
        QCOMPARE(headerOf(view)->sectionSize(CallsDelegate::TimeColumn), 300);
        QCOMPARE(headerOf(view)->visualIndex(CallsDelegate::TimeColumn), 1);
        m_theme->setTextScale(1.0); // it dies after that was chosen
        QCOMPARE(view.saveColumns().split(' ').at(1), kept.split(' ').at(1));
        const QByteArray before = view.saveColumns();
        for (const QByteArray &strange : {QByteArray(), QByteArray("1:2"), QByteArray("\xff\x00"), QByteArray(kept).replace(':', '-')}) {
            view.restoreColumns(strange);
            QCOMPARE(view.saveColumns(), before);
        }
    }
    m_theme->applyTextScale();
}

void tst_CallsModel::speechIsElidedAtItsStart()
{
    SpeechText text;
    text.speaker = u"Caller"_s;
    text.words = u"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"_s;
    const SpeechLayout layout(text, 240, 2);
    QVERIFY(layout.isElided());
    QCOMPARE(layout.lineCount(), 2);
    QVERIFY(layout.shownWords().startsWith(u"… "_s));
    QVERIFY(layout.shownWords().endsWith(u"seventeen"_s));
    // No word more would have fitted.
    SpeechText more = text;
    const qsizetype dropped = text.words.size() - (layout.shownWords().size() - 2);
    more.words = u"… "_s + text.words.sliced(text.words.lastIndexOf(u' ', dropped - 2) + 1);
    QVERIFY(SpeechLayout(more, 240, 9).lineCount() > 2);
    const SpeechLayout wide(text, 4000, 2);
    QVERIFY(!wide.isElided());
}

void tst_CallsModel::markedPhraseLongerThanTheLineIsBroken()
{
    SpeechText text;
    text.words = u"I need an appointment for my husband, he hasn't been feeling right since breakfast."_s;
    text.marked = {u"husband, he hasn't been feeling right since breakfast"_s};
    text.emergency = true;
    for (int width = 120; width < 400; width += 7) {
        const SpeechLayout layout(text, width, 1);
        QCOMPARE(layout.lineCount(), 1);
        QVERIFY2(layout.shownWords().endsWith(u"breakfast."_s), qPrintable(layout.shownWords()));
    }
}

void tst_CallsModel::markedPhraseIsNeverBroken()
{
    SpeechText text;
    text.words = u"he says that he has Chest  pain and more words follow here"_s;
    text.marked = {u"chest pain"_s};
    text.emergency = true;
    for (int width = 90; width < 400; width += 7) {
        const SpeechLayout layout(text, width, 20);
        QVERIFY(layout.shownWords().contains(u"Chest\u00A0pain"_s));
    }
}

} // namespace Attendant::Ui

QTEST_MAIN(Attendant::Ui::tst_CallsModel)
#include "tst_callsmodel.moc"
