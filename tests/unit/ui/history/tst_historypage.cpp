// SPDX-License-Identifier: GPL-3.0-or-later
#include "../fakeserver.h"
#include "support/manualclock.h"
#include "ui/common/label.h"
#include "ui/common/theme.h"
#include "ui/history/callexport.h"
#include "ui/history/conversationview.h"
#include "ui/history/historydetail.h"
#include "ui/history/historymodel.h"
#include "ui/history/historypage.h"
#include "ui/history/markedtext.h"
#include "ui/history/recordingbar.h"
#include "ui/history/waveformview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Attendant;
using namespace Attendant::Ui;
using namespace std::chrono_literals;

namespace {

Call foundCall(int number, const QString &caller, const QString &line, Time startedAt)
{
    Call call;
    call.id = CallId(u"call_%1"_s.arg(number));
    call.orgId = OrgId(u"org_demo_001"_s);
    call.caller = caller;
    call.channel = u"phone"_s;
    call.startedAt = startedAt;
    call.endedAt = startedAt + 258s;
    call.status = CallStatus::Completed;
    call.lastLine = line;
    call.lastSpeaker = Speaker::Caller;
    call.promptVersion = u"p-7c1f0a92b3de"_s;
    return call;
}

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

/// The page against a server of canned answers, driven by the keyboard and the mouse.
class tst_HistoryPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void takesQuotesOffTheWords();
    void cutsTheExcerptAroundTheHit();
    void exportsAsTextJsonAndCsv();
    void readsTheNewestCalls();
    void turnsFiltersIntoTheQuery();
    void anotherPageSearchesForTheSame();
    void readsTheNextPageWhenScrolledDown();
    void showsAndOpensACall();
    void showsAndMovesInARecording();
    void hidesTheBarWithoutARecording();
    void saysWhenNothingWasFound();
    void saysWhenTheServerIsAway();
    void dropsAnswersToEarlierSearches();
    void takesPictures();

private:
    template<typename T>
    T *find(const QString &name) { return m_page->findChild<T *>(name); }
    void openPage();
    void pick(const QString &button, const QString &entry);
    [[nodiscard]] QString asked(const QString &key) const;

    static constexpr auto path = "/api/v1/calls"_L1;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<ConsoleStore> m_store;
    std::unique_ptr<HistoryPage> m_page;
};

void tst_HistoryPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"attendant-test"_s);
    m_theme = std::make_unique<ThemeController>();
    m_theme->setMode(ThemeMode::Light);
}

void tst_HistoryPage::init()
{
    m_clock = std::make_unique<ManualClock>(timeFromIso(u"2026-10-31T16:38:00Z"_s).value());
    m_server = std::make_unique<FakeServer>();
    // 60 calls in pages of `limit`; the cursor is the number of the next one.
    m_server->on("GET", path, [this](const FakeServer::Asked &request) -> FakeServer::Answer {
        const int from = request.query.queryItemValue(u"after"_s).toInt(), limit = request.query.queryItemValue(u"limit"_s).toInt();
        const QStringList callers{u"Nora Whitlock"_s, u"Carl Benning"_s, u"Imogen Park"_s, QString(), u"Luis Herrera"_s, u"Beth Sorensen"_s, u"Greg Tolliver"_s};
        const QStringList texts{u"Anyway, the water heater is leaking onto the basement floor, not a lot but it does not stop. Can I talk to a person?"_s,
                                u"My landlord has not fixed the water heater since August, so I kept back part of the rent."_s,
                                u"Is a water heater from 2009 still worth repairing, or do you tell people to replace it?"_s,
                                u"It bangs every time someone takes a shower, and now the water heater smells of gas."_s,
                                u"I asked about the water heater last week and nobody has called me back."_s,
                                u"She burnt her hand on the water heater, it is red but there are no blisters."_s,
                                u"It’s about a water heater. Hello? Can you hear me?"_s};
        QJsonArray calls;
        for (int i = from; i < std::min(60, from + limit); ++i) {
            Call call = foundCall(i, callers[i % 7], texts[i % 7], m_clock->now() - std::chrono::hours(20 * (i + 1)));
            if (i % 7 == 6)
                call.status = CallStatus::Failed;
            if (i % 7 == 0 || i % 7 == 3 || i % 7 == 5) {
                Escalation escalation;
                escalation.id = EscalationId(u"esc"_s);
                escalation.status = EscalationStatus::Resolved;
                escalation.handledBy = i % 7 == 5 ? QString() : u"Dana Whitfield"_s;
                call.escalated = true;
                call.escalation = escalation;
            }
            calls.append(call.toJson());
        }
        QJsonObject answer{{u"calls"_s, calls}};
        if (from + limit < 60)
            answer.insert(u"next"_s, QString::number(from + limit));
        return {200, answer};
    });
    const Time start = timeFromIso(u"2026-10-30T16:04:00Z"_s).value();
    QJsonArray events;
    auto event = [&, seq = 0](EventType type, std::chrono::seconds after, const QJsonObject &data) mutable {
        ++seq;
        events.append(CallEvent{seq, CallId(u"call_0"_s), OrgId(u"org_demo_001"_s), seq, type, start + after, data}.toJson());
    };
    const auto said = [&](const QString &speaker, std::chrono::seconds after, const QString &text) {
        event(EventType::TranscriptCompleted, after, {{u"id"_s, u"tr_%1"_s.arg(events.size())}, {u"speaker"_s, speaker}, {u"text"_s, text}, {u"item_id"_s, QString()}});
    };
    event(EventType::CallStarted, 0s, {{u"caller"_s, u"Nora Whitlock"_s}, {u"channel"_s, u"phone"_s}, {u"prompt_version"_s, u"p-7c1f0a92b3de"_s}});
    said(u"agent"_s, 41s, u"I have the address. When did you first notice the water?"_s);
    said(u"user"_s, 48s, u"This morning when I went down to do the laundry."_s);
    said(u"agent"_s, 62s, u"Is the water to the heater shut off at the moment?"_s);
    said(u"user"_s, 69s, u"I don’t know where that is. There is a red handle and a blue one."_s);
    event(EventType::IntakeUpdated, 70s, {{u"structured_data"_s, QJsonObject{{u"reason"_s, u"Water heater leaks"_s}, {u"patient"_s, u"Nora Whitlock"_s}, {u"address"_s, u"77 Tenney Lane"_s}}},
                                          {u"urgency_level"_s, u"medium"_s}, {u"completed"_s, false}});
    said(u"user"_s, 87s, u"Anyway, the water heater is leaking onto the basement floor, not a lot but it does not stop. Can I talk to a person?"_s);
    event(EventType::EscalationRaised, 88s, {{u"escalation_id"_s, u"esc_1"_s}, {u"urgency"_s, u"medium"_s}, {u"trigger"_s, u"caller_wish"_s},
                                             {u"reason"_s, u"Asked for a person"_s}, {u"phrase"_s, u"talk to a person"_s}, {u"rule"_s, u"en.human"_s}});
    said(u"agent"_s, 101s, u"Of course. I’m calling someone for you. Please keep away from the wet floor if there are cables."_s);
    event(EventType::EscalationUpdated, 109s, {{u"escalation_id"_s, u"esc_1"_s}, {u"status"_s, u"accepted"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    event(EventType::ModeChanged, 109s, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    said(u"human"_s, 111s, u"Hi Nora, Dana here. Turn the blue handle to the right until it stops. I’ll wait."_s);
    said(u"user"_s, 134s, u"It’s off. It’s only dripping now. Thank you."_s);
    event(EventType::EscalationUpdated, 250s, {{u"escalation_id"_s, u"esc_1"_s}, {u"status"_s, u"resolved"_s}, {u"by"_s, u"Dana Whitfield"_s},
                                               {u"outcome"_s, u"solved"_s}, {u"notes"_s, u"Talked her through the shut-off valve. Priya to call after the visit."_s}});
    event(EventType::CallUpdated, 257s, {{u"recording"_s, QJsonObject{{u"state"_s, u"finished"_s}}}});
    event(EventType::CallEnded, 258s, {{u"status"_s, u"completed"_s}, {u"reason"_s, u"Caller hung up"_s}});
    m_server->on("GET", u"/api/v1/calls/call_0/events"_s, QJsonObject{{u"events"_s, events}});
    const auto wave = [](double from, double to, double step) {
        QJsonArray peaks;
        for (int i = 0; i < 1'000; ++i)
            peaks.append(i >= from * 1'000 && i < to * 1'000 && i % 60 < 60 * step ? 40 + (i * 37) % 160 : 0);
        return peaks;
    };
    m_server->on("GET", u"/api/v1/calls/call_0/recording/waveform"_s,
                 QJsonObject{{u"call_id"_s, u"call_0"_s}, {u"started_at"_s, toIso(start)}, {u"duration_ms"_s, 258'000}, {u"rate"_s, 24'000}, {u"complete"_s, true},
                             {u"channels"_s, QJsonObject{{u"caller"_s, wave(0.1, 1, 0.5)}, {u"ai"_s, wave(0, 0.42, 0.8)}, {u"human"_s, wave(0.42, 0.9, 0.7)}}}});
    m_api = std::make_unique<ApiClient>(m_server->url());
    m_store = std::make_unique<ConsoleStore>(*m_clock);
    Organization law = Organization::demo();
    law.id = OrgId(u"org_hargrove"_s);
    law.name = u"Hargrove Law Group"_s;
    m_store->setOrganizations({law, Organization::demo()});
}

void tst_HistoryPage::cleanup()
{
    m_page.reset();
    m_store.reset();
    m_api.reset();
    m_server.reset();
}

void tst_HistoryPage::openPage()
{
    m_page = std::make_unique<HistoryPage>(*m_store, *m_api);
    m_page->resize(1264, 852);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->activated();
    QTRY_VERIFY(m_page->findChild<HistoryDetail *>()->isLoaded());
}

void tst_HistoryPage::pick(const QString &button, const QString &entry)
{
    const auto actions = find<QPushButton>(button)->menu()->actions();
    const auto found = std::ranges::find(actions, entry, &QAction::text);
    QVERIFY2(found != actions.end(), qPrintable(entry));
    (*found)->trigger();
}

QString tst_HistoryPage::asked(const QString &key) const
{
    return m_server->last("GET", path).query.queryItemValue(key, QUrl::FullyDecoded);
}

void tst_HistoryPage::takesQuotesOffTheWords()
{
    QCOMPARE(searchedWords(u" “water  heater” \"now\" "_s), (QStringList{u"water"_s, u"heater"_s, u"now"_s}));
    QVERIFY(searchedWords(u" \" "_s).isEmpty());
}

void tst_HistoryPage::cutsTheExcerptAroundTheHit()
{
    const QString text = u"one two three four five six seven eight nine ten eleven twelve thirteen"_s;
    QCOMPARE(excerptOf(text, {u"NINE"_s}, 30), u"… eight nine ten eleven twelve …"_s);
    QCOMPARE(excerptOf(text, {u"absent"_s}, 9), u"one two …"_s);
    QCOMPARE(excerptOf(u"short"_s, {u"short"_s}, 30), u"short"_s);
    const MarkedText marked(text, {u"two"_s}, Theme::font(), 100, 2);
    QVERIFY(marked.hasHit());
    QCOMPARE(marked.size().height(), 40);
    QVERIFY(marked.text().endsWith(u" …"_s));
    QCOMPARE(MarkedText(u"two"_s, {}, Theme::font(), 100, 2).text(), u"two"_s);
}

void tst_HistoryPage::exportsAsTextJsonAndCsv()
{
    Call call = foundCall(1, u"Nora Whitlock"_s, {}, timeFromIso(u"2026-10-30T16:04:00Z"_s).value());
    call.transcript = {{TranscriptId(u"a"_s), Speaker::Ai, u"Hello, \"Lakeside\"."_s, call.startedAt + 2s, {}, {}},
                       {TranscriptId(u"b"_s), Speaker::Caller, u"=1+1, please"_s, call.startedAt + 65s, {}, {}}};
    const QString text = QString::fromUtf8(exportCall(call, u"Lakeside"_s, ExportFormat::Text));
    QVERIFY2(text.contains(u"Caller: Nora Whitlock\n"_s) && text.contains(u"[01:05] Caller: =1+1, please\n"_s), qPrintable(text));
    const QJsonObject json = QJsonDocument::fromJson(exportCall(call, {}, ExportFormat::Json)).object();
    QCOMPARE(json.value("transcripts"_L1).toArray().size(), 2);
    QCOMPARE(exportCall(call, {}, ExportFormat::Csv),
             QByteArray("time,seconds,speaker,text\r\n2026-10-30T16:04:02.000000Z,2,agent,\"Hello, \"\"Lakeside\"\".\"\r\n"
                        "2026-10-30T16:05:05.000000Z,65,user,\"'=1+1, please\"\r\n"));
    QVERIFY(exportFileName(call, ExportFormat::Csv).endsWith(u"-nora-whitlock.csv"_s));
    call.caller = u"../../etc"_s;
    QVERIFY(!exportFileName(call, ExportFormat::Text).contains(u'/'));
}

void tst_HistoryPage::readsTheNewestCalls()
{
    openPage();
    auto *view = find<QListView>(u"historyView"_s);
    QAbstractItemModelTester tester(view->model());
    QCOMPARE(asked(u"state"_s), u"all"_s);
    QCOMPARE(asked(u"limit"_s), u"50"_s);
    QVERIFY(!asked(u"from"_s).isEmpty());
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"Nora Whitlock"_s);
    QCOMPARE(view->model()->index(3, 0).data().toString(), u"Unknown caller"_s);
    QCOMPARE(find<Label>(u"historyCountLabel"_s)->text(), u"More than 50 calls"_s);
}

void tst_HistoryPage::turnsFiltersIntoTheQuery()
{
    openPage();
    auto *field = find<QLineEdit>(u"historySearchField"_s);
    const int before = m_server->count("GET", path);
    QTest::keyClicks(field, u"\"water heater\""_s);
    QTRY_COMPARE(asked(u"q"_s), u"water heater"_s);
    QCOMPARE(m_server->count("GET", path), before + 1);
    pick(u"historyEscalatedButton"_s, u"Escalated"_s);
    QTRY_COMPARE(asked(u"escalated"_s), u"true"_s);
    pick(u"historyStateButton"_s, u"Ended"_s);
    QTRY_COMPARE(asked(u"state"_s), u"ended"_s);
    pick(u"historyOrganizationButton"_s, u"Hargrove Law Group"_s);
    QTRY_COMPARE(asked(u"org_id"_s), u"org_hargrove"_s);
    pick(u"historySpanButton"_s, u"Any time"_s);
    QTRY_COMPARE(asked(u"from"_s), QString());
    pick(u"historySpanButton"_s, u"From … to …"_s);
    auto *from = find<QLineEdit>(u"historyFromField"_s);
    QTRY_VERIFY(from->isVisible());
    from->setText(u"2026-10-01"_s);
    find<QLineEdit>(u"historyToField"_s)->setText(u"2 Oct 2026"_s);
    QTest::keyClick(find<QLineEdit>(u"historyToField"_s), Qt::Key_Return);
    const auto iso = [](const QDate &date) { return toIso(Time(std::chrono::milliseconds(date.startOfDay().toMSecsSinceEpoch()))); };
    QTRY_COMPARE(asked(u"from"_s), iso(QDate(2026, 10, 1)));
    QCOMPARE(asked(u"to"_s), iso(QDate(2026, 10, 3)));
    QCOMPARE(asked(u"q"_s), u"water heater"_s);
    // The switcher of the frame is followed.
    m_store->setOrganizationFilter(OrgId(u"org_demo_001"_s));
    QTRY_COMPARE(asked(u"org_id"_s), u"org_demo_001"_s);
}

// A change of the language builds the window anew: what was searched for is searched for again.
void tst_HistoryPage::anotherPageSearchesForTheSame()
{
    const HistoryPage unused(*m_store, *m_api);
    QVERIFY(unused.searchState().isEmpty()); // nothing was looked for yet
    openPage();
    QTest::keyClicks(find<QLineEdit>(u"historySearchField"_s), u"water heater"_s);
    pick(u"historyEscalatedButton"_s, u"Not escalated"_s);
    pick(u"historyStateButton"_s, u"Ended"_s);
    pick(u"historyOrganizationButton"_s, u"Hargrove Law Group"_s);
    pick(u"historySpanButton"_s, u"From … to …"_s);
    find<QLineEdit>(u"historyFromField"_s)->setText(u"2026-10-01"_s);
    QTest::keyClick(find<QLineEdit>(u"historyFromField"_s), Qt::Key_Return);
    QTRY_COMPARE(asked(u"org_id"_s), u"org_hargrove"_s);
    QTRY_VERIFY(!asked(u"from"_s).isEmpty());
    QTRY_COMPARE(asked(u"q"_s), u"water heater"_s);
    const QString from = asked(u"from"_s);
    const QVariantMap state = m_page->searchState();
    m_page = std::make_unique<HistoryPage>(*m_store, *m_api);
    const int before = m_server->count("GET", path);
    m_page->restoreSearch(state);
    QTRY_COMPARE(m_server->count("GET", path), before + 1);
    QCOMPARE(find<QLineEdit>(u"historySearchField"_s)->text(), u"water heater"_s);
    QCOMPARE(asked(u"q"_s), u"water heater"_s);
    QCOMPARE(asked(u"escalated"_s), u"false"_s);
    QCOMPARE(asked(u"state"_s), u"ended"_s);
    QCOMPARE(asked(u"org_id"_s), u"org_hargrove"_s);
    QCOMPARE(asked(u"from"_s), from);
    QCOMPARE(asked(u"to"_s), QString());
    QCOMPARE(find<QLineEdit>(u"historyFromField"_s)->text(), u"1 Oct 2026"_s);
}

void tst_HistoryPage::readsTheNextPageWhenScrolledDown()
{
    openPage();
    auto *view = find<QListView>(u"historyView"_s);
    QCOMPARE(view->model()->rowCount(), 50);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_End);
    QTRY_COMPARE(view->model()->rowCount(), 60);
    QCOMPARE(asked(u"after"_s), u"50"_s);
    QCOMPARE(find<Label>(u"historyCountLabel"_s)->text(), u"60 calls"_s);
}

void tst_HistoryPage::showsAndOpensACall()
{
    openPage();
    QSignalSpy opened(m_page.get(), &HistoryPage::openCallRequested);
    auto *detail = m_page->findChild<HistoryDetail *>();
    QCOMPARE(detail->shown(), CallId(u"call_0"_s));
    QCOMPARE(detail->call().transcript.size(), 8u);
    QCOMPARE(find<Label>(u"historyCallName"_s)->text(), u"Nora Whitlock"_s);
    QVERIFY(find<ConversationView>(u"conversationView"_s)->model()->rowCount() >= 8);
    auto *view = find<QListView>(u"historyView"_s);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QTest::mouseClick(find<QPushButton>(u"openCallButton"_s), Qt::LeftButton);
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.last().first().value<CallId>(), CallId(u"call_0"_s));
    // A call that cannot be read says so and can be asked for again.
    QTest::keyClick(view, Qt::Key_Down);
    QTRY_COMPARE(detail->shown(), CallId(u"call_1"_s));
    QTRY_VERIFY(detail->findChild<QPushButton *>(u"emptyActionButton"_s)->isVisible());
}

void tst_HistoryPage::showsAndMovesInARecording()
{
    openPage();
    auto *bar = find<RecordingBar>(u"recordingBar"_s);
    QTRY_VERIFY(bar->isVisible());
    auto *view = find<WaveformView>(u"waveformView"_s);
    QCOMPARE(view->length(), 258s);
    QVERIFY(colourCount(view->grab().toImage()) > 4);
    QTest::mouseClick(view, Qt::LeftButton, {}, view->rect().center());
    QVERIFY2(view->position() > 125s && view->position() < 133s, qPrintable(QString::number(view->position().count())));
    QTest::keyClick(view, Qt::Key_Home);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(view->position(), 5s);
    QTest::keyClick(view, Qt::Key_Left);
    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(view->position(), 0s);
    // A line plays from where it began, which is before it was written down, and not before the line before it.
    auto *conversation = find<ConversationView>(u"conversationView"_s);
    const QModelIndex line = conversation->model()->index(2, 0);
    conversation->scrollTo(line);
    QTest::mouseClick(conversation->viewport(), Qt::LeftButton, {}, conversation->visualRect(line).center());
    QCOMPARE(view->position(), 0s); // to mark it is not to play it
    QVERIFY(!bar->isPlaying());
    QTest::mouseDClick(conversation->viewport(), Qt::LeftButton, {}, conversation->visualRect(line).center());
    QTRY_VERIFY2(view->position() >= 48s && view->position() < 62s, qPrintable(QString::number(view->position().count())));
}

void tst_HistoryPage::hidesTheBarWithoutARecording()
{
    m_server->on("GET", u"/api/v1/calls/call_0/recording/waveform"_s, [](const FakeServer::Asked &) -> FakeServer::Answer { return {404, {{u"detail"_s, u"gone"_s}}}; });
    openPage();
    QTRY_COMPARE(m_server->count("GET", u"/api/v1/calls/call_0/recording/waveform"_s), 1);
    // What is asked behind it is answered behind it.
    const auto marker = m_api->call(CallId(u"call_0"_s));
    QTRY_VERIFY(marker.isFinished());
    QVERIFY(!find<RecordingBar>(u"recordingBar"_s)->isVisible());
    QVERIFY(!m_page->findChild<HistoryDetail *>()->findChild<RecordingBar *>()->hasSound());
}

void tst_HistoryPage::saysWhenNothingWasFound()
{
    openPage();
    m_server->on("GET", path, [](const FakeServer::Asked &request) -> FakeServer::Answer {
        const bool restricted = request.query.hasQueryItem(u"q"_s);
        const Call call = foundCall(5, u"Beth"_s, u"Hello"_s, Time{});
        return {200, {{u"calls"_s, restricted ? QJsonArray() : QJsonArray{call.toJson()}}}};
    });
    QTest::keyClicks(find<QLineEdit>(u"historySearchField"_s), u"zebra"_s);
    QTest::keyClick(find<QLineEdit>(u"historySearchField"_s), Qt::Key_Return);
    QTRY_COMPARE(find<Label>(u"historyCountLabel"_s)->text(), u"No calls"_s);
    const auto buttons = m_page->findChildren<QPushButton *>(u"emptyActionButton"_s);
    const auto shown = std::ranges::find_if(buttons, [](const QPushButton *button) { return button->isVisible(); });
    QVERIFY(shown != buttons.end());
    QTest::mouseClick(*shown, Qt::LeftButton);
    QTRY_COMPARE(find<Label>(u"historyCountLabel"_s)->text(), u"1 call"_s);
    QVERIFY(find<QLineEdit>(u"historySearchField"_s)->text().isEmpty());
}

void tst_HistoryPage::saysWhenTheServerIsAway()
{
    const auto good = QJsonObject{{u"calls"_s, QJsonArray()}};
    m_server->on("GET", path, [](const auto &) -> FakeServer::Answer { return {503, {}}; });
    m_page = std::make_unique<HistoryPage>(*m_store, *m_api);
    m_page->show();
    m_page->activated();
    const auto visible = [this]() -> QPushButton * {
        for (QPushButton *button : m_page->findChildren<QPushButton *>(u"emptyActionButton"_s)) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(visible());
    QCOMPARE(visible()->text(), u"Try again"_s);
    m_server->on("GET", path, good);
    QTest::mouseClick(visible(), Qt::LeftButton);
    QTRY_COMPARE(find<Label>(u"historyCountLabel"_s)->text(), u"No calls"_s);
}

void tst_HistoryPage::dropsAnswersToEarlierSearches()
{
    openPage();
    m_server->holdAnswers(true);
    pick(u"historyStateButton"_s, u"Ended"_s);
    pick(u"historyStateButton"_s, u"In progress"_s);
    m_server->on("GET", path, [](const FakeServer::Asked &request) -> FakeServer::Answer {
        const QString state = request.query.queryItemValue(u"state"_s);
        return {200, {{u"calls"_s, QJsonArray{foundCall(7, state, u"Hello"_s, Time{}).toJson()}}}};
    });
    QTRY_COMPARE(asked(u"state"_s), u"active"_s);
    m_server->holdAnswers(false);
    auto *view = find<QListView>(u"historyView"_s);
    QTRY_COMPARE(view->model()->rowCount(), 1);
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"active"_s);
}

void tst_HistoryPage::takesPictures()
{
    const QString folder = qEnvironmentVariable("ATTENDANT_SHOTS");
    for (const bool dark : {false, true}) {
        m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        openPage();
        QTest::keyClicks(find<QLineEdit>(u"historySearchField"_s), u"\"water heater\""_s);
        QTRY_COMPARE(asked(u"q"_s), u"water heater"_s);
        QTRY_COMPARE(m_page->findChild<HistoryModel *>()->state(), HistoryModel::State::Ready);
        for (const QSize &size : {QSize(1192, 752), QSize(1744, 1032)}) {
            m_page->setNarrow(size.width() < 1200);
            m_page->resize(size);
            QTest::qWait(0);
            const QImage image = m_page->grab().toImage();
            QCOMPARE(image.size(), size);
            QVERIFY(colourCount(image) > 50);
            if (!folder.isEmpty())
                QVERIFY(image.save(u"%1/history-%2-%3.png"_s.arg(folder, dark ? u"dark"_s : u"light"_s).arg(size.width())));
        }
        m_page.reset();
    }
    m_theme->setMode(ThemeMode::Light);
}

QTEST_MAIN(tst_HistoryPage)
#include "tst_historypage.moc"
