// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/levelmeter.h"
#include "ui/common/notice.h"
#include "ui/common/panel.h"
#include "ui/common/phaseline.h"
#include "ui/common/segmentedfilter.h"
#include "ui/common/switch.h"
#include "ui/common/tagchip.h"
#include "ui/common/targetbar.h"
#include "ui/live/readypanel.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace Attendant::Ui {

namespace {

double luminance(const QColor &color)
{
    const auto part = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class tst_Widgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noticeLeavesTheKeyboardSomewhere();
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"AttendantTest"_s);
        QCoreApplication::setApplicationName(u"tst_widgets"_s);
        QSettings().clear();
        m_theme = std::make_unique<ThemeController>();
    }
    void cleanupTestCase() { m_theme.reset(); }

    void textIsReadable_data();
    void textIsReadable();
    void themeSwitchesWhileRunning();
    void everyIconExists();
    void iconsFollowTheTheme();
    void formatsTimes();
    void everyErrorHasItsOwnSentence();
    void initialsAreTwoLetters();
    void segmentedFilterWorksByKeyboard();
    void buttonFollowsItsAction();
    void focusRingStandsAroundButtons();
    void fieldSaysWhatIsWrong();
    void searchFieldClearsWithEscape();
    void levelMeterShowsDecibels();
    void targetBarKnowsWhenItIsPast();
    void noticeReplacesItsActions();
    void elidedLabelShowsAllInItsToolTip();
    void wheelOverAControlIsThePages();
    void openSentencesUseTheOfficesTime();
    void components();

private:
    std::unique_ptr<ThemeController> m_theme;
};

void tst_Widgets::textIsReadable_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void tst_Widgets::textIsReadable()
{
    QFETCH(bool, dark);
    const Theme t = dark ? Theme::darkTheme() : Theme::light();
    const QList<QColor> grounds{t.window, t.page, t.surface, t.sunken, t.hover, t.selected, t.accentTint, t.redTint, t.amberTint, t.greenTint};
    for (const QColor &ground : grounds) {
        for (const QColor &ink : {t.text, t.text2, t.text3, t.accentText, t.redText, t.amberText, t.greenText})
            QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(u"%1 on %2: %3"_s.arg(ink.name(), ground.name()).arg(contrast(ink, ground))));
    }
    for (const QColor &fill : {t.accent, t.accentHover, t.accentPress})
        QVERIFY(contrast(t.onAccent, fill) >= 4.5);
    QVERIFY(contrast(t.onRed, t.red) >= 4.5);
    QVERIFY(contrast(t.onGreen, t.green) >= 4.5);
    QVERIFY(contrast(t.onMark, t.mark) >= 4.5);
    for (const QColor &glyph : {t.accentG, t.redG, t.greenG, t.amber, t.control})
        QVERIFY(contrast(glyph, t.surface) >= 3.0);
}

void tst_Widgets::themeSwitchesWhileRunning()
{
    Label label(u"Words"_s, 13, QFont::Normal, &Theme::text3);
    m_theme->setMode(ThemeMode::Light);
    QCoreApplication::processEvents();
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::light().text3);
    QSignalSpy changed(m_theme.get(), &ThemeController::changed);
    m_theme->setMode(ThemeMode::Dark);
    QCOMPARE(changed.size(), 1);
    QCoreApplication::processEvents();
    QVERIFY(Theme::current().dark);
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::darkTheme().text3);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::darkTheme().page);
    // Remembered by the next start.
    ThemeController next;
    QCOMPARE(next.mode(), ThemeMode::Dark);
    m_theme->setMode(ThemeMode::Light);
}

void tst_Widgets::everyIconExists()
{
    for (int i = int(Icon::None) + 1; i <= int(Icon::RiskRoutine); ++i) {
        const QImage image = iconPixmap(Icon(i), 16, Qt::black, 2).toImage();
        QCOMPARE(image.size(), QSize(32, 32));
        bool drawn = false;
        for (int y = 0; y < image.height() && !drawn; ++y) {
            for (int x = 0; x < image.width() && !drawn; ++x)
                drawn = image.pixelColor(x, y).alpha() > 128;
        }
        QVERIFY2(drawn, qPrintable(u"icon %1 is empty"_s.arg(i)));
    }
}

void tst_Widgets::iconsFollowTheTheme()
{
    const QIcon check = icon(Icon::Check, &Theme::text);
    const auto strongest = [](const QImage &image) {
        QColor best = Qt::transparent;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > best.alpha())
                    best = image.pixelColor(x, y);
            }
        }
        return best;
    };
    m_theme->setMode(ThemeMode::Light);
    const QColor light = strongest(check.pixmap(QSize(32, 32)).toImage());
    m_theme->setMode(ThemeMode::Dark);
    const QColor dark = strongest(check.pixmap(QSize(32, 32)).toImage());
    m_theme->setMode(ThemeMode::Light);
    QVERIFY(luminance(light) < 0.1);
    QVERIFY(luminance(dark) > 0.6);
}

void tst_Widgets::formatsTimes()
{
    using namespace std::chrono_literals;
    QCOMPARE(callTime(378s), u"06:18"_s);
    QCOMPARE(callTime(3978s), u"1:06:18"_s);
    QCOMPARE(callTime(-5s), u"00:00"_s);
    QCOMPARE(shortTime(9s), u"0:09"_s);
    QCOMPARE(shortTime(60s), u"1:00"_s);
    QCOMPARE(coarseTime(12s), u"12 s"_s);
    QCOMPARE(coarseTime(130s), u"2 min"_s);
    QCOMPARE(coarseTime(2h), u"2 h"_s);
    QCOMPARE(secondsBetween(Time(10s), Time(4s)), 0s);
}

void tst_Widgets::everyErrorHasItsOwnSentence()
{
    QSet<QString> sentences;
    for (int i = 0; i <= int(Error::lastCode); ++i) {
        const QString sentence = errorSentence(Error::Code(i));
        QVERIFY(sentence.endsWith(u'.'));
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), int(Error::lastCode) + 1);
}

void tst_Widgets::initialsAreTwoLetters()
{
    QCOMPARE(initials(u"Dana Whitfield"_s), u"DW"_s);
    QCOMPARE(initials(u"  Ana Maria de la Cruz "_s), u"AC"_s);
    QCOMPARE(initials(u"supervisor"_s), u"SU"_s);
    QCOMPARE(initials({}), QString());
}

void tst_Widgets::segmentedFilterWorksByKeyboard()
{
    SegmentedFilter filter(u"Filter"_s);
    filter.addChoice(0, u"All"_s);
    filter.addRiskChoice(1, u"Emergency"_s, Risk::Emergency);
    filter.addIconChoice(2, u"Table"_s, Icon::List);
    filter.show();
    QVERIFY(QTest::qWaitForWindowActive(&filter));
    QSignalSpy chosen(&filter, &SegmentedFilter::chosenChanged);
    QCOMPARE(filter.chosen(), 0);
    filter.setCount(0, 14);
    auto *first = filter.findChild<QAbstractButton *>();
    QCOMPARE(first->accessibleName(), u"All, 14"_s);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Right);
    QCOMPARE(filter.chosen(), 1);
    QCOMPARE(chosen.size(), 1);
}

void tst_Widgets::buttonFollowsItsAction()
{
    QAction action(u"&Hold"_s);
    action.setShortcut(Qt::Key_F7);
    action.setCheckable(true);
    Button button;
    button.setFollowedAction(&action);
    QCOMPARE(button.text(), u"&Hold"_s);
    const int wide = button.sizeHint().width();
    button.setKeyHint({});
    QVERIFY(button.sizeHint().width() < wide);
    QSignalSpy triggered(&action, &QAction::triggered);
    button.click();
    QCOMPARE(triggered.size(), 1);
    QVERIFY(action.isChecked());
    QVERIFY(button.isChecked());
    action.setEnabled(false);
    action.setToolTip(u"No call is in hand."_s);
    QVERIFY(!button.isEnabled());
    QCOMPARE(button.toolTip(), u"No call is in hand."_s);
}

void tst_Widgets::focusRingStandsAroundButtons()
{
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    auto *button = new PrimaryButton(u"Accept"_s);
    auto *field = new Field(u"Name"_s);
    layout->addWidget(button);
    layout->addWidget(field);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    button->setFocus();
    QTRY_VERIFY(window.findChild<QFocusFrame *>());
    const auto *ring = window.findChild<QFocusFrame *>();
    QTRY_COMPARE(ring->widget(), button);
    QTRY_COMPARE(ring->geometry(), button->geometry().adjusted(-3, -3, 3, 3));
    // A field shows its focus by its own border.
    field->setFocus();
    QTRY_VERIFY(!ring->widget());
}

void tst_Widgets::fieldSaysWhatIsWrong()
{
    Field field(u"Phone"_s);
    FieldMessage message(&field);
    QVERIFY(!message.isVisibleTo(nullptr));
    field.setText(u"12"_s);
    field.setProblem(u"A number starts with + and the country."_s);
    QCOMPARE(field.accessibleDescription(), u"A number starts with + and the country."_s);
    QCOMPARE(field.text(), u"12"_s);
    QVERIFY(!message.isHidden());
    field.setProblem({});
    QVERIFY(message.isHidden());
}

void tst_Widgets::searchFieldClearsWithEscape()
{
    SearchField field(u"Search"_s);
    QTest::keyClicks(&field, u"kat"_s);
    QCOMPARE(field.text(), u"kat"_s);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
}

void tst_Widgets::levelMeterShowsDecibels()
{
    LevelMeter meter(LevelMeter::Kind::You, u"Your level"_s);
    meter.setSegments(30);
    meter.setLevel(1.0, 1.0);
    QCOMPARE(meter.litSegments(), 30);
    meter.setLevel(0.0316, 0.1); // -30 dB of a 60 dB scale
    QCOMPARE(meter.litSegments(), 15);
    meter.setLevel(0, 0);
    QCOMPARE(meter.litSegments(), 0);
}

void tst_Widgets::targetBarKnowsWhenItIsPast()
{
    using namespace std::chrono_literals;
    TargetBar bar(TargetBar::Size::Large);
    bar.setTimes(9s, 15s, Urgency::Emergency);
    QVERIFY(!bar.isPast());
    QCOMPARE(bar.accessibleName(), u"0:06 left of 0:15"_s);
    bar.setTimes(72s, 60s, Urgency::Medium);
    QVERIFY(bar.isPast());
    QCOMPARE(bar.accessibleName(), u"0:12 past the target of 1:00"_s);
    QCOMPARE(targetFor(Urgency::High), 20s);
    Organization organization;
    organization.config.insert(u"emergency_target_s"_s, 25);
    QCOMPARE(targetFor(Urgency::Emergency, &organization), 25s);
    QCOMPARE(targetFor(Urgency::Emergency), 15s);
}

void tst_Widgets::noticeReplacesItsActions()
{
    QWidget window;
    auto *notice = new Notice(&window);
    window.show();
    QVERIFY(!notice->isVisible());
    notice->showMessage(Notice::Kind::Error, u"One"_s, u"Text"_s);
    notice->addAction(u"First"_s);
    QVERIFY(notice->isVisible());
    notice->showMessage(Notice::Kind::Info, u"Two"_s, {});
    notice->addAction(u"Second"_s);
    QTRY_COMPARE(notice->findChildren<Button *>().size(), 1);
    QCOMPARE(notice->findChild<Button *>()->text(), u"Second"_s);
    QCOMPARE(notice->accessibleName(), u"Two"_s);
}

void tst_Widgets::elidedLabelShowsAllInItsToolTip()
{
    const auto shown = [](Label &label) {
        QToolTip::hideText();
        QHelpEvent ask(QEvent::ToolTip, QPoint(2, 2), label.mapToGlobal(QPoint(2, 2)));
        QApplication::sendEvent(&label, &ask);
        return QToolTip::text();
    };
    Label label(u"A name that is much longer than its place"_s);
    label.setElided(true);
    label.resize(60, 20);
    label.show();
    QCOMPARE(shown(label), label.text());
    // Another text in the same place has its own tool tip, not the earlier one's.
    label.setText(u"Another one that has no room either"_s);
    QCOMPARE(shown(label), label.text());
    label.setToolTip(u"Tried twice"_s);
    QCOMPARE(shown(label), label.text() + u"\nTried twice"_s);
    label.resize(600, 20);
    QCOMPARE(shown(label), u"Tried twice"_s);
    QToolTip::hideText();
}

// Whoever scrolls a form with the wheel must not change what the pointer passes over. What is ignored goes to the parent, which scrolls.
void tst_Widgets::wheelOverAControlIsThePages()
{
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    auto *combo = new QComboBox;
    combo->addItems({u"one"_s, u"two"_s, u"three"_s});
    combo->setCurrentIndex(1);
    auto *spin = new QSpinBox;
    spin->setValue(5);
    auto *date = new QDateEdit(QDate(2026, 12, 1));
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(50);
    auto *bar = new QScrollBar(Qt::Vertical);
    auto *other = new QPushButton(u"Other"_s);
    for (QWidget *widget : std::initializer_list<QWidget *>{combo, spin, date, slider, bar, other})
        column->addWidget(widget);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    other->setFocus();
    const auto isTaken = [](QWidget *widget) {
        const QPointF at = QPointF(widget->rect().center());
        QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
        return event.isAccepted();
    };
    for (QWidget *widget : std::initializer_list<QWidget *>{combo, spin, spin->findChild<QLineEdit *>(), date, slider})
        QVERIFY2(!isTaken(widget), widget->metaObject()->className());
    combo->setFocus(); // as after a choice
    QVERIFY(!isTaken(combo));
    QCOMPARE(combo->currentIndex(), 1);
    QCOMPARE(spin->value(), 5);
    QCOMPARE(date->date(), QDate(2026, 12, 1));
    QCOMPARE(slider->value(), 50);
    isTaken(bar);
    QCOMPARE_GT(bar->value(), 0); // what scrolls still does
    slider->setFocus();
    isTaken(slider);
    QCOMPARE_NE(slider->value(), 50); // chosen with the keyboard or the mouse, it may
}

void tst_Widgets::openSentencesUseTheOfficesTime()
{
    Scene scene;
    scene.fillOrganizations();
    const auto sentence = [&](const QString &id) { return openSentence(*scene.store.organization(OrgId(id)), scene.clock.now()); };
    // 09:33 UTC: 10:33 in Berlin, 03:33 in Chicago.
    // The city is named only where the clock differs from ours.
    QVERIFY2(sentence(u"org_brandt"_s).startsWith(u"Open until 18:00"_s), qPrintable(sentence(u"org_brandt"_s)));
    QVERIFY2(sentence(u"org_hargrove"_s).startsWith(u"Closed until 8:00"_s), qPrintable(sentence(u"org_hargrove"_s)));
    QCOMPARE(sentence(u"org_marlow"_s), u"Open around the clock"_s);
}

// A sheet of every control in its states, for people to look at.
void tst_Widgets::components()
{
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        m_theme->setMode(mode);
        QWidget sheet;
        sheet.resize(720, 760);
        auto *column = new QVBoxLayout(&sheet);
        column->setSpacing(px(8));
        const auto row = [column](std::initializer_list<QWidget *> widgets) {
            auto *line = new QHBoxLayout;
            line->setSpacing(px(8));
            for (QWidget *widget : widgets)
                line->addWidget(widget);
            line->addStretch(1);
            column->addLayout(line);
        };
        auto *disabled = new PrimaryButton(u"Disabled"_s);
        disabled->setEnabled(false);
        auto *keyed = new PrimaryButton(u"Take over"_s, Icon::Headset);
        keyed->setKeyHint(u"F5"_s);
        row({new PrimaryButton(u"Accept"_s), keyed, disabled});
        auto *on = new Button(u"On"_s, Icon::Listen);
        on->setCheckable(true);
        on->setChecked(true);
        auto *live = new Button(u"You are on"_s, Icon::Headset);
        live->setKind(Button::Kind::Live);
        auto *small = new Button(u"Small"_s, Icon::Refresh);
        small->setSize(Button::Size::Small);
        auto *drop = new Button(u"All phases"_s);
        drop->setDropDown(true);
        row({new Button(u"Decline"_s, Icon::Close), on, live, small, drop, Button::iconOnly(Icon::Menu, u"Menu"_s), new QPushButton(u"Plain"_s)});
        auto *wrong = new Field(u"Wrong"_s);
        wrong->setText(u"Wrong"_s);
        wrong->setProblem(u"This is not right."_s);
        auto *off = new Field(u"Disabled"_s);
        off->setText(u"Disabled"_s);
        off->setEnabled(false);
        auto *box = new QComboBox;
        box->addItems({u"Desk speaker"_s, u"Headset"_s});
        row({new SearchField(u"Search"_s), wrong, off, box});
        auto *check = new QCheckBox(u"Checked"_s);
        check->setChecked(true);
        auto *radio = new QRadioButton(u"Chosen"_s);
        radio->setChecked(true);
        auto *toggle = new Switch(u"On"_s);
        toggle->setChecked(true);
        auto *segments = new SegmentedFilter(u"View"_s);
        segments->addChoice(0, u"Cards"_s);
        segments->addChoice(1, u"Table"_s);
        row({check, new QCheckBox(u"Not"_s), radio, toggle, new Switch(u"Off"_s), segments});
        auto *slider = new QSlider(Qt::Horizontal);
        slider->setValue(40);
        slider->setFixedWidth(200);
        auto *meter = new LevelMeter(LevelMeter::Kind::Caller, u"Caller"_s);
        meter->setLevel(0.1, 0.3);
        auto *hot = new LevelMeter(LevelMeter::Kind::You, u"You"_s);
        hot->setLevel(0.9, 0.95);
        row({slider, meter, hot});
        row({new TagChip(u"English"_s), new TagChip(u"6 of 8"_s, TagChip::Tone::Accent), new TagChip(u"Emergency"_s, TagChip::Tone::Red),
             new TagChip(u"Slow"_s, TagChip::Tone::Amber), new TagChip(u"Taken"_s, TagChip::Tone::Green)});
        auto *line = new PhaseLine;
        line->setPhase(Phase::Clarification);
        line->setDetail(Phase::Greeting, u"00:00"_s);
        line->setDetail(Phase::Intake, u"00:08"_s);
        line->setDetail(Phase::Clarification, u"00:31"_s);
        column->addWidget(line);
        auto *target = new TargetBar(TargetBar::Size::Small), *past = new TargetBar(TargetBar::Size::Small);
        target->setTimes(std::chrono::seconds(21), std::chrono::seconds(45), Urgency::High);
        past->setTimes(std::chrono::seconds(72), std::chrono::seconds(60), Urgency::Medium);
        row({target, past});
        auto *notice = new Notice;
        column->addWidget(notice);
        notice->showMessage(Notice::Kind::Stale, u"Could not reach the server"_s, u"Calls go on there. This list is from 10:38:04 and grey until it is live again."_s);
        notice->addAction(u"Try now"_s);
        notice->setHint(u"next try in 4 s"_s);
        auto *panel = new Panel(u"Panel"_s, Icon::Check);
        panel->addToTitle(new Label(u"2 of 5"_s, 12, QFont::Normal, &Theme::text3));
        panel->body()->addWidget(new Label(u"Body"_s));
        column->addWidget(panel);
        column->addStretch(1);
        sheet.show();
        QVERIFY(QTest::qWaitForWindowExposed(&sheet));
        takeShot(sheet, mode == ThemeMode::Dark ? u"components-dark"_s : u"components-light"_s);
        for (const QAbstractButton *button : sheet.findChildren<QAbstractButton *>())
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
    m_theme->setMode(ThemeMode::Light);
}

// A message that takes another one's place takes its buttons too; the focus goes on, and is not lost.
void tst_Widgets::noticeLeavesTheKeyboardSomewhere()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *notice = new Notice;
    auto *other = new Button(u"Other"_s);
    layout->addWidget(notice);
    layout->addWidget(other);
    notice->showMessage(Notice::Kind::Error, u"One"_s, {});
    Button *close = notice->addAction(u"Close"_s);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    close->setFocus();
    QTRY_VERIFY(close->hasFocus());
    notice->showMessage(Notice::Kind::Error, u"Two"_s, {});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(QApplication::focusWidget(), other);
}

} // namespace Attendant::Ui

QTEST_MAIN(Attendant::Ui::tst_Widgets)
#include "tst_widgets.moc"
