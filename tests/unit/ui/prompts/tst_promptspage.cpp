// SPDX-License-Identifier: GPL-3.0-or-later
#include "../fakeserver.h"
#include "support/manualclock.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/prompts/problemlist.h"
#include "ui/prompts/promptpane.h"
#include "ui/prompts/promptspage.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::StringLiterals;
using namespace Attendant;
using namespace Attendant::Ui;

namespace {

const QString templateText = uR"(# Role
You answer calls for {{ organization.name }} as its automated assistant. Say so when asked.

# Opening
{% if hours.open_now %}
Say: "{{ organization.greeting }}"
{% else %}
Say that we are closed until {{ hours.next_open }}.
{% endif %}

# Services
{% for service in services %}
- {{ service.name }}, {{ service.minutes }} minutes
{% endfor %}

# Booking
Offer at most two times at once. Then call
create_appointment with title, start_time, end_time.
Never promise a time before it is confirmed.)"_s;

const QString safety = u"# Safety (fixed)\nYou are not a medical professional, lawyer or other licensed expert.\nIf the caller describes an emergency, call escalate_call with urgency \"emergency\" at once."_s;

const QStringList lines{u"# Role"_s, u"You answer calls for Lakeside Family Clinic as its automated assistant. Say so when asked."_s, QString(), u"# Opening"_s,
                        u"Say: \"Lakeside Family Clinic, open every day, you are speaking with the automated assistant. How can I help?\""_s, QString(),
                        u"# Services"_s, u"- Check-up, 30 minutes"_s, u"- Flu shot, 10 minutes"_s, u"- Blood test, 15 minutes"_s, QString(), u"# Booking"_s,
                        u"Offer at most two times at once. Then call"_s, u"create_appointment with title, start_time, end_time."_s,
                        u"Never promise a time before it is confirmed."_s, QString()};

// What the server answers: \a addition goes behind the last line, as a template with one more line would.
QJsonObject rendering(const QString &version, int tokens, const QString &addition = {})
{
    QStringList all = lines;
    if (!addition.isEmpty())
        all.insert(all.size() - 1, addition);
    const QString text = all.join(u'\n') + u'\n' + safety;
    QJsonArray values;
    for (const QString &value : {u"Lakeside Family Clinic"_s, u"Lakeside Family Clinic, open every day, you are speaking with the automated assistant. How can I help?"_s,
                                 u"Check-up"_s, u"30"_s, u"Flu shot"_s, u"10"_s, u"Blood test"_s, u"15"_s}) {
        const qsizetype from = values.isEmpty() ? 0 : values.last().toObject().value("from"_L1).toInt() + values.last().toObject().value("length"_L1).toInt();
        values.append(QJsonObject{{u"from"_s, text.indexOf(value, from)}, {u"length"_s, value.size()}, {u"name"_s, u"x"_s}});
    }
    QJsonArray tools;
    for (const auto &[name, about] : {std::pair(u"escalate_call"_s, u"Brings a person into the call."_s), std::pair(u"complete_intake"_s, u"Stores what was found out."_s),
                                      std::pair(u"create_appointment"_s, u"Books an appointment."_s), std::pair(u"end_call"_s, u"Ends the call."_s)})
        tools.append(QJsonObject{{u"type"_s, u"function"_s}, {u"name"_s, name}, {u"description"_s, about}});
    return {{u"instructions"_s, text},
            {u"tools"_s, tools},
            {u"tokens"_s, tokens},
            {u"tool_tokens"_s, 236},
            {u"warnings"_s, QJsonArray{QJsonObject{{u"code"_s, u"contradictory_hours"_s}, {u"line"_s, 5},
                                                   {u"message"_s, u"The greeting says “every day”, the hours say closed on Saturday and Sunday."_s}}}},
            {u"version"_s, version},
            {u"template"_s, templateText},
            {u"safety"_s, QJsonObject{{u"first_line"_s, all.size() + 1}, {u"last_line"_s, all.size() + 3}}},
            {u"values"_s, values}};
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

// The colour that the highlighter gave to the first occurrence of \a words; the plain text's when it gave none.
QColor colourOf(const CodeView *view, const QString &words)
{
    for (QTextBlock block = view->document()->begin(); block.isValid(); block = block.next()) {
        const qsizetype at = block.text().indexOf(words);
        if (at < 0)
            continue;
        for (const auto &range : block.layout()->formats()) {
            if (range.start <= at && at < range.start + range.length)
                return range.format.foreground().color();
        }
        return view->palette().color(QPalette::Text);
    }
    return {};
}

} // namespace

/// The page against a server of canned answers, driven by the keyboard and the mouse.
class tst_PromptsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void showsTemplateAndPromptBesideEachOther();
    void coloursFollowTheTheme();
    void rendersAgainAsOneTypes();
    void dropsAnswersThatCameTooLate();
    void saysWhatIsWrongWithTheTemplate();
    void goesBackToTheTemplateInUse();
    void findsInBoth();
    void jumpsToTheLineOfAProblem();
    void cannotTouchTheSafetySection();
    void copiesThePrompt();
    void followsTheOrganization();
    void saysWhenTheServerIsAway();
    void takesPictures();

private:
    template<typename T>
    T *find(const QString &name) { return m_page->findChild<T *>(name); }
    void openPage();
    CodeView *templateView() { return find<CodeView>(u"templateView"_s); }
    CodeView *resultView() { return find<CodeView>(u"resultView"_s); }

    static constexpr auto previewPath = "/api/v1/organizations/org_demo_001/prompt/preview"_L1;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<ConsoleStore> m_store;
    std::unique_ptr<PromptsPage> m_page;
};

void tst_PromptsPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"attendant-test"_s);
    m_theme = std::make_unique<ThemeController>();
    m_theme->setMode(ThemeMode::Light);
}

void tst_PromptsPage::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_server = std::make_unique<FakeServer>();
    m_server->on("GET", u"/api/v1/organizations/org_demo_001/prompt"_s, rendering(u"p-7c1f0a92b3de"_s, 406));
    m_server->on("POST", previewPath, [](const FakeServer::Asked &asked) -> FakeServer::Answer {
        const QString text = asked.body.value("template"_L1).toString();
        if (text.contains(u"{{ }}"))
            return {400, {{u"detail"_s, u"Line 20 of the template: {{ }} is empty."_s}, {u"field"_s, u"template"_s}}};
        QJsonObject answer = rendering(u"p-000000000015"_s, 412, text.section(u'\n', -1).remove(QRegularExpression(u"\\{\\{.*?\\}\\}"_s)));
        answer.insert(u"template"_s, text);
        return {200, answer};
    });
    m_api = std::make_unique<ApiClient>(m_server->url());
    m_store = std::make_unique<ConsoleStore>(*m_clock);
    Organization law = Organization::demo();
    law.id = OrgId(u"org_hargrove"_s);
    law.name = u"Hargrove Law Group"_s;
    m_store->setOrganizations({law, Organization::demo()});
    m_store->setOrganizationFilter(OrgId(u"org_demo_001"_s));
}

void tst_PromptsPage::cleanup()
{
    m_page.reset();
    m_store.reset();
    m_api.reset();
    m_server.reset();
}

void tst_PromptsPage::openPage()
{
    m_page = std::make_unique<PromptsPage>(*m_store, *m_api);
    m_page->resize(1264, 852);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->activated();
    QTRY_COMPARE(templateView()->toPlainText(), templateText);
}

void tst_PromptsPage::showsTemplateAndPromptBesideEachOther()
{
    openPage();
    QCOMPARE(resultView()->toPlainText(), lines.join(u'\n'));
    QCOMPARE(find<CodeView>(u"lockedTemplateView"_s)->toPlainText(), safety);
    QCOMPARE(resultView()->values().size(), 8u);
    const auto value = resultView()->values()[2];
    QCOMPARE(resultView()->toPlainText().sliced(value.start, value.length), u"Check-up"_s);
    QCOMPARE(find<Label>(u"tokensLabel"_s)->text(), u"406"_s);
    QCOMPARE(find<Label>(u"versionLabel"_s)->text(), u"p-7c1f0a92b3de"_s);
    QVERIFY(!m_page->isEdited());
    QVERIFY(!find<QPushButton>(u"resetTemplateButton"_s)->isEnabled());
}

void tst_PromptsPage::coloursFollowTheTheme()
{
    openPage();
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        m_theme->setMode(mode);
        const Theme &theme = Theme::current();
        QTRY_COMPARE(colourOf(templateView(), u"organization.name"_s), theme.accentText);
        QCOMPARE(colourOf(templateView(), u"endif"_s), theme.synTag);
        QCOMPARE(colourOf(templateView(), u"create_appointment"_s), theme.synTool);
        QCOMPARE(colourOf(templateView(), u"Never promise"_s), theme.text);
        QCOMPARE(resultView()->palette().color(QPalette::Base), theme.surface);
    }
}

void tst_PromptsPage::rendersAgainAsOneTypes()
{
    openPage();
    templateView()->moveCursor(QTextCursor::End);
    templateView()->setFocus();
    QTest::keyClick(templateView(), Qt::Key_Return);
    QTest::keyClicks(templateView(), u"Ask for insurance."_s);
    QVERIFY(m_page->isEdited());
    QTRY_VERIFY(resultView()->toPlainText().contains(u"Ask for insurance."_s));
    // One question per pause, not per key.
    QCOMPARE(m_server->count("POST", previewPath), 1);
    const auto asked = m_server->last("POST", previewPath);
    QCOMPARE(asked.body.value("template"_L1).toString(), templateText + u"\nAsk for insurance."_s);
    QCOMPARE(asked.body.value("organization"_L1).toObject().value("id"_L1).toString(), u"org_demo_001"_s);
    QCOMPARE(find<Label>(u"tokensLabel"_s)->text(), u"412"_s);
    QCOMPARE(find<Label>(u"versionLabel"_s)->text(), u"p-000000000015"_s);
}

void tst_PromptsPage::dropsAnswersThatCameTooLate()
{
    openPage();
    templateView()->moveCursor(QTextCursor::End);
    m_server->holdAnswers(true);
    QTest::keyClicks(templateView(), u" First."_s);
    QTRY_COMPARE(m_server->count("POST", previewPath), 1);
    QTest::keyClicks(templateView(), u" Second."_s);
    QTRY_COMPARE(m_server->count("POST", previewPath), 2);
    m_server->holdAnswers(false);
    QTRY_VERIFY(resultView()->toPlainText().contains(u"First. Second."_s));
}

void tst_PromptsPage::saysWhatIsWrongWithTheTemplate()
{
    openPage();
    const QString before = resultView()->toPlainText();
    templateView()->moveCursor(QTextCursor::End);
    QTest::keyClicks(templateView(), u" {{ }}"_s);
    auto *notice = m_page->findChild<Notice *>();
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->title(), u"The template has a mistake"_s);
    QVERIFY(notice->accessibleDescription().startsWith(u"Line 20 of the template"_s));
    QCOMPARE(resultView()->toPlainText(), before);
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(templateView(), Qt::Key_Backspace);
    QTRY_VERIFY(!notice->isVisible());
}

void tst_PromptsPage::goesBackToTheTemplateInUse()
{
    openPage();
    templateView()->moveCursor(QTextCursor::End);
    QTest::keyClicks(templateView(), u" More."_s);
    QTRY_COMPARE(m_page->rendering().version, u"p-000000000015"_s);
    QTest::mouseClick(find<QPushButton>(u"resetTemplateButton"_s), Qt::LeftButton);
    QTRY_COMPARE(m_page->rendering().version, u"p-7c1f0a92b3de"_s);
    QCOMPARE(m_page->templateText(), templateText);
    // What was typed is one step back, and counts as unsaved again.
    QVERIFY(m_page->unsavedChanges().isEmpty());
    templateView()->undo();
    QCOMPARE(m_page->templateText(), templateText + u" More."_s);
    QVERIFY(!m_page->unsavedChanges().isEmpty());
}

void tst_PromptsPage::findsInBoth()
{
    openPage();
    QTest::keyClick(templateView(), Qt::Key_F, Qt::ControlModifier);
    auto *field = find<QLineEdit>(u"findInPromptField"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"MINUTES"_s);
    QCOMPARE(templateView()->matchCount(), 2);
    QCOMPARE(resultView()->matchCount(), 3);
    QCOMPARE(find<Label>(u"hitsLabel"_s)->text(), u"5 hits"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(templateView()->textCursor().selectedText(), u"minutes"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!templateView()->textCursor().hasSelection());
    QCOMPARE(resultView()->textCursor().selectedText(), u"minutes"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(resultView()->matchCount(), 0);
}

void tst_PromptsPage::jumpsToTheLineOfAProblem()
{
    openPage();
    auto *view = find<QListView>(u"problemsView"_s);
    QAbstractItemModelTester tester(view->model());
    QCOMPARE(view->model()->rowCount(), 1);
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(resultView()->textCursor().blockNumber(), 4);
    QVERIFY(resultView()->hasFocus());
}

void tst_PromptsPage::cannotTouchTheSafetySection()
{
    openPage();
    auto *locked = find<CodeView>(u"lockedTemplateView"_s);
    locked->setFocus();
    QTest::keyClicks(locked, u"x"_s);
    QTest::keyClick(locked, Qt::Key_Delete);
    QCOMPARE(locked->toPlainText(), safety);
    QTest::keyClicks(resultView(), u"x"_s);
    QCOMPARE(resultView()->toPlainText(), lines.join(u'\n'));
}

void tst_PromptsPage::copiesThePrompt()
{
    openPage();
    QTest::mouseClick(find<QPushButton>(u"copyPromptButton"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), lines.join(u'\n') + u'\n' + safety);
}

void tst_PromptsPage::followsTheOrganization()
{
    openPage();
    m_server->on("GET", u"/api/v1/organizations/org_hargrove/prompt"_s, rendering(u"p-law000000000"_s, 300));
    m_store->setOrganizationFilter(OrgId(u"org_hargrove"_s));
    QTRY_COMPARE(m_page->rendering().version, u"p-law000000000"_s);
    QCOMPARE(find<QPushButton>(u"choosePromptOrganization"_s)->text(), u"Hargrove Law Group"_s);
}

void tst_PromptsPage::saysWhenTheServerIsAway()
{
    m_server->on("GET", u"/api/v1/organizations/org_demo_001/prompt"_s, [](const auto &) -> FakeServer::Answer { return {503, {}}; });
    m_page = std::make_unique<PromptsPage>(*m_store, *m_api);
    m_page->show();
    m_page->activated();
    auto *again = find<QPushButton>(u"emptyActionButton"_s);
    QTRY_VERIFY(again->isVisible());
    m_server->on("GET", u"/api/v1/organizations/org_demo_001/prompt"_s, rendering(u"p-7c1f0a92b3de"_s, 406));
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(templateView()->toPlainText(), templateText);
}

void tst_PromptsPage::takesPictures()
{
    const QString folder = qEnvironmentVariable("ATTENDANT_SHOTS");
    for (const bool dark : {false, true}) {
        m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        openPage();
        templateView()->moveCursor(QTextCursor::End);
        QTest::keyClick(templateView(), Qt::Key_Return);
        QTest::keyClicks(templateView(), u"Insurance accepted: {{ organization.insurance }}"_s);
        QTRY_COMPARE(m_page->rendering().version, u"p-000000000015"_s);
        for (const QSize &size : {QSize(1192, 752), QSize(1744, 1032)}) {
            m_page->setNarrow(size.width() < 1200);
            m_page->resize(size);
            QTest::qWait(0);
            const QImage image = m_page->grab().toImage();
            QCOMPARE(image.size(), size);
            QVERIFY(colourCount(image) > 50);
            if (!folder.isEmpty())
                QVERIFY(image.save(u"%1/prompts-%2-%3.png"_s.arg(folder, dark ? u"dark"_s : u"light"_s).arg(size.width())));
        }
        m_page.reset();
    }
    m_theme->setMode(ThemeMode::Light);
}

QTEST_MAIN(tst_PromptsPage)
#include "tst_promptspage.moc"
