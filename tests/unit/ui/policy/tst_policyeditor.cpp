// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeserver.h"
#include "scene.h"

#include "domain/escalationpolicy.h"
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/segmentedfilter.h"
#include "ui/policy/jsonview.h"
#include "ui/policy/policyeditor.h"
#include "ui/policy/policyform.h"
#include "ui/policy/policytimeline.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>
#include <QTimeZone>

using namespace Attendant;
using namespace Attendant::Ui;
using namespace Qt::StringLiterals;

class tst_PolicyEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsTheBuiltInOneUntilItIsChanged();
    void editsStepsByKeyboard();
    void addsMovesAndRemovesRules();
    void saysAtTheFieldWhatIsWrong();
    void formAndJsonAreKeptInStep();
    void undoBringsTheFormBack();
    void groupsAreOfferedToTheSteps();
    void drawsWhatWouldHappen();
    void asksByTheOfficesClock();
    void makesPictures();

private:
    [[nodiscard]] QJsonObject policy() const { return m_draft->current().config.value("escalation_policy"_L1).toObject(); }
    [[nodiscard]] QJsonObject step(int rule, int index) const
    {
        return policy().value("rules"_L1).toArray()[rule].toObject().value("steps"_L1).toArray()[index].toObject();
    }
    template<typename T>
    T *find(const char *name)
    {
        T *found = m_editor->findChild<T *>(QLatin1StringView(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    RuleCard *card(size_t number) { return find<PolicyForm>("policyForm")->rules()[number]; }
    void loadOwn()
    {
        Organization organization = Organization::demo();
        organization.escalationPhone = u"+1 608 555 0100"_s;
        organization.config.insert(
            u"escalation_policy"_s,
            QJsonObject{{u"groups"_s, QJsonObject{{u"nurses"_s, QJsonArray{u"user_anna"_s}}}},
                        {u"rules"_s,
                         QJsonArray{QJsonObject{{u"name"_s, u"Emergencies"_s},
                                                {u"urgency"_s, QJsonArray{u"emergency"_s, u"high"_s}},
                                                {u"steps"_s, QJsonArray{QJsonObject{{u"target"_s, u"agents"_s}, {u"group"_s, u"nurses"_s}, {u"order"_s, u"all"_s}, {u"timer_s"_s, 20}},
                                                                        QJsonObject{{u"target"_s, u"phone"_s}, {u"number"_s, u"+16085550100"_s}, {u"timer_s"_s, 30}}}},
                                                {u"repeat"_s, 2},
                                                {u"end"_s, u"wait"_s}},
                                    QJsonObject{{u"name"_s, u"Everything else"_s},
                                                {u"steps"_s, QJsonArray{QJsonObject{{u"target"_s, u"agents"_s}, {u"order"_s, u"one_by_one"_s}, {u"timer_s"_s, 25}},
                                                                        QJsonObject{{u"target"_s, u"voicemail"_s}}}},
                                                {u"repeat"_s, 1},
                                                {u"end"_s, u"voicemail"_s}}}}});
        m_draft->load(organization);
    }

    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ApiClient> m_api;
    std::unique_ptr<OrganizationDraft> m_draft;
    std::unique_ptr<PolicyEditor> m_editor;
};

void tst_PolicyEditor::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"AttendantTest"_s);
    QCoreApplication::setApplicationName(u"tst_policyeditor"_s);
    QSettings().clear();
    m_theme = std::make_unique<ThemeController>();
    m_theme->setMode(ThemeMode::Light);
}

void tst_PolicyEditor::init()
{
    m_server = std::make_unique<FakeServer>();
    m_api = std::make_unique<ApiClient>(m_server->url(), u"t"_s);
    m_draft = std::make_unique<OrganizationDraft>();
    m_draft->load(Organization::demo());
    // The dry run as the server does it.
    m_server->on("POST", u"/api/v1/organizations/org_demo_001/policy/preview"_s, [](const FakeServer::Asked &asked) -> FakeServer::Answer {
        const auto policy = EscalationPolicy::fromJson(asked.body.value("policy"_L1).toObject());
        if (!policy)
            return {400, {{u"detail"_s, policy.error().message}}};
        const Urgency urgency = urgencyFrom(asked.body.value("urgency"_L1).toString()).value_or(Urgency::Low);
        const Time at{std::chrono::days(20'000)};
        return {200, PolicyPreview::of(policy->planFor(Organization::demo(), urgency, at), urgency, at).toJson()};
    });
    m_server->on("GET", u"/api/v1/presence"_s,
                 {{u"people"_s, QJsonArray{QJsonObject{{u"user_id"_s, u"user_anna"_s}, {u"name"_s, u"Anna Berg"_s}, {u"state"_s, u"available"_s}},
                                           QJsonObject{{u"user_id"_s, u"user_ben"_s}, {u"name"_s, u"Ben Ito"_s}, {u"state"_s, u"away"_s}}}}});
    m_editor = std::make_unique<PolicyEditor>(*m_draft, *m_api);
    m_editor->resize(1100, 720);
    m_editor->show();
}

void tst_PolicyEditor::cleanup()
{
    m_editor.reset();
    m_draft.reset();
    m_api.reset();
    m_server.reset();
}

void tst_PolicyEditor::showsTheBuiltInOneUntilItIsChanged()
{
    QVERIFY(!find<Button>("policyBuiltInButton")->isEnabled());
    QVERIFY(find<PolicyForm>("policyForm")->rules().size() >= 3);
    QVERIFY(m_draft->changes().empty()); // looking at it changes nothing
    card(0)->steps()[0]->findChild<QSpinBox *>(u"stepTimer"_s)->setValue(33);
    QCOMPARE(step(0, 0).value("timer_s"_L1).toInt(), 33);
    QVERIFY(find<Button>("policyBuiltInButton")->isEnabled());
    find<Button>("policyBuiltInButton")->click();
    QVERIFY(policy().isEmpty());
    QVERIFY(card(0)->steps()[0]->findChild<QSpinBox *>(u"stepTimer"_s)->value() != 33);
}

void tst_PolicyEditor::editsStepsByKeyboard()
{
    loadOwn();
    auto *target = card(0)->steps()[1]->findChild<QComboBox *>(u"stepTarget"_s);
    QCOMPARE(target->currentData().toString(), u"phone"_s);
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
    target->setFocus();
    QTest::keyClick(target, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(step(0, 0).value("target"_L1).toString(), u"phone"_s);
    QTest::keyClick(card(0)->steps()[0]->findChild<QComboBox *>(u"stepTarget"_s), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(step(0, 1).value("target"_L1).toString(), u"phone"_s);
    card(1)->findChild<Button *>(u"addStepButton"_s)->click();
    QCOMPARE(policy().value("rules"_L1).toArray()[1].toObject().value("steps"_L1).toArray().size(), 3);
    QCOMPARE(step(1, 2).value("target"_L1).toString(), u"voicemail"_s); // stays the last
    const auto actions = card(1)->steps()[1]->findChild<Button *>(u"stepMenuButton"_s)->menu()->actions();
    actions.last()->trigger();
    QTRY_COMPARE(policy().value("rules"_L1).toArray()[1].toObject().value("steps"_L1).toArray().size(), 2);
}

void tst_PolicyEditor::addsMovesAndRemovesRules()
{
    loadOwn();
    find<Button>("addRuleButton")->click();
    QCOMPARE(policy().value("rules"_L1).toArray().size(), 3);
    const auto name = [this](int rule) { return policy().value("rules"_L1).toArray()[rule].toObject().value("name"_L1).toString(); };
    card(2)->findChild<Button *>(u"ruleUpButton"_s)->click();
    QTRY_COMPARE(name(1), u"Rule 3"_s);
    card(1)->findChild<Button *>(u"removeRuleButton"_s)->click();
    QTRY_COMPARE(policy().value("rules"_L1).toArray().size(), 2);
    QCOMPARE(name(1), u"Everything else"_s);
    card(1)->findChild<QCheckBox *>(u"when_holiday"_s)->click(); // all were meant; now the other two
    QCOMPARE(policy().value("rules"_L1).toArray()[1].toObject().value("when"_L1).toArray(), (QJsonArray{u"open"_s, u"after_hours"_s}));
}

void tst_PolicyEditor::saysAtTheFieldWhatIsWrong()
{
    loadOwn();
    auto *phone = card(0)->steps()[1]->findChild<Field *>(u"stepPhone"_s);
    const QJsonObject before = policy();
    phone->selectAll();
    QTest::keyClicks(phone, u"12"_s);
    QVERIFY(!phone->problem().isEmpty());
    QVERIFY(!card(0)->steps()[1]->findChild<QLabel *>(u"stepProblem"_s)->isHidden());
    QVERIFY(card(0)->steps()[0]->findChild<QLabel *>(u"stepProblem"_s)->isHidden());
    QCOMPARE(m_draft->problems().size(), 1u);
    QCOMPARE(phone->text(), u"12"_s); // what is typed is kept
    phone->selectAll();
    QTest::keyClicks(phone, u"+1 608 555 0177"_s);
    QCOMPARE(phone->problem(), QString());
    QCOMPARE(m_draft->problems().size(), 0u);
    QVERIFY(policy() != before);
    QVERIFY(step(0, 1).value("number"_L1).toString().contains(u"0177"_s));
}

void tst_PolicyEditor::formAndJsonAreKeptInStep()
{
    loadOwn();
    find<SegmentedFilter>("policyModes")->choose(1);
    auto *json = find<JsonView>("policyJson");
    QCOMPARE(QJsonDocument::fromJson(json->toPlainText().toUtf8()).object(), policy());
    QString text = json->toPlainText();
    json->setPlainText(text.replace(u"\"timer_s\": 25"_s, u"\"timer_s\": 45"_s));
    QCOMPARE(step(1, 0).value("timer_s"_L1).toInt(), 45);
    QCOMPARE(card(1)->steps()[0]->findChild<QSpinBox *>(u"stepTimer"_s)->value(), 45);
    json->setPlainText(text + u"}"_s);
    QVERIFY(!find<QLabel>("policyJsonProblem")->isHidden());
    QCOMPARE(m_draft->problems().size(), 1u);
    QCOMPARE(step(1, 0).value("timer_s"_L1).toInt(), 45); // what was right before stays
    json->setPlainText(QString(text).replace(u"\"timer_s\": 45"_s, u"\"timer_s\": 0"_s));
    QVERIFY(find<QLabel>("policyJsonProblem")->text().startsWith(u"rules[1].steps[0].timer_s:"_s));
    json->setPlainText(text);
    QVERIFY(find<QLabel>("policyJsonProblem")->isHidden());
    QCOMPARE(m_draft->problems().size(), 0u);
}

void tst_PolicyEditor::undoBringsTheFormBack()
{
    loadOwn();
    card(1)->steps()[0]->findChild<QSpinBox *>(u"stepTimer"_s)->setValue(40);
    QCOMPARE(step(1, 0).value("timer_s"_L1).toInt(), 40);
    m_draft->undo();
    QCOMPARE(card(1)->steps()[0]->findChild<QSpinBox *>(u"stepTimer"_s)->value(), 25);
    QVERIFY(m_draft->changes().empty());
}

void tst_PolicyEditor::groupsAreOfferedToTheSteps()
{
    loadOwn();
    m_editor->activate();
    QTRY_VERIFY(find<Button>("groupMembersButton")->text().contains(u"Anna Berg"_s));
    auto *name = find<Field>("groupName");
    name->setText(u"first line"_s);
    Q_EMIT name->editingFinished();
    QCOMPARE(step(0, 0).value("group"_L1).toString(), u"first line"_s); // the step follows
    QVERIFY(policy().value("groups"_L1).toObject().contains("first line"_L1));
    QVERIFY(m_draft->problems().empty());
    auto *menu = find<Button>("groupMembersButton")->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    menu->actions()[1]->trigger();
    QCOMPARE(policy().value("groups"_L1).toObject().value("first line"_L1).toArray().size(), 2);
}

void tst_PolicyEditor::drawsWhatWouldHappen()
{
    loadOwn();
    m_editor->activate();
    QTRY_VERIFY(find<QLabel>("previewRule")->text().startsWith(u"Emergencies ("_s));
    const QString before = find<PolicyTimeline>("policyTimeline")->accessibleName();
    QVERIFY2(before.contains(u"0:20"_s) && before.contains(u"0:40 It stays"_s), qPrintable(before)); // twice 20 s; nothing here can dial
    auto *urgency = find<QComboBox>("previewUrgency");
    urgency->setCurrentIndex(urgency->findData(u"low"_s));
    QTRY_VERIFY(find<QLabel>("previewRule")->text().startsWith(u"Everything else ("_s));
    // What is not saved counts.
    card(1)->steps()[0]->findChild<QSpinBox *>(u"stepTimer"_s)->setValue(90);
    QTRY_VERIFY(find<PolicyTimeline>("policyTimeline")->accessibleName().contains(u"1:30"_s));
}

void tst_PolicyEditor::asksByTheOfficesClock()
{
    loadOwn();
    m_editor->activate();
    auto *moment = find<QDateTimeEdit>("previewMoment");
    QCOMPARE(moment->timeZone(), QTimeZone("America/Chicago"));
    QVERIFY(std::abs(moment->dateTime().secsTo(QDateTime::currentDateTimeUtc())) < 300);
    moment->setDate({2026, 11, 23});
    moment->setTime({9, 0});
    const QString path = u"/api/v1/organizations/org_demo_001/policy/preview"_s;
    const auto asked = [&] { return QDateTime::fromString(m_server->last("POST", path).body.value("at"_L1).toString(), Qt::ISODateWithMs); };
    QTRY_COMPARE(asked(), QDateTime({2026, 11, 23}, {15, 0}, QTimeZone::UTC));
}

void tst_PolicyEditor::makesPictures()
{
    loadOwn();
    m_editor->activate();
    QTRY_VERIFY(find<Button>("groupMembersButton")->text().contains(u"Anna Berg"_s));
    QTRY_VERIFY(find<QLabel>("previewRule")->text().startsWith(u"Emergencies ("_s));
    for (const bool dark : {false, true}) {
        m_theme->setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        for (const QSize size : {QSize(960, 700), QSize(1500, 980)}) {
            m_editor->resize(size);
            for (const int mode : {0, 1}) {
                find<SegmentedFilter>("policyModes")->choose(mode);
                QCoreApplication::processEvents();
                QCoreApplication::processEvents();
                takeShot(*m_editor, u"policy-%1-%2-%3"_s.arg(mode == 0 ? u"form"_s : u"json"_s, dark ? u"dark"_s : u"light"_s).arg(size.width()));
            }
        }
    }
    m_theme->setMode(ThemeMode::Light);
}

QTEST_MAIN(tst_PolicyEditor)

#include "tst_policyeditor.moc"
