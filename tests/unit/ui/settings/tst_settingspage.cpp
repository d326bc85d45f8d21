// SPDX-License-Identifier: GPL-3.0-or-later
#include "../picture.h"
#include "callscene.h"

#include "audio/tone.h"
#include "support/speechlike.h"
#include "ui/audio/soundcheck.h"
#include "ui/common/button.h"
#include "ui/common/escalationtext.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/healthtext.h"
#include "ui/common/language.h"
#include "ui/common/levelmeter.h"
#include "ui/common/notice.h"
#include "ui/common/segmentedfilter.h"
#include "ui/common/switch.h"
#include "ui/policy/steptext.h"
#include "ui/settings/serversection.h"
#include "ui/settings/settingspage.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QRegularExpression>
#include <QTest>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_SettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void choosesADevice();
    void saysWhichDeviceIsMissing();
    void opensTheMicrophoneOnlyWhileSeen();
    void leavesTheMicrophoneToACall();
    void recordsAndReplays();
    void judgesWhatWasRecorded_data();
    void judgesWhatWasRecorded();
    void measuresTheRoundTrip();
    void remembersVolumeAndRing();
    void switchesWhatIsDoneToTheVoice();
    void switchesTheTheme();
    void remembersTheTextSize();
    void choosesTheLanguage();
    void everyCodeOfTheServersHealthHasItsWords();
    void triesAServerBeforeItIsUsed();
    void refusesAnAddressThatIsNone();
    void keepsTheServerWhileItIsNeeded();
    void sendsNoTokenInTheOpen();
    void makesPictures();

private:
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_page->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void choose(int section)
    {
        find<QListWidget>("settingsList")->setCurrentRow(section);
        QCoreApplication::processEvents(); // columns find their place by the width that they got
    }

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<CallScene> m_scene;
    SteppedAudioDevice *m_microphone = nullptr;
    std::unique_ptr<SettingsPage> m_page;
};

void tst_SettingsPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"attendant-test"_s);
    QCoreApplication::setApplicationName(u"settings"_s);
    m_theme = std::make_unique<ThemeController>();
    m_theme->setMode(ThemeMode::Light);
}

void tst_SettingsPage::init()
{
    QSettings().clear();
    m_scene = std::make_unique<CallScene>();
    auto device = std::make_unique<SteppedAudioDevice>();
    m_microphone = device.get();
    m_page = std::make_unique<SettingsPage>(m_scene->store, m_scene->api, *m_theme, m_scene->devices, *m_scene->line, std::move(device));
    m_page->resize(1264, 840);
    m_page->show();
    m_page->activated();
    QCoreApplication::processEvents(); // as in choose()
}

void tst_SettingsPage::cleanup()
{
    m_page.reset();
    m_scene.reset();
}

void tst_SettingsPage::choosesADevice()
{
    auto *box = find<QComboBox>("inputChoice");
    QCOMPARE(box->count(), 3); // the standard one, and the two
    box->setCurrentIndex(box->findData(QByteArray("built-in")));
    QCOMPARE(m_scene->devices.chosen(AudioDevices::Use::Input), "built-in");
    QCOMPARE(m_microphone->choice().input, "built-in");
    QCOMPARE(m_scene->device->choice().input, "built-in"); // the call's device as well
    QCOMPARE(QSettings().value("audio/input").toByteArray(), "built-in");
}

void tst_SettingsPage::saysWhichDeviceIsMissing()
{
    auto *notice = find<Notice>("audioNotice");
    QVERIFY(!notice->isVisible());
    m_scene->devices.choose(AudioDevices::Use::Input, "jabra-in");
    m_scene->devices.setDevicesForTest({{"built-in", u"Built-in microphone"_s, true}}, {{"speakers", u"Built-in speakers"_s, true}});
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->title().startsWith(u"Jabra Evolve2 65 was unplugged"), qPrintable(notice->title()));
    QCOMPARE(m_microphone->choice().input, "built-in");
    QCOMPARE(m_scene->store.health(ConsoleStore::Part::Audio).state, ConsoleStore::Health::State::Degraded);
    // It comes back by itself.
    m_scene->devices.setDevicesForTest({{"built-in", u"Built-in microphone"_s, true}, {"jabra-in", u"Jabra Evolve2 65"_s, false}},
                                       {{"speakers", u"Built-in speakers"_s, true}});
    QVERIFY(!notice->isVisible());
    QCOMPARE(m_microphone->choice().input, "jabra-in");
    m_scene->devices.setDevicesForTest({}, {});
    QVERIFY(notice->isVisible());
    QVERIFY(!find<Button>("recordButton")->isEnabled());
}

void tst_SettingsPage::opensTheMicrophoneOnlyWhileSeen()
{
    QVERIFY(m_microphone->isCapturing());
    choose(1);
    QVERIFY(!m_microphone->isRunning());
    choose(0);
    QVERIFY(m_microphone->isCapturing());
    m_page->deactivated();
    QVERIFY(!m_microphone->isRunning());
}

void tst_SettingsPage::leavesTheMicrophoneToACall()
{
    m_scene->answerTakeOver();
    m_scene->line->takeOver(m_scene->id);
    QTRY_COMPARE(m_scene->line->role(), CallLine::Role::Talking);
    QVERIFY(!m_microphone->isRunning());
    QVERIFY(!find<Button>("recordButton")->isEnabled());
    QCOMPARE(find<Button>("recordButton")->toolTip(), u"Not while you are on a call."_s);
}

void tst_SettingsPage::recordsAndReplays()
{
    auto *record = find<Button>("recordButton"), *replay = find<Button>("replayButton");
    QVERIFY(!replay->isEnabled());
    const Samples voice = sine(330, 3s, -12);
    m_microphone->speak(voice);
    QTest::mouseClick(record, Qt::LeftButton);
    QVERIFY(!record->isEnabled());
    m_microphone->advance(3s);
    QVERIFY(record->isEnabled());
    QVERIFY(replay->isEnabled());
    QVERIFY(std::ranges::all_of(m_microphone->heard(), [](int16_t sample) { return sample == 0; })); // never the live microphone
    const size_t from = m_microphone->heard().size();
    QTest::mouseClick(replay, Qt::LeftButton);
    m_microphone->advance(3s);
    QCOMPARE(Samples(m_microphone->heard().begin() + qsizetype(from), m_microphone->heard().end()), voice);
    QVERIFY(replay->isEnabled());
    QVERIFY(find<QLabel>("selfTestLabel")->text().contains(u"good level"));
}

void tst_SettingsPage::judgesWhatWasRecorded_data()
{
    QTest::addColumn<Samples>("voice");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("words");
    using enum SoundCheck::Verdict;
    QTest::newRow("a voice") << speechLike(3s, 4, 120, -22) << int(Ok) << u"Passed"_s;
    QTest::newRow("a voice that is far away") << speechLike(3s, 4, 120, -48) << int(TooQuiet) << u"Too quiet"_s;
    QTest::newRow("a muted microphone") << Samples(samplesIn(3s), 0) << int(NoSound) << u"No sound"_s;
    Samples loud = sine(220, 3s, 0);
    for (int16_t &sample : loud)
        sample = int16_t(std::clamp(sample * 3, -32'768, 32'767));
    QTest::newRow("a voice that is cut off") << loud << int(Clipping) << u"Too loud"_s;
}

void tst_SettingsPage::judgesWhatWasRecorded()
{
    QFETCH(Samples, voice);
    QFETCH(int, verdict);
    QFETCH(QString, words);
    QVERIFY(find<QLabel>("lastCheckLabel")->text().startsWith(u"Not checked yet"));
    m_microphone->speak(voice);
    QTest::mouseClick(find<Button>("recordButton"), Qt::LeftButton);
    m_microphone->advance(3s);
    QVERIFY2(find<QLabel>("selfTestLabel")->text().startsWith(words), qPrintable(find<QLabel>("selfTestLabel")->text()));
    const SoundCheck last = SoundCheck::last(); // remembered, with the devices
    QCOMPARE(int(last.verdict), verdict);
    QCOMPARE(last.input, u"Jabra Evolve2 65"_s);
    QCOMPARE(last.output, u"Jabra Evolve2 65"_s);
    QCOMPARE(last.isPassedWith(u"Jabra Evolve2 65"_s, u"Jabra Evolve2 65"_s), last.verdict == SoundCheck::Verdict::Ok);
    QVERIFY(!last.isPassedWith(u"Built-in microphone"_s, u"Jabra Evolve2 65"_s));
    QVERIFY(find<QLabel>("lastCheckLabel")->text().contains(u"Microphone: Jabra Evolve2 65."_s));
    m_scene->devices.choose(AudioDevices::Use::Input, "built-in");
    QVERIFY(find<QLabel>("lastCheckLabel")->text().endsWith(u"check again."));
}

void tst_SettingsPage::measuresTheRoundTrip()
{
    m_microphone->speak(speechLike(3s, 4));
    QTest::mouseClick(find<Button>("recordButton"), Qt::LeftButton);
    m_microphone->advance(3s);
    QTest::mouseClick(find<Button>("replayButton"), Qt::LeftButton);
    m_microphone->advance(3s);
    QVERIFY(find<QLabel>("selfTestLabel")->text().contains(u"does not hear the speaker"));
    m_microphone->setEcho(120ms, 0.3);
    QTest::mouseClick(find<Button>("replayButton"), Qt::LeftButton);
    m_microphone->advance(3s);
    static const QRegularExpression trip(u"microphone: (\\d+) ms"_s);
    const auto match = trip.match(find<QLabel>("selfTestLabel")->text());
    QVERIFY2(match.hasMatch(), qPrintable(find<QLabel>("selfTestLabel")->text()));
    QVERIFY2(std::abs(match.captured(1).toInt() - 120) <= 21, qPrintable(match.captured(1)));
    auto *required = find<Switch>("checkRequiredSwitch");
    QVERIFY(!required->isChecked()); // unless chosen
    required->click();
    QVERIFY(SoundCheck::isRequired());
}

void tst_SettingsPage::remembersVolumeAndRing()
{
    find<QSlider>("inputVolume")->setValue(72);
    QCOMPARE(m_scene->devices.volume(AudioDevices::Use::Input), 0.72);
    QCOMPARE(m_microphone->choice().inputVolume, 0.72);
    AudioDevices again;
    QCOMPARE(again.volume(AudioDevices::Use::Input), 0.72);
    auto *ring = find<Switch>("ringSwitch");
    QVERIFY(ring->isChecked());
    ring->click();
    QCOMPARE(QSettings().value("notifications/ring").toBool(), false);
}

void tst_SettingsPage::switchesWhatIsDoneToTheVoice()
{
    for (const char *name : {"echoSwitch", "noiseSwitch", "gainSwitch"})
        QVERIFY2(find<Switch>(name)->isChecked(), name);
    find<Switch>("noiseSwitch")->click();
    QCOMPARE(m_scene->device->choice().stages, (VoiceStages{true, false, true})); // of the call, at once
    find<Switch>("echoSwitch")->click();
    find<Switch>("gainSwitch")->click();
    auto *talk = find<Switch>("pushToTalkSwitch");
    QVERIFY(!talk->isChecked());
    talk->click();
    QVERIFY(m_scene->device->choice().pushToTalk);
    const AudioDevices again;
    QCOMPARE(again.stages(), VoiceStages::none());
    QVERIFY(again.usesPushToTalk());
}

void tst_SettingsPage::switchesTheTheme()
{
    choose(1);
    find<SegmentedFilter>("themeChoice")->choose(int(ThemeMode::Dark));
    QVERIFY(Theme::current().dark || m_theme->mode() == ThemeMode::Dark);
    find<SegmentedFilter>("themeChoice")->choose(int(ThemeMode::Light));
    QVERIFY(!Theme::current().dark);
}

void tst_SettingsPage::remembersTheTextSize()
{
    choose(1);
    QSignalSpy rebuilt(m_theme.get(), &ThemeController::rebuildRequested);
    find<SegmentedFilter>("textSizeChoice")->choose(150);
    QCOMPARE(QSettings().value("appearance/text_scale").toDouble(), 1.5);
    // Half a window in another size would be worse than none: it is asked for anew, and until then nothing on the screen changes.
    QCOMPARE(ThemeController::textScale(), 1.0);
    QCOMPARE(m_theme->chosenTextScale(), 1.5);
    QCOMPARE(rebuilt.size(), 1);
    m_theme->applyTextScale();
    QCOMPARE(ThemeController::textScale(), 1.5);
    m_theme->setTextScale(1.0);
    m_theme->applyTextScale();
}

void tst_SettingsPage::choosesTheLanguage()
{
    choose(3);
    auto *languages = find<QComboBox>("languageChoice");
    QCOMPARE(languages->count(), 5);
    QCOMPARE(languages->itemText(2), u"Deutsch"_s);
    QSignalSpy rebuilt(m_theme.get(), &ThemeController::rebuildRequested);
    languages->setCurrentIndex(2);
    Q_EMIT languages->activated(2);
    QCOMPARE(chosenLanguage(), u"de"_s);
    QCOMPARE(resolvedLanguage(chosenLanguage()), u"de"_s);
    QCOMPARE(rebuilt.size(), 1);
    applyLanguage();
    QCOMPARE(QCoreApplication::translate("Words", "Emergency"), u"Notfall"_s);
    QCOMPARE(QCoreApplication::translate("HistoryPage", "%n calls", nullptr, 1), u"1 Anruf"_s);
    QCOMPARE(SettingsPage::tr("Settings"), u"Einstellungen"_s); // a class in its namespaces finds its texts
    QCOMPARE(QCoreApplication::translate("Attendant::Ui::Offer", "you"), u"Sie"_s); // and a context that is written out
    QCOMPARE(languageName(u"es"_s), u"Spanisch"_s);
    QCOMPARE(errorSentence(Error{Error::Code::NotFound, u"There is no such call."_s, {}, {}}), errorSentence(Error::Code::NotFound)); // no English in between
    Escalation escalation;
    escalation.trigger = u"caller_wish"_s;
    escalation.reason = u"The caller pressed 0 for a person."_s;
    QCOMPARE(escalationSentence(escalation), u"Der Anrufer bat um einen Menschen"_s);
    escalation.trigger = u"phrase"_s;
    escalation.phrase = u"Brustschmerzen"_s;
    escalation.urgency = Urgency::Emergency;
    QCOMPARE(escalationSentence(escalation), u"Notfallwort „Brustschmerzen“"_s);
    // Nor in why something on the server does not work, and in what is done to find a person.
    QCOMPARE(healthSentence({u"database"_s, u"down"_s, u"The database is locked by another program."_s, u"database.locked"_s}), u"Die Datenbank ist von einem anderen Programm gesperrt."_s);
    EscalationProgress progress;
    progress.target = u"agents"_s;
    progress.text = u"Offered to all available agents of nurses: nobody is available"_s;
    progress.whom = u"nurses"_s;
    progress.outcome = u"nobody_available"_s;
    QCOMPARE(stepText(progress), u"Allen Verfügbaren der Gruppe nurses angeboten: niemand ist verfügbar"_s);
    const Organization office = Organization::demo();
    const auto preview = PolicyPreview::of(EscalationPolicy::builtIn(office).planFor(office, Urgency::Low, {}), Urgency::Low, {});
    QVERIFY2(!preview.timeline.empty() && stepText(preview.timeline[0]).startsWith(u"Allen Verfügbaren angeboten"), qPrintable(stepText(preview.timeline[0])));
    QVERIFY2(endText(preview).startsWith(u"Der Anrufer erfährt"), qPrintable(endText(preview))); // at night
    QCOMPARE(ruleName(u"Built-in: high"_s), u"Eingebaut: hoch"_s);
    QCOMPARE(ruleName(u"Nights"_s), u"Nights"_s);
    // Qt's own words.
    QVERIFY(QKeySequence(Qt::CTRL | Qt::Key_S).toString(QKeySequence::NativeText).startsWith(u"Strg"));
    QLineEdit line;
    const std::unique_ptr<QMenu> menu(line.createStandardContextMenu());
    QStringList entries;
    for (const QAction *action : menu->actions())
        entries << action->text().section(u'\t', 0, 0).remove(u'&');
    QVERIFY2(entries.contains(u"Einfügen"_s) && entries.contains(u"Alles auswählen"_s), qPrintable(entries.join(u", "_s)));
    chooseLanguage(u"en"_s);
    applyLanguage();
    QCOMPARE(QKeySequence(Qt::CTRL | Qt::Key_S).toString(QKeySequence::NativeText), u"Ctrl+S"_s);
    QCOMPARE(QCoreApplication::translate("Words", "Emergency"), u"Emergency"_s);
    QCOMPARE(QCoreApplication::translate("HistoryPage", "%n calls", nullptr, 1), u"1 call"_s);
    chooseLanguage({});
}

// The console has words for all that the server may say of its health.
void tst_SettingsPage::everyCodeOfTheServersHealthHasItsWords()
{
    static const QRegularExpression code(u"\"((?:database|voice)\\.[a-z_]+)\"_L1"_s);
    for (const QString &file : {u"/core/storage/databasetrouble.cpp"_s, u"/core/realtime/providertrouble.cpp"_s}) {
        QFile source(QStringLiteral(ATTENDANT_SOURCE) + file);
        QVERIFY(source.open(QIODevice::ReadOnly));
        int found = 0;
        for (auto matches = code.globalMatch(QString::fromUtf8(source.readAll())); matches.hasNext(); ++found) {
            const QString word = matches.next().captured(1);
            QVERIFY2(!healthSentence({{}, {}, {}, word}).isEmpty(), qPrintable(word));
        }
        QVERIFY(found > 10);
    }
    QCOMPARE(healthSentence({{}, {}, u"Something new."_s, u"database.new"_s}), u"Something new."_s);
}

void tst_SettingsPage::triesAServerBeforeItIsUsed()
{
    choose(4);
    QSignalSpy chosen(m_page.get(), &SettingsPage::serverChosen);
    m_scene->http.answer(u"GET /api/v1/me"_s, 401, {{u"detail"_s, u"Unknown token."_s}});
    find<Field>("serverUrlField")->setText(m_scene->http.url().toString());
    find<Field>("serverTokenField")->setText(u"wrong"_s);
    auto *connectButton = find<Button>("serverConnectButton");
    QTest::mouseClick(connectButton, Qt::LeftButton);
    QTRY_VERIFY(connectButton->isEnabled());
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(m_scene->http.asked.back().authorization, "Bearer wrong");
    m_scene->http.answer(u"GET /api/v1/me"_s, 200, {{u"id"_s, u"user_1"_s}, {u"name"_s, u"Dana"_s}, {u"role"_s, u"agent"_s}});
    find<Field>("serverTokenField")->setText(u"right"_s);
    QTest::keyClick(find<Field>("serverTokenField"), Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toUrl(), m_scene->http.url());
    QCOMPARE(chosen.at(0).at(1).toString(), u"right"_s);
    QVERIFY(find<Field>("serverTokenField")->text().isEmpty());
}

void tst_SettingsPage::refusesAnAddressThatIsNone()
{
    choose(4);
    find<Field>("serverUrlField")->setText(u"ftp://x"_s);
    QTest::mouseClick(find<Button>("serverConnectButton"), Qt::LeftButton);
    QVERIFY(!find<Field>("serverUrlField")->problem().isEmpty());
    QVERIFY(m_scene->http.asked.empty());
}

void tst_SettingsPage::keepsTheServerWhileItIsNeeded()
{
    choose(4);
    m_scene->http.answer(u"GET /api/v1/me"_s, 200, {{u"id"_s, u"u"_s}, {u"name"_s, u"Dana"_s}, {u"role"_s, u"agent"_s}});
    QSignalSpy chosen(m_page.get(), &SettingsPage::serverChosen);
    QString why = u"You are on the line."_s;
    m_page->setServerHindrance([&why] { return why; });
    find<Field>("serverUrlField")->setText(m_scene->http.url().toString());
    find<Button>("serverConnectButton")->click();
    QVERIFY(find<Button>("serverConnectButton")->isEnabled());
    const auto notices = m_page->findChildren<Notice *>();
    QVERIFY(std::ranges::any_of(notices, [&](const Notice *notice) { return notice->isVisible() && notice->accessibleDescription() == why; }));
    why.clear();
    find<Button>("serverConnectButton")->click();
    QTRY_COMPARE(chosen.size(), 1);
}

void tst_SettingsPage::sendsNoTokenInTheOpen()
{
    QCOMPARE(ServerSection::addressOf(u"attendant.example.org"_s), QUrl(u"https://attendant.example.org"_s));
    QCOMPARE(ServerSection::addressOf(u" 10.0.0.7:8000 "_s), QUrl(u"https://10.0.0.7:8000"_s));
    QCOMPARE(ServerSection::addressOf(u"127.0.0.1:8000"_s), QUrl(u"http://127.0.0.1:8000"_s));
    QCOMPARE(ServerSection::addressOf(u"localhost:8000"_s), QUrl(u"http://localhost:8000"_s));
    QCOMPARE(ServerSection::addressOf(u"[::1]:8000"_s), QUrl(u"http://[::1]:8000"_s));
    QCOMPARE(ServerSection::addressOf(u"http://attendant.lan"_s), QUrl(u"http://attendant.lan"_s)); // as it was asked for
    QVERIFY(ServerSection::addressOf(u"ftp://x"_s).isEmpty());
    QVERIFY(ServerSection::addressOf({}).isEmpty());
}

void tst_SettingsPage::makesPictures()
{
    const QString folder = qEnvironmentVariable("ATTENDANT_SHOTS");
    m_scene->devices.choose(AudioDevices::Use::Input, "jabra-in");
    m_scene->devices.setDevicesForTest({{"built-in", u"Built-in microphone"_s, true}}, {{"speakers", u"Built-in speakers"_s, true}, {"desk", u"Desk speaker (USB)"_s, false}});
    m_microphone->speak(sine(330, 1s, -20));
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_theme->setMode(mode);
        for (int section = 0; section < 5; ++section) {
            choose(section);
            for (const auto &[size, narrow, name] : {std::tuple(QSize(1191, 751), true, u"1280"_s), std::tuple(QSize(1263, 851), false, u"1440"_s), std::tuple(QSize(1743, 1031), false, u"1920"_s)}) {
                m_page->resize(size);
                m_page->setNarrow(narrow);
                if (section == 0)
                    m_microphone->advance(40ms);
                QCoreApplication::processEvents();
                const QImage image = m_page->grab().toImage();
                QCOMPARE(image.size(), size);
                QVERIFY(showsSomething(image));
                if (!folder.isEmpty())
                    QVERIFY(image.save(QDir(folder).filePath(u"settings-%1-%2-%3.png"_s.arg(section).arg(name, mode == ThemeMode::Light ? u"light"_s : u"dark"_s))));
            }
        }
    }
    m_theme->setMode(ThemeMode::Light);
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_settingspage.moc"
