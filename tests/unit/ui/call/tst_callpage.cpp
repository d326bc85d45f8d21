// SPDX-License-Identifier: GPL-3.0-or-later
#include "callscene.h"

#include "audio/packet.h"
#include "audio/recordingwav.h"
#include "audio/tone.h"
#include "support/speechlike.h"
#include "ui/call/sidepanel.h"
#include "ui/call/talkkey.h"
#include "ui/call/transcriptview.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_CallPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsTheCallAsItIsSpoken();
    void hoursAreTodaysWithTheWeekBehind();
    void readsWhatItMissed();
    void takesOverByKeyboard();
    void saysWhoHasTheCall();
    void disabledControlsSayWhy();
    void mutesAndHolds();
    void isHeardWhileTheTalkKeyIsHeld();
    void playsTheLastSecondsAgain();
    void saysWhyNothingIsPlayedAgain();
    void pausesTheRecording();
    void mutesWhileTheListsCannotBeRead();
    void takesOneCallAtATime();
    void whispersInPlace();
    void wordsThatDidNotArriveComeBack();
    void handsBackWithANote();
    void showsTheAisFirstSentenceBeforeItIsSaid();
    void changesTheAisFirstSentence();
    void keepsTheCallAfterAll();
    void theAiMayHaveBeenFaster();
    void asksBeforeItEndsACall();
    void writesUpTheCallBesideIt();
    void worksWithoutAMicrophone();
    void deviceProblemStandsAgainBehindOtherWords();
    void showsAnEndedCallReadOnly();
    void tellsOfNewMessagesWhenScrolledUp();
    void saysWhyACallCannotBeOpened();
    void makesPictures();

private:
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_scene->page->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    Button *button(const char *name) { return find<Button>(name); }
    QString heard() { return find<QLabel>("heardLabel")->text(); }
    void open()
    {
        m_scene->page->showCall(m_scene->id);
        m_scene->page->resize(1264, 840);
        m_scene->page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_scene->page.get()));
        QTRY_COMPARE(find<QLabel>("callerNameLabel")->text(), u"Ruth Ellison"_s);
    }
    void takeOver()
    {
        m_scene->answerTakeOver();
        QTest::keyClick(m_scene->page.get(), Qt::Key_F5);
        QTRY_VERIFY(m_scene->sound.newest());
        m_scene->live(51, EventType::EscalationUpdated, {{u"escalation_id"_s, u"esc_1"_s}, {u"status"_s, u"accepted"_s}, {u"by"_s, u"Dana Whitfield"_s}});
        m_scene->live(52, EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Dana Whitfield"_s}});
        QTRY_COMPARE(heard(), u"The caller hears you. The AI is silent."_s);
    }
    const QString handback = u"POST /api/v1/calls/call_ruth/handback"_s;
    void askReviewedHandback(const QString &note = {})
    {
        m_scene->http.answer(handback, 200, {{u"pending"_s, true}});
        m_scene->http.answer(handback + u"/approve"_s, 200, {});
        m_scene->http.answer(handback + u"/cancel"_s, 200, {});
        QTest::keyClick(m_scene->page.get(), Qt::Key_F8);
        QWidget *field = nullptr;
        QTRY_VERIFY((field = m_scene->page->window()->focusWidget()) && field->objectName() == u"inlineAskField");
        QTest::keyClicks(field, note);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(asked(handback));
        QTRY_VERIFY(!m_scene->line->isBusy(m_scene->id));
    }
    void propose()
    {
        m_scene->clock(57);
        m_scene->live(57, EventType::HandbackProposed,
                      {{u"text"_s, u"Hello again, I have Walter’s details."_s}, {u"by"_s, u"Dana Whitfield"_s}, {u"until"_s, toIso(m_scene->time.now() + 30s)}});
        QTRY_VERIFY(find<QAction>("approveHandbackAction")->isEnabled());
    }
    bool asked(const QString &request)
    {
        return std::ranges::any_of(m_scene->http.asked, [&](const auto &one) { return one.verb + u' ' + one.path == request; });
    }
    QJsonObject bodyOf(const QString &request)
    {
        for (const auto &one : m_scene->http.asked) {
            if (one.verb + u' ' + one.path == request)
                return one.body;
        }
        return {};
    }
    void shoot(const QString &name);

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<CallScene> m_scene;
};

void tst_CallPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"attendant-test"_s);
    m_theme = std::make_unique<ThemeController>();
    m_theme->setMode(ThemeMode::Light);
}

void tst_CallPage::init()
{
    m_scene = std::make_unique<CallScene>();
    m_scene->addEmergency();
}

void tst_CallPage::cleanup()
{
    m_scene.reset();
}

void tst_CallPage::hoursAreTodaysWithTheWeekBehind()
{
    open();
    const auto rows = m_scene->page->findChildren<FactRow *>();
    const auto found = std::ranges::find_if(rows, [](const FactRow *row) { return row->accessibleName().startsWith(u"Hours: "_s); });
    QVERIFY(found != rows.end());
    const QString value = (*found)->value();
    QVERIFY2(value == u"Today 8–17"_s || value == u"Closed today"_s, qPrintable(value));
    QVERIFY2((*found)->toolTip().startsWith(u"Mon 8–17\n"_s), qPrintable((*found)->toolTip()));
    QCOMPARE((*found)->accessibleDescription(), (*found)->toolTip());
}

void tst_CallPage::showsTheCallAsItIsSpoken()
{
    open();
    auto *view = find<TranscriptView>("transcriptView");
    const int before = view->model()->rowCount();
    m_scene->partial(52, Speaker::Caller, u"It’s 418"_s, u"item_new"_s);
    QCOMPARE(view->model()->rowCount(), before + 1);
    m_scene->partial(53, Speaker::Caller, u"It’s 418 Birch Hollow Road"_s, u"item_new"_s);
    QCOMPARE(view->model()->rowCount(), before + 1);
    QCOMPARE(view->model()->index(before, 0).data().toString(), u"It’s 418 Birch Hollow Road"_s);
    QTRY_VERIFY(view->isAtNewest());
    QCOMPARE(heard(), u"The caller waits for a person."_s);
}

void tst_CallPage::readsWhatItMissed()
{
    open();
    auto *view = find<TranscriptView>("transcriptView");
    const int before = view->model()->rowCount();
    m_scene->say(54, Speaker::Caller, u"not delivered"_s);
    m_scene->live(55, EventType::TranscriptCompleted, {{u"speaker"_s, u"user"_s}, {u"text"_s, u"delivered"_s}, {u"item_id"_s, u"z"_s}});
    QTRY_COMPARE(view->model()->rowCount(), before + 2);
    QCOMPARE(view->model()->index(before, 0).data().toString(), u"not delivered"_s);
}

void tst_CallPage::takesOverByKeyboard()
{
    open();
    QSignalSpy took(m_scene->line.get(), &CallLine::tookOver);
    takeOver();
    QCOMPARE(took.size(), 1);
    QCOMPARE(m_scene->store.callInHand(), m_scene->id);
    QCOMPARE(button("takeOverButton")->kind(), Button::Kind::Live);
    QCOMPARE(button("takeOverButton")->text(), u"You are on"_s);
    const Samples voice = sine(330, 100ms);
    m_scene->device->speak(voice);
    m_scene->device->advance(100ms);
    QTRY_COMPARE(m_scene->sound.binary.size(), 5u);
    QCOMPARE(AudioPacket::decode(m_scene->sound.binary.at(0))->source, AudioSource::Human);
}

void tst_CallPage::saysWhoHasTheCall()
{
    open();
    m_scene->http.answer(u"POST /api/v1/calls/call_ruth/takeover"_s, 409, {{u"detail"_s, u"Jonas Weber has this call."_s}});
    QTest::keyClick(m_scene->page.get(), Qt::Key_F5);
    auto *notice = find<Notice>("callNotice");
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->accessibleDescription(), u"Jonas Weber has this call."_s);
    m_scene->live(52, EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Jonas Weber"_s}});
    QTRY_COMPARE(heard(), u"The caller hears Jonas Weber. The AI is silent."_s);
    QVERIFY(!button("takeOverButton")->isEnabled());
    QCOMPARE(button("takeOverButton")->toolTip(), u"Jonas Weber has this call."_s);
}

void tst_CallPage::disabledControlsSayWhy()
{
    open();
    for (QAction *action : m_scene->page->callActions())
        QVERIFY2(action->isEnabled() || action->toolTip() != action->text(), qPrintable(action->objectName()));
    QVERIFY(!button("muteButton")->isEnabled());
    QVERIFY(!button("transferButton")->isEnabled());
    QVERIFY(button("listenButton")->isEnabled());
    takeOver();
    QTRY_VERIFY(button("muteButton")->isEnabled());
    QVERIFY(!button("listenButton")->isEnabled());
    QVERIFY(!button("sayButton")->isEnabled());
    m_scene->page->setTelephonyAvailable(true);
    QVERIFY(button("transferButton")->isEnabled());
}

void tst_CallPage::mutesAndHolds()
{
    open();
    takeOver();
    QTest::keyClick(m_scene->page.get(), Qt::Key_F6);
    QTRY_VERIFY(heard().startsWith(u"You are muted"));
    QVERIFY(m_scene->audio->isMuted());
    QTest::keyClick(m_scene->page.get(), Qt::Key_F6);
    QTRY_VERIFY(heard().startsWith(u"The caller hears you"));
    m_scene->http.answer(u"POST /api/v1/calls/call_ruth/hold"_s, 200, {});
    QTest::keyClick(m_scene->page.get(), Qt::Key_F7);
    QTRY_VERIFY(asked(u"POST /api/v1/calls/call_ruth/hold"_s));
    QVERIFY(!button("holdButton")->isChecked()); // not before it is so
    m_scene->live(60, EventType::ModeChanged, {{u"mode"_s, u"hold"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    QTRY_VERIFY(button("holdButton")->isChecked());
    QCOMPARE(button("holdButton")->text(), u"Resume"_s);
    QVERIFY(heard().startsWith(u"On hold"));
}

// F11 while on the line: what was said comes into one ear, the call stays as it is; once more, and it stops.
void tst_CallPage::playsTheLastSecondsAgain()
{
    const QString rewind = u"GET /api/v1/calls/call_ruth/rewind"_s;
    const Samples said = sine(300, 6s, -12, 8'000); // of a telephone's rate
    m_scene->http.answerRaw(rewind, 200, recordingWavHead(1, 8'000, qint64(said.size())) + toBytes(said));
    open();
    QVERIFY(!button("rewindButton")->isEnabled());
    QVERIFY(button("rewindButton")->toolTip().startsWith(u"Listen to the call first"));
    takeOver();
    QVERIFY(button("rewindButton")->isEnabled());
    QTest::keyClick(m_scene->page.get(), Qt::Key_F11);
    QVERIFY(button("rewindButton")->isChecked());
    QTRY_VERIFY(m_scene->audio->isReplaying());
    QCOMPARE(heard(), u"The caller hears you. The AI is silent. You hear the last seconds again."_s);
    m_scene->device->advance(1s);
    QVERIFY(std::abs(toneLevel(SampleView(m_scene->device->heardBeside()).last(samplesIn(500ms)), 300) + 12) < 1);
    QTest::keyClick(m_scene->page.get(), Qt::Key_F11);
    QVERIFY(!m_scene->audio->isReplaying());
    QTRY_VERIFY(!button("rewindButton")->isChecked());
    QTRY_COMPARE(heard(), u"The caller hears you. The AI is silent."_s);
    // It ends by itself, too; and with the call.
    QTest::keyClick(m_scene->page.get(), Qt::Key_F11);
    QTRY_VERIFY(m_scene->audio->isReplaying());
    m_scene->device->advance(5s);
    QVERIFY(!m_scene->audio->isReplaying());
    QTRY_VERIFY(!button("rewindButton")->isChecked());
    QTest::keyClick(m_scene->page.get(), Qt::Key_F11);
    QTRY_VERIFY(m_scene->audio->isReplaying());
    m_scene->live(80, EventType::CallEnded, {{u"status"_s, u"completed"_s}, {u"reason"_s, u"caller"_s}});
    m_scene->sound.send({{u"type"_s, u"ended"_s}});
    QTRY_VERIFY(!m_scene->audio->isReplaying());
    QTRY_VERIFY(!button("rewindButton")->isEnabled());
}

void tst_CallPage::saysWhyNothingIsPlayedAgain()
{
    const QString rewind = u"GET /api/v1/calls/call_ruth/rewind"_s;
    m_scene->http.answer(rewind, 404, {{u"detail"_s, u"The call has ended."_s}});
    open();
    takeOver();
    QTest::keyClick(m_scene->page.get(), Qt::Key_F11);
    QTRY_COMPARE(find<Notice>("callNotice")->title(), u"What was said last cannot be played."_s);
    QVERIFY(!m_scene->line->isRewinding());
    m_scene->http.answerRaw(rewind, 200, recordingWavHead(1, 8'000, 0));
    QTest::keyClick(m_scene->page.get(), Qt::Key_F11);
    QTRY_COMPARE(find<Notice>("callNotice")->title(), u"Nothing was said yet that could be played again."_s);
    QVERIFY(!m_scene->line->isRewinding());
}

void tst_CallPage::pausesTheRecording()
{
    const QString pause = u"POST /api/v1/calls/call_ruth/recording/pause"_s, resume = u"POST /api/v1/calls/call_ruth/recording/resume"_s;
    const auto state = [](const QString &text) { return QJsonObject{{u"recording"_s, QJsonObject{{u"state"_s, text}, {u"by"_s, u"Dana Whitfield"_s}}}}; };
    open();
    QVERIFY(find<QWidget>("recordingMark")->isHidden()); // this call is not recorded
    QVERIFY(button("pauseRecordingButton")->isHidden());
    QTest::keyClick(m_scene->page.get(), Qt::Key_F7, Qt::ShiftModifier);
    QVERIFY(!asked(pause));
    m_scene->live(53, EventType::CallUpdated, state(u"recording"_s));
    QTRY_VERIFY(find<QWidget>("recordingMark")->isVisible());
    QCOMPARE(find<QLabel>("recordingLabel")->text(), u"Recording"_s);
    QVERIFY(button("pauseRecordingButton")->isVisible());
    // Somebody else has the call: the server refuses, and says why.
    m_scene->http.answer(pause, 403, {{u"detail"_s, u"Only a supervisor, or whoever has the call, may pause its recording."_s}});
    QTest::keyClick(m_scene->page.get(), Qt::Key_F7, Qt::ShiftModifier);
    QTRY_COMPARE(find<Notice>("callNotice")->title(), u"The recording was not paused."_s);
    QVERIFY(std::ranges::any_of(find<Notice>("callNotice")->findChildren<QLabel *>(), [](const QLabel *label) { return label->text().contains(u"may pause its recording"); }));
    m_scene->http.answer(pause, 200, {});
    m_scene->http.answer(resume, 200, {});
    QTest::mouseClick(button("pauseRecordingButton"), Qt::LeftButton);
    QTRY_VERIFY(std::ranges::count_if(m_scene->http.asked, [&](const auto &one) { return one.verb + u' ' + one.path == pause; }) == 2);
    QCOMPARE(find<QLabel>("recordingLabel")->text(), u"Recording"_s); // not before it is so
    m_scene->live(54, EventType::CallUpdated, state(u"paused"_s));
    QTRY_COMPARE(find<QLabel>("recordingLabel")->text(), u"Recording paused"_s);
    QCOMPARE(button("pauseRecordingButton")->text(), u"Record again"_s);
    QTest::keyClick(m_scene->page.get(), Qt::Key_F7, Qt::ShiftModifier);
    QTRY_VERIFY(asked(resume));
    m_scene->live(55, EventType::CallUpdated, state(u"stopped"_s));
    QTRY_COMPARE(find<QLabel>("recordingLabel")->text(), u"Recording has stopped"_s);
    QVERIFY(button("pauseRecordingButton")->isHidden());
}

void tst_CallPage::isHeardWhileTheTalkKeyIsHeld()
{
    const TalkKey key(*m_scene->line);
    open();
    QTest::keyPress(m_scene->page.get(), TalkKey::key);
    QVERIFY(!m_scene->audio->isTalking()); // not on the line
    QTest::keyRelease(m_scene->page.get(), TalkKey::key);
    takeOver();
    m_scene->audio->setMuted(true);
    QTRY_VERIFY(heard().startsWith(u"You are muted"));
    QTest::keyPress(m_scene->page.get(), TalkKey::key);
    QTRY_VERIFY(heard().startsWith(u"The caller hears you"));
    QVERIFY(button("muteButton")->isChecked());
    QTest::keyRelease(m_scene->page.get(), TalkKey::key);
    QTRY_VERIFY(heard().startsWith(u"You are muted"));
    m_scene->device->speak(speechLike(1s, 3));
    m_scene->device->advance(1s);
    QTRY_VERIFY(heard().startsWith(u"You are speaking while muted"));
    m_scene->devices.setPushToTalk(true);
    m_scene->device->advance(4s);
    QTRY_VERIFY2(heard().contains(TalkKey::name()), qPrintable(heard()));
    m_scene->devices.setPushToTalk(false);
}

// A list that cannot be read says nothing of the call in hand: whoever is heard must be able to mute.
void tst_CallPage::mutesWhileTheListsCannotBeRead()
{
    open();
    m_scene->page->setStale(true);
    QVERIFY(!button("takeOverButton")->isEnabled());
    m_scene->page->setStale(false);
    takeOver();
    m_scene->page->setStale(true);
    QTest::keyClick(m_scene->page.get(), Qt::Key_F6);
    QTRY_VERIFY(m_scene->audio->isMuted());
    QVERIFY(button("handBackButton")->isEnabled());
    m_scene->line->stopListening();
    m_scene->live(90, EventType::CallEnded, {{u"status"_s, u"completed"_s}});
}

void tst_CallPage::takesOneCallAtATime()
{
    open();
    QSignalSpy failed(m_scene->line.get(), &CallLine::failed);
    const CallId other(u"call_other"_s);
    m_scene->answerTakeOver();
    m_scene->line->takeOver(m_scene->id);
    m_scene->line->accept(EscalationId(u"esc_2"_s), other); // before the first is answered
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<CallId>(), other);
    QTRY_COMPARE(m_scene->line->role(), CallLine::Role::Talking);
    QCOMPARE(m_scene->line->call(), m_scene->id);
    m_scene->line->takeOver(other);
    m_scene->line->listen(other);
    QCOMPARE(failed.size(), 3);
    QVERIFY2(failed[2][2].value<Error>().message.contains(u"Hand that call back first"_s), qPrintable(failed[2][2].value<Error>().message));
    QVERIFY(!m_scene->line->hindrance(other).isEmpty());
    QVERIFY(m_scene->line->hindrance(m_scene->id).isEmpty());
    QCOMPARE(m_scene->line->call(), m_scene->id);
    QVERIFY(!asked(u"POST /api/v1/escalations/esc_2/accept"_s));
    QVERIFY(!asked(u"POST /api/v1/calls/call_other/takeover"_s));
    QVERIFY(!asked(u"POST /api/v1/calls/call_other/listen"_s));
}

void tst_CallPage::wordsThatDidNotArriveComeBack()
{
    open();
    m_scene->http.answer(u"POST /api/v1/calls/call_ruth/whisper"_s, 503, {{u"detail"_s, u"The AI is not connected."_s}});
    QWidget *focused = nullptr;
    const auto field = [&] { return (focused = m_scene->page->window()->focusWidget()) && focused->objectName() == u"inlineAskField"; };
    QTest::keyClick(m_scene->page.get(), Qt::Key_F3);
    QTRY_VERIFY(field());
    QTest::keyClicks(focused, u"Ask for the address"_s);
    QTest::keyClick(m_scene->page.get(), Qt::Key_F4); // something else in between
    QTRY_VERIFY(field());
    QCOMPARE(qobject_cast<QLineEdit *>(focused)->text(), QString());
    QTest::keyClick(m_scene->page.get(), Qt::Key_F3);
    QTRY_VERIFY(field());
    QCOMPARE(qobject_cast<QLineEdit *>(focused)->text(), u"Ask for the address"_s);
    QTest::keyClick(focused, Qt::Key_Return);
    QTRY_VERIFY(find<Notice>("callNotice")->isVisible());
    QTRY_VERIFY(field());
    QCOMPARE(qobject_cast<QLineEdit *>(focused)->text(), u"Ask for the address"_s);
    m_scene->http.answer(u"POST /api/v1/calls/call_ruth/whisper"_s, 200, {});
    QTest::keyClick(focused, Qt::Key_Return);
    QTRY_COMPARE(find<Notice>("callNotice")->kind(), Notice::Kind::Info);
    QTest::keyClick(m_scene->page.get(), Qt::Key_F3);
    QTRY_VERIFY(field());
    QCOMPARE(qobject_cast<QLineEdit *>(focused)->text(), QString()); // they have arrived
}

void tst_CallPage::whispersInPlace()
{
    open();
    m_scene->http.answer(u"POST /api/v1/calls/call_ruth/whisper"_s, 200, {});
    QTest::keyClick(m_scene->page.get(), Qt::Key_F3);
    auto *field = find<QLineEdit>("inlineAskField");
    const auto fields = m_scene->page->findChildren<QLineEdit *>(u"inlineAskField"_s);
    for (QLineEdit *one : fields)
        field = one->isVisible() ? one : field;
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Return); // nothing to whisper
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, u"Ask for the address"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(asked(u"POST /api/v1/calls/call_ruth/whisper"_s));
    QCOMPARE(bodyOf(u"POST /api/v1/calls/call_ruth/whisper"_s), (QJsonObject{{u"text"_s, u"Ask for the address"_s}}));
    QVERIFY(!field->isVisible());
    QTRY_VERIFY(find<Notice>("callNotice")->isVisible());
    QTest::keyClick(m_scene->page.get(), Qt::Key_F3);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

void tst_CallPage::handsBackWithANote()
{
    open();
    takeOver();
    m_scene->http.answer(u"POST /api/v1/calls/call_ruth/handback"_s, 200, {});
    QTest::keyClick(m_scene->page.get(), Qt::Key_F8);
    QWidget *focused = nullptr;
    QTRY_VERIFY((focused = m_scene->page->window()->focusWidget()) && focused->objectName() == u"inlineAskField");
    QTest::keyClicks(focused, u"An ambulance is on its way"_s);
    QTest::keyClick(focused, Qt::Key_Return);
    QTRY_VERIFY(asked(u"POST /api/v1/calls/call_ruth/handback"_s));
    QCOMPARE(bodyOf(u"POST /api/v1/calls/call_ruth/handback"_s).value(u"note"_s).toString(), u"An ambulance is on its way"_s);
    QTRY_COMPARE(m_scene->line->role(), CallLine::Role::None);
    QVERIFY(!m_scene->device->isRunning());
    QVERIFY(m_scene->store.callInHand().isEmpty());
}

void tst_CallPage::showsTheAisFirstSentenceBeforeItIsSaid()
{
    open();
    takeOver();
    auto *bar = find<QWidget>("handbackBar");
    QVERIFY(!bar->isVisible());
    askReviewedHandback();
    QVERIFY(bar->isVisible());
    QVERIFY(bodyOf(handback).value(u"review"_s).toBool());
    QCOMPARE(m_scene->line->role(), CallLine::Role::Talking); // the person keeps the line
    QVERIFY(!find<QAction>("handBackAction")->isEnabled());
    QVERIFY(!find<QAction>("approveHandbackAction")->isEnabled());
    shoot(u"call-handback-composing-light"_s);
    propose();
    QTRY_COMPARE(find<QLabel>("handbackWordsLabel")->text(), u"“Hello again, I have Walter’s details.”"_s);
    QCOMPARE(find<QLabel>("handbackTimeLabel")->text(), u"says it in 30 s"_s);
    QCOMPARE(bar->accessibleDescription(), u"Hello again, I have Walter’s details."_s);
    shoot(u"call-handback-light"_s);
    QTest::keyClick(m_scene->page.get(), Qt::Key_F8);
    QTRY_VERIFY(asked(handback + u"/approve"_s));
    QVERIFY(bodyOf(handback + u"/approve"_s).isEmpty()); // as it was proposed
    m_scene->live(61, EventType::HandbackClosed, {{u"outcome"_s, u"approved"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    QCOMPARE(m_scene->line->role(), CallLine::Role::Talking);
    m_scene->live(61, EventType::ModeChanged, {{u"mode"_s, u"ai"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    QTRY_COMPARE(m_scene->line->role(), CallLine::Role::None);
    QVERIFY(!bar->isVisible());
    QVERIFY(!m_scene->device->isRunning());
}

void tst_CallPage::changesTheAisFirstSentence()
{
    open();
    takeOver();
    askReviewedHandback(u"He is allergic to penicillin."_s);
    propose();
    QTest::keyClick(m_scene->page.get(), Qt::Key_F8, Qt::ShiftModifier);
    QTRY_VERIFY(asked(handback + u"/cancel"_s)); // the server's seconds wait for nobody
    m_scene->live(61, EventType::HandbackClosed, {{u"outcome"_s, u"cancelled"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    auto *words = find<QPlainTextEdit>("handbackText");
    QTRY_VERIFY(words->hasFocus());
    QCOMPARE(words->toPlainText(), u"Hello again, I have Walter’s details."_s);
    words->selectAll();
    QTest::keyClick(words, Qt::Key_Delete);
    QVERIFY(!find<QAction>("approveHandbackAction")->isEnabled()); // nothing to say
    QTest::keyClicks(words, u"Hello, the ambulance is coming."_s);
    shoot(u"call-handback-edit-light"_s);
    m_scene->http.answer(handback, 503, {{u"detail"_s, u"The server is busy."_s}});
    QTest::keyClick(words, Qt::Key_F8);
    QTRY_VERIFY(find<Notice>("callNotice")->isVisible());
    QCOMPARE(words->toPlainText(), u"Hello, the ambulance is coming."_s); // nothing is lost when it fails
    QVERIFY(words->isVisible());
    m_scene->http.answer(handback, 200, {{u"pending"_s, false}});
    QTest::keyClick(words, Qt::Key_F8);
    QTRY_COMPARE(m_scene->line->role(), CallLine::Role::None);
    QCOMPARE(m_scene->http.asked.back().body, (QJsonObject{{u"say"_s, u"Hello, the ambulance is coming."_s}, {u"note"_s, u"He is allergic to penicillin."_s}}));
    QVERIFY(!find<QWidget>("handbackBar")->isVisible());
}

void tst_CallPage::keepsTheCallAfterAll()
{
    open();
    takeOver();
    askReviewedHandback();
    propose();
    QTest::keyClick(m_scene->page.get(), Qt::Key_Escape);
    QTRY_VERIFY(asked(handback + u"/cancel"_s));
    m_scene->live(61, EventType::HandbackClosed, {{u"outcome"_s, u"cancelled"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    QTRY_VERIFY(find<QAction>("handBackAction")->isEnabled());
    QVERIFY(!find<QWidget>("handbackBar")->isVisible());
    QCOMPARE(m_scene->line->role(), CallLine::Role::Talking);
    QVERIFY(m_scene->device->isRunning());
}

// Editing began as the time ran out: the AI has the call, and the page says so.
void tst_CallPage::theAiMayHaveBeenFaster()
{
    open();
    takeOver();
    askReviewedHandback();
    propose();
    m_scene->http.answer(handback + u"/cancel"_s, 409, {{u"detail"_s, u"The call is not being handed back."_s}});
    QTest::keyClick(m_scene->page.get(), Qt::Key_F8, Qt::ShiftModifier);
    m_scene->live(60, EventType::HandbackClosed, {{u"outcome"_s, u"timeout"_s}, {u"by"_s, QString()}});
    m_scene->live(60, EventType::ModeChanged, {{u"mode"_s, u"ai"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    QTRY_COMPARE(m_scene->line->role(), CallLine::Role::None);
    QVERIFY(!find<QWidget>("handbackBar")->isVisible());
    QTRY_VERIFY(find<QAction>("takeOverAction")->isEnabled());
}

void tst_CallPage::asksBeforeItEndsACall()
{
    open();
    m_scene->http.answer(u"POST /api/v1/calls/call_ruth/end"_s, 200, {});
    QTest::keyClick(m_scene->page.get(), Qt::Key_F12);
    QWidget *focused = nullptr;
    QTRY_VERIFY((focused = m_scene->page->window()->focusWidget()) && focused->objectName() == u"inlineAskConfirmButton");
    QVERIFY(!asked(u"POST /api/v1/calls/call_ruth/end"_s));
    QTest::keyClick(focused, Qt::Key_Escape);
    QVERIFY(!focused->isVisible());
    QTest::keyClick(m_scene->page.get(), Qt::Key_F12);
    QTRY_VERIFY((focused = m_scene->page->window()->focusWidget()) && focused->objectName() == u"inlineAskConfirmButton");
    QTest::keyClick(focused, Qt::Key_Return);
    QTRY_VERIFY(asked(u"POST /api/v1/calls/call_ruth/end"_s));
}

void tst_CallPage::writesUpTheCallBesideIt()
{
    open();
    takeOver();
    auto *form = find<QWidget>("wrapupForm");
    QVERIFY(!form->isVisible());
    m_scene->live(90, EventType::CallEnded, {{u"status"_s, u"completed"_s}, {u"reason"_s, u"caller hung up"_s}});
    Wrapup wrapup;
    wrapup.id = WrapupId(u"wrap_1"_s);
    wrapup.callId = m_scene->id;
    wrapup.userId = UserId(u"user_dana"_s);
    wrapup.endsAt = m_scene->time.now() + 120s;
    wrapup.revision = 1;
    m_scene->desk.applyWrapup(wrapup);
    QTRY_VERIFY(form->isVisible()); // also after the end of the call
    QVERIFY(!find<QWidget>("sidePanel")->isVisible());
    QCOMPARE(find<QLabel>("wrapupTimeLabel")->text(), u"2:00 left"_s);
    QCOMPARE(form->findChild<QLineEdit *>(u"intake_patient"_s)->text(), u"Walter Ellison"_s);

    m_scene->http.answer(u"PUT /api/v1/wrapups/wrap_1"_s, 503, {{u"detail"_s, u"The database is away."_s}});
    QTest::keyClicks(form->findChild<QPlainTextEdit *>(u"notesText"_s), u"Ambulance called"_s);
    QVERIFY(!m_scene->page->unsavedChanges().isEmpty());
    QTRY_VERIFY(asked(u"PUT /api/v1/wrapups/wrap_1"_s));
    wrapup.notes = u"Ambulance called"_s;
    wrapup.revision = 2;
    m_scene->http.answer(u"PUT /api/v1/wrapups/wrap_1"_s, 200, wrapup.toJson());
    QTRY_VERIFY_WITH_TIMEOUT(m_scene->page->unsavedChanges().isEmpty(), 15'000);
    QVERIFY(bodyOf(u"PUT /api/v1/wrapups/wrap_1"_s).value("notes"_L1).toString().startsWith(u"Ambulance"_s));

    wrapup.state = Wrapup::State::Closed;
    wrapup.closedBy = u"Priya Nair"_s;
    wrapup.closeReason = u"Shift is over"_s;
    wrapup.revision = 3;
    m_scene->desk.applyWrapup(wrapup);
    QTRY_VERIFY(!form->isVisible());
    QVERIFY(find<QWidget>("sidePanel")->isVisible());
    QCOMPARE(find<Notice>("callNotice")->title(), u"Priya Nair closed your wrap-up: Shift is over"_s);
}

void tst_CallPage::worksWithoutAMicrophone()
{
    open();
    m_scene->device->setPresent(false, true);
    m_scene->answerTakeOver();
    QTest::keyClick(m_scene->page.get(), Qt::Key_F5);
    QTRY_VERIFY(m_scene->sound.newest());
    m_scene->live(52, EventType::ModeChanged, {{u"mode"_s, u"human"_s}, {u"by"_s, u"Dana Whitfield"_s}});
    QTRY_VERIFY(heard().startsWith(u"The caller cannot hear you: no microphone."));
    QVERIFY(find<Notice>("callNotice")->isVisible());
    QCOMPARE(m_scene->line->role(), CallLine::Role::Talking);
    m_scene->device->setPresent(true, true);
    QTRY_VERIFY(heard().startsWith(u"The caller hears you."));
    QTRY_VERIFY(!find<Notice>("callNotice")->isVisible());
}

void tst_CallPage::deviceProblemStandsAgainBehindOtherWords()
{
    open();
    m_scene->device->setPresent(false, true);
    m_scene->answerTakeOver();
    QTest::keyClick(m_scene->page.get(), Qt::Key_F5);
    auto *notice = find<Notice>("callNotice");
    const QString problem = u"The caller cannot hear you. You read along here, and can hand back to the AI with a note."_s;
    QTRY_COMPARE(notice->title(), problem);
    const Error error{Error::Code::Unavailable, u"Nothing."_s, {}, {}};
    Q_EMIT m_scene->line->failed(m_scene->id, u"It was not said."_s, error);
    QCOMPARE(notice->title(), u"It was not said."_s);
    Q_EMIT m_scene->line->changed();
    const auto buttons = notice->findChildren<Button *>();
    const auto close = std::ranges::find_if(buttons, [](const Button *one) { return one->isVisible() && one->text() == u"Close"; });
    QVERIFY(close != buttons.end());
    QTest::mouseClick(*close, Qt::LeftButton);
    QTRY_COMPARE(notice->title(), problem);
    QVERIFY(notice->isVisible());
    // What went wrong with the line stays, although there is no device to tell of any more.
    QTRY_VERIFY(m_scene->sound.newest());
    m_scene->sound.newest()->abort();
    QTRY_COMPARE(m_scene->line->role(), CallLine::Role::None);
    QTRY_COMPARE(notice->title(), u"The sound of this call was lost."_s);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->title(), u"The sound of this call was lost."_s);
}

void tst_CallPage::showsAnEndedCallReadOnly()
{
    m_scene->add(100, EventType::CallEnded, {{u"status"_s, u"completed"_s}});
    open();
    QTRY_COMPARE(heard(), u"The call has ended."_s);
    for (QAction *action : m_scene->page->callActions()) {
        QVERIFY2(!action->isEnabled(), qPrintable(action->objectName()));
        QCOMPARE(action->toolTip(), u"The call has ended."_s);
    }
    QCOMPARE(find<QLabel>("durationLabel")->text(), u"01:40"_s);
}

void tst_CallPage::tellsOfNewMessagesWhenScrolledUp()
{
    for (int i = 0; i < 30; ++i)
        m_scene->say(52 + i, i % 2 ? Speaker::Ai : Speaker::Caller, u"Sentence number %1 of a long conversation."_s.arg(i));
    open();
    auto *view = find<TranscriptView>("transcriptView");
    auto *jump = button("newMessagesButton");
    QTRY_VERIFY(view->verticalScrollBar()->maximum() > 0 && view->isAtNewest());
    view->verticalScrollBar()->setValue(0);
    m_scene->live(90, EventType::TranscriptCompleted, {{u"speaker"_s, u"user"_s}, {u"text"_s, u"new"_s}, {u"item_id"_s, u"n"_s}});
    QTRY_VERIFY(jump->isVisible());
    QCOMPARE(view->verticalScrollBar()->value(), 0); // nothing jumps under the reader
    QTest::mouseClick(jump, Qt::LeftButton);
    QTRY_VERIFY(view->isAtNewest());
    QVERIFY(!jump->isVisible());
}

void tst_CallPage::saysWhyACallCannotBeOpened()
{
    m_scene->http.answer(u"GET /api/v1/calls/call_gone/events"_s, 404, {{u"detail"_s, u"No call has the id 'call_gone'."_s}});
    m_scene->page->showCall(CallId(u"call_gone"_s));
    m_scene->page->show();
    auto *empty = find<EmptyState>("callEmptyState");
    const auto says = [&] {
        const auto labels = empty->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) { return label->text() == u"No call has the id 'call_gone'."; });
    };
    QTRY_VERIFY(empty->isVisible() && says());
}

void tst_CallPage::shoot(const QString &name)
{
    const QString folder = qEnvironmentVariable("ATTENDANT_SHOTS");
    if (folder.isEmpty())
        return; // pictures are made on demand
    QTest::qWait(150); // for the picture alone: layouts and painting
    QVERIFY(m_scene->page->grab().save(QDir(folder).filePath(name + u".png"_s)));
}

void tst_CallPage::makesPictures()
{
    if (qEnvironmentVariableIsEmpty("ATTENDANT_SHOTS"))
        return; // pictures are made on demand; there is nothing to check
    m_scene->http.answer(u"GET /api/v1/calls"_s, 200, {{u"calls"_s, QJsonArray()}});
    open();
    takeOver();
    m_scene->live(54, EventType::TranscriptCompleted, {{u"speaker"_s, u"human"_s}, {u"text"_s, u"Ruth, this is Dana, I’m a person at the clinic. I’m staying with you. Is Walter awake?"_s}, {u"item_id"_s, u"x1"_s}});
    m_scene->live(62, EventType::TranscriptCompleted, {{u"speaker"_s, u"user"_s}, {u"text"_s, u"Oh thank God. Yes, he’s awake, he’s sitting on the kitchen floor."_s}, {u"item_id"_s, u"x2"_s}});
    m_scene->live(69, EventType::TranscriptCompleted, {{u"speaker"_s, u"human"_s}, {u"text"_s, u"Good. I’m getting an ambulance to you now. Tell me your address, slowly."_s}, {u"item_id"_s, u"x3"_s}});
    m_scene->partial(77, Speaker::Caller, u"It’s 418 Birch Hollow Road, the blue house, right after the"_s, u"x4"_s);
    m_scene->live(80, EventType::IntakeUpdated, {{u"structured_data"_s, QJsonObject{{u"address"_s, u"418 Birch Hollow Road"_s}}}});
    m_scene->clock(84);
    m_scene->device->speak(sine(330, 2s, -22));
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_theme->setMode(mode);
        const QString suffix = mode == ThemeMode::Light ? u"light"_s : u"dark"_s;
        for (const auto &[size, narrow, name] : {std::tuple(QSize(1191, 751), true, u"1280"_s), std::tuple(QSize(1263, 851), false, u"1440"_s), std::tuple(QSize(1743, 1031), false, u"1920"_s)}) {
            m_scene->page->resize(size);
            m_scene->page->setNarrow(narrow);
            Q_EMIT m_scene->store.ticked();
            Q_EMIT m_scene->audio->levelsChanged(0.1, 0.2, 0.02, 0.1);
            shoot(u"call-%1-%2"_s.arg(name, suffix));
        }
        m_scene->page->resize(1263, 851);
        QTest::keyClick(m_scene->page.get(), Qt::Key_F12);
        shoot(u"call-end-"_s + suffix);
        QTest::keyClick(m_scene->page.get(), Qt::Key_F3);
        shoot(u"call-whisper-"_s + suffix);
        QTest::keyClick(m_scene->page->window()->focusWidget(), Qt::Key_Escape);
        QTest::keyClick(m_scene->page.get(), Qt::Key_F6);
        shoot(u"call-muted-"_s + suffix);
        QTest::keyClick(m_scene->page.get(), Qt::Key_F6);
    }
    m_theme->setMode(ThemeMode::Light);
    m_scene->live(100, EventType::CallEnded, {{u"status"_s, u"completed"_s}});
    Wrapup wrapup;
    wrapup.id = WrapupId(u"wrap_1"_s);
    wrapup.callId = m_scene->id;
    wrapup.userId = UserId(u"user_dana"_s);
    wrapup.endsAt = m_scene->time.now() + 80s;
    m_scene->desk.applyWrapup(wrapup);
    QTRY_VERIFY(find<QWidget>("wrapupForm")->isVisible());
    shoot(u"call-wrapup-light"_s);
}

QTEST_MAIN(tst_CallPage)
#include "tst_callpage.moc"
