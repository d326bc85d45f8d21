// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/callergenerator.h"
#include "simulator/scenario.h"

#include <QJsonArray>
#include <QTest>

using namespace Attendant;
using namespace Qt::StringLiterals;

class tst_Scenario : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInScenariosAreComplete();
    void everyLineCanBeSpoken();
    void theEmergencySaysWhatItMustSay();
    void fillsInTheCallersParticulars();
    void refusesWrongFiles_data();
    void refusesWrongFiles();
    void namesWhatExists();
    void theGeneratorBeginsCalmThenUrgent();
    void theGeneratorVariesButRepeatsItself();
};

void tst_Scenario::builtInScenariosAreComplete()
{
    const QList<Scenario> scenarios = Scenario::builtIn();
    QVERIFY(scenarios.size() >= 10);
    QSet<QString> ids, languages;
    for (const Scenario &scenario : scenarios) {
        QVERIFY2(!ids.contains(scenario.id), qPrintable(scenario.id));
        ids << scenario.id;
        languages << scenario.language;
        QVERIFY2(!scenario.title.isEmpty() && !scenario.callerNumber.isEmpty() && !scenario.toHuman.isEmpty(), qPrintable(scenario.id));
    }
    QVERIFY(languages.contains(QSet<QString>{u"en"_s, u"es"_s, u"de"_s}));
}

void tst_Scenario::everyLineCanBeSpoken()
{
    for (const Scenario &scenario : Scenario::builtIn()) {
        for (const Scenario::Line &line : scenario.lines + scenario.toHuman) {
            const auto spoken = SpeechSynthesizer::speak(scenario.filledIn(line.say), scenario.voice);
            QVERIFY2(spoken, qPrintable(scenario.id + u": "_s + (spoken ? QString() : spoken.error().message)));
            QVERIFY(!scenario.filledIn(line.say).contains(u'{'));
        }
    }
}

void tst_Scenario::theEmergencySaysWhatItMustSay()
{
    const auto scenario = Scenario::builtIn(u"chest_pain"_s);
    QVERIFY(scenario);
    QVERIFY(scenario->isUrgent);
    QVERIFY(std::ranges::any_of(scenario->lines, [](const Scenario::Line &line) {
        return line.say == u"Walter Ellison, March third, nineteen fifty-four. He's sweating and he says he has chest pain, it goes down into his arm"_s;
    }));
}

void tst_Scenario::fillsInTheCallersParticulars()
{
    Scenario scenario;
    scenario.callerName = u"Lucía Müller"_s;
    scenario.callerNumber = u"+16085550142"_s;
    QCOMPARE(scenario.filledIn(u"{first_name}, {name}, {number}, {email}"_s), u"Lucía, Lucía Müller, +16085550142, lucia.muller@example.org"_s);
}

void tst_Scenario::refusesWrongFiles_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("field");
    const auto lines = [](const QJsonObject &line) { return QJsonObject{{u"id"_s, u"x"_s}, {u"lines"_s, QJsonArray{line}}}; };
    QTest::newRow("no id") << QJsonObject{} << u"id"_s;
    QTest::newRow("nothing to say") << lines({{u"after"_s, u"any"_s}}) << u"lines[0].say"_s;
    QTest::newRow("unknown condition") << lines({{u"say"_s, u"a"_s}, {u"after"_s, u"lunch"_s}}) << u"lines[0].after"_s;
    QTest::newRow("unknown question") << lines({{u"say"_s, u"a"_s}, {u"when_asked"_s, u"shoe_size"_s}}) << u"lines[0].when_asked"_s;
    QTest::newRow("unknown finish") << QJsonObject{{u"id"_s, u"x"_s}, {u"finish"_s, u"explode"_s}} << u"finish"_s;
}

void tst_Scenario::refusesWrongFiles()
{
    QFETCH(QJsonObject, json);
    QFETCH(QString, field);
    const auto scenario = Scenario::fromJson(json);
    QVERIFY(!scenario);
    QCOMPARE(scenario.error().field, field);
}

void tst_Scenario::namesWhatExists()
{
    const auto none = Scenario::builtIn(u"nothing"_s);
    QVERIFY(!none);
    QVERIFY(none.error().code == Error::Code::NotFound);
    QVERIFY(none.error().message.contains(u"chest_pain"_s));
    QVERIFY(Scenario::load(u"/no/such/file.json"_s).error().code == Error::Code::NotFound);
}

void tst_Scenario::theGeneratorBeginsCalmThenUrgent()
{
    for (quint64 seed = 0; seed < 20; ++seed) {
        const CallerGenerator generator(QUrl(u"http://127.0.0.1:1"_s), {.seed = seed});
        QVERIFY(!generator.scenarioFor(0).isUrgent);
        QVERIFY(generator.scenarioFor(1).isUrgent);
    }
}

void tst_Scenario::theGeneratorVariesButRepeatsItself()
{
    const qsizetype count = Scenario::builtIn().size();
    const CallerGenerator::Options options{.seed = 4, .orgIds = {u"org_a"_s, u"org_b"_s}};
    const CallerGenerator one(QUrl(u"http://127.0.0.1:1"_s), options);
    const CallerGenerator two(QUrl(u"http://127.0.0.1:1"_s), options);
    QSet<QString> firstRound, orgs, names;
    for (int i = 0; i < 3 * count; ++i) {
        QCOMPARE(one.scenarioFor(i).id, two.scenarioFor(i).id);
        QCOMPARE(one.scenarioFor(i).callerName, two.scenarioFor(i).callerName);
        orgs << one.scenarioFor(i).orgId;
        names << one.scenarioFor(i).callerName;
        if (i < count)
            firstRound << one.scenarioFor(i).id;
    }
    QCOMPARE(firstRound.size(), count);
    QCOMPARE(orgs, (QSet<QString>{u"org_a"_s, u"org_b"_s}));
    QVERIFY(names.size() > count);
}

QTEST_GUILESS_MAIN(tst_Scenario)
#include "tst_scenario.moc"
